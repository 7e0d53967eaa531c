//! Which words are pronouns that refer, and what they tell.

use super::draft::{Draft, Form, Pronoun};
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};
use crate::reference::Gender;

/// The pronouns of a paragraph that refer to something named or described.
pub(super) fn pronouns(tree: &Tree, paragraph: u32) -> Vec<Draft> {
    (0..tree.len())
        .filter_map(|token| {
            let pronoun = pronoun(tree, token)?;
            Some(Draft::new(tree, paragraph, token..token + 1, Form::Pronoun(pronoun)))
        })
        .collect()
}

fn pronoun(tree: &Tree, token: u32) -> Option<Pronoun> {
    if !matches!(tree.token(token).tag, Tag::Pronoun | Tag::PronounPossessive) {
        return None;
    }
    Some(match tree.lower_word(token).as_ref() {
        "i" | "me" | "my" | "mine" => Pronoun::Speaker,
        "we" | "us" | "our" | "ours" => Pronoun::Speakers,
        "he" | "him" | "his" => Pronoun::Person(Gender::Male),
        "she" | "her" | "hers" => Pronoun::Person(Gender::Female),
        "it" if is_empty(tree, token) => return None,
        "it" | "its" => Pronoun::Thing,
        "they" | "them" | "their" | "theirs" => Pronoun::Many,
        _ => return None,
    })
}

/// Whether an "it" refers to nothing: "it is clear that", "it seems", "it rained".
fn is_empty(tree: &Tree, token: u32) -> bool {
    if tree.dependency(token) == Dependency::Expletive {
        return true;
    }
    let Some(verb) = tree.head(token) else { return false };
    let has = |dependency: Dependency| tree.child(verb, dependency).is_some();
    match tree.lemma(verb) {
        "be" => {
            has(Dependency::ClausalComplement)
                || has(Dependency::OpenComplement)
                || has(Dependency::ClausalSubject)
                || (has(Dependency::AdjectivalComplement) && has(Dependency::AdverbialClause))
        }
        "seem" | "appear" | "happen" | "turn" | "rain" | "snow" => true,
        "take" | "understand" | "say" | "believe" | "think" | "hope" | "expect" => {
            has(Dependency::ClausalComplement) && has(Dependency::AuxiliaryPassive)
        }
        _ => false,
    }
}
