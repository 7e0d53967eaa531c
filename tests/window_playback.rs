//! Watching how things came about, and choosing days by keyboard, as a person meets them.

#![cfg(feature = "window")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/sample.rs"]
mod sample;
#[path = "support/window.rs"]
mod support;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use jiff::civil::{Date, date};
use relata::app::settings::Setting;
use relata::app::timeline::{chosen_days, days};
use relata::app::{Centre, Command};
use support::{Window, give, is_shown, state, wait_until, window};

fn with_timeline() -> Window {
    let mut window = window(Vec::new());
    let text = sample::DATED.to_owned();
    give(&mut window, Command::OpenText { name: "letters.txt".to_owned(), text });
    wait_until(&mut window, is_shown);
    give(&mut window, Command::ShowCentre(Centre::Timeline));
    window.run();
    window
}

fn at(window: &Window) -> Option<Date> {
    state(window).timeline.playback.map(|playback| days::date(playback.at))
}

#[test]
fn it_plays_by_itself_to_the_end_and_then_rests() {
    let mut window = with_timeline();
    window.get_by_role_and_label(Role::Button, "Play").click();
    window.step();
    window.step();
    window.get_by_label("1 January 1840");
    assert_eq!(at(&window), Some(date(1840, 1, 1)));
    // Steps are as short as frames.
    window.run_steps(70);
    assert_eq!(at(&window), Some(date(1841, 1, 1)));
    window.get_by_role_and_label(Role::Button, "Pause");
    window.run_steps(70);
    assert_eq!(at(&window), Some(date(1843, 1, 1)));
    assert!(!state(&window).timeline.playback.unwrap().is_playing);
    window.get_by_role_and_label(Role::Button, "Play");
    window.run();
}

#[test]
fn buttons_and_keys_go_from_moment_to_moment() {
    let mut window = with_timeline();
    window.get_by_role_and_label(Role::Button, "Next moment").click();
    window.run();
    window.get_by_role_and_label(Role::Button, "Next moment").focus();
    window.run();
    window.key_press(Key::Period);
    window.run();
    assert_eq!(at(&window), Some(date(1841, 1, 1)));
    window.key_press(Key::Comma);
    window.run();
    assert_eq!(at(&window), Some(date(1840, 1, 1)));
    for name in ["Dates to play by", "What is shown while it plays", "Speed"] {
        window.get_by_label(name);
    }
    window.key_press(Key::F5);
    window.step();
    assert!(state(&window).timeline.playback.unwrap().is_playing);
    give(&mut window, Command::Set(Setting::ReducedMotion(true)));
    window.run();
    window.get_by_role_and_label(Role::Button, "Play").click();
    window.run();
    assert!(!state(&window).timeline.playback.unwrap().is_playing);
}

#[test]
fn days_are_chosen_by_keyboard() {
    let mut window = with_timeline();
    window.get_by_label("Days").focus();
    window.run();
    window.key_press(Key::ArrowRight);
    window.run();
    window.get_by_label("Days, 1 January 1840 marked; Enter shows only these");
    window.key_press(Key::ArrowRight);
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    window.run();
    window.get_by_label("Days, 2 – 3 January 1840 marked; Enter shows only these");
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight);
    window.run();
    window.get_by_label("Days, 2 – 31 January 1840 marked; Enter shows only these");
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(chosen_days(state(&window)), Some((date(1840, 1, 2), date(1840, 1, 31))));
    assert_eq!(state(&window).derived.view.relations.len(), 1);
    window.key_press(Key::Escape);
    window.run();
    assert_eq!(chosen_days(state(&window)), None);
    window.get_by_label("Days");
}
