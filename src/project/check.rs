//! Looks through a whole project, piece by piece, so that edits need not wait for the end.

use rusqlite::Connection;

use super::error::Result;
use super::head::Head;
use super::record::OpenDocument;
use super::seal::{Fold, Seal};
use super::{Damage, documents, journal, state};
use crate::document::DocumentId;

/// So many steps are looked at in one piece.
const STEPS: usize = 256;

/// The tables that hold what a person would miss.
const TABLES: &[&str] = &["head", "documents", "transcripts", "readings", "state", "steps"];
/// Those that can be made anew.
const INDEXES: &[&str] = &["text_index", "sentence_index"];

/// A look through a project under way. It begins anew when the project is opened anew.
#[derive(Debug, Default)]
pub struct Check {
    documents: Vec<DocumentId>,
    stage: Stage,
    /// What is not as it was written.
    pub problems: Vec<Damage>,
    /// Whether the index for searching has to be made anew.
    pub has_damaged_index: bool,
}

#[derive(Clone, Copy, Debug, Default)]
enum Stage {
    /// Whether rows are missing.
    #[default]
    Rows,
    /// The document with this number.
    Document(usize),
    /// The steps from this number on.
    Steps(i64),
    State,
    /// The structure of this table.
    Table(usize),
    Done,
}

impl Check {
    /// The part that is done, 0 to 1.
    #[must_use]
    pub fn fraction(&self) -> f32 {
        match self.stage {
            Stage::Rows => 0.0,
            Stage::Document(number) => 0.7 * number as f32 / self.documents.len().max(1) as f32,
            Stage::Steps(_) => 0.7,
            Stage::State => 0.75,
            Stage::Table(number) => 0.8 + 0.2 * number as f32 / (TABLES.len() + INDEXES.len()) as f32,
            Stage::Done => 1.0,
        }
    }

    /// Whether everything has been looked at.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        matches!(self.stage, Stage::Done)
    }

    /// Looks at the next piece.
    pub(super) fn advance(&mut self, connection: &Connection, head: &Head) -> Result<()> {
        self.stage = match self.stage {
            Stage::Rows => {
                self.documents = documents::all(connection)?;
                self.look_for_missing_rows(connection, head)?;
                Stage::Document(0)
            }
            Stage::Document(number) => match self.documents.get(number).cloned() {
                None => Stage::Steps(i64::MIN),
                Some(id) => {
                    self.look_at_document(connection, &id)?;
                    Stage::Document(number + 1)
                }
            },
            Stage::Steps(first) => {
                let (wrong, next) = journal::look_at(connection, first, STEPS)?;
                let name =
                    |number: &i64| Damage::of_journal(&format!("step {number} is not what was written"));
                self.problems.extend(wrong.iter().map(name));
                next.map_or(Stage::State, Stage::Steps)
            }
            Stage::State => {
                state::read(connection, &head.state, &mut self.problems);
                Stage::Table(0)
            }
            Stage::Table(number) => match TABLES.iter().chain(INDEXES).nth(number) {
                None => Stage::Done,
                Some(table) => {
                    self.look_at_structure(connection, table, number >= TABLES.len());
                    Stage::Table(number + 1)
                }
            },
            Stage::Done => Stage::Done,
        };
        Ok(())
    }

    fn look_for_missing_rows(&mut self, connection: &Connection, head: &Head) -> Result<()> {
        for (rows, expected, what) in [
            ("documents UNION ALL SELECT seal FROM transcripts", &head.documents, "documents"),
            ("readings", &head.readings, "texts"),
            ("steps", &head.steps, "steps"),
        ] {
            let mut query = connection.prepare(&format!("SELECT seal FROM {rows}"))?;
            let seals = query.query_map([], |row| Ok(row.get::<_, Seal>(0).ok()))?;
            let (mut fold, mut has_all) = (Fold::default(), true);
            for seal in seals {
                match seal? {
                    Some(seal) => fold.toggle(&seal),
                    None => has_all = false,
                }
            }
            if !has_all || fold != *expected {
                self.problems.push(Damage::of_state(&format!(
                    "some of its {what} are missing or not as they were kept"
                )));
            }
        }
        Ok(())
    }

    fn look_at_document(&mut self, connection: &Connection, id: &DocumentId) -> Result<()> {
        let mut ways = documents::ways_of_reading(connection, id)?;
        if ways.is_empty() {
            ways.push(crate::document::ReadOptions::default());
        }
        for options in ways {
            let found = documents::fetch(connection, &OpenDocument { id: id.clone(), options });
            self.problems.extend(found.damage);
        }
        Ok(())
    }

    /// SQLite's own check of how a table lies in the file.
    fn look_at_structure(&mut self, connection: &Connection, table: &str, is_index: bool) {
        let said: rusqlite::Result<String> =
            connection.query_row(&format!("PRAGMA quick_check({table})"), [], |row| row.get(0));
        let complaint = match said {
            Ok(said) if said == "ok" => return,
            Ok(said) => said,
            Err(error) => error.to_string(),
        };
        if is_index {
            self.has_damaged_index = true;
        } else {
            let first = complaint.lines().next().unwrap_or_default();
            self.problems.push(Damage::of_state(&format!("the table “{table}” is not in order ({first})")));
        }
    }
}

/// Looks at everything at once; `go_on` is asked between the pieces, and `None` is the answer when it said no.
pub(super) fn everything(
    connection: &Connection,
    head: &Head,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Option<Check>> {
    let mut check = Check::default();
    while !check.is_done() {
        if !go_on(check.fraction()) {
            return Ok(None);
        }
        check.advance(connection, head)?;
    }
    Ok(Some(check))
}
