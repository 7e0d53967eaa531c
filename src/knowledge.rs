//! The claims of all documents, brought together: entities and relations.

mod anchors;
mod by_hand;
mod clusters;
mod contradictions;
mod copies;
pub(crate) mod disagreements;
mod entities;
pub mod figures;
pub(crate) mod identity;
pub mod known;
pub mod occasions;
mod people;
mod phrases;
mod quantities;
mod reasons;
mod relations;
#[cfg(test)]
pub(crate) mod samples;
mod support;

pub use anchors::{Part, claim_anchors, entity_anchor, parts, place_anchor};
pub use by_hand::{ByHand, EntityMark, EntityReading, Outcome, RelationMark};

pub use crate::extraction::Source;
pub(crate) use contradictions::{is_mutual, speaks_against};
pub use copies::Copy;
pub use disagreements::{Disagreement, Matter, Side};
pub(crate) use phrases::stems as phrase_stems;
pub use quantities::{Quantity, Unit, quantities};
pub use reasons::{Reason, reasons};
pub use support::{SentenceIdentity, distinct_sentences, distinct_sources};

use std::collections::{BTreeMap, BTreeSet};

use figures::Mentioned;

use crate::corrections::{CorrectionId, Corrections, Replayed, replay};
use crate::document::Span;
use crate::extraction::DateSpan;
use crate::reference::Reference;
use crate::vocabulary::{Circumstances, EntityKind, MentionKind, Modality, Origin, RelationType};

/// Names an entity: a hash of the place of its first mention, so that it stays the same while
/// documents are added after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct EntityId(pub u64);

/// Names a relation: a hash of its ends and of what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct RelationId(pub u64);

/// Index into [`Knowledge::sources`].
pub type SourceIndex = u32;

/// A place where an entity is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntityMention {
    /// In which document.
    pub source: SourceIndex,
    /// Where in its text.
    pub span: Span,
    /// In what way.
    pub kind: MentionKind,
}

/// Something the documents speak of.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Its identity.
    pub id: EntityId,
    /// The fullest form of its name or description.
    pub name: String,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// A finer sort.
    pub subtype: Option<String>,
    /// How many members a group has.
    pub count: Option<u32>,
    /// Other names, sorted.
    pub aliases: Vec<String>,
    /// The identity of the thing in the reference lists ("country:GB"), when it is one of them.
    pub reference: Option<String>,
    /// Where it is mentioned, in order of document and place; never empty.
    pub mentions: Vec<EntityMention>,
    /// How sure the program is that there is such a thing, of this kind; 0 to 1.
    pub confidence: f32,
}

/// One sentence that says a relation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// In which document.
    pub source: SourceIndex,
    /// The sentence.
    pub sentence: Span,
    /// The words that stand for the subject.
    pub subject: Span,
    /// The words that stand for the object.
    pub object: Span,
    /// The words that say the relation, in order.
    pub trigger: Vec<Span>,
    /// When, if this sentence says so; its words stand in this document.
    pub date: Option<DateSpan>,
    /// Where, if this sentence names a place beside the two.
    pub place: Option<EntityId>,
    /// A hash of the words of the sentence without case and marks: equal where one document copies the
    /// sentence of another. `None` when the words are not at hand.
    pub wording: Option<u64>,
    /// The document of which its document is a copy on the whole ([`Knowledge::copies`]).
    pub copy_of: Option<SourceIndex>,
}

/// One thing the documents say of two entities.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Its identity.
    pub id: RelationId,
    /// Who or what.
    pub subject: EntityId,
    /// Whom or what.
    pub object: EntityId,
    /// The normalised type, where one fits.
    pub relation: Option<RelationType>,
    /// The relation in the words of the text.
    pub phrase: String,
    /// Whether the text says it is not so.
    pub negated: bool,
    /// How real the text says it is.
    pub modality: Modality,
    /// Who says it, when the text only reports it.
    pub attribution: Vec<EntityId>,
    /// The first date that a sentence gives, for those who have room for one; its text span belongs to the
    /// first evidence. [`Self::dates`] has all of them.
    pub date: Option<DateSpan>,
    /// Where, if the text names a place beside the two: the first that a sentence gives.
    pub place: Option<EntityId>,
    /// Whether a reader needs one step beyond the sentence.
    pub implicit: bool,
    /// How sure the program is; 0 to 1.
    pub confidence: f32,
    /// The name of the rule that found it.
    pub rule: String,
    /// What makes it less sure, or surer, than others of its rule.
    pub circumstances: Circumstances,
    /// Where it comes from.
    pub origin: Origin,
    /// The sentences that say it; never empty unless the origin is not a text.
    pub evidence: Vec<Evidence>,
    /// The relations that say of the same that it is not so, or that it is so where this one denies it, or that give
    /// other numbers or dates; sorted. A relation names itself where its own sentences differ in these.
    pub contradicted_by: Vec<RelationId>,
}

