//! The window as a person with a screen reader meets it: everything is found by its accessible name.

#![cfg(feature = "window")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/sample.rs"]
mod sample;
#[path = "support/window.rs"]
mod support;

use std::fs;
use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{Event, Modifiers};
use egui_kittest::kittest::Queryable as _;
use relata::app::search::find;
use relata::app::table::{COMMANDS, is_enabled};
use relata::app::{Command, Dialog, Exporting, Notice, PicturePart};
use relata::scene::{Subject, Theme};
use support::{
    click, entity, file, give, is_shown, place, press, state, wait_until, window, with_article, with_text,
};

#[test]
fn an_empty_window_offers_three_ways_in() {
    let mut window = window(Vec::new());
    window.get_by_label("Open articles…");
    window.get_by_label("Try an example");
    window.get_by_label("Paste text").click();
    window.run();
    window.get_by_label("Text of the article").type_text(sample::SECOND);
    window.run();
    window.get_by_label("Read").click();
    wait_until(&mut window, is_shown);
    assert_eq!(state(&window).ground.sources[0].document.name, "Pasted text");
}

#[test]
fn an_example_is_two_clicks_away() {
    let mut window = window(Vec::new());
    window.get_by_label("Try an example").click();
    window.run();
    window.get_by_label_contains("One company buys another").click();
    wait_until(&mut window, is_shown);
    assert_eq!(state(&window).ground.sources[0].document.name, "takeover.txt");
}

#[test]
fn an_opened_article_is_listed_with_its_kinds_and_its_graph() {
    let window = with_article("listed");
    assert!(window.get_all_by_label("machine.txt").next().is_some());
    window.get_by_label("Person, 2");
    window.get_by_label("Organisation, 1");
    window.get_by_label("Place, 2");
    window.get_by_label("meets, 1");
    window.get_by_label("Graph of 5 entities and 4 relations");
    window.get_by_label("5 entities · 4 relations");
    window.get_by_label("offline · 1 article");
}

#[test]
fn a_search_by_alias_leads_to_the_sentences() {
    let mut window = with_article("search");
    window.get_by_role_and_label(Role::TextInput, "Find").click();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Find").type_text("lovelace");
    window.run();
    window.get_by_role_and_label(Role::Button, "Ada Byron").click();
    window.run();
    let ada = entity(&window, "Ada Byron");
    assert_eq!(state(&window).selection, [Subject::Entity(ada)].into());
    window.get_by_label("2 relations · 2 sentences · 2 mentions · 1 article");
    window.get_by_label("Evidence: Ada Byron met Charles Babbage in London.");
    window.get_by_label("Evidence: Countess Lovelace praised the Royal Society.").click();
    window.run();
    let place = state(&window).reader.clone().unwrap();
    let text = &state(&window).ground.sources[0].document.text;
    assert_eq!(place.span.of(text), "Countess Lovelace praised the Royal Society.");
}

#[test]
fn enter_goes_to_what_is_marked_in_the_search() {
    let mut window = with_article("enter");
    window.key_press_modifiers(Modifiers::COMMAND, egui::Key::F);
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Find").type_text("a");
    window.run();
    window.key_press(egui::Key::ArrowDown);
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    let state = state(&window);
    let second = find(&state.derived.knowledge, "a", 10)[1].entity;
    assert_eq!(state.selection, [Subject::Entity(second)].into());
    assert_eq!(state.found.at(), Some(1), "the next hit can be gone to from here");
}

#[test]
fn a_click_on_a_kind_hides_it_and_another_click_clears_the_filter() {
    let mut window = with_article("filter");
    window.get_by_label("Place, 2").click();
    window.run();
    window.get_by_label("3 of 5 entities · 2 of 4 relations");
    window.get_by_label("· 1 filter");
    window.get_by_label("clear").click();
    window.run();
    window.get_by_label("5 entities · 4 relations");
}

