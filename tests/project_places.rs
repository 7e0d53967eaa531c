//! What the disk and other programs do to a project: full, read-only, replaced, copied, kept elsewhere.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test reports by panicking")]

#[path = "support/project.rs"]
mod support;

use std::fs;
use std::path::Path;

use relata::knowledge::EntityId;
use relata::project::{Access, Cause, Existing, Opening, Project, Record, Snapshots};
use support::{SOURCES, files, open, place, restored, step, with_damaged_text, with_documents};

/// A record with a note of its own.
fn noted(record: &Record, note: &str) -> Record {
    let mut record = record.clone();
    record.notes.insert("note".to_owned(), note.to_owned());
    record
}

#[test]
fn two_windows_of_one_program_do_not_open_one_project() {
    let (_folder, path) = place();
    let (mut project, record) = with_documents(&path);
    assert_eq!(open(&path).unwrap_err().cause, Cause::AlreadyOpen);
    assert_eq!(Project::create(&path, Existing::Replace).unwrap_err().cause, Cause::AlreadyOpen);
    assert_eq!(project.save_copy(&path, Existing::Replace).unwrap_err().cause, Cause::AlreadyOpen);
    // The first has kept its lock all the same.
    project.commit(&step("Note", &noted(&record, "a"), &[])).unwrap();
    project.close().unwrap();
    assert_eq!(open(&path).unwrap().record, noted(&record, "a"));
}

#[test]
fn nothing_is_written_to_a_file_that_another_program_has_replaced() {
    type Deed = fn(&Path, &Path);
    let deeds: [(&str, Deed); 4] = [
        ("moved over", |other, path| fs::rename(other, path).unwrap()),
        ("copied over", |other, path| assert!(fs::copy(other, path).unwrap() > 0)),
        ("removed", |_, path| fs::remove_file(path).unwrap()),
        ("moved away", |_, path| fs::rename(path, path.with_extension("old")).unwrap()),
    ];
    for (what, deed) in deeds {
        let (folder, path) = place();
        let other = folder.path().join("other");
        Project::create(&other, Existing::Keep).unwrap().close().unwrap();
        let (mut project, record) = with_documents(&path);
        project.rest().unwrap();
        deed(&other, &path);
        let there = fs::read(&path).ok();
        let error = project.commit(&step("Note", &noted(&record, "a"), &[])).unwrap_err();
        assert_eq!(error.cause, Cause::Replaced, "{what}");
        assert!(error.to_string().contains("save a copy"), "{error}");
        assert_eq!(project.access(), &Access::ReadOnly(Cause::Replaced), "{what}");
        assert_eq!(project.record(), record, "{what}");
        drop(project);
        assert!(fs::read(&path).ok() == there, "{what}: the other file was written to");
        assert!(!folder.path().join("inquiry.relata-wal").exists(), "{what}");
        if there.is_some() {
            assert_eq!(open(&path).unwrap().record, Record::default(), "{what}");
        }
    }
}

#[test]
fn a_log_that_somebody_removes_is_brought_home() {
    let (folder, path) = place();
    let (mut project, record) = with_documents(&path);
    let log = folder.path().join("inquiry.relata-wal");
    for number in 0..5 {
        fs::remove_file(&log).unwrap();
        project.commit(&step("Note", &noted(&record, &number.to_string()), &[])).unwrap();
        assert!(fs::metadata(&log).unwrap().len() > 0, "the edit is where a crash leaves it");
    }
    // As after a crash: nobody brings anything home.
    let copies = tempfile::tempdir().unwrap();
    for file in files(folder.path()) {
        let done =
            std::process::Command::new("cp").arg(folder.path().join(&file)).arg(copies.path()).status();
        assert!(done.unwrap().success());
    }
    drop(project);
    assert_eq!(open(&copies.path().join("inquiry.relata")).unwrap().record, noted(&record, "4"));
    assert_eq!(open(&path).unwrap().record, noted(&record, "4"));
}

