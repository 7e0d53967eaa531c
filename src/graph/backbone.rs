//! The entities that a first picture holds.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::Support;
use crate::knowledge::{Entity, EntityId, Knowledge, Relation};

/// Up to `most` entities of `shown`: those with the most supporting sentences; then those with the
/// most neighbours by what is not denied, the most mentions, and the earliest first mention. Each brings its best
/// neighbour along, so that it does not stand there without the relations that it was chosen for.
pub(super) fn best_supported(
    knowledge: &Knowledge,
    relations: &[&Relation],
    shown: &BTreeSet<EntityId>,
    most: usize,
) -> BTreeSet<EntityId> {
    let support = Support::of(relations.iter().copied());
    let mut ranked: Vec<&Entity> =
        knowledge.entities.iter().filter(|entity| shown.contains(&entity.id)).collect();
    ranked.sort_by_cached_key(|entity| {
        (
            std::cmp::Reverse((support.weight(entity.id), entity.mentions.len())),
            entity.mentions.first().copied(),
            entity.id,
        )
    });
    let rank: FxHashMap<EntityId, usize> =
        ranked.iter().enumerate().map(|(rank, entity)| (entity.id, rank)).collect();
    let mut neighbours: FxHashMap<EntityId, BTreeSet<(usize, EntityId)>> = FxHashMap::default();
    for relation in relations.iter().filter(|relation| relation.subject != relation.object) {
        for (one, other) in [(relation.subject, relation.object), (relation.object, relation.subject)] {
            neighbours.entry(one).or_default().extend(rank.get(&other).map(|&rank| (rank, other)));
        }
    }
    let mut chosen = BTreeSet::new();
    for entity in ranked {
        let near = neighbours.get(&entity.id);
        let is_joined = near.is_none_or(|near| near.iter().any(|(_, other)| chosen.contains(other)));
        let partner =
            near.and_then(|near| near.first()).filter(|_| !is_joined && !chosen.contains(&entity.id));
        let needed = 1 + usize::from(partner.is_some());
        if chosen.len() + needed <= most {
            chosen.insert(entity.id);
            chosen.extend(partner.map(|&(_, other)| other));
        }
    }
    chosen
}
