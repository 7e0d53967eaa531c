//! Bytes of a file to a [`Document`]: paragraphs of one normalised text, every character of which
//! can be traced to the bytes it came from.
//!
//! Reading never fails: the result is always a document, together with the [`Problem`]s met.

mod origin;
mod span;

pub use origin::OriginMap;
pub use span::Span;

use std::fmt;

/// Names a document by its content: the first 16 hexadecimal digits of the SHA-256 of its bytes.
///
/// The same bytes always have the same identity, whatever the file is called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub String);

impl fmt::Display for DocumentId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// What part a paragraph plays in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ParagraphKind {
    /// A title or subtitle.
    Heading,
    /// Running text.
    Body,
    /// One item of a list.
    ListItem,
    /// A block quotation.
    Quotation,
}

/// One paragraph: a stretch of the document's text without line breaks around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands in [`Document::text`].
    pub span: Span,
    /// What part it plays.
    pub kind: ParagraphKind,
}

/// Something met while reading a document that its reader should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What happened and what can be done, in one or two plain sentences.
    pub message: String,
    /// Where in the file, in bytes, when it is about one place.
    pub bytes: Option<Span>,
}

/// One place where damaged characters were mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Where the mended characters stand in [`Document::text`].
    pub span: Span,
    /// The characters as the file has them.
    pub before: String,
}

/// One article, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its identity, made from its bytes.
    pub id: DocumentId,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub sha256: String,
    /// The name of the file without its folder, or what else it is called.
    pub name: String,
    /// Its headline, when the text has one.
    pub title: Option<String>,
    /// The day it was published, when the text says so.
    pub date: Option<jiff::civil::Date>,
    /// The normalised text: line ends are `\n`, damaged characters are mended.
    pub text: String,
    /// The paragraphs of the text, in order, without overlap.
    pub paragraphs: Vec<Paragraph>,
    /// The character encoding the bytes were read in.
    pub encoding: &'static str,
    /// What was mended, in order of place.
    pub repairs: Vec<Repair>,
    /// What else the reader should know.
    pub problems: Vec<Problem>,
    /// Where each character comes from.
    pub origins: OriginMap,
}
