//! Every project that a released version has written opens in all later ones.
//!
//! `tests/projects` has a small one of each format. The first command below makes the one of the present format
//! where it is missing and writes down what is in each; once a program with a format was given to anybody, its
//! file is never made anew.
//!
//! `UPDATE=1 cargo test --test project_formats`

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test reports by panicking")]

#[path = "support/project.rs"]
mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use relata::graph::{Chip, Condition, GroupBy, SavedFilter};
use relata::knowledge::EntityId;
use relata::layout::Point;
use relata::project::{Check, Existing, KeptCorrection, Project, Record, Surroundings};
use relata::scene::{ColorBy, Style};
use support::{SOURCES, additions, open, open_document, step};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/projects")
}

fn updates() -> bool {
    std::env::var_os("UPDATE").is_some()
}

/// Makes a project in which something of everything is kept.
fn make(path: &Path) {
    let mut project = Project::create(path, Existing::Keep).unwrap();
    let mut record = Record { documents: SOURCES.iter().map(open_document).collect(), ..Record::default() };
    project.commit(&step("Open", &record, &additions(&SOURCES))).unwrap();
    record.filter.chips.push(Chip::not(Condition::Text("strike".to_owned())));
    record.saved_filters =
        vec![SavedFilter { name: "No strikes".to_owned(), chips: record.filter.chips.clone(), dims: true }];
    project.commit(&step("Keep filter", &record, &[])).unwrap();
    record.grouping.by = Some(GroupBy::Article);
    record.grouping.by_hand = vec![[EntityId(11), EntityId(12)].into()];
    record.style = Style { color: ColorBy::Status, ..Style::default() };
    record.flags = [(EntityId(11), 3)].into();
    project.commit(&step("Mark", &record, &[])).unwrap();
    record.pins = [(EntityId(12), Point::new(0.1, -200.5))].into();
    record.homes = [(EntityId(12), Point::new(3.0, 4.0))].into();
    record.arrangement = 2;
    record.places = Arc::new([(EntityId(11), Point::new(7.0, 8.25))].into());
    project.commit(&step("Move", &record, &[])).unwrap();
    let value = serde_json::json!({"kind": "rename", "to": "Anna Keller"});
    record.corrections = vec![KeptCorrection { id: "c1".to_owned(), value }];
    record.notes = [("entity 11".to_owned(), "Ask her “why”.".to_owned())].into();
    project.commit(&step("Note", &record, &[])).unwrap();
    record.documents.remove(2);
    project.commit(&step("Close document", &record, &[])).unwrap();
    let surroundings = Surroundings {
        positions: [(EntityId(11), Point::new(1.0, 2.0))].into(),
        settings: [("camera".to_owned(), serde_json::json!({"zoom": 2}))].into(),
    };
    project.keep(&surroundings).unwrap();
    project.commit(&step("Undone", &Record::default(), &[])).unwrap();
    project.undo().unwrap();
    project.close().unwrap();
}

/// A record in words.
fn described(record: &Record) -> String {
    let mut text = String::new();
    for document in &record.documents {
        writeln!(text, "document {} {:?}", document.id, document.options).unwrap();
    }
    writeln!(text, "filter {}", json(&record.filter)).unwrap();
    writeln!(text, "saved filters {}", json(&record.saved_filters)).unwrap();
    writeln!(text, "grouping {}", json(&record.grouping)).unwrap();
    writeln!(text, "style {}", json(&record.style)).unwrap();
    writeln!(text, "flags {:?}", record.flags).unwrap();
    writeln!(text, "pins {:?} homes {:?}", record.pins, record.homes).unwrap();
    writeln!(text, "arrangement {} places {:?}", record.arrangement, record.places).unwrap();
    for correction in &record.corrections {
        writeln!(text, "correction {} {}", correction.id, correction.value).unwrap();
    }
    writeln!(text, "notes {:?}", record.notes).unwrap();
    text
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap()
}

/// All that is in a project: the present, and every step back.
fn told(path: &Path) -> String {
    let mut opened = open(path).unwrap();
    assert_eq!(opened.problems, []);
    let mut text = String::new();
    for document in &opened.documents {
        let read = document.read();
        writeln!(
            text,
            "{} from {}: {} bytes, {}",
            document.name,
            document.origin,
            document.bytes.len(),
            read.sha256
        )
        .unwrap();
        if let Some(transcript) = &read.transcript {
            writeln!(text, "  taken down: {}", json(&**transcript)).unwrap();
        }
    }
    writeln!(text, "surroundings {:?}\n\nnow", opened.surroundings).unwrap();
    text.push_str(&described(&opened.record));
    while let Some(moved) = opened.project.undo().unwrap() {
        writeln!(text, "\nbefore “{}”", moved.step.name).unwrap();
        text.push_str(&described(&moved.record));
    }
    let mut record = Record::default();
    while let Some(moved) = opened.project.redo().unwrap() {
        record = moved.record;
    }
    assert_eq!(record, Record::default(), "the last step, which was undone, leads to an empty project");
    let mut check = Check::default();
    while !check.is_done() {
        opened.project.check(&mut check).unwrap();
    }
    assert_eq!(check.problems, []);
    opened.project.close().unwrap();
    text
}

#[test]
fn projects_of_every_format_open() {
    let present = folder().join("format-2.relata");
    if updates() && !present.exists() {
        make(&present);
    }
    let mut projects: Vec<_> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    projects.retain(|path| path.extension().is_some_and(|ending| ending == "relata"));
    projects.sort();
    assert!(!projects.is_empty());
    for project in projects {
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("copy.relata");
        fs::copy(&project, &copy).unwrap();
        let told = told(&copy);
        let expected = project.with_extension("expected.txt");
        if updates() {
            fs::write(&expected, &told).unwrap();
        }
        assert_eq!(told, fs::read_to_string(&expected).unwrap(), "{}", project.display());
    }
}

#[test]
fn a_project_made_now_holds_what_the_one_of_this_format_holds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("format-2.relata");
    make(&path);
    assert_eq!(told(&path), fs::read_to_string(self::folder().join("format-2.expected.txt")).unwrap());
}
