//! A connection to SQLite that trusts nothing in the file.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use super::error::{Cause, Result};
use crate::document::MAX_BYTES;

/// How long another program may hold the file for a look: one that edits holds it much longer.
const PATIENCE: Duration = Duration::from_millis(250);

/// The first bytes of every SQLite file.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// What the first bytes of a file say before SQLite has seen any of it.
///
/// # Errors
///
/// [`Cause::NotAProject`] for files of any other sort.
pub(super) fn version_in(head: &[u8]) -> Result<i32> {
    let number = |at: usize| {
        let bytes: Option<[u8; 4]> = head.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map(i32::from_be_bytes)
    };
    let is_project = head.starts_with(MAGIC) && number(68) == Some(super::schema::APPLICATION_ID);
    number(60).filter(|version| is_project && *version > 0).ok_or(Cause::NotAProject)
}

/// The file with which SQLite keeps what has not reached the file at `path` yet.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Opens the file at `path`, which has to be absolute, and takes it for this window alone. Nothing can be
/// written through the connection until [`allow_writing`].
///
/// # Errors
///
/// [`Cause::AlreadyOpen`] when somebody else has it; whatever the system says otherwise.
pub(super) fn open(path: &Path) -> Result<Connection> {
    // Where the system allows only reading, SQLite is content with that.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    // What lies beside the file after a crash stays there until everything has been checked.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    harden(&connection)?;
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    if connection.is_readonly("main")? {
        // A reader's lock, kept as long as the connection.
        connection.execute_batch("BEGIN; SELECT count(*) FROM sqlite_schema; COMMIT")?;
    } else {
        connection.execute_batch("BEGIN EXCLUSIVE; COMMIT")?;
    }
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

/// Makes a connection safe for a file that somebody else may have made.
pub(super) fn harden(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    for off in [
        DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA,
        DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER,
        DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW,
        DbConfig::SQLITE_DBCONFIG_DQS_DDL,
        DbConfig::SQLITE_DBCONFIG_DQS_DML,
        DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY,
    ] {
        connection.set_db_config(off, false)?;
    }
    // The longest row holds one whole file and a little beside it.
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, (MAX_BYTES + (64 << 20)) as i32)?;
    for (limit, most) in [
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
        (Limit::SQLITE_LIMIT_COLUMN, 100),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 50),
        (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 5),
        (Limit::SQLITE_LIMIT_VDBE_OP, 25_000),
        (Limit::SQLITE_LIMIT_FUNCTION_ARG, 8),
        // VACUUM INTO attaches the copy.
        (Limit::SQLITE_LIMIT_ATTACHED, 1),
        (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100),
        (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 50),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
        (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
    ] {
        connection.set_limit(limit, most)?;
    }
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update_and_check(None, "mmap_size", 0, |_| Ok(())).or_else(no_row)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    // Only the systems of Apple do anything here: there, FULL alone does not reach the disk.
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)
}

/// A file that does not map memory answers a question about it with nothing.
fn no_row(error: rusqlite::Error) -> rusqlite::Result<()> {
    if matches!(error, rusqlite::Error::QueryReturnedNoRows) { Ok(()) } else { Err(error) }
}

/// Lets the connection write: first into a file beside the project (a write-ahead log), or with a rollback
/// journal on disks where such a log does not work although SQLite takes it for working.
///
/// # Errors
///
/// When neither works.
pub(super) fn allow_writing(connection: &Connection, without_log: bool) -> Result<()> {
    connection.pragma_update(None, "query_only", false)?;
    let has_log = !without_log
        && journal(connection, "WAL").is_ok_and(|mode| mode == "wal")
        && probe(connection).is_ok();
    if !has_log {
        log::info!("edits are kept with a rollback journal");
        if let Err(error) = journal(connection, "DELETE").and_then(|_| probe(connection)) {
            connection.pragma_update(None, "query_only", true)?;
            return Err(error.into());
        }
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(())
}

/// Chooses how SQLite keeps a transaction; gives the way that it has taken.
pub(super) fn journal(connection: &Connection, mode: &str) -> rusqlite::Result<String> {
    connection.query_row(&format!("PRAGMA journal_mode = {mode}"), [], |row| row.get(0))
}

/// Writes something that changes nothing.
fn probe(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch("BEGIN IMMEDIATE; UPDATE head SET id = 1; COMMIT").inspect_err(|_| {
        // The transaction may be over already.
        let _ = connection.execute_batch("ROLLBACK");
    })
}

/// Brings everything into the one file and leaves none beside it; the connection can write no more.
pub(super) fn settle(connection: &Connection) -> Result<()> {
    journal(connection, "DELETE")?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(())
}
