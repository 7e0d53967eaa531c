//! What is said of projects.

use crate::app::State;

pub(in crate::ui) const FILE_FILTER: &str = "Projects of Relata";
pub(in crate::ui) const PATH_HINT: &str = "The name ends in .relata.";
pub(in crate::ui) const NOT_SAVED: &str = "The project was not saved: no place was chosen.";
pub(in crate::ui) const KEPT_HINT: &str = "Every change is in the file of the project before you see it. “Keep project as…” in the menu File gives it a name.";

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
