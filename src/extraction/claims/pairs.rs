//! Verbs that say something only together with another word: "take part", "find guilty", "take to
//! court", "the award went".

use super::phrases::{is_money, phrases_of};
use super::triggers::Triggers;
use crate::extraction::tree::{Tree, lower};
use crate::language::{Dependency, UniversalPos};

/// The words beside a verb with which it says what it says.
#[derive(Clone, Debug, Default)]
pub(super) struct Pair {
    words: Option<String>,
    kind: PairKind,
    /// The tokens beside the verb.
    pub(super) tokens: Vec<u32>,
    /// The subject of an adjective, as good as an object: "found *the man* guilty".
    pub(super) raised: Vec<u32>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum PairKind {
    #[default]
    None,
    Object,
    Predicate,
    Phrase,
}

/// How many objects are looked at; a pair's own stands among the first.
const MOST_OBJECTS: usize = 3;

impl Pair {
    /// Verb and words as the table writes them.
    pub(super) fn take_words(&mut self) -> Option<String> {
        self.words.take()
    }

    /// Whether there is none.
    pub(super) fn is_none(&self) -> bool {
        self.words.is_none()
    }

    /// The object ("part"), if the pair has one.
    pub(super) fn object(&self) -> Option<u32> {
        self.tokens.last().copied().filter(|_| self.kind == PairKind::Object)
    }

    /// The adjective ("guilty"), if the pair has one.
    pub(super) fn predicate(&self) -> Option<u32> {
        self.tokens.last().copied().filter(|_| self.kind == PairKind::Predicate)
    }
}

/// What the table knows of a verb together with its object (the subject of a passive), with an
/// adjective said of somebody, or with a preposition and its noun.
pub(super) fn light_pair(
    tree: &Tree<'_>,
    triggers: &Triggers,
    verb: u32,
    word: &str,
    objects: &[u32],
) -> Pair {
    let word = lower(word);
    // Most verbs have no such row, and to look for one costs more than all the rest.
    if !triggers.begins_pair(&word) {
        return Pair::default();
    }
    let known = |other: &str| {
        let other = lower(other);
        if !triggers.ends_pair(&other) {
            return None;
        }
        let words = format!("{word} {other}");
        (!triggers.verb(&words).is_empty() || triggers.is_idle(&words)).then_some(words)
    };
    for object in objects.iter().copied().take(MOST_OBJECTS) {
        let is_sum = is_money(tree, object);
        let words = known(if is_sum { "money" } else { tree.lemma(object) });
        // "saved money" says nothing of the money, "saved €300 from his pay" does.
        if let Some(words) = words.filter(|words| !is_sum || !triggers.verb(words).is_empty()) {
            let tokens = vec![object];
            return Pair { words: Some(words), kind: PairKind::Object, tokens, raised: Vec::new() };
        }
    }
    for (adjective, raised) in predicates(tree, verb) {
        let negation = tree.child(adjective, Dependency::Negation);
        let said = tree.word(adjective);
        let words = if negation.is_some() { known(&format!("not {said}")) } else { known(said) };
        if words.is_some() {
            let tokens = negation.into_iter().chain([adjective]).collect();
            return Pair { words, kind: PairKind::Predicate, tokens, raised };
        }
    }
    for phrase in phrases_of(tree, verb) {
        // "replaced the minister with the mayor" says another thing than "replaced the minister".
        if let Some(words) = known(&format!("+{}", phrase.preposition)) {
            return Pair { words: Some(words), ..Pair::default() };
        }
        if let Some(words) = known(&format!("{} {}", phrase.preposition, tree.lemma(phrase.object))) {
            let mut tokens = phrase.tokens;
            tokens.push(phrase.object);
            return Pair { words: Some(words), kind: PairKind::Phrase, tokens, raised: Vec::new() };
        }
    }
    Pair::default()
}

/// What the table knows of a verb together with its subject: "the award went to", "a dispute broke out".
pub(super) fn subject_pair(tree: &Tree<'_>, triggers: &Triggers, word: &str, subjects: &[u32]) -> Pair {
    let word = lower(word);
    if !triggers.ends_pair(&word) {
        return Pair::default();
    }
    for subject in subjects.iter().copied().take(MOST_OBJECTS) {
        let words = format!("{} {word}", tree.lower_lemma(subject));
        if !triggers.verb(&words).is_empty() {
            return Pair { words: Some(words), tokens: vec![subject], ..Pair::default() };
        }
    }
    Pair::default()
}

/// The adjectives that a verb says of its subject or object, each with the subject that the parse gives
/// it: "pleaded guilty", "was found dead", "left twelve dead".
fn predicates(tree: &Tree<'_>, verb: u32) -> Vec<(u32, Vec<u32>)> {
    let mut found = Vec::new();
    for child in tree.children(verb).iter().copied() {
        let is_adjective = |word: u32| tree.token(word).pos == UniversalPos::Adjective;
        match tree.dependency(child) {
            Dependency::AdjectivalComplement | Dependency::ObjectPredicate => {
                found.push((child, Vec::new()));
            }
            Dependency::ClausalComplement | Dependency::OpenComplement if is_adjective(child) => {
                let subjects =
                    tree.children_with(child, Dependency::Subject).flat_map(|one| tree.conjuncts(one));
                found.push((child, subjects.collect()));
            }
            Dependency::DirectObject => {
                let after = tree
                    .children_with(child, Dependency::AdjectivalModifier)
                    .filter(|adjective| *adjective > child && is_adjective(*adjective));
                found.extend(after.map(|adjective| (adjective, Vec::new())));
            }
            _ => {}
        }
    }
    found
}
