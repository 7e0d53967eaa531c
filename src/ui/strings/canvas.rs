//! The texts of the graph.

pub(in crate::ui) const DEPTH: &str = "Depth";
pub(in crate::ui) const DEPTH_HINT: &str =
    "How many relations away from the focus others may be; the keys 0 to 9";
pub(in crate::ui) const MINI_MAP: &str = "Mini-map";
pub(in crate::ui) const MINI_MAP_HINT: &str = "The whole graph. Click or drag to move the view.";
pub(in crate::ui) const LEAVE_PRESENTATION: &str = "Leave presentation";
pub(in crate::ui) const ON_THE_GRAPH: &str = "On the graph";

/// Keys and gestures that only the graph knows, and what they do.
pub(in crate::ui) const GESTURES: &[(&str, &str)] = &[
    ("Arrow keys", "Walk to the neighbour on that side"),
    ("Enter", "Focus on the selection"),
    ("0 to 9", "Focus at this depth"),
    ("Backspace", "Go back to the last view"),
    ("Shift+F10", "Menu of the selection"),
    ("Drag", "Move the view; an entity, to pin it there"),
    ("Space and drag, middle button", "Move the view"),
    ("Shift and drag", "Select what is in the box; with Ctrl, as well"),
    ("Alt and drag", "Select what the line goes around; with Ctrl, as well"),
    ("Ctrl or Shift and click", "Select as well, or no longer"),
    ("Double click", "Focus; on a group, open it"),
];
