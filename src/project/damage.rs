//! What is not as it was written, in words for people.

use std::fmt;

use crate::document::DocumentId;

/// A part of a project that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The document it is about, when it is about one.
    pub document: Option<DocumentId>,
    /// What it is: the name of the document, or another part.
    pub part: String,
    /// What happened.
    pub message: String,
}

impl Damage {
    pub(super) fn of_document(id: &DocumentId, name: &str, message: &str) -> Self {
        Self { document: Some(id.clone()), part: name.to_owned(), message: message.to_owned() }
    }

    pub(super) fn of_state(message: &str) -> Self {
        Self { document: None, part: "the project".to_owned(), message: message.to_owned() }
    }

    pub(super) fn of_journal(message: &str) -> Self {
        Self { document: None, part: "the steps that can be undone".to_owned(), message: message.to_owned() }
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.part, self.message)
    }
}
