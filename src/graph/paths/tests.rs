use proptest::prelude::*;

use super::*;
use crate::graph::samples::relation;
use crate::knowledge::Evidence;

/// A relation as the tests write it: ends, confidence in percent, sentences, whether it is denied.
type Drawn = (u64, u64, u8, u8, bool);

fn drawn(relations: &[Drawn]) -> Vec<Relation> {
    let relations = relations.iter().zip(100..);
    let relations = relations.map(|(&(subject, object, percent, sentences, negated), id)| {
        let mut relation = relation(id, subject, object, "knows");
        relation.confidence = f32::from(percent) / 100.0;
        let first = relation.evidence[0].clone();
        let sentence = |source| Evidence { source, ..first.clone() };
        relation.evidence = (0..u32::from(sentences)).map(sentence).collect();
        relation.negated = negated;
        relation
    });
    relations.collect()
}

fn found(relations: &[Relation], from: u64, to: u64, rules: &PathRules) -> Vec<Vec<u64>> {
    let paths = shortest_paths(relations, EntityId(from), EntityId(to), rules);
    paths.iter().map(|path| path.entities().map(|id| id.0).collect()).collect()
}

/// Every simple path of at most `longest` steps, by trying all of them.
fn all(relations: &[Relation], from: u64, to: u64, rules: &PathRules) -> Vec<Vec<u64>> {
    let mut complete: BTreeSet<(u64, Vec<u64>)> = BTreeSet::new();
    let mut begun: Vec<(u64, Vec<u64>)> = vec![(0, vec![from])];
    while let Some((cost, entities)) = begun.pop() {
        let last = entities[entities.len() - 1];
        if last == to {
            complete.insert((cost, entities));
            continue;
        }
        let mut next: BTreeMap<u64, u64> = BTreeMap::new();
        for relation in relations.iter().filter(|relation| rules.denied || !relation.negated) {
            let (subject, object) = (relation.subject.0, relation.object.0);
            for (one, other) in
                [(subject, object), (object, subject)].into_iter().take(2 - usize::from(rules.directed))
            {
                if one == last && !entities.contains(&other) {
                    let cost = STEP + doubt(relation);
                    let best = next.entry(other).or_insert(cost);
                    *best = cost.min(*best);
                }
            }
        }
        if entities.len() <= rules.longest {
            begun.extend(next.into_iter().map(|(other, step)| {
                let mut longer = entities.clone();
                longer.push(other);
                (cost + step, longer)
            }));
        }
    }
    complete.into_iter().map(|(_, entities)| entities).take(rules.most).collect()
}

proptest! {
    #[test]
    fn the_paths_are_those_that_trying_all_of_them_finds(
        relations in prop::collection::vec((0_u64..8, 0_u64..8, 0_u8..=4, 0_u8..3, prop::bool::weighted(0.15)), 0..22),
        directed: bool,
        denied: bool,
        most in 0_usize..8,
        longest in 0_usize..7,
    ) {
        // Few different confidences, so that many paths cost the same.
        let relations: Vec<Drawn> =
            relations.into_iter().map(|(s, o, quarter, n, negated)| (s, o, quarter * 25, n, negated)).collect();
        let relations = drawn(&relations);
        let rules = PathRules { directed, denied, most, longest };
        prop_assert_eq!(found(&relations, 0, 7, &rules), all(&relations, 0, 7, &rules));
    }

    #[test]
    fn every_step_is_a_relation_and_no_entity_comes_twice(
        relations in prop::collection::vec((0_u64..30, 0_u64..30, 0_u8..=100, 1_u8..4, prop::bool::weighted(0.1)), 0..90),
    ) {
        let mut relations = drawn(&relations);
        let paths = shortest_paths(&relations, EntityId(0), EntityId(1), &PathRules::default());
        for path in &paths {
            let entities: Vec<EntityId> = path.entities().collect();
            let distinct: BTreeSet<&EntityId> = entities.iter().collect();
            prop_assert_eq!(distinct.len(), entities.len());
            prop_assert!(path.steps.len() <= 6);
            for step in &path.steps {
                let relation = relations.iter().find(|relation| relation.id == step.relation).unwrap();
                let ends = (relation.subject, relation.object);
                prop_assert!(ends == (step.from, step.to) || ends == (step.to, step.from));
                prop_assert!(!relation.negated);
            }
        }
        relations.reverse();
        let reversed = shortest_paths(&relations, EntityId(0), EntityId(1), &PathRules::default());
        prop_assert_eq!(paths, reversed, "the order of the relations changes nothing");
    }
}

