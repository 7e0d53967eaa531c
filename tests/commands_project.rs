//! Everything that is seen is in the file of the project, and comes back from there.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[allow(dead_code, reason = "each test uses a part of it")]
#[path = "support/sample.rs"]
mod sample;

use std::io::BufRead as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use driver::Driver;
use proptest::prelude::*;
use relata::app::curation::Curation;
use relata::app::duplicates::DuplicateWish;
use relata::app::{Command, Dialog, Effect, Noting, ProjectCommand, SaveTarget, Setting};
use relata::graph::Condition;
use relata::jobs::{Projects, no_wake};
use relata::layout::Point;
use relata::project::{Snapshot, Snapshots};
use relata::scene::{ColorBy, Note, NoteColor, SizeBy};
use relata::vocabulary::EntityKind;

/// A program that keeps what is done in `folder`.
fn keeping(folder: &Path) -> Driver {
    let snapshots = Snapshots::in_folder(folder.join("snapshots"));
    let projects = Projects::new(Arc::new(sample::ByName), no_wake(), Some(snapshots));
    let mut driver = Driver { projects: Some(projects), ..Driver::default() };
    driver.state.project.folder = Some(folder.to_owned());
    driver.state.project.snapshot_folder = Some(folder.join("snapshots"));
    driver
}

/// A file of this name in a folder where a person might keep projects.
fn in_own_folder(folder: &Path, name: &str) -> PathBuf {
    let own = folder.join("work");
    std::fs::create_dir_all(&own).unwrap();
    own.join(name)
}

/// Closes the project and waits until that is done.
fn close(driver: &mut Driver) {
    driver.give(Command::NewProject);
    driver.projects.as_mut().unwrap().finish();
}

/// Waits until the snapshots of the project are as they should be.
fn wait_for_snapshots(driver: &mut Driver, are_so: impl Fn(&[Snapshot]) -> bool) {
    for _ in 0..500 {
        driver.give(Command::ShowSnapshots);
        if are_so(&driver.state.project.snapshots) {
            return driver.give(Command::Escape);
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("{:?}", driver.state.project.snapshots);
}

/// Changes a letter of the text of the article in a closed project.
fn damage(file: &Path) -> Vec<u8> {
    let mut bytes = std::fs::read(file).unwrap();
    let words = b"The machine was shown in spring";
    let places: Vec<usize> =
        (0..bytes.len() - words.len()).filter(|&at| bytes[at..].starts_with(words)).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at + 4] = b'M';
    }
    std::fs::write(file, &bytes).unwrap();
    bytes
}

/// Whether the window was to be closed.
fn has_quit(driver: &mut Driver) -> bool {
    std::mem::take(&mut driver.effects).iter().any(|effect| matches!(effect, Effect::Quit))
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
    let named = in_own_folder(folder.path(), "Inquiry.relata");
    driver.give(Command::SaveTo(SaveTarget::Project, named.clone()));
    assert_eq!(driver.state.project.open.as_ref().unwrap().name().as_deref(), Some("Inquiry"));
    assert!(!unnamed.exists(), "there is one project, not two");
    driver.give(Command::Undo);
    driver.give(Command::ClearFilters);
    let copy = in_own_folder(folder.path(), "Put away.relata");
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
    let mut driver = session(folder.path());
    let mut second = keeping(folder.path());
    let file = path(&driver);
    second.state.settings.project = Some(file.clone());
    second.give(Command::OpenProjectAt(file.clone()));
    assert_eq!(
        (second.state.dialog, second.state.project.elsewhere.as_ref()),
        (Some(Dialog::OpenElsewhere), Some(&file))
    );
    assert!(second.state.ground.sources.is_empty() && second.state.messages.is_empty());
    assert_eq!(second.state.settings.project.as_ref(), Some(&file), "the next start may find it free");
    second.give(Command::OpenProjectAt(folder.path().join("nowhere.relata")));
    assert!(second.state.messages[0].text.contains("nowhere.relata"), "{:?}", second.state.messages);
    let text = folder.path().join("text.relata");
    std::fs::write(&text, "no project").unwrap();
    second.give(Command::OpenProjectAt(text));
    assert!(second.state.messages[1].text.contains("no project of Relata"), "{:?}", second.state.messages);
    // Once it is closed there, it can be opened here.
    close(&mut driver);
    second.give(Command::OpenProjectAt(file));
    assert_eq!((second.state.dialog, second.state.ground.sources.len()), (None, 2));
}

