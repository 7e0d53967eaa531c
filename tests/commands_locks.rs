//! Locked views by commands alone: what they go on showing, what they still do, and when a lock ends.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[allow(dead_code, reason = "each test uses a part of it")]
#[path = "support/sample.rs"]
mod sample;

use driver::{Driver, one_article};
use relata::app::evidence::{current, places};
use relata::app::table::{is_enabled, is_on};
use relata::app::{Centre, Command, Effect, Lockable, Panel, ReaderPlace, obstacle};
use relata::document::Span;
use relata::graph::GroupBy;
use relata::scene::Subject;

const LOCKS: [Command; 4] = [
    Command::ToggleLock(Lockable::Inspector),
    Command::ToggleLock(Lockable::Reader),
    Command::ToggleLock(Lockable::Table),
    Command::ToggleLock(Lockable::Timeline),
];

fn two_articles() -> Driver {
    Driver::with(&[("machine.txt", sample::ARTICLE), ("second.txt", sample::SECOND)])
}

#[test]
fn a_locked_view_keeps_what_was_selected() {
    let mut driver = one_article();
    let ada = driver.select("Ada Byron");
    driver.give(Command::ToggleLock(Lockable::Inspector));
    assert!(!driver.state.is_held_elsewhere(Lockable::Inspector));
    driver.select("Turin");
    let held = driver.state.selection_in(Lockable::Inspector);
    assert_eq!(held.iter().collect::<Vec<_>>(), [&Subject::Entity(ada)]);
    assert!(driver.state.is_held_elsewhere(Lockable::Inspector));
    assert_eq!(driver.state.held_in_words(Lockable::Inspector).unwrap(), "Ada Byron");
    assert_eq!(driver.state.selection_in(Lockable::Table), &driver.state.selection, "each by itself");
    assert_eq!(driver.state.history.undo_step(), Some("Open"), "to lock is no step");
    driver.give(Command::ToggleLock(Lockable::Inspector));
    assert_eq!(driver.state.selection_in(Lockable::Inspector), &driver.state.selection);
    assert_eq!(driver.state.held_in_words(Lockable::Inspector), None);
}

#[test]
fn what_is_held_is_said_whatever_it_is() {
    let mut driver = one_article();
    let mut held = |commands: &[Command]| {
        for command in commands {
            driver.give(command.clone());
        }
        driver.give(Command::ToggleLock(Lockable::Inspector));
        let words = driver.state.held_in_words(Lockable::Inspector).unwrap();
        driver.give(Command::ToggleLock(Lockable::Inspector));
        words
    };
    assert_eq!(held(&[]), "everything");
    assert_eq!(held(&[Command::SelectAll]), "5 entities");
    let known = one_article().state.derived.knowledge.clone();
    let relation = known.relations.iter().find(|relation| relation.phrase == "met").unwrap().id;
    assert_eq!(held(&[Command::Select(Subject::Relation(relation))]), "Ada Byron met Charles Babbage");
    let people = {
        let mut grouped = one_article();
        grouped.give(Command::GroupBy(GroupBy::Kind));
        grouped.state.derived.drawn.groups.of(grouped.entity("Ada Byron")).unwrap().id
    };
    let group = [Command::GroupBy(GroupBy::Kind), Command::Select(Subject::Entity(people))];
    assert_eq!(held(&group), "People");
}

#[test]
fn a_locked_reader_stays_where_it_is_and_walks_the_evidence_it_holds() {
    let mut driver = one_article();
    driver.select("Ada Byron");
    let before = driver.state.reader.clone();
    let walked = places(&driver.state);
    driver.give(Command::ToggleLock(Lockable::Reader));
    driver.select("Turin");
    assert_eq!(driver.state.reader, before, "the selection does not turn it");
    assert_eq!(places(&driver.state), walked);
    driver.give(Command::ClearSelection);
    assert_eq!(driver.state.reader, before, "the words stay marked");
    assert!(is_enabled(&driver.state, &Command::NextEvidence));
    driver.give(Command::NextEvidence);
    let first = current(&driver.state, &walked);
    driver.give(Command::NextEvidence);
    assert!(first.is_some() && current(&driver.state, &walked) != first);
    // What is asked of the reader itself is done.
    let document = driver.state.reader.clone().unwrap().document;
    driver.give(Command::Read(ReaderPlace { document, span: Span::new(3, 8) }));
    assert_eq!(driver.state.reader.as_ref().unwrap().span, Span::new(3, 8));
    assert!(driver.state.is_locked(Lockable::Reader));
    assert_eq!(driver.state.held_in_words(Lockable::Reader).unwrap(), "machine.txt");
}

