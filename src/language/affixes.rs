//! What comes off the front, the end and the inside of a word.
//!
//! These are spaCy's English prefix, suffix and infix patterns (`spacy/lang/punctuation.py` and
//! `spacy/lang/en/punctuation.py`, version 3.8), matched by hand: as regular expressions they cost
//! more than everything else in the tokenizer. `convert.py` refuses a model with other patterns.

use super::characters::{CharacterClass, CharacterClasses};

const ELLIPSIS: char = '…';
/// Marks of two characters that come off the end; the order does not matter, the longest wins.
const SUFFIX_PAIRS: [&str; 5] = ["……", "'s", "'S", "’s", "’S"];
/// Currency signs that begin with a letter.
const DOLLARS: [&str; 3] = ["US$", "C$", "A$"];
/// Longest row of hyphens that splits two words.
const MOST_HYPHENS: usize = 3;
/// Longest row of em dashes that splits two words.
const MOST_DASHES: usize = 2;

/// Matches affixes; all lengths and positions are in bytes.
pub(super) struct Affixes {
    units: Vec<Box<str>>,
    longest_unit: usize,
}

impl Affixes {
    /// `units`: the units of measurement that come off a number.
    pub(super) fn new(units: Vec<Box<str>>) -> Self {
        let longest_unit = units.iter().map(|unit| unit.len()).max().unwrap_or_default();
        Self { units, longest_unit }
    }

    /// The length of the prefix, 0 without one.
    pub(super) fn prefix(classes: &CharacterClasses, word: &str) -> usize {
        let mut characters = word.chars();
        let Some(first) = characters.next() else { return 0 };
        match first {
            '+' if !characters.next().is_some_and(|next| next.is_ascii_digit()) => 1,
            '.' => Some(leading_run(word, '.')).filter(|dots| *dots >= 2).unwrap_or_default(),
            'U' | 'C' | 'A' => {
                DOLLARS.iter().find(|sign| word.starts_with(**sign)).map_or(0, |sign| sign.len())
            }
            _ if classes.is(first, CharacterClass::PREFIX) => first.len_utf8(),
            _ => 0,
        }
    }

    /// The length of the suffix, 0 without one. The longest of the patterns wins, because spaCy
    /// searches from the left.
    pub(super) fn suffix(&self, classes: &CharacterClasses, word: &str) -> usize {
        let Some(last) = word.chars().next_back() else { return 0 };
        let before = &word[..word.len() - last.len_utf8()];
        let single = match last {
            '.' => return final_stops(classes, word, before),
            '+' => ends_with_digit(before),
            _ => classes.is(last, CharacterClass::SUFFIX),
        };
        let single = if single { last.len_utf8() } else { 0 };
        let pair = SUFFIX_PAIRS.iter().find(|pair| word.ends_with(**pair)).map_or(0, |pair| pair.len());
        single.max(pair).max(self.after_number(classes, word, last))
    }

    /// The length of the unit or currency sign after a digit at the end.
    fn after_number(&self, classes: &CharacterClasses, word: &str, last: char) -> usize {
        let follows_digit = |length: usize| ends_with_digit(&word[..word.len() - length]);
        let mut longest = 0;
        if classes.is(last, CharacterClass::CURRENCY) && follows_digit(last.len_utf8()) {
            longest = last.len_utf8();
        }
        // Most words have no digit where a unit could follow it.
        let tail = word.as_bytes().iter().rev().take(self.longest_unit + 1);
        if !tail.into_iter().any(u8::is_ascii_digit) {
            return longest;
        }
        let signs = DOLLARS.iter().copied().chain(self.units.iter().map(AsRef::as_ref));
        signs
            .filter(|sign| word.ends_with(sign) && follows_digit(sign.len()))
            .fold(longest, |longest, sign| longest.max(sign.len()))
    }

    /// The next place at or after `from` where the word is split, as a range of bytes.
    pub(super) fn infix(
        classes: &CharacterClasses,
        word: &str,
        from: usize,
    ) -> Option<std::ops::Range<usize>> {
        let mut before = word[..from].chars().next_back();
        for (offset, character) in word[from..].char_indices() {
            let start = from + offset;
            let length = infix_at(classes, before, character, &word[start..]);
            if length > 0 {
                return Some(start..start + length);
            }
            before = Some(character);
        }
        None
    }
}

/// The length of the infix with which `rest` begins, 0 without one.
fn infix_at(classes: &CharacterClasses, before: Option<char>, first: char, rest: &str) -> usize {
    if first.is_ascii_alphanumeric() {
        return 0;
    }
    let width = first.len_utf8();
    let after = |skipped: usize| rest[skipped..].chars().next();
    if first == '.' {
        let dots = leading_run(rest, '.');
        if dots >= 2 {
            return dots;
        }
        let ends_word = is(classes, before, CharacterClass::SMALL_LETTER.or(CharacterClass::QUOTE));
        let begins_word = is(classes, after(width), CharacterClass::CAPITAL_LETTER.or(CharacterClass::QUOTE));
        return if ends_word && begins_word { width } else { 0 };
    }
    if first == ELLIPSIS || classes.is(first, CharacterClass::ICON) {
        return width;
    }
    let digit_before = before.is_some_and(|character| character.is_ascii_digit());
    let joins_number = matches!(first, '+' | '-' | '*' | '^')
        && digit_before
        && after(width).is_some_and(|next| next.is_ascii_digit() || next == '-');
    if joins_number {
        return width;
    }
    let letter_before = is(classes, before, CharacterClass::LETTER);
    let letter_after = |skipped: usize| is(classes, after(skipped), CharacterClass::LETTER);
    let splits = match first {
        ',' => letter_before && letter_after(width),
        ':' | '<' | '>' | '=' | '/' | '–' | '~' => (letter_before || digit_before) && letter_after(width),
        '-' | '—' if letter_before || digit_before => {
            let run = leading_run(rest, first);
            let most = if first == '-' { MOST_HYPHENS } else { MOST_DASHES };
            return if run / width <= most && letter_after(run) { run } else { 0 };
        }
        _ => false,
    };
    if splits { width } else { 0 }
}

/// The length of the full stops that come off the end of a word.
fn final_stops(classes: &CharacterClasses, word: &str, before: &str) -> usize {
    let dots = word.len() - word.trim_end_matches('.').len();
    if dots >= 2 {
        return dots;
    }
    let mut characters = before.chars().rev();
    let (last, last_but_one) = (characters.next(), characters.next());
    let after_degree = last_but_one == Some('°') && last.is_some_and(|unit| "FfCcKk".contains(unit));
    let after_capitals = is(classes, last, CharacterClass::CAPITAL_LETTER)
        && is(classes, last_but_one, CharacterClass::CAPITAL_LETTER);
    let comes_off = after_degree || after_capitals || is(classes, last, CharacterClass::BEFORE_FINAL_STOP);
    usize::from(comes_off)
}

fn is(classes: &CharacterClasses, character: Option<char>, class: CharacterClass) -> bool {
    character.is_some_and(|character| classes.is(character, class))
}

fn ends_with_digit(text: &str) -> bool {
    text.as_bytes().last().is_some_and(u8::is_ascii_digit)
}

/// The length in bytes of the row of one character with which a text begins.
fn leading_run(text: &str, character: char) -> usize {
    text.len() - text.trim_start_matches(character).len()
}
