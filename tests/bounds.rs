//! Texts that no writer writes: they take time linear in their length and end with a notice, not a hang.
//!
//! There is no clock here; whatever grows faster than linearly makes these tests take hours.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test reports by panicking")]

#[path = "support/long_text.rs"]
mod long_text;

use std::fmt::Write as _;

use long_text::{is_within, long_text, surname};
use relata::document::{ReadOptions, read};
use relata::extraction::Extraction;
use relata::graph::KnowledgeGraph;
use relata::jobs::{Analyst as _, English};
use relata::knowledge::{Knowledge, Source};
use relata::vocabulary::EntityKind;

/// The text as the program reads it, from bytes to claims.
fn analysed(text: &str) -> Extraction {
    let document = read("long.txt", text.as_bytes(), &ReadOptions::default());
    let extraction = English.analyse(&document, &mut |_| true).unwrap().unwrap();
    assert!(extraction.mentions.iter().all(|mention| is_within(&document.text, mention.span)));
    extraction
}

/// How many entities of a kind there are.
fn count(extraction: &Extraction, kind: EntityKind) -> usize {
    extraction.entities.iter().filter(|entity| entity.kind == kind).count()
}

#[test]
fn a_paragraph_of_a_megabyte_is_read_to_its_end() {
    let text = long_text("one paragraph", 16_000);
    assert!(text.len() > 1_000_000);
    let (document, found) = text.extracted();
    assert!(document.paragraphs.len() > 30, "it is read in parts");
    assert_eq!(found.sentences.len(), 16_000);
    assert!(found.claims.len() > 16_000, "{}", found.claims.len());
    assert!(found.mentions.last().unwrap().span.end as usize > document.text.len() - 100);
    assert_eq!(found.notices, Vec::<String>::new());
}

#[test]
fn ten_thousand_names_of_one_document_or_one_paragraph_are_all_found() {
    for kind in ["names in paragraphs", "names in one paragraph"] {
        let (document, extraction) = long_text(kind, 5_000).extracted();
        assert_eq!(count(&extraction, EntityKind::Person), 10_000, "{kind}");
        assert_eq!(extraction.claims.len(), 10_000, "{kind}: a meeting and its place");
        let knowledge = Knowledge::build(vec![Source { document, extraction }]);
        let graph = KnowledgeGraph::from_knowledge(&knowledge);
        assert_eq!(graph.graph.node_count(), 10_001, "{kind}");
        assert_eq!(graph.graph.edge_count(), 10_000, "{kind}");
    }
}

#[test]
fn five_thousand_paragraphs_that_name_a_person_each() {
    let (_, found) = long_text("a person a paragraph", 5_000).extracted();
    assert_eq!(count(&found, EntityKind::Person), 5_000);
}

#[test]
fn three_thousand_quotations_have_their_speakers() {
    for kind in ["quotations", "quotations in one paragraph"] {
        let (_, found) = long_text(kind, 3_000).extracted();
        let with_speaker = found.claims.iter().filter(|claim| !claim.speakers.is_empty()).count();
        assert!(with_speaker >= 3_000, "{kind}: {with_speaker}");
    }
}

#[test]
fn the_same_claim_thousands_of_times_is_one_relation() {
    let (document, extraction) = long_text("the same claim", 5_000).extracted();
    let knowledge = Knowledge::build(vec![Source { document, extraction }]);
    assert_eq!(knowledge.relations.len(), 1);
    assert_eq!(knowledge.relations[0].evidence.len(), 5_000);
}

#[test]
fn a_list_of_two_thousand_names_gives_a_notice() {
    let mut text = "The minister thanked ".to_owned();
    for number in 0..2_000 {
        write!(text, "Anna {}, ", surname(number)).unwrap();
    }
    text.push_str("and the bank.");
    let found = analysed(&text);
    assert!(found.notices.iter().any(|notice| notice.contains("was read in part")), "{:?}", found.notices);
    assert!(found.claims.len() <= 2_000, "{}", found.claims.len());
}

#[test]
fn a_paragraph_without_a_full_stop_gives_a_notice() {
    let text = "and the minister met Anna Holmberg in Paris while the bank sold the ship ".repeat(460);
    let found = analysed(&text);
    assert!(found.notices.iter().any(|notice| notice.contains("end of a sentence")), "{:?}", found.notices);
}

#[test]
fn brackets_and_phrases_in_one_another_are_read() {
    let brackets = format!("The minister {}Anna Holmberg{} met the bank.", "(".repeat(500), ")".repeat(500));
    analysed(&brackets);
    let possessors = format!("The minister is {}owner.", "the bank's ".repeat(400));
    let found = analysed(&possessors);
    let longest = found.entities.iter().map(|entity| entity.name.len()).max().unwrap_or_default();
    assert!(longest < 2_000, "a name of {longest} bytes");
    let mut clauses = "The minister ".to_owned();
    for number in 0..200 {
        write!(clauses, "(who met Anna {} ", surname(number)).unwrap();
    }
    analysed(&(clauses + &")".repeat(200) + " left."));
}
