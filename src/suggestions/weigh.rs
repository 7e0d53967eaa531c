//! What speaks for and against a pair, weighed.
//!
//! The score is the probability that belongs to a sum of log-odds: `1 / (1 + exp(-sum))`. The sum begins with
//! [`PRIOR`]: of thirteen pairs that share no more than a key, one is the same. To it each piece of evidence adds its
//! weight; +0.7 doubles the odds, −0.7 halves them, and from 4 on a piece says nearly all. The weights were set by
//! hand, with these aims, and measured on the pairs of `tests/suggestions`:
//!
//! - A full name in common outweighs everything but a hard contradiction (different genders or numbers in the names,
//!   two things of the lists). A surname alone is as likely the same as not and needs something beside it.
//! - Neighbours in common count as Adamic and Adar have it: one that few others are related to tells more than a
//!   country to which everybody is related. All together they weigh as much as a name at most.
//! - Who is told of in one relation with the other (A met B) is not the other, and who is named side by side with the
//!   other hardly ever is.
//! - What may be a matter of time (another title, another place) weighs little.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::{Dated, Evidence, Piece, Place};
use super::facts::{Facts, Known, Related, said, sentence_of, words};
use super::likeness::likeness;
use super::names::{Named, Names};
use super::{Pair, Suggestion};
use crate::knowledge::{Entity, EntityId, Knowledge};
use crate::vocabulary::{EntityKind, MentionKind};

/// The log-odds of a pair of which nothing is known but that a key brought it together.
const PRIOR: f32 = -2.5;
/// What all neighbours in common weigh at most.
const MOST_FOR_NEIGHBOURS: f32 = 2.4;
/// A suspicious pair is never as good as certain: a person has to look.
const MOST_FOR_SUSPICIOUS: f32 = 1.7;
/// For whom so much less speaks is no other that fits.
const CLEARLY: f32 = 0.9;
/// Where the names tell less, nothing but neighbours in common makes a pair worth a word.
const HOPELESS: f32 = -1.0;
/// A piece of evidence has so many sentences at most.
const SENTENCES: usize = 4;
/// So many neighbours in common are named.
const NAMED_NEIGHBOURS: usize = 4;

/// Two entities with all that is known of them.
struct Both<'a> {
    knowledge: &'a Knowledge,
    facts: &'a Facts,
    places: (u32, u32),
    entities: (&'a Entity, &'a Entity),
    known: (&'a Known, &'a Known),
}

/// The suggestions that come of these pairs.
pub(super) fn suggestions(
    knowledge: &Knowledge,
    names: &Names,
    facts: &Facts,
    candidates: &[(u32, u32)],
) -> Vec<Suggestion> {
    let mut found: Vec<(Suggestion, Option<EntityId>)> = Vec::new();
    for &(one, other) in candidates {
        let (Some(a), Some(b)) = (names.get(one), names.get(other)) else { continue };
        let pair = Pair::new(a.id, b.id);
        if knowledge.by_hand.apart.contains(&(pair.one, pair.other)) {
            continue;
        }
        let Some(alike) = likeness(a, b) else { continue };
        let entity = |place: u32| knowledge.entities.get(place as usize);
        let (Some(entity), Some(other_entity)) = (entity(one), entity(other)) else { continue };
        let (Some(known), Some(other_known)) = (facts.get(one), facts.get(other)) else { continue };
        let is_hopeless = alike.iter().map(|(_, weight)| weight).sum::<f32>() < HOPELESS;
        if is_hopeless && (known.related.is_empty() || other_known.related.is_empty()) {
            continue;
        }
        let both = Both {
            knowledge,
            facts,
            places: (one, other),
            entities: (entity, other_entity),
            known: (known, other_known),
        };
        let sentences = both.naming_sentences();
        let pieces = alike.into_iter().map(|(evidence, weight)| Piece {
            evidence,
            weight,
            sentences: sentences.clone(),
        });
        let mut pieces: Vec<Piece> = pieces.collect();
        both.weigh(&mut pieces);
        let short = shorter(&pieces, a, b);
        found.push((Suggestion { pair, score: 0.0, pieces }, short));
    }
    tell_who_else_fits(&mut found);
    found
        .into_iter()
        .map(|(mut suggestion, _)| {
            finish(&mut suggestion);
            suggestion
        })
        .collect()
}

