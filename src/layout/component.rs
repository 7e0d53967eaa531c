//! The layout of one connected component.

use super::majorisation::{DistanceMatrix, Hold, majorise};
use super::pivot_mds::Pivots;
use super::plane::{Extent, Place, direction, turned};
use super::refinement::Refinement;
use super::separation::separate;
use super::sparse::SparseStress;
use super::topology::{Adjacency, Lengths, distances};
use super::{ASPECT, GAP, LayoutNode, is_held};

/// Up to so many nodes every pair is looked at.
const FULL_LIMIT: usize = 2000;

/// Up to so many nodes a picture is read as a whole, and worth a last touch.
const REFINE_LIMIT: usize = 150;

/// Length of an edge between nodes without extent, in scene units.
const EDGE_LENGTH: f32 = 36.0;

/// The most that a picture is stretched sideways, width against height.
const MOST_STRETCH: f64 = 1.4;

/// The area of a picture against that of its boxes before they are pushed apart.
const ROOM: f64 = 1.6;

/// How many pivots the start and the sparse model use at most.
const PIVOTS: usize = 100;

/// How many distances to pivots are kept at most, so that memory is bounded.
const PIVOT_DISTANCES: usize = 8_000_000;

/// A connected part of the graph, with at least two nodes.
pub(super) struct Component<'a> {
    nodes: &'a [LayoutNode],
    members: Vec<usize>,
    graph: Adjacency,
    lengths: Lengths,
}

impl<'a> Component<'a> {
    /// The component of `graph` that consists of `members` (ascending).
    pub(super) fn new(graph: &Adjacency, nodes: &'a [LayoutNode], members: Vec<usize>) -> Self {
        let part = graph.part(&members);
        let mut reach: Vec<f32> = members
            .iter()
            .map(|&member| f32::midpoint(nodes[member].half_size.x, nodes[member].half_size.y))
            .collect();
        if members.len() > FULL_LIMIT {
            // Equal lengths make the distances cheap.
            let mean = reach.iter().sum::<f32>() / reach.len() as f32;
            reach.fill(mean);
        }
        Self { nodes, members, graph: part, lengths: Lengths { reach, base: EDGE_LENGTH } }
    }

    pub(super) fn into_members(self) -> Vec<usize> {
        self.members
    }

    /// Places the members where the distances between them come out best, lying in landscape, no
    /// box over another.
    pub(super) fn place_freely(&self, places: &mut [Place], cancelled: &dyn Fn() -> bool) {
        let pivots = self.pivots(cancelled);
        let mut own = pivots.places(f64::from(EDGE_LENGTH));
        if own.len() != self.members.len() {
            return;
        }
        self.majorise(&vec![Hold::Free; own.len()], &mut own, &pivots, cancelled);
        let stretch = self.lay_in_landscape(&mut own);
        self.write(&own, places);
        self.make_room(places);
        separate(self.nodes, &self.members, places, cancelled);
        if own.len() <= REFINE_LIMIT && own.len() > 2 {
            self.refine(stretch, &vec![true; own.len()], places, cancelled);
        }
    }

    /// Leaves the members where they were and finds places for the new ones among them.
    pub(super) fn place_near_before(&self, places: &mut [Place], cancelled: &dyn Fn() -> bool) {
        let holds: Vec<Hold> = self.members.iter().map(|&member| hold(&self.nodes[member])).collect();
        let mut own: Vec<Place> = self.members.iter().map(|&member| places[member]).collect();
        self.start_new_nodes(&holds, &mut own);
        let pivots = if self.is_large() {
            self.pivots(cancelled)
        } else {
            Pivots { nodes: vec![], distances: vec![] }
        };
        self.majorise(&holds, &mut own, &pivots, cancelled);
        self.write(&own, places);
        separate(self.nodes, &self.members, places, cancelled);
        if own.len() <= REFINE_LIMIT {
            let movable: Vec<bool> = holds.iter().map(|hold| *hold == Hold::Free).collect();
            self.refine(1.0, &movable, places, cancelled);
        }
    }

    /// Blows the component up evenly until its boxes would fit into its extent, so that little is
    /// left to be pushed apart.
    fn make_room(&self, places: &mut [Place]) {
        let boxes: f64 = self
            .members
            .iter()
            .map(|&member| Place::from(self.nodes[member].half_size))
            .map(|half| (2.0 * half.x + GAP) * (2.0 * half.y + GAP))
            .sum();
        let Some(extent) = Extent::around(self.nodes, &self.members, places) else { return };
        let factor = (boxes * ROOM / (extent.width() * extent.height()).max(1.0)).sqrt();
        if factor > 1.0 {
            for &member in &self.members {
                places[member] = places[member].times(factor);
            }
        }
    }

    /// Takes away crossings and covered labels.
    fn refine(&self, stretch: f64, movable: &[bool], places: &mut [Place], cancelled: &dyn Fn() -> bool) {
        let nodes: Vec<LayoutNode> = self.members.iter().map(|&member| self.nodes[member]).collect();
        let mut own: Vec<Place> = self.members.iter().map(|&member| places[member]).collect();
        let distances: Vec<Vec<f32>> =
            (0..own.len()).map(|node| distances(&self.graph, &self.lengths, node)).collect();
        let refinement =
            Refinement { nodes: &nodes, graph: &self.graph, distances: &distances, stretch, movable };
        refinement.refine(&mut own, cancelled);
        self.write(&own, places);
    }

