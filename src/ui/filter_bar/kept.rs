//! Filters that are kept under a name.

use egui::{Button, TextEdit, Ui};

use super::menu;
use crate::app::{Command, State};
use crate::ui::strings::filters as strings;
use crate::ui::theme;
use crate::ui::{icons, widgets};

/// The menu of kept filters, when there is one or something to keep.
pub(super) fn show(ui: &mut Ui, state: &State, name: &mut String, commands: &mut Vec<Command>) {
    let saved = &state.ground.saved_filters;
    let has_chips = state.condition_count() > 0;
    if saved.is_empty() && !has_chips {
        return;
    }
    menu(ui, Button::new(egui::RichText::new(strings::KEPT).size(theme::SMALL)), None, |ui| {
        ui.set_min_width(200.0);
        for (index, filter) in saved.iter().enumerate() {
            ui.horizontal(|ui| {
                if ui.button(&filter.name).clicked() {
                    commands.push(Command::UseFilter(index));
                    ui.close();
                }
                if widgets::icon_button(ui, &strings::forget(&filter.name), icons::cross).clicked() {
                    commands.push(Command::ForgetFilter(index));
                }
            });
        }
        if !has_chips {
            return;
        }
        widgets::on_menu(ui);
        widgets::secondary(ui, strings::KEEP_AS);
        ui.horizontal(|ui| {
            let field = TextEdit::singleline(name).desired_width(140.0);
            let response = ui.add(field).accessible_name(strings::KEEP_AS);
            let is_entered = response.lost_focus() && super::enters(ui);
            let is_named = !name.trim().is_empty();
            let is_pressed = ui.add_enabled(is_named, Button::new(strings::KEEP)).clicked();
            if is_named && (is_pressed || is_entered) {
                commands.push(Command::SaveFilter(std::mem::take(name)));
                ui.close();
            }
        });
    });
}
