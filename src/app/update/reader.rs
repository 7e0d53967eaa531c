//! Walking through the evidence, and taking sentences along.

use std::collections::BTreeSet;

use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::evidence::{Place, neighbour, places};
use crate::app::state::{Panel, ReaderPlace, State};
use crate::app::{markdown, quotation};
use crate::scene::Subject;

pub(super) fn change(state: &mut State, command: Command, effects: &mut Vec<Effect>) {
    match command {
        Command::Brush(subjects) => state.brushed = subjects,
        Command::SelectRelationsOf(place) => select_relations_of(state, place),
        Command::NextEvidence => step(state, true),
        Command::PreviousEvidence => step(state, false),
        Command::CopySentenceAsQuotation(place) => {
            let place = state.source_index(&place.document).map(|source| Place { source, span: place.span });
            copy(state, place.and_then(|place| quoted(state, place)), effects);
        }
        Command::CopyQuotationOfSelection => copy(state, quotations(state), effects),
        Command::CopyMarkdown => copy(state, markdown::selection(state), effects),
        _ => {}
    }
}

/// Selects what a sentence gave; the reader shows the sentence.
fn select_relations_of(state: &mut State, place: ReaderPlace) {
    let Some(source) = state.source_index(&place.document) else { return };
    let sentence = state.derived.sentences.at(source, place.span.start);
    let Some(relations) = sentence.map(|sentence| sentence.relations.clone()) else { return };
    if !relations.is_empty() {
        state.selection = relations.into_iter().map(Subject::Relation).collect();
        super::selection::read(state, place);
    }
}

fn step(state: &mut State, forward: bool) {
    let Some(place) = neighbour(state, &places(state), forward) else { return };
    let Some(source) = state.derived.knowledge.sources.get(place.source as usize) else { return };
    let document = source.document.id.clone();
    state.settings.hidden_panels.remove(&Panel::Reader);
    super::selection::read(state, ReaderPlace { document, span: place.span });
}

/// The sentences behind the selection, each with its place, a line each. Of an entity that is
/// related to nothing, the sentences that mention it.
fn quotations(state: &State) -> Option<String> {
    let mut found: Vec<String> = Vec::new();
    let mut seen = BTreeSet::new();
    for place in places(state) {
        let sentence = state.derived.sentences.at(place.source, place.span.start);
        let span = sentence.map_or(place.span, |sentence| sentence.span.cover(place.span));
        found.extend(quoted(state, Place { span, ..place }).filter(|text| seen.insert(text.clone())));
    }
    (!found.is_empty()).then(|| found.join("\n"))
}

fn quoted(state: &State, place: Place) -> Option<String> {
    quotation::of_place(&state.derived.knowledge, place.source, place.span)
}

fn copy(state: &mut State, text: Option<String>, effects: &mut Vec<Effect>) {
    if let Some(text) = text {
        super::export::copy(state, text, effects);
    }
}