/// What another program does in a test below: it has a project open until its input ends.
#[test]
#[ignore = "a part of the test below, in a program of its own"]
fn has_a_project_open() {
    let Some(file) = std::env::var_os("RELATA_TEST_PROJECT") else { return };
    let mut driver = keeping(Path::new(&file).parent().unwrap());
    driver.give(Command::OpenProjectAt(file.into()));
    driver.give(Command::ToggleDims);
    assert_eq!(driver.state.messages, []);
    println!("\nopen");
    std::io::stdin().read_line(&mut String::new()).unwrap();
}

#[test]
fn a_copy_is_read_and_kept_only_as_a_project_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = session(folder.path());
    let file = in_own_folder(folder.path(), "Inquiry.relata");
    first.give(Command::SaveTo(SaveTarget::Project, file.clone()));
    close(&mut first);
    let mut other = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "has_a_project_open", "--nocapture"])
        .env("RELATA_TEST_PROJECT", &file)
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = std::io::BufReader::new(other.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap() == "open"));

    let copies = folder.path().join("copies");
    let mut driver = keeping(folder.path());
    driver.projects.as_mut().unwrap().make_copies_in(copies.clone());
    let there = || std::fs::read_dir(&copies).map_or(0, Iterator::count);
    driver.give(Command::OpenProjectAt(file.clone()));
    assert_eq!(driver.state.dialog, Some(Dialog::OpenElsewhere));
    driver.give(Command::Project(ProjectCommand::OpenCopy(file.clone())));
    let project = driver.state.project.open.as_ref().unwrap();
    assert_eq!((project.name().as_deref(), project.is_copy), (Some("Inquiry"), true));
    assert!(project.read_only.is_some() && there() == 1);
    assert_ne!(driver.state.ground.filter.dims, first.state.ground.filter.dims, "as it is now");
    assert_eq!((driver.state.dialog, driver.state.settings.project.as_ref()), (None, None));
    assert!(driver.state.settings.recent_projects.is_empty(), "the copy is no project that one goes back to");

    // One may try things out; nothing of it is lost without a question.
    driver.give(Command::GroupBy(relata::graph::GroupBy::Kind));
    driver.give(Command::Undo);
    driver.give(Command::Redo);
    driver.give(Command::Quit);
    assert_eq!(driver.state.dialog, Some(Dialog::Unkept));
    assert!(!has_quit(&mut driver));
    driver.give(Command::Escape);
    let own = in_own_folder(folder.path(), "Mine.relata");
    driver.give(Command::SaveTo(SaveTarget::Project, own.clone()));
    let project = driver.state.project.open.as_ref().unwrap();
    assert_eq!((project.read_only.as_ref(), project.is_unkept(), there()), (None, false, 0));
    driver.give(Command::ToggleDims);
    let again = after_a_crash(&driver, folder.path());
    assert_same(&driver, &again);
    assert!(!again.state.ground.grouping.is_empty());
    driver.give(Command::Quit);
    assert!(has_quit(&mut driver));

    // A second copy goes when it is closed, too.
    driver.give(Command::Project(ProjectCommand::OpenCopy(file)));
    assert_eq!(there(), 1);
    driver.projects.as_mut().unwrap().finish();
    assert_eq!(there(), 0);
    drop(other.stdin.take());
    assert!(other.wait().unwrap().success());
}

