//! A stream of pieces of work: several are done at the same time, their results come in the order of the pieces, and
//! no more of them is in memory than was agreed.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use super::order::InOrder;
use super::panic_message;

/// Deep sentences need room: the stack of a thread in bytes.
const STACK: usize = 16 << 20;

/// How much may be under way at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow {
    /// How many threads work; zero counts as one.
    pub threads: usize,
    /// So many bytes of pieces whose results were not taken yet; a larger piece goes alone.
    pub most_bytes: usize,
}

/// What is under way.
#[derive(Default)]
struct Load {
    pieces: usize,
    bytes: usize,
    is_over: bool,
}

/// Lets pieces in one by one, and waits where there are too many.
#[derive(Default)]
struct Gate {
    load: Mutex<Load>,
    changed: Condvar,
}

impl Gate {
    /// Waits for room. Says whether results are still wanted.
    fn enter(&self, bytes: usize, flow: Flow) -> bool {
        let is_full = |load: &mut Load| {
            let has_room =
                load.pieces < flow.threads * 2 && load.bytes.saturating_add(bytes) <= flow.most_bytes;
            !load.is_over && load.pieces > 0 && !has_room
        };
        let load = self.load.lock().unwrap_or_else(PoisonError::into_inner);
        let mut load = self.changed.wait_while(load, is_full).unwrap_or_else(PoisonError::into_inner);
        load.pieces += 1;
        load.bytes = load.bytes.saturating_add(bytes);
        !load.is_over
    }

    fn change(&self, change: impl FnOnce(&mut Load)) {
        change(&mut self.load.lock().unwrap_or_else(PoisonError::into_inner));
        self.changed.notify_all();
    }
}

/// A piece of work: its place in the stream, how many bytes it has, and itself.
type Piece<T> = (usize, usize, T);
/// What came of a piece, or what a panic said.
type Outcome<R> = (usize, usize, Result<R, String>);

/// Does `work` for every piece, and gives the results to `sink` in the order of the pieces. Pieces come with their
/// size in bytes and are drawn only when there is room for them. A piece whose work panics gives what the panic said.
///
/// # Errors
///
/// The first error of `sink`, after which nothing more is drawn; or when the system gives no thread.
pub fn in_order<T, R>(
    flow: Flow,
    pieces: impl Iterator<Item = (usize, T)> + Send + 'static,
    work: impl Fn(T) -> R + Send + Sync + 'static,
    mut sink: impl FnMut(usize, Result<R, String>) -> io::Result<()>,
) -> io::Result<()>
where
    T: Send + 'static,
    R: Send + 'static,
{
    let flow = Flow { threads: flow.threads.max(1), ..flow };
    let gate = Arc::new(Gate::default());
    let (give, taken) = channel();
    let (report, results) = channel();
    let taken = Arc::new(Mutex::new(taken));
    let work = Arc::new(work);
    for number in 1..=flow.threads {
        let (taken, work, report) = (Arc::clone(&taken), Arc::clone(&work), report.clone());
        let builder = thread::Builder::new().name(format!("worker {number}")).stack_size(STACK);
        builder.spawn(move || do_all(&taken, &*work, &report))?;
    }
    drop(report);
    let entrance = Arc::clone(&gate);
    thread::Builder::new().name("intake".to_owned()).spawn(move || draw(flow, pieces, &entrance, &give))?;
    let mut finished = InOrder::default();
    let mut taken = Ok(());
    for (place, bytes, result) in results {
        finished.add_only(place, (place, bytes, result), |(place, bytes, result)| {
            if taken.is_ok() {
                taken = sink(place, result);
            }
            gate.change(|load| {
                load.pieces = load.pieces.saturating_sub(1);
                load.bytes = load.bytes.saturating_sub(bytes);
                load.is_over |= taken.is_err();
            });
        });
        if taken.is_err() {
            break;
        }
    }
    taken
}

/// Draws pieces and hands them to whoever is free.
fn draw<T>(flow: Flow, pieces: impl Iterator<Item = (usize, T)>, gate: &Gate, give: &Sender<Piece<T>>) {
    for (place, (bytes, piece)) in pieces.enumerate() {
        if !gate.enter(bytes, flow) || give.send((place, bytes, piece)).is_err() {
            return;
        }
    }
}

/// Takes one piece after another until there is none left.
fn do_all<T, R>(taken: &Mutex<Receiver<Piece<T>>>, work: &impl Fn(T) -> R, report: &Sender<Outcome<R>>) {
    loop {
        let next = taken.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((place, bytes, piece)) = next else { return };
        let result = catch_unwind(AssertUnwindSafe(|| work(piece)))
            .map_err(|payload| panic_message(&*payload).to_owned());
        if report.send((place, bytes, result)).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn results_come_in_order_and_little_is_under_way(
            sizes in prop::collection::vec(0_usize..50, 0..60), threads in 1_usize..5, most_bytes in 1_usize..120,
        ) {
            let drawn = Arc::new(AtomicUsize::new(0));
            let counter = Arc::clone(&drawn);
            let pieces = sizes.clone().into_iter().map(move |size| {
                counter.fetch_add(1, Ordering::SeqCst);
                (size, size)
            });
            let flow = Flow { threads, most_bytes };
            let mut results = Vec::new();
            let mut most_drawn = 0;
            let work = |size: usize| {
                thread::sleep(std::time::Duration::from_micros(size as u64 % 7 * 50));
                size * 2
            };
            let done = in_order(flow, pieces, work, |place, result| {
                assert_eq!(results.len(), place);
                results.push(result.unwrap());
                most_drawn = most_drawn.max(drawn.load(Ordering::SeqCst).saturating_sub(results.len()));
                Ok(())
            });
            prop_assert!(done.is_ok());
            // One more is drawn and waits at the gate.
            prop_assert!(most_drawn <= threads * 2 + 1, "{}", most_drawn);
            prop_assert_eq!(results, sizes.iter().map(|size| size * 2).collect::<Vec<_>>());
        }
    }
    #[test]
    fn a_panic_spoils_one_result_and_an_error_ends_the_stream() {
        let flow = Flow { threads: 3, most_bytes: 1000 };
        let pieces = (0..20).map(|number| (1, number));
        let work = |number: usize| if number == 4 { panic!("no four") } else { number };
        let mut results = Vec::new();
        let done = in_order(flow, pieces, work, |_, result| {
            results.push(result);
            if results.len() == 7 { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(()) }
        });
        assert_eq!(done.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
        assert_eq!(results[4], Err("no four".to_owned()));
        assert_eq!(results.len(), 7);
        assert_eq!(results[6], Ok(6));
    }
}
