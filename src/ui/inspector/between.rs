//! Several relations, as those of one line: grouped by whom they are between and by type, each with its
//! sentences.

use egui::Ui;

use super::{Memory, relation};
use crate::app::{Command, State};
use crate::knowledge::{EntityId, Relation, RelationId};
use crate::scene::pair;
use crate::ui::{strings, widgets};

/// Long lists are folded behind so many relations.
const MOST: usize = 10;

/// The relations between the same two, in the order in which they were given.
pub(super) type Group<'a> = ((EntityId, EntityId), Vec<&'a Relation>);

/// The relations by whom they are between: pairs in the order in which they first come up, and within each
/// those of one type together.
pub(super) fn grouped<'a>(state: &'a State, relations: &[RelationId]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for relation in relations.iter().filter_map(|&id| state.derived.knowledge.relation(id)) {
        let ends = pair(relation.subject, relation.object);
        match groups.iter_mut().find(|(other, _)| *other == ends) {
            Some((_, group)) => group.push(relation),
            None => groups.push((ends, vec![relation])),
        }
    }
    for (_, group) in &mut groups {
        // Stable: the best supported of a type stays first, and its type comes where it stands.
        let order: Vec<_> = group.iter().map(|relation| relation.relation).collect();
        group.sort_by_key(|relation| order.iter().position(|kind| *kind == relation.relation));
    }
    groups
}

/// Shows the relations.
pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    relations: &[RelationId],
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let is_whole = relations.len() <= MOST + 1 || memory.long_lists.contains(strings::RELATIONS);
    let shown = if is_whole { relations.len() } else { MOST };
    let name = |id| state.derived.knowledge.entity(id).map_or("", |entity| entity.name.as_str());
    for (_, group) in grouped(state, &relations[..shown]) {
        let Some((one, other)) = group.first().map(|first| (first.subject, first.object)) else { continue };
        widgets::section(ui, &strings::canvas::between(name(one), name(other), group.len()));
        let mut kind = None;
        for relation in group {
            if kind != Some(relation.relation) {
                kind = Some(relation.relation);
                widgets::secondary(ui, strings::relation_type(relation.relation));
            }
            relation::in_full(ui, state, relation, memory, commands);
        }
    }
    let rest = relations.len() - shown;
    if rest > 0 && widgets::link(ui, strings::reader::more_of_list(rest)).clicked() {
        memory.long_lists.insert(strings::RELATIONS);
    }
}