#[test]
fn what_is_whole_of_a_damaged_project_is_seen_and_becomes_a_project() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = session(folder.path());
    let file = in_own_folder(folder.path(), "Inquiry.relata");
    driver.give(Command::SaveTo(SaveTarget::Project, file.clone()));
    driver.give(Command::NewProject);
    driver.give(Command::OpenProjectAt(file.clone()));
    wait_for_snapshots(&mut driver, |snapshots| !snapshots.is_empty());
    close(&mut driver);
    let damaged = damage(&file);

    driver.give(Command::OpenProjectAt(file.clone()));
    let project = driver.state.project.open.clone().unwrap();
    assert!(project.damages.iter().any(|damage| damage.part == "machine.txt"), "{:?}", project.damages);
    assert!(project.read_only.is_some() && driver.state.messages.is_empty());
    assert!(!driver.state.project.snapshots.is_empty(), "a snapshot is offered without being asked for");
    driver.give(Command::GroupBy(relata::graph::GroupBy::Kind));
    driver.give(Command::NewProject);
    assert_eq!(driver.state.dialog, Some(Dialog::Unkept), "what is seen is in no file");
    driver.give(Command::Escape);
    let copy = in_own_folder(folder.path(), "Put away.relata");
    driver.give(Command::SaveTo(SaveTarget::Copy, copy.clone()));
    assert_eq!(driver.state.messages, []);
    assert!(driver.state.project.open.as_ref().unwrap().is_unkept(), "one goes on in the damaged one");
    let rescued = in_own_folder(folder.path(), "Rescued.relata");
    driver.give(Command::SaveTo(SaveTarget::Project, rescued.clone()));
    let project = driver.state.project.open.as_ref().unwrap();
    assert!(project.read_only.is_none() && project.damages.is_empty() && !project.is_unkept());
    assert_eq!(path(&driver), rescued);
    driver.give(Command::ToggleDims);
    assert_same(&driver, &after_a_crash(&driver, folder.path()));
    driver.give(Command::ToggleDims);
    let mut put_away = keeping(folder.path());
    put_away.give(Command::OpenProjectAt(copy));
    assert_same(&driver, &put_away);
    assert_eq!(std::fs::read(&file).unwrap(), damaged, "nobody has written to it");

    // Who wants to lose what was changed, loses it.
    driver.give(Command::OpenProjectAt(file.clone()));
    driver.give(Command::ToggleDims);
    driver.give(Command::OpenProjectAt(rescued.clone()));
    assert_eq!((driver.state.dialog, path(&driver)), (Some(Dialog::Unkept), file));
    driver.give(Command::Project(ProjectCommand::Leave));
    assert_eq!((driver.state.dialog, path(&driver)), (None, rescued));
}

