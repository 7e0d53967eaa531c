//! Which drawn edge says which hand-made relation, and how rightly.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::{Drawn, Edge, Gold, GoldRelation, Pattern};
use super::likeness::{of_phrases, plain};
use super::nodes::Matching;
use super::{assignment, f1};

/// What a fact weighs.
fn weight(relation: &GoldRelation) -> f64 {
    match relation.tier.as_str() {
        "core" => 3.0,
        "secondary" => 2.0,
        _ => 1.0,
    }
}

/// Types that say the same from the other end.
const CONVERSES: [(&str, &str); 2] = [("causes", "caused_by"), ("succeeds", "predecessor_of")];

/// What else an edge says besides its relation.
const QUALITIES: [&str; 4] = ["denial", "status", "speaker", "sentence"];

/// In what a drawn edge agrees with a hand-made relation between the same two.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Agreement {
    /// Direction and relation are right.
    pub(crate) is_fact: bool,
    /// Which of [`QUALITIES`] are right.
    qualities: [bool; 4],
    /// What the assignment weighs.
    value: f64,
}

impl Agreement {
    /// Whether everything is right.
    #[must_use]
    pub(crate) fn is_full(self) -> bool {
        self.is_fact && self.qualities == [true; 4]
    }
}

/// The drawn edges and what they say.
pub(crate) struct Edges {
    agreements: BTreeMap<(usize, usize), Agreement>,
    single: BTreeMap<usize, usize>,
    /// How many edges are neither repetitions nor to be ignored.
    counted: usize,
    wrong: Vec<usize>,
}

/// Figures at one level of strictness.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Level {
    /// Of the drawn edges, how many are right.
    pub(crate) precision: f64,
    /// Of the hand-made relations, by weight, how many are drawn.
    pub(crate) recall: f64,
    /// Of the core relations, how many are drawn.
    pub(crate) core: f64,
}

impl Level {
    /// The harmonic mean of precision and recall.
    #[must_use]
    pub(crate) fn f1(self) -> f64 {
        f1(self.precision, self.recall)
    }
}

impl Edges {
    /// The best one-to-one assignment of drawn edges to hand-made relations.
    #[must_use]
    pub(crate) fn find(gold: &Gold, drawn: &Drawn, matching: &Matching) -> Self {
        let judge = Judge { gold, matching };
        let mut agreements = BTreeMap::new();
        let mut values = vec![vec![0.0; gold.relations.len()]; drawn.relations.len()];
        for (index, edge) in drawn.relations.iter().enumerate() {
            for (number, relation) in gold.relations.iter().enumerate() {
                if let Some(agreement) = judge.agreement(edge, relation) {
                    values[index][number] = agreement.value;
                    agreements.insert((index, number), agreement);
                }
            }
        }
        let single = assignment::best(&values);
        let left: Vec<usize> =
            (0..drawn.relations.len()).filter(|index| !single.contains_key(index)).collect();
        let says_again = |index: usize| {
            (0..gold.relations.len())
                .any(|number| agreements.get(&(index, number)).is_some_and(|found| found.is_fact))
        };
        let wrong: Vec<usize> = left
            .into_iter()
            .filter(|&index| !says_again(index) && !judge.is_ignored(&drawn.relations[index]))
            .collect();
        Self { counted: single.len() + wrong.len(), agreements, single, wrong }
    }

    fn agreement(&self, (&index, &number): (&usize, &usize)) -> Agreement {
        self.agreements[&(index, number)]
    }

    /// Of each drawn edge that counts, whether it is fully right: its ends, direction, relation and status.
    pub(crate) fn judgements(&self) -> BTreeMap<usize, bool> {
        let single = self.single.iter().map(|pair| (*pair.0, self.agreement(pair).is_full()));
        single.chain(self.wrong.iter().map(|&index| (index, false))).collect()
    }

