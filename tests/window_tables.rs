//! Table and timeline as a person meets them, by their accessible names.

#![cfg(feature = "window")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/sample.rs"]
mod sample;
#[path = "support/window.rs"]
mod support;

use std::fs;

use egui::accesskit::{Role, SortDirection};
use egui::{Event, Key, Modifiers, PointerButton, Rect};
use egui_kittest::Node;
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};
use relata::app::timeline::{chosen_days, window as days_in_view};
use relata::app::{Centre, Command, Notice};
use relata::scene::Subject;
use support::{Window, click, entity, file, give, is_shown, press, state, wait_until, window, with_text};

fn with_table() -> Window {
    let mut window = with_text(Vec::new());
    window.get_by_role_and_label(Role::Tab, "Table").click();
    window.run();
    window
}

fn with_timeline() -> Window {
    let mut window = window(Vec::new());
    let text = sample::DATED.to_owned();
    give(&mut window, Command::OpenText { name: "letters.txt".to_owned(), text });
    wait_until(&mut window, is_shown);
    window.key_press(Key::F9);
    window.run();
    window
}

/// Whether a node is a row of the table or a mark of the timeline.
fn is_row_or_mark(node: &AccessKitNode<'_>) -> bool {
    let is_head = node.data().row_index() == Some(0);
    node.role() == Role::ListBoxOption || node.role() == Role::Row && !is_head
}

/// Where a row or a mark is whose label begins so.
fn row(window: &Window, label: &str) -> Rect {
    let mut found = window.get_all_by(is_row_or_mark);
    let begins = |node: &Node<'_>| node.accesskit_node().label().is_some_and(|own| own.starts_with(label));
    found.find(begins).unwrap_or_else(|| panic!("no row {label}")).rect()
}

/// The labels of the rows in sight, from the top.
fn rows(window: &Window) -> Vec<String> {
    let mut found: Vec<(f32, String)> = window
        .query_all_by(is_row_or_mark)
        .map(|node| (node.rect().top(), node.accesskit_node().label().unwrap_or_default()))
        .collect();
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    found.into_iter().map(|(_, label)| label).collect()
}

/// The cells of a row or the heads of the columns, as a screen reader meets them: what they are, what they are
/// called, in which row and column they stand.
fn cells(row: &Node<'_>) -> Vec<(Role, String, Option<usize>, Option<usize>)> {
    let told = |cell: Node<'_>| {
        let cell = cell.accesskit_node();
        let data = cell.data();
        (cell.role(), cell.label().unwrap_or_default(), data.row_index(), data.column_index())
    };
    let inside = row.children_recursive().map(told);
    inside.filter(|(role, ..)| matches!(role, Role::Cell | Role::ColumnHeader)).collect()
}

/// The row with this index.
fn row_at(window: &Window, index: usize) -> Node<'_> {
    let is_it =
        move |node: &AccessKitNode<'_>| node.role() == Role::Row && node.data().row_index() == Some(index);
    window.get_by(is_it)
}

/// The nearest thing around a row that means something.
fn around(row: &Node<'_>) -> Role {
    let mut node = row.accesskit_node();
    while let Some(parent) = node.parent() {
        node = parent;
        if node.role() != Role::GenericContainer {
            break;
        }
    }
    node.role()
}

fn click_row(window: &mut Window, label: &str, modifiers: Modifiers) {
    let place = row(window, label).left_center() + egui::vec2(60.0, 0.0);
    click(window, place, modifiers);
}

#[test]
fn the_tabs_and_the_keys_lead_to_graph_table_and_timeline() {
    let mut window = with_table();
    assert_eq!(state(&window).centre, Centre::Table);
    window.get_by_role_and_label(Role::Table, "Table of 5 entities");
    window.key_press(Key::F9);
    window.run();
    window.get_by_label("Nothing that is shown has a date.");
    window.key_press(Key::F7);
    window.run();
    window.get_by_role(Role::Canvas);
}

