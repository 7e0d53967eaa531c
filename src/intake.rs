//! Files that are not plain text, read: bytes → [`Piece`]s, each an article of its own.
//!
//! Everything here is a pure function of the bytes and the [`Limits`], works within a [`Budget`] and is meant to run
//! in a process of its own ([`crate::jobs`] starts it): a reader may be wrong about a hostile file, the program that
//! asked must not be harmed by it.
#![allow(dead_code, reason = "the readers of single formats are joined to their dispatch next")]

mod budget;
mod dates;
mod docx;
mod email;
mod epub;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod hostile;
mod html;
#[allow(dead_code, reason = "read by the kind of the file, which comes with the dispatch")]
mod columns;
#[allow(dead_code, reason = "read by the kind of the file, which comes with the dispatch")]
mod delimited;
#[allow(dead_code, reason = "read by the kind of the file, which comes with the dispatch")]
mod json;
mod kind;
mod mailbox;
mod mhtml;
mod odt;
mod packed;
mod paper;
#[allow(dead_code, reason = "read by the kind of the file, which comes with the dispatch")]
mod pdf;
mod refusal;
mod rtf;
mod writer;
mod xml;
mod tables;
#[allow(dead_code, reason = "read by the kind of the file, which comes with the dispatch")]
mod workbook;

pub use budget::{Budget, Limits};
pub use columns::{Columns, DateOrder, NotationError, Preview, Role};
pub use kind::FileKind;
pub use refusal::Refusal;
pub use tables::preview;

use crate::document::Transcript;

/// One article found in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The names on the way to it within the file, outermost first; empty when the file is the article.
    pub path: Vec<String>,
    /// Its own bytes: those of a member of an archive, of one message of a mailbox, of one row of a table. `None`
    /// when they are the file's.
    pub bytes: Option<Vec<u8>>,
    /// What it says, or why that cannot be told.
    pub content: Result<Content, Refusal>,
}

/// What a piece says.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// It is plain text or Markdown: [`crate::document::read`] makes a document of it.
    Plain,
    /// What its reader took down.
    Transcript(Transcript),
}
