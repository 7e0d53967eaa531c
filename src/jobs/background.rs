//! One piece of work on a thread of its own.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use super::{Failure, Wake, no_wake, panic_message};

/// Work under way on another thread, and its result once there is one.
#[derive(Debug)]
pub struct JobHandle<T> {
    name: String,
    result: Receiver<Result<T, Failure>>,
}

impl<T> JobHandle<T> {
    /// The handle of work called `name` whose result comes on this way.
    pub(super) fn of(name: &str, result: Receiver<Result<T, Failure>>) -> Self {
        Self { name: name.to_owned(), result }
    }

    /// The result, once; `None` while the work goes on and after the result was taken.
    #[must_use]
    pub fn poll(&self) -> Option<Result<T, Failure>> {
        self.result.try_recv().ok()
    }

    /// Waits for the result.
    ///
    /// # Errors
    ///
    /// When the work panicked or its thread could not be started.
    pub fn wait(self) -> Result<T, Failure> {
        let lost = || Failure { name: self.name.clone(), message: "the result was taken before".to_owned() };
        self.result.recv().unwrap_or_else(|_| Err(lost()))
    }
}

/// Runs `work` on a thread called `name`.
pub fn spawn<T, F>(name: &str, work: F) -> JobHandle<T>
where
    T: Send + 'static,
    F: FnOnce() -> T + Send + 'static,
{
    spawn_and_wake(name, no_wake(), work)
}

/// Runs `work` on a thread called `name` and calls `wake` when its result is there.
pub fn spawn_and_wake<T, F>(name: &str, wake: Wake, work: F) -> JobHandle<T>
where
    T: Send + 'static,
    F: FnOnce() -> T + Send + 'static,
{
    let (sender, result) = channel();
    let not_started = sender.clone();
    let failure = {
        let name = name.to_owned();
        move |message| Failure { name, message }
    };
    let panicked = failure.clone();
    let started = thread::Builder::new().name(name.to_owned()).spawn(move || {
        let outcome = catch_unwind(AssertUnwindSafe(work))
            .map_err(|payload| panicked(format!("a fault in the program: {}", panic_message(&*payload))));
        // Nobody may be waiting for the result any more.
        let _ = sender.send(outcome);
        wake();
    });
    if let Err(error) = started {
        let _ = not_started.send(Err(failure(format!("the system gave no thread for it: {error}"))));
    }
    JobHandle { name: name.to_owned(), result }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn work_gives_its_result_and_wakes() {
        let calls = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&calls);
        let (woken, wait) = channel();
        let wake: Wake = Arc::new(move || {
            counter.fetch_add(1, Ordering::SeqCst);
            woken.send(()).unwrap();
        });
        let handle = spawn_and_wake("sum", wake, || thread::current().name().map(str::to_owned));
        wait.recv().unwrap();
        assert_eq!(handle.poll(), Some(Ok(Some("sum".to_owned()))));
        assert_eq!(handle.poll(), None);
        assert_eq!(calls.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn a_panic_is_a_failure() {
        let failure = spawn("layout", || panic!("no room")).wait().unwrap_err();
        assert_eq!(failure.to_string(), "layout: a fault in the program: no room");
    }
}
