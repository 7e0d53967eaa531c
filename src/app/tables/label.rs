//! Everything in a row in one sentence, for those who cannot see its columns.

use super::cell::Cell;
use super::column::{Column, Sheet};
use super::{Row, Subject};

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

    /// Everything in the row.
    #[must_use]
    pub fn label(&self) -> String {
        let mut parts = vec![self.title()];
        match self.sheet() {
            Sheet::Entities => {
                parts.push(self.words(Column::Kind).to_lowercase());
                parts.push(self.words(Column::Subtype));
                parts.extend(self.counted(Column::Relations, "relation", "relations"));
                parts.extend(self.counted(Column::Neighbours, "neighbour", "neighbours"));
            }
            Sheet::Relations => {
                parts.push(self.words(Column::Status));
                parts.push(self.introduced("type", Column::Type));
                parts.push(self.introduced("according to", Column::Speaker));
                parts.push(self.words(Column::Date));
                parts.push(self.introduced("in", Column::Place));
            }
        }
        parts.extend(self.counted(Column::Sentences, "sentence", "sentences"));
        parts.extend(self.counted(Column::Documents, "document", "documents"));
        parts.extend(self.counted(Column::Mentions, "mention", "mentions"));
        parts.push(format!("{} sure", self.words(Column::Confidence)));
        parts.push(self.words(Column::Pinned));
        parts.push(self.introduced("rule", Column::Rule));
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }

    fn introduced(&self, words: &str, column: Column) -> String {
        let text = self.words(column);
        if text.is_empty() { text } else { format!("{words} {text}") }
    }

    fn counted(&self, column: Column, one: &str, many: &str) -> Option<String> {
        match self.cell(column)? {
            Cell::Number(1) => Some(format!("1 {one}")),
            Cell::Number(number) => Some(format!("{number} {many}")),
            _ => None,
        }
    }
}
