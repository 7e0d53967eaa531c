//! What is said of the selection to those who cannot see the graph.

use std::collections::BTreeMap;

use super::line_walk::selected_line;
use super::notes::{bearer, selected_notes};
use super::state::State;
use super::timeline::days;
use super::walk::shown_relations_of;
use super::words::{REPORTED, counted, dates, status};
use crate::graph::{Group, kinds_name};
use crate::knowledge::{Entity, EntityId, Relation};
use crate::scene::{Line, NoteId, Subject, kind_name};

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
            .map_or(String::new(), |relation| relation_in_words(state, relation) + &place_of_line(state)),
        (Some(Subject::Note(id)), None) => note_in_words(state, *id),
        _ => line_in_words(state).unwrap_or_else(|| several(state)),
    }
}

/// The words of a note, and beside what it stands.
fn note_in_words(state: &State, id: NoteId) -> String {
    let Some(note) = state.ground.notes.get(&id) else { return String::new() };
    let beside =
        note.tied.map_or(String::new(), |tied| format!(", beside {}", name(state, bearer(state, tied))));
    format!("Note{beside}: {}", note.line())
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

/// Its name, its kind, how much is related to it, and its best supported relation: how real that is, when it
/// was, and how many sentences say it.
fn entity_in_words(state: &State, entity: &Entity) -> String {
    let kind = kind_name(entity.kind).to_lowercase();
    let shown: Vec<&Relation> = shown_relations_of(state, entity.id).collect();
    let inside = state.derived.drawn.hides(entity.id);
    let inside = inside.map_or(String::new(), |group| format!(", inside the group {}", group.name));
    let start = format!("{}, {kind}{inside}, {}", entity.name, counted(shown.len(), "relation", "relations"));
    let beyond = beyond(state, entity.id);
    let Some(strongest) = strongest(&shown) else { return start + &beyond };
    let words = if strongest.subject == entity.id {
        format!("{} {}", strongest.phrase, name(state, strongest.object))
    } else {
        format!("{} {} it", name(state, strongest.subject), strongest.phrase)
    };
    format!("{start}; strongest: {words}, {}{beyond}", about(state, strongest))
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

/// The best supported relation; of several the surer one.
fn strongest<'a>(relations: &[&'a Relation]) -> Option<&'a Relation> {
    // The words are made in every frame, and counting sentences takes time: each relation is counted once.
    let weighed = relations.iter().map(|relation| (relation.support(), *relation));
    let best = weighed.max_by(|(own, one), (others, other)| {
        own.cmp(others).then(one.confidence.total_cmp(&other.confidence)).then(other.id.cmp(&one.id))
    });
    best.map(|(_, relation)| relation)
}

/// Who does what to whom, how real it is, when it was, and how many sentences say it.
fn relation_in_words(state: &State, relation: &Relation) -> String {
    let (subject, object) = (name(state, relation.subject), name(state, relation.object));
    format!("{subject} {} {object}, {}", relation.phrase, about(state, relation))
}

/// How real a relation is, who says so, when it was, and how many sentences say it.
fn about(state: &State, relation: &Relation) -> String {
    let speakers: Vec<&str> = relation.attribution.iter().map(|&id| name(state, id)).collect();
    let mut parts: Vec<String> = Vec::new();
    for word in status(relation) {
        let said = word == REPORTED && !speakers.is_empty();
        parts.push(if said { format!("{word} by {}", speakers.join(" and ")) } else { word.to_owned() });
    }
    let days: Vec<String> =
        relation.dates().into_iter().map(|(first, last)| days::in_words(first, last)).collect();
    if days.is_empty() {
        parts.extend(dates(&state.derived.knowledge, relation));
    } else {
        parts.push(days.join(" and "));
    }
    parts.push(counted(relation.sentences(), "sentence", "sentences"));
    parts.join(", ")
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
    let notes = selected_notes(state).count();
    let relations = state.selection.len() - entities - notes;
    let mut parts = Vec::new();
    if entities > 0 {
        let kinds: Vec<String> =
            kinds.iter().map(|(kind, count)| format!("{} {count}", kind.to_lowercase())).collect();
        parts.push(format!("{} selected: {}", counted(entities, "entity", "entities"), kinds.join(", ")));
    }
    if relations > 0 {
        parts.push(format!("{} selected", counted(relations, "relation", "relations")));
    }
    if notes > 0 {
        parts.push(format!("{} selected", counted(notes, "note", "notes")));
    }
    parts.join("; ")
}

fn name(state: &State, id: EntityId) -> &str {
    state.derived.knowledge.entity(id).map_or("", |entity| &entity.name)
}
