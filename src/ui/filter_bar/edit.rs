//! What can be changed about a chip.

use egui::{TextEdit, Ui};

use super::{add, dates, values};
use crate::app::{Command, State};
use crate::graph::{Chip, Condition, Focus};
use crate::ui::strings::filters as strings;
use crate::ui::widgets;

/// What stands in the fields of the chip that is being changed.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The condition that the fields stand for, and its place in the row.
    of: Option<(usize, Condition)>,
    dates: dates::Fields,
    words: String,
}

impl Memory {
    /// Puts the condition into the fields, unless they stand for it already: what is half typed stays.
    fn turn_to(&mut self, index: usize, condition: &Condition) {
        if self.of.as_ref().is_some_and(|(at, of)| *at == index && of == condition) {
            return;
        }
        match condition {
            Condition::Dates(dates) => self.dates = dates::Fields::of(*dates),
            Condition::Text(words) | Condition::Sentence(words) => self.words.clone_from(words),
            _ => {}
        }
        self.of = Some((index, condition.clone()));
    }
}

/// The menu of a chip.
pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    index: usize,
    chip: &Chip,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    ui.horizontal(|ui| {
        if ui.selectable_label(!chip.negated, strings::ONLY).clicked() && chip.negated
            || ui.selectable_label(chip.negated, strings::ALL_BUT).clicked() && !chip.negated
        {
            commands.push(Command::NegateChip(index));
        }
    });
    ui.separator();
    if let Some(condition) = changed(ui, state, index, chip, memory, commands) {
        if memory.of.is_some() {
            memory.of = Some((index, condition.clone()));
        }
        commands.push(Command::SetChip(index, Chip { negated: chip.negated, ..Chip::only(condition) }));
    }
    ui.separator();
    if ui.button(strings::REMOVE).clicked() {
        commands.push(Command::RemoveChip(index));
        ui.close();
    }
}

/// The fields of a condition; the condition as it was changed, where it was.
fn changed(
    ui: &mut Ui,
    state: &State,
    index: usize,
    chip: &Chip,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) -> Option<Condition> {
    match &chip.condition {
        Condition::Confidence(percent) => {
            let mut percent = *percent;
            add::confidence(ui, &mut percent).then_some(Condition::Confidence(percent))
        }
        Condition::Sources(least) => {
            add::number(ui, strings::AT_LEAST, *least, 1..=99).map(Condition::Sources)
        }
        Condition::Degree(least) => add::number(ui, strings::AT_LEAST, *least, 0..=99).map(Condition::Degree),
        Condition::Near(focus) => add::number(ui, strings::STEPS, focus.depth, 0..=9)
            .map(|depth| Condition::Near(Focus { depth, ..focus.clone() })),
        Condition::Dates(dates) => {
            memory.turn_to(index, &chip.condition);
            dates::show(ui, &mut memory.dates);
            memory.dates.dates().filter(|typed| typed != dates).map(Condition::Dates)
        }
        Condition::Text(words) => typed(ui, index, &chip.condition, words, memory).map(Condition::Text),
        Condition::Sentence(words) => {
            typed(ui, index, &chip.condition, words, memory).map(Condition::Sentence)
        }
        condition => {
            values::show_in(ui, state, index, condition, commands);
            None
        }
    }
}

/// A field for words; what was typed, where it is something else.
fn typed(
    ui: &mut Ui,
    index: usize,
    condition: &Condition,
    words: &str,
    memory: &mut Memory,
) -> Option<String> {
    memory.turn_to(index, condition);
    widgets::on_menu(ui);
    let field = TextEdit::singleline(&mut memory.words).desired_width(180.0);
    ui.add(field).accessible_name(strings::WORDS);
    (!memory.words.trim().is_empty() && memory.words != words).then(|| memory.words.clone())
}
