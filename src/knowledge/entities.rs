//! The entities of single documents brought together over all documents.

use std::collections::BTreeMap;

use super::identity::{Issued, hash};
use super::people::{Person, Traits, possible_matches};
use super::{Entity, EntityId, EntityMention, PossibleMatch, Source, SourceIndex};
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

/// The entities, sorted by identity, for every source the identity of each of its local entities, and
/// the persons that may be one though they are kept apart.
pub(super) fn merge(sources: &[Source]) -> (Vec<Entity>, Vec<Vec<EntityId>>, Vec<PossibleMatch>) {
    let mut merged: Vec<Entity> = Vec::new();
    let mut traits: Vec<Traits> = Vec::new();
    let mut by_key: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    let mut places: Vec<Vec<usize>> = Vec::with_capacity(sources.len());
    let mut issued = Issued::default();
    for (source_index, source) in sources.iter().enumerate() {
        let source_index = source_index as SourceIndex;
        let mentions = mentions_of(source, source_index);
        let own_traits = Traits::of_document(&source.extraction);
        let nothing = Traits::default();
        let mut here = Vec::with_capacity(source.extraction.entities.len());
        for (local_index, local) in source.extraction.entities.iter().enumerate() {
            let mentions = &mentions[local_index];
            let key = key(local, mentions, source_index, local_index as LocalEntityIndex);
            let own = own_traits.get(&(local_index as LocalEntityIndex)).unwrap_or(&nothing);
            let places = by_key.entry(key).or_default();
            let same = |place: &&usize| traits.get(**place).is_some_and(|other| other.is_compatible(own));
            if let Some(place) = places.iter().find(same).copied() {
                join(&mut merged[place], local, mentions);
                traits[place].join(own);
                here.push(place);
            } else {
                let id = EntityId(issued.issue(first_place(source, mentions, local_index)));
                here.push(merged.len());
                places.push(merged.len());
                merged.push(entity(id, local, mentions));
                traits.push(own.clone());
            }
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
    let persons: Vec<Person<'_>> = merged
        .iter()
        .zip(&traits)
        .filter(|(entity, _)| entity.kind == EntityKind::Person && has_name(entity))
        .map(|(entity, traits)| Person { id: entity.id, name: &entity.name, traits })
        .collect();
    let possible_matches = possible_matches(&persons);
    merged.sort_by_key(|entity| entity.id);
    (merged, ids, possible_matches)
}

fn has_name(entity: &Entity) -> bool {
    entity.mentions.iter().any(|mention| mention.kind == MentionKind::Name)
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
    let name = normal(&local.name).into_owned();
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
        reference: local.reference.clone(),
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
