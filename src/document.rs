//! Bytes of a file to a [`Document`]: paragraphs of one normalised text, every character of which
//! can be traced to the bytes it came from.
//!
//! Reading never fails: the result is always a document, together with the [`Problem`]s met.

mod alignment;
mod code_points;
mod decode;
mod format;
mod months;
mod normalise;
mod origin;
mod repair;
mod sketch;
mod span;
mod traced;
mod transcript;
mod wrapping;

pub use alignment::Alignment;
pub(crate) use code_points::CodePoints;
pub(crate) use months::MONTHS;
pub use origin::OriginMap;
pub use sketch::Sketch;
pub use span::Span;
pub use transcript::{Locator, Passage, Transcript};

use std::fmt;
use std::sync::Arc;

use encoding_rs::Encoding;
use sha2::{Digest, Sha256};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 512 << 20;
/// The longest text that is read, in characters; the rest is cut off.
pub const MAX_CHARACTERS: usize = 20_000_000;

/// Names a document by its content: the first 16 hexadecimal digits of the SHA-256 of its bytes.
///
/// The same bytes always have the same identity, whatever the file is called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct DocumentId(pub String);

impl DocumentId {
    /// The identity of a document with these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(hexadecimal(&Sha256::digest(bytes))[..16].to_owned())
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// What part a paragraph plays in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
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
    /// The bytes as the file had them when it was read.
    pub bytes: Arc<[u8]>,
    /// How they were read.
    pub options: ReadOptions,
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
    /// What tells how much of it stands in another text.
    pub sketch: Sketch,
}

/// How a file is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadOptions {
    /// Whether text that was decoded wrongly once is mended.
    pub repair: bool,
    /// The encoding, when a person has chosen one.
    pub encoding: Option<&'static Encoding>,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self { repair: true, encoding: None }
    }
}

/// Reads the bytes of a file. `name` is the name of the file without its folder; its ending tells
/// Markdown from plain text. Never fails: what is wrong stands in [`Document::problems`].
#[must_use]
pub fn read(name: &str, bytes: impl Into<Arc<[u8]>>, options: &ReadOptions) -> Document {
    let bytes: Arc<[u8]> = bytes.into();
    let sha256 = hexadecimal(&Sha256::digest(&bytes));
    let mut document = Document {
        id: DocumentId(sha256[..16].to_owned()),
        sha256,
        bytes: Arc::clone(&bytes),
        options: *options,
        name: name.to_owned(),
        title: None,
        date: None,
        text: String::new(),
        paragraphs: Vec::new(),
        encoding: "UTF-8",
        repairs: Vec::new(),
        problems: Vec::new(),
        origins: OriginMap::default(),
        sketch: Sketch::default(),
    };
    if bytes.len() > MAX_BYTES {
        let message = format!("The file is larger than {} MB and was not read; split it.", MAX_BYTES >> 20);
        document.problems.push(Problem { message, bytes: None });
        return document;
    }
    let decoded = decode::decode(&bytes, options.encoding);
    let mended = if options.repair { repair::repair(decoded.traced) } else { decoded.traced };
    let (plain, controls) = normalise::normalise(mended);
    let shaped = format::shape(name, plain);
    document.encoding = decoded.encoding;
    document.repairs = repairs(&shaped.traced, &bytes, decoded.encoding);
    document.problems = decoded.problems;
    document.problems.extend(controls);
    document.problems.extend(shaped.problems);
    if shaped.paragraphs.is_empty() && document.problems.is_empty() {
        document.problems.push(Problem { message: "The file holds no text.".to_owned(), bytes: None });
    }
    document.title = shaped.title;
    document.date = shaped.date;
    document.sketch = Sketch::of(&shaped.traced.text);
    document.text = shaped.traced.text;
    document.paragraphs = shaped.paragraphs;
    document.origins = shaped.traced.origins;
    document
}

/// What was mended, with the characters that the file has in each place.
fn repairs(traced: &traced::Traced, bytes: &[u8], encoding: &str) -> Vec<Repair> {
    let encoding = Encoding::for_label(encoding.as_bytes());
    let before = |span: Span| {
        let origin = traced.origins.bytes_of(span)?;
        Some(decode::decode(bytes.get(origin.range())?, encoding).traced.text)
    };
    traced
        .mended
        .iter()
        .map(|span| Repair { span: *span, before: before(*span).unwrap_or_default() })
        .collect()
}

fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let nibbles = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    nibbles.map(|nibble| char::from(DIGITS[usize::from(nibble)])).collect()
}

/// The characters of some bytes, read as [`read`] reads them, and whether some of the bytes mean nothing.
pub(crate) fn decoded(bytes: &[u8]) -> (String, bool) {
    let decoded = decode::decode(bytes, None);
    let is_damaged = decoded.traced.text.contains(char::REPLACEMENT_CHARACTER);
    (decoded.traced.text, is_damaged)
}

/// The day that the first of these paragraphs gives which clearly says when it was published: a line that is a date, a
/// byline that ends in one, a dateline.
pub(crate) fn written_date<'a>(paragraphs: impl IntoIterator<Item = &'a str>) -> Option<jiff::civil::Date> {
    paragraphs.into_iter().find_map(format::date_of)
}
