//! The difference between two states as data: what a step of the journal holds, and what undo turns round.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::field::{Field, entity_key, set, text};
use super::ground::Ground;
use super::record::{KeptOptions, Placed, Surroundings};
use crate::document::DocumentId;
use crate::knowledge::EntityId;

/// One value before and after, as text in JSON; `None` where there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Edit {
    pub(super) field: Field,
    /// Which one of the field; empty where the field is one value.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) key: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) before: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) after: Option<String>,
}

/// A set of edits, no two of the same value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Change {
    pub(super) edits: Vec<Edit>,
}

impl Change {
    /// What leads from one record to another.
    ///
    /// # Errors
    ///
    /// When a value of `after` could not be read again, such as a place that is no number.
    pub(super) fn between(before: &Ground, after: &Ground) -> Result<Self, String> {
        let mut change = Self::default();
        let (one, other) = (&before.record, &after.record);
        change.map(Field::Documents, &before.documents, &after.documents, document_key, |placed| {
            text(&Placed { place: placed.place, value: KeptOptions::from(placed.value) })
        })?;
        change.map(Field::Corrections, &before.corrections, &after.corrections, String::clone, text)?;
        change.whole(Field::Filter, &one.filter, &other.filter)?;
        change.whole(Field::SavedFilters, &one.saved_filters, &other.saved_filters)?;
        change.whole(Field::Stops, &one.stops, &other.stops)?;
        change.whole(Field::Grouping, &one.grouping, &other.grouping)?;
        change.whole(Field::Style, &one.style, &other.style)?;
        change.whole(Field::Arrangement, &one.arrangement, &other.arrangement)?;
        change.map(Field::Flags, &one.flags, &other.flags, by_entity, text)?;
        change.map(Field::Pins, &one.pins, &other.pins, by_entity, text)?;
        change.map(Field::Names, &one.names, &other.names, by_entity, text)?;
        change.map(Field::Homes, &one.homes, &other.homes, by_entity, text)?;
        if !std::sync::Arc::ptr_eq(&one.places, &other.places) {
            change.map(Field::Places, &one.places, &other.places, by_entity, text)?;
        }
        change.map(Field::Notes, &one.notes, &other.notes, String::clone, text)?;
        change.map(Field::Files, &one.files, &other.files, document_key, text)?;
        Ok(change)
    }

    /// What leads from some surroundings to others.
    ///
    /// # Errors
    ///
    /// As for [`Self::between`].
    pub(super) fn of_surroundings(before: &Surroundings, after: &Surroundings) -> Result<Self, String> {
        let mut change = Self::default();
        change.map(Field::Positions, &before.positions, &after.positions, by_entity, text)?;
        change.map(Field::Settings, &before.settings, &after.settings, String::clone, text)?;
        Ok(change)
    }

    /// The change that takes this one back.
    pub(super) fn inverse(&self) -> Self {
        let turn =
            |edit: &Edit| Edit { before: edit.after.clone(), after: edit.before.clone(), ..edit.clone() };
        Self { edits: self.edits.iter().map(turn).collect() }
    }

    /// This change and then `next`, as one.
    pub(super) fn then(self, next: Self) -> Self {
        let mut edits: BTreeMap<(Field, String), Edit> = BTreeMap::new();
        for edit in self.edits.into_iter().chain(next.edits) {
            match edits.entry((edit.field, edit.key.clone())) {
                std::collections::btree_map::Entry::Vacant(place) => {
                    place.insert(edit);
                }
                std::collections::btree_map::Entry::Occupied(mut place) => place.get_mut().after = edit.after,
            }
        }
        Self { edits: edits.into_values().filter(|edit| edit.before != edit.after).collect() }
    }

    /// Makes the change.
    ///
    /// # Errors
    ///
    /// When a value is none that can be drawn; `ground` is of no use then.
    pub(super) fn apply(&self, ground: &mut Ground) -> Result<(), String> {
        for edit in &self.edits {
            set(ground, edit.field, &edit.key, edit.after.as_deref())
                .map_err(|reason| format!("{} {}: {reason}", edit.field, edit.key))?;
        }
        Ok(())
    }

    /// Whether both concern the same value.
    pub(super) fn meets(&self, other: &Self) -> bool {
        let own: std::collections::BTreeSet<_> =
            self.edits.iter().map(|edit| (edit.field, &edit.key)).collect();
        other.edits.iter().any(|edit| own.contains(&(edit.field, &edit.key)))
    }

    fn whole<T: PartialEq + Serialize>(&mut self, field: Field, before: &T, after: &T) -> Result<(), String> {
        if before != after {
            let (before, after) = (Some(text(before)?), Some(text(after)?));
            self.edits.push(Edit { field, key: String::new(), before, after });
        }
        Ok(())
    }

    fn map<K: Ord, V: PartialEq>(
        &mut self,
        field: Field,
        before: &BTreeMap<K, V>,
        after: &BTreeMap<K, V>,
        key: impl Fn(&K) -> String,
        text: impl Fn(&V) -> Result<String, String>,
    ) -> Result<(), String> {
        for (id, old) in before {
            let new = after.get(id);
            if new != Some(old) {
                let after = new.map(&text).transpose()?;
                self.edits.push(Edit { field, key: key(id), before: Some(text(old)?), after });
            }
        }
        for (id, new) in after.iter().filter(|(id, _)| !before.contains_key(*id)) {
            self.edits.push(Edit { field, key: key(id), before: None, after: Some(text(new)?) });
        }
        Ok(())
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "keys of all sorts are passed alike")]
fn by_entity(id: &EntityId) -> String {
    entity_key(*id)
}

fn document_key(id: &DocumentId) -> String {
    id.0.clone()
}
