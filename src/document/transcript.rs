//! What a file that is not plain text says, as its reader took it down.
//!
//! Readers of pages, letters and office files work far from the rest of the program, in a process of their own; what
//! they bring back is a [`Transcript`], from which a [`super::Document`] is made without looking at the file again.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::ParagraphKind;

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transcript {
    /// Its headline, when it has one.
    pub title: Option<String>,
    /// Who wrote it, as it says.
    pub author: Option<String>,
    /// The day it was published, when it says so.
    pub date: Option<Date>,
    /// Where it was published: the name of a site or of a paper.
    pub publisher: Option<String>,
    /// The language that it says it is written in, as a BCP 47 tag.
    pub language: Option<String>,
    /// Its text, in the order in which it is read.
    pub passages: Vec<Passage>,
    /// What the reader of the document should know, in plain sentences: what was left out and why.
    pub problems: Vec<String>,
}

/// One paragraph of a transcript.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// What part it plays.
    pub kind: ParagraphKind,
    /// Its text, without line breaks of the page and without marks of the format.
    pub text: String,
    /// Where it stands in the file, when the file has places that a person can find again.
    pub locator: Option<Locator>,
}

/// A place in a file that a person can find again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Locator {
    /// A page, counted from one.
    Page(u32),
    /// A part of a letter or of a book: "subject", "attachment 2", "chapter 3".
    Part(String),
    /// A row of a table, counted from one with its heading, and the sheet when it has several.
    Row {
        /// The sheet's name.
        sheet: Option<String>,
        /// The row.
        row: u32,
    },
}

impl fmt::Display for Locator {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page(page) => write!(formatter, "page {page}"),
            Self::Part(part) => formatter.write_str(part),
            Self::Row { sheet: None, row } => write!(formatter, "row {row}"),
            Self::Row { sheet: Some(sheet), row } => write!(formatter, "sheet “{sheet}”, row {row}"),
        }
    }
}

impl Transcript {
    /// Adds a paragraph, unless it holds nothing but blanks.
    pub fn push(&mut self, kind: ParagraphKind, text: impl Into<String>, locator: Option<Locator>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.passages.push(Passage { kind, text, locator });
        }
    }
}