#[test]
fn to_show_the_sentences_of_the_selection_ends_the_locks_that_hide_them() {
    let mut driver = one_article();
    driver.select("Ada Byron");
    for lock in LOCKS.into_iter().take(2) {
        driver.give(lock);
    }
    driver.select("Turin");
    driver.give(Command::ShowEvidence);
    assert!(!driver.state.is_locked(Lockable::Inspector) && !driver.state.is_locked(Lockable::Reader));
    let reader = driver.state.reader.as_ref().unwrap();
    let text = &driver.state.derived.knowledge.sources[0].document.text;
    assert!(text[reader.span.start as usize..].starts_with("Turin"));
}

#[test]
fn a_lock_ends_when_nothing_is_left_of_what_it_holds() {
    let mut driver = two_articles();
    let documents: Vec<_> =
        driver.state.ground.sources.iter().map(|source| source.document.id.clone()).collect();
    driver.give(Command::ShowCentre(Centre::Table));
    driver.select("Élise Roux");
    driver.give(Command::ToggleLock(Lockable::Inspector));
    driver.give(Command::Read(ReaderPlace { document: documents[1].clone(), span: Span::new(0, 10) }));
    driver.give(Command::ToggleLock(Lockable::Reader));
    driver.select("Turin");
    driver.give(Command::ToggleLock(Lockable::Table));
    // Only the second article speaks of her.
    driver.give(Command::RemoveDocument(documents[1].clone()));
    assert!(!driver.state.is_locked(Lockable::Inspector), "she is gone");
    assert!(!driver.state.is_locked(Lockable::Reader), "its page is gone");
    assert!(driver.state.is_locked(Lockable::Table), "the other article speaks of Turin, too");
    driver.give(Command::RemoveAllDocuments);
    assert!(Lockable::ALL.into_iter().all(|view| !driver.state.is_locked(view)));
}

#[test]
fn a_lock_on_the_whole_lasts_and_a_reader_goes_on_without_its_selection() {
    let mut driver = two_articles();
    let second = driver.state.ground.sources[1].document.id.clone();
    driver.give(Command::ToggleLock(Lockable::Inspector));
    driver.select("Élise Roux");
    let first = driver.state.ground.sources[0].document.id.clone();
    driver.give(Command::Read(ReaderPlace { document: first, span: Span::new(0, 3) }));
    driver.give(Command::ToggleLock(Lockable::Reader));
    driver.give(Command::RemoveDocument(second));
    assert!(driver.state.is_locked(Lockable::Inspector));
    assert!(driver.state.is_locked(Lockable::Reader), "its page is still there");
    assert!(driver.state.selection_in(Lockable::Reader).is_empty());
}

#[test]
fn only_what_is_seen_can_be_locked() {
    let mut driver = one_article();
    assert_eq!(
        obstacle(&driver.state, &Command::ToggleLock(Lockable::Timeline)),
        Some("Show the timeline first.")
    );
    driver.give(Command::ToggleLock(Lockable::Timeline));
    assert!(!driver.state.is_locked(Lockable::Timeline));
    driver.give(Command::ToggleLock(Lockable::Inspector));
    driver.give(Command::TogglePanel(Panel::Inspector));
    assert_eq!(is_on(&driver.state, &Command::ToggleLock(Lockable::Inspector)), Some(true));
    assert!(is_enabled(&driver.state, &Command::ToggleLock(Lockable::Inspector)), "it can be let go");
}

#[test]
fn the_rows_that_a_locked_table_shows_as_selected_are_copied() {
    let mut driver = one_article();
    driver.give(Command::ShowCentre(Centre::Table));
    driver.select("Turin");
    driver.give(Command::ToggleLock(Lockable::Table));
    driver.select("London");
    driver.give(Command::CopyRows);
    let copied = driver.effects.iter().find_map(|effect| match effect {
        Effect::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.unwrap();
    assert!(copied.contains("Turin") && !copied.contains("London"), "{copied}");
}
