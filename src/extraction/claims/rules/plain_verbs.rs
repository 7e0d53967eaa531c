//! Verbs that are not in the table: who does what to whom, in the words of the text, without a type.

use std::collections::BTreeSet;

use super::Rule;
use crate::extraction::claims::clause::Predicate;
use crate::extraction::claims::draft::Drafts;
use crate::extraction::claims::reading::Reading;
use crate::extraction::claims::triggers::Kinds;
use crate::vocabulary::MentionKind;

/// Subject, verb, object.
pub(in crate::extraction::claims) const RULE: Rule = Rule { name: "subject, verb, object", find };

fn find(reading: &Reading<'_>, rule: &Rule, drafts: &mut Drafts) {
    let typed: BTreeSet<_> = drafts
        .all
        .iter()
        .filter(|draft| draft.relation.is_some())
        .map(|draft| unordered(draft.from.mention, draft.to.mention))
        .collect();
    for (index, clause) in reading.clauses.all.iter().enumerate() {
        if clause.kind != Predicate::Verb
            || clause.light.is_some()
            || clause.inherits_subject
            || is_empty_verb(&clause.word)
        {
            continue;
        }
        let lookup = reading.lookup();
        for subject in clause.actors() {
            for from in lookup.mentioned(*subject, Kinds::agents(), 1) {
                for object in clause.patients() {
                    for to in lookup.mentioned(*object, Kinds::default(), 0) {
                        if !drafts.has_room(reading.tree, clause.verb) {
                            return;
                        }
                        if !is_named(reading, from.mention) && !is_named(reading, to.mention) {
                            continue;
                        }
                        // "signed the striker" says already that he works for the club.
                        if typed.contains(&unordered(from.mention, to.mention)) {
                            continue;
                        }
                        let words = reading.words_of_clause(clause);
                        let draft = reading.draft_of_clause(rule, index, from.clone(), to, None, words);
                        drafts.push(reading.tree, draft);
                    }
                }
            }
        }
    }
}

/// Two mentions in a fixed order.
fn unordered(from: Option<u32>, to: Option<u32>) -> (Option<u32>, Option<u32>) {
    if from <= to { (from, to) } else { (to, from) }
}

/// Verbs that say nothing without their object.
fn is_empty_verb(word: &str) -> bool {
    matches!(word, "be" | "have" | "do" | "get" | "make" | "take" | "say" | "think" | "know" | "want" | "see")
}

fn is_named(reading: &Reading<'_>, mention: Option<u32>) -> bool {
    mention
        .and_then(|mention| reading.mentions.mention(mention))
        .is_some_and(|mention| mention.kind == MentionKind::Name)
}
