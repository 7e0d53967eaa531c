//! Earlier states of the project, the last on top; each can be opened as a project of its own.

use egui::{ScrollArea, Ui};

use super::{close, room, title};
use crate::app::{Command, State};
use crate::ui::strings::projects as strings;
use crate::ui::{theme, widgets};

pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    title(ui, strings::SNAPSHOTS);
    widgets::secondary(ui, strings::SNAPSHOTS_HINT);
    ui.add_space(6.0);
    let snapshots = &state.project.snapshots;
    if snapshots.is_empty() {
        ui.label(strings::NO_SNAPSHOTS);
    }
    let area = ScrollArea::vertical().max_height(room(ui)).auto_shrink([false, true]);
    area.show(ui, |ui| {
        for snapshot in snapshots {
            let (time, size) = (strings::time(snapshot.time), strings::size(snapshot.size));
            let tokens = theme::Tokens::in_ui(ui);
            let words = egui::RichText::new(&time).font(theme::plain(theme::BODY)).color(tokens.text);
            let large = egui::RichText::new(&size).size(theme::SMALL).color(tokens.secondary);
            let button = egui::Button::new(words).right_text(large).frame_when_inactive(false);
            let response = ui.add_sized([ui.available_width(), 0.0], button);
            let told = format!("{time}, {size}");
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &told));
            if response.clicked() {
                commands.push(Command::RestoreSnapshot(snapshot.path.clone()));
            }
        }
    });
    ui.add_space(10.0);
    close(ui, commands);
}
