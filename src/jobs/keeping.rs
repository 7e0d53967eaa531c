//! The thread that owns an open project: edits one after another, and what is due while nobody edits.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use super::background::JobHandle;
use super::{Failure, Wake, panic_message};
use crate::project::{Access, Check, Damage, Error, Project, Snapshots};

/// What is told of the project without being asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// The look through the whole project has found this; nothing more is written to its file.
    Damaged(Damage),
    /// The look through the whole project is at its end.
    Checked,
    /// Something that is done by itself has failed: bringing the edits into the one file, a snapshot.
    Failed(Error),
}

/// When things are done by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// So long nobody has edited when the edits are brought into the one file.
    pub quiet: Duration,
    /// So often it is asked whether a snapshot is due.
    pub snapshots: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self { quiet: Duration::from_secs(5), snapshots: Duration::from_mins(1) }
    }
}

/// What the thread is asked for.
enum Asked {
    /// To do this with the project.
    Work(Box<dyn FnOnce(&mut Project) + Send>),
    /// To take snapshots there from now on, or none.
    Snapshots(Option<Snapshots>),
}

/// A project that a thread of its own takes care of. Dropping it closes the project as soon as all that was asked
/// for is done.
pub struct Keeping {
    work: Sender<Asked>,
    notes: Receiver<Note>,
    ended: JobHandle<Result<(), Error>>,
    wake: Wake,
}

impl Keeping {
    /// Hands the project over; `wake` is called after every result and every note. With `snapshots`, one is taken at
    /// once when the project holds something, and later when they are due.
    #[must_use]
    pub fn start(project: Project, snapshots: Option<Snapshots>, pace: Pace, wake: Wake) -> Self {
        let (work, asked) = channel();
        let (tell, notes) = channel();
        let duties = Duties::new(snapshots, pace, Tell { notes: tell, wake: wake.clone() });
        let ended = super::spawn_and_wake("project", wake.clone(), move || run(project, &asked, duties));
        Self { work, notes, ended, wake }
    }

    /// Does `work` with the project, after all that was asked for before: a commit, undo, a copy, … An edit counts as
    /// done when its result is there.
    pub fn ask<T: Send + 'static>(
        &self,
        name: &'static str,
        work: impl FnOnce(&mut Project) -> T + Send + 'static,
    ) -> JobHandle<T> {
        let (sender, result) = channel();
        let lost = sender.clone();
        let wake = self.wake.clone();
        let work = move |project: &mut Project| {
            // A transaction that a panic interrupts is taken back, so that the project is as before.
            let outcome = catch_unwind(AssertUnwindSafe(|| work(project))).map_err(|payload| {
                let message = format!("a fault in the program: {}", panic_message(&*payload));
                Failure { name: name.to_owned(), message }
            });
            // Nobody may be waiting for the result any more.
            let _ = sender.send(outcome);
            wake();
        };
        if self.work.send(Asked::Work(Box::new(work))).is_err() {
            let message = "the project is closed".to_owned();
            let _ = lost.send(Err(Failure { name: name.to_owned(), message }));
        }
        JobHandle::of(name, result)
    }

    /// Takes snapshots there from now on, or none, after all that was asked for before.
    pub fn keep_snapshots(&self, snapshots: Option<Snapshots>) {
        // A thread that has ended takes none.
        let _ = self.work.send(Asked::Snapshots(snapshots));
    }

    /// What was noted since the last time.
    pub fn notes(&self) -> impl Iterator<Item = Note> + '_ {
        self.notes.try_iter()
    }

    /// Closes the project after all that was asked for.
    #[must_use]
    pub fn close(self) -> JobHandle<Result<(), Error>> {
        self.ended
    }
}