/// Something that speaks for or against two entities' being one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// They have this full name in common.
    SameName(String),
    /// They have this surname in common.
    SameSurname(String),
    /// Both are related to this.
    SameRelation(String),
    /// Both belong to this country.
    SameCountry(String),
    /// They belong to different countries.
    DifferentCountries(String, String),
}

/// Two entities that are kept apart and may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PossibleMatch {
    /// The one with the lesser identity.
    pub one: EntityId,
    /// The other.
    pub other: EntityId,
    /// What speaks for it; never empty.
    pub grounds_for: Vec<Ground>,
    /// What speaks against it.
    pub grounds_against: Vec<Ground>,
}

/// What all documents together say.
#[derive(Clone, Debug, Default)]
pub struct Knowledge {
    /// The documents in the order in which they were opened.
    pub sources: Vec<Source>,
    /// The entities, sorted by identity.
    pub entities: Vec<Entity>,
    /// The relations that the documents state, sorted by identity.
    pub relations: Vec<Relation>,
    /// What the built-in lists know of the entities and no document says, sorted by identity. It stands
    /// apart from [`Self::relations`] and is shown only where a person asks for it.
    pub known: Vec<Relation>,
    /// Persons that are kept apart and may be one, sorted.
    pub possible_matches: Vec<PossibleMatch>,
    /// Where two documents say the same with different numbers or dates, sorted.
    pub disagreements: Vec<Disagreement>,
    /// Which documents are copies of others, in order of document.
    pub copies: Vec<Copy>,
    /// What a person has put right, and which corrections could not be applied.
    pub by_hand: ByHand,
}

impl Knowledge {
    /// Brings the documents together, in the order in which they are given.
    ///
    /// Entities of different documents are one when they are the same thing of the reference lists or
    /// have the same full name and kind; a surname alone or a description stays with its document, and
    /// so does a person of whom another document says what cannot be true of one man.
    /// Claims are one relation when they say the same of the same two entities, with the same
    /// negation, status and speakers. A document adds and takes away exactly what it says: nothing
    /// else changes but the identity of an entity that was first mentioned in it.
    #[must_use]
    pub fn build(sources: Vec<Source>) -> Self {
        Self::join(Replayed { sources, ..Replayed::default() }, &[])
    }

    /// The same with what a person has put right. [`Self::sources`] are the corrected ones then, and
    /// [`Self::by_hand`] tells what has come of each correction. Without corrections it is what [`Self::build`]
    /// gives.
    #[must_use]
    pub fn corrected(sources: &[Source], corrections: &Corrections) -> Self {
        let ids: Vec<CorrectionId> = corrections.as_slice().iter().map(|correction| correction.id).collect();
        Self::join(replay(sources, corrections), &ids)
    }

    /// Brings corrected documents together; `corrections` are the identities of the corrections in order.
    fn join(replayed: Replayed, corrections: &[CorrectionId]) -> Self {
        let Replayed { sources, directives, mut outcomes } = replayed;
        let merged = entities::merge(&sources, &directives, &mut outcomes);
        let reference = Reference::built_in();
        let (mut relations, relation_marks) =
            relations::merge(&sources, &merged.ids, &directives.claims, reference);
        let mentions = |source: SourceIndex| mentioned(&sources, &merged.ids, source);
        let disagreements = disagreements::find(&sources, &merged.entities, &relations, &mentions);
        let pairs = disagreements.iter().flat_map(|one| {
            let (own, other) = (one.one.relation, one.other.relation);
            [(own, other), (other, own)]
        });
        contradictions::enter(&mut relations, pairs.collect::<Vec<_>>());
        let copies = copies::find(&sources);
        copies::enter(&mut relations, &copies);
        let known = known::memberships(&merged.entities, &relations, reference);
        let named = |mut numbers: Vec<usize>| -> Vec<CorrectionId> {
            numbers.sort_unstable();
            numbers.dedup();
            numbers.into_iter().filter_map(|number| corrections.get(number).copied()).collect()
        };
        let entities = merged
            .marks
            .into_iter()
            .map(|(id, (numbers, mark))| (id, EntityMark { corrections: named(numbers), ..mark }));
        let marked = relation_marks
            .into_iter()
            .map(|(id, (numbers, mark))| (id, RelationMark { corrections: named(numbers), ..mark }));
        let outcomes = corrections.iter().zip(outcomes);
        let by_hand = ByHand {
            entities: entities.collect(),
            relations: marked.collect(),
            claims: directives.claims,
            outcomes: outcomes.map(|(&correction, result)| Outcome { correction, result }).collect(),
        };
        let (entities, possible_matches) = (merged.entities, merged.possible_matches);
        Self { sources, entities, relations, known, possible_matches, disagreements, copies, by_hand }
    }

