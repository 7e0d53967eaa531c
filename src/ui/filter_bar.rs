//! The row of filters over the graph: one chip for each condition, and what adds, keeps and clears them.

mod add;
mod kept;
mod values;

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{PopupCloseBehavior, Ui};

use super::strings::filters as strings;
use super::theme::{self, Tokens};
use super::{icons, widgets};
use crate::app::{Command, State};
use crate::graph::{Chip, Condition};

/// What stands in the fields of the menus.
#[derive(Debug, Default)]
pub(super) struct Memory {
    add: add::Memory,
    name: String,
}

/// Shows the row.
pub(super) fn show(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 4.0);
        add::show(ui, state, &mut memory.add, commands);
        for (index, chip) in state.ground.filter.chips.iter().enumerate() {
            let count = state.derived.chip_counts.get(index).copied().unwrap_or_default();
            show_chip(ui, state, index, chip, count, commands);
        }
        if !state.ground.filter.chips.is_empty() {
            dim_or_hide(ui, state, commands);
        }
        kept::show(ui, state, &mut memory.name, commands);
        if !state.ground.filter.chips.is_empty() && widgets::link(ui, strings::CLEAR).clicked() {
            commands.push(Command::ClearFilters);
        }
    });
}

/// A menu that stays open while one chooses in it.
fn menu<R>(ui: &mut Ui, button: egui::Button<'_>, name: Option<&str>, add: impl FnOnce(&mut Ui) -> R) {
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let (response, _) = MenuButton::from_button(button).config(config).ui(ui, add);
    if let Some(name) = name {
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    }
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
                    edit(ui, state, index, chip, commands);
                });
                if widgets::icon_button(ui, &strings::remove_chip(&words), icons::cross).clicked() {
                    commands.push(Command::RemoveChip(index));
                }
            });
        });
}

/// What can be changed about a chip.
fn edit(ui: &mut Ui, state: &State, index: usize, chip: &Chip, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        if ui.selectable_label(!chip.negated, strings::ONLY).clicked() && chip.negated
            || ui.selectable_label(chip.negated, strings::ALL_BUT).clicked() && !chip.negated
        {
            commands.push(Command::NegateChip(index));
        }
    });
    ui.separator();
    let set = |condition| Command::SetChip(index, Chip { condition, negated: chip.negated });
    match &chip.condition {
        Condition::Confidence(percent) => {
            let mut percent = *percent;
            if add::confidence(ui, &mut percent) {
                commands.push(set(Condition::Confidence(percent)));
            }
        }
        Condition::Sources(least) => {
            if let Some(least) = add::number(ui, strings::AT_LEAST, *least, 1..=99) {
                commands.push(set(Condition::Sources(least)));
            }
        }
        Condition::Degree(least) => {
            if let Some(least) = add::number(ui, strings::AT_LEAST, *least, 0..=99) {
                commands.push(set(Condition::Degree(least)));
            }
        }
        Condition::Near(focus) => {
            if let Some(depth) = add::number(ui, strings::STEPS, focus.depth, 0..=9) {
                commands.push(set(Condition::Near(crate::graph::Focus { depth, ..focus.clone() })));
            }
        }
        condition => values::show_in(ui, state, index, condition, commands),
    }
    ui.separator();
    if ui.button(strings::REMOVE).clicked() {
        commands.push(Command::RemoveChip(index));
        ui.close();
    }
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
