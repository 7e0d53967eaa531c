//! The conditions of the filter, one by one and kept under a name.

use std::collections::BTreeSet;

use crate::app::command::Command;
use crate::app::history::SavedFilter;
use crate::app::state::State;
use crate::graph::{Chip, Condition, Filter, Focus, Joined};
use crate::knowledge::EntityId;

/// Whether a command is about the conditions.
pub(super) fn is_about(command: &Command) -> bool {
    matches!(
        command,
        Command::AddChip(_)
            | Command::AddBeside(_)
            | Command::SetChip(..)
            | Command::NegateChip(_)
            | Command::ToggleJoined(_)
            | Command::RemoveChip(_)
            | Command::ToggleValue(_)
            | Command::OnlyValue(_)
            | Command::ToggleDims
            | Command::FilterComponent
            | Command::FilterNear
            | Command::SaveFilter(_)
            | Command::UseFilter(_)
            | Command::ForgetFilter(_)
    )
}

pub(super) fn change(state: &mut State, command: Command) {
    let selected: BTreeSet<EntityId> = state.selected_entities().collect();
    let filter = &mut state.ground.filter;
    match command {
        Command::AddChip(chip) => filter.add(chip),
        Command::AddBeside(chip) => filter.add_beside(chip),
        Command::SetChip(index, chip) => {
            if let Some(place) = filter.chips.get_mut(index) {
                *place = Chip { joined: place.joined, ..chip };
            }
        }
        Command::ToggleJoined(index) => {
            if let Some(chip) = filter.chips.get_mut(index).filter(|_| index > 0) {
                chip.joined = chip.joined.other();
            }
        }
        Command::NegateChip(index) => {
            if let Some(chip) = filter.chips.get_mut(index) {
                chip.negated = !chip.negated;
            }
        }
        Command::RemoveChip(index) => {
            filter.remove(index);
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

/// Keeps the conditions under a name; those kept under the same name before make room. That nothing is asked
/// of the confidence is kept as a bar of nothing.
fn save(state: &mut State, name: &str) {
    let name = name.trim();
    if name.is_empty() || state.condition_count() == 0 {
        return;
    }
    let mut kept = state.ground.filter.clone();
    if kept.bar().is_none() {
        kept.chips.first_mut().into_iter().for_each(|chip| chip.joined = Joined::And);
        kept.chips.insert(0, Chip::only(Condition::Confidence(0)));
    }
    let kept = SavedFilter { name: name.to_owned(), chips: kept.chips, dims: kept.dims };
    let saved = &mut state.ground.saved_filters;
    match saved.iter_mut().find(|other| other.name == name) {
        Some(other) => *other = kept,
        None => saved.push(kept),
    }
}

/// Sets kept conditions. Where they say nothing of the confidence, as those of older programs do, its bar stays
/// where it is.
fn use_saved(state: &mut State, index: usize) {
    let Some(saved) = state.ground.saved_filters.get(index) else { return };
    let mut filter = Filter { chips: saved.chips.clone(), ..Filter::default() };
    let bar = filter.bar().or(state.ground.filter.bar()).unwrap_or(0);
    filter.set_bar(bar);
    state.ground.filter.chips = filter.chips;
    state.ground.filter.dims = saved.dims;
    state.ground.filter.keep_known(&state.derived.knowledge);
}
