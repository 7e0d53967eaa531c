//! The steps: each a name, a time and what it changed, for undo without end and across restarts.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::change::Change;
use super::error::{Cause, Result};
use super::head::Head;
use super::seal::{Seal, seal};

/// A step that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its number, from 1; steps that are undone and replaced give theirs away.
    pub number: u64,
    /// What it is called.
    pub name: String,
    /// When it was made, in milliseconds since 1970.
    pub time: i64,
}

/// A step with what it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) step: Step,
    pub(super) change: Change,
}

impl Entry {
    fn seal(&self, change: &str) -> Seal {
        let step = &self.step;
        let parts: [&[u8]; 4] =
            [&step.number.to_le_bytes(), step.name.as_bytes(), &step.time.to_le_bytes(), change.as_bytes()];
        seal("steps", &parts)
    }

    /// Reads a row; `None` when it is not what was written.
    fn read(row: &Row<'_>) -> rusqlite::Result<Option<Self>> {
        let number: i64 = row.get(0)?;
        let step = Step { number: number as u64, name: row.get(1)?, time: row.get(2)? };
        let change: String = row.get(3)?;
        let kept: Seal = row.get(4)?;
        let mut entry = Self { step, change: Change::default() };
        if entry.seal(&change) != kept {
            return Ok(None);
        }
        Ok(serde_json::from_str(&change).ok().map(|change| {
            entry.change = change;
            entry
        }))
    }
}

/// Writes a step in the place of the one with its number, if there is one.
pub(super) fn write(connection: &Connection, head: &mut Head, entry: &Entry) -> Result<()> {
    remove(connection, head, entry.step.number, entry.step.number)?;
    let change = serde_json::to_string(&entry.change).map_err(|error| Cause::Unsound(error.to_string()))?;
    let seal = entry.seal(&change);
    head.steps.toggle(&seal);
    connection.execute(
        "INSERT INTO steps (number, name, time, change, seal) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![entry.step.number as i64, entry.step.name, entry.step.time, change, seal],
    )?;
    Ok(())
}

/// Takes the steps from `first` to `last` out.
pub(super) fn remove(connection: &Connection, head: &mut Head, first: u64, last: u64) -> Result<()> {
    let range = params![number(first), number(last)];
    let mut query = connection.prepare("SELECT seal FROM steps WHERE number BETWEEN ?1 AND ?2")?;
    let seals: Vec<Seal> = query.query_map(range, |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    if !seals.is_empty() {
        for seal in &seals {
            head.steps.toggle(seal);
        }
        connection.execute("DELETE FROM steps WHERE number BETWEEN ?1 AND ?2", range)?;
    }
    Ok(())
}

fn number(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The step with this number and what it changed.
///
/// # Errors
///
/// [`Cause::Damaged`] when it is not what was written.
pub(super) fn entry(connection: &Connection, wanted: u64) -> Result<Option<Entry>> {
    let query = "SELECT number, name, time, change, seal FROM steps WHERE number = ?1";
    let entry = connection.query_row(query, [number(wanted)], Entry::read).optional()?;
    match entry {
        None => Ok(None),
        Some(Some(entry)) => Ok(Some(entry)),
        Some(None) => Err(damaged(wanted)),
    }
}

fn damaged(number: u64) -> Cause {
    Cause::Damaged(format!("step {number} is not what was written"))
}

/// The steps from `first` to `last` with what they changed, in order.
pub(super) fn entries(connection: &Connection, first: u64, last: u64) -> Result<Vec<Entry>> {
    let mut query = connection.prepare(
        "SELECT number, name, time, change, seal FROM steps WHERE number BETWEEN ?1 AND ?2 ORDER BY number",
    )?;
    let rows = query.query_map(params![number(first), number(last)], Entry::read)?;
    rows.map(|entry| entry?.ok_or_else(|| damaged(first))).collect()
}

/// Looks at `most` steps from the number `from` on, whatever numbers a file has; gives those that are not what was
/// written, and the first number after all, `None` at the end.
pub(super) fn look_at(connection: &Connection, from: i64, most: usize) -> Result<(Vec<i64>, Option<i64>)> {
    let mut query = connection.prepare(
        "SELECT number, name, time, change, seal FROM steps WHERE number >= ?1 ORDER BY number LIMIT ?2",
    )?;
    let mut rows = query.query(params![from, number(most as u64)])?;
    let (mut wrong, mut seen, mut last) = (Vec::new(), 0, from);
    while let Some(row) = rows.next()? {
        seen += 1;
        last = row.get(0)?;
        if !matches!(Entry::read(row), Ok(Some(_))) {
            wrong.push(last);
        }
    }
    Ok((wrong, last.checked_add(1).filter(|_| seen == most)))
}

/// The last `most` steps up to the one numbered `last`, the last first, without what they changed.
pub(super) fn steps(connection: &Connection, last: u64, most: usize) -> Result<Vec<Step>> {
    let mut query = connection
        .prepare("SELECT number, name, time FROM steps WHERE number <= ?1 ORDER BY number DESC LIMIT ?2")?;
    let rows = query.query_map(params![number(last), number(most as u64)], |row| {
        Ok(Step { number: row.get::<_, i64>(0)? as u64, name: row.get(1)?, time: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The first `most` steps after the one numbered `last`, in order, without what they changed.
pub(super) fn undone(connection: &Connection, last: u64, most: usize) -> Result<Vec<Step>> {
    let mut query = connection
        .prepare("SELECT number, name, time FROM steps WHERE number > ?1 ORDER BY number LIMIT ?2")?;
    let rows = query.query_map(params![number(last), number(most as u64)], |row| {
        Ok(Step { number: row.get::<_, i64>(0)? as u64, name: row.get(1)?, time: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The number of the last step, done or undone.
pub(super) fn last(connection: &Connection) -> rusqlite::Result<u64> {
    connection
        .query_row("SELECT coalesce(max(number), 0) FROM steps", [], |row| row.get(0))
        .map(|last: i64| last as u64)
}
