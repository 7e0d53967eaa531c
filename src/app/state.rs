//! Everything the window is a picture of.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::camera::Camera;
use super::canvas::Canvas;
use super::centre::Centre;
use super::comparison::Comparison;
use super::curation::{CurationDialog, Follow, Imported};
use super::derived::Derived;
use super::duplicates::Duplicates;
use super::exporting::DataChoice;
use super::history::{Ground, History};
use super::locks::Locks;
use super::paths::Paths;
use super::picture::PictureChoice;
use super::project::ProjectState;
use super::question::Question;
use super::review::Review;
use super::search::Finding;
use super::settings::Settings;
use super::tables::Tables;
use super::timeline::TimelineView;
use super::toast::{self, Toast};
use crate::document::{Document, DocumentId, Span};
use crate::jobs::{Account, Input, OnDisk};
use crate::knowledge::{EntityId, RelationId, SourceIndex};
use crate::layout::Point;
use crate::scene::{NoteId, Subject, Theme};

/// Which theme a person wants.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeChoice {
    /// As the system is.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// A part of the window that can be put away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Panel {
    /// Documents and filters.
    Left,
    /// What is known of the selection.
    Inspector,
    /// The text of an article.
    Reader,
    /// The key to colours and shapes.
    Legend,
    /// The whole graph, small, where the view shows only a part of it.
    MiniMap,
}

/// A small window on top of everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// A field for a path.
    OpenPath,
    /// What a saved picture is to be like.
    Picture,
    /// In which format data are saved.
    Data,
    /// The stops of a presentation.
    Stops,
    /// A field for the path of a file to save, for desktops without a dialog.
    SavePath(SaveTarget),
    /// A field for a text.
    PasteText,
    /// The examples.
    Examples,
    /// Every command, to be found by name.
    Palette,
    /// Every command with its keys.
    Shortcuts,
    /// What the program is.
    About,
    /// What is kept from one run to the next.
    Settings,
    /// Every step that was made in the project.
    History,
    /// Earlier states of the project, kept apart from it.
    Snapshots,
    /// What became of each file of the last import.
    Import,
    /// What to do with a project that another window has open.
    OpenElsewhere,
    /// Whether to leave a project although what is seen is in no file.
    Unkept,
    /// The words of a note on the plane, or of a new one.
    Note(Option<NoteId>),
    /// All notes.
    Notes,
    /// Something is to be put right, or all that was.
    Curation(CurationDialog),
    /// How two documents differ, word for word.
    Difference {
        /// The one.
        one: SourceIndex,
        /// The other.
        other: SourceIndex,
    },
}

/// What is saved into a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveTarget {
    /// A picture of the graph.
    Picture,
    /// The graph as data.
    Graph,
    /// The table as it is shown.
    Table,
    /// What a person has put right.
    Corrections,
    /// The project, to go on in that file.
    Project,
    /// A copy of the project, to be put away.
    Copy,
    /// What a comparison has found.
    Comparison,
    /// A report on what is selected, or on everything.
    Report,
    /// The stops of a presentation as pages.
    Stops,
}

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReaderPlace {
    /// Which document.
    pub document: DocumentId,
    /// Which words.
    pub span: Span,
}

impl ReaderPlace {
    /// Where a document begins.
    #[must_use]
    pub fn beginning(document: &Document) -> Self {
        let start = document.paragraphs.first().map_or(0, |paragraph| paragraph.span.start);
        Self { document: document.id.clone(), span: Span::new(start, start) }
    }
}

/// Something a person should know, until they have seen it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What happened, to which file, and what can be done.
    pub text: String,
}

/// A success worth a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Something is on the clipboard.
    Copied,
    /// A file was saved.
    Saved(PathBuf),
    /// No place was chosen for this, so it was not saved.
    NotSaved(SaveTarget),
    /// A document was open already.
    AlreadyOpen(String),
    /// The file of a document is as it was when it was read.
    Unchanged(String),
    /// Something was passed over; a plain sentence.
    Noted(String),
    /// So many snapshots were deleted.
    SnapshotsDeleted(usize),
}

