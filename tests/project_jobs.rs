//! The thread that owns a project: edits in order, and what it does by itself.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test reports by panicking")]

#[path = "support/project.rs"]
mod support;

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use relata::jobs::{Keeping, Note, Pace, no_wake};
use relata::project::{Cause, Existing, Project, Record, Snapshots};
use support::{files, open, place, step, with_documents};

/// Waits until `holds`, and fails when it does not come about.
fn wait_until(what: &str, mut holds: impl FnMut() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < Duration::from_mins(1), "{what} did not come about");
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn noted(record: &Record, note: &str) -> Record {
    let mut record = record.clone();
    record.notes.insert("note".to_owned(), note.to_owned());
    record
}

#[test]
fn edits_are_done_in_order_and_brought_home_when_it_is_quiet() {
    let (folder, path) = place();
    let (project, record) = with_documents(&path);
    let woken = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&woken);
    let wake = Arc::new(move || {
        counter.fetch_add(1, Ordering::SeqCst);
    });
    let pace = Pace { quiet: Duration::from_millis(50), ..Pace::default() };
    let keeping = Keeping::start(project, None, pace, wake);
    let commits: Vec<_> = (0..20)
        .map(|number| {
            let record = noted(&record, &number.to_string());
            keeping
                .ask("keep a step", move |project| project.commit(&step("Note", &record, &[])).unwrap().step)
        })
        .collect();
    let undone = keeping.ask("undo", |project| project.undo().unwrap().unwrap().record);
    let steps: Vec<u64> = commits.into_iter().map(|commit| commit.wait().unwrap()).collect();
    assert_eq!(steps, (2..22).collect::<Vec<u64>>());
    assert_eq!(undone.wait().unwrap(), noted(&record, "18"));
    assert!(woken.load(Ordering::SeqCst) >= 20);

    let log = folder.path().join("inquiry.relata-wal");
    wait_until("an empty log", || fs::metadata(&log).is_ok_and(|metadata| metadata.len() == 0));
    // Whoever copies the file now has everything.
    let copy = folder.path().join("copied.relata");
    fs::write(&copy, std::process::Command::new("cat").arg(&path).output().unwrap().stdout).unwrap();
    assert_eq!(open(&copy).unwrap().record, noted(&record, "18"));
    keeping.close().wait().unwrap().unwrap();
    assert_eq!(open(&path).unwrap().record, noted(&record, "18"));
    assert_eq!(files(folder.path()), ["copied.relata", "inquiry.relata"]);
}

#[test]
fn a_fault_in_one_edit_ends_that_edit_alone() {
    let (_folder, path) = place();
    let (project, record) = with_documents(&path);
    let keeping = Keeping::start(project, None, Pace::default(), no_wake());
    let fault = keeping.ask("keep a step", |_| -> u64 { panic!("no such place") });
    let next = noted(&record, "a");
    let commit = keeping.ask("keep a step", move |project| project.commit(&step("Note", &next, &[])));
    assert_eq!(fault.wait().unwrap_err().to_string(), "keep a step: a fault in the program: no such place");
    commit.wait().unwrap().unwrap();
    drop(keeping);
    wait_until("the project is closed", || {
        open(&path).is_ok_and(|opened| opened.record == noted(&record, "a"))
    });
}

#[test]
fn damage_is_found_while_one_works_and_snapshots_are_taken() {
    let (folder, path) = place();
    let (project, record) = with_documents(&path);
    project.close().unwrap();
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection.execute("UPDATE steps SET name = 'Other'", []).unwrap();
    drop(connection);
    let snapshots = Snapshots::in_folder(folder.path().join("snapshots"));
    let project = open(&path).unwrap().project;
    let keeping = Keeping::start(project, Some(snapshots.clone()), Pace::default(), no_wake());
    let mut notes = Vec::new();
    wait_until("the end of the check", || {
        notes.extend(keeping.notes());
        notes.contains(&Note::Checked)
    });
    assert!(notes.iter().any(|note| matches!(note, Note::Damaged(_))), "{notes:?}");
    assert!(notes.iter().any(|note| matches!(note, Note::Failed(_))), "a snapshot of damage: {notes:?}");
    let next = noted(&record, "a");
    let commit = keeping.ask("keep a step", move |project| project.commit(&step("Note", &next, &[])));
    assert!(matches!(commit.wait().unwrap().unwrap_err().cause, Cause::Damaged(_)));
    keeping.close().wait().unwrap().unwrap();

    let sound = folder.path().join("sound.relata");
    let mut project = Project::create(&sound, Existing::Keep).unwrap();
    project.commit(&step("Note", &noted(&Record::default(), "a"), &[])).unwrap();
    let identity = project.identity().to_owned();
    let keeping = Keeping::start(project, Some(snapshots.clone()), Pace::default(), no_wake());
    wait_until("a snapshot", || snapshots.list(&identity).len() == 1);
    keeping.close().wait().unwrap().unwrap();
}
