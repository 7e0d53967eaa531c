//! What the window keeps of an import: the account of every file, and texts in other languages.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[allow(dead_code, reason = "each test uses a part of it")]
#[path = "support/sample.rs"]
mod sample;

use driver::Driver;
use relata::app::table::is_enabled;
use relata::app::{Command, Dialog, Disk, Effect, Notice, Report, State, quotation, update};
use relata::document::{Locator, ParagraphKind, ReadOptions, Span, Transcript, from_transcript, read};
use relata::jobs::{Analyst as _, Entry, Input, Outcome};
use relata::knowledge::Source;

fn entry(name: &str, outcome: Outcome) -> Entry {
    Entry { name: name.to_owned(), outcome }
}

/// Begins an import; gives the number of the reading.
fn begin(state: &mut State) -> u64 {
    let effects = update(state, Command::Open(vec!["folder".into()]));
    effects
        .iter()
        .find_map(|effect| match effect {
            Effect::StartReading { serial, .. } => Some(*serial),
            _ => None,
        })
        .unwrap()
}

fn report(state: &mut State, report: Report) -> Vec<Effect> {
    update(state, Command::Report(report))
}

fn source(name: &str, text: &str) -> Source {
    let document = read(name, text.as_bytes(), &ReadOptions::default());
    let extraction = sample::ByName.analyse(&document, &mut |_| true).unwrap().unwrap();
    Source { document: document.into(), extraction: extraction.into() }
}

#[test]
fn every_file_of_an_import_is_accounted_for_and_the_report_can_be_had_again() {
    let mut state = State::default();
    assert!(!is_enabled(&state, &Command::Disk(Disk::ShowImport)));
    let serial = begin(&mut state);
    for (name, text) in [("a.txt", sample::ARTICLE), ("b.txt", sample::SECOND), ("c.txt", sample::ARTICLE)] {
        report(&mut state, Report::Accounted { serial, entry: entry(name, Outcome::Read) });
        report(&mut state, Report::Read { serial, source: Box::new(source(name, text)) });
    }
    let failed = entry("d.pdf", Outcome::Failed("it is a scan without text".to_owned()));
    report(&mut state, Report::Accounted { serial, entry: failed });
    report(&mut state, Report::Failed { serial, message: "d.pdf: it is a scan without text".to_owned() });
    let skipped = entry("e.css", Outcome::Skipped("not read".to_owned()));
    report(&mut state, Report::Accounted { serial, entry: skipped });
    // What an overtaken reading says is not for this account.
    let other = entry("f.txt", Outcome::Read);
    report(&mut state, Report::Accounted { serial: serial + 1, entry: other });
    report(&mut state, Report::ReadingEnded { serial });

    let account = state.account.clone();
    assert_eq!(account.summary(), "5 files: 2 read, 1 not read, 2 passed over.");
    assert_eq!(account.entries[2].line(), "c.txt – passed over: it is open already");
    let Some(Notice::Noted(told)) = &state.notice else { panic!("{:?}", state.notice) };
    assert!(told.starts_with(&account.summary()), "{told}");
    assert_eq!(state.messages.len(), 1);
    update(&mut state, Command::Disk(Disk::ShowImport));
    assert_eq!(state.dialog, Some(Dialog::Import));
    let effects = update(&mut state, Command::Disk(Disk::CopyImport));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::CopyText(text) if *text == account.text())));
}

#[test]
fn a_reading_that_is_stopped_says_so_in_its_account() {
    let mut state = State::default();
    let serial = begin(&mut state);
    report(&mut state, Report::Accounted { serial, entry: entry("a.txt", Outcome::Read) });
    update(&mut state, Command::CancelReading);
    let lines: Vec<String> = state.account.entries.iter().map(Entry::line).collect();
    assert_eq!(lines, ["a.txt – read", "all others – passed over: reading was stopped"]);
}

#[test]
fn a_folder_of_what_cannot_be_read_does_not_flood_the_window() {
    let mut state = State::default();
    let serial = begin(&mut state);
    for number in 0..500 {
        let failed = entry(&format!("{number}.pdf"), Outcome::Failed("it is damaged".to_owned()));
        report(&mut state, Report::Accounted { serial, entry: failed });
        report(&mut state, Report::Failed { serial, message: format!("{number}.pdf: it is damaged") });
    }
    report(&mut state, Report::ReadingEnded { serial });
    assert!(state.messages.len() < 12, "{}", state.messages.len());
    assert!(state.messages.last().unwrap().text.contains("the import report says why"));
    assert_eq!(state.account.counts().failed, 500);
}

