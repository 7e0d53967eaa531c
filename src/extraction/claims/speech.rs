//! Whose word a clause is: reported speech, "according to", and quotations that run over sentences
//! and paragraphs.

use std::ops::Range;

use super::clause::{Clause, Clauses, Predicate};
use super::triggers::Triggers;
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};

/// A quotation within one paragraph, as a range of tokens without the marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quotation {
    /// The tokens between the marks.
    pub(super) tokens: Range<u32>,
    /// Whether the closing mark is missing, so that the next paragraph continues it.
    pub(super) is_open: bool,
}

/// The quotations of a paragraph, in order of place.
pub(super) fn quotations(tree: &Tree<'_>) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut start = None;
    for token in 0..tree.len() {
        let (opens, closes) = match tree.word(token) {
            "“" => (true, false),
            "”" => (false, true),
            "\"" | "``" | "''" => match tree.token(token).tag {
                Tag::CloseQuote if start.is_some() => (false, true),
                _ => (start.is_none(), start.is_some()),
            },
            _ => continue,
        };
        if closes {
            if let Some(first) = start.take() {
                found.push(Quotation { tokens: first..token, is_open: false });
            }
        } else if opens && start.is_none() {
            start = Some(token + 1);
        }
    }
    if let Some(first) = start {
        found.push(Quotation { tokens: first..tree.len(), is_open: true });
    }
    found
}

/// The speakers of every clause by the grammar of its own sentence, nearest first, as tokens.
pub(super) fn reported(tree: &Tree<'_>, clauses: &Clauses, triggers: &Triggers) -> Vec<Vec<u32>> {
    let mut found: Vec<Vec<u32>> = Vec::with_capacity(clauses.all.len());
    for clause in &clauses.all {
        let mut speakers = Vec::new();
        if clause.kind == Predicate::Adjective {
            if let Some(copula) = clauses.index_at(clause.verb).and_then(|index| found.get(index)) {
                speakers.clone_from(copula);
            }
        } else {
            // The purpose of a document ("a recommendation to deter …") is its own.
            let is_purpose = tree.dependency(clause.verb) == Dependency::ClausalModifier
                && tree.token(clause.verb).tag == Tag::VerbBase
                && clause.subjects.iter().any(|subject| tree.head(clause.verb) == Some(*subject));
            if let Some(governor) = governor_of(tree, clauses, clause.verb).filter(|_| !is_purpose) {
                if is_word_of(tree, triggers, governor, clause.verb) {
                    speakers.extend(governor.actors().iter().copied());
                }
                if let Some(outer) = clauses.index_at(governor.verb).and_then(|index| found.get(index)) {
                    speakers.extend(outer.iter().copied());
                }
            }
            speakers.extend(inserted(tree, clauses, triggers, clause));
            speakers.extend(according_to(clause));
            // A nested chain of speakers is short; the bound keeps a hostile one so.
            speakers.truncate(4);
        }
        found.push(speakers);
    }
    found
}

/// The clause that governs a verb, also through the noun, preposition or adjective between them.
pub(super) fn governor_of<'a>(tree: &Tree<'_>, clauses: &'a Clauses, verb: u32) -> Option<&'a Clause> {
    tree.ancestors(verb).take(8).find_map(|above| clauses.at(above))
}

/// Whether the clause of `verb` is what `governor` says, asks or demands.
fn is_word_of(tree: &Tree<'_>, triggers: &Triggers, governor: &Clause, verb: u32) -> bool {
    let straight = tree.head(verb) == Some(governor.verb);
    match tree.dependency(verb) {
        Dependency::ClausalComplement | Dependency::Parataxis => {
            straight && triggers.is_speech(&governor.word)
        }
        // "urged him to press": what is urged is the urger's word.
        Dependency::OpenComplement => {
            straight
                && !governor.patients().is_empty()
                && matches!(
                    governor.word.as_str(),
                    "urge" | "ask" | "tell" | "press" | "order" | "advise" | "warn"
                )
        }
        Dependency::PrepositionComplement => governor.word == "accuse",
        _ => false,
    }
}

/// The speaker named by a clause inserted into this one: "the bridge, she said, was safe".
fn inserted(tree: &Tree<'_>, clauses: &Clauses, triggers: &Triggers, clause: &Clause) -> Vec<u32> {
    tree.children(clause.verb)
        .iter()
        .copied()
        .filter(|child| {
            matches!(tree.dependency(*child), Dependency::Parataxis | Dependency::ClausalComplement)
        })
        .filter_map(|child| clauses.at(child).or_else(|| clauses.at(tree.head(child)?)))
        .filter(|inner| {
            inner.verb != clause.verb
                && triggers.is_speech(&inner.word)
                && inner.objects.is_empty()
                && !inner.inherits_subject
                && tree.child(inner.verb, Dependency::ClausalComplement).is_none()
                && tree.dependency(inner.verb) == Dependency::Parataxis
        })
        .flat_map(|inner| inner.actors().to_vec())
        .collect()
}

fn according_to(clause: &Clause) -> Vec<u32> {
    clause
        .phrases
        .iter()
        .filter(|phrase| phrase.preposition == "according to")
        .map(|phrase| phrase.object)
        .collect()
}

/// How far from a quotation the verb of saying may stand, in tokens.
const REACH: u32 = 12;

/// Who is said to say the quotation: the subject of the verb of saying nearest before or after it.
pub(super) fn speaker_of(
    tree: &Tree<'_>,
    clauses: &Clauses,
    triggers: &Triggers,
    quotation: &Quotation,
) -> Vec<u32> {
    let (first, last) = (quotation.tokens.start, quotation.tokens.end);
    let before = (first.saturating_sub(REACH)..first).rev();
    let after = last..last.saturating_add(REACH).min(tree.len());
    let mut near: Vec<u32> = before.chain(after).collect();
    near.sort_by_key(|verb| if *verb < first { first - verb } else { verb - last });
    near.into_iter()
        .filter_map(|verb| clauses.at(verb))
        .find(|clause| triggers.is_speech(&clause.word) && !clause.actors().is_empty())
        .map(|clause| clause.actors().to_vec())
        .unwrap_or_default()
}
