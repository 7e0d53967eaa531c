//! The project in the window: what is kept is there again, and every step can be gone to.

#![cfg(feature = "window")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[allow(dead_code, reason = "each test uses a part of it")]
#[path = "support/sample.rs"]
mod sample;
#[path = "support/window.rs"]
mod support;

use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, Modifiers, ViewportCommand, ViewportId};
use egui_kittest::kittest::Queryable as _;
use relata::app::{Command, Dialog, Disk, OpenProject, Report, SaveTarget, State};
use relata::jobs::Kept;
use relata::ui::SettingsPlace;
use relata::ui::settings_file::load;
use support::{Window, click, give, state, wait_until, window};

/// A window that keeps what is done in `folder`.
fn keeping(folder: &Path) -> Window {
    let mut window = window(Vec::new());
    let context = window.ctx.clone();
    let loaded = load(SettingsPlace::File(folder.join("settings.json")));
    window.state_mut().as_mut().unwrap().use_settings(&context, loaded, None);
    window.run();
    window
}

fn is_kept(state: &State) -> bool {
    let project = state.project.open.as_ref();
    !state.derived.is_laying_out
        && project.is_some_and(|project| project.path.is_some() && project.steps.undo.is_some())
}

fn read_article(window: &mut Window) {
    let text = sample::ARTICLE.to_owned();
    give(window, Command::OpenText { name: "machine.txt".to_owned(), text });
    wait_until(window, |state| state.work.is_none() && is_kept(state));
}

fn file(window: &Window) -> PathBuf {
    state(window).project.open.as_ref().unwrap().path.clone().unwrap()
}

#[test]
fn a_window_goes_on_where_another_was_left() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = keeping(folder.path());
    read_article(&mut first);
    first.get_by_label_contains("project without a name · kept");
    let place = first.get_by_label("Place in the legend").rect().center();
    click(&mut first, place, Modifiers::NONE);
    wait_until(&mut first, |state| {
        state
            .project
            .open
            .as_ref()
            .is_some_and(|project| project.steps.undo.as_deref() == Some("Filter by kind"))
    });
    let path = file(&first);
    drop(first);
    let mut second = keeping(folder.path());
    assert_eq!(state(&second).settings.project.as_ref(), Some(&path), "it is known which one was open");
    wait_until(&mut second, |state| state.settings.project.is_some());
    give(&mut second, Command::OpenProjectAt(path));
    wait_until(&mut second, is_kept);
    assert_eq!(state(&second).derived.view.entities.len(), 3, "without the places");
    second.get_by_label("Edit").click();
    second.run();
    second.get_by_label_contains("Undo filter by kind").click();
    wait_until(&mut second, |state| state.derived.view.entities.len() == 5);
}

#[test]
fn the_history_leads_to_any_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = keeping(folder.path());
    read_article(&mut window);
    give(&mut window, Command::ToggleDims);
    give(&mut window, Command::GroupBy(relata::graph::GroupBy::Kind));
    give(&mut window, Command::ShowHistory);
    wait_until(&mut window, |state| state.project.steps.done.len() == 3);
    window.get_by_label_contains("Group, ");
    window.get_by_label_contains("Open, 20").click();
    wait_until(&mut window, |state| state.project.steps.undone.len() == 2);
    assert!(!state(&window).ground.filter.dims && state(&window).ground.grouping.is_empty());
    let undone: Vec<_> = window.get_all_by_label_contains(", undone").collect();
    assert_eq!(undone.len(), 2);
    drop(undone);
    window.get_by_label("Beginning").click();
    wait_until(&mut window, |state| state.ground.sources.is_empty());
}

#[test]
fn a_changed_file_is_marked_and_read_again_by_its_button() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("machine.txt");
    std::fs::write(&path, sample::ARTICLE).unwrap();
    let mut window = keeping(folder.path());
    give(&mut window, Command::Open(vec![path.clone()]));
    wait_until(&mut window, |state| state.work.is_none() && is_kept(state));
    std::fs::write(&path, sample::SECOND).unwrap();
    give(&mut window, Command::Disk(Disk::Look));
    wait_until(&mut window, |state| !state.on_disk.is_empty());
    window.run();
    window.get_by_label("changed on the disk");
    assert!(window.get_all_by_label("1 file changed on the disk.").next().is_some());
    window.get_by_label("Read again machine.txt").click();
    window.run();
    wait_until(&mut window, |state| state.work.is_none() && is_kept(state));
    window.run();
    assert_eq!(state(&window).undo_step(), Some("Read again"));
    assert!(window.query_by_label("changed on the disk").is_none());
    std::fs::remove_file(&path).unwrap();
    give(&mut window, Command::Disk(Disk::LookQuietly));
    wait_until(&mut window, |state| !state.on_disk.is_empty());
    window.run();
    window.get_by_label("file not found");
}

