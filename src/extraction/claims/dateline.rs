//! The dateline before a report's first sentence: "LONDON, 3 March 2026 (Agency) –".

use crate::extraction::tree::Tree;
use crate::language::{Tag, UniversalPos};

/// A dateline is no longer than this, in tokens.
const LONGEST: u32 = 14;

/// One past the last token of the paragraph's dateline, its dash included; 0 when it has none.
pub(in crate::extraction) fn end(tree: &Tree<'_>) -> u32 {
    let mut has_name = false;
    for token in 0..tree.len().min(LONGEST) {
        let word = tree.word(token);
        if has_name && matches!(word, "–" | "—" | "--" | "-") && !joins_words(tree, token) {
            return token + 1;
        }
        let is_part =
            matches!(tree.token(token).tag, Tag::ProperNoun | Tag::ProperNounPlural | Tag::Cardinal)
                || matches!(
                    tree.token(token).pos,
                    UniversalPos::Punctuation | UniversalPos::Space | UniversalPos::Symbol
                )
                || is_all_capitals(word);
        if !is_part {
            return 0;
        }
        has_name |= word.chars().next().is_some_and(char::is_uppercase);
    }
    0
}

/// Whether a hyphen stands between two words without blanks around it.
fn joins_words(tree: &Tree<'_>, hyphen: u32) -> bool {
    let end_before = hyphen.checked_sub(1).map(|before| tree.token(before).span.end);
    end_before == Some(tree.token(hyphen).span.start)
}

fn is_all_capitals(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|character| character.is_uppercase() || character == '.')
}
