//! Two sets of documents beside each other: what only one of them has, what both have, where they agree and where
//! they contradict each other; and two documents word for word.

mod dates;
mod difference;
mod numbers;
mod said;
mod topics;

pub use difference::{Change, Difference, Piece, difference};
pub use said::{Matter, Pairing, Said};

use std::collections::{BTreeMap, BTreeSet};

use crate::knowledge::{EntityId, Evidence, Knowledge, Relation, RelationId, SourceIndex};

use said::{kin, sentence_of};

/// Which documents are compared with which.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    /// The ones.
    pub one: BTreeSet<SourceIndex>,
    /// The others. What is among the ones is not among them.
    pub other: BTreeSet<SourceIndex>,
}

impl Sides {
    /// On which side a document is: whether on the first; `None` when on neither.
    #[must_use]
    pub fn side_of(&self, source: SourceIndex) -> Option<bool> {
        if self.one.contains(&source) { Some(true) } else { self.other.contains(&source).then_some(false) }
    }

    /// Where something is found that stands in these documents.
    fn place(&self, sources: impl Iterator<Item = SourceIndex>) -> Option<Place> {
        let (mut one, mut other) = (false, false);
        for side in sources.filter_map(|source| self.side_of(source)) {
            one |= side;
            other |= !side;
        }
        match (one, other) {
            (true, true) => Some(Place::Both),
            (true, false) => Some(Place::OnlyOne),
            (false, true) => Some(Place::OnlyOther),
            (false, false) => None,
        }
    }
}

/// Where something is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Only in the first documents.
    OnlyOne,
    /// In some of both.
    Both,
    /// Only in the others.
    OnlyOther,
}

/// What a comparison has found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compared {
    /// Where each entity is found that is in any of the documents.
    pub entities: BTreeMap<EntityId, Place>,
    /// The same of the relations. One is in both, too, when the other side says the same in another way:
    /// by other speakers, or less directly.
    pub relations: BTreeMap<RelationId, Place>,
    /// What both say, in the order of the first documents.
    pub agreements: Vec<Pairing>,
    /// What they say and cannot both be right.
    pub contradictions: Vec<Pairing>,
    /// What they say of different times.
    pub changes: Vec<Pairing>,
}

impl Compared {
    /// The entities that are found there, in order of identity.
    pub fn entities_in(&self, place: Place) -> impl Iterator<Item = EntityId> + '_ {
        self.entities.iter().filter(move |(_, at)| **at == place).map(|(&id, _)| id)
    }

    /// The relations that are found there, in order of identity.
    pub fn relations_in(&self, place: Place) -> impl Iterator<Item = RelationId> + '_ {
        self.relations.iter().filter(move |(_, at)| **at == place).map(|(&id, _)| id)
    }
}

/// Compares the documents of two sides.
#[must_use]
pub fn compare(knowledge: &Knowledge, sides: &Sides) -> Compared {
    let entities = knowledge.entities.iter().filter_map(|entity| {
        let place = sides.place(entity.mentions.iter().map(|mention| mention.source))?;
        Some((entity.id, place))
    });
    let mut compared = Compared { entities: entities.collect(), ..Compared::default() };
    let paired = statements(knowledge, sides, &mut compared);
    statuses(knowledge, sides, &mut compared);
    dates::enter(knowledge, sides, &mut compared);
    numbers::enter(knowledge, sides, &mut compared);
    compared.agreements.extend(paired);
    for list in [&mut compared.agreements, &mut compared.contradictions, &mut compared.changes] {
        list.sort();
        list.dedup_by(|one, other| {
            one.matter == other.matter
                && one.one.place() == other.one.place()
                && one.other.place() == other.other.place()
        });
    }
    settle(&mut compared);
    compared
}

/// What is contradicted is no agreement: two sentences that say the same with another number do not agree.
fn settle(compared: &mut Compared) {
    let places = |pairing: &Pairing| (pairing.one.place(), pairing.other.place());
    let apart: BTreeSet<_> = compared.contradictions.iter().chain(&compared.changes).map(places).collect();
    compared
        .agreements
        .retain(|pairing| pairing.matter == Matter::Number || !apart.contains(&places(pairing)));
}

/// Where each relation is found, and what both sides say.
fn statements(knowledge: &Knowledge, sides: &Sides, compared: &mut Compared) -> Vec<Pairing> {
    let mut kindred: BTreeMap<said::Kin, Vec<&Relation>> = BTreeMap::new();
    for relation in &knowledge.relations {
        if let Some(place) = sides.place(relation.evidence.iter().map(|evidence| evidence.source)) {
            compared.relations.insert(relation.id, place);
            kindred.entry(kin(relation)).or_default().push(relation);
        }
    }
    let mut found = Vec::new();
    for relations in kindred.into_values() {
        let of_side = |wanted: bool| {
            let relations = relations.iter();
            relations
                .flat_map(|&relation| {
                    relation.evidence.iter().enumerate().map(move |(index, one)| (relation, index, one))
                })
                .filter(move |(_, _, evidence): &(&Relation, usize, &Evidence)| {
                    sides.side_of(evidence.source) == Some(wanted)
                })
        };
        let (Some(one), Some(other)) = (first_of(of_side(true)), first_of(of_side(false))) else { continue };
        for relation in &relations {
            compared.relations.insert(relation.id, Place::Both);
        }
        found.push(Pairing { matter: Matter::Statement, one: sentence_of(one), other: sentence_of(other) });
    }
    found
}

/// The sentence that is told first.
fn first_of<'a>(
    sentences: impl Iterator<Item = (&'a Relation, usize, &'a Evidence)>,
) -> Option<(&'a Relation, usize, &'a Evidence)> {
    sentences
        .min_by_key(|(relation, index, evidence)| (evidence.source, evidence.sentence, relation.id, *index))
}

/// What one side says and the other denies.
fn statuses(knowledge: &Knowledge, sides: &Sides, compared: &mut Compared) {
    let mut topics = topics::Topics::of(knowledge, sides);
    for relation in &knowledge.relations {
        let own =
            relation.evidence.iter().enumerate().filter(|(_, one)| sides.side_of(one.source) == Some(true));
        let own: Vec<_> = own.collect();
        if own.is_empty() {
            continue;
        }
        let marked = relation.contradicted_by.iter().filter_map(|&id| knowledge.relation(id));
        let others = topics.opponents(relation);
        for opponent in marked.chain(others) {
            if said::denies(opponent) == said::denies(relation) {
                continue;
            }
            let others = opponent
                .evidence
                .iter()
                .enumerate()
                .filter(|(_, one)| sides.side_of(one.source) == Some(false));
            let first = first_of(own.iter().map(|&(index, evidence)| (relation, index, evidence)));
            let other = first_of(others.map(|(index, evidence)| (opponent, index, evidence)));
            compared.contradictions.extend(first.zip(other).map(|(one, other)| Pairing {
                matter: Matter::Status,
                one: sentence_of(one),
                other: sentence_of(other),
            }));
        }
    }
}
