//! The files that documents were read from: which have changed since, and commands about them.

use super::state::State;
use crate::document::DocumentId;
use crate::jobs::{KnownFile, OnDisk};

/// A wish that is about the files of documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disk {
    /// Look which files have changed, and say so.
    Look,
    /// The same, and say nothing: what has changed is marked.
    LookQuietly,
    /// Read the document in the reader again from its file.
    ReadAgain,
    /// Read this document again from its file.
    ReadDocument(DocumentId),
    /// Read every document again whose file has changed.
    ReadChanged,
    /// Read the files that have come into opened folders.
    OpenNew,
    /// Offer these files no longer.
    LeaveNew,
    /// Read the document in the reader as English, although it does not look like it.
    ReadAsEnglish,
    /// The same of this document.
    ReadDocumentAsEnglish(DocumentId),
    /// Show what became of each file of the last import.
    ShowImport,
    /// Copy that.
    CopyImport,
}

/// The files of all documents that come from files.
#[must_use]
pub fn known_files(state: &State) -> Vec<KnownFile> {
    let of = |source: &crate::knowledge::Source| {
        let document = source.document.id.clone();
        let path = state.ground.files.get(&document)?.clone();
        Some(KnownFile { document, path, size: source.document.bytes.len() as u64 })
    };
    state.ground.sources.iter().filter_map(of).collect()
}

/// The documents whose files have changed, in their order.
#[must_use]
pub fn changed(state: &State) -> Vec<DocumentId> {
    if state.on_disk.is_empty() {
        return Vec::new();
    }
    let ids = state.ground.sources.iter().map(|source| &source.document.id);
    ids.filter(|id| state.on_disk.get(id) == Some(&OnDisk::Changed)).cloned().collect()
}

/// Whether the command can do something now.
pub(super) fn is_possible(state: &State, disk: &Disk) -> bool {
    match disk {
        Disk::Look | Disk::LookQuietly => !state.ground.files.is_empty() || !state.folders.is_empty(),
        Disk::OpenNew | Disk::LeaveNew => !state.new_files.is_empty(),
        Disk::ReadAgain => {
            state.reader.as_ref().is_some_and(|place| state.ground.files.contains_key(&place.document))
        }
        Disk::ReadDocument(id) => state.ground.files.contains_key(id),
        Disk::ReadChanged => !changed(state).is_empty(),
        Disk::ReadAsEnglish => state.reader.as_ref().is_some_and(|place| is_foreign(state, &place.document)),
        Disk::ReadDocumentAsEnglish(id) => is_foreign(state, id),
        Disk::ShowImport | Disk::CopyImport => !state.account.entries.is_empty(),
    }
}

/// Whether nothing was looked for in a document, because it is in another language.
fn is_foreign(state: &State, id: &DocumentId) -> bool {
    let source = state.ground.sources.iter().find(|source| source.document.id == *id);
    source.is_some_and(|source| source.document.foreign.is_some())
}

/// What a person can do so that it can do something.
pub(super) fn obstacle(disk: &Disk) -> &'static str {
    match disk {
        Disk::Look | Disk::LookQuietly => "No document comes from a file.",
        Disk::ReadAgain | Disk::ReadDocument(_) => {
            "Show a document in the reader first that comes from a file."
        }
        Disk::OpenNew | Disk::LeaveNew => "No new file is known in the folders that were opened.",
        Disk::ReadAsEnglish | Disk::ReadDocumentAsEnglish(_) => {
            "Show a document in the reader first that seems to be in another language."
        }
        Disk::ShowImport | Disk::CopyImport => "Nothing was imported since the window was opened.",
        Disk::ReadChanged => "No file is known to have changed; look for changed files first.",
    }
}
