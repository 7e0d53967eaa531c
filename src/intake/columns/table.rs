//! The rows of a table, one after the other, as articles or as one text.

use serde::{Deserialize, Serialize};

use super::super::dates::{Day, day};
use super::super::{Budget, Content, Piece, Refusal};
use super::guess::SAMPLE;
use super::{Columns, Reading, Record, guess, order};
use crate::document::{ParagraphKind, Transcript};

/// How many rows are shown before a choice.
const SHOWN: usize = 20;
/// How many characters of a cell are shown.
const SHOWN_OF_CELL: usize = 300;

/// The beginning of a table and what its columns seem to hold, for a person to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// The sheet, where a workbook has several.
    pub sheet: Option<String>,
    /// The headings; for objects the ways to their values.
    pub headings: Vec<String>,
    /// The first rows, a cell for each heading; long cells are cut.
    pub rows: Vec<Vec<String>>,
    /// What the columns seem to hold; `None` when none of them holds the text of articles.
    pub guess: Option<Columns>,
}

/// What a reader of tables finds: the headings, and the rows one after the other.
pub(in super::super) struct Table<'t> {
    pub(in super::super) sheet: Option<String>,
    pub(in super::super) headings: Vec<String>,
    pub(in super::super) rows: Box<dyn Iterator<Item = Record> + 't>,
}

impl Table<'_> {
    /// The beginning of the table.
    pub(in super::super) fn preview(self) -> Preview {
        let sample: Vec<Record> = self.rows.take(SAMPLE).collect();
        let cell = |record: &Record, heading: &String| -> String {
            record.get(heading).unwrap_or_default().chars().take(SHOWN_OF_CELL).collect()
        };
        let row = |record: &Record| self.headings.iter().map(|heading| cell(record, heading)).collect();
        Preview {
            rows: sample.iter().take(SHOWN).map(row).collect(),
            guess: guess(&self.headings, &sample),
            headings: self.headings,
            sheet: self.sheet,
        }
    }

    /// Gives each row as an article: by the columns that are chosen, else by those that it seems to have. A table whose
    /// columns hold no text is one text, a paragraph for each row: so nothing of it is lost, and what is found in it
    /// leads back to its row.
    ///
    /// # Errors
    ///
    /// [`Refusal::NoColumn`] when a chosen column is not there, [`Refusal::Empty`] when there are no rows.
    pub(in super::super) fn read(
        self,
        chosen: &Columns,
        budget: &Budget,
        take: &mut dyn FnMut(Piece),
    ) -> Result<(), Refusal> {
        let mut rows = self.rows.filter(|record| !record.is_blank());
        let sample: Vec<Record> = rows.by_ref().take(SAMPLE).collect();
        if sample.is_empty() {
            return Err(Refusal::Empty);
        }
        let columns = if chosen.text.is_empty() {
            guess(&self.headings, &sample)
        } else if let Some(missing) = chosen.missing(&self.headings).first() {
            return Err(Refusal::NoColumn((*missing).to_owned(), self.headings.join(", ")));
        } else {
            Some(chosen.clone())
        };
        let characters = budget.limits().characters;
        let Some(columns) = columns else {
            take(as_one_text(self.sheet, &self.headings, sample.into_iter().chain(rows), characters));
            return Ok(());
        };
        let reading = Reading { order: order(&columns, &sample), columns, characters };
        for record in sample.into_iter().chain(rows) {
            take(record.article(&reading));
        }
        Ok(())
    }
}

fn as_one_text(
    sheet: Option<String>,
    headings: &[String],
    rows: impl Iterator<Item = Record>,
    characters: usize,
) -> Piece {
    let mut transcript = Transcript::default();
    let listed = headings.join(", ");
    transcript.problems.push(format!(
        "None of the columns ({listed}) holds the text of articles, so the table is one text with a paragraph for each \
         row; choose the columns to read each row as an article."
    ));
    let mut left = characters;
    let mut trouble_of_first = None;
    for record in rows {
        if let Some(trouble) = &record.trouble {
            trouble_of_first.get_or_insert_with(|| trouble.clone());
            transcript.problems.push(format!("Row {} was not read: {trouble}.", record.row));
            continue;
        }
        let cells: Vec<&str> =
            record.fields.iter().map(|(_, cell)| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        let text = cells.join("; ").split_whitespace().collect::<Vec<_>>().join(" ");
        let length = text.chars().count();
        if length > left {
            transcript.problems.push(format!("The table is too long and was cut before row {}.", record.row));
            break;
        }
        left -= length;
        transcript.push(ParagraphKind::ListItem, text, record.locator());
    }
    let path = sheet.map(|sheet| format!("sheet “{sheet}”")).into_iter().collect::<Vec<_>>();
    // A sheet among others has bytes of its own, for the file has several texts then.
    let bytes = if path.is_empty() { None } else { serde_json::to_vec(&transcript.passages).ok() };
    let content = match trouble_of_first {
        Some(trouble) if transcript.passages.is_empty() => Err(trouble),
        _ => Ok(Content::Transcript(transcript)),
    };
    Piece { path, bytes, content }
}

/// Headings that are all there and all different; a column without one has its number.
pub(in super::super) fn headings(cells: impl Iterator<Item = String>) -> Vec<String> {
    let mut headings: Vec<String> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for (index, cell) in cells.enumerate() {
        let name = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = if name.is_empty() { format!("column {}", index + 1) } else { name };
        let name = if seen.contains(&name) { format!("{name} ({})", index + 1) } else { name };
        seen.insert(name.clone());
        headings.push(name);
    }
    headings
}

/// Whether the first row of a table holds headings and not the first article: short cells, none of them a number or a
/// date, and not all of them empty.
pub(in super::super) fn is_heading(cells: &[String]) -> bool {
    let filled: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    let is_name = |cell: &&str| {
        let is_short = cell.chars().count() <= 60 && cell.split_whitespace().count() <= 7;
        let is_number = cell.parse::<f64>().is_ok();
        let is_date = day(cell, None) != Day::None;
        is_short && !is_number && !is_date && !cell.contains("://")
    };
    !filled.is_empty() && filled.iter().all(is_name)
}
