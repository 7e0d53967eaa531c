//! Selecting several at once, walking with the keyboard, going back, and showing the graph alone.

use std::collections::BTreeSet;

use super::selection;
use crate::app::centre::Centre;
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::state::State;
use crate::app::{views, walk};
use crate::graph::{Focus, neighbourhood};
use crate::knowledge::EntityId;
use crate::scene::Subject;

pub(super) fn change(state: &mut State, command: Command, effects: &mut Vec<Effect>) {
    match command {
        Command::SelectEntities(entities) => {
            state.selection.clear();
            add(state, entities);
        }
        Command::AddToSelection(entities) => add(state, entities),
        Command::InvertSelection => invert(state),
        Command::SelectNeighbours => {
            let selected: BTreeSet<EntityId> = state.selected_entities().collect();
            let knowledge = &state.derived.knowledge;
            let relations = state.derived.view.relations.iter().filter_map(|&id| knowledge.relation(id));
            let near = neighbourhood(relations, &selected, 1);
            add(state, near);
        }
        Command::Walk(direction) => {
            if let Some(id) = walk::step(state, direction) {
                state.canvas.walk = None;
                arrive(state, id);
            }
        }
        Command::NextNeighbour => walk_around(state, true),
        Command::PreviousNeighbour => walk_around(state, false),
        Command::FocusAtDepth(depth) => focus_at_depth(state, depth),
        Command::GoBack => views::go_back(state),
        Command::GoForward => views::go_forward(state),
        Command::TogglePresentation => {
            state.canvas.is_presenting = !state.canvas.is_presenting;
            if state.canvas.is_presenting {
                state.centre = Centre::Graph;
            }
            effects.push(Effect::FillScreen(state.canvas.is_presenting));
        }
        _ => {}
    }
}

/// Selects entities as well, as far as they are shown.
fn add(state: &mut State, entities: BTreeSet<EntityId>) {
    let shown = entities.into_iter().filter(|&id| state.derived.view.has_entity(id));
    state.selection.extend(shown.map(Subject::Entity));
}

fn invert(state: &mut State) {
    let shown = state.derived.view.entities.iter().copied().map(Subject::Entity);
    state.selection = shown.filter(|subject| !state.selection.contains(subject)).collect();
}

fn walk_around(state: &mut State, is_forward: bool) {
    if let Some((id, walk)) = walk::around(state, is_forward) {
        state.canvas.walk = Some(walk);
        arrive(state, id);
    }
}

fn arrive(state: &mut State, id: EntityId) {
    match super::groups::meant(state, Command::Select(Subject::Entity(id))) {
        Command::SelectEntities(members) => {
            state.selection = members.into_iter().map(Subject::Entity).collect();
        }
        command => selection::change(state, &command),
    }
    bring_into_view(state, id);
}

/// Moves a view that does not show an entity until it is in its middle.
pub(super) fn bring_into_view(state: &mut State, id: EntityId) {
    let place = state.place_of(id);
    if let (Some(camera), Some(place)) = (&mut state.camera, place)
        && !camera.visible(state.viewport).contains(place)
    {
        camera.center = place;
    }
}

/// Changes the depth of the focus; focuses on the selection where there is none yet.
fn focus_at_depth(state: &mut State, depth: usize) {
    let depth = depth.min(9);
    let selected: BTreeSet<EntityId> = state.selected_entities().collect();
    let filter = &mut state.ground.filter;
    if let Some(focus) = &mut filter.focus {
        focus.depth = depth;
    } else if !selected.is_empty() {
        filter.focus = Some(Focus { entities: selected, depth });
    } else {
        return;
    }
    state.camera = None;
}
