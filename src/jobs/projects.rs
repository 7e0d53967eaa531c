//! The project of a window: one at a time, each with a thread of its own, and orders in between.
//!
//! [`Projects`] takes one [`Order`] after another and answers with [`Kept`]. What is ordered while a project is being
//! begun or opened waits for it.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::copying::{Seen, Wanted, copy};
use super::keeping::{Keeping, Note, Pace};
use super::ledger::{Kept, KeptStep, Ledger, Turn, list};
use super::opening::{Coming, Nature, begin, begin_at, open, open_copy, restore};
use super::{Analyst, Failure, JobHandle, Wake, spawn_and_wake};
use crate::project::{Access, Cause, Error, Project, Snapshots, Surroundings, remove_copy};

/// How long one looks at a job before looking at it again, while one waits for it.
const GLANCE: Duration = Duration::from_millis(1);

/// What can be asked.
#[derive(Clone, Debug)]
pub enum Order {
    /// Begin a project without a name in this folder.
    Begin(PathBuf),
    /// Begin a project at this path; a person has agreed that a file of this name goes.
    BeginAt(PathBuf),
    /// Open the project at this path instead of the one that is open.
    Open(PathBuf),
    /// Keep a step.
    Commit(Box<KeptStep>),
    /// A step was taken back or done again; the state is the one afterwards.
    Follow(Turn, Box<KeptStep>),
    /// Take back, or do again, a step that only the file remembers.
    Travel(Turn),
    /// Go to where the step with this number was the last that was done, 0 for the beginning.
    GoTo(u64),
    /// List the steps.
    List,
    /// List the snapshots of the open project, or of the one that was at this path, when it says nothing of itself.
    ListSnapshots(Option<PathBuf>),
    /// Make a project of a snapshot beside `of`, and open it; what is there stays as it is.
    Restore {
        /// The file of the snapshot.
        snapshot: PathBuf,
        /// The project that it was taken of.
        of: PathBuf,
    },
    /// Keep how things look, which is no step.
    Keep(Box<Surroundings>),
    /// Write a copy of the project; a person has agreed that a file of this name goes.
    Copy {
        /// Where.
        path: PathBuf,
        /// Whether the work goes on in the copy.
        goes_on: bool,
        /// Whether the file in which the work was goes then, because nobody has given it a name.
        moves: bool,
        /// What is seen, where the file may not have it.
        seen: Option<Box<Seen>>,
    },
    /// Open a copy of the project at this path, which another window has open, to be read.
    OpenCopy(PathBuf),
    /// Keep snapshots there from now on.
    KeepSnapshots(Option<SnapshotPlace>),
    /// Say what the snapshots of all projects come to.
    CountSnapshots,
    /// Delete the snapshots of all projects.
    DeleteSnapshots,
    /// Close the project.
    Close,
}

/// Where snapshots lie, and whether new ones are taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotPlace {
    /// Where they lie, and how many are kept.
    pub snapshots: Snapshots,
    /// Whether new ones are taken.
    pub takes: bool,
}

/// An open project.
struct Open {
    keeping: Keeping,
    ledger: Arc<Mutex<Ledger>>,
    path: PathBuf,
    nature: Nature,
}

/// The project of a window.
pub struct Projects {
    analyst: Arc<dyn Analyst>,
    wake: Wake,
    snapshots: Option<SnapshotPlace>,
    /// Where copies are made that are only read.
    copies: PathBuf,
    pace: Pace,
    open: Option<Open>,
    coming: Option<JobHandle<Result<Coming, Kept>>>,
    /// Orders that wait for the project that is on its way.
    waiting: VecDeque<Order>,
    asked: VecDeque<JobHandle<Vec<Kept>>>,
    closing: Vec<JobHandle<Result<(), Error>>>,
}

