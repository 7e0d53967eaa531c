//! Reading documents on several threads.
//!
//! A file that is plain text is one document. Every other goes through [`super::isolation`] and may give several, which
//! are shared among the threads as well. Results come in the order of the files and of what stands in them, whichever
//! is ready first.

mod article;
mod queue;
mod unpack;
mod work;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::account::{Entry, Outcome};
use super::input::{self, Input, Item};
use super::isolation::Isolation;
use super::{Analyst, CancelToken, Failure, Wake};
use crate::document::ReadOptions;
use crate::knowledge::Source;
use work::Shared;

/// Deep sentences need room: the stack of a reading thread in bytes.
const STACK: usize = 16 << 20;

/// What is to be read and how.
#[derive(Clone, Debug, Default)]
pub struct ReadingRequest {
    /// Files, folders and texts, in the order in which their documents are to come.
    pub inputs: Vec<Input>,
    /// How bytes become text, unless an input asks for something else.
    pub options: ReadOptions,
    /// How many documents are read at the same time; zero counts as one.
    pub threads: usize,
    /// How files that are not plain text are read.
    pub isolation: Isolation,
}

/// A report of a reading under way.
#[derive(Debug)]
pub enum ReadingEvent {
    /// The inputs were looked through: so many files will be read.
    Started {
        /// How many.
        count: usize,
    },
    /// Something in a folder was passed over; a plain sentence.
    Noted(String),
    /// A folder was opened.
    Folder {
        /// Its whole path.
        path: PathBuf,
        /// The files in it that may be read, by their whole paths.
        files: BTreeSet<PathBuf>,
    },
    /// A file was passed over. These come among those that are finished, in the order of the inputs.
    Skipped {
        /// The path or name it goes by.
        name: String,
        /// Why, in a few words.
        reason: String,
    },
    /// A document goes on.
    Progress {
        /// What it is called.
        name: String,
        /// How many documents are done.
        done: usize,
        /// How many there are.
        total: usize,
        /// The part of this document that is done, 0 to 1.
        fraction: f32,
    },
    /// A document is done, or could not be read. These come in the order of the inputs.
    Finished {
        /// The path or name it was given by.
        name: String,
        /// The whole path of the file that it was read from, where it is one.
        file: Option<PathBuf>,
        /// What was read.
        result: Result<Source, Failure>,
    },
    /// There will be no more reports.
    AllDone {
        /// Whether it was stopped before everything was read.
        cancelled: bool,
    },
}

impl ReadingEvent {
    /// What it says of a file, for the account of the import.
    #[must_use]
    pub fn entry(&self) -> Option<Entry> {
        let (name, outcome) = match self {
            Self::Skipped { name, reason } => (name, Outcome::Skipped(reason.clone())),
            Self::Finished { name, result: Err(failure), .. } => {
                (name, Outcome::Failed(failure.message.clone()))
            }
            Self::Finished { name, result: Ok(source), .. } => {
                let problems = source.document.problems.iter().map(|problem| problem.message.clone());
                let remarks: Vec<String> =
                    problems.chain(source.extraction.notices.iter().cloned()).collect();
                (name, if remarks.is_empty() { Outcome::Read } else { Outcome::Partly(remarks) })
            }
            Self::Started { .. }
            | Self::Noted(_)
            | Self::Folder { .. }
            | Self::Progress { .. }
            | Self::AllDone { .. } => return None,
        };
        Some(Entry { name: name.clone(), outcome })
    }
}

/// A reading under way.
#[derive(Debug)]
pub struct Reading {
    events: Receiver<ReadingEvent>,
    cancel: CancelToken,
}

impl Reading {
    /// The reports so far that were not taken yet; never waits.
    pub fn poll(&self) -> impl Iterator<Item = ReadingEvent> + '_ {
        self.events.try_iter()
    }

    /// The reports, waiting for each; ends after [`ReadingEvent::AllDone`].
    pub fn wait(&self) -> impl Iterator<Item = ReadingEvent> + '_ {
        self.events.iter()
    }

    /// Asks it to stop. It does so within a few milliseconds of work; documents that are not done are
    /// not reported.
    pub fn cancel(&self) {
        self.cancel.cancel();
    }
}

impl Drop for Reading {
    /// Nobody is left to hear the reports.
    fn drop(&mut self) {
        self.cancel.cancel();
    }
}

/// Starts to read; `wake` is called after every report.
pub fn start(request: ReadingRequest, analyst: Arc<dyn Analyst>, wake: Wake) -> Reading {
    let (sender, events) = channel();
    let cancel = CancelToken::new();
    let reports = Reports { sender, wake };
    let not_started = reports.clone();
    let token = cancel.clone();
    let started = thread::Builder::new().name("reading".to_owned()).spawn(move || {
        run(&request, &*analyst, &token, &reports);
        reports.send(ReadingEvent::AllDone { cancelled: token.is_cancelled() });
    });
    if let Err(error) = started {
        let message = format!("the system gave no thread for it: {error}");
        let name = "reading".to_owned();
        let failure = Failure { name: name.clone(), message };
        not_started.send(ReadingEvent::Finished { name, file: None, result: Err(failure) });
        not_started.send(ReadingEvent::AllDone { cancelled: false });
    }
    Reading { events, cancel }
}

/// The way of reports to whoever listens.
#[derive(Clone)]
struct Reports {
    sender: Sender<ReadingEvent>,
    wake: Wake,
}

impl Reports {
    fn send(&self, event: ReadingEvent) {
        // When nobody listens any more the reading was cancelled and stops by itself.
        let _ = self.sender.send(event);
        (self.wake)();
    }
}

fn run(request: &ReadingRequest, analyst: &dyn Analyst, cancel: &CancelToken, reports: &Reports) {
    let found = input::find(&request.inputs, &|| !cancel.is_cancelled());
    for note in found.notes {
        reports.send(ReadingEvent::Noted(note));
    }
    for (path, files) in found.folders {
        reports.send(ReadingEvent::Folder { path, files });
    }
    let count = found.items.iter().filter(|item| !matches!(item, Item::Skipped { .. })).count();
    reports.send(ReadingEvent::Started { count });
    let threads = request.threads.max(1);
    let shared = Shared::new(found.items, count, request, analyst, cancel, reports);
    thread::scope(|scope| {
        for number in 1..=threads {
            let builder = thread::Builder::new().name(format!("reader {number}")).stack_size(STACK);
            let started = builder.spawn_scoped(scope, || shared.work());
            if let Err(error) = started {
                log::warn!("reading goes on with fewer threads: {error}");
                if number == 1 {
                    shared.work();
                }
                break;
            }
        }
    });
}

#[cfg(test)]
mod tests;
