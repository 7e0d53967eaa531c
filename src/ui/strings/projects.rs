//! What is said of projects.

use crate::app::State;

pub(in crate::ui) const FILE_FILTER: &str = "Projects of Relata";
pub(in crate::ui) const PATH_HINT: &str = "The name ends in .relata.";
pub(in crate::ui) const NOT_SAVED: &str = "The project was not saved: no place was chosen.";
pub(in crate::ui) const KEPT_HINT: &str = "Every change is in the file of the project before you see it. “Keep project as…” in the menu File gives it a name.";

pub(in crate::ui) const HISTORY: &str = "History";
pub(in crate::ui) const HISTORY_HINT: &str =
    "Every step is kept in the project. Choose one to go to where it was the last.";
pub(in crate::ui) const BEGINNING: &str = "Beginning";

pub(in crate::ui) const SNAPSHOTS: &str = "Snapshots";
pub(in crate::ui) const SNAPSHOTS_HINT: &str = "The project as it was, texts and all, kept on this computer apart from its file. Open one as a \
     project of its own: the file of the project stays as it is.";
pub(in crate::ui) const NO_SNAPSHOTS: &str =
    "There is none yet: they are taken when a project is opened, and every ten minutes while it is changed.";

/// How large a snapshot is.
pub(in crate::ui) fn size(bytes: u64) -> String {
    if bytes < 1_000_000 {
        format!("{} kB", bytes.div_ceil(1000))
    } else {
        format!("{:.1} MB", bytes as f64 / 1.0e6)
    }
}

/// When a step was made, in the time of this machine.
pub(in crate::ui) fn time(milliseconds: i64) -> String {
    let time = jiff::Timestamp::from_millisecond(milliseconds).unwrap_or_default();
    time.to_zoned_datetime(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string()
}

/// What a step is called in the list: whether it is the last that is done, or was taken back.
pub(in crate::ui) fn step(name: &str, time: &str, is_last: bool, is_undone: bool) -> String {
    let state = if is_last {
        ", you are here"
    } else if is_undone {
        ", undone"
    } else {
        ""
    };
    let time = if time.is_empty() { String::new() } else { format!(", {time}") };
    format!("{name}{time}{state}")
}

/// What stands at the foot of the window about the project; `None` without one.
pub(in crate::ui) fn status(state: &State) -> Option<String> {
    if let Some(path) = &state.project.opening {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        return Some(format!("Opening {name}…"));
    }
    let project = state.project.open.as_ref()?;
    let name = project.name().unwrap_or_else(|| "project without a name".to_owned());
    Some(if project.read_only.is_some() {
        format!("{name} · only to be read: changes are not kept")
    } else if project.trouble.is_some() {
        format!("{name} · last change not kept")
    } else {
        format!("{name} · kept")
    })
}
