//! The menus, made from the table of commands, and the search field beside them.

use egui::{Button, MenuBar, ScrollArea, Ui, vec2};

use super::{keys, recent, search_field, strings, widgets};
use crate::app::table::{COMMANDS, Entry, Menu, is_enabled, is_on};
use crate::app::{Command, State, duplicates};

/// What a menu leaves free of the window's height: the menu bar, and its own margins.
const ABOVE_AND_BELOW: f32 = 60.0;

/// Width of a menu, in points: room for the longest name and its keys.
const WIDTH: f32 = 300.0;

pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    search: &mut search_field::Memory,
    commands: &mut Vec<Command>,
) {
    MenuBar::new().ui(ui, |ui| {
        for menu in Menu::ALL {
            ui.menu_button(menu.title(), |ui| {
                // With large text, or in a low window, not every item has room.
                let height = ui.ctx().content_rect().height() - ABOVE_AND_BELOW;
                ui.set_max_size(vec2(WIDTH, height));
                ScrollArea::vertical().max_height(height).show(ui, |ui| items(ui, state, menu, commands));
            });
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
        if entry.command == Command::OpenProject {
            recent::menu(ui, state, commands);
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
    let response = ui.add_enabled(enabled, button);
    widgets::into_view(&response);
    response.on_hover_text(entry.description).clicked()
}

/// The name of a command; undo and redo say what they would do, and possible duplicates how many there are.
pub(super) fn name(state: &State, entry: &Entry) -> String {
    match entry.command {
        Command::Undo => state.undo_step().map(strings::undo),
        Command::Redo => state.redo_step().map(strings::redo),
        Command::ToggleDuplicates => {
            let count = duplicates::count(state);
            (count > 0).then(|| strings::duplicates::with_count(entry.name, count))
        }
        _ => None,
    }
    .unwrap_or_else(|| entry.name.to_owned())
}
