//! The shape of a document: its paragraphs, its title and its date.

pub(super) mod dateline;
mod markdown;
mod plain;

use jiff::civil::Date;

use super::traced::Traced;
use super::{Paragraph, Problem, Span};

/// The longest paragraph in bytes, several thousand words: no writer makes one so long, and whoever
/// works on it should be able to stop and draw breath.
const LONGEST_PARAGRAPH: usize = 32 * 1024;

/// A text in paragraphs.
#[derive(Debug, Default)]
pub(super) struct Shaped {
    /// The text and its origins.
    pub(super) traced: Traced,
    /// Its paragraphs, in order.
    pub(super) paragraphs: Vec<Paragraph>,
    /// Its headline, when it has one.
    pub(super) title: Option<String>,
    /// The day it was published, when it says so.
    pub(super) date: Option<Date>,
    /// What the reader should know.
    pub(super) problems: Vec<Problem>,
}

/// Finds the paragraphs of a text, in the format that the name of its file says.
pub(super) fn shape(name: &str, traced: Traced) -> Shaped {
    let mut shaped = shape_as_named(name, traced);
    shaped.paragraphs = bounded(&shaped.traced.text, shaped.paragraphs);
    shaped
}

/// Paragraphs of bounded length: those that are longer come in parts.
pub(super) fn bounded(text: &str, paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    if paragraphs.iter().all(|paragraph| paragraph.span.len() as usize <= LONGEST_PARAGRAPH) {
        return paragraphs;
    }
    paragraphs.iter().flat_map(|paragraph| parts(text, paragraph)).collect()
}

fn shape_as_named(name: &str, traced: Traced) -> Shaped {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    match extension.as_deref() {
        Some("md" | "markdown" | "mdown" | "mkd") => markdown::shape(&traced),
        _ => plain::shape(traced),
    }
}

/// A paragraph in parts of bounded length, cut after a sentence where there is one, else between two
/// words.
fn parts(text: &str, paragraph: &Paragraph) -> Vec<Paragraph> {
    let mut parts = Vec::new();
    let mut rest = paragraph.span;
    while rest.len() as usize > LONGEST_PARAGRAPH {
        let mut limit = LONGEST_PARAGRAPH;
        let words = rest.of(text);
        while !words.is_char_boundary(limit) {
            limit -= 1;
        }
        let window = &words[..limit];
        let sentence = [". ", "! ", "? ", ".” ", ".\" "]
            .iter()
            .filter_map(|end| window.rfind(end).map(|at| at + end.len()));
        let cut = sentence
            .max()
            .filter(|cut| *cut > limit / 2)
            .or_else(|| window.rfind(char::is_whitespace).filter(|cut| *cut > 0))
            .unwrap_or(limit);
        let part = trimmed(text, Span::new(rest.start, rest.start + cut as u32));
        parts.push(Paragraph { span: part, ..paragraph.clone() });
        rest = trimmed(text, Span::new(rest.start + cut as u32, rest.end));
    }
    parts.push(Paragraph { span: rest, ..paragraph.clone() });
    parts.retain(|part| !part.span.is_empty());
    parts
}

/// The span without the white space at its ends.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let content = span.of(text);
    let start = span.start + (content.len() - content.trim_start().len()) as u32;
    Span::new(start, start + content.trim().len() as u32)
}

/// The day that a paragraph gives as that on which its article was published.
pub(super) fn date_of(paragraph: &str) -> Option<Date> {
    dateline::of(paragraph).map(|(_, date)| date)
}

/// The words of a title, with single blanks between them.
fn title_of(text: &str, span: Span) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