/// The entity whose name is the shorter one, where that may be short for several.
fn shorter(pieces: &[Piece], a: &Named, b: &Named) -> Option<EntityId> {
    let is_shorter = |piece: &Piece| {
        matches!(
            piece.evidence,
            Evidence::Surname(_)
                | Evidence::FirstName(_)
                | Evidence::ShortFirstName(..)
                | Evidence::SameInitial(..)
                | Evidence::Within(..)
                | Evidence::Acronym(..)
        )
    };
    let length = |named: &Named| (named.own().words.len(), named.own().joined.len());
    match pieces.first() {
        Some(piece) if is_shorter(piece) && length(a) < length(b) => Some(a.id),
        Some(piece) if is_shorter(piece) && length(b) < length(a) => Some(b.id),
        _ => None,
    }
}

/// A surname that several bear tells less of each, but for one for whom clearly more speaks than for all others.
/// Others that are likely one with it are no others.
fn tell_who_else_fits(found: &mut [(Suggestion, Option<EntityId>)]) {
    let mut fitting: BTreeMap<EntityId, Vec<(EntityId, f32)>> = BTreeMap::new();
    let mut likely: BTreeSet<Pair> = BTreeSet::new();
    for (suggestion, short) in found.iter() {
        let sum = sum(&suggestion.pieces);
        if let Some((short, long)) = short.and_then(|short| Some((short, suggestion.pair.beside(short)?))) {
            fitting.entry(short).or_default().push((long, sum));
        }
        if PRIOR + sum > 0.0 {
            likely.insert(suggestion.pair);
        }
    }
    for (suggestion, short) in found {
        let Some((short, long)) = short.and_then(|short| Some((short, suggestion.pair.beside(short)?)))
        else {
            continue;
        };
        let own = sum(&suggestion.pieces);
        let is_other = |&&(other, sum): &&(EntityId, f32)| {
            other != long && sum > own - CLEARLY && !likely.contains(&Pair::new(long, other))
        };
        let others = fitting.get(&short).map_or(0, |all| all.iter().filter(is_other).count());
        if others > 0 {
            let weight = if others == 1 { -1.1 } else { -1.8 };
            suggestion.pieces.push(Piece {
                evidence: Evidence::OthersFit(others),
                weight,
                sentences: Vec::new(),
            });
        }
    }
}

fn sum(pieces: &[Piece]) -> f32 {
    pieces.iter().map(|piece| piece.weight).sum()
}

/// Gives the score, and puts the pieces in order.
fn finish(suggestion: &mut Suggestion) {
    let mut sum = PRIOR + sum(&suggestion.pieces);
    if suggestion.is_suspicious() {
        sum = sum.min(MOST_FOR_SUSPICIOUS);
    }
    suggestion.score = 1.0 / (1.0 + (-sum).exp());
    // Stable: pieces of one weight stay in the order in which they are looked for.
    suggestion.pieces.sort_by(|one, other| {
        other.is_for().cmp(&one.is_for()).then(other.weight.abs().total_cmp(&one.weight.abs()))
    });
}

