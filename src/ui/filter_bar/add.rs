//! The menu that adds a condition.

use std::ops::RangeInclusive;

use egui::{Button, DragValue, Slider, TextEdit, Ui};

use super::{dates, menu, values};
use crate::app::table::is_enabled;
use crate::app::{Command, State};
use crate::graph::{Chip, Condition, Facet, Joined, Values};
use crate::ui::strings::filters as strings;
use crate::ui::theme;
use crate::ui::widgets;

/// What stands in the fields.
#[derive(Debug)]
pub(super) struct Memory {
    negated: bool,
    joined: Joined,
    /// The place of the condition whose values are being chosen since the menu was opened.
    begun: Option<usize>,
    dates: dates::Fields,
    words: String,
    in_sentences: bool,
    percent: u8,
    sources: usize,
    degree: usize,
}

impl Default for Memory {
    fn default() -> Self {
        Self {
            negated: false,
            joined: Joined::And,
            begun: None,
            dates: dates::Fields::default(),
            words: String::new(),
            in_sentences: false,
            percent: 70,
            sources: 2,
            degree: 2,
        }
    }
}

impl Memory {
    /// The condition as it is to be added.
    fn chip(&self, condition: Condition) -> Chip {
        Chip { condition, negated: self.negated, joined: self.joined }
    }
}

/// The button with its menu, a part of it for each sort of condition.
pub(super) fn show(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    let button = Button::new(egui::RichText::new(strings::ADD).size(theme::SMALL));
    let is_open = menu(ui, button, None, |ui| {
        ui.set_min_width(190.0);
        directions(ui, state, memory);
        ui.separator();
        for facet in Values::FACETS {
            ui.menu_button(strings::facet(facet), |ui| named(ui, state, facet, memory, commands));
        }
        ui.separator();
        ui.menu_button(strings::facet(Facet::Date), |ui| {
            dates::show(ui, &mut memory.dates);
            add(ui, memory, memory.dates.dates().map(Condition::Dates), commands);
        });
        ui.menu_button(strings::facet(Facet::Confidence), |ui| {
            confidence(ui, &mut memory.percent);
            add(ui, memory, Some(Condition::Confidence(memory.percent)), commands);
        });
        ui.menu_button(strings::facet(Facet::Sources), |ui| {
            memory.sources = number(ui, strings::AT_LEAST, memory.sources, 1..=99).unwrap_or(memory.sources);
            add(ui, memory, Some(Condition::Sources(memory.sources)), commands);
        });
        ui.menu_button(strings::facet(Facet::Degree), |ui| {
            memory.degree = number(ui, strings::AT_LEAST, memory.degree, 0..=99).unwrap_or(memory.degree);
            add(ui, memory, Some(Condition::Degree(memory.degree)), commands);
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
    if !is_open {
        memory.begun = None;
        memory.joined = Joined::And;
    }
}

/// Whether the condition has to hold or must not, and how it joins the others.
fn directions(ui: &mut Ui, state: &State, memory: &mut Memory) {
    let before = (memory.negated, memory.joined);
    let row = ui.horizontal(|ui| {
        ui.selectable_value(&mut memory.negated, false, strings::ONLY);
        ui.selectable_value(&mut memory.negated, true, strings::ALL_BUT);
    });
    row.response.on_hover_text(strings::ADD_HINT);
    if !state.ground.filter.chips.is_empty() {
        ui.horizontal(|ui| {
            for &joined in Joined::ALL {
                let word = strings::joined(joined);
                ui.selectable_value(&mut memory.joined, joined, word)
                    .on_hover_text(strings::joined_hint(joined));
            }
        });
    }
    if before != (memory.negated, memory.joined) {
        memory.begun = None;
    }
}

/// A list of values: each is in the condition or not. Where the sort allows two conditions, the first value
/// begins a new one, which the next ones join as long as the menu stays open.
fn named(ui: &mut Ui, state: &State, facet: Facet, memory: &mut Memory, commands: &mut Vec<Command>) {
    let chips = &state.ground.filter.chips;
    let is_of_it = |index: &usize| {
        let chip = chips.get(*index);
        chip.is_some_and(|chip| chip.negated == memory.negated && chip.condition.facet() == facet)
    };
    let same = (0..chips.len()).find(|index| {
        let may_grow = memory.negated || !chips[*index].condition.can_be_doubled();
        memory.joined == Joined::And
            && may_grow
            && is_of_it(index)
            && state.ground.filter.stands_alone(*index)
    });
    match memory.begun.filter(is_of_it).or(same) {
        Some(index) => values::show_in(ui, state, index, &chips[index].condition, commands),
        None => {
            if let Some(condition) = values::choose(ui, state, facet, |_| false) {
                memory.begun = Some(chips.len());
                commands.push(Command::AddBeside(memory.chip(condition)));
            }
        }
    }
}

/// The button at the end of a part of the menu; it can be pressed when there is a condition.
fn add(ui: &mut Ui, memory: &Memory, condition: Option<Condition>, commands: &mut Vec<Command>) -> bool {
    let is_ready = condition.is_some();
    let pressed = ui.add_enabled(is_ready, Button::new(strings::ADD_CONDITION)).clicked();
    if let Some(condition) = condition.filter(|_| pressed) {
        commands.push(Command::AddBeside(memory.chip(condition)));
        ui.close();
    }
    pressed
}

fn words(ui: &mut Ui, memory: &mut Memory, commands: &mut Vec<Command>) {
    widgets::on_menu(ui);
    ui.horizontal(|ui| {
        ui.selectable_value(&mut memory.in_sentences, false, strings::IN_NAMES);
        ui.selectable_value(&mut memory.in_sentences, true, strings::IN_SENTENCES);
    });
    let field = TextEdit::singleline(&mut memory.words).desired_width(180.0);
    let response = ui.add(field).accessible_name(strings::WORDS);
    let condition = (!memory.words.trim().is_empty()).then(|| {
        let words = memory.words.clone();
        if memory.in_sentences { Condition::Sentence(words) } else { Condition::Text(words) }
    });
    let is_entered = response.lost_focus() && super::enters(ui);
    if let Some(condition) = condition.clone().filter(|_| is_entered) {
        commands.push(Command::AddBeside(memory.chip(condition)));
        ui.close();
    }
    if add(ui, memory, condition, commands) || is_entered {
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
