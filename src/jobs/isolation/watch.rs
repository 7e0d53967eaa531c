//! Watches over a process, so that it ends in time and is reaped whatever happens.

use std::process::{Child, ExitStatus};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::jobs::CancelToken;

/// So often one looks whether the work was cancelled.
const GLANCE: Duration = Duration::from_millis(50);
/// How long a process that has closed its pipes may take to end.
const LAST_BREATH: Duration = Duration::from_secs(2);

/// Why a process was killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// Its time was over.
    Time,
    /// Nobody wants its work any more.
    Cancelled,
}

/// A process under watch. It is dead and reaped when this goes.
pub(super) struct Watch {
    watched: Mutex<Watched>,
    ended: Condvar,
    deadline: Instant,
    cancel: CancelToken,
}

struct Watched {
    child: Child,
    is_over: bool,
    why: Option<Why>,
}

impl Watch {
    pub(super) fn over(child: Child, deadline: Instant, cancel: CancelToken) -> Self {
        let watched = Watched { child, is_over: false, why: None };
        Self { watched: Mutex::new(watched), ended: Condvar::new(), deadline, cancel }
    }

    fn lock(&self) -> MutexGuard<'_, Watched> {
        self.watched.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Kills the process when its time is over or the work is cancelled; returns when it needs no more watching.
    pub(super) fn guard(&self) {
        let mut watched = self.lock();
        while !watched.is_over {
            let why = if self.cancel.is_cancelled() {
                Why::Cancelled
            } else if Instant::now() >= self.deadline {
                Why::Time
            } else {
                let waited = self.ended.wait_timeout(watched, GLANCE);
                watched = waited.unwrap_or_else(PoisonError::into_inner).0;
                continue;
            };
            watched.why = Some(why);
            watched.is_over = true;
            kill(&mut watched.child);
        }
    }

    /// Ends the process and the watch; says why it had been killed before, if it had.
    pub(super) fn stop(&self) -> Option<Why> {
        let mut watched = self.lock();
        watched.is_over = true;
        kill(&mut watched.child);
        self.ended.notify_all();
        watched.why
    }

    /// Ends process and watch when what this gives goes.
    pub(super) const fn over_at_the_end(&self) -> AtTheEnd<'_> {
        AtTheEnd(self)
    }

    /// Like [`Self::stop`], for a process that has closed its pipes and is about to end by itself; says also how it has ended.
    pub(super) fn stop_when_dead(&self) -> (Option<Why>, Option<ExitStatus>) {
        let end = Instant::now() + LAST_BREATH;
        let status = loop {
            let status = self.lock().child.try_wait().ok().flatten();
            if status.is_some() || Instant::now() > end {
                break status;
            }
            std::thread::sleep(Duration::from_millis(1));
        };
        (self.stop(), status)
    }
}

/// Ends a watch when it goes.
pub(super) struct AtTheEnd<'a>(&'a Watch);

impl Drop for AtTheEnd<'_> {
    fn drop(&mut self) {
        self.0.stop();
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Kills and reaps; does nothing to a process that was reaped before.
fn kill(child: &mut Child) {
    // A process that has ended by itself cannot be killed.
    let _ = child.kill();
    if let Err(error) = child.wait() {
        log::warn!("a reader of files could not be waited for: {error}");
    }
}