impl Both<'_> {
    /// The first sentence that names each.
    fn naming_sentences(&self) -> Vec<Place> {
        let first = |known: &Known, entity: &Entity| {
            let mention = entity.mentions.first().map(|mention| sentence_of(self.knowledge, mention));
            known.named_in.first().copied().or(mention)
        };
        let one = first(self.known.0, self.entities.0);
        let other = first(self.known.1, self.entities.1);
        sorted(one.into_iter().chain(other))
    }

    fn weigh(&self, pieces: &mut Vec<Piece>) {
        self.kinds(pieces);
        self.lists(pieces);
        self.persons(pieces);
        self.dates(pieces);
        self.places(pieces);
        self.neighbours(pieces);
        self.together(pieces);
    }

    fn kinds(&self, pieces: &mut Vec<Piece>) {
        let (one, other) = (self.entities.0.kind, self.entities.1.kind);
        if one != other {
            let evidence = Evidence::DifferentKinds(one, other);
            pieces.push(Piece { evidence, weight: difference_of_kinds(one, other), sentences: Vec::new() });
        }
    }

    fn lists(&self, pieces: &mut Vec<Piece>) {
        let (one, other) = (&self.entities.0.reference, &self.entities.1.reference);
        if one.is_some() && other.is_some() && one != other {
            pieces.push(Piece { evidence: Evidence::TwoInTheLists, weight: -7.0, sentences: Vec::new() });
        }
    }

    /// What is told of persons: genders, countries, titles.
    fn persons(&self, pieces: &mut Vec<Piece>) {
        let (one, other) = self.known;
        if one.gender.is_some() && other.gender.is_some() && one.gender != other.gender {
            let sentences = self.naming_sentences();
            pieces.push(Piece { evidence: Evidence::DifferentGenders, weight: -4.5, sentences });
        }
        let shared =
            one.countries.iter().find_map(|(country, a)| Some((country, a, other.countries.get(country)?)));
        if let Some((country, a, b)) = shared {
            let (evidence, sentences) = (Evidence::SameCountry(country.clone()), sorted([*a, *b]));
            pieces.push(Piece { evidence, weight: 0.6, sentences });
        } else if let Some(((a, first), (b, second))) =
            one.countries.first_key_value().zip(other.countries.first_key_value())
        {
            let evidence = Evidence::DifferentCountries(a.clone(), b.clone());
            pieces.push(Piece { evidence, weight: -3.0, sentences: sorted([*first, *second]) });
        }
        let shared = one.titles.iter().find_map(|(title, a)| Some((title, a, other.titles.get(title)?)));
        if let Some((title, a, b)) = shared {
            let (evidence, sentences) = (Evidence::SameTitle(title.clone()), sorted([*a, *b]));
            pieces.push(Piece { evidence, weight: 1.1, sentences });
        } else if let Some(((a, first), (b, second))) =
            one.titles.first_key_value().zip(other.titles.first_key_value())
        {
            let evidence = Evidence::DifferentTitles(a.clone(), b.clone());
            pieces.push(Piece { evidence, weight: -0.5, sentences: sorted([*first, *second]) });
        }
    }

    fn dates(&self, pieces: &mut Vec<Piece>) {
        for (&dated, one) in &self.known.0.dates {
            let Some(other) = self.known.1.dates.get(&dated) else { continue };
            let is_other_time = one.days.1 < other.days.0 || other.days.1 < one.days.0;
            if is_other_time {
                let evidence = Evidence::DifferentDates(dated, one.words.clone(), other.words.clone());
                let weight = if dated == Dated::TookPlace { -2.0 } else { -3.2 };
                pieces.push(Piece { evidence, weight, sentences: sorted([one.place, other.place]) });
            }
        }
    }

    fn places(&self, pieces: &mut Vec<Piece>) {
        let (one, other) = (&self.known.0.places, &self.known.1.places);
        if one.keys().any(|place| other.contains_key(place)) {
            return;
        }
        let Some(((&a, first), (&b, second))) = one.first_key_value().zip(other.first_key_value()) else {
            return;
        };
        if a == self.entities.1.id || b == self.entities.0.id || self.are_related(a, b) {
            // A town and the country in which it lies are no contradiction.
            return;
        }
        let evidence = Evidence::DifferentPlaces(self.name(a), self.name(b));
        pieces.push(Piece { evidence, weight: -1.4, sentences: sorted([*first, *second]) });
    }

    /// Neighbours in common and what is said of one and denied of the other.
    fn neighbours(&self, pieces: &mut Vec<Piece>) {
        let (one, other) = (&self.known.0.related, &self.known.1.related);
        let mut shared: Vec<(f32, u32, Vec<Place>)> = Vec::new();
        let mut total = 0;
        for (a, b) in joined(one, other) {
            let neighbour = a.first().or(b.first()).map_or(0, |(neighbour, _)| *neighbour);
            if neighbour == self.places.0 || neighbour == self.places.1 {
                continue;
            }
            total += 1;
            if a.is_empty() || b.is_empty() {
                continue;
            }
            let degree = self.facts.get(neighbour).map_or(2, |known| known.degree);
            let first =
                |related: &[(u32, u32)]| related.first().and_then(|&(_, number)| self.sentence(number));
            let places = first(a).into_iter().chain(first(b)).collect();
            shared.push((1.0 / (1.0 + degree as f32).ln(), neighbour, places));
            pieces.extend(self.contradiction(a, b));
        }
        if shared.is_empty() {
            return;
        }
        shared.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let weight = (1.4 * shared.iter().map(|(weight, ..)| weight).sum::<f32>()).min(MOST_FOR_NEIGHBOURS);
        let name = |&(_, place, _): &(f32, u32, Vec<Place>)| {
            self.knowledge.entities.get(place as usize).map_or(String::new(), |entity| entity.name.clone())
        };
        let names = shared.iter().take(NAMED_NEIGHBOURS).map(name).collect();
        let evidence = Evidence::SharedNeighbours { names, shared: shared.len(), of: total };
        let sentences =
            sorted(shared.iter().flat_map(|(_, _, places)| places.iter().copied()).take(SENTENCES));
        pieces.push(Piece { evidence, weight, sentences });
    }

    /// What is said of one and a neighbour, and denied of the other and the same neighbour.
    fn contradiction(&self, one: &[(u32, u32)], other: &[(u32, u32)]) -> Option<Piece> {
        let relation = |number: u32| self.knowledge.relations.get(number as usize);
        let pairs = one.iter().flat_map(|(_, a)| other.iter().map(move |(_, b)| (*a, *b)));
        let mut pairs = pairs.take(64).filter_map(|(a, b)| Some((relation(a)?, relation(b)?)));
        let (a, b) = pairs.find(|(a, b)| {
            let is_as_subject = (a.subject == self.entities.0.id) == (b.subject == self.entities.1.id);
            let is_same_sort = a.relation == b.relation && (a.relation.is_some() || a.phrase == b.phrase);
            a.negated != b.negated && is_as_subject && is_same_sort
        })?;
        let sentences = sorted([said(a), said(b)].into_iter().flatten());
        let stated = if a.negated { b } else { a };
        Some(Piece { evidence: Evidence::Contradiction(stated.phrase.clone()), weight: -1.0, sentences })
    }

    /// What tells of both at once.
    fn together(&self, pieces: &mut Vec<Piece>) {
        let between = self.known.0.related.iter().filter(|(other, _)| *other == self.places.1);
        let relations: Vec<_> =
            between.filter_map(|&(_, number)| self.knowledge.relations.get(number as usize)).collect();
        if let Some(relation) = relations.first() {
            let sentences = sorted(relations.iter().filter_map(|relation| said(relation)).take(SENTENCES));
            pieces.push(Piece {
                evidence: Evidence::Related(relation.phrase.clone()),
                weight: -3.4,
                sentences,
            });
        }
        let (one, other) = (&self.known.0.named_in, &self.known.1.named_in);
        let (few, many) = if one.len() < other.len() { (one, other) } else { (other, one) };
        let shared: Vec<Place> =
            few.iter().copied().filter(|place| many.binary_search(place).is_ok()).collect();
        let bracketed = shared.iter().copied().find(|place| self.is_bracketed(*place));
        if let Some(place) = bracketed {
            pieces.push(Piece { evidence: Evidence::InBrackets, weight: 2.6, sentences: vec![place] });
        } else if !shared.is_empty() {
            let weight = if shared.len() > 1 { -3.0 } else { -2.2 };
            let (evidence, sentences) =
                (Evidence::SideBySide(shared.len()), sorted(shared.into_iter().take(SENTENCES)));
            pieces.push(Piece { evidence, weight, sentences });
        }
        if let ([source], [same]) = (self.known.0.sources.as_slice(), self.known.1.sources.as_slice())
            && source == same
            && bracketed.is_none()
        {
            let name =
                self.knowledge.sources.get(*source as usize).map(|source| source.document.name.clone());
            let evidence = Evidence::OneArticle(name.unwrap_or_default());
            pieces.push(Piece { evidence, weight: -0.9, sentences: Vec::new() });
        }
    }

    /// Whether in a sentence one stands in brackets behind the other.
    fn is_bracketed(&self, sentence: Place) -> bool {
        let names = |entity: &Entity| {
            let here = entity.mentions.iter().filter(|mention| {
                mention.kind == MentionKind::Name
                    && mention.source == sentence.source
                    && sentence.span.contains(mention.span)
            });
            here.map(|mention| mention.span).collect::<Vec<_>>()
        };
        let (one, other) = (names(self.entities.0), names(self.entities.1));
        one.iter().any(|a| {
            other.iter().any(|b| {
                let (first, second) = if a.start < b.start { (a, b) } else { (b, a) };
                let gap = crate::document::Span::new(first.end.min(second.start), second.start);
                matches!(words(self.knowledge, sentence.source, gap).trim(), "(" | "[" | "(the")
            })
        })
    }

    fn sentence(&self, relation: u32) -> Option<Place> {
        self.knowledge.relations.get(relation as usize).and_then(said)
    }

    fn name(&self, id: EntityId) -> String {
        self.knowledge.entity(id).map_or(String::new(), |entity| entity.name.clone())
    }

    fn are_related(&self, one: EntityId, other: EntityId) -> bool {
        let place = |id| self.knowledge.entities.binary_search_by_key(&id, |entity| entity.id).ok();
        let (Some(one), Some(other)) = (place(one), place(other)) else { return false };
        self.facts
            .get(one as u32)
            .is_some_and(|known| known.related.iter().any(|(end, _)| *end == other as u32))
    }
}

