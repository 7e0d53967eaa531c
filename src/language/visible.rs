//! Text without the marks that steer its direction or its line breaks and cannot be seen.
//!
//! The model has seen none of them: a left-to-right mark at the end of "Mosul" makes it a number.

use std::borrow::Cow;

use super::Parsed;
use crate::document::Span;

/// A paragraph as a reader sees it, and where its bytes stand in the original.
#[derive(Clone, Debug)]
pub struct Visible<'a> {
    text: Cow<'a, str>,
    /// Where in the visible text marks were left out, and how many bytes up to there.
    left_out: Vec<(u32, u32)>,
}

impl<'a> Visible<'a> {
    /// Leaves the invisible marks out. Text without any is not copied.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        if !text.contains(is_invisible) {
            return Self { text: Cow::Borrowed(text), left_out: Vec::new() };
        }
        let mut visible = String::with_capacity(text.len());
        let mut left_out: Vec<(u32, u32)> = Vec::new();
        let mut bytes = 0;
        for letter in text.chars() {
            if is_invisible(letter) {
                bytes += letter.len_utf8() as u32;
                left_out.push((visible.len() as u32, bytes));
            } else {
                visible.push(letter);
            }
        }
        Self { text: Cow::Owned(visible), left_out }
    }

    /// What a reader sees.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The annotation of the visible text with spans that count in the original. Marks at the edge of
    /// a token are not part of it.
    #[must_use]
    pub fn in_original(&self, mut parsed: Parsed) -> Parsed {
        if self.left_out.is_empty() {
            return parsed;
        }
        let before = |count: usize| {
            count.checked_sub(1).and_then(|last| self.left_out.get(last)).map_or(0, |(_, bytes)| *bytes)
        };
        for token in &mut parsed.tokens {
            let (start, end) = (token.span.start, token.span.end);
            let until_start = self.left_out.partition_point(|(place, _)| *place <= start);
            let until_end = self.left_out.partition_point(|(place, _)| *place < end);
            token.span = Span::new(start + before(until_start), end + before(until_end));
        }
        parsed
    }
}

/// Marks of direction, soft hyphens, blanks without width and marks of byte order.
const fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Dependency, Tag, Token, UniversalPos};

    fn token(start: u32, end: u32) -> Token {
        Token {
            span: Span::new(start, end),
            tag: Tag::Noun,
            pos: UniversalPos::Noun,
            lemma: "".into(),
            head: 0,
            dependency: Dependency::Root,
            sentence_start: false,
        }
    }

    #[test]
    fn tokens_are_found_again_among_invisible_marks() {
        let original = "\u{200e}near Mo\u{ad}sul\u{200e}, Iraq";
        let visible = Visible::of(original);
        assert_eq!(visible.text(), "near Mosul, Iraq");
        let parsed = Parsed {
            tokens: vec![token(0, 4), token(5, 10), token(10, 11), token(12, 16)],
            entities: Vec::new(),
        };
        let words: Vec<String> = visible
            .in_original(parsed)
            .tokens
            .iter()
            .map(|token| token.span.of(original).to_owned())
            .collect();
        assert_eq!(words, ["near", "Mo\u{ad}sul", ",", "Iraq"]);
    }

    #[test]
    fn text_without_marks_stays_as_it_is() {
        let visible = Visible::of("near Mosul");
        assert!(matches!(visible.text, Cow::Borrowed(_)));
        let parsed = Parsed { tokens: vec![token(0, 4)], entities: Vec::new() };
        assert_eq!(visible.in_original(parsed.clone()), parsed);
    }
}