impl Projects {
    /// No project yet. Documents that another engine has read are read anew by `analyst`; `wake` is called whenever
    /// there is an answer; snapshots go where `snapshots` says, or nowhere.
    #[must_use]
    pub fn new(analyst: Arc<dyn Analyst>, wake: Wake, snapshots: Option<Snapshots>) -> Self {
        Self {
            analyst,
            wake,
            snapshots: snapshots.map(|snapshots| SnapshotPlace { snapshots, takes: true }),
            copies: std::env::temp_dir().join("relata"),
            pace: Pace::default(),
            open: None,
            coming: None,
            waiting: VecDeque::new(),
            asked: VecDeque::new(),
            closing: Vec::new(),
        }
    }

    /// Makes copies that are only read in this folder from now on.
    pub fn make_copies_in(&mut self, folder: PathBuf) {
        self.copies = folder;
    }

    /// Where new snapshots go.
    fn taken(&self) -> Option<Snapshots> {
        let place = self.snapshots.as_ref().filter(|place| place.takes)?;
        Some(place.snapshots.clone())
    }

    /// Gives an order.
    pub fn give(&mut self, order: Order) {
        if self.coming.is_some() {
            self.waiting.push_back(order);
            return;
        }
        match order {
            Order::Begin(folder) => {
                self.close();
                let analyst = Arc::clone(&self.analyst);
                self.bring(move || begin(&folder, analyst));
            }
            Order::BeginAt(path) => {
                self.close();
                let analyst = Arc::clone(&self.analyst);
                self.bring(move || begin_at(&path, analyst));
            }
            Order::Open(path) => {
                let snapshots = self.taken();
                self.replace(move |analyst, failed| open(&path, snapshots.as_ref(), analyst, failed));
            }
            Order::OpenCopy(path) => {
                let folder = self.copies.clone();
                self.replace(move |analyst, failed| open_copy(&path, &folder, analyst, failed));
            }
            Order::Close => self.close(),
            Order::Copy { path, goes_on, moves, seen } => {
                let nature = self.open.as_ref().map_or(Nature::Named, |open| open.nature);
                let nature = if moves && nature == Nature::Named { Nature::Unnamed } else { nature };
                let wanted = Wanted { path, goes_on, seen };
                self.ask("copy", move |project, ledger| copy(project, ledger, wanted, nature));
            }
            Order::KeepSnapshots(place) => {
                self.snapshots = place;
                if let Some(open) = &self.open {
                    open.keeping.keep_snapshots(self.taken().filter(|_| open.nature != Nature::Copy));
                }
            }
            Order::CountSnapshots => {
                self.with_snapshots(|snapshots| Kept::SnapshotTotal(snapshots.total()));
            }
            Order::DeleteSnapshots => self.with_snapshots(|snapshots| {
                let deleted = snapshots.forget_all();
                deleted.map_or_else(|error| Kept::Trouble(error.to_string()), Kept::SnapshotsDeleted)
            }),
            Order::Commit(step) => {
                self.ask("keep a step", move |project, ledger| vec![ledger.commit(project, &step)]);
            }
            Order::Follow(way, step) => {
                self.ask("undo", move |project, ledger| vec![ledger.follow(project, &step, way)]);
            }
            Order::Travel(way) => {
                self.ask("undo", move |project, ledger| ledger.travel(project, way).into_iter().collect());
            }
            Order::GoTo(step) => {
                self.ask("go to a step", move |project, ledger| {
                    ledger.go_to(project, step).into_iter().collect()
                });
            }
            Order::ListSnapshots(path) => self.list_snapshots(path),
            Order::Restore { snapshot, of } => {
                let snapshots = self.taken();
                self.replace(move |analyst, failed| {
                    let restored = restore(&snapshot, &of);
                    let path = restored.map_err(|error| Kept::NotOpened(of, error.to_string()))?;
                    open(&path, snapshots.as_ref(), analyst, failed)
                });
            }
            Order::List => self.ask("list steps", |project, _| vec![list(project)]),
            Order::Keep(surroundings) => self.ask("keep places", move |project, _| {
                if *project.access() != Access::Full {
                    return Vec::new();
                }
                project
                    .keep(&surroundings)
                    .err()
                    .map(|error| Kept::NotSafe(error.to_string()))
                    .into_iter()
                    .collect()
            }),
        }
    }