/// Documents being read.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// Named in the reports of the job.
    pub serial: u64,
    /// How many documents are done.
    pub done: usize,
    /// Of how many.
    pub total: usize,
    /// What is being read.
    pub name: String,
    /// How much of it is done, 0 to 1.
    pub fraction: f32,
    /// Which of them were open and are read in another way.
    pub(super) again: BTreeSet<DocumentId>,
    /// The files of documents that are read again, with the versions that are open.
    pub(super) renewed: BTreeMap<PathBuf, DocumentId>,
    /// The files of documents that are about to be told of.
    pub(super) files: BTreeMap<DocumentId, PathBuf>,
    /// What became of each file so far.
    pub(super) account: Account,
    /// How many steps could be undone when it began.
    pub(super) depth: usize,
    /// The files and folders that were asked for and have not failed.
    pub(super) paths: Vec<PathBuf>,
}

/// The state of the program while its window is open.
#[derive(Debug)]
pub struct State {
    /// What undo and redo restore.
    pub ground: Ground,
    /// The steps so far.
    pub history: History,
    /// What is selected.
    pub selection: BTreeSet<Subject>,
    /// Which views go on showing what was selected before.
    pub(super) locks: Locks,
    /// What the pointer is on.
    pub hovered: Option<Subject>,
    /// What the pointer stands for in the text: the relations of the sentence it is on, and their
    /// ends.
    pub brushed: BTreeSet<Subject>,
    /// What stands in the search field.
    pub search: String,
    /// What was found for it.
    pub found: Finding,
    /// The paths between two entities, while they are shown.
    pub paths: Option<Paths>,
    /// The question with blanks that is asked, with its answers.
    pub question: Option<Question>,
    /// The comparison of documents, while it is shown.
    pub comparison: Option<Comparison>,
    /// The queue of claims that wait for a decision, while it is shown.
    pub review: Option<Review>,
    /// Which possible duplicates one looks at, while they are shown.
    pub duplicates: Option<Duplicates>,
    /// The note of what was done last, until it has been seen.
    pub toast: Option<Toast>,
    /// How many toasts there have been.
    pub(super) toasts: u64,
    /// What there was to be seen before the last step, while a slider may go on with it.
    pub(super) before_slide: Option<toast::Before>,
    /// The view of the plane that a person has chosen; `None` shows the whole graph, always.
    pub camera: Option<Camera>,
    /// What the graph remembers besides what it shows.
    pub canvas: Canvas,
    /// The size of the canvas in screen points.
    pub viewport: Point,
    /// What is kept from one run to the next.
    pub settings: Settings,
    /// The theme that counts instead of the one in the settings until another is chosen.
    pub theme_for_now: Option<ThemeChoice>,
    /// Of the documents whose files are no longer as they were read: how they are.
    pub on_disk: BTreeMap<DocumentId, OnDisk>,
    /// The folders that were opened, each with the files in it that were opened or offered.
    pub folders: BTreeMap<PathBuf, BTreeSet<PathBuf>>,
    /// The files that have come into these folders since.
    pub new_files: BTreeSet<PathBuf>,
    /// Those of the files opened before that are not there any more.
    pub gone: BTreeSet<PathBuf>,
    /// Whether the system is dark.
    pub system_is_dark: bool,
    /// What stands in the middle of the window.
    pub centre: Centre,
    /// How the table is wanted.
    pub tables: Tables,
    /// How the timeline is looked at.
    pub timeline: TimelineView,
    /// What a saved picture is to be like.
    pub picture: PictureChoice,
    /// How data are saved.
    pub data: DataChoice,
    /// What is open on top.
    pub dialog: Option<Dialog>,
    /// What the reader shows.
    pub reader: Option<ReaderPlace>,
    /// Counts the jumps of the reader, so that the panel knows when to scroll.
    pub reader_jumps: u64,
    /// The words that are marked in the reader.
    pub words: Option<ReaderPlace>,
    /// What came of the last file with corrections, until its contradictions are settled.
    pub imported: Option<Imported>,
    /// What is to be selected once the corrections have been followed.
    pub(super) follow: Option<Follow>,
    /// Errors that nobody has dismissed yet.
    pub messages: Vec<Message>,
    /// The last success worth a word.
    pub notice: Option<Notice>,
    /// What is kept of all this, and where.
    pub project: ProjectState,
    /// The reading under way.
    pub work: Option<Work>,
    /// What became of each file of the last import.
    pub account: Account,
    /// What will be read after that.
    pub(super) waiting: Vec<Input>,
    /// Numbers the readings.
    pub(super) readings: u64,
    /// What follows from the ground state.
    pub derived: Derived,
}

