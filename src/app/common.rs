//! What several selected things have in common.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::claims::by_support;
use super::state::{State, entities_in};
use crate::knowledge::{EntityId, Relation, RelationId};
use crate::scene::Subject;
use crate::vocabulary::EntityKind;

/// What a selection has in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Common {
    /// The selected entities, those with the most sentences behind them first.
    pub entities: Vec<EntityId>,
    /// How many of the selected entities are of each kind.
    pub kinds: BTreeMap<EntityKind, usize>,
    /// The relations between two of the selected entities, and those that are selected themselves; those
    /// with the most sentences first, among equals the surer one.
    pub relations: Vec<RelationId>,
    /// Entities outside the selection that are related to at least two of it, with how many; those
    /// with most first.
    pub neighbours: Vec<(EntityId, usize)>,
}

/// Looks for what the selection has in common.
#[must_use]
pub fn common(state: &State) -> Common {
    common_of(state, &state.selection)
}

/// The same of what was selected once.
#[must_use]
pub fn common_of(state: &State, selection: &BTreeSet<Subject>) -> Common {
    let knowledge = &state.derived.knowledge;
    let selected: BTreeSet<EntityId> = entities_in(selection).collect();
    let name = |id| knowledge.entity(id).map_or("", |entity| entity.name.as_str());
    let mut found = Common { entities: selected.iter().copied().collect(), ..Common::default() };
    found.entities.sort_by_key(|&id| (Reverse(state.derived.support.sentences(id)), name(id), id));
    let mut relations: Vec<&Relation> = Vec::new();
    for entity in selected.iter().filter_map(|&id| knowledge.entity(id)) {
        *found.kinds.entry(entity.kind).or_insert(0) += 1;
    }
    let mut related: BTreeMap<EntityId, BTreeSet<EntityId>> = BTreeMap::new();
    for relation in &knowledge.relations {
        let ends = [(relation.subject, relation.object), (relation.object, relation.subject)];
        let inside = ends.iter().filter(|(end, _)| selected.contains(end)).count();
        if inside == 2 || selection.contains(&Subject::Relation(relation.id)) {
            relations.push(relation);
        }
        if inside == 1 {
            for (end, other) in ends.into_iter().filter(|(end, _)| selected.contains(end)) {
                related.entry(other).or_default().insert(end);
            }
        }
    }
    relations.sort_by(|one, other| by_support(one, other));
    found.relations = relations.into_iter().map(|relation| relation.id).collect();
    let shared = related.into_iter().map(|(id, ends)| (id, ends.len())).filter(|(_, ends)| *ends > 1);
    found.neighbours = shared.collect();
    found.neighbours.sort_by_key(|&(id, ends)| (Reverse(ends), name(id), id));
    found
}
