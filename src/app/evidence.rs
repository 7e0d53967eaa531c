//! The sentences behind what is selected, in the order in which one walks through them.

use std::collections::BTreeSet;

use super::locks::Lockable;
use super::state::{State, entities_in};
use crate::document::Span;
use crate::knowledge::{Entity, EntityId, Relation, SourceIndex};
use crate::scene::Subject;

/// A place in a document, named as the knowledge does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// In which document.
    pub source: SourceIndex,
    /// Which words.
    pub span: Span,
}

/// The places that speak of what the reader takes for the selection, as [`places_of`] has them.
#[must_use]
pub fn places(state: &State) -> Vec<Place> {
    places_of(state, state.selection_in(Lockable::Reader))
}

/// The places that speak of a selection: first the sentences that are evidence of a selected
/// relation, or of any relation of a selected entity; then the other mentions of selected entities.
/// Both in order of document and place, so that one walks through each text from its beginning.
#[must_use]
pub fn places_of(state: &State, selection: &BTreeSet<Subject>) -> Vec<Place> {
    let sentences = sentences(state, selection);
    let mut mentions: BTreeSet<Place> = BTreeSet::new();
    for entity in entities_in(selection).filter_map(|id| state.derived.knowledge.entity(id)) {
        let places = entity.mentions.iter();
        mentions.extend(places.map(|mention| Place { source: mention.source, span: mention.span }));
    }
    let is_new = |place: &Place| sentence_with(&sentences, *place).is_none();
    let rest: Vec<Place> = mentions.into_iter().filter(is_new).collect();
    sentences.into_iter().chain(rest).collect()
}

/// The sentences that are evidence of a selection.
fn sentences(state: &State, selection: &BTreeSet<Subject>) -> BTreeSet<Place> {
    if selection.is_empty() {
        return BTreeSet::new();
    }
    let entities: BTreeSet<EntityId> = entities_in(selection).collect();
    let knowledge = &state.derived.knowledge;
    let chosen = knowledge.relations.iter().filter(|relation| {
        entities.contains(&relation.subject)
            || entities.contains(&relation.object)
            || selection.contains(&Subject::Relation(relation.id))
    });
    chosen
        .flat_map(|relation| &relation.evidence)
        .map(|evidence| Place { source: evidence.source, span: evidence.sentence })
        .collect()
}

/// The sentence of these that holds a place.
fn sentence_with(sentences: &BTreeSet<Place>, place: Place) -> Option<Place> {
    let after = Place { source: place.source, span: Span::new(place.span.start, u32::MAX) };
    let before = sentences.range(..=after).next_back()?;
    (before.source == place.source && before.span.contains(place.span)).then_some(*before)
}

/// At which of `places` the reader is: the index of the place that holds the words it shows.
#[must_use]
pub fn current(state: &State, places: &[Place]) -> Option<usize> {
    let reader = state.reader.as_ref().filter(|reader| !reader.span.is_empty())?;
    let source = state.source_index(&reader.document)?;
    let is_here = |place: &Place| place.source == source && place.span == reader.span;
    let holds = |place: &Place| place.source == source && place.span.contains(reader.span);
    places.iter().position(is_here).or_else(|| places.iter().position(holds))
}

/// The place that comes after where the reader is, or before it; the first, or the last, when the
/// reader is at none. Behind the last place comes the first.
#[must_use]
pub fn neighbour(state: &State, places: &[Place], forward: bool) -> Option<Place> {
    let last = places.len().checked_sub(1)?;
    let index = match (current(state, places), forward) {
        (Some(index), true) if index < last => index + 1,
        (_, true) => 0,
        (Some(index), false) if index > 0 => index - 1,
        (_, false) => last,
    };
    places.get(index).copied()
}

/// What the words that the reader shows are for the selection, when they are no evidence of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mention {
    /// Where the text first names a selected entity.
    First,
    /// Where it names it again.
    Later,
}

/// Whether the reader shows words that only mention what is selected; `None` where they are evidence of it,
/// or have nothing to do with it. `at` is where the reader is among `places`.
#[must_use]
pub fn mere_mention(state: &State, places: &[Place], at: Option<usize>) -> Option<Mention> {
    let place = *places.get(at?)?;
    let knowledge = &state.derived.knowledge;
    let selection = state.selection_in(Lockable::Reader);
    let firsts = entities_in(selection).filter_map(|id| {
        let mentions = &knowledge.entity(id)?.mentions;
        let mut here = mentions.iter().filter(|mention| mention.source == place.source);
        let first = here.next()?.span;
        (first == place.span || here.any(|mention| mention.span == place.span)).then_some(first)
    });
    let firsts: Vec<Span> = firsts.collect();
    if firsts.is_empty() || sentence_with(&sentences(state, selection), place).is_some() {
        return None;
    }
    Some(if firsts.contains(&place.span) { Mention::First } else { Mention::Later })
}

/// The first mention of an entity in the text that is open, where no sentence of that text is evidence of any of
/// `relations`, which are those of the entity: what the reader falls back to.
#[must_use]
pub fn instead_of_evidence(state: &State, entity: &Entity, relations: &[&Relation]) -> Option<Place> {
    let source = state.source_index(&state.reader.as_ref()?.document)?;
    let mut evidence = relations.iter().flat_map(|relation| &relation.evidence);
    if evidence.any(|evidence| evidence.source == source) {
        return None;
    }
    let first = entity.mentions.iter().find(|mention| mention.source == source)?;
    Some(Place { source, span: first.span })
}
