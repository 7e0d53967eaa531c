//! Paths between two entities, driven by commands alone.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[path = "support/sample.rs"]
mod sample;

use std::sync::Arc;

use driver::{Driver, one_article};
use relata::app::paths::{PathChoice, Paths, Way, best_evidence, weakest_step};
use relata::app::table::is_enabled;
use relata::app::{Command, Effect};
use relata::graph::Condition;
use relata::knowledge::RelationId;
use relata::scene::Subject;
use relata::vocabulary::{EntityKind, Origin};

/// Selects two entities and asks for the paths between them.
fn with_paths(texts: &[(&str, &str)], one: &str, other: &str) -> Driver {
    let mut driver = Driver::with(texts);
    driver.select(one);
    let other = driver.entity(other);
    driver.give(Command::ToggleSelected(Subject::Entity(other)));
    driver.give(Command::FindPaths);
    driver
}

fn paths(driver: &Driver) -> &Paths {
    driver.state.paths.as_ref().unwrap()
}

/// The names that the found paths come by.
fn names(driver: &Driver) -> Vec<Vec<String>> {
    let name = |id| driver.state.derived.knowledge.entity(id).unwrap().name.clone();
    paths(driver).found.iter().map(|path| path.entities().map(name).collect()).collect()
}

const ROUND: &str = "Ada Byron met Charles Babbage. Charles Babbage lived in London. Ada Byron wrote to \
Élise Roux. Élise Roux lived in London. Turin was quiet.\n";

#[test]
fn paths_are_found_between_two_selected_entities_and_lit_up() {
    let mut driver = one_article();
    assert!(!is_enabled(&driver.state, &Command::FindPaths));
    let turin = driver.select("Turin");
    assert!(!is_enabled(&driver.state, &Command::FindPaths), "one end is not enough");
    let ada = driver.entity("Ada Byron");
    driver.give(Command::ToggleSelected(Subject::Entity(ada)));
    assert!(is_enabled(&driver.state, &Command::FindPaths));
    driver.give(Command::FindPaths);
    assert_eq!(names(&driver), [["Ada Byron", "Charles Babbage", "Turin"]], "from what is named first");
    assert_eq!((paths(&driver).from, paths(&driver).to), (ada, turin));
    assert_eq!(paths(&driver).chosen, Some(0));
    let entities = driver.state.selected_entities().count();
    assert_eq!((entities, driver.state.selection.len()), (3, 5), "its entities and its relations");
    assert!(paths(&driver).are_selected(&driver.state));
    driver.select("London");
    assert!(driver.state.paths.is_some() && !paths(&driver).are_selected(&driver.state));
    driver.give(Command::ChoosePath(0));
    assert!(paths(&driver).are_selected(&driver.state));
    driver.give(Command::Escape);
    assert!(driver.state.paths.is_none() && !driver.state.selection.is_empty());
}

#[test]
fn relations_are_walked_in_one_direction_when_asked() {
    let mut driver = with_paths(&[("round.txt", ROUND)], "Charles Babbage", "Élise Roux");
    let either = names(&driver);
    assert_eq!(either.len(), 2, "{either:?}");
    driver.give(Command::SetPathChoice(PathChoice { way: Way::There, ..PathChoice::default() }));
    assert!(names(&driver).is_empty(), "both lead to London and from Ada");
    driver.give(Command::SetPathChoice(PathChoice::default()));
    assert_eq!(names(&driver), either);
    let mut driver = with_paths(&[("round.txt", ROUND)], "London", "Ada Byron");
    driver.give(Command::SetPathChoice(PathChoice { way: Way::There, ..PathChoice::default() }));
    assert_eq!(names(&driver).len(), 2);
    driver.give(Command::SetPathChoice(PathChoice { way: Way::Back, ..PathChoice::default() }));
    assert!(names(&driver).is_empty());
}

#[test]
fn paths_through_what_is_hidden_are_counted_and_can_be_asked_for() {
    let mut driver = with_paths(&[("round.txt", ROUND)], "Ada Byron", "London");
    assert_eq!(names(&driver).len(), 2);
    for name in ["Charles Babbage", "Élise Roux"] {
        driver.select(name);
        driver.give(Command::HideSelection);
    }
    assert!(names(&driver).is_empty(), "paths follow what is shown");
    assert_eq!((paths(&driver).hidden, paths(&driver).denied), (2, 0));
    driver.give(Command::SetPathChoice(PathChoice { everything: true, ..PathChoice::default() }));
    assert_eq!((names(&driver).len(), paths(&driver).hidden), (2, 0));
    driver.give(Command::ClearFilters);
    driver.give(Command::SetPathChoice(PathChoice::default()));
    assert_eq!(names(&driver).len(), 2);
}

