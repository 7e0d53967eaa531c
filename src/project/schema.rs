//! The tables of a project, and whether a file has these and no others.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::error::{Cause, Result};

/// Says in the head of an SQLite file that it is a project of Relata: "RLTA".
pub(super) const APPLICATION_ID: i32 = 0x524C_5441;
/// The version of the tables that this program writes.
pub(super) const VERSION: i32 = 2;

/// The tables. Every row has a seal (see [`super::seal`]), which stands before what is large, so that it is
/// found without reading that; times count milliseconds since 1970.
const TABLES: &str = r#"
-- One row: what the project is, and the folded seals of all rows of the other tables.
CREATE TABLE head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    identity TEXT NOT NULL,
    created INTEGER NOT NULL,
    program TEXT NOT NULL,
    position INTEGER NOT NULL,
    next_place INTEGER NOT NULL,
    documents_seal BLOB NOT NULL,
    readings_seal BLOB NOT NULL,
    state_seal BLOB NOT NULL,
    steps_seal BLOB NOT NULL,
    seal BLOB NOT NULL
) STRICT;

-- The bytes of every document that is open or that undo may bring back.
CREATE TABLE documents (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    origin TEXT NOT NULL,
    added INTEGER NOT NULL,
    packing TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    seal BLOB NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

-- What was made of a document when it was read in one way: its text, and what was found in it. In "repair" there is 1
-- where damaged characters are mended, and 2 more where it is taken for English whatever it looks like.
CREATE TABLE readings (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL,
    repair INTEGER NOT NULL,
    encoding TEXT NOT NULL,
    engine TEXT NOT NULL,
    text_sha256 BLOB NOT NULL,
    packing TEXT NOT NULL,
    size INTEGER NOT NULL,
    seal BLOB NOT NULL,
    text TEXT NOT NULL,
    extraction BLOB NOT NULL,
    UNIQUE (document, repair, encoding)
) STRICT;

-- What the person has chosen and done, as it is now.
CREATE TABLE state (
    field TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    seal BLOB NOT NULL,
    PRIMARY KEY (field, key)
) STRICT, WITHOUT ROWID;

-- The steps that led there and those that were undone.
CREATE TABLE steps (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    time INTEGER NOT NULL,
    change TEXT NOT NULL,
    seal BLOB NOT NULL
) STRICT;

-- Which words stand in which text and in which sentence; derived, and made anew when it is lost.
CREATE VIRTUAL TABLE text_index USING fts5(
    text, content='readings', content_rowid='id', tokenize="unicode61 remove_diacritics 2", detail=none
);
CREATE VIRTUAL TABLE sentence_index USING fts5(
    text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2"
);
"#;

/// The table that version 2 has brought: what the readers of their formats took down of documents that are no plain
/// text.
pub(super) const TRANSCRIPTS: &str = "
CREATE TABLE transcripts (
    document TEXT PRIMARY KEY NOT NULL,
    packing TEXT NOT NULL,
    size INTEGER NOT NULL,
    seal BLOB NOT NULL,
    transcript BLOB NOT NULL
) STRICT;
";

/// Makes the tables in an empty file.
pub(super) fn create(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(&format!(
        "PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION}; \
         BEGIN; {TABLES} {TRANSCRIPTS} COMMIT;"
    ))
}

/// A thing that a file defines: its type and name, and how it is defined.
type Things = BTreeMap<(String, String), String>;

fn things(connection: &Connection) -> rusqlite::Result<Things> {
    let mut query = connection.prepare("SELECT type, name, coalesce(sql, '') FROM sqlite_schema")?;
    let rows = query.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
    rows.collect()
}

/// Refuses a file that defines anything that does something by itself or stands in the place of something
/// else. A file of this version has exactly the known tables; a newer one may have more tables, but those
/// that this program reads have to be plain tables.
pub(super) fn inspect(connection: &Connection, version: i32) -> Result<()> {
    let found = things(connection)?;
    let known = known().map_err(|error| Cause::System(error.to_string()))?;
    for ((kind, name), definition) in &found {
        let own = known.get(&(kind.clone(), name.clone()));
        let is_as_known = own.is_some_and(|own| own == definition);
        let is_plain = matches!(kind.as_str(), "table" | "index") && !is_virtual(definition);
        let is_fine =
            if version > VERSION { is_plain || own.is_some_and(|own| is_virtual(own)) } else { is_as_known };
        if !is_fine {
            return Err(Cause::Foreign(format!("{kind} “{}”", shortened(name))));
        }
    }
    match known.keys().find(|thing| !found.contains_key(*thing)) {
        Some((kind, name)) => Err(Cause::Damaged(format!("the {kind} “{name}” is missing"))),
        None => Ok(()),
    }
}

/// What a new file defines.
fn known() -> rusqlite::Result<Things> {
    let empty = Connection::open_in_memory()?;
    create(&empty)?;
    things(&empty)
}

fn is_virtual(definition: &str) -> bool {
    definition.get(..14).is_some_and(|start| start.eq_ignore_ascii_case("CREATE VIRTUAL"))
}

/// A name that fits into a message, whoever has chosen it.
fn shortened(name: &str) -> String {
    name.chars().filter(|character| !character.is_control()).take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(extra: &str) -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        create(&connection).unwrap();
        connection.execute_batch(extra).unwrap();
        connection
    }

    #[test]
    fn a_new_file_passes() {
        assert_eq!(inspect(&with(""), VERSION), Ok(()));
        assert_eq!(inspect(&with(""), VERSION + 1), Ok(()));
    }

    #[test]
    fn what_acts_by_itself_is_refused() {
        let foreign = [
            "CREATE TRIGGER t AFTER UPDATE ON state BEGIN DELETE FROM documents; END;",
            "CREATE VIEW v AS SELECT * FROM documents;",
            "DROP TABLE state; CREATE VIEW state AS SELECT 1 AS field, 2 AS key, 3 AS value, 4 AS seal;",
            "CREATE VIRTUAL TABLE v USING fts5(a);",
            "CREATE INDEX i ON documents (lower(name));",
            "DROP TABLE state; CREATE TABLE state (field, key, value, seal);",
        ];
        for extra in foreign {
            assert!(matches!(inspect(&with(extra), VERSION), Err(Cause::Foreign(_))), "{extra}");
        }
        for extra in &foreign[..4] {
            assert!(matches!(inspect(&with(extra), VERSION + 1), Err(Cause::Foreign(_))), "{extra}");
        }
    }

    #[test]
    fn newer_files_may_have_more_tables() {
        let newer =
            with("CREATE TABLE stories (id INTEGER PRIMARY KEY); ALTER TABLE steps ADD COLUMN author TEXT;");
        assert_eq!(inspect(&newer, VERSION + 1), Ok(()));
        assert!(matches!(inspect(&newer, VERSION), Err(Cause::Foreign(_))));
    }

    #[test]
    fn a_missing_table_is_a_damage() {
        let without = with("DROP TABLE steps;");
        assert!(matches!(inspect(&without, VERSION), Err(Cause::Damaged(_))));
    }
}
