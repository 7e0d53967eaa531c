//! The numbers that both sides give of the same, in every sentence, whether it says a relation or not.

use std::collections::{BTreeMap, BTreeSet};

use super::said::{Matter, Pairing, Said};
use super::{Compared, Sides};
use crate::document::Span;
use crate::knowledge::disagreements::belongs_to;
use crate::knowledge::figures::{self, Comparison, Figure, figures};
use crate::knowledge::{EntityId, Evidence, Knowledge, RelationId, SourceIndex, Unit};

/// Of numbers of one unit and thing that share an entity or a word so many of each side are compared with each other.
const MOST: usize = 200;

/// Enters what differs in its number, what has changed, and where numbers agree.
pub(super) fn enter(knowledge: &Knowledge, sides: &Sides, compared: &mut Compared) {
    let all: BTreeSet<SourceIndex> = sides.one.union(&sides.other).copied().collect();
    let mentions = knowledge.mentions_of(&all);
    let none = Vec::new();
    let read = |sources: &BTreeSet<SourceIndex>| -> Vec<Figure> {
        let of_source = |&index: &SourceIndex| {
            let source = knowledge.sources.get(index as usize)?;
            let mentions = mentions.get(&index).unwrap_or(&none);
            let sentences = source.extraction.sentences.iter();
            Some(sentences.flat_map(move |&sentence| figures(source, index, mentions, sentence)))
        };
        sources.iter().filter_map(of_source).flatten().collect()
    };
    let (own, others) = (read(&sides.one), read(&sides.other));
    let mut found: BTreeMap<(usize, usize), Comparison> = BTreeMap::new();
    for (one, other) in candidates(&own, &others) {
        if let Some(comparison) = figures::compare(&own[one], &others[other]) {
            found.insert((one, other), comparison);
        }
    }
    // A number that another document has, too, is not contradicted by another number beside it in that document.
    let mut agreeing: BTreeSet<(bool, usize, SourceIndex)> = BTreeSet::new();
    for ((one, other), _) in found.iter().filter(|(_, comparison)| **comparison == Comparison::Agree) {
        agreeing.insert((true, *one, others[*other].source));
        agreeing.insert((false, *other, own[*one].source));
    }
    let sayings = Sayings::of(knowledge, &all);
    for ((one, other), comparison) in found {
        let is_settled = agreeing.contains(&(true, one, others[other].source))
            || agreeing.contains(&(false, other, own[one].source));
        if comparison != Comparison::Agree && is_settled {
            continue;
        }
        let pairing = Pairing {
            matter: Matter::Number,
            one: sayings.said(&own[one]),
            other: sayings.said(&others[other]),
        };
        match comparison {
            Comparison::Agree => compared.agreements.push(pairing),
            Comparison::Differ => compared.contradictions.push(pairing),
            Comparison::Changed => compared.changes.push(pairing),
        }
    }
}

/// What two numbers have to share to be worth a comparison.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Entity(Unit, String, EntityId),
    Word(Unit, String, String),
}

fn keys(figure: &Figure) -> Vec<Key> {
    let (unit, noun) = (&figure.quantity.unit, &figure.quantity.noun);
    let entities = figure.anchors.iter().map(|&anchor| Key::Entity(unit.clone(), noun.clone(), anchor));
    let words = figure.stems().map(|word| Key::Word(unit.clone(), noun.clone(), word.to_owned()));
    entities.chain(words).collect()
}

/// The pairs that may be about the same, each once.
fn candidates(own: &[Figure], others: &[Figure]) -> BTreeSet<(usize, usize)> {
    let mut index: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (number, figure) in others.iter().enumerate() {
        for key in keys(figure) {
            let known = index.entry(key).or_default();
            if known.len() < MOST {
                known.push(number);
            }
        }
    }
    let mut pairs = BTreeSet::new();
    let mut counts: BTreeMap<Key, usize> = BTreeMap::new();
    for (number, figure) in own.iter().enumerate() {
        for key in keys(figure) {
            let Some(known) = index.get(&key) else { continue };
            let count = counts.entry(key).or_default();
            *count += 1;
            if *count <= MOST {
                pairs.extend(known.iter().map(|&other| (number, other)));
            }
        }
    }
    pairs
}

/// A relation with one of its sentences.
type Saying<'a> = (RelationId, usize, &'a Evidence);

/// Which sentences say which relations.
struct Sayings<'a>(BTreeMap<(SourceIndex, Span), Vec<Saying<'a>>>);

impl<'a> Sayings<'a> {
    fn of(knowledge: &'a Knowledge, sources: &BTreeSet<SourceIndex>) -> Self {
        let mut found: BTreeMap<(SourceIndex, Span), Vec<Saying>> = BTreeMap::new();
        for relation in &knowledge.relations {
            let evidence =
                relation.evidence.iter().enumerate().filter(|(_, one)| sources.contains(&one.source));
            for (index, evidence) in evidence {
                let sentence = (evidence.source, evidence.sentence);
                found.entry(sentence).or_default().push((relation.id, index, evidence));
            }
        }
        Self(found)
    }

    /// What a number says, with the relation that it belongs to: the one whose words stand nearest around it.
    fn said(&self, figure: &Figure) -> Said {
        let sayings = self.0.get(&(figure.source, figure.sentence)).map_or(&[][..], Vec::as_slice);
        let near = sayings.iter().filter(|(.., evidence)| belongs_to(figure.span, evidence));
        let holds = |evidence: &Evidence| {
            evidence.object.overlaps(figure.span) || evidence.subject.overlaps(figure.span)
        };
        let nearest = near.min_by_key(|(id, index, evidence)| (!holds(evidence), *id, *index));
        Said {
            source: figure.source,
            sentence: figure.sentence,
            words: Some(figure.span),
            relation: nearest.map(|&(id, index, _)| (id, index)),
            about: figure.anchors.clone(),
            wording: sayings.first().and_then(|(.., evidence)| evidence.wording),
        }
    }
}
