//! The graph in the window: gestures, keys, the mini-map, and what a screen reader is told.

#![cfg(feature = "window")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[allow(dead_code, reason = "each test uses a part of it")]
#[path = "support/sample.rs"]
mod sample;
#[path = "support/window.rs"]
mod support;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, vec2};
use egui_kittest::kittest::Queryable as _;
use relata::app::{Camera, Command};
use relata::layout::Point;
use relata::scene::Subject;
use support::{Window, click, entity, give, place, state, with_article};

const ALT: Modifiers = Modifiers::ALT;
const SHIFT: Modifiers = Modifiers::SHIFT;

/// Presses or lets go of a button of the mouse.
fn button(window: &Window, pos: Pos2, button: PointerButton, pressed: bool, modifiers: Modifiers) {
    window.event_modifiers(Event::PointerMoved(pos), modifiers);
    window.event_modifiers(Event::PointerButton { pos, button, pressed, modifiers }, modifiers);
}

/// Drags along some places.
fn drag(window: &mut Window, which: PointerButton, places: &[Pos2], modifiers: Modifiers) {
    button(window, places[0], which, true, modifiers);
    window.step();
    for &place in &places[1..] {
        window.event_modifiers(Event::PointerMoved(place), modifiers);
        window.step();
    }
    button(window, places[places.len() - 1], which, false, modifiers);
    window.run();
}

/// A box on the screen around some entities, wide enough to hold their marks.
fn around(window: &Window, names: &[&str]) -> Rect {
    let mut rect = Rect::NOTHING;
    for name in names {
        rect.extend_with(place(window, entity(window, name)));
    }
    rect.expand(24.0)
}

fn selected(window: &Window) -> usize {
    state(window).selection.len()
}

#[test]
fn a_box_selects_what_is_in_it() {
    let mut window = with_article("box");
    let canvas = window.get_by_role(Role::Canvas).rect();
    let all = [canvas.min + vec2(3.0, 3.0), canvas.center(), canvas.max - vec2(3.0, 60.0)];
    drag(&mut window, PointerButton::Primary, &all, SHIFT);
    let (entities, relations) =
        (state(&window).selected_entities().count(), state(&window).selected_relations().count());
    assert_eq!((entities, relations), (5, 4), "lines with both ends in it, too");
    let one = around(&window, &["Turin"]);
    drag(&mut window, PointerButton::Primary, &[one.min, one.center(), one.max], SHIFT);
    assert_eq!(state(&window).selection, [Subject::Entity(entity(&window, "Turin"))].into());
    let other = around(&window, &["Royal Society"]);
    let adding = SHIFT | Modifiers::COMMAND;
    drag(&mut window, PointerButton::Primary, &[other.min, other.center(), other.max], adding);
    assert_eq!(selected(&window), 2);
    assert!(state(&window).camera.is_none(), "the view has not moved");
}

#[test]
fn a_quick_click_with_a_key_counts_though_the_key_is_up_again_before_the_frame() {
    let mut window = with_article("quick click");
    for name in ["Turin", "London"] {
        let pos = place(&window, entity(&window, name));
        window.event(Event::PointerMoved(pos));
        for pressed in [true, false] {
            let modifiers = Modifiers::COMMAND;
            window.event(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers });
        }
        window.run();
    }
    assert_eq!(selected(&window), 2);
}

#[test]
fn a_lasso_selects_what_it_goes_around() {
    let mut window = with_article("lasso");
    let rect = around(&window, &["Turin"]);
    let line = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
    drag(&mut window, PointerButton::Primary, &line, ALT);
    assert_eq!(state(&window).selection, [Subject::Entity(entity(&window, "Turin"))].into());
}

#[test]
fn a_click_with_shift_selects_as_well() {
    let mut window = with_article("shift");
    for name in ["Turin", "London"] {
        let there = place(&window, entity(&window, name));
        click(&mut window, there, SHIFT);
    }
    assert_eq!(selected(&window), 2);
    let there = place(&window, entity(&window, "Turin"));
    click(&mut window, there, SHIFT);
    assert_eq!(selected(&window), 1);
}

