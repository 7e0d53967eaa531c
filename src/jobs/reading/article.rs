//! An article on its way to a document.

use std::path::PathBuf;
use std::sync::Arc;

use crate::document::{Document, ReadOptions, Transcript, from_transcript, read};
use crate::intake::{Content, Piece, Refusal};
use crate::jobs::Failure;

/// Stands between the names on the way to an article within its file.
const WITHIN: &str = " › ";

/// An article, with all that is needed to make a document of it.
#[derive(Debug)]
pub(super) struct Article {
    /// What to call it in messages: the path of its file as it was given, and the way within.
    pub(super) label: String,
    /// What its document is called.
    pub(super) name: String,
    /// The whole path of its file, where the bytes are those of the file.
    pub(super) file: Option<PathBuf>,
    /// Its bytes.
    pub(super) bytes: Arc<[u8]>,
    /// How it is read.
    pub(super) options: ReadOptions,
    /// What it says.
    pub(super) content: Result<Matter, Refused>,
}

/// What an article says.
#[derive(Clone, Debug)]
pub(super) enum Matter {
    /// It is plain text.
    Plain,
    /// What was taken down of it.
    Transcript(Arc<Transcript>),
    /// It is a file that has to be read first.
    File,
}

impl From<Content> for Matter {
    fn from(content: Content) -> Self {
        match content {
            Content::Plain => Self::Plain,
            Content::Transcript(transcript) => Self::Transcript(Arc::new(transcript)),
            Content::File(_) => Self::File,
        }
    }
}

/// Why there is no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// It could not be read, for this reason.
    Failed(String),
    /// It was passed over, for this reason.
    Skipped(String),
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::PassedOver(reason) => Self::Skipped(reason),
            other => Self::Failed(other.to_string()),
        }
    }
}

impl Article {
    /// The article that a piece of this one is.
    pub(super) fn within(&self, piece: Piece) -> Self {
        let way: String = piece.path.iter().flat_map(|name| [WITHIN, name]).collect();
        let is_whole = piece.bytes.is_none() && piece.path.is_empty();
        Self {
            label: format!("{}{way}", self.label),
            name: format!("{}{way}", self.name),
            file: self.file.clone().filter(|_| is_whole),
            bytes: piece.bytes.map_or_else(|| Arc::clone(&self.bytes), Arc::from),
            options: self.options,
            content: piece.content.map(Matter::from).map_err(Refused::from),
        }
    }

    /// The same article, of which there is no more than this to say.
    pub(super) fn failed(&self, way: &[String], message: String) -> Self {
        let piece = Piece { path: way.to_vec(), bytes: None, content: Ok(Content::Plain) };
        Self { content: Err(Refused::Failed(message)), ..self.within(piece) }
    }

    /// Its document; `None` where it is a file that has to be read first.
    pub(super) fn document(&self) -> Option<Result<Document, Refused>> {
        let document = match &self.content {
            Ok(Matter::Plain) => read(&self.name, Arc::clone(&self.bytes), &self.options),
            Ok(Matter::Transcript(transcript)) => {
                from_transcript(&self.name, Arc::clone(&self.bytes), Arc::clone(transcript), &self.options)
            }
            Ok(Matter::File) => return None,
            Err(refused) => return Some(Err(refused.clone())),
        };
        let problem = document.problems.first().filter(|_| document.paragraphs.is_empty());
        Some(match problem {
            Some(problem) => Err(Refused::Failed(problem.message.clone())),
            None => Ok(document),
        })
    }

    pub(super) fn failure(&self, message: String) -> Failure {
        Failure { name: self.label.clone(), message }
    }
}
