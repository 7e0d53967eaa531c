//! The table of commands: what menus, palette, keys and the page of shortcuts are made from.

mod switches;

use super::arrange::Arrangement;
use super::beneath::Beneath;
use super::centre::Centre;
use super::command::{Command, Way};
use super::expansion;
use super::locks::{self, Lockable};
use super::settings::NameChoice;
use super::shortcut::{Key, Shortcut};
use super::state::{Panel, State, ThemeChoice};
use super::timeline::{self, TrackBy};
use crate::graph::GroupBy;
use crate::scene::{ColorBy, LabelBy, LineGrouping, SizeBy};

pub use switches::is_on;

/// The menus, in the order of the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Menu {
    /// Documents in, pictures out.
    File,
    /// Undo and search.
    Edit,
    /// What the window shows.
    View,
    /// What is selected.
    Select,
    /// Where things stand.
    Layout,
    /// What size, colour and label say.
    Look,
    /// About the program.
    Help,
}

impl Menu {
    /// Every menu, in order.
    pub const ALL: [Self; 7] =
        [Self::File, Self::Edit, Self::View, Self::Select, Self::Layout, Self::Look, Self::Help];

    /// Its title.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Select => "Select",
            Self::Layout => "Layout",
            Self::Look => "Look",
            Self::Help => "Help",
        }
    }
}

/// A command that needs no values, and what people are told of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The command.
    pub command: Command,
    /// Its name; an ellipsis says that it asks for more.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub description: &'static str,
    /// The keys that give it.
    pub shortcut: Option<Shortcut>,
    /// Where it stands.
    pub menu: Menu,
    /// Commands of one menu with different groups are parted by a line.
    pub group: u8,
}

const fn entry(
    menu: Menu,
    group: u8,
    command: Command,
    name: &'static str,
    shortcut: Option<Shortcut>,
    description: &'static str,
) -> Entry {
    Entry { command, name, description, shortcut, menu, group }
}

const fn with(key: char) -> Shortcut {
    Shortcut::command(key)
}

const fn with_shift(key: char) -> Shortcut {
    Shortcut::command_shift(key)
}

const fn shifted(key: Key) -> Shortcut {
    Shortcut::shift(key)
}

const fn with_alt(key: Key) -> Shortcut {
    Shortcut::alt(key)
}

const fn alone(key: Key) -> Shortcut {
    Shortcut::plain(key)
}

