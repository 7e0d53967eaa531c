//! Documents compared with others, driven by commands and in the window.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[path = "support/sample.rs"]
mod sample;
#[cfg(feature = "window")]
#[path = "support/window.rs"]
mod support;

use std::path::PathBuf;

use driver::Driver;
use relata::app::comparison::{Choice, Comparing, Row, Section, words};
use relata::app::{Command, Dialog, Effect, Notice, SaveTarget, obstacle};
use relata::comparison::Place;
use relata::scene::Subject;
use relata::scene::legend::Meaning;
use relata::scene::style::ClassKey;

/// A third article that copies most of the first.
const COPY: &str = "14 March 1843\n\nAda Byron met Charles Babbage in 1841. Countess Lovelace met Charles Babbage in \
1843. Élise Roux lives in London.\n";

fn three() -> Driver {
    let [claim, denial] = sample::QUARREL;
    Driver::with(&[
        claim,
        denial,
        ("third.txt", "16 March 1843\n\nÉlise Roux wrote to Charles Babbage in 1843.\n"),
    ])
}

/// The headlines of a part.
fn told(driver: &Driver, section: Section) -> Vec<String> {
    let knowledge = &driver.state.derived.knowledge;
    let comparison = driver.state.comparison.as_ref().unwrap();
    comparison.lines(section).iter().map(|row| words::row(knowledge, row)).collect()
}

fn id(driver: &Driver, index: usize) -> relata::document::DocumentId {
    driver.state.ground.sources[index].document.id.clone()
}

fn first_with_second(driver: &Driver) -> Command {
    let (one, other) = ([id(driver, 0)].into(), Some([id(driver, 1)].into()));
    Command::Compare(Comparing::Set(Choice { one, other }))
}

#[test]
fn what_is_in_one_in_both_and_contradicted_is_listed() {
    let mut driver = three();
    driver.give(first_with_second(&driver));
    assert_eq!(told(&driver, Section::Contradict).len(), 1);
    assert!(told(&driver, Section::Contradict)[0].starts_with("Ada Byron met Charles Babbage"));
    assert_eq!(told(&driver, Section::Agree), ["Élise Roux lives in Turin (the same sentence)"]);
    let only = told(&driver, Section::OnlyOne);
    assert_eq!(only.len(), 1, "{only:?}");
    assert!(only[0].starts_with("Ada Byron met Charles Babbage (disputed"));
    let both = told(&driver, Section::Both);
    assert!(both.contains(&"Élise Roux (person)".to_owned()) && both.contains(&"Turin (place)".to_owned()));
    let comparison = driver.state.comparison.as_ref().unwrap();
    assert_eq!(comparison.section, Section::Contradict, "what matters most is shown first");
}

#[test]
fn a_comparison_follows_the_documents_and_goes_with_them() {
    let mut driver = three();
    driver.give(Command::CompareDocuments);
    let comparison = driver.state.comparison.as_ref().unwrap();
    assert_eq!((comparison.sides.one.len(), comparison.sides.other.len()), (1, 2));
    driver.give(first_with_second(&driver));
    let second = id(&driver, 1);
    driver.give(Command::RemoveDocument(second));
    let comparison = driver.state.comparison.as_ref();
    assert!(comparison.is_some_and(|comparison| comparison.sides.other.is_empty()));
    let choice = Choice { one: [id(&driver, 0)].into(), other: None };
    driver.give(Command::Compare(Comparing::Set(choice)));
    assert_eq!(driver.state.comparison.as_ref().unwrap().sides.other.len(), 1);
    driver.give(Command::Undo);
    assert_eq!(
        driver.state.comparison.as_ref().unwrap().sides.other.len(),
        2,
        "what comes back is compared, too"
    );
    let empty = Choice { one: [id(&driver, 0)].into(), other: Some([].into()) };
    driver.give(Command::Compare(Comparing::Set(empty)));
    assert_eq!(driver.state.comparison.as_ref().unwrap().sides.other.len(), 2, "nothing is no side");
    driver.give(Command::RemoveAllDocuments);
    assert!(driver.state.comparison.is_none());
}

