//! Putting things right in the window: by mouse, keys, menus and dialogs.

#![cfg(feature = "window")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/sample.rs"]
mod sample;
#[path = "support/window.rs"]
mod support;

use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton};
use egui_kittest::kittest::{By, Queryable as _};
use relata::app::notes::{only_note, rectangle};
use relata::app::words::qualifiers;
use relata::app::{Command, Curation, CurationDialog, Dialog};
use relata::layout::Point;
use relata::scene::{NoteColor, Subject};
use relata::vocabulary::{EntityKind, Origin, RelationType};
use support::{
    Window, click, entity, file, give, is_shown, place, press, state, wait_until, with_article, with_text,
};

fn key(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

fn press_button(window: &mut Window, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click();
    window.run();
}

/// Writes this into a field in the place of what stands there.
fn write(window: &mut Window, field: &str, text: &str) {
    write_into(window, Role::TextInput, field, text);
}

/// The same for a field of this role.
fn write_into(window: &mut Window, role: Role, field: &str, text: &str) {
    window.get_by_role_and_label(role, field).focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    window.get_by_role_and_label(role, field).type_text(text);
    window.run();
}

fn has(window: &Window, name: &str) -> bool {
    state(window).derived.knowledge.entities.iter().any(|entity| entity.name == name)
}

/// Clicks entities on the graph, all but the first with Shift.
fn select(window: &mut Window, names: &[&str]) {
    for (number, name) in names.iter().enumerate() {
        let id = entity(window, name);
        let at = place(window, id);
        let modifiers = if number == 0 { Modifiers::NONE } else { Modifiers::SHIFT };
        click(window, at, modifiers);
    }
    assert_eq!(state(window).selected_entities().count(), names.len());
}

#[test]
fn two_marks_are_made_one_by_a_key_and_taken_apart_in_the_dialog() {
    let mut window = with_article("curation merge");
    select(&mut window, &["Ada Byron", "Charles Babbage"]);
    key(&mut window, Modifiers::NONE, Key::M);
    assert!(!(has(&window, "Ada Byron") && has(&window, "Charles Babbage")));
    window.get_by_label("corrected by hand");
    assert!(window.query_by_label_contains("Made one with: ").is_some());
    let note = window.query_all_by_label_contains("is one with").next();
    assert!(note.is_some(), "the note at the foot tells it");
    wait_until(&mut window, is_shown);
    key(&mut window, Modifiers::SHIFT, Key::S);
    assert_eq!(state(&window).dialog, Some(Dialog::Curation(CurationDialog::Split)));
    press_button(&mut window, "Apart again");
    assert!(has(&window, "Ada Byron") && has(&window, "Charles Babbage"));
    key(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(!(has(&window, "Ada Byron") && has(&window, "Charles Babbage")));
}

#[test]
fn an_entity_is_renamed_by_a_key_and_restored_in_the_inspector() {
    let mut window = with_article("curation rename");
    select(&mut window, &["Turin"]);
    key(&mut window, Modifiers::NONE, Key::F2);
    let field = window.get_by_role_and_label(Role::TextInput, "Name");
    // What stands there is marked: typing takes its place.
    field.type_text("Torino");
    window.run();
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(has(&window, "Torino") && !has(&window, "Turin"));
    assert!(state(&window).dialog.is_none());
    window.get_by_label("In the text: Turin · Place");
    press_button(&mut window, "Restore");
    assert!(has(&window, "Turin"));
}

#[test]
fn a_kind_is_changed_in_the_menu_of_a_mark() {
    let mut window = with_article("curation kind");
    let society = entity(&window, "Royal Society");
    let at = place(&window, society);
    window.event(egui::Event::PointerMoved(at));
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Secondary, Modifiers::NONE);
        window.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
    }
    window.run();
    // The menu bar has the first of that name.
    let submenu = window.get_all_by_label_contains("Correct").last().unwrap().rect().center();
    window.event(egui::Event::PointerMoved(submenu));
    window.run();
    click(&mut window, submenu, Modifiers::NONE);
    window.get_by_label("Change kind or type…").click();
    window.run();
    assert_eq!(state(&window).selection, [Subject::Entity(society)].into());
    window.get_by_role_and_label(Role::RadioButton, "Group").click();
    window.run();
    press_button(&mut window, "Change");
    let found = state(&window).derived.knowledge.entity(society).unwrap();
    assert_eq!(found.kind, EntityKind::Group);
}

