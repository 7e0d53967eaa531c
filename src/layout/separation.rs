//! Moves boxes apart until none overlaps another.
//!
//! Each overlapping pair is pushed apart along the axis on which the push is shorter, as in the
//! overlap removal of T. Dwyer, K. Marriott and P. Stuckey, "Fast node overlap removal", Graph
//! Drawing 2005, LNCS 3843, but relaxed pair by pair instead of solved at once; when pushing alone
//! does not get there, the whole is blown up a little in between, after E. Gansner and Y. Hu,
//! "Efficient node overlap removal using a proximity stress model", Graph Drawing 2008, LNCS 5417.

use std::cmp::Ordering;

use super::plane::{Extent, Place, direction};
use super::{ASPECT, GAP, LayoutNode};

/// Rounds of pushing for a picture that a person reads; large ones get fewer.
const ROUNDS: usize = 600;

/// Beyond so many boxes the few that are left overlapping stay so.
const THOROUGH_LIMIT: usize = 4000;

/// Moves the boxes of `members` apart. Pinned ones do not move; those that were placed before only
/// make room for each other, and new ones for all.
pub(super) fn separate(
    nodes: &[LayoutNode],
    members: &[usize],
    places: &mut [Place],
    cancelled: &dyn Fn() -> bool,
) {
    let rounds = if members.len() <= THOROUGH_LIMIT { ROUNDS } else { 60 };
    for round in 0..rounds {
        if cancelled() || !push_apart(nodes, members, places) {
            return;
        }
        if round % 20 == 19 {
            blow_up(nodes, members, places);
        }
    }
    if members.len() <= THOROUGH_LIMIT {
        move_leftovers(nodes, members, places);
    }
}

/// How firmly a node stands: the firmer one of two does not give way.
fn firmness(node: &LayoutNode) -> u8 {
    match (node.pinned, node.previous) {
        (Some(_), _) => 2,
        (None, Some(_)) => 1,
        (None, None) => 0,
    }
}

/// How far the two have to move apart on each axis, if they overlap.
fn penetration(one: Extent, other: Extent) -> Option<Place> {
    let x = one.max.x.min(other.max.x) - one.min.x.max(other.min.x) + GAP;
    let y = one.max.y.min(other.max.y) - one.min.y.max(other.min.y) + GAP;
    (x > 1.0e-3 && y > 1.0e-3).then_some(Place::new(x, y))
}

/// One round over all pairs that may overlap; says whether any did and could be moved.
fn push_apart(nodes: &[LayoutNode], members: &[usize], places: &mut [Place]) -> bool {
    let bands = Bands::new(nodes, members, places);
    let sideways = sideways(nodes, members, places);
    let mut moved = false;
    bands.for_each_near_pair(|one, other| moved |= push_pair(nodes, places, one, other, sideways));
    moved
}

/// How many times longer a push may be sideways than down and still be preferred: labels are wide,
/// so that short pushes go down and would make the picture a tower.
fn sideways(nodes: &[LayoutNode], members: &[usize], places: &[Place]) -> f64 {
    let half = members.iter().fold(Place::default(), |sum, &member| sum.plus(nodes[member].half_size.into()));
    match Extent::around(nodes, members, places) {
        Some(extent) if extent.width() < extent.height() * ASPECT && half.y > 0.0 => {
            (half.x / half.y).max(1.0)
        }
        _ => 1.0,
    }
}

