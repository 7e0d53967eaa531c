//! Text that is read from right to left: which it is, and in which order its parts stand on a line.
//!
//! The Unicode bidirectional algorithm (Unicode Standard Annex #9), as the crate `unicode-bidi` has it.

use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};

/// The mark that counts as a letter read from right to left and is not seen.
pub const MARK: char = '\u{200f}';

/// Whether the character is read from right to left.
#[must_use]
pub fn is_right_to_left(character: char) -> bool {
    character >= '\u{590}' && matches!(bidi_class(character), BidiClass::R | BidiClass::AL)
}

/// Whether any part of `text` is read from right to left. Looks closely only where a byte says that
/// a script beyond Latin, Greek and Cyrillic may begin.
#[must_use]
pub fn has_right_to_left(text: &str) -> bool {
    text.bytes().any(|byte| byte >= 0xd6) && text.chars().any(is_right_to_left)
}

/// Whether all letters of `text` are read from right to left, so that the line as a whole is. A line that
/// has letters of both kinds is read as the window is, from left to right.
#[must_use]
pub fn is_wholly_right_to_left(text: &str) -> bool {
    has_right_to_left(text) && !text.chars().any(|character| bidi_class(character) == BidiClass::L)
}

/// `text` as a reader shows it that takes every line for one from left to right: unseen marks around
/// a line that is not, where its ends would come to the wrong side.
#[must_use]
pub fn marked(text: &str) -> Option<String> {
    let is_open = |end: Option<char>| end.is_some_and(|character| !is_right_to_left(character));
    (is_wholly_right_to_left(text) && (is_open(text.chars().next()) || is_open(text.chars().next_back())))
        .then(|| format!("{MARK}{text}{MARK}"))
}

/// A part of a line in its place from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Which part it is in the order of reading.
    pub index: usize,
    /// Whether it stands among what is read from right to left, so that brackets open to the other side.
    pub is_turned: bool,
}

/// The parts of a line from left to right, each told by one character that stands for it.
#[must_use]
pub fn from_left(parts: &[char], is_wholly_right_to_left: bool) -> Vec<Placed> {
    if parts.is_empty() {
        return Vec::new();
    }
    let text: String = parts.iter().collect();
    let line = ParagraphBidiInfo::new(&text, Some(base(is_wholly_right_to_left)));
    let by_byte = line.reordered_levels(0..text.len());
    let levels: Vec<Level> = text.char_indices().filter_map(|(byte, _)| by_byte.get(byte).copied()).collect();
    ParagraphBidiInfo::reorder_visual(&levels)
        .into_iter()
        .map(|index| Placed { index, is_turned: levels.get(index).is_some_and(Level::is_rtl) })
        .collect()
}

/// The level of a line as a whole.
pub(super) fn base(is_wholly_right_to_left: bool) -> Level {
    if is_wholly_right_to_left { Level::rtl() } else { Level::ltr() }
}

/// Whether the character is one of a pair that open to one side each.
#[must_use]
pub const fn opens_to_a_side(character: char) -> bool {
    matches!(character, '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '«' | '»' | '‹' | '›')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line as it is seen from left to right.
    fn seen(text: &str) -> String {
        let parts: Vec<char> = text.chars().collect();
        from_left(&parts, is_wholly_right_to_left(text)).iter().map(|placed| parts[placed.index]).collect()
    }

    #[test]
    fn words_read_from_right_to_left_stand_so() {
        assert_eq!(seen("Ann met אבג דה."), "Ann met הד גבא.");
        assert_eq!(seen("אב 12"), "12 בא");
        assert_eq!(seen("7 אב."), ".בא 7");
        assert_eq!(seen("plain words (1)"), "plain words (1)");
    }

    #[test]
    fn a_line_is_turned_only_where_all_letters_are() {
        assert!(is_wholly_right_to_left("שלום (1948)"));
        assert!(!is_wholly_right_to_left("שלום Ann"));
        assert!(!is_wholly_right_to_left("12"));
        assert!(has_right_to_left("Ann محمد") && !has_right_to_left("Ωμέγα Жук 漢字 👍"));
    }

    #[test]
    fn a_mark_stands_only_where_an_end_needs_it() {
        assert_eq!(marked("שלום"), None);
        assert_eq!(marked("(שלום) Ann"), None);
        assert_eq!(marked("שלום (1)").as_deref(), Some("\u{200f}שלום (1)\u{200f}"));
    }

    #[test]
    fn brackets_are_turned_with_their_words() {
        let parts: Vec<char> = "א (ב) x (y)".chars().collect();
        let turned: String = from_left(&parts, false)
            .iter()
            .filter(|placed| placed.is_turned)
            .map(|placed| parts[placed.index])
            .collect();
        assert_eq!(turned, ")ב( א");
    }
}
