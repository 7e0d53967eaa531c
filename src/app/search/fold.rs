//! Texts as the search compares them: words in lower case, without accents and apostrophes, with one
//! space between them.

use std::ops::Range;

use crate::graph::fold_letter;

/// The words of `text`.
pub(super) fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    fold(text, |character, _| words.push(character));
    words
}

/// The words of a text, with the place in it where each letter of them comes from.
pub(super) struct Traced {
    /// The words.
    pub(super) words: String,
    /// For every byte of the words, which bytes of the text it stands for.
    origins: Vec<Range<usize>>,
}

impl Traced {
    /// The words of `text`.
    pub(super) fn new(text: &str) -> Self {
        let mut traced = Self { words: String::with_capacity(text.len()), origins: Vec::new() };
        fold(text, |character, origin| {
            traced.words.push(character);
            traced.origins.resize(traced.words.len(), origin);
        });
        traced
    }

    /// The bytes of the text for which a stretch of the words stands.
    pub(super) fn origin(&self, words: Range<usize>) -> Option<Range<usize>> {
        let last = words.end.checked_sub(1)?;
        Some(self.origins.get(words.start)?.start..self.origins.get(last)?.end)
    }
}

/// Gives each letter of the words of `text`, and the space before each word but the first, with the
/// bytes that it stands for.
fn fold(text: &str, mut give: impl FnMut(char, Range<usize>)) {
    let (mut has_begun, mut is_in_word) = (false, false);
    let mut characters = text.char_indices().peekable();
    while let Some((start, character)) = characters.next() {
        let end = start + character.len_utf8();
        if character.is_alphanumeric() {
            if has_begun && !is_in_word {
                give(' ', start..start);
            }
            (has_begun, is_in_word) = (true, true);
            fold_letter(character, |letter| give(letter, start..end));
        } else if is_in_word && !is_inside_word(character, characters.peek().map(|&(_, next)| next)) {
            is_in_word = false;
        }
    }
}

/// Whether a sign does not part the letters around it: an apostrophe, an accent that is written as a
/// sign of its own.
fn is_inside_word(character: char, next: Option<char>) -> bool {
    let is_apostrophe = matches!(character, '\'' | '’' | 'ʼ' | '‘');
    (is_apostrophe && next.is_some_and(char::is_alphanumeric)) || is_accent(character)
}

/// Whether nothing is left of a sign when text is compared.
fn is_accent(character: char) -> bool {
    let mut is_accent = !character.is_ascii();
    fold_letter(character, |_| is_accent = false);
    is_accent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_apostrophes_are_taken_away() {
        assert_eq!(words("  Élise Roux’s  O'Brien-Łódź! "), "elise rouxs obrien lodz");
        assert_eq!(words("Stra\u{df}e, Cafe\u{301}; Ærø"), "strasse cafe aero");
        assert_eq!(words("'quoted' §§ 12"), "quoted 12");
        assert_eq!(words("…"), "");
    }

    #[test]
    fn every_letter_knows_where_it_comes_from() {
        let text = "An Élise—Straße";
        let traced = Traced::new(text);
        assert_eq!(traced.words, "an elise strasse");
        let of = |words: &str| {
            let start = traced.words.find(words).unwrap();
            &text[traced.origin(start..start + words.len()).unwrap()]
        };
        assert_eq!((of("elise"), of("stras"), of("e stra")), ("Élise", "Straß", "e—Stra"));
        assert_eq!(traced.origin(0..0), None);
    }
}
