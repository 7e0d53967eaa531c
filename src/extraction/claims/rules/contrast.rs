//! Contrast: "Labour, unlike the Tories, are committed to …" denies of the Tories what it says of
//! Labour.

use super::Rule;
use crate::extraction::claims::draft::{Draft, Drafts};
use crate::extraction::claims::reading::Reading;
use crate::extraction::claims::triggers::Kinds;

/// What is said of one is denied of the other.
pub(in crate::extraction::claims) const RULE: Rule = Rule { name: "contrast", find };

fn find(reading: &Reading<'_>, rule: &Rule, drafts: &mut Drafts) {
    for clause in &reading.clauses.all {
        let contrasts: Vec<(Vec<u32>, u32)> = clause
            .phrases
            .iter()
            .filter(|phrase| !phrase.is_far && phrase.preposition == "unlike")
            .map(|phrase| (phrase.tokens.clone(), phrase.object))
            .collect();
        if contrasts.is_empty() {
            continue;
        }
        let said: Vec<Draft> = drafts
            .all
            .iter()
            .filter(|draft| draft.words.contains(&clause.verb) && clause.subjects.contains(&draft.from.token))
            .cloned()
            .collect();
        for draft in said {
            for (tokens, other) in &contrasts {
                for end in reading.lookup().mentioned(*other, Kinds::agents(), 2) {
                    if !drafts.has_room(reading.tree, *other) {
                        return;
                    }
                    let mut words = draft.words.clone();
                    words.extend(tokens.iter().copied());
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
