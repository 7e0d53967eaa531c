//! Projects: what goes in comes out, and every step can be taken back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test reports by panicking")]

#[path = "support/project.rs"]
mod support;

use std::collections::BTreeMap;
use std::sync::Arc;

use relata::document::ReadOptions;
use relata::graph::{Chip, Condition, GroupBy};
use relata::knowledge::EntityId;
use relata::layout::Point;
use relata::project::{
    Cause, Check, Commit, Existing, Joins, KeptCorrection, Project, Record, Restored, SentenceHit,
    Surroundings,
};
use relata::scene::{ColorBy, Style};
use support::{
    SOURCES, additions, files, open, open_document, place, restored, source, step, with_documents,
};

/// A record that differs from the default in every part.
fn rich(documents: &Record) -> Record {
    let at = |x: f32, y: f32| Point::new(x, y);
    Record {
        grouping: relata::graph::Grouping {
            by: Some(GroupBy::Community),
            by_hand: vec![[EntityId(1), EntityId(u64::MAX)].into()],
            opened: [EntityId(7)].into(),
        },
        style: Style { color: ColorBy::Article, ..Style::default() },
        flags: [(EntityId(3), 2)].into(),
        pins: [(EntityId(3), at(0.1, -1e-7)), (EntityId(4), at(9_999_999.0, 1.0 / 3.0))].into(),
        homes: [(EntityId(3), at(0.2, 0.0))].into(),
        arrangement: u64::MAX,
        places: Arc::new((0..50).map(|id| (EntityId(id), at(id as f32 / 7.0, 0.0))).collect()),
        corrections: vec![
            KeptCorrection { id: "z".to_owned(), value: serde_json::json!({"merge": [1, 2.5, null]}) },
            KeptCorrection { id: "a".to_owned(), value: serde_json::json!("rename") },
        ],
        notes: [("e3".to_owned(), "Ask her “why”.\n\0\u{202e}".to_owned())].into(),
        files: documents
            .documents
            .iter()
            .map(|open| (open.id.clone(), format!("/tmp/{}", open.id)))
            .collect(),
        ..documents.clone()
    }
}

#[test]
fn what_goes_in_comes_out() {
    let (folder, path) = place();
    let (mut project, record) = with_documents(&path);
    let record = rich(&record);
    project.commit(&step("Everything", &record, &[])).unwrap();
    let surroundings = Surroundings {
        positions: [(EntityId(3), Point::new(1.5, -2.25))].into(),
        settings: [("camera".to_owned(), serde_json::json!({"zoom": 1.25}))].into(),
    };
    project.keep(&surroundings).unwrap();
    project.close().unwrap();
    assert_eq!(files(folder.path()), ["inquiry.relata"]);

    let opened = open(&path).unwrap();
    assert_eq!(opened.problems, []);
    assert_eq!(opened.record, record);
    assert_eq!(opened.surroundings, surroundings);
    assert_eq!(restored(&opened), *SOURCES);
    assert_eq!(opened.documents[0].origin, "made for a test");
    let names: Vec<String> = opened.project.steps(9).unwrap().into_iter().map(|step| step.name).collect();
    assert_eq!(names, ["Everything", "Open"]);
}

#[test]
fn a_document_that_is_closed_comes_back_by_undo_after_a_restart() {
    let (_folder, path) = place();
    let (mut project, record) = with_documents(&path);
    let fewer = Record { documents: record.documents[1..].to_vec(), ..record.clone() };
    project.commit(&step("Close document", &fewer, &[])).unwrap();
    project.close().unwrap();

    let mut opened = open(&path).unwrap();
    assert_eq!(opened.documents.len(), 4);
    assert_eq!(opened.project.undo_step().unwrap().unwrap().name, "Close document");
    let moved = opened.project.undo().unwrap().unwrap();
    assert_eq!(moved.record, record);
    let document = opened.project.document(&record.documents[0]).unwrap();
    let Restored::Known(known) = document.restore() else { panic!("it is known") };
    assert_eq!(known, SOURCES[0]);
}