    /// The mentions of these documents with what they mention, in order of place.
    #[must_use]
    pub fn mentions_of(&self, sources: &BTreeSet<SourceIndex>) -> BTreeMap<SourceIndex, Vec<Mentioned>> {
        let mut found: BTreeMap<SourceIndex, Vec<Mentioned>> = BTreeMap::new();
        for entity in &self.entities {
            let is_named = entity.reference.is_some()
                || entity.mentions.iter().any(|mention| mention.kind == MentionKind::Name);
            for mention in entity.mentions.iter().filter(|mention| sources.contains(&mention.source)) {
                let mentioned =
                    Mentioned { span: mention.span, entity: entity.id, kind: mention.kind, is_named };
                found.entry(mention.source).or_default().push(mentioned);
            }
        }
        for mentions in found.values_mut() {
            mentions.sort_by_key(|mention| (mention.span, mention.entity));
        }
        found
    }

    /// What a document copies, when it is a copy.
    #[must_use]
    pub fn copy(&self, source: SourceIndex) -> Option<&Copy> {
        let index = self.copies.binary_search_by_key(&source, |copy| copy.source).ok()?;
        self.copies.get(index)
    }

    /// The document that counts for this one: the one it copies, or itself.
    #[must_use]
    pub fn original(&self, source: SourceIndex) -> SourceIndex {
        self.copy(source).map_or(source, |copy| copy.of)
    }

    /// The entity with this identity.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        let index = self.entities.binary_search_by_key(&id, |entity| entity.id).ok()?;
        self.entities.get(index)
    }

    /// The relation with this identity, stated or known.
    #[must_use]
    pub fn relation(&self, id: RelationId) -> Option<&Relation> {
        let find = |relations: &'_ Vec<Relation>| relations.binary_search_by_key(&id, |relation| relation.id);
        let stated = find(&self.relations).ok().and_then(|index| self.relations.get(index));
        stated.or_else(|| find(&self.known).ok().and_then(|index| self.known.get(index)))
    }

    /// The relations with these identities, which have to be sorted; to go along both lists takes less than to
    /// look for each.
    pub fn relations_of<'a>(&'a self, ids: &'a [RelationId]) -> impl Iterator<Item = &'a Relation> {
        let (mut stated, mut known) = (self.relations.as_slice(), self.known.as_slice());
        ids.iter().filter_map(move |&id| next_of(&mut stated, id).or_else(|| next_of(&mut known, id)))
    }
}

/// The mentions of a document with what they mention, in order of place.
fn mentioned(sources: &[Source], ids: &[Vec<Option<EntityId>>], source: SourceIndex) -> Vec<Mentioned> {
    let (Some(read), Some(ids)) = (sources.get(source as usize), ids.get(source as usize)) else {
        return Vec::new();
    };
    let mut named = vec![false; read.extraction.entities.len()];
    for mention in read.extraction.mentions.iter().filter(|mention| mention.kind == MentionKind::Name) {
        if let Some(is_named) = named.get_mut(mention.entity as usize) {
            *is_named = true;
        }
    }
    let mentioned = |mention: &crate::extraction::Mention| {
        let local = mention.entity as usize;
        let has_reference =
            read.extraction.entities.get(local).is_some_and(|local| local.reference.is_some());
        let is_named = named.get(local).is_some_and(|named| *named) || has_reference;
        let entity = ids.get(local).copied()??;
        Some(Mentioned { span: mention.span, entity, kind: mention.kind, is_named })
    };
    let mut found: Vec<Mentioned> = read.extraction.mentions.iter().filter_map(mentioned).collect();
    found.sort_by_key(|mention| (mention.span, mention.entity));
    found
}

/// The relation with this identity, and what comes before it left behind.
fn next_of<'a>(rest: &mut &'a [Relation], id: RelationId) -> Option<&'a Relation> {
    let before = rest.iter().take_while(|relation| relation.id < id).count();
    *rest = rest.get(before..).unwrap_or_default();
    rest.first().filter(|relation| relation.id == id)
}

#[cfg(test)]
mod tests;
