//! In which format the graph is saved as data.

use egui::{ScrollArea, Ui};

use super::{decide, room, title};
use crate::app::{Command, DataChoice, Exporting, State};
use crate::exchange::DataFormat;
use crate::ui::strings::exports as strings;
use crate::ui::widgets;

pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    title(ui, strings::DATA_TITLE);
    let mut choice = state.data;
    let height = room(ui) - 60.0;
    widgets::rims(ui);
    ScrollArea::vertical().max_height(height.max(60.0)).show(ui, |ui| {
        for &format in DataFormat::ALL {
            ui.radio_value(&mut choice.format, format, format.description());
        }
    });
    ui.add_space(8.0);
    ui.add_enabled_ui(choice.can_be_part(), |ui| {
        ui.radio_value(&mut choice.shown_only, false, strings::DATA_EVERYTHING);
        ui.radio_value(&mut choice.shown_only, true, strings::DATA_SHOWN);
    });
    if choice.format.is_folder() {
        widgets::secondary(ui, strings::DATA_FOLDER);
    }
    if choice != state.data {
        commands.push(set(choice));
    }
    if decide(ui, crate::ui::strings::SAVE, true, commands) {
        commands.push(Command::Export(Exporting::SaveData));
    }
}

const fn set(choice: DataChoice) -> Command {
    Command::Export(Exporting::SetData(choice))
}
