//! The other side of [`super::isolation`]: a process that reads one file and ends.
//!
//! It is the same program, started with [`FLAG`]. Before it looks at the file it gives up every right that it does not
//! need, see [`confine`]; then it reads a request from its standard input and answers on its standard output.

mod confine;
mod fault;

use std::io::{self, BufReader, BufWriter, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::thread;

use super::panic_message;
use crate::intake::wire::{Frame, Request, read_request, write_frame};
use crate::intake::{Told, read};

/// The argument that makes the program such a process; memory in bytes and time in seconds come after it.
pub const FLAG: &str = "--worker";
/// The stack of the reader in bytes: readers of other people's making may call themselves as deep as a file is nested.
const STACK: usize = 64 << 20;

/// Reads the file that is asked for on standard input, and ends. `arguments` are those after [`FLAG`].
#[must_use]
pub fn run(mut arguments: impl Iterator<Item = String>) -> ExitCode {
    let mut number = || arguments.next().and_then(|argument| argument.parse::<u64>().ok());
    let (Some(memory), Some(seconds)) = (number(), number()) else {
        return ExitCode::from(2);
    };
    if confine::limit(memory, seconds).is_err() {
        return ExitCode::from(3);
    }
    // The words of a panic go home in a frame.
    std::panic::set_hook(Box::new(|_| {}));
    let reader = thread::Builder::new().name("reader".to_owned()).stack_size(STACK).spawn(|| {
        confine::give_up_rights();
        work()
    });
    match reader.map(thread::JoinHandle::join) {
        Ok(Ok(Ok(()))) => ExitCode::SUCCESS,
        // Whoever has asked does not listen any more, or did not ask for anything.
        Ok(_) => ExitCode::FAILURE,
        Err(_) => ExitCode::from(3),
    }
}

fn work() -> io::Result<()> {
    let (request, bytes) = read_request(&mut BufReader::new(io::stdin().lock()))?;
    let mut output = BufWriter::new(io::stdout().lock());
    let mut sent = Ok(());
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let mut tell = |told: Told| {
            if sent.is_ok() {
                sent = write_frame(&mut output, &Frame::Told(told));
            }
        };
        look(&request, &bytes, &mut tell);
    }));
    sent?;
    let last = match outcome {
        Ok(()) => Frame::Done,
        Err(payload) => Frame::Panicked(panic_message(&*payload).chars().take(500).collect()),
    };
    write_frame(&mut output, &last)?;
    output.flush()
}

fn look(request: &Request, bytes: &[u8], tell: &mut dyn FnMut(Told)) {
    match request.fault {
        Some(fault) => fault::make(fault, bytes, tell),
        None => read(&request.name, bytes, &request.limits, tell),
    }
}
