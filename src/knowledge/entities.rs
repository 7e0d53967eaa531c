//! The entities of single documents brought together over all documents.

use std::collections::{BTreeMap, BTreeSet};

use super::clusters::{Clusters, Decided};
use super::identity::{Issued, hash};
use super::people::Traits;
use super::{Entity, EntityId, EntityMark, EntityMention, Source, SourceIndex};
use crate::corrections::{Directives, Local, Reason, Seed, is_full_name};
use crate::extraction::{LocalEntity, LocalEntityIndex};
use crate::reference::normal::normal;
use crate::vocabulary::{EntityKind, MentionKind};

/// What has to be equal for two documents' entities to be one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// The same thing of the reference lists.
    Reference(String),
    /// The same full name of the same kind.
    Name(EntityKind, String),
    /// Nothing: what has no full name of its own stays with its document.
    Own(SourceIndex, LocalEntityIndex),
}

/// The entities of all documents.
#[derive(Debug)]
pub(super) struct Merged {
    /// The entities, sorted by identity.
    pub(super) entities: Vec<Entity>,
    /// For every source the identity of each of its entities, unless a person has taken it away.
    pub(super) ids: Vec<Vec<Option<EntityId>>>,
    /// Pairs of which a person has said that they are not one, the lesser identity first.
    pub(super) apart: BTreeSet<(EntityId, EntityId)>,
    /// What a person has done, with the places of the corrections in their list.
    pub(super) marks: BTreeMap<EntityId, (Vec<usize>, EntityMark)>,
    /// How many places each rule about names touches, by its place in the list.
    pub(super) touched: BTreeMap<usize, usize>,
}

/// Brings the entities of the documents together, as the texts and the corrections have it.
pub(super) fn merge(
    sources: &[Source],
    directives: &Directives,
    outcomes: &mut [Result<(), Reason>],
) -> Merged {
    let mut clusters = clusters(sources, directives);
    let mut decided = Decided::new(&mut clusters, directives, outcomes);
    let ids = clusters.places.iter().map(|here| {
        here.iter().map(|&cluster| decided.id(&clusters, cluster)).collect::<Vec<Option<EntityId>>>()
    });
    let ids = ids.collect();
    for entity in &mut clusters.entities {
        entity.mentions.sort_unstable();
        entity.mentions.dedup();
        tidy_aliases(entity);
    }
    let apart: BTreeSet<(EntityId, EntityId)> = decided.apart(&clusters).collect();
    let marks = std::mem::take(&mut decided.marks).into_iter().filter_map(|(cluster, marked)| {
        let id = decided.is_left(cluster).then(|| clusters.entities[cluster].id)?;
        Some((id, (marked.corrections, marked.mark)))
    });
    let marks = marks.collect();
    let mut number = 0..;
    let mut entities = clusters.entities;
    entities.retain(|_| number.next().is_some_and(|cluster| decided.is_left(cluster)));
    entities.sort_by_key(|entity| entity.id);
    Merged { entities, ids, apart, marks, touched: decided.touched }
}

/// Entities of several documents that are one as the texts have it.
fn clusters(sources: &[Source], directives: &Directives) -> Clusters {
    let mut merged: Vec<Entity> = Vec::new();
    let mut traits: Vec<Traits> = Vec::new();
    let mut places: Vec<Vec<usize>> = Vec::with_capacity(sources.len());
    let mut by_key: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    let apart = apart(directives);
    let mut issued = Issued::default();
    for (source_index, source) in sources.iter().enumerate() {
        let source_index = source_index as SourceIndex;
        let mentions = mentions_of(source, source_index);
        let own_traits = Traits::of_document(&source.extraction);
        let nothing = Traits::default();
        let mut here: Vec<usize> = Vec::with_capacity(source.extraction.entities.len());
        for (local_index, local) in source.extraction.entities.iter().enumerate() {
            let mentions = &mentions[local_index];
            let number = (source_index, local_index as LocalEntityIndex);
            let key = if directives.own.contains(&number) {
                Key::Own(number.0, number.1)
            } else {
                key(local, mentions, source_index, number.1)
            };
            let own = own_traits.get(&number.1).unwrap_or(&nothing);
            let found = by_key.entry(key).or_default();
            let others = apart.get(&number).map_or(&[][..], Vec::as_slice);
            let cluster_of = |&(source, local): &Local| {
                let places = if source == source_index { Some(&here) } else { places.get(source as usize) };
                places.and_then(|places| places.get(local as usize)).copied()
            };
            let same = |place: &&usize| {
                traits.get(**place).is_some_and(|other: &Traits| other.is_compatible(own))
                    && !others.iter().any(|other| cluster_of(other) == Some(**place))
            };
            if let Some(place) = found.iter().find(same).copied() {
                join(&mut merged[place], local, mentions);
                traits[place].join(own);
                here.push(place);
            } else {
                let wanted = wanted_id(source, mentions, local_index, directives.seeds.get(&number));
                let id = EntityId(issued.issue(wanted));
                here.push(merged.len());
                found.push(merged.len());
                merged.push(entity(id, local, mentions));
                traits.push(own.clone());
            }
        }
        places.push(here);
    }
    Clusters::new(merged, traits, places, by_key)
}

/// For each entity of a document those that a person has said not to be it.
fn apart(directives: &Directives) -> BTreeMap<Local, Vec<Local>> {
    let mut apart: BTreeMap<Local, Vec<Local>> = BTreeMap::new();
    for &(_, one, other) in &directives.apart {
        apart.entry(one).or_default().push(other);
        apart.entry(other).or_default().push(one);
    }
    apart
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
    if named && is_full_name(local.kind, &name) {
        Key::Name(local.kind, name)
    } else {
        Key::Own(source, index)
    }
}

/// The hash of the document and the place of the first mention. What words were taken from keeps the place that
/// it had, so that it stays the same entity.
fn wanted_id(source: &Source, mentions: &[EntityMention], local: usize, seed: Option<&Seed>) -> u64 {
    let document = source.document.id.0.as_bytes();
    match (seed, mentions.first()) {
        (Some(Seed::Parted(start)), _) => hash(&[document, b"parted", &start.to_le_bytes()]),
        (Some(Seed::Kept(start)), _) => hash(&[document, &start.to_le_bytes()]),
        (None, Some(first)) => hash(&[document, &first.span.start.to_le_bytes()]),
        (None, None) => hash(&[document, b"unmentioned", &(local as u64).to_le_bytes()]),
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
