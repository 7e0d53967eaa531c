//! The rows of the state: one for each value, so that a small change writes little.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::Damage;
use super::change::Change;
use super::error::{Cause, Result};
use super::field::{Field, set};
use super::ground::Ground;
use super::head::Head;
use super::seal::{Fold, Seal, seal};

fn row_seal(field: &str, key: &str, value: &str) -> Seal {
    seal("state", &[field.as_bytes(), key.as_bytes(), value.as_bytes()])
}

/// Writes what a change leaves behind.
///
/// # Errors
///
/// [`Cause::Unsound`] when a value could not be read again.
pub(super) fn write(connection: &Connection, head: &mut Head, change: &Change) -> Result<()> {
    // What is written is what can be read: each value is tried on a state that is thrown away.
    change.apply(&mut Ground::default()).map_err(Cause::Unsound)?;
    let mut find = connection.prepare("SELECT seal FROM state WHERE field = ?1 AND key = ?2")?;
    let mut remove = connection.prepare("DELETE FROM state WHERE field = ?1 AND key = ?2")?;
    let mut put = connection
        .prepare("INSERT OR REPLACE INTO state (field, key, value, seal) VALUES (?1, ?2, ?3, ?4)")?;
    for edit in &change.edits {
        let field = edit.field.as_str();
        let before: Option<Seal> = find.query_row(params![field, edit.key], |row| row.get(0)).optional()?;
        if let Some(before) = before {
            head.state.toggle(&before);
        }
        match &edit.after {
            None => remove.execute(params![field, edit.key])?,
            Some(value) => {
                let seal = row_seal(field, &edit.key, value);
                head.state.toggle(&seal);
                put.execute(params![field, edit.key, value, seal])?
            }
        };
    }
    Ok(())
}

/// Reads the state. What is not as it was written is left out and named.
pub(super) fn read(connection: &Connection, fold: &Fold, problems: &mut Vec<Damage>) -> Ground {
    let mut ground = Ground::default();
    let mut found = Fold::default();
    let before = problems.len();
    if let Err(error) = read_rows(connection, &mut ground, &mut found, problems) {
        problems.push(Damage::of_state(&format!("a part of it cannot be read ({error})")));
    }
    if found != *fold && problems.len() == before {
        problems.push(Damage::of_state("a part of it is missing"));
    }
    ground
}

fn read_rows(
    connection: &Connection,
    ground: &mut Ground,
    found: &mut Fold,
    problems: &mut Vec<Damage>,
) -> rusqlite::Result<()> {
    let mut query = connection.prepare("SELECT field, key, value, seal FROM state")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let values = (
            row.get::<_, String>(0),
            row.get::<_, String>(1),
            row.get::<_, String>(2),
            row.get::<_, Seal>(3),
        );
        let (Ok(field), Ok(key), Ok(value), Ok(kept)) = values else {
            problems.push(Damage::of_state("a value is no text"));
            continue;
        };
        if row_seal(&field, &key, &value) != kept {
            problems.push(Damage::of_state(&format!("{} is not what was kept", named(&field, &key))));
            continue;
        }
        found.toggle(&kept);
        // A field that only a later program knows stays in the file and does nothing here.
        let Some(known) = Field::from_name(&field) else { continue };
        if let Err(reason) = set(ground, known, &key, Some(&value)) {
            problems.push(Damage::of_state(&format!("{} is not understood ({reason})", named(&field, &key))));
        }
    }
    Ok(())
}

/// A value in a message, whatever somebody has written into the file.
fn named(field: &str, key: &str) -> String {
    let text = if key.is_empty() { format!("“{field}”") } else { format!("“{field}” of {key}") };
    text.chars().filter(|sign| !sign.is_control()).take(80).collect()
}