#[test]
fn filters_and_look_of_a_project_stay_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = session(folder.path());
    let names =
        |filters: &[relata::app::SavedFilter]| filters.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
    // What one chooses before the work has a name is what one wants the next time, too.
    driver.give(Command::SaveFilter("Mine".to_owned()));
    driver.give(Command::ColorBy(ColorBy::Status));
    let own = driver.state.settings.style;
    assert_eq!(
        (names(&driver.state.settings.saved_filters), own.color),
        (vec!["Mine".to_owned()], ColorBy::Status)
    );
    let file = in_own_folder(folder.path(), "Inquiry.relata");
    driver.give(Command::SaveTo(SaveTarget::Project, file.clone()));
    driver.give(Command::SaveFilter("Only here".to_owned()));
    driver.give(Command::ForgetFilter(0));
    driver.give(Command::SizeBy(SizeBy::Articles));
    driver.give(Command::ColorBy(ColorBy::Article));
    let is_as_before = |driver: &Driver| {
        assert_eq!(names(&driver.state.settings.saved_filters), ["Mine"]);
        assert_eq!(driver.state.settings.style, own);
    };
    is_as_before(&driver);
    driver.give(Command::NewProject);
    is_as_before(&driver);
    assert_eq!(
        (names(&driver.state.ground.saved_filters), driver.state.ground.style),
        (vec!["Mine".to_owned()], own)
    );
    driver.give(Command::OpenProjectAt(file));
    is_as_before(&driver);
    assert_eq!(names(&driver.state.ground.saved_filters), ["Only here"]);
    let style = driver.state.ground.style;
    assert_eq!((style.size, style.color), (SizeBy::Articles, ColorBy::Article));
    driver.give(Command::Undo);
    is_as_before(&driver);
    driver.give(Command::NewProject);
    open_text(&mut driver, "second.txt", sample::SECOND);
    assert_eq!(
        (names(&driver.state.ground.saved_filters), driver.state.ground.style),
        (vec!["Mine".to_owned()], own)
    );
    driver.give(Command::ForgetFilter(0));
    assert!(driver.state.settings.saved_filters.is_empty());
    driver.give(Command::Undo);
    is_as_before(&driver);
}

#[test]
fn projects_that_were_open_have_a_list_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = session(folder.path());
    let listed = |driver: &Driver| -> Vec<PathBuf> {
        let projects = &driver.state.settings.recent_projects;
        assert!(projects.iter().all(|project| project.opened.is_some()));
        projects.iter().map(|project| project.path.clone()).collect()
    };
    let unnamed = path(&driver);
    assert_eq!(listed(&driver), std::slice::from_ref(&unnamed), "else it would be hard to find again");
    let named = in_own_folder(folder.path(), "Inquiry.relata");
    driver.give(Command::SaveTo(SaveTarget::Project, named.clone()));
    assert_eq!(listed(&driver), std::slice::from_ref(&named), "the other is there no more");
    driver.give(Command::NewProject);
    open_text(&mut driver, "second.txt", sample::SECOND);
    let second = path(&driver);
    assert_eq!(listed(&driver), [second.clone(), named.clone()]);
    driver.give(Command::OpenProjectAt(named.clone()));
    assert_eq!(listed(&driver), [named.clone(), second.clone()]);
    assert!(driver.state.settings.recent.is_empty());
    driver.give(Command::Project(ProjectCommand::ForgetRecent(named)));
    assert_eq!(listed(&driver), [second]);
    driver.give(Command::Project(ProjectCommand::ClearRecent));
    assert!(listed(&driver).is_empty());
    assert!(relata::app::obstacle(&driver.state, &Command::Project(ProjectCommand::ClearRecent)).is_some());
}

