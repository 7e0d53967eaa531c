//! Edits: each is durable before it is acknowledged, and can be taken back and done again.

use rusqlite::{Connection, TransactionBehavior};

use super::change::Change;
use super::documents::{self, Addition};
use super::error::{Cause, Error, Result};
use super::field::Field;
use super::files::now;
use super::head::Head;
use super::journal::{self, Entry, Step};
use super::record::{Record, Surroundings};
use super::{Access, Project, connection, state};
use crate::knowledge::Source;

/// A step to be kept.
#[derive(Clone, Copy, Debug)]
pub struct Commit<'a> {
    /// What the step is called.
    pub name: &'a str,
    /// The state after it.
    pub record: &'a Record,
    /// The documents among those of the record that the project does not have yet, and those that were read in
    /// another way.
    pub documents: &'a [Addition<'a>],
    /// Whether it is a part of a step that was made before.
    pub joins: Joins,
}

/// Whether a change is a step of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joins {
    /// It is.
    Nothing,
    /// It goes on with the step of this number: a slider that is drawn on, or a document that arrives after the
    /// reading has begun. Where steps between have changed the same, it goes on with the last step.
    Step(u64),
}

/// Says that a change survives whatever happens to the program or the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Durable {
    /// The number of the step that it is part of; 0 when there is none.
    pub step: u64,
}

/// Where undo or redo has led.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// The step that was taken back or done again.
    pub step: Step,
    /// The state now.
    pub record: Record,
}

impl Project {
    /// Keeps a step. When this returns, the step is on the disk; when it fails, nothing has changed. A record
    /// equal to the present one makes no step.
    ///
    /// # Errors
    ///
    /// When the project is only read, the file was replaced, the disk is full, …
    pub fn commit(&mut self, commit: &Commit<'_>) -> std::result::Result<Durable, Error> {
        self.try_commit(commit).map_err(|cause| self.failed(cause))
    }

    fn try_commit(&mut self, commit: &Commit<'_>) -> Result<Durable> {
        self.make_ready()?;
        let mut head = self.head.clone();
        let after = self.ground.followed_by(commit.record, &mut head.next_place);
        let change = Change::between(&self.ground, &after).map_err(Cause::Unsound)?;
        if change.edits.is_empty() && commit.documents.is_empty() {
            return Ok(Durable { step: self.head.position });
        }
        let time = now();
        let step = self.transact(head, |transaction, head| {
            for addition in commit.documents {
                documents::add(transaction, head, *addition, time)?;
            }
            documents::require(transaction, &change)?;
            state::write(transaction, head, &change)?;
            enter(transaction, head, commit, change.clone(), time)
        })?;
        self.ground = after;
        Ok(Durable { step })
    }

    /// Takes the last step back; `None` when there is none.
    ///
    /// # Errors
    ///
    /// As for [`Self::commit`], and when the step is not what was written.
    pub fn undo(&mut self) -> std::result::Result<Option<Moved>, Error> {
        let wanted = self.head.position;
        self.travel(wanted, wanted.saturating_sub(1), Change::inverse).map_err(|cause| self.failed(cause))
    }

    /// Does again what was taken back last; `None` when there is nothing.
    ///
    /// # Errors
    ///
    /// As for [`Self::undo`].
    pub fn redo(&mut self) -> std::result::Result<Option<Moved>, Error> {
        let wanted = self.head.position + 1;
        self.travel(wanted, wanted, Change::clone).map_err(|cause| self.failed(cause))
    }

    fn travel(&mut self, wanted: u64, position: u64, direct: fn(&Change) -> Change) -> Result<Option<Moved>> {
        self.make_ready()?;
        let Some(entry) = journal::entry(&self.connection, wanted)? else { return Ok(None) };
        let change = direct(&entry.change);
        let mut after = self.ground.clone();
        change.apply(&mut after).map_err(|reason| Cause::Damaged(format!("step {wanted}: {reason}")))?;
        let mut head = self.head.clone();
        head.position = position;
        self.transact(head, |transaction, head| state::write(transaction, head, &change))?;
        self.ground = after;
        Ok(Some(Moved { step: entry.step, record: self.ground.record() }))
    }

