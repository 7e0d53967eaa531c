//! How the relations between two entities are gathered into lines.

use std::collections::{BTreeMap, BTreeSet};

use super::{EdgeLabels, Look, Names, Note, NoteId};
use crate::knowledge::EntityId;
use crate::layout::Point;

/// How relations between the same two entities are gathered into lines.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum LineGrouping {
    /// One line for what says the same sort of thing in the same direction.
    #[default]
    ByType,
    /// One line for each relation.
    Fanned,
    /// One line for all, whatever they say and in whichever direction; but what is denied, not yet so or
    /// only known from the lists keeps a line of its own, for a line must not say more than its relations.
    OnePerPair,
}

/// Two entities, the lesser identity first.
pub type Pair = (EntityId, EntityId);

/// The two as a pair.
#[must_use]
pub fn pair(one: EntityId, other: EntityId) -> Pair {
    (one.min(other), one.max(other))
}

/// What of a look decides the geometry of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Height of the font of an ordinary label, in scene units.
    pub label_size: f32,
    /// Which lines carry their phrase.
    pub edge_labels: EdgeLabels,
    /// Whose names are written.
    pub names: Names,
    /// Where a person has moved names, from the middle of the mark.
    pub moved_names: BTreeMap<EntityId, Point>,
    /// How relations are gathered into lines.
    pub grouping: LineGrouping,
    /// Between whom every relation has a line of its own all the same.
    pub fanned: BTreeSet<Pair>,
    /// The notes on the plane.
    pub notes: BTreeMap<NoteId, Note>,
}

impl Drawing {
    /// What `look` says of it.
    #[must_use]
    pub fn of(look: &Look) -> Self {
        Self {
            label_size: look.label_size,
            edge_labels: look.edge_labels,
            names: look.names,
            moved_names: look.moved_names.clone(),
            grouping: look.grouping,
            fanned: look.fanned.clone(),
            notes: look.notes.clone(),
        }
    }

    /// How the relations between two entities are gathered.
    pub(super) fn between(&self, pair: Pair) -> LineGrouping {
        if self.fanned.contains(&pair) { LineGrouping::Fanned } else { self.grouping }
    }
}
