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
mod tongue;
mod traced;
mod transcribed;
mod transcript;
mod wrapping;

pub use alignment::Alignment;
pub(crate) use code_points::CodePoints;
pub(crate) use months::MONTHS;
pub use origin::OriginMap;
pub use sketch::Sketch;
pub use span::Span;
pub use transcribed::from_transcript;
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
    /// Where it stands in the file, where the file has places that a person can find again.
    pub locator: Option<Locator>,
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
    /// Who wrote it, when its file says so.
    pub author: Option<String>,
    /// The site or the paper that it was published by, when its file says so.
    pub publisher: Option<String>,
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
    /// Where each character comes from; empty when the text is not that of the bytes but of a transcript.
    pub origins: OriginMap,
    /// What was taken down of its file, when that is no plain text: the document is made of this, and the file need not
    /// be read again.
    pub transcript: Option<Arc<Transcript>>,
    /// The language that it is in, by its English name, when that is not English.
    pub foreign: Option<&'static str>,
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
    /// Whether a text is taken for English whatever it looks like.
    pub as_english: bool,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self { repair: true, encoding: None, as_english: false }
    }
}

/// Reads the bytes of a file. `name` is the name of the file without its folder; its ending tells
/// Markdown from plain text. Never fails: what is wrong stands in [`Document::problems`].
#[must_use]
pub fn read(name: &str, bytes: impl Into<Arc<[u8]>>, options: &ReadOptions) -> Document {
    let bytes: Arc<[u8]> = bytes.into();
    let mut document = Document::empty(name, Arc::clone(&bytes), *options);
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
    document.find_language();
    document
}

impl Document {
    /// A document of these bytes of which nothing is known yet.
    fn empty(name: &str, bytes: Arc<[u8]>, options: ReadOptions) -> Self {
        let sha256 = hexadecimal(&Sha256::digest(&bytes));
        Self {
            id: DocumentId(sha256[..16].to_owned()),
            sha256,
            bytes,
            options,
            name: name.to_owned(),
            title: None,
            date: None,
            author: None,
            publisher: None,
            text: String::new(),
            paragraphs: Vec::new(),
            encoding: "UTF-8",
            repairs: Vec::new(),
            problems: Vec::new(),
            origins: OriginMap::default(),
            transcript: None,
            foreign: None,
            sketch: Sketch::default(),
        }
    }

    /// The paragraph in which a place of the text lies, or the last before it.
    #[must_use]
    pub fn paragraph_at(&self, place: u32) -> Option<&Paragraph> {
        let number = self.paragraphs.partition_point(|paragraph| paragraph.span.start <= place);
        self.paragraphs.get(number.saturating_sub(1))
    }

    /// The same document, read again as `options` say: from its transcript where it has one.
    #[must_use]
    pub fn read_again(&self, options: &ReadOptions) -> Self {
        match &self.transcript {
            Some(transcript) => {
                from_transcript(&self.name, Arc::clone(&self.bytes), Arc::clone(transcript), options)
            }
            None => read(&self.name, Arc::clone(&self.bytes), options),
        }
    }

    /// Finds out whether the text is in another language than English, and says so.
    fn find_language(&mut self) {
        self.foreign = if self.options.as_english { None } else { tongue::foreign(&self.text) };
        if let Some(language) = self.foreign {
            let message = format!(
                "This text seems to be in {language}. Relata understands English, so that nothing was looked for in it; \
                 read it as English if it is."
            );
            self.problems.push(Problem { message, bytes: None });
        }
    }
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
