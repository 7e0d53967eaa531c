//! The texts of the graph.

use crate::app::NameChoice;
use crate::app::words::counted;

pub(in crate::ui) const DEPTH: &str = "Depth";
pub(in crate::ui) const DEPTH_HINT: &str =
    "How many relations away from the focus others may be; the keys 0 to 9";
pub(in crate::ui) const MINI_MAP: &str = "Mini-map";
pub(in crate::ui) const MINI_MAP_HINT: &str = "The whole graph. Click or drag to move the view.";
pub(in crate::ui) const LEAVE_PRESENTATION: &str = "Leave presentation";
pub(in crate::ui) const ON_THE_GRAPH: &str = "On the graph";

pub(in crate::ui) const COLLAPSE: &str = "Collapse neighbours";
pub(in crate::ui) const FAN_OUT: &str = "Fan lines out";
pub(in crate::ui) const GATHER: &str = "Gather lines";
pub(in crate::ui) const SELECT_ENDS: &str = "Select both ends";
pub(in crate::ui) const PUT_NAME_BACK: &str = "Put its name back";
pub(in crate::ui) const ARRANGE: &str = "Arrange";
pub(in crate::ui) const SHOW: &str = "Show";
pub(in crate::ui) const SHOW_ONLY: &str = "Show only these";
pub(in crate::ui) const BEYOND_HINT: &str = "So many neighbours of an entity a focus or the limit leaves out. Click the number to show them, or select the entity and press Ctrl+E.";
pub(in crate::ui) const NAMELESS_HINT: &str = "These names would lie over others. Come nearer, point at an entity, or choose All names in the View menu.";
pub(in crate::ui) const NAMES: &str = "Names";
pub(in crate::ui) const NAMES_AUTOMATIC: &str = "Where there is room";
pub(in crate::ui) const NAMES_ALL: &str = "All";
pub(in crate::ui) const NAMES_BEST: &str = "Of the best supported";
pub(in crate::ui) const NAMES_SELECTION: &str = "Of the selection only";
pub(in crate::ui) const NAMES_COUNT: &str = "entities";
pub(in crate::ui) const LINES: &str = "Lines between two";
pub(in crate::ui) const LINES_BY_TYPE: &str = "One for each type of relation";
pub(in crate::ui) const LINES_FANNED: &str = "One for each relation";
pub(in crate::ui) const LINES_PER_PAIR: &str = "One for each pair";

/// What would show so many neighbours.
pub(in crate::ui) fn expand(count: usize) -> String {
    format!("Show {}", counted(count, "more neighbour", "more neighbours"))
}

/// What would select so many of a sort.
pub(in crate::ui) fn select_all(count: usize) -> String {
    if count == 1 { "Select the one shown".to_owned() } else { format!("Select all {count} shown") }
}

/// The title of some relations between two.
pub(in crate::ui) fn between(one: &str, other: &str, count: usize) -> String {
    format!("{one} – {other} · {count}")
}

/// How many names found no room.
pub(in crate::ui) fn nameless(count: usize) -> String {
    format!("{} without room", counted(count, "name", "names"))
}

/// Whose names alone are written, where that is chosen.
pub(in crate::ui) fn names_of(names: NameChoice, best: u16) -> Option<String> {
    match names {
        NameChoice::Automatic | NameChoice::All => None,
        NameChoice::Best => Some(format!("names of the best {best}")),
        NameChoice::Selection => Some("names of the selection".to_owned()),
    }
}

/// Keys and gestures that only the graph knows, and what they do.
pub(in crate::ui) const GESTURES: &[(&str, &str)] = &[
    ("Arrow keys", "Walk to the neighbour on that side"),
    ("Enter", "Focus on the selection; of a line, open its sentences"),
    ("Ctrl and arrow keys", "Move the selected entities and pin them"),
    ("Alt, Shift and arrow keys", "Move the names of the selected entities"),
    ("+", "Expand the selection"),
    ("Delete", "Hide the selection"),
    ("0 to 9", "Focus at this depth"),
    ("Backspace", "Go back to the last view"),
    ("Shift+F10", "Menu of the selection"),
    ("Drag", "Move the view; an entity, to pin it there; a name, away from its mark"),
    ("Space and drag, middle button", "Move the view"),
    ("Shift and drag", "Select what is in the box, lines by both ends or their middle; with Ctrl, as well"),
    ("Alt and drag", "Select what the line goes around; with Ctrl, as well"),
    ("Click on a line", "Select all its relations"),
    ("Click on a number", "Show the neighbours, or fan out the relations, that it counts"),
    ("Ctrl or Shift and click", "Select as well, or no longer"),
    ("Double click", "Focus; on a group, open it"),
];
