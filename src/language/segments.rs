//! Cuts very long paragraphs, so that time and memory are bounded on any input.

use super::tokenizer::RawToken;

/// The most tokens that are analysed as one paragraph.
const MOST_TOKENS: usize = 2048;
/// No part but the last is shorter than this.
const FEWEST_TOKENS: usize = MOST_TOKENS / 2;

/// The parts of a paragraph: it as a whole unless it is very long.
pub(super) fn segments(mut tokens: &[RawToken]) -> Vec<&[RawToken]> {
    let mut parts = Vec::new();
    while tokens.len() > MOST_TOKENS {
        let (part, rest) = tokens.split_at(cut(&tokens[..MOST_TOKENS]));
        parts.push(part);
        tokens = rest;
    }
    if !tokens.is_empty() {
        parts.push(tokens);
    }
    parts
}

/// After which token to cut: the last that ends a sentence, else the last before a blank, else all.
fn cut(tokens: &[RawToken]) -> usize {
    let last = |ends: &dyn Fn(&RawToken) -> bool| {
        let candidates = tokens[FEWEST_TOKENS..].iter();
        candidates.rev().position(ends).map(|from_end| tokens.len() - from_end)
    };
    let ends_sentence = |token: &RawToken| {
        token.followed_by_blank && matches!(token.lexeme.text.as_ref(), "." | "!" | "?" | "\"" | "”")
    };
    last(&ends_sentence).or_else(|| last(&|token| token.followed_by_blank)).unwrap_or(tokens.len())
}
