//! The words of a paragraph as they are asked for, made once for each tree.
//!
//! Rules ask for the same word in lower case again and again: to make it anew each time costs more than
//! all else that a tree does.

use std::borrow::Cow;
use std::ops::Range;

use crate::language::Token;

/// The words of the tokens as the text has them, and in lower case where that is something else.
#[derive(Clone, Debug)]
pub(super) struct Words<'a> {
    written: Vec<&'a str>,
    /// The forms in lower case that the text itself does not have, one after the other.
    lowered: String,
    /// For each word where its form stands among them; nowhere for a word in lower case.
    forms: Vec<Range<u32>>,
    /// The same for its dictionary form.
    lemmas: Vec<Range<u32>>,
}

impl<'a> Words<'a> {
    /// The words of `tokens`, whose spans count in `text`.
    pub(super) fn of(text: &'a str, tokens: &[Token]) -> Self {
        let mut words = Self {
            written: Vec::with_capacity(tokens.len()),
            lowered: String::with_capacity(4 * tokens.len()),
            forms: Vec::with_capacity(tokens.len()),
            lemmas: Vec::with_capacity(tokens.len()),
        };
        for token in tokens {
            let written = token.span.of(text);
            let lower_word = words.add(written);
            // Most names are their own dictionary forms.
            let lower_lemma =
                if *token.lemma == *written { lower_word.clone() } else { words.add(&token.lemma) };
            words.written.push(written);
            words.forms.push(lower_word);
            words.lemmas.push(lower_lemma);
        }
        words
    }

    /// Adds the form of a word in lower case, when it is another one, and says where it stands.
    fn add(&mut self, word: &str) -> Range<u32> {
        let start = self.lowered.len() as u32;
        if !word.is_ascii() {
            if let Cow::Owned(lower) = lower(word) {
                self.lowered.push_str(&lower);
            }
        } else if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            self.lowered.push_str(word);
            self.lowered[start as usize..].make_ascii_lowercase();
        }
        start..self.lowered.len() as u32
    }

    /// The word as the text has it.
    pub(super) fn written(&self, token: u32) -> &'a str {
        self.written[token as usize]
    }

    /// The word in lower case.
    pub(super) fn lower(&self, token: u32) -> &str {
        let place = &self.forms[token as usize];
        if place.is_empty() { self.written(token) } else { self.at(place) }
    }

    /// The dictionary form in lower case, if that is not the dictionary form itself.
    pub(super) fn lower_lemma(&self, token: u32) -> Option<&str> {
        let place = &self.lemmas[token as usize];
        (!place.is_empty()).then(|| self.at(place))
    }

    fn at(&self, place: &Range<u32>) -> &str {
        &self.lowered[place.start as usize..place.end as usize]
    }
}

/// The word in lower case; most words of a text are.
pub(in crate::extraction) fn lower(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Cow::Owned(word.to_ascii_lowercase());
        }
    } else {
        let lower = word.to_lowercase();
        if lower != word {
            return Cow::Owned(lower);
        }
    }
    Cow::Borrowed(word)
}

#[cfg(test)]
mod tests {
    use super::lower;
    use std::borrow::Cow;

    #[test]
    fn only_what_is_not_in_lower_case_is_written_anew() {
        for word in ["treaty", "naïve", "2,000", "—", ""] {
            assert!(matches!(lower(word), Cow::Borrowed(_)), "{word}");
        }
        for (word, expected) in [("Treaty", "treaty"), ("ÉLYSÉE", "élysée"), ("ΟΔΟΣ", "οδος")] {
            assert_eq!(lower(word), expected);
        }
    }
}