#[test]
fn every_row_says_everything_in_it() {
    let mut window = with_table();
    let all = rows(&window);
    assert_eq!(all.len(), 5);
    let charles = all.iter().find(|label| label.starts_with("Charles Babbage")).unwrap();
    assert_eq!(
        charles,
        "Charles Babbage, person, 3 relations, 3 neighbours, 2 sentences, 1 document, 2 mentions, 90 % sure"
    );
    window.get_by_role_and_label(Role::Button, "Relations").click();
    window.run();
    let all = rows(&window);
    assert!(all[0].starts_with("Ada Byron met Charles Babbage, stated, type meets, 1 sentence"), "{all:?}");
    window.get_by_role_and_label(Role::Table, "Table of 4 relations");
}

#[test]
fn a_screen_reader_meets_a_table_of_rows_and_cells() {
    let mut window = with_table();
    give(&mut window, Command::SortTable(relata::app::tables::Column::Name));
    click_row(&mut window, "Charles Babbage", Modifiers::NONE);
    let table = window.get_by_role(Role::Table).accesskit_node();
    assert_eq!((table.data().row_count(), table.data().column_count()), (Some(6), Some(10)));
    assert!(table.is_multiselectable());
    let heads = row_at(&window, 0);
    assert_eq!(
        cells(&heads)[0],
        (Role::ColumnHeader, "Name, sorted, smallest first".to_owned(), Some(0), Some(0))
    );
    assert_eq!(cells(&heads)[9], (Role::ColumnHeader, "Pinned".to_owned(), Some(0), Some(9)));
    let sorted = |label: &str| {
        let head = window.get_by_role_and_label(Role::ColumnHeader, label).accesskit_node();
        head.sort_direction()
    };
    assert_eq!(sorted("Name, sorted, smallest first"), Some(SortDirection::Ascending));
    assert_eq!(sorted("Kind"), None);
    let charles = row_at(&window, 2);
    assert!(charles.accesskit_node().label().unwrap().starts_with("Charles Babbage, person"));
    assert_eq!(charles.accesskit_node().is_selected(), Some(true));
    assert_eq!(row_at(&window, 1).accesskit_node().is_selected(), Some(false));
    let told = cells(&charles);
    assert_eq!(told.len(), 10);
    for (index, words) in [(0, "Name: Charles Babbage"), (1, "Kind: Person"), (2, "Subtype: empty")] {
        assert_eq!(told[index], (Role::Cell, words.to_owned(), Some(2), Some(index)));
    }
    assert_eq!(told[8].1, "Confidence: 90 %");
    assert_eq!(told[9].1, "Pinned: no");
    assert_eq!((around(&heads), around(&charles)), (Role::Table, Role::Table));
}

#[test]
fn columns_are_hidden_by_pointer_and_by_keyboard() {
    let mut window = with_table();
    let head =
        |window: &Window, label: &str| window.query_by_role_and_label(Role::ColumnHeader, label).is_some();
    window.get_by_role_and_label(Role::ColumnHeader, "Kind").click_secondary();
    window.run();
    window.get_by_label("Hide column kind").click();
    window.run();
    assert!(!head(&window, "Kind") && head(&window, "Subtype"));
    assert_eq!(window.get_by_role(Role::Table).accesskit_node().data().column_count(), Some(9));
    let told = cells(&row_at(&window, 1));
    assert!(told.len() == 9 && told[1].1.starts_with("Subtype: ") && told[1].3 == Some(1), "{told:?}");
    assert!(!rows(&window)[0].contains("person"), "{:?}", rows(&window)[0]);

    // By keyboard: the menu of a head, whose first item hides the column.
    window.get_by_role_and_label(Role::ColumnHeader, "Mentions").focus();
    window.run();
    window.key_press_modifiers(Modifiers::SHIFT, Key::F10);
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert!(!head(&window, "Mentions"));
    let beside = window.get_by_role_and_label(Role::ColumnHeader, "Confidence");
    assert!(beside.accesskit_node().is_focused(), "the keyboard goes on beside it");

    // What cannot be hidden has a menu as well.
    window.get_by_role_and_label(Role::ColumnHeader, "Name").focus();
    window.run();
    window.key_press_modifiers(Modifiers::SHIFT, Key::F10);
    window.run();
    assert!(window.query_by_label("Hide column name").is_none());
    window.key_press(Key::Enter);
    window.run();
    assert!(head(&window, "Name, sorted, smallest first"));

    // The button tells how many are left; its list stays open while one chooses.
    window.get_by_label("Columns, 8 of 10").click();
    window.run();
    assert!(window.get_by_role_and_label(Role::CheckBox, "Name").accesskit_node().is_disabled());
    for name in ["Kind", "Pinned"] {
        window.get_by_role_and_label(Role::CheckBox, name).click();
        window.run();
    }
    assert!(head(&window, "Kind") && !head(&window, "Pinned"));
    window.get_by_role_and_label(Role::Button, "Show all columns").click();
    window.run();
    assert!(head(&window, "Pinned") && head(&window, "Mentions"));
    window.get_by_label("Columns");
}

