//! Reading with commands alone: from the text to the graph and back, through the evidence, and out as
//! quotations and Markdown.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[path = "support/sample.rs"]
mod sample;

use std::collections::BTreeSet;
use std::sync::Arc;

use driver::{Driver, one_article, source};
use relata::app::aliases::first_seen;
use relata::app::common::common;
use relata::app::evidence::{Mention, current, instead_of_evidence, mere_mention, places};
use relata::app::quotation::cited;
use relata::app::sentences::part_of_graph;
use relata::app::words::{date, qualifiers};
use relata::app::{Command, Effect, Notice, Panel, ReaderPlace};
use relata::document::Span;
use relata::extraction::DateSpan;
use relata::jobs::Input;
use relata::knowledge::{Relation, RelationId};
use relata::scene::Subject;
use relata::vocabulary::Modality;

fn two_articles() -> Driver {
    Driver::with(&[("machine.txt", sample::ARTICLE), ("letters.txt", sample::SECOND)])
}

fn relation(driver: &Driver, phrase: &str) -> RelationId {
    let relations = &driver.state.derived.knowledge.relations;
    relations.iter().find(|relation| relation.phrase == phrase).unwrap().id
}

/// The words that the reader shows.
fn read_words(driver: &Driver) -> String {
    let place = driver.state.reader.as_ref().unwrap();
    let index = driver.state.source_index(&place.document).unwrap();
    place.span.of(&driver.state.derived.knowledge.sources[index as usize].document.text).to_owned()
}

fn copied(driver: &mut Driver) -> String {
    let Some(Effect::CopyText(text)) = driver.effects.pop() else { panic!("nothing was copied") };
    text
}

/// A place of the first document.
fn place(driver: &Driver, words: &str) -> ReaderPlace {
    let document = &driver.state.ground.sources[0].document;
    let start = document.text.find(words).unwrap() as u32;
    ReaderPlace { document: document.id.clone(), span: Span::new(start, start + words.len() as u32) }
}

#[test]
fn every_sentence_knows_what_it_gave() {
    let driver = one_article();
    let sentences = &driver.state.derived.sentences;
    let counts: Vec<usize> = sentences.of_source(0).iter().map(|sentence| sentence.relations.len()).collect();
    assert_eq!(counts, [2, 1, 0, 1, 0]);
    assert_eq!(sentences.gave(0), (3, 5));
    let text = &driver.state.derived.knowledge.sources[0].document.text;
    let byte = text.find("spring").unwrap() as u32;
    assert_eq!(sentences.at(0, byte).unwrap().span.of(text), "The machine was shown in spring.");
    assert_eq!(sentences.of_source(7), []);
}

#[test]
fn a_sentence_lights_its_part_of_the_graph_and_nothing_else() {
    let mut driver = one_article();
    let knowledge = driver.state.derived.knowledge.clone();
    let first = driver.state.derived.sentences.of_source(0)[0].clone();
    let part = part_of_graph(&knowledge, &first.relations);
    let names = ["Ada Byron", "Charles Babbage", "London"];
    let ends: BTreeSet<Subject> = names.iter().map(|name| Subject::Entity(driver.entity(name))).collect();
    assert!(ends.is_subset(&part) && part.len() == 5);
    let before = driver.state.derived.scene.clone();
    driver.give(Command::Brush(part));
    let lit: BTreeSet<Subject> = driver
        .state
        .derived
        .scene
        .items
        .iter()
        .filter(|item| !before.items.contains(item))
        .filter_map(|item| item.subject)
        .collect();
    assert!(ends.is_subset(&lit), "the ends are lit");
    assert!(!lit.contains(&Subject::Entity(driver.entity("Turin"))));
    assert!(!lit.contains(&Subject::Relation(relation(&driver, "travelled to"))), "only the sentence's own");
    driver.give(Command::Brush(BTreeSet::new()));
    assert_eq!(*driver.state.derived.scene, *before);
}

#[test]
fn one_walks_through_the_evidence_of_an_entity_through_all_documents() {
    let mut driver = two_articles();
    driver.select("Charles Babbage");
    let count = places(&driver.state).len();
    assert_eq!((count, current(&driver.state, &places(&driver.state))), (3, Some(0)));
    let mut seen = Vec::new();
    for _ in 0..count {
        driver.give(Command::NextEvidence);
        seen.push(read_words(&driver));
    }
    assert_eq!(
        seen,
        [
            "Charles Babbage travelled to Turin.",
            "Élise Roux wrote to Charles Babbage.",
            "Ada Byron met Charles Babbage in London.",
        ]
    );
    driver.give(Command::PreviousEvidence);
    assert_eq!(read_words(&driver), "Élise Roux wrote to Charles Babbage.");
    assert_eq!(current(&driver.state, &places(&driver.state)), Some(2));
}

