//! The two small menus on the graph: what size, colour and label say, and groups.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{PopupCloseBehavior, Ui};

use super::strings::groups as strings;
use super::widgets;
use crate::app::table::{COMMANDS, Entry, Menu, is_enabled, is_on};
use crate::app::{Command, State};

/// The first of the groups of commands in the menu Look that are about the marks.
const LOOK: u8 = 3;
/// The first of those in the menu Layout that are about groups of entities.
const GROUPS: u8 = 3;

/// Shows both beside each other.
pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        menu(ui, strings::LOOK, strings::LOOK_HINT, |ui| look(ui, state, commands));
        menu(ui, strings::GROUPS, strings::GROUPS_HINT, |ui| groups(ui, state, commands));
    });
}

fn menu(ui: &mut Ui, name: &str, hint: &str, add: impl FnOnce(&mut Ui)) {
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let button = egui::Button::new(name).frame(false).small();
    let (response, _) = MenuButton::from_button(button).config(config).ui(ui, |ui| {
        ui.set_min_width(200.0);
        ui.set_max_width(240.0);
        let height = ui.ctx().content_rect().height() - 60.0;
        egui::ScrollArea::vertical().max_height(height).show(ui, add);
    });
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, hint));
    response.on_hover_text(hint);
}

fn look(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let titles = [strings::COLOUR, strings::SIZE, strings::LABELS, strings::MARKS];
    for (group, title) in (LOOK..).zip(titles) {
        widgets::section(ui, title);
        for entry in COMMANDS.iter().filter(|entry| entry.menu == Menu::Look && entry.group == group) {
            choice(ui, state, entry, commands);
        }
    }
}

fn groups(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let is_about_groups = |entry: &&Entry| entry.menu == Menu::Layout && entry.group >= GROUPS;
    let mut group = None;
    for entry in COMMANDS.iter().filter(is_about_groups) {
        if group.is_some_and(|group| group != entry.group) {
            ui.separator();
        }
        group = Some(entry.group);
        choice(ui, state, entry, commands);
    }
}

fn choice(ui: &mut Ui, state: &State, entry: &Entry, commands: &mut Vec<Command>) {
    let mut button = egui::Button::new(entry.name).min_size(egui::vec2(ui.available_width(), 0.0));
    if let Some(is_on) = is_on(state, &entry.command) {
        button = button.selected(is_on);
    }
    let response = ui.add_enabled(is_enabled(state, &entry.command), button);
    if response.on_hover_text(entry.description).clicked() {
        commands.push(entry.command.clone());
    }
}
