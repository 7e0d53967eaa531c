//! What to say of a reader that has not come to its end.

use std::io::{self, Read};
use std::process::ExitStatus;
use std::time::Duration;

use crate::intake::Limits;

/// What a person can do.
const REMEDY: &str = "try to open it with its own program and save it anew, or as plain text";
/// So much of what it complains is looked at, in bytes.
const LOOK: u64 = 4096;

pub(super) fn of_time(time: Duration) -> String {
    format!("reading it took longer than {} seconds and was stopped; {REMEDY}", time.as_secs())
}

pub(super) fn of_panic(words: &str) -> String {
    format!("a fault in its reader kept it from being read ({words}); please report it, and {REMEDY}")
}

pub(super) fn of_answer(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::FileTooLarge => format!("more came out of it than may, and it was stopped; {REMEDY}"),
        _ => format!("its reader answered with nonsense ({error}) and was stopped; {REMEDY}"),
    }
}

/// What the end of a process says, with what it has written to its standard error.
pub(super) fn of_status(status: Option<ExitStatus>, complaints: impl Read, limits: &Limits) -> String {
    let mut said = Vec::new();
    // Where nothing can be read, nothing was said.
    let _ = complaints.take(LOOK).read_to_end(&mut said);
    let said = String::from_utf8_lossy(&said);
    let signal = status.and_then(signal);
    if said.contains("memory allocation of") || said.contains("out of memory") {
        let megabytes = limits.memory >> 20;
        return format!("reading it took more than {megabytes} MB of memory and was stopped; {REMEDY}");
    }
    if said.contains("overflowed its stack") {
        return format!("something in it is nested too deep, and its reader was stopped; {REMEDY}");
    }
    if signal == Some(CPU_TIME) {
        return format!("reading it took too much time of the processor and was stopped; {REMEDY}");
    }
    let how = match (signal, status.and_then(|status| status.code())) {
        (Some(signal), _) => format!("killed by signal {signal}"),
        (None, Some(code)) => format!("ended with code {code}"),
        (None, None) => "it did not say why".to_owned(),
    };
    format!("its reader has failed ({how}); {REMEDY}")
}

/// The signal of a process that has used up its time of the processor.
const CPU_TIME: i32 = 24;

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[cfg(not(unix))]
fn signal(_: ExitStatus) -> Option<i32> {
    None
}