#[test]
fn heads_sort_and_the_field_finds() {
    let mut window = with_table();
    window.get_by_role_and_label(Role::ColumnHeader, "Name").click();
    window.run();
    assert!(rows(&window)[0].starts_with("Ada Byron"));
    window.get_by_role_and_label(Role::ColumnHeader, "Name, sorted, smallest first").click();
    window.run();
    assert!(rows(&window)[0].starts_with("Turin"));
    window.get_by_role_and_label(Role::ColumnHeader, "Name, sorted, largest first");
    window.get_by_label("Find in table").click();
    window.run();
    window.get_by_label("Find in table").type_text("organ");
    window.run();
    assert_eq!(rows(&window).len(), 1);
    window.get_by_label("1 of 5 entities");
    window.get_by_label("Find in table").type_text("nothing");
    window.run();
    window.get_by_label("No row has that text. Esc shows all rows again.");
    window.key_press(Key::Escape);
    window.run();
    assert_eq!(rows(&window).len(), 5);
}

#[test]
fn clicks_select_as_everywhere() {
    let mut window = with_table();
    give(&mut window, Command::SortTable(relata::app::tables::Column::Name));
    window.run();
    let [ada, charles, london, turin] = ["Ada Byron", "Charles Babbage", "London", "Turin"]
        .map(|name| Subject::Entity(entity(&window, name)));
    click_row(&mut window, "Ada Byron", Modifiers::NONE);
    assert_eq!(state(&window).selection, [ada].into());
    click_row(&mut window, "Turin", Modifiers::COMMAND);
    assert_eq!(state(&window).selection, [ada, turin].into());
    click_row(&mut window, "Ada Byron", Modifiers::NONE);
    click_row(&mut window, "London", Modifiers::SHIFT);
    assert_eq!(state(&window).selection, [ada, charles, london].into());
    let there = row(&window, "Turin").left_center() + egui::vec2(60.0, 0.0);
    window.event(Event::PointerMoved(there));
    window.run();
    assert_eq!(state(&window).hovered, Some(turin));
}

#[test]
fn a_double_click_focuses() {
    let mut window = with_table();
    // Longer than between the clicks of a double click: the tab was clicked before.
    window.run_steps(60);
    let place = row(&window, "Turin").left_center() + egui::vec2(60.0, 0.0);
    for _ in 0..2 {
        press(&window, place, true, Modifiers::NONE);
        press(&window, place, false, Modifiers::NONE);
    }
    window.run();
    let turin = entity(&window, "Turin");
    let focus = state(&window).ground.filter.focus.clone().unwrap();
    assert_eq!(focus.entities, [turin].into());
}

