//! Everything that a row shows in one sentence, for those who cannot see its columns.

use super::cell::Cell;
use super::column::{Column, Sheet};
use super::{Row, Subject};
use crate::app::words::counted;

impl Row {
    /// The sheet it belongs to.
    fn sheet(&self) -> Sheet {
        if matches!(self.subject, Subject::Entity(_)) { Sheet::Entities } else { Sheet::Relations }
    }

    /// The cell of a column.
    #[must_use]
    pub fn cell(&self, column: Column) -> Option<&Cell> {
        let place = self.sheet().columns().iter().position(|own| *own == column)?;
        self.cells.get(place)
    }

    /// What the cell of a column shows; empty where there is none.
    fn words(&self, column: Column) -> String {
        self.cell(column).map(Cell::shown).unwrap_or_default()
    }

    /// The name of an entity; subject, phrase and object of a relation.
    #[must_use]
    pub fn title(&self) -> String {
        match self.sheet() {
            Sheet::Entities => self.words(Column::Name),
            Sheet::Relations => {
                [Column::Subject, Column::Phrase, Column::Object].map(|column| self.words(column)).join(" ")
            }
        }
    }

    /// Its title, and everything that it has in these columns.
    #[must_use]
    pub fn label(&self, columns: &[Column]) -> String {
        let mut parts = vec![self.title()];
        let order: &[Column] = match self.sheet() {
            Sheet::Entities => &[Column::Kind, Column::Subtype, Column::Relations, Column::Neighbours],
            Sheet::Relations => &[Column::Status, Column::Type, Column::Speaker, Column::Date, Column::Place],
        };
        let last = [
            Column::Sentences,
            Column::Documents,
            Column::Mentions,
            Column::Confidence,
            Column::Pinned,
            Column::Rule,
        ];
        let shown = order.iter().copied().chain(last).filter(|column| columns.contains(column));
        parts.extend(shown.map(|column| self.told(column)).filter(|told| !told.is_empty()));
        parts.join(", ")
    }

    /// What the cell of a column says without the column's title; empty where there is nothing to say.
    fn told(&self, column: Column) -> String {
        let (before, after) = match column {
            Column::Kind => return self.words(column).to_lowercase(),
            Column::Type => ("type ", ""),
            Column::Speaker => ("according to ", ""),
            Column::Place => ("in ", ""),
            Column::Rule => ("rule ", ""),
            Column::Confidence => ("", " sure"),
            Column::Relations => return self.counted(column, "relation", "relations"),
            Column::Neighbours => return self.counted(column, "neighbour", "neighbours"),
            Column::Sentences => return self.counted(column, "sentence", "sentences"),
            Column::Documents => return self.counted(column, "document", "documents"),
            Column::Mentions => return self.counted(column, "mention", "mentions"),
            _ => ("", ""),
        };
        let text = self.words(column);
        if text.is_empty() { text } else { format!("{before}{text}{after}") }
    }

    fn counted(&self, column: Column, one: &str, many: &str) -> String {
        match self.cell(column) {
            Some(&Cell::Number(number)) => counted(number, one, many),
            _ => String::new(),
        }
    }
}
