//! Hands on the graph in the window: numbers that expand, lines, keys that mean the graph, menus everywhere.

#![cfg(feature = "window")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[allow(dead_code, reason = "each test uses a part of it")]
#[path = "support/sample.rs"]
mod sample;
#[path = "support/window.rs"]
mod support;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::Queryable as _;
use relata::app::Command;
use relata::layout::Point;
use relata::scene::{Handle, LineGrouping, Subject};
use support::{Window, click, entity, give, is_shown, state, wait_until, window, with_article};

/// Several relations between the same two.
const PAIRS: &str = "Ada Byron met Charles Babbage. Ada Byron praised Charles Babbage. Charles Babbage wrote to \
Ada Byron. Charles Babbage travelled to Turin.\n";

fn with_pairs() -> Window {
    let mut window = window(Vec::new());
    give(&mut window, Command::SetLineGrouping(LineGrouping::OnePerPair));
    give(&mut window, Command::OpenText { name: "pairs.txt".to_owned(), text: PAIRS.to_owned() });
    wait_until(&mut window, is_shown);
    window
}

/// Where a place of the plane is on the screen.
fn on_screen(window: &Window, place: Point) -> Pos2 {
    let canvas = window.get_by_role(Role::Canvas).rect();
    let size = Point::new(canvas.width(), canvas.height());
    let place = state(window).view_camera().to_screen(place, size);
    canvas.min + egui::vec2(place.x, place.y)
}

/// Where the number is that does this.
fn handle(window: &Window, is_it: impl Fn(&Handle) -> bool) -> Pos2 {
    let handles = &state(window).derived.scene.handles;
    let (rectangle, _) = handles.iter().find(|(_, handle)| is_it(handle)).unwrap();
    on_screen(window, rectangle.center())
}

#[test]
fn a_click_on_the_number_at_a_mark_expands() {
    let mut window = with_article("expand");
    let turin = entity(&window, "Turin");
    give(&mut window, Command::Focus(turin));
    window.run();
    wait_until(&mut window, is_shown);
    window.get_by_label("neighbours not shown");
    let place = handle(&window, |handle| matches!(handle, Handle::Beyond(_)));
    click(&mut window, place, Modifiers::NONE);
    wait_until(&mut window, is_shown);
    assert_eq!(state(&window).derived.view.entities.len(), 4);
    assert_eq!(state(&window).history.undo_step(), Some("Expand"));
    assert!(state(&window).ground.filter.focus.as_ref().unwrap().entities.contains(&turin));
}

#[test]
fn a_click_on_a_line_selects_all_its_relations_and_its_number_fans_them_out() {
    let mut window = with_pairs();
    let mutual = |window: &Window| {
        let lines = state(window).derived.lines_with_middles();
        let (line, middle) = lines.max_by_key(|(line, _)| line.relations.len()).unwrap();
        (line.relations.len(), middle)
    };
    let (count, _) = mutual(&window);
    assert_eq!(count, 3);
    let number = handle(&window, |handle| matches!(handle, Handle::Bundle(_)));
    let babbage = on_screen(&window, state(&window).derived.positions[&entity(&window, "Charles Babbage")]);
    let beside_number = number + (babbage - number) * 0.4;
    click(&mut window, beside_number, Modifiers::NONE);
    assert_eq!(state(&window).selected_relations().count(), 3);
    window.get_by_label_contains(" · 3");
    click(&mut window, beside_number, Modifiers::COMMAND);
    assert!(state(&window).selection.is_empty());
    window.event(Event::PointerMoved(egui::pos2(5.0, 400.0)));
    window.run();
    let number = handle(&window, |handle| matches!(handle, Handle::Bundle(_)));
    click(&mut window, number, Modifiers::NONE);
    assert_eq!(mutual(&window).0, 1);
    assert_eq!(state(&window).canvas.fanned.len(), 1);
}

#[test]
fn keys_on_the_graph_walk_lines_move_hide_and_expand() {
    let mut window = with_pairs();
    window.get_by_role(Role::Canvas).focus();
    let babbage = entity(&window, "Charles Babbage");
    give(&mut window, Command::Select(Subject::Entity(babbage)));
    window.run();
    window.key_press(Key::L);
    window.run();
    assert_eq!(state(&window).selected_relations().count(), 3);
    window.get_by_label_contains("line 1 of 2 of Charles Babbage");
    window.key_press(Key::Delete);
    window.run();
    assert_eq!(state(&window).derived.view.relations.len(), 1);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run();
    give(&mut window, Command::Select(Subject::Entity(babbage)));
    let before = state(&window).derived.positions[&babbage];
    window.key_press_modifiers(Modifiers::COMMAND, Key::ArrowRight);
    wait_until(&mut window, is_shown);
    assert!(state(&window).derived.positions[&babbage].x > before.x);
    assert!(window.get_by_role(Role::Canvas).is_focused());
    give(&mut window, Command::FocusAtDepth(0));
    wait_until(&mut window, is_shown);
    window.key_press_modifiers(Modifiers::COMMAND, Key::E);
    wait_until(&mut window, is_shown);
    assert_eq!(state(&window).derived.view.entities.len(), 3);
    window.key_press(Key::Minus);
    wait_until(&mut window, is_shown);
    assert_eq!(state(&window).derived.view.entities.len(), 1);
    window.key_press(Key::Plus);
    wait_until(&mut window, is_shown);
    assert_eq!(state(&window).derived.view.entities.len(), 3);
}

