//! Takes a transcript down, within what a file may ask for.

use super::{Budget, Refusal};
use crate::document::{Locator, ParagraphKind, Transcript};

/// How many problems are told of one article; more help nobody.
const MOST_PROBLEMS: usize = 50;

/// A transcript that grows, paragraph by paragraph, until its article has as many characters as are kept.
#[derive(Debug)]
pub(super) struct Writer {
    /// What is known of the article as a whole; its passages come by [`Writer::push`].
    pub(super) transcript: Transcript,
    left: usize,
    most: usize,
    is_cut: bool,
}

impl Writer {
    pub(super) fn new(budget: &Budget) -> Self {
        let most = budget.limits().characters;
        Self { transcript: Transcript::default(), left: most, most, is_cut: false }
    }

    /// Adds a paragraph, with single blanks between its words. What is blank is left out.
    pub(super) fn push(&mut self, kind: ParagraphKind, text: &str, locator: Option<Locator>) {
        if self.is_cut {
            return;
        }
        let mut tidied = tidy(text);
        let characters = tidied.chars().count();
        if characters > self.left {
            let end = tidied.char_indices().nth(self.left).map_or(tidied.len(), |(end, _)| end);
            tidied.truncate(end);
            self.is_cut = true;
        }
        self.left = self.left.saturating_sub(characters);
        self.transcript.push(kind, tidied, locator);
    }

    /// Tells the reader of the document something, once.
    pub(super) fn problem(&mut self, message: impl Into<String>) {
        let message = message.into();
        let problems = &mut self.transcript.problems;
        if problems.len() < MOST_PROBLEMS && !problems.contains(&message) {
            problems.push(message);
        }
    }

    /// Whether nothing more is taken.
    pub(super) const fn is_full(&self) -> bool {
        self.is_cut
    }

    /// The transcript.
    ///
    /// # Errors
    ///
    /// [`Refusal::Empty`] when nothing was said.
    pub(super) fn finish(mut self) -> Result<Transcript, Refusal> {
        if self.is_cut {
            let message = format!(
                "The text is longer than {} characters and was cut there; split the file to read all of it.",
                self.most
            );
            self.transcript.problems.push(message);
        }
        if self.transcript.passages.is_empty() { Err(Refusal::Empty) } else { Ok(self.transcript) }
    }
}

/// The words with single blanks between them, without control characters and marks of the page, which in the
/// middle of a name would make another name of it.
pub(super) fn tidy(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut is_between = false;
    for character in text.chars() {
        if character.is_whitespace() || character == '\0' {
            is_between = !result.is_empty();
        } else if !character.is_control() && !is_of_page(character) {
            if is_between {
                result.push(' ');
                is_between = false;
            }
            result.push(character);
        }
    }
    result
}

/// Whether a character is nothing but a mark of the page: a soft hyphen, a mark of byte order, or a sign of a font of
/// signs (bullets, mostly), which has no meaning without it.
const fn is_of_page(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{FEFF}' | '\u{F000}'..='\u{F0FF}')
}

/// The words, when there are any.
pub(super) fn said(text: &str) -> Option<String> {
    Some(tidy(text)).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::Limits;
    use super::*;

    #[test]
    fn blanks_are_single_and_marks_of_the_page_are_out() {
        assert_eq!(tidy("\u{FEFF} The\u{a0}\r\n Com\u{AD}mission\u{7}\0said\t"), "The Commission said");
        assert_eq!(said(" \n"), None);
    }

    #[test]
    fn a_text_is_cut_where_it_is_too_long_and_says_so() {
        let budget = Budget::new(Limits { characters: 5, ..Limits::default() }, 10);
        let mut writer = Writer::new(&budget);
        writer.push(ParagraphKind::Body, "äöü", None);
        writer.push(ParagraphKind::Body, "äöü", None);
        assert!(writer.is_full());
        writer.push(ParagraphKind::Body, "more", None);
        let transcript = writer.finish().unwrap();
        let texts: Vec<_> = transcript.passages.iter().map(|passage| passage.text.as_str()).collect();
        assert_eq!(texts, ["äöü", "äö"]);
        assert_eq!(transcript.problems.len(), 1);
    }

    #[test]
    fn nothing_said_is_refused() {
        let writer = Writer::new(&Budget::new(Limits::default(), 10));
        assert_eq!(writer.finish(), Err(Refusal::Empty));
    }
}
