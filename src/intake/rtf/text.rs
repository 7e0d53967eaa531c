//! The text of rich text, paragraph by paragraph.

use std::collections::HashMap;

use super::super::paper::{self, Paper};
use super::super::writer::{Writer, said};
use super::super::{Budget, Refusal};
use super::code_pages::CodePage;
use super::groups::{Destination, destination};
use super::tokens::Token;
use crate::document::{ParagraphKind, Transcript};

/// So many bytes a name of a font or a style has at most.
const LONGEST_NAME: usize = 200;

/// What holds in a group until it ends.
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the format")]
#[derive(Clone, Copy, Debug)]
struct Group {
    destination: Destination,
    /// Whether nothing has stood in it yet.
    is_fresh: bool,
    /// Whether it began with the mark to leave it out who does not know it.
    is_starred: bool,
    is_hidden: bool,
    is_deleted: bool,
    font: i32,
    /// So many characters follow each given by its number, for who does not know that.
    substitutes: usize,
    style: i32,
    is_list: bool,
    is_heading: bool,
    in_table: bool,
}

const OUTERMOST: Group = Group {
    destination: Destination::Text,
    is_fresh: true,
    is_starred: false,
    is_hidden: false,
    is_deleted: false,
    font: -1,
    substitutes: 1,
    style: -1,
    is_list: false,
    is_heading: false,
    in_table: false,
};

/// Reads rich text, part by part.
#[derive(Debug)]
pub(super) struct Reader {
    writer: Writer,
    paper: Paper,
    groups: Vec<Group>,
    now: Group,
    page: CodePage,
    default_font: i32,
    fonts: HashMap<i32, CodePage>,
    styles: HashMap<i32, ParagraphKind>,
    /// Bytes whose characters are not known yet: the next may belong to the same.
    bytes: Vec<u8>,
    surrogate: Option<u16>,
    skip: usize,
    text: String,
    name: String,
    title: String,
    author: String,
    note: String,
    boxes: Vec<String>,
    in_row: bool,
    notes: usize,
    is_ended: bool,
}

impl Reader {
    pub(super) fn new(budget: &Budget) -> Self {
        Self {
            writer: Writer::new(budget),
            paper: Paper::default(),
            groups: Vec::new(),
            now: OUTERMOST,
            page: CodePage::WESTERN,
            default_font: 0,
            fonts: HashMap::new(),
            styles: HashMap::new(),
            bytes: Vec::new(),
            surrogate: None,
            skip: 0,
            text: String::new(),
            name: String::new(),
            title: String::new(),
            author: String::new(),
            note: String::new(),
            boxes: Vec::new(),
            in_row: false,
            notes: 0,
            is_ended: false,
        }
    }

    /// Whether the outermost group has ended, or no more text is taken.
    pub(super) const fn is_done(&self) -> bool {
        self.is_ended || self.writer.is_full()
    }

    /// Takes the next part.
    pub(super) fn take(&mut self, token: Token<'_>, budget: &Budget) -> Result<(), Refusal> {
        match token {
            Token::Open => {
                self.settle();
                budget.depth(self.groups.len() + 1)?;
                self.groups.push(self.now);
                self.now.is_fresh = true;
                self.now.is_starred = false;
                self.skip = 0;
            }
            Token::Close => self.close(),
            Token::Byte(byte) => self.character(&[byte]),
            Token::Bytes(bytes) => self.character(bytes),
            Token::Symbol(b'*') if self.now.is_fresh => self.now.is_starred = true,
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Word(word, number) => {
                if self.now.is_fresh {
                    self.now.is_fresh = false;
                    self.begin(word);
                }
                self.word(word, number);
            }
        }
        Ok(())
    }

    /// The transcript of all that was taken.
    pub(super) fn finish(mut self) -> Result<Transcript, Refusal> {
        self.settle();
        self.end_paragraph();
        if !self.is_ended && !self.writer.is_full() {
            self.writer.problem("The file breaks off before its end; what stands before that was read.");
        }
        self.paper.finish(&mut self.writer);
        let transcript = &mut self.writer.transcript;
        let first = transcript.passages.first().filter(|first| first.kind == ParagraphKind::Heading);
        transcript.title = first.map(|first| first.text.clone()).or_else(|| paper::title(&self.title));
        transcript.author = paper::author(&self.author);
        self.writer.finish()
    }

