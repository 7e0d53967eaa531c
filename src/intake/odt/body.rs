//! The text of an `OpenDocument`, paragraph by paragraph.

use super::super::paper::Paper;
use super::super::writer::Writer;
use super::super::xml::{Listener, Tag, take_down};
use super::super::{Budget, Refusal};
use super::styles::Styles;
use crate::document::ParagraphKind;

/// Elements whose words are not of the text: what was deleted, comments, lists of contents, what tells of a drawing.
const LEFT_OUT: &[&str] = &[
    "annotation",
    "tracked-changes",
    "forms",
    "scripts",
    "table-of-content",
    "alphabetical-index",
    "illustration-index",
    "table-index",
    "note-citation",
    "ruby-text",
    "desc",
    "title",
    "binary-data",
    "meta",
    "settings",
    "styles",
    "automatic-styles",
    "master-styles",
    "font-face-decls",
    "bookmark-ref",
    "event-listeners",
];

/// So many blanks one element stands for.
const MOST_BLANKS: usize = 100;

#[derive(Debug)]
struct Open {
    kind: ParagraphKind,
    text: String,
}

struct Body<'a> {
    styles: &'a Styles,
    paper: Paper,
    open: Vec<Open>,
    /// Paragraphs that were open when a note began; those of the note do not belong to them.
    notes: Vec<(usize, String)>,
    skipped: usize,
    lists: usize,
    in_text: bool,
    footnotes: usize,
}

/// Reads the text. A text that breaks off is taken as far as it goes.
pub(super) fn read(text: &str, styles: &Styles, budget: &Budget, writer: &mut Writer) -> Result<(), Refusal> {
    let mut body = Body {
        styles,
        paper: Paper::default(),
        open: Vec::new(),
        notes: Vec::new(),
        skipped: 0,
        lists: 0,
        in_text: false,
        footnotes: 0,
    };
    if !take_down(text, budget, &mut body, writer)? {
        return Ok(());
    }
    body.paper.finish(writer);
    Ok(())
}

impl Listener for Body<'_> {
    fn start(&mut self, tag: &Tag<'_>) {
        let name = tag.name();
        let is_hidden =
            name == "span" && tag.get("style-name").is_some_and(|style| self.styles.is_hidden(&style));
        if self.skipped > 0 || LEFT_OUT.contains(&name) || is_hidden {
            self.skipped += 1;
            return;
        }
        match name {
            "body" => self.in_text = true,
            "p" | "h" if self.in_text => self.open(name, tag),
            "list" => self.lists += 1,
            "note" => {
                self.footnotes += 1;
                self.notes.push((self.open.len(), String::new()));
            }
            "table-row" => self.paper.open_row(),
            "table-cell" => self.paper.open_cell(),
            "s" => {
                let count = tag.get("c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.text(&" ".repeat(usize::min(count, MOST_BLANKS)));
            }
            "tab" | "line-break" => self.text(" "),
            _ => {}
        }
    }

    fn text(&mut self, words: &str) {
        if self.skipped > 0 {
            return;
        }
        if let Some(open) = self.open.last_mut() {
            open.text.push_str(words);
        }
    }

    fn end(&mut self, name: &str, writer: &mut Writer) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "body" => self.in_text = false,
            "p" | "h" => self.close(writer),
            "list" => self.lists = self.lists.saturating_sub(1),
            "note" => {
                if let Some((_, text)) = self.notes.pop() {
                    self.paper.note(format!("note {}", self.footnotes), text);
                }
            }
            "table-row" => self.paper.close_row(writer),
            _ => {}
        }
    }

    fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    fn close(&mut self, writer: &mut Writer) {
        match self.notes.last_mut() {
            Some((outer, note)) if self.open.len() > *outer => {
                if let Some(open) = self.open.pop() {
                    note.push(' ');
                    note.push_str(&open.text);
                }
            }
            _ => {
                if let Some(open) = self.open.pop() {
                    self.paper.close(open.kind, &open.text, writer);
                }
            }
        }
    }
}

impl Body<'_> {
    fn open(&mut self, name: &str, tag: &Tag<'_>) {
        let style = tag.get("style-name").unwrap_or_default();
        let kind = match (name, self.styles.kind(&style)) {
            ("h", _) => ParagraphKind::Heading,
            (_, Some(kind)) => kind,
            _ if self.lists > 0 => ParagraphKind::ListItem,
            _ => ParagraphKind::Body,
        };
        if self.notes.is_empty() {
            self.paper.open();
        }
        self.open.push(Open { kind, text: String::new() });
    }
}
