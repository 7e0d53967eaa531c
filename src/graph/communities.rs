//! Communities: parts of the graph with many relations inside and few to the rest.
//!
//! The Leiden algorithm (V. A. Traag, L. Waltman and N. J. van Eck, "From Louvain to Leiden: guaranteeing
//! well-connected communities", Scientific Reports 9, 2019) for modularity (M. E. J. Newman and M. Girvan,
//! 2004): nodes move to the best community near them, each community is refined into parts that hang
//! together, the parts become the nodes of the next round. Where the original draws lots, this one takes
//! the best choice and the least number, so that equal graphs have equal communities.

use std::collections::{BTreeMap, VecDeque};

/// A gain has to be larger than what rounding can make.
const LEAST_GAIN: f64 = 1.0e-10;

/// So many rounds at most; each makes the graph smaller, so that a few are enough.
const ROUNDS: usize = 64;

/// An undirected graph with weights, as the algorithm needs it.
#[derive(Clone, Debug, Default)]
struct Weighted {
    /// For each node its neighbours in ascending order with the weight of the edge, itself left out.
    neighbours: Vec<Vec<(usize, f64)>>,
    /// For each node the sum of the weights of its edges; an edge to itself counts twice.
    strength: Vec<f64>,
    /// The sum of the strengths of all nodes.
    total: f64,
}

impl Weighted {
    fn new(count: usize, edges: &[(usize, usize, f64)]) -> Self {
        let mut weights: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); count];
        let mut strength = vec![0.0; count];
        for &(one, other, weight) in edges {
            if one >= count || other >= count || !weight.is_finite() || weight <= 0.0 {
                continue;
            }
            strength[one] += weight;
            strength[other] += weight;
            if one != other {
                *weights[one].entry(other).or_default() += weight;
                *weights[other].entry(one).or_default() += weight;
            }
        }
        let neighbours = weights.into_iter().map(|row| row.into_iter().collect()).collect();
        let total = strength.iter().sum();
        Self { neighbours, strength, total }
    }

    fn len(&self) -> usize {
        self.strength.len()
    }

    /// The graph whose nodes are the classes of `class_of`, `count` of them.
    fn aggregated(&self, class_of: &[usize], count: usize) -> Self {
        let mut edges: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        let mut strength = vec![0.0; count];
        for (node, row) in self.neighbours.iter().enumerate() {
            strength[class_of[node]] += self.strength[node];
            for &(other, weight) in row {
                let ends = (class_of[node], class_of[other]);
                if ends.0 != ends.1 {
                    *edges.entry(ends).or_default() += weight;
                }
            }
        }
        let mut neighbours = vec![Vec::new(); count];
        for ((one, other), weight) in edges {
            neighbours[one].push((other, weight));
        }
        Self { neighbours, strength, total: self.total }
    }
}

/// The communities of the graph with nodes `0..count` and these weighted edges: for each node the number of
/// its community, numbered in the order of their first nodes. Every community is connected; a node without
/// edges is one by itself. Edges that name no node, and weights that are no positive number, are ignored.
#[must_use]
pub fn communities(count: usize, edges: &[(usize, usize, f64)]) -> Vec<usize> {
    let whole = Weighted::new(count, edges);
    let mut graph = whole.clone();
    // Which node of the present graph each node of the whole belongs to, and where that one is.
    let mut node_of: Vec<usize> = (0..count).collect();
    let mut community_of: Vec<usize> = (0..count).collect();
    for _ in 0..ROUNDS {
        move_nodes(&graph, &mut community_of);
        let (communities, number) = renumbered(&community_of);
        if number == graph.len() {
            break;
        }
        let (parts, number) = renumbered(&refined(&graph, &communities));
        // A refinement that parts everything would go on for ever: the communities themselves go on then.
        let (parts, number) = if number == graph.len() { renumbered(&communities) } else { (parts, number) };
        let mut next = vec![0; number];
        for (node, &part) in parts.iter().enumerate() {
            next[part] = communities[node];
        }
        graph = graph.aggregated(&parts, number);
        for node in &mut node_of {
            *node = parts[*node];
        }
        community_of = next;
    }
    let found: Vec<usize> = node_of.iter().map(|&node| community_of[node]).collect();
    renumbered(&connected(&whole, &found)).0
}

/// The modularity of a partition: how much more weight lies inside its classes than would by chance, −½
/// to 1; 0 for a graph without edges.
#[must_use]
pub fn modularity(count: usize, edges: &[(usize, usize, f64)], class_of: &[usize]) -> f64 {
    let graph = Weighted::new(count, edges);
    if graph.total <= 0.0 {
        return 0.0;
    }
    let mut strength: BTreeMap<usize, f64> = BTreeMap::new();
    for (node, class) in class_of.iter().enumerate() {
        *strength.entry(*class).or_default() += graph.strength[node];
    }
    let inside: f64 = edges
        .iter()
        .filter(|(one, other, weight)| {
            *one < count && *other < count && *weight > 0.0 && class_of[*one] == class_of[*other]
        })
        .map(|(_, _, weight)| 2.0 * weight)
        .sum();
    let by_chance: f64 = strength.values().map(|sum| (sum / graph.total).powi(2)).sum();
    inside / graph.total - by_chance
}

