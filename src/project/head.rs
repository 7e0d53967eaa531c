//! The one row that says what a project is and what all its other rows fold to.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::error::{Cause, Result};
use super::seal::{Fold, Seal, seal};

/// The head of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// Names the project, wherever its file is; its snapshots go by it.
    pub(super) identity: String,
    /// When it was begun, in milliseconds since 1970.
    pub(super) created: i64,
    /// The version of the program that began it.
    pub(super) program: String,
    /// The number of the last step that is done; 0 before the first.
    pub(super) position: u64,
    /// The first place in an order that was never given.
    pub(super) next_place: u64,
    pub(super) documents: Fold,
    pub(super) readings: Fold,
    pub(super) state: Fold,
    pub(super) steps: Fold,
}

impl Head {
    /// The head of a project that begins now.
    pub(super) fn new(identity: String, now: i64) -> Self {
        Self {
            identity,
            created: now,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            position: 0,
            ..Self::default()
        }
    }

    /// Reads it.
    ///
    /// # Errors
    ///
    /// [`Cause::Damaged`] when it is not what was written.
    pub(super) fn read(connection: &Connection) -> Result<Self> {
        let query = "SELECT identity, created, program, position, next_place, documents_seal, readings_seal, \
                     state_seal, steps_seal, seal FROM head WHERE id = 1";
        let row = connection
            .query_row(query, [], |row| {
                let number = |index: usize| row.get::<_, i64>(index).map(|number| number.max(0) as u64);
                let head = Self {
                    identity: row.get(0)?,
                    created: row.get(1)?,
                    program: row.get(2)?,
                    position: number(3)?,
                    next_place: number(4)?,
                    documents: Fold(row.get(5)?),
                    readings: Fold(row.get(6)?),
                    state: Fold(row.get(7)?),
                    steps: Fold(row.get(8)?),
                };
                Ok((head, row.get::<_, Seal>(9)?))
            })
            .optional()?;
        let damaged = || Cause::Damaged("its head is not what was written".to_owned());
        let (head, kept) = row.ok_or_else(damaged)?;
        if head.seal() == kept { Ok(head) } else { Err(damaged()) }
    }

    /// Writes it; part of every transaction.
    pub(super) fn write(&self, connection: &Connection) -> rusqlite::Result<()> {
        let query = "INSERT OR REPLACE INTO head (id, identity, created, program, position, next_place, \
                     documents_seal, readings_seal, state_seal, steps_seal, seal) \
                     VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
        let (position, next_place) = (self.position as i64, self.next_place as i64);
        connection.execute(
            query,
            params![
                self.identity,
                self.created,
                self.program,
                position,
                next_place,
                self.documents.0,
                self.readings.0,
                self.state.0,
                self.steps.0,
                self.seal()
            ],
        )?;
        Ok(())
    }

    fn seal(&self) -> Seal {
        seal(
            "head",
            &[
                self.identity.as_bytes(),
                &self.created.to_le_bytes(),
                self.program.as_bytes(),
                &self.position.to_le_bytes(),
                &self.next_place.to_le_bytes(),
                &self.documents.0,
                &self.readings.0,
                &self.state.0,
                &self.steps.0,
            ],
        )
    }
}