    /// The step that undo takes back.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn undo_step(&self) -> std::result::Result<Option<Step>, Error> {
        Ok(self.steps(1)?.into_iter().next())
    }

    /// The step that redo does again.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn redo_step(&self) -> std::result::Result<Option<Step>, Error> {
        let entry =
            journal::entry(&self.connection, self.head.position + 1).map_err(|cause| self.error(cause))?;
        Ok(entry.map(|entry| entry.step))
    }

    /// The last `most` steps that are done, the last first.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn steps(&self, most: usize) -> std::result::Result<Vec<Step>, Error> {
        journal::steps(&self.connection, self.head.position, most).map_err(|cause| self.error(cause))
    }

    /// The first `most` steps that were taken back, the one that redo does again first.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn undone_steps(&self, most: usize) -> std::result::Result<Vec<Step>, Error> {
        journal::undone(&self.connection, self.head.position, most).map_err(|cause| self.error(cause))
    }

    /// Keeps how things look, which is no step.
    ///
    /// # Errors
    ///
    /// As for [`Self::commit`].
    pub fn keep(&mut self, surroundings: &Surroundings) -> std::result::Result<(), Error> {
        self.try_keep(surroundings).map_err(|cause| self.failed(cause))
    }

    fn try_keep(&mut self, surroundings: &Surroundings) -> Result<()> {
        self.make_ready()?;
        let change =
            Change::of_surroundings(&self.ground.surroundings, surroundings).map_err(Cause::Unsound)?;
        if !change.edits.is_empty() {
            self.transact(self.head.clone(), |transaction, head| state::write(transaction, head, &change))?;
            self.ground.surroundings = surroundings.clone();
        }
        Ok(())
    }

    /// Keeps what this engine has found in documents that are in the project already, which is no step.
    ///
    /// # Errors
    ///
    /// As for [`Self::commit`].
    pub fn renew(&mut self, sources: &[Source]) -> std::result::Result<(), Error> {
        self.try_renew(sources).map_err(|cause| self.failed(cause))
    }

    fn try_renew(&mut self, sources: &[Source]) -> Result<()> {
        self.make_ready()?;
        let time = now();
        self.transact(self.head.clone(), |transaction, head| {
            sources.iter().try_for_each(|source| {
                documents::add(transaction, head, Addition { source, origin: &source.document.name }, time)
            })
        })
    }

    /// Makes the indexes for searching anew, after [`super::Check`] has found them damaged.
    ///
    /// # Errors
    ///
    /// As for [`Self::commit`].
    pub fn mend_indexes(&mut self) -> std::result::Result<(), Error> {
        let mended = self.make_ready().and_then(|()| {
            self.transact(self.head.clone(), |transaction, _| documents::rebuild_indexes(transaction))
        });
        mended.map_err(|cause| self.failed(cause))
    }

    /// Forgets all steps and all documents that are not open, so that nothing of them is left in the file; it
    /// cannot be taken back. Snapshots are apart: see [`super::Snapshots::forget`].
    ///
    /// # Errors
    ///
    /// As for [`Self::commit`].
    pub fn forget_past(&mut self) -> std::result::Result<(), Error> {
        self.try_forget_past().map_err(|cause| self.failed(cause))
    }

    fn try_forget_past(&mut self) -> Result<()> {
        self.make_ready()?;
        let open = self.ground.record().documents;
        let mut head = self.head.clone();
        head.position = 0;
        self.transact(head, |transaction, head| {
            journal::remove(transaction, head, 0, u64::MAX)?;
            documents::remove_others(transaction, head, &open)?;
            documents::rebuild_indexes(transaction)
        })?;
        // Only a file that is written anew holds nothing of what was removed.
        self.connection.execute_batch("VACUUM")?;
        self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        self.watched.note()
    }

    /// Refuses when nothing may be written, and prepares the file for the first writing.
    pub(super) fn make_ready(&mut self) -> Result<()> {
        if let Access::ReadOnly(cause) = &self.access {
            return Err(cause.clone());
        }
        self.watched.check()?;
        if self.is_writing && !self.watched.has_lost_log() {
            return Ok(());
        }
        if self.is_writing {
            // Somebody has removed the log. It is still there for this connection, and comes home into the file.
            connection::settle(&self.connection)?;
        }
        let allowed = connection::allow_writing(&self.connection, self.without_log);
        self.is_writing = allowed.is_ok();
        self.watched.note()?;
        allowed.map_err(|cause| match cause {
            Cause::System(_) | Cause::Permission => Cause::ReadOnly,
            other => other,
        })
    }

    /// Makes one transaction of what `write` does with the file and the head. When it fails, file and project are
    /// as before.
    fn transact<T>(
        &mut self,
        mut head: Head,
        write: impl FnOnce(&Connection, &mut Head) -> Result<T>,
    ) -> Result<T> {
        let connection = &mut self.connection;
        let make = || {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let written = write(&transaction, &mut head)?;
            head.write(&transaction)?;
            transaction.commit()?;
            Ok(written)
        };
        let written: Result<T> = make();
        // Also what has failed may have written.
        if let Err(cause) = self.watched.note() {
            // If the step is on the disk it stays there; the next one will say what is wrong with the file.
            log::warn!("{}", self.error(cause));
        }
        if written.is_ok() {
            self.head = head;
            self.transactions += 1;
        }
        written
    }
}

/// Enters a change into the journal; gives the number of its step.
fn enter(
    connection: &Connection,
    head: &mut Head,
    commit: &Commit<'_>,
    change: Change,
    time: i64,
) -> Result<u64> {
    let last = journal::last(connection)?;
    let own = match commit.joins {
        Joins::Step(number) if (1..=head.position).contains(&number) => Some(number),
        Joins::Step(_) | Joins::Nothing => None,
    };
    let Some(number) = own else {
        journal::remove(connection, head, head.position + 1, last)?;
        head.position += 1;
        let step = Step { number: head.position, name: commit.name.to_owned(), time };
        journal::write(connection, head, &Entry { step, change })?;
        return Ok(head.position);
    };
    let later = journal::entries(connection, number + 1, head.position)?;
    let number = if later.iter().any(|entry| entry.change.meets(&change)) { head.position } else { number };
    // What was undone can still be done again after a document has arrived, but not after another edit.
    let undone = journal::entries(connection, head.position + 1, last)?;
    let is_arrival = change.edits.iter().all(|edit| edit.field == Field::Documents && edit.before.is_none());
    if !is_arrival || undone.iter().any(|entry| entry.change.meets(&change)) {
        journal::remove(connection, head, head.position + 1, last)?;
    }
    let entry = journal::entry(connection, number)?
        .ok_or_else(|| Cause::Damaged(format!("step {number} is missing")))?;
    journal::write(connection, head, &Entry { step: entry.step, change: entry.change.then(change) })?;
    Ok(number)
}