#[test]
fn the_graph_answers_to_the_pointer() {
    let mut window = with_article("pointer");
    let (ada, turin) = (entity(&window, "Ada Byron"), entity(&window, "Turin"));
    let there = place(&window, ada);
    click(&mut window, there, Modifiers::NONE);
    assert_eq!(state(&window).selection, [Subject::Entity(ada)].into());
    let there = place(&window, turin);
    click(&mut window, there, Modifiers::COMMAND);
    assert_eq!(state(&window).selection.len(), 2);
    let canvas = window.get_by_role(Role::Canvas).rect();
    click(&mut window, canvas.left_top() + egui::vec2(4.0, 4.0), Modifiers::NONE);
    assert!(state(&window).selection.is_empty());

    let from = place(&window, ada);
    press(&window, from, true, Modifiers::NONE);
    for step in 1..=5 {
        window.event(Event::PointerMoved(from + egui::vec2(-8.0, 6.0) * step as f32));
        window.step();
    }
    press(&window, from + egui::vec2(-40.0, 30.0), false, Modifiers::NONE);
    wait_until(&mut window, |state| !state.derived.is_laying_out);
    assert!(state(&window).ground.pins.contains_key(&ada));
    assert_eq!(state(&window).history.undo_step(), Some("Move"));
}

#[test]
fn the_theme_is_chosen_in_the_menu() {
    let mut window = with_article("theme");
    for (name, theme) in [("Dark theme", Theme::Dark), ("Light theme", Theme::Light)] {
        let look = window.get_all_by_label("Look").next().expect("the menu stands before the graph");
        look.click();
        window.run();
        window.get_by_label(name).click();
        window.run();
        assert_eq!(state(&window).theme(), theme);
        assert_eq!(window.ctx.global_style().visuals.dark_mode, theme == Theme::Dark);
    }
}

#[test]
fn an_error_names_the_file_and_stays_until_it_is_dismissed() {
    let mut window = window(vec![PathBuf::from("nowhere/gone.txt")]);
    window.get_by_label("Open articles…").click();
    wait_until(&mut window, |state| !state.messages.is_empty() && state.work.is_none());
    window.get_by_label_contains("gone.txt");
    window.get_by_label("Copy");
    window.get_by_label("Dismiss").click();
    window.run();
    assert!(state(&window).messages.is_empty());
    window.get_by_label("Open articles…");
}

#[test]
fn a_path_can_be_typed_where_there_is_no_dialog() {
    let path = file("typed", "machine.txt", sample::ARTICLE);
    let mut window = window(Vec::new());
    window.key_press_modifiers(Modifiers::COMMAND, egui::Key::L);
    window.run();
    window.get_by_label("Path of a file or folder").type_text(path.to_str().unwrap());
    window.run();
    window.get_by_label("Open").click();
    wait_until(&mut window, is_shown);
    assert_eq!(state(&window).ground.sources.len(), 1);
}

#[test]
fn keys_undo_and_redo() {
    let mut window = with_article("keys");
    window.get_by_label("Person, 2").click();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, egui::Key::Z);
    window.run();
    assert_eq!(state(&window).filter_count(), 0);
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, egui::Key::Z);
    window.run();
    assert_eq!(state(&window).filter_count(), 1);
}

#[test]
fn a_key_with_shift_is_another_key() {
    let mut window = with_text(Vec::new());
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, egui::Key::Z);
    window.run();
    assert_eq!(state(&window).ground.sources.len(), 1, "nothing to redo is no reason to undo");
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, egui::Key::A);
    window.run();
    assert!(state(&window).selection.is_empty());
}

#[test]
fn enter_in_the_search_is_not_enter_on_the_graph() {
    let mut window = with_text(Vec::new());
    let london = entity(&window, "London");
    give(&mut window, Command::Select(Subject::Entity(london)));
    window.key_press_modifiers(Modifiers::COMMAND, egui::Key::F);
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Find").type_text("turin");
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    let turin = entity(&window, "Turin");
    assert_eq!(state(&window).selection, [Subject::Entity(turin)].into());
    assert!(state(&window).ground.filter.focus.is_none());
}

#[test]
fn a_dialog_covers_the_keys_of_what_lies_under_it() {
    let mut window = with_text(Vec::new());
    give(&mut window, Command::ShowAbout);
    window.run();
    for key in [egui::Key::A, egui::Key::F, egui::Key::R] {
        window.key_press_modifiers(Modifiers::COMMAND, key);
        window.run();
    }
    assert!(state(&window).selection.is_empty() && state(&window).dialog == Some(Dialog::About));
    window.key_press(egui::Key::Escape);
    window.run();
    assert!(state(&window).dialog.is_none());
}

