//! The shape of a document: its paragraphs, its title and its date.

mod dateline;
mod markdown;
mod plain;

use jiff::civil::Date;

use super::traced::Traced;
use super::{Paragraph, Problem, Span};

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
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    match extension.as_deref() {
        Some("md" | "markdown" | "mdown" | "mkd") => markdown::shape(&traced),
        _ => plain::shape(traced),
    }
}

/// The span without the white space at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let content = span.of(text);
    let start = span.start + (content.len() - content.trim_start().len()) as u32;
    Span::new(start, start + content.trim().len() as u32)
}

/// The words of a title, with single blanks between them.
fn title_of(text: &str, span: Span) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
