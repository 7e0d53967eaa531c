//! A closed group: its members, what is said among them and to the rest; and of an entity, which group it is in.

use egui::Ui;

use super::several::{actions, list};
use super::{Memory, entity_link, kinds, relation};
use crate::app::common::common_of;
use crate::app::{Command, Lockable, State};
use crate::graph::{Group, GroupRule};
use crate::knowledge::{EntityId, Relation, RelationId};
use crate::ui::strings::groups as strings;
use crate::ui::{theme, widgets};

pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    group: &Group,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let common = common_of(state, state.selection_in(Lockable::Inspector));
    ui.add_space(4.0);
    ui.label(egui::RichText::new(&group.name).font(theme::strong(theme::TITLE)));
    widgets::secondary(ui, strings::sort(state, group));
    if group.kind.is_none() {
        kinds(ui, &common.kinds);
    }
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        if ui.button(strings::OPEN).clicked() {
            commands.push(Command::OpenGroup(group.id));
        }
        if group.rule == GroupRule::Hand && ui.button(strings::UNGROUP).clicked() {
            commands.push(Command::UngroupSelection);
        }
    });
    actions(ui, state, &common.entities, commands);
    widgets::section(ui, strings::MEMBERS);
    list(ui, memory, strings::MEMBERS, &common.entities, |ui, &id| {
        entity_link(ui, state, id, commands);
    });
    let mut inside = Vec::new();
    let mut outside: Vec<&Relation> = Vec::new();
    let is_member = |id: EntityId| group.members.binary_search(&id).is_ok();
    for found in state.derived.knowledge.relations_of(&state.derived.view.relations) {
        match (is_member(found.subject), is_member(found.object)) {
            (true, true) => inside.push(found),
            (false, false) => {}
            _ => outside.push(found),
        }
    }
    for (title, mut relations) in [(strings::INSIDE, inside), (strings::OUTSIDE, outside)] {
        if relations.is_empty() {
            continue;
        }
        relations.sort_by_key(|relation| (std::cmp::Reverse(relation.evidence.len()), relation.id));
        let ids: Vec<RelationId> = relations.iter().map(|relation| relation.id).collect();
        widgets::section(ui, title);
        list(ui, memory, title, &ids, |ui, &id| relation::line(ui, state, id, None, commands));
    }
}

/// The same of several entities, where all are in one.
pub(super) fn of_all(ui: &mut Ui, state: &State, entities: &[EntityId], commands: &mut Vec<Command>) {
    let group = |id: EntityId| state.derived.drawn.groups.of(id).map(|group| group.id);
    if let Some(&first) = entities.first()
        && entities.iter().all(|&id| group(id) == group(first))
    {
        of_entity(ui, state, first, commands);
    }
}

/// Which group an entity is in, with the way to open or close it.
pub(super) fn of_entity(ui: &mut Ui, state: &State, id: EntityId, commands: &mut Vec<Command>) {
    let Some(group) = state.derived.drawn.groups.of(id) else { return };
    let (words, name, command) = if group.is_open {
        (strings::member_of(group), strings::CLOSE, Command::CloseGroup(group.id))
    } else {
        (strings::hidden_in(group), strings::OPEN, Command::OpenGroup(group.id))
    };
    widgets::secondary(ui, words);
    if widgets::link(ui, name).clicked() {
        commands.push(command);
    }
}