    /// The figures over the edges that pass a test.
    #[must_use]
    pub(crate) fn level(&self, gold: &Gold, is_right: impl Fn(Agreement) -> bool) -> Level {
        let hits: Vec<&GoldRelation> = self
            .single
            .iter()
            .filter(|&pair| is_right(self.agreement(pair)))
            .map(|(_, &number)| &gold.relations[number])
            .collect();
        let is_core = |relation: &&&GoldRelation| relation.tier == "core";
        let of = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        let core = gold.relations.iter().filter(|relation| relation.tier == "core").count();
        Level {
            precision: of(hits.len() as f64, self.counted as f64),
            recall: of(
                hits.iter().map(|relation| weight(relation)).sum(),
                gold.relations.iter().map(weight).sum(),
            ),
            core: of(hits.iter().filter(is_core).count() as f64, core as f64),
        }
    }

    /// The drawn edges that are forbidden, or that lose or add a denial.
    #[must_use]
    pub(crate) fn false_assertions(
        &self,
        gold: &Gold,
        drawn: &Drawn,
        matching: &Matching,
    ) -> BTreeSet<usize> {
        let judge = Judge { gold, matching };
        let forbidden =
            (0..drawn.relations.len()).filter(|&index| judge.is_forbidden(&drawn.relations[index]));
        let denied = self.single.iter().filter(|&pair| {
            let agreement = self.agreement(pair);
            agreement.is_fact && !agreement.qualities[0]
        });
        forbidden.chain(denied.map(|(&index, _)| index)).collect()
    }

    /// What is missing and what is wrong, one line each.
    #[must_use]
    pub(crate) fn remarks(&self, gold: &Gold, drawn: &Drawn) -> Vec<String> {
        let name = |id: &str| {
            gold.entities.iter().find(|entity| entity.id == id).map_or("?", |entity| entity.name.as_str())
        };
        let node = |id: &str| {
            drawn.entities.iter().find(|node| node.id == id).map_or("?", |node| node.name.as_str())
        };
        let wanted = |relation: &GoldRelation| {
            format!(
                "{} –{} “{}”→ {}",
                name(&relation.subj),
                relation.kind,
                relation.phrase,
                name(&relation.obj)
            )
        };
        let shown = |edge: &Edge| {
            let kind = edge.kind.as_deref().unwrap_or("?");
            format!("{} –{kind} “{}”→ {} [{}]", node(&edge.subj), edge.phrase, node(&edge.obj), edge.rule)
        };
        let full: BTreeSet<usize> = self
            .single
            .iter()
            .filter(|&pair| self.agreement(pair).is_full())
            .map(|(_, &number)| number)
            .collect();
        let partly =
            self.single.iter().filter(|&pair| !self.agreement(pair).is_full()).map(|(&index, &number)| {
                let agreement = self.agreement((&index, &number));
                let relation = (!agreement.is_fact).then_some("relation");
                let qualities = QUALITIES.into_iter().zip(agreement.qualities);
                let wrong = qualities.filter(|(_, is_right)| !is_right).map(|(quality, _)| quality);
                let faults: Vec<&str> = relation.into_iter().chain(wrong).collect();
                let relation = &gold.relations[number];
                format!(
                    "{} wrong: {} for {}",
                    faults.join(", "),
                    shown(&drawn.relations[index]),
                    wanted(relation)
                )
            });
        let missing = (0..gold.relations.len())
            .filter(|number| !full.contains(number) && !self.single.values().any(|other| other == number))
            .map(|number| &gold.relations[number])
            .map(|relation| format!("not drawn ({}): {}", relation.tier, wanted(relation)));
        let wrong =
            self.wrong.iter().map(|&index| format!("drawn wrongly: {}", shown(&drawn.relations[index])));
        partly.chain(missing).chain(wrong).collect()
    }
}

struct Judge<'a> {
    gold: &'a Gold,
    matching: &'a Matching,
}