#[test]
fn the_middle_button_and_the_space_bar_move_the_view() {
    let mut window = with_article("pan");
    let from = place(&window, entity(&window, "Turin"));
    let way = [from, from + vec2(-20.0, 10.0), from + vec2(-60.0, 30.0)];
    drag(&mut window, PointerButton::Middle, &way, Modifiers::NONE);
    let first = state(&window).camera.unwrap();
    window.event(Event::Key {
        key: Key::Space,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    });
    window.step();
    let from = place(&window, entity(&window, "Turin"));
    let way = [from, from + vec2(20.0, 10.0), from + vec2(60.0, 30.0)];
    drag(&mut window, PointerButton::Primary, &way, Modifiers::NONE);
    assert_ne!(state(&window).camera.unwrap(), first);
    assert!(state(&window).ground.pins.is_empty(), "no entity was moved");
    assert_eq!(selected(&window), 0);
}

#[test]
fn arrows_walk_and_what_is_reached_is_said() {
    let mut window = with_article("walk");
    window.get_by_role(Role::Canvas).focus();
    window.run();
    window.key_press(Key::ArrowLeft);
    window.run();
    window.get_by_label_contains("Charles Babbage, person, 3 relations; strongest: ");
    window.key_press(Key::N);
    window.run();
    assert_eq!(selected(&window), 1);
    assert!(!state(&window).selection.contains(&Subject::Entity(entity(&window, "Charles Babbage"))));
    window.key_press(Key::Enter);
    window.run();
    assert!(state(&window).ground.filter.focus.is_some());
    window.key_press(Key::Num2);
    window.run();
    assert_eq!(state(&window).ground.filter.focus.as_ref().unwrap().depth, 2);
    window.key_press(Key::Backspace);
    window.run();
    assert!(state(&window).ground.filter.focus.is_none());
    window.key_press_modifiers(ALT, Key::ArrowRight);
    window.run();
    assert!(state(&window).ground.filter.focus.is_some());
    window.key_press_modifiers(ALT, Key::ArrowLeft);
    window.run();
    assert!(state(&window).ground.filter.focus.is_none());
}

#[test]
fn digits_and_letters_typed_into_a_field_are_text() {
    let mut window = with_article("typed");
    let turin = entity(&window, "Turin");
    give(&mut window, Command::Select(Subject::Entity(turin)));
    window.get_by_role_and_label(Role::TextInput, "Find").click();
    window.run();
    for key in [Key::Num3, Key::N, Key::ArrowLeft] {
        window.key_press(key);
        window.run();
    }
    assert!(state(&window).ground.filter.focus.is_none());
    assert_eq!(state(&window).selection, [Subject::Entity(turin)].into());
}

#[test]
fn the_menu_opens_by_the_keyboard_and_has_it() {
    let mut window = with_article("menu");
    window.get_by_role(Role::Canvas).focus();
    let turin = entity(&window, "Turin");
    give(&mut window, Command::Select(Subject::Entity(turin)));
    window.run();
    window.key_press_modifiers(SHIFT, Key::F10);
    window.run();
    window.get_by_label("Copy name");
    assert!(window.get_all_by_role_and_label(Role::Button, "Focus").any(|item| item.is_focused()));
    window.key_press(Key::Enter);
    window.run();
    assert!(state(&window).ground.filter.focus.is_some());
    assert!(window.query_by_label("Copy name").is_none(), "the menu is closed");
}

#[test]
fn the_depth_is_a_slider() {
    let mut window = with_article("depth");
    let turin = entity(&window, "Turin");
    give(&mut window, Command::Focus(turin));
    window.run();
    let slider = window.get_by_role_and_label(Role::Slider, "Depth");
    slider.focus();
    window.run();
    window.key_press(Key::ArrowRight);
    window.run();
    assert_eq!(state(&window).ground.filter.focus.as_ref().unwrap().depth, 2);
}