/// Every command that needs no values, menu by menu.
#[rustfmt::skip]
pub static COMMANDS: &[Entry] = &[
    entry(Menu::File, 0, Command::OpenArticles, "Open articles…", Some(with('O')),
        "Choose articles to read: plain text or Markdown, as many as you like."),
    entry(Menu::File, 0, Command::OpenFolder, "Open folder…", Some(with_shift('O')),
        "Read every article in a folder and the folders in it."),
    entry(Menu::File, 0, Command::ShowOpenPath, "Open path…", Some(with('L')),
        "Type or paste the path of a file or folder, where the system has no dialog."),
    entry(Menu::File, 0, Command::ShowPasteText, "Paste text…", Some(with_shift('V')),
        "Read an article that you paste."),
    entry(Menu::File, 0, Command::ShowExamples, "Try an example…", None,
        "Read one of the articles that come with the program."),
    entry(Menu::File, 1, Command::ExportPicture, "Save picture…", Some(with('S')),
        "Save the graph or the view as PNG or SVG, in the size and look you choose."),
    entry(Menu::File, 1, Command::ExportGraph, "Save graph as data…", Some(with_shift('S')),
        "Save all entities, relations and sentences as JSON."),
    entry(Menu::File, 1, Command::ExportTable, "Save table…", Some(with_shift('T')),
        "Save the table as it is sorted and filtered, as comma-separated values in UTF-8 without a byte order mark."),
    entry(Menu::File, 2, Command::CancelReading, "Stop reading", None,
        "Stop reading documents; what has been read stays."),
    entry(Menu::File, 2, Command::ClearRecent, "Clear list of recent files", None,
        "Forget which files were opened; the files stay."),
    entry(Menu::File, 2, Command::RemoveAllDocuments, "Close all documents", Some(with_shift('W')),
        "Close all documents and begin anew."),
    entry(Menu::File, 3, Command::Quit, "Quit", Some(with('Q')),
        "Leave the program."),

    entry(Menu::Edit, 0, Command::Undo, "Undo", Some(with('Z')),
        "Undo the last change of filters, pins or documents."),
    entry(Menu::Edit, 0, Command::Redo, "Redo", Some(with_shift('Z')),
        "Redo what was undone last."),
    entry(Menu::Edit, 1, Command::CopyQuotationOfSelection, "Copy as quotation", Some(with('C')),
        "Copy the sentences behind the selection, each with file, paragraph and date."),
    entry(Menu::Edit, 1, Command::CopyMarkdown, "Copy as Markdown", Some(with_shift('C')),
        "Copy what is known of the selection, with quotations and their places."),
    entry(Menu::Edit, 1, Command::CopyRows, "Copy rows", None,
        "Copy the selected rows of the table, to be pasted into a spreadsheet."),
    entry(Menu::Edit, 3, Command::FocusSearch, "Find…", Some(with('F')),
        "Find people and places by name or alias, relations by what they say, and sentences; “words together” in quotation marks, -without."),
    entry(Menu::Edit, 3, Command::NextHit, "Next hit", Some(with('G')),
        "Go to the next of the things that were found."),
    entry(Menu::Edit, 3, Command::PreviousHit, "Previous hit", Some(with_shift('G')),
        "Go to the one before of the things that were found."),
    entry(Menu::Edit, 3, Command::SelectHits, "Select all hits", None,
        "Select all entities and relations that were found."),
    entry(Menu::Edit, 3, Command::AskGraph, "Ask the graph…", Some(with_shift('P')),
        "Ask a question with blanks, such as which parties are related to whom that is related to a law."),
    entry(Menu::Edit, 3, Command::CloseQuestion, "Close question", None,
        "Put the question and its answers away."),
    entry(Menu::Edit, 4, Command::ShowPalette, "All commands…", Some(with('K')),
        "Find any command by its name, and any entity to go to."),
    entry(Menu::Edit, 5, Command::FocusPanel(Way::Forward), "Next panel", Some(alone(Key::Function(6))),
        "Put the keyboard into the next part of the window."),
    entry(Menu::Edit, 5, Command::FocusPanel(Way::Back), "Previous panel",
        Some(shifted(Key::Function(6))),
        "Put the keyboard into the part of the window before."),
    entry(Menu::Edit, 6, Command::ShowSettings, "Settings…", Some(with(',')),
        "Choose theme, size of text, colours and how sure relations have to be."),

    entry(Menu::View, 0, Command::FitAll, "Show whole graph", Some(with('0')),
        "Bring the whole graph into view."),
    entry(Menu::View, 0, Command::FitSelection, "Show selection", Some(with('9')),
        "Bring the selection into view, on the graph or on the timeline."),
    entry(Menu::View, 0, Command::ZoomIn, "Zoom in", Some(with('+')),
        "Come nearer."),
    entry(Menu::View, 0, Command::ZoomOut, "Zoom out", Some(with('-')),
        "See more of the graph at once."),
    entry(Menu::View, 0, Command::GoBack, "Back to the last view", Some(with_alt(Key::Left)),
        "Look where you looked before a focus, a search or a fit."),
    entry(Menu::View, 0, Command::GoForward, "Forward", Some(with_alt(Key::Right)),
        "Look where you looked before going back."),
    entry(Menu::View, 1, Command::ShowMore, "Show more entities", Some(with('M')),
        "Show the next entities, by the number of sentences that support them."),
    entry(Menu::View, 1, Command::HideSelection, "Hide selection", Some(alone(Key::Character('H'))),
        "Hide the selected entities and relations."),
    entry(Menu::View, 1, Command::HideOthers, "Hide others", Some(shifted(Key::Character('H'))),
        "Hide all but the selected entities and relations."),
    entry(Menu::View, 1, Command::ClearFilters, "Clear filters", Some(with_shift('F')),
        "Hide nothing any more."),
    entry(Menu::View, 1, Command::ToggleUndated, "Claims without a date", None,
        "Add a filter that leaves the claims without a date, and list them in the table; or show all again."),
    entry(Menu::View, 1, Command::ToggleDims, "Dim instead of hiding", Some(with_shift('D')),
        "Draw faintly what does not fulfil the filters, or leave it out."),
    entry(Menu::View, 1, Command::ToggleKnown, "Known memberships", None,
        "Show, dotted, which countries belong to which bodies, though no document says so."),
    entry(Menu::View, 1, Command::ToggleDoubtful, "Doubtful relations", None,
        "Show the relations, too, that are more likely wrong than right."),
    entry(Menu::View, 1, Command::ToggleEdgeLabels, "Phrases on all relations", Some(with_shift('L')),
        "Write on every relation what it says, or only on those you touch."),
    entry(Menu::View, 2, Command::ShowCentre(Centre::Graph), "Graph", Some(alone(Key::Function(7))),
        "Show who is related to whom as a graph."),
    entry(Menu::View, 2, Command::ShowCentre(Centre::Table), "Table", Some(alone(Key::Function(8))),
        "Show the same entities and relations as tables that can be sorted."),
    entry(Menu::View, 2, Command::ShowCentre(Centre::Timeline), "Timeline", Some(alone(Key::Function(9))),
        "Show what has a date, from left to right."),
    entry(Menu::View, 2, Command::ShowBeneath(Beneath::Nothing), "Nothing beneath", Some(shifted(Key::Function(7))),
        "Give the graph, the table or the timeline all the room."),
    entry(Menu::View, 2, Command::ShowBeneath(Beneath::Table), "Table beneath", Some(shifted(Key::Function(8))),
        "Show the table in a strip beneath the graph or the timeline, or put it away."),
    entry(Menu::View, 2, Command::ShowBeneath(Beneath::Timeline), "Timeline beneath", Some(shifted(Key::Function(9))),
        "Show the timeline in a strip beneath the graph or the table, or put it away."),
    entry(Menu::View, 2, Command::TogglePanel(Panel::Left), "Documents and filters", Some(with('1')),
        "Show or hide the panel on the left."),
    entry(Menu::View, 2, Command::TogglePanel(Panel::Inspector), "Inspector", Some(with('2')),
        "Show or hide the panel on the right."),
    entry(Menu::View, 2, Command::TogglePanel(Panel::Reader), "Reader", Some(with('3')),
        "Show or hide the article's text."),
    entry(Menu::View, 2, Command::TogglePanel(Panel::Legend), "Legend", Some(with('4')),
        "Show or hide the legend on the graph."),
    entry(Menu::View, 2, Command::TogglePanel(Panel::MiniMap), "Mini-map", Some(with('5')),
        "Show or hide the small map of the whole graph, which appears when you see only a part of it."),
    entry(Menu::View, 2, Command::TogglePresentation, "Presentation", Some(alone(Key::Function(11))),
        "Show nothing but the graph and its legend; Esc leaves."),
    entry(Menu::View, 3, Command::ToggleLock(Lockable::Inspector), "Lock inspector", Some(with_alt(Key::Character('2'))),
        "Let the inspector stay with what is selected now, whatever is selected next; or let it follow again."),
    entry(Menu::View, 3, Command::ToggleLock(Lockable::Reader), "Lock reader", Some(with_alt(Key::Character('3'))),
        "Let the reader stay where it is, with the words it marks now; or let it follow the selection again."),
    entry(Menu::View, 3, Command::ToggleLock(Lockable::Table), "Lock table", None,
        "Let the table stay with the rows that are selected now; or let it follow the selection again."),
    entry(Menu::View, 3, Command::ToggleLock(Lockable::Timeline), "Lock timeline", None,
        "Let the timeline stay with the claims that are selected now; or let it follow the selection again."),
    entry(Menu::Look, 0, Command::SetTheme(ThemeChoice::System), "Theme of the system", None,
        "Light or dark, as the system is."),
    entry(Menu::Look, 0, Command::SetTheme(ThemeChoice::Light), "Light theme", None,
        "Dark on light."),
    entry(Menu::Look, 0, Command::SetTheme(ThemeChoice::Dark), "Dark theme", None,
        "Light on dark."),
    entry(Menu::Look, 1, Command::SetNames(NameChoice::Automatic), "Names where there is room", None,
        "Write all names in a small picture, in a large one those that find room near their marks."),
    entry(Menu::Look, 1, Command::SetNames(NameChoice::All), "All names", None,
        "Write every name, however far from its mark there is room."),
    entry(Menu::Look, 1, Command::SetNames(NameChoice::Best), "Names of the best supported", None,
        "Write only the names of the entities with the most sentences; the settings say of how many."),
    entry(Menu::Look, 1, Command::SetNames(NameChoice::Selection), "Names of the selection only", None,
        "Write only the names of what is selected or under the pointer."),
    entry(Menu::Look, 2, Command::SetLineGrouping(LineGrouping::ByType), "Lines by type of relation", None,
        "Draw one line for the relations from one entity to another that are of the same type."),
    entry(Menu::Look, 2, Command::SetLineGrouping(LineGrouping::Fanned), "Every relation a line", None,
        "Fan the relations between two entities out, each with a line of its own."),
    entry(Menu::Look, 2, Command::SetLineGrouping(LineGrouping::OnePerPair), "One line per pair", None,
        "Draw one line for all relations between two; what is denied or not yet so keeps a line of its own."),
    entry(Menu::Look, 2, Command::FanOut, "Fan out or gather lines", None,
        "Give every relation between the ends of the selected lines a line of its own, or gather them again."),
    entry(Menu::View, 6, Command::TogglePlay, "Play or pause", Some(alone(Key::Function(5))),
        "Watch on the timeline how things came about, day by day; pause, or go on."),
    entry(Menu::View, 6, Command::NextMoment, "Next moment", None,
        "Go on to the next day, week, month or year on which something comes about."),
    entry(Menu::View, 6, Command::PreviousMoment, "Previous moment", None,
        "Go back to the day, week, month or year before."),
    entry(Menu::View, 7, Command::SetTracks(TrackBy::Nothing), "Timeline all together", None,
        "Show all claims with a date on one track of the timeline."),
    entry(Menu::View, 7, Command::SetTracks(TrackBy::Entity), "Timeline by entity", None,
        "Give each selected entity a track of its own, or the most active ones while none is selected."),
    entry(Menu::View, 7, Command::SetTracks(TrackBy::Article), "Timeline by article", None,
        "Give each article a track of its own on the timeline."),

    entry(Menu::Select, 0, Command::SelectAll, "Select all", Some(with('A')),
        "Select every entity that is shown; while the table is seen and not the graph, all of its rows."),
    entry(Menu::Select, 0, Command::ClearSelection, "Select none", Some(with_shift('A')),
        "Select nothing."),
    entry(Menu::Select, 0, Command::InvertSelection, "Invert selection", Some(with('I')),
        "Select every entity shown that is not selected, and no longer those that are."),
    entry(Menu::Select, 0, Command::SelectNeighbours, "Add neighbours to selection", Some(with('B')),
        "Select what the selection is related to as well."),
    entry(Menu::Select, 0, Command::NextNeighbour, "Next neighbour", Some(alone(Key::Character('N'))),
        "Go through the neighbours of the selected entity, best supported first."),
    entry(Menu::Select, 0, Command::PreviousNeighbour, "Previous neighbour", Some(shifted(Key::Character('N'))),
        "Go through the neighbours the other way."),
    entry(Menu::Select, 0, Command::NextLine, "Next line", Some(alone(Key::Character('L'))),
        "Go through the lines of the selected entity, those with the most sentences first."),
    entry(Menu::Select, 0, Command::PreviousLine, "Previous line", Some(shifted(Key::Character('L'))),
        "Go through the lines the other way."),
    entry(Menu::Select, 1, Command::ExpandSelection, "Expand", Some(with('E')),
        "Show the neighbours of the selection that a focus or the limit leaves out; nothing else moves."),
    entry(Menu::Select, 1, Command::CollapseSelection, "Collapse", Some(alone(Key::Character('-'))),
        "Take back the neighbours that expanding has shown; all of them when nothing is selected."),
    entry(Menu::Select, 1, Command::FocusSelection, "Focus on selection", None,
        "Show only the selection and what it is related to."),
    entry(Menu::Select, 1, Command::ClearFocus, "Leave focus", Some(with_shift('E')),
        "Show the rest of the graph again."),
    entry(Menu::Select, 1, Command::FilterNear, "Filter by what is near", None,
        "Add a filter that leaves the selection and what it is directly related to."),
    entry(Menu::Select, 1, Command::FilterComponent, "Filter by what is connected", None,
        "Add a filter that leaves all that is connected with the selection, however far."),
    entry(Menu::Select, 2, Command::ShowEvidence, "Show sentences", None,
        "Open the inspector and the reader at the sentences behind the selection."),
    entry(Menu::Select, 2, Command::NextEvidence, "Next evidence", Some(alone(Key::Function(3))),
        "Show the next sentence that speaks of the selection in the reader."),
    entry(Menu::Select, 2, Command::PreviousEvidence, "Previous evidence", Some(shifted(Key::Function(3))),
        "Show the sentence before in the reader."),
    entry(Menu::Select, 3, Command::FindPaths, "Find paths", Some(with('P')),
        "Find the shortest ways from one of two selected entities to the other."),
    entry(Menu::Select, 3, Command::ClosePaths, "Close paths", None,
        "Put the paths away that were found between two entities."),
    entry(Menu::Select, 4, Command::Escape, "Close or deselect", Some(alone(Key::Escape)),
        "Close what is open on top; else the search, the paths, the focus, the selection."),

    entry(Menu::Layout, 0, Command::TogglePinned, "Pin or unpin selection", Some(alone(Key::Character('P'))),
        "Keep the selected entities where they are, or let them go."),
    entry(Menu::Layout, 0, Command::UnpinAll, "Unpin all", None,
        "Let every entity go."),
    entry(Menu::Layout, 0, Command::PutNamesBack, "Put names back", None,
        "Write the names that you have moved where there is room for them again."),
    entry(Menu::Layout, 1, Command::LayOutAgain, "Lay out again", Some(with('R')),
        "Find new places for everything that is not pinned."),
    entry(Menu::Layout, 1, Command::RelaxSelection, "Relax selection", Some(with_shift('R')),
        "Find new places for the selected entities that are not pinned; everything else stays."),
    entry(Menu::Layout, 2, Command::Arrange(Arrangement::Left), "Align left", None,
        "Put the selected entities one below the other, where the leftmost stands."),
    entry(Menu::Layout, 2, Command::Arrange(Arrangement::Centre), "Align centres", None,
        "Put the selected entities one below the other, in the middle of their width."),
    entry(Menu::Layout, 2, Command::Arrange(Arrangement::Right), "Align right", None,
        "Put the selected entities one below the other, where the rightmost stands."),
    entry(Menu::Layout, 2, Command::Arrange(Arrangement::Top), "Align top", None,
        "Put the selected entities side by side, where the uppermost stands."),
    entry(Menu::Layout, 2, Command::Arrange(Arrangement::Middle), "Align middles", None,
        "Put the selected entities side by side, in the middle of their height."),
    entry(Menu::Layout, 2, Command::Arrange(Arrangement::Bottom), "Align bottom", None,
        "Put the selected entities side by side, where the lowest stands."),
    entry(Menu::Layout, 2, Command::Arrange(Arrangement::Horizontally), "Distribute horizontally", None,
        "Put the selected entities at equal distances from left to right."),
    entry(Menu::Layout, 2, Command::Arrange(Arrangement::Vertically), "Distribute vertically", None,
        "Put the selected entities at equal distances from top to bottom."),
    entry(Menu::Layout, 3, Command::GroupBy(GroupBy::Kind), "Group by kind", None,
        "Show all entities of a kind as one, until you open the group."),
    entry(Menu::Layout, 3, Command::GroupBy(GroupBy::Subtype), "Group by sort", None,
        "Show all entities of a finer sort as one, or else of a kind."),
    entry(Menu::Layout, 3, Command::GroupBy(GroupBy::Article), "Group by article", None,
        "Show what only one article speaks of as one; what several speak of stands between them."),
    entry(Menu::Layout, 3, Command::GroupBy(GroupBy::Component), "Group by connected part", None,
        "Show all that is connected as one."),
    entry(Menu::Layout, 3, Command::GroupBy(GroupBy::Community), "Group by community", None,
        "Show as one what is more related among itself than to the rest (Leiden, modularity)."),
    entry(Menu::Layout, 4, Command::GroupSelection, "Group selection", Some(alone(Key::Character('G'))),
        "Show the selected entities as one."),
    entry(Menu::Layout, 4, Command::UngroupSelection, "Ungroup selection", Some(shifted(Key::Character('G'))),
        "Give up the groups of the selection."),
    entry(Menu::Layout, 4, Command::ToggleGroups, "Open or close group", Some(alone(Key::Character('O'))),
        "Show the members of the selected groups each by itself, or as one again."),
    entry(Menu::Layout, 5, Command::OpenAllGroups, "Open all groups", None,
        "Show the members of all groups each by itself."),
    entry(Menu::Layout, 5, Command::CloseAllGroups, "Close all groups", None,
        "Show the members of each group as one again."),
    entry(Menu::Layout, 5, Command::UngroupAll, "Ungroup all", None,
        "Give up all groups."),

    entry(Menu::Look, 3, Command::ColorBy(ColorBy::Kind), "Colour by kind", None,
        "Let the colour of marks say the kind, as their shape does."),
    entry(Menu::Look, 3, Command::ColorBy(ColorBy::Article), "Colour by article", None,
        "Let the colour of marks say which article speaks most of them."),
    entry(Menu::Look, 3, Command::ColorBy(ColorBy::Status), "Colour by status", None,
        "Let the colour of marks say how real their surest relation is said to be."),
    entry(Menu::Look, 3, Command::ColorBy(ColorBy::Confidence), "Colour by surest relation", None,
        "Let the colour of marks say how sure their surest relation is, in five steps."),
    entry(Menu::Look, 3, Command::ColorBy(ColorBy::Component), "Colour by connected part", None,
        "Give each connected part of the graph a colour."),
    entry(Menu::Look, 3, Command::ColorBy(ColorBy::Community), "Colour by community", None,
        "Give each community a colour: what is more related among itself than to the rest."),
    entry(Menu::Look, 4, Command::SizeBy(SizeBy::Sentences), "Size by sentences", None,
        "Let the size of marks say how many sentences support them."),
    entry(Menu::Look, 4, Command::SizeBy(SizeBy::Articles), "Size by articles", None,
        "Let the size of marks say how many articles speak of them."),
    entry(Menu::Look, 4, Command::SizeBy(SizeBy::Relations), "Size by relations", None,
        "Let the size of marks say how many relations they have."),
    entry(Menu::Look, 4, Command::SizeBy(SizeBy::Neighbours), "Size by neighbours", None,
        "Let the size of marks say how many others they are related to."),
    entry(Menu::Look, 4, Command::SizeBy(SizeBy::Same), "Same size for all", None,
        "Draw all marks alike."),
    entry(Menu::Look, 5, Command::LabelBy(LabelBy::Name), "Label with name", None,
        "Write the name on every mark."),
    entry(Menu::Look, 5, Command::LabelBy(LabelBy::NameAndKind), "Label with name and kind", None,
        "Write the name and the kind on every mark."),
    entry(Menu::Look, 5, Command::LabelBy(LabelBy::NameAndNumber), "Label with name and number", None,
        "Write the name and the number that the size says on every mark."),
    entry(Menu::Look, 6, Command::Flag(Some(1)), "Mark with colour 1", None,
        "Put a small disc with this number on the selected entities."),
    entry(Menu::Look, 6, Command::Flag(Some(2)), "Mark with colour 2", None,
        "Put a small disc with this number on the selected entities."),
    entry(Menu::Look, 6, Command::Flag(Some(3)), "Mark with colour 3", None,
        "Put a small disc with this number on the selected entities."),
    entry(Menu::Look, 6, Command::Flag(Some(4)), "Mark with colour 4", None,
        "Put a small disc with this number on the selected entities."),
    entry(Menu::Look, 6, Command::Flag(Some(5)), "Mark with colour 5", None,
        "Put a small disc with this number on the selected entities."),
    entry(Menu::Look, 6, Command::Flag(Some(6)), "Mark with colour 6", None,
        "Put a small disc with this number on the selected entities."),
    entry(Menu::Look, 6, Command::Flag(None), "Remove colour mark", None,
        "Take the marks off the selected entities."),

    entry(Menu::Help, 0, Command::ShowShortcuts, "Keyboard shortcuts", Some(alone(Key::Function(1))),
        "Show every command with its keys."),
    entry(Menu::Help, 0, Command::ShowAbout, "About Relata", None,
        "What this program is, and what it promises."),
];

