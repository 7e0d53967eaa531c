//! What several selected things have in common.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::state::State;
use crate::knowledge::{EntityId, RelationId};
use crate::scene::Subject;
use crate::vocabulary::EntityKind;

/// What a selection has in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Common {
    /// How many of the selected entities are of each kind.
    pub kinds: BTreeMap<EntityKind, usize>,
    /// The relations between two of the selected entities, and those that are selected themselves.
    pub relations: Vec<RelationId>,
    /// Entities outside the selection that are related to at least two of it, with how many; those
    /// with most first.
    pub neighbours: Vec<(EntityId, usize)>,
}

/// Looks for what the selection has in common.
#[must_use]
pub fn common(state: &State) -> Common {
    let knowledge = &state.derived.knowledge;
    let selected: BTreeSet<EntityId> = state.selected_entities().collect();
    let mut found = Common::default();
    for entity in selected.iter().filter_map(|&id| knowledge.entity(id)) {
        *found.kinds.entry(entity.kind).or_insert(0) += 1;
    }
    let mut related: BTreeMap<EntityId, BTreeSet<EntityId>> = BTreeMap::new();
    for relation in &knowledge.relations {
        let ends = [(relation.subject, relation.object), (relation.object, relation.subject)];
        let inside = ends.iter().filter(|(end, _)| selected.contains(end)).count();
        if inside == 2 || state.selection.contains(&Subject::Relation(relation.id)) {
            found.relations.push(relation.id);
        }
        if inside == 1 {
            for (end, other) in ends.into_iter().filter(|(end, _)| selected.contains(end)) {
                related.entry(other).or_default().insert(end);
            }
        }
    }
    let shared = related.into_iter().map(|(id, ends)| (id, ends.len())).filter(|(_, ends)| *ends > 1);
    found.neighbours = shared.collect();
    let name = |id| knowledge.entity(id).map_or("", |entity| entity.name.as_str());
    found.neighbours.sort_by_key(|&(id, ends)| (Reverse(ends), name(id), id));
    found
}