#[test]
fn paths_lead_from_one_document_to_another() {
    let texts = [("machine.txt", sample::ARTICLE), ("letters.txt", sample::SECOND)];
    let driver = with_paths(&texts, "Ada Byron", "Élise Roux");
    let expected = [
        vec!["Ada Byron", "Charles Babbage", "Élise Roux"],
        vec!["Ada Byron", "Charles Babbage", "Turin", "Élise Roux"],
    ];
    assert_eq!(names(&driver), expected, "the shorter first");
}

#[test]
fn no_path_is_said_plainly() {
    let driver =
        with_paths(&[("round.txt", &format!("{ROUND}\nRoyal Society praised Turin.\n"))], "Turin", "London");
    assert!(names(&driver).is_empty());
    assert_eq!((paths(&driver).hidden, paths(&driver).chosen), (0, None));
    assert_eq!(driver.state.selection.len(), 2, "the ends stay selected");
}

#[test]
fn paths_go_with_their_ends() {
    let mut driver = with_paths(&[("machine.txt", sample::ARTICLE)], "Ada Byron", "Turin");
    driver.give(Command::ToggleValue(Condition::Kinds([EntityKind::Location].into())));
    assert!(names(&driver).is_empty() && paths(&driver).hidden == 1);
    driver.give(Command::RemoveAllDocuments);
    assert!(driver.state.paths.is_none());
}

#[test]
fn a_path_is_copied_with_its_sentences() {
    let mut driver = with_paths(&[("machine.txt", sample::ARTICLE)], "Turin", "Ada Byron");
    driver.give(Command::SetPathChoice(PathChoice { way: Way::There, ..PathChoice::default() }));
    driver.give(Command::CopyPath(0));
    let Some(Effect::CopyText(text)) = driver.effects.pop() else { panic!("nothing was copied") };
    let expected = "Ada Byron → met → Charles Babbage → travelled to → Turin

1. Ada Byron met Charles Babbage (80 %)
“Ada Byron met Charles Babbage in London.” (machine.txt, paragraph 1)

2. Charles Babbage travelled to Turin (80 %)
“Charles Babbage travelled to Turin.” (machine.txt, paragraph 2)";
    assert_eq!(text, expected);
    driver.give(Command::CopyPath(7));
    assert!(driver.effects.is_empty());
}

#[test]
fn the_weakest_step_and_the_best_sentence_are_found() {
    let text = "Ada Byron met Charles Babbage in the evening of a long day. Countess Lovelace met Charles \
Babbage. Charles Babbage saw Turin.\n";
    let driver = with_paths(&[("day.txt", text)], "Ada Byron", "Turin");
    let knowledge = &driver.state.derived.knowledge;
    let path = &paths(&driver).found[0];
    assert_eq!(weakest_step(knowledge, path), Some(1), "of equally sure steps that with fewer sentences");
    let relation = knowledge.relation(path.steps[0].relation).unwrap();
    assert_eq!(relation.evidence.len(), 2);
    let best = &relation.evidence[best_evidence(knowledge, relation).unwrap()];
    let sentence = best.sentence.of(&knowledge.sources[0].document.text);
    assert_eq!(sentence, "Countess Lovelace met Charles Babbage.", "the shorter of the two");
}

#[test]
fn everything_holds_the_known_memberships_while_they_are_shown() {
    let mut driver = with_paths(&[("round.txt", ROUND)], "Turin", "London");
    let (turin, london) = (driver.entity("Turin"), driver.entity("London"));
    let knowledge = Arc::make_mut(&mut driver.state.derived.knowledge);
    let mut known = knowledge.relations[0].clone();
    (known.id, known.subject, known.object) = (RelationId(7), turin, london);
    known.origin = Origin::Reference;
    knowledge.known.push(known);
    driver.give(Command::SetPathChoice(PathChoice { everything: true, ..PathChoice::default() }));
    assert!(names(&driver).is_empty());
    driver.give(Command::ToggleKnown);
    assert_eq!(names(&driver), [["London", "Turin"]]);
}
