//! What the built-in lists know of an entity and no document says: who the members of a group are, and
//! which country belongs to which body.

use egui::Ui;

use super::{entity_link, relation};
use crate::app::{Command, State};
use crate::knowledge::EntityId;
use crate::knowledge::known::{Opening, opening};
use crate::reference::Reference;
use crate::ui::{strings, widgets};

pub(super) fn show(ui: &mut Ui, state: &State, id: EntityId, commands: &mut Vec<Command>) {
    if let Some(opening) = opening(&state.derived.knowledge, id, Reference::built_in()) {
        members(ui, state, &opening, commands);
    }
    let known = || {
        let relations = state.derived.knowledge.known.iter();
        relations.filter(|relation| relation.subject == id || relation.object == id)
    };
    if known().next().is_some() {
        widgets::section(ui, strings::NOT_IN_THE_TEXT);
        for found in known() {
            relation::line(ui, state, found.id, None, commands);
        }
    }
}

fn members(ui: &mut Ui, state: &State, opening: &Opening, commands: &mut Vec<Command>) {
    let body = state.derived.knowledge.entity(opening.body).map_or("", |body| body.name.as_str());
    widgets::section(ui, &strings::members_as_of(body, opening.as_of));
    ui.label(strings::member_numbers(opening.stated, opening.known));
    for id in opening.members.iter().filter_map(|(_, id)| *id) {
        entity_link(ui, state, id, commands);
    }
    let unnamed: Vec<&str> =
        opening.members.iter().filter(|(_, id)| id.is_none()).map(|(name, _)| *name).collect();
    if !unnamed.is_empty() {
        widgets::secondary(ui, strings::unnamed_members(&unnamed.join(", ")));
    }
}
