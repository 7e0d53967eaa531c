//! What is said of views that do not follow the selection.

use crate::app::Lockable;
use crate::app::words::one_line;

pub(in crate::ui) const UNLOCK: &str = "Unlock";
pub(in crate::ui) const NOT_SELECTED: &str = "not the selection";
pub(in crate::ui) const NOT_SELECTED_HINT: &str = "Something else is selected now, or nothing";

/// The most characters of a name in the sign of a lock.
const LONGEST: usize = 40;

/// What a view is called within a sentence.
const fn view(view: Lockable) -> &'static str {
    match view {
        Lockable::Inspector => "inspector",
        Lockable::Reader => "reader",
        Lockable::Table => "table",
        Lockable::Timeline => "timeline",
    }
}

/// To what a view is locked.
pub(in crate::ui) fn locked_to(held: &str) -> String {
    let held = one_line(held);
    if held.chars().count() <= LONGEST {
        return format!("Locked to {held}");
    }
    let start: String = held.chars().take(LONGEST - 1).collect();
    format!("Locked to {}…", start.trim_end())
}

/// What lets a view follow the selection again, for those who cannot see where it stands.
pub(in crate::ui) fn unlock(which: Lockable) -> String {
    format!("{UNLOCK} {}", view(which))
}
