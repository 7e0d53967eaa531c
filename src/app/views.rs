//! The views one had before: back and forward, as in a browser.
//!
//! The camera is no matter of undo; where going back changes the focus, too, undo takes that back.

use std::collections::BTreeSet;

use super::camera::Camera;
use super::command::Command;
use super::exporting::Exporting;
use super::notes::Noting;
use super::state::State;
use super::stops::Stopping;
use crate::graph::Focus;
use crate::knowledge::EntityId;

/// How many views are kept.
const DEPTH: usize = 100;

/// Where one looks, and on what.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stop {
    camera: Option<Camera>,
    focus: Option<Focus>,
}

impl Stop {
    /// Where one looks now.
    pub(super) fn of(state: &State) -> Self {
        Self { camera: state.camera, focus: state.ground.filter.focus.clone() }
    }

    /// Looks there again. What no longer exists is left out of the focus.
    fn restore(self, state: &mut State) {
        let knowledge = &state.derived.knowledge;
        let focus = self.focus.and_then(|focus| {
            let entities: BTreeSet<EntityId> =
                focus.entities.into_iter().filter(|&id| knowledge.entity(id).is_some()).collect();
            (!entities.is_empty()).then_some(Focus { entities, ..focus })
        });
        state.camera = self.camera;
        state.ground.filter.focus = focus;
    }
}

/// The views before this one and after it.
#[derive(Clone, Debug, Default)]
pub struct Views {
    back: Vec<Stop>,
    forward: Vec<Stop>,
}

impl Views {
    /// Whether there is a view to go back to.
    #[must_use]
    pub fn has_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// Whether there is a view to go forward to.
    #[must_use]
    pub fn has_forward(&self) -> bool {
        !self.forward.is_empty()
    }
}

/// Whether a command leads to another view. The wheel and the hand lead nowhere in particular, and neither
/// does another depth of the same focus.
pub(super) fn is_journey(state: &State, command: &Command) -> bool {
    match command {
        Command::FocusAtDepth(_) => state.ground.filter.focus.is_none(),
        Command::Focus(_)
        | Command::FocusSelection
        | Command::ClearFocus
        | Command::FitAll
        | Command::FitSelection
        | Command::GoTo(_)
        | Command::Note(Noting::GoTo(_))
        | Command::GoToHit(_)
        | Command::NextHit
        | Command::PreviousHit
        | Command::ChoosePath(_)
        | Command::ChooseAnswer(_)
        | Command::Export(Exporting::Stop(Stopping::GoTo(_) | Stopping::Go(_)))
        | Command::Escape => true,
        _ => false,
    }
}

/// Remembers where one looked before a journey, if it led anywhere.
pub(super) fn record(state: &mut State, before: Stop) {
    if before != Stop::of(state) {
        let views = &mut state.canvas.views;
        views.forward.clear();
        views.back.push(before);
        if views.back.len() > DEPTH {
            views.back.remove(0);
        }
    }
}

/// Looks where one looked before.
pub(super) fn go_back(state: &mut State) {
    if let Some(stop) = state.canvas.views.back.pop() {
        let now = Stop::of(state);
        state.canvas.views.forward.push(now);
        stop.restore(state);
    }
}

/// Looks where one looked before going back.
pub(super) fn go_forward(state: &mut State) {
    if let Some(stop) = state.canvas.views.forward.pop() {
        let now = Stop::of(state);
        state.canvas.views.back.push(now);
        stop.restore(state);
    }
}