#[test]
fn what_a_crash_has_left_half_written_is_taken_back() {
    let (folder, path) = place();
    let (project, record) = with_documents(&path);
    project.close().unwrap();
    let whole = fs::read(&path).unwrap();
    // A transaction too large for the memory that it may use is half in the file, with a journal beside it.
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection.execute_batch("PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN;").unwrap();
    for number in 0..200 {
        let values = (number.to_string(), "x".repeat(5000));
        connection.execute("INSERT INTO state VALUES ('notes', ?1, ?2, x'00')", values).unwrap();
    }
    let copies = tempfile::tempdir().unwrap();
    for file in files(folder.path()) {
        let done =
            std::process::Command::new("cp").arg(folder.path().join(&file)).arg(copies.path()).status();
        assert!(done.unwrap().success());
    }
    drop(connection);
    let crashed = copies.path().join("inquiry.relata");
    assert_eq!(files(copies.path()), ["inquiry.relata", "inquiry.relata-journal"]);
    assert!(fs::read(&crashed).unwrap() != whole);

    let mut opened = open(&crashed).unwrap();
    assert_eq!((&opened.record, opened.problems.len()), (&record, 0));
    opened.project.commit(&step("Note", &noted(&record, "a"), &[])).unwrap();
    opened.project.close().unwrap();
    assert_eq!(open(&crashed).unwrap().record, noted(&record, "a"));
    assert_eq!(files(copies.path()), ["inquiry.relata"]);
}

#[test]
fn without_a_log_a_journal_does_as_well() {
    let (folder, path) = place();
    let (project, record) = with_documents(&path);
    project.close().unwrap();
    let opening = Opening { without_log: true, ..Opening::default() };
    let mut project = Project::open(&path, &opening, &mut |_| true).unwrap().unwrap().project;
    for number in 0..3 {
        project.commit(&step("Note", &noted(&record, &number.to_string()), &[])).unwrap();
        assert!(!files(folder.path()).contains(&"inquiry.relata-wal".to_owned()));
    }
    project.undo().unwrap();
    project.rest().unwrap();
    project.close().unwrap();
    assert_eq!(files(folder.path()), ["inquiry.relata"]);
    assert_eq!(open(&path).unwrap().record, noted(&record, "1"));
}

#[test]
fn a_project_opened_to_be_read_is_left_as_it_is() {
    let (folder, path) = place();
    let (project, record) = with_documents(&path);
    project.close().unwrap();
    let before = fs::read(&path).unwrap();
    let opening = Opening { is_read_only: true, ..Opening::default() };
    let mut opened = Project::open(&path, &opening, &mut |_| true).unwrap().unwrap();
    assert_eq!(opened.record, record);
    let error = opened.project.commit(&step("Note", &noted(&record, "a"), &[])).unwrap_err();
    assert_eq!(error.cause, Cause::ReadOnly);
    drop(opened);
    // Nor does looking at a project that can be changed change it.
    drop(open(&path).unwrap());
    assert!(fs::read(&path).unwrap() == before);
    assert_eq!(files(folder.path()), ["inquiry.relata"]);
    // Who stops opening has no project open.
    assert!(Project::open(&path, &Opening::default(), &mut |_| false).unwrap().is_none());
    open(&path).unwrap();
}

#[test]
fn a_file_that_was_only_touched_is_the_same() {
    let (_folder, path) = place();
    let (mut project, record) = with_documents(&path);
    let soon = std::time::SystemTime::now() + std::time::Duration::from_mins(1);
    // By another program: a handle of this one on the file would take its locks along when it is closed.
    let touched = std::process::Command::new("touch").arg("-d").arg("+1 minute").arg(&path).status();
    if !touched.is_ok_and(|status| status.success()) {
        return;
    }
    assert!(fs::metadata(&path).unwrap().modified().unwrap() > soon - std::time::Duration::from_secs(30));
    project.commit(&step("Note", &noted(&record, "a"), &[])).unwrap();
}