impl Judge<'_> {
    fn ends(&self, edge: &Edge) -> Option<(&str, &str)> {
        Some((
            self.matching.resolved.get(&edge.subj)?.as_str(),
            self.matching.resolved.get(&edge.obj)?.as_str(),
        ))
    }

    fn agreement(&self, edge: &Edge, relation: &GoldRelation) -> Option<Agreement> {
        let (subject, object) = self.ends(edge)?;
        let is_subject = |id: &str| relation.subj == id || relation.subj_alts.iter().any(|other| other == id);
        let is_object = |id: &str| relation.obj == id || relation.obj_alts.iter().any(|other| other == id);
        let is_reversed = is_subject(object) && is_object(subject);
        let mut is_right = (is_subject(subject) && is_object(object)) || (relation.symmetric && is_reversed);
        if !is_right && !is_reversed {
            return None;
        }
        let kinds: Vec<&str> =
            [&relation.kind].into_iter().chain(&relation.type_alts).map(String::as_str).collect();
        let is_converse = edge.kind.as_deref().is_some_and(|own| {
            CONVERSES.iter().any(|&(one, other)| {
                (own == one && kinds.contains(&other)) || (own == other && kinds.contains(&one))
            })
        });
        let likeness = if is_reversed && !is_right && is_converse {
            is_right = true;
            1.0
        } else if edge.kind.as_deref().is_some_and(|own| kinds.contains(&own)) {
            1.0
        } else {
            phrase_likeness(edge, relation)
        };
        let is_fact = is_right && likeness >= 0.5;
        let qualities = [
            edge.negated == relation.negated,
            (edge.modality == "actual") == (relation.modality == "actual"),
            self.speaker_is_right(edge, relation),
            self.evidence_is_right(edge, relation),
        ];
        let right = qualities.iter().filter(|is_right| **is_right).count() as f64;
        let one = |is_so: bool| f64::from(u8::from(is_so));
        let value =
            1.0 + one(is_right) + 2.0 * one(is_fact) + likeness + 0.5 * right + 0.01 * weight(relation);
        Some(Agreement { is_fact, qualities, value })
    }

    fn speaker_is_right(&self, edge: &Edge, relation: &GoldRelation) -> bool {
        let named: BTreeSet<&String> =
            edge.attribution.iter().filter_map(|speaker| self.matching.resolved.get(speaker)).collect();
        if relation.attribution.is_empty() {
            return named.iter().all(|speaker| **speaker == relation.subj);
        }
        relation.attribution.iter().any(|speaker| named.contains(speaker))
    }

    fn evidence_is_right(&self, edge: &Edge, relation: &GoldRelation) -> bool {
        let words = |text: &str| -> BTreeSet<String> { plain(text).split(' ').map(str::to_owned).collect() };
        edge.evidence.iter().any(|evidence| {
            let given = words(&evidence.text);
            self.gold.sentences.iter().filter(|sentence| relation.evidence.contains(&sentence.id)).any(
                |sentence| {
                    let shared = given.intersection(&words(&sentence.text)).count();
                    shared as f64 >= 0.7 * given.len() as f64 && shared >= given.len().min(3)
                },
            )
        })
    }

    fn is_ignored(&self, edge: &Edge) -> bool {
        let Some((subject, object)) = self.ends(edge) else { return false };
        self.gold.ignore.iter().any(|pattern| {
            let is_between = (pattern.subj == subject && pattern.obj == object)
                || (pattern.obj == subject && pattern.subj == object);
            is_between && (pattern.kind == "*" || edge.kind.as_deref() == Some(&pattern.kind))
        })
    }

    fn is_forbidden(&self, edge: &Edge) -> bool {
        let Some((subject, object)) = self.ends(edge) else { return false };
        let says = |pattern: &Pattern| {
            edge.kind.as_deref() == Some(&pattern.kind)
                || of_phrases(&edge.phrase, &pattern.kind.replace('_', " ")) >= 0.7
        };
        self.gold.forbidden.iter().any(|pattern| {
            pattern.subj == subject
                && pattern.obj == object
                && says(pattern)
                && pattern.when.negated.is_none_or(|negated| negated == edge.negated)
                && pattern.when.modality.as_ref().is_none_or(|modality| *modality == edge.modality)
        })
    }
}

fn phrase_likeness(edge: &Edge, relation: &GoldRelation) -> f64 {
    let kind = relation.kind.replace('_', " ");
    let phrases = [&relation.phrase, &kind].into_iter().chain(&relation.phrase_alts);
    phrases.map(|phrase| of_phrases(&edge.phrase, phrase)).fold(0.0, f64::max)
}
