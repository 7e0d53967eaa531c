//! The reader and the inspector as a person meets them: bars beside the text, steps through the
//! evidence, tabs, menus, lists that fold.

#![cfg(feature = "window")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/sample.rs"]
mod sample;
#[path = "support/window.rs"]
mod support;

use egui::accesskit::Role;
use egui::{Event, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use relata::app::testimony::EvidenceOrder;
use relata::app::{Command, Notice};
use relata::scene::Subject;
use support::{Window, entity, give, is_shown, press, state, wait_until, window, with_text};

const FIRST: &str = "Ada Byron met Charles Babbage in London.";

fn paragraph(window: &Window) -> egui::Rect {
    let label = "Ada Byron met Charles Babbage in London. Countess Lovelace praised the Royal Society.";
    window.get_by_role_and_label(Role::Paragraph, label).rect()
}

fn click_with(window: &mut Window, pos: Pos2, button: PointerButton) {
    window.event(Event::PointerMoved(pos));
    for pressed in [true, false] {
        window.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
    }
    window.run();
}

fn select(window: &mut Window, name: &str) {
    let id = entity(window, name);
    give(window, Command::Select(Subject::Entity(id)));
    window.run();
}

fn read_words(window: &Window) -> String {
    let place = state(window).reader.clone().unwrap();
    let index = state(window).source_index(&place.document).unwrap();
    place.span.of(&state(window).ground.sources[index as usize].document.text).to_owned()
}

#[test]
fn the_margin_tells_what_each_sentence_gave_and_selects_it() {
    let mut window = with_text(Vec::new());
    assert_eq!(window.get_all_by_label("3 of 5 sentences gave relations").count(), 2, "reader, overview");
    window.get_by_label("No relation was found here: Crowds came.");
    window.get_by_label("1 relation: Charles Babbage travelled to Turin.");
    window.get_by_label(&format!("2 relations: {FIRST}")).click();
    window.run();
    assert_eq!(state(&window).selection.len(), 2);
    assert_eq!(read_words(&window), FIRST);
    window.get_by_label("1 of 1");
}

#[test]
fn a_sentence_under_the_pointer_lights_its_part_of_the_graph() {
    let mut window = with_text(Vec::new());
    let start = paragraph(&window).left_top();
    // On "met", between the two names.
    window.event(Event::PointerMoved(start + vec2(78.0, 12.0)));
    window.run();
    let names = ["Ada Byron", "Charles Babbage", "London"];
    let ends = names.map(|name| Subject::Entity(entity(&window, name)));
    assert!(ends.iter().all(|end| state(&window).brushed.contains(end)));
    assert_eq!((state(&window).brushed.len(), state(&window).hovered), (5, None));
    window.event(Event::PointerMoved(start + vec2(20.0, 12.0)));
    window.run();
    assert_eq!(state(&window).hovered, Some(ends[0]));
    window.event(Event::PointerMoved(start - vec2(60.0, 0.0)));
    window.run();
    assert!(state(&window).brushed.is_empty() && state(&window).hovered.is_none());
}

#[test]
fn the_evidence_is_walked_through_with_buttons_and_keys() {
    let mut window = with_text(Vec::new());
    select(&mut window, "Charles Babbage");
    window.get_by_label("1 of 2");
    window.get_by_label("Next evidence").click();
    window.run();
    window.get_by_label("2 of 2");
    assert_eq!(read_words(&window), "Charles Babbage travelled to Turin.");
    window.key_press_modifiers(Modifiers::SHIFT, egui::Key::F3);
    window.run();
    assert_eq!(read_words(&window), FIRST);
    window.key_press(egui::Key::F3);
    window.run();
    window.get_by_label("2 of 2");
}

#[test]
fn the_arrows_step_through_the_sentences_of_the_inspector() {
    let mut window = with_text(Vec::new());
    select(&mut window, "Charles Babbage");
    let names = [
        "Evidence: Charles Babbage travelled to Turin.",
        "Evidence: Ada Byron met Charles Babbage in London.",
    ];
    window.get_by_label(names[0]).focus();
    window.run();
    let other = |window: &Window| window.get_all_by_label(names[1]).any(|node| node.is_focused());
    let mut reached = false;
    for key in [egui::Key::ArrowDown, egui::Key::ArrowDown, egui::Key::ArrowUp, egui::Key::ArrowUp] {
        window.key_press(key);
        window.run();
        reached |= other(&window) && read_words(&window) == FIRST;
    }
    assert!(reached);
}

/// Two articles that say of the same that they met, the later one opened first.
const MEETINGS: [(&str, &str); 2] = [
    ("later.txt", "14 March 1843\n\nAda Byron met Charles Babbage in 1842. Élise Roux lives in Turin.\n"),
    (
        "earlier.txt",
        "12 March 1843\n\nÉlise Roux lives in Turin. Ada Byron met Charles Babbage in 1841. Countess Lovelace met \
        Charles Babbage.\n",
    ),
];

/// What stands in the inspector from the top: the sentences that are evidence, and these headings.
fn evidence(window: &Window, headings: &[&str]) -> Vec<String> {
    let is_meant = |label: &str| label.starts_with("Evidence: ") || headings.contains(&label);
    let named = window.query_all(
        by().predicate(|node| node.label().or(node.value()).is_some_and(|label| is_meant(&label))),
    );
    let mut found: Vec<(f32, String)> = named
        .map(|node| {
            let own = node.accesskit_node();
            (node.rect().top(), own.label().or(own.value()).unwrap_or_default())
        })
        .collect();
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    // Words have a node of their own inside the label that they are the text of.
    found.dedup_by(|one, other| one.1 == other.1);
    found.into_iter().map(|(_, label)| label.trim_start_matches("Evidence: ").to_owned()).collect()
}

#[test]
fn sentences_stand_together_by_article_or_by_date_and_the_arrows_follow() {
    let mut window = window(Vec::new());
    for (name, text) in MEETINGS {
        give(&mut window, Command::OpenText { name: name.to_owned(), text: text.to_owned() });
        wait_until(&mut window, is_shown);
    }
    wait_until(&mut window, |state| state.ground.sources.len() == 2);
    let relations = &state(&window).derived.knowledge.relations;
    let met = relations.iter().find(|relation| relation.phrase == "met").unwrap().id;
    give(&mut window, Command::Select(Subject::Relation(met)));
    window.run();
    let headings =
        ["later.txt · 1843-03-14", "earlier.txt · 1843-03-12", "1841", "1842", "published 12 March 1843"];
    let (first, second, third) = (
        "Ada Byron met Charles Babbage in 1842.",
        "Ada Byron met Charles Babbage in 1841.",
        "Countess Lovelace met Charles Babbage.",
    );
    assert_eq!(evidence(&window, &headings), [headings[0], first, headings[1], second, third]);
    window.get_by_role_and_label(Role::Button, "By date").click();
    window.run();
    let by_date = [headings[2], second, headings[3], first, headings[4], third];
    assert_eq!(evidence(&window, &headings), by_date);
    window.get_by_label(&format!("Evidence: {second}")).click();
    window.run();
    for expected in [first, third] {
        window.key_press(egui::Key::ArrowDown);
        window.run();
        assert_eq!(read_words(&window), expected);
    }
    assert_eq!(state(&window).settings.evidence_order, EvidenceOrder::Date, "it is kept");
}

#[test]
fn documents_stand_in_tabs_that_open_and_close() {
    let mut window = with_text(Vec::new());
    let text = sample::SECOND.to_owned();
    give(&mut window, Command::OpenText { name: "letters.txt".to_owned(), text });
    wait_until(&mut window, |state| is_shown(state) && state.ground.sources.len() == 2);
    window.get_by_role_and_label(Role::Tab, "letters.txt").click();
    window.run();
    assert_eq!(window.get_all_by_label("2 of 2 sentences gave relations").count(), 2, "reader, overview");
    let first = window.get_by_role_and_label(Role::Tab, "machine.txt").rect();
    click_with(&mut window, first.left_center() + vec2(12.0, 0.0), PointerButton::Middle);
    assert_eq!(state(&window).ground.sources.len(), 1);
    window.get_by_label("Close document letters.txt").click();
    window.run();
    assert!(state(&window).ground.sources.is_empty() && state(&window).reader.is_none());
}

#[test]
fn a_mention_has_the_menu_of_its_entity_and_a_sentence_its_relations() {
    let mut window = with_text(Vec::new());
    let start = paragraph(&window).left_top();
    click_with(&mut window, start + vec2(20.0, 12.0), PointerButton::Secondary);
    window.get_by_label("Copy name");
    window.get_by_label("2 relations");
    window.get_by_label("Copy paragraph");
    window.get_by_label("Copy sentence").click();
    window.run();
    assert_eq!(state(&window).notice, Some(Notice::Copied));
    click_with(&mut window, start + vec2(78.0, 12.0), PointerButton::Secondary);
    assert!(window.query_by_label("Copy name").is_none());
    window.get_by_role_and_label(Role::Button, "Charles Babbage in London").click();
    window.run();
    assert!(matches!(state(&window).selection.first(), Some(Subject::Relation(_))));
}

#[test]
fn words_are_marked_with_the_mouse_and_copied() {
    let mut window = with_text(Vec::new());
    let start = paragraph(&window).left_top() + vec2(1.0, 12.0);
    press(&window, start, true, Modifiers::NONE);
    window.step();
    window.event(Event::PointerMoved(start + vec2(60.0, 0.0)));
    window.step();
    window.event(Event::PointerMoved(start + vec2(200.0, 0.0)));
    window.step();
    press(&window, start + vec2(200.0, 0.0), false, Modifiers::NONE);
    window.step();
    window.event(Event::Copy);
    window.step();
    let copied = window.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.unwrap();
    assert!(copied.starts_with("Ada Byron met") && FIRST.starts_with(&copied), "{copied}");
    assert!(state(&window).selection.is_empty(), "marking is not clicking");
}

#[test]
fn the_keys_for_copying_copy_the_selection_where_no_text_is_marked() {
    let mut window = with_text(Vec::new());
    window.event(Event::Copy);
    window.run();
    assert_eq!(state(&window).notice, None);
    select(&mut window, "Turin");
    window.event(Event::Copy);
    window.run();
    assert_eq!(state(&window).notice, Some(Notice::Copied));
}

#[test]
fn groups_of_relations_fold() {
    let mut window = with_text(Vec::new());
    select(&mut window, "Ada Byron");
    window.get_by_label("2 relations · 2 sentences · 2 mentions · 1 article");
    window.get_by_label("meets, 1 relation").click();
    window.run();
    assert!(window.query_by_label(&format!("Evidence: {FIRST}")).is_none());
    window.get_by_label("meets, 1 relation").click();
    window.run();
    window.get_by_label(&format!("Evidence: {FIRST}"));
}

#[test]
fn an_alias_leads_to_the_words() {
    let mut window = with_text(Vec::new());
    select(&mut window, "Ada Byron");
    window.get_by_label_contains("Countess Lovelace ¶1").click();
    window.run();
    assert_eq!(read_words(&window), "Countess Lovelace");
}

#[test]
fn what_is_selected_and_what_is_not_is_told() {
    let mut window = with_text(Vec::new());
    window.get_by_label("1 article");
    window.get_by_label("Charles Babbage, 2 sentences").click();
    window.run();
    let babbage = entity(&window, "Charles Babbage");
    assert_eq!(state(&window).selection, [Subject::Entity(babbage)].into());
    for name in ["Ada Byron", "Turin"] {
        let id = entity(&window, name);
        give(&mut window, Command::ToggleSelected(Subject::Entity(id)));
    }
    window.run();
    window.get_by_label("3 entities selected");
    window.get_by_label("Ada Byron met Charles Babbage");
    give(&mut window, Command::ToggleSelected(Subject::Entity(babbage)));
    window.run();
    window.get_by_label("Charles Babbage, related to 2 of 2").click();
    window.run();
    assert_eq!(state(&window).selection, [Subject::Entity(babbage)].into());
}

#[test]
fn the_keyboard_reads_sentence_by_sentence_and_name_by_name() {
    let mut window = with_text(Vec::new());
    window.get_by_label("Text of the article").focus();
    window.run();
    window.get_by_label(&format!("Sentence 1 of 5, 2 relations: {FIRST}"));
    assert_eq!(state(&window).brushed.len(), 5);
    window.key_press(egui::Key::ArrowDown);
    window.run();
    window.get_by_label("Sentence 2 of 5, 1 relation: Countess Lovelace praised the Royal Society.");
    window.key_press(egui::Key::ArrowLeft);
    window.run();
    assert_eq!(read_words(&window), "London");
    window.key_press(egui::Key::ArrowLeft);
    window.run();
    window.get_by_label(&format!("Charles Babbage. Sentence 1 of 5, 2 relations: {FIRST}"));
    window.key_press(egui::Key::Enter);
    window.run();
    assert_eq!(state(&window).selection, [Subject::Entity(entity(&window, "Charles Babbage"))].into());
    window.key_press(egui::Key::ArrowDown);
    window.key_press(egui::Key::ArrowUp);
    window.run();
    window.key_press_modifiers(Modifiers::SHIFT, egui::Key::F10);
    window.run();
    window.get_by_label("Copy paragraph");
    window.key_press(egui::Key::Escape);
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    assert_eq!(state(&window).selection.len(), 2);
}
