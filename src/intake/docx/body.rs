//! The text of a document of Word, paragraph by paragraph.

use std::collections::HashMap;

use super::super::paper::Paper;
use super::super::writer::Writer;
use super::super::xml::{self, Listener, Part, Parts, Tag, take_down};
use super::super::{Budget, Refusal};
use super::styles::{Role, Styles};
use crate::document::ParagraphKind;

/// Elements whose words are not of the text as it stands now: what was deleted or moved away, what older programs are
/// to show in place of a drawing, codes of fields.
const LEFT_OUT: &[&str] = &[
    "del",
    "moveFrom",
    "Fallback",
    "delText",
    "instrText",
    "delInstrText",
    "sdtPr",
    "rubyPr",
    "rt",
    "annotation",
];

/// Footnotes and endnotes by their kind and number.
#[derive(Debug, Default)]
pub(super) struct Notes(HashMap<(&'static str, String), String>);

impl Notes {
    /// Reads the part that holds those of one kind ("footnote").
    pub(super) fn read(&mut self, bytes: &[u8], kind: &'static str, budget: &Budget) {
        let text = xml::text(bytes);
        let mut parts = Parts::new(&text, budget);
        let mut id = None;
        let mut words = String::new();
        let mut skipped = 0;
        while let Ok(part) = parts.next() {
            match part {
                Part::Open(tag) if skipped > 0 || LEFT_OUT.contains(&tag.name()) => skipped += 1,
                Part::Open(tag) => match tag.name() {
                    name if name == kind => {
                        // The lines above the notes are kept as notes, too; they have a type.
                        id = if tag.get("type").is_some_and(|kind| kind != "normal") {
                            None
                        } else {
                            tag.get("id")
                        };
                    }
                    "p" | "tab" | "br" => words.push(' '),
                    _ => {}
                },
                Part::Text(text) if skipped == 0 => words.push_str(&text),
                Part::Close(_) if skipped > 0 => skipped -= 1,
                Part::Close(name) if name == kind => {
                    let words = std::mem::take(&mut words);
                    if let Some(id) = id.take() {
                        self.0.insert((kind, id), words);
                    }
                }
                Part::End => break,
                _ => {}
            }
        }
    }
}

/// A paragraph that is being read.
#[derive(Debug, Default)]
struct Open {
    text: String,
    style: Option<String>,
    /// Whether it is of a list, where it says so itself.
    is_list: Option<bool>,
    is_heading: bool,
    /// Whether its end was deleted, so that the next paragraph goes on with it.
    goes_on: bool,
}

struct Body<'a> {
    styles: &'a Styles,
    notes: &'a Notes,
    paper: Paper,
    open: Vec<Open>,
    carried: Option<Open>,
    /// How many elements lie between here and one whose words are left out.
    skipped: usize,
    in_text: usize,
    in_properties: usize,
    in_mark: usize,
    in_run: usize,
    is_hidden: bool,
    footnotes: usize,
    /// Whether whole documents stand in the text.
    has_documents: bool,
}

/// Reads the text. A text that breaks off is taken as far as it goes.
pub(super) fn read(
    text: &str,
    styles: &Styles,
    notes: &Notes,
    budget: &Budget,
    writer: &mut Writer,
) -> Result<(), Refusal> {
    let mut body = Body {
        styles,
        notes,
        paper: Paper::default(),
        open: Vec::new(),
        carried: None,
        skipped: 0,
        in_text: 0,
        in_properties: 0,
        in_mark: 0,
        in_run: 0,
        is_hidden: false,
        footnotes: 0,
        has_documents: false,
    };
    if !take_down(text, budget, &mut body, writer)? {
        return Ok(());
    }
    if body.has_documents {
        writer.problem("Documents that stand in its text as a whole were left out; save it anew with Word.");
    }
    body.paper.finish(writer);
    Ok(())
}

impl Listener for Body<'_> {
    fn start(&mut self, tag: &Tag<'_>) {
        let name = tag.name();
        if self.in_mark > 0 {
            // The mark at the end of a paragraph has properties, too: that it was deleted is one.
            self.in_mark += 1;
            if name == "del"
                && let Some(open) = self.open.last_mut()
            {
                open.goes_on = true;
            }
            return;
        }
        let is_out = LEFT_OUT.contains(&name) && self.in_properties == 0;
        // Properties as they were before a tracked change stand within those of now.
        if self.skipped > 0 || is_out || name.ends_with("PrChange") {
            self.skipped += 1;
            return;
        }
        match name {
            "p" => {
                self.paper.open();
                self.open.push(self.carried.take().unwrap_or_default());
            }
            "pPr" => self.in_properties += 1,
            "rPr" if self.in_properties > 0 => self.in_mark = 1,
            "r" => (self.in_run, self.is_hidden) = (self.in_run + 1, false),
            "vanish" | "webHidden" => self.is_hidden = !tag.is("val", "0") && !tag.is("val", "false"),
            "t" => self.in_text += 1,
            "tr" => self.paper.open_row(),
            "altChunk" => self.has_documents = true,
            "tc" => self.paper.open_cell(),
            _ => self.mark(name, tag),
        }
    }

    fn text(&mut self, words: &str) {
        if self.in_text > 0
            && self.skipped == 0
            && self.in_mark == 0
            && !self.is_hidden
            && let Some(open) = self.open.last_mut()
        {
            open.text.push_str(words);
        }
    }

    fn end(&mut self, name: &str, writer: &mut Writer) {
        if self.in_mark > 0 {
            self.in_mark -= 1;
            return;
        }
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "p" => self.close(writer),
            "pPr" => self.in_properties = self.in_properties.saturating_sub(1),
            "r" => (self.in_run, self.is_hidden) = (self.in_run.saturating_sub(1), false),
            "t" => self.in_text = self.in_text.saturating_sub(1),
            "tr" => self.paper.close_row(writer),
            _ => {}
        }
    }

    fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    fn close(&mut self, writer: &mut Writer) {
        let Some(mut open) = self.open.pop() else { return };
        if open.goes_on && self.open.is_empty() {
            open.goes_on = false;
            self.paper.close(ParagraphKind::Body, "", writer);
            self.carried = Some(open);
            return;
        }
        let role = open.style.as_deref().and_then(|style| self.styles.role(style));
        let kind = match role {
            Some(Role::Contents) => {
                self.paper.close(ParagraphKind::Body, "", writer);
                return;
            }
            Some(Role::Plays(ParagraphKind::Heading)) => ParagraphKind::Heading,
            _ if open.is_heading => ParagraphKind::Heading,
            _ if open.is_list == Some(true) => ParagraphKind::ListItem,
            Some(Role::Plays(ParagraphKind::ListItem)) if open.is_list == Some(false) => ParagraphKind::Body,
            Some(Role::Plays(kind)) => kind,
            None => ParagraphKind::Body,
        };
        self.paper.close(kind, &open.text, writer);
    }
}

impl Body<'_> {
    /// An element that is a property of the paragraph, or a character of it.
    fn mark(&mut self, name: &str, tag: &Tag<'_>) {
        let Some(open) = self.open.last_mut() else { return };
        if self.in_properties > 0 {
            match name {
                "pStyle" => open.style = tag.get("val"),
                "numId" => open.is_list = Some(!tag.is("val", "0")),
                "outlineLvl" => {
                    open.is_heading = tag
                        .get("val")
                        .and_then(|level| level.parse().ok())
                        .is_some_and(|level: u8| level < 9);
                }
                _ => {}
            }
            return;
        }
        match name {
            "tab" | "br" | "cr" | "ptab" if self.in_run > 0 => open.text.push(' '),
            "noBreakHyphen" => open.text.push('-'),
            "footnoteReference" | "endnoteReference" => {
                let kind = if name == "footnoteReference" { "footnote" } else { "endnote" };
                let note = tag.get("id").and_then(|id| self.notes.0.get(&(kind, id)));
                if let Some(note) = note {
                    self.footnotes += 1;
                    self.paper.note(format!("note {}", self.footnotes), note.clone());
                }
            }
            _ => {}
        }
    }
}
