//! The last touch for pictures that a person reads as a whole: fewer crossings, no line under a
//! label, no two lines of a node almost in one direction.
//!
//! The terms are those of R. Davidson and D. Harel, "Drawing graphs nicely using simulated
//! annealing", ACM Transactions on Graphics 15 (1996), added to the stress; but instead of chance
//! and cooling, each node in turn tries a fixed pattern of steps and keeps the best (R. Hooke and
//! T. Jeeves, "Direct search", Journal of the ACM 8, 1961).

use super::plane::{Extent, Place};
use super::topology::Adjacency;
use super::{ASPECT, GAP, LayoutNode};

/// What a crossing of two lines costs, next to a stress of about one for a badly placed node.
const CROSSING: f64 = 0.55;
/// What a line that runs through the box of a node that it does not belong to costs.
const LINE_UNDER_BOX: f64 = 1.5;
/// What two lines that leave a node in the same direction cost; nothing from about 20° on.
const NARROW_ANGLE: f64 = 1.0;
/// What a node an edge length outside the sheet costs.
const OUTSIDE: f64 = 6.0;
/// The area of the sheet against that of the picture as it comes: its corners are mostly empty.
const SHEET: f64 = 0.8;
/// The area of the sheet against that of all boxes, if that is less.
const ROOM: f64 = 3.0;
/// Cosine of the angle from which two lines at a node are well apart.
const WIDE_COSINE: f64 = 0.94;

/// How far the steps of the pattern reach, in mean edge lengths; each is tried until nothing
/// improves, but a few times at most.
const REACHES: [f64; 7] = [2.2, 1.5, 1.0, 0.6, 0.35, 0.18, 0.08];
const ROUNDS: usize = 4;

/// Directions of the pattern, of length about 1.
const PATTERN: [(f64, f64); 16] = [
    (1.0, 0.0),
    (0.924, 0.383),
    (0.707, 0.707),
    (0.383, 0.924),
    (0.0, 1.0),
    (-0.383, 0.924),
    (-0.707, 0.707),
    (-0.924, 0.383),
    (-1.0, 0.0),
    (-0.924, -0.383),
    (-0.707, -0.707),
    (-0.383, -0.924),
    (0.0, -1.0),
    (0.383, -0.924),
    (0.707, -0.707),
    (0.924, -0.383),
];

/// So many pairs of things may be compared: the search ends when they are used up, wherever it is,
/// so that it takes the same bounded time on every machine.
const BUDGET: usize = 25_000_000;

/// A component, its places, and what they cost.
pub(super) struct Refinement<'a> {
    pub(super) nodes: &'a [LayoutNode],
    pub(super) graph: &'a Adjacency,
    /// `distances[i][j]`: how far apart two nodes should be.
    pub(super) distances: &'a [Vec<f32>],
    /// How much wider than high the picture is stretched.
    pub(super) stretch: f64,
    /// Which nodes may move.
    pub(super) movable: &'a [bool],
}

/// What stays the same for one round over all nodes.
struct Round<'a> {
    edges: &'a [(usize, usize)],
    /// The mean length of an edge.
    length: f64,
    /// How long a unit of graph distance is drawn.
    scale: f64,
    /// Where all boxes should lie.
    sheet: Extent,
}

