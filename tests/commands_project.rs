//! Everything that is seen is in the file of the project, and comes back from there.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[allow(dead_code, reason = "each test uses a part of it")]
#[path = "support/sample.rs"]
mod sample;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use driver::Driver;
use proptest::prelude::*;
use relata::app::curation::Curation;
use relata::app::{Command, Noting, SaveTarget};
use relata::graph::Condition;
use relata::jobs::{Projects, no_wake};
use relata::layout::Point;
use relata::project::Snapshots;
use relata::scene::{Note, NoteColor};
use relata::vocabulary::EntityKind;

/// A program that keeps what is done in `folder`.
fn keeping(folder: &Path) -> Driver {
    let snapshots = Snapshots::in_folder(folder.join("snapshots"));
    let projects = Projects::new(Arc::new(sample::ByName), no_wake(), Some(snapshots));
    let mut driver = Driver { projects: Some(projects), ..Driver::default() };
    driver.state.project.folder = Some(folder.to_owned());
    driver
}

fn open_text(driver: &mut Driver, name: &str, text: &str) {
    driver.give(Command::OpenText { name: name.to_owned(), text: text.to_owned() });
}

fn path(driver: &Driver) -> PathBuf {
    driver.state.project.open.as_ref().unwrap().path.clone().unwrap()
}

/// The program as it is after a crash and a new start: it finds what was on the disk at that moment.
fn after_a_crash(driver: &Driver, folder: &Path) -> Driver {
    let from = path(driver);
    let to = folder.join("found again.relata");
    let beside = |path: &Path| PathBuf::from(format!("{}-wal", path.display()));
    std::fs::write(&to, std::process::Command::new("cat").arg(&from).output().unwrap().stdout).unwrap();
    let log = std::process::Command::new("cat").arg(beside(&from)).output().unwrap().stdout;
    std::fs::write(beside(&to), log).unwrap();
    let mut again = keeping(folder);
    again.give(Command::OpenProjectAt(to));
    again
}

/// Fails unless both show the same, with the same in the same places.
fn assert_same(one: &Driver, other: &Driver) {
    assert_eq!(other.state.messages, [], "nothing is wrong");
    assert_eq!(one.state.ground.filter, other.state.ground.filter);
    assert_eq!(one.state.ground.corrections, other.state.ground.corrections);
    assert_eq!(one.state.ground.pins, other.state.ground.pins);
    assert_eq!(one.state.ground.grouping, other.state.ground.grouping);
    assert_eq!(one.state.ground.flags, other.state.ground.flags);
    assert_eq!(one.state.ground.notes, other.state.ground.notes);
    let names = |driver: &Driver| -> Vec<String> {
        driver.state.ground.sources.iter().map(|source| source.document.name.clone()).collect()
    };
    assert_eq!(names(one), names(other));
    let (own, found) = (&one.state.derived.knowledge, &other.state.derived.knowledge);
    assert_eq!(own.entities, found.entities);
    assert_eq!(own.relations, found.relations);
    assert_eq!(one.state.derived.view, other.state.derived.view);
    for id in &one.state.derived.view.entities {
        let place = |driver: &Driver| driver.state.derived.positions.get(id).copied();
        let (own, found) = (place(one), place(other));
        // A layout that begins with what stands already may move it by less than can be seen.
        let is_near = own.zip(found).is_some_and(|(own, found)| own.distance(found) < 0.01);
        assert!(is_near || own == found, "{own:?} {found:?}");
    }
}

/// A session with documents, filters, places and corrections.
fn session(folder: &Path) -> Driver {
    let mut driver = keeping(folder);
    open_text(&mut driver, "machine.txt", sample::ARTICLE);
    open_text(&mut driver, "second.txt", sample::SECOND);
    let turin = driver.entity("Turin");
    driver.give(Command::Drag(turin, Point::new(120.0, -80.0)));
    driver.give(Command::Pin(turin, Point::new(120.0, -80.0)));
    driver.give(Command::Curate(Curation::Rename(driver.entity("London"), "Londinium".to_owned())));
    driver.give(Command::ToggleValue(Condition::Kinds([EntityKind::Organisation].into())));
    driver
}

#[test]
fn what_was_seen_is_there_after_a_crash() {
    let folder = tempfile::tempdir().unwrap();
    let driver = session(folder.path());
    let again = after_a_crash(&driver, folder.path());
    assert_same(&driver, &again);
    assert_eq!(again.layouts, 0, "everything stands where it stood");
    assert!(again.state.derived.knowledge.entities.iter().any(|entity| entity.name == "Londinium"));
}

