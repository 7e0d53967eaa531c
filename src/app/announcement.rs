//! What is said of the selection to those who cannot see the graph.

use std::collections::BTreeMap;

use super::state::State;
use super::walk::shown_relations_of;
use super::words::counted;
use crate::graph::{Group, kinds_name};
use crate::knowledge::{Entity, EntityId, Relation};
use crate::scene::{Subject, kind_name};

/// What is said of the selection, in one sentence; empty when nothing is selected.
#[must_use]
pub fn announcement(state: &State) -> String {
    if let Some(group) = state.selected_group() {
        return format!("{}, {}", group.name, group_in_words(state, group));
    }
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
            .map_or(String::new(), |relation| relation_in_words(state, relation)),
        _ => several(state),
    }
}

/// That it is a group, of how many of what, and how much is said inside it and to the rest.
#[must_use]
pub fn group_in_words(state: &State, group: &Group) -> String {
    let members = group.members.len();
    let what = match group.kind {
        Some(kind) => format!("{members} {}", kinds_name(kind).to_lowercase()),
        None => counted(members, "entity", "entities"),
    };
    let is_member = |id: EntityId| group.members.binary_search(&id).is_ok();
    let (mut inside, mut outside) = (0, 0);
    for relation in state.derived.knowledge.relations_of(&state.derived.view.relations) {
        match (is_member(relation.subject), is_member(relation.object)) {
            (true, true) => inside += 1,
            (false, false) => {}
            _ => outside += 1,
        }
    }
    format!("group of {what}, {} inside, {outside} to the rest", counted(inside, "relation", "relations"))
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
    let inside = state.derived.drawn.hides(entity.id);
    let inside = inside.map_or(String::new(), |group| format!(", inside the group {}", group.name));
    let start = format!("{}, {kind}{inside}, {}", entity.name, counted(count, "relation", "relations"));
    let Some(strongest) = strongest else { return start };
    let words = if strongest.subject == entity.id {
        format!("{} {}", strongest.phrase, name(state, strongest.object))
    } else {
        format!("{} {} it", name(state, strongest.subject), strongest.phrase)
    };
    format!("{start}; strongest: {words}, {}", sentences(strongest))
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
