//! What the texts of office programs have in common: paragraphs within text boxes within paragraphs, rows of tables,
//! notes at the foot.

use crate::document::{Locator, ParagraphKind};

use super::writer::{Writer, tidy};

/// A cell with more paragraphs is a part of the page, not of a table.
const MOST_IN_CELL: usize = 4;
/// So is one with more characters.
const LONGEST_CELL: usize = 600;

type Cell = Vec<(ParagraphKind, String)>;

/// Puts the paragraphs of a text in order while it is read.
#[derive(Debug, Default)]
pub(super) struct Paper {
    /// The rows that are open, the outermost first: the cells of each.
    rows: Vec<Vec<Cell>>,
    /// How many paragraphs are open in each other.
    open: usize,
    /// Paragraphs of text boxes, which come behind the paragraph that holds them.
    later: Vec<(ParagraphKind, String)>,
    /// Footnotes, which come at the end.
    notes: Vec<(String, String)>,
}

impl Paper {
    /// A paragraph begins.
    pub(super) const fn open(&mut self) {
        self.open += 1;
    }

    /// A paragraph ends, with these words.
    pub(super) fn close(&mut self, kind: ParagraphKind, text: &str, writer: &mut Writer) {
        self.open = self.open.saturating_sub(1);
        let text = tidy(text);
        if self.open > 0 {
            self.later.push((kind, text));
            return;
        }
        self.put(kind, text, writer);
        for (kind, text) in std::mem::take(&mut self.later) {
            self.put(kind, text, writer);
        }
    }

    fn put(&mut self, kind: ParagraphKind, text: String, writer: &mut Writer) {
        if text.is_empty() {
            return;
        }
        match self.rows.last_mut() {
            Some(cells) => match cells.last_mut() {
                Some(cell) => cell.push((kind, text)),
                None => cells.push(vec![(kind, text)]),
            },
            None => writer.push(kind, &text, None),
        }
    }

    /// A row of a table begins.
    pub(super) fn open_row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// A cell of the row begins.
    pub(super) fn open_cell(&mut self) {
        if let Some(cells) = self.rows.last_mut() {
            cells.push(Vec::new());
        }
    }

    /// The row ends. Its cells are one paragraph, unless they are parts of a page.
    pub(super) fn close_row(&mut self, writer: &mut Writer) {
        let Some(mut cells) = self.rows.pop() else { return };
        cells.retain(|cell| !cell.is_empty());
        let length = |cell: &Cell| -> usize { cell.iter().map(|(_, text)| text.chars().count()).sum() };
        let is_page = cells.len() == 1
            || cells.iter().any(|cell| cell.len() > MOST_IN_CELL || length(cell) > LONGEST_CELL);
        if is_page {
            for (kind, text) in cells.into_iter().flatten() {
                self.put(kind, text, writer);
            }
            return;
        }
        let joined = |cell: Cell| cell.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(" ");
        let row: Vec<String> = cells.into_iter().map(joined).collect();
        self.put(ParagraphKind::Body, row.join(" | "), writer);
    }

    /// A note at the foot of a page.
    pub(super) fn note(&mut self, name: String, text: String) {
        self.notes.push((name, text));
    }

    /// The text ends: rows that were left open and the notes come now.
    pub(super) fn finish(mut self, writer: &mut Writer) {
        self.open = 0;
        for (kind, text) in std::mem::take(&mut self.later) {
            self.put(kind, text, writer);
        }
        while !self.rows.is_empty() {
            self.close_row(writer);
        }
        for (name, text) in self.notes {
            writer.push(ParagraphKind::Body, &text, Some(Locator::Part(name)));
        }
    }
}

/// The name of an author that is one: programs write names of their own where nobody gave one.
pub(super) fn author(name: &str) -> Option<String> {
    const NOBODY: &[&str] = &[
        "admin",
        "administrator",
        "author",
        "microsoft office user",
        "owner",
        "pc",
        "python-docx",
        "unknown",
        "user",
        "windows user",
    ];
    super::writer::said(name).filter(|name| !NOBODY.contains(&name.to_lowercase().as_str()))
}

/// The title of a document that is one: programs write the name of the file where nobody gave one.
pub(super) fn title(title: &str) -> Option<String> {
    let title = super::writer::said(title)?;
    let small = title.to_lowercase();
    let is_name = small.starts_with("microsoft word - ")
        || ["document", "untitled", "word document", "no title", "slide 1", "template"]
            .contains(&small.as_str())
        || [".doc", ".docx", ".dot", ".odt", ".rtf", ".txt"].iter().any(|ending| small.ends_with(ending))
        || small.strip_prefix("document").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    (!is_name).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::super::{Budget, Limits};
    use super::*;

    #[test]
    fn rows_of_tables_are_paragraphs_and_pages_in_tables_are_not() {
        let mut writer = Writer::new(&Budget::new(Limits::default(), 1));
        let mut paper = Paper::default();
        let mut paragraph = |paper: &mut Paper, text: &str| {
            paper.open();
            paper.close(ParagraphKind::Body, text, &mut writer);
        };
        paper.open_row();
        paper.open_cell();
        paragraph(&mut paper, "Seat");
        paper.open_cell();
        paragraph(&mut paper, "Lille");
        paper.close_row(&mut Writer::new(&Budget::new(Limits::default(), 1)));
        paper.open_row();
        paper.open_cell();
        paragraph(&mut paper, "Alone");
        paper.finish(&mut writer);
        let texts: Vec<_> = writer.transcript.passages.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(texts, ["Alone"]);
    }

    #[test]
    fn names_of_programs_and_files_are_no_authors_and_titles() {
        assert_eq!(author(" Anna  Reed "), Some("Anna Reed".to_owned()));
        assert_eq!(author("Administrator"), None);
        assert_eq!(title("Report on bridges"), Some("Report on bridges".to_owned()));
        for none in ["Microsoft Word - a.doc", "Document12", "press.docx", " "] {
            assert_eq!(title(none), None, "{none}");
        }
    }
}
