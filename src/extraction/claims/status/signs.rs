//! The words beside a verb that tell how real its clause is.

use super::super::triggers::Triggers;
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};
use crate::vocabulary::Modality;

pub(super) fn has_adverb(tree: &Tree<'_>, verb: u32, adverb: &str) -> bool {
    tree.children_with(verb, Dependency::AdverbialModifier)
        .any(|child| tree.word(child).eq_ignore_ascii_case(adverb))
}

pub(super) fn has_mark(tree: &Tree<'_>, verb: u32, marks: &[&str]) -> bool {
    tree.children_with(verb, Dependency::Marker).any(|mark| marks.contains(&tree.lower_word(mark).as_ref()))
}

pub(super) fn has_negation(tree: &Tree<'_>, word: u32) -> bool {
    tree.children(word).iter().any(|child| match tree.dependency(*child) {
        // "not only closed the school but …" denies nothing.
        Dependency::Negation => {
            child + 1 >= tree.len()
                || !matches!(tree.lemma(child + 1), "only" | "just" | "merely" | "simply" | "least")
        }
        Dependency::AdverbialModifier => {
            let has_no = || tree.children(*child).iter().any(|inner| tree.lemma(*inner) == "no");
            matches!(
                tree.lemma(*child),
                "never" | "hardly" | "barely" | "scarcely" | "no" | "neither" | "nor"
            ) || (tree.word(*child).eq_ignore_ascii_case("longer") && has_no())
                || (*child + 1 == word && matches!(tree.lemma(*child), "almost" | "nearly"))
        }
        Dependency::Preconjunction | Dependency::Coordination => {
            matches!(tree.lemma(*child), "neither" | "nor")
        }
        _ => false,
    })
}

/// "reportedly", "probably": what an adverb beside the verb says of it.
pub(super) fn modality_of_adverbs(tree: &Tree<'_>, triggers: &Triggers, verb: u32) -> Option<Modality> {
    tree.children_with(verb, Dependency::AdverbialModifier)
        .find_map(|child| triggers.adverb(&tree.lower_lemma(child)))
}

pub(super) fn modality_of_auxiliaries(tree: &Tree<'_>, verb: u32) -> Option<Modality> {
    tree.children_with(verb, Dependency::Auxiliary).find_map(|child| {
        if tree.token(child).tag != Tag::Modal {
            return None;
        }
        Some(match tree.lower_word(child).as_ref() {
            "will" | "shall" | "’ll" | "'ll" | "wo" => Modality::Planned,
            "must" | "should" | "ought" => Modality::Obliged,
            _ => Modality::Possible,
        })
    })
}

pub(super) fn ends_with_question_mark(tree: &Tree<'_>, verb: u32) -> bool {
    tree.sentence(verb).rev().take(3).any(|token| tree.word(token) == "?")
}