#[test]
fn delete_takes_away_and_the_note_and_the_list_bring_back() {
    let mut window = with_article("curation delete");
    select(&mut window, &["Royal Society"]);
    key(&mut window, Modifiers::NONE, Key::Delete);
    assert!(!has(&window, "Royal Society"));
    wait_until(&mut window, is_shown);
    press_button(&mut window, "Undo");
    assert!(has(&window, "Royal Society"));
    select(&mut window, &["Royal Society"]);
    key(&mut window, Modifiers::NONE, Key::Delete);
    key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::K);
    window.get_by_label("1 correction");
    let place = "Show in the reader: machine.txt · Countess Lovelace praised the Royal Society.";
    window.get_by_role_and_label(Role::Link, place).click();
    window.run();
    let read = state(&window).reader.clone().unwrap();
    let text = &state(&window).derived.knowledge.sources[0].document.text;
    assert_eq!(read.span.of(text), "Countess Lovelace praised the Royal Society.");
    assert!(state(&window).dialog.is_none());
    key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::K);
    press_button(&mut window, "Take back: Deleted “Royal Society”");
    assert!(has(&window, "Royal Society"));
    press_button(&mut window, "Close");
}

#[test]
fn several_corrections_are_chosen_in_the_list_and_those_that_cannot_be_applied_come_first() {
    let mut window = with_article("curation several");
    for (name, new) in [("Turin", "Torino"), ("London", "Londinium")] {
        let id = entity(&window, name);
        give(&mut window, Command::Curate(Curation::Rename(id, new.to_owned())));
    }
    // What was renamed is deleted: its name says nothing then.
    let turin = entity(&window, "Torino");
    give(&mut window, Command::Curate(Curation::Reject([Subject::Entity(turin)].into())));
    give(&mut window, Command::ShowCuration(CurationDialog::List));
    window.run();
    window.get_by_label("3 corrections, 1 of them not applied now");
    let top = |window: &Window, name: &str| window.get_by_role_and_label(Role::Button, name).rect().top();
    let idle = top(&window, "Remove: Renamed “Turin” to “Torino”");
    assert!(idle < top(&window, "Take back: Deleted “Turin”"));
    window.get_by_label("Not applied: the entity was deleted.");
    for name in ["Choose: Renamed “Turin” to “Torino”", "Choose: Renamed “London” to “Londinium”"]
    {
        window.get_by_label(name).click();
        window.run();
    }
    press_button(&mut window, "Take back 2 chosen");
    assert_eq!(state(&window).ground.corrections.len(), 1);
    assert!(has(&window, "London"));
    window.get_by_label("All").click();
    window.run();
    press_button(&mut window, "Take back 1 chosen");
    assert!(has(&window, "Turin"));
}

