//! The texts of notes on the plane.

use super::counted;
use crate::scene::NoteColor;

pub(in crate::ui) const NEW_TITLE: &str = "Note on the graph";
pub(in crate::ui) const TITLE: &str = "Edit note";
pub(in crate::ui) const TEXT: &str = "Words of the note";
pub(in crate::ui) const COLOR: &str = "Colour";
pub(in crate::ui) const ADD: &str = "Add note";
pub(in crate::ui) const KEEP: &str = "Keep note";
pub(in crate::ui) const ADD_HERE: &str = "Add note here…";
pub(in crate::ui) const EDIT: &str = "Edit note…";
pub(in crate::ui) const UNTIE: &str = "Stay where it is";
pub(in crate::ui) const DELETE: &str = "Delete note";
pub(in crate::ui) const LIST_TITLE: &str = "Notes";
pub(in crate::ui) const NONE: &str = "There is no note yet. C puts one on the graph; the menu Correct writes one about an entity or a relation.";
pub(in crate::ui) const NOTES: &str = "Notes";
pub(in crate::ui) const ALL: &str = "All notes…";
pub(in crate::ui) const ON_GRAPH: &str = "on the graph";
pub(in crate::ui) const HIDDEN: &str = "not shown: what it stands beside is hidden or gone";

/// What a colour is called.
pub(in crate::ui) const fn color(color: NoteColor) -> &'static str {
    match color {
        NoteColor::Yellow => "Yellow",
        NoteColor::Green => "Green",
        NoteColor::Blue => "Blue",
        NoteColor::Red => "Red",
        NoteColor::Grey => "Grey",
    }
}

/// Has a note move along with an entity.
pub(in crate::ui) fn tie(name: &str) -> String {
    format!("Move along with {name}")
}

/// Beside what a note stands.
pub(in crate::ui) fn beside(name: &str) -> String {
    format!("beside {name}")
}

/// About what somebody has written something.
pub(in crate::ui) fn about(name: &str) -> String {
    format!("about {name}")
}

/// How many notes there are.
pub(in crate::ui) fn count(count: usize) -> String {
    counted(count, "note", "notes")
}

/// The name of a row of the list.
pub(in crate::ui) fn row(text: &str, place: &str) -> String {
    format!("{text}, {place}")
}