/// Kinds that texts and readers mix up weigh less.
fn difference_of_kinds(one: EntityKind, other: EntityKind) -> f32 {
    use EntityKind as K;
    let (one, other) = (one.min(other), one.max(other));
    match (one, other) {
        (K::Organisation, K::Location | K::Group | K::Document)
        | (K::Law | K::Event, K::Document | K::Concept)
        | (K::Document, K::Concept)
        | (K::Location, K::Event) => -1.2,
        (K::Person, _) => -2.8,
        _ => -2.0,
    }
}

/// Places in order, each once.
fn sorted(places: impl IntoIterator<Item = Place>) -> Vec<Place> {
    let mut places: Vec<Place> = places.into_iter().collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// What two sorted lists have of each neighbour; one side is empty where only the other has it.
fn joined<'a>(
    mut one: &'a [Related],
    mut other: &'a [Related],
) -> impl Iterator<Item = (&'a [Related], &'a [Related])> {
    std::iter::from_fn(move || {
        let next = match (one.first(), other.first()) {
            (Some(a), Some(b)) => a.0.min(b.0),
            (Some(only), None) | (None, Some(only)) => only.0,
            (None, None) => return None,
        };
        let split = |list: &mut &'a [Related]| {
            let (these, rest) = list.split_at(list.partition_point(|(neighbour, _)| *neighbour <= next));
            *list = rest;
            these
        };
        Some((split(&mut one), split(&mut other)))
    })
}
