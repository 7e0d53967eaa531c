//! What is said of the files of documents.

use std::path::Path;

use super::counted;
use crate::jobs::OnDisk;

pub(in crate::ui) const READ_AGAIN: &str = "Read again";
pub(in crate::ui) const READ_ALL_AGAIN: &str = "Read all again";
pub(in crate::ui) const FROM: &str = "From";
pub(in crate::ui) const IMPORT: &str = "Import report";
pub(in crate::ui) const COPY_IMPORT: &str = "Copy report";
pub(in crate::ui) const OPEN_NEW: &str = "Open";
pub(in crate::ui) const LEAVE_NEW: &str = "Not now";
pub(in crate::ui) const READ_AS_ENGLISH: &str = "Read as English anyway";

/// What stands beside a document whose file is no longer as it was read.
pub(in crate::ui) fn on_disk(now: OnDisk) -> &'static str {
    match now {
        OnDisk::Same => "",
        OnDisk::Changed => "changed on the disk",
        OnDisk::Lost => "file not found",
    }
}

/// What that means, in one sentence.
pub(in crate::ui) fn on_disk_hint(now: OnDisk) -> &'static str {
    match now {
        OnDisk::Same => "",
        OnDisk::Changed => "The file has changed since it was read; what is shown is what stood in it then.",
        OnDisk::Lost => {
            "The file is not where it was. What was read stays; open the file where it lies now, and it is known again."
        }
    }
}

/// Where the file of a document lies.
pub(in crate::ui) fn file(path: &Path) -> String {
    format!("{FROM} {}", path.display())
}

/// How many files have come into the folders that were opened.
pub(in crate::ui) fn new_files(count: usize) -> String {
    format!("{} in opened folders", counted(count, "new file", "new files"))
}

/// What stands beside a document in which nothing was looked for.
pub(in crate::ui) fn seems_to_be_in(language: &str) -> String {
    format!("seems to be in {language}")
}

/// How many files have changed.
pub(in crate::ui) fn changed(count: usize) -> String {
    format!("{} changed on the disk", counted(count, "file", "files"))
}

/// How many documents are not named here.
pub(in crate::ui) fn more(count: usize) -> String {
    format!("and {count} more, in the list of documents")
}

/// What the button beside a changed document is called.
pub(in crate::ui) fn read_again(name: &str) -> String {
    format!("{READ_AGAIN} {name}")
}
