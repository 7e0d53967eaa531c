//! What the graph remembers besides what it shows.

use super::views::Views;
use super::walk::Walk;

/// What the graph remembers besides what it shows.
#[derive(Clone, Debug, Default)]
pub struct Canvas {
    /// Where one was before.
    pub views: Views,
    /// The walk around an entity's neighbours that is under way.
    pub(super) walk: Option<Walk>,
    /// Whether the graph has the window for itself.
    pub is_presenting: bool,
}
