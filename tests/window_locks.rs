//! Locked views, as a person with a screen reader meets them.

#![cfg(feature = "window")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[allow(dead_code, reason = "each test uses a part of it")]
#[path = "support/sample.rs"]
mod sample;
#[path = "support/window.rs"]
mod support;

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use relata::app::{Beneath, Centre, Command, Lockable};
use relata::scene::Subject;
use support::{Window, entity, give, state, wait_until, with_text};

fn press(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

fn select(window: &mut Window, name: &str) {
    let id = entity(window, name);
    give(window, Command::Select(Subject::Entity(id)));
    window.run();
}

#[test]
fn the_inspector_is_locked_works_on_and_is_let_go() {
    let mut window = with_text(Vec::new());
    select(&mut window, "Ada Byron");
    press(&mut window, "Lock inspector");
    window.get_by_label("Locked to Ada Byron");
    assert!(window.query_by_label("not the selection").is_none());
    select(&mut window, "Turin");
    window.get_by_label("not the selection");
    // A relation of hers still stands in the panel, and leads elsewhere.
    press(&mut window, "met Charles Babbage");
    assert!(matches!(state(&window).selection.first(), Some(Subject::Relation(_))));
    window.get_by_label("Locked to Ada Byron");
    // Its buttons mean what it shows.
    press(&mut window, "Focus");
    let focus = state(&window).ground.filter.focus.clone().unwrap();
    assert_eq!(focus.entities, [entity(&window, "Ada Byron")].into());
    select(&mut window, "Turin");
    press(&mut window, "Pin");
    assert_eq!(
        state(&window).ground.pins.keys().copied().collect::<Vec<_>>(),
        [entity(&window, "Ada Byron")],
        "not what is selected elsewhere"
    );
    press(&mut window, "Unlock inspector");
    assert!(window.query_by_label("Locked to Ada Byron").is_none());
    assert!(!state(&window).is_locked(Lockable::Inspector));
}

#[test]
fn the_lock_is_a_switch_and_has_keys() {
    let mut window = with_text(Vec::new());
    select(&mut window, "Ada Byron");
    window.key_press_modifiers(Modifiers::ALT, Key::Num2);
    window.run();
    let toggled = window.get_by_label("Lock inspector").accesskit_node().toggled();
    assert_eq!(toggled, Some(Toggled::True));
    window.key_press_modifiers(Modifiers::ALT, Key::Num3);
    window.run();
    window.get_by_label("Locked to machine.txt");
    window.key_press_modifiers(Modifiers::ALT, Key::Num2);
    window.run();
    assert!(!state(&window).is_locked(Lockable::Inspector) && state(&window).is_locked(Lockable::Reader));
}

#[test]
fn a_locked_reader_keeps_its_page_and_its_steps() {
    let mut window = with_text(Vec::new());
    let text = sample::SECOND.to_owned();
    give(&mut window, Command::OpenText { name: "second.txt".to_owned(), text });
    wait_until(&mut window, |state| state.ground.sources.len() == 2 && support::is_shown(state));
    select(&mut window, "Ada Byron");
    let place = state(&window).reader.clone();
    press(&mut window, "Lock reader");
    select(&mut window, "Élise Roux");
    assert_eq!(state(&window).reader, place);
    window.get_by_label("Locked to machine.txt");
    press(&mut window, "Next evidence");
    assert_eq!(state(&window).reader.as_ref().unwrap().document, place.unwrap().document);
    press(&mut window, "Unlock reader");
    select(&mut window, "Élise Roux");
    let second = state(&window).ground.sources[1].document.id.clone();
    assert_eq!(state(&window).reader.as_ref().unwrap().document, second);
}

#[test]
fn table_and_timeline_are_locked_each_by_itself() {
    let mut window = with_text(Vec::new());
    let text = sample::DATED.to_owned();
    give(&mut window, Command::OpenText { name: "dated.txt".to_owned(), text });
    wait_until(&mut window, |state| state.ground.sources.len() == 2 && support::is_shown(state));
    give(&mut window, Command::ShowCentre(Centre::Table));
    give(&mut window, Command::ShowBeneath(Beneath::Timeline));
    select(&mut window, "London");
    press(&mut window, "Lock table");
    select(&mut window, "Turin");
    press(&mut window, "Lock timeline");
    select(&mut window, "Ada Byron");
    window.get_by_label("Locked to London");
    window.get_by_label("Locked to Turin");
    let is_selected = |window: &Window, name: &str| {
        let mut rows = window.get_all_by_role(Role::Row).map(|row| row.accesskit_node());
        let is_it = |label: Option<String>| label.is_some_and(|label| label.starts_with(name));
        rows.find(|row| is_it(row.label())).unwrap().is_selected().unwrap_or(false)
    };
    assert!(is_selected(&window, "London, place") && !is_selected(&window, "Turin, place"));
    press(&mut window, "Unlock table");
    window.get_by_label("Locked to Turin");
    assert!(state(&window).is_locked(Lockable::Timeline) && !state(&window).is_locked(Lockable::Table));
}
