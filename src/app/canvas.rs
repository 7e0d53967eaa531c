//! What the graph remembers besides what it shows.

use std::collections::BTreeMap;

use super::views::Views;
use super::walk::Walk;
use crate::knowledge::EntityId;
use crate::layout::Point;

/// What the graph remembers besides what it shows.
#[derive(Clone, Debug, Default)]
pub struct Canvas {
    /// Where one was before.
    pub views: Views,
    /// The walk around an entity's neighbours that is under way.
    pub(super) walk: Option<Walk>,
    /// Where the entities stood that are being dragged.
    pub(super) dragged_from: BTreeMap<EntityId, Point>,
    /// Whether the graph has the window for itself.
    pub is_presenting: bool,
}