#[test]
fn undo_to_the_start_and_redo_to_the_end() {
    let (_folder, path) = place();
    let (mut project, record) = with_documents(&path);
    let mut states = vec![Record::default(), record.clone()];
    for number in 0..30_u64 {
        let mut next = states.last().unwrap().clone();
        next.pins.insert(EntityId(number % 4), Point::new(number as f32, 0.0));
        next.flags.insert(EntityId(number), 1);
        next.filter.chips.push(Chip::not(Condition::Text(format!("word {number}"))));
        project.commit(&step("Move", &next, &[])).unwrap();
        states.push(next);
    }
    for state in states.iter().rev().skip(1) {
        assert_eq!(&project.undo().unwrap().unwrap().record, state);
    }
    assert_eq!(project.undo().unwrap(), None);
    project.close().unwrap();
    let mut project = open(&path).unwrap().project;
    for state in &states[1..] {
        assert_eq!(&project.redo().unwrap().unwrap().record, state);
    }
    assert_eq!(project.redo().unwrap(), None);
}

#[test]
fn a_slider_makes_one_step_and_a_late_document_belongs_to_its_reading() {
    let (_folder, path) = place();
    let mut project = Project::create(&path, Existing::Keep).unwrap();
    let with = |sources: &[relata::knowledge::Source], depth: u8| {
        let mut record =
            Record { documents: sources.iter().map(open_document).collect(), ..Record::default() };
        record.flags = BTreeMap::from([(EntityId(1), depth)]);
        record
    };
    let first = additions(&SOURCES[..1]);
    let reading = project.commit(&step("Open", &with(&SOURCES[..1], 0), &first)).unwrap();
    let slide = project.commit(&step("Slide", &with(&SOURCES[..1], 1), &[])).unwrap();
    for depth in 2..5 {
        let record = with(&SOURCES[..1], depth);
        let on = Commit { joins: Joins::Step(slide.step), ..step("Slide", &record, &[]) };
        assert_eq!(project.commit(&on).unwrap(), slide);
    }
    let (late, record) = (additions(&SOURCES[1..2]), with(&SOURCES[..2], 4));
    let arrival = Commit { joins: Joins::Step(reading.step), ..step("Open", &record, &late) };
    assert_eq!(project.commit(&arrival).unwrap(), reading);

    assert_eq!(project.steps(9).unwrap().len(), 2);
    assert_eq!(project.undo().unwrap().unwrap().record, with(&SOURCES[..2], 0), "the document stays");
    assert_eq!(project.undo().unwrap().unwrap().record, Record::default());
    assert_eq!(project.redo().unwrap().unwrap().record.documents.len(), 2);
}

#[test]
fn what_could_not_be_read_again_is_not_kept() {
    let (_folder, path) = place();
    let (mut project, record) = with_documents(&path);
    for x in [f32::NAN, f32::INFINITY, -1.0e30] {
        let mut wrong = record.clone();
        wrong.pins.insert(EntityId(1), Point::new(x, 0.0));
        let error = project.commit(&step("Move", &wrong, &[])).unwrap_err();
        assert!(matches!(error.cause, Cause::Unsound(_)), "{error}");
    }
    let stranger = source("stranger.txt", "Nobody has handed this over.", ReadOptions::default());
    let mut wrong = record.clone();
    wrong.documents.push(open_document(&stranger));
    let error = project.commit(&step("Open", &wrong, &[])).unwrap_err();
    assert!(matches!(error.cause, Cause::Unsound(_)), "{error}");
    let mut right = record.clone();
    right.flags.insert(EntityId(1), 1);
    project.commit(&step("Mark", &right, &[])).unwrap();
    project.close().unwrap();
    assert_eq!(open(&path).unwrap().record, right);
}

#[test]
fn a_document_read_in_another_way_is_kept_beside() {
    let (_folder, path) = place();
    let (mut project, record) = with_documents(&path);
    let raw = ReadOptions { repair: false, ..ReadOptions::default() };
    let text = String::from_utf8(SOURCES[3].document.bytes.to_vec()).unwrap();
    let unrepaired = source("damaged.txt", &text, raw);
    assert_ne!(unrepaired.document.text, SOURCES[3].document.text);
    let mut other = record.clone();
    other.documents[3].options = raw;
    project.commit(&step("Leave damage", &other, &additions(std::slice::from_ref(&unrepaired)))).unwrap();
    project.close().unwrap();
    let mut opened = open(&path).unwrap();
    assert_eq!(restored(&opened)[3], unrepaired);
    let back = opened.project.undo().unwrap().unwrap().record;
    let Restored::Known(known) = opened.project.document(&back.documents[3]).unwrap().restore() else {
        panic!("it is known")
    };
    assert_eq!(known, SOURCES[3]);
}