    /// What the first word of a group says of it.
    fn begin(&mut self, word: &str) {
        if self.now.destination == Destination::Nowhere {
            // The properties of a document are one group, and two of them are wanted.
            let wanted = matches!(word, "title" | "author" | "ud");
            if !wanted {
                return;
            }
        }
        if matches!(word, "listtext" | "pntext")
            && let Some(outer) = self.groups.last_mut()
        {
            outer.is_list = true;
        }
        if word == "ud" {
            // The same words once more, in Unicode, in a group beside those that are left out.
            let outer = self.groups.len().checked_sub(2).and_then(|at| self.groups.get(at));
            self.now.destination = outer.map_or(Destination::Nowhere, |outer| outer.destination);
            return;
        }
        let Some(destination) = destination(word, self.now.is_starred) else { return };
        if destination == Destination::Box {
            self.boxes.push(std::mem::take(&mut self.text));
        }
        self.now.destination = destination;
    }

    fn close(&mut self) {
        self.settle();
        self.skip = 0;
        let Some(outer) = self.groups.pop() else { return };
        let ended = std::mem::replace(&mut self.now, outer);
        if ended.destination != self.now.destination {
            match ended.destination {
                Destination::Note => {
                    self.notes += 1;
                    self.paper.note(format!("note {}", self.notes), std::mem::take(&mut self.note));
                }
                Destination::Box => {
                    self.put_paragraph(ended);
                    self.text = self.boxes.pop().unwrap_or_default();
                }
                _ => {}
            }
        }
        if ended.destination == Destination::Styles {
            self.end_style(ended);
        }
        self.is_ended = self.groups.is_empty();
    }

    /// Text in bytes.
    fn character(&mut self, bytes: &[u8]) {
        self.now.is_fresh = false;
        let skipped = self.skip.min(bytes.len());
        self.skip -= skipped;
        let bytes = &bytes[skipped..];
        if self.is_heard() {
            self.bytes.extend_from_slice(bytes);
        }
    }

    /// Whether words are taken here at all.
    const fn is_heard(&self) -> bool {
        !matches!(self.now.destination, Destination::Nowhere) && !self.now.is_hidden && !self.now.is_deleted
    }

    /// Makes characters of the bytes that have come.
    fn settle(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let font = if self.now.font < 0 { self.default_font } else { self.now.font };
        let page = self.fonts.get(&font).copied().unwrap_or(self.page);
        let mut text = String::new();
        page.decode(&bytes, &mut text);
        self.say(&text);
    }

    /// Words, where they belong.
    fn say(&mut self, words: &str) {
        self.surrogate = None;
        if !self.is_heard() {
            return;
        }
        match self.now.destination {
            Destination::Text | Destination::Box => self.text.push_str(words),
            Destination::Note => self.note.push_str(words),
            Destination::Title => self.title.push_str(words),
            Destination::Author => self.author.push_str(words),
            Destination::Styles if self.name.len() < LONGEST_NAME => self.name.push_str(words),
            Destination::Styles | Destination::Fonts | Destination::Nowhere => {}
        }
    }

