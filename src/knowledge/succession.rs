//! Which things of one knowledge are which of another, after documents have gone or were read again: identities are
//! made of the place of the first mention, which goes with its document.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::{Entity, EntityId, Knowledge, Relation, RelationId, SourceIndex};
use crate::document::{Alignment, Document, DocumentId, Span};
use crate::reference::normal::normal;
use crate::vocabulary::{EntityKind, Modality, RelationType};

/// What goes on under another identity, by the identity it had.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Succession {
    /// Entities.
    pub entities: BTreeMap<EntityId, EntityId>,
    /// Relations.
    pub relations: BTreeMap<RelationId, RelationId>,
    /// Documents that were read again.
    pub documents: BTreeMap<DocumentId, DocumentId>,
}

impl Succession {
    /// Finds again in `after` what `before` has and `after` does not have under the same identity: an entity by the
    /// words that stand for it in the documents that both have, or else, where a document was read again, by its
    /// name; a relation by its ends and what it says. `documents` tells which document of `after` is another version
    /// of which of `before`.
    #[must_use]
    pub fn between(
        before: &Knowledge,
        after: &Knowledge,
        documents: BTreeMap<DocumentId, DocumentId>,
    ) -> Self {
        let lost: Vec<&Entity> =
            before.entities.iter().filter(|entity| after.entity(entity.id).is_none()).collect();
        let entities =
            if lost.is_empty() { BTreeMap::new() } else { entities(before, after, &documents, &lost) };
        let relations = relations(before, after, &entities);
        Self { entities, relations, documents }
    }

    /// Whether everything is there under the identity it had, or is gone.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty() && self.relations.is_empty() && self.documents.is_empty()
    }

    /// The identity that an entity has now.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> EntityId {
        self.entities.get(&id).copied().unwrap_or(id)
    }

    /// The identity that a document has now.
    #[must_use]
    pub fn document(&self, id: &DocumentId) -> DocumentId {
        self.documents.get(id).unwrap_or(id).clone()
    }

    /// The identity that a relation has now.
    #[must_use]
    pub fn relation(&self, id: RelationId) -> RelationId {
        self.relations.get(&id).copied().unwrap_or(id)
    }
}

/// Where a document of the one knowledge stands in the other.
struct Successor {
    index: SourceIndex,
    /// Where its words stand; `None` where they stand where they stood.
    alignment: Option<Alignment>,
}

impl Successor {
    fn place(&self, span: Span) -> Option<Span> {
        self.alignment.as_ref().map_or(Some(span), |alignment| alignment.place(span))
    }
}

/// For each document of `before`, where it stands in `after`.
fn successors(
    before: &Knowledge,
    after: &Knowledge,
    renewed: &BTreeMap<DocumentId, DocumentId>,
) -> Vec<Option<Successor>> {
    let places: FxHashMap<&DocumentId, (SourceIndex, &Document)> = (0..)
        .zip(&after.sources)
        .map(|(index, source)| (&source.document.id, (index, &*source.document)))
        .collect();
    let of = |document: &Document| {
        let id = renewed.get(&document.id).filter(|_| !places.contains_key(&document.id));
        let &(index, other) = places.get(id.unwrap_or(&document.id))?;
        let alignment = (document.text != other.text).then(|| Alignment::between(document, other));
        Some(Successor { index, alignment })
    };
    before.sources.iter().map(|source| of(&source.document)).collect()
}

fn entities(
    before: &Knowledge,
    after: &Knowledge,
    renewed: &BTreeMap<DocumentId, DocumentId>,
    lost: &[&Entity],
) -> BTreeMap<EntityId, EntityId> {
    let successors = successors(before, after, renewed);
    let successor = |source: SourceIndex| successors.get(source as usize)?.as_ref();
    let concerned: BTreeSet<SourceIndex> = lost
        .iter()
        .flat_map(|entity| &entity.mentions)
        .filter_map(|mention| Some(successor(mention.source)?.index))
        .collect();
    let mut at: FxHashMap<(SourceIndex, Span), EntityId> = FxHashMap::default();
    let mut named: BTreeMap<(EntityKind, String), EntityId> = BTreeMap::new();
    for entity in &after.entities {
        let mentions = entity.mentions.iter().filter(|mention| concerned.contains(&mention.source));
        let mut is_near = false;
        for mention in mentions {
            at.insert((mention.source, mention.span), entity.id);
            is_near = true;
        }
        if is_near {
            named.entry((entity.kind, normal(&entity.name).into_owned())).or_insert(entity.id);
        }
    }
    let mut found = BTreeMap::new();
    for entity in lost {
        let mut votes: BTreeMap<EntityId, usize> = BTreeMap::new();
        let mut is_changed = false;
        for mention in &entity.mentions {
            let Some(successor) = successor(mention.source) else { continue };
            is_changed |= successor.alignment.is_some();
            let other = successor.place(mention.span).and_then(|span| at.get(&(successor.index, span)));
            if let Some(other) = other {
                *votes.entry(*other).or_default() += 1;
            }
        }
        let best = votes.into_iter().max_by_key(|&(id, count)| {
            let same_name = after.entity(id).is_some_and(|other| other.name == entity.name);
            (count, same_name, std::cmp::Reverse(id))
        });
        let by_name = || named.get(&(entity.kind, normal(&entity.name).into_owned())).filter(|_| is_changed);
        if let Some(id) = best.map(|(id, _)| id).or_else(|| by_name().copied()) {
            found.insert(entity.id, id);
        }
    }
    found
}

/// What is equal for a relation and the one that it has become.
type Saying = (EntityId, EntityId, Option<RelationType>, String, bool, Modality, Vec<EntityId>);

fn relations(
    before: &Knowledge,
    after: &Knowledge,
    entities: &BTreeMap<EntityId, EntityId>,
) -> BTreeMap<RelationId, RelationId> {
    let now = |id: EntityId| entities.get(&id).copied().unwrap_or(id);
    let lost: Vec<&Relation> =
        before.relations.iter().filter(|relation| after.relation(relation.id).is_none()).collect();
    if lost.is_empty() {
        return BTreeMap::new();
    }
    let ends: BTreeSet<EntityId> = lost.iter().map(|relation| now(relation.subject)).collect();
    let new = after.relations.iter().filter(|relation| ends.contains(&relation.subject));
    let known: BTreeMap<Saying, RelationId> =
        new.map(|relation| (saying(relation, |id| id), relation.id)).collect();
    let found = lost.iter().filter_map(|old| Some((old.id, *known.get(&saying(old, now))?)));
    found.collect()
}

fn saying(relation: &Relation, now: impl Fn(EntityId) -> EntityId) -> Saying {
    let phrase =
        if relation.relation.is_none() { normal(&relation.phrase).into_owned() } else { String::new() };
    let mut speakers: Vec<EntityId> = relation.attribution.iter().map(|&speaker| now(speaker)).collect();
    speakers.sort_unstable();
    (
        now(relation.subject),
        now(relation.object),
        relation.relation,
        phrase,
        relation.negated,
        relation.modality,
        speakers,
    )
}
