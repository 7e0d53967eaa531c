//! Damaged and hostile files: never a panic, never changed words shown as genuine, never a write.
//!
//! `RELATA_ROUNDS=2000 cargo test --test project_damage` damages more.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test reports by panicking")]

#[path = "support/read_out.rs"]
mod read_out;
#[path = "support/project.rs"]
mod support;

use std::fs;
use std::path::Path;

use relata::knowledge::EntityId;
use relata::layout::Point;
use relata::project::{Access, Cause, Check, Existing, Project, Record, Restored, Snapshots, StoredDocument};
use rusqlite::Connection;
use support::{SOURCES, open, place, source, step, with_damaged_text, with_documents};

/// A closed project with documents and some steps, and what it holds.
fn closed(path: &Path) -> Record {
    let (mut project, mut record) = with_documents(path);
    for number in 0..40_u64 {
        record.pins.insert(EntityId(number * 0x0123_4567_89AB), Point::new(number as f32, 0.5));
        record.notes.insert(number.to_string(), format!("note {number}"));
        project.commit(&step("Edit", &record, &[])).unwrap();
    }
    project.undo().unwrap();
    let record = project.record();
    project.close().unwrap();
    record
}

/// What a person would see of the file at `path`: whatever is shown without a warning is what was kept. Gives
/// whether anything was noticed.
fn look_at(path: &Path, kept: &Record, what: &str) -> bool {
    let before = fs::read(path).unwrap();
    let noticed = match open(path) {
        Err(_) => true,
        Ok(mut opened) => {
            for document in &opened.documents {
                let own = SOURCES.iter().find(|source| source.document.id == document.id);
                let own = own.unwrap_or_else(|| panic!("{what}: a document from nowhere"));
                assert_eq!(document.bytes, own.document.bytes, "{what}");
                if let Restored::Known(shown) = document.restore() {
                    assert_eq!(shown, *own, "{what}");
                }
            }
            for (id, place) in &opened.record.pins {
                assert_eq!(kept.pins.get(id), Some(place), "{what}");
            }
            for (about, note) in &opened.record.notes {
                assert_eq!(kept.notes.get(about), Some(note), "{what}");
            }
            if opened.problems.is_empty() && *opened.project.access() == Access::Full {
                assert_eq!(&opened.record, kept, "{what}");
                let is_known = |document: &StoredDocument| matches!(document.restore(), Restored::Known(_));
                assert!(opened.documents.iter().all(is_known), "{what}");
            } else {
                let refused = opened.project.commit(&step("Edit", &Record::default(), &[]));
                assert!(refused.is_err(), "{what}: a damaged file was written to");
            }
            let mut check = Check::default();
            let mut is_readable = true;
            while is_readable && !check.is_done() {
                is_readable = opened.project.check(&mut check).is_ok();
            }
            let _ = opened.project.find_sentences("minister court");
            let _ = opened.project.find_documents("minister");
            !opened.problems.is_empty()
                || !check.problems.is_empty()
                || check.has_damaged_index
                || !is_readable
                || *opened.project.access() != Access::Full
        }
    };
    assert!(fs::read(path).unwrap() == before, "{what}: the file was changed");
    noticed
}

/// Numbers without a pattern, the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}

