//! Line ends and control characters.
//!
//! Every kind of line end becomes `\n`; NUL becomes a blank, because it separates; other control
//! characters but the tab are dropped and counted; blank lines at the start and white space at the
//! end are left out. Nothing else is changed.

use super::traced::{Piece, Traced};
use super::{Problem, Span};

/// The text with plain line ends and without control characters, and a problem when there were any.
pub(super) fn normalise(traced: Traced) -> (Traced, Option<Problem>) {
    let start = first_kept(&traced.text);
    let end = traced.text.trim_end_matches(is_blank).len().max(start);
    let mut edits = Vec::new();
    let mut controls = 0_usize;
    let mut first_control = None;
    if start > 0 {
        edits.push(Piece::replace(Span::new(0, start as u32), ""));
    }
    let mut characters = traced.text[start..end].char_indices().peekable();
    while let Some((offset, character)) = characters.next() {
        let at = (start + offset) as u32;
        let with = match character {
            '\r' if characters.peek().is_some_and(|(_, next)| *next == '\n') => "",
            '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => "\n",
            '\0' => " ",
            '\u{1}'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}' => "",
            _ => continue,
        };
        let span = Span::new(at, at + character.len_utf8() as u32);
        if matches!(character, '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}') {
            controls += 1;
            first_control.get_or_insert(span);
        }
        edits.push(Piece::replace(span, with));
    }
    if end < traced.text.len() {
        edits.push(Piece::replace(Span::new(end as u32, traced.text.len() as u32), ""));
    }
    let problem = first_control.map(|span| Problem {
        message: match controls {
            1 => "A control character was left out.".to_owned(),
            _ => format!("{controls} control characters were left out."),
        },
        bytes: traced.origins.bytes_of(span),
    });
    (traced.edited(edits), problem)
}

/// Where the first line starts that is not blank.
fn first_kept(text: &str) -> usize {
    let content = text.find(|character| !is_blank(character)).unwrap_or(text.len());
    let line = text[..content]
        .rfind(is_line_end)
        .map_or(0, |place| place + text[place..].chars().next().map_or(1, char::len_utf8));
    // A mark of byte order that stands there twice is nothing but a mark.
    line + text[line..content].rfind('\u{FEFF}').map_or(0, |place| place + '\u{FEFF}'.len_utf8())
}

const fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() || character.is_ascii_control() || character == '\u{FEFF}'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::OriginMap;

    fn normalised(text: &str) -> (Traced, Option<Problem>) {
        let mut origins = OriginMap::default();
        let span = Span::new(0, text.len() as u32);
        origins.push(span, span);
        normalise(Traced { text: text.to_owned(), origins, mended: Vec::new() })
    }

    #[test]
    fn only_line_ends_and_controls_change() {
        let cases = [
            ("\u{FEFF}\n \r\n  one\r\ntwo\rthree \n\nfour  \r\n", "  one\ntwo\nthree \n\nfour"),
            ("page one\u{C}page two\u{2028}line", "page one\npage two\nline"),
            ("Anna\0Boris\0", "Anna Boris"),
            ("to\u{7}ne\ttab", "tone\ttab"),
            (" \n\u{FEFF} ", ""),
            ("", ""),
            ("nbsp\u{A0}stays", "nbsp\u{A0}stays"),
        ];
        for (text, expected) in cases {
            assert_eq!(normalised(text).0.text, expected, "{text:?}");
        }
    }

    #[test]
    fn controls_are_reported_with_their_first_place() {
        let (_, problem) = normalised("to\u{7}ne\u{8}");
        let problem = problem.unwrap();
        assert_eq!(problem.bytes, Some(Span::new(2, 3)));
    }
}
