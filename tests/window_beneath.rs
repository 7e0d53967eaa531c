//! Two views at once as a person meets them, by their accessible names.

#![cfg(feature = "window")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/sample.rs"]
mod sample;
#[path = "support/window.rs"]
mod support;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use relata::app::{Beneath, Command};
use relata::scene::Subject;
use support::{Window, give, is_shown, state, wait_until, window};

fn with_graph() -> Window {
    let mut window = window(Vec::new());
    let text = sample::DATED.to_owned();
    give(&mut window, Command::OpenText { name: "letters.txt".to_owned(), text });
    wait_until(&mut window, is_shown);
    window
}

#[test]
fn graph_and_timeline_stand_together_and_say_the_same() {
    let mut window = with_graph();
    window.get_by_role_and_label(Role::CheckBox, "Timeline beneath").click();
    window.run();
    let graph = window.get_by_role(Role::Canvas).rect();
    window.get_by_role_and_label(Role::ListBox, "Timeline of 3 claims with a date");
    let strip = window.get_by_label("Days").rect();
    assert!(strip.top() >= graph.bottom(), "{graph:?} {strip:?}");

    // The pointer on a mark of the timeline lights the line on the graph up, and a click selects it on both.
    let mark = window.get_by_label("Ada Byron met Charles Babbage, 1841, stated");
    mark.hover();
    window.run();
    let relations = &state(&window).derived.knowledge.relations;
    let met = Subject::Relation(relations.iter().find(|relation| relation.phrase == "met").unwrap().id);
    assert_eq!(state(&window).hovered, Some(met));
    window.get_by_label("Ada Byron met Charles Babbage, 1841, stated").click();
    window.run();
    assert_eq!(state(&window).selection, [met].into());

    // The keys put it away; the view in the middle offers no strip of itself.
    window.key_press_modifiers(Modifiers::SHIFT, Key::F7);
    window.run();
    assert_eq!(state(&window).settings.beneath, Beneath::Nothing);
    window.key_press(Key::F9);
    window.run();
    assert!(window.query_by_role_and_label(Role::CheckBox, "Timeline beneath").is_none());
    window.key_press_modifiers(Modifiers::SHIFT, Key::F8);
    window.run();
    window.get_by_role_and_label(Role::Table, "Table of 5 entities");
}

#[test]
fn the_keyboard_reaches_the_strip() {
    let mut window = with_graph();
    window.key_press_modifiers(Modifiers::SHIFT, Key::F9);
    window.run();
    let strip = window.get_by_label("Days").rect();
    let mut visited = Vec::new();
    for _ in 0..10 {
        window.key_press(Key::F6);
        window.run();
        let focused = window.get_by(|node| node.is_focused() && node.role() != Role::Window).rect();
        visited.push(focused);
    }
    let graph = window.get_by_role(Role::Canvas).rect();
    let is_in_strip =
        |rect: &egui::Rect| rect.top() >= graph.bottom() && rect.center().y <= strip.bottom() + 190.0;
    let at = visited.iter().position(is_in_strip).unwrap();
    assert!(
        at > 0 && visited[at - 1].center() == graph.center(),
        "after the graph comes the strip: {visited:?}"
    );
}

#[test]
fn the_count_of_the_undated_lists_them() {
    let mut window = with_graph();
    window.key_press(Key::F9);
    window.run();
    window.get_by_role_and_label(Role::Button, "1 claim without a date").click();
    window.run();
    window.get_by_role_and_label(Role::Table, "Table of 1 of 4 relations");
    window.get_by_role_and_label(Role::Button, "Remove filter not dated");
    window.get_by_role_and_label(Role::Button, "Show the claims with a date again").click();
    window.run();
    window.get_by_role_and_label(Role::Table, "Table of 4 relations");
    assert_eq!(state(&window).filter_count(), 0);
}
