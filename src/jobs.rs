//! Threads, progress and cancellation: the only place that starts a thread.
//!
//! [`reading`] turns files into [`crate::knowledge::Source`]s on several threads, those that are not plain text through
//! [`isolation`]: a process of the same program, [`worker`], with no rights; [`Keeping`] is the thread that
//! owns an open project, [`Projects`] gives it its orders; [`spawn`] runs anything else that would hold the window
//! up. A panic on a thread ends that piece of work alone and is reported as a [`Failure`].

mod account;
mod analyst;
mod background;
mod cancel;
mod copying;
mod input;
pub mod isolation;
mod keeping;
mod ledger;
mod on_disk;
mod opening;
mod order;
pub mod ordered;
mod projects;
pub mod reading;
pub mod worker;

use std::any::Any;
use std::sync::Arc;

pub use account::{Account, Counts, Entry, Outcome};
pub use analyst::{Analyst, English, prepare_engine};
pub use background::{JobHandle, spawn, spawn_and_wake};
pub use cancel::CancelToken;
pub use copying::Seen;
pub use input::Input;
pub use keeping::{Keeping, Note, Pace};
pub use ledger::{Copied, Kept, KeptStep, MovedProject, OpenedProject, PastAndFuture, StepList, Turn};
pub use on_disk::{KnownFile, Looks, OnDisk};
pub use projects::{Order, Projects, SnapshotPlace};

/// Called after every report, so that whoever waits for reports looks for them.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// A piece of work that came to nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {message}")]
pub struct Failure {
    /// What was worked on: the path of a file or the name of a job.
    pub name: String,
    /// What happened and what can be done, in a plain sentence.
    pub message: String,
}

/// How many threads read documents when nobody says otherwise.
#[must_use]
pub fn default_threads() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// A wake-up call for those who need none, because they wait for the reports themselves.
#[must_use]
pub fn no_wake() -> Wake {
    Arc::new(|| {})
}

/// What a panic says of itself.
fn panic_message(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("no reason given")
}