#[test]
fn a_note_is_written_by_a_key_dragged_opened_and_found_in_the_list() {
    let mut window = with_article("curation notes");
    select(&mut window, &["Turin"]);
    key(&mut window, Modifiers::NONE, Key::C);
    write_into(&mut window, Role::MultilineTextInput, "Words of the note", "Which Turin?");
    window.get_by_role_and_label(Role::RadioButton, "Blue").click();
    window.run();
    press_button(&mut window, "Add note");
    let id = only_note(state(&window)).unwrap();
    let turin = entity(&window, "Turin");
    let note = state(&window).ground.notes[&id].clone();
    assert_eq!((note.tied, note.color), (Some(turin), NoteColor::Blue));
    window.get_by_label("Note, beside Turin: Which Turin?");
    let at = |window: &Window| {
        let canvas = window.get_by_role(Role::Canvas).rect();
        let size = Point::new(canvas.width(), canvas.height());
        let middle = rectangle(state(window), id).unwrap().center();
        let place = state(window).view_camera().to_screen(middle, size);
        canvas.min + egui::vec2(place.x, place.y)
    };
    let from = at(&window);
    press(&window, from, true, Modifiers::NONE);
    window.step();
    for part in 1..=5 {
        window.event(egui::Event::PointerMoved(from + egui::vec2(-12.0, -8.0) * part as f32));
        window.step();
    }
    press(&window, from + egui::vec2(-60.0, -40.0), false, Modifiers::NONE);
    window.run();
    assert!(at(&window).distance(from + egui::vec2(-60.0, -40.0)) < 2.0);
    assert_eq!(state(&window).history.undo_step(), Some("Move note"));
    window.run_steps(60);
    let there = at(&window);
    for _ in 0..2 {
        for pressed in [true, false] {
            press(&window, there, pressed, Modifiers::NONE);
            window.step();
        }
    }
    window.run();
    assert_eq!(state(&window).dialog, Some(Dialog::Note(Some(id))));
    write_into(&mut window, Role::MultilineTextInput, "Words of the note", "The one in Piedmont");
    press_button(&mut window, "Keep note");
    key(&mut window, Modifiers::NONE, Key::Escape);
    key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    // The overview behind the list has it as well.
    window.get_all_by_label("The one in Piedmont, beside Turin").last().unwrap().click();
    window.run();
    assert_eq!((only_note(state(&window)), state(&window).dialog), (Some(id), None));
    key(&mut window, Modifiers::NONE, Key::Delete);
    assert!(state(&window).ground.notes.is_empty());
}

#[test]
fn a_relation_is_edited_and_a_sentence_rejected() {
    let mut window = with_article("curation relation");
    let relations = &state(&window).derived.knowledge.relations;
    let praised = relations.iter().find(|found| found.phrase == "praised the").unwrap().id;
    give(&mut window, Command::Select(Subject::Relation(praised)));
    window.run();
    give(&mut window, Command::ShowCuration(CurationDialog::Type));
    window.run();
    window.get_by_label("The other way round").click();
    window.run();
    write(&mut window, "In other words", "admired");
    let when = "When, as 2026, 2026-02, 2026-02-20 or 2026-02-20 to 2026-03-01";
    write(&mut window, when, "soon");
    window.get_by_label_contains("A date is written like 2026");
    write(&mut window, when, "1843-09");
    press_button(&mut window, "Change");
    let knowledge = &state(&window).derived.knowledge;
    let admired = knowledge.relations.iter().find(|found| found.phrase == "admired").unwrap();
    assert_eq!((admired.subject, admired.origin), (entity(&window, "Royal Society"), Origin::Person));
    assert_eq!(qualifiers(knowledge, admired), ["1843-09-01 – 1843-09-30"]);
    window.get_by_label("corrected by hand");
    assert!(window.query_by_label_contains("Read from the text: “praised the”").is_some());
    key(&mut window, Modifiers::NONE, Key::Delete);
    assert!(state(&window).derived.knowledge.relations.iter().all(|found| found.phrase != "admired"));
}

/// Marks a word near the beginning of a paragraph of the reader by a double click.
fn mark(window: &mut Window, paragraph: &str) {
    let found = window.query_all(By::new().role(Role::Paragraph).label_contains(paragraph)).next().unwrap();
    let at = found.rect().left_top() + egui::vec2(55.0, 11.0);
    // Longer than between the clicks of a double click: a button was clicked before.
    window.run_steps(60);
    for _ in 0..2 {
        for pressed in [true, false] {
            press(window, at, pressed, Modifiers::NONE);
            window.step();
        }
    }
    window.run();
}

