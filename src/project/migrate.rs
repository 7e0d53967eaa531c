//! From the tables of an older program to those of this one.

use rusqlite::Connection;

use super::error::{Cause, Result};
use super::schema::{TRANSCRIPTS, VERSION};

/// What leads from one version of the tables to the next: the first entry from version 1 to version 2. An entry
/// is never changed once a program with it was given to anybody.
pub(super) const MIGRATIONS: &[&str] = &[TRANSCRIPTS];

/// Brings the tables of `version` up to `MIGRATIONS`, in one transaction: they are old or new, never between.
pub(super) fn migrate(connection: &Connection, version: i32, migrations: &[&str]) -> Result<()> {
    let known = usize::try_from(version - 1).ok().and_then(|first| migrations.get(first..));
    let steps = known.ok_or_else(|| Cause::Damaged(format!("there was no format {version}")))?;
    let newest = version + steps.len() as i32;
    let script = format!("BEGIN IMMEDIATE; {} PRAGMA user_version = {newest}; COMMIT;", steps.concat());
    connection.execute_batch(&script).map_err(|error| {
        // The transaction may be over already.
        let _ = connection.execute_batch("ROLLBACK");
        Cause::from(error)
    })
}

const _: () = assert!(VERSION as usize == MIGRATIONS.len() + 1, "every older version leads to this one");

#[cfg(test)]
mod tests {
    use super::*;

    const MADE_UP: &[&str] = &["CREATE TABLE a (x) STRICT;", "ALTER TABLE b ADD COLUMN y TEXT;"];

    fn version(connection: &Connection) -> i32 {
        connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
    }

    fn old(version: i32) -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        let script = format!("CREATE TABLE b (x TEXT) STRICT; PRAGMA user_version = {version};");
        connection.execute_batch(&script).unwrap();
        connection
    }

    #[test]
    fn every_older_version_leads_to_the_newest() {
        for (from, migrations) in
            [(1, &["ALTER TABLE b ADD COLUMN z TEXT;", MADE_UP[1]][..]), (2, &["", MADE_UP[1]])]
        {
            let connection = old(from);
            migrate(&connection, from, migrations).unwrap();
            assert_eq!(version(&connection), 3);
            connection.execute("INSERT INTO b (x, y) VALUES ('1', '2')", []).unwrap();
        }
    }

    #[test]
    fn a_migration_that_fails_changes_nothing() {
        let connection = old(1);
        assert!(
            migrate(&connection, 1, &["ALTER TABLE b ADD COLUMN y TEXT;", "ALTER TABLE none ADD COLUMN y;"])
                .is_err()
        );
        assert_eq!(version(&connection), 1);
        assert!(connection.prepare("SELECT y FROM b").is_err());
    }

    #[test]
    fn versions_that_never_were_are_refused() {
        assert!(migrate(&old(9), 9, MADE_UP).is_err());
    }
}