    fn symbol(&mut self, symbol: u8) {
        self.now.is_fresh = false;
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        self.settle();
        match symbol {
            b'~' => self.say(" "),
            b'_' => self.say("-"),
            b'\\' | b'{' | b'}' => self.say(char::from(symbol).encode_utf8(&mut [0; 4])),
            b'\r' | b'\n' => self.end_paragraph(),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        if self.skip > 0 && !matches!(word, "u" | "uc") {
            self.skip -= 1;
            return;
        }
        self.settle();
        match word {
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => self.now.substitutes = number.unwrap_or(1).clamp(0, 16) as usize,
            "ansicpg" => self.page = number.and_then(CodePage::of).unwrap_or(self.page),
            "mac" => self.page = CodePage::of(10000).unwrap_or(self.page),
            "pc" => self.page = CodePage::of(437).unwrap_or(self.page),
            "pca" => self.page = CodePage::of(850).unwrap_or(self.page),
            "deff" => self.default_font = number.unwrap_or(0),
            "f" => self.now.font = number.unwrap_or(0),
            "fcharset" | "cpg" if self.now.destination == Destination::Fonts => {
                let number = number.unwrap_or(0);
                let page =
                    if word == "cpg" { CodePage::of(number) } else { CodePage::of_character_set(number) };
                if let Some(page) = page {
                    self.fonts.insert(self.now.font, page);
                }
            }
            _ if self.now.destination == Destination::Nowhere => {}
            "par" | "sect" | "page" | "column" => self.end_paragraph(),
            "cell" | "nestcell" => self.end_cell(word == "nestcell"),
            "row" => self.end_row(),
            _ => self.property(word, number),
        }
    }

    fn property(&mut self, word: &str, number: Option<i32>) {
        let is_on = number != Some(0);
        match word {
            "pard" => {
                self.now.style = -1;
                (self.now.is_list, self.now.is_heading, self.now.in_table) = (false, false, false);
            }
            "plain" => (self.now.is_hidden, self.now.is_deleted) = (false, false),
            "v" => self.now.is_hidden = is_on,
            "deleted" => self.now.is_deleted = is_on,
            "s" => self.now.style = number.unwrap_or(-1),
            "ls" => self.now.is_list = number.is_some_and(|list| list > 0),
            "outlinelevel" => self.now.is_heading = number.is_some_and(|level| (0..9).contains(&level)),
            "intbl" => self.now.in_table = true,
            "tab" | "line" | "lbr" | "softline" | "emspace" | "enspace" | "qmspace" => self.say(" "),
            "emdash" => self.say("—"),
            "endash" => self.say("–"),
            "lquote" => self.say("‘"),
            "rquote" => self.say("’"),
            "ldblquote" => self.say("“"),
            "rdblquote" => self.say("”"),
            "bullet" => self.say("•"),
            "zwj" => self.say("\u{200d}"),
            "zwnj" => self.say("\u{200c}"),
            _ => {}
        }
    }

    /// A character that is given by its number in UTF-16.
    fn unicode(&mut self, number: i32) {
        let unit = if number < 0 { number + 0x1_0000 } else { number };
        let high = self.surrogate.take();
        self.skip = self.now.substitutes;
        let character = match (high, u16::try_from(unit)) {
            (_, Ok(unit @ 0xD800..=0xDBFF)) => {
                self.surrogate = Some(unit);
                return;
            }
            (Some(high), Ok(low @ 0xDC00..=0xDFFF)) => {
                char::decode_utf16([high, low]).next().and_then(Result::ok)
            }
            _ => u32::try_from(unit).ok().and_then(char::from_u32),
        };
        self.say(character.unwrap_or(char::REPLACEMENT_CHARACTER).encode_utf8(&mut [0; 4]));
    }

    fn end_paragraph(&mut self) {
        match self.now.destination {
            Destination::Text | Destination::Box => self.put_paragraph(self.now),
            Destination::Note => self.note.push(' '),
            _ => {}
        }
    }

    fn put_paragraph(&mut self, group: Group) {
        if group.in_table && !self.in_row {
            self.open_row();
        } else if self.in_row && !group.in_table && !self.text.trim().is_empty() {
            self.end_row();
        }
        let kind = self.styles.get(&group.style).copied();
        let kind = match kind {
            _ if group.is_heading => ParagraphKind::Heading,
            Some(ParagraphKind::Heading) => ParagraphKind::Heading,
            _ if group.is_list => ParagraphKind::ListItem,
            Some(kind) => kind,
            None => ParagraphKind::Body,
        };
        let text = std::mem::take(&mut self.text);
        self.paper.open();
        self.paper.close(kind, &text, &mut self.writer);
    }

    fn open_row(&mut self) {
        self.in_row = true;
        self.paper.open_row();
        self.paper.open_cell();
    }

    /// A cell ends; of a table in a cell, the cells are put together.
    fn end_cell(&mut self, is_inner: bool) {
        if self.now.destination != Destination::Text {
            return;
        }
        if is_inner {
            self.text.push_str(" | ");
            return;
        }
        self.put_paragraph(Group { in_table: true, ..self.now });
        self.paper.open_cell();
    }

    fn end_row(&mut self) {
        if self.in_row {
            self.in_row = false;
            self.paper.close_row(&mut self.writer);
        }
    }

    /// A style has been named.
    fn end_style(&mut self, group: Group) {
        let name = said(&std::mem::take(&mut self.name)).unwrap_or_default().to_lowercase();
        let name = name.trim_end_matches(';').trim();
        let kind = if name.starts_with("heading") || matches!(name, "title" | "subtitle") {
            ParagraphKind::Heading
        } else if matches!(name, "quote" | "intense quote" | "block text" | "quotations") {
            ParagraphKind::Quotation
        } else {
            return;
        };
        self.styles.insert(group.style, kind);
    }
}
