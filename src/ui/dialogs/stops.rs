//! The stops of a presentation.

use std::collections::BTreeMap;

use egui::{Align, Layout, ScrollArea, TextEdit, Ui};

use super::{room, title};
use crate::app::{Command, Exporting, State, Stopping, Way};
use crate::project::Stop;
use crate::ui::strings::exports as strings;
use crate::ui::{icons, widgets};

/// The names that are being typed.
#[derive(Debug, Default)]
pub(super) struct Memory {
    names: BTreeMap<usize, String>,
}

impl Memory {
    /// Forgets what was typed.
    pub(super) fn clear(&mut self) {
        self.names.clear();
    }
}

pub(super) fn show(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    title(ui, strings::STOPS_TITLE);
    let stops = &state.ground.stops;
    if stops.is_empty() {
        ui.label(strings::NO_STOPS);
    } else {
        widgets::secondary(ui, strings::STOPS_HINT);
    }
    ui.add_space(6.0);
    let height = room(ui);
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        for (index, stop) in stops.iter().enumerate() {
            ui.push_id(index, |ui| row(ui, (index, stops.len()), stop, memory, commands));
        }
    });
    ui.add_space(8.0);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_enabled_ui(!stops.is_empty(), |ui| {
            if widgets::primary_button(ui, strings::SAVE_STOPS).clicked() {
                commands.push(wish(Stopping::Save));
            }
        });
        if widgets::plain_button(ui, crate::ui::strings::CLOSE).clicked() {
            commands.push(Command::Escape);
        }
    });
}

const fn wish(stopping: Stopping) -> Command {
    Command::Export(Exporting::Stop(stopping))
}

fn row(
    ui: &mut Ui,
    (index, count): (usize, usize),
    stop: &Stop,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    ui.horizontal(|ui| {
        let name = memory.names.entry(index).or_insert_with(|| stop.name.clone());
        let field = TextEdit::singleline(name).desired_width((ui.available_width() - 190.0).max(80.0));
        let response = ui.add(field).accessible_name(strings::stop_name(index + 1));
        // One step for a name, not one for each letter.
        if response.lost_focus() && *name != stop.name && !name.trim().is_empty() {
            commands.push(wish(Stopping::Rename(index, name.trim().to_owned())));
        } else if !response.has_focus() {
            name.clone_from(&stop.name);
        }
        if ui.button(strings::SHOW_STOP).clicked() {
            commands.extend([wish(Stopping::GoTo(index)), Command::Escape]);
        }
        ui.add_enabled_ui(index > 0, |ui| {
            if widgets::icon_button(ui, &strings::stop_earlier(&stop.name), icons::up).clicked() {
                commands.push(wish(Stopping::Move(index, Way::Back)));
            }
        });
        ui.add_enabled_ui(index + 1 < count, |ui| {
            if widgets::icon_button(ui, &strings::stop_later(&stop.name), icons::down).clicked() {
                commands.push(wish(Stopping::Move(index, Way::Forward)));
            }
        });
        if widgets::icon_button(ui, &strings::forget_stop(&stop.name), icons::cross).clicked() {
            commands.push(wish(Stopping::Forget(index)));
        }
    });
}
