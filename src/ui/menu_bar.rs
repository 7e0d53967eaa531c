//! The menus, made from the table of commands, and the search field beside them.

use egui::{Button, MenuBar, Ui};

use super::{keys, search_field, strings};
use crate::app::table::{COMMANDS, Entry, Menu, is_enabled, is_on};
use crate::app::{Command, State};

pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    search: &mut search_field::Memory,
    commands: &mut Vec<Command>,
) {
    MenuBar::new().ui(ui, |ui| {
        for menu in Menu::ALL {
            ui.menu_button(menu.title(), |ui| items(ui, state, menu, commands));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            search_field::show(ui, state, search, commands);
        });
    });
}

fn items(ui: &mut Ui, state: &State, menu: Menu, commands: &mut Vec<Command>) {
    let mut group = None;
    for entry in COMMANDS.iter().filter(|entry| entry.menu == menu) {
        if group.is_some_and(|group| group != entry.group) {
            ui.separator();
        }
        group = Some(entry.group);
        if item(ui, state, entry) {
            commands.push(entry.command.clone());
            ui.close();
        }
    }
}

fn item(ui: &mut Ui, state: &State, entry: &Entry) -> bool {
    let mut button = Button::new(name(state, entry)).min_size(egui::vec2(ui.available_width(), 0.0));
    if let Some(shortcut) = entry.shortcut {
        button = button.shortcut_text(keys::text(ui.ctx(), shortcut));
    }
    if let Some(is_on) = is_on(state, &entry.command) {
        button = button.selected(is_on);
    }
    let enabled = is_enabled(state, &entry.command);
    ui.add_enabled(enabled, button).on_hover_text(entry.description).clicked()
}

/// The name of a command; undo and redo say what they would do.
pub(super) fn name(state: &State, entry: &Entry) -> String {
    match entry.command {
        Command::Undo => state.history.undo_step().map(strings::undo),
        Command::Redo => state.history.redo_step().map(strings::redo),
        _ => None,
    }
    .unwrap_or_else(|| entry.name.to_owned())
}
