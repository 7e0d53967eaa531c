//! Reading documents on several threads.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::input::{self, Input};
use super::order::InOrder;
use super::{Analyst, CancelToken, Failure, Wake, panic_message};
use crate::document::{ReadOptions, read};
use crate::knowledge::Source;

/// Deep sentences need room: the stack of a reading thread in bytes.
const STACK: usize = 16 << 20;
/// A part of a document that is worth a report.
const REPORTED_STEP: f32 = 0.01;

/// What is to be read and how.
#[derive(Clone, Debug, Default)]
pub struct ReadingRequest {
    /// Files, folders and texts, in the order in which their documents are to come.
    pub inputs: Vec<Input>,
    /// How bytes become text, unless an input asks for something else.
    pub options: ReadOptions,
    /// How many documents are read at the same time; zero counts as one.
    pub threads: usize,
}

/// A report of a reading under way.
#[derive(Debug)]
pub enum ReadingEvent {
    /// The inputs were looked through: so many documents will be read.
    Started {
        /// How many.
        count: usize,
    },
    /// Something in a folder was passed over; a plain sentence.
    Noted(String),
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

/// What the threads of one reading share.
struct Shared<'a> {
    items: &'a [Result<Input, Failure>],
    options: ReadOptions,
    analyst: &'a dyn Analyst,
    cancel: &'a CancelToken,
    reports: &'a Reports,
    next: AtomicUsize,
    done: AtomicUsize,
    finished: Mutex<InOrder<ReadingEvent>>,
}

fn run(request: &ReadingRequest, analyst: &dyn Analyst, cancel: &CancelToken, reports: &Reports) {
    let found = input::find(&request.inputs, &|| !cancel.is_cancelled());
    for note in found.notes {
        reports.send(ReadingEvent::Noted(note));
    }
    reports.send(ReadingEvent::Started { count: found.items.len() });
    let shared = Shared {
        items: &found.items,
        options: request.options,
        analyst,
        cancel,
        reports,
        next: AtomicUsize::new(0),
        done: AtomicUsize::new(0),
        finished: Mutex::default(),
    };
    let threads = request.threads.clamp(1, found.items.len().max(1));
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

impl Shared<'_> {
    /// Takes one document after another until there is none left.
    fn work(&self) {
        while !self.cancel.is_cancelled() {
            let index = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = self.items.get(index) else { return };
            let (name, outcome) = match item {
                Ok(input) => (input.label(), self.read_guarded(input)),
                Err(failure) => (failure.name.clone(), Some(Err(failure.clone()))),
            };
            let Some(result) = outcome else { return };
            self.done.fetch_add(1, Ordering::Relaxed);
            let file =
                item.as_ref().ok().and_then(Input::file).and_then(|path| std::path::absolute(path).ok());
            let event = ReadingEvent::Finished { name, file, result };
            let mut finished = self.finished.lock().unwrap_or_else(PoisonError::into_inner);
            finished.add(index, event, |event| self.reports.send(event));
        }
    }

    /// Reads one document; a panic ends it alone. `None` when it was cancelled.
    fn read_guarded(&self, input: &Input) -> Option<Result<Source, Failure>> {
        let outcome = catch_unwind(AssertUnwindSafe(|| self.read(input)));
        outcome.unwrap_or_else(|payload| {
            let message = format!(
                "a fault in the program kept it from being read ({}); please report it",
                panic_message(&*payload)
            );
            Some(Err(Failure { name: input.label(), message }))
        })
    }

    fn read(&self, input: &Input) -> Option<Result<Source, Failure>> {
        let fail = |message: String| Some(Err(Failure { name: input.label(), message }));
        let bytes = match input.load() {
            Ok(bytes) => bytes,
            Err(failure) => return Some(Err(failure)),
        };
        let document = read(&input.name(), bytes, input.options().unwrap_or(&self.options));
        if let (true, Some(problem)) = (document.paragraphs.is_empty(), document.problems.first()) {
            return fail(problem.message.clone());
        }
        let mut reported = f32::NEG_INFINITY;
        let mut go_on = |fraction: f32| {
            if fraction >= reported + REPORTED_STEP {
                reported = fraction;
                self.report_progress(input, fraction);
            }
            !self.cancel.is_cancelled()
        };
        match self.analyst.analyse(&document, &mut go_on) {
            Ok(None) => None,
            Ok(Some(extraction)) => {
                Some(Ok(Source { document: Arc::new(document), extraction: Arc::new(extraction) }))
            }
            Err(message) => fail(message),
        }
    }

    fn report_progress(&self, input: &Input, fraction: f32) {
        self.reports.send(ReadingEvent::Progress {
            name: input.name(),
            done: self.done.load(Ordering::Relaxed),
            total: self.items.len(),
            fraction,
        });
    }
}

#[cfg(test)]
mod tests;