#[test]
fn a_copy_is_a_whole_project_of_its_own() {
    let (folder, path) = place();
    let (mut project, record) = with_documents(&path);
    let record = noted(&record, "a");
    project.commit(&step("Note", &record, &[])).unwrap();
    let copy = folder.path().join("copy.relata");
    fs::write(&copy, "another file").unwrap();
    assert_eq!(project.save_copy(&copy, Existing::Keep).unwrap_err().cause, Cause::Exists);
    assert_eq!(fs::read(&copy).unwrap(), b"another file");
    project.save_copy(&copy, Existing::Replace).unwrap();
    let missing = folder.path().join("none").join("copy.relata");
    assert!(project.save_copy(&missing, Existing::Keep).is_err());

    let mut opened = open(&copy).unwrap();
    assert_eq!(opened.record, record);
    assert_eq!(restored(&opened), *SOURCES);
    assert_ne!(opened.project.identity(), project.identity());
    assert_eq!(opened.project.undo().unwrap().unwrap().step.name, "Note");
    assert_eq!(opened.project.find_documents("lyon").unwrap().len(), 1);
    opened.project.close().unwrap();
    project.close().unwrap();
    assert_eq!(files(folder.path()), ["copy.relata", "inquiry.relata"]);
    assert_eq!(open(&path).unwrap().record, record);
}

#[test]
fn ten_snapshots_are_kept_and_any_can_be_restored() {
    let (folder, path) = place();
    let snapshots = Snapshots::in_folder(folder.path().join("snapshots"));
    let (mut project, record) = with_documents(&path);
    let mut seen = 0;
    assert!(snapshots.take_when_due(&project, &mut seen).unwrap().is_some());
    assert!(snapshots.take_when_due(&project, &mut seen).unwrap().is_none(), "nothing has changed");
    for number in 0..12 {
        project.commit(&step("Note", &noted(&record, &number.to_string()), &[])).unwrap();
        assert!(snapshots.take_when_due(&project, &mut seen).unwrap().is_none(), "it is too early");
        snapshots.take(&project).unwrap();
    }
    let identity = project.identity().to_owned();
    project.close().unwrap();
    let taken = snapshots.list(&identity);
    assert_eq!(taken.len(), 10);
    assert!(taken.is_sorted_by(|one, other| one.time > other.time));
    assert_eq!(snapshots.of_path(&path), taken);

    // The project is damaged beyond reading.
    fs::write(&path, "nothing is left").unwrap();
    assert_eq!(open(&path).unwrap_err().cause, Cause::NotAProject);
    assert_eq!(Snapshots::restore(&taken[0].path, &path).unwrap_err().cause, Cause::Exists);
    assert_eq!(fs::read(&path).unwrap(), b"nothing is left");
    for (snapshot, note) in [(&taken[0], "11"), (&taken[9], "2")] {
        let restored_to = folder.path().join(format!("{note}.relata"));
        Snapshots::restore(&snapshot.path, &restored_to).unwrap();
        let opened = open(&restored_to).unwrap();
        assert_eq!(opened.record, noted(&record, note));
        assert_eq!(opened.project.identity(), identity, "it is the same project");
    }
    snapshots.forget(&identity).unwrap();
    assert_eq!(snapshots.list(&identity), []);
}

