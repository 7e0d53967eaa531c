//! What part paragraphs of a style play, and which are hidden.

use std::collections::HashMap;

use super::super::Budget;
use super::super::xml::{Part, Parts};
use crate::document::ParagraphKind;

/// So many styles a style may be based on, one on the other.
const MOST_BASES: usize = 16;

#[derive(Debug, Default)]
struct Style {
    base: Option<String>,
    is_hidden: bool,
}

/// The styles of a text by their names.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    /// Adds those of a part; what cannot be read of it has no style.
    pub(super) fn read(&mut self, text: &str, budget: &Budget) {
        let mut parts = Parts::new(text, budget);
        let mut name = None;
        while let Ok(part) = parts.next() {
            match part {
                Part::Open(tag) => match tag.name() {
                    "style" => {
                        name = tag.get("name");
                        if let Some(name) = &name {
                            let base = tag.get("parent-style-name");
                            self.0.insert(name.clone(), Style { base, is_hidden: false });
                        }
                    }
                    "text-properties" if tag.is("display", "none") => {
                        if let Some(style) = name.as_ref().and_then(|name| self.0.get_mut(name)) {
                            style.is_hidden = true;
                        }
                    }
                    // Styles come before the text.
                    "text" => break,
                    _ => {}
                },
                Part::End => break,
                _ => {}
            }
        }
    }

    /// What paragraphs of a style are, when it is not running text.
    pub(super) fn kind(&self, name: &str) -> Option<ParagraphKind> {
        let mut name = name;
        for _ in 0..MOST_BASES {
            match name.to_lowercase().replace("_20_", " ").as_str() {
                "title" | "subtitle" | "heading" => return Some(ParagraphKind::Heading),
                "quotations" | "quote" => return Some(ParagraphKind::Quotation),
                _ => {}
            }
            name = self.0.get(name)?.base.as_deref()?;
        }
        None
    }

    /// Whether words of a style are not shown.
    pub(super) fn is_hidden(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|style| style.is_hidden)
    }
}
