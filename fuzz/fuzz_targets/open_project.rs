//! A file that may be anything is opened as a project and read: no panic, no hang, no more memory than there is.

#![no_main]

#[path = "../../tests/support/read_out.rs"]
mod read_out;

use std::path::PathBuf;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

/// A folder in memory, where the system has one.
static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let memory = PathBuf::from("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    folder.expect("a folder for the files")
});

fuzz_target!(|bytes: &[u8]| {
    let path = FOLDER.path().join("inquiry.relata");
    for ending in ["", "-wal", "-journal"] {
        let mut name = path.clone().into_os_string();
        name.push(ending);
        let _ = std::fs::remove_file(name);
    }
    std::fs::write(&path, bytes).expect("the file can be written");
    read_out::read_out(&path);
});
