//! The words that depend on a predicate, whatever the parse made of them.

use std::collections::BTreeSet;

use super::phrases::{Phrase, phrases_of};
use crate::extraction::mentions::Mentions;
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag, UniversalPos};

/// Every token, a head before what it governs.
pub(super) fn from_roots(tree: &Tree<'_>) -> Vec<u32> {
    let mut order = Vec::with_capacity(tree.len() as usize);
    order.extend((0..tree.len()).filter(|token| tree.head(*token).is_none()));
    let mut next = 0;
    while let Some(token) = order.get(next).copied() {
        order.extend_from_slice(tree.children(token));
        next += 1;
    }
    order
}

pub(super) fn is_predicate(tree: &Tree<'_>, token: u32) -> bool {
    matches!(tree.token(token).pos, UniversalPos::Verb | UniversalPos::Auxiliary)
        && !matches!(
            tree.dependency(token),
            Dependency::Auxiliary
                | Dependency::AuxiliaryPassive
                | Dependency::AdjectivalModifier
                | Dependency::Compound
                | Dependency::Preposition
                | Dependency::Coordination
        )
}

pub(super) fn particle_of(tree: &Tree<'_>, verb: u32) -> Option<u32> {
    tree.child(verb, Dependency::Particle).or_else(|| {
        let next = verb + 1;
        (next < tree.len()
            && tree.head(next) == Some(verb)
            && tree.dependency(next) == Dependency::AdverbialModifier
            && matches!(tree.lemma(next), "forward" | "back" | "together" | "out" | "up"))
        .then_some(next)
    })
}

pub(super) fn children(tree: &Tree<'_>, token: u32, dependency: Dependency) -> Vec<u32> {
    tree.children_with(token, dependency).collect()
}

pub(super) fn agents_of(tree: &Tree<'_>, mentions: &Mentions, paragraph: u32, verb: u32) -> Vec<u32> {
    let nouns: Vec<u32> = tree
        .children_with(verb, Dependency::Agent)
        .flat_map(|by| tree.conjuncts(by))
        .flat_map(|by| children(tree, by, Dependency::PrepositionObject))
        .collect();
    with_conjuncts(tree, mentions, paragraph, &nouns)
}

/// The words and all that is coordinated with them; also where the parse hangs the rest of a
/// coordination on a word inside a name ("the Convention on Human Rights and the Court").
pub(super) fn with_conjuncts(
    tree: &Tree<'_>,
    mentions: &Mentions,
    paragraph: u32,
    words: &[u32],
) -> Vec<u32> {
    let mut found: Vec<u32> = words.to_vec();
    // Mentions may overlap, so that a word could lead back to one that led to it.
    let mut seen = Seen::default();
    let mut next = 0;
    while let Some(word) = found.get(next).copied() {
        next += 1;
        let inside = mentions
            .at_token(paragraph, word)
            .and_then(|mention| mentions.mention(mention))
            .filter(|mention| mention.first_token <= word && word < mention.end_token)
            .map_or(word..word + 1, |mention| mention.first_token..mention.end_token);
        for token in inside.clone() {
            for child in tree.children(token).iter().copied() {
                let belongs = !inside.contains(&child)
                    && (tree.dependency(child) == Dependency::Conjunct
                        || is_list_item(tree, token, child)
                        || (child < token && is_first_of_several(tree, child)));
                if belongs && seen.is_new(child, &found) {
                    found.push(child);
                }
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The words that were found already. Few are coordinated with each other, so that going over them is
/// quicker than any set; a hostile text may coordinate thousands.
#[derive(Default)]
struct Seen(BTreeSet<u32>);

impl Seen {
    /// More than a person coordinates.
    const FEW: usize = 24;

    /// Whether the word is none of those found.
    fn is_new(&mut self, word: u32, found: &[u32]) -> bool {
        if found.len() <= Self::FEW {
            return !found.contains(&word);
        }
        if self.0.len() < found.len() {
            self.0.extend(found);
        }
        !self.0.contains(&word)
    }
}

/// Whether what the parse takes for an apposition is the second item of a list: "councils, activists,
/// responders and others".
fn is_list_item(tree: &Tree<'_>, noun: u32, child: u32) -> bool {
    let is_common = |word: u32| matches!(tree.token(word).tag, Tag::Noun | Tag::NounPlural);
    tree.dependency(child) == Dependency::Apposition
        && child > noun
        && is_common(noun)
        && is_common(child)
        && tree.child(child, Dependency::Conjunct).is_some()
}

/// Whether a modifier before a noun is really the first member of a coordination that ends in the
/// noun: "the Tories and Reform UK" with "Tories" hung on "UK".
pub(super) fn is_first_of_several(tree: &Tree<'_>, word: u32) -> bool {
    matches!(tree.dependency(word), Dependency::NominalModifier)
        && matches!(tree.token(word).tag, Tag::ProperNoun | Tag::ProperNounPlural)
        && tree.child(word, Dependency::Coordination).is_some()
}

/// The phrases of the verb, and those of its objects and of what stands after its prepositions,
/// because a parse often hangs "in Brussels" on the nearest noun.
pub(super) fn with_far_phrases(
    tree: &Tree<'_>,
    mentions: &Mentions,
    paragraph: u32,
    verb: u32,
    objects: &[u32],
) -> Vec<Phrase> {
    let mut phrases = phrases_of(tree, verb);
    let nouns: Vec<u32> = objects.iter().copied().chain(phrases.iter().map(|phrase| phrase.object)).collect();
    for noun in nouns.into_iter().take(8) {
        if tree.is_within(verb, noun) {
            continue;
        }
        phrases.extend(phrases_of(tree, noun).into_iter().map(|phrase| Phrase { is_far: true, ..phrase }));
    }
    let mut spread = Vec::with_capacity(phrases.len());
    for phrase in phrases {
        match with_conjuncts(tree, mentions, paragraph, &[phrase.object]).as_slice() {
            [object] => spread.push(Phrase { object: *object, ..phrase }),
            several => {
                spread.extend(several.iter().map(|object| Phrase { object: *object, ..phrase.clone() }));
            }
        }
    }
    spread
}
