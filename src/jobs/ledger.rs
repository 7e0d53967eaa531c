//! What is done with an open project step by step, so that its file always says what is seen.
//!
//! Steps are named by the serial numbers of whoever makes them. The [`Ledger`] knows which step of the file belongs to
//! which number, and which documents the file has; where memory and file do not agree, what is seen is kept.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::Analyst;
use crate::document::{DocumentId, ReadOptions};
use crate::knowledge::Source;
use crate::project::{
    Access, Addition, Commit, Damage, Error, Joins, Moved, OpenDocument, Project, Record, Restored, Snapshot,
    SnapshotTotal, Step, StoredDocument, Surroundings,
};

/// How many steps are listed each way.
const MOST_LISTED: usize = 2000;

/// A step and the state after it.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptStep {
    /// Tells the step from all others since the program was started.
    pub serial: u64,
    /// What it is called.
    pub name: String,
    /// The state.
    pub record: Record,
    /// The documents of the state, in its order.
    pub sources: Vec<Source>,
}

/// What the keeper says.
#[derive(Clone, Debug, PartialEq)]
pub enum Kept {
    /// A project has begun, in this file, at this time in milliseconds since 1970.
    Begun(PathBuf, i64),
    /// A project was opened.
    Opened(Box<OpenedProject>),
    /// The project at this path could not be opened; a sentence for people.
    NotOpened(PathBuf, String),
    /// The project at this path is open in another window.
    OpenElsewhere(PathBuf),
    /// What was ordered is on the disk.
    Safe(PastAndFuture),
    /// A part of the project is not what was written; nothing more is written to its file.
    Damaged(Damage),
    /// What was ordered is not on the disk; a sentence for people.
    NotSafe(String),
    /// The steps that were asked for.
    Steps(StepList),
    /// The snapshots that were asked for, the last first.
    Snapshots(Vec<Snapshot>),
    /// The file has led to another state.
    Moved(Box<MovedProject>),
    /// A copy was written.
    Copied(Copied),
    /// A copy was not written; a sentence for people.
    NotCopied(String),
    /// Something that is done by itself has failed, and nothing is lost by that; a sentence for people.
    Trouble(String),
    /// What the snapshots of all projects come to.
    SnapshotTotal(SnapshotTotal),
    /// So many snapshots were deleted.
    SnapshotsDeleted(usize),
}

/// A copy of a project that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Its file.
    pub path: PathBuf,
    /// Whether the work goes on in it.
    pub goes_on: bool,
    /// The file in which the work was before and which is gone, as it was of no use any more.
    pub instead_of: Option<PathBuf>,
    /// When, in milliseconds since 1970.
    pub time: i64,
}

/// What undo and redo would do in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastAndFuture {
    /// The name of the step that undo takes back.
    pub undo: Option<String>,
    /// The name of the step that redo does again.
    pub redo: Option<String>,
}

/// The steps of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepList {
    /// Those that are done, the last first.
    pub done: Vec<Step>,
    /// Those that were taken back, the one that redo does again first.
    pub undone: Vec<Step>,
}

/// A project that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedProject {
    /// Its file; of a copy, the file that it is a copy of.
    pub path: PathBuf,
    /// Whether it is a copy that is only there to be read.
    pub is_copy: bool,
    /// When it was opened, in milliseconds since 1970.
    pub time: i64,
    /// The state as it was left, with the documents that are whole.
    pub record: Record,
    /// The documents of the state, in its order.
    pub sources: Vec<Source>,
    /// How things looked.
    pub surroundings: Surroundings,
    /// What could not be read although the file is whole, in sentences for people.
    pub problems: Vec<String>,
    /// What is not as it was written.
    pub damages: Vec<Damage>,
    /// Why it can only be read; `None` when it can be changed.
    pub read_only: Option<String>,
    /// What undo and redo would do.
    pub steps: PastAndFuture,
}

/// Where a step of the file has led.
#[derive(Clone, Debug, PartialEq)]
pub struct MovedProject {
    /// The state now.
    pub record: Record,
    /// The documents of the state, in its order.
    pub sources: Vec<Source>,
    /// What could not be brought back, in sentences for people.
    pub problems: Vec<String>,
    /// What undo and redo would do now.
    pub steps: PastAndFuture,
}

