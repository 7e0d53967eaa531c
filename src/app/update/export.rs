//! Pictures, data and quotations go out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::project;
use crate::app::command::Command;
use crate::app::comparison::report;
use crate::app::effect::Effect;
use crate::app::exporting::{self, Exporting};
use crate::app::files::suggested_name;
use crate::app::picture;
use crate::app::quotation::cited;
use crate::app::state::{Dialog, Notice, SaveTarget, State};
use crate::app::stops::{self, Stopping};
use crate::app::tables;
use crate::app::toast;
use crate::export::graph_json::Known;
use crate::export::paper::{Orientation, Paper};
use crate::export::picture::PictureOptions;
use crate::knowledge::RelationId;
use crate::project::ENDING;

pub(super) fn change(state: &mut State, command: Command, effects: &mut Vec<Effect>) {
    match command {
        Command::ExportPicture => state.dialog = Some(Dialog::Picture),
        Command::SetPicture(choice) => state.picture = choice,
        Command::SavePicture => ask(state, SaveTarget::Picture, effects),
        Command::ExportGraph => state.dialog = Some(Dialog::Data),
        Command::Export(exporting) => export(state, exporting, effects),
        Command::ExportTable => ask(state, SaveTarget::Table, effects),
        Command::ExportCorrections => ask(state, SaveTarget::Corrections, effects),
        Command::ShowSavePath(target) => state.dialog = Some(Dialog::SavePath(target)),
        Command::SaveTo(target, path) => save(state, target, path, effects),
        Command::CopyQuotation { relation, evidence } => copy_quotation(state, relation, evidence, effects),
        Command::CopyText(text) => copy(state, text, effects),
        _ => {}
    }
}

/// What the dialog for the place of a file brings back.
pub(super) fn enter_target(
    state: &mut State,
    target: SaveTarget,
    path: Option<PathBuf>,
    effects: &mut Vec<Effect>,
) {
    match path {
        Some(path) => save(state, target, path, effects),
        None => state.notice = Some(Notice::NotSaved(target)),
    }
}

fn ending(state: &State, target: SaveTarget) -> &'static str {
    match target {
        SaveTarget::Picture => state.picture.format.ending(),
        SaveTarget::Corrections => "json",
        SaveTarget::Graph if state.data.format.is_folder() => "",
        SaveTarget::Graph => state.data.format.ending(),
        SaveTarget::Stops => "pdf",
        SaveTarget::Table => "csv",
        SaveTarget::Project | SaveTarget::Copy => ENDING,
        SaveTarget::Comparison | SaveTarget::Report => "md",
    }
}

pub(super) fn ask(state: &State, target: SaveTarget, effects: &mut Vec<Effect>) {
    let of_what = match target {
        SaveTarget::Corrections => " corrections",
        SaveTarget::Comparison => " comparison",
        SaveTarget::Report => " report",
        SaveTarget::Stops => " presentation",
        // The name of a folder of tables.
        SaveTarget::Graph if state.data.format.is_folder() => " tables",
        _ => "",
    };
    let name = suggested_name(&state.ground.sources);
    let suggestion = match ending(state, target) {
        "" => format!("{name}{of_what}"),
        ending => format!("{name}{of_what}.{ending}"),
    };
    effects.push(Effect::AskForTarget { target, suggestion });
}

fn save(state: &mut State, target: SaveTarget, mut path: PathBuf, effects: &mut Vec<Effect>) {
    let ending = ending(state, target);
    if path.extension().is_none() && !ending.is_empty() {
        path.set_extension(ending);
    }
    if matches!(target, SaveTarget::Project | SaveTarget::Copy) {
        return project::save(state, target, path, effects);
    }
    effects.push(match target {
        SaveTarget::Picture if is_page(&path) => Effect::SavePage {
            path,
            picture: Arc::new(picture::page(state)),
            knowledge: Arc::clone(&state.derived.knowledge),
            title: picture::title(state),
        },
        SaveTarget::Picture => {
            let scene = Arc::new(picture::scene(state));
            let options = picture::options(state, &scene);
            Effect::SavePicture { path, scene, options }
        }
        SaveTarget::Graph => {
            let known = if state.ground.filter.shows_known { Known::Included } else { Known::LeftOut };
            let knowledge = Arc::clone(&state.derived.knowledge);
            let is_part = state.data.shown_only && state.data.can_be_part();
            let placed = is_part.then(|| Arc::new(exporting::placed(state)));
            Effect::SaveGraph { path, knowledge, known, format: state.data.format, placed }
        }
        SaveTarget::Table => Effect::SaveTable { path, table: tables::current(state) },
        SaveTarget::Corrections => {
            Effect::SaveCorrections { path, corrections: state.ground.corrections.clone() }
        }
        SaveTarget::Comparison => {
            let Some(comparison) = &state.comparison else { return };
            let is_table = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
            let write = if is_table { report::table } else { report::markdown };
            let text = write(&state.derived.knowledge, &comparison.sides, &comparison.rows);
            Effect::SaveText { path, text }
        }
        SaveTarget::Report => Effect::SaveReport {
            path,
            knowledge: Arc::clone(&state.derived.knowledge),
            chosen: exporting::chosen(state),
            title: picture::title(state),
        },
        SaveTarget::Stops => {
            let options = PictureOptions {
                // Pages of one size, whatever the views are like.
                paper: Some(
                    state
                        .picture
                        .paper
                        .unwrap_or(Paper { orientation: Orientation::Landscape, ..Paper::default() }),
                ),
                ..PictureOptions::default()
            };
            Effect::SaveStops { path, presentation: Arc::new(stops::presentation(state)), options }
        }
        SaveTarget::Project | SaveTarget::Copy => return,
    });
    state.dialog = None;
}

/// What else leaves the window.
fn export(state: &mut State, exporting: Exporting, effects: &mut Vec<Effect>) {
    match exporting {
        Exporting::SetData(choice) => state.data = choice,
        Exporting::SaveData => ask(state, SaveTarget::Graph, effects),
        Exporting::Stop(Stopping::List) => state.dialog = Some(Dialog::Stops),
        Exporting::Stop(Stopping::Save) => ask(state, SaveTarget::Stops, effects),
        Exporting::Stop(stopping) => stops::change(state, stopping),
        Exporting::SaveReport => ask(state, SaveTarget::Report, effects),
        Exporting::CopyPicture => {
            let scene = Arc::new(picture::scene(state));
            // Whatever the format of files is: a clipboard takes pixels.
            let scale = Some(f32::from(state.picture.scale));
            let options = PictureOptions { scale, ..picture::options(state, &scene) };
            effects.push(Effect::DrawPicture { scene, options });
        }
    }
}

/// Whether the file is a page with the graph and every sentence.
fn is_page(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("html") || ending.eq_ignore_ascii_case("htm"))
}

fn copy_quotation(state: &mut State, relation: RelationId, evidence: usize, effects: &mut Vec<Effect>) {
    let knowledge = &state.derived.knowledge;
    let found = knowledge.relation(relation).and_then(|relation| {
        let evidence = relation.evidence.get(evidence)?;
        cited(knowledge, evidence.source, evidence.sentence, &[relation])
    });
    if let Some(text) = found {
        copy(state, text, effects);
    }
}

/// Puts a text on the clipboard, and says so.
pub(super) fn copy(state: &mut State, text: String, effects: &mut Vec<Effect>) {
    toast::say(state, Notice::Copied);
    effects.push(Effect::CopyText(text));
}
