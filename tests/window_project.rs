//! The project in the window: what is kept is there again, and every step can be gone to.

#![cfg(feature = "window")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[allow(dead_code, reason = "each test uses a part of it")]
#[path = "support/sample.rs"]
mod sample;
#[path = "support/window.rs"]
mod support;

use std::path::{Path, PathBuf};

use egui::Modifiers;
use egui_kittest::kittest::Queryable as _;
use relata::app::{Command, Disk, State};
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
