//! What stands beneath the middle of the window, so that two views are seen at once.

use serde::{Deserialize, Serialize};

use super::centre::Centre;
use super::state::State;

/// The second view, in a strip beneath the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Beneath {
    /// None: the first has all the room.
    #[default]
    Nothing,
    /// The table.
    Table,
    /// The timeline.
    Timeline,
}

impl Beneath {
    /// The views that can stand there, in the order in which they are offered.
    pub const VIEWS: [Self; 2] = [Self::Table, Self::Timeline];

    /// The view that it is.
    #[must_use]
    pub const fn view(self) -> Option<Centre> {
        match self {
            Self::Nothing => None,
            Self::Table => Some(Centre::Table),
            Self::Timeline => Some(Centre::Timeline),
        }
    }
}

/// Puts away what is gone through beneath the graph: there is room for one thing.
pub(super) fn make_room(state: &mut State) {
    state.review = None;
    state.duplicates = None;
    state.comparison = None;
}

/// The view that stands beneath the first; none where the graph has the window for itself, or where claims, possible
/// duplicates or a comparison are gone through there.
#[must_use]
pub fn beneath(state: &State) -> Option<Centre> {
    let view = state.settings.beneath.view()?;
    let is_free = state.review.is_none() && state.duplicates.is_none() && state.comparison.is_none();
    let is_free = is_free && view != state.centre && !state.canvas.is_presenting;
    (is_free && !state.ground.sources.is_empty()).then_some(view)
}

/// Whether a view is to be seen, in the middle or beneath it.
#[must_use]
pub fn is_seen(state: &State, view: Centre) -> bool {
    state.centre == view || beneath(state) == Some(view)
}

/// Whether commands that could mean the graph as well mean this view: it is seen, and the graph is not.
#[must_use]
pub(super) fn is_meant(state: &State, view: Centre) -> bool {
    state.centre != Centre::Graph && is_seen(state, view)
}

/// Shows a view in the middle. It does not stay beneath.
pub(super) fn show_in_centre(state: &mut State, view: Centre) {
    state.centre = view;
    if state.settings.beneath.view() == Some(view) {
        state.settings.beneath = Beneath::Nothing;
    }
}

/// Shows a view beneath the middle, or puts it away when it stands there. What stands in the middle makes room
/// for the graph.
pub(super) fn show(state: &mut State, wanted: Beneath) {
    if wanted.view() == Some(state.centre) {
        state.centre = Centre::Graph;
        state.settings.beneath = wanted;
    } else {
        let is_there = state.settings.beneath == wanted;
        state.settings.beneath = if is_there { Beneath::Nothing } else { wanted };
    }
}