/// Which way one goes through the steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// A step is taken back.
    Back,
    /// A step is done again.
    Forward,
}

/// A document and how it is read, as a key.
type Key = (DocumentId, bool, bool, Option<&'static str>);

fn key_of(source: &Source) -> Key {
    key(&source.document.id, source.document.options)
}

fn key(id: &DocumentId, options: ReadOptions) -> Key {
    (id.clone(), options.repair, options.as_english, options.encoding.map(encoding_rs::Encoding::name))
}

/// Which steps and documents of a session are in the file.
pub(super) struct Ledger {
    analyst: Arc<dyn Analyst>,
    /// The documents that the project has, read and analysed.
    sources: BTreeMap<Key, Source>,
    /// The steps of the file, by serial number.
    numbers: BTreeMap<u64, u64>,
}

impl Ledger {
    /// An empty ledger. Documents that another engine has read are read anew by `analyst`.
    pub(super) fn new(analyst: Arc<dyn Analyst>) -> Self {
        Self { analyst, sources: BTreeMap::new(), numbers: BTreeMap::new() }
    }

    /// What was found in a document, as it was kept or read anew; `None` with a problem when it cannot be read.
    pub(super) fn restore(
        &mut self,
        project: &mut Project,
        document: &StoredDocument,
        problems: &mut Vec<String>,
    ) -> Option<Source> {
        self.enter_restored(project, document, document.restore(), problems)
    }

    /// The same for a document that was restored already.
    pub(super) fn enter_restored(
        &mut self,
        project: &mut Project,
        document: &StoredDocument,
        restored: Restored,
        problems: &mut Vec<String>,
    ) -> Option<Source> {
        let source = match restored {
            Restored::Known(source) => source,
            Restored::ToBeRead(reason) => {
                log::info!("{} is read again: {reason}", document.name);
                let text = document.read();
                let extraction = match self.analyst.analyse(&text, &mut |_| true) {
                    Ok(found) => found?,
                    Err(message) => {
                        problems.push(format!("{}: {message}", document.name));
                        return None;
                    }
                };
                let source = Source { document: Arc::new(text), extraction: Arc::new(extraction) };
                renew(project, &source);
                source
            }
        };
        self.sources.insert(key(&document.id, document.options), source.clone());
        Some(source)
    }

    /// Keeps a step: a new one, or more of one that was kept before.
    pub(super) fn commit(&mut self, project: &mut Project, step: &KeptStep) -> Kept {
        let joins = self.numbers.get(&step.serial).map_or(Joins::Nothing, |&number| Joins::Step(number));
        self.enter(project, step, joins)
    }

    fn enter(&mut self, project: &mut Project, step: &KeptStep, joins: Joins) -> Kept {
        let before = number(project.undo_step());
        let additions = self.missing(step);
        let commit = Commit { name: &step.name, record: &step.record, documents: &additions, joins };
        let durable = match project.commit(&commit) {
            Ok(durable) => durable,
            Err(error) => return Kept::NotSafe(error.to_string()),
        };
        self.sources.extend(additions.iter().map(|new| (key_of(new.source), new.source.clone())));
        if joins == Joins::Nothing && Some(durable.step) > before {
            // What had this number before was taken back and is gone now.
            self.numbers.retain(|_, number| *number < durable.step);
            self.numbers.insert(step.serial, durable.step);
        }
        Kept::Safe(steps(project))
    }

    /// The documents of a step that the project does not have yet.
    pub(super) fn missing<'a>(&self, step: &'a KeptStep) -> Vec<Addition<'a>> {
        let is_new = |source: &&Source| !self.sources.contains_key(&key_of(source));
        let new = step.sources.iter().filter(is_new);
        new.map(|source| Addition { source, origin: &source.document.name }).collect()
    }

    /// Notes that the project has the documents of a step.
    pub(super) fn has(&mut self, step: &KeptStep) {
        self.sources.extend(step.sources.iter().map(|source| (key_of(source), source.clone())));
    }

    /// Begins anew, with a project of which nothing is known yet.
    pub(super) fn begin_anew(&mut self) {
        self.sources.clear();
        self.numbers.clear();
    }

    /// Follows an undo or a redo. Whatever the file makes of it, in the end it says what is seen.
    pub(super) fn follow(&mut self, project: &mut Project, step: &KeptStep, way: Turn) -> Kept {
        let wanted = self.numbers.get(&step.serial).copied();
        let next = match way {
            Turn::Back => number(project.undo_step()),
            Turn::Forward => number(project.redo_step()),
        };
        if wanted.is_some()
            && next == wanted
            && let Err(error) = go(project, way)
        {
            return Kept::NotSafe(error.to_string());
        }
        if project.record() == step.record {
            return Kept::Safe(steps(project));
        }
        self.enter(project, step, Joins::Nothing)
    }

    /// Takes a step back, or does it again, that only the file remembers; `None` when there is none.
    pub(super) fn travel(&mut self, project: &mut Project, way: Turn) -> Option<Kept> {
        match go(project, way) {
            Ok(moved) => Some(self.moved(project, moved?)),
            Err(error) => Some(Kept::NotSafe(error.to_string())),
        }
    }

    /// Goes to where the step with this number was the last that was done, 0 for the beginning; `None` when that is
    /// so already or there is no such step.
    pub(super) fn go_to(&mut self, project: &mut Project, wanted: u64) -> Option<Kept> {
        let mut last = None;
        loop {
            let here = number(project.undo_step()).unwrap_or(0);
            let way = match here.cmp(&wanted) {
                std::cmp::Ordering::Equal => break,
                std::cmp::Ordering::Greater => Turn::Back,
                std::cmp::Ordering::Less => Turn::Forward,
            };
            match go(project, way) {
                Ok(Some(moved)) => last = Some(moved),
                Ok(None) => break,
                Err(error) => return Some(Kept::NotSafe(error.to_string())),
            }
        }
        last.map(|moved| self.moved(project, moved))
    }

    /// Fetches what a state that the file has led to needs.
    fn moved(&mut self, project: &mut Project, moved: Moved) -> Kept {
        let Moved { mut record, .. } = moved;
        let mut problems = Vec::new();
        let documents = std::mem::take(&mut record.documents);
        let mut sources = Vec::with_capacity(documents.len());
        for open in documents {
            if let Some(source) = self.fetch(project, &open, &mut problems) {
                sources.push(source);
                record.documents.push(open);
            }
        }
        let steps = steps(project);
        Kept::Moved(Box::new(MovedProject { record, sources, problems, steps }))
    }

    fn fetch(
        &mut self,
        project: &mut Project,
        open: &OpenDocument,
        problems: &mut Vec<String>,
    ) -> Option<Source> {
        if let Some(source) = self.sources.get(&key(&open.id, open.options)) {
            return Some(source.clone());
        }
        match project.document(open) {
            Ok(document) => self.restore(project, &document, problems),
            Err(damage) => {
                problems.push(damage.to_string());
                None
            }
        }
    }
}

