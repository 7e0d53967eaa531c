//! The entities that a first picture holds.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::Support;
use crate::knowledge::{Entity, EntityId, EntityMention, Knowledge, Relation};

/// By what entities are ranked, the best first.
type Rank = (Reverse<((usize, usize), usize)>, Option<EntityMention>, EntityId);

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
    let rank = |entity: &Entity| -> Rank {
        let weight = (support.weight(entity.id), entity.mentions.len());
        (Reverse(weight), entity.mentions.first().copied(), entity.id)
    };
    // Both are sorted by identity.
    let mut wanted = shown.iter().peekable();
    let mut ranks: Vec<Rank> = Vec::with_capacity(shown.len());
    for entity in &knowledge.entities {
        while wanted.next_if(|id| **id < entity.id).is_some() {}
        if wanted.next_if_eq(&&entity.id).is_some() {
            ranks.push(rank(entity));
        }
    }
    // Few are looked at before there is no room left: the others need no order.
    let mut count = 2 * most + 16;
    loop {
        let first = first_of(&mut ranks, count);
        let (chosen, is_full) = choose(knowledge, relations, shown, first, &rank, most);
        if is_full || count >= ranks.len() {
            return chosen;
        }
        count *= 4;
    }
}

/// The first `count` in order.
fn first_of(ranks: &mut [Rank], count: usize) -> &[Rank] {
    let count = count.min(ranks.len());
    if count < ranks.len() {
        ranks.select_nth_unstable(count);
    }
    let first = &mut ranks[..count];
    first.sort_unstable();
    first
}

/// Chooses among `first`, the best first; and whether there is no room left.
fn choose(
    knowledge: &Knowledge,
    relations: &[&Relation],
    shown: &BTreeSet<EntityId>,
    first: &[Rank],
    rank: &dyn Fn(&Entity) -> Rank,
    most: usize,
) -> (BTreeSet<EntityId>, bool) {
    let mut neighbours: FxHashMap<EntityId, BTreeSet<EntityId>> =
        first.iter().map(|(.., id)| (*id, BTreeSet::new())).collect();
    for relation in relations.iter().filter(|relation| relation.subject != relation.object) {
        for (one, other) in [(relation.subject, relation.object), (relation.object, relation.subject)] {
            if let Some(near) = neighbours.get_mut(&one).filter(|_| shown.contains(&other)) {
                near.insert(other);
            }
        }
    }
    let best = |near: &BTreeSet<EntityId>| {
        let ranked = near.iter().filter_map(|&id| knowledge.entity(id)).map(rank);
        ranked.min().map(|(.., id)| id)
    };
    let mut chosen = BTreeSet::new();
    for (.., id) in first {
        if chosen.len() >= most {
            break;
        }
        let near = neighbours.get(id).filter(|near| !near.is_empty());
        let is_joined = near.is_none_or(|near| near.iter().any(|other| chosen.contains(other)));
        let partner = near.filter(|_| !is_joined && !chosen.contains(id)).and_then(best);
        let needed = 1 + usize::from(partner.is_some());
        if chosen.len() + needed <= most {
            chosen.insert(*id);
            chosen.extend(partner);
        }
    }
    let is_full = chosen.len() >= most;
    (chosen, is_full)
}