    fn bring(&mut self, work: impl FnOnce() -> Result<Coming, Kept> + Send + 'static) {
        self.coming = Some(spawn_and_wake("project", Arc::clone(&self.wake), work));
    }

    /// Closes the project that is open, which may be the same, and then brings another.
    fn replace(
        &mut self,
        work: impl FnOnce(Arc<dyn Analyst>, Vec<String>) -> Result<Coming, Kept> + Send + 'static,
    ) {
        self.close();
        let analyst = Arc::clone(&self.analyst);
        let closing = std::mem::take(&mut self.closing);
        self.bring(move || {
            let failed: Vec<String> = closing.into_iter().filter_map(trouble).collect();
            work(analyst, failed)
        });
    }

    /// Does something with the snapshots of all projects, where there are any.
    fn with_snapshots(&mut self, work: impl FnOnce(Snapshots) -> Kept + Send + 'static) {
        let Some(SnapshotPlace { snapshots, .. }) = self.snapshots.clone() else { return };
        let work = move || vec![work(snapshots)];
        self.asked.push_back(spawn_and_wake("snapshots", Arc::clone(&self.wake), work));
    }

    fn ask(
        &mut self,
        name: &'static str,
        work: impl FnOnce(&mut Project, &mut Ledger) -> Vec<Kept> + Send + 'static,
    ) {
        let Some(open) = &self.open else { return };
        let ledger = Arc::clone(&open.ledger);
        let asked = open.keeping.ask(name, move |project| {
            // A ledger that a panic has left behind says too little at worst, and what it lacks is kept again.
            work(project, &mut ledger.lock().unwrap_or_else(PoisonError::into_inner))
        });
        self.asked.push_back(asked);
    }

    fn list_snapshots(&mut self, path: Option<PathBuf>) {
        let Some(SnapshotPlace { snapshots, .. }) = self.snapshots.clone() else { return };
        if let (None, Some(path)) = (&self.open, path.clone()) {
            let list = move || vec![Kept::Snapshots(snapshots.of_path(&path))];
            self.asked.push_back(spawn_and_wake("list snapshots", Arc::clone(&self.wake), list));
            return;
        }
        self.ask("list snapshots", move |project, _| {
            let own = snapshots.list(project.identity());
            // Of a project that is damaged one may know no more than where it is.
            let there = path.filter(|_| own.is_empty()).map(|path| snapshots.of_path(&path));
            vec![Kept::Snapshots(there.unwrap_or(own))]
        });
    }

    fn close(&mut self) {
        let Some(Open { keeping, path, nature, .. }) = self.open.take() else { return };
        // Nothing was ever put into it: nobody would miss it.
        let is_empty = (nature == Nature::Unnamed).then(|| {
            keeping.ask("look", |project| {
                project.undo_step().is_ok_and(|step| step.is_none()) && project.record().documents.is_empty()
            })
        });
        let closed = keeping.close();
        self.closing.push(spawn_and_wake("close a project", Arc::clone(&self.wake), move || {
            let result = closed.wait().unwrap_or(Ok(()));
            if result.is_ok() && is_empty.is_some_and(|is_empty| is_empty.wait().unwrap_or(false)) {
                let removed = std::fs::remove_file(&path);
                removed.unwrap_or_else(|error| log::warn!("{}: {error}", path.display()));
            }
            if nature == Nature::Copy {
                remove_copy(&path);
            }
            result
        }));
    }