#[test]
fn words_of_the_reader_become_an_entity_and_a_relation() {
    let mut window = with_article("curation words");
    mark(&mut window, "The machine was shown");
    let marked = state(&window).words.clone().unwrap_or_else(|| panic!("no words are marked"));
    let words = marked.span.of(&state(&window).ground.sources[0].document.text).to_owned();
    assert!("The machine was shown in spring".contains(&words), "{words}");
    press_button(&mut window, &format!("Add “{words}” as an entity…"));
    window.get_by_role_and_label(Role::RadioButton, "Document").click();
    window.run();
    write(&mut window, "Name", "Analytical Engine");
    press_button(&mut window, "Add");
    assert!(has(&window, "Analytical Engine"));
    window.get_by_label("added by hand");
    // By keyboard: at the sentence where the reader is.
    give(&mut window, Command::ClearSelection);
    let text = &state(&window).ground.sources[0].document;
    let start = text.text.find("Charles Babbage travelled").unwrap() as u32;
    let span = relata::document::Span::new(start, start + 10);
    let place = relata::app::ReaderPlace { document: text.id.clone(), span };
    give(&mut window, Command::Read(place));
    window.run();
    give(&mut window, Command::ShowCuration(CurationDialog::AddRelation));
    window.run();
    write(&mut window, "Words that say it", "nonsense");
    window.get_by_label_contains("These words do not stand in the sentence");
    write(&mut window, "Words that say it", "travelled to");
    press_button(&mut window, "Add");
    let relations = &state(&window).derived.knowledge.relations;
    assert!(relations.iter().any(|found| found.origin == Origin::Person && found.phrase == "travelled to"));
    assert!(
        relations.iter().any(|found| found.relation == Some(RelationType::LocatedIn)),
        "that of the text stays"
    );
}

#[test]
fn corrections_are_saved_and_taken_in_by_another() {
    let path = file("curation file", "mine.json", "");
    std::fs::remove_file(&path).unwrap();
    let mut window = with_text(vec![path.clone()]);
    select(&mut window, &["Royal Society"]);
    key(&mut window, Modifiers::NONE, Key::Delete);
    give(&mut window, Command::ShowCuration(CurationDialog::List));
    window.run();
    press_button(&mut window, "Save corrections…");
    wait_until(&mut window, |_| path.exists());
    let mut other = with_text(vec![path]);
    give(&mut other, Command::ShowCuration(CurationDialog::List));
    other.run();
    press_button(&mut other, "Take in…");
    wait_until(&mut other, |state| state.ground.corrections.len() == 1);
    assert!(!has(&other, "Royal Society"));
}

#[test]
fn the_day_of_an_article_is_set_in_its_menu() {
    let mut window = with_article("curation date");
    let row = window.get_by_role_and_label(Role::Button, "machine.txt").rect().center();
    window.event(egui::Event::PointerMoved(row));
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Secondary, Modifiers::NONE);
        window.event(egui::Event::PointerButton { pos: row, button, pressed, modifiers });
    }
    window.run();
    press_button(&mut window, "Date of the article…");
    write(&mut window, "Day, as 2026-02-20", "tomorrow");
    window.get_by_label("A day is written like 2026-02-20.");
    write(&mut window, "Day, as 2026-02-20", "1842-05-01");
    press_button(&mut window, "Set");
    let date = state(&window).derived.knowledge.sources[0].document.date;
    assert_eq!(date.map(|date| date.to_string()).as_deref(), Some("1842-05-01"));
}

