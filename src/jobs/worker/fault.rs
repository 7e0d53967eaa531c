//! What goes wrong when a test asks for it.

#![allow(clippy::panic, reason = "a test wants to see what comes of it")]

use std::fs::File;
use std::hint::black_box;
use std::io::{self, Write as _};
use std::process::Command;
use std::thread;
use std::time::Duration;

use crate::document::Transcript;
use crate::intake::wire::Fault;
use crate::intake::{Content, Piece, Refusal, Told};

/// A large piece of memory, in bytes.
const LARGE: usize = 16 << 20;

pub(super) fn make(fault: Fault, bytes: &[u8], tell: &mut dyn FnMut(Told)) {
    tell(Told::Begins(vec!["inner.pdf".to_owned()]));
    match fault {
        Fault::Allocates => {
            let mut taken = Vec::new();
            loop {
                taken.push(black_box(vec![1_u8; LARGE]));
            }
        }
        Fault::Spins => loop {
            black_box(());
        },
        Fault::Sleeps => thread::sleep(Duration::from_hours(1)),
        Fault::Floods => loop {
            tell(Told::Piece(piece(Some(vec![1; LARGE]), Ok(Content::Plain))));
        },
        Fault::Lies => say(br#"{"Piece":{"path":[],"bytes":999999999999,"content":"Plain"}}"#),
        Fault::Babbles => say(b"no frame"),
        Fault::Aborts => std::process::abort(),
        Fault::Panics => panic!("told to"),
        Fault::Overflows => {
            black_box(overflow(1));
        }
        Fault::OpensFile => answer("a file was opened", File::open("/proc/self/exe").map(drop), tell),
        Fault::OpensSocket => answer("a socket was opened", socket(), tell),
        Fault::StartsProgram => {
            answer("a program was started", Command::new("/proc/self/exe").spawn().map(drop), tell);
        }
        Fault::Recites => {
            let transcript: Result<Transcript, _> = serde_json::from_slice(bytes);
            let content = transcript.map(Content::Transcript);
            tell(Told::Piece(piece(None, content.map_err(|error| Refusal::Damaged(error.to_string())))));
        }
    }
}

const fn piece(bytes: Option<Vec<u8>>, content: Result<Content, Refusal>) -> Piece {
    Piece { path: Vec::new(), bytes, content }
}

/// Writes what is no whole frame.
fn say(words: &[u8]) {
    let _ = io::stdout().write_all(words).and_then(|()| io::stdout().write_all(b"\n"));
}

/// Tells what came of something that must not work.
fn answer(what: &str, outcome: io::Result<()>, tell: &mut dyn FnMut(Told)) {
    let words = match outcome {
        Ok(()) => what.to_owned(),
        Err(error) => format!("refused, {error}"),
    };
    tell(Told::Piece(piece(None, Err(Refusal::Damaged(words)))));
}

#[cfg(unix)]
fn socket() -> io::Result<()> {
    std::os::unix::net::UnixDatagram::unbound().map(drop)
}

#[cfg(not(unix))]
fn socket() -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[allow(unconditional_recursion, reason = "a test wants to see what comes of it")]
fn overflow(depth: u64) -> u64 {
    let room = black_box([depth; 64]);
    overflow(depth + 1) + room[depth as usize % 64]
}