#[test]
fn a_person_says_whether_and_where_snapshots_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (own, chosen) = (folder.path().join("snapshots"), folder.path().join("chosen"));
    let mut driver = keeping(folder.path());
    driver.give(Command::Set(Setting::KeepsSnapshots(false)));
    open_text(&mut driver, "machine.txt", sample::ARTICLE);
    let file = path(&driver);
    let open_again = |driver: &mut Driver| {
        driver.give(Command::NewProject);
        driver.give(Command::OpenProjectAt(file.clone()));
        // What is due when a project is opened is done after this answer and before the next.
        driver.give(Command::ShowHistory);
        driver.give(Command::Escape);
    };
    open_again(&mut driver);
    wait_for_snapshots(&mut driver, <[Snapshot]>::is_empty);
    assert!(!own.exists());
    // It counts for the project that is open.
    driver.give(Command::Set(Setting::KeepsSnapshots(true)));
    wait_for_snapshots(&mut driver, |snapshots| snapshots.len() == 1 && snapshots[0].path.starts_with(&own));
    driver.give(Command::Project(ProjectCommand::KeepSnapshotsIn(Some(chosen.clone()))));
    assert_eq!(driver.state.settings.snapshot_folder.as_ref(), Some(&chosen));
    open_again(&mut driver);
    wait_for_snapshots(&mut driver, |snapshots| {
        snapshots.len() == 2 && snapshots[0].path.starts_with(&chosen) && snapshots[1].path.starts_with(&own)
    });
    driver.give(Command::Set(Setting::SnapshotCount(1)));
    open_again(&mut driver);
    wait_for_snapshots(&mut driver, |snapshots| {
        snapshots.len() == 1 && snapshots[0].path.starts_with(&chosen)
    });
    driver.give(Command::ShowSettings);
    assert_eq!(driver.state.project.snapshot_total.count, 1);
    driver.give(Command::Project(ProjectCommand::DeleteSnapshots));
    assert_eq!((driver.state.project.snapshot_total.count, driver.state.project.snapshots.len()), (0, 0));
    assert_eq!(driver.state.notice, Some(relata::app::Notice::SnapshotsDeleted(1)));
    driver.give(Command::Project(ProjectCommand::ShowSnapshotFolder));
    let shown =
        driver.effects.iter().any(|effect| matches!(effect, Effect::ShowFolder(path) if *path == chosen));
    assert!(shown);
    driver.give(Command::Project(ProjectCommand::KeepSnapshotsIn(None)));
    assert_eq!(driver.state.settings.snapshot_folder, None);
    driver.projects.as_mut().unwrap().finish();
}

#[test]
fn a_snapshot_that_fails_is_told_once_and_is_no_change_that_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = session(folder.path());
    let file = path(&driver);
    let blocked = folder.path().join("a file");
    std::fs::write(&blocked, "no folder").unwrap();
    driver.give(Command::Project(ProjectCommand::KeepSnapshotsIn(Some(blocked.clone()))));
    driver.give(Command::NewProject);
    driver.give(Command::OpenProjectAt(file));
    for _ in 0..500 {
        driver.give(Command::ToggleDims);
        if !driver.state.messages.is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let [message] = driver.state.messages.as_slice() else { panic!("{:?}", driver.state.messages) };
    assert!(message.text.contains("a file"), "{message:?}");
    assert!(driver.state.can_leave());
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
    wait_for_snapshots(&mut driver, |snapshots| !snapshots.is_empty());
    close(&mut driver);
    drop(driver);
    let damaged = vec![0_u8; 40_000];
    std::fs::write(&file, &damaged).unwrap();
    let mut driver = keeping(folder.path());
    driver.give(Command::OpenProjectAt(file.clone()));
    assert_eq!(driver.state.messages.len(), 1);
    driver.give(Command::DismissMessage(0));
    // They are looked for without being asked for.
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
    driver.give(Command::SaveTo(SaveTarget::Project, in_own_folder(folder.path(), "Inquiry.relata")));
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

#[test]
fn decisions_about_possible_duplicates_are_kept_and_not_asked_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = keeping(folder.path());
    for (name, text) in sample::DOUBLES {
        open_text(&mut driver, name, text);
    }
    driver.give(Command::ToggleDuplicates);
    let open = |driver: &Driver| relata::app::duplicates::count(&driver.state);
    let all: Vec<_> = relata::app::duplicates::listed(&driver.state).map(|found| found.pair).collect();
    assert_eq!((all.len(), open(&driver)), (3, 3));
    driver.give(Command::Duplicates(DuplicateWish::Extend(all[1])));
    driver.give(Command::Duplicates(DuplicateWish::Apart));
    driver.give(Command::Duplicates(DuplicateWish::Same));
    assert_eq!((open(&driver), driver.state.ground.corrections.len()), (0, 3));
    let mut again = after_a_crash(&driver, folder.path());
    assert_same(&driver, &again);
    assert_eq!(open(&again), 0);
    again.give(Command::Undo);
    assert_eq!(open(&again), 1);
    again.give(Command::Undo);
    assert_eq!(open(&again), 3, "those that were decided together are open together");
}
