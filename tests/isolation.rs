//! Foreign files are read by a process of their own, which cannot harm the one that asks: everything that can go wrong
//! in it is made to go wrong here.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test reports by panicking")]

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use relata::document::{ParagraphKind, Transcript};
use relata::intake::wire::Fault;
use relata::intake::{Content, Limits, Piece};
use relata::jobs::CancelToken;
use relata::jobs::isolation::{Isolation, Stop};

/// One test counts the processes of all.
static ONE_AFTER_THE_OTHER: Mutex<()> = Mutex::new(());

fn isolation(fault: Option<Fault>) -> Isolation {
    let limits = Limits { milliseconds: 2_000, memory: 200 << 20, output: 100 << 20, ..Limits::default() };
    Isolation { limits, program: Some(PathBuf::from(env!("CARGO_BIN_EXE_relata"))), fault }
}

fn read(isolation: &Isolation, name: &str, bytes: &[u8]) -> (Vec<Piece>, Result<(), Stop>) {
    let mut pieces = Vec::new();
    let outcome = isolation.read(name, bytes, &CancelToken::new(), &mut |piece| pieces.push(piece));
    (pieces, outcome)
}

/// What is said of a file in which this goes wrong.
fn said(fault: Fault) -> String {
    match read(&isolation(Some(fault)), "a.pdf", b"%PDF-1.7").1 {
        Err(Stop::Failed { message, path }) => {
            assert_eq!(path, ["inner.pdf"], "{fault:?}: {message}");
            message
        }
        other => panic!("{fault:?}: {other:?}"),
    }
}

/// After whatever went wrong, the next file is read.
fn the_next_is_read() {
    let (pieces, outcome) = read(&isolation(None), "a.txt", b"Anna met Boris.");
    assert_eq!(outcome, Ok(()));
    assert_eq!(pieces.len(), 1);
    assert_eq!(pieces[0].content, Ok(Content::Plain));
}

#[test]
fn whatever_goes_wrong_is_told_and_the_next_file_is_read() {
    let _turn = ONE_AFTER_THE_OTHER.lock().unwrap_or_else(PoisonError::into_inner);
    for (fault, words) in [
        (Fault::Allocates, "took more than 200 MB of memory"),
        (Fault::Floods, "more came out of it than may"),
        (Fault::Lies, "more came out of it than may"),
        (Fault::Babbles, "answered with nonsense"),
        (Fault::Panics, "a fault in its reader kept it from being read (told to)"),
        (Fault::Overflows, "nested too deep"),
        (Fault::Spins, "took longer than 2 seconds"),
        (Fault::Sleeps, "took longer than 2 seconds"),
    ] {
        let began = Instant::now();
        let said = said(fault);
        assert!(said.contains(words), "{fault:?}: {said}");
        assert!(said.contains("save it anew"), "{said}");
        assert!(began.elapsed() < Duration::from_mins(1), "{fault:?} was not stopped");
        the_next_is_read();
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_dies_is_told_with_its_signal() {
    let _turn = ONE_AFTER_THE_OTHER.lock().unwrap_or_else(PoisonError::into_inner);
    assert!(said(Fault::Aborts).contains("its reader has failed (killed by signal 6)"));
    the_next_is_read();
}

#[cfg(unix)]
#[test]
fn a_reader_has_no_files_no_sockets_and_no_programs() {
    let _turn = ONE_AFTER_THE_OTHER.lock().unwrap_or_else(PoisonError::into_inner);
    let faults: &[Fault] = if cfg!(target_os = "linux") {
        &[Fault::OpensFile, Fault::OpensSocket, Fault::StartsProgram]
    } else {
        &[Fault::OpensFile, Fault::OpensSocket]
    };
    for fault in faults {
        let (pieces, outcome) = read(&isolation(Some(*fault)), "a.pdf", b"%PDF-1.7");
        assert_eq!(outcome, Ok(()), "{fault:?}");
        let answer = pieces[0].content.as_ref().unwrap_err().to_string();
        assert!(answer.contains("refused, "), "{fault:?}: {answer}");
    }
}

#[test]
fn no_process_is_left_behind() {
    let _turn = ONE_AFTER_THE_OTHER.lock().unwrap_or_else(PoisonError::into_inner);
    let before = children();
    for fault in [Fault::Spins, Fault::Aborts, Fault::Floods] {
        let _ = said(fault);
    }
    the_next_is_read();
    assert_eq!(children(), before);
}

/// The processes that this one has started and not reaped, where the system tells of them.
fn children() -> usize {
    let own = std::process::id().to_string();
    let Ok(processes) = std::fs::read_dir("/proc") else { return 0 };
    let stats = processes.filter_map(|entry| std::fs::read_to_string(entry.ok()?.path().join("stat")).ok());
    // The parent is the second field after the name, which is in brackets.
    let of_own = |stat: &String| {
        let fields = stat.rsplit(')').next().unwrap_or_default();
        fields.split_whitespace().nth(1) == Some(&own) && stat.contains("(relata)")
    };
    stats.filter(of_own).count()
}

#[test]
fn one_that_nobody_wants_any_more_is_stopped_at_once() {
    let _turn = ONE_AFTER_THE_OTHER.lock().unwrap_or_else(PoisonError::into_inner);
    let cancel = CancelToken::new();
    cancel.cancel();
    let limits = Limits { milliseconds: 600_000, most_milliseconds: 600_000, ..Limits::default() };
    let isolation = Isolation { limits, ..isolation(Some(Fault::Sleeps)) };
    let outcome = isolation.read("a.pdf", b"%PDF-1.7", &cancel, &mut |_| {});
    assert_eq!(outcome, Err(Stop::Cancelled));
}

#[test]
fn a_program_that_cannot_be_started_is_told() {
    let _turn = ONE_AFTER_THE_OTHER.lock().unwrap_or_else(PoisonError::into_inner);
    let isolation = Isolation { program: Some(PathBuf::from("/no/such/program")), ..isolation(None) };
    let (_, outcome) = read(&isolation, "a.pdf", b"%PDF-1.7");
    let Err(Stop::Failed { message, .. }) = outcome else { panic!("{outcome:?}") };
    assert!(message.contains("could not be started"), "{message}");
}

#[test]
fn a_transcript_arrives_whole() {
    let _turn = ONE_AFTER_THE_OTHER.lock().unwrap_or_else(PoisonError::into_inner);
    let mut transcript = Transcript { title: Some("News".to_owned()), ..Transcript::default() };
    for number in 0..20_000 {
        transcript.push(ParagraphKind::Body, format!("Paragraph {number} of a long text."), None);
    }
    let bytes = serde_json::to_vec(&transcript).unwrap();
    let (pieces, outcome) = read(&isolation(Some(Fault::Recites)), "a.pdf", &bytes);
    assert_eq!(outcome, Ok(()));
    assert_eq!(pieces[0].content, Ok(Content::Transcript(transcript)));
}
