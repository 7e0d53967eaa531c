//! What jobs report to the state.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::derived::Made;
use super::state::SaveTarget;
use crate::document::DocumentId;
use crate::export::png::Pixels;
use crate::jobs::{Entry, Kept, OnDisk};
use crate::knowledge::Source;
use crate::layout::Point;

/// What a job or a dialog brings back. Reports of work that was cancelled or overtaken are ignored.
#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    /// The files chosen in a dialog; empty when it was closed.
    Chosen(Vec<PathBuf>),
    /// Where to save something; `None` when the dialog was closed, or when the system has none.
    Target(SaveTarget, Option<PathBuf>),
    /// How far the reading is.
    Reading {
        /// Which reading.
        serial: u64,
        /// How many documents are done.
        done: usize,
        /// Of how many.
        total: usize,
        /// What is being read; empty when that is not known yet.
        name: String,
        /// How much of it is done, 0 to 1.
        fraction: f32,
    },
    /// Something was passed over; a plain sentence.
    Noted(String),
    /// The document that is told of next comes from this file.
    File {
        /// Which reading.
        serial: u64,
        /// Which document.
        document: DocumentId,
        /// The whole path.
        path: PathBuf,
    },
    /// What became of a file; before its document is told of, where there is one.
    Accounted {
        /// Which reading.
        serial: u64,
        /// The file, and what became of it.
        entry: Entry,
    },
    /// A folder was opened, with these files in it.
    Folder(PathBuf, BTreeSet<PathBuf>),
    /// These files lie in opened folders by now.
    NewFiles(BTreeSet<PathBuf>),
    /// A document was read.
    Read {
        /// Which reading.
        serial: u64,
        /// The document and what was found in it.
        source: Box<Source>,
    },
    /// A document could not be read.
    Failed {
        /// Which reading.
        serial: u64,
        /// What happened, to which file, and what can be done.
        message: String,
    },
    /// The reading has come to its end.
    ReadingEnded {
        /// Which reading.
        serial: u64,
    },
    /// Something that follows from the ground state was made.
    Made(Made),
    /// The layout is there: a place for each entity that was asked for, in the same order.
    LaidOut {
        /// Which layout.
        serial: u64,
        /// The places.
        positions: Vec<Point>,
    },
    /// The text of a file with corrections, or why it could not be read.
    Corrections(PathBuf, Result<String, String>),
    /// The file with corrections that was chosen; none when the dialog was closed.
    ChosenCorrections(Vec<PathBuf>),
    /// What the keeper of the project says.
    Project(Box<Kept>),
    /// The project that was chosen; none when the dialog was closed.
    ChosenProject(Vec<PathBuf>),
    /// The folder for snapshots that was chosen; none when the dialog was closed.
    ChosenSnapshotFolder(Vec<PathBuf>),
    /// Those of the files opened before that are not there any more.
    Gone(BTreeSet<PathBuf>),
    /// How the files of documents are now.
    OnDisk {
        /// Of each document that was asked for.
        found: Vec<(DocumentId, OnDisk)>,
        /// Whether a person has asked, who wants to be told what came of it.
        tells: bool,
    },
    /// A file was saved, or the reason why not.
    Saved(PathBuf, Result<(), String>),
    /// The picture for the clipboard was drawn.
    Drawn(Arc<Pixels>),
    /// A folder was shown.
    Shown,
    /// Something went wrong that a person should know.
    Trouble(String),
}