/// Keeps what this engine has found, so that the next opening is quick; nothing is lost when that fails.
fn renew(project: &mut Project, source: &Source) {
    if *project.access() == Access::Full
        && let Err(error) = project.renew(std::slice::from_ref(source))
    {
        log::warn!("{error}");
    }
}

fn go(project: &mut Project, way: Turn) -> Result<Option<Moved>, Error> {
    match way {
        Turn::Back => project.undo(),
        Turn::Forward => project.redo(),
    }
}

fn number(step: Result<Option<Step>, Error>) -> Option<u64> {
    step.ok().flatten().map(|step| step.number)
}

/// The steps that are done and those that were taken back, as far as anybody would look through them.
pub(super) fn list(project: &Project) -> Kept {
    let listed = project.steps(MOST_LISTED).and_then(|done| {
        let undone = project.undone_steps(MOST_LISTED)?;
        Ok(Kept::Steps(StepList { done, undone }))
    });
    listed.unwrap_or_else(|error| Kept::NotSafe(error.to_string()))
}

/// What undo and redo would do in the file.
pub(super) fn steps(project: &Project) -> PastAndFuture {
    let name = |step: Result<Option<Step>, Error>| step.ok().flatten().map(|step| step.name);
    PastAndFuture { undo: name(project.undo_step()), redo: name(project.redo_step()) }
}