#[test]
fn claims_are_gone_through_by_keys() {
    let mut window = with_article("curation review");
    key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::J);
    let at = |window: &Window, told: &str| window.query_by_label(told).is_some();
    assert!(at(&window, "1 of 4 · 0 decided"));
    window.get_by_label_contains("1 of 4 · 0 decided. Ada Byron – meets – Charles Babbage.");
    key(&mut window, Modifiers::NONE, Key::J);
    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert!(at(&window, "3 of 4 · 0 decided"));
    key(&mut window, Modifiers::NONE, Key::K);
    key(&mut window, Modifiers::NONE, Key::ArrowUp);
    key(&mut window, Modifiers::NONE, Key::Y);
    assert!(at(&window, "1 of 3 · 1 decided"), "the next one is under review");
    key(&mut window, Modifiers::NONE, Key::N);
    assert!(at(&window, "1 of 2 · 2 decided"));
    assert_eq!(state(&window).derived.knowledge.relations.len(), 3);
    key(&mut window, Modifiers::NONE, Key::Z);
    assert!(at(&window, "1 of 3 · 1 decided"));
    key(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    window.get_by_label("· 2 claims marked, decided together");
    key(&mut window, Modifiers::NONE, Key::Y);
    assert!(at(&window, "1 of 1 · 3 decided"));
    key(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(at(&window, "1 of 3 · 1 decided") || at(&window, "2 of 3 · 1 decided"));
    key(&mut window, Modifiers::NONE, Key::Space);
    window.get_by_label("· 1 claim marked, decided together");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(matches!(state(&window).selection.first(), Some(Subject::Relation(_))));
    key(&mut window, Modifiers::NONE, Key::E);
    assert_eq!(state(&window).dialog, Some(Dialog::Curation(CurationDialog::Type)));
    press_button(&mut window, "Cancel");
    press_button(&mut window, "Reject");
    key(&mut window, Modifiers::NONE, Key::Y);
    let decided = state(&window).review.as_ref().unwrap().decided;
    assert_eq!(decided, 3, "after a button the keys go on");
    press_button(&mut window, "Close the review");
    assert!(state(&window).review.is_none());
}

#[test]
fn a_confirmed_relation_says_so_in_the_inspector() {
    let mut window = with_article("curation confirm");
    let met =
        state(&window).derived.knowledge.relations.iter().find(|found| found.phrase == "met").unwrap().id;
    give(&mut window, Command::Select(Subject::Relation(met)));
    window.run();
    key(&mut window, Modifiers::NONE, Key::Y);
    window.get_by_label("confirmed by hand");
    assert_eq!(state(&window).derived.knowledge.relation(met).unwrap().confidence.to_string(), "1");
}

#[test]
fn a_rule_is_made_from_the_note_switched_and_taken_back_in_its_list() {
    let mut window = with_article("curation rules");
    let text = "Ada Byron praised Charles Babbage.\n\nÉlise Roux praised Ada Byron.\n".to_owned();
    give(&mut window, Command::OpenText { name: "praise.txt".to_owned(), text });
    wait_until(&mut window, |state| state.ground.sources.len() == 2 && is_shown(state));
    let relations = state(&window).derived.knowledge.relations.iter();
    let praised: Vec<_> = relations.filter(|found| found.phrase == "praised").map(|found| found.id).collect();
    for relation in praised {
        let says = relata::corrections::Statement {
            relation: Some(RelationType::Supports),
            phrase: None,
            negated: false,
            modality: relata::vocabulary::Modality::Actual,
            given: Box::default(),
        };
        give(
            &mut window,
            Command::Curate(relata::app::Curation::Edit {
                relation,
                says,
                told: Box::default(),
                turned: false,
            }),
        );
    }
    window.run();
    press_button(&mut window, "Make it a rule: “praised” always means “supports”");
    key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Y);
    window.get_by_label("Touches 2 claims");
    window.get_by_role_and_label(Role::CheckBox, "Rule: “praised” always means “supports”").click();
    window.run();
    window.get_by_label("Switched off; it would touch 2 claims");
    press_button(&mut window, "Take back: “praised” always means “supports”");
    window.get_by_role_and_label(Role::RadioButton, "Words are no entity").click();
    window.run();
    write(&mut window, "Words of the texts", "Turin");
    window.get_by_label("It would touch 1 place.");
    press_button(&mut window, "Make rule");
    window.get_by_label("Touches 1 place");
    assert!(!has(&window, "Turin"));
    press_button(&mut window, "Close");
}

