//! The file of a project: what a person has put in and chosen, kept so that nothing acknowledged is ever lost.
//!
//! A project is one SQLite file. Every edit is one durable transaction: there is no state that is not saved. The
//! module reads and writes files and clocks, at the rim of the program; it starts no thread. One thread owns a
//! [`Project`] and does one thing after another with it.
//!
//! - [`schema`]: the tables; [`head`], [`state`], [`journal`], [`documents`], [`transcripts`], [`rows`], [`stored`]: what
//!   stands in each.
//! - [`record`], [`ground`], [`field`], [`change`]: the state as values, as rows, and the difference of two.
//! - [`connection`], [`watch`], [`open`], [`create`], [`migrate`]: how a file is opened that may be damaged,
//!   hostile, old, open elsewhere or replaced meanwhile.
//! - [`edit`]: commit, undo, redo. [`copies`], [`snapshots`], [`reading_copy`]: other files with the same content.
//! - [`seal`], [`check`], [`sound`]: how damage is found and named. [`search`]: words in the file.

mod change;
mod check;
mod connection;
mod copies;
mod create;
mod damage;
mod documents;
mod edit;
mod error;
mod field;
mod files;
mod ground;
mod head;
mod journal;
mod migrate;
mod open;
mod packed;
mod reading_copy;
mod record;
mod rows;
mod schema;
mod seal;
mod search;
mod snapshots;
mod sound;
mod state;
mod stored;
mod transcripts;
mod watch;

use std::path::Path;

use rusqlite::Connection;
use rusqlite::config::DbConfig;

pub use check::Check;
pub use damage::Damage;
pub use documents::Addition;
pub use edit::{Commit, Durable, Joins, Moved};
pub use error::{Cause, Error};
pub use files::Existing;
pub use journal::Step;
pub use open::{Opened, Opening};
pub use reading_copy::{remove_copy, remove_left_copies};
pub use record::{KeptCorrection, OpenDocument, Record, Stop, Surroundings};
pub use search::SentenceHit;
pub use snapshots::{Snapshot, SnapshotTotal, Snapshots};
pub use stored::{Restored, StoredDocument};

use ground::Ground;
use head::Head;
use watch::Watched;

/// The ending of the name of a project's file.
pub const ENDING: &str = "relata";

/// Whether a project can be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// It can.
    Full,
    /// It can only be read, for this reason.
    ReadOnly(Cause),
}

/// An open project. Nobody else can open its file meanwhile.
#[derive(Debug)]
pub struct Project {
    // The connection goes before the watch: see `Watched`.
    connection: Connection,
    watched: Watched,
    access: Access,
    without_log: bool,
    /// Whether something was written through the connection, so that closing has to bring it home.
    is_writing: bool,
    head: Head,
    ground: Ground,
    /// How many transactions were made since the project was opened.
    transactions: u64,
}

impl Project {
    /// Where its file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.watched.path()
    }

    /// Names the project, wherever its file is: its snapshots go by this name.
    #[must_use]
    pub fn identity(&self) -> &str {
        &self.head.identity
    }

    /// Whether it can be changed.
    #[must_use]
    pub const fn access(&self) -> &Access {
        &self.access
    }

    /// How many transactions were made since it was opened; tells whether a snapshot is due.
    #[must_use]
    pub const fn transactions(&self) -> u64 {
        self.transactions
    }

    /// The present state.
    #[must_use]
    pub fn record(&self) -> Record {
        self.ground.record()
    }

    /// Fetches a document that is kept in the project, open or closed, such as one that undo brings back.
    ///
    /// # Errors
    ///
    /// When its bytes are not those that were kept.
    pub fn document(&self, open: &OpenDocument) -> Result<StoredDocument, Damage> {
        let fetched = documents::fetch(&self.connection, open);
        fetched.document.ok_or_else(|| {
            fetched.damage.unwrap_or_else(|| Damage::of_document(&open.id, &open.id.0, "it is missing"))
        })
    }

    /// Looks at the next piece of the project; when something is damaged, nothing more is written to the file.
    /// Edits may come between the pieces.
    ///
    /// # Errors
    ///
    /// When the file cannot be read any more.
    pub fn check(&mut self, check: &mut Check) -> Result<(), Error> {
        let known = check.problems.len();
        check.advance(&self.connection, &self.head).map_err(|cause| self.failed(cause))?;
        if let Some(damage) = check.problems.get(known) {
            self.access = Access::ReadOnly(Cause::Damaged(damage.to_string()));
        }
        Ok(())
    }

    /// The sentences of the open documents that say all of `words`, best first, at most a thousand; words in
    /// quotation marks as they stand together.
    ///
    /// # Errors
    ///
    /// When the index is damaged.
    pub fn find_sentences(&self, words: &str) -> Result<Vec<SentenceHit>, Error> {
        let hits = search::sentences(&self.connection, words).map_err(|error| self.error(error.into()))?;
        let is_open = |hit: &SentenceHit, options: &record::KeptOptions| {
            let open = self.ground.documents.get(&hit.document);
            open.is_some_and(|open| record::KeptOptions::from(open.value) == *options)
        };
        Ok(hits.into_iter().filter(|(hit, options)| is_open(hit, options)).map(|(hit, _)| hit).collect())
    }

    /// The open documents that say all of `words` somewhere.
    ///
    /// # Errors
    ///
    /// When the index is damaged.
    pub fn find_documents(&self, words: &str) -> Result<Vec<crate::document::DocumentId>, Error> {
        let found = search::documents(&self.connection, words).map_err(|error| self.error(error.into()))?;
        Ok(found.into_iter().filter(|id| self.ground.documents.contains_key(id)).collect())
    }

    /// Brings everything into the one file, as long as nobody edits: who copies the file then, copies all of it.
    ///
    /// # Errors
    ///
    /// When the file cannot be written or is no longer the one that was opened.
    pub fn rest(&mut self) -> Result<(), Error> {
        if !self.is_writing || self.access != Access::Full {
            return Ok(());
        }
        let rested = self.watched.check().and_then(|()| {
            self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
            self.watched.note()
        });
        rested.map_err(|cause| self.failed(cause))
    }

    /// Closes the project: afterwards it is one file with nothing beside it.
    ///
    /// # Errors
    ///
    /// When the file cannot be written; what was acknowledged is safe beside it then.
    pub fn close(mut self) -> Result<(), Error> {
        self.bring_home().map_err(|cause| self.error(cause))
    }

    fn bring_home(&mut self) -> error::Result<()> {
        if !std::mem::take(&mut self.is_writing) {
            return Ok(());
        }
        match self.watched.check() {
            Ok(()) => connection::settle(&self.connection),
            Err(cause) => {
                // What is beside the file belongs to the file that was there, not to the one that is there now.
                self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
                let beside = connection::beside(self.watched.path(), "-wal");
                self.connection = Connection::open_in_memory()?;
                match std::fs::remove_file(beside) {
                    Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
                    _ => Err(cause),
                }
            }
        }
    }

    /// An error about the file.
    fn error(&self, cause: Cause) -> Error {
        Error::of(self.watched.path(), cause)
    }

    /// An error after which the file is perhaps not to be written to any more.
    fn failed(&mut self, cause: Cause) -> Error {
        if matches!(cause, Cause::Replaced | Cause::Damaged(_)) && self.access == Access::Full {
            self.access = Access::ReadOnly(cause.clone());
        }
        self.error(cause)
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        if let Err(cause) = self.bring_home() {
            log::warn!("{}", self.error(cause));
        }
    }
}
