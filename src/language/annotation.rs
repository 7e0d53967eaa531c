//! What the engine says about one paragraph.

use std::sync::Arc;

use super::{Dependency, EntityLabel, Tag, UniversalPos};
use crate::document::Span;

/// One word, number or mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Where it stands. The engine counts from the start of the text it was given;
    /// [`Parsed::shifted`] moves the spans to where that text stands in a document.
    pub span: Span,
    /// Fine-grained part of speech.
    pub tag: Tag,
    /// Universal part of speech.
    pub pos: UniversalPos,
    /// Dictionary form.
    pub lemma: Arc<str>,
    /// Index of the head token in the same [`Parsed`]; its own index for the root of a sentence.
    pub head: u32,
    /// Label of the arc to the head.
    pub dependency: Dependency,
    /// Whether a sentence begins here.
    pub sentence_start: bool,
}

/// A run of tokens that the model takes for a name, date, amount, …
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NamedSpan {
    /// First token.
    pub first: u32,
    /// One past the last token.
    pub end: u32,
    /// What the model takes it for.
    pub label: EntityLabel,
}

/// The annotation of one paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// The tokens in order; white space that is more than one blank is a token too.
    pub tokens: Vec<Token>,
    /// The named spans in order; they do not overlap.
    pub entities: Vec<NamedSpan>,
}

impl Parsed {
    /// The same annotation with every span moved `offset` bytes to the right.
    #[must_use]
    pub fn shifted(mut self, offset: u32) -> Self {
        for token in &mut self.tokens {
            token.span = token.span.shifted(offset);
        }
        self
    }

    /// The sentences as ranges of tokens, in order; together they cover all tokens.
    pub fn sentences(&self) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
        let mut start = 0;
        std::iter::from_fn(move || {
            if start >= self.tokens.len() {
                return None;
            }
            let end = self.tokens[start + 1..]
                .iter()
                .position(|token| token.sentence_start)
                .map_or(self.tokens.len(), |found| start + 1 + found);
            let sentence = start..end;
            start = end;
            Some(sentence)
        })
    }
}
