//! The menu that adds a condition.

use std::ops::RangeInclusive;

use egui::{Button, DragValue, Slider, TextEdit, Ui};

use super::{menu, values};
use crate::app::table::is_enabled;
use crate::app::{Command, State, days};
use crate::graph::{Chip, Condition, Facet};
use crate::ui::strings::filters as strings;
use crate::ui::theme;
use crate::ui::widgets;

/// What stands in the fields.
#[derive(Debug)]
pub(super) struct Memory {
    negated: bool,
    from: String,
    to: String,
    words: String,
    percent: u8,
    sources: usize,
    degree: usize,
}

impl Default for Memory {
    fn default() -> Self {
        Self {
            negated: false,
            from: String::new(),
            to: String::new(),
            words: String::new(),
            percent: 70,
            sources: 2,
            degree: 2,
        }
    }
}

/// The button with its menu, a part of it for each sort of condition.
pub(super) fn show(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    let button = Button::new(egui::RichText::new(strings::ADD).size(theme::SMALL));
    menu(ui, button, None, |ui| {
        ui.set_min_width(190.0);
        ui.horizontal(|ui| {
            ui.selectable_value(&mut memory.negated, false, strings::ONLY);
            ui.selectable_value(&mut memory.negated, true, strings::ALL_BUT);
        })
        .response
        .on_hover_text(strings::ADD_HINT);
        ui.separator();
        for facet in
            [Facet::Kind, Facet::Subtype, Facet::Relation, Facet::Status, Facet::Speaker, Facet::Document]
        {
            let negated = memory.negated;
            ui.menu_button(strings::facet(facet), |ui| named(ui, state, facet, negated, commands));
        }
        ui.separator();
        ui.menu_button(strings::facet(Facet::Date), |ui| dates(ui, memory, commands));
        ui.menu_button(strings::facet(Facet::Confidence), |ui| {
            confidence(ui, &mut memory.percent);
            add(ui, memory.negated, Some(Condition::Confidence(memory.percent)), commands);
        });
        ui.menu_button(strings::facet(Facet::Sources), |ui| {
            memory.sources = number(ui, strings::AT_LEAST, memory.sources, 1..=99).unwrap_or(memory.sources);
            add(ui, memory.negated, Some(Condition::Sources(memory.sources)), commands);
        });
        ui.menu_button(strings::facet(Facet::Degree), |ui| {
            memory.degree = number(ui, strings::AT_LEAST, memory.degree, 0..=99).unwrap_or(memory.degree);
            add(ui, memory.negated, Some(Condition::Degree(memory.degree)), commands);
        });
        ui.menu_button(strings::facet(Facet::Text), |ui| words(ui, memory, commands));
        ui.separator();
        for (command, name) in
            [(Command::FilterNear, strings::NEAR), (Command::FilterComponent, strings::CONNECTED)]
        {
            if ui.add_enabled(is_enabled(state, &command), Button::new(name)).clicked() {
                commands.push(command);
                ui.close();
            }
        }
    });
}

/// A list of values: each is in the condition or not.
fn named(ui: &mut Ui, state: &State, facet: Facet, negated: bool, commands: &mut Vec<Command>) {
    let chips = &state.ground.filter.chips;
    let place = chips.iter().position(|chip| chip.negated == negated && chip.condition.facet() == facet);
    match place {
        Some(index) => values::show_in(ui, state, index, &chips[index].condition, commands),
        None => {
            if let Some(condition) = values::choose(ui, state, facet, |_| false) {
                commands.push(Command::AddChip(Chip { condition, negated }));
            }
        }
    }
}

/// The button at the end of a part of the menu; it can be pressed when there is a condition.
fn add(ui: &mut Ui, negated: bool, condition: Option<Condition>, commands: &mut Vec<Command>) -> bool {
    let is_ready = condition.is_some();
    let pressed = ui.add_enabled(is_ready, Button::new(strings::ADD_CONDITION)).clicked();
    if let Some(condition) = condition.filter(|_| pressed) {
        commands.push(Command::AddChip(Chip { condition, negated }));
        ui.close();
    }
    pressed
}

fn dates(ui: &mut Ui, memory: &mut Memory, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        for (text, label) in [(&mut memory.from, strings::FROM), (&mut memory.to, strings::TO)] {
            ui.label(label);
            let field = TextEdit::singleline(text).desired_width(96.0);
            ui.add(field).accessible_name(label).on_hover_text(strings::DATE_HINT);
        }
    });
    let range = days::range(&memory.from, &memory.to);
    let is_typed = !(memory.from.trim().is_empty() && memory.to.trim().is_empty());
    widgets::secondary(ui, if range.is_none() && is_typed { strings::NO_DATE } else { strings::DATE_HINT });
    add(ui, memory.negated, range.map(Condition::Dates), commands);
}

fn words(ui: &mut Ui, memory: &mut Memory, commands: &mut Vec<Command>) {
    let field = TextEdit::singleline(&mut memory.words).desired_width(180.0);
    let response = ui.add(field).accessible_name(strings::WORDS);
    let condition = (!memory.words.trim().is_empty()).then(|| Condition::Text(memory.words.clone()));
    let is_entered = response.lost_focus() && super::enters(ui);
    if let Some(condition) = condition.clone().filter(|_| is_entered) {
        commands.push(Command::AddChip(Chip { condition, negated: memory.negated }));
        ui.close();
    }
    if add(ui, memory.negated, condition, commands) || is_entered {
        memory.words.clear();
    }
}

/// How sure the program has to be; says whether the bound was moved.
pub(super) fn confidence(ui: &mut Ui, percent: &mut u8) -> bool {
    ui.add(Slider::new(percent, 0..=100).suffix(" %").text(strings::AT_LEAST)).changed()
}

/// A number that can be set, when it was.
pub(super) fn number(ui: &mut Ui, name: &str, value: usize, range: RangeInclusive<usize>) -> Option<usize> {
    let mut value = value;
    let mut is_changed = false;
    ui.horizontal(|ui| {
        let label = ui.label(name);
        let field = DragValue::new(&mut value).range(range).speed(0.1);
        is_changed = ui.add(field).labelled_by(label.id).changed();
    });
    is_changed.then_some(value)
}
