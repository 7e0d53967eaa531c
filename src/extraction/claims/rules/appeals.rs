//! What somebody wants done: "called for the law to be scrapped", "wants the firm prosecuted", "demanded that
//! the minister resign".
//!
//! Whoever is to act is urged; what is to be acted upon is what somebody wants changed.

use super::Rule;
use super::bodies::entity;
use crate::extraction::claims::clause::{Clause, Predicate};
use crate::extraction::claims::draft::Drafts;
use crate::extraction::claims::reading::Reading;
use crate::extraction::claims::triggers::Kinds;
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};
use crate::vocabulary::{Modality, RelationType};

/// Somebody and what he wants done to whom.
pub(in crate::extraction::claims) const RULE: Rule = Rule { name: "appeal", find };

fn find(reading: &Reading<'_>, rule: &Rule, drafts: &mut Drafts) {
    for (index, clause) in reading.clauses.all.iter().enumerate() {
        let is_so = reading.statuses.get(index).is_some_and(|status| {
            !status.negated && !status.is_doubtful && status.modality == Modality::Actual
        });
        if clause.kind != Predicate::Verb || !is_so || !reading.triggers.is_appeal(&clause.word) {
            continue;
        }
        for inner in wanted(reading, clause) {
            let (things, relation, kinds) = if inner.is_passive || is_participle(reading.tree, inner) {
                (&inner.subjects, RelationType::CallsForChange, Kinds::default())
            } else {
                (&inner.subjects, RelationType::Urges, Kinds::agents())
            };
            let lookup = reading.lookup();
            for from in clause.actors().iter().flat_map(|word| lookup.mentioned(*word, Kinds::agents(), 1)) {
                for to in things.iter().flat_map(|word| lookup.itself(*word, kinds)) {
                    let is_same = reading.entity_of(&from).is_some()
                        && reading.entity_of(&from) == reading.entity_of(&to);
                    // "It" that is to be scrapped is no firm and nobody.
                    let is_mistaken = to.is_pronoun
                        && reading.triggers.is_undoing(&inner.word)
                        && entity(reading, &to).is_some_and(|found| Kinds::agents().allows(found.kind));
                    if is_same || is_mistaken {
                        continue;
                    }
                    if !drafts.has_room(reading.tree, clause.verb) {
                        return;
                    }
                    let mut words = reading.words_of_clause(clause);
                    words.push(inner.verb);
                    let draft = reading.draft_of_clause(rule, index, from.clone(), to, Some(relation), words);
                    drafts.push(reading.tree, draft);
                }
            }
        }
    }
}

/// The clauses under a verb that say what somebody wants done.
fn wanted<'a>(reading: &'a Reading<'_>, clause: &Clause) -> Vec<&'a Clause> {
    let tree = reading.tree;
    tree.children(clause.verb)
        .iter()
        .copied()
        .filter(|verb| *verb > clause.verb)
        .filter(|verb| match tree.dependency(*verb) {
            Dependency::ClausalComplement => is_wish(tree, *verb) || is_wanted_so(tree, clause, *verb),
            Dependency::AdverbialClause => tree
                .children_with(*verb, Dependency::Marker)
                .any(|mark| tree.lemma(mark).eq_ignore_ascii_case("for")),
            _ => false,
        })
        .filter_map(|verb| reading.clauses.at(verb))
        .filter(|inner| !inner.inherits_subject && inner.kind == Predicate::Verb)
        .collect()
}

/// "to be scrapped", "be sacked", "resign": a verb that tells no fact.
fn is_wish(tree: &Tree<'_>, verb: u32) -> bool {
    let auxiliaries: Vec<u32> = tree
        .children(verb)
        .iter()
        .copied()
        .filter(|child| {
            matches!(tree.dependency(*child), Dependency::Auxiliary | Dependency::AuxiliaryPassive)
        })
        .collect();
    match auxiliaries.first() {
        None => tree.token(verb).tag == Tag::VerbBase,
        Some(first) => {
            tree.token(*first).tag == Tag::To
                || tree.token(*first).tag == Tag::VerbBase
                || matches!(tree.lemma(*first), "should" | "must")
        }
    }
}

/// "wants the firm prosecuted"
fn is_wanted_so(tree: &Tree<'_>, clause: &Clause, verb: u32) -> bool {
    clause.word == "want"
        && tree.child(verb, Dependency::Marker).is_none()
        && matches!(tree.token(verb).tag, Tag::VerbPast | Tag::VerbPastParticiple)
}

/// Whether the clause is a participle alone: "(wants) the firm prosecuted".
fn is_participle(tree: &Tree<'_>, clause: &Clause) -> bool {
    matches!(tree.token(clause.verb).tag, Tag::VerbPast | Tag::VerbPastParticiple)
        && tree.child(clause.verb, Dependency::Auxiliary).is_none()
}