#[test]
fn the_palette_finds_every_command_that_can_be_given() {
    let mut window = with_article("palette");
    let names: Vec<&str> = COMMANDS
        .iter()
        .filter(|entry| !matches!(entry.command, Command::ShowPalette | Command::Escape | Command::Undo))
        .filter(|entry| is_enabled(state(&window), &entry.command))
        .map(|entry| entry.name)
        .collect();
    assert!(names.len() > 20);
    window.key_press_modifiers(Modifiers::COMMAND, egui::Key::K);
    window.run();
    for name in &names {
        assert!(window.get_all_by_label_contains(name).next().is_some(), "{name} is not in the palette");
    }
    window.get_by_label("Find a command").type_text("keyboard short");
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    assert_eq!(state(&window).dialog, Some(Dialog::Shortcuts));
}

#[test]
fn a_picture_and_the_data_are_saved() {
    for (command, name, start) in [
        (Command::SavePicture, "graph.svg", &b"<"[..]),
        (Command::SavePicture, "graph.png", &b"\x89PNG"[..]),
        (Command::SavePicture, "graph.pdf", &b"%PDF"[..]),
        (Command::SavePicture, "graph.html", &b"<!DOCTYPE html>"[..]),
        (Command::Export(Exporting::SaveReport), "report.md", &b"# "[..]),
        (Command::Export(Exporting::SaveReport), "report.html", &b"<!DOCTYPE html>"[..]),
        (Command::Export(Exporting::SaveReport), "report.docx", &b"PK"[..]),
        (Command::Export(Exporting::SaveData), "graph.json", &b"{"[..]),
    ] {
        let target = file("saved", name, "");
        let mut window = with_text(vec![target.clone()]);
        give(&mut window, command);
        wait_until(&mut window, |state| state.notice.is_some() || !state.messages.is_empty());
        assert!(state(&window).messages.is_empty(), "{:?}", state(&window).messages);
        assert!(fs::read(&target).unwrap().starts_with(start), "{name}");
    }
}

#[test]
fn a_picture_is_chosen_seen_and_saved() {
    let target = file("saved", "chosen.png", "");
    let mut window = with_text(vec![target.clone()]);
    window.key_press_modifiers(Modifiers::COMMAND, egui::Key::S);
    window.run();
    window.get_by_label("Preview of the picture");
    for button in ["Dark", "3×", "Current view"] {
        window.get_by_label(button).click();
        window.run();
    }
    window.get_by_label("Transparent background").click();
    window.get_by_label("Width").focus();
    window.run();
    window.get_by_label("Width").type_text("500");
    window.run();
    let chosen = state(&window).picture.clone();
    assert_eq!((chosen.scale, chosen.theme, chosen.transparent), (3, Some(Theme::Dark), true));
    assert_eq!((chosen.part, chosen.width), (PicturePart::CurrentView, Some(500)));
    window.get_by_label("Save…").click();
    wait_until(&mut window, |state| state.notice.is_some() || !state.messages.is_empty());
    assert_eq!(state(&window).dialog, None);
    let saved = fs::read(&target).unwrap();
    let width = u32::from_be_bytes(saved[16..20].try_into().unwrap());
    assert_eq!(width, 1500);
}

#[test]
fn without_a_dialog_a_file_is_saved_under_a_path() {
    let mut window = with_text(Vec::new());
    give(&mut window, Command::ExportGraph);
    window.run();
    window.get_by_label("Save…").click();
    wait_until(&mut window, |state| state.notice.is_some());
    // The way out stands at the foot, beneath the dialog.
    give(&mut window, Command::Escape);
    window.run();
    window.get_by_label("Type a path…").click();
    window.run();
    let target = file("saved", "typed.json", "what was there");
    window.get_by_label("Path of the file").type_text(target.to_str().unwrap());
    window.run();
    window.get_by_label("Replace").click();
    wait_until(&mut window, |state| matches!(state.notice, Some(Notice::Saved(_))));
    assert!(fs::read(&target).unwrap().starts_with(b"{"));
}

#[test]
fn what_was_mended_is_shown_and_can_be_switched_off() {
    let path = file(
        "mended",
        "note.txt",
        "Ada Lovelace called it \u{e2}\u{20ac}\u{153}Note G\u{e2}\u{20ac}\u{9d} in London.",
    );
    let mut window = window(vec![path]);
    window.get_by_label("Open articles…").click();
    wait_until(&mut window, is_shown);
    window.get_by_label("2 damaged characters mended").click();
    window.run();
    window.get_by_label("Read damaged characters as they are").click();
    wait_until(&mut window, |state| state.work.is_none() && !state.ground.sources[0].document.options.repair);
    window.run();
    window.get_by_label("damaged characters not mended");
}
