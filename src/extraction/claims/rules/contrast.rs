//! Contrast: "Labour, unlike the Tories, are committed to …" denies of the Tories what it says of
//! Labour, and "all members except Hungary signed" denies of Hungary what it says of the others.

use super::Rule;
use crate::extraction::claims::arguments::with_conjuncts;
use crate::extraction::claims::clause::Clause;
use crate::extraction::claims::draft::{Draft, Drafts};
use crate::extraction::claims::phrases::phrases_of;
use crate::extraction::claims::reading::Reading;
use crate::extraction::claims::triggers::Kinds;

/// What is said of one is denied of the other.
pub(in crate::extraction::claims) const RULE: Rule = Rule { name: "contrast", find };

/// One that the clause does not hold of.
struct Other {
    /// The words that say so: "unlike", "except".
    tokens: Vec<u32>,
    /// The noun.
    noun: u32,
    /// Those among whom it is not; `None` when it stands beside the clause as a whole.
    among: Option<u32>,
}

fn find(reading: &Reading<'_>, rule: &Rule, drafts: &mut Drafts) {
    for clause in &reading.clauses.all {
        let others = others(reading, clause);
        if others.is_empty() {
            continue;
        }
        let said: Vec<Draft> = drafts
            .all
            .iter()
            .filter(|draft| draft.words.contains(&clause.verb))
            // "Labour … are committed to": the subject of what looks like a passive acts all the same.
            .filter(|draft| ends_of(clause).any(|end| end == draft.from.token))
            .cloned()
            .collect();
        for draft in said {
            for other in others.iter().filter(|other| other.among.is_none_or(|noun| noun == draft.from.token))
            {
                for end in reading.lookup().mentioned(other.noun, Kinds::agents(), 2) {
                    if !drafts.has_room(reading.tree, other.noun) {
                        return;
                    }
                    let mut words = draft.words.clone();
                    words.extend(other.tokens.iter().copied());
                    let mut denied = Draft { from: end, words, ..draft.clone() };
                    denied.status.negated = !denied.status.negated;
                    denied.implicit = true;
                    denied.rule = rule.name;
                    drafts.push(reading.tree, denied);
                }
            }
        }
    }
}

/// "Labour, unlike the Tories, …", "all members except Hungary …".
fn others(reading: &Reading<'_>, clause: &Clause) -> Vec<Other> {
    let beside = clause.phrases.iter().filter(|phrase| !phrase.is_far && phrase.preposition == "unlike");
    let mut found: Vec<Other> = beside
        .map(|phrase| Other { tokens: phrase.tokens.clone(), noun: phrase.object, among: None })
        .collect();
    for group in ends_of(clause) {
        for phrase in phrases_of(reading.tree, group) {
            if !matches!(
                phrase.preposition.as_str(),
                "unlike" | "except" | "except for" | "excluding" | "apart from"
            ) {
                continue;
            }
            let nouns = with_conjuncts(reading.tree, reading.mentions, reading.paragraph, &[phrase.object]);
            found.extend(nouns.into_iter().map(|noun| Other {
                tokens: phrase.tokens.clone(),
                noun,
                among: Some(group),
            }));
        }
    }
    found
}

/// Its subjects, and those who do it in a passive.
fn ends_of(clause: &Clause) -> impl Iterator<Item = u32> + '_ {
    clause.subjects.iter().chain(&clause.agents).copied()
}
