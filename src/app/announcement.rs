//! What is said of the selection to those who cannot see the graph.

use std::collections::BTreeMap;

use super::line_walk::selected_line;
use super::state::State;
use super::walk::shown_relations_of;
use super::words::counted;
use crate::knowledge::{Entity, EntityId, Relation};
use crate::scene::{Line, Subject, kind_name};

/// What is said of the selection, in one sentence; empty when nothing is selected.
#[must_use]
pub fn announcement(state: &State) -> String {
    let mut selected = state.selection.iter();
    match (selected.next(), selected.next()) {
        (None, _) => String::new(),
        (Some(Subject::Entity(id)), None) => {
            state.derived.knowledge.entity(*id).map_or(String::new(), |entity| entity_in_words(state, entity))
        }
        (Some(Subject::Relation(id)), None) => state
            .derived
            .knowledge
            .relation(*id)
            .map_or(String::new(), |relation| relation_in_words(state, relation) + &place_of_line(state)),
        _ => line_in_words(state).unwrap_or_else(|| several(state)),
    }
}

/// Its name, its kind, how much is related to it, and the relation that the most sentences say.
fn entity_in_words(state: &State, entity: &Entity) -> String {
    let kind = kind_name(entity.kind).to_lowercase();
    let mut count = 0;
    let mut strongest: Option<&Relation> = None;
    for relation in shown_relations_of(state, entity.id) {
        count += 1;
        let weight = |relation: &Relation| relation.evidence.len();
        if strongest.is_none_or(|before| weight(relation) > weight(before)) {
            strongest = Some(relation);
        }
    }
    let start = format!("{}, {kind}, {}", entity.name, counted(count, "relation", "relations"));
    let beyond = beyond(state, entity.id);
    let Some(strongest) = strongest else { return start + &beyond };
    let words = if strongest.subject == entity.id {
        format!("{} {}", strongest.phrase, name(state, strongest.object))
    } else {
        format!("{} {} it", name(state, strongest.subject), strongest.phrase)
    };
    format!("{start}; strongest: {words}, {}{beyond}", sentences(strongest))
}

/// How many neighbours of an entity are not shown, where there are such.
fn beyond(state: &State, id: EntityId) -> String {
    let count = state.derived.view.beyond.get(&id).map_or(0, std::collections::BTreeSet::len);
    if count == 0 {
        return String::new();
    }
    format!("; {} not shown", counted(count, "neighbour", "neighbours"))
}

/// The relations of the one line that is selected.
fn line_in_words(state: &State) -> Option<String> {
    let (line, _) = selected_line(state)?;
    let Line { subject, object, relations, sentences, .. } = line;
    let phrases: Vec<&str> = relations
        .iter()
        .filter_map(|&id| Some(state.derived.knowledge.relation(id)?.phrase.as_str()))
        .collect();
    Some(format!(
        "{} and {}, {}: {}, {}{}",
        name(state, *subject),
        name(state, *object),
        counted(relations.len(), "relation", "relations"),
        phrases.join("; "),
        counted(*sentences, "sentence", "sentences"),
        place_of_line(state),
    ))
}

/// Which of the lines of an entity is selected, while one goes from line to line.
fn place_of_line(state: &State) -> String {
    let Some((_, Some(place))) = selected_line(state) else { return String::new() };
    format!("; line {} of {} of {}", place.number, place.count, name(state, place.hub))
}

/// Who does what to whom, whether it is so, and how many sentences say it.
fn relation_in_words(state: &State, relation: &Relation) -> String {
    let denied = if relation.negated { ", denied" } else { "" };
    format!(
        "{} {} {}{denied}, {}",
        name(state, relation.subject),
        relation.phrase,
        name(state, relation.object),
        sentences(relation)
    )
}

/// How many are selected, kind by kind.
fn several(state: &State) -> String {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for id in state.selected_entities() {
        if let Some(entity) = state.derived.knowledge.entity(id) {
            *kinds.entry(kind_name(entity.kind)).or_default() += 1;
        }
    }
    let entities: usize = kinds.values().sum();
    let relations = state.selection.len() - entities;
    let mut parts = Vec::new();
    if entities > 0 {
        let kinds: Vec<String> =
            kinds.iter().map(|(kind, count)| format!("{} {count}", kind.to_lowercase())).collect();
        parts.push(format!("{} selected: {}", counted(entities, "entity", "entities"), kinds.join(", ")));
    }
    if relations > 0 {
        parts.push(format!("{} selected", counted(relations, "relation", "relations")));
    }
    parts.join("; ")
}

fn name(state: &State, id: EntityId) -> &str {
    state.derived.knowledge.entity(id).map_or("", |entity| &entity.name)
}

fn sentences(relation: &Relation) -> String {
    counted(relation.evidence.len(), "sentence", "sentences")
}
