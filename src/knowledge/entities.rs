//! The entities of single documents brought together over all documents.

use std::collections::BTreeMap;

use super::identity::{Issued, hash};
use super::{Entity, EntityId, EntityMention, Source, SourceIndex};
use crate::extraction::{LocalEntity, LocalEntityIndex};
use crate::reference::normal::normal;
use crate::vocabulary::{EntityKind, MentionKind};

/// What has to be equal for two documents' entities to be one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// The same thing of the reference lists.
    Reference(String),
    /// The same full name of the same kind.
    Name(EntityKind, String),
    /// Nothing: what has no full name of its own stays with its document.
    Own(SourceIndex, LocalEntityIndex),
}

/// The entities, sorted by identity, and for every source the identity of each of its local entities.
pub(super) fn merge(sources: &[Source]) -> (Vec<Entity>, Vec<Vec<EntityId>>) {
    let mut merged: Vec<Entity> = Vec::new();
    let mut by_key: BTreeMap<Key, usize> = BTreeMap::new();
    let mut places: Vec<Vec<usize>> = Vec::with_capacity(sources.len());
    let mut issued = Issued::default();
    for (source_index, source) in sources.iter().enumerate() {
        let source_index = source_index as SourceIndex;
        let mentions = mentions_of(source, source_index);
        let mut here = Vec::with_capacity(source.extraction.entities.len());
        for (local_index, local) in source.extraction.entities.iter().enumerate() {
            let mentions = &mentions[local_index];
            let key = key(local, mentions, source_index, local_index as LocalEntityIndex);
            let next = merged.len();
            let place = *by_key.entry(key).or_insert(next);
            if place == next {
                let id = EntityId(issued.issue(first_place(source, mentions, local_index)));
                merged.push(entity(id, local, mentions));
            } else {
                join(&mut merged[place], local, mentions);
            }
            here.push(place);
        }
        places.push(here);
    }
    let ids: Vec<Vec<EntityId>> =
        places.iter().map(|here| here.iter().map(|place| merged[*place].id).collect()).collect();
    for entity in &mut merged {
        entity.mentions.sort_unstable();
        entity.mentions.dedup();
        tidy_aliases(entity);
    }
    merged.sort_by_key(|entity| entity.id);
    (merged, ids)
}

/// The mentions of every local entity of a source.
fn mentions_of(source: &Source, index: SourceIndex) -> Vec<Vec<EntityMention>> {
    let mut found = vec![Vec::new(); source.extraction.entities.len()];
    for mention in &source.extraction.mentions {
        if let Some(mentions) = found.get_mut(mention.entity as usize) {
            mentions.push(EntityMention { source: index, span: mention.span, kind: mention.kind });
        }
    }
    for mentions in &mut found {
        mentions.sort_unstable();
    }
    found
}

/// A surname alone, or a description, names nothing beyond its document.
fn key(local: &LocalEntity, mentions: &[EntityMention], source: SourceIndex, index: LocalEntityIndex) -> Key {
    if let Some(reference) = &local.reference {
        return Key::Reference(reference.clone());
    }
    let named = mentions.iter().any(|mention| mention.kind == MentionKind::Name);
    let name = normal(&local.name);
    let full = local.kind != EntityKind::Person || name.contains(' ');
    if named && full && !name.is_empty() { Key::Name(local.kind, name) } else { Key::Own(source, index) }
}

/// The hash of the document and the place of the first mention.
fn first_place(source: &Source, mentions: &[EntityMention], local: usize) -> u64 {
    let document = source.document.id.0.as_bytes();
    match mentions.first() {
        Some(first) => hash(&[document, &first.span.start.to_le_bytes()]),
        None => hash(&[document, b"unmentioned", &(local as u64).to_le_bytes()]),
    }
}

fn entity(id: EntityId, local: &LocalEntity, mentions: &[EntityMention]) -> Entity {
    Entity {
        id,
        name: local.name.clone(),
        kind: local.kind,
        subtype: local.subtype.clone(),
        count: local.count,
        aliases: local.aliases.clone(),
        mentions: mentions.to_vec(),
        confidence: local.confidence,
    }
}

/// Adds what another document says of the entity. The first document decides the name and the kind.
fn join(entity: &mut Entity, local: &LocalEntity, mentions: &[EntityMention]) {
    entity.aliases.push(local.name.clone());
    entity.aliases.extend(local.aliases.iter().cloned());
    entity.mentions.extend_from_slice(mentions);
    entity.subtype = entity.subtype.take().or_else(|| local.subtype.clone());
    entity.count = entity.count.or(local.count);
    entity.confidence = entity.confidence.max(local.confidence);
}

fn tidy_aliases(entity: &mut Entity) {
    let name = &entity.name;
    entity.aliases.retain(|alias| alias != name);
    entity.aliases.sort();
    entity.aliases.dedup();
}
