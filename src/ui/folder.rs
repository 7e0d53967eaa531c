//! Shows a folder in the system's window for files.

use std::path::Path;
use std::process::Command as Process;

use super::strings::snapshots::folder_not_shown;

/// The program that shows folders.
const PROGRAM: &str = if cfg!(target_os = "windows") {
    "explorer"
} else if cfg!(target_os = "macos") {
    "open"
} else {
    "xdg-open"
};

/// Shows the folder, or the nearest one above it that there is. Waits until the system has taken it over.
///
/// # Errors
///
/// When the system has no program for that; a sentence for people.
pub(super) fn show(folder: &Path) -> Result<(), String> {
    let there = folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(folder);
    let status = Process::new(PROGRAM).arg(there).status();
    // The one of Windows says nothing true of how it went.
    let is_shown = status.is_ok_and(|status| status.success() || cfg!(target_os = "windows"));
    if is_shown { Ok(()) } else { Err(folder_not_shown(folder)) }
}