#[test]
fn the_mini_map_is_there_when_there_is_more_than_is_seen() {
    let mut window = with_article("map");
    assert!(window.query_by_label("Mini-map").is_none());
    let middle = state(&window).view_camera().center;
    give(&mut window, Command::MoveCamera(Camera { center: middle, zoom: 6.0 }));
    window.run();
    let map = window.get_by_label("Mini-map").rect();
    click(&mut window, map.left_top() + vec2(8.0, 8.0), Modifiers::NONE);
    let camera = state(&window).camera.unwrap();
    assert!(camera.center.x < middle.x && camera.center.y < middle.y);
    let from = map.center();
    drag(
        &mut window,
        PointerButton::Primary,
        &[from, from + vec2(6.0, 4.0), from + vec2(12.0, 8.0)],
        Modifiers::NONE,
    );
    let moved = state(&window).camera.unwrap();
    assert!(moved.center.distance(Point::default()).is_finite() && moved.center.x > camera.center.x);
    assert!((moved.zoom - 6.0).abs() < 0.001);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Num5);
    window.run();
    assert!(window.query_by_label("Mini-map").is_none());
}

#[test]
fn the_legend_does_not_lie_under_the_mini_map() {
    let mut window = with_article("map beside the legend");
    for width in [930.0, 960.0, 1000.0, 1200.0] {
        window.set_size(vec2(width, 900.0));
        let center = state(&window).view_camera().center;
        give(&mut window, Command::MoveCamera(Camera { center, zoom: 6.0 }));
        window.run();
        let map = window.get_by_label("Mini-map").rect();
        let rows: Vec<Rect> =
            window.get_all_by_label_contains("in the legend").map(|row| row.rect()).collect();
        assert!(rows.len() > 2 && rows.iter().all(|row| !row.intersects(map)), "{width}: {rows:?} {map:?}");
    }
}

#[test]
fn a_presentation_shows_the_graph_alone() {
    let mut window = with_article("presentation");
    window.key_press(Key::F11);
    window.run();
    assert!(window.query_by_label("View").is_none() && window.query_by_label("Person, 2").is_none());
    window.get_by_role(Role::Canvas);
    window.get_by_label("Leave presentation");
    window.key_press(Key::Escape);
    window.run();
    window.get_by_label("View");
    window.get_by_label("Person, 2");
}

#[test]
fn the_graph_takes_the_keyboard_when_nothing_has_it() {
    let mut window = with_article("free");
    window.key_press(Key::ArrowUp);
    window.run();
    assert_eq!(selected(&window), 1);
    assert!(window.get_by_role(Role::Canvas).is_focused());
    for _ in 0..4 {
        window.key_press(Key::ArrowRight);
        window.run();
        assert!(window.get_by_role(Role::Canvas).is_focused());
    }
    window.key_press(Key::F11);
    window.run();
    window.key_press(Key::Escape);
    window.run();
    window.key_press_modifiers(SHIFT, Key::F10);
    window.run();
    window.get_by_label("Copy name");
}

#[test]
fn another_view_comes_gliding_and_costs_nothing_afterwards() {
    let mut window = with_article("motion");
    let turin = entity(&window, "Turin");
    give(&mut window, Command::Select(Subject::Entity(turin)));
    window.run();
    give(&mut window, Command::FitSelection);
    let gliding = window.run();
    assert!((10..20).contains(&gliding), "{gliding} frames");
    assert!(window.run() <= 2);
    let canvas = window.get_by_role(Role::Canvas).rect();
    let from = canvas.min + vec2(30.0, 30.0);
    let camera = state(&window).camera;
    drag(
        &mut window,
        PointerButton::Primary,
        &[from, from + vec2(20.0, 20.0), from + vec2(50.0, 50.0)],
        Modifiers::NONE,
    );
    assert_ne!(state(&window).camera, camera);
    assert!(window.run() <= 2, "what the hand moves is there at once");
}

#[test]
fn escape_gives_up_a_box_and_nothing_else() {
    let mut window = with_article("escape");
    let turin = entity(&window, "Turin");
    give(&mut window, Command::Select(Subject::Entity(turin)));
    window.run();
    let canvas = window.get_by_role(Role::Canvas).rect();
    let corner = canvas.min + vec2(4.0, 4.0);
    button(&window, corner, PointerButton::Primary, true, SHIFT);
    window.step();
    window.event_modifiers(Event::PointerMoved(canvas.center()), SHIFT);
    window.step();
    let escape = |pressed| Event::Key {
        key: Key::Escape,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    window.event(escape(true));
    window.step();
    window.event(escape(false));
    button(&window, canvas.center(), PointerButton::Primary, false, Modifiers::NONE);
    window.run();
    assert_eq!(state(&window).selection, [Subject::Entity(turin)].into());
}
