//! Whose word a clause is by the grammar of its sentence: reported speech, what somebody is accused
//! of, and "according to". What somebody is asked to do is nobody's word: its status says so.

use super::clause::{Clause, Clauses, Predicate};
use super::triggers::Triggers;
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};

/// Who says what a clause says, as tokens, nearest first.
pub(super) type Speakers = Vec<u32>;

/// How many speakers of a chain ("A said B had told C …") are kept.
const LONGEST_CHAIN: usize = 4;

/// The speakers of every clause, in the order of `clauses`.
pub(super) fn reported(tree: &Tree<'_>, clauses: &Clauses, triggers: &Triggers) -> Vec<Speakers> {
    let sources = sources(tree, clauses);
    let mut found: Vec<Speakers> = Vec::with_capacity(clauses.all.len());
    for (index, clause) in clauses.all.iter().enumerate() {
        let mut speakers = if clause.kind == Predicate::Adjective {
            clauses.index_at(clause.verb).and_then(|copula| found.get(copula)).cloned().unwrap_or_default()
        } else {
            of_clause(tree, clauses, triggers, &found, clause)
        };
        for source in sources.iter().filter(|source| source.clause == index) {
            speakers.extend(source.words.iter().copied());
        }
        speakers.truncate(LONGEST_CHAIN);
        found.push(speakers);
    }
    found
}

fn of_clause(
    tree: &Tree<'_>,
    clauses: &Clauses,
    triggers: &Triggers,
    found: &[Speakers],
    clause: &Clause,
) -> Speakers {
    let verb = clause.verb;
    let mut speakers = Speakers::new();
    // The purpose of a document ("a recommendation to deter …") is its own.
    let is_purpose = tree.dependency(verb) == Dependency::ClausalModifier
        && tree.token(verb).tag == Tag::VerbBase
        && clause.subjects.iter().any(|subject| tree.head(verb) == Some(*subject));
    if let Some(governor) = governor_of(tree, clauses, verb).filter(|_| !is_purpose && !is_aside(tree, verb))
    {
        let outer = clauses.index_at(governor.verb).and_then(|index| found.get(index));
        let word = word_of(tree, triggers, governor, verb);
        match word {
            Word::Nobodys => {}
            Word::Stated => speakers.extend_from_slice(governor.actors()),
            Word::Noun(noun) => speakers.extend(owners_of_word(tree, governor, noun)),
        }
        speakers.extend(outer.into_iter().flatten().copied());
    }
    speakers.extend(inserted(tree, clauses, triggers, clause));
    speakers
}

/// Whether the clause is the writer's own remark: "as the opposition had asked".
fn is_aside(tree: &Tree<'_>, verb: u32) -> bool {
    tree.dependency(verb) == Dependency::AdverbialClause
        && tree
            .children_with(verb, Dependency::Marker)
            .any(|mark| tree.lemma(mark).eq_ignore_ascii_case("as"))
        && tree.child(verb, Dependency::Subject).is_some()
}

/// The clause that governs a verb, also through the noun, preposition or adjective between them.
pub(super) fn governor_of<'a>(tree: &Tree<'_>, clauses: &'a Clauses, verb: u32) -> Option<&'a Clause> {
    tree.ancestors(verb).take(8).find_map(|above| clauses.at(above))
}

/// In what way a clause is the word of its governor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    /// It is not.
    Nobodys,
    /// The governor's subject states it.
    Stated,
    /// It is the content of a noun for what somebody says: "his claim that …".
    Noun(u32),
}

fn word_of(tree: &Tree<'_>, triggers: &Triggers, governor: &Clause, verb: u32) -> Word {
    let Some(head) = tree.head(verb) else { return Word::Nobodys };
    let is_straight = head == governor.verb;
    let word = governor.word.as_str();
    match tree.dependency(verb) {
        Dependency::ClausalComplement | Dependency::Parataxis if is_straight => {
            if triggers.is_speech(word) && !is_asked_for(tree, triggers, governor, verb) {
                Word::Stated
            } else {
                Word::Nobodys
            }
        }
        // "denied being paid by the firm"
        Dependency::OpenComplement if is_straight && word == "deny" => Word::Stated,
        Dependency::PrepositionComplement
            if triggers.is_charge(word) && matches!(tree.lemma(head), "of" | "for" | "with" | "over") =>
        {
            Word::Stated
        }
        Dependency::ClausalModifier if triggers.is_word(&tree.lower_lemma(head)) => {
            let is_content = tree
                .children_with(verb, Dependency::Marker)
                .any(|mark| tree.lemma(mark).eq_ignore_ascii_case("that"));
            if is_content { Word::Noun(head) } else { Word::Nobodys }
        }
        _ => Word::Nobodys,
    }
}

/// Whether what stands under a verb of saying is only what somebody is told to do: "told the firm to
/// stop", "asked that the talks resume".
fn is_asked_for(tree: &Tree<'_>, triggers: &Triggers, governor: &Clause, verb: u32) -> bool {
    let mut auxiliaries = tree.children_with(verb, Dependency::Auxiliary).peekable();
    let is_wish = auxiliaries.peek().is_none() && tree.token(verb).tag == Tag::VerbBase;
    let is_infinitive = auxiliaries.any(|auxiliary| tree.token(auxiliary).tag == Tag::To);
    triggers.is_demand(&governor.word) && (is_infinitive || (is_wish && governor.word != "tell"))
}

/// Whose word a noun such as "claim" is: its possessor's, else that of whoever makes or denies it.
fn owners_of_word(tree: &Tree<'_>, governor: &Clause, noun: u32) -> Vec<u32> {
    if let Some(owner) = tree.child(noun, Dependency::Possessive) {
        return tree.conjuncts(owner);
    }
    if governor.objects.contains(&noun) { governor.actors().to_vec() } else { Vec::new() }
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

/// Words that name a source, and the clause whose word they make its own.
struct Attribution {
    clause: usize,
    words: Vec<u32>,
}

/// The sources named by "according to". At the start or the end of a sentence it holds for all of it,
/// wherever the parse hung it.
fn sources(tree: &Tree<'_>, clauses: &Clauses) -> Vec<Attribution> {
    let mut found = Vec::new();
    for token in 0..tree.len().saturating_sub(1) {
        if !tree.is_according_to(token) {
            continue;
        }
        let words: Vec<u32> = tree
            .children_with(token + 1, Dependency::PrepositionObject)
            .chain(tree.children_with(token, Dependency::PrepositionObject))
            .flat_map(|source| tree.conjuncts(source))
            .collect();
        let sentence = tree.sentence(token);
        let end = words.iter().map(|word| tree.subtree(*word).end).max().unwrap_or(token + 2);
        let is_edge = token <= sentence.start + 1
            || (end..sentence.end).all(|after| tree.dependency(after) == Dependency::Punctuation);
        let above = || tree.ancestors(token).find_map(|above| clauses.index_at(above));
        let root = || {
            let root = std::iter::once(token).chain(tree.ancestors(token)).last()?;
            clauses.index_at(root)
        };
        let clause = if is_edge { root().or_else(above) } else { above() };
        if let Some(clause) = clause.filter(|_| !words.is_empty()) {
            found.push(Attribution { clause, words });
        }
    }
    found
}

/// Whether the word stands in a phrase that only names a source: "according to a ministry report".
pub(super) fn names_source(tree: &Tree<'_>, word: u32) -> bool {
    tree.ancestors(word).take(8).any(|above| tree.is_according_to(above))
}
