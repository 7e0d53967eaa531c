//! The table of commands: what menus, palette, keys and the page of shortcuts are made from.

use super::command::Command;
use super::shortcut::{Key, Shortcut};
use super::state::{Panel, State, ThemeChoice};

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
    /// About the program.
    Help,
}

impl Menu {
    /// Every menu, in order.
    pub const ALL: [Self; 6] = [Self::File, Self::Edit, Self::View, Self::Select, Self::Layout, Self::Help];

    /// Its title.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Select => "Select",
            Self::Layout => "Layout",
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
    entry(Menu::File, 2, Command::CancelReading, "Stop reading", None,
        "Stop reading documents; what has been read stays."),
    entry(Menu::File, 2, Command::RemoveAllDocuments, "Close all documents", Some(with_shift('W')),
        "Close all documents and begin anew."),
    entry(Menu::File, 3, Command::Quit, "Quit", Some(with('Q')),
        "Leave the program."),

    entry(Menu::Edit, 0, Command::Undo, "Undo", Some(with('Z')),
        "Undo the last change of filters, pins or documents."),
    entry(Menu::Edit, 0, Command::Redo, "Redo", Some(with_shift('Z')),
        "Redo what was undone last."),
    entry(Menu::Edit, 1, Command::FocusSearch, "Find…", Some(with('F')),
        "Find people, places and words by name or alias."),
    entry(Menu::Edit, 1, Command::ShowPalette, "All commands…", Some(with('K')),
        "Find any command by its name."),

    entry(Menu::View, 0, Command::FitAll, "Show whole graph", Some(with('0')),
        "Bring the whole graph into view."),
    entry(Menu::View, 0, Command::FitSelection, "Show selection", Some(with('9')),
        "Bring the selection into view."),
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
        "Hide the selected entities."),
    entry(Menu::View, 1, Command::ClearFilters, "Clear filters", Some(with_shift('F')),
        "Hide nothing any more."),
    entry(Menu::View, 1, Command::ToggleKnown, "Known memberships", None,
        "Show, dotted, which countries belong to which bodies, though no document says so."),
    entry(Menu::View, 1, Command::ToggleDoubtful, "Doubtful relations", None,
        "Show the relations, too, that are more likely wrong than right."),
    entry(Menu::View, 1, Command::ToggleEdgeLabels, "Phrases on all relations", Some(with_shift('L')),
        "Write on every relation what it says, or only on those you touch."),
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
    entry(Menu::View, 3, Command::SetTheme(ThemeChoice::System), "Theme of the system", None,
        "Light or dark, as the system is."),
    entry(Menu::View, 3, Command::SetTheme(ThemeChoice::Light), "Light theme", None,
        "Dark on light."),
    entry(Menu::View, 3, Command::SetTheme(ThemeChoice::Dark), "Dark theme", None,
        "Light on dark."),

    entry(Menu::Select, 0, Command::SelectAll, "Select all", Some(with('A')),
        "Select every entity that is shown."),
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
    entry(Menu::Select, 1, Command::FocusSelection, "Focus on selection", Some(with('E')),
        "Show only the selection and what it is related to."),
    entry(Menu::Select, 1, Command::ClearFocus, "Leave focus", Some(with_shift('E')),
        "Show the rest of the graph again."),
    entry(Menu::Select, 2, Command::Escape, "Close or deselect", Some(alone(Key::Escape)),
        "Close what is open on top; else select nothing; else leave the focus."),

    entry(Menu::Layout, 0, Command::TogglePinned, "Pin or unpin selection", Some(alone(Key::Character('P'))),
        "Keep the selected entities where they are, or let them go."),
    entry(Menu::Layout, 0, Command::UnpinAll, "Unpin all", None,
        "Let every entity go."),
    entry(Menu::Layout, 1, Command::LayOutAgain, "Lay out again", Some(with('R')),
        "Find new places for everything that is not pinned."),

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
        Command::ExportPicture | Command::ExportGraph | Command::RemoveAllDocuments => has_documents,
        Command::CancelReading => state.work.is_some(),
        Command::Undo => state.history.undo_step().is_some(),
        Command::Redo => state.history.redo_step().is_some(),
        Command::FitAll | Command::SelectAll | Command::ZoomIn | Command::ZoomOut | Command::LayOutAgain => {
            !shown.entities.is_empty()
        }
        Command::FitSelection | Command::ClearSelection => !state.selection.is_empty(),
        Command::FocusSelection | Command::HideSelection | Command::TogglePinned => {
            state.selected_entities().next().is_some()
        }
        Command::SelectNeighbours => state.selected_entities().next().is_some(),
        Command::InvertSelection
        | Command::NextNeighbour
        | Command::PreviousNeighbour
        | Command::TogglePresentation => !shown.entities.is_empty(),
        Command::GoBack => state.canvas.views.has_back(),
        Command::GoForward => state.canvas.views.has_forward(),
        Command::ToggleKnown => !state.derived.knowledge.known.is_empty(),
        Command::ToggleDoubtful => state.derived.doubtful > 0,
        Command::ShowMore => state.more() > 0,
        Command::ClearFilters => state.filter_count() > 0,
        Command::ClearFocus => state.ground.filter.focus.is_some(),
        Command::UnpinAll => !state.ground.pins.is_empty(),
        _ => true,
    }
}

/// For a command that switches something: whether it is on.
#[must_use]
pub fn is_on(state: &State, command: &Command) -> Option<bool> {
    match command {
        Command::TogglePanel(panel) => Some(state.shows(*panel)),
        Command::TogglePresentation => Some(state.canvas.is_presenting),
        Command::SetTheme(choice) => Some(state.theme_choice == *choice),
        Command::ToggleEdgeLabels => Some(state.all_edge_labels),
        Command::ToggleKnown => Some(state.ground.filter.shows_known),
        Command::ToggleDoubtful => Some(state.ground.filter.shows_doubtful()),
        _ => None,
    }
}
