//! What a person has done with entities and relations, beside what the texts say of them.

use std::collections::{BTreeMap, BTreeSet};

use super::{EntityId, RelationId, SourceIndex};
use crate::corrections::{ClaimMark, ClaimReading, CorrectionId, Local, Reason};
use crate::vocabulary::EntityKind;

/// What the texts alone make of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityReading {
    /// The identity that it has without corrections.
    pub id: EntityId,
    /// What it is called.
    pub name: String,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// A finer sort.
    pub subtype: Option<String>,
    /// At how many places it is mentioned.
    pub mentions: usize,
}

/// What a person has done with an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityMark {
    /// The corrections that it is due to, in order.
    pub corrections: Vec<CorrectionId>,
    /// What the texts make of it; of several that are one now, of the one whose name stays.
    pub reading: EntityReading,
    /// What the texts make of the others that are one with it now.
    pub merged: Vec<EntityReading>,
    /// Whether a person has found it.
    pub is_added: bool,
    /// Whether a person has parted it from another.
    pub is_parted: bool,
    /// A person's own words about it.
    pub note: Option<String>,
    /// The entities of single articles that it would be without the others.
    pub own: Vec<Local>,
}

impl EntityMark {
    /// Whether it is otherwise than the texts make of it, a note aside.
    #[must_use]
    pub fn is_corrected(&self, name: &str, kind: EntityKind, subtype: Option<&str>) -> bool {
        let same = self.reading.name == name && self.reading.kind == kind;
        self.is_parted || !self.merged.is_empty() || !same || self.reading.subtype.as_deref() != subtype
    }
}

/// What a person has decided about sentences that the engine has read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decision {
    /// They say just what it made of them.
    Confirmed,
    /// One of them says something else.
    Edited,
}

/// What a person has done with a relation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RelationMark {
    /// The corrections that it is due to, in order.
    pub corrections: Vec<CorrectionId>,
    /// What the engine made of the first sentence that a person has edited.
    pub reading: Option<ClaimReading>,
    /// In which document that sentence stands.
    pub reading_in: SourceIndex,
    /// Whether that reading has it the other way round.
    pub is_reversed: bool,
    /// Whether a person has entered one of its sentences.
    pub is_added: bool,
    /// What a person has decided about its sentences.
    pub decision: Option<Decision>,
    /// A person's own words about it.
    pub note: Option<String>,
}

impl RelationMark {
    /// Whether a person has decided what its sentences say: entered, edited or confirmed them.
    #[must_use]
    pub const fn is_decided(&self) -> bool {
        self.is_added || self.decision.is_some()
    }

    /// Whether a person has confirmed it as the engine has it.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        self.decision == Some(Decision::Confirmed)
    }
}

/// What has come of a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Which.
    pub correction: CorrectionId,
    /// Why it could not be applied, or that it was.
    pub result: Result<(), Reason>,
}

/// What a person has done with all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ByHand {
    /// Entities that are otherwise than the texts make of them, or have a note.
    pub entities: BTreeMap<EntityId, EntityMark>,
    /// The same of relations.
    pub relations: BTreeMap<RelationId, RelationMark>,
    /// Claims that a person has entered or edited, by document and place among its claims.
    pub claims: BTreeMap<(SourceIndex, u32), ClaimMark>,
    /// How many places each rule touches, or would touch where it is switched off.
    pub rules: BTreeMap<CorrectionId, usize>,
    /// Pairs that are said not to be one, the lesser identity first.
    pub apart: BTreeSet<(EntityId, EntityId)>,
    /// What has come of each correction, in order.
    pub outcomes: Vec<Outcome>,
}

impl ByHand {
    /// The corrections that could not be applied, with the reasons.
    pub fn not_applied(&self) -> impl Iterator<Item = (CorrectionId, &Reason)> {
        self.outcomes.iter().filter_map(|outcome| Some((outcome.correction, outcome.result.as_ref().err()?)))
    }
}