#[test]
fn escape_closes_and_one_document_cannot_be_compared() {
    let mut driver = three();
    driver.give(Command::CompareDocuments);
    driver.give(Command::Escape);
    assert!(driver.state.comparison.is_none());
    let alone = driver::one_article();
    assert_eq!(obstacle(&alone.state, &Command::CompareDocuments), Some("Open a second article first."));
    assert_eq!(
        obstacle(&driver.state, &Command::Compare(Comparing::Close)),
        Some("Compare documents first.")
    );
}

#[test]
fn a_line_lights_up_its_ends_and_turns_the_reader() {
    let mut driver = three();
    driver.give(first_with_second(&driver));
    driver.give(Command::Compare(Comparing::Choose { row: 0, is_other: false }));
    let (ada, babbage) = (driver.entity("Ada Byron"), driver.entity("Charles Babbage"));
    assert!(driver.state.selection.contains(&Subject::Entity(ada)));
    assert!(driver.state.selection.contains(&Subject::Entity(babbage)));
    let relations = driver.state.selected_relations().count();
    assert_eq!(relations, 2, "what is said and what is denied");
    let read = |driver: &Driver| {
        let place = driver.state.reader.clone().unwrap();
        let source = driver.state.ground.sources.iter().find(|source| source.document.id == place.document);
        place.span.of(&source.unwrap().document.text).to_owned()
    };
    assert_eq!(read(&driver), "Ada Byron met Charles Babbage in 1841.");
    driver.give(Command::Compare(Comparing::Choose { row: 0, is_other: true }));
    assert_eq!(read(&driver), "Ada Byron never met Charles Babbage.");
    driver.give(Command::Compare(Comparing::Show(Section::Both)));
    assert_eq!(driver.state.comparison.as_ref().unwrap().chosen, None);
    driver.give(Command::Compare(Comparing::Choose { row: 99, is_other: false }));
    assert_eq!(driver.state.comparison.as_ref().unwrap().chosen, None, "there is no such line");
}

#[test]
fn the_graph_says_where_everything_is_found_while_comparing() {
    let mut driver = three();
    let classes = |driver: &Driver| -> Vec<Meaning> {
        let rows = driver.state.derived.legend.iter().map(|row| row.meaning.clone());
        rows.filter(|meaning| matches!(meaning, Meaning::Class(_) | Meaning::Side(_))).collect()
    };
    assert!(classes(&driver).is_empty());
    let choice = Choice { one: [id(&driver, 0)].into(), other: Some([id(&driver, 2)].into()) };
    driver.give(Command::Compare(Comparing::Set(choice)));
    let compared = |place| Meaning::Class(ClassKey::Compared(place));
    assert_eq!(
        classes(&driver),
        [compared(Place::OnlyOne), compared(Place::Both), Meaning::Side(1), Meaning::Side(2)]
    );
    let style = driver.state.ground.style;
    driver.give(Command::Compare(Comparing::Close));
    assert!(classes(&driver).is_empty(), "the colours are those of before");
    assert_eq!(driver.state.ground.style, style);
    assert!(driver.state.undo_step().is_none_or(|step| step != "Colour"));
}

#[test]
fn what_was_found_is_copied_and_saved() {
    let mut driver = three();
    driver.give(first_with_second(&driver));
    driver.give(Command::Compare(Comparing::Copy));
    let Some(Effect::CopyText(text)) = driver.effects.pop() else { panic!("nothing was copied") };
    assert!(text.contains("- **A:** claim.txt\n- **B:** denial.txt\n"), "{text}");
    assert!(text.contains("## Contradict (1)") && text.contains("## Agree (1)"), "{text}");
    assert!(
        text.contains("  - A: “Ada Byron met Charles Babbage in 1841.” (claim.txt · ¶2 · 1843-03-12)"),
        "{text}"
    );
    assert!(
        text.contains("  - B: “Ada Byron never met Charles Babbage.” (denial.txt · ¶2 · 1843-03-15)"),
        "{text}"
    );
    driver.give(Command::Compare(Comparing::Export));
    let Some(Effect::AskForTarget { target: SaveTarget::Comparison, suggestion }) = driver.effects.pop()
    else {
        panic!("no place was asked for")
    };
    assert!(suggestion.ends_with("comparison.md"), "{suggestion}");
    driver.give(Command::SaveTo(SaveTarget::Comparison, PathBuf::from("found.csv")));
    let Some(Effect::SaveText { text, .. }) = driver.effects.pop() else { panic!("nothing was saved") };
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "Part,What,About,A: sentence,A: place,B: sentence,B: place");
    assert!(
        lines.iter().any(|line| line.starts_with("Contradict,one denies it,Ada Byron met Charles Babbage,"))
    );
    driver.give(Command::Report(relata::app::Report::Target(SaveTarget::Comparison, None)));
    assert_eq!(driver.state.notice, Some(Notice::NotSaved(SaveTarget::Comparison)));
}