#[test]
fn the_same_bytes_by_another_name_are_read_by_that_name() {
    let (_folder, path) = place();
    let mut project = Project::create(&path, Existing::Keep).unwrap();
    let text = "# The council\n\nThe Council of Europe met in Strasbourg.\n";
    for name in ["council.txt", "council.md"] {
        let read = source(name, text, ReadOptions::default());
        let record = Record { documents: vec![open_document(&read)], ..Record::default() };
        let documents = additions(std::slice::from_ref(&read));
        project.commit(&step("Open", &record, &documents)).unwrap();
        let document = project.document(&record.documents[0]).unwrap();
        let Restored::Known(known) = document.restore() else { panic!("it is known") };
        assert_eq!(known, read);
        project.commit(&step("Close document", &Record::default(), &[])).unwrap();
    }
    let mut check = Check::default();
    while !check.is_done() {
        project.check(&mut check).unwrap();
    }
    assert_eq!(check.problems, []);
}

#[test]
fn what_another_engine_has_found_is_found_again() {
    let (_folder, path) = place();
    let (project, _) = with_documents(&path);
    project.close().unwrap();
    // What an older program has written has an older name of its engine, and seals that fit.
    let mut opened = open(&path).unwrap();
    opened.project.renew(&SOURCES[..1]).unwrap();
    assert!(matches!(opened.documents[0].restore(), Restored::Known(_)));
    drop(opened);
    let opened = open(&path).unwrap();
    assert_eq!(opened.problems, []);
    assert_eq!(restored(&opened), *SOURCES);
}

#[test]
fn words_are_found_in_sentences_and_texts() {
    let (_folder, path) = place();
    let (mut project, record) = with_documents(&path);
    let id = |index: usize| SOURCES[index].document.id.clone();
    let hit = |index: usize, sentence: u32| SentenceHit { document: id(index), sentence };
    assert_eq!(project.find_sentences("babic director").unwrap(), [hit(1, 2)]);
    assert_eq!(project.find_sentences("\"accused the hospital\"").unwrap(), [hit(2, 1)]);
    assert_eq!(project.find_sentences("\"hospital the accused\"").unwrap(), []);
    assert_eq!(project.find_documents("hospital lyon").unwrap(), [id(2)]);
    assert_eq!(project.find_documents("european").unwrap(), [id(0), id(1), id(4)]);
    for odd in ["", "\"", "NEAR(", "a* OR ^b", "text_index:x", "'; DROP TABLE steps; --"] {
        project.find_sentences(odd).unwrap();
    }
    let fewer = Record { documents: record.documents[..2].to_vec(), ..record };
    project.commit(&step("Close document", &fewer, &[])).unwrap();
    assert_eq!(project.find_documents("hospital lyon").unwrap(), []);
    project.mend_indexes().unwrap();
    project.undo().unwrap();
    assert_eq!(project.find_sentences("\"accused the hospital\"").unwrap(), [hit(2, 1)]);
}

#[test]
fn nothing_is_left_of_a_past_that_is_forgotten() {
    let (_folder, path) = place();
    let (mut project, record) = with_documents(&path);
    let fewer = Record { documents: record.documents[..2].to_vec(), ..record };
    let mut noted = fewer.clone();
    noted.notes.insert("e1".to_owned(), "a Zwetschgendatschi".to_owned());
    project.commit(&step("Note", &noted, &[])).unwrap();
    project.commit(&step("Forget note", &fewer, &[])).unwrap();
    project.forget_past().unwrap();
    assert_eq!(project.undo().unwrap(), None);
    let mut check = Check::default();
    while !check.is_done() {
        project.check(&mut check).unwrap();
    }
    assert_eq!((check.problems, check.has_damaged_index), (vec![], false));
    project.close().unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let holds = |words: &str| bytes.windows(words.len()).any(|window| window == words.as_bytes());
    assert!(holds("director"));
    for gone in ["Zwetschgendatschi", "Claire Dubois", "dubois", "wards"] {
        assert!(!holds(gone), "{gone}");
    }
    assert_eq!(open(&path).unwrap().record, fewer);
}

mod laws {
    //! Any row of edits, undos, redos and restarts does what a list of states would do.

    use super::*;
    use proptest::prelude::*;

    #[derive(Clone, Debug)]
    enum Deed {
        Pin(u64, f32),
        Unpin(u64),
        Flag(u64, u8),
        Documents(Vec<usize>),
        Word(String),
        Corrections(Vec<u8>),
        Style(bool),
        Slide(f32),
        Undo,
        Redo,
        Restart,
        Crash,
    }