#[test]
fn a_text_in_another_language_is_shown_and_read_as_english_only_when_somebody_says_so() {
    let german = "Der Rat der Hafenstadt beschloss am Dienstag, die alte Brücke bis zum Frühjahr zu sperren. Die \
                  Bürgermeisterin sagte, das Geld für die Reparatur sei vom Ministerium zugesagt worden, aber noch \
                  nicht eingetroffen. Ada Byron praised nobody. Die Fähre werde stündlich fahren.";
    let mut driver = Driver::with(&[("brücke.txt", german)]);
    let document = driver.state.ground.sources[0].document.clone();
    assert_eq!(document.foreign, Some("German"));
    assert!(document.problems[0].message.contains("seems to be in German"));
    assert!(!document.paragraphs.is_empty(), "it can be read");
    assert!(is_enabled(&driver.state, &Command::Disk(Disk::ReadAsEnglish)));
    driver.give(Command::Disk(Disk::ReadAsEnglish));
    let again = driver.state.ground.sources[0].document.clone();
    assert_eq!((again.foreign, again.problems.len()), (None, 0));
    assert_eq!(driver.state.undo_step(), Some("Read as English"));
    assert!(!is_enabled(&driver.state, &Command::Disk(Disk::ReadAsEnglish)));
    driver.give(Command::Undo);
    assert_eq!(driver.state.ground.sources[0].document.foreign, Some("German"));
}

#[test]
fn a_file_that_comes_into_an_opened_folder_is_offered_once() {
    let paths = |names: &[&str]| names.iter().map(|name| format!("/inbox/{name}").into()).collect();
    let mut state = State::default();
    let serial = begin(&mut state);
    report(&mut state, Report::Folder("/inbox".into(), paths(&["a.txt"])));
    report(&mut state, Report::ReadingEnded { serial });
    let effects = update(&mut state, Command::Disk(Disk::LookQuietly));
    let asked = effects.iter().find_map(|effect| match effect {
        Effect::LookForNewFiles(folders) => Some(folders.clone()),
        _ => None,
    });
    assert_eq!(asked, Some([("/inbox".into(), paths(&["a.txt"]))].into()));
    report(&mut state, Report::NewFiles(paths(&["a.txt", "b.pdf"])));
    assert_eq!(state.new_files, paths(&["b.pdf"]));
    update(&mut state, Command::Disk(Disk::LeaveNew));
    report(&mut state, Report::NewFiles(paths(&["b.pdf", "c.txt"])));
    assert_eq!(state.new_files, paths(&["c.txt"]));
    let effects = update(&mut state, Command::Disk(Disk::OpenNew));
    let opened = effects.iter().find_map(|effect| match effect {
        Effect::StartReading { inputs, .. } => Some(inputs.clone()),
        _ => None,
    });
    assert_eq!(opened, Some(vec![Input::Path("/inbox/c.txt".into())]));
    assert!(state.new_files.is_empty());
}

#[test]
fn a_place_is_said_with_page_part_or_row() {
    let mut transcript = Transcript::default();
    transcript.push(ParagraphKind::Body, "The first page.", Some(Locator::Page(1)));
    transcript.push(ParagraphKind::Body, "The second page.", Some(Locator::Page(2)));
    let row = Locator::Row { sheet: Some("News".to_owned()), row: 17 };
    transcript.push(ParagraphKind::Body, "A row.", Some(row));
    transcript.push(ParagraphKind::Body, "Nowhere.", None);
    let document = from_transcript("a.pdf", b"x".as_slice(), transcript.into(), &ReadOptions::default());
    let at = |words: &str| {
        let start = u32::try_from(document.text.find(words).unwrap()).unwrap();
        Span::new(start, start + 3)
    };
    assert_eq!(quotation::place(&document, at("second")), "page 2, paragraph 2");
    assert_eq!(quotation::short_place(&document, at("first")), "page 1 · ¶1");
    assert_eq!(quotation::place(&document, at("row")), "sheet “News”, row 17, paragraph 3");
    assert_eq!(quotation::place(&document, at("Nowhere")), "paragraph 4");
}
