//! The claims of all documents brought together: what is said of the same two entities in the same
//! sense is one relation, with every sentence that says it.

use std::collections::BTreeMap;

use super::identity::{Issued, hash};
use super::{Decision, EntityId, Evidence, Relation, RelationId, RelationMark, Source, SourceIndex};
use crate::corrections::{BY_HAND, ClaimMark};
use crate::document::Span;
use crate::extraction::{Claim, Extraction, MentionIndex};
use crate::reference::Reference;
use crate::reference::normal::normal;
use crate::vocabulary::{Circumstance, Modality, Origin, RelationType};

/// What has to be equal for two claims to be one relation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    subject: EntityId,
    object: EntityId,
    relation: Option<RelationType>,
    /// The phrase, when there is no type.
    phrase: String,
    negated: bool,
    modality: Modality,
    attribution: Vec<EntityId>,
}

/// A relation while claims are added to it.
struct Gathered {
    relation: Relation,
    /// Whether all that it rests on is a person's work.
    is_by_hand: bool,
    /// What a person has done with it, and the places of the corrections in their list.
    mark: Option<(Vec<usize>, RelationMark)>,
}

/// The relations, sorted by identity, and what a person has done with them.
pub(super) type Merged = (Vec<Relation>, BTreeMap<RelationId, (Vec<usize>, RelationMark)>);

/// Brings the claims together. `ids` gives the identity of every source's local entities, `by_hand` what a person
/// has done with claims.
pub(super) fn merge(
    sources: &[Source],
    ids: &[Vec<Option<EntityId>>],
    by_hand: &BTreeMap<(SourceIndex, u32), ClaimMark>,
    reference: &Reference,
) -> Merged {
    let mut merged: BTreeMap<Key, Gathered> = BTreeMap::new();
    for ((index, source), ids) in (0..).zip(sources).zip(ids) {
        // Claims come in order of place: one sentence often makes several.
        let mut sentence: Option<(Span, Option<u64>)> = None;
        for (number, claim) in (0..).zip(&source.extraction.claims) {
            let Some((key, place, mut evidence)) = read(&source.extraction, claim, index, ids) else {
                continue;
            };
            evidence.wording = match sentence {
                Some((known, wording)) if known == claim.evidence => wording,
                _ => wording(claim.evidence.of(&source.document.text)),
            };
            sentence = Some((claim.evidence, evidence.wording));
            let own = by_hand.get(&(index, number));
            let is_by_hand = own.is_some_and(ClaimMark::is_by_hand);
            let gathered = if let Some(gathered) = merged.get_mut(&key) {
                join(&mut gathered.relation, claim, place, evidence);
                gathered.is_by_hand &= is_by_hand;
                gathered
            } else {
                let relation = relation(&key, claim, place, evidence);
                merged.entry(key).or_insert(Gathered { relation, is_by_hand, mark: None })
            };
            if let Some(own) = own {
                enter_mark(gathered.mark.get_or_insert_default(), own, index);
            }
        }
    }
    let mut issued = Issued::default();
    let mut marks = BTreeMap::new();
    let mut relations: Vec<Relation> = merged
        .into_values()
        .map(|Gathered { mut relation, is_by_hand, mark }| {
            relation.id = RelationId(issued.issue(relation.id.0));
            let is_decided = mark.as_ref().is_some_and(|(_, mark)| mark.decision.is_some());
            weigh(&mut relation, reference, is_decided);
            if is_by_hand {
                relation.origin = Origin::Person;
            }
            marks.extend(mark.map(|mark| (relation.id, mark)));
            relation
        })
        .collect();
    relations.sort_by_key(|relation| relation.id);
    (relations, marks)
}

/// Adds what a person has done with one claim.
fn enter_mark((corrections, mark): &mut (Vec<usize>, RelationMark), claim: &ClaimMark, source: SourceIndex) {
    corrections.extend(claim.corrections.iter().copied().chain(claim.confirmed).chain(claim.rule));
    let confirmed = claim.confirmed.map(|_| Decision::Confirmed);
    let edited = (claim.is_by_hand() && claim.reading.is_some()).then_some(Decision::Edited);
    mark.decision = mark.decision.max(confirmed).max(edited);
    if claim.reading.is_some() && mark.reading.is_none() {
        mark.reading.clone_from(&claim.reading);
        mark.reading_in = source;
        mark.is_reversed = claim.is_reversed;
    }
    mark.is_added |= claim.is_by_hand() && claim.reading.is_none();
    if let Some((number, text)) = &claim.note {
        corrections.push(*number);
        mark.note = Some(text.clone());
    }
}