/// The titles that the window gets until what is waited for has come about.
fn titles(window: &mut Window, is_so: impl Fn(&State) -> bool) -> Vec<String> {
    let mut titles = Vec::new();
    let mut last = 3;
    for _ in 0..3000 {
        window.step();
        let commands = &window.output().viewport_output[&ViewportId::ROOT].commands;
        titles.extend(commands.iter().filter_map(|command| match command {
            ViewportCommand::Title(title) => Some(title.clone()),
            _ => None,
        }));
        last -= usize::from(is_so(state(window)));
        if last == 0 {
            return titles;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("it did not come about: {:?}", state(window).messages);
}

fn named(window: &Window) -> Option<String> {
    state(window).project.open.as_ref()?.name()
}

/// Waits for a project of this name: the one of before is kept, too, until the other is there.
fn wait_until_named(window: &mut Window, name: &str) {
    let has_name =
        |state: &State| state.project.open.as_ref().and_then(OpenProject::name).as_deref() == Some(name);
    wait_until(window, |state| has_name(state) && is_kept(state));
}

#[test]
fn the_title_of_the_window_names_the_project() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = keeping(folder.path());
    read_article(&mut window);
    assert_eq!(titles(&mut window, |_| true), [""; 0], "a project without a name");
    let path = folder.path().join("Inquiry.relata");
    give(&mut window, Command::SaveTo(SaveTarget::Project, path.clone()));
    let is_named =
        |state: &State| state.project.open.as_ref().is_some_and(|project| project.name().is_some());
    assert_eq!(titles(&mut window, is_named), ["Inquiry — Relata"], "once, when it changes");
    give(&mut window, Command::NewProject);
    assert_eq!(titles(&mut window, |state| state.project.open.is_none()), ["Relata"]);
    give(&mut window, Command::OpenProjectAt(path));
    assert_eq!(titles(&mut window, is_named), ["Inquiry — Relata"]);
}

#[test]
fn recent_projects_are_in_the_menu_and_in_the_empty_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = keeping(folder.path());
    read_article(&mut window);
    let path = folder.path().join("Inquiry.relata");
    let away = folder.path().join("Away.relata");
    for path in [&away, &path] {
        give(&mut window, Command::SaveTo(SaveTarget::Project, path.clone()));
        let path = path.clone();
        wait_until(&mut window, move |state| {
            state.project.open.as_ref().is_some_and(|project| project.path.as_ref() == Some(&path))
        });
    }
    std::fs::remove_file(&away).unwrap();
    give(&mut window, Command::NewProject);
    wait_until(&mut window, |state| state.gone.contains(&away));
    window.get_by_label("Away, not there any more");
    window.get_by_label("Take Away off the list").click();
    window.run();
    assert!(window.query_by_label("Away, not there any more").is_none());
    window.get_by_label("Open Inquiry").click();
    wait_until(&mut window, is_kept);
    assert_eq!(named(&window).as_deref(), Some("Inquiry"));
    give(&mut window, Command::NewProject);
    window.run();
    window.get_by_label("File").click();
    window.run();
    window.get_by_label("Recent projects").click();
    window.run();
    let entries: Vec<_> = window.get_all_by_label("Open Inquiry").collect();
    assert_eq!(entries.len(), 2, "one in the window, one in the menu");
    entries[1].click();
    drop(entries);
    wait_until(&mut window, is_kept);
    assert_eq!(named(&window).as_deref(), Some("Inquiry"));
}

