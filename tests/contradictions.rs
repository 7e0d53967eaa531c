//! What two articles say of the same when they contradict each other, when one copies the other, and when
//! something happened more than once.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

use std::sync::Arc;

use relata::document::{ReadOptions, read};
use relata::export::graph_json::{self, Known};
use relata::graph::{Chip, Condition, DayRange, Filter, View};
use relata::jobs::{Analyst as _, English};
use relata::knowledge::{Knowledge, Relation, Source};

const CONTRACT: &str = include_str!("contradictions/contract.txt");
const DENIAL: &str = include_str!("contradictions/denial.txt");

fn knowledge(texts: &[&str]) -> Knowledge {
    let source = |(index, text): (usize, &&str)| {
        let document = read(&format!("{index}.txt"), text.as_bytes(), &ReadOptions::default());
        let extraction = English.analyse(&document, &mut |_| true).unwrap().unwrap();
        Source { document: Arc::new(document), extraction: Arc::new(extraction) }
    };
    Knowledge::build(texts.iter().enumerate().map(source).collect())
}

fn name(knowledge: &Knowledge, id: relata::knowledge::EntityId) -> String {
    knowledge.entity(id).unwrap().name.clone()
}

/// The relation with these ends and this phrase.
fn relation<'a>(knowledge: &'a Knowledge, subject: &str, phrase: &str, object: &str) -> &'a Relation {
    let is_it = |relation: &&Relation| {
        relation.phrase == phrase
            && name(knowledge, relation.subject) == subject
            && name(knowledge, relation.object) == object
    };
    knowledge.relations.iter().find(is_it).unwrap_or_else(|| panic!("no {subject} {phrase} {object}"))
}

#[test]
fn a_meeting_that_took_place_twice_keeps_both_dates() {
    let known = knowledge(&[CONTRACT]);
    let met = relation(&known, "Hanna Lind", "met", "Pavel Dorn");
    let days = |text: &str| (text.parse().unwrap(), text.parse().unwrap());
    assert_eq!(met.dates(), [days("2026-01-12"), days("2026-02-20")]);
    assert_eq!(met.evidence.iter().filter(|evidence| evidence.date.is_some()).count(), 2);
    for (day, shows) in [("2026-01-12", true), ("2026-02-20", true), ("2026-02-01", false)] {
        let range = DayRange { from: day.parse().ok(), to: day.parse().ok() };
        let filter = Filter { chips: vec![Chip::only(Condition::Dates(range))], ..Filter::default() };
        assert_eq!(View::new(&known, &filter).has_relation(met.id), shows, "{day}");
    }
    let written = graph_json::write(&known, Known::LeftOut);
    let read: serde_json::Value = serde_json::from_str(&written).unwrap();
    let id = graph_json::relation_id(met.id);
    let relation = read["relations"].as_array().unwrap().iter().find(|found| found["id"] == id.as_str());
    let dates: Vec<&str> = relation.unwrap()["evidence"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["date"].as_str().unwrap())
        .collect();
    assert_eq!(dates, ["2026-01-12", "2026-02-20"]);
}

#[test]
fn what_an_article_copies_makes_no_second_source() {
    let known = knowledge(&[CONTRACT, DENIAL]);
    let founded = relation(&known, "Mikael Strand", "founded", "Orla Energy");
    assert_eq!((founded.evidence.len(), founded.sentences(), founded.sources()), (2, 1, 1));
    assert_eq!(founded.copies(&founded.evidence[0]), 2);
}