/// The entry of a command.
#[must_use]
pub fn entry_of(command: &Command) -> Option<&'static Entry> {
    COMMANDS.iter().find(|entry| entry.command == *command)
}

/// Whether the command can do something now.
#[must_use]
pub fn is_enabled(state: &State, command: &Command) -> bool {
    let has_documents = !state.ground.sources.is_empty();
    let shown = &state.derived.view;
    match command {
        Command::ExportPicture
        | Command::ExportGraph
        | Command::ExportTable
        | Command::RemoveAllDocuments
        | Command::AskGraph
        | Command::ShowCentre(_)
        | Command::ShowBeneath(_) => has_documents,
        Command::ToggleUndated => timeline::can_list_undated(state),
        Command::CancelReading => state.work.is_some(),
        Command::ClearRecent => !state.settings.recent.is_empty(),
        Command::Undo => state.history.undo_step().is_some(),
        Command::Redo => state.history.redo_step().is_some(),
        Command::FitAll | Command::SelectAll | Command::ZoomIn | Command::ZoomOut | Command::LayOutAgain => {
            !shown.entities.is_empty()
        }
        Command::CopyRows => {
            let table = state.derived.table.as_ref();
            let mut selection = state.selection_in(Lockable::Table).iter();
            table.is_some_and(|table| selection.any(|&one| table.place_of(one).is_some()))
        }
        Command::HideSelection | Command::HideOthers => {
            state.selected_entities().next().is_some() || state.selected_relations().next().is_some()
        }
        Command::ExpandSelection => expansion::can_expand(state),
        Command::CollapseSelection => expansion::can_collapse(state),
        Command::FanOut => {
            state.settings.line_grouping != LineGrouping::Fanned
                && state.selected_relations().next().is_some()
        }
        Command::Arrange(arrangement) => placed(state).count() >= arrangement.least(),
        Command::RelaxSelection => placed(state).any(|id| !state.ground.pins.contains_key(&id)),
        Command::FocusSelection
        | Command::FilterNear
        | Command::FilterComponent
        | Command::SelectNeighbours
        | Command::Flag(Some(_))
        | Command::TogglePinned => state.selected_entities().next().is_some(),
        Command::FitSelection
        | Command::ClearSelection
        | Command::ShowEvidence
        | Command::CopyQuotationOfSelection
        | Command::CopyMarkdown => !state.selection.is_empty(),
        Command::NextEvidence | Command::PreviousEvidence => !state.selection_in(Lockable::Reader).is_empty(),
        Command::ToggleLock(view) => locks::can_toggle(state, *view),
        Command::NextHit | Command::PreviousHit => !state.found.hits().is_empty(),
        Command::SelectHits => state.found.subjects().next().is_some(),
        Command::FindPaths => super::paths::ends(state).is_some(),
        Command::ClosePaths => state.paths.is_some(),
        Command::CloseQuestion => state.question.is_some(),
        Command::InvertSelection
        | Command::NextNeighbour
        | Command::PreviousNeighbour
        | Command::NextLine
        | Command::PreviousLine
        | Command::TogglePresentation => !shown.entities.is_empty() || state.canvas.is_presenting,
        Command::GoBack => state.canvas.views.has_back(),
        Command::GoForward => state.canvas.views.has_forward(),
        Command::GroupBy(by) => !shown.entities.is_empty() || state.ground.grouping.by == Some(*by),
        Command::GroupSelection => state.selected_entities().nth(1).is_some(),
        Command::UngroupSelection | Command::ToggleGroups => {
            state.selected_entities().any(|id| state.derived.drawn.groups.of(id).is_some())
        }
        Command::Flag(None) => state.selected_entities().any(|id| state.ground.flags.contains_key(&id)),
        Command::UngroupAll => !state.ground.grouping.is_empty(),
        Command::OpenAllGroups => state.derived.drawn.groups.closed().next().is_some(),
        Command::CloseAllGroups => state.derived.drawn.groups.iter().any(|group| group.is_open),
        Command::ToggleKnown => !state.derived.knowledge.known.is_empty(),
        Command::ToggleDoubtful => state.derived.doubtful > 0,
        Command::ShowMore => state.more() > 0,
        Command::ClearFilters => state.filter_count() > 0,
        Command::ClearFocus => state.ground.filter.focus.is_some(),
        Command::UnpinAll => !state.ground.pins.is_empty(),
        Command::PutNamesBack => !state.ground.names.is_empty(),
        Command::TogglePlay => timeline::can_play(state),
        Command::NextMoment | Command::PreviousMoment => timeline::can_step(state),
        _ => true,
    }
}

/// The selected entities that stand on the graph.
fn placed(state: &State) -> impl Iterator<Item = crate::knowledge::EntityId> + '_ {
    state.selected_entities().filter(|id| state.derived.view.has_entity(*id))
}
