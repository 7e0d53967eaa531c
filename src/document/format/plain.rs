//! Plain text: each line is a paragraph, unless the whole document shows that its lines were broken
//! at a fixed width; then the lines of a block are joined.

use super::super::traced::{Piece, Traced};
use super::super::wrapping;
use super::super::{Paragraph, ParagraphKind, Problem, Span};
use super::{Shaped, dateline, title_of, trimmed};

/// A longer first line is a paragraph, not a title.
const LONGEST_TITLE: usize = 160;
/// The most words of a title.
const MOST_TITLE_WORDS: usize = 25;

/// Finds paragraphs, title and date of plain text.
pub(super) fn shape(traced: Traced) -> Shaped {
    let joins = wrapping::width(&traced.text).map_or_else(Vec::new, |width| joins(&traced.text, width));
    let traced = traced.edited(joins);
    let mut paragraphs = paragraphs(&traced.text);
    let title = title(&traced.text, &paragraphs);
    if title.is_some() {
        paragraphs[0].kind = ParagraphKind::Heading;
    }
    let date = dateline::find(&traced.text, &paragraphs);
    let problems = html_problem(&traced).into_iter().collect();
    Shaped { traced, paragraphs, title, date, problems }
}

/// The line ends inside paragraphs, each replaced by a blank. A word that was broken at a hyphen is
/// put together with its hyphen, because nobody can know whether the hyphen belongs to it.
fn joins(text: &str, width: usize) -> Vec<Piece> {
    let mut joins = Vec::new();
    let mut start = 0;
    let mut above: Option<(usize, &str)> = None;
    for line in text.split('\n') {
        if let Some((above_start, above_line)) = above
            && continues(above_line, line, width)
        {
            let from = above_start + above_line.trim_end().len();
            let to = start + (line.len() - line.trim_start().len());
            let is_broken_word = above_line.trim_end().ends_with('-')
                && above_line.trim_end().trim_end_matches('-').ends_with(char::is_alphabetic)
                && line.trim_start().starts_with(char::is_lowercase);
            let between = if is_broken_word { "" } else { " " };
            joins.push(Piece::replace(Span::new(from as u32, to as u32), between));
        }
        above = (!line.trim().is_empty()).then_some((start, line));
        start += line.len() + 1;
    }
    joins
}

/// Whether the paragraph of the line `above` goes on in `line`.
fn continues(above: &str, line: &str, width: usize) -> bool {
    let (length, _) = wrapping::measure(above);
    let (_, next_word) = wrapping::measure(line);
    let is_new = next_word == 0 || wrapping::starts_anew(above, line);
    !is_new
        && (wrapping::is_full(length, next_word, width) || line.trim_start().starts_with(char::is_lowercase))
}

fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut start = 0_u32;
    for line in text.split('\n') {
        let span = trimmed(text, Span::new(start, start + line.len() as u32));
        start += line.len() as u32 + 1;
        let marker = wrapping::marker_length(span.of(text)).unwrap_or(0);
        let kind = if marker > 0 { ParagraphKind::ListItem } else { ParagraphKind::Body };
        let span = trimmed(text, Span::new(span.start + marker as u32, span.end));
        if span.of(text).contains(char::is_alphanumeric) {
            paragraphs.push(Paragraph { span, kind, locator: None });
        }
    }
    paragraphs
}

/// The first line, when it is short, does not end like a sentence and is no dateline or byline.
fn title(text: &str, paragraphs: &[Paragraph]) -> Option<String> {
    let [first, _, ..] = paragraphs else { return None };
    let line = first.span.of(text);
    let words = line.split_whitespace().count();
    let ends_like_sentence =
        line.trim_end_matches(['”', '"', '’', '\'', ')']).ends_with(['.', ':', ';', ',', '…', '!']);
    let is_short = line.len() <= LONGEST_TITLE && (2..=MOST_TITLE_WORDS).contains(&words);
    let fits = first.kind == ParagraphKind::Body
        && is_short
        && !ends_like_sentence
        && !dateline::is_byline(line)
        && dateline::of(line).is_none()
        && line.starts_with(|start: char| {
            start.is_uppercase() || start.is_numeric() || "“‘\"'¿¡«£$€".contains(start)
        });
    fits.then(|| title_of(text, first.span))
}

fn html_problem(traced: &Traced) -> Option<Problem> {
    let start: String = traced.text.trim_start().chars().take(20).flat_map(char::to_lowercase).collect();
    let is_html = start.starts_with("<!doctype html") || start.starts_with("<html");
    is_html.then(|| Problem {
        message: "This is a web page, which is read as plain text with its marks; save its text as a plain \
                  text file."
            .to_owned(),
        bytes: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::OriginMap;

    fn shaped(text: &str) -> (Vec<String>, Option<String>) {
        let mut origins = OriginMap::default();
        let span = Span::new(0, text.len() as u32);
        origins.push(span, span);
        let shaped = shape(Traced { text: text.to_owned(), origins, mended: Vec::new() });
        let words = |paragraph: &Paragraph| paragraph.span.of(&shaped.traced.text).to_owned();
        (shaped.paragraphs.iter().map(words).collect(), shaped.title)
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let text = "Bridge to stay closed until the spring\n\n\
            The council met on Monday to talk about the\n\
            bridge that has been closed since the long-\n\
            awaited flood, and decided to ask Dr. Nell\n\
            whether it can be saved.\n\
            \x20  Nobody objected, and the mayor left before\n\
            the end of the meeting to catch a train.\n\n\
            - a first point of the list that is longer\n\
            \x20 than a line\n\
            - a second point\n";
        let (paragraphs, title) = shaped(text);
        assert_eq!(
            paragraphs,
            [
                "Bridge to stay closed until the spring",
                "The council met on Monday to talk about the bridge that has been closed since the \
                 long-awaited flood, and decided to ask Dr. Nell whether it can be saved.",
                "Nobody objected, and the mayor left before the end of the meeting to catch a train.",
                "a first point of the list that is longer than a line",
                "a second point",
            ]
        );
        assert_eq!(title.as_deref(), Some("Bridge to stay closed until the spring"));
    }

    #[test]
    fn lines_are_paragraphs_otherwise() {
        let (paragraphs, title) = shaped("One sentence here.\nAnother one.\n\n  A third.  \n***\n");
        assert_eq!(paragraphs, ["One sentence here.", "Another one.", "A third."]);
        assert_eq!(title, None);
    }
}
