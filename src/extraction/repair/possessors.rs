//! Possessors whose ending was taken for a quotation mark.

use super::{Correction, Edit, Known, is_noun, is_plural};
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};

/// "the tenants’ charity" with the curly apostrophe as a closing quotation mark: after a plural, with
/// no quotation open, and before a noun, it is a possessive ending.
pub(super) fn plural_possessor(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for sentence in tree.sentences() {
        let mut is_open = false;
        for mark in sentence.clone() {
            match tree.word(mark) {
                "‘" => is_open = true,
                "’" | "'" => {
                    if !is_open {
                        found.extend(possessor(tree, mark));
                    }
                    is_open = !is_open && tree.word(mark) == "'";
                }
                _ => {}
            }
        }
    }
    found
}

fn possessor(tree: &Tree<'_>, mark: u32) -> Option<Correction> {
    let owner = mark.checked_sub(1)?;
    let next = mark + 1;
    let touches = tree.token(owner).span.end == tree.token(mark).span.start;
    let parts = next < tree.len() && tree.token(mark).span.end < tree.token(next).span.start;
    let is_mark = matches!(tree.token(mark).tag, Tag::CloseQuote | Tag::OpenQuote | Tag::PossessiveEnding)
        && tree.dependency(mark) == Dependency::Punctuation;
    if !is_mark || !touches || !parts || !is_plural(tree, owner) || !tree.word(owner).ends_with('s') {
        return None;
    }
    let possession = head_of_what_follows(tree, next)?;
    let mut correction = vec![
        Edit::hang(mark, owner, Dependency::Case).tagged(Tag::PossessiveEnding),
        Edit::hang(owner, possession, Dependency::Possessive),
    ];
    if tree.is_within(possession, owner) {
        // What is owned takes the owner's place in the sentence.
        let head = tree.head(owner).unwrap_or(possession);
        correction.push(Edit::hang(possession, head, tree.dependency(owner)));
    }
    Some(correction)
}

/// The noun at the end of the words that stand right after the possessor.
fn head_of_what_follows(tree: &Tree<'_>, first: u32) -> Option<u32> {
    let mut word = first;
    for _ in 0..4 {
        let before_its_head = matches!(
            tree.dependency(word),
            Dependency::Compound
                | Dependency::AdjectivalModifier
                | Dependency::NominalModifier
                | Dependency::NumericModifier
        );
        match tree.head(word).filter(|head| before_its_head && *head > word) {
            Some(head) => word = head,
            None => break,
        }
    }
    is_noun(tree, word).then_some(word)
}
