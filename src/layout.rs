//! Graph to positions: a pure function of a comparable request.

mod geometry;

pub use geometry::{Point, Rectangle};

/// One node to be placed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayoutNode {
    /// Half the width and half the height that it and its label need, in scene units.
    pub half_size: Point,
    /// Where it has to stay, when a person pinned it.
    pub pinned: Option<Point>,
    /// Where it was before, when it was placed before: it stays near.
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
