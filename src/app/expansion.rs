//! What expanding would bring into the picture, and what collapsing would take back.

use std::collections::BTreeSet;

use super::state::State;
use crate::graph::neighbourhood;
use crate::knowledge::EntityId;
use crate::scene::Subject;

/// The neighbours of these entities that only a focus or a limit leaves out: what is hidden by a filter does
/// not count, since expanding would not show it.
#[must_use]
pub fn beyond_of(state: &State, entities: impl Iterator<Item = EntityId>) -> BTreeSet<EntityId> {
    let beyond = &state.derived.view.beyond;
    entities.filter_map(|id| beyond.get(&id)).flatten().copied().collect()
}

/// Whether expanding the selection would show anything; asked in every frame.
pub(super) fn can_expand(state: &State) -> bool {
    let beyond = &state.derived.view.beyond;
    !beyond.is_empty() && state.selected_entities().any(|id| beyond.contains_key(&id))
}

/// Whether collapsing would take anything back; asked in every frame.
pub(super) fn can_collapse(state: &State) -> bool {
    let Some(brought) = state.ground.filter.brought() else { return false };
    if state.selected_entities().next().is_none() {
        return true;
    }
    let is_selected = |id: EntityId| state.selection.contains(&Subject::Entity(id));
    let is_beside = |one: EntityId, other: EntityId| is_selected(one) && brought.contains(&other);
    if brought.iter().any(|&id| is_selected(id)) {
        return true;
    }
    let mut relations = state.derived.knowledge.relations_of(&state.derived.view.relations);
    relations.any(|line| is_beside(line.subject, line.object) || is_beside(line.object, line.subject))
}

/// What would be taken back of what was brought in: the neighbours of the selection; where it has none of
/// them, what is itself selected; everything where nothing is selected.
#[must_use]
pub fn to_take_back(state: &State) -> BTreeSet<EntityId> {
    let Some(brought) = state.ground.filter.brought() else { return BTreeSet::new() };
    let selected: BTreeSet<EntityId> = state.selected_entities().collect();
    if selected.is_empty() {
        return brought.clone();
    }
    let relations = state.derived.knowledge.relations_of(&state.derived.view.relations);
    let near = neighbourhood(relations, &selected, 1);
    let beside: BTreeSet<EntityId> =
        brought.iter().copied().filter(|id| near.contains(id) && !selected.contains(id)).collect();
    if beside.is_empty() { near.intersection(brought).copied().collect() } else { beside }
}

/// How many of an entity's neighbours were brought in.
#[must_use]
pub fn brought_beside(state: &State, id: EntityId) -> usize {
    let Some(brought) = state.ground.filter.brought() else { return 0 };
    let relations = state.derived.knowledge.relations_of(&state.derived.view.relations);
    let near = neighbourhood(relations, &[id].into(), 1);
    near.iter().filter(|other| **other != id && brought.contains(other)).count()
}
