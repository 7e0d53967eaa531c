//! The conditions of the filter, one by one and kept under a name.

use std::collections::BTreeSet;

use crate::app::command::Command;
use crate::app::history::SavedFilter;
use crate::app::state::State;
use crate::graph::{Chip, Condition, Filter, Focus};
use crate::knowledge::EntityId;

pub(super) fn change(state: &mut State, command: Command) {
    let selected: BTreeSet<EntityId> = state.selected_entities().collect();
    let filter = &mut state.ground.filter;
    match command {
        Command::AddChip(chip) => filter.add(chip),
        Command::SetChip(index, chip) => {
            if let Some(place) = filter.chips.get_mut(index) {
                *place = chip;
            }
        }
        Command::NegateChip(index) => {
            if let Some(chip) = filter.chips.get_mut(index) {
                chip.negated = !chip.negated;
            }
        }
        Command::RemoveChip(index) => {
            if index < filter.chips.len() {
                filter.chips.remove(index);
            }
        }
        Command::ToggleValue(value) => filter.toggle(value),
        Command::OnlyValue(value) => filter.toggle_only(value),
        Command::ToggleDims => filter.dims = !filter.dims,
        Command::FilterComponent => {
            if !selected.is_empty() {
                filter.add(Chip::only(Condition::Component(selected)));
            }
        }
        Command::FilterNear => {
            if !selected.is_empty() {
                filter.add(Chip::only(Condition::Near(Focus { entities: selected, depth: 1 })));
            }
        }
        Command::SaveFilter(name) => save(state, &name),
        Command::UseFilter(index) => use_saved(state, index),
        Command::ForgetFilter(index) => {
            if index < state.ground.saved_filters.len() {
                state.ground.saved_filters.remove(index);
            }
        }
        _ => {}
    }
}

/// Keeps the conditions under a name; those kept under the same name before make room.
fn save(state: &mut State, name: &str) {
    let name = name.trim();
    if name.is_empty() || state.ground.filter.chips.is_empty() {
        return;
    }
    let Filter { chips, dims, .. } = state.ground.filter.clone();
    let kept = SavedFilter { name: name.to_owned(), chips, dims };
    let saved = &mut state.ground.saved_filters;
    match saved.iter_mut().find(|other| other.name == name) {
        Some(other) => *other = kept,
        None => saved.push(kept),
    }
}

fn use_saved(state: &mut State, index: usize) {
    if let Some(saved) = state.ground.saved_filters.get(index) {
        state.ground.filter.chips.clone_from(&saved.chips);
        state.ground.filter.dims = saved.dims;
        state.ground.filter.keep_known(&state.derived.knowledge);
    }
}