#[test]
fn whatever_is_damaged_is_noticed_or_does_not_matter() {
    let rounds = std::env::var("RELATA_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(300);
    let (folder, path) = place();
    let kept = closed(&path);
    let whole = fs::read(&path).unwrap();
    let damaged = folder.path().join("damaged.relata");
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    let mut noticed = 0;
    for round in 0..rounds {
        let mut bytes = whole.clone();
        let at = chance.below(bytes.len());
        let what = match round % 8 {
            0 => {
                bytes.truncate(at);
                format!("cut at {at}")
            }
            1 => {
                let end = (at + 512).min(bytes.len());
                bytes[at..end].fill(0);
                format!("zeros from {at}")
            }
            2 => {
                let (page, other) = (at / 4096 * 4096, chance.below(bytes.len()) / 4096 * 4096);
                let copy = bytes[page..page + 4096].to_vec();
                bytes[other..other + 4096].copy_from_slice(&copy);
                format!("page at {page} over page at {other}")
            }
            _ => {
                let bit = chance.below(8);
                bytes[at] ^= 1 << bit;
                format!("bit {bit} of byte {at}")
            }
        };
        fs::write(&damaged, &bytes).unwrap();
        noticed += usize::from(look_at(&damaged, &kept, &what) || bytes == whole);
    }
    println!("{noticed} of {rounds} damages noticed, the others without consequence");
    assert!(noticed * 4 > rounds, "only {noticed} of {rounds} were noticed");
}

#[test]
fn one_damaged_document_is_named_and_the_others_open() {
    let (_folder, path) = place();
    closed(&path);
    let bytes = with_damaged_text(&path);
    let mut opened = open(&path).unwrap();
    let [problem] = opened.problems.as_slice() else { panic!("{:?}", opened.problems) };
    assert_eq!(problem.document.as_ref(), Some(&SOURCES[2].document.id));
    assert!(problem.to_string().starts_with("strike.txt: "), "{problem}");
    assert_eq!(opened.documents.len(), 5);
    assert!(matches!(opened.documents[2].restore(), Restored::ToBeRead(_)));
    assert!(matches!(opened.documents[3].restore(), Restored::Known(_)));
    let error = opened.project.commit(&step("Edit", &Record::default(), &[])).unwrap_err();
    assert!(matches!(error.cause, Cause::Damaged(_)), "{error}");
    assert!(error.to_string().contains("strike.txt") && error.to_string().contains("snapshot"), "{error}");
    let snapshots = Snapshots::in_folder(path.with_extension("snapshots"));
    assert!(snapshots.take(&opened.project).is_err(), "a snapshot of damage");
    opened.project.close().unwrap();
    assert!(fs::read(&path).unwrap() == bytes);
}

#[test]
fn what_is_whole_of_a_damaged_project_becomes_a_new_one() {
    let (folder, path) = place();
    let kept = closed(&path);
    let bytes = with_damaged_text(&path);
    let mut opened = open(&path).unwrap();
    let copy = folder.path().join("copy.relata");
    assert!(opened.project.save_copy(&copy, Existing::Keep).is_err(), "a copy with the damage in it");
    // The text that was lost is read again from its bytes.
    let read = |document: &StoredDocument| match document.restore() {
        Restored::Known(source) => source,
        Restored::ToBeRead(_) => {
            source(&document.name, std::str::from_utf8(&document.bytes).unwrap(), document.options)
        }
    };
    let sources: Vec<_> = opened.documents.iter().map(read).collect();
    let additions = support::additions(&sources);
    let commit = step("Rescue", &opened.record, &additions);
    Project::create_of(&copy, Existing::Keep, &commit, &opened.surroundings).unwrap().close().unwrap();
    let rescued = open(&copy).unwrap();
    assert_eq!((&rescued.record, rescued.problems.len()), (&kept, 0));
    assert_eq!(support::restored(&rescued), *SOURCES);
    drop((opened, rescued));
    assert_eq!(support::files(folder.path()), ["copy.relata", "inquiry.relata"]);
    assert!(fs::read(&path).unwrap() == bytes);
}

/// Changes a closed project by SQL, as somebody might who knows how its seals are made.
fn forge(path: &Path, script: &str) {
    let connection = Connection::open(path).unwrap();
    connection.execute_batch(script).unwrap();
}

fn cause(path: &Path) -> Cause {
    open(path).unwrap_err().cause
}

#[test]
fn files_that_are_no_projects_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.relata");
    assert_eq!(cause(&path), Cause::Missing);
    for bytes in [&b""[..], b"An article.", &[0; 5000], b"SQLite format 3\0"] {
        fs::write(&path, bytes).unwrap();
        assert_eq!(cause(&path), Cause::NotAProject);
    }
    fs::remove_file(&path).unwrap();
    forge(&path, "CREATE TABLE documents (id);");
    assert_eq!(cause(&path), Cause::NotAProject);
    assert_eq!(cause(folder.path()), Cause::NotAProject);
}

