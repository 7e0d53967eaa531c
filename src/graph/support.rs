//! How much text stands behind each entity and relation.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::document::Span;
use crate::knowledge::{EntityId, Knowledge, Relation, SourceIndex};

/// How many distinct sentences support each entity, and how many neighbours it has.
///
/// A sentence supports an entity when it is evidence of a relation of that entity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Support {
    sentences: FxHashMap<EntityId, usize>,
    neighbours: FxHashMap<EntityId, usize>,
}

impl Support {
    /// Counts the support of every entity in `relations`.
    #[must_use]
    pub fn of<'a>(relations: impl IntoIterator<Item = &'a Relation>) -> Self {
        let mut sentences: FxHashMap<EntityId, BTreeSet<(SourceIndex, Span)>> = FxHashMap::default();
        let mut neighbours: FxHashMap<EntityId, BTreeSet<EntityId>> = FxHashMap::default();
        for relation in relations {
            for (one, other) in [(relation.subject, relation.object), (relation.object, relation.subject)] {
                let places = relation.evidence.iter().map(|evidence| (evidence.source, evidence.sentence));
                sentences.entry(one).or_default().extend(places);
                if one != other {
                    neighbours.entry(one).or_default().insert(other);
                }
            }
        }
        Self {
            sentences: sentences.into_iter().map(|(id, places)| (id, places.len())).collect(),
            neighbours: neighbours.into_iter().map(|(id, others)| (id, others.len())).collect(),
        }
    }

    /// Counts the support of every entity in everything `knowledge` holds.
    #[must_use]
    pub fn of_knowledge(knowledge: &Knowledge) -> Self {
        Self::of(&knowledge.relations)
    }

    /// How many distinct sentences support `entity`.
    #[must_use]
    pub fn sentences(&self, entity: EntityId) -> usize {
        self.sentences.get(&entity).copied().unwrap_or(0)
    }

    /// How many other entities `entity` is related to.
    #[must_use]
    pub fn neighbours(&self, entity: EntityId) -> usize {
        self.neighbours.get(&entity).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::view::tests::{entity, knowledge, relation};
    use crate::vocabulary::EntityKind;

    #[test]
    fn a_sentence_counts_once_for_an_entity_however_many_relations_it_gives() {
        let mut second = relation(11, 1, 3, "leads");
        second.evidence[0].sentence = relation(10, 1, 2, "visits").evidence[0].sentence;
        let known = knowledge(
            vec![
                entity(1, "A", EntityKind::Person),
                entity(2, "B", EntityKind::Location),
                entity(3, "C", EntityKind::Organisation),
            ],
            vec![relation(10, 1, 2, "visits"), second, relation(12, 2, 1, "hosts")],
        );
        let support = Support::of_knowledge(&known);
        assert_eq!((support.sentences(EntityId(1)), support.neighbours(EntityId(1))), (2, 2));
        assert_eq!((support.sentences(EntityId(3)), support.neighbours(EntityId(3))), (1, 1));
        assert_eq!(support.sentences(EntityId(9)), 0);
    }
}
