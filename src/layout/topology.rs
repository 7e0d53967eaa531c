//! Who is joined to whom, in which components, and how far apart.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, VecDeque};

/// An undirected simple graph in compressed rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Adjacency {
    starts: Vec<usize>,
    neighbours: Vec<usize>,
}

impl Adjacency {
    /// The graph of `count` nodes with these edges; loops, doubles and edges that name no node are
    /// left out.
    pub(super) fn new(count: usize, edges: &[(u32, u32)]) -> Self {
        let mut pairs: Vec<(usize, usize)> = edges
            .iter()
            .map(|&(one, other)| (one as usize, other as usize))
            .filter(|&(one, other)| one != other && one < count && other < count)
            .flat_map(|(one, other)| [(one, other), (other, one)])
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = vec![0; count + 1];
        for &(one, _) in &pairs {
            starts[one + 1] += 1;
        }
        for index in 0..count {
            starts[index + 1] += starts[index];
        }
        Self { starts, neighbours: pairs.into_iter().map(|(_, other)| other).collect() }
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// The nodes joined to `node`, in ascending order.
    pub(super) fn neighbours(&self, node: usize) -> &[usize] {
        &self.neighbours[self.starts[node]..self.starts[node + 1]]
    }

    /// The connected components, each in ascending order, in order of their first node.
    pub(super) fn components(&self) -> Vec<Vec<usize>> {
        let mut seen = vec![false; self.len()];
        let mut components = Vec::new();
        for first in 0..self.len() {
            if seen[first] {
                continue;
            }
            seen[first] = true;
            let mut members = vec![first];
            let mut next = 0;
            while next < members.len() {
                for &neighbour in self.neighbours(members[next]) {
                    if !seen[neighbour] {
                        seen[neighbour] = true;
                        members.push(neighbour);
                    }
                }
                next += 1;
            }
            members.sort_unstable();
            components.push(members);
        }
        components
    }

    /// The part of the graph between `members` (ascending), its nodes numbered in that order.
    pub(super) fn part(&self, members: &[usize]) -> Self {
        let mut starts = vec![0];
        let mut neighbours = Vec::new();
        for &member in members {
            neighbours
                .extend(self.neighbours(member).iter().filter_map(|other| members.binary_search(other).ok()));
            starts.push(neighbours.len());
        }
        Self { starts, neighbours }
    }
}

/// A node that can be reached over some distance, nearest first in a heap.
struct Reached {
    distance: f32,
    node: usize,
}

impl Ord for Reached {
    fn cmp(&self, other: &Self) -> Ordering {
        other.distance.total_cmp(&self.distance).then(other.node.cmp(&self.node))
    }
}

impl PartialOrd for Reached {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Reached {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Reached {}

/// How long the edge between two nodes should be.
pub(super) struct Lengths {
    /// What each node adds to the length of its edges.
    pub(super) reach: Vec<f32>,
    /// The length of an edge between nodes that add nothing.
    pub(super) base: f32,
}

impl Lengths {
    pub(super) fn of(&self, one: usize, other: usize) -> f32 {
        self.base + self.reach[one] + self.reach[other]
    }

    /// The one length of all edges, if they are equally long.
    fn uniform(&self) -> Option<f32> {
        let first = *self.reach.first()?;
        self.reach.iter().all(|reach| reach.total_cmp(&first).is_eq()).then_some(self.base + 2.0 * first)
    }
}

/// The distances from `source` to all nodes of a connected graph along its edges.
pub(super) fn distances(graph: &Adjacency, lengths: &Lengths, source: usize) -> Vec<f32> {
    match lengths.uniform() {
        Some(length) => steps(graph, source).into_iter().map(|count| count as f32 * length).collect(),
        None => shortest_paths(graph, lengths, source),
    }
}

/// Breadth-first search: the number of edges between `source` and each node.
fn steps(graph: &Adjacency, source: usize) -> Vec<u32> {
    let mut result = vec![u32::MAX; graph.len()];
    result[source] = 0;
    let mut queue = VecDeque::from([source]);
    while let Some(node) = queue.pop_front() {
        for &neighbour in graph.neighbours(node) {
            if result[neighbour] == u32::MAX {
                result[neighbour] = result[node] + 1;
                queue.push_back(neighbour);
            }
        }
    }
    result
}

/// Dijkstra's algorithm.
fn shortest_paths(graph: &Adjacency, lengths: &Lengths, source: usize) -> Vec<f32> {
    let mut result = vec![f32::INFINITY; graph.len()];
    result[source] = 0.0;
    let mut heap = BinaryHeap::from([Reached { distance: 0.0, node: source }]);
    while let Some(Reached { distance, node }) = heap.pop() {
        if distance > result[node] {
            continue;
        }
        for &neighbour in graph.neighbours(node) {
            let reached = distance + lengths.of(node, neighbour);
            if reached < result[neighbour] {
                result[neighbour] = reached;
                heap.push(Reached { distance: reached, node: neighbour });
            }
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_out_loops_doubles_and_strangers() {
        let graph = Adjacency::new(4, &[(0, 1), (1, 0), (2, 2), (1, 2), (3, 9)]);
        assert_eq!(graph.neighbours(1), [0, 2]);
        assert!(graph.neighbours(3).is_empty());
        assert_eq!(graph.components(), [vec![0, 1, 2], vec![3]]);
        assert_eq!(graph.part(&[1, 2]).neighbours(0), [1]);
    }

    #[test]
    fn paths_are_as_long_as_their_edges() {
        let graph = Adjacency::new(4, &[(0, 1), (1, 2), (0, 3), (3, 2)]);
        let even = Lengths { reach: vec![1.0; 4], base: 2.0 };
        assert_eq!(distances(&graph, &even, 0), [0.0, 4.0, 8.0, 4.0]);
        let uneven = Lengths { reach: vec![0.0, 5.0, 0.0, 1.0], base: 1.0 };
        assert_eq!(distances(&graph, &uneven, 0), [0.0, 6.0, 4.0, 2.0]);
    }
}
