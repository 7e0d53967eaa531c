//! What was found, and the way to it.

use super::selection;
use crate::app::camera::Camera;
use crate::app::command::Command;
use crate::app::derived::is_much;
use crate::app::notes::Noting;
use crate::app::search::Place;
use crate::app::state::{Panel, ReaderPlace, State};
use crate::graph::Condition;
use crate::knowledge::{EntityId, RelationId};
use crate::scene::Subject;

/// Below so many screen points for a scene unit marks are specks and most names are left out.
const TINY: f32 = 0.5;
/// So near one can read the names around.
const READABLE: f32 = 1.0;

pub(super) fn change(state: &mut State, command: &Command) {
    refresh(state);
    let count = state.found.hits().len();
    match (command, state.found.at()) {
        (Command::GoToHit(index), _) => go_to(state, *index),
        (Command::NextHit, at) if count > 0 => go_to(state, at.map_or(0, |at| (at + 1) % count)),
        (Command::PreviousHit, at) if count > 0 => {
            go_to(state, at.unwrap_or(0).checked_sub(1).unwrap_or(count - 1));
        }
        (Command::SelectHits, _) => {
            let found: std::collections::BTreeSet<Subject> = state.found.subjects().collect();
            if !found.is_empty() {
                state.selection = found;
            }
        }
        _ => {}
    }
}

/// Searches anew where that is needed.
pub(super) fn refresh(state: &mut State) {
    let is_much = is_much(&state.derived.knowledge);
    state.found.refresh(&state.derived.knowledge, &state.ground.notes, &state.search, is_much);
}

fn go_to(state: &mut State, index: usize) {
    let Some(hit) = state.found.hits().get(index) else { return };
    let place = hit.place.clone();
    state.found.at = Some(index);
    match place {
        Place::Entity { entity, .. } => {
            let was_shown = state.derived.view.has_entity(entity);
            selection::go_to(state, entity);
            if was_shown {
                come_near(state, &[entity]);
            }
        }
        Place::Relation(id) => go_to_relation(state, id),
        Place::Note(id) => super::notes::change(state, Noting::GoTo(id)),
        Place::Sentence { source, span } => {
            let Some(source) = state.derived.knowledge.sources.get(source as usize) else { return };
            let place = ReaderPlace { document: source.document.id.clone(), span };
            state.settings.hidden_panels.remove(&Panel::Reader);
            selection::change(state, &Command::Read(place));
        }
    }
}

/// Comes near enough to read what was found, where it is shown and would be drawn tiny.
fn come_near(state: &mut State, entities: &[EntityId]) {
    let shown = entities.iter().copied().filter(|&id| state.derived.view.has_entity(id));
    let Some(bounds) = state.bounds_of(shown) else { return };
    if state.view_camera().zoom < TINY {
        let fit = Camera::fit(bounds, state.viewport);
        state.camera = Some(Camera { zoom: fit.zoom.min(READABLE), ..fit });
    }
}

/// Selects a relation, which is shown again where it was hidden by itself, and brings its ends into view when
/// they are shown.
pub(super) fn go_to_relation(state: &mut State, id: RelationId) {
    let value = Condition::SingleRelations([id].into());
    if state.ground.filter.shuts_out(&value) {
        let before = state.ground.clone();
        state.ground.filter.let_in(&value);
        state.history.record("Go to", before);
    }
    selection::change(state, &Command::Select(Subject::Relation(id)));
    let ends = state.derived.knowledge.relation(id).map(|relation| [relation.subject, relation.object]);
    come_near(state, &ends.map(Vec::from).unwrap_or_default());
    let Some(bounds) = state.bounds_of(ends.into_iter().flatten()) else { return };
    let viewport = state.viewport;
    let Some(camera) = &mut state.camera else { return };
    let visible = camera.visible(viewport);
    if !visible.contains(bounds.min) || !visible.contains(bounds.max) {
        camera.center = bounds.center();
    }
}
