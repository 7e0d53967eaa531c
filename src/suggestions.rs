//! Entities that may be one though they stand apart, each pair with a score and with what speaks for and against it.
//!
//! [`Suggestions::of`] looks in three steps. [`blocks`] puts entities together whose names have something in common,
//! so that of many entities only few pairs are looked at. [`likeness`] compares the names of a pair; without a
//! likeness of names there is no suggestion. [`weigh`] adds what the documents tell of both ([`facts`]).
//!
//! Nothing is decided here: what comes of a suggestion is a person's correction. A pair that a correction holds
//! apart does not come back, and what was made one is one entity.

mod blocks;
mod confusable;
mod evidence;
mod facts;
mod letters;
mod likeness;
mod names;
mod weigh;

pub use evidence::{Dated, Evidence, Piece, Place};
pub use facts::sentence_of;

use std::collections::BTreeMap;

use crate::knowledge::{EntityId, Knowledge};

/// Two entities, the one with the lesser identity first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// The one with the lesser identity.
    pub one: EntityId,
    /// The other.
    pub other: EntityId,
}

impl Pair {
    /// The pair of these two, in whichever order they are given.
    #[must_use]
    pub fn new(one: EntityId, other: EntityId) -> Self {
        Self { one: one.min(other), other: one.max(other) }
    }

    /// Both.
    #[must_use]
    pub const fn both(self) -> [EntityId; 2] {
        [self.one, self.other]
    }

    /// The one that is not this.
    #[must_use]
    pub fn beside(self, id: EntityId) -> Option<EntityId> {
        match id {
            _ if id == self.one => Some(self.other),
            _ if id == self.other => Some(self.one),
            _ => None,
        }
    }
}

/// Two entities that may be one, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// Which.
    pub pair: Pair,
    /// How likely they are one, 0 to 1.
    pub score: f32,
    /// What speaks for it and against it: first what speaks for it, and what weighs most before the rest.
    pub pieces: Vec<Piece>,
}

impl Suggestion {
    /// The score in whole per cent, as it is shown and compared.
    #[must_use]
    pub fn percent(&self) -> u8 {
        (self.score * 100.0).round() as u8
    }

    /// Whether somebody should look twice before saying that they are one: letters of different alphabets that
    /// look alike may be a mistake or a deceit.
    #[must_use]
    pub fn is_suspicious(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece.evidence, Evidence::LooksAlike { .. }))
    }
}

/// All suggestions for a knowledge.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suggestions {
    /// The best first.
    pub pairs: Vec<Suggestion>,
    /// For each entity the places of its pairs in the list.
    of_entities: BTreeMap<EntityId, Vec<usize>>,
}

impl Suggestions {
    /// From this score on, in per cent, two entities are more likely one than not: those that are counted and
    /// listed unasked.
    pub const BAR: u8 = 50;
    /// What is less likely, in per cent, is not suggested at all.
    pub const FLOOR: u8 = 20;

    /// Looks for all pairs of entities that may be one. Takes a little more than linear time.
    #[must_use]
    pub fn of(knowledge: &Knowledge) -> Self {
        let names = names::Names::of(knowledge);
        let facts = facts::Facts::of(knowledge);
        let mut pairs = weigh::suggestions(knowledge, &names, &facts, &blocks::candidates(&names));
        pairs.retain(|found| found.percent() >= Self::FLOOR);
        pairs.sort_by(|one, other| other.score.total_cmp(&one.score).then(one.pair.cmp(&other.pair)));
        let mut of_entities: BTreeMap<EntityId, Vec<usize>> = BTreeMap::new();
        for (place, found) in pairs.iter().enumerate() {
            for id in found.pair.both() {
                of_entities.entry(id).or_default().push(place);
            }
        }
        Self { pairs, of_entities }
    }

    /// The suggestions for an entity, the best first.
    pub fn about(&self, id: EntityId) -> impl Iterator<Item = &Suggestion> {
        self.of_entities.get(&id).into_iter().flatten().filter_map(|&place| self.pairs.get(place))
    }

    /// The suggestion for a pair.
    #[must_use]
    pub fn get(&self, pair: Pair) -> Option<&Suggestion> {
        self.about(pair.one).find(|found| found.pair == pair)
    }

    /// Those that are more likely one than not, the best first.
    pub fn likely(&self) -> impl Iterator<Item = &Suggestion> {
        self.pairs.iter().take_while(|found| found.percent() >= Self::BAR)
    }
}
