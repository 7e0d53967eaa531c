//! Search, paths, toasts, palette and shortcuts as a person with a screen reader meets them.

#![cfg(feature = "window")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/sample.rs"]
mod sample;
#[path = "support/window.rs"]
mod support;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use relata::app::table::COMMANDS;
use relata::app::{Command, Dialog};
use relata::scene::Subject;
use support::{Window, entity, give, is_shown, state, wait_until, window, with_text};

/// A window on both articles.
fn with_two_articles() -> Window {
    let mut window = window(Vec::new());
    for (name, text) in [("machine.txt", sample::ARTICLE), ("letters.txt", sample::SECOND)] {
        give(&mut window, Command::OpenText { name: name.to_owned(), text: text.to_owned() });
        wait_until(&mut window, is_shown);
    }
    window
}

fn look_for(window: &mut Window, text: &str) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::F);
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Find").type_text(text);
    window.run();
}

#[test]
fn hits_are_grouped_counted_and_walked_with_the_keys() {
    let mut window = with_two_articles();
    look_for(&mut window, "turin");
    window.get_by_label("Entities · 1");
    window.get_by_label("Sentences · 2");
    window.get_by_label("3 found");
    window.get_by_role_and_label(Role::Button, "Turin");
    window.key_press(Key::ArrowDown);
    window.run();
    window.key_press(Key::Enter);
    window.run();
    let place = state(&window).reader.clone().unwrap();
    let text = &state(&window).ground.sources[0].document.text;
    assert_eq!(place.span.of(text), "Charles Babbage travelled to Turin.");
    assert!(window.query_by_label("3 found").is_none(), "the list is out of the way");
    window.key_press_modifiers(Modifiers::COMMAND, Key::G);
    window.run();
    assert_eq!(state(&window).reader.clone().unwrap().document, state(&window).ground.sources[1].document.id);
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::G);
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::G);
    window.run();
    assert_eq!(state(&window).selection, [Subject::Entity(entity(&window, "Turin"))].into());
}

#[test]
fn shift_and_enter_select_all_hits_and_escape_clears() {
    let mut window = with_two_articles();
    look_for(&mut window, "babage");
    window.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    window.run();
    assert_eq!(state(&window).selection, [Subject::Entity(entity(&window, "Charles Babbage"))].into());
    assert!(!window.get_by_role_and_label(Role::TextInput, "Find").is_focused());
    window.key_press_modifiers(Modifiers::COMMAND, Key::F);
    window.run();
    window.get_by_role_and_label(Role::Button, "Charles Babbage");
    let is_listed = |window: &Window| window.query_by_label("Clear the search").is_some();
    assert!(is_listed(&window));
    window.key_press(Key::Escape);
    window.run();
    assert!(state(&window).search.is_empty() && !is_listed(&window));
}

#[test]
fn what_is_typed_after_the_key_takes_the_place_of_what_was_looked_for() {
    let mut window = with_two_articles();
    look_for(&mut window, "turin");
    window.key_press(Key::Enter);
    window.run();
    look_for(&mut window, "london");
    assert_eq!(state(&window).search, "london");
    window.get_by_label("Clear the search").click();
    window.run();
    assert!(state(&window).search.is_empty());
    look_for(&mut window, "nobody");
    window.get_by_label("Nothing was found");
}

#[test]
fn a_click_on_a_relation_selects_it() {
    let mut window = with_two_articles();
    look_for(&mut window, "wrote to");
    window.get_by_role_and_label(Role::Button, "Élise Roux wrote to Charles Babbage").click();
    window.run();
    assert!(matches!(state(&window).selection.first(), Some(Subject::Relation(_))));
    window.get_by_label("Evidence: Élise Roux wrote to Charles Babbage.");
}

/// A window with the paths between Ada and Élise.
fn with_paths() -> Window {
    let mut window = with_two_articles();
    for name in ["Ada Byron", "Élise Roux"] {
        let id = entity(&window, name);
        give(&mut window, Command::ToggleSelected(Subject::Entity(id)));
    }
    window.key_press_modifiers(Modifiers::COMMAND, Key::P);
    window.run();
    window
}

#[test]
fn paths_are_cards_that_the_arrow_keys_walk() {
    let mut window = with_paths();
    window.get_by_label("2 paths");
    let card = "Path 1, 2 steps: Ada Byron → met → Charles Babbage ← wrote to ← Élise Roux";
    assert!(window.get_by_label(card).is_focused());
    window.get_by_label("Evidence: Ada Byron met Charles Babbage in London.");
    assert_eq!(window.get_all_by_label("weakest step: 80 %, one sentence").count(), 2);
    window.key_press(Key::ArrowDown);
    window.run();
    assert_eq!(state(&window).paths.as_ref().unwrap().chosen, Some(1));
    assert!(window.get_by_label_contains("Path 2, 3 steps").is_focused());
    assert_eq!(state(&window).selected_entities().count(), 4);
    window.key_press(Key::ArrowUp);
    window.run();
    assert_eq!(state(&window).paths.as_ref().unwrap().chosen, Some(0));
    window.get_by_label("Evidence: Élise Roux wrote to Charles Babbage.").click();
    window.run();
    assert_eq!(state(&window).reader.clone().unwrap().document, state(&window).ground.sources[1].document.id);
    assert_eq!(state(&window).selected_entities().count(), 3, "reading keeps the path lit");
}