/// The claim in terms of identities; `None` when its mentions or all who say it are not there, or when both ends
/// turned out to be one entity.
fn read(
    extraction: &Extraction,
    claim: &Claim,
    source: SourceIndex,
    ids: &[Option<EntityId>],
) -> Option<(Key, Option<EntityId>, Evidence)> {
    let mention = |index: MentionIndex| extraction.mentions.get(index as usize);
    let id =
        |index: MentionIndex| mention(index).and_then(|found| ids.get(found.entity as usize).copied()?);
    let (subject, object) = (id(claim.subject)?, id(claim.object)?);
    if subject == object {
        return None;
    }
    let place = claim.place.and_then(id).filter(|place| *place != subject && *place != object);
    let mut attribution: Vec<EntityId> = claim.speakers.iter().filter_map(|speaker| id(*speaker)).collect();
    if attribution.is_empty() && !claim.speakers.is_empty() {
        // What only those say that a person has taken away must not stand there as a fact.
        return None;
    }
    attribution.sort_unstable();
    attribution.dedup();
    let phrase = if claim.relation.is_none() { normal(&claim.phrase).into_owned() } else { String::new() };
    let key = Key {
        subject,
        object,
        relation: claim.relation,
        phrase,
        negated: claim.negated,
        modality: claim.modality,
        attribution,
    };
    let evidence = Evidence {
        source,
        sentence: claim.evidence,
        subject: mention(claim.subject)?.span,
        object: mention(claim.object)?.span,
        trigger: claim.trigger.clone(),
        date: claim.date,
        place,
        wording: None,
        copy_of: None,
    };
    Some((key, place, evidence))
}

fn relation(key: &Key, claim: &Claim, place: Option<EntityId>, evidence: Evidence) -> Relation {
    Relation {
        id: RelationId(identity(key)),
        subject: key.subject,
        object: key.object,
        relation: key.relation,
        phrase: claim.phrase.clone(),
        negated: key.negated,
        modality: key.modality,
        attribution: key.attribution.clone(),
        date: claim.date,
        place,
        implicit: claim.implicit,
        confidence: claim.confidence,
        rule: claim.rule.to_owned(),
        circumstances: claim.circumstances,
        origin: Origin::Text,
        evidence: vec![evidence],
        contradicted_by: Vec::new(),
    }
}

/// What is equal for the same sentence in two documents; `None` for one without words.
fn wording(sentence: &str) -> Option<u64> {
    let words = normal(sentence).split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then(|| hash(&[words.as_bytes()]))
}

/// Several sentences are better than one; what a person has decided is certain.
fn weigh(relation: &mut Relation, reference: &Reference, is_decided: bool) {
    let first = relation.evidence.first().map(Evidence::identity);
    if relation.evidence.iter().any(|evidence| Some(evidence.identity()) != first) {
        relation.circumstances.insert(Circumstance::SaidOften);
        if relation.rule == BY_HAND || is_decided {
            return;
        }
        relation.confidence = reference.confidence(&relation.rule, relation.circumstances);
    }
}

fn identity(key: &Key) -> u64 {
    let mut speakers = Vec::with_capacity(key.attribution.len() * 8);
    for speaker in &key.attribution {
        speakers.extend_from_slice(&speaker.0.to_le_bytes());
    }
    hash(&[
        &key.subject.0.to_le_bytes(),
        &key.object.0.to_le_bytes(),
        key.relation.map_or("", RelationType::as_str).as_bytes(),
        key.phrase.as_bytes(),
        &[u8::from(key.negated)],
        key.modality.as_str().as_bytes(),
        &speakers,
    ])
}

/// Adds a claim that says the same. The surest claim gives the phrase. Each sentence keeps its own date;
/// the first sentence with a date moves to the front, because the words of the relation's date stand in it.
fn join(relation: &mut Relation, claim: &Claim, place: Option<EntityId>, evidence: Evidence) {
    if claim.confidence > relation.confidence {
        relation.phrase.clone_from(&claim.phrase);
        claim.rule.clone_into(&mut relation.rule);
        relation.confidence = claim.confidence;
        relation.circumstances = claim.circumstances;
    }
    relation.implicit &= claim.implicit;
    relation.place = relation.place.or(place);
    let index = enter(&mut relation.evidence, evidence);
    if relation.date.is_none() && claim.date.is_some() {
        relation.date = claim.date;
        let dated = relation.evidence.remove(index);
        relation.evidence.insert(0, dated);
    }
}

/// Adds a sentence, or to a sentence that is there what only this claim tells of it; gives its index. The
/// same sentence with another date tells of another time.
fn enter(known: &mut Vec<Evidence>, evidence: Evidence) -> usize {
    let is_same_sentence =
        |other: &Evidence| other.source == evidence.source && other.sentence == evidence.sentence;
    let is_same = |other: &Evidence| {
        let dates = other.date.zip(evidence.date);
        is_same_sentence(other)
            && other.subject == evidence.subject
            && other.object == evidence.object
            && dates.is_none_or(|(one, other)| one == other)
    };
    // Claims come in order of place: the same sentence is among the last, or was moved to the front.
    let last = (0..known.len()).rev().take_while(|&index| is_same_sentence(&known[index]));
    let found = std::iter::once(0).chain(last).find(|&index| known.get(index).is_some_and(is_same));
    let Some(index) = found else {
        known.push(evidence);
        return known.len() - 1;
    };
    let same = &mut known[index];
    same.date = same.date.or(evidence.date);
    same.place = same.place.or(evidence.place);
    index
}
