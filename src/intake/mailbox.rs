//! Many e-mails in one file, each after a line "From …": a piece each, with its own bytes.

use super::{Budget, Content, Piece, Refusal, email};
use crate::intake::writer::said;

/// Reads the letters of a mailbox, one after the other.
///
/// A line in a letter that begins with "From " is written ">From " in a mailbox; the letter's own bytes have it as it
/// was. Where one was left as it is, what tells it from the beginning of a letter is the blank line before it, and
/// a time of day and a year in it.
pub(super) fn read(bytes: &[u8], budget: &mut Budget, take: &mut dyn FnMut(Piece)) -> Result<(), Refusal> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut number = 0;
    for (start, end) in Letters::new(bytes) {
        let letter = &bytes[start..end];
        // Before the first line there may be blanks; after one there is a letter, be it empty.
        if start == 0 && letter.trim_ascii().is_empty() {
            continue;
        }
        budget.member()?;
        number += 1;
        let own = unquoted(letter);
        let content = if own.trim_ascii().is_empty() {
            Err(Refusal::Empty)
        } else {
            email::read(&own, budget).map(Content::Transcript)
        };
        let title = match &content {
            Ok(Content::Transcript(transcript)) => transcript.title.as_deref().and_then(said),
            _ => None,
        };
        let name = match title {
            Some(title) => format!("message {number}: {}", super::packed::shown(&title)),
            None => format!("message {number}"),
        };
        take(Piece { path: vec![name], bytes: Some(own), content });
    }
    if number == 0 { Err(Refusal::Empty) } else { Ok(()) }
}

/// Where the letters stand in a mailbox, without the lines before them.
struct Letters<'a> {
    bytes: &'a [u8],
    /// Where the next letter starts, behind its line.
    start: Option<usize>,
}

impl<'a> Letters<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let blank = bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let is_begun = is_separator(line_at(bytes, blank));
        let start = if is_begun { blank + line_at(bytes, blank).len() } else { 0 };
        Self { bytes, start: Some(start) }
    }
}

impl Iterator for Letters<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<(usize, usize)> {
        let start = self.start?;
        let mut at = start;
        let mut is_blank_before = true;
        while at < self.bytes.len() {
            let line = line_at(self.bytes, at);
            if is_blank_before && at > start && is_separator(line) {
                self.start = Some(at + line.len());
                return Some((start, at));
            }
            is_blank_before = line.trim_ascii().is_empty();
            at += line.len();
        }
        self.start = None;
        Some((start, self.bytes.len()))
    }
}

/// The line that begins at a place, with its end.
fn line_at(bytes: &[u8], at: usize) -> &[u8] {
    let rest = bytes.get(at..).unwrap_or_default();
    let end = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |end| end + 1);
    &rest[..end]
}

/// Whether a line begins a letter: "From", who sent it, and when.
fn is_separator(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    let digits = |window: &[u8]| window.iter().all(u8::is_ascii_digit);
    let has_year = rest
        .split(|byte| !byte.is_ascii_alphanumeric())
        .any(|word| word.len() == 4 && digits(word) && (word.starts_with(b"19") || word.starts_with(b"20")));
    let has_time =
        rest.windows(5).any(|window| digits(&window[..2]) && window[2] == b':' && digits(&window[3..]));
    has_year && has_time
}

/// The letter without the mark before lines that begin with "From ".
fn unquoted(letter: &[u8]) -> Vec<u8> {
    let mut own = Vec::with_capacity(letter.len());
    for line in letter.split_inclusive(|byte| *byte == b'\n') {
        let marks = line.iter().take_while(|byte| **byte == b'>').count();
        let is_quoted = marks > 0 && line[marks..].starts_with(b"From ");
        own.extend_from_slice(if is_quoted { &line[1..] } else { line });
    }
    // The blank line before the next letter is of the mailbox.
    if own.ends_with(b"\r\n\r\n") {
        own.truncate(own.len() - 2);
    } else if own.ends_with(b"\n\n") {
        own.truncate(own.len() - 1);
    }
    own
}

#[cfg(test)]
mod tests {
    use super::super::Limits;
    use super::*;

    fn pieces(bytes: &[u8]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut budget = Budget::new(Limits::default(), bytes.len() as u64);
        read(bytes, &mut budget, &mut |piece| pieces.push(piece)).unwrap();
        pieces
    }

    #[test]
    fn letters_are_told_apart_and_keep_their_own_bytes() {
        let box_of_three = b"From a@x.org Mon Nov  3 10:11:12 2025\nSubject: One\n\nHello.\n>From here on.\n>>From there.\n\n\
            From b@x.org Tue Nov  4 10:11:12 2025\nSubject: Two\n\nText.\n\nFrom the start it was clear.\n\n\
            From c@x.org Wed Nov  5 10:11:12 2025\nSubject: Three\n\nNo end of line";
        let pieces = pieces(box_of_three);
        let names: Vec<_> = pieces.iter().map(|piece| piece.path[0].as_str()).collect();
        assert_eq!(names, ["message 1: One", "message 2: Two", "message 3: Three"]);
        assert_eq!(
            pieces[0].bytes.as_deref(),
            Some(&b"Subject: One\n\nHello.\nFrom here on.\n>From there.\n"[..])
        );
        assert!(pieces[2].bytes.as_deref().unwrap().ends_with(b"No end of line"));
    }

    #[test]
    fn more_letters_than_a_file_may_have_are_told() {
        let mailbox = b"From a@x.org Mon Nov  3 10:11:12 2025\nSubject: One\n\nHello.\n\n".repeat(3);
        let mut budget = Budget::new(Limits { members: 2, ..Limits::default() }, 100);
        let mut count = 0;
        assert_eq!(read(&mailbox, &mut budget, &mut |_| count += 1), Err(Refusal::TooMany));
        assert_eq!(count, 2);
    }
}
