//! The texts of groups, of the legend and of what size, colour and label say.

use crate::app::State;
use crate::graph::Group;

pub(in crate::ui) const LOOK: &str = "Look";
pub(in crate::ui) const LOOK_HINT: &str = "What size, colour and label of the marks say";
pub(in crate::ui) const GROUPS: &str = "Groups";
pub(in crate::ui) const GROUPS_HINT: &str = "Show several entities as one";
pub(in crate::ui) const LEGEND: &str = "Legend";
pub(in crate::ui) const LEGEND_HINT: &str = "What shapes, colours, sizes and lines mean";
pub(in crate::ui) const COLOUR: &str = "Colour";
pub(in crate::ui) const SIZE: &str = "Size";
pub(in crate::ui) const LABELS: &str = "Labels";
pub(in crate::ui) const OPEN: &str = "Open this group";
pub(in crate::ui) const CLOSE: &str = "Close its group";
pub(in crate::ui) const CLOSE_OUTLINED: &str = "Close this group";
pub(in crate::ui) const UNGROUP: &str = "Ungroup";
pub(in crate::ui) const GROUP_SELECTION: &str = "Group the selection";
pub(in crate::ui) const MARKS: &str = "Marks by hand";
pub(in crate::ui) const MEMBERS: &str = "Members";
pub(in crate::ui) const INSIDE: &str = "Inside the group";
pub(in crate::ui) const OUTSIDE: &str = "To the rest";

/// What a group is, in one line.
pub(in crate::ui) fn sort(state: &State, group: &Group) -> String {
    crate::app::announcement::group_in_words(state, group)
}

/// That an entity is hidden in a closed group.
pub(in crate::ui) fn hidden_in(group: &Group) -> String {
    format!("On the graph inside the group “{}”", group.name)
}

/// That an entity belongs to an open group.
pub(in crate::ui) fn member_of(group: &Group) -> String {
    format!("Member of the open group “{}”", group.name)
}
