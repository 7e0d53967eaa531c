//! What is said of snapshots in the settings.

use super::counted;
use super::projects::size;
use crate::project::SnapshotTotal;

pub(in crate::ui) const TITLE: &str = "Snapshots";
pub(in crate::ui) const KEEPS: &str = "Keep earlier states of projects apart";
pub(in crate::ui) const PRIVACY: &str = "They hold the texts, unencrypted. They are taken when a project is opened and every ten minutes while it is changed; without them, a damaged project may be lost.";
pub(in crate::ui) const FOLDER: &str = "Their folder";
pub(in crate::ui) const NOWHERE: &str = "nowhere: choose a folder";
pub(in crate::ui) const CHOOSE: &str = "Choose…";
pub(in crate::ui) const SHOW: &str = "Show folder";
pub(in crate::ui) const COPY_PATH: &str = "Copy path";
pub(in crate::ui) const OWN_FOLDER: &str = "Default folder";
pub(in crate::ui) const COUNT: &str = "How many";
pub(in crate::ui) const NONE: &str = "There are no snapshots now.";
pub(in crate::ui) const DELETE_ALL: &str = "Delete all…";
pub(in crate::ui) const DELETE: &str = "Delete";
pub(in crate::ui) const KEEP: &str = "Keep them";

/// How many of each project are kept.
pub(in crate::ui) fn of_each(count: u16) -> String {
    format!("{count} of each project")
}

/// What all of them come to.
pub(in crate::ui) fn total(total: SnapshotTotal) -> String {
    format!("{}, {}", counted(total.count, "snapshot", "snapshots"), size(total.size))
}

/// Whether all of them are to go.
pub(in crate::ui) fn really(total: SnapshotTotal) -> String {
    format!("Delete {} for good?", counted(total.count, "snapshot", "snapshots"))
}

/// All of them have gone.
pub(in crate::ui) fn deleted(count: usize) -> String {
    format!("{} deleted", counted(count, "snapshot", "snapshots"))
}

/// The system has no window for files.
pub(in crate::ui) fn folder_not_shown(folder: &std::path::Path) -> String {
    format!("{}: this system has no program that shows folders; copy the path instead", folder.display())
}
