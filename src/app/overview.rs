//! What there is on the whole, for when nothing is selected.

use std::cmp::Reverse;

use crate::graph::Support;
use crate::knowledge::{Entity, EntityId, Knowledge, Relation, RelationId, distinct_sentences};

/// How many entities and relations are named.
const MOST: usize = 8;

/// The best of what there is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    /// The entities with the most sentences behind them, each with their number.
    pub best_supported: Vec<(EntityId, usize)>,
    /// The relations that the most sentences say, each with their number.
    pub most_cited: Vec<(RelationId, usize)>,
    /// How many entities are related to nothing.
    pub isolated: usize,
}

impl Overview {
    /// Looks through everything.
    #[must_use]
    pub fn of(knowledge: &Knowledge, support: &Support) -> Self {
        let mut entities: Vec<&Entity> =
            knowledge.entities.iter().filter(|entity| support.sentences(entity.id) > 0).collect();
        entities.sort_by_key(|entity| {
            (Reverse((support.sentences(entity.id), entity.mentions.len())), &entity.name, entity.id)
        });
        let mut relations: Vec<_> = knowledge
            .relations
            .iter()
            .map(|relation| (relation, relation.support()))
            .filter(|(_, (_, _, sentences))| *sentences > 0)
            .collect();
        relations.sort_by(|(one, support), (other, others)| {
            (others.cmp(support))
                .then(other.confidence.total_cmp(&one.confidence))
                .then(one.id.cmp(&other.id))
        });
        let is_isolated = |entity: &&Entity| support.neighbours(entity.id) == 0;
        Self {
            best_supported: entities
                .into_iter()
                .take(MOST)
                .map(|entity| (entity.id, support.sentences(entity.id)))
                .collect(),
            most_cited: relations
                .into_iter()
                .take(MOST)
                .map(|(relation, (_, _, sentences))| (relation.id, sentences))
                .collect(),
            isolated: knowledge.entities.iter().filter(is_isolated).count(),
        }
    }
}

/// How many distinct sentences say any of these relations.
pub fn sentence_count<'a>(relations: impl IntoIterator<Item = &'a Relation>) -> usize {
    distinct_sentences(relations.into_iter().flat_map(|relation| &relation.evidence))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::{entity, knowledge, relation};
    use crate::vocabulary::EntityKind;

    #[test]
    fn the_best_supported_come_first_and_the_isolated_are_counted() {
        let mut twice = relation(11, 2, 3, "b");
        twice.evidence.extend(relation(99, 2, 3, "b").evidence);
        let known = knowledge(
            (1..=4).map(|id| entity(id, &format!("E{id}"), EntityKind::Group)).collect(),
            vec![relation(10, 1, 2, "a"), twice],
        );
        let overview = Overview::of(&known, &Support::of_knowledge(&known));
        let supported: Vec<_> = overview.best_supported.iter().map(|(id, count)| (id.0, *count)).collect();
        assert_eq!(supported, [(2, 3), (3, 2), (1, 1)]);
        let cited: Vec<_> = overview.most_cited.iter().map(|(id, count)| (id.0, *count)).collect();
        assert_eq!(cited, [(11, 2), (10, 1)]);
        assert_eq!(overview.isolated, 1);
    }
}
