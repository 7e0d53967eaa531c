//! What goes on under another identity after documents have gone or were read again keeps its place, its marks and
//! everything else that a person has given it.

use std::collections::BTreeMap;

use super::history::Ground;
use super::state::{ReaderPlace, State};
use crate::document::{Alignment, Document, DocumentId, Span};
use crate::knowledge::{EntityId, Knowledge, Source, Succession};
use crate::scene::{Subject, pair};

/// Which documents of the one list are other versions of which of the other: the same file was read again.
pub(super) fn versions(
    (before, files_before): (&[Source], &super::history::Files),
    (now, files): (&[Source], &super::history::Files),
) -> BTreeMap<DocumentId, DocumentId> {
    let ids = |sources: &[Source]| -> std::collections::BTreeSet<DocumentId> {
        sources.iter().map(|source| source.document.id.clone()).collect()
    };
    let (gone, come) = (&ids(before) - &ids(now), &ids(now) - &ids(before));
    if gone.is_empty() || come.is_empty() {
        return BTreeMap::new();
    }
    let by_file: BTreeMap<_, _> =
        come.into_iter().filter_map(|id| Some((files.get(&id)?.clone(), id))).collect();
    gone.into_iter()
        .filter_map(|id| Some((id.clone(), by_file.get(files_before.get(&id)?)?.clone())))
        .collect()
}

/// Has the whole state name everything by the identity that it has in the knowledge of now.
pub(super) fn follow(state: &mut State, before: &Knowledge, succession: &Succession) {
    if succession.is_empty() {
        return;
    }
    let groups = follow_in(&mut state.ground, succession);
    let derived = &mut state.derived;
    for (id, now) in succession.entities.iter().chain(&groups) {
        // What was there under the same identity stays where it is.
        let was_there = before.entity(*now).is_some();
        if let Some(&place) = derived.positions.get(id).filter(|_| !was_there) {
            derived.positions.insert(*now, place);
            derived.positions_changed = true;
        }
    }
    let now = |subject: Subject| match subject {
        Subject::Entity(id) => Subject::Entity(succession.entity(id)),
        Subject::Relation(id) => Subject::Relation(succession.relation(id)),
        Subject::Kind(_) | Subject::Note(_) => subject,
    };
    state.selection = state.selection.iter().copied().map(now).collect();
    state.locks.follow(now);
    let fanned = state.canvas.fanned.iter();
    state.canvas.fanned =
        fanned.map(|ends| pair(succession.entity(ends.0), succession.entity(ends.1))).collect();
    let places = state.reader.iter_mut().chain(&mut state.words);
    for place in places {
        follow_place(place, before, &state.ground.sources, succession);
    }
}

/// Turns a place of a document to the same words of its other version.
fn follow_place(place: &mut ReaderPlace, before: &Knowledge, now: &[Source], succession: &Succession) {
    let Some(id) = succession.documents.get(&place.document) else { return };
    let one = before.sources.iter().find(|source| source.document.id == place.document);
    let other = now.iter().find(|source| source.document.id == *id);
    if let (Some(one), Some(other)) = (one, other) {
        place.span = moved(&one.document, &other.document, place.span);
        place.document = id.clone();
    }
}

fn moved(one: &Document, other: &Document, span: Span) -> Span {
    let alignment = Alignment::between(one, other);
    alignment.place(span).unwrap_or_else(|| {
        let near = alignment.near(span.start).min(other.text.len() as u32);
        Span::new(near, near)
    })
}

/// Has a ground state name everything by the identity that it has now. Gives the groups that have another
/// identity for it.
pub(super) fn follow_in(ground: &mut Ground, succession: &Succession) -> BTreeMap<EntityId, EntityId> {
    ground.filter.follow(succession);
    for saved in &mut ground.saved_filters {
        saved.follow(succession);
    }
    for stop in &mut ground.stops {
        stop.filter.follow(succession);
    }
    let groups = ground.grouping.follow(succession);
    let Ground { pins, homes, names, flags, .. } = ground;
    for (id, now) in succession.entities.iter().chain(&groups) {
        for places in [&mut *pins, &mut *homes, &mut *names] {
            rename(places, *id, *now);
        }
        rename(flags, *id, *now);
    }
    for note in ground.notes.values_mut() {
        note.tied = note.tied.map(|id| succession.entity(id));
    }
    if succession.entities.keys().any(|id| ground.places.contains_key(id)) {
        let places = std::sync::Arc::make_mut(&mut ground.places);
        for (&id, &now) in &succession.entities {
            rename(places, id, now);
        }
    }
    groups
}

/// What has a value of its own keeps it.
fn rename<Value>(values: &mut BTreeMap<EntityId, Value>, id: EntityId, now: EntityId) {
    if let Some(value) = values.remove(&id) {
        values.entry(now).or_insert(value);
    }
}