#[test]
fn mentions_beside_the_evidence_come_last_and_a_walk_shows_the_reader() {
    let mut driver = Driver::with(&[("a.txt", "London slept. Ada Byron met Charles Babbage in London.\n")]);
    driver.select("London");
    let spans: Vec<_> = places(&driver.state).iter().map(|place| place.span).collect();
    assert_eq!(spans.len(), 2);
    assert!(spans[0].start > spans[1].start, "the sentence that says something first");
    driver.give(Command::TogglePanel(Panel::Reader));
    driver.give(Command::PreviousEvidence);
    assert!(driver.state.shows(Panel::Reader));
    driver.give(Command::ClearSelection);
    assert!(places(&driver.state).is_empty());
    let before = driver.state.reader.clone();
    driver.give(Command::NextEvidence);
    assert_eq!(driver.state.reader, before);
    assert!(before.unwrap().span.is_empty(), "nothing stays marked");
}

#[test]
fn a_sentence_selects_the_relations_it_gave() {
    let mut driver = one_article();
    driver.give(Command::SelectRelationsOf(place(&driver, "Ada Byron met Charles Babbage in London.")));
    let expected = ["met", "in"].map(|phrase| Subject::Relation(relation(&driver, phrase)));
    assert_eq!(driver.state.selection, expected.into());
    driver.give(Command::SelectRelationsOf(place(&driver, "Crowds came.")));
    assert_eq!(driver.state.selection.len(), 2, "a sentence that gave nothing changes nothing");
}

#[test]
fn a_closed_document_gives_way_to_the_one_beside_it() {
    let mut driver = two_articles();
    let ids: Vec<_> = driver.state.ground.sources.iter().map(|source| source.document.id.clone()).collect();
    assert_eq!(driver.state.reader.as_ref().unwrap().document, ids[0]);
    driver.give(Command::RemoveDocument(ids[0].clone()));
    assert_eq!(driver.state.reader.as_ref().unwrap().document, ids[1]);
    driver.give(Command::RemoveDocument(ids[1].clone()));
    assert_eq!(driver.state.reader, None);
}

#[test]
fn an_alias_leads_to_where_it_was_first_seen() {
    let driver = one_article();
    let knowledge = &driver.state.derived.knowledge;
    let ada = knowledge.entity(driver.entity("Ada Byron")).unwrap();
    let seen = first_seen(knowledge, ada, ["countess  lovelace", "the enchantress"]);
    assert_eq!(seen[0].unwrap().span.of(&knowledge.sources[0].document.text), "Countess Lovelace");
    assert_eq!(seen[1], None);
}

#[test]
fn several_things_are_told_by_what_they_share() {
    let mut driver = two_articles();
    let turin = driver.select("Turin");
    for name in ["Ada Byron", "London"] {
        let id = driver.entity(name);
        driver.give(Command::ToggleSelected(Subject::Entity(id)));
    }
    let shared = common(&driver.state);
    assert_eq!(shared.kinds.values().sum::<usize>(), 3);
    assert_eq!(shared.neighbours, [(driver.entity("Charles Babbage"), 3)]);
    assert!(shared.relations.is_empty());
    driver.give(Command::ToggleSelected(Subject::Entity(driver.entity("Charles Babbage"))));
    let shared = common(&driver.state);
    assert_eq!(shared.relations.len(), 3);
    assert_eq!(shared.neighbours, [(driver.entity("Élise Roux"), 2)]);
    assert!(driver.state.selection.contains(&Subject::Entity(turin)));
}

#[test]
fn the_overview_names_the_best_and_counts_what_stands_alone() {
    let driver = two_articles();
    let overview = &driver.state.derived.overview;
    assert_eq!(overview.best_supported[0], (driver.entity("Charles Babbage"), 3));
    assert!(overview.most_cited.iter().all(|(_, sentences)| *sentences == 1));
    assert_eq!(overview.isolated, 0);
}

#[test]
fn the_selection_is_copied_as_quotations() {
    let mut driver = one_article();
    driver.select("Ada Byron");
    driver.give(Command::CopyQuotationOfSelection);
    assert_eq!(
        copied(&mut driver),
        "“Ada Byron met Charles Babbage in London.” (machine.txt, paragraph 1)\n\
         “Countess Lovelace praised the Royal Society.” (machine.txt, paragraph 1)"
    );
    assert_eq!(driver.state.notice, Some(Notice::Copied));
    driver.give(Command::SelectAll);
    driver.give(Command::CopyQuotationOfSelection);
    let all = copied(&mut driver);
    let lines: std::collections::BTreeSet<&str> = all.lines().collect();
    assert_eq!(lines.len(), all.lines().count(), "each sentence once");
    driver.give(Command::CopySentenceAsQuotation(place(&driver, "Crowds came.")));
    assert_eq!(copied(&mut driver), "“Crowds came.” (machine.txt, paragraph 2)");
    driver.give(Command::ClearSelection);
    driver.give(Command::CopyQuotationOfSelection);
    assert!(driver.effects.is_empty());
}

