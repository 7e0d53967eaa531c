//! The one function that changes the state.

mod canvas;
mod chips;
mod comparison;
mod curation;
mod documents;
mod duplicates;
mod export;
mod filters;
mod groups;
mod hands;
mod names;
mod notes;
mod on_disk;
mod paths;
mod playback;
mod project;
mod question;
mod reader;
mod review;
mod search;
mod selection;
mod settings;
mod snapshots;
mod tables;
mod view;

use super::command::Command;
use super::derived::{self, Hold, refresh};
use super::effect::Effect;
use super::history::Ground;
use super::project::ProjectCommand;
use super::report::Report;
use super::state::{Message, Notice, State};
use super::views;
use super::{duplicates as possible, paths as shown_paths, question as asked, review as queue, toast};
use crate::jobs::Turn;

/// Applies a command and says what has to be done outside.
pub fn update(state: &mut State, command: Command) -> Vec<Effect> {
    update_all(state, [command])
}

/// Applies several commands at once: what follows from the ground state is brought up to date only
/// once, after the last.
pub fn update_all(state: &mut State, commands: impl IntoIterator<Item = Command>) -> Vec<Effect> {
    let mut effects = Vec::new();
    let before = toast::Before::of(state);
    let chosen_before = settings::Before::of(state);
    for command in commands {
        apply(state, command, &mut effects);
    }
    chosen_before.compare(state, &mut effects);
    notes::forget_what_is_gone(state);
    effects.extend(refresh(state));
    search::refresh(state);
    effects.extend(state.found.take_wish().map(Effect::Make));
    shown_paths::refresh(state);
    asked::refresh(state);
    queue::refresh(state);
    possible::refresh(state);
    toast::refresh(state, before);
    project::keep(state, &mut effects);
    effects
}

fn apply(state: &mut State, command: Command, effects: &mut Vec<Effect>) {
    let stop = views::is_journey(state, &command).then(|| views::Stop::of(state));
    apply_step(state, command, effects);
    if let Some(stop) = stop {
        views::record(state, stop);
    }
}

fn apply_step(state: &mut State, command: Command, effects: &mut Vec<Effect>) {
    let command = groups::meant(state, command);
    let Some(step) = command.step() else {
        return change(state, command, effects);
    };
    if hands::rearranges(&command) {
        hands::note_places(state);
    }
    let before = state.ground.clone();
    let slider = slider(state, &command);
    change(state, command, effects);
    let has_changed = !is_same(&before, &state.ground);
    let continues = has_changed && slider.is_some_and(|slider| state.history.continues(step, slider));
    if has_changed && !continues {
        state.history.record(step, before);
        state.history.slide(slider);
    }
    if has_changed {
        project::note(state, state.history.last_step());
    }
}

/// The number of the slider that a command draws along: all its way makes one step.
fn slider(state: &State, command: &Command) -> Option<usize> {
    match command {
        Command::Nudge(_) | Command::NudgeName(_) => Some(hands::series(state)),
        Command::SetDepth(_) => Some(0),
        command if playback::is_about(command) => Some(playback::series(state)),
        Command::SetChip(index, chip) => chip.condition.is_bound().then_some(1 + index),
        _ => None,
    }
}

fn is_same(one: &Ground, other: &Ground) -> bool {
    one.filter == other.filter
        && one.saved_filters == other.saved_filters
        && one.stops == other.stops
        && one.pins == other.pins
        && one.arrangement == other.arrangement
        && one.grouping == other.grouping
        && one.flags == other.flags
        && one.names == other.names
        && one.notes == other.notes
        && one.style == other.style
        && one.corrections == other.corrections
        && one.files == other.files
        && one.has_documents_of(&other.sources)
}

