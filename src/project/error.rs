//! What can go wrong with the file of a project, in words for people.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// Why something could not be done with the file of a project.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {cause}", path.display())]
pub struct Error {
    /// Which file.
    pub path: PathBuf,
    /// What happened and what can be done.
    pub cause: Cause,
}

impl Error {
    /// The cause, said of the file at `path`.
    pub(super) fn of(path: &Path, cause: Cause) -> Self {
        Self { path: path.to_owned(), cause }
    }
}

/// What happened to a file, and what can be done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Cause {
    /// Nothing is there.
    #[error("there is no such file")]
    Missing,
    /// Something is there that must not be overwritten.
    #[error("there is a file of this name already; choose another name")]
    Exists,
    /// It is a file of another sort.
    #[error("it is no project of Relata; articles are opened with “Open articles”")]
    NotAProject,
    /// It holds what no project holds: whoever made it may want to do harm.
    #[error(
        "it was not opened, because it holds what no project of Relata holds ({0}); ask whoever sent it for the \
         articles themselves"
    )]
    Foreign(String),
    /// Another window or another run has it.
    #[error("it is open in another window; go on there, or open a copy to read here")]
    AlreadyOpen,
    /// Parts of it are not what was written.
    #[error(
        "it is damaged ({0}) and is left as it is; restore a snapshot, or save what can still be read under \
         another name"
    )]
    Damaged(String),
    /// A newer program has written it, in this version of the format.
    #[error(
        "a newer version of Relata has written it (format {0}), so that this one can only read it; change it with \
         the newer version, or save a picture or table of it"
    )]
    Newer(i32),
    /// What is at its path is no longer the file that was opened.
    #[error(
        "another program has replaced, changed or removed it since it was opened, and nothing more is written to \
         it; save a copy under another name"
    )]
    Replaced,
    /// No room is left.
    #[error(
        "the disk is full, and the last change was not kept; make room and try again, or save a copy on another disk"
    )]
    DiskFull,
    /// The file or its folder cannot be written to.
    #[error("it cannot be written to; save a copy in another folder")]
    ReadOnly,
    /// The system forbids it.
    #[error("you are not allowed to open it; change its permissions, or copy it to a folder of your own")]
    Permission,
    /// A change that could not be read again: a fault of the program.
    #[error("the change was not kept, because it could not be read again ({0}); please report it")]
    Unsound(String),
    /// Anything else that the system says.
    #[error(
        "the system cannot read or write it ({0}); look whether its disk is still there, or save a copy on another disk"
    )]
    System(String),
}

impl From<rusqlite::Error> for Cause {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::PermissionDenied) => Self::Permission,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::AlreadyOpen,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::TooBig) => {
                Self::Damaged(plain(&error))
            }
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::OutOfMemory) => {
                Self::System(plain(&error))
            }
            // Whatever else SQLite has against a query that is sound, the file is not as it should be.
            _ => Self::Damaged(plain(&error)),
        }
    }
}

impl From<io::Error> for Cause {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::AlreadyExists => Self::Exists,
            io::ErrorKind::PermissionDenied => Self::Permission,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::System(error.to_string()),
        }
    }
}

/// What SQLite says, without the query, which tells a person nothing.
fn plain(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqliteFailure(code, message) => message.clone().unwrap_or_else(|| code.to_string()),
        rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
        other => other.to_string(),
    }
}

/// Results inside the module; the path is added where they leave it.
pub(super) type Result<T> = std::result::Result<T, Cause>;
