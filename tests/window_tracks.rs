//! The tracks of the timeline, as a person with a screen reader meets them.

#![cfg(feature = "window")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[allow(dead_code, reason = "each test uses a part of it")]
#[path = "support/sample.rs"]
mod sample;
#[path = "support/window.rs"]
mod support;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use relata::app::timeline::TrackBy;
use relata::app::{Centre, Command};
use relata::scene::Subject;
use support::{Window, entity, give, is_shown, state, wait_until, window};

fn with_tracks(by: TrackBy) -> Window {
    let mut window = window(Vec::new());
    let text = sample::DATED.to_owned();
    give(&mut window, Command::OpenText { name: "dated.txt".to_owned(), text });
    wait_until(&mut window, is_shown);
    give(&mut window, Command::ShowCentre(Centre::Timeline));
    give(&mut window, Command::SetTracks(by));
    window.run();
    window
}

/// The labels of the marks, in the order in which they are told.
fn marks(window: &Window) -> Vec<String> {
    let mut found: Vec<(usize, String)> = window
        .get_all_by_role(Role::ListBoxOption)
        .map(|node| node.accesskit_node())
        .map(|node| (node.data().position_in_set().unwrap_or(0), node.label().unwrap_or_default()))
        .collect();
    found.sort();
    found.into_iter().map(|(_, label)| label).collect()
}

#[test]
fn tracks_are_chosen_in_a_list() {
    let mut window = with_tracks(TrackBy::Nothing);
    assert_eq!(marks(&window).len(), 3);
    window.get_by_label("Tracks of the timeline").click();
    window.run();
    window.get_by_label("By entity").click();
    window.run();
    assert_eq!(state(&window).settings.timeline_tracks, TrackBy::Entity);
    assert_eq!(
        marks(&window),
        [
            "Charles Babbage: Charles Babbage travelled to Turin, 1840, stated",
            "Charles Babbage: Ada Byron met Charles Babbage, 1841, stated",
            "Charles Babbage: Élise Roux wrote to Charles Babbage, 1843, stated",
            "Ada Byron: Ada Byron met Charles Babbage, 1841, stated",
            "Turin: Charles Babbage travelled to Turin, 1840, stated",
            "Élise Roux: Élise Roux wrote to Charles Babbage, 1843, stated",
        ]
    );
}

#[test]
fn the_name_of_a_track_selects_its_entity() {
    let mut window = with_tracks(TrackBy::Entity);
    window.get_by_label("Ada Byron, 1 claim with a date").click();
    window.run();
    let ada = entity(&window, "Ada Byron");
    assert_eq!(state(&window).selection, [Subject::Entity(ada)].into());
    assert!(window.query_by_label("Turin, 1 claim with a date").is_none());
    window.get_by_label("· 2 claims of others");
}

#[test]
fn arrows_go_along_a_track_and_from_one_to_the_next() {
    let mut window = with_tracks(TrackBy::Entity);
    let focused = |window: &Window| {
        let mut marks = window.get_all_by_role(Role::ListBoxOption).map(|node| node.accesskit_node());
        marks.find(egui_kittest::kittest::AccessKitNode::is_focused).and_then(|node| node.label()).unwrap()
    };
    // The first one in sight is reached by Tab.
    window.get_by_label("Charles Babbage: Charles Babbage travelled to Turin, 1840, stated").focus();
    window.run();
    let press = |window: &mut Window, key| {
        window.key_press(key);
        window.run();
    };
    press(&mut window, Key::ArrowRight);
    assert_eq!(focused(&window), "Charles Babbage: Ada Byron met Charles Babbage, 1841, stated");
    press(&mut window, Key::ArrowRight);
    assert_eq!(focused(&window), "Charles Babbage: Élise Roux wrote to Charles Babbage, 1843, stated");
    press(&mut window, Key::ArrowRight);
    assert!(focused(&window).starts_with("Charles Babbage: Élise"), "the track ends there");
    press(&mut window, Key::Home);
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::ArrowDown);
    assert_eq!(focused(&window), "Ada Byron: Ada Byron met Charles Babbage, 1841, stated", "the same claim");
    press(&mut window, Key::ArrowDown);
    assert!(focused(&window).starts_with("Turin: "), "{}", focused(&window));
    press(&mut window, Key::ArrowUp);
    press(&mut window, Key::ArrowUp);
    assert!(focused(&window).starts_with("Charles Babbage: Ada Byron met"));
}

#[test]
fn an_article_is_opened_from_its_track() {
    let mut window = with_tracks(TrackBy::Article);
    let jumps = state(&window).reader_jumps;
    window.get_by_label("dated.txt, 3 claims with a date").click();
    window.run();
    assert!(state(&window).reader_jumps > jumps);
}
