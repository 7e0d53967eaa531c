//! Graph to positions: a pure function of a comparable request.
//!
//! The picture is a stress layout: the distance between two nodes on paper tells how many relations
//! lie between them. The steps, each in its own file:
//!
//! 1. [`topology`]: connected components and the distances between their nodes.
//! 2. [`pivot_mds`]: a start without chance (Brandes and Pich 2007).
//! 3. [`majorisation`]: stress majorisation (Gansner, Koren and North 2004), with fixed
//!    nodes; [`sparse`]: the same for large components (Ortmann, Klimenta and Brandes 2016).
//! 4. [`separation`]: no box of a node over another (after Gansner and Hu 2009).
//! 5. [`refinement`]: for small pictures, fewer crossings and no line under a label (after Davidson
//!    and Harel 1996).
//! 6. [`packing`]: the components close to each other (Freivalds, Dogrusoz and Kikusts 2002).
//!
//! Only additions, multiplications, divisions and square roots are used, all of which IEEE 754
//! defines to the last bit, so that every machine draws the same picture.

mod beside;
mod component;
mod geometry;
mod majorisation;
mod packing;
mod pivot_mds;
mod plane;
mod refinement;
mod separation;
mod sparse;
mod topology;

pub use beside::beside;
pub use geometry::{Point, Rectangle};

use component::Component;
use plane::Place;

/// Width over height that a picture aims at: a landscape sheet.
const ASPECT: f64 = 1.4;

/// Room between the boxes of two nodes, in scene units.
const GAP: f64 = 6.0;

/// Coordinates and sizes beyond this are not taken seriously.
const LIMIT: f32 = 1.0e7;

/// One node to be placed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LayoutNode {
    /// Half the width and half the height of the box that it and its label need, in scene units.
    pub half_size: Point,
    /// Where the middle of that box lies, seen from the node: a label may hang below it.
    pub offset: Point,
    /// Where it has to stay, when a person pinned it.
    pub pinned: Option<Point>,
    /// Where it was before, when it was placed before: it stays there if it can.
    pub previous: Option<Point>,
}

/// Everything that decides where the nodes go. Two equal requests have equal answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayoutRequest {
    /// The nodes.
    pub nodes: Vec<LayoutNode>,
    /// The edges, as pairs of indices into `nodes`; direction does not matter, doubles are allowed.
    pub edges: Vec<(u32, u32)>,
}

/// Places the nodes of `request`: `answer[i]` is the middle of `request.nodes[i]`.
///
/// Pinned nodes stand exactly where they are pinned; no other box overlaps a box. Edges that name
/// no node are ignored. `cancelled` is asked often; once it says yes, the answer comes at once and
/// is of no use.
#[must_use]
pub fn layout(request: &LayoutRequest, cancelled: &dyn Fn() -> bool) -> Vec<Point> {
    let nodes: Vec<LayoutNode> = request.nodes.iter().copied().map(usable).collect();
    let graph = topology::Adjacency::new(nodes.len(), &request.edges);
    let mut places: Vec<Place> = nodes
        .iter()
        .map(|node| node.pinned.or(node.previous).map_or(Place::default(), Place::from))
        .collect();
    let mut loose = Vec::new();
    let mut held = Vec::new();
    let mut isolated = Vec::new();
    for members in graph.components() {
        if cancelled() {
            return points(&places, &nodes);
        }
        if members.iter().any(|&index| is_held(&nodes[index])) {
            held.extend_from_slice(&members);
            if members.len() > 1 {
                let component = Component::new(&graph, &nodes, members);
                component.place_near_before(&mut places, cancelled);
            }
        } else if let [index] = members[..] {
            isolated.push(index);
        } else {
            let component = Component::new(&graph, &nodes, members);
            component.place_freely(&mut places, cancelled);
            loose.push(component.into_members());
        }
    }
    separation::separate(&nodes, &held, &mut places, cancelled);
    packing::pack(&nodes, &graph, &held, loose, &isolated, &mut places);
    points(&places, &nodes)
}

/// Whether the node has a place that it must keep or stay near.
fn is_held(node: &LayoutNode) -> bool {
    node.pinned.is_some() || node.previous.is_some()
}

/// `node` without numbers that no picture can use.
fn usable(node: LayoutNode) -> LayoutNode {
    let finite = |point: &Point| {
        point.x.is_finite() && point.y.is_finite() && point.x.abs() <= LIMIT && point.y.abs() <= LIMIT
    };
    let half_size = Some(node.half_size)
        .filter(finite)
        .map_or(Point::default(), |size| Point::new(size.x.max(0.0), size.y.max(0.0)));
    LayoutNode {
        half_size,
        offset: Some(node.offset).filter(finite).unwrap_or_default(),
        pinned: node.pinned.filter(finite),
        previous: node.previous.filter(finite),
    }
}

/// The places as points; pinned nodes exactly as they were given.
fn points(places: &[Place], nodes: &[LayoutNode]) -> Vec<Point> {
    places
        .iter()
        .zip(nodes)
        .map(|(place, node)| node.pinned.unwrap_or(Point::new(place.x as f32, place.y as f32)))
        .collect()
}

#[cfg(test)]
mod tests;