/// A window on three articles of which the last calls three of the others otherwise.
fn with_doubles() -> Window {
    let mut window = support::window(Vec::new());
    for (number, (name, text)) in (1..).zip(sample::DOUBLES) {
        give(&mut window, Command::OpenText { name: name.to_owned(), text: text.to_owned() });
        wait_until(&mut window, |state| is_shown(state) && state.ground.sources.len() == number);
    }
    window
}

fn pairs(window: &Window) -> usize {
    relata::app::duplicates::listed(state(window)).count()
}

fn current(window: &Window) -> relata::suggestions::Pair {
    relata::app::duplicates::current(state(window)).unwrap().pair
}

fn marked(window: &Window) -> usize {
    state(window).duplicates.as_ref().unwrap().marked.len()
}

#[test]
fn possible_duplicates_are_walked_and_decided_by_keys() {
    let mut window = with_doubles();
    press_button(&mut window, "· 3 possible duplicates");
    window.get_by_role_and_label(Role::ListBox, "Possible duplicates");
    let first = current(&window);
    assert!(window.get_by(|node| node.role() == Role::ListBoxOption && node.is_focused()).is_focused());
    let lit: std::collections::BTreeSet<Subject> = first.both().map(Subject::Entity).into();
    assert_eq!(state(&window).brushed, lit, "the pair lights up on the graph");

    key(&mut window, Modifiers::NONE, Key::J);
    let second = current(&window);
    assert_ne!(first, second);
    key(&mut window, Modifiers::NONE, Key::K);
    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(current(&window), second);
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(state(&window).selection, second.both().map(Subject::Entity).into());

    key(&mut window, Modifiers::NONE, Key::Y);
    assert_eq!((pairs(&window), state(&window).ground.corrections.len()), (2, 1));
    key(&mut window, Modifiers::NONE, Key::N);
    assert_eq!((pairs(&window), state(&window).ground.corrections.len()), (1, 2));
    key(&mut window, Modifiers::NONE, Key::Z);
    key(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!((pairs(&window), state(&window).ground.corrections.len()), (3, 0));

    key(&mut window, Modifiers::NONE, Key::Home);
    key(&mut window, Modifiers::NONE, Key::Space);
    assert_eq!((marked(&window), current(&window)), (1, first));
    key(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    key(&mut window, Modifiers::SHIFT, Key::J);
    assert_eq!(marked(&window), 3);
    press_button(&mut window, "Not the same: all 3");
    assert_eq!((pairs(&window), state(&window).ground.corrections.len()), (0, 3));
    assert!(window.query_by_label_contains("No two entities").is_some());
    press_button(&mut window, "Close possible duplicates");
    assert!(state(&window).duplicates.is_none());
}

#[test]
fn the_card_of_a_pair_says_why_and_leads_to_the_text() {
    let mut window = with_doubles();
    key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
    let rows = window.query_all_by_role(Role::ListBoxOption).count();
    assert_eq!(rows, 3);
    let byron = window.get_by(|node| {
        let name = node.label().unwrap_or_default();
        node.role() == Role::ListBoxOption && name.contains("A. Byron")
    });
    byron.click();
    window.run();
    assert!(window.query_by_label_contains("For: surname and first name fit").is_some());
    window.get_by_role_and_label(Role::Button, "Select A. Byron");
    // The analyst of the tests takes every full stop for the end of a sentence.
    let sentence = window.get_by(|node| {
        let name = node.label().unwrap_or_default();
        node.role() == Role::Button && name.starts_with("Evidence: A. Byron met C.")
    });
    sentence.click();
    window.run();
    let place = state(&window).reader.clone().unwrap();
    let source = state(&window).source_index(&place.document).unwrap();
    assert_eq!(state(&window).derived.knowledge.sources[source as usize].document.name, "notes.txt");
    // The inspector has the same words for it.
    let id = entity(&window, "A. Byron");
    give(&mut window, Command::Select(Subject::Entity(id)));
    window.run();
    assert!(window.query_by_label_contains("+ surname and first name fit").is_some());
}
