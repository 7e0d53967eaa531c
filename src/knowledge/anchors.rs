//! From what the program shows to what a correction stands on.

use std::collections::BTreeMap;

use super::{EntityId, EntityMention, Evidence, Knowledge, Relation, RelationId, SourceIndex};
use crate::corrections::{ClaimAnchor, ClaimReading, EntityAnchor, Place};
use crate::document::Span;
use crate::extraction::{Claim, LocalEntity, Mention};
use crate::reference::normal::normal;
use crate::vocabulary::MentionKind;

/// The place of words of a document.
#[must_use]
pub fn place_anchor(knowledge: &Knowledge, source: SourceIndex, span: Span) -> Option<Place> {
    Some(Place::of(&knowledge.sources.get(source as usize)?.document, span))
}

/// What a correction of an entity stands on: the first place that calls it by its name, or else the first of all.
/// Of an entity that several were made one with, a place of its own.
#[must_use]
pub fn entity_anchor(knowledge: &Knowledge, id: EntityId) -> Option<EntityAnchor> {
    let entity = knowledge.entity(id)?;
    let own = knowledge.by_hand.entities.get(&id).map(|mark| mark.own.as_slice()).unwrap_or_default();
    let mut first: Option<(u8, &EntityMention, &LocalEntity)> = None;
    for mention in &entity.mentions {
        let Some((found, local)) = local_of(knowledge, mention) else { continue };
        if !own.is_empty() && !own.contains(&(mention.source, found.entity)) {
            continue;
        }
        let text = &knowledge.sources.get(mention.source as usize)?.document.text;
        let is_called_so =
            mention.kind == MentionKind::Name && normal(mention.span.of(text)) == normal(&local.name);
        let rank = match mention.kind {
            MentionKind::Name if is_called_so => 0,
            MentionKind::Name => 1,
            MentionKind::Demonym => 2,
            MentionKind::Nominal => 3,
            MentionKind::Pronoun => 4,
        };
        if first.as_ref().is_none_or(|(best, ..)| rank < *best) {
            first = Some((rank, mention, local));
        }
        if rank == 0 {
            break;
        }
    }
    let (_, mention, local) = first?;
    let place = place_anchor(knowledge, mention.source, mention.span)?;
    Some(EntityAnchor { place, form: mention.kind, name: local.name.clone(), kind: local.kind })
}

/// The mention of a document and the entity of that document at a place.
fn local_of<'a>(knowledge: &'a Knowledge, mention: &EntityMention) -> Option<(&'a Mention, &'a LocalEntity)> {
    let extraction = &knowledge.sources.get(mention.source as usize)?.extraction;
    let from = extraction.mentions.partition_point(|other| other.span.start < mention.span.start);
    let here = extraction.mentions[from..].iter().take_while(|other| other.span.start == mention.span.start);
    let found = here.into_iter().find(|other| other.span == mention.span && other.kind == mention.kind)?;
    Some((found, extraction.entities.get(found.entity as usize)?))
}

/// What a correction of a relation stands on: each sentence that says it, or only the one with this place among
/// its evidence.
#[must_use]
pub fn claim_anchors(knowledge: &Knowledge, id: RelationId, only: Option<usize>) -> Vec<ClaimAnchor> {
    let Some(relation) = knowledge.relation(id) else { return Vec::new() };
    let meant = relation.evidence.iter().enumerate();
    let meant = meant.filter(|(index, _)| only.is_none_or(|only| only == *index));
    let mut anchors: Vec<ClaimAnchor> =
        meant.flat_map(|(_, evidence)| anchors_of(knowledge, relation, evidence)).collect();
    // Several clauses of a sentence may say the same of the same words.
    let mut seen = std::collections::BTreeSet::new();
    anchors.retain(|anchor| seen.insert(anchor.clone()));
    anchors
}

fn anchors_of(knowledge: &Knowledge, relation: &Relation, evidence: &Evidence) -> Vec<ClaimAnchor> {
    let Some(source) = knowledge.sources.get(evidence.source as usize) else { return Vec::new() };
    let extraction = &source.extraction;
    let says_it = |claim: &Claim| {
        let span = |index: u32| extraction.mentions.get(index as usize).map(|mention| mention.span);
        claim.evidence == evidence.sentence
            && span(claim.subject) == Some(evidence.subject)
            && span(claim.object) == Some(evidence.object)
            && claim.relation == relation.relation
            && claim.negated == relation.negated
            && claim.modality == relation.modality
            && (claim.relation.is_some() || normal(&claim.phrase) == normal(&relation.phrase))
    };
    // Claims come in order of place.
    let from = extraction.claims.partition_point(|claim| claim.evidence.start < evidence.sentence.start);
    let near = (from..).zip(&extraction.claims[from..]);
    let here = near.take_while(|(_, claim)| claim.evidence.start == evidence.sentence.start);
    let found = here.filter(|(_, claim)| says_it(claim)).filter_map(|(number, claim)| {
        let mark = knowledge.by_hand.claims.get(&(evidence.source, number as u32));
        let reading = mark.and_then(|mark| mark.reading.clone());
        let reading = reading.or_else(|| ClaimReading::of(claim, &extraction.mentions))?;
        let ClaimReading { subject, object, relation, phrase, negated, modality, .. } = reading;
        Some(ClaimAnchor {
            subject: Place::of(&source.document, subject),
            object: Place::of(&source.document, object),
            relation,
            phrase,
            negated,
            modality,
        })
    });
    found.collect()
}

/// The words of a document that stand for an entity: those in this sentence before others, names before the rest.
#[must_use]
pub fn words_for(knowledge: &Knowledge, id: EntityId, source: SourceIndex, sentence: Span) -> Option<Span> {
    let here = knowledge.entity(id)?.mentions.iter().filter(|mention| mention.source == source);
    let rank = |mention: &&EntityMention| {
        let is_name = matches!(mention.kind, MentionKind::Name | MentionKind::Demonym);
        (!sentence.contains(mention.span), !is_name)
    };
    here.min_by_key(rank).map(|mention| mention.span)
}

/// Words that stand for an entity, gathered as one would part them from it: names by document and wording, and
/// each place by itself where only its surroundings tell what "it" is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// In which document.
    pub source: SourceIndex,
    /// The words.
    pub words: String,
    /// Where they stand.
    pub spans: Vec<Span>,
    /// What the document alone calls what they stand for.
    pub name: String,
    /// Whether they are a name.
    pub is_name: bool,
}

/// All that stands for an entity, in order of first place.
#[must_use]
pub fn parts(knowledge: &Knowledge, id: EntityId) -> Vec<Part> {
    let Some(entity) = knowledge.entity(id) else { return Vec::new() };
    let mut parts: Vec<Part> = Vec::new();
    let mut places: BTreeMap<(SourceIndex, String, String), usize> = BTreeMap::new();
    for mention in &entity.mentions {
        let Some(source) = knowledge.sources.get(mention.source as usize) else { continue };
        let words = mention.span.of(&source.document.text).to_owned();
        let name = local_of(knowledge, mention).map_or(String::new(), |(_, local)| local.name.clone());
        let is_name = matches!(mention.kind, MentionKind::Name | MentionKind::Demonym);
        let known = is_name.then(|| places.get(&(mention.source, words.clone(), name.clone())).copied());
        let place = known.flatten().unwrap_or_else(|| {
            places.insert((mention.source, words.clone(), name.clone()), parts.len());
            parts.push(Part { source: mention.source, words, spans: Vec::new(), name, is_name });
            parts.len() - 1
        });
        parts[place].spans.push(mention.span);
    }
    parts
}
