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
use relata::scene::Subject;
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
fn relations_are_filtered_by_the_rule_that_found_them() {
    let mut window = with_text(Vec::new());
    click(&mut window, "+ Filter");
    click(&mut window, "Rule");
    window.get_by_role_and_label(Role::CheckBox, "words between").click();
    window.run();
    window.key_press(egui::Key::Escape);
    window.run();
    click(&mut window, "Filter Rule: words between, 4");
    window.get_all_by_label("all but these").last().unwrap().click();
    window.run();
    assert_eq!(state(&window).derived.view.relations.len(), 0);
    window.key_press(egui::Key::Escape);
    window.run();
    click(&mut window, "Remove filter Rule: not words between");
    assert_eq!(state(&window).derived.view.relations.len(), 4);
}

#[test]
fn the_rule_in_the_inspector_leads_to_all_that_it_found() {
    let mut window = with_text(Vec::new());
    let relation = state(&window).derived.knowledge.relations[0].id;
    give(&mut window, Command::Select(Subject::Relation(relation)));
    window.run();
    click(&mut window, "Found by the rule “words between”");
    click(&mut window, "Select all 4 shown");
    assert_eq!(state(&window).selection.len(), 4);
    give(&mut window, Command::Select(Subject::Relation(relation)));
    window.run();
    click(&mut window, "Found by the rule “words between”");
    click(&mut window, "Show only these");
    window.get_by_label("Filter Rule: words between, 4");
}

#[test]
fn the_note_of_a_slider_tells_where_it_stands() {
    let mut window = with_text(Vec::new());
    for (percent, told) in
        [(81, "At least 81 % sure: 4 relations hidden"), (90, "At least 90 % sure: 4 relations hidden")]
    {
        give(&mut window, Command::SetChip(0, Chip::only(Condition::Confidence(percent))));
        window.run();
        assert!(window.query_all_by_label(told).next().is_some(), "{told}");
    }
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
    assert_eq!(state(&window).filter_count(), 0);
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

#[test]
fn the_first_picture_says_how_sure_it_wants_to_be() {
    let mut window = with_text(Vec::new());
    click(&mut window, "Remove filter at least 50 % sure");
    assert!(state(&window).ground.filter.shows_doubtful());
}

#[test]
fn the_word_between_two_filters_turns_round() {
    let mut window = with_text(Vec::new());
    for kinds in [EntityKind::Person, EntityKind::Location] {
        give(&mut window, Command::AddChip(Chip::only(Condition::Kinds([kinds].into())).or()));
    }
    give(&mut window, Command::ToggleJoined(1));
    window.run();
    assert_eq!(shown(&window), 4);
    click(&mut window, "Kind: Person or Kind: Place, switch to and");
    assert_eq!(shown(&window), 0);
    click(&mut window, "Kind: Person and Kind: Place, switch to or");
    assert_eq!(shown(&window), 4);
}

#[test]
fn an_alternative_is_built_in_the_menu() {
    let mut window = with_text(Vec::new());
    give(&mut window, Command::AddChip(Chip::only(Condition::Kinds([EntityKind::Person].into()))));
    window.run();
    click(&mut window, "+ Filter");
    click(&mut window, "or");
    click(&mut window, "Kind");
    window.get_by_role_and_label(Role::CheckBox, "Place").click();
    window.run();
    assert_eq!((shown(&window), state(&window).ground.filter.chips.len()), (4, 3));
    // As long as the menu stays open, further values join the new condition.
    window.get_by_role_and_label(Role::CheckBox, "Organisation").click();
    window.run();
    assert_eq!((shown(&window), state(&window).ground.filter.chips.len()), (5, 3));
}

#[test]
fn lists_say_how_much_the_other_filters_leave() {
    let mut window = with_text(Vec::new());
    let london = support::entity(&window, "London");
    give(&mut window, Command::AddChip(Chip::not(Condition::Entities([london].into()))));
    window.run();
    click(&mut window, "Place, 1 of 2");
    assert_eq!(shown(&window), 3);
}

#[test]
fn a_date_is_asked_for_by_its_clock_and_changed_in_its_chip() {
    let mut window = with_text(Vec::new());
    click(&mut window, "+ Filter");
    click(&mut window, "Date");
    click(&mut window, "published");
    window.get_by_role_and_label(Role::TextInput, "From").click();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "From").type_text("1843");
    window.run();
    click(&mut window, "or undated");
    click(&mut window, "Add");
    window.run();
    assert_eq!(state(&window).derived.view.relations.len(), 4, "the article has no date");
    click(&mut window, "Filter published from 1843-01-01 or undated, 4");
    click(&mut window, "or undated");
    assert_eq!(state(&window).derived.view.relations.len(), 0);
    assert_eq!(state(&window).ground.filter.chips.len(), 2);
}

#[test]
fn a_question_with_blanks_is_asked_by_its_labels() {
    let mut window = with_text(Vec::new());
    give(&mut window, Command::AskGraph);
    window.run();
    click(&mut window, "Blank 1, anything");
    window.get_by_role_and_label(Role::TextInput, "Find a kind or a name").type_text("ada");
    window.run();
    window.get_all_by_role_and_label(Role::Button, "Ada Byron").last().unwrap().click();
    window.run();
    assert_eq!(state(&window).question.as_ref().unwrap().answers.found.len(), 2);
    click(&mut window, "Answer 2, Ada Byron → met → Charles Babbage");
    assert_eq!(state(&window).selection.len(), 3);
    click(&mut window, "Show only these");
    assert_eq!(shown(&window), 3);
    click(&mut window, "Close question");
    assert!(state(&window).question.is_none());
}
