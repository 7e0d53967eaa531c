//! Several things: what they are, what is said among them, and whom they have in common.

use egui::Ui;

use super::{Memory, between, counted_entity_link, entity_link, group, kinds, relation};
use crate::app::common::common_of;
use crate::app::{Command, Lockable, State};
use crate::knowledge::EntityId;
use crate::scene::{LineGrouping, Subject, pair};
use crate::ui::theme;
use crate::ui::{canvas, icons, strings, widgets};

/// Lists are folded behind so many rows.
const MOST: usize = 10;

pub(super) fn show(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    let selection = state.selection_in(Lockable::Inspector);
    let common = common_of(state, selection);
    let entities = &common.entities;
    let notes = selection.iter().filter(|subject| matches!(subject, Subject::Note(_))).count();
    let relations = selection.len() - entities.len() - notes;
    ui.add_space(4.0);
    ui.label(
        egui::RichText::new(strings::selected_count(entities.len(), relations))
            .font(theme::strong(theme::TITLE - 2.0)),
    );
    kinds(ui, &common.kinds);
    ui.add_space(4.0);
    actions(ui, state, entities, commands);
    group::of_all(ui, state, entities, commands);
    if !entities.is_empty() {
        widgets::section(ui, strings::reader::SELECTED);
        list(ui, memory, strings::reader::SELECTED, entities, |ui, &id| {
            entity_link(ui, state, id, commands);
        });
    }
    if entities.is_empty() {
        between::show(ui, state, &common.relations, memory, commands);
    } else if !common.relations.is_empty() {
        let title = strings::reader::AMONG_THEM;
        widgets::section(ui, title);
        list(ui, memory, title, &common.relations, |ui, &id| {
            relation::line(ui, state, id, None, commands);
        });
    }
    if !common.neighbours.is_empty() {
        let title = strings::reader::SHARED_NEIGHBOURS;
        widgets::section(ui, title);
        list(ui, memory, title, &common.neighbours, |ui, &(id, ends)| {
            let name = state.derived.knowledge.entity(id).map_or("", |entity| entity.name.as_str());
            let name = strings::reader::related_to(name, ends, entities.len());
            counted_entity_link(ui, state, id, Some((ends, &name)), commands);
        });
    }
}

/// The first rows of a list, and what unfolds the rest.
pub(super) fn list<Item>(
    ui: &mut Ui,
    memory: &mut Memory,
    title: &'static str,
    items: &[Item],
    mut row: impl FnMut(&mut Ui, &Item),
) {
    let shown = if memory.long_lists.contains(title) { items.len() } else { MOST.min(items.len()) };
    for item in &items[..shown] {
        row(ui, item);
    }
    let rest = items.len() - shown;
    if rest > 0 && widgets::link(ui, strings::reader::more_of_list(rest)).clicked() {
        memory.long_lists.insert(title);
    }
}

/// Gives the selected relations a line each, or gathers them.
fn fan_button(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let selection = state.selection_in(Lockable::Inspector);
    let mut relations = selection.iter().filter_map(|subject| match subject {
        Subject::Relation(id) => state.derived.knowledge.relation(*id),
        _ => None,
    });
    let is_fanned =
        relations.all(|relation| state.canvas.fanned.contains(&pair(relation.subject, relation.object)));
    let name = if is_fanned { strings::canvas::GATHER } else { strings::canvas::FAN_OUT };
    if ui.button(name).clicked() {
        commands.push(Command::FanOut);
    }
}

pub(super) fn actions(ui: &mut Ui, state: &State, entities: &[EntityId], commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        if !entities.is_empty() {
            if ui.button(strings::FOCUS).clicked() {
                commands.push(Command::FocusSelection);
            }
            let mut on_graph = entities.iter().map(|&id| state.derived.drawn.stand_in(id));
            let are_pinned = on_graph.all(|id| state.ground.pins.contains_key(&id));
            if ui.button(if are_pinned { strings::UNPIN } else { strings::PIN }).clicked() {
                commands.push(Command::TogglePinned);
            }
        }
        if ui.button(strings::HIDE).clicked() {
            commands.push(Command::HideSelection);
        }
        let selected: Vec<_> = state.selection.iter().copied().collect();
        canvas::curation_items(ui, state, &selected, commands);
        // With no entity there are relations, which can be fanned out where they are not already.
        if entities.is_empty() && state.settings.line_grouping != LineGrouping::Fanned {
            fan_button(ui, state, commands);
        }
        if widgets::icon_button(ui, strings::reader::COPY_MARKDOWN, icons::copy).clicked() {
            commands.push(Command::CopyMarkdown);
        }
    });
}