    /// What was said since the last time; never waits.
    pub fn poll(&mut self) -> Vec<Kept> {
        let mut said = Vec::new();
        while let Some(job) = self.asked.front() {
            let Some(result) = job.poll() else { break };
            self.asked.pop_front();
            for kept in result.unwrap_or_else(|failure| vec![Kept::NotSafe(failure.to_string())]) {
                self.note_copy(&kept);
                said.push(kept);
            }
        }
        if self.asked.is_empty()
            && let Some(result) = self.coming.as_ref().and_then(JobHandle::poll)
        {
            self.coming = None;
            said.push(self.arrive(result));
        }
        if let Some(open) = &self.open {
            said.extend(open.keeping.notes().filter_map(of_note));
        }
        self.closing.retain(|job| match job.poll() {
            None => true,
            Some(result) => {
                let failed = result.map_err(|failure| failure.to_string());
                let failed = failed.and_then(|closed| closed.map_err(|error| error.to_string()));
                said.extend(failed.err().map(Kept::NotSafe));
                false
            }
        });
        said
    }

    fn arrive(&mut self, result: Result<Result<Coming, Kept>, Failure>) -> Kept {
        let told = match result {
            Ok(Ok(Coming { project, ledger, nature, told })) => {
                let path = project.path().to_owned();
                let wake = Arc::clone(&self.wake);
                let snapshots = self.taken().filter(|_| nature != Nature::Copy);
                let keeping = Keeping::start(project, snapshots, self.pace, wake);
                let ledger = Arc::new(Mutex::new(ledger));
                self.open = Some(Open { keeping, ledger, path, nature });
                told
            }
            Ok(Err(told)) => told,
            Err(failure) => Kept::NotSafe(failure.to_string()),
        };
        for order in std::mem::take(&mut self.waiting) {
            self.give(order);
        }
        told
    }

    /// Notes that the work goes on in a copy, which has a name.
    fn note_copy(&mut self, kept: &Kept) {
        if let (Kept::Copied(copied), Some(open)) = (kept, &mut self.open)
            && copied.goes_on
        {
            open.path.clone_from(&copied.path);
            open.nature = Nature::Named;
        }
    }

    /// Whether something that was ordered is not done yet.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.coming.is_some() || !self.asked.is_empty()
    }

    /// Waits until every step is kept, but no longer than this; what was said meanwhile. A project that is being opened
    /// is not waited for.
    pub fn settle(&mut self, longest: Duration) -> Vec<Kept> {
        let end = Instant::now() + longest;
        let mut said = self.poll();
        while (!self.asked.is_empty() || !self.waiting.is_empty()) && Instant::now() < end {
            std::thread::sleep(GLANCE);
            said.extend(self.poll());
        }
        said
    }

    /// Carries out what is left and closes the project: the program is about to end.
    pub fn finish(&mut self) {
        while self.coming.is_some() || !self.asked.is_empty() {
            std::thread::sleep(GLANCE);
            for kept in self.poll() {
                if let Kept::NotSafe(message) | Kept::NotCopied(message) = kept {
                    log::warn!("{message}");
                }
            }
        }
        self.close();
        for message in std::mem::take(&mut self.closing).into_iter().filter_map(trouble) {
            log::warn!("{message}");
        }
    }
}

/// Why a project could not be closed.
fn trouble(closing: JobHandle<Result<(), Error>>) -> Option<String> {
    match closing.wait() {
        Ok(Ok(())) => None,
        Ok(Err(error)) => Some(error.to_string()),
        Err(failure) => Some(failure.to_string()),
    }
}

fn of_note(note: Note) -> Option<Kept> {
    match note {
        Note::Damaged(damage) => Some(Kept::Damaged(damage)),
        // Of damage there is no snapshot. The look through the project says what it is, and every edit why it fails.
        Note::Failed(error) if matches!(error.cause, Cause::Damaged(_)) => {
            log::warn!("{error}");
            None
        }
        Note::Failed(error) => Some(Kept::Trouble(error.to_string())),
        Note::Checked => None,
    }
}