#[test]
fn the_keyboard_walks_the_rows_and_opens_one() {
    let mut window = with_table();
    give(&mut window, Command::SortTable(relata::app::tables::Column::Name));
    window.run();
    click_row(&mut window, "Ada Byron", Modifiers::NONE);
    window.key_press(Key::ArrowDown);
    window.run();
    window.key_press(Key::ArrowDown);
    window.run();
    assert_eq!(state(&window).selection.len(), 1, "walking does not select");
    window.key_press(Key::Enter);
    window.run();
    let london = Subject::Entity(entity(&window, "London"));
    assert_eq!(state(&window).selection, [london].into());
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    window.run();
    assert_eq!(state(&window).selection.len(), 2);
    window.key_press(Key::End);
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(state(&window).selection, [Subject::Entity(entity(&window, "Turin"))].into());
    window.event(Event::Copy);
    window.step();
    assert_eq!(state(&window).notice, Some(Notice::Copied));
    let commands = &window.output().platform_output.commands;
    let copied: Vec<&str> = commands
        .iter()
        .filter_map(|command| match command {
            egui::OutputCommand::CopyText(text) => text.lines().next(),
            _ => None,
        })
        .collect();
    assert!(matches!(copied[..], [titles] if titles.starts_with("Name\t")), "{copied:?}");
}

#[test]
fn the_menu_of_a_row_is_that_of_the_graph() {
    let mut window = with_table();
    let pos = row(&window, "Turin").left_center() + egui::vec2(60.0, 0.0);
    window.event(Event::PointerMoved(pos));
    for pressed in [true, false] {
        let button = PointerButton::Secondary;
        window.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
    }
    window.run();
    window.get_by_label("Copy rows");
    window.get_by_label("Hide").click();
    window.run();
    assert_eq!(rows(&window).len(), 4);
}

#[test]
fn the_table_is_saved_in_a_file() {
    let target = file("saved", "table.csv", "");
    let mut window = with_text(vec![target.clone()]);
    window.key_press(Key::F8);
    window.run();
    window.get_by_label("Save table…").click();
    wait_until(&mut window, |state| state.notice.is_some() || !state.messages.is_empty());
    assert!(state(&window).messages.is_empty(), "{:?}", state(&window).messages);
    let saved = fs::read_to_string(&target).unwrap();
    assert!(saved.starts_with("Name,Kind,") && saved.contains("\r\nTurin,Place,"), "{saved}");
}

#[test]
fn a_row_selected_elsewhere_comes_into_sight_and_far_rows_cost_nothing() {
    let mut window = window(Vec::new());
    // Every sentence is a relation of its own.
    let sentences: Vec<String> =
        (1000..1400).map(|year| format!("Ada Byron met Charles Babbage in {year}.")).collect();
    let sentences = sentences.join(" ");
    let text = format!("{sentences}\n\nElise sleeps. Charles Babbage travelled to Turin in 1840.\n");
    give(&mut window, Command::OpenText { name: "long.txt".to_owned(), text });
    wait_until(&mut window, is_shown);
    window.key_press(Key::F8);
    window.run();
    window.get_by_role_and_label(Role::Button, "Relations").click();
    window.run();
    let all = state(&window).derived.table.as_ref().unwrap().len();
    let drawn = rows(&window).len();
    assert!(drawn < 40, "{drawn} of {all} rows were drawn");
    let knowledge = &state(&window).derived.knowledge;
    let last = knowledge.relations.iter().find(|relation| relation.phrase == "travelled to").unwrap().id;
    give(&mut window, Command::Select(Subject::Relation(last)));
    window.run();
    assert!(rows(&window).iter().any(|label| label.starts_with("Charles Babbage travelled to Turin")));
    // What is in sight says where it stands among what is not.
    let table = window.get_by_role(Role::Table).accesskit_node();
    assert_eq!(table.data().row_count(), Some(all + 1));
    let place = state(&window).derived.table.as_ref().unwrap().place_of(Subject::Relation(last)).unwrap();
    let row = row_at(&window, place + 1);
    assert!(row.accesskit_node().label().unwrap().starts_with("Charles Babbage travelled to Turin"));
    let told = cells(&row);
    assert_eq!((told[3].1.as_str(), told[3].2, told[3].3), ("Object: Turin", Some(place + 1), Some(3)));
}

