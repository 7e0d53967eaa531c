//! How much text stands behind each entity and relation.

use rustc_hash::FxHashMap;

use crate::knowledge::{EntityId, Knowledge, Relation, SentenceIdentity};

/// How many distinct sentences support each entity, and how many neighbours it has.
///
/// A sentence supports an entity when it is evidence of a relation of that entity that it does not deny. A
/// sentence that one document copies from another is one sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Support {
    sentences: FxHashMap<EntityId, usize>,
    /// Those by relations that are not denied.
    supporters: FxHashMap<EntityId, usize>,
    neighbours: FxHashMap<EntityId, usize>,
}

impl Support {
    /// Counts the support of every entity in `relations`.
    #[must_use]
    pub fn of<'a>(relations: impl IntoIterator<Item = &'a Relation>) -> Self {
        // Lists that are sorted take far less than a set for each entity.
        let mut said: Vec<(EntityId, SentenceIdentity)> = Vec::new();
        // Each neighbour, and whether the relation with it is denied.
        let mut near: Vec<(EntityId, EntityId, bool)> = Vec::new();
        for relation in relations {
            for (one, other) in [(relation.subject, relation.object), (relation.object, relation.subject)] {
                if one != other {
                    near.push((one, other, relation.negated));
                }
                if !relation.negated {
                    said.extend(relation.evidence.iter().map(|evidence| (one, evidence.identity())));
                }
            }
        }
        said.sort_unstable();
        said.dedup();
        near.sort_unstable();
        // Of several relations with one neighbour the one that is not denied comes first.
        near.dedup_by_key(|(one, other, _)| (*one, *other));
        let mut support = Self::default();
        for sentences in said.chunk_by(|one, other| one.0 == other.0) {
            support.sentences.insert(sentences[0].0, sentences.len());
        }
        for others in near.chunk_by(|one, other| one.0 == other.0) {
            let supporters = others.iter().filter(|(.., is_denied)| !is_denied).count();
            support.supporters.insert(others[0].0, supporters);
            support.neighbours.insert(others[0].0, others.len());
        }
        support
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

    /// How many other entities `entity` is related to, by what is denied too.
    #[must_use]
    pub fn neighbours(&self, entity: EntityId) -> usize {
        self.neighbours.get(&entity).copied().unwrap_or(0)
    }

    /// By what entities are ranked: how many sentences support `entity`, then to how many others it is
    /// related by what is not denied.
    #[must_use]
    pub fn weight(&self, entity: EntityId) -> (usize, usize) {
        (self.sentences(entity), self.supporters.get(&entity).copied().unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::view::tests::{entity, knowledge, relation};
    use crate::knowledge::Evidence;
    use crate::vocabulary::EntityKind;

    fn known(relations: Vec<Relation>) -> Knowledge {
        let entities = vec![
            entity(1, "A", EntityKind::Person),
            entity(2, "B", EntityKind::Location),
            entity(3, "C", EntityKind::Organisation),
        ];
        knowledge(entities, relations)
    }

    #[test]
    fn a_sentence_counts_once_for_an_entity_however_many_relations_it_gives() {
        let mut second = relation(11, 1, 3, "leads");
        second.evidence[0].sentence = relation(10, 1, 2, "visits").evidence[0].sentence;
        let known = known(vec![relation(10, 1, 2, "visits"), second, relation(12, 2, 1, "hosts")]);
        let support = Support::of_knowledge(&known);
        assert_eq!((support.sentences(EntityId(1)), support.neighbours(EntityId(1))), (2, 2));
        assert_eq!((support.sentences(EntityId(3)), support.neighbours(EntityId(3))), (1, 1));
        assert_eq!(support.sentences(EntityId(9)), 0);
    }

    #[test]
    fn what_is_denied_supports_nobody() {
        let mut denied = relation(11, 1, 3, "does not lead");
        denied.negated = true;
        let support = Support::of_knowledge(&known(vec![relation(10, 1, 2, "visits"), denied]));
        assert_eq!((support.weight(EntityId(1)), support.neighbours(EntityId(1))), ((1, 1), 2));
        assert_eq!((support.weight(EntityId(3)), support.neighbours(EntityId(3))), ((0, 0), 1));
    }

    #[test]
    fn a_copied_sentence_supports_once() {
        let mut copied = relation(10, 1, 2, "visits");
        copied.evidence[0].wording = Some(5);
        copied.evidence.push(Evidence { source: 1, ..copied.evidence[0].clone() });
        let support = Support::of_knowledge(&known(vec![copied]));
        assert_eq!(support.sentences(EntityId(1)), 1);
    }
}