#[test]
fn files_that_act_by_themselves_are_refused() {
    for script in [
        "CREATE TRIGGER t AFTER UPDATE ON head BEGIN DELETE FROM documents; END;",
        "CREATE VIEW v AS SELECT * FROM documents;",
        "CREATE TABLE more (x);",
        "CREATE VIRTUAL TABLE v USING fts5(a);",
    ] {
        let (_folder, path) = place();
        closed(&path);
        forge(&path, script);
        let before = fs::read(&path).unwrap();
        let refused = cause(&path);
        assert!(matches!(refused, Cause::Foreign(_)), "{script}: {refused}");
        assert!(fs::read(&path).unwrap() == before, "{script}");
    }
}

#[test]
fn newer_projects_can_be_read_and_not_changed() {
    let (_folder, path) = place();
    let kept = closed(&path);
    forge(&path, "PRAGMA user_version = 3; CREATE TABLE stories (id INTEGER PRIMARY KEY) STRICT;");
    let before = fs::read(&path).unwrap();
    let mut opened = open(&path).unwrap();
    assert_eq!(opened.record, kept);
    assert_eq!(*opened.project.access(), Access::ReadOnly(Cause::Newer(3)));
    let error = opened.project.commit(&step("Edit", &Record::default(), &[])).unwrap_err();
    assert!(error.to_string().contains("newer version"), "{error}");
    drop(opened);
    assert!(fs::read(&path).unwrap() == before);
}

#[test]
fn forged_values_are_named_and_left_out() {
    let (_folder, path) = place();
    closed(&path);
    // Values without a seal that fits.
    forge(
        &path,
        "UPDATE state SET value = '{\"x\":1e99,\"y\":null}' WHERE field = 'pins' AND key LIKE '%0123456789ab'; \
         INSERT INTO state VALUES ('flags', '../../etc', '1', x'00'), ('filter', '', '{}', zeroblob(32)); \
         UPDATE documents SET id = 'aaaaaaaaaaaaaaaa' WHERE name = 'strike.txt'; \
         UPDATE documents SET bytes = zeroblob(100000) WHERE name = 'council.txt'; \
         UPDATE readings SET size = 1 << 60 WHERE document = (SELECT id FROM documents WHERE name = 'harbour.md');",
    );
    let opened = open(&path).unwrap();
    let texts: Vec<String> = opened.problems.iter().map(ToString::to_string).collect();
    assert!(texts.iter().any(|text| text.contains("pins")), "{texts:?}");
    assert!(texts.iter().any(|text| text.contains("council.txt")), "{texts:?}");
    assert!(texts.iter().any(|text| text.contains("harbour.md")), "{texts:?}");
    let names: Vec<&str> = opened.documents.iter().map(|document| document.name.as_str()).collect();
    assert_eq!(names, ["harbour.md", "damaged.txt", "minutes.pdf"]);
}

#[test]
fn a_document_whose_transcript_is_damaged_is_named_and_left_out() {
    for script in [
        "UPDATE transcripts SET transcript = zeroblob(10);",
        "UPDATE transcripts SET size = 1 << 60;",
        "UPDATE transcripts SET packing = 'none';",
    ] {
        let (_folder, path) = place();
        closed(&path);
        forge(&path, script);
        let opened = open(&path).unwrap();
        let texts: Vec<String> = opened.problems.iter().map(ToString::to_string).collect();
        assert!(texts.iter().any(|text| text == "minutes.pdf: its text is not what was kept"), "{texts:?}");
        assert_eq!(opened.documents.len(), 4, "{script}");
        assert!(matches!(opened.project.access(), Access::ReadOnly(Cause::Damaged(_))), "{script}");
    }
}

#[test]
fn a_step_that_is_damaged_is_not_taken_back() {
    let (_folder, path) = place();
    let kept = closed(&path);
    forge(&path, "UPDATE steps SET change = '[]' WHERE number = (SELECT position FROM head);");
    let mut opened = open(&path).unwrap();
    assert_eq!(opened.record, kept);
    let error = opened.project.undo().unwrap_err();
    assert!(matches!(error.cause, Cause::Damaged(_)), "{error}");
    assert_eq!(opened.project.record(), kept);
    assert!(opened.project.commit(&step("Edit", &Record::default(), &[])).is_err());
}