#[test]
fn snapshots_go_where_a_person_chooses_and_nothing_else_goes_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("inquiry.relata");
    let (own, chosen) = (folder.path().join("own"), folder.path().join("chosen"));
    let (mut project, record) = with_documents(&path);
    let identity = project.identity().to_owned();
    let before = Snapshots::in_folder(own.clone());
    before.take(&project).unwrap();
    let snapshots = Snapshots::in_folder(chosen.clone()).with_former(own.clone()).keeping(3);
    for number in 0..4 {
        project.commit(&step("Note", &noted(&record, &number.to_string()), &[])).unwrap();
        let taken = snapshots.take(&project).unwrap();
        assert!(taken.path.starts_with(&chosen));
        let listed = snapshots.list(&identity);
        assert_eq!(listed.len(), 3.min(number + 2), "the former one counts, too, and is the first to go");
        assert_eq!(listed[0], taken);
    }
    assert_eq!(before.list(&identity), []);
    // What else is in a folder that a person has chosen stays.
    let mine = chosen.join("letters").join("2026.txt");
    fs::create_dir_all(mine.parent().unwrap()).unwrap();
    fs::write(&mine, "mine").unwrap();
    let beside = chosen.join(&identity).join("mine.txt");
    fs::write(&beside, "mine").unwrap();
    let total = snapshots.total();
    assert_eq!(total.count, 3);
    assert_eq!(total.size, snapshots.list(&identity).iter().map(|snapshot| snapshot.size).sum::<u64>());
    assert_eq!(snapshots.forget_all().unwrap(), 3);
    assert_eq!(snapshots.total().count, 0);
    assert!(mine.exists());
    assert_eq!(files(&chosen.join(&identity)), ["mine.txt"]);
}

#[test]
fn a_damaged_snapshot_is_not_restored() {
    let (folder, path) = place();
    let snapshots = Snapshots::in_folder(folder.path().join("snapshots"));
    let (project, _) = with_documents(&path);
    let snapshot = snapshots.take(&project).unwrap();
    with_damaged_text(&snapshot.path);
    let to = folder.path().join("restored.relata");
    let error = Snapshots::restore(&snapshot.path, &to).unwrap_err();
    assert!(matches!(error.cause, Cause::Damaged(_)), "{error}");
    assert!(!to.exists());
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_can_be_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, path) = place();
    let (project, record) = with_documents(&path);
    project.close().unwrap();
    let allow = |mode: u32| fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
    allow(0o444);
    if fs::OpenOptions::new().write(true).open(&path).is_ok() {
        // Nothing is forbidden to this user; the test of a disk that is only read covers it.
        return;
    }
    let mut opened = open(&path).unwrap();
    assert_eq!(opened.record, record);
    assert_eq!(opened.project.access(), &Access::ReadOnly(Cause::ReadOnly));
    let error = opened.project.commit(&step("Note", &noted(&record, "a"), &[])).unwrap_err();
    assert_eq!(error.cause, Cause::ReadOnly);
    opened.project.save_copy(&folder.path().join("copy.relata"), Existing::Keep).unwrap();
    drop(opened);
    allow(0o000);
    assert_eq!(open(&path).unwrap_err().cause, Cause::Permission);
    allow(0o644);
    // A folder in which no log can be made.
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let mut opened = open(&path).unwrap();
    let error = opened.project.commit(&step("Note", &noted(&record, "a"), &[])).unwrap_err();
    assert_eq!(error.cause, Cause::ReadOnly);
    drop(opened);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(open(&path).unwrap().record, record);
}

/// Disks of a size of their own; only a system administrator on Linux can make some.
#[cfg(target_os = "linux")]
mod disks {
    use super::*;
    use std::fmt::Write as _;
    use std::path::PathBuf;
    use std::process::Command;

    struct Disk(tempfile::TempDir);

    impl Disk {
        /// A disk in memory; `None` where this user cannot make one.
        fn new(options: &str) -> Option<Self> {
            let folder = tempfile::tempdir().unwrap();
            let mounted = Command::new("mount")
                .args(["-t", "tmpfs", "-o", options, "tmpfs"])
                .arg(folder.path())
                .output()
                .is_ok_and(|output| output.status.success());
            mounted.then_some(Self(folder))
        }

        fn again(&self, options: &str) {
            let done =
                Command::new("mount").args(["-o", &format!("remount,{options}")]).arg(self.0.path()).status();
            assert!(done.unwrap().success());
        }

