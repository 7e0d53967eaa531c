//! The project in which everything that is seen is kept, as the window knows it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::command::Command;
use super::history::Ground;
use super::notes::{FARTHEST, MOST_TEXT};
use super::state::State;
use crate::corrections::{Correction, Corrections};
use crate::jobs::{PastAndFuture, SnapshotPlace, StepList};
use crate::knowledge::Source;
use crate::project::{
    Damage, ENDING, KeptCorrection, OpenDocument, Record, Snapshot, SnapshotTotal, Snapshots,
};
use crate::scene::{Note, NoteId};

/// What can be wanted of projects, besides opening and keeping them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProjectCommand {
    /// Open a copy of the project in this file, which another window has open, to be read.
    OpenCopy(PathBuf),
    /// Leave the project, although what is seen is in no file.
    Leave,
    /// Take away what is told of the project.
    DismissNews,
    /// Take a project from the list of those that were opened.
    ForgetRecent(PathBuf),
    /// Forget which projects were opened.
    ClearRecent,
    /// Choose the folder for snapshots in the system's dialog.
    ChooseSnapshotFolder,
    /// Keep snapshots in this folder, or in the program's own.
    KeepSnapshotsIn(Option<PathBuf>),
    /// Show the folder with the snapshots in the system's window for files.
    ShowSnapshotFolder,
    /// Delete the snapshots of all projects.
    DeleteSnapshots,
}

/// A project that was opened before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentProject {
    /// Its file.
    pub path: PathBuf,
    /// When it was opened last, in milliseconds since 1970; `None` when that is not known.
    #[serde(default)]
    pub opened: Option<i64>,
}

/// Whether a file is a project, by its name.
pub(super) fn is_project(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
}

/// A project that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenProject {
    /// Its file; `None` until it has been made.
    pub path: Option<PathBuf>,
    /// Whether nobody has given it a name yet.
    pub is_unnamed: bool,
    /// Whether it is a copy of that file, made to be read.
    pub is_copy: bool,
    /// What is not as it was written.
    pub damages: Vec<Damage>,
    /// Whether something was changed that is in no file, because it can only be read.
    pub is_changed: bool,
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
        Self {
            path: None,
            is_unnamed: true,
            is_copy: false,
            damages: Vec::new(),
            is_changed: false,
            read_only: None,
            steps: PastAndFuture::default(),
            trouble: None,
        }
    }

    /// Whether something is seen that is in no file.
    #[must_use]
    pub fn is_unkept(&self) -> bool {
        self.is_changed || self.trouble.is_some()
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
    /// The snapshots, while they are looked at or may help, the last first.
    pub snapshots: Vec<Snapshot>,
    /// The program's own folder for snapshots; `None` when it has none.
    pub snapshot_folder: Option<PathBuf>,
    /// What the snapshots of all projects come to, while the settings are looked at.
    pub snapshot_total: SnapshotTotal,
    /// The project that another window has open, while a person is asked what to do.
    pub elsewhere: Option<PathBuf>,
    /// What is to be done when the project is left, while a person is asked whether it may be.
    pub leaving: Option<Box<Command>>,
    /// Whether a person has seen what is told of the project.
    pub is_told: bool,
    /// Counts the ground states that no step led to.
    pub(super) entered: u64,
    /// The step that is not on its way to the file yet, by its number.
    pub(super) unkept: Option<u64>,
    /// Whether things stand elsewhere than the file says.
    pub(super) is_moved: bool,
}

impl State {
    /// Where snapshots go and whether they are taken, as the settings say; `None` where there is no place for them.
    #[must_use]
    pub fn snapshot_place(&self) -> Option<SnapshotPlace> {
        let own = self.project.snapshot_folder.clone();
        let chosen = self.settings.snapshot_folder.clone();
        let mut snapshots = Snapshots::in_folder(chosen.or_else(|| own.clone())?);
        if let Some(own) = own {
            snapshots = snapshots.with_former(own);
        }
        snapshots = snapshots.keeping(self.settings.snapshot_count.into());
        Some(SnapshotPlace { snapshots, takes: self.settings.keeps_snapshots })
    }

    /// Whether the window can be closed without a question.
    #[must_use]
    pub fn can_leave(&self) -> bool {
        !self.project.open.as_ref().is_some_and(OpenProject::is_unkept)
    }

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
        stops: ground.stops.clone(),
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
        files: ground
            .files
            .iter()
            .filter_map(|(id, path)| Some((id.clone(), path.to_str()?.to_owned())))
            .collect(),
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
        files: Arc::new(record.files.into_iter().map(|(id, path)| (id, path.into())).collect()),
        filter: record.filter,
        saved_filters: record.saved_filters,
        stops: record.stops,
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
