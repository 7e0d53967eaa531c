//! Paths between two entities.

use super::export;
use crate::app::camera::Camera;
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::paths::{between, ends, refresh, text};
use crate::app::state::{Panel, State};
use crate::scene::Subject;

/// Whether a command is carried out here.
pub(super) const fn is_about(command: &Command) -> bool {
    use Command as C;
    matches!(command, C::FindPaths | C::SetPathChoice(_) | C::ChoosePath(_) | C::CopyPath(_) | C::ClosePaths)
}

pub(super) fn change(state: &mut State, command: &Command, effects: &mut Vec<Effect>) {
    match command {
        Command::FindPaths => {
            if let Some((from, to)) = ends(state) {
                state.paths = Some(between(from, to));
                state.settings.hidden_panels.remove(&Panel::Inspector);
                refresh(state);
                choose(state, 0);
            }
        }
        Command::SetPathChoice(choice) => {
            if let Some(paths) = &mut state.paths {
                paths.choice = *choice;
                refresh(state);
                choose(state, 0);
            }
        }
        Command::ChoosePath(index) => choose(state, *index),
        Command::CopyPath(index) => {
            let path = state.paths.as_ref().and_then(|paths| paths.found.get(*index));
            if let Some(text) = path.map(|path| text(&state.derived.knowledge, path)) {
                export::copy(state, text, effects);
            }
        }
        Command::ClosePaths => state.paths = None,
        _ => {}
    }
}

/// Lights a path up on the graph, and brings it into view; the two ends alone, where there is none.
fn choose(state: &mut State, index: usize) {
    let Some(paths) = &mut state.paths else { return };
    let path = paths.found.get(index);
    paths.chosen = path.map(|_| index);
    let mut selection: std::collections::BTreeSet<Subject> =
        [paths.from, paths.to].map(Subject::Entity).into();
    if let Some(path) = path {
        selection.extend(path.entities().map(Subject::Entity));
        selection.extend(path.steps.iter().map(|step| Subject::Relation(step.relation)));
    }
    state.selection = selection;
    let Some(bounds) = state.bounds_of(state.selected_entities()) else { return };
    if let Some(camera) = state.camera {
        let visible = camera.visible(state.viewport);
        if !visible.contains(bounds.min) || !visible.contains(bounds.max) {
            state.camera = Some(Camera::fit(bounds, state.viewport));
        }
    }
}
