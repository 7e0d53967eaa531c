//! What sort of file some bytes are.

mod mail;
mod office;
mod signature;

use serde::{Deserialize, Serialize};

use super::Refusal;

/// A sort of file. Told by its bytes where they tell it, else by the ending of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FileKind {
    /// Plain text or Markdown.
    Plain,
    /// A page of the web.
    Html,
    /// A page of the web saved with its parts in one file.
    Mhtml,
    /// A PDF.
    Pdf,
    /// A document of Word.
    Docx,
    /// A text of `LibreOffice`.
    Odt,
    /// Rich text.
    Rtf,
    /// A book.
    Epub,
    /// One e-mail.
    Email,
    /// Many e-mails in one file.
    Mailbox,
    /// A table in text, its cells parted by commas, semicolons or tabs.
    Delimited,
    /// A workbook of Excel or `LibreOffice`.
    Workbook,
    /// One value of JSON.
    Json,
    /// A value of JSON in each line.
    JsonLines,
    /// A zip archive of files.
    Zip,
}

/// Which endings say which kind.
const ENDINGS: &[(FileKind, &[&str])] = &[
    (FileKind::Plain, &["txt", "text", "md", "markdown", "mdown", "mkd"]),
    (FileKind::Html, &["html", "htm", "xhtml", "xht", "shtml"]),
    (FileKind::Mhtml, &["mht", "mhtml"]),
    (FileKind::Pdf, &["pdf"]),
    (FileKind::Docx, &["docx", "docm", "dotx"]),
    (FileKind::Odt, &["odt", "ott"]),
    (FileKind::Rtf, &["rtf"]),
    (FileKind::Epub, &["epub"]),
    (FileKind::Email, &["eml"]),
    (FileKind::Mailbox, &["mbox", "mbx"]),
    (FileKind::Delimited, &["csv", "tsv", "tab"]),
    (FileKind::Workbook, &["xlsx", "xlsm", "xlsb", "xls", "ods"]),
    (FileKind::Json, &["json"]),
    (FileKind::JsonLines, &["jsonl", "ndjson"]),
    (FileKind::Zip, &["zip"]),
];

/// Endings by which Markdown goes; it may begin with the marks of a web page.
const MARKDOWN: &[&str] = &["md", "markdown", "mdown", "mkd"];
/// How many bytes at the start are looked at for the marks of a text.
const LOOK: usize = 2048;

impl FileKind {
    /// The kind that the ending of a name says; `None` where it says none that is read.
    #[must_use]
    pub fn by_ending(name: &str) -> Option<Self> {
        let ending = ending(name)?;
        let says = |(_, endings): &&(Self, &[&str])| endings.contains(&ending.as_str());
        ENDINGS.iter().find(says).map(|(kind, _)| *kind)
    }

    /// The endings of the names of all files that are read, without their dots.
    pub fn endings() -> impl Iterator<Item = &'static str> {
        ENDINGS.iter().flat_map(|(_, endings)| endings.iter().copied())
    }

    /// The kind of a file with this name and these bytes. Linear in the bytes, and looks only at their start and at
    /// the list of members at the end of a zip archive.
    ///
    /// # Errors
    ///
    /// [`Refusal::Unknown`] or [`Refusal::Locked`] for a file that is known and not read.
    pub fn of(name: &str, bytes: &[u8]) -> Result<Self, Refusal> {
        let declared = Self::by_ending(name);
        if bytes.starts_with(b"%PDF-") {
            return Ok(Self::Pdf);
        }
        if bytes.starts_with(b"{\\rtf") {
            return Ok(Self::Rtf);
        }
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            return office::of_zip(declared, bytes);
        }
        if bytes.starts_with(signature::COMPOUND) {
            return office::of_compound(bytes);
        }
        if let Some(what) = signature::what(bytes) {
            return Err(Refusal::Unknown(what.to_owned()));
        }
        if bytes.is_empty() {
            return Ok(Self::Plain);
        }
        Ok(Self::of_text(name, declared, bytes))
    }

    /// The kind of what has no signature. What is called a plain text is one, unless it is a whole web page.
    fn of_text(name: &str, declared: Option<Self>, bytes: &[u8]) -> Self {
        let start = start(bytes);
        let is_markdown = ending(name).is_some_and(|ending| MARKDOWN.contains(&ending.as_str()));
        let is_page = start.starts_with("<!doctype html") || start.starts_with("<html");
        let is_xml_page = start.starts_with("<?xml") && start.contains("<html");
        match declared {
            Some(Self::Plain) if is_page && !is_markdown => Self::Html,
            Some(Self::Email) if mail::is_saved_page(&start) => Self::Mhtml,
            // What a server sends in the place of a file that it does not have is a page by the file's name.
            Some(kind) if is_page && kind != Self::Plain => Self::Html,
            Some(kind) => kind,
            None if is_page || is_xml_page => Self::Html,
            None if mail::is_mailbox(&start) => Self::Mailbox,
            None if mail::is_saved_page(&start) => Self::Mhtml,
            None if mail::is_letter(&start) => Self::Email,
            None => Self::Plain,
        }
    }

    /// What it is called in a sentence, with its article.
    #[must_use]
    pub const fn what(self) -> &'static str {
        match self {
            Self::Plain => "a plain text",
            Self::Html => "a web page",
            Self::Mhtml => "a saved web page (MHTML)",
            Self::Pdf => "a PDF",
            Self::Docx => "a Word document",
            Self::Odt => "an OpenDocument text",
            Self::Rtf => "a rich text (RTF)",
            Self::Epub => "a book (EPUB)",
            Self::Email => "an e-mail",
            Self::Mailbox => "a mailbox",
            Self::Delimited => "a table (CSV)",
            Self::Workbook => "a workbook",
            Self::Json => "a JSON file",
            Self::JsonLines => "a JSON Lines file",
            Self::Zip => "a zip archive",
        }
    }
}

/// How many members the end of a zip archive speaks of.
pub(super) fn members(bytes: &[u8]) -> Option<usize> {
    office::members(bytes)
}

/// The ending of a name in small letters.
pub(super) fn ending(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    (!stem.is_empty() && !ending.contains(['/', '\\'])).then(|| ending.to_lowercase())
}

/// The first characters in small letters, without blanks and marks of byte order before them, for comparisons alone:
/// of UTF-16 only the ASCII is left.
fn start(bytes: &[u8]) -> String {
    let look = &bytes[..bytes.len().min(LOOK)];
    let is_wide = look.starts_with(b"\xFF\xFE") || look.starts_with(b"\xFE\xFF");
    let kept: Vec<u8> =
        if is_wide { look[2..].iter().copied().filter(|byte| *byte != 0).collect() } else { look.to_vec() };
    let text = String::from_utf8_lossy(&kept);
    text.trim_start_matches(|character: char| character == '\u{FEFF}' || character.is_whitespace())
        .to_ascii_lowercase()
}

#[cfg(test)]
mod tests;