    fn is_large(&self) -> bool {
        self.members.len() > FULL_LIMIT
    }

    fn pivots(&self, cancelled: &dyn Fn() -> bool) -> Pivots {
        let count = (PIVOT_DISTANCES / self.members.len()).clamp(4, PIVOTS);
        Pivots::choose(&self.graph, &self.lengths, count, cancelled)
    }

    fn majorise(&self, holds: &[Hold], own: &mut [Place], pivots: &Pivots, cancelled: &dyn Fn() -> bool) {
        if self.is_large() {
            SparseStress::new(&self.graph, &self.lengths, pivots).majorise(holds, own, 30, cancelled);
            return;
        }
        let rows = (0..own.len()).map(|node| {
            if cancelled() { vec![1.0; own.len()] } else { distances(&self.graph, &self.lengths, node) }
        });
        let matrix = DistanceMatrix::new(rows);
        majorise(&matrix, holds, own, 300, 1.0e-4, cancelled);
    }

    /// Puts each new node at the middle of its placed neighbours, outwards from the whole so that it
    /// does not fall into the thick of it; those without placed neighbours follow their neighbours.
    fn start_new_nodes(&self, holds: &[Hold], own: &mut [Place]) {
        let mut placed: Vec<bool> = holds.iter().map(|hold| *hold != Hold::Free).collect();
        let known: Vec<Place> =
            own.iter().zip(&placed).filter(|(_, placed)| **placed).map(|(place, _)| *place).collect();
        let middle = known
            .iter()
            .copied()
            .reduce(Place::plus)
            .unwrap_or_default()
            .times(1.0 / known.len().max(1) as f64);
        let mut queue: Vec<usize> = (0..own.len()).filter(|&node| placed[node]).collect();
        let mut next = 0;
        while next < queue.len() {
            for &node in self.graph.neighbours(queue[next]) {
                if placed[node] {
                    continue;
                }
                let around: Vec<Place> = self
                    .graph
                    .neighbours(node)
                    .iter()
                    .filter(|&&other| placed[other])
                    .map(|&other| own[other])
                    .collect();
                let mean = around
                    .iter()
                    .copied()
                    .reduce(Place::plus)
                    .unwrap_or(middle)
                    .times(1.0 / around.len().max(1) as f64);
                let outwards = mean.minus(middle);
                let length = outwards.length();
                let unit = if length > 1.0 { outwards.times(1.0 / length) } else { Place::default() };
                let step = f64::from(EDGE_LENGTH);
                own[node] = mean.plus(unit.times(step)).plus(direction(node).times(step * 0.5));
                placed[node] = true;
                queue.push(node);
            }
            next += 1;
        }
    }

    /// Turns the component so that it fills a landscape sheet best, and stretches it sideways as
    /// far as its boxes are wider than high: room goes where the labels need it.
    fn lay_in_landscape(&self, own: &mut [Place]) -> f64 {
        // Cosine and sine of 5 degrees.
        const STEP: Place = Place::new(0.996_194_698_091_745_5, 0.087_155_742_747_658_17);
        let add = |sum: Place, &member: &usize| sum.plus(self.nodes[member].half_size.into());
        let half = self.members.iter().fold(Place::default(), add);
        let stretch = if half.y > 0.0 { (half.x / half.y).clamp(1.0, MOST_STRETCH).sqrt() } else { 1.0 };
        let mut turn = Place::new(1.0, 0.0);
        let mut best = (f64::INFINITY, turn);
        for _ in 0..36 {
            let sheet = sheet_height(own, turn, stretch);
            if sheet < best.0 * 0.999 {
                best = (sheet, turn);
            }
            turn = turned(turn, STEP);
        }
        for place in own {
            *place = laid(*place, best.1, stretch);
        }
        stretch
    }

    fn write(&self, own: &[Place], places: &mut [Place]) {
        for (&member, place) in self.members.iter().zip(own) {
            places[member] = *place;
        }
    }
}

fn hold(node: &LayoutNode) -> Hold {
    if is_held(node) { Hold::Fixed } else { Hold::Free }
}

/// `place` turned by `turn` and stretched sideways, its area kept.
fn laid(place: Place, turn: Place, stretch: f64) -> Place {
    let turned = turned(place, turn);
    Place::new(turned.x * stretch, turned.y / stretch)
}

/// The height of the smallest landscape sheet that holds the places when they are laid like this.
fn sheet_height(places: &[Place], turn: Place, stretch: f64) -> f64 {
    let extent = places
        .iter()
        .map(|&place| laid(place, turn, stretch))
        .map(|place| Extent { min: place, max: place })
        .reduce(Extent::cover);
    extent.map_or(0.0, |extent| (extent.width() / ASPECT).max(extent.height()))
}