#[test]
fn the_check_in_the_background_finds_what_opening_does_not_look_at() {
    for script in [
        "UPDATE steps SET name = 'Other' WHERE number = 3;",
        "INSERT INTO steps VALUES (9223372036854775807, 'Last', 0, '[]', x'00'), (-5, 'First', 0, '[]', x'00');",
        "DELETE FROM steps WHERE number = 3;",
        "UPDATE documents SET name = 'other.txt' WHERE name = 'closed.txt';",
        "DELETE FROM readings WHERE document = (SELECT id FROM documents WHERE name = 'closed.txt');",
        "DELETE FROM transcripts;",
    ] {
        let (_folder, path) = place();
        let (mut project, record) = with_documents(&path);
        let gone = source(
            "closed.txt",
            "Portugal left the talks in Geneva.",
            relata::document::ReadOptions::default(),
        );
        let mut more = record.clone();
        more.documents.push(support::open_document(&gone));
        let additions = support::additions(std::slice::from_ref(&gone));
        project.commit(&step("Open", &more, &additions)).unwrap();
        project.commit(&step("Close", &record, &[])).unwrap();
        project.close().unwrap();
        forge(&path, script);
        let mut opened = open(&path).unwrap();
        assert_eq!(opened.problems, [], "{script}");
        let mut check = Check::default();
        while !check.is_done() {
            opened.project.check(&mut check).unwrap();
        }
        assert!(!check.problems.is_empty(), "{script}");
        assert!(matches!(opened.project.access(), Access::ReadOnly(Cause::Damaged(_))), "{script}");
    }
}

#[test]
fn an_index_that_is_damaged_is_made_anew() {
    let (_folder, path) = place();
    closed(&path);
    forge(&path, "DELETE FROM sentence_index_data WHERE id > 10; DELETE FROM text_index_data WHERE id > 10;");
    let mut opened = open(&path).unwrap();
    assert_eq!(opened.problems, []);
    let mut check = Check::default();
    while !check.is_done() {
        opened.project.check(&mut check).unwrap();
    }
    assert_eq!(check.problems, []);
    assert!(check.has_damaged_index);
    opened.project.mend_indexes().unwrap();
    assert_eq!(opened.project.find_sentences("\"accused the hospital\"").unwrap().len(), 1);
    assert_eq!(opened.project.find_documents("lyon").unwrap().len(), 1);
}

#[test]
fn a_log_that_belongs_to_another_file_does_no_lasting_harm() {
    let (folder, path) = place();
    // A log that holds every page of its file makes a whole project of any other; this one holds fewer.
    let few =
        Record { documents: SOURCES[..4].iter().map(support::open_document).collect(), ..Record::default() };
    let mut project = Project::create(&path, Existing::Keep).unwrap();
    project.commit(&step("Open", &few, &support::additions(&SOURCES[..4]))).unwrap();
    let mut noted = few;
    noted.notes.insert("a".to_owned(), "b".to_owned());
    project.commit(&step("Note", &noted, &[])).unwrap();
    let log = fs::read(folder.path().join("inquiry.relata-wal")).unwrap();
    project.close().unwrap();
    // A program that keeps folders in step brings the log of one state beside the file of another.
    let other = folder.path().join("other.relata");
    let kept = closed(&other);
    fs::write(folder.path().join("other.relata-wal"), log).unwrap();
    assert!(look_at(&other, &kept, "a log of another file"), "nothing was noticed");
    fs::remove_file(folder.path().join("other.relata-wal")).unwrap();
    assert_eq!(open(&other).unwrap().record, kept);
}

#[test]
fn what_the_fuzzer_has_found_is_opened_and_read() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/open_project");
    let mut files: Vec<_> = fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() > 10);
    for file in files {
        let (_folder, path) = place();
        fs::copy(&file, &path).unwrap();
        read_out::read_out(&path);
    }
}

#[test]
fn a_new_project_takes_no_name_away() {
    let (_folder, path) = place();
    fs::write(&path, "A year of work.").unwrap();
    assert_eq!(Project::create(&path, Existing::Keep).unwrap_err().cause, Cause::Exists);
    assert_eq!(fs::read(&path).unwrap(), b"A year of work.");
    Project::create(&path, Existing::Replace).unwrap().close().unwrap();
    assert_eq!(open(&path).unwrap().record, Record::default());
}