#[test]
fn an_entity_is_copied_as_markdown_with_every_sentence_and_its_place() {
    let mut driver = one_article();
    driver.select("Ada Byron");
    driver.give(Command::CopyMarkdown);
    assert_eq!(
        copied(&mut driver),
        "## Ada Byron\n\
         \n\
         Person; also “Countess Lovelace”\n\
         \n\
         ### Located in\n\
         \n\
         - **Ada Byron** praised the **Royal Society**\n\
         \u{20}\u{20}> “Countess Lovelace praised the Royal Society.” (machine.txt, paragraph 1)\n\
         \n\
         ### Meets\n\
         \n\
         - **Ada Byron** met **Charles Babbage**\n\
         \u{20}\u{20}> “Ada Byron met Charles Babbage in London.” (machine.txt, paragraph 1)\n"
    );
}

#[test]
fn a_relation_and_several_things_are_copied_as_markdown() {
    let mut driver = one_article();
    let travelled = relation(&driver, "travelled to");
    driver.give(Command::Select(Subject::Relation(travelled)));
    driver.give(Command::CopyMarkdown);
    let claim = "- **Charles Babbage** travelled to **Turin**\n  \
                 > “Charles Babbage travelled to Turin.” (machine.txt, paragraph 2)\n";
    assert_eq!(copied(&mut driver), claim);
    driver.select("Turin");
    driver.give(Command::ToggleSelected(Subject::Entity(driver.entity("Charles Babbage"))));
    driver.give(Command::CopyMarkdown);
    let text = copied(&mut driver);
    assert!(text.contains("- **Turin**: place\n") && text.contains("- **Charles Babbage**: person\n"));
    assert!(text.ends_with(&format!("\n### Located in\n\n{claim}")), "{text}");
}

#[test]
fn a_date_is_told_as_it_is_written_and_as_it_is_meant() {
    let driver = one_article();
    let knowledge = &driver.state.derived.knowledge;
    let mut met = knowledge.relation(relation(&driver, "met")).unwrap().clone();
    assert_eq!(date(knowledge, &met.evidence[0]), None);
    let text = place(&driver, "London").span;
    let day = |day| jiff::civil::date(1833, 6, day);
    met.evidence[0].date = Some(DateSpan { text, days: Some((day(5), day(5))) });
    assert_eq!(date(knowledge, &met.evidence[0]).unwrap(), "London (1833-06-05)");
    met.evidence[0].date = Some(DateSpan { text, days: Some((day(1), day(30))) });
    met.negated = true;
    met.modality = Modality::Planned;
    met.attribution = vec![driver.entity("Turin")];
    assert_eq!(
        qualifiers(knowledge, &met),
        ["denied", "planned", "according to Turin", "London (1833-06-01 – 1833-06-30)"]
    );
}

#[test]
fn a_line_of_several_relations_is_known_as_a_whole() {
    let bytes = Arc::from(*b"Ada Byron saw Charles Babbage. Ada Byron praised Charles Babbage.\n");
    let mut source = source(&Input::Bytes { name: "a.txt".to_owned(), bytes });
    for claim in &mut Arc::make_mut(&mut source.extraction).claims {
        claim.relation = None;
    }
    let mut driver = Driver::default();
    driver.state.ground.sources.push(source);
    driver.give(Command::ClearSelection);
    let lines = &driver.state.derived.lines;
    assert_eq!(lines.len(), 1);
    let (first, relations) = lines.iter().next().unwrap();
    assert_eq!((relations[0], relations.len()), (*first, 2));
    assert!(one_article().state.derived.lines.is_empty(), "where each has a line of its own");
}

#[test]
fn a_quotation_says_who_says_it_and_how_real_it_is() {
    let driver = one_article();
    let knowledge = &driver.state.derived.knowledge;
    let mut met = knowledge.relation(relation(&driver, "met")).unwrap().clone();
    let quoted =
        |relation: &Relation| cited(knowledge, 0, place(&driver, "Ada Byron met").span, &[relation]).unwrap();
    assert_eq!(quoted(&met), "“Ada Byron met” (machine.txt, paragraph 1)");
    met.negated = true;
    met.modality = Modality::Planned;
    met.attribution = vec![driver.entity("Turin")];
    let expected = "“Ada Byron met” (machine.txt, paragraph 1; denied, planned, reported by Turin)";
    assert_eq!(quoted(&met), expected);
}

#[test]
fn a_mention_is_never_passed_off_as_evidence() {
    let mut driver =
        Driver::with(&[("machine.txt", sample::ARTICLE), ("crowds.txt", "Turin was quiet. Turin slept.\n")]);
    let turin = driver.select("Turin");
    let mention = |driver: &Driver| {
        let places = places(&driver.state);
        mere_mention(&driver.state, &places, current(&driver.state, &places))
    };
    assert_eq!(mention(&driver), None, "the first article has evidence");
    let second = driver.state.ground.sources[1].document.id.clone();
    for (start, expected) in [(0, Mention::First), (17, Mention::Later)] {
        let span = Span::new(start, start + 5);
        driver.give(Command::Read(ReaderPlace { document: second.clone(), span }));
        assert_eq!(mention(&driver), Some(expected));
    }
    let entity = driver.state.derived.knowledge.entity(turin).unwrap();
    let found = instead_of_evidence(&driver.state, entity, &[]).unwrap();
    assert_eq!((found.source, found.span), (1, Span::new(0, 5)));
}