fn change(state: &mut State, command: Command, effects: &mut Vec<Effect>) {
    use Command as C;
    let Some(command) = groups::change(state, command) else { return };
    match command {
        command if documents::is_about(&command) => documents::change(state, command, effects),
        C::Select(_)
        | C::ToggleSelected(_)
        | C::SelectAll
        | C::ClearSelection
        | C::Hover(_)
        | C::GoTo(_)
        | C::Read(_) => selection::change(state, &command),
        C::Brush(_)
        | C::SelectRelationsOf(_)
        | C::NextEvidence
        | C::PreviousEvidence
        | C::CopySentenceAsQuotation(_)
        | C::CopyQuotationOfSelection
        | C::CopyMarkdown => reader::change(state, command, effects),
        C::GoToHit(_) | C::NextHit | C::PreviousHit | C::SelectHits => search::change(state, &command),
        command if paths::is_about(&command) => paths::change(state, &command, effects),
        command if project::is_about(&command) => project::change(state, command, effects),
        command if question::is_about(&command) => question::change(state, command),
        command if comparison::is_about(&command) => comparison::change(state, command, effects),
        C::Note(noting) => notes::change(state, noting),
        command if curation::is_about(&command) => curation::change(state, command, effects),
        C::FocusSelection
        | C::Focus(_)
        | C::SetDepth(_)
        | C::ClearFocus
        | C::ToggleKnown
        | C::ToggleDoubtful
        | C::HideSelection
        | C::HideOthers
        | C::ShowMore
        | C::ClearFilters => filters::change(state, &command),
        command if playback::is_about(&command) => playback::change(state, &command),
        command if chips::is_about(&command) => chips::change(state, command),
        C::ExportPicture
        | C::SetPicture(_)
        | C::SavePicture
        | C::ExportGraph
        | C::Export(_)
        | C::ExportTable
        | C::ShowSavePath(_)
        | C::SaveTo(..)
        | C::CopyQuotation { .. }
        | C::CopyText(_) => export::change(state, command, effects),
        C::ShowSettings
        | C::Set(_)
        | C::ResetSettings
        | C::ForgetRecent(_)
        | C::ClearRecent
        | C::SetTheme(_)
        | C::SetEvidenceOrder(_)
        | C::ToggleEdgeLabels
        | C::TogglePanel(_) => settings::change(state, command, effects),
        C::FocusPanel(way) => effects.push(Effect::FocusPanel(way)),
        C::ShowCentre(_)
        | C::ShowSheet(_)
        | C::SortTable(_)
        | C::ToggleColumn(_)
        | C::ShowAllColumns
        | C::SearchTable(_)
        | C::SelectRows(_)
        | C::CopyRows
        | C::MoveTimeline(_)
        | C::SetTracks(_)
        | C::BrushDates(_)
        | C::ShowBeneath(_)
        | C::ToggleUndated => tables::change(state, command, effects),
        C::SelectEntities(_)
        | C::AddToSelection(_)
        | C::InvertSelection
        | C::SelectNeighbours
        | C::Walk(_)
        | C::NextNeighbour
        | C::PreviousNeighbour
        | C::FocusAtDepth(_)
        | C::GoBack
        | C::GoForward
        | C::TogglePresentation => canvas::change(state, command, effects),
        C::Undo => undo(state, effects),
        C::Redo => redo(state, effects),
        C::Escape if is_alone(state) => canvas::change(state, C::TogglePresentation, effects),
        C::FocusSearch => focus_search(state, effects),
        C::Quit => project::quit(state, effects),
        C::Disk(disk) => on_disk::change(state, disk, effects),
        C::Report(report) => receive(state, report, effects),
        _ if names::concerns(&command) => names::change(state, &command),
        _ if hands::concerns(&command) => hands::change(state, &command),
        _ => view::change(state, command),
    }
}

/// Whether the graph alone is on the screen, with nothing on top of it.
fn is_alone(state: &State) -> bool {
    state.canvas.is_presenting && state.dialog.is_none()
}

/// Puts the keyboard into the search field, which the graph alone on the screen does not have.
fn focus_search(state: &mut State, effects: &mut Vec<Effect>) {
    if state.canvas.is_presenting {
        canvas::change(state, Command::TogglePresentation, effects);
    }
    effects.push(Effect::FocusSearch);
}

fn undo(state: &mut State, effects: &mut Vec<Effect>) {
    let Some((serial, name)) = state.history.last_step().zip(state.history.undo_step()) else {
        return project::travel(state, Turn::Back, effects);
    };
    project::keep(state, effects);
    hands::note_places(state);
    let before = state.ground.clone();
    state.history.undo(&mut state.ground);
    view::put_back(state, &before);
    if state.ground.files != before.files {
        on_disk::look(state, false, effects);
    }
    project::follow(state, Turn::Back, serial, name, effects);
    if state.work.as_ref().is_some_and(|work| state.history.len() < work.depth) {
        documents::cancel(state, effects);
    }
}

fn redo(state: &mut State, effects: &mut Vec<Effect>) {
    let Some((serial, name)) = state.history.next_step().zip(state.history.redo_step()) else {
        return project::travel(state, Turn::Forward, effects);
    };
    project::keep(state, effects);
    hands::note_places(state);
    let before = state.ground.clone();
    if state.history.redo_step() == Command::TogglePlay.step() {
        // What was watched comes and goes where it stood, the second time as well.
        state.derived.hold = Some(Hold::Everything);
    }
    state.history.redo(&mut state.ground);
    view::put_back(state, &before);
    if state.ground.files != before.files {
        on_disk::look(state, false, effects);
    }
    project::follow(state, Turn::Forward, serial, name, effects);
}

fn receive(state: &mut State, report: Report, effects: &mut Vec<Effect>) {
    match report {
        Report::Project(kept) => project::receive(state, *kept, effects),
        Report::ChosenSnapshotFolder(paths) => {
            if let Some(folder) = paths.into_iter().next() {
                let wish = ProjectCommand::KeepSnapshotsIn(Some(folder));
                snapshots::change(state, wish, effects);
            }
        }
        Report::ChosenProject(paths) => {
            if let Some(path) = paths.into_iter().next() {
                project::open(state, path, effects);
            }
        }
        Report::Made(made) => derived::receive(state, made),
        Report::Target(target, path) => export::enter_target(state, target, path, effects),
        Report::LaidOut { serial, positions } => {
            if state.derived.enter_layout(serial, &positions) {
                hands::welcome(state);
            }
        }
        Report::Saved(path, Ok(())) => toast::say(state, Notice::Saved(path)),
        Report::Drawn(image) => {
            toast::say(state, Notice::Copied);
            effects.push(Effect::CopyImage(image));
        }
        Report::Gone(paths) => state.gone = paths,
        Report::OnDisk { found, tells } => on_disk::receive(state, found, tells),
        Report::Folder(folder, files) => on_disk::enter_folder(state, folder, files),
        Report::NewFiles(files) => on_disk::receive_new(state, files),
        Report::Corrections(path, text) => curation::take_in(state, &path, text),
        Report::ChosenCorrections(paths) => {
            effects.extend(paths.into_iter().next().map(Effect::ReadCorrections));
        }
        Report::Saved(_, Err(text)) | Report::Trouble(text) => state.messages.push(Message { text }),
        other => documents::receive(state, other, effects),
    }
}