/// A closed project of this name with the article, in which one letter is not as it was written.
fn damaged(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    let mut window = keeping(folder);
    read_article(&mut window);
    give(&mut window, Command::SaveTo(SaveTarget::Project, path.clone()));
    wait_until(&mut window, |state| {
        state.project.open.as_ref().is_some_and(|project| !project.is_unnamed && project.path.is_some())
    });
    // A snapshot is taken when the project is opened.
    give(&mut window, Command::NewProject);
    give(&mut window, Command::OpenProjectAt(path.clone()));
    wait_until(&mut window, is_kept);
    for _ in 0..500 {
        give(&mut window, Command::ShowSnapshots);
        if !state(&window).project.snapshots.is_empty() {
            break;
        }
        window.step();
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    give(&mut window, Command::NewProject);
    eframe::App::on_exit(window.state_mut().as_mut().unwrap(), None);
    drop(window);
    let mut bytes = std::fs::read(&path).unwrap();
    let words = b"The machine was shown in spring";
    for at in 0..bytes.len() - words.len() {
        if bytes[at..].starts_with(words) {
            bytes[at + 4] = b'M';
        }
    }
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn a_damaged_project_says_what_is_damaged_and_a_snapshot_is_one_click_away() {
    let folder = tempfile::tempdir().unwrap();
    let path = damaged(folder.path(), "Inquiry.relata");
    let mut window = keeping(folder.path());
    give(&mut window, Command::OpenProjectAt(path));
    wait_until(&mut window, |state| !state.project.snapshots.is_empty());
    window.get_by_label_contains("Not as it was kept: machine.txt");
    window.get_by_label_contains("read only: changes are not kept");
    window.get_by_label("Keep what is whole as…");
    window.get_by_label_contains("Open the snapshot of 20").click();
    wait_until_named(&mut window, "Inquiry (restored)");
    assert!(window.query_by_label_contains("Not as it was kept").is_none());
    // What cannot be opened at all is spoken of, too, with the same way out.
    let gone = folder.path().join("Inquiry.relata");
    std::fs::write(&gone, vec![0; 40_000]).unwrap();
    give(&mut window, Command::OpenProjectAt(gone));
    wait_until(&mut window, |state| state.project.failed.is_some() && !state.project.snapshots.is_empty());
    window.get_by_label_contains("cannot be opened and stays as it is");
    window.get_by_label_contains("Open the snapshot of 20").click();
    wait_until_named(&mut window, "Inquiry (restored 2)");
}

#[test]
fn what_another_window_has_can_be_read_here() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = keeping(folder.path());
    let path = folder.path().join("Inquiry.relata");
    give(&mut window, Command::Report(Report::Project(Box::new(Kept::OpenElsewhere(path)))));
    window.run();
    window.get_by_label("“Inquiry” is open in another window");
    window.get_by_label("Open a copy to read only");
    window.get_by_label("Try again").click();
    wait_until(&mut window, |state| state.project.failed.is_some());
    assert_eq!(state(&window).dialog, None);
}

#[test]
fn nothing_that_is_in_no_file_is_left_without_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let path = damaged(folder.path(), "Inquiry.relata");
    let mut window = keeping(folder.path());
    give(&mut window, Command::OpenProjectAt(path));
    wait_until(&mut window, |state| !state.ground.sources.is_empty());
    give(&mut window, Command::ToggleDims);
    give(&mut window, Command::NewProject);
    window.run();
    window.get_by_label("What you see is in no file");
    window.get_by_label("Cancel").click();
    window.run();
    assert!(!state(&window).ground.sources.is_empty());
    give(&mut window, Command::NewProject);
    window.run();
    window.get_by_label("Lose the changes").click();
    window.run();
    assert!(state(&window).ground.sources.is_empty());
}

#[test]
fn snapshots_are_settled_in_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    damaged(folder.path(), "Inquiry.relata");
    let mut window = keeping(folder.path());
    give(&mut window, Command::ShowSettings);
    wait_until(&mut window, |state| state.project.snapshot_total.count > 0);
    // They stand at the end, where one has to scroll to.
    window.get_by_label_contains("Delete all").click_accesskit();
    window.run();
    window.get_by_label_contains("for good?");
    window.get_by_label("Delete").click_accesskit();
    wait_until(&mut window, |state| state.project.snapshot_total.count == 0);
    window.get_by_label("There are no snapshots now.");
    window.get_by_label("How many").set_value_accesskit(3.0);
    window.get_by_label("Keep earlier states of projects apart").click_accesskit();
    window.run();
    let settings = &state(&window).settings;
    assert_eq!((settings.keeps_snapshots, settings.snapshot_count), (false, 3));
    let chosen = folder.path().join("chosen");
    window.get_by_role_and_label(Role::TextInput, "Their folder").focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.get_by_role_and_label(Role::TextInput, "Their folder").type_text(&chosen.display().to_string());
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(state(&window).settings.snapshot_folder.as_ref(), Some(&chosen));
    assert_eq!(state(&window).dialog, Some(Dialog::Settings));
    window.get_by_label("Default folder").click_accesskit();
    window.run();
    assert_eq!(state(&window).settings.snapshot_folder, None);
}
