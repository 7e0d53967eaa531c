//! Of what an entity is made up, and which part of it is something else.

use std::collections::BTreeSet;

use egui::{ScrollArea, Ui};

use super::{decide, field, filled, title};
use crate::app::curation::{entity_mark, only_entity};
use crate::app::words::one_line;
use crate::app::{Command, Curation, State};
use crate::corrections::{Change, words};
use crate::document::Span;
use crate::knowledge::{EntityId, Part, parts};
use crate::ui::dialogs::room;
use crate::ui::strings::curation as strings;
use crate::ui::widgets;

/// So many characters on each side of a word tell what it stands for.
const AROUND: usize = 26;

/// What was marked.
#[derive(Debug, Default)]
pub(super) struct Memory {
    parts: Vec<Part>,
    chosen: BTreeSet<usize>,
    name: String,
    /// Whether a person has written the name; else it is that of the first words.
    is_named: bool,
}

impl Memory {
    pub(super) fn begin(&mut self, state: &State) {
        *self = Self::default();
        self.parts = only_entity(state).map(|id| parts(&state.derived.knowledge, id)).unwrap_or_default();
    }
}

pub(super) fn show(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    title(ui, strings::SPLIT_TITLE);
    let Some(id) = only_entity(state) else { return };
    made_one(ui, state, id, commands);
    widgets::secondary(ui, strings::SPLIT_HINT);
    widgets::rims(ui);
    let height = (room(ui) - 90.0).max(60.0);
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        ui.set_width(ui.available_width());
        for (number, part) in memory.parts.iter().enumerate() {
            let source = state.derived.knowledge.sources.get(part.source as usize);
            let Some(document) = source.map(|source| &source.document) else { continue };
            let mut is_chosen = memory.chosen.contains(&number);
            let told = match part.spans.as_slice() {
                [only] if !part.is_name => {
                    strings::part_in_text(&in_text(&document.text, *only), &document.name)
                }
                places => strings::part(&part.words, &document.name, places.len()),
            };
            if ui.checkbox(&mut is_chosen, told).changed() {
                if is_chosen {
                    memory.chosen.insert(number);
                } else {
                    memory.chosen.remove(&number);
                }
                if !memory.is_named {
                    let first = memory.chosen.first().and_then(|first| memory.parts.get(*first));
                    memory.name = first.map(|part| part.words.clone()).unwrap_or_default();
                }
            }
        }
    });
    if field(ui, strings::SPLIT_NAME, &mut memory.name).changed() {
        memory.is_named = true;
    }
    let is_part = !memory.chosen.is_empty() && memory.chosen.len() < memory.parts.len();
    let name = filled(&memory.name);
    if decide(ui, strings::SPLIT, is_part && name.is_some(), commands)
        && let Some(name) = name
    {
        let chosen = memory.chosen.iter().filter_map(|&number| memory.parts.get(number));
        let places = chosen.flat_map(|part| part.spans.iter().map(|&span| (part.source, span)));
        let split = Curation::Split { entity: id, places: places.collect(), name };
        commands.push(Command::Curate(split));
    }
}

/// Words with what stands around them, in one line.
fn in_text(text: &str, span: Span) -> String {
    let before = text.get(..span.start as usize).unwrap_or_default();
    let from = before.char_indices().rev().take(AROUND).last().map_or(before.len(), |(place, _)| place);
    let after = text.get(span.end as usize..).unwrap_or_default();
    let after: String = after.chars().take(AROUND).collect();
    one_line(&format!("…{}{}{after}…", &before[from..], span.of(text)))
}

/// What a person has made one with it, each to be taken apart again.
fn made_one(ui: &mut Ui, state: &State, id: EntityId, commands: &mut Vec<Command>) {
    let Some(mark) = entity_mark(state, id) else { return };
    let corrections = mark.corrections.iter().filter_map(|id| state.ground.corrections.get(*id));
    let mut merges = corrections.filter(|made| matches!(made.change, Change::Same { .. })).peekable();
    if merges.peek().is_none() {
        return;
    }
    widgets::secondary(ui, strings::MADE_ONE);
    for merge in merges {
        ui.horizontal_wrapped(|ui| {
            ui.label(words::described(&merge.change));
            if ui.button(strings::APART_AGAIN).clicked() {
                commands.push(Command::Curate(Curation::Revoke(merge.id)));
            }
        });
    }
    ui.add_space(6.0);
}
