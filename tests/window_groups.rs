//! Groups, the look of marks and the legend, as a person with a screen reader meets them.

#![cfg(feature = "window")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/sample.rs"]
mod sample;
#[path = "support/window.rs"]
mod support;

use egui::Modifiers;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use relata::app::Command;
use relata::graph::GroupBy;
use relata::knowledge::EntityId;
use relata::layout::Point;
use relata::scene::{ColorBy, Handle, SizeBy};
use support::{Window, give, state, with_text};

fn press(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

fn drawn(window: &Window) -> usize {
    state(window).derived.drawn.view.entities.len()
}

fn group(window: &Window, member: &str) -> EntityId {
    state(window).derived.drawn.groups.of(support::entity(window, member)).unwrap().id
}

/// Lets the layout come and things arrive.
fn settle(window: &mut Window) {
    support::wait_until(window, support::is_shown);
    window.run_steps(30);
}

#[test]
fn groups_are_made_in_the_menu_opened_from_the_panel_and_closed_again() {
    let mut window = with_text(Vec::new());
    press(&mut window, "Show several entities as one");
    press(&mut window, "Group by kind");
    window.key_press(egui::Key::Escape);
    settle(&mut window);
    assert_eq!(drawn(&window), 3);
    let people = group(&window, "Ada Byron");
    let place = support::place(&window, people);
    support::click(&mut window, place, Modifiers::NONE);
    assert_eq!(state(&window).selected_group().unwrap().id, people);
    window.get_by_label("group of 2 people, 1 relation inside, 3 to the rest");
    press(&mut window, "Open this group");
    settle(&mut window);
    assert_eq!(drawn(&window), 4);
    press(&mut window, "Close its group");
    settle(&mut window);
    assert_eq!(drawn(&window), 3);
}

#[test]
fn a_double_click_opens_a_group_and_no_focus() {
    let mut window = with_text(Vec::new());
    give(&mut window, Command::GroupBy(GroupBy::Kind));
    settle(&mut window);
    let place = support::place(&window, group(&window, "Turin"));
    for _ in 0..2 {
        support::press(&window, place, true, Modifiers::NONE);
        support::press(&window, place, false, Modifiers::NONE);
    }
    window.run();
    settle(&mut window);
    assert_eq!(drawn(&window), 4);
    assert!(state(&window).ground.filter.focus.is_none());
}

#[test]
fn a_hidden_member_says_which_group_it_is_in() {
    let mut window = with_text(Vec::new());
    give(&mut window, Command::GroupBy(GroupBy::Kind));
    settle(&mut window);
    let turin = support::entity(&window, "Turin");
    give(&mut window, Command::GoTo(turin));
    window.run();
    window.get_by_label("On the graph inside the group “Places”");
    press(&mut window, "Open this group");
    settle(&mut window);
    window.get_by_label("Member of the open group “Places”");
}

#[test]
fn the_look_is_chosen_in_the_menu_on_the_graph_and_explained_in_the_legend() {
    let mut window = with_text(Vec::new());
    press(&mut window, "What size, colour and label of the marks say");
    press(&mut window, "Colour by article");
    press(&mut window, "Size by neighbours");
    window.key_press(egui::Key::Escape);
    window.run();
    let style = state(&window).ground.style;
    assert_eq!((style.color, style.size), (ColorBy::Article, SizeBy::Neighbours));
    window.get_by_label("machine.txt in the legend");
    window.get_by_label("neighbours");
    press(&mut window, "Person in the legend");
    assert_eq!(state(&window).derived.view.entities.len(), 3);
}

#[test]
fn the_legend_folds_where_there_is_no_room() {
    let mut window = with_text(Vec::new());
    window.set_size(egui::vec2(640.0, 420.0));
    window.run();
    assert!(window.query_by_label("Person in the legend").is_none());
    press(&mut window, "Legend");
    window.get_by_label("Person in the legend");
}

#[test]
fn a_click_on_the_name_of_an_open_group_closes_it() {
    let mut window = with_text(Vec::new());
    let pair = ["Ada Byron", "Royal Society"].map(|name| support::entity(&window, name));
    give(&mut window, Command::SelectEntities(pair.into()));
    give(&mut window, Command::GroupSelection);
    settle(&mut window);
    let id = group(&window, "Ada Byron");
    give(&mut window, Command::OpenGroup(id));
    for (number, member) in pair.into_iter().enumerate() {
        give(&mut window, Command::Pin(member, Point::new(900.0 + 90.0 * number as f32, 0.0)));
    }
    give(&mut window, Command::ClearSelection);
    settle(&mut window);
    window.get_by_label("members of an open group");
    let handles = &state(&window).derived.scene.handles;
    let (name, _) = handles.iter().find(|(_, handle)| *handle == Handle::Group(id)).unwrap();
    let canvas = window.get_by_role(Role::Canvas).rect();
    let size = Point::new(canvas.width(), canvas.height());
    let place = state(&window).view_camera().to_screen(name.center(), size);
    support::click(&mut window, canvas.min + egui::vec2(place.x, place.y), Modifiers::NONE);
    settle(&mut window);
    assert_eq!(drawn(&window), 4);
    assert_eq!(state(&window).history.undo_step(), Some("Close group"));
}
