//! The row of filters over the graph: one chip for each condition, and what adds, keeps and clears them.

mod add;
mod dates;
mod edit;
mod kept;
mod values;

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{PopupCloseBehavior, Ui};

use super::strings::filters as strings;
use super::theme::{self, Tokens};
use super::{icons, widgets};
use crate::app::{Command, State};
use crate::graph::{Chip, Joined};

/// What stands in the fields of the menus.
#[derive(Debug, Default)]
pub(super) struct Memory {
    add: add::Memory,
    edit: edit::Memory,
    name: String,
}

/// Shows the row.
pub(super) fn show(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 4.0);
        add::show(ui, state, &mut memory.add, commands);
        chips(ui, state, &mut memory.edit, commands);
        let has_conditions = state.condition_count() > 0;
        if has_conditions {
            dim_or_hide(ui, state, commands);
        }
        kept::show(ui, state, &mut memory.name, commands);
        if has_conditions && widgets::link(ui, strings::CLEAR).clicked() {
            commands.push(Command::ClearFilters);
        }
    });
}

/// The chips with the words between them; alternatives are held together by brackets.
fn chips(ui: &mut Ui, state: &State, memory: &mut edit::Memory, commands: &mut Vec<Command>) {
    let filter = &state.ground.filter;
    let mut index = 0;
    let mut before: Option<String> = None;
    for group in filter.alternatives() {
        for (place, chip) in group.iter().enumerate() {
            let words = strings::chip(state, chip);
            if let Some(before) = &before {
                let word = if place == 0 { Joined::And } else { Joined::Or };
                if joint(ui, word, &strings::joined_name(word, before, &words)) {
                    commands.push(Command::ToggleJoined(index));
                }
            }
            if group.len() > 1 && place == 0 {
                bracket(ui, "(");
            }
            let count = state.derived.chip_counts.get(index).copied().unwrap_or_default();
            show_chip(ui, state, index, chip, count, memory, commands);
            if group.len() > 1 && place + 1 == group.len() {
                bracket(ui, ")");
            }
            before = Some(words);
            index += 1;
        }
    }
}

/// The word between two chips, which turns into the other one; whether it was clicked.
fn joint(ui: &mut Ui, word: Joined, name: &str) -> bool {
    let text = egui::RichText::new(strings::joined(word)).size(theme::SMALL);
    let text = if word == Joined::Or { text.strong() } else { text };
    let response = widgets::link(ui, text);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    response.on_hover_text(strings::joined_hint(word)).clicked()
}

/// One of the brackets around alternatives.
fn bracket(ui: &mut Ui, sign: &str) {
    let tokens = Tokens::in_ui(ui);
    let text = egui::RichText::new(sign).font(theme::strong(theme::BODY + 2.0)).color(tokens.accent);
    ui.add(egui::Label::new(text).selectable(false));
}

/// A menu that stays open while one chooses in it; whether it is open.
fn menu<R>(
    ui: &mut Ui,
    button: egui::Button<'_>,
    name: Option<&str>,
    add: impl FnOnce(&mut Ui) -> R,
) -> bool {
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let (response, inside) = MenuButton::from_button(button).config(config).ui(ui, add);
    if let Some(name) = name {
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    }
    inside.is_some()
}

/// Whether Enter was pressed; nobody else gets it.
fn enters(ui: &Ui) -> bool {
    ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Enter))
}

fn show_chip(
    ui: &mut Ui,
    state: &State,
    index: usize,
    chip: &Chip,
    count: usize,
    memory: &mut edit::Memory,
    commands: &mut Vec<Command>,
) {
    let tokens = Tokens::in_ui(ui);
    let words = strings::chip(state, chip);
    let edge = if chip.negated { tokens.error } else { tokens.accent };
    egui::Frame::new()
        .fill(tokens.raised)
        .stroke(egui::Stroke::new(1.0, edge))
        .corner_radius(9)
        .inner_margin(egui::Margin { left: 6, right: 2, top: 0, bottom: 0 })
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                let text = egui::RichText::new(format!("{words}  {count}")).size(theme::SMALL);
                let button = egui::Button::new(text).frame(false);
                menu(ui, button, Some(&strings::chip_name(&words, count)), |ui| {
                    edit::show(ui, state, index, chip, memory, commands);
                });
                if widgets::icon_button(ui, &strings::remove_chip(&words), icons::cross).clicked() {
                    commands.push(Command::RemoveChip(index));
                }
            });
        });
}

fn dim_or_hide(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let dims = state.ground.filter.dims;
    let small = |text: &str| egui::RichText::new(text).size(theme::SMALL);
    ui.separator();
    let hide = ui.selectable_label(!dims, small(strings::HIDE)).on_hover_text(strings::HIDE_HINT);
    let dim = ui.selectable_label(dims, small(strings::DIM)).on_hover_text(strings::DIM_HINT);
    if (hide.clicked() && dims) || (dim.clicked() && !dims) {
        commands.push(Command::ToggleDims);
    }
    ui.separator();
}
