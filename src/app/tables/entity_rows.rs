//! A row for each entity that is shown.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::Cell;
use super::{Row, Subject};
use crate::graph::{Support, View};
use crate::knowledge::{EntityId, Knowledge, Relation};
use crate::scene::kind_name;

/// The rows: those with the most support first, as on the graph. Relations, neighbours and sentences
/// are those of the relations that are shown.
pub(super) fn rows(knowledge: &Knowledge, view: &View, pinned: &BTreeSet<EntityId>) -> Vec<Row> {
    let shown: Vec<&Relation> = view.relations.iter().filter_map(|&id| knowledge.relation(id)).collect();
    let support = Support::of(shown.iter().copied());
    let mut counts: BTreeMap<EntityId, usize> = BTreeMap::new();
    for relation in shown {
        *counts.entry(relation.subject).or_default() += 1;
        if relation.subject != relation.object {
            *counts.entry(relation.object).or_default() += 1;
        }
    }
    let mut entities: Vec<_> = view.entities.iter().filter_map(|&id| knowledge.entity(id)).collect();
    entities.sort_by_cached_key(|entity| {
        (std::cmp::Reverse((support.sentences(entity.id), entity.mentions.len())), entity.name.clone())
    });
    let row = |entity: &crate::knowledge::Entity| {
        let documents: BTreeSet<u32> = entity.mentions.iter().map(|mention| mention.source).collect();
        let cells = vec![
            Cell::Text(entity.name.clone()),
            Cell::Text(kind_name(entity.kind).to_owned()),
            Cell::Text(entity.subtype.as_deref().unwrap_or_default().replace('_', " ")),
            Cell::Number(counts.get(&entity.id).copied().unwrap_or(0)),
            Cell::Number(support.neighbours(entity.id)),
            Cell::Number(support.sentences(entity.id)),
            Cell::Number(documents.len()),
            Cell::Number(entity.mentions.len()),
            Cell::Share(entity.confidence),
            Cell::Switch(pinned.contains(&entity.id)),
        ];
        Row { subject: Subject::Entity(entity.id), cells }
    };
    entities.into_iter().map(row).collect()
}
