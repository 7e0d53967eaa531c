//! Kills a program that edits a project, at random moments: what was acknowledged is there afterwards.
//!
//! This program is the test and the editor. `RELATA_ROUNDS=200 cargo test --test project_crash` kills more often.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test reports by panicking")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the two programs talk by lines")]

#[path = "support/faulty_disk.rs"]
mod faulty_disk;
#[path = "support/project.rs"]
mod support;

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use faulty_disk::{Fault, break_logs, failures};
use relata::knowledge::{EntityId, Source};
use relata::layout::Point;
use relata::project::{Cause, Check, Existing, Opened, Opening, Project, Record};
use support::{SOURCES, additions, files, open, open_document, place, restored, step, with_documents};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.get(1).map(String::as_str) {
        Some("edit") => edit(Path::new(&arguments[2]), Path::new(&arguments[3])),
        Some("hold") => hold(Path::new(&arguments[2])),
        _ => {
            let rounds =
                std::env::var("RELATA_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(20);
            a_second_window_is_told_and_may_read_a_copy(Disk::Good);
            a_second_window_is_told_and_may_read_a_copy(Disk::WithoutLog);
            where_no_log_works_a_journal_takes_its_place();
            nothing_acknowledged_is_lost(rounds);
        }
    }
}

/// How the editor's file is kept.
#[derive(Clone, Copy, Debug)]
enum Disk {
    /// With a log.
    Good,
    /// With a journal, because a person wants that.
    WithoutLog,
    /// With a journal, because the log does not work.
    Faulty(Fault),
}

impl Disk {
    fn of_round(round: u32) -> Self {
        match round % 5 {
            0 | 1 => Self::Good,
            2 => Self::WithoutLog,
            _ => Self::Faulty(Fault::ALL[(round / 5 * 2 + round % 5 - 3) as usize % 3]),
        }
    }

    fn variables(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Good => None,
            Self::WithoutLog => Some(("WITHOUT_LOG", "1")),
            Self::Faulty(Fault::Making) => Some(("FAULT", "making")),
            Self::Faulty(Fault::Writing) => Some(("FAULT", "writing")),
            Self::Faulty(Fault::Syncing) => Some(("FAULT", "syncing")),
        }
    }
}

/// Opens a project on the disk that the environment speaks of.
fn open_there(path: &Path) -> Opened {
    match std::env::var("FAULT").as_deref() {
        Ok("making") => break_logs(Fault::Making),
        Ok("writing") => break_logs(Fault::Writing),
        Ok("syncing") => break_logs(Fault::Syncing),
        _ => {}
    }
    let without_log = std::env::var_os("WITHOUT_LOG").is_some();
    let opening = Opening { without_log, ..Opening::default() };
    Project::open(path, &opening, &mut |_| true).unwrap().unwrap()
}

/// What the record is after so many edits; each edit differs from all others.
fn record_after(edits: u64, sources: &[Source]) -> Record {
    let mut record = Record::default();
    if edits == 0 {
        return record;
    }
    for edit in 1..=edits {
        record.pins.insert(EntityId(edit % 50), Point::new(edit as f32, (edit / 3) as f32));
    }
    record.arrangement = edits;
    record.notes.insert("last".to_owned(), "so many words ".repeat((edits % 40) as usize));
    let open = sources.iter().take((edits as usize / 7) % (sources.len() + 1));
    record.documents = open.map(open_document).collect();
    record
}

/// Edits until it is killed, now and then taking steps back; a line for every edit, after it is acknowledged. The
/// documents that it opens come from another project, so that it need not wait for the language engine.
fn edit(path: &Path, library: &Path) {
    let sources = restored(&open(library).unwrap());
    let mut project = open_there(path).project;
    // A kill between undo and redo leaves an edit undone.
    while project.redo().unwrap().is_some() {}
    let mut edits = project.record().arrangement;
    let documents = additions(&sources);
    println!("{edits}");
    loop {
        edits += 1;
        project.commit(&step("Edit", &record_after(edits, &sources), &documents)).unwrap();
        if edits.is_multiple_of(11) {
            project.undo().unwrap();
            project.undo().unwrap();
            project.redo().unwrap();
            project.redo().unwrap();
        }
        if edits.is_multiple_of(17) {
            project.rest().unwrap();
        }
        assert!(std::env::var_os("FAULT").is_none() || failures() > 0, "the disk is not faulty");
        println!("{edits}");
        std::io::stdout().flush().unwrap();
    }
}

/// Holds a project open until its input ends.
fn hold(path: &Path) {
    let mut opened = open_there(path);
    let mut record = opened.record;
    record.notes.insert("held".to_owned(), "by another window".to_owned());
    opened.project.commit(&step("Note", &record, &[])).unwrap();
    println!("held");
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    opened.project.close().unwrap();
}

fn start(what: &str, paths: &[&Path], disk: Disk) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .arg(what)
        .args(paths)
        .envs(disk.variables())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

