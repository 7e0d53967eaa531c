//! Errors: they stay until they are dismissed, and can be copied.

use egui::{Frame, Ui};

use super::theme::Tokens;
use super::{icons, strings, widgets};
use crate::app::{Command, State};

/// How many errors are shown at once; the others follow when these are dismissed.
const MOST: usize = 4;

pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = Tokens::in_ui(ui);
    // A line parts them.
    ui.spacing_mut().item_spacing.y = 1.0;
    for (index, message) in state.messages.iter().enumerate().take(MOST) {
        let surface = Frame::new().fill(tokens.error_surface).inner_margin(egui::Margin::symmetric(12, 6));
        surface.show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if widgets::icon_button(ui, strings::DISMISS, icons::cross).clicked() {
                        commands.push(Command::DismissMessage(index));
                    }
                    if ui.small_button(strings::COPY).clicked() {
                        commands.push(Command::CopyText(message.text.clone()));
                    }
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        ui.add(
                            egui::Label::new(egui::RichText::new(&message.text).color(tokens.text)).wrap(),
                        );
                    });
                });
            });
        });
    }
    if state.messages.len() > MOST {
        let surface = Frame::new().fill(tokens.error_surface).inner_margin(egui::Margin::symmetric(12, 4));
        surface.show(ui, |ui| {
            ui.take_available_width();
            widgets::secondary(ui, strings::more(state.messages.len() - MOST));
        });
    }
}