#[test]
fn steps_of_earlier_sessions_are_undone_and_redone() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = session(folder.path());
    driver.give(Command::NewProject);
    assert!(driver.state.ground.sources.is_empty() && driver.state.project.open.is_none());
    let files = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let file =
        files.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "relata")).unwrap();
    driver.give(Command::OpenProjectAt(file));
    let mut names = Vec::new();
    while let Some(name) = driver.state.undo_step().map(str::to_owned) {
        names.push(name);
        driver.give(Command::Undo);
    }
    assert_eq!(names, ["Filter by kind", "Rename", "Move", "Open", "Open"]);
    assert!(driver.state.ground.sources.is_empty());
    while driver.state.redo_step().is_some() {
        driver.give(Command::Redo);
    }
    let fresh = tempfile::tempdir().unwrap();
    assert_same(&session(fresh.path()), &driver);
}

#[test]
fn a_project_gets_a_name_and_goes_on_under_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = session(folder.path());
    let unnamed = path(&driver);
    let named = folder.path().join("Inquiry.relata");
    driver.give(Command::SaveTo(SaveTarget::Project, named.clone()));
    assert_eq!(driver.state.project.open.as_ref().unwrap().name().as_deref(), Some("Inquiry"));
    assert!(!unnamed.exists(), "there is one project, not two");
    driver.give(Command::Undo);
    driver.give(Command::ClearFilters);
    let copy = folder.path().join("Put away.relata");
    driver.give(Command::SaveTo(SaveTarget::Copy, copy.clone()));
    driver.give(Command::ShowMore);
    driver.give(Command::ToggleDims);
    assert_eq!(path(&driver), named);
    let again = after_a_crash(&driver, folder.path());
    assert_same(&driver, &again);
    let mut other = keeping(folder.path());
    other.give(Command::Open(vec![copy]));
    assert_eq!(other.state.ground.sources.len(), 2, "a project is opened as any file is");
    assert_ne!(
        other.state.ground.filter.dims, driver.state.ground.filter.dims,
        "the copy was put away before"
    );
}

#[test]
fn what_cannot_be_opened_is_told_and_a_second_window_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let driver = session(folder.path());
    let mut second = keeping(folder.path());
    second.give(Command::OpenProjectAt(path(&driver)));
    assert!(second.state.messages[0].text.contains("open in another window"), "{:?}", second.state.messages);
    assert!(second.state.ground.sources.is_empty());
    second.give(Command::OpenProjectAt(folder.path().join("nowhere.relata")));
    assert!(second.state.messages[1].text.contains("nowhere.relata"), "{:?}", second.state.messages);
    let text = folder.path().join("text.relata");
    std::fs::write(&text, "no project").unwrap();
    second.give(Command::OpenProjectAt(text));
    assert!(second.state.messages[2].text.contains("no project of Relata"), "{:?}", second.state.messages);
}

#[test]
fn one_goes_to_any_step_and_on_from_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = session(folder.path());
    driver.give(Command::ShowHistory);
    let names = |driver: &Driver| -> (Vec<String>, Vec<String>) {
        let steps = &driver.state.project.steps;
        let name = |step: &relata::project::Step| step.name.clone();
        (steps.done.iter().map(name).collect(), steps.undone.iter().map(name).collect())
    };
    assert_eq!(names(&driver).0, ["Filter by kind", "Rename", "Move", "Open", "Open"]);
    driver.give(Command::GoToStep(2));
    assert_eq!(names(&driver).0, ["Open", "Open"]);
    assert_eq!(names(&driver).1, ["Move", "Rename", "Filter by kind"]);
    assert!(driver.state.ground.pins.is_empty() && driver.state.ground.corrections.is_empty());
    driver.give(Command::GoToStep(4));
    assert!(!driver.state.ground.corrections.is_empty() && driver.state.ground.filter.chips.len() == 1);
    driver.give(Command::GoToStep(0));
    assert!(driver.state.ground.sources.is_empty());
    driver.give(Command::GoToStep(5));
    let fresh = tempfile::tempdir().unwrap();
    assert_same(&session(fresh.path()), &driver);
    driver.give(Command::GoToStep(3));
    driver.give(Command::ToggleDims);
    driver.give(Command::ShowHistory);
    assert_eq!(
        names(&driver),
        (vec!["Dim or hide", "Move", "Open", "Open"].into_iter().map(str::to_owned).collect(), vec![])
    );
}

