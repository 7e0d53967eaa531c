//! The row of filters, as a person with a screen reader meets it.

#![cfg(feature = "window")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/sample.rs"]
mod sample;
#[path = "support/window.rs"]
mod support;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use relata::app::Command;
use relata::graph::{Chip, Condition};
use relata::vocabulary::EntityKind;
use support::{Window, give, state, with_text};

fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

fn shown(window: &Window) -> usize {
    state(window).derived.view.entities.len()
}

#[test]
fn a_filter_is_built_in_the_menu_turned_round_and_taken_away() {
    let mut window = with_text(Vec::new());
    click(&mut window, "+ Filter");
    click(&mut window, "Kind");
    window.get_by_role_and_label(Role::CheckBox, "Person").click();
    window.run();
    assert_eq!(shown(&window), 2);
    window.get_by_role_and_label(Role::CheckBox, "Place").click();
    window.run();
    assert_eq!(shown(&window), 4);
    window.key_press(egui::Key::Escape);
    window.run();
    click(&mut window, "Filter Kind: Person, Place, 4");
    window.get_all_by_label("all but these").last().unwrap().click();
    window.run();
    assert_eq!(shown(&window), 1, "the society is left");
    window.key_press(egui::Key::Escape);
    window.run();
    click(&mut window, "Remove filter Kind: not Person, Place");
    assert_eq!(shown(&window), 5);
}

#[test]
fn filters_dim_and_are_kept_under_a_name() {
    let mut window = with_text(Vec::new());
    give(&mut window, Command::AddChip(Chip::only(Condition::Kinds([EntityKind::Person].into()))));
    window.run();
    click(&mut window, "Dim");
    assert_eq!((shown(&window), state(&window).derived.view.dimmed_entities.len()), (5, 3));
    click(&mut window, "Kept filters");
    window.get_by_role_and_label(Role::TextInput, "Keep these filters as").click();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Keep these filters as").type_text("people");
    window.run();
    click(&mut window, "Keep");
    assert_eq!(state(&window).ground.saved_filters.len(), 1);
    click(&mut window, "Clear");
    assert!(state(&window).ground.filter.chips.is_empty());
    click(&mut window, "Kept filters");
    click(&mut window, "people");
    assert_eq!(state(&window).derived.view.dimmed_entities.len(), 3);
}

#[test]
fn the_legend_hides_and_shows_kinds() {
    let mut window = with_text(Vec::new());
    click(&mut window, "Place in the legend");
    assert_eq!(shown(&window), 3);
    // Longer than between the two halves of a double click.
    window.run_steps(60);
    click(&mut window, "Place in the legend");
    assert_eq!(shown(&window), 5);
}