#[test]
fn two_selected_entities_offer_to_look_for_paths() {
    let mut window = with_two_articles();
    for name in ["Ada Byron", "London"] {
        assert!(window.query_by_label_contains("Find paths").is_none());
        let id = entity(&window, name);
        give(&mut window, Command::ToggleSelected(Subject::Entity(id)));
        window.run();
    }
    window.get_by_label_contains("Find paths").click();
    window.run();
    window.get_by_label("1 path");
    assert!(window.query_by_label_contains("Find paths").is_none());
}

#[test]
fn paths_step_back_behind_another_selection_and_are_closed() {
    let mut window = with_paths();
    let london = entity(&window, "London");
    give(&mut window, Command::Select(Subject::Entity(london)));
    window.run();
    assert!(window.query_by_label_contains("Path 1").is_none());
    window.get_by_label("Show the paths").click();
    window.run();
    window.get_by_label_contains("Path 1");
    window.get_by_label("Close paths").click();
    window.run();
    assert!(state(&window).paths.is_none() && window.query_by_label("2 paths").is_none());
}

#[test]
fn where_there_is_no_path_the_panel_says_what_can_be_done() {
    let mut window = with_paths();
    let babbage = entity(&window, "Charles Babbage");
    let turin = entity(&window, "Turin");
    let before = state(&window).selection.clone();
    give(&mut window, Command::Select(Subject::Entity(babbage)));
    give(&mut window, Command::ToggleSelected(Subject::Entity(turin)));
    give(&mut window, Command::HideSelection);
    for subject in before
        .into_iter()
        .filter(|subject| matches!(subject, Subject::Entity(id) if *id != babbage && *id != turin))
    {
        give(&mut window, Command::ToggleSelected(subject));
    }
    wait_until(&mut window, is_shown);
    window.get_by_label("No path");
    window.get_by_label("There is no path within 6 steps.");
    window.get_by_label("2 paths lead through what is not shown.");
    window.get_by_role_and_label(Role::Button, "Look in everything").click();
    window.run();
    window.get_by_label("2 paths");
    assert_eq!(window.get_all_by_label("Not all of it is shown on the graph.").count(), 2);
}

#[test]
fn a_toast_undoes_and_goes_by_itself() {
    let mut window = with_text(Vec::new());
    let turin = entity(&window, "Turin");
    give(&mut window, Command::Select(Subject::Entity(turin)));
    give(&mut window, Command::HideSelection);
    wait_until(&mut window, is_shown);
    assert!(window.get_all_by_label("Hidden: 1 entity").next().is_some());
    window.get_by_label("Undo").click();
    window.run();
    assert!(state(&window).derived.view.has_entity(turin) && state(&window).toast.is_none());
    window.event(egui::Event::PointerMoved(egui::pos2(5.0, 300.0)));
    give(&mut window, Command::CopyText("words".to_owned()));
    window.run();
    assert!(window.get_all_by_label("Copied").next().is_some());
    for _ in 0..340 {
        window.step();
    }
    assert!(state(&window).toast.is_some(), "not yet");
    for _ in 0..60 {
        window.step();
    }
    assert!(state(&window).toast.is_none());
}

#[test]
fn a_toast_under_the_pointer_stays() {
    let mut window = with_text(Vec::new());
    give(&mut window, Command::RemoveAllDocuments);
    window.run();
    let toast = window.get_all_by_label("Closed: machine.txt").next().unwrap().rect().center();
    window.event(egui::Event::PointerMoved(toast));
    for _ in 0..600 {
        window.step();
    }
    assert!(state(&window).toast.is_some());
    window.event(egui::Event::PointerMoved(egui::pos2(5.0, 300.0)));
    for _ in 0..150 {
        window.step();
    }
    assert!(state(&window).toast.is_none());
}

#[test]
fn the_palette_goes_to_entities_and_says_why_a_command_cannot_be_given() {
    let mut window = with_text(Vec::new());
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run();
    window.get_by_label("Find paths: Select exactly two entities first.");
    window.get_by_label("Find a command").type_text("find paths");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(state(&window).dialog, Some(Dialog::Palette), "it stays until something can be done");
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.get_by_label("Find a command").type_text("babage");
    window.run();
    window.get_by_role_and_label(Role::Button, "Go to Charles Babbage");
    window.key_press(Key::Enter);
    window.run();
    let babbage = entity(&window, "Charles Babbage");
    assert_eq!(
        (state(&window).dialog, state(&window).selection.clone()),
        (None, [Subject::Entity(babbage)].into())
    );
}

#[test]
fn the_palette_lists_what_was_used_recently_first() {
    let mut window = with_text(Vec::new());
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run();
    assert!(window.query_by_label("RECENTLY USED").is_none());
    window.get_by_label("Find a command").type_text("zoom in");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run();
    window.get_by_label("RECENTLY USED");
    let top = |name: &str| window.get_by_role_and_label(Role::Button, name).rect().top();
    assert!(top("Zoom in") < top("Try an example…"));
}

#[test]
fn the_page_of_shortcuts_lists_the_table_and_is_searched() {
    let mut window = with_text(Vec::new());
    give(&mut window, Command::ShowShortcuts);
    window.run();
    for entry in COMMANDS.iter().filter(|entry| entry.shortcut.is_some()) {
        assert!(window.get_all_by_label(entry.name).next().is_some(), "{}", entry.name);
    }
    window.get_by_label("Find a shortcut").type_text("palette of everything");
    window.run();
    window.get_by_label("No command with a shortcut is called so.");
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.get_by_label("Find a shortcut").type_text("ctrl shift g");
    window.run();
    window.get_by_label("Previous hit");
    assert!(window.query_by_label("Next hit").is_none());
}
