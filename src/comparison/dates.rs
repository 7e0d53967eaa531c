//! The dates that both sides give to the same.

use std::collections::{BTreeMap, BTreeSet};

use super::said::{Matter, Pairing, Said, sentence_of};
use super::{Compared, Sides};
use crate::knowledge::disagreements::may_be_one_thing;
use crate::knowledge::figures::Comparison;
use crate::knowledge::occasions::{are_kindred, compare, date};
use crate::knowledge::{EntityId, Evidence, Knowledge, Relation};

/// A sentence of a relation that has a date.
type Dated<'a> = (&'a Relation, usize, &'a Evidence);

/// Enters what differs in its date, and what has happened at different times.
pub(super) fn enter(knowledge: &Knowledge, sides: &Sides, compared: &mut Compared) {
    let own = dated(knowledge, sides, true);
    let others = dated(knowledge, sides, false);
    let mut by_end: BTreeMap<EntityId, Vec<usize>> = BTreeMap::new();
    for (number, (relation, ..)) in others.iter().enumerate() {
        for end in BTreeSet::from([relation.subject, relation.object]) {
            by_end.entry(end).or_default().push(number);
        }
    }
    let may_be_one = |one: &Relation, other: &Relation| {
        one.subject == other.subject && may_be_one_thing(&knowledge.entities, one.object, other.object)
    };
    let mut pairs: Vec<(Dated, Dated, Comparison)> = Vec::new();
    for one in own.into_iter().filter(|(relation, ..)| !relation.negated) {
        let candidates =
            by_end.get(&one.0.subject).into_iter().flatten().filter_map(|&number| others.get(number));
        for &other in candidates.filter(|other| are_kindred(one.0, other.0, &may_be_one)) {
            let comparison = compare(&knowledge.sources, (one.0, one.2), (other.0, other.2));
            pairs.extend(comparison.map(|comparison| (one, other, comparison)));
        }
    }
    // Who has met twice by one article has met once by another as well.
    let key = |one: Dated, other: Dated| {
        let ends = (one.0.subject.min(one.0.object), one.0.subject.max(one.0.object));
        (ends, one.2.source, other.2.source)
    };
    let agreeing = pairs.iter().filter(|(.., comparison)| *comparison == Comparison::Agree);
    let agreeing: BTreeSet<_> = agreeing.map(|&(one, other, _)| key(one, other)).collect();
    for (one, other, comparison) in pairs {
        if agreeing.contains(&key(one, other)) {
            continue;
        }
        let pairing =
            Pairing { matter: Matter::Date, one: said(knowledge, one), other: said(knowledge, other) };
        match comparison {
            Comparison::Differ => compared.contradictions.push(pairing),
            Comparison::Changed => compared.changes.push(pairing),
            Comparison::Agree => {}
        }
    }
}

fn dated<'a>(knowledge: &'a Knowledge, sides: &Sides, wanted: bool) -> Vec<Dated<'a>> {
    let all = knowledge.relations.iter().flat_map(|relation| {
        relation.evidence.iter().enumerate().map(move |(index, evidence)| (relation, index, evidence))
    });
    let here = all.filter(|(.., evidence)| sides.side_of(evidence.source) == Some(wanted));
    here.filter(|(.., evidence)| date(&knowledge.sources, evidence).is_some()).collect()
}

fn said(knowledge: &Knowledge, sentence: Dated<'_>) -> Said {
    let words = date(&knowledge.sources, sentence.2).map(|(_, words)| words);
    Said { words, ..sentence_of(sentence) }
}
