//! Whether the file at a path is still the one that was opened, and nobody else has written to it.
//!
//! Programs that keep folders in step put another file in the place of an open one, or write an older state
//! into it. Whoever went on writing then would mix two states or write into a file that nobody will see.

use std::fs::{self, File, Metadata};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use super::connection::beside;
use super::error::{Cause, Result};

/// How many bytes of the file tell who wrote last: SQLite counts its changes there.
const HEAD: usize = 100;

/// What tells one file from all others while it is there.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Which {
    /// The numbers of device and file.
    #[cfg(unix)]
    Number(u64, u64),
    /// Its path, where the system gives no number: it lets nobody replace an open file either.
    #[cfg(not(unix))]
    Path(PathBuf),
}

impl Which {
    #[cfg(unix)]
    fn of(_: &Path, metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        Self::Number(metadata.dev(), metadata.ino())
    }

    #[cfg(not(unix))]
    fn of(path: &Path, _: &Metadata) -> Self {
        Self::Path(fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()))
    }
}

/// The files that this process has open. The system's locks do not keep one process from opening a file
/// twice; on Unix they are even lost when it closes one of the two.
static OPEN: Mutex<Vec<Which>> = Mutex::new(Vec::new());

/// A file that this process has open, until this is dropped.
#[derive(Debug)]
struct Registered(Which);

impl Registered {
    fn new(which: Which) -> Result<Self> {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        if open.contains(&which) {
            return Err(Cause::AlreadyOpen);
        }
        open.push(which.clone());
        Ok(Self(which))
    }
}

impl Drop for Registered {
    fn drop(&mut self) {
        OPEN.lock().unwrap_or_else(PoisonError::into_inner).retain(|which| *which != self.0);
    }
}

/// Whether this process has the file at `path` open.
pub(super) fn is_open_here(path: &Path) -> bool {
    let Ok(metadata) = fs::metadata(path) else { return false };
    OPEN.lock().unwrap_or_else(PoisonError::into_inner).contains(&Which::of(path, &metadata))
}

/// An open file under watch. Drop it after the connection to the same file: on Unix, closing a file gives up
/// all locks that the process has on it.
#[derive(Debug)]
pub(super) struct Watched {
    path: PathBuf,
    file: File,
    length: u64,
    modified: Option<SystemTime>,
    head: Vec<u8>,
    /// Which file the log beside it was, when there was one.
    log: Option<Which>,
    registered: Registered,
}

impl Watched {
    /// Opens the file to watch it.
    pub(super) fn new(path: &Path) -> Result<Self> {
        let metadata = fs::metadata(path)?;
        if !metadata.is_file() {
            return Err(Cause::NotAProject);
        }
        let registered = Registered::new(Which::of(path, &metadata))?;
        let mut file = File::open(path)?;
        let opened = file.metadata()?;
        if Which::of(path, &opened) != registered.0 {
            return Err(Cause::Replaced);
        }
        let head = read_head(&mut file)?;
        let (length, modified) = (opened.len(), opened.modified().ok());
        Ok(Self { path: path.to_owned(), file, length, modified, head, log: None, registered })
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Its first bytes, as they were when this program last looked.
    pub(super) fn head(&self) -> &[u8] {
        &self.head
    }

    /// Remembers the file as it is now: this program has just written to it.
    pub(super) fn note(&mut self) -> Result<()> {
        let metadata = self.file.metadata()?;
        self.length = metadata.len();
        self.modified = metadata.modified().ok();
        self.head = read_head(&mut self.file)?;
        self.log = self.log_now();
        Ok(())
    }

    /// Whether the log that was beside the file is there no more, or is another: what is written to it would be
    /// lost.
    pub(super) fn has_lost_log(&self) -> bool {
        self.log.is_some() && self.log_now() != self.log
    }

    fn log_now(&self) -> Option<Which> {
        let log = beside(&self.path, "-wal");
        let metadata = fs::metadata(&log).ok()?;
        Some(Which::of(&log, &metadata))
    }

    /// Refuses when the file at the path is another one, or somebody else has written to it.
    pub(super) fn check(&mut self) -> Result<()> {
        let metadata = fs::metadata(&self.path).map_err(|_| Cause::Replaced)?;
        if Which::of(&self.path, &metadata) != self.registered.0 || metadata.len() != self.length {
            return Err(Cause::Replaced);
        }
        let modified = metadata.modified().ok();
        if modified != self.modified {
            // Some programs only touch files. Who writes with SQLite counts, and who copies an older state
            // over the file copies its count.
            if read_head(&mut self.file)? != self.head {
                return Err(Cause::Replaced);
            }
            self.modified = modified;
        }
        Ok(())
    }
}

fn read_head(file: &mut File) -> Result<Vec<u8>> {
    let mut head = Vec::with_capacity(HEAD);
    file.seek(SeekFrom::Start(0))?;
    file.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}
