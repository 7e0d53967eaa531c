//! What became of the files of an import, in the window; texts in other languages, and files that come later.

#![cfg(feature = "window")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[allow(dead_code, reason = "each test uses a part of it")]
#[path = "support/sample.rs"]
mod sample;
#[path = "support/window.rs"]
mod support;

use std::fs;

use egui_kittest::kittest::Queryable as _;
use relata::app::{Command, Dialog, Disk};
use support::{give, state, wait_until, window};

const GERMAN: &str = "Der Rat der Hafenstadt beschloss am Dienstag, die alte Brücke bis zum Frühjahr zu sperren. Die \
    Bürgermeisterin sagte, das Geld für die Reparatur sei vom Ministerium zugesagt worden, aber noch nicht \
    eingetroffen. Die Fähre werde stündlich fahren, und Schüler müssten nichts bezahlen.\n";

#[test]
fn an_import_is_accounted_for_and_what_comes_later_is_offered() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("machine.txt"), sample::ARTICLE).unwrap();
    fs::write(folder.path().join("rat.txt"), GERMAN).unwrap();
    fs::write(folder.path().join("style.css"), "x").unwrap();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    let mut window = window(Vec::new());
    give(&mut window, Command::Open(vec![folder.path().to_owned()]));
    wait_until(&mut window, |state| state.work.is_none() && state.ground.sources.len() == 2);
    window.run();
    assert_eq!(
        state(&window).account.summary(),
        "4 files: 1 read, 1 read with remarks, 1 not read, 1 passed over."
    );
    window.get_by_label("seems to be in German");

    give(&mut window, Command::Disk(Disk::ShowImport));
    window.run();
    assert_eq!(state(&window).dialog, Some(Dialog::Import));
    window.get_by_label("Import report");
    window.get_by_label_contains("empty.txt – not read: The file holds no text.");
    window.get_by_label_contains("style.css – passed over: files with the ending .css are not read");
    window.get_by_label_contains("machine.txt – read");
    give(&mut window, Command::Escape);

    fs::write(folder.path().join("second.txt"), sample::SECOND).unwrap();
    give(&mut window, Command::Disk(Disk::LookQuietly));
    wait_until(&mut window, |state| !state.new_files.is_empty());
    window.run();
    window.get_by_label("1 new file in opened folders");
    window.get_by_label("Open").click();
    window.run();
    wait_until(&mut window, |state| state.work.is_none() && state.ground.sources.len() == 3);
    window.run();
    assert!(window.query_by_label("1 new file in opened folders").is_none());

    window.get_by_label("Read as English anyway").click();
    window.run();
    wait_until(&mut window, |state| {
        state.work.is_none() && state.ground.sources.iter().all(|source| source.document.foreign.is_none())
    });
    window.run();
    assert!(window.query_by_label("seems to be in German").is_none());
}
