//! Where the roles of the table stand in a paragraph: "secretary general", "spokesman".

use super::triggers::Triggers;
use crate::extraction::tree::Tree;
use crate::language::UniversalPos;

/// A role as it stands in the text.
pub(super) struct Role {
    /// Its words in the table.
    pub(super) words: &'static str,
    /// First token.
    pub(super) first: u32,
    /// The token that governs the others.
    pub(super) head: u32,
    /// One past its last token.
    pub(super) end: u32,
}

/// The roles that a paragraph names, in order of place.
pub(super) fn roles(tree: &Tree<'_>, triggers: &'static Triggers) -> Vec<Role> {
    let mut found = Vec::new();
    let mut token = 0;
    while token < tree.len() {
        let (word, lemma) = (tree.lower_word(token), tree.lower_lemma(token));
        let by_lemma = if word == lemma { &[] } else { triggers.roles_from(&lemma) };
        let role = triggers
            .roles_from(&word)
            .iter()
            .chain(by_lemma)
            .find_map(|words| Some((*words, matched(tree, token, words)?)));
        match role {
            Some((words, end)) => {
                let head = (token..end)
                    .find(|inner| tree.head(*inner).is_none_or(|above| !(token..end).contains(&above)))
                    .unwrap_or(end - 1);
                found.push(Role { words, first: token, head, end });
                token = end;
            }
            None => token += 1,
        }
    }
    found
}

/// One past the last token, when the words of the role stand here; a hyphen between them is no word.
fn matched(tree: &Tree<'_>, first: u32, words: &str) -> Option<u32> {
    let mut token = first;
    let count = words.split([' ', '-']).count();
    for (place, word) in words.split([' ', '-']).enumerate() {
        if place > 0 && token < tree.len() && tree.word(token) == "-" {
            token += 1;
        }
        if token >= tree.len() {
            return None;
        }
        // "one of them, X" is tagged a number.
        let is_noun = matches!(tree.token(token).pos, UniversalPos::Noun | UniversalPos::ProperNoun)
            || words == "one" && tree.token(token).pos == UniversalPos::Numeral;
        let same = tree.lower_word(token) == word
            || (place + 1 == count && is_noun && tree.lower_lemma(token) == word);
        if !same || (place + 1 == count && !is_noun) {
            return None;
        }
        token += 1;
    }
    Some(token)
}