#[test]
fn a_damaged_project_stays_as_it_is_and_a_snapshot_takes_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = session(folder.path());
    let file = path(&driver);
    driver.give(Command::NewProject);
    // A snapshot is taken when the project is opened.
    driver.give(Command::OpenProjectAt(file.clone()));
    let wait = |driver: &mut Driver| {
        for _ in 0..500 {
            driver.give(Command::ShowSnapshots);
            if !driver.state.project.snapshots.is_empty() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        panic!("no snapshot");
    };
    wait(&mut driver);
    driver.give(Command::NewProject);
    drop(driver);
    let damaged = vec![0_u8; 40_000];
    std::fs::write(&file, &damaged).unwrap();
    let mut driver = keeping(folder.path());
    driver.give(Command::OpenProjectAt(file.clone()));
    assert_eq!(driver.state.messages.len(), 1);
    driver.give(Command::DismissMessage(0));
    driver.give(Command::ShowSnapshots);
    let snapshot = driver.state.project.snapshots[0].path.clone();
    driver.give(Command::RestoreSnapshot(snapshot));
    let fresh = tempfile::tempdir().unwrap();
    assert_same(&session(fresh.path()), &driver);
    assert_ne!(path(&driver), file);
    assert_eq!(std::fs::read(&file).unwrap(), damaged, "nobody has written to it");
}

#[test]
fn without_a_folder_nothing_is_kept_until_a_person_says_where() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = keeping(folder.path());
    driver.state.project.folder = None;
    open_text(&mut driver, "machine.txt", sample::ARTICLE);
    assert_eq!(driver.state.project.open, None);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    driver.give(Command::SaveTo(SaveTarget::Project, folder.path().join("Inquiry.relata")));
    driver.give(Command::GroupBy(relata::graph::GroupBy::Kind));
    assert_same(&driver, &after_a_crash(&driver, folder.path()));
}

#[test]
fn a_project_that_cannot_be_opened_leaves_the_kept_filters_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = session(folder.path());
    driver.give(Command::SaveFilter("Mine".to_owned()));
    driver.give(Command::OpenProjectAt(folder.path().join("nowhere.relata")));
    assert!(driver.state.ground.sources.is_empty() && driver.state.project.open.is_none());
    let names =
        |filters: &[relata::app::SavedFilter]| filters.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&driver.state.settings.saved_filters), ["Mine"]);
    assert_eq!(names(&driver.state.ground.saved_filters), ["Mine"]);
}

/// Something that a person does.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Undo,
    Redo,
    Open,
    Close,
    Filter(u8),
    Pin(u8),
    Rename(u8),
    Reject(u8),
    Note(u8),
    Group,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => Just(Deed::Undo),
        3 => Just(Deed::Redo),
        1 => Just(Deed::Open),
        1 => Just(Deed::Close),
        2 => any::<u8>().prop_map(Deed::Filter),
        3 => any::<u8>().prop_map(Deed::Pin),
        2 => any::<u8>().prop_map(Deed::Rename),
        1 => any::<u8>().prop_map(Deed::Reject),
        2 => any::<u8>().prop_map(Deed::Note),
        1 => Just(Deed::Group),
    ]
}

fn carry_out(driver: &mut Driver, deed: Deed, number: usize) {
    let entities = &driver.state.derived.knowledge.entities;
    let at = |index: u8| (!entities.is_empty()).then(|| entities[index as usize % entities.len()].id);
    let command = match deed {
        Deed::Undo => Some(Command::Undo),
        Deed::Redo => Some(Command::Redo),
        Deed::Open => Some(Command::OpenText { name: "second.txt".into(), text: sample::SECOND.into() }),
        Deed::Close => driver
            .state
            .ground
            .sources
            .first()
            .map(|source| Command::RemoveDocument(source.document.id.clone())),
        Deed::Filter(index) => {
            let kinds = [EntityKind::Person, EntityKind::Location, EntityKind::Organisation];
            Some(Command::ToggleValue(Condition::Kinds([kinds[index as usize % 3]].into())))
        }
        Deed::Pin(index) => at(index).map(|id| Command::Pin(id, Point::new(f32::from(index), number as f32))),
        Deed::Rename(index) => at(index).map(|id| {
            let name = format!("Name {number}");
            Command::Curate(Curation::Rename(id, name))
        }),
        Deed::Reject(index) => {
            at(index).map(|id| Command::Curate(Curation::Reject([relata::scene::Subject::Entity(id)].into())))
        }
        Deed::Note(index) => Some(Command::Note(Noting::Add(Note {
            text: format!("Note {number}\n“{index}”"),
            color: NoteColor::Red,
            place: Point::new(f32::from(index), -1.5),
            tied: at(index),
        }))),
        Deed::Group => Some(Command::GroupBy(relata::graph::GroupBy::Kind)),
    };
    if let Some(command) = command {
        driver.give(command);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever is done, after a crash at any moment the same is seen.
    #[test]
    fn the_file_says_what_is_seen(deeds in prop::collection::vec(deed(), 1..14)) {
        let folder = tempfile::tempdir().unwrap();
        let mut driver = keeping(folder.path());
        open_text(&mut driver, "machine.txt", sample::ARTICLE);
        for (number, deed) in deeds.into_iter().enumerate() {
            carry_out(&mut driver, deed, number);
        }
        let again = after_a_crash(&driver, folder.path());
        assert_same(&driver, &again);
    }
}