    fn deed() -> impl Strategy<Value = Deed> {
        let order = Just((0..4).collect::<Vec<usize>>()).prop_shuffle();
        let some = (order, 0..5_usize).prop_map(|(order, most)| order.into_iter().take(most).collect());
        let numbers = Just((0..6).collect::<Vec<u8>>()).prop_shuffle();
        let corrections =
            (numbers, 0..7_usize).prop_map(|(order, most)| order.into_iter().take(most).collect());
        prop_oneof![
            4 => (0..6_u64, -1.0e6_f32..1.0e6).prop_map(|(id, x)| Deed::Pin(id, x)),
            1 => (0..6_u64).prop_map(Deed::Unpin),
            2 => (0..6_u64, any::<u8>()).prop_map(|(id, mark)| Deed::Flag(id, mark)),
            3 => some.prop_map(Deed::Documents),
            2 => ".{0,12}".prop_map(Deed::Word),
            2 => corrections.prop_map(Deed::Corrections),
            1 => any::<bool>().prop_map(Deed::Style),
            2 => (0.0_f32..1.0).prop_map(Deed::Slide),
            4 => Just(Deed::Undo),
            3 => Just(Deed::Redo),
            1 => Just(Deed::Restart),
            1 => Just(Deed::Crash),
        ]
    }

    /// The record after an edit; `None` for what is no edit.
    fn edited(record: &Record, deed: &Deed) -> Option<Record> {
        let mut next = record.clone();
        match deed {
            Deed::Pin(id, x) => drop(next.pins.insert(EntityId(*id), Point::new(*x, 1.0))),
            Deed::Unpin(id) => drop(next.pins.remove(&EntityId(*id))),
            Deed::Flag(id, mark) => drop(next.flags.insert(EntityId(*id), *mark)),
            Deed::Documents(which) => {
                next.documents = which.iter().map(|index| open_document(&SOURCES[*index])).collect();
            }
            Deed::Word(word) => {
                next.filter.chips = vec![Chip::only(Condition::Text(word.clone()))];
                next.notes.insert(word.clone(), word.clone());
            }
            Deed::Corrections(which) => {
                let kept =
                    |id: &u8| KeptCorrection { id: id.to_string(), value: serde_json::json!({"number": id}) };
                next.corrections = which.iter().map(kept).collect();
            }
            Deed::Style(by_article) => {
                next.style.color = if *by_article { ColorBy::Article } else { ColorBy::Kind };
            }
            Deed::Slide(x) => next.places = Arc::new([(EntityId(0), Point::new(*x, 0.0))].into()),
            Deed::Undo | Deed::Redo | Deed::Restart | Deed::Crash => return None,
        }
        Some(next)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_project_is_a_list_of_states(deeds in prop::collection::vec(deed(), 1..40)) {
            let (_folder, path) = place();
            let mut project = Project::create(&path, Existing::Keep).unwrap();
            let (mut states, mut now) = (vec![Record::default()], 0_usize);
            for deed in &deeds {
                match deed {
                    Deed::Undo => {
                        let moved = project.undo().unwrap();
                        prop_assert_eq!(moved.is_some(), now > 0);
                        now = now.saturating_sub(1);
                    }
                    Deed::Redo => {
                        let moved = project.redo().unwrap();
                        prop_assert_eq!(moved.is_some(), now + 1 < states.len());
                        now = (now + 1).min(states.len() - 1);
                    }
                    Deed::Restart | Deed::Crash => {
                        if matches!(deed, Deed::Restart) { project.close().unwrap() } else { drop(project) }
                        let opened = open(&path).unwrap();
                        prop_assert_eq!(&opened.problems, &[]);
                        project = opened.project;
                    }
                    edit => {
                        let next = edited(&states[now], edit).unwrap();
                        if next != states[now] {
                            let joins = match edit {
                                Deed::Slide(_) if now > 0 => Joins::Step(now as u64),
                                _ => Joins::Nothing,
                            };
                            let documents = additions(&SOURCES);
                            let commit = Commit { name: "Edit", record: &next, documents: &documents, joins };
                            let durable = project.commit(&commit).unwrap();
                            states.truncate(now + 1);
                            if joins == Joins::Nothing {
                                states.push(next);
                                now += 1;
                            } else {
                                states[now] = next;
                            }
                            prop_assert_eq!(durable.step, now as u64);
                        }
                    }
                }
                prop_assert_eq!(&project.record(), &states[now]);
            }
            let mut check = Check::default();
            while !check.is_done() {
                project.check(&mut check).unwrap();
            }
            prop_assert_eq!(check.problems, vec![]);
        }
    }
}