        fn path(&self) -> PathBuf {
            self.0.path().join("inquiry.relata")
        }
    }

    impl Drop for Disk {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg("--lazy").arg(self.0.path()).status();
        }
    }

    #[test]
    fn a_full_disk_costs_nothing_that_was_acknowledged() {
        let Some(disk) = Disk::new("size=3m") else { return };
        let (mut project, record) = with_documents(&disk.path());
        let mut kept = record;
        // Words that no method makes smaller, until nothing more fits.
        let mut number = 1_u64;
        let error = loop {
            let mut note = String::new();
            while note.len() < 20_000 {
                number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                write!(note, "{number:x}").unwrap();
            }
            let mut next = kept.clone();
            next.notes.insert(format!("{number}"), note);
            match project.commit(&step("Note", &next, &[])) {
                Ok(_) => kept = next,
                Err(error) => break error,
            }
        };
        assert_eq!(error.cause, Cause::DiskFull, "{error}");
        assert!(error.to_string().contains("make room"), "{error}");
        assert_eq!(project.record(), kept);
        assert!(kept.notes.len() > 10);
        let copy = project.save_copy(&disk.0.path().join("copy.relata"), Existing::Keep).unwrap_err();
        assert_eq!(copy.cause, Cause::DiskFull);
        // A step that takes away needs little room; with room, everything goes on.
        disk.again("size=12m");
        let mut next = kept.clone();
        next.flags.insert(EntityId(1), 1);
        project.commit(&step("Mark", &next, &[])).unwrap();
        project.close().unwrap();
        assert_eq!(files(disk.0.path()), ["inquiry.relata"]);
        let opened = open(&disk.path()).unwrap();
        assert_eq!((opened.record, opened.problems), (next, vec![]));
    }

    #[test]
    fn a_full_disk_survives_a_crash() {
        let Some(disk) = Disk::new("size=1m") else { return };
        let (mut project, record) = with_documents(&disk.path());
        let mut kept = record;
        loop {
            let next = noted(
                &kept,
                &format!("{}{}", kept.notes.len(), "x".repeat(30_000 + kept.arrangement as usize)),
            );
            let next = Record { arrangement: kept.arrangement + 1, ..next };
            match project.commit(&step("Note", &next, &[])) {
                Ok(_) => kept = next,
                Err(error) => {
                    assert_eq!(error.cause, Cause::DiskFull, "{error}");
                    break;
                }
            }
        }
        // As after a crash: nobody brings anything home.
        std::mem::forget(project);
        let copies = tempfile::tempdir().unwrap();
        for file in files(disk.0.path()) {
            fs::copy(disk.0.path().join(&file), copies.path().join(&file)).unwrap();
        }
        let opened = open(&copies.path().join("inquiry.relata")).unwrap();
        assert_eq!((opened.record, opened.problems), (kept, vec![]));
    }

    #[test]
    fn a_disk_that_becomes_read_only_is_named() {
        let Some(disk) = Disk::new("size=8m") else { return };
        let (project, record) = with_documents(&disk.path());
        project.close().unwrap();
        disk.again("ro");
        let mut opened = open(&disk.path()).unwrap();
        assert_eq!(opened.record, record);
        let error = opened.project.commit(&step("Note", &noted(&record, "a"), &[])).unwrap_err();
        assert_eq!(error.cause, Cause::ReadOnly);
        let elsewhere = tempfile::tempdir().unwrap();
        opened.project.save_copy(&elsewhere.path().join("copy.relata"), Existing::Keep).unwrap();
        assert_eq!(open(&elsewhere.path().join("copy.relata")).unwrap().record, record);
        drop(opened);
        let new = Project::create(&disk.0.path().join("new.relata"), Existing::Keep).unwrap_err();
        assert_eq!(new.cause, Cause::ReadOnly);
    }
}