fn run(mut project: Project, asked: &Receiver<Asked>, mut duties: Duties) -> Result<(), Error> {
    loop {
        match asked.recv_timeout(duties.pause()) {
            Ok(Asked::Snapshots(snapshots)) => {
                duties.snapshots = snapshots;
                duties.next_snapshot = Instant::now();
            }
            Ok(Asked::Work(work)) => {
                work(&mut project);
                duties.last_work = Instant::now();
                duties.is_rested = false;
            }
            Err(RecvTimeoutError::Timeout) => duties.go_on(&mut project),
            Err(RecvTimeoutError::Disconnected) => return project.close(),
        }
    }
}

/// The way of notes to whoever listens.
struct Tell {
    notes: Sender<Note>,
    wake: Wake,
}

impl Tell {
    fn note(&self, note: Note) {
        // Nobody may be listening any more.
        let _ = self.notes.send(note);
        (self.wake)();
    }
}

/// What is done while nobody asks for anything.
struct Duties {
    pace: Pace,
    tell: Tell,
    /// The look through the whole project, until it is at its end.
    check: Option<Check>,
    snapshots: Option<Snapshots>,
    /// The number of transactions at the last snapshot; none was taken yet at `None`.
    last_snapshot: Option<u64>,
    next_snapshot: Instant,
    last_work: Instant,
    is_rested: bool,
}

impl Duties {
    fn new(snapshots: Option<Snapshots>, pace: Pace, tell: Tell) -> Self {
        let now = Instant::now();
        Self {
            pace,
            tell,
            check: Some(Check::default()),
            snapshots,
            last_snapshot: None,
            next_snapshot: now,
            last_work: now,
            is_rested: true,
        }
    }

    /// How long nothing is due.
    fn pause(&self) -> Duration {
        if self.check.is_some() {
            return Duration::ZERO;
        }
        let now = Instant::now();
        let until_rest = (!self.is_rested).then(|| self.last_work + self.pace.quiet);
        let until_snapshot = self.snapshots.as_ref().map(|_| self.next_snapshot);
        let next = until_rest.into_iter().chain(until_snapshot).min();
        next.map_or(Duration::from_hours(1), |next| next.saturating_duration_since(now))
    }

    /// Does what is due.
    fn go_on(&mut self, project: &mut Project) {
        let now = Instant::now();
        if now >= self.next_snapshot {
            self.next_snapshot = now + self.pace.snapshots;
            self.take_snapshot(project);
        }
        if let Some(check) = self.check.take() {
            self.check = self.look_on(project, check);
        } else if !self.is_rested && now >= self.last_work + self.pace.quiet {
            self.is_rested = true;
            if let Err(error) = project.rest() {
                self.tell.note(Note::Failed(error));
            }
        }
    }

    fn take_snapshot(&mut self, project: &Project) {
        // What can only be read is told of already, and does not change.
        let Some(snapshots) = self.snapshots.as_ref().filter(|_| *project.access() == Access::Full) else {
            return;
        };
        let taken = match &mut self.last_snapshot {
            Some(seen) => snapshots.take_when_due(project, seen).map(|_| ()),
            none => {
                *none = Some(project.transactions());
                let is_empty = project.undo_step().is_ok_and(|step| step.is_none());
                if is_empty { Ok(()) } else { snapshots.take(project).map(|_| ()) }
            }
        };
        if let Err(error) = taken {
            self.tell.note(Note::Failed(error));
        }
    }

    /// Looks at one piece; gives the check back until it is at its end.
    fn look_on(&self, project: &mut Project, mut check: Check) -> Option<Check> {
        let known = check.problems.len();
        if let Err(error) = project.check(&mut check) {
            self.tell.note(Note::Failed(error));
            return None;
        }
        for damage in check.problems.iter().skip(known) {
            self.tell.note(Note::Damaged(damage.clone()));
        }
        if !check.is_done() {
            return Some(check);
        }
        if check.has_damaged_index
            && let Err(error) = project.mend_indexes()
        {
            self.tell.note(Note::Failed(error));
        }
        self.tell.note(Note::Checked);
        None
    }
}