impl Refinement<'_> {
    /// Moves `places` as long as that makes the picture better; no box comes over another.
    pub(super) fn refine(&self, places: &mut [Place], cancelled: &dyn Fn() -> bool) {
        let edges: Vec<(usize, usize)> = (0..places.len())
            .flat_map(|one| self.graph.neighbours(one).iter().map(move |&other| (one, other)))
            .filter(|(one, other)| one < other)
            .collect();
        let length = edges.iter().map(|&(one, other)| places[one].minus(places[other]).length()).sum::<f64>()
            / edges.len().max(1) as f64;
        let Some(extent) = Extent::around(self.nodes, &(0..places.len()).collect::<Vec<_>>(), places) else {
            return;
        };
        let boxes =
            self.nodes.iter().map(|node| Place::from(node.half_size)).map(|half| half.x * half.y * 4.0).sum();
        let mut round = Round { edges: &edges, length, scale: 1.0, sheet: sheet(extent, boxes) };
        let mut budget = BUDGET;
        let step_cost = places.len() + edges.len() * 4;
        for reach in REACHES {
            for _ in 0..ROUNDS {
                round.scale = self.scale(places);
                let mut improved = false;
                for node in (0..places.len()).filter(|&node| self.movable[node]) {
                    if cancelled() || budget < step_cost * PATTERN.len() {
                        return;
                    }
                    budget -= step_cost * PATTERN.len();
                    improved |= self.improve(node, places, reach, &round);
                }
                if !improved {
                    break;
                }
            }
        }
    }

    /// Moves `node` by the best step of the pattern, if one makes the picture better.
    fn improve(&self, node: usize, places: &mut [Place], reach: f64, round: &Round) -> bool {
        let here = places[node];
        let mut best = (self.cost(node, here, places, round, f64::INFINITY) - 1.0e-3, here);
        for (x, y) in PATTERN {
            let there = here.plus(Place::new(x * self.stretch, y / self.stretch).times(reach * round.length));
            if self.is_free(node, there, places) {
                let cost = self.cost(node, there, places, round, best.0);
                if cost < best.0 {
                    best = (cost, there);
                }
            }
        }
        let moved = best.1 != here;
        places[node] = best.1;
        moved
    }

    /// How long a unit of graph distance is drawn, by least squares.
    fn scale(&self, places: &[Place]) -> f64 {
        let (mut product, mut squared) = (0.0, 0.0);
        for one in 0..places.len() {
            for other in 0..one {
                let ratio = self.drawn(places[one], places[other]) / f64::from(self.distances[one][other]);
                product += ratio;
                squared += ratio * ratio;
            }
        }
        if product > 0.0 { squared / product } else { 1.0 }
    }

    /// The distance on paper before the stretch.
    fn drawn(&self, one: Place, other: Place) -> f64 {
        let way = one.minus(other);
        Place::new(way.x / self.stretch, way.y * self.stretch).length()
    }

    fn is_free(&self, node: usize, place: Place, places: &[Place]) -> bool {
        let own = Extent::of(&self.nodes[node], place);
        (0..places.len()).filter(|&other| other != node).all(|other| {
            let taken = Extent::of(&self.nodes[other], places[other]);
            own.max.x + GAP <= taken.min.x
                || taken.max.x + GAP <= own.min.x
                || own.max.y + GAP <= taken.min.y
                || taken.max.y + GAP <= own.min.y
        })
    }

    /// What the picture costs as far as `node` at `place` is concerned; stops counting at `limit`.
    fn cost(&self, node: usize, place: Place, places: &[Place], round: &Round, limit: f64) -> f64 {
        let own = Extent::of(&self.nodes[node], place);
        let mut cost = self.stress(node, place, places, round.scale) + outside(own, round);
        if cost >= limit {
            return cost;
        }
        let at = |index: usize| if index == node { place } else { places[index] };
        for &(one, other) in round.edges {
            if one != node && other != node && runs_through(at(one), at(other), own) {
                cost += LINE_UNDER_BOX;
            }
        }
        for &neighbour in self.graph.neighbours(node) {
            let end = places[neighbour];
            let crossings = round
                .edges
                .iter()
                .filter(|&&(one, other)| {
                    ![one, other].iter().any(|&index| index == node || index == neighbour)
                })
                .filter(|&&(one, other)| cross(place, end, places[one], places[other]))
                .count();
            cost += CROSSING * crossings as f64;
            let covered = (0..places.len())
                .filter(|&other| other != node && other != neighbour)
                .filter(|&other| runs_through(place, end, Extent::of(&self.nodes[other], places[other])))
                .count();
            cost += LINE_UNDER_BOX * covered as f64;
            cost += self.narrowness(neighbour, node, place, places);
            if cost >= limit {
                return cost;
            }
        }
        cost + self.narrowness_at(node, place, places)
    }

    fn stress(&self, node: usize, place: Place, places: &[Place], scale: f64) -> f64 {
        let error = |other: usize| {
            let wanted = f64::from(self.distances[node][other]) * scale;
            let relative = self.drawn(place, places[other]) / wanted - 1.0;
            relative * relative
        };
        (0..places.len()).filter(|&other| other != node).map(error).sum()
    }

    /// How close the line from `center` to `node` lies to the other lines of `center`.
    fn narrowness(&self, center: usize, node: usize, place: Place, places: &[Place]) -> f64 {
        let own = place.minus(places[center]);
        self.graph
            .neighbours(center)
            .iter()
            .filter(|&&other| other != node)
            .map(|&other| closeness(own, places[other].minus(places[center])))
            .sum()
    }

    /// How close the lines of `node` lie to each other.
    fn narrowness_at(&self, node: usize, place: Place, places: &[Place]) -> f64 {
        let ways: Vec<Place> =
            self.graph.neighbours(node).iter().map(|&other| places[other].minus(place)).collect();
        let pairs = (0..ways.len()).flat_map(|one| (0..one).map(move |other| (one, other)));
        pairs.map(|(one, other)| closeness(ways[one], ways[other])).sum()
    }
}

