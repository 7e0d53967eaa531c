//! The project of a window: one at a time, each with a thread of its own, and orders in between.
//!
//! [`Projects`] takes one [`Order`] after another and answers with [`Kept`]. What is ordered while a project is being
//! begun or opened waits for it.

use std::collections::{BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::keeping::{Keeping, Note, Pace};
use super::ledger::{Kept, KeptStep, Ledger, OpenedProject, Turn, list, steps};
use super::{Analyst, Failure, JobHandle, Wake, default_threads, spawn_and_wake};
use crate::document::DocumentId;
use crate::project::{
    Access, Cause, ENDING, Error, Existing, Opened, Opening, Project, Restored, Snapshots, StoredDocument,
    Surroundings,
};

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
    /// List the snapshots of the open project, or of the one that was at this path and cannot be opened.
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
    },
    /// Close the project.
    Close,
}

/// An open project.
struct Open {
    keeping: Keeping,
    ledger: Arc<Mutex<Ledger>>,
    path: PathBuf,
    /// Whether nobody has given it a name yet.
    is_unnamed: bool,
}

/// A project on its way.
struct Coming {
    project: Project,
    ledger: Ledger,
    is_unnamed: bool,
    told: Kept,
}

/// The project of a window.
pub struct Projects {
    analyst: Arc<dyn Analyst>,
    wake: Wake,
    snapshots: Option<Snapshots>,
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
            snapshots,
            pace: Pace::default(),
            open: None,
            coming: None,
            waiting: VecDeque::new(),
            asked: VecDeque::new(),
            closing: Vec::new(),
        }
    }

    /// Where snapshots go from now on.
    pub fn keep_snapshots(&mut self, snapshots: Option<Snapshots>) {
        self.snapshots = snapshots;
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
                self.bring(move || {
                    let created = Project::create(&path, Existing::Replace);
                    let project = created.map_err(|error| Kept::NotSafe(error.to_string()))?;
                    Ok(begun(project, analyst, false))
                });
            }
            Order::Open(path) => {
                // The one that is open may be the same.
                self.close();
                let (analyst, snapshots) = (Arc::clone(&self.analyst), self.snapshots.clone());
                let closing = std::mem::take(&mut self.closing);
                self.bring(move || {
                    let failed: Vec<String> = closing.into_iter().filter_map(trouble).collect();
                    open(&path, snapshots.as_ref(), analyst, failed)
                });
            }
            Order::Close => self.close(),
            Order::Copy { path, goes_on } => self.copy(path, goes_on),
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
                self.close();
                let (analyst, snapshots) = (Arc::clone(&self.analyst), self.snapshots.clone());
                let closing = std::mem::take(&mut self.closing);
                self.bring(move || {
                    let failed: Vec<String> = closing.into_iter().filter_map(trouble).collect();
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

    fn copy(&mut self, path: PathBuf, goes_on: bool) {
        let is_unnamed = self.open.as_ref().is_some_and(|open| open.is_unnamed);
        self.ask("copy", move |project, _| {
            let copied = project.save_copy(&path, Existing::Replace);
            let moved =
                copied.and_then(|()| if goes_on { move_to(project, &path, is_unnamed) } else { Ok(()) });
            vec![match moved {
                Ok(()) => Kept::Copied(path, goes_on),
                Err(error) => Kept::NotCopied(error.to_string()),
            }]
        });
    }

    fn list_snapshots(&mut self, path: Option<PathBuf>) {
        let Some(snapshots) = self.snapshots.clone() else { return };
        if let (None, Some(path)) = (&self.open, path) {
            let list = move || vec![Kept::Snapshots(snapshots.of_path(&path))];
            self.asked.push_back(spawn_and_wake("list snapshots", Arc::clone(&self.wake), list));
            return;
        }
        self.ask("list snapshots", move |project, _| {
            vec![Kept::Snapshots(snapshots.list(project.identity()))]
        });
    }

    fn close(&mut self) {
        let Some(Open { keeping, path, is_unnamed, .. }) = self.open.take() else { return };
        // Nothing was ever put into it: nobody would miss it.
        let is_empty = is_unnamed.then(|| {
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
            Ok(Ok(Coming { project, ledger, is_unnamed, told })) => {
                let path = project.path().to_owned();
                let wake = Arc::clone(&self.wake);
                let keeping = Keeping::start(project, self.snapshots.clone(), self.pace, wake);
                let ledger = Arc::new(Mutex::new(ledger));
                self.open = Some(Open { keeping, ledger, path, is_unnamed });
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
        if let (Kept::Copied(path, true), Some(open)) = (kept, &mut self.open) {
            open.path.clone_from(path);
            open.is_unnamed = false;
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

/// Goes on in a copy at `path`, which has the same steps and documents. A project without a name goes then: what is in
/// it is in the copy, which was read and found whole.
fn move_to(project: &mut Project, path: &Path, is_unnamed: bool) -> Result<(), Error> {
    let Some(opened) = Project::open(path, &Opening::default(), &mut |_| true)? else { return Ok(()) };
    let former = std::mem::replace(project, opened.project);
    let former_path = former.path().to_owned();
    former.close()?;
    if is_unnamed {
        let removed = std::fs::remove_file(&former_path);
        removed.unwrap_or_else(|error| log::warn!("{}: {error}", former_path.display()));
    }
    Ok(())
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
        Note::Damaged(damage) => Some(Kept::Damaged(damage.to_string())),
        Note::Failed(error) => Some(Kept::NotSafe(error.to_string())),
        Note::Checked => None,
    }
}

/// Makes a project that nobody has given a name yet.
fn begin(folder: &Path, analyst: Arc<dyn Analyst>) -> Result<Coming, Kept> {
    let project = create_unnamed(folder).map_err(Kept::NotSafe)?;
    Ok(begun(project, analyst, true))
}

fn begun(project: Project, analyst: Arc<dyn Analyst>, is_unnamed: bool) -> Coming {
    let told = Kept::Begun(project.path().to_owned());
    Coming { project, ledger: Ledger::new(analyst), is_unnamed, told }
}

fn create_unnamed(folder: &Path) -> Result<Project, String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let stem = jiff::Timestamp::now().strftime("%Y-%m-%d %H.%M.%S").to_string();
    let mut number = 1;
    loop {
        let name =
            if number == 1 { format!("{stem}.{ENDING}") } else { format!("{stem} ({number}).{ENDING}") };
        match Project::create(&folder.join(name), Existing::Keep) {
            Err(error) if error.cause == Cause::Exists && number < 1000 => number += 1,
            other => return other.map_err(|error| error.to_string()),
        }
    }
}

/// Makes a project of a snapshot, under a name beside `of` that nothing has.
fn restore(snapshot: &Path, of: &Path) -> Result<PathBuf, Error> {
    let stem = of.file_stem().unwrap_or_default().to_string_lossy();
    let mut number = 1;
    loop {
        let name = if number == 1 {
            format!("{stem} (restored).{ENDING}")
        } else {
            format!("{stem} (restored {number}).{ENDING}")
        };
        match Snapshots::restore(snapshot, &of.with_file_name(name)) {
            Err(error) if error.cause == Cause::Exists && number < 1000 => number += 1,
            other => return other,
        }
    }
}

/// Reads documents again from their bytes, on as many threads as there are cores.
fn restore_all(documents: &[StoredDocument]) -> Vec<Restored> {
    let part = documents.len().div_ceil(default_threads()).max(1);
    std::thread::scope(|scope| {
        let read = |part: &[StoredDocument]| part.iter().map(StoredDocument::restore).collect::<Vec<_>>();
        let parts: Vec<_> =
            documents.chunks(part).map(|part| (part, scope.spawn(move || read(part)))).collect();
        // What a thread could not do is done here.
        parts.into_iter().flat_map(|(part, thread)| thread.join().unwrap_or_else(|_| read(part))).collect()
    })
}

/// Opens a project and reads what an older engine has read.
fn open(
    path: &Path,
    snapshots: Option<&Snapshots>,
    analyst: Arc<dyn Analyst>,
    mut problems: Vec<String>,
) -> Result<Coming, Kept> {
    let opening = Opening { snapshots, ..Opening::default() };
    let opened = Project::open(path, &opening, &mut |_| true);
    let not_opened = |message| Kept::NotOpened(path.to_owned(), message);
    let Some(opened) = opened.map_err(|error| not_opened(error.to_string()))? else {
        return Err(not_opened(path.display().to_string()));
    };
    let Opened { mut project, mut record, surroundings, documents, problems: damages } = opened;
    problems.extend(damages.iter().map(ToString::to_string));
    let mut ledger = Ledger::new(analyst);
    let restored = restore_all(&documents);
    let sources: Vec<_> = documents
        .iter()
        .zip(restored)
        .filter_map(|(document, restored)| {
            ledger.enter_restored(&mut project, document, restored, &mut problems)
        })
        .collect();
    let whole: BTreeSet<&DocumentId> = sources.iter().map(|source| &source.document.id).collect();
    record.documents.retain(|open| whole.contains(&open.id));
    let read_only = match project.access() {
        Access::Full => None,
        Access::ReadOnly(cause) => Some(cause.to_string()),
    };
    let steps = steps(&project);
    let path = path.to_owned();
    let opened = OpenedProject { path, record, sources, surroundings, problems, read_only, steps };
    Ok(Coming { project, ledger, is_unnamed: false, told: Kept::Opened(Box::new(opened)) })
}
