//! Everything that can be asked of the program while its window is open.

mod step;

use std::collections::BTreeSet;
use std::path::PathBuf;

use jiff::civil::Date;

use super::arrange::Arrangement;
use super::beneath::Beneath;
use super::camera::Camera;
use super::centre::Centre;
use super::comparison::Comparing;
use super::curation::{Curation, CurationDialog};
use super::duplicates::DuplicateWish;
use super::exporting::Exporting;
use super::locks::Lockable;
use super::notes::Noting;
use super::on_disk::Disk;
use super::paths::PathChoice;
use super::picture::PictureChoice;
use super::project::ProjectCommand;
use super::report::Report;
use super::review::Reviewing;
use super::settings::{NameChoice, Setting};
use super::state::{Panel, ReaderPlace, SaveTarget, ThemeChoice};
use super::tables::{Column, Sheet};
use super::testimony::EvidenceOrder;
use super::timeline::{PlaybackChoice, TrackBy, Window};
use super::walk::Direction;
use crate::document::DocumentId;
use crate::graph::{Chip, Condition, GroupBy, Pattern};
use crate::knowledge::{EntityId, RelationId};
use crate::layout::Point;
use crate::scene::{ColorBy, LabelBy, LineGrouping, SizeBy, Subject};

/// One wish of a person, or one report of a job.
///
/// Commands without values stand in [`super::table`], with a name, a description and a shortcut;
/// menus, palette and keys are made from there.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    // Documents.
    /// Choose articles in the system's dialog.
    OpenArticles,
    /// Choose a folder in the system's dialog; all its articles are read.
    OpenFolder,
    /// Choose a project in the system's dialog.
    OpenProject,
    /// Open the project in this file.
    OpenProjectAt(PathBuf),
    /// Close the project, where everything is kept, and begin another.
    NewProject,
    /// Give the project a name and a place, and go on there.
    SaveProject,
    /// Write the project into another file as well.
    CopyProject,
    /// Show earlier states of the project that are kept apart from it.
    ShowSnapshots,
    /// Make a project of this snapshot and go on there.
    RestoreSnapshot(PathBuf),
    /// What is wanted of projects otherwise.
    Project(ProjectCommand),
    /// Show every step that was made in the project.
    ShowHistory,
    /// Go to where the step with this number was the last that was done, 0 for the beginning.
    GoToStep(u64),
    /// Show the field for a path, for desktops without a dialog.
    ShowOpenPath,
    /// Show the field for pasted text.
    ShowPasteText,
    /// Show the list of examples.
    ShowExamples,
    /// Read these files, and the articles in these folders.
    Open(Vec<PathBuf>),
    /// Read this text as an article.
    OpenText {
        /// What to call it.
        name: String,
        /// The text.
        text: String,
    },
    /// Read the example with this place in [`super::examples::EXAMPLES`].
    OpenExample(usize),
    /// Stop reading; what has been read stays.
    CancelReading,
    /// Close a document and forget what it says.
    RemoveDocument(DocumentId),
    /// Close all documents.
    RemoveAllDocuments,
    /// Mend the damaged characters of a document, or show them as its file has them: it is read
    /// again.
    SetRepair {
        /// Which document.
        document: DocumentId,
        /// Whether they are mended.
        repair: bool,
    },
    /// Something about the files that documents were read from.
    Disk(Disk),

    // Selection.
    /// Select only this.
    Select(Subject),
    /// Select this as well, or no longer.
    ToggleSelected(Subject),
    /// Select all that is shown.
    SelectAll,
    /// Select nothing.
    ClearSelection,
    /// The pointer is on this, on the graph or in a list.
    Hover(Option<Subject>),

    // The reader.
    /// The pointer is on words that stand for these, in the text or on a line of several relations.
    Brush(BTreeSet<Subject>),
    /// Select the relations that the sentence at this place gave.
    SelectRelationsOf(ReaderPlace),
    /// Turn the reader to the next place that speaks of the selection.
    NextEvidence,
    /// Turn the reader to the place before.
    PreviousEvidence,
    /// Put the sentences of a relation together by this.
    SetEvidenceOrder(EvidenceOrder),
    /// Copy the sentence at this place with file, paragraph and date.
    CopySentenceAsQuotation(ReaderPlace),
    /// Copy the sentences behind the selection, each with its place.
    CopyQuotationOfSelection,
    /// Copy what is known of the selection as Markdown.
    CopyMarkdown,

    // What is shown.
    /// Show only the selection and its neighbours.
    FocusSelection,
    /// Show only this entity and its neighbours.
    Focus(EntityId),
    /// How many relations away from the focus others may be.
    SetDepth(usize),
    /// Show everything again, not only the focus.
    ClearFocus,
    /// Add a condition to the filter.
    AddChip(Chip),
    /// Add a condition beside the others, even where there is one of its sort.
    AddBeside(Chip),
    /// Put a condition in the place of the one at this place of the row.
    SetChip(usize, Chip),
    /// Turn a condition into its opposite.
    NegateChip(usize),
    /// Turn the word before a condition from "and" to "or", or back.
    ToggleJoined(usize),
    /// Take a condition away.
    RemoveChip(usize),
    /// Show or hide a value, a set of one: a kind, a type of relation, a document, an entity.
    ToggleValue(Condition),
    /// Show only this value; everything of its sort, when it is the only one already.
    OnlyValue(Condition),
    /// Draw faintly what does not fulfil the conditions, or leave it out.
    ToggleDims,
    /// Show only what is connected with the selection.
    FilterComponent,
    /// Show only what is near the selection.
    FilterNear,
    /// Keep the conditions under this name.
    SaveFilter(String),
    /// Set the conditions that are kept at this place of the list.
    UseFilter(usize),
    /// Keep these conditions no longer.
    ForgetFilter(usize),
    /// Show or hide what the built-in lists know and no document says.
    ToggleKnown,
    /// Show or hide the relations that are less likely right than wrong.
    ToggleDoubtful,
    /// Hide the selected entities and relations.
    HideSelection,
    /// Hide all but the selected entities and relations.
    HideOthers,
    /// Show more entities.
    ShowMore,
    /// Hide nothing any more.
    ClearFilters,

    // Search.
    /// Look for this in names, relations and sentences.
    Search(String),
    /// Put the keyboard into the search field.
    FocusSearch,
    /// Go to an entity that was found: select it and bring it into view.
    GoTo(EntityId),
    /// Go to what was found, by its place among the hits: an entity, a relation or a sentence.
    GoToHit(usize),
    /// Go to the hit after the last one.
    NextHit,
    /// Go to the hit before the last one.
    PreviousHit,
    /// Select the entities and relations that were found.
    SelectHits,

    // Paths.
    /// Look for the shortest paths between the two selected entities.
    FindPaths,
    /// Look for paths of this kind.
    SetPathChoice(PathChoice),
    /// Light up the path with this place among those that were found.
    ChoosePath(usize),
    /// Copy a path with its sentences.
    CopyPath(usize),
    /// Put the paths away.
    ClosePaths,

    // Questions.
    /// Ask a question with blanks; about the selected entity, where there is one.
    AskGraph,
    /// Ask this.
    SetQuestion(Pattern),
    /// Light up the answer with this place among those that were found.
    ChooseAnswer(usize),
    /// Leave only the entities of the answers.
    ShowOnlyAnswers,
    /// Put the question away.
    CloseQuestion,

    // Comparisons.
    /// Compare the document in the reader with all others, or choose which ones.
    CompareDocuments,
    /// Do this with a comparison.
    Compare(Comparing),

    // Places.
    /// An entity is being dragged to this place.
    Drag(EntityId, Point),
    /// Keep an entity at this place.
    Pin(EntityId, Point),
    /// Keep the selected entities where they are, or let them go when all are kept.
    TogglePinned,
    /// Let all entities go.
    UnpinAll,
    /// The name of an entity is being dragged to this place, counted from the middle of its mark.
    DragName(EntityId, Point),
    /// Keep the name of an entity at this place, counted from the middle of its mark.
    PlaceName(EntityId, Point),
    /// Move the names of the selected entities a little and keep them there.
    NudgeName(Direction),
    /// Write the name of this entity where there is room again.
    PutNameBack(EntityId),
    /// Write all names where there is room again.
    PutNamesBack,
    /// Find new places for everything that is not pinned.
    LayOutAgain,

    // The view.
    /// Show this part of the plane.
    MoveCamera(Camera),
    /// The size of the canvas has changed.
    SetViewport(Point),
    /// Bring the whole graph into view.
    FitAll,
    /// Bring the selection into view.
    FitSelection,
    /// Come nearer.
    ZoomIn,
    /// Go away.
    ZoomOut,
    /// Light, dark, or as the system is.
    SetTheme(ThemeChoice),
    /// The system is dark, or it is light.
    SystemIsDark(bool),
    /// Write the phrase on every relation, or only on those that are touched.
    ToggleEdgeLabels,
    /// Show or hide a panel.
    TogglePanel(Panel),
    /// Lock a view to what is selected now, or let it follow the selection again.
    ToggleLock(Lockable),
    /// Show a place of a document in the reader.
    Read(ReaderPlace),

    // The table and the timeline.
    /// Show the graph, the table or the timeline.
    ShowCentre(Centre),
    /// Show this sheet of the table.
    ShowSheet(Sheet),
    /// Sort the sheet by this column; the other way round when it is sorted by it already.
    SortTable(Column),
    /// Hide this column of the sheet, or show it again in its place.
    ToggleColumn(Column),
    /// Show all columns of the sheet again.
    ShowAllColumns,
    /// Show only rows of the table with this text in a cell.
    SearchTable(String),
    /// Select exactly these; the last is shown in the reader.
    SelectRows(Vec<Subject>),
    /// Copy the selected rows of the table, with tabs between their cells.
    CopyRows,
    /// Choose where to save the table as it is shown.
    ExportTable,
    /// Show these days on the timeline; `None` shows all that have something on them.
    MoveTimeline(Option<Window>),
    /// Give these tracks of their own on the timeline.
    SetTracks(TrackBy),
    /// Show only what is dated within these days, the last one included; `None` shows the rest again.
    BrushDates(Option<(Date, Date)>),
    /// Watch how things came about, or pause.
    TogglePlay,
    /// Go on to the next moment at which something comes or goes.
    NextMoment,
    /// Go back to the moment before.
    PreviousMoment,
    /// Watch by this clock, in this way, so fast.
    SetPlayback(PlaybackChoice),
    /// Show this beneath the middle of the window; nothing, when it stands there already.
    ShowBeneath(Beneath),
    /// Show only the claims without a date, listed in the table, or all again.
    ToggleUndated,

    // What a person puts right.
    /// Have something otherwise than the engine has it.
    Curate(Curation),
    /// Ask what is to be put right.
    ShowCuration(CurationDialog),
    /// Make the selected entities one.
    MergeSelection,
    /// Say that the two selected entities are not one.
    KeepApartSelection,
    /// Take away the selected entities and relations: there are no such things.
    RejectSelection,
    /// Take back all corrections of what is selected.
    RestoreSelection,
    /// Say that the selected relations are right as they are.
    ConfirmSelection,
    /// Make a rule of what has been put right twice, which the note at the foot offers.
    MakeRule,
    /// Go through the claims that nobody has decided.
    Review(Reviewing),
    /// These words are marked in the reader.
    MarkWords(Option<ReaderPlace>),
    /// Show which entities may be one, or put that away.
    ToggleDuplicates,
    /// Look at possible duplicates, mark them, decide about them.
    Duplicates(DuplicateWish),
    /// Choose where to save the corrections.
    ExportCorrections,
    /// Choose a file with corrections and take them in.
    ImportCorrections,
    /// Take in the corrections of this file.
    ImportFrom(PathBuf),

    /// Do something with a note on the plane.
    Note(Noting),

    // Out.
    /// Choose what a picture of the graph is to be like, then where to save it.
    ExportPicture,
    /// Make the picture like this.
    SetPicture(PictureChoice),
    /// Choose where to save the picture as it is chosen.
    SavePicture,
    /// Choose in which format to save the graph as data, then where.
    ExportGraph,
    /// Let something else leave the window.
    Export(Exporting),
    /// Show the field for the path of a file to save, for desktops without a dialog.
    ShowSavePath(SaveTarget),
    /// Save this under a path.
    SaveTo(SaveTarget, PathBuf),
    /// Copy the sentence with its place.
    CopyQuotation {
        /// Of which relation.
        relation: RelationId,
        /// Which of its sentences.
        evidence: usize,
    },
    /// Copy a text that the window shows.
    CopyText(String),

    // Settings.
    /// Show what is kept from one run to the next.
    ShowSettings,
    /// Make one choice.
    Set(Setting),
    /// Choose everything as it was in the beginning; recent files and kept filters stay.
    ResetSettings,
    /// Take a file from the list of those that were opened.
    ForgetRecent(PathBuf),
    /// Forget which files were opened.
    ClearRecent,
    /// Put the keyboard into the next part of the window, or the one before.
    FocusPanel(Way),
    // The canvas.
    /// Select these entities and nothing else.
    SelectEntities(BTreeSet<EntityId>),
    /// Select these entities as well.
    AddToSelection(BTreeSet<EntityId>),
    /// Select the entities that are not selected, and no longer those that are.
    InvertSelection,
    /// Select the neighbours of the selected entities as well.
    SelectNeighbours,
    /// Select the neighbour that lies on this side.
    Walk(Direction),
    /// Select the next neighbour of the same entity, in order of support.
    NextNeighbour,
    /// Select the neighbour before.
    PreviousNeighbour,
    /// Show what is so many relations away from the focus, or from the selection.
    FocusAtDepth(usize),
    /// Look where one looked before.
    GoBack,
    /// Look where one looked before going back.
    GoForward,
    /// Give the graph the window for itself, or take it back.
    TogglePresentation,
    /// Show the neighbours of the selected entities that a focus or a limit leaves out.
    ExpandSelection,
    /// Show those of this entity.
    Expand(EntityId),
    /// Take back what was brought in beside the selection, or everything where nothing is selected.
    CollapseSelection,
    /// Select these and nothing else, as far as they are shown.
    SelectSubjects(BTreeSet<Subject>),
    /// Select these as well, as far as they are shown.
    AddSubjects(BTreeSet<Subject>),
    /// Give every relation between the ends of this one a line of its own, or gather them again.
    ToggleFanned(RelationId),
    /// The same for the ends of the selected relations.
    FanOut,
    /// Gather relations between two entities into lines like this.
    SetLineGrouping(LineGrouping),
    /// Write these names.
    SetNames(NameChoice),
    /// Select the next line of the same entity, in order of support.
    NextLine,
    /// Select the line before.
    PreviousLine,
    /// Open the sentences behind the selection.
    ShowEvidence,
    /// Move the selected entities a little and keep them there.
    Nudge(Direction),
    /// Put the selected entities in line or at equal distances and keep them there.
    Arrange(Arrangement),
    /// Find new places for the selected entities that are not pinned.
    RelaxSelection,

    // Groups and style.
    /// Make groups by this rule, or no longer where they are made by it.
    GroupBy(GroupBy),
    /// Make a group of the selected entities.
    GroupSelection,
    /// Give up the groups of the selection that were made by hand; open those made by a rule.
    UngroupSelection,
    /// Give up all groups.
    UngroupAll,
    /// Show the members of a group each by itself.
    OpenGroup(EntityId),
    /// Show the members of a group as one again.
    CloseGroup(EntityId),
    /// Open the groups of the selection, or close them when all are open.
    ToggleGroups,
    /// Open every group.
    OpenAllGroups,
    /// Close every group.
    CloseAllGroups,
    /// Let the size of marks say this.
    SizeBy(SizeBy),
    /// Let the colour of marks say this.
    ColorBy(ColorBy),
    /// Let the labels say this.
    LabelBy(LabelBy),
    /// Mark the selected entities with the colour of this number, from 1, or with none.
    Flag(Option<u8>),

    // The rest.
    /// Undo the last change.
    Undo,
    /// Redo what was undone last.
    Redo,
    /// Show every command with its shortcut.
    ShowPalette,
    /// Show the keyboard shortcuts.
    ShowShortcuts,
    /// Say what the program is.
    ShowAbout,
    /// Close what is open on top, or else the paths, the focus, the selection.
    Escape,
    /// Take the note of what was done last away.
    DismissToast,
    /// Take an error away.
    DismissMessage(usize),
    /// Leave.
    Quit,
    /// Something that a job or a dialog brings back.
    Report(Report),
}

/// Which of two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the next.
    Forward,
    /// To the one before.
    Back,
}