#[test]
fn a_copy_is_known_counts_once_and_shows_its_difference() {
    let [claim, _] = sample::QUARREL;
    let driver = Driver::with(&[claim, ("copy.txt", COPY)]);
    let knowledge = &driver.state.derived.knowledge;
    let copy = knowledge.copy(1).copied().unwrap();
    assert_eq!(copy.of, 0);
    assert!((0.7..1.0).contains(&copy.share), "{}", copy.share);
    assert!(knowledge.relations.iter().all(|relation| relation.sources() == 1));
    let mut driver = driver;
    let (one, other) = (id(&driver, 1), id(&driver, 0));
    driver.give(Command::Compare(Comparing::ShowDifference(one, other)));
    assert_eq!(driver.state.dialog, Some(Dialog::Difference { one: 1, other: 0 }));
    driver.give(Command::Escape);
    assert_eq!(driver.state.dialog, None);
    let rows = driver.state.derived.knowledge.relations.len();
    assert!(rows > 2);
}

#[test]
fn what_several_documents_say_is_no_contradiction_of_one_of_them() {
    let mut driver = three();
    let choice = Choice { one: [id(&driver, 0)].into(), other: None };
    driver.give(Command::Compare(Comparing::Set(choice)));
    let comparison = driver.state.comparison.as_ref().unwrap();
    let pairings = comparison.lines(Section::Contradict).iter();
    let sides = &comparison.sides;
    for row in pairings {
        let Row::Pairing(pairing) = row else { panic!("{row:?}") };
        assert_eq!(sides.side_of(pairing.one.source), Some(true));
        assert_eq!(sides.side_of(pairing.other.source), Some(false));
    }
}

#[cfg(feature = "window")]
mod in_the_window {
    use egui_kittest::kittest::Queryable as _;
    use relata::app::Command;

    use super::sample;
    use super::support::{Window, give, is_shown, state, wait_until, window};

    fn opened(texts: &[(&str, &str)]) -> Window {
        let mut window = window(Vec::new());
        for (name, text) in texts {
            give(&mut window, Command::OpenText { name: (*name).to_owned(), text: (*text).to_owned() });
            wait_until(&mut window, is_shown);
        }
        let count = texts.len();
        wait_until(&mut window, |state| state.ground.sources.len() == count);
        window
    }

    #[test]
    fn both_sentences_of_a_contradiction_are_shown_and_lead_to_the_reader() {
        let mut window = opened(&sample::QUARREL);
        give(&mut window, Command::CompareDocuments);
        window.run();
        window.get_by_label("A: claim.txt");
        window.get_by_label("B: denial.txt");
        window.get_by_label("Contradict 1");
        window.get_by_label("A: Ada Byron met Charles Babbage in 1841.").click();
        window.run();
        let read = state(&window).reader.clone().unwrap();
        assert_eq!(read.document, state(&window).ground.sources[0].document.id);
        window.get_by_label("B: Ada Byron never met Charles Babbage.").click();
        window.run();
        let read = state(&window).reader.clone().unwrap();
        assert_eq!(read.document, state(&window).ground.sources[1].document.id);
        window.get_by_label("Agree 1").click();
        window.run();
        window.get_by_label("1 of 1: Élise Roux lives in Turin (the same sentence)");
        window.get_by_label("Close comparison").click();
        window.run();
        assert!(state(&window).comparison.is_none());
    }

    #[test]
    fn a_copy_is_told_in_the_list_and_its_difference_shown() {
        let mut window = opened(&[sample::QUARREL[0], ("copy.txt", super::COPY)]);
        assert!(window.query_all_by_label_contains("Copy of claim.txt").next().is_some());
        window.get_by_label("Show difference").click();
        window.run();
        assert!(window.query_all_by_label_contains("copy.txt against claim.txt").next().is_some());
        assert!(window.query_all_by_label_contains("2 changed, 0 only on the left").next().is_some());
        give(&mut window, Command::Escape);
        window.run();
        assert!(state(&window).dialog.is_none());
    }
}
