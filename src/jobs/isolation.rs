//! Files of foreign formats are read in a process of their own.
//!
//! Each file gets a process (see [`super::worker`]) with little memory, little time and no rights. It is given the bytes
//! through one pipe and answers through another; nothing that it says is believed beyond its limits. When it exceeds
//! them, hangs or dies, it is killed, reaped and told of, and the next file is read. No file is tried twice: only a
//! process that could not be started is.

mod death;
mod watch;

use std::io::{self, BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::cancel::CancelToken;
use super::worker::FLAG;
use crate::intake::wire::{Fault, Frame, Request, read_frame, write_request};
use crate::intake::{Limits, Piece, Told};

use watch::{Watch, Why};

/// How long one waits before a process is started a second time.
const PAUSE: Duration = Duration::from_millis(100);
/// The program's own file as the system has it open, even when it was replaced or deleted meanwhile.
const OWN_ON_LINUX: &str = "/proc/self/exe";

/// Says in the environment of a reader that it is one: whoever is started as a reader and is none starts no other.
const INSIDE: &str = "RELATA_READER";

/// How foreign files are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Isolation {
    /// The limits of each file.
    pub limits: Limits,
    /// The program that is started; this one itself when none is named. Tests name it, being other programs.
    pub program: Option<PathBuf>,
    /// What is to go wrong, in tests.
    pub fault: Option<Fault>,
}

/// Why there are no more pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Nobody wants them any more.
    Cancelled,
    /// The reader was stopped or has failed; what happened and what can be done, in a plain sentence without the name
    /// of the file.
    Failed {
        /// The sentence.
        message: String,
        /// The way to the piece that was being read; empty when it was the file itself.
        path: Vec<String>,
    },
}

impl Isolation {
    /// Reads a file; `take` gets each piece as soon as it is there.
    ///
    /// # Errors
    ///
    /// When the reader was stopped before its end; the pieces so far are whole.
    pub fn read(
        &self,
        name: &str,
        bytes: &[u8],
        cancel: &CancelToken,
        take: &mut dyn FnMut(Piece),
    ) -> Result<(), Stop> {
        let time = self.limits.time(bytes.len());
        let mut child = self.start(time).map_err(|message| Stop::Failed { message, path: Vec::new() })?;
        let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let watch = Watch::over(child, Instant::now() + time, cancel.clone());
        let (Some(input), Some(output), Some(complaints)) = pipes else {
            return Err(Stop::Failed {
                message: "the system gave no pipes to its reader".to_owned(),
                path: Vec::new(),
            });
        };
        let request = Request {
            limits: self.limits,
            name: name.to_owned(),
            size: bytes.len() as u64,
            fault: self.fault,
        };
        thread::scope(|scope| {
            // Also when `take` panics: the threads of this scope are waited for.
            let _over = watch.over_at_the_end();
            let asks = thread::Builder::new().name("asks a reader".to_owned()).spawn_scoped(scope, || {
                // A reader that does not listen says why on its other pipe, or by dying.
                let _ = write_request(&mut BufWriter::new(input), &request, bytes);
            });
            let guards = thread::Builder::new()
                .name("watches a reader".to_owned())
                .spawn_scoped(scope, || watch.guard());
            if let Err(error) = asks.and(guards) {
                watch.stop();
                let message = format!("the system gave no thread for it: {error}");
                return Err(Stop::Failed { message, path: Vec::new() });
            }
            let mut path = Vec::new();
            let heard = self.listen(&mut BufReader::new(output), &mut path, take);
            let (why, status) = match heard {
                Ok(Heard::Done | Heard::Panicked(_)) | Err(_) => (watch.stop(), None),
                Ok(Heard::Nothing) => watch.stop_when_dead(),
            };
            match (why, heard) {
                (Some(Why::Cancelled), _) => Err(Stop::Cancelled),
                (_, Ok(Heard::Done)) => Ok(()),
                (Some(Why::Time), _) => Err(Stop::Failed { message: death::of_time(time), path }),
                (None, Ok(Heard::Panicked(words))) => {
                    Err(Stop::Failed { message: death::of_panic(&words), path })
                }
                (None, Ok(Heard::Nothing)) => {
                    let message = death::of_status(status, complaints, &self.limits);
                    Err(Stop::Failed { message, path })
                }
                (None, Err(error)) => Err(Stop::Failed { message: death::of_answer(&error), path }),
            }
        })
    }

    /// Hears the reader out.
    fn listen(
        &self,
        output: &mut BufReader<impl io::Read>,
        path: &mut Vec<String>,
        take: &mut dyn FnMut(Piece),
    ) -> io::Result<Heard> {
        let mut left = self.limits.output;
        loop {
            match read_frame(output, &mut left)? {
                None => return Ok(Heard::Nothing),
                Some(Frame::Done) => return Ok(Heard::Done),
                Some(Frame::Panicked(words)) => return Ok(Heard::Panicked(words)),
                Some(Frame::Told(Told::Begins(begun))) => *path = begun,
                Some(Frame::Told(Told::Piece(piece))) => take(piece),
            }
        }
    }

    /// Starts a reader that may take so long; tries it once more where the system is short of something for a moment.
    fn start(&self, time: Duration) -> Result<Child, String> {
        if std::env::var_os(INSIDE).is_some() {
            return Err("a reader of files cannot start another; start Relata itself".to_owned());
        }
        let once = || self.command(time)?.spawn();
        once()
            .or_else(|_| {
                thread::sleep(PAUSE);
                once()
            })
            .map_err(|error| {
                format!("its reader could not be started ({error}); start Relata anew and try again")
            })
    }

    fn command(&self, time: Duration) -> io::Result<Command> {
        let program = match &self.program {
            Some(program) => program.clone(),
            None if Path::new(OWN_ON_LINUX).exists() => PathBuf::from(OWN_ON_LINUX),
            None => std::env::current_exe()?,
        };
        let mut command = Command::new(program);
        #[cfg(unix)]
        std::os::unix::process::CommandExt::arg0(&mut command, "relata");
        // The clock is watched here; the limit on the processor is for the case that nobody is here any more.
        let seconds = time.as_secs() + 5;
        command.arg(FLAG).arg(self.limits.memory.to_string()).arg(seconds.to_string());
        command.env_clear().env(INSIDE, "1");
        // Without it Windows does not find its own libraries.
        #[cfg(windows)]
        command.envs(std::env::var_os("SystemRoot").map(|root| ("SystemRoot", root)));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        Ok(command)
    }
}

/// How a reader has ended, by its own words.
enum Heard {
    /// Everything was told.
    Done,
    /// It has panicked.
    Panicked(String),
    /// It has stopped without a word.
    Nothing,
}
