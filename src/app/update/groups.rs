//! Groups, and what size, colour and label say.

use std::collections::BTreeSet;

use crate::app::command::Command;
use crate::app::state::State;
use crate::graph::{GroupBy, Grouping};
use crate::knowledge::EntityId;
use crate::scene::Subject;

/// Carries out a command that is about groups or the look; gives any other back.
pub(super) fn change(state: &mut State, command: Command) -> Option<Command> {
    match command {
        Command::GroupBy(by) => group_by(state, by),
        Command::GroupSelection => {
            let selected: BTreeSet<EntityId> = state.selected_entities().collect();
            if selected.len() > 1 {
                state.ground.grouping.add_by_hand(selected);
            }
        }
        Command::UngroupSelection => {
            for id in groups_of_selection(state) {
                if !state.ground.grouping.remove_by_hand(id) {
                    state.ground.grouping.opened.insert(id);
                }
            }
        }
        Command::UngroupAll => state.ground.grouping = Grouping::default(),
        Command::OpenGroup(id) => {
            state.ground.grouping.opened.insert(id);
        }
        Command::CloseGroup(id) => {
            state.ground.grouping.opened.remove(&id);
        }
        Command::ToggleGroups => {
            let groups = groups_of_selection(state);
            let opened = &mut state.ground.grouping.opened;
            if groups.is_subset(opened) {
                opened.retain(|id| !groups.contains(id));
            } else {
                opened.extend(groups);
            }
        }
        Command::OpenAllGroups => {
            let all = state.derived.drawn.groups.iter().map(|group| group.id);
            state.ground.grouping.opened.extend(all);
        }
        Command::CloseAllGroups => state.ground.grouping.opened.clear(),
        Command::SizeBy(size) => state.ground.style.size = size,
        Command::ColorBy(color) => state.ground.style.color = color,
        Command::LabelBy(label) => state.ground.style.label = label,
        Command::Flag(number) => {
            let selected: Vec<EntityId> = state.selected_entities().collect();
            for id in selected {
                match number {
                    Some(number) => state.ground.flags.insert(id, number),
                    None => state.ground.flags.remove(&id),
                };
            }
        }
        other => return Some(other),
    }
    None
}

/// Makes groups by a rule, or no longer where they are made by it.
fn group_by(state: &mut State, by: GroupBy) {
    let grouping = &mut state.ground.grouping;
    let is_new = grouping.by != Some(by);
    if is_new && state.derived.view.entities.is_empty() {
        return;
    }
    grouping.by = is_new.then_some(by);
    grouping.opened.clear();
}

/// The groups, open or closed, of which something is selected.
fn groups_of_selection(state: &State) -> BTreeSet<EntityId> {
    let groups = &state.derived.drawn.groups;
    state.selected_entities().filter_map(|id| groups.of(id)).map(|group| group.id).collect()
}

/// What a command means that names a closed group: its members, wherever entities are meant.
pub(super) fn meant(state: &State, command: Command) -> Command {
    let drawn = &state.derived.drawn;
    let group = |id: &EntityId| drawn.closed_group(*id);
    let members = |ids: BTreeSet<EntityId>| -> BTreeSet<EntityId> {
        ids.into_iter()
            .flat_map(|id| group(&id).map_or_else(|| vec![id], |group| group.members.clone()))
            .collect()
    };
    match command {
        Command::Select(Subject::Entity(id)) if group(&id).is_some() => {
            Command::SelectEntities(members([id].into()))
        }
        Command::Focus(id) if group(&id).is_some() => Command::OpenGroup(id),
        Command::SelectEntities(ids) => Command::SelectEntities(members(ids)),
        Command::AddToSelection(ids) => Command::AddToSelection(members(ids)),
        other => other,
    }
}

/// Selects all members of a closed group as well, or none of them any longer; whether it is one.
pub(super) fn toggle(state: &mut State, subject: Subject) -> bool {
    let Subject::Entity(id) = subject else { return false };
    let Some(group) = state.derived.drawn.closed_group(id) else { return false };
    let members: Vec<Subject> = group.members.iter().copied().map(Subject::Entity).collect();
    if members.iter().all(|member| state.selection.contains(member)) {
        state.selection.retain(|subject| !members.contains(subject));
    } else {
        state.selection.extend(members);
    }
    true
}