#[test]
fn letters_and_digits_mean_the_graph_only_while_it_has_the_keyboard() {
    let mut window = with_article("letters");
    let turin = entity(&window, "Turin");
    give(&mut window, Command::Select(Subject::Entity(turin)));
    window.run();
    window.get_by_label("Person, 2").focus();
    window.run();
    for key in [Key::H, Key::P, Key::Num0, Key::N] {
        window.key_press(key);
        window.run();
    }
    let now = state(&window);
    let filter = &now.ground.filter;
    assert!(filter.chips == filter.bar_alone() && filter.focus.is_none() && now.ground.pins.is_empty());
    assert_eq!(now.selection, [Subject::Entity(turin)].into());
    window.get_by_role(Role::Canvas).focus();
    window.run();
    window.key_press(Key::P);
    window.run();
    assert_eq!(state(&window).ground.pins.len(), 1);
    give(&mut window, Command::ShowCentre(relata::app::Centre::Table));
    window.run();
    window.key_press(Key::H);
    window.run();
    let filter = &state(&window).ground.filter;
    assert!(filter.chips == filter.bar_alone(), "there is no graph to mean");
}

#[test]
fn rows_on_both_sides_have_the_menu_of_the_graph() {
    let mut window = with_article("menus");
    let turin = entity(&window, "Turin");
    give(&mut window, Command::Select(Subject::Entity(turin)));
    window.run();
    for (name, item) in [("Person, 2", "Show only these"), ("travelled to Turin", "Select both ends")] {
        let name = if name == "travelled to Turin" { "travelled to Charles Babbage" } else { name };
        let row = window.get_by_label(name);
        row.focus();
        window.run();
        window.key_press_modifiers(Modifiers::SHIFT, Key::F10);
        window.run();
        window.run();
        window.get_by_label(item);
        assert!(window.get_all_by_role(Role::Button).any(|button| button.is_focused()), "{name}");
        window.key_press(Key::Escape);
        window.run();
        assert!(window.query_by_label(item).is_none(), "{name}");
    }
    let sentence = window.get_by_label("Evidence: Charles Babbage travelled to Turin.").rect().center();
    for pressed in [true, false] {
        window.event(Event::PointerMoved(sentence));
        let button = PointerButton::Secondary;
        window.event(Event::PointerButton { pos: sentence, button, pressed, modifiers: Modifiers::NONE });
    }
    window.run();
    window.get_by_label("Copy sentence");
}

#[test]
fn hits_have_a_menu_that_keeps_the_list() {
    let mut window = with_article("hits");
    window.get_by_role_and_label(Role::TextInput, "Find").click();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Find").type_text("Turin");
    window.run();
    window.key_press_modifiers(Modifiers::SHIFT, Key::F10);
    window.run();
    window.run();
    let item = window.get_by_label("Hide").rect().center();
    click(&mut window, item, Modifiers::NONE);
    wait_until(&mut window, is_shown);
    assert!(!state(&window).derived.view.has_entity(entity(&window, "Turin")));
}

/// Drags with the left button.
fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    support::press(window, from, true, Modifiers::NONE);
    window.step();
    for step in 1..=4 {
        window.event(Event::PointerMoved(from + (to - from) * (step as f32 / 4.0)));
        window.step();
    }
    support::press(window, to, false, Modifiers::NONE);
    window.run();
}

#[test]
fn a_name_is_dragged_away_and_put_back() {
    let mut window = with_article("names");
    let turin = entity(&window, "Turin");
    let name = |window: &Window| state(window).derived.scene.name_of(turin).unwrap().center();
    let mark = state(&window).derived.positions[&turin];
    let (before, from) = (name(&window), on_screen(&window, name(&window)));
    drag(&mut window, from, from + egui::vec2(40.0, 30.0));
    let zoom = state(&window).view_camera().zoom;
    let way = (name(&window) - before) * zoom;
    assert!((way.x - 40.0).abs() < 1.5 && (way.y - 30.0).abs() < 1.5, "{way:?}");
    assert_eq!(state(&window).derived.positions[&turin], mark, "the mark stays");
    assert_eq!(state(&window).history.undo_step(), Some("Move name"));
    assert!(state(&window).ground.pins.is_empty());
    // The mark itself still moves by hand, and takes its name along.
    let (place, apart) = (on_screen(&window, mark), name(&window) - mark);
    drag(&mut window, place, place + egui::vec2(-30.0, 20.0));
    assert!(state(&window).ground.pins.contains_key(&turin));
    let moved = state(&window).derived.positions[&turin];
    assert!((name(&window) - moved).distance(apart) < 0.1);
    let place = on_screen(&window, moved);
    window.event(Event::PointerMoved(place));
    let button = PointerButton::Secondary;
    for pressed in [true, false] {
        window.event(Event::PointerButton { pos: place, button, pressed, modifiers: Modifiers::NONE });
    }
    window.run();
    window.get_by_label("Put its name back").click();
    window.run();
    assert!(state(&window).ground.names.is_empty());
}

#[test]
fn a_name_is_moved_by_keys() {
    let mut window = with_article("names by keys");
    let turin = entity(&window, "Turin");
    give(&mut window, Command::Select(Subject::Entity(turin)));
    window.get_by_role(Role::Canvas).focus();
    window.run();
    let before = state(&window).derived.scene.name_of(turin).unwrap().center();
    for _ in 0..3 {
        window.key_press_modifiers(Modifiers::ALT | Modifiers::SHIFT, Key::ArrowLeft);
        window.run();
    }
    let after = state(&window).derived.scene.name_of(turin).unwrap().center();
    assert!(after.x < before.x - 5.0 && (after.y - before.y).abs() < 0.1);
    assert!(window.get_by_role(Role::Canvas).is_focused(), "the graph keeps the keyboard");
    assert_eq!(state(&window).history.undo_step(), Some("Move name"));
}