impl Default for State {
    fn default() -> Self {
        Self {
            ground: Ground::default(),
            history: History::default(),
            selection: BTreeSet::new(),
            locks: Locks::default(),
            hovered: None,
            brushed: BTreeSet::new(),
            search: String::new(),
            found: Finding::default(),
            paths: None,
            question: None,
            comparison: None,
            review: None,
            duplicates: None,
            toast: None,
            toasts: 0,
            before_slide: None,
            camera: None,
            canvas: Canvas::default(),
            viewport: Point::new(900.0, 600.0),
            settings: Settings::default(),
            theme_for_now: None,
            on_disk: BTreeMap::new(),
            folders: BTreeMap::new(),
            new_files: BTreeSet::new(),
            gone: BTreeSet::new(),
            system_is_dark: false,
            centre: Centre::default(),
            tables: Tables::default(),
            timeline: TimelineView::default(),
            picture: PictureChoice::default(),
            data: DataChoice::default(),
            dialog: None,
            reader: None,
            reader_jumps: 0,
            words: None,
            imported: None,
            follow: None,
            messages: Vec::new(),
            notice: None,
            project: ProjectState::default(),
            work: None,
            account: Account::default(),
            waiting: Vec::new(),
            readings: 0,
            derived: Derived::default(),
        }
    }
}

impl State {
    /// An empty window with these settings.
    #[must_use]
    pub fn with_settings(settings: Settings) -> Self {
        let mut state = Self { settings, ..Self::default() };
        state.ground.filter.set_bar(state.settings.minimum_confidence);
        state.ground.saved_filters.clone_from(&state.settings.saved_filters);
        state.ground.style = state.settings.style;
        state
    }

    /// The theme in force.
    #[must_use]
    pub fn theme(&self) -> Theme {
        match self.theme_choice() {
            ThemeChoice::Dark => Theme::Dark,
            ThemeChoice::System if self.system_is_dark => Theme::Dark,
            ThemeChoice::System | ThemeChoice::Light => Theme::Light,
        }
    }

    /// The theme that a person has chosen.
    #[must_use]
    pub fn theme_choice(&self) -> ThemeChoice {
        self.theme_for_now.unwrap_or(self.settings.theme)
    }

    /// Whether a panel is there.
    #[must_use]
    pub fn shows(&self, panel: Panel) -> bool {
        !self.settings.hidden_panels.contains(&panel)
    }

    /// The selected entities.
    pub fn selected_entities(&self) -> impl Iterator<Item = EntityId> + '_ {
        entities_in(&self.selection)
    }

    /// The selected relations.
    pub fn selected_relations(&self) -> impl Iterator<Item = RelationId> + '_ {
        self.selection.iter().filter_map(|subject| match subject {
            Subject::Relation(id) => Some(*id),
            _ => None,
        })
    }

    /// Whether things are to change their places at once instead of moving there.
    #[must_use]
    pub fn reduced_motion(&self) -> bool {
        self.settings.reduced_motion
    }

    /// How many more entities there are than the picture shows for want of room or of relations.
    #[must_use]
    pub fn more(&self) -> usize {
        self.derived.admitted.saturating_sub(self.derived.view.entities.len())
    }

    /// How many filters a person has set: not the bar for confidence with which everything begins.
    #[must_use]
    pub fn filter_count(&self) -> usize {
        self.condition_count() + usize::from(self.ground.filter.focus.is_some())
    }

    /// How many of them are conditions in the row of filters.
    #[must_use]
    pub fn condition_count(&self) -> usize {
        let filter = &self.ground.filter;
        filter.chips.len() - usize::from(filter.bar() == Some(self.settings.minimum_confidence))
    }

    /// The index of a document in the knowledge.
    #[must_use]
    pub fn source_index(&self, document: &DocumentId) -> Option<SourceIndex> {
        let sources = &self.derived.knowledge.sources;
        sources.iter().position(|source| source.document.id == *document).map(|index| index as SourceIndex)
    }
}

/// The entities of a selection.
pub fn entities_in(selection: &BTreeSet<Subject>) -> impl Iterator<Item = EntityId> + '_ {
    selection.iter().filter_map(|subject| match subject {
        Subject::Entity(id) => Some(*id),
        _ => None,
    })
}
