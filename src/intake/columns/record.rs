//! One row of a table, or one object, and the article that it is.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::super::dates::{Day, day};
use super::super::{Content, Piece, Refusal};
use super::{Columns, DateOrder, marks};
use crate::document::{Locator, ParagraphKind, Transcript};

/// A row with its cells by their headings.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in super::super) struct Record {
    pub(in super::super) sheet: Option<String>,
    /// Counted from one, with the line of headings; of objects the first is one. Zero when the file is this record.
    pub(in super::super) row: u32,
    pub(in super::super) fields: Vec<(String, String)>,
    /// Its own bytes, where it has some.
    pub(in super::super) bytes: Option<Vec<u8>>,
    /// Why it could not be read, if it could not.
    pub(in super::super) trouble: Option<Refusal>,
}

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.fields.len()))?;
        for (heading, cell) in &self.fields {
            map.serialize_entry(heading, cell)?;
        }
        map.end()
    }
}

/// How the rows of a table become articles.
#[derive(Clone, Debug)]
pub(in super::super) struct Reading {
    pub(in super::super) columns: Columns,
    /// What comes first in a day like 03/12/2026.
    pub(in super::super) order: Option<DateOrder>,
    /// How many characters of text an article may have.
    pub(in super::super) characters: usize,
}

impl Record {
    /// What stands under a heading.
    pub(in super::super) fn get(&self, heading: &str) -> Option<&str> {
        self.fields.iter().find(|(name, _)| name == heading).map(|(_, cell)| cell.as_str())
    }

    /// Whether nothing stands in it.
    pub(in super::super) fn is_blank(&self) -> bool {
        self.trouble.is_none() && self.fields.iter().all(|(_, cell)| cell.trim().is_empty())
    }

    pub(in super::super) fn locator(&self) -> Option<Locator> {
        (self.row > 0).then(|| Locator::Row { sheet: self.sheet.clone(), row: self.row })
    }

    /// The piece of this row. Its bytes are the row as an object with the headings as names, so that the same row is
    /// the same article wherever it stands.
    pub(in super::super) fn piece(self, content: Result<Content, Refusal>) -> Piece {
        let path = self.locator().map(|locator| locator.to_string()).into_iter().collect();
        let bytes = match self.bytes {
            _ if self.row == 0 => None,
            Some(bytes) => Some(bytes),
            None => serde_json::to_vec(&self).ok(),
        };
        Piece { path, bytes, content }
    }

    /// The article of this row.
    pub(in super::super) fn article(self, reading: &Reading) -> Piece {
        let content = self.transcript(reading).map(Content::Transcript);
        self.piece(content)
    }

    fn transcript(&self, reading: &Reading) -> Result<Transcript, Refusal> {
        if let Some(trouble) = &self.trouble {
            return Err(trouble.clone());
        }
        let columns = &reading.columns;
        let one = |heading: &Option<String>| {
            let cell = heading.as_deref().and_then(|heading| self.get(heading))?;
            let words = cell.split_whitespace().collect::<Vec<_>>().join(" ");
            (!words.is_empty()).then_some(words)
        };
        let mut transcript = Transcript {
            title: one(&columns.title),
            author: one(&columns.author),
            publisher: one(&columns.publisher),
            language: one(&columns.language),
            ..Transcript::default()
        };
        let locator = self.locator();
        if let Some(title) = transcript.title.clone() {
            transcript.push(ParagraphKind::Heading, title, locator.clone());
        }
        let headings = transcript.passages.len();
        let mut left = reading.characters;
        for cell in columns.text.iter().filter_map(|heading| self.get(heading)) {
            for paragraph in marks::paragraphs(cell) {
                let length = paragraph.chars().count();
                if length > left {
                    transcript.problems.push("The text is too long and was cut.".to_owned());
                    break;
                }
                left -= length;
                transcript.push(ParagraphKind::Body, paragraph, locator.clone());
            }
        }
        if transcript.passages.len() == headings {
            return Err(Refusal::Empty);
        }
        if let Some(cell) = one(&columns.date) {
            match day(&cell, reading.order) {
                Day::Is(date) => transcript.date = Some(date),
                Day::Unclear => transcript.problems.push(format!(
                    "Whether “{cell}” gives the day or the month first cannot be told, so the article has no date; \
                     add order=day-first or order=month-first to the choice of columns."
                )),
                Day::None => transcript.problems.push(format!("“{cell}” is no date that can be read.")),
            }
        }
        Ok(transcript)
    }
}
