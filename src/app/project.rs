//! The project in which everything that is seen is kept, as the window knows it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::history::Ground;
use super::notes::{FARTHEST, MOST_TEXT};
use super::state::State;
use crate::corrections::{Correction, Corrections};
use crate::jobs::{PastAndFuture, StepList};
use crate::knowledge::Source;
use crate::project::{KeptCorrection, OpenDocument, Record, Snapshot};
use crate::scene::{Note, NoteId};

/// A project that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenProject {
    /// Its file; `None` until it has been made.
    pub path: Option<PathBuf>,
    /// Whether nobody has given it a name yet.
    pub is_unnamed: bool,
    /// Why it can only be read; `None` when it can be changed.
    pub read_only: Option<String>,
    /// What undo and redo would do in its file.
    pub steps: PastAndFuture,
    /// Why the last change is not in the file; `None` when it is.
    pub trouble: Option<String>,
}

impl OpenProject {
    /// A project that is being made.
    pub(super) fn unnamed() -> Self {
        Self { path: None, is_unnamed: true, read_only: None, steps: PastAndFuture::default(), trouble: None }
    }

    /// What it is called; `None` when nobody has given it a name.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        let path = self.path.as_ref().filter(|_| !self.is_unnamed)?;
        Some(path.file_stem()?.to_string_lossy().into_owned())
    }
}

/// What is kept, and where.
#[derive(Clone, Debug, Default)]
pub struct ProjectState {
    /// The folder for projects that nobody has given a name; without it nothing is kept before a person says where.
    pub folder: Option<PathBuf>,
    /// The project that is open.
    pub open: Option<OpenProject>,
    /// The project that is being opened.
    pub opening: Option<PathBuf>,
    /// The steps of the file, while they are looked at.
    pub steps: StepList,
    /// The project that could not be opened last, whose snapshots may help.
    pub failed: Option<PathBuf>,
    /// The snapshots, while they are looked at, the last first.
    pub snapshots: Vec<Snapshot>,
    /// The step that is not on its way to the file yet, by its number.
    pub(super) unkept: Option<u64>,
    /// Whether things stand elsewhere than the file says.
    pub(super) is_moved: bool,
}

impl State {
    /// The step that undo takes back, of this session or of the file.
    #[must_use]
    pub fn undo_step(&self) -> Option<&str> {
        self.history.undo_step().or_else(|| self.steps_of_file()?.undo.as_deref())
    }

    /// The step that redo does again, of this session or of the file.
    #[must_use]
    pub fn redo_step(&self) -> Option<&str> {
        self.history.redo_step().or_else(|| self.steps_of_file()?.redo.as_deref())
    }

    /// The steps of the file, where this session has none before or after them.
    fn steps_of_file(&self) -> Option<&PastAndFuture> {
        let project = self.project.open.as_ref()?;
        (project.read_only.is_none() && self.work.is_none()).then_some(&project.steps)
    }

    /// The project whose snapshots can be looked at: the one that is open, or the one that could not be opened last.
    #[must_use]
    pub fn project_of_snapshots(&self) -> Option<&PathBuf> {
        let open = self.project.open.as_ref().and_then(|project| project.path.as_ref());
        open.or(self.project.failed.as_ref())
    }

    /// Whether a path is one of a project that nobody has given a name.
    #[must_use]
    pub fn is_unnamed_project(&self, path: &Path) -> bool {
        self.project.folder.as_ref().is_some_and(|folder| path.parent() == Some(folder))
    }
}

/// The ground state as it is kept.
pub(super) fn record(ground: &Ground) -> Record {
    Record {
        documents: ground.sources.iter().map(open_document).collect(),
        filter: ground.filter.clone(),
        saved_filters: ground.saved_filters.clone(),
        grouping: ground.grouping.clone(),
        style: ground.style,
        flags: ground.flags.clone(),
        pins: ground.pins.clone(),
        homes: ground.homes.clone(),
        names: ground.names.clone(),
        arrangement: ground.arrangement,
        places: ground.places.clone(),
        corrections: ground.corrections.as_slice().iter().filter_map(kept).collect(),
        notes: ground.notes.iter().filter_map(|(&id, note)| kept_note(id, note)).collect(),
    }
}

fn open_document(source: &Source) -> OpenDocument {
    OpenDocument { id: source.document.id.clone(), options: source.document.options }
}

fn kept(correction: &Correction) -> Option<KeptCorrection> {
    match serde_json::to_value(correction) {
        Ok(value) => Some(KeptCorrection { id: correction.id.to_string(), value }),
        Err(error) => {
            log::error!("a correction cannot be written: {error}");
            None
        }
    }
}

/// Before the number in the name under which a note on the plane is kept.
const NOTE: &str = "note ";

fn kept_note(id: NoteId, note: &Note) -> Option<(String, String)> {
    match serde_json::to_string(note) {
        Ok(text) => Some((format!("{NOTE}{}", id.0), text)),
        Err(error) => {
            log::error!("a note cannot be written: {error}");
            None
        }
    }
}

fn note(name: &str, text: &str) -> Result<(NoteId, Note), String> {
    let number = name.strip_prefix(NOTE).and_then(|number| number.parse().ok());
    let id = number.map(NoteId).ok_or("it is not one on the plane")?;
    let note: Note = serde_json::from_str(text).map_err(|error| error.to_string())?;
    // Comparing with a number that is none gives no.
    let is_drawable = note.place.x.abs() <= FARTHEST && note.place.y.abs() <= FARTHEST;
    if !is_drawable || note.text.chars().count() > MOST_TEXT {
        return Err("it cannot be drawn".to_owned());
    }
    Ok((id, note))
}

/// The ground state of a record, and why some of its corrections are not understood.
pub(super) fn ground(record: Record, sources: Vec<Source>) -> (Ground, Vec<String>) {
    let mut problems = Vec::new();
    let corrections: Corrections = record
        .corrections
        .into_iter()
        .filter_map(|kept| match serde_json::from_value::<Correction>(kept.value) {
            Ok(correction) => Some(correction),
            Err(error) => {
                problems.push(format!("correction {}: {error}", kept.id));
                None
            }
        })
        .collect();
    let mut notes = BTreeMap::new();
    for (name, text) in record.notes {
        match note(&name, &text) {
            Ok((id, note)) => {
                notes.insert(id, note);
            }
            Err(error) => problems.push(format!("note {name}: {error}")),
        }
    }
    let ground = Ground {
        sources,
        filter: record.filter,
        saved_filters: record.saved_filters,
        grouping: record.grouping,
        style: record.style,
        flags: record.flags,
        pins: record.pins,
        homes: record.homes,
        names: record.names,
        notes,
        arrangement: record.arrangement,
        places: record.places,
        corrections,
    };
    (ground, problems)
}