fn nothing_acknowledged_is_lost(rounds: u32) {
    let (folder, path) = place();
    Project::create(&path, Existing::Keep).unwrap().close().unwrap();
    let (_other_folder, library) = place();
    with_documents(&library).0.close().unwrap();
    // Moments without a pattern, the same in every run.
    let mut chance = 0x2545_F491_4F6C_DD1D_u64;
    let (mut acknowledged, mut all) = (0, 0);
    for round in 0..rounds {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        let mut editor = start("edit", &[&path, &library], Disk::of_round(round));
        let mut lines = BufReader::new(editor.stdout.take().unwrap()).lines();
        assert_eq!(lines.next().unwrap().unwrap(), acknowledged.to_string(), "round {round}");
        let reader = std::thread::spawn(move || lines.map_while(Result::ok).last());
        std::thread::sleep(Duration::from_micros(chance % 300_000));
        editor.kill().unwrap();
        editor.wait().unwrap();
        let said = reader.join().unwrap().map_or(acknowledged, |line| line.parse::<u64>().unwrap());

        let mut opened = open(&path).unwrap_or_else(|error| panic!("round {round}: {error}"));
        assert_eq!(opened.problems, [], "round {round}");
        let mut now = opened.record.clone();
        while let Some(moved) = opened.project.redo().unwrap() {
            now = moved.record;
        }
        let edits = now.arrangement;
        // The last edit may be on the disk although there was no time to say so.
        assert!(edits == said || edits == said + 1, "round {round}: {said} acknowledged, {edits} there");
        assert_eq!(now, record_after(edits, &SOURCES), "round {round}");
        let sources = restored(&opened);
        assert_eq!(sources, SOURCES[..sources.len()], "round {round}");
        let mut check = Check::default();
        while !check.is_done() {
            opened.project.check(&mut check).unwrap();
        }
        assert_eq!(check.problems, [], "round {round}");
        if round % 2 == 0 {
            opened.project.close().unwrap();
            assert_eq!(files(folder.path()), ["inquiry.relata"], "round {round}");
        }
        all += edits - acknowledged;
        acknowledged = edits;
    }
    assert!(acknowledged > u64::from(rounds), "the editor hardly came to edit: {acknowledged}");
    println!("{rounds} rounds, {all} edits: none lost, nothing damaged");
}

fn where_no_log_works_a_journal_takes_its_place() {
    for fault in Fault::ALL {
        let (folder, path) = place();
        Project::create(&path, Existing::Keep).unwrap().close().unwrap();
        let mut holder = start("hold", &[&path], Disk::Faulty(fault));
        let mut lines = BufReader::new(holder.stdout.take().unwrap()).lines();
        assert_eq!(lines.next().unwrap().unwrap(), "held", "{fault:?}");
        let log = fs::metadata(folder.path().join("inquiry.relata-wal"));
        assert!(log.is_err(), "{fault:?}: there is a log");
        assert!(files(folder.path()).contains(&"inquiry.relata-journal".to_owned()), "{fault:?}");
        drop(holder.stdin.take());
        assert!(holder.wait().unwrap().success(), "{fault:?}");
        assert_eq!(files(folder.path()), ["inquiry.relata"], "{fault:?}");
        assert!(open(&path).unwrap().record.notes.contains_key("held"), "{fault:?}");
    }
}

fn a_second_window_is_told_and_may_read_a_copy(disk: Disk) {
    let (folder, path) = place();
    Project::create(&path, Existing::Keep).unwrap().close().unwrap();
    let mut holder = start("hold", &[&path], disk);
    let mut lines = BufReader::new(holder.stdout.take().unwrap()).lines();
    assert_eq!(lines.next().unwrap().unwrap(), "held");

    assert_eq!(open(&path).unwrap_err().cause, Cause::AlreadyOpen);
    let only_read = Opening { is_read_only: true, ..Opening::default() };
    assert_eq!(Project::open(&path, &only_read, &mut |_| true).unwrap_err().cause, Cause::AlreadyOpen);
    let replaced = Project::create(&path, Existing::Replace).unwrap_err();
    assert_eq!(replaced.cause, Cause::AlreadyOpen);

    let copies: PathBuf = folder.path().join("copies");
    let mut copy = Project::open_copy(&path, &copies, &mut |_| true).unwrap().unwrap();
    assert_eq!(copy.record.notes.get("held").map(String::as_str), Some("by another window"));
    let error = copy.project.commit(&step("Edit", &Record::default(), &[])).unwrap_err();
    assert_eq!(error.cause, Cause::AlreadyOpen);
    let there = copy.project.path().to_owned();
    drop(copy);
    relata::project::remove_left_copies(&copies);
    assert!(there.exists(), "a copy so young may be on its way");
    relata::project::remove_copy(&there);
    assert_eq!(files(&copies), [""; 0]);

    // A window that is killed leaves no lock behind.
    holder.kill().unwrap();
    holder.wait().unwrap();
    let opened = open(&path).unwrap();
    assert!(opened.record.notes.contains_key("held"));
    drop(opened);
    fs::remove_dir_all(copies).unwrap();
    assert_eq!(files(folder.path()), ["inquiry.relata"]);
}
