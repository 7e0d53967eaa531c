//! Locks: a view that is locked goes on showing what was selected when it was locked, whatever is selected since.
//!
//! A lock holds the selection and nothing else: filters, the pointer and what one asks of the view itself, such as
//! to show a sentence, count in a locked view as in any other.

use std::collections::{BTreeMap, BTreeSet};

use super::beneath::is_seen;
use super::centre::Centre;
use super::state::{Panel, State};
use super::words::counted;
use crate::knowledge::{EntityId, Knowledge, RelationId};
use crate::scene::Subject;

/// A view that listens to the selection until it is locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lockable {
    /// What is known of the selection.
    Inspector,
    /// The text of an article.
    Reader,
    /// Rows and columns.
    Table,
    /// What has a date.
    Timeline,
}

impl Lockable {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Inspector, Self::Reader, Self::Table, Self::Timeline];
}

/// Which views are locked, and what was selected when they were.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locks(BTreeMap<Lockable, BTreeSet<Subject>>);

impl Locks {
    /// Lets a view listen again.
    pub(super) fn release(&mut self, view: Lockable) {
        self.0.remove(&view);
    }

    /// Forgets what no longer exists. A lock of which nothing is left ends; that of the reader holds a document,
    /// too, and goes on with it.
    pub(super) fn retain(&mut self, exists: impl Fn(&Subject) -> bool) {
        self.0.retain(|view, held| {
            let was_empty = held.is_empty();
            held.retain(&exists);
            was_empty || !held.is_empty() || *view == Lockable::Reader
        });
    }

    /// Names what views are locked to by the identity that it has now.
    pub(super) fn follow(&mut self, now: impl Fn(Subject) -> Subject) {
        for held in self.0.values_mut() {
            *held = held.iter().copied().map(&now).collect();
        }
    }

    /// Lets all views listen again.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

impl State {
    /// Whether a view is locked.
    #[must_use]
    pub fn is_locked(&self, view: Lockable) -> bool {
        self.locks.0.contains_key(&view)
    }

    /// What is selected as far as a view is concerned: what was when it was locked, or else what is.
    #[must_use]
    pub fn selection_in(&self, view: Lockable) -> &BTreeSet<Subject> {
        self.locks.0.get(&view).unwrap_or(&self.selection)
    }

    /// Whether a view is locked to something that is no longer the selection.
    #[must_use]
    pub fn is_held_elsewhere(&self, view: Lockable) -> bool {
        self.locks.0.get(&view).is_some_and(|held| *held != self.selection)
    }

    /// What a view is locked to, in a few words; `None` where it is not locked.
    #[must_use]
    pub fn held_in_words(&self, view: Lockable) -> Option<String> {
        let held = self.locks.0.get(&view)?;
        if view == Lockable::Reader {
            let place = self.reader.as_ref()?;
            let sources = &self.derived.knowledge.sources;
            let source = sources.iter().find(|source| source.document.id == place.document)?;
            return Some(source.document.name.clone());
        }
        if let Some(group) = self.group_of(held) {
            return Some(group.name.clone());
        }
        Some(in_words(&self.derived.knowledge, held))
    }
}

/// The only thing in a selection by its name, or how many there are.
fn in_words(knowledge: &Knowledge, held: &BTreeSet<Subject>) -> String {
    let mut subjects = held.iter();
    match (subjects.next(), subjects.next()) {
        (None, _) => "everything".to_owned(),
        (Some(Subject::Entity(id)), None) => name(knowledge, *id).to_owned(),
        (Some(Subject::Relation(id)), None) => relation_in_words(knowledge, *id),
        _ => {
            let entities = held.iter().filter(|subject| matches!(subject, Subject::Entity(_))).count();
            let relations = held.len() - entities;
            let parts = [(entities, "entity", "entities"), (relations, "relation", "relations")];
            let parts = parts.into_iter().filter(|(count, ..)| *count > 0);
            let words: Vec<String> = parts.map(|(count, one, many)| counted(count, one, many)).collect();
            words.join(" and ")
        }
    }
}

fn relation_in_words(knowledge: &Knowledge, id: RelationId) -> String {
    knowledge.relation(id).map_or_else(String::new, |relation| {
        let (subject, object) = (name(knowledge, relation.subject), name(knowledge, relation.object));
        format!("{subject} {} {object}", relation.phrase)
    })
}

fn name(knowledge: &Knowledge, id: EntityId) -> &str {
    knowledge.entity(id).map_or("", |entity| entity.name.as_str())
}

/// Whether a view can be locked now, or let go: it is there, or it is locked.
#[must_use]
pub fn can_toggle(state: &State, view: Lockable) -> bool {
    let is_there = match view {
        Lockable::Inspector => state.shows(Panel::Inspector),
        Lockable::Reader => state.shows(Panel::Reader) && state.reader.is_some(),
        Lockable::Table => is_seen(state, Centre::Table),
        Lockable::Timeline => is_seen(state, Centre::Timeline),
    };
    state.is_locked(view) || (is_there && !state.ground.sources.is_empty())
}

/// Locks a view to what is selected now, or lets it listen again.
pub(super) fn toggle(state: &mut State, view: Lockable) {
    if state.is_locked(view) {
        state.locks.release(view);
    } else if can_toggle(state, view) {
        state.locks.0.insert(view, state.selection.clone());
    }
}
