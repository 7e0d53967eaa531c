//! What each thread of a reading does.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::article::{Article, Matter, Refused};
use super::queue::{Queue, Task};
use super::{ReadingEvent, ReadingRequest, Reports, unpack};
use crate::document::{Document, ReadOptions};
use crate::jobs::input::{Input, Item};
use crate::jobs::isolation::Isolation;
use crate::jobs::order::{InOrder, Place};
use crate::jobs::{Analyst, CancelToken, Failure, panic_message};
use crate::knowledge::Source;

/// A part of a document that is worth a report.
const REPORTED_STEP: f32 = 0.01;

/// What came of an article: what is told of it, one event or several where it was a file of its own.
type Told = Vec<ReadingEvent>;

/// What the threads of one reading share.
pub(super) struct Shared<'a> {
    queue: Queue,
    options: ReadOptions,
    isolation: &'a Isolation,
    analyst: &'a dyn Analyst,
    cancel: &'a CancelToken,
    reports: &'a Reports,
    done: AtomicUsize,
    total: AtomicUsize,
    finished: Mutex<InOrder<Told>>,
}

impl<'a> Shared<'a> {
    pub(super) fn new(
        items: Vec<Item>,
        count: usize,
        request: &'a ReadingRequest,
        analyst: &'a dyn Analyst,
        cancel: &'a CancelToken,
        reports: &'a Reports,
    ) -> Self {
        Self {
            queue: Queue::of(items),
            options: request.options,
            isolation: &request.isolation,
            analyst,
            cancel,
            reports,
            done: AtomicUsize::new(0),
            total: AtomicUsize::new(count),
            finished: Mutex::default(),
        }
    }

    /// Does one piece of work after another until there is none left.
    pub(super) fn work(&self) {
        while let Some(task) = self.queue.take(self.cancel) {
            match task {
                Task::Item(number, item) => {
                    self.look_into(number, item);
                    self.queue.looked_into();
                }
                Task::Article(place, article) => {
                    let Some(told) = self.guarded(&article) else { return };
                    self.finish(place, told);
                }
            }
        }
    }

    /// Finds the articles of a file.
    fn look_into(&self, number: usize, item: Item) {
        let first = (number, 0);
        match item {
            Item::Skipped { name, reason } => self.tell(first, vec![ReadingEvent::Skipped { name, reason }]),
            Item::Failed(failure) => self.finish(first, vec![failed(failure)]),
            Item::ToRead(input) => {
                let opened = catch_unwind(AssertUnwindSafe(|| self.open(number, &input)));
                return opened.unwrap_or_else(|payload| {
                    self.finish(first, vec![failed(broken(input.label(), panic_message(&*payload)))]);
                    self.close(number, 1);
                });
            }
        }
        self.close(number, 1);
    }

    fn open(&self, number: usize, input: &Input) {
        let whole = match unpack::whole(input, self.options) {
            Ok(whole) => whole,
            Err(failure) => {
                self.finish((number, 0), vec![failed(failure)]);
                return self.close(number, 1);
            }
        };
        if !matches!(whole.content, Ok(Matter::File)) {
            self.queue.add((number, 0), whole);
            return self.close(number, 1);
        }
        let mut count = 0;
        let mut add = |article: Article| {
            if count > 0 {
                self.total.fetch_add(1, Ordering::Relaxed);
            }
            self.queue.add((number, count), article);
            count += 1;
        };
        let opened = if let Input::Renewed { .. } = input {
            self.open_renewed(&whole, &mut add)
        } else {
            unpack::open(&whole, self.isolation, self.cancel, &mut add)
        };
        if opened.is_some() {
            self.close(number, count);
        }
    }

    /// Opens the file of one document, in the place of which another shall come.
    fn open_renewed(&self, whole: &Article, take: &mut dyn FnMut(Article)) -> Option<()> {
        let mut found = Vec::new();
        unpack::open(whole, self.isolation, self.cancel, &mut |article| found.push(article))?;
        match found.pop().filter(|only| found.is_empty() && only.file.is_some()) {
            Some(only) => take(only),
            None => take(whole.failed(&[], "it holds several articles now; open it anew".to_owned())),
        }
        Some(())
    }

    /// Reads one article; a panic ends it alone. `None` when it was cancelled.
    fn guarded(&self, article: &Article) -> Option<Told> {
        let read = catch_unwind(AssertUnwindSafe(|| self.read(article)));
        read.unwrap_or_else(|payload| {
            Some(vec![failed(broken(article.label.clone(), panic_message(&*payload)))])
        })
    }

    fn read(&self, article: &Article) -> Option<Told> {
        if let Some(document) = article.document() {
            return Some(vec![self.analysed(article, document)?]);
        }
        // A member of an archive that is a file of a format.
        let mut found = Vec::new();
        unpack::open(article, self.isolation, self.cancel, &mut |part| found.push(part))?;
        let mut told = Vec::with_capacity(found.len());
        for part in found {
            let nested =
                || Err(Refused::Failed("it holds files of files; unpack it and open them".to_owned()));
            let document = part.document().unwrap_or_else(nested);
            told.push(self.analysed(&part, document)?);
        }
        Some(told)
    }

    fn analysed(&self, article: &Article, document: Result<Document, Refused>) -> Option<ReadingEvent> {
        let name = article.label.clone();
        let document = match document {
            Ok(document) => document,
            Err(Refused::Skipped(reason)) => return Some(ReadingEvent::Skipped { name, reason }),
            Err(Refused::Failed(message)) => return Some(failed(article.failure(message))),
        };
        let mut reported = f32::NEG_INFINITY;
        let mut go_on = |fraction: f32| {
            if fraction >= reported + REPORTED_STEP {
                reported = fraction;
                self.report_progress(&document.name, fraction);
            }
            !self.cancel.is_cancelled()
        };
        let result = match self.analyst.analyse(&document, &mut go_on) {
            Ok(extraction) => Ok(Source { document: Arc::new(document), extraction: Arc::new(extraction?) }),
            Err(message) => Err(article.failure(message)),
        };
        let file = article.file.clone().filter(|_| result.is_ok());
        Some(ReadingEvent::Finished { name, file, result })
    }

    fn finish(&self, place: Place, told: Told) {
        self.done.fetch_add(1, Ordering::Relaxed);
        self.tell(place, told);
    }

    fn tell(&self, place: Place, told: Told) {
        let mut finished = self.finished.lock().unwrap_or_else(PoisonError::into_inner);
        finished.add(place, told, |told| told.into_iter().for_each(|event| self.reports.send(event)));
    }

    fn close(&self, number: usize, count: usize) {
        let mut finished = self.finished.lock().unwrap_or_else(PoisonError::into_inner);
        finished.close(number, count, |told| told.into_iter().for_each(|event| self.reports.send(event)));
    }

    fn report_progress(&self, name: &str, fraction: f32) {
        self.reports.send(ReadingEvent::Progress {
            name: name.to_owned(),
            done: self.done.load(Ordering::Relaxed),
            total: self.total.load(Ordering::Relaxed),
            fraction,
        });
    }
}

fn failed(failure: Failure) -> ReadingEvent {
    ReadingEvent::Finished { name: failure.name.clone(), file: None, result: Err(failure) }
}

/// What to say of a panic.
fn broken(name: String, words: &str) -> Failure {
    let message = format!("a fault in the program kept it from being read ({words}); please report it");
    Failure { name, message }
}
