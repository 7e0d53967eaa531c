//! Things without a name that two articles speak of: "the contract" of one is held to be that of the other only where both
//! are about the same people and places.

use std::collections::{BTreeMap, BTreeSet};

use super::{Sides, said};
use crate::knowledge::disagreements::may_be_one_thing;
use crate::knowledge::{EntityId, Knowledge, Relation, SourceIndex, speaks_against};

/// So many named entities two articles have in common, and a description may stand for one thing in both.
const COMMON: usize = 3;

/// What the compared documents are about.
pub(super) struct Topics<'a> {
    knowledge: &'a Knowledge,
    sides: &'a Sides,
    /// The named entities of each document.
    named: BTreeMap<SourceIndex, BTreeSet<EntityId>>,
    /// The relations of each subject.
    by_subject: BTreeMap<EntityId, Vec<&'a Relation>>,
    known: BTreeMap<(SourceIndex, SourceIndex), bool>,
}

impl<'a> Topics<'a> {
    pub(super) fn of(knowledge: &'a Knowledge, sides: &'a Sides) -> Self {
        let all = sides.one.union(&sides.other).copied().collect();
        let mentions = knowledge.mentions_of(&all).into_iter().map(|(source, mentions)| {
            let named = mentions.into_iter().filter(|mention| mention.is_named).map(|mention| mention.entity);
            (source, named.collect())
        });
        let mut by_subject: BTreeMap<EntityId, Vec<&Relation>> = BTreeMap::new();
        for relation in &knowledge.relations {
            if relation.evidence.iter().any(|evidence| sides.side_of(evidence.source) == Some(false)) {
                by_subject.entry(relation.subject).or_default().push(relation);
            }
        }
        Self { knowledge, sides, named: mentions.collect(), by_subject, known: BTreeMap::new() }
    }

    /// What the other side says against a relation of the first side, of what may be the same thing without a name.
    pub(super) fn opponents(&mut self, relation: &Relation) -> Vec<&'a Relation> {
        let candidates = self.by_subject.get(&relation.subject).cloned().unwrap_or_default();
        let speaks = |other: &Relation| match (said::denies(relation), said::denies(other)) {
            (true, false) => speaks_against(relation, other),
            (false, true) => speaks_against(other, relation),
            _ => false,
        };
        let is_one_thing =
            |other: &Relation| may_be_one_thing(&self.knowledge.entities, relation.object, other.object);
        let found: Vec<&Relation> = candidates
            .into_iter()
            .filter(|other| other.object != relation.object && speaks(other) && is_one_thing(other))
            .collect();
        found.into_iter().filter(|other| self.have_one_topic(relation, other)).collect()
    }

    /// Whether the documents of two relations are about the same people and places.
    fn have_one_topic(&mut self, one: &Relation, other: &Relation) -> bool {
        let of_side = |relation: &Relation, wanted: bool| -> Vec<SourceIndex> {
            let sources = relation.evidence.iter().map(|evidence| evidence.source);
            sources.filter(|source| self.sides.side_of(*source) == Some(wanted)).collect()
        };
        let (own, others) = (of_side(one, true), of_side(other, false));
        let mut pairs = own.iter().flat_map(|&own| others.iter().map(move |&other| (own, other)));
        pairs.any(|pair| {
            *self.known.entry(pair).or_insert_with(|| {
                let named = (self.named.get(&pair.0), self.named.get(&pair.1));
                let (Some(own), Some(others)) = named else { return false };
                own.intersection(others).count() >= COMMON
            })
        })
    }
}
