//! The parts into which a view falls: what is connected, and communities.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::View;
use super::communities;
use crate::knowledge::{EntityId, Knowledge};

/// Some entities that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The entity with the most weight of relations to the others; of equal ones the first.
    pub middle: EntityId,
    /// The entities, sorted; never empty.
    pub members: Vec<EntityId>,
}

/// A relation weighs as much as sentences say it; what only lists know weighs one.
type Edge = (usize, usize, f64);

fn edges(knowledge: &Knowledge, view: &View) -> Vec<Edge> {
    let index: FxHashMap<EntityId, usize> =
        view.entities.iter().enumerate().map(|(index, &id)| (id, index)).collect();
    let mut weights: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for relation in knowledge.relations_of(&view.relations) {
        if let (Some(&one), Some(&other)) = (index.get(&relation.subject), index.get(&relation.object))
            && one != other
        {
            *weights.entry((one.min(other), one.max(other))).or_default() +=
                relation.evidence.len().max(1) as f64;
        }
    }
    weights.into_iter().map(|((one, other), weight)| (one, other, weight)).collect()
}

/// The communities of what `view` shows, in the order of their first members.
#[must_use]
pub fn communities(knowledge: &Knowledge, view: &View) -> Vec<Part> {
    let edges = edges(knowledge, view);
    let class_of = communities::communities(view.entities.len(), &edges);
    parts(view, &edges, &class_of)
}

/// The connected parts of what `view` shows, in the order of their first members.
#[must_use]
pub fn components(knowledge: &Knowledge, view: &View) -> Vec<Part> {
    let edges = edges(knowledge, view);
    let mut class_of: Vec<usize> = (0..view.entities.len()).collect();
    for &(one, other, _) in &edges {
        let (one, other) = (root(&mut class_of, one), root(&mut class_of, other));
        class_of[one.max(other)] = one.min(other);
    }
    for node in 0..class_of.len() {
        class_of[node] = root(&mut class_of, node);
    }
    parts(view, &edges, &class_of)
}

/// The least node known to be connected with `node`; makes the way there shorter.
fn root(parent: &mut [usize], mut node: usize) -> usize {
    while parent[node] != node {
        parent[node] = parent[parent[node]];
        node = parent[node];
    }
    node
}

fn parts(view: &View, edges: &[Edge], class_of: &[usize]) -> Vec<Part> {
    let mut inside = vec![0.0; class_of.len()];
    for &(one, other, weight) in edges {
        if class_of[one] == class_of[other] {
            inside[one] += weight;
            inside[other] += weight;
        }
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (node, &class) in class_of.iter().enumerate() {
        members.entry(class).or_default().push(node);
    }
    let mut parts: Vec<Vec<usize>> = members.into_values().collect();
    parts.sort_by_key(|nodes| nodes.first().copied());
    parts
        .into_iter()
        .filter_map(|nodes| {
            let middle = nodes
                .iter()
                .copied()
                .reduce(|best, node| if inside[node] > inside[best] { node } else { best })?;
            let members = nodes.iter().map(|&node| view.entities[node]).collect();
            Some(Part { middle: view.entities[middle], members })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::{entity, knowledge, relation};
    use crate::vocabulary::EntityKind;

    #[test]
    fn what_is_connected_is_one_part_with_its_hub_in_the_middle() {
        let entities = (1..=6).map(|id| entity(id, "E", EntityKind::Person)).collect();
        let relations = vec![relation(10, 1, 3, "a"), relation(11, 3, 5, "b"), relation(12, 4, 2, "c")];
        let known = knowledge(entities, relations);
        let found = components(&known, &View::everything(&known));
        let ids = |part: &Part| part.members.iter().map(|id| id.0).collect::<Vec<_>>();
        assert_eq!(found.iter().map(ids).collect::<Vec<_>>(), [vec![1, 3, 5], vec![2, 4], vec![6]]);
        assert_eq!(found.iter().map(|part| part.middle.0).collect::<Vec<_>>(), [3, 2, 6]);
    }

    #[test]
    fn more_sentences_bind_a_community_together() {
        let entities = (1..=4).map(|id| entity(id, "E", EntityKind::Person)).collect();
        let mut relations = Vec::new();
        for (number, (one, other, sentences)) in
            [(1, 2, 5), (2, 3, 1), (3, 4, 5), (4, 1, 1)].into_iter().enumerate()
        {
            let mut heavy = relation(10 + number as u64, one, other, "meets");
            heavy.evidence = vec![heavy.evidence[0].clone(); sentences];
            relations.push(heavy);
        }
        let known = knowledge(entities, relations);
        let found = communities(&known, &View::everything(&known));
        let ids = |part: &Part| part.members.iter().map(|id| id.0).collect::<Vec<_>>();
        assert_eq!(found.iter().map(ids).collect::<Vec<_>>(), [vec![1, 2], vec![3, 4]]);
    }
}
