//! Who is within a number of steps of whom.

use std::collections::{BTreeMap, BTreeSet};

use crate::knowledge::{EntityId, Relation};

/// The entities that can be reached from `start` in at most `depth` relations, in either
/// direction; `start` itself included.
#[must_use]
pub fn neighbourhood<'a>(
    relations: impl IntoIterator<Item = &'a Relation>,
    start: &BTreeSet<EntityId>,
    depth: usize,
) -> BTreeSet<EntityId> {
    let mut adjacent: BTreeMap<EntityId, Vec<EntityId>> = BTreeMap::new();
    for relation in relations {
        adjacent.entry(relation.subject).or_default().push(relation.object);
        adjacent.entry(relation.object).or_default().push(relation.subject);
    }
    let mut reached = start.clone();
    let mut frontier: Vec<EntityId> = start.iter().copied().collect();
    for _ in 0..depth {
        let neighbours = frontier.iter().filter_map(|id| adjacent.get(id)).flatten();
        frontier = neighbours.copied().filter(|&id| reached.insert(id)).collect();
        if frontier.is_empty() {
            break;
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::view::tests::relation;

    #[test]
    fn walks_both_ways_and_stops_at_the_depth() {
        let chain = [relation(1, 1, 2, "a"), relation(2, 3, 2, "b"), relation(3, 3, 4, "c")];
        let start = BTreeSet::from([EntityId(1)]);
        let reached =
            |depth| neighbourhood(&chain, &start, depth).into_iter().map(|id| id.0).collect::<Vec<_>>();
        assert_eq!(reached(0), [1]);
        assert_eq!(reached(1), [1, 2]);
        assert_eq!(reached(2), [1, 2, 3]);
        assert_eq!(reached(usize::MAX), [1, 2, 3, 4]);
    }
}
