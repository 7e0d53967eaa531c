//! Groups, and what size, colour and label say.

use std::collections::BTreeSet;

use crate::app::command::Command;
use crate::app::state::State;
use crate::knowledge::EntityId;
use crate::scene::Subject;

pub(super) fn change(state: &mut State, command: &Command) {
    let selected: BTreeSet<EntityId> = state.selected_entities().collect();
    let groups: BTreeSet<EntityId> =
        selected.iter().filter_map(|&id| state.derived.drawn.groups.of(id)).map(|group| group.id).collect();
    let all: Vec<EntityId> = state.derived.drawn.groups.iter().map(|group| group.id).collect();
    let grouping = &mut state.ground.grouping;
    match command {
        Command::GroupBy(by) => {
            let chosen = Some(*by).filter(|&by| grouping.by != Some(by));
            grouping.by = chosen;
            grouping.opened.clear();
        }
        Command::GroupSelection if selected.len() > 1 => grouping.add_by_hand(selected),
        Command::UngroupSelection => {
            for id in groups {
                if !grouping.remove_by_hand(id) {
                    grouping.opened.insert(id);
                }
            }
        }
        Command::UngroupAll => *grouping = crate::graph::Grouping::default(),
        Command::OpenGroup(id) => {
            grouping.opened.insert(*id);
        }
        Command::CloseGroup(id) => {
            grouping.opened.remove(id);
        }
        Command::ToggleGroups => {
            let any_closed = groups.iter().any(|id| !grouping.opened.contains(id));
            for id in groups {
                if any_closed {
                    grouping.opened.insert(id);
                } else {
                    grouping.opened.remove(&id);
                }
            }
        }
        Command::OpenAllGroups => grouping.opened.extend(all),
        Command::CloseAllGroups => grouping.opened.clear(),
        Command::SizeBy(size) => state.ground.style.size = *size,
        Command::ColorBy(color) => state.ground.style.color = *color,
        Command::LabelBy(label) => state.ground.style.label = *label,
        _ => {}
    }
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
