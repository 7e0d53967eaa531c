//! Walking through the evidence, and taking sentences along.

use std::collections::BTreeSet;

use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::evidence::{Place, neighbour, places, places_of};
use crate::app::state::{Panel, ReaderPlace, State};
use crate::app::{markdown, quotation};
use crate::knowledge::{Relation, RelationId};
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
    for place in places_of(state, &state.selection) {
        let sentence = state.derived.sentences.at(place.source, place.span.start);
        let span = sentence.map_or(place.span, |sentence| sentence.span.cover(place.span));
        let mut behind = behind(state, Place { span, ..place });
        behind.retain(|relation| is_selected(state, relation));
        let text = quotation::cited(&state.derived.knowledge, place.source, span, &behind);
        found.extend(text.filter(|text| seen.insert(text.clone())));
    }
    (!found.is_empty()).then(|| found.join("\n"))
}

fn quoted(state: &State, place: Place) -> Option<String> {
    quotation::cited(&state.derived.knowledge, place.source, place.span, &behind(state, place))
}

/// The relations for which the words of a place speak.
fn behind(state: &State, place: Place) -> Vec<&Relation> {
    let sentences = state.derived.sentences.within(place.source, place.span).iter();
    let relations: BTreeSet<RelationId> =
        sentences.flat_map(|sentence| sentence.relations.iter().copied()).collect();
    relations.into_iter().filter_map(|id| state.derived.knowledge.relation(id)).collect()
}

/// Whether a relation is selected, or one of its ends is.
fn is_selected(state: &State, relation: &Relation) -> bool {
    let ends = [relation.subject, relation.object].map(Subject::Entity);
    state.selection.contains(&Subject::Relation(relation.id))
        || ends.iter().any(|end| state.selection.contains(end))
}

fn copy(state: &mut State, text: Option<String>, effects: &mut Vec<Effect>) {
    if let Some(text) = text {
        super::export::copy(state, text, effects);
    }
}