#[test]
fn the_timeline_shows_what_has_a_date_and_counts_the_rest() {
    let mut window = with_timeline();
    window.get_by_label("3 claims with a date");
    window.get_by_role_and_label(Role::Button, "1 claim without a date");
    window.get_by_role_and_label(Role::ListBox, "Timeline of 3 claims with a date");
    window.get_by_label("letters.txt, published 12 March 1843");
    window.get_by_label("Ada Byron met Charles Babbage, 1841, stated").click();
    window.run();
    let knowledge = &state(&window).derived.knowledge;
    let met = knowledge.relations.iter().find(|relation| relation.phrase == "met").unwrap().id;
    assert_eq!(state(&window).selection, [Subject::Relation(met)].into());
    window.key_press(Key::ArrowRight);
    window.run();
    window.key_press(Key::Enter);
    window.run();
    let knowledge = &state(&window).derived.knowledge;
    let wrote = knowledge.relations.iter().find(|relation| relation.phrase == "wrote to").unwrap().id;
    assert_eq!(state(&window).selection, [Subject::Relation(wrote)].into());
}

fn drag(window: &mut Window, from: egui::Pos2, to: egui::Pos2) {
    press(window, from, true, Modifiers::NONE);
    for step in 1..=5 {
        window.event(Event::PointerMoved(from.lerp(to, step as f32 / 5.0)));
        window.step();
    }
    press(window, to, false, Modifiers::NONE);
    window.run();
}

/// How high the axis lies: the row of filters above it may have grown.
fn axis_height(window: &Window) -> f32 {
    let is_axis = |node: &AccessKitNode<'_>| {
        node.label().is_some_and(|label| label == "Days" || label.starts_with("Days, "))
    };
    window.get_by(is_axis).rect().center().y
}

#[test]
fn a_drag_along_the_axis_chooses_days() {
    let mut window = with_timeline();
    let axis = window.get_by_label("Days").rect();
    let met = row(&window, "Ada Byron met");
    let at = |window: &Window, x: f32| egui::pos2(x, axis_height(window));
    // The words go on to the right of the year that the bar lies over: its first days are enough.
    let (from, to) = (at(&window, met.left() + 4.0), at(&window, met.left() + 40.0));
    drag(&mut window, from, to);
    let (from, to) = chosen_days(state(&window)).unwrap();
    assert_eq!((from.year(), to.year()), (1841, 1841));
    assert_eq!(state(&window).derived.view.relations.len(), 1);
    // The last day is dragged further.
    let (end, right) = (at(&window, met.left() + 41.0), at(&window, axis.right() - 4.0));
    drag(&mut window, end, right);
    let (same, later) = chosen_days(state(&window)).unwrap();
    assert!(same == from && later.year() >= 1843, "{same} – {later}");
    assert_eq!(state(&window).derived.view.relations.len(), 2);
    let left = at(&window, axis.left() + 4.0);
    click(&mut window, left, Modifiers::NONE);
    assert_eq!(chosen_days(state(&window)), None);
    assert_eq!(state(&window).derived.view.relations.len(), 4);
}

#[test]
fn the_wheel_comes_nearer_and_a_drag_moves_the_days() {
    let mut window = with_timeline();
    let whole = days_in_view(state(&window));
    let middle = window.get_by_label("Days").rect().center() + egui::vec2(0.0, 160.0);
    window.event(Event::PointerMoved(middle));
    window.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, 120.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    window.run();
    let near = days_in_view(state(&window));
    assert!(near.days < whole.days);
    drag(&mut window, middle, middle + egui::vec2(-80.0, 0.0));
    assert!(days_in_view(state(&window)).start > near.start);
    window.get_by_label("Show all days").click();
    window.run();
    assert_eq!(days_in_view(state(&window)), whole);
}
