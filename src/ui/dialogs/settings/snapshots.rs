//! Whether snapshots of projects are taken, where they go, how many are kept, and that all of them go.

use std::path::PathBuf;

use egui::{Slider, TextEdit, Ui};

use crate::app::{Command, ProjectCommand, Setting, Settings, State};
use crate::ui::strings::snapshots as words;
use crate::ui::widgets;

/// Room for the bar that scrolls, in points.
const SCROLL_BAR: f32 = 20.0;

/// What has to be remembered from frame to frame.
#[derive(Debug, Default)]
pub(in crate::ui::dialogs) struct Memory {
    /// The path of the folder, while somebody types it.
    folder: Option<String>,
    /// Whether all snapshots are to be deleted, if one says so again.
    asks: bool,
}

impl Memory {
    /// Forgets what was typed and asked.
    pub(in crate::ui::dialogs) fn clear(&mut self) {
        *self = Self::default();
    }
}

pub(super) fn show(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    let settings = &state.settings;
    widgets::secondary(ui, words::TITLE);
    ui.vertical(|ui| {
        widgets::rims(ui);
        let mut keeps = settings.keeps_snapshots;
        if ui.checkbox(&mut keeps, words::KEEPS).changed() {
            commands.push(Command::Set(Setting::KeepsSnapshots(keeps)));
        }
        widgets::secondary(ui, words::PRIVACY);
    });
    ui.end_row();
    let label = widgets::secondary(ui, words::FOLDER);
    ui.vertical(|ui| {
        folder(ui, state, memory, label.id, commands);
    });
    ui.end_row();
    let label = widgets::secondary(ui, words::COUNT);
    let mut count = settings.snapshot_count;
    let (least, most) = Settings::SNAPSHOT_COUNTS;
    ui.spacing_mut().slider_width = super::SLIDER;
    ui.horizontal(|ui| {
        let slider = Slider::new(&mut count, least..=most).show_value(false);
        ui.add_enabled(settings.keeps_snapshots, slider).labelled_by(label.id);
        ui.label(words::of_each(count));
    });
    if count != settings.snapshot_count {
        commands.push(Command::Set(Setting::SnapshotCount(count)));
    }
    ui.end_row();
    ui.label("");
    ui.horizontal(|ui| delete(ui, state, memory, commands));
    ui.end_row();
}

fn folder(ui: &mut Ui, state: &State, memory: &mut Memory, label: egui::Id, commands: &mut Vec<Command>) {
    let place = state.snapshot_place();
    let path = place.map(|place| place.snapshots.folder().display().to_string()).unwrap_or_default();
    let mut text = memory.folder.clone().unwrap_or_else(|| path.clone());
    // The bar that scrolls floats over the end.
    let width = ui.available_width() - SCROLL_BAR;
    let field = TextEdit::singleline(&mut text).hint_text(words::NOWHERE).desired_width(width);
    let response = ui.add(field).labelled_by(label);
    if response.changed() {
        memory.folder = Some(text);
    }
    if response.lost_focus()
        && let Some(typed) = memory.folder.take()
        && typed.trim() != path
    {
        let typed = typed.trim().trim_matches('"');
        commands.push(Command::Project(ProjectCommand::KeepSnapshotsIn(Some(PathBuf::from(typed)))));
    }
    ui.horizontal(|ui| {
        if ui.button(words::CHOOSE).clicked() {
            commands.push(Command::Project(ProjectCommand::ChooseSnapshotFolder));
        }
        ui.add_enabled_ui(!path.is_empty(), |ui| {
            if ui.button(words::SHOW).clicked() {
                commands.push(Command::Project(ProjectCommand::ShowSnapshotFolder));
            }
            if ui.button(words::COPY_PATH).clicked() {
                commands.push(Command::CopyText(path.clone()));
            }
        });
        if state.settings.snapshot_folder.is_some() && ui.button(words::OWN_FOLDER).clicked() {
            commands.push(Command::Project(ProjectCommand::KeepSnapshotsIn(None)));
        }
    });
}

/// What there is, and the way to be rid of it: asked for twice.
fn delete(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    let total = state.project.snapshot_total;
    if total.count == 0 {
        memory.asks = false;
        widgets::secondary(ui, words::NONE);
    } else if memory.asks {
        ui.label(words::really(total));
        if ui.button(words::DELETE).clicked() {
            memory.asks = false;
            commands.push(Command::Project(ProjectCommand::DeleteSnapshots));
        }
        if ui.button(words::KEEP).clicked() {
            memory.asks = false;
        }
    } else {
        ui.label(words::total(total));
        memory.asks = ui.button(words::DELETE_ALL).clicked();
    }
}
