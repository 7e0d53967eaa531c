//! What the graph remembers besides what it shows.

use std::collections::{BTreeMap, BTreeSet};

use super::line_walk::LineWalk;
use super::views::Views;
use super::walk::Walk;
use crate::knowledge::EntityId;
use crate::layout::Point;
use crate::scene::{Note, Pair};

/// What the graph remembers besides what it shows.
#[derive(Clone, Debug, Default)]
pub struct Canvas {
    /// Where one was before.
    pub views: Views,
    /// The walk around an entity's neighbours that is under way.
    pub(super) walk: Option<Walk>,
    /// The walk along an entity's lines that is under way.
    pub(super) line: Option<LineWalk>,
    /// Between whom every relation has a line of its own, whatever the settings say.
    pub fanned: BTreeSet<Pair>,
    /// Which kept view was shown last.
    pub(super) stop: Option<usize>,
    /// Where the entities stood that are being dragged.
    pub(super) dragged_from: BTreeMap<EntityId, Point>,
    /// The neighbours that were brought in and have no place yet, and whether the view showed everything.
    pub(super) expected: Option<(BTreeSet<EntityId>, bool)>,
    /// The note that is being written and is not on the plane yet.
    pub draft: Option<Note>,
    /// Whether the graph has the window for itself.
    pub is_presenting: bool,
}
