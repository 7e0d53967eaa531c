//! The dates of a paragraph: which words name them, what they mean, and which verb or noun they
//! belong to.

mod normalise;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::DateSpan;
use super::tree::Tree;
use crate::document::Span;
use crate::language::{EntityLabel, Parsed, UniversalPos};

/// The dates of one paragraph by the word they belong to.
#[derive(Clone, Debug, Default)]
pub(super) struct Dates {
    by_word: BTreeMap<u32, Found>,
    day_of_document: Option<Date>,
}

#[derive(Clone, Debug)]
struct Found {
    span: Span,
    words: String,
}

impl Dates {
    /// Finds the dates that `parsed` names after its dateline; `day_of_document` tells which
    /// "Wednesday" is meant.
    pub(super) fn find(
        tree: &Tree<'_>,
        parsed: &Parsed,
        day_of_document: Option<Date>,
        dateline: u32,
    ) -> Self {
        let mut by_word = BTreeMap::new();
        for named in &parsed.entities {
            if named.label != EntityLabel::Date
                || named.first < dateline
                || named.first >= named.end
                || named.end > tree.len()
            {
                continue;
            }
            let tokens = named.first..named.end;
            let head = tokens
                .clone()
                .find(|token| tree.head(*token).is_none_or(|above| !tokens.contains(&above)))
                .unwrap_or(named.first);
            let found = Found {
                span: tree.span(tokens.clone()),
                words: with_word_before(tree, named.first, named.end),
            };
            let mut has_verb = false;
            for above in tree.ancestors(head).filter(|above| !tokens.contains(above)).take(4) {
                let is_verb = matches!(tree.token(above).pos, UniversalPos::Verb | UniversalPos::Auxiliary);
                let is_noun = matches!(tree.token(above).pos, UniversalPos::Noun | UniversalPos::ProperNoun);
                if is_verb || is_noun {
                    by_word.entry(above).or_insert_with(|| found.clone());
                }
                if is_verb {
                    has_verb = true;
                    break;
                }
            }
            if !has_verb {
                by_word.entry(head).or_insert(found);
            }
        }
        Self { by_word, day_of_document }
    }

    /// The date that belongs to this verb or noun. `is_ahead` tells that the text speaks of what is to
    /// come, so that a bare "Wednesday" is the next one and not the last.
    pub(super) fn at(&self, word: u32, is_ahead: bool) -> Option<DateSpan> {
        let found = self.by_word.get(&word)?;
        Some(DateSpan {
            text: found.span,
            days: normalise::days(&found.words, self.day_of_document, is_ahead),
        })
    }
}

/// The words of the date with a "since" before them, which changes what they mean.
fn with_word_before(tree: &Tree<'_>, first: u32, end: u32) -> String {
    let words = tree.words(first..end);
    match first.checked_sub(1).map(|before| tree.word(before).to_lowercase()) {
        Some(before) if before == "since" => format!("since {words}"),
        _ => words.to_owned(),
    }
}