/// Moves nodes to the neighbouring community that gains most, until none gains: a node is looked at again
/// when a neighbour has moved.
fn move_nodes(graph: &Weighted, community_of: &mut [usize]) {
    let mut strength = vec![0.0; graph.len()];
    for (node, &community) in community_of.iter().enumerate() {
        strength[community] += graph.strength[node];
    }
    let mut queue: VecDeque<usize> = (0..graph.len()).collect();
    let mut waits = vec![true; graph.len()];
    while let Some(node) = queue.pop_front() {
        waits[node] = false;
        let own = community_of[node];
        strength[own] -= graph.strength[node];
        let near = weights_to(graph, node, community_of);
        let gain = |community: usize| gain(graph, node, &near, community, strength[community]);
        let mut best = (gain(own), own);
        for &community in near.keys() {
            let found = gain(community);
            if found > best.0 + LEAST_GAIN {
                best = (found, community);
            }
        }
        strength[best.1] += graph.strength[node];
        if best.1 == own {
            continue;
        }
        community_of[node] = best.1;
        for &(other, _) in &graph.neighbours[node] {
            if community_of[other] != best.1 && !waits[other] {
                waits[other] = true;
                queue.push_back(other);
            }
        }
    }
}

/// The weight from a node to each community near it.
fn weights_to(graph: &Weighted, node: usize, community_of: &[usize]) -> BTreeMap<usize, f64> {
    let mut near = BTreeMap::new();
    for &(other, weight) in &graph.neighbours[node] {
        *near.entry(community_of[other]).or_default() += weight;
    }
    near
}

/// What modularity gains, but for a factor, when a node that stands alone joins a community of this strength.
fn gain(graph: &Weighted, node: usize, near: &BTreeMap<usize, f64>, community: usize, strength: f64) -> f64 {
    let weight = near.get(&community).copied().unwrap_or_default();
    weight - graph.strength[node] * strength / graph.total.max(f64::MIN_POSITIVE)
}

/// The communities parted into parts that are well connected: from single nodes, those that are well
/// connected with their community join the part in it that gains most.
fn refined(graph: &Weighted, communities: &[usize]) -> Vec<usize> {
    let mut whole = vec![0.0; graph.len()];
    for (node, &community) in communities.iter().enumerate() {
        whole[community] += graph.strength[node];
    }
    let mut part_of: Vec<usize> = (0..graph.len()).collect();
    let mut strength = graph.strength.clone();
    let mut is_single = vec![true; graph.len()];
    let total = graph.total.max(f64::MIN_POSITIVE);
    let inside = |node: usize| -> f64 {
        let row = graph.neighbours[node].iter();
        row.filter(|(other, _)| communities[*other] == communities[node]).map(|(_, weight)| weight).sum()
    };
    // The weight from each part to the rest of its community.
    let mut outward: Vec<f64> = (0..graph.len()).map(inside).collect();
    let is_well_connected = |outward: f64, own: f64, whole: f64| outward >= own * (whole - own) / total;
    for node in 0..graph.len() {
        let rest = whole[communities[node]];
        if !is_single[node] || !is_well_connected(outward[node], graph.strength[node], rest) {
            continue;
        }
        let mut near: BTreeMap<usize, f64> = BTreeMap::new();
        for &(other, weight) in &graph.neighbours[node] {
            if communities[other] == communities[node] {
                *near.entry(part_of[other]).or_default() += weight;
            }
        }
        let mut best = (0.0, node);
        for &part in near.keys().filter(|&&part| part != part_of[node]) {
            let found = gain(graph, node, &near, part, strength[part]);
            if is_well_connected(outward[part], strength[part], rest) && found > best.0 + LEAST_GAIN {
                best = (found, part);
            }
        }
        let part = best.1;
        if part == node {
            continue;
        }
        let between = near.get(&part).copied().unwrap_or_default();
        outward[part] += outward[node] - 2.0 * between;
        strength[part] += graph.strength[node];
        strength[node] = 0.0;
        part_of[node] = part;
        is_single[node] = false;
        is_single[part] = false;
    }
    part_of
}

/// The classes parted into what is connected inside them.
fn connected(graph: &Weighted, class_of: &[usize]) -> Vec<usize> {
    let mut found = vec![usize::MAX; graph.len()];
    for first in 0..graph.len() {
        if found[first] != usize::MAX {
            continue;
        }
        found[first] = first;
        let mut stack = vec![first];
        while let Some(node) = stack.pop() {
            for &(other, _) in &graph.neighbours[node] {
                if found[other] == usize::MAX && class_of[other] == class_of[node] {
                    found[other] = first;
                    stack.push(other);
                }
            }
        }
    }
    found
}

/// The classes numbered in the order of their first nodes, and how many there are.
fn renumbered(class_of: &[usize]) -> (Vec<usize>, usize) {
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    let renumbered = class_of
        .iter()
        .map(|class| {
            let next = numbers.len();
            *numbers.entry(*class).or_insert(next)
        })
        .collect();
    (renumbered, numbers.len())
}

#[cfg(test)]
mod tests;
