//! The visible text of a page, in paragraphs, from its tags and words as they come.
//!
//! No tree is built: a page may be nested as deep as it likes, the work grows with its length alone.

use crate::document::ParagraphKind;

/// Elements whose words are never part of a text: code, menus, controls, what is shown only where something else fails.
const UNSEEN: &[&str] = &[
    "applet", "audio", "button", "canvas", "datalist", "dialog", "embed", "frameset", "head", "iframe",
    "map", "math", "menu", "meter", "nav", "noembed", "noframes", "noscript", "object", "optgroup", "option",
    "progress", "rp", "rt", "script", "select", "style", "svg", "template", "textarea", "title", "video",
];

/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "listing",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
    "xmp",
];

/// Elements that have no content.
const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen",
    "link", "meta", "param", "source", "track", "wbr",
];

/// Elements that end by themselves when the next of their sort begins.
const SELF_ENDING: &[&str] = &[
    "body", "caption", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option", "p", "rb", "rp",
    "rt", "tbody", "td", "tfoot", "th", "thead", "tr",
];

/// How far up an end tag looks for its beginning.
const LOOK: usize = 512;

/// A paragraph of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// What part it plays.
    pub(super) kind: ParagraphKind,
    /// Its words, not yet tidied.
    pub(super) text: String,
    /// The level, when it is a heading.
    pub(super) level: u8,
    /// Whether it is an advert or the like.
    pub(super) is_furniture: bool,
}

/// How an element is seen, by its attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sight {
    /// As others are.
    Shown,
    /// Not at all.
    Hidden,
    /// As what stands around an article.
    Furniture,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    None,
    Unseen,
    Heading(u8),
    Item,
    Quotation,
    Preformatted,
}

#[derive(Debug)]
struct Open {
    name: String,
    role: Role,
    is_furniture: bool,
    /// Whether it makes what follows lie deeper.
    is_level: bool,
}

/// Makes paragraphs of tags and words.
#[derive(Debug, Default)]
pub(super) struct Flow {
    open: Vec<Open>,
    unseen: usize,
    furniture: usize,
    preformatted: usize,
    line_breaks: usize,
    row: bool,
    text: String,
    blocks: Vec<Block>,
    depth: usize,
    deepest: usize,
}

impl Flow {
    /// An element begins.
    pub(super) fn start(&mut self, name: &str, sight: Sight) {
        match name {
            "br" => {
                self.line_breaks += 1;
                return;
            }
            "td" | "th" => self.cell(),
            _ if BLOCKS.contains(&name) => self.end_block(),
            _ => {}
        }
        if VOID.contains(&name) {
            return;
        }
        let role = if sight == Sight::Hidden || UNSEEN.contains(&name) { Role::Unseen } else { role(name) };
        match role {
            Role::Unseen => self.unseen += 1,
            Role::Preformatted => self.preformatted += 1,
            _ => {}
        }
        let is_furniture = sight == Sight::Furniture;
        self.furniture += usize::from(is_furniture);
        // Of its own elements a drawing has no such that end by themselves.
        let is_level = self.unseen > 0 || !SELF_ENDING.contains(&name);
        self.depth += usize::from(is_level);
        self.deepest = self.deepest.max(self.depth);
        self.open.push(Open { name: name.to_owned(), role, is_furniture, is_level });
    }

    /// An element ends.
    pub(super) fn end(&mut self, name: &str) {
        let looked = self.open.iter().rev().take(LOOK);
        let Some(up) = looked.into_iter().position(|open| open.name == name) else {
            if BLOCKS.contains(&name) {
                self.end_block();
            }
            return;
        };
        if BLOCKS.contains(&name) {
            self.end_block();
        }
        for _ in 0..=up {
            let Some(open) = self.open.pop() else { break };
            self.depth -= usize::from(open.is_level);
            self.furniture -= usize::from(open.is_furniture);
            match open.role {
                Role::Unseen => self.unseen -= 1,
                Role::Preformatted => self.preformatted -= 1,
                _ => {}
            }
        }
    }

    /// Words.
    pub(super) fn text(&mut self, words: &str) {
        if self.unseen > 0 {
            return;
        }
        if words.trim().is_empty() {
            self.text.push(' ');
            return;
        }
        match std::mem::take(&mut self.line_breaks) {
            0 => {}
            1 => self.text.push(' '),
            _ => self.end_block(),
        }
        if self.preformatted > 0 {
            let mut parts = words.split("\n\n");
            self.text.push_str(parts.next().unwrap_or_default());
            for part in parts {
                self.end_block();
                self.text.push_str(part);
            }
        } else {
            self.text.push_str(words);
        }
    }

    /// How deep elements lie in each other, at most.
    pub(super) const fn deepest(&self) -> usize {
        self.deepest
    }

    /// The paragraphs.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.end_block();
        self.blocks
    }

    /// Cells of a row stand in one paragraph, unless they hold paragraphs themselves.
    fn cell(&mut self) {
        if self.row && !self.text.trim().is_empty() {
            self.text.push_str(" | ");
        }
        self.row = true;
    }

    fn end_block(&mut self) {
        self.line_breaks = 0;
        self.row = false;
        let text = std::mem::take(&mut self.text);
        let words = text.trim_end().trim_end_matches(" |");
        if words.trim().is_empty() {
            return;
        }
        let text = if words.len() == text.len() { text } else { words.to_owned() };
        let innermost = self.open.iter().rev().take(LOOK).map(|open| open.role);
        let role = innermost
            .into_iter()
            .find(|role| matches!(role, Role::Heading(_) | Role::Item | Role::Quotation));
        let (kind, level) = match role {
            Some(Role::Heading(level)) => (ParagraphKind::Heading, level),
            Some(Role::Item) => (ParagraphKind::ListItem, 0),
            Some(Role::Quotation) => (ParagraphKind::Quotation, 0),
            _ => (ParagraphKind::Body, 0),
        };
        self.blocks.push(Block { kind, text, level, is_furniture: self.furniture > 0 });
    }
}

fn role(name: &str) -> Role {
    match name {
        "h1" => Role::Heading(1),
        "h2" => Role::Heading(2),
        "h3" => Role::Heading(3),
        "h4" | "h5" | "h6" => Role::Heading(4),
        "li" | "dd" | "dt" => Role::Item,
        "blockquote" => Role::Quotation,
        "pre" | "listing" | "xmp" => Role::Preformatted,
        _ => Role::None,
    }
}
