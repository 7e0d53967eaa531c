//! Questions with blanks, driven by commands.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[path = "support/sample.rs"]
mod sample;

use driver::{Driver, one_article};
use relata::app::Command;
use relata::graph::{Blank, Link, Pattern};
use relata::scene::Subject;
use relata::vocabulary::EntityKind;

fn answers(driver: &Driver) -> Vec<Vec<String>> {
    let knowledge = &driver.state.derived.knowledge;
    let found = &driver.state.question.as_ref().unwrap().answers.found;
    let name = |id: &_| knowledge.entity(*id).unwrap().name.clone();
    found.iter().map(|answer| answer.entities.iter().map(name).collect()).collect()
}

fn met() -> Link {
    Link { relation: Some(relata::vocabulary::RelationType::from_name("meets")), ..Link::default() }
}

#[test]
fn a_question_about_the_selection_is_answered_and_grows() {
    let mut driver = one_article();
    driver.select("Ada Byron");
    driver.give(Command::AskGraph);
    assert_eq!(answers(&driver).len(), 2, "Ada met Babbage and praised the Society");
    let first = driver.state.question.as_ref().unwrap().pattern.first.clone();
    let rest = vec![(met(), Blank::Anything), (Link::default(), Blank::Kind(EntityKind::Location))];
    driver.give(Command::SetQuestion(Pattern { first, rest }));
    let mut found = answers(&driver);
    found.sort();
    assert_eq!(
        found,
        [["Ada Byron", "Charles Babbage", "London"], ["Ada Byron", "Charles Babbage", "Turin"]]
    );
}

#[test]
fn an_answer_is_lit_up_and_answers_become_a_filter() {
    let mut driver = one_article();
    driver.give(Command::AskGraph);
    let pattern = Pattern { first: Blank::Anything, rest: vec![(met(), Blank::Anything)] };
    driver.give(Command::SetQuestion(pattern));
    driver.give(Command::ChooseAnswer(0));
    let ends = [driver.entity("Ada Byron"), driver.entity("Charles Babbage")];
    assert!(ends.iter().all(|&id| driver.state.selection.contains(&Subject::Entity(id))));
    assert_eq!(driver.state.selection.len(), 3);
    let reader = driver.state.reader.clone().unwrap();
    let document = &driver.state.ground.sources[0].document;
    assert!(reader.span.of(&document.text).starts_with("Ada Byron met"));
    driver.give(Command::ShowOnlyAnswers);
    assert_eq!(driver.state.derived.view.entities.len(), 2);
    driver.give(Command::Undo);
    assert_eq!(driver.shown(), 5);
    driver.give(Command::ChooseAnswer(9));
    assert_eq!(driver.state.selection.len(), 3, "what is not there is not chosen");
}

#[test]
fn a_question_goes_with_what_it_asks_about_and_with_escape() {
    let mut driver = one_article();
    driver.select("London");
    driver.give(Command::AskGraph);
    assert!(
        driver.state.question.as_ref().unwrap().answers.found.is_empty(),
        "nothing leads away from London"
    );
    driver.give(Command::Escape);
    assert!(driver.state.question.is_none() && !driver.state.selection.is_empty());
    driver.give(Command::AskGraph);
    driver.give(Command::SetQuestion(Pattern { first: Blank::Anything, rest: Vec::new() }));
    assert_eq!(driver.state.question.as_ref().unwrap().pattern.rest.len(), 1, "one blank is no question");
    driver.give(Command::RemoveAllDocuments);
    assert!(driver.state.question.is_none());
    driver.give(Command::AskGraph);
    assert!(driver.state.question.is_none());
}
