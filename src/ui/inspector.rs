//! What is known of the selection, and which sentences say so.

mod entity;
mod matches;
mod members;
mod relation;
mod sentence;

use egui::{ScrollArea, Ui};

use super::theme::{self, Tokens};
use super::{icons, strings, widgets};
use crate::app::{Command, State};
use crate::knowledge::{EntityId, RelationId};
use crate::scene::Subject;

/// Shows the panel's contents.
pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        super::paths_panel::show(ui, state, commands);
        let mut selection = state.selection.iter();
        match (selection.next(), selection.next()) {
            (None, _) => nothing(ui),
            (Some(&Subject::Entity(id)), None) => entity::show(ui, state, id, commands),
            (Some(&Subject::Relation(id)), None) => relation::show(ui, state, id, commands),
            _ => several(ui, state, commands),
        }
        ui.add_space(12.0);
    });
}

fn nothing(ui: &mut Ui) {
    ui.add_space(28.0);
    ui.vertical_centered(|ui| {
        ui.label(egui::RichText::new(strings::NOTHING_SELECTED).font(theme::strong(theme::BODY)));
        ui.add_space(2.0);
        ui.set_max_width(230.0);
        widgets::secondary(ui, strings::NOTHING_SELECTED_HINT);
    });
}

/// Several things: a list of what is selected, and the relations among the entities.
fn several(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let entities: Vec<EntityId> = state.selected_entities().collect();
    let count = state.selection.len() - entities.len();
    ui.add_space(4.0);
    ui.label(
        egui::RichText::new(strings::selected_count(entities.len(), count))
            .font(theme::strong(theme::TITLE - 2.0)),
    );
    ui.add_space(6.0);
    for &id in &entities {
        entity_link(ui, state, id, commands);
    }
    let knowledge = &state.derived.knowledge;
    let among: Vec<RelationId> = knowledge
        .relations
        .iter()
        .filter(|relation| {
            let is_selected = |id| state.selection.contains(&Subject::Entity(id));
            (is_selected(relation.subject) && is_selected(relation.object))
                || state.selection.contains(&Subject::Relation(relation.id))
        })
        .map(|relation| relation.id)
        .collect();
    if !among.is_empty() {
        widgets::section(ui, strings::RELATIONS);
        for id in among {
            relation::line(ui, state, id, commands);
        }
    }
}

/// The mark and name of an entity; a click selects it.
fn entity_link(ui: &mut Ui, state: &State, id: EntityId, commands: &mut Vec<Command>) {
    let Some(entity) = state.derived.knowledge.entity(id) else { return };
    let tokens = Tokens::in_ui(ui);
    let row = widgets::Row {
        name: &entity.name,
        text: &entity.name,
        count: None,
        is_on: true,
        is_selected: state.hovered == Some(Subject::Entity(id)),
    };
    let ink = tokens.kind(entity.kind);
    let response = widgets::row(ui, &row, |painter, mark, _| icons::kind(painter, mark, entity.kind, ink));
    if response.hovered() {
        commands.push(Command::Hover(Some(Subject::Entity(id))));
    }
    if response.clicked() {
        commands.push(Command::GoTo(id));
    }
    response.context_menu(|ui| super::canvas::entity_items(ui, state, id, commands));
}
