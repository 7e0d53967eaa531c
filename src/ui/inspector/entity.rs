//! One entity: what it is, what else it is called, and its relations, grouped by type.

use std::collections::BTreeMap;

use egui::{Rect, Ui, Vec2, pos2, vec2};

use super::{matches, members, relation};
use crate::app::{Command, State};
use crate::knowledge::{Entity, EntityId, Relation};
use crate::ui::theme::{self, Tokens};
use crate::ui::{icons, strings, widgets};
use crate::vocabulary::RelationType;

pub(super) fn show(ui: &mut Ui, state: &State, id: EntityId, commands: &mut Vec<Command>) {
    let Some(entity) = state.derived.knowledge.entity(id) else { return };
    title(ui, entity);
    names(ui, entity);
    let relations: Vec<&Relation> = state
        .derived
        .knowledge
        .relations
        .iter()
        .filter(|relation| relation.subject == id || relation.object == id)
        .collect();
    counts(ui, entity, relations.len());
    ui.add_space(4.0);
    actions(ui, state, entity, commands);
    if relations.is_empty() {
        ui.add_space(10.0);
        widgets::secondary(ui, strings::NO_RELATIONS);
        beside_the_texts(ui, state, id, commands);
        return;
    }
    for (kind, group) in grouped(relations) {
        widgets::section(ui, &strings::relation_type(kind));
        for found in group {
            relation::of_entity(ui, state, found, id, commands);
        }
    }
    beside_the_texts(ui, state, id, commands);
}

/// What no text says of the entity: who it may be, and what the lists know.
fn beside_the_texts(ui: &mut Ui, state: &State, id: EntityId, commands: &mut Vec<Command>) {
    matches::show(ui, state, id, commands);
    members::show(ui, state, id, commands);
}

fn title(ui: &mut Ui, entity: &Entity) {
    let tokens = Tokens::in_ui(ui);
    ui.add_space(4.0);
    ui.horizontal_top(|ui| {
        let (room, _) = ui.allocate_exact_size(vec2(16.0, 24.0), egui::Sense::hover());
        let mark = Rect::from_center_size(pos2(room.center().x, room.top() + 12.0), Vec2::splat(15.0));
        icons::kind(ui.painter(), mark, entity.kind, tokens.kind(entity.kind));
        ui.vertical(|ui| {
            ui.label(egui::RichText::new(&entity.name).font(theme::strong(theme::TITLE)));
            widgets::secondary(ui, strings::sort(entity));
        });
    });
}

fn names(ui: &mut Ui, entity: &Entity) {
    if entity.aliases.is_empty() {
        return;
    }
    ui.add_space(4.0);
    let tokens = Tokens::in_ui(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        widgets::secondary(ui, strings::ALSO_CALLED);
        for alias in &entity.aliases {
            egui::Frame::new()
                .fill(tokens.button)
                .corner_radius(4)
                .inner_margin(egui::Margin::symmetric(6, 1))
                .show(ui, |ui| ui.label(egui::RichText::new(alias).size(theme::SMALL)));
        }
    });
}

fn counts(ui: &mut Ui, entity: &Entity, relations: usize) {
    let mut documents: Vec<_> = entity.mentions.iter().map(|mention| mention.source).collect();
    documents.dedup();
    ui.add_space(2.0);
    widgets::secondary(
        ui,
        format!(
            "{} · {}",
            strings::relation_count(relations),
            strings::mention_count(entity.mentions.len(), documents.len())
        ),
    );
}

fn actions(ui: &mut Ui, state: &State, entity: &Entity, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        if ui.button(strings::FOCUS).clicked() {
            commands.push(Command::Focus(entity.id));
        }
        let is_pinned = state.ground.pins.contains_key(&entity.id);
        if ui.button(if is_pinned { strings::UNPIN } else { strings::PIN }).clicked() {
            commands.push(Command::TogglePinned);
        }
        if ui.button(strings::HIDE).clicked() {
            commands.push(Command::HideSelection);
        }
    });
}

/// The relations by type, the type with the most sentences first; within a type the best supported
/// first.
fn grouped(relations: Vec<&Relation>) -> Vec<(Option<RelationType>, Vec<&Relation>)> {
    let mut groups: BTreeMap<Option<RelationType>, Vec<&Relation>> = BTreeMap::new();
    for relation in relations {
        groups.entry(relation.relation).or_default().push(relation);
    }
    let support = |relation: &&Relation| std::cmp::Reverse(relation.evidence.len());
    for group in groups.values_mut() {
        group.sort_by_key(support);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(kind, group)| {
        (
            kind.is_none(),
            std::cmp::Reverse(group.iter().map(|relation| relation.evidence.len()).sum::<usize>()),
        )
    });
    groups
}