/// The landscape sheet for a picture that now has this extent and whose boxes have this area.
fn sheet(extent: Extent, boxes: f64) -> Extent {
    let area = extent.width() * extent.height() * SHEET;
    let area = if boxes > 0.0 { area.min(boxes * ROOM) } else { area };
    let height = (area / ASPECT).sqrt();
    let half = Place::new(height * ASPECT, height).times(0.5);
    Extent { min: extent.center().minus(half), max: extent.center().plus(half) }
}

/// What it costs that the box reaches out of the sheet.
fn outside(extent: Extent, round: &Round) -> f64 {
    let over = |value: f64| (value / round.length).max(0.0);
    let (x, y) = (
        over(round.sheet.min.x - extent.min.x) + over(extent.max.x - round.sheet.max.x),
        over(round.sheet.min.y - extent.min.y) + over(extent.max.y - round.sheet.max.y),
    );
    OUTSIDE * (x * x + y * y)
}

/// 0 for ways that are well apart, [`NARROW_ANGLE`] for the same way.
fn closeness(one: Place, other: Place) -> f64 {
    let product = one.length() * other.length();
    let cosine = if product > 0.0 { (one.x * other.x + one.y * other.y) / product } else { 1.0 };
    ((cosine - WIDE_COSINE) / (1.0 - WIDE_COSINE)).clamp(0.0, 1.0) * NARROW_ANGLE
}

/// On which side of the way from `from` to `to` the place lies: the sign tells.
fn side(from: Place, to: Place, place: Place) -> f64 {
    (to.x - from.x) * (place.y - from.y) - (to.y - from.y) * (place.x - from.x)
}

/// Whether the two segments cross at an inner point of both.
fn cross(from: Place, to: Place, other_from: Place, other_to: Place) -> bool {
    (side(from, to, other_from) > 0.0) != (side(from, to, other_to) > 0.0)
        && (side(other_from, other_to, from) > 0.0) != (side(other_from, other_to, to) > 0.0)
}

/// Whether the segment runs through the inner part of the box (Liang and Barsky 1984).
fn runs_through(from: Place, to: Place, extent: Extent) -> bool {
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    let way = to.minus(from);
    for (start, delta, min, max) in
        [(from.x, way.x, extent.min.x, extent.max.x), (from.y, way.y, extent.min.y, extent.max.y)]
    {
        // The rim of a box is mostly air.
        let inset = (max - min) * 0.12;
        let (min, max) = (min + inset, max - inset);
        if delta == 0.0 {
            if start < min || start > max {
                return false;
            }
            continue;
        }
        let (one, other) = ((min - start) / delta, (max - start) / delta);
        enters = enters.max(one.min(other));
        leaves = leaves.min(one.max(other));
    }
    enters < leaves
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossings_and_covered_boxes_are_seen() {
        let at = Place::new;
        assert!(cross(at(0.0, 0.0), at(10.0, 10.0), at(0.0, 10.0), at(10.0, 0.0)));
        assert!(!cross(at(0.0, 0.0), at(4.0, 4.0), at(0.0, 10.0), at(10.0, 0.0)));
        let extent = Extent { min: at(4.0, 4.0), max: at(6.0, 6.0) };
        assert!(runs_through(at(0.0, 5.0), at(10.0, 5.0), extent));
        assert!(!runs_through(at(0.0, 5.0), at(3.0, 5.0), extent));
        assert!(!runs_through(at(0.0, 9.0), at(10.0, 9.0), extent));
    }

    #[test]
    fn a_crossing_that_need_not_be_is_undone() {
        // A path whose last edge lies across its first.
        let graph = Adjacency::new(4, &[(0, 1), (1, 2), (2, 3)]);
        let nodes = [LayoutNode::default(); 4];
        let distances: Vec<Vec<f32>> =
            (0..4_u8).map(|one| (0..4_u8).map(|other| f32::from(one.abs_diff(other))).collect()).collect();
        let mut places =
            [(100.0, -60.0), (0.0, 0.0), (100.0, 0.0), (20.0, -60.0)].map(|(x, y)| Place::new(x, y));
        let movable = [true, true, true, false];
        let refinement = Refinement {
            nodes: &nodes,
            graph: &graph,
            distances: &distances,
            stretch: 1.0,
            movable: &movable,
        };
        let crosses = |places: &[Place; 4]| cross(places[0], places[1], places[2], places[3]);
        assert!(crosses(&places));
        refinement.refine(&mut places, &|| false);
        assert!(!crosses(&places));
        assert_eq!(places[3], Place::new(20.0, -60.0));
    }
}