fn push_pair(nodes: &[LayoutNode], places: &mut [Place], one: usize, other: usize, sideways: f64) -> bool {
    let (extent, other_extent) =
        (Extent::of(&nodes[one], places[one]), Extent::of(&nodes[other], places[other]));
    let Some(depth) = penetration(extent, other_extent) else { return false };
    let (firm, other_firm) = (firmness(&nodes[one]), firmness(&nodes[other]));
    let share = match firm.cmp(&other_firm) {
        Ordering::Less => 1.0,
        Ordering::Equal if firm == 2 => return false,
        Ordering::Equal => 0.5,
        Ordering::Greater => 0.0,
    };
    let mut apart = other_extent.center().minus(extent.center());
    if apart.x == 0.0 && apart.y == 0.0 {
        apart = direction(one + other);
    }
    let sign = |value: f64| if value < 0.0 { -1.0 } else { 1.0 };
    let push = if depth.x < depth.y * sideways {
        Place::new((depth.x + 0.01) * sign(apart.x), 0.0)
    } else {
        Place::new(0.0, (depth.y + 0.01) * sign(apart.y))
    };
    places[one] = places[one].minus(push.times(share));
    places[other] = places[other].plus(push.times(1.0 - share));
    true
}

/// Widens the distances of all new members from their middle by a few parts in a hundred.
fn blow_up(nodes: &[LayoutNode], members: &[usize], places: &mut [Place]) {
    let sum = members.iter().fold(Place::default(), |sum, &member| sum.plus(places[member]));
    let middle = sum.times(1.0 / members.len() as f64);
    for &member in members {
        if firmness(&nodes[member]) == 0 {
            places[member] = middle.plus(places[member].minus(middle).times(1.03));
        }
    }
}

/// Moves each movable node that still overlaps another to the nearest free place.
fn move_leftovers(nodes: &[LayoutNode], members: &[usize], places: &mut [Place]) {
    for &member in members {
        if nodes[member].pinned.is_none() && !is_free(nodes, members, places, member) {
            let start = places[member];
            let step = f64::from(nodes[member].half_size.x.max(nodes[member].half_size.y)) * 0.5 + GAP;
            for index in 1..200_000_usize {
                // Points of a sunflower: evenly spread, from the middle outwards.
                let radius = step * (index as f64).sqrt();
                places[member] = start.plus(direction(index).times(radius));
                if is_free(nodes, members, places, member) {
                    break;
                }
            }
        }
    }
}

fn is_free(nodes: &[LayoutNode], members: &[usize], places: &[Place], node: usize) -> bool {
    let extent = Extent::of(&nodes[node], places[node]);
    members
        .iter()
        .filter(|&&other| other != node)
        .all(|&other| penetration(extent, Extent::of(&nodes[other], places[other])).is_none())
}

/// The members in horizontal bands no lower than the highest box, so that only boxes of the same or
/// the next band can meet.
struct Bands {
    /// Band, left border, right border and index of each member, sorted.
    entries: Vec<(i64, f64, f64, usize)>,
    widest: f64,
}

impl Bands {
    fn new(nodes: &[LayoutNode], members: &[usize], places: &[Place]) -> Self {
        let extents: Vec<Extent> =
            members.iter().map(|&member| Extent::of(&nodes[member], places[member])).collect();
        let height = extents.iter().map(|extent| extent.height()).fold(1.0, f64::max) + GAP;
        let widest = extents.iter().map(|extent| extent.width()).fold(1.0, f64::max) + GAP;
        let mut entries: Vec<_> = members
            .iter()
            .zip(&extents)
            .map(|(&member, extent)| {
                ((extent.center().y / height).floor() as i64, extent.min.x, extent.max.x + GAP, member)
            })
            .collect();
        entries.sort_by(|one, other| {
            one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)).then(one.3.cmp(&other.3))
        });
        Self { entries, widest }
    }

    fn for_each_near_pair(&self, mut visit: impl FnMut(usize, usize)) {
        for (index, &(band, left, right, member)) in self.entries.iter().enumerate() {
            let same =
                self.entries[index + 1..].iter().take_while(|entry| entry.0 == band && entry.1 < right);
            let first =
                self.entries.partition_point(|entry| (entry.0, entry.1) < (band + 1, left - self.widest));
            let next =
                self.entries[first..].iter().take_while(|entry| entry.0 == band + 1 && entry.1 < right);
            for entry in same.chain(next) {
                visit(member, entry.3);
            }
        }
    }
}
