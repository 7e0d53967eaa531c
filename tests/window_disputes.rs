//! Disputed relations in the window, as a person with a screen reader meets them.

#![cfg(feature = "window")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/sample.rs"]
mod sample;
#[path = "support/window.rs"]
mod support;

use egui_kittest::kittest::Queryable as _;
use relata::app::Command;
use relata::scene::Subject;
use support::{Window, give, is_shown, state, wait_until, window};

fn quarrel() -> Window {
    let mut window = window(Vec::new());
    for (name, text) in sample::QUARREL {
        give(&mut window, Command::OpenText { name: name.to_owned(), text: text.to_owned() });
        wait_until(&mut window, is_shown);
    }
    wait_until(&mut window, |state| state.ground.sources.len() == 2);
    window
}

fn select(window: &mut Window, phrase: &str) {
    let relations = &state(window).derived.knowledge.relations;
    let id = relations.iter().find(|relation| relation.phrase == phrase).unwrap().id;
    give(window, Command::Select(Subject::Relation(id)));
    window.run();
}

#[test]
fn both_sides_of_a_dispute_stand_in_the_inspector() {
    let mut window = quarrel();
    select(&mut window, "never met");
    for words in [
        "claim.txt says so, 12 March 1843",
        "denial.txt denies it, 15 March 1843",
        "dated 1841 (1841-01-01 – 1841-12-31)",
        "dated 1843 (1843-01-01 – 1843-12-31)",
    ] {
        assert!(window.query_all_by_label(words).next().is_some(), "{words}");
    }
    let sentence = window.query_all_by_label_contains("Ada Byron met Charles Babbage in 1841.").next();
    sentence.unwrap().click();
    window.run();
    let reader = state(&window).reader.clone().unwrap();
    assert_eq!(reader.document, state(&window).ground.sources[0].document.id, "the other side is read");
}

#[test]
fn a_copied_sentence_is_said_to_be_one() {
    let mut window = quarrel();
    select(&mut window, "lives in");
    // It stands once, where it was read first, and leads to its copy.
    assert_eq!(window.query_all_by_label("Evidence: Élise Roux lives in Turin.").count(), 1);
    window.get_by_label("also in denial.txt · ¶2").click();
    window.run();
    let reader = state(&window).reader.clone().unwrap();
    assert_eq!(reader.document, state(&window).ground.sources[1].document.id, "the copy is read");
    assert!(window.query_by_label("Disputed").is_none());
}

#[test]
fn the_legend_tells_of_disputed_and_denied_lines_and_hides_them() {
    let mut window = quarrel();
    let shown = |window: &Window| state(window).derived.view.relations.len();
    assert_eq!(shown(&window), 3);
    window.get_by_label("disputed in the legend").click();
    window.run();
    assert_eq!(shown(&window), 1);
    // Longer than between the two halves of a double click.
    window.run_steps(60);
    window.get_by_label("disputed in the legend").click();
    window.run();
    assert_eq!(shown(&window), 3);
    window.run_steps(60);
    window.get_by_label("denied in the legend").click();
    window.run();
    assert_eq!(shown(&window), 2);
}
