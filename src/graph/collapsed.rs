//! Knowledge and view with closed groups in the place of their members.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::{Groups, View};
use crate::knowledge::{Entity, EntityId, EntityMention, Knowledge, Relation};
use crate::vocabulary::EntityKind;

/// What is drawn while groups are closed: each stands in `knowledge` as an entity that has the mentions of
/// its members, and relations lead, without a type, to the group where they led to a member. They keep their identity,
/// so that each leads back to its sentences; those between members of one group are still known but not in
/// the view.
#[must_use]
pub fn collapse(knowledge: &Knowledge, view: &View, groups: &Groups) -> (Knowledge, View) {
    let kinds: FxHashMap<EntityId, EntityKind> =
        groups.closed().map(|group| (group.id, group.kind.unwrap_or(EntityKind::Group))).collect();
    let mut entities: Vec<Entity> =
        knowledge.entities.iter().filter(|entity| groups.stand_in(entity.id) == entity.id).cloned().collect();
    for group in groups.closed() {
        let members = group.members.iter().filter_map(|&id| knowledge.entity(id));
        let mentions: BTreeSet<EntityMention> =
            members.flat_map(|member| member.mentions.iter().copied()).collect();
        entities.push(Entity {
            id: group.id,
            name: group.name.clone(),
            kind: kinds.get(&group.id).copied().unwrap_or(EntityKind::Group),
            subtype: None,
            count: Some(group.members.len() as u32),
            aliases: Vec::new(),
            reference: None,
            mentions: mentions.into_iter().collect(),
            confidence: 1.0,
        });
    }
    entities.sort_by_key(|entity| entity.id);
    let joined = |relations: &[Relation]| -> Vec<Relation> {
        let lead = |relation: &Relation| {
            let (subject, object) = (groups.stand_in(relation.subject), groups.stand_in(relation.object));
            // What is said of groups is of many types: direction and reality alone part their lines.
            let is_whole = (subject, object) == (relation.subject, relation.object);
            let kind = relation.relation.filter(|_| is_whole);
            Relation { subject, object, relation: kind, ..relation.clone() }
        };
        relations.iter().map(lead).collect()
    };
    let collapsed = Knowledge {
        sources: knowledge.sources.clone(),
        entities,
        relations: joined(&knowledge.relations),
        known: joined(&knowledge.known),
        ..Knowledge::default()
    };
    let view = collapsed_view(knowledge, view, groups);
    (collapsed, view)
}

fn collapsed_view(knowledge: &Knowledge, view: &View, groups: &Groups) -> View {
    let entities: BTreeSet<EntityId> = view.entities.iter().map(|&id| groups.stand_in(id)).collect();
    let relations = knowledge
        .relations_of(&view.relations)
        .filter(|relation| {
            // What a single entity says of itself stays; what is said among members is inside the group.
            let (subject, object) = (groups.stand_in(relation.subject), groups.stand_in(relation.object));
            subject != object || relation.subject == relation.object && subject == relation.subject
        })
        .map(|relation| relation.id)
        .collect();
    View {
        dimmed_entities: stand_ins_of_all(view, groups, &view.dimmed_entities),
        entities: entities.into_iter().collect(),
        relations,
        dimmed_relations: view.dimmed_relations.clone(),
        hidden_entities: view.hidden_entities,
        hidden_relations: view.hidden_relations,
        admitted: view.admitted,
        // A closed group says how many it holds, not whom they are near.
        beyond: view
            .beyond
            .iter()
            .filter(|(id, _)| groups.stand_in(**id) == **id)
            .map(|(id, others)| (*id, others.clone()))
            .collect(),
    }
}

/// What stands on the graph for `entities`; for a closed group only where all of its members are among them.
#[must_use]
pub fn stand_ins_of_all(view: &View, groups: &Groups, entities: &BTreeSet<EntityId>) -> BTreeSet<EntityId> {
    let others: BTreeSet<EntityId> = if groups.is_empty() {
        return entities.clone();
    } else {
        let rest = view.entities.iter().filter(|id| !entities.contains(id));
        rest.map(|&id| groups.stand_in(id)).collect()
    };
    entities.iter().map(|&id| groups.stand_in(id)).filter(|id| !others.contains(id)).collect()
}