#[test]
fn fewer_steps_come_first_and_then_better_support() {
    let relations = drawn(&[
        (1, 2, 60, 1, false),
        (2, 9, 60, 1, false),
        (1, 3, 60, 4, false),
        (3, 9, 60, 4, false),
        (9, 1, 1, 1, false),
        (1, 4, 100, 9, false),
        (4, 5, 100, 9, false),
        (5, 9, 100, 9, false),
    ]);
    let rules = PathRules::default();
    assert_eq!(found(&relations, 1, 9, &rules), [vec![1, 9], vec![1, 3, 9], vec![1, 2, 9], vec![1, 4, 5, 9]]);
    let directed = PathRules { directed: true, most: 2, ..rules };
    assert_eq!(found(&relations, 1, 9, &directed), [vec![1, 3, 9], vec![1, 2, 9]]);
    assert_eq!(found(&relations, 9, 1, &directed), [vec![9, 1]]);
}

#[test]
fn what_is_denied_is_walked_only_when_asked() {
    let relations = drawn(&[(1, 2, 90, 1, true), (1, 3, 50, 1, false), (3, 2, 50, 1, false)]);
    let rules = PathRules::default();
    assert_eq!(found(&relations, 1, 2, &rules), [vec![1, 3, 2]]);
    assert_eq!(found(&relations, 1, 2, &PathRules { denied: true, ..rules }), [vec![1, 2], vec![1, 3, 2]]);
}

#[test]
fn of_several_relations_between_two_the_best_supported_is_walked() {
    let relations = drawn(&[(1, 2, 70, 1, false), (2, 1, 90, 2, false), (1, 2, 90, 1, false)]);
    let paths = shortest_paths(&relations, EntityId(1), EntityId(2), &PathRules::default());
    assert_eq!(paths.len(), 1);
    assert_eq!(paths[0].steps, [Step { from: EntityId(1), to: EntityId(2), relation: RelationId(101) }]);
}

#[test]
fn no_path_is_an_answer() {
    let relations = drawn(&[(1, 2, 70, 1, false), (3, 4, 70, 1, false), (5, 5, 70, 1, false)]);
    for (from, to) in [(1, 4), (1, 99), (5, 5), (1, 1)] {
        assert!(found(&relations, from, to, &PathRules::default()).is_empty());
    }
    let chain: Vec<Drawn> = (0..8).map(|index| (index, index + 1, 80, 1, false)).collect();
    let chain = drawn(&chain);
    assert_eq!(found(&chain, 0, 6, &PathRules::default()).len(), 1);
    assert!(found(&chain, 0, 7, &PathRules::default()).is_empty(), "seven steps are too many");
}

/// On a graph of two thousand entities in which everything is near everything.
#[test]
fn a_large_graph_takes_bounded_work() {
    let mut relations = Vec::new();
    for index in 0..2000_u64 {
        for leap in [1, 7, 61, 523] {
            relations.push((index, (index + leap) % 2000, (index % 90) as u8, 1, false));
        }
    }
    let relations = drawn(&relations);
    let paths = found(&relations, 0, 1234, &PathRules::default());
    assert_eq!(paths.len(), 5);
    assert!(paths.is_sorted_by_key(Vec::len));
}
