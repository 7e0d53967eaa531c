//! What is said of projects.

use std::path::Path;

use crate::app::{OpenProject, RecentProject, State};
use crate::project::{Damage, Snapshot};

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

pub(in crate::ui) const RECENT: &str = "Projects";
pub(in crate::ui) const RECENT_MENU: &str = "Recent projects";
pub(in crate::ui) const CLEAR_RECENT: &str = "Clear list of projects";

pub(in crate::ui) const ALL_SNAPSHOTS: &str = "All snapshots…";
pub(in crate::ui) const KEEP_AS: &str = "Keep project as…";

pub(in crate::ui) const ELSEWHERE_COPY: &str = "Or open a copy here, as the project is now, to read only. What you change in the copy is kept when you keep it as a project of its own.";
pub(in crate::ui) const OPEN_COPY: &str = "Open a copy to read only";
pub(in crate::ui) const TRY_AGAIN: &str = "Try again";

pub(in crate::ui) const UNKEPT: &str = "What you see is in no file";
pub(in crate::ui) const LOSE: &str = "Lose the changes";

/// The title of the window.
pub(in crate::ui) fn title(state: &State) -> String {
    let Some(project) = &state.project.open else { return super::PROGRAM.to_owned() };
    let state = if project.read_only.is_some() { " (read only)" } else { "" };
    match project.name() {
        Some(name) => format!("{name}{state} — {}", super::PROGRAM),
        None => format!("{}{state}", super::PROGRAM),
    }
}

/// The name of a file without its ending.
pub(in crate::ui) fn name_of(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The folder of a file.
pub(in crate::ui) fn folder(path: &Path) -> String {
    path.parent().map(|folder| folder.display().to_string()).unwrap_or_default()
}

/// What a project is called among those that were opened.
pub(in crate::ui) fn recent_name(path: &Path, is_unnamed: bool) -> String {
    let name = name_of(path);
    if is_unnamed { format!("without a name ({name})") } else { name }
}

/// Where a project lies and when it was open.
pub(in crate::ui) fn recent_aside(recent: &RecentProject, is_unnamed: bool, is_gone: bool) -> String {
    let place = if is_gone {
        super::settings::GONE.to_owned()
    } else if is_unnamed {
        String::new()
    } else {
        folder(&recent.path)
    };
    let opened = recent.opened.map(time).unwrap_or_default();
    [place, opened].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What a person has to know of the project all the while.
pub(in crate::ui) struct News {
    /// What it is.
    pub(in crate::ui) text: String,
    /// More of it, line by line.
    pub(in crate::ui) detail: String,
    /// Whether something is damaged.
    pub(in crate::ui) is_trouble: bool,
}

/// What has to be told; `None` when all is well.
pub(in crate::ui) fn news(state: &State) -> Option<News> {
    let Some(project) = &state.project.open else {
        let path = state.project.failed.as_ref().filter(|_| !state.project.snapshots.is_empty())?;
        let text = format!(
            "“{}” cannot be opened and stays as it is, but there are snapshots of it.",
            name_of(path)
        );
        return Some(News { text, detail: String::new(), is_trouble: true });
    };
    let name = project.name().map_or_else(|| "This project".to_owned(), |name| format!("“{name}”"));
    if !project.damages.is_empty() {
        let detail: Vec<String> = project.damages.iter().map(ToString::to_string).collect();
        let text = format!(
            "{name} is damaged, and its file is left as it is. Not as it was kept: {}. The rest is whole and can be \
             read; what you change now is only on the screen.",
            parts(&project.damages)
        );
        return Some(News { text, detail: detail.join("\n"), is_trouble: true });
    }
    let reason = project.read_only.as_ref()?;
    let text = if project.is_copy {
        format!(
            "A copy of {name} to read only, as it was when it was opened: the project is open in another window."
        )
    } else {
        format!("{name} is open to read only: {reason}.")
    };
    let text =
        format!("{text} What you change here is only on the screen until you keep it as another project.");
    Some(News { text, detail: String::new(), is_trouble: false })
}

/// The parts that are damaged, as far as one would read on.
fn parts(damages: &[Damage]) -> String {
    const NAMED: usize = 4;
    let mut parts: Vec<&str> = Vec::new();
    for damage in damages {
        if !parts.contains(&damage.part.as_str()) {
            parts.push(&damage.part);
        }
    }
    let more = parts.len().saturating_sub(NAMED);
    parts.truncate(NAMED);
    let named = parts.join(", ");
    if more == 0 { named } else { format!("{named} and {more} more") }
}

/// The button that opens a snapshot.
pub(in crate::ui) fn open_snapshot(snapshot: &Snapshot) -> String {
    format!("Open the snapshot of {}", time(snapshot.time))
}

/// The button that keeps what is seen in another file.
pub(in crate::ui) const fn keep_as(is_trouble: bool) -> &'static str {
    if is_trouble { "Keep what is whole as…" } else { KEEP_AS }
}

/// The title of the question what to do with a project that another window has.
pub(in crate::ui) fn elsewhere(name: &str) -> String {
    format!("“{name}” is open in another window")
}

/// What can be done in the other window.
pub(in crate::ui) fn elsewhere_other(name: &str, is_unnamed: bool) -> String {
    let title = if is_unnamed { "“Relata”".to_owned() } else { format!("“{name}”") };
    format!(
        "One window at a time changes a project. To go on with it, turn to the window whose title begins with {title}. \
         If there is none, another program, such as a backup, has the file for a moment: try again."
    )
}

/// Why what is seen would be lost.
pub(in crate::ui) fn unkept(state: &State) -> String {
    let project = state.project.open.as_ref();
    let reason =
        project.and_then(|project: &OpenProject| project.trouble.as_ref().or(project.read_only.as_ref()));
    let reason = reason.map(String::as_str).unwrap_or_default();
    format!(
        "You have made changes that the file of the project does not have ({reason}). They are lost when you go on, \
         unless you keep the project in another file first."
    )
}

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
        format!("{name} · read only: changes are not kept")
    } else if project.trouble.is_some() {
        format!("{name} · last change not kept")
    } else {
        format!("{name} · kept")
    })
}
