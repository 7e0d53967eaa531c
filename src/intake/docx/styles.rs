//! What part paragraphs of a style play. Styles are known by their names, which are English in every language of
//! Word; their identifiers are not.

use std::collections::HashMap;

use super::super::Budget;
use super::super::xml::{self, Part, Parts};
use crate::document::ParagraphKind;

/// So many styles a style may be based on, one on the other.
const MOST_BASES: usize = 16;

/// What a paragraph of a style is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It plays a part.
    Plays(ParagraphKind),
    /// It is an entry of a list of contents, which says again what stands elsewhere.
    Contents,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    base: Option<String>,
    outline: Option<u8>,
    is_list: bool,
}

/// The styles of a document by their identifiers.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    /// Reads the part that holds them; what cannot be read of it has no style.
    pub(super) fn read(bytes: &[u8], budget: &Budget) -> Self {
        let text = xml::text(bytes);
        let mut parts = Parts::new(&text, budget);
        let mut styles = HashMap::new();
        let mut id = None;
        let mut style = Style::default();
        while let Ok(part) = parts.next() {
            match part {
                Part::Open(tag) => match tag.name() {
                    "style" => {
                        id = tag.get("styleId");
                        style = Style::default();
                    }
                    "name" if style.name.is_empty() => {
                        style.name = tag.get("val").unwrap_or_default().to_lowercase();
                    }
                    "basedOn" => style.base = tag.get("val"),
                    "outlineLvl" => style.outline = tag.get("val").and_then(|level| level.parse().ok()),
                    "numPr" => style.is_list = true,
                    _ => {}
                },
                Part::Close(name) if name == "style" => {
                    if let Some(id) = id.take() {
                        styles.insert(id, std::mem::take(&mut style));
                    }
                }
                Part::End => break,
                _ => {}
            }
        }
        Self(styles)
    }

    /// What paragraphs of a style are, when it is not running text.
    pub(super) fn role(&self, id: &str) -> Option<Role> {
        let mut id = id;
        for _ in 0..MOST_BASES {
            let Some(style) = self.0.get(id) else { return named(&id.to_lowercase()) };
            let role = named(&style.name).or_else(|| {
                let is_heading = style.outline.is_some_and(|level| level < 9);
                is_heading.then_some(Role::Plays(ParagraphKind::Heading))
            });
            if role.is_some() {
                return role;
            }
            if style.is_list {
                return Some(Role::Plays(ParagraphKind::ListItem));
            }
            id = style.base.as_deref()?;
        }
        None
    }
}

/// What the name of a style says.
fn named(name: &str) -> Option<Role> {
    let name = name.trim();
    let plays = |kind| Some(Role::Plays(kind));
    match name {
        "title" | "subtitle" => plays(ParagraphKind::Heading),
        "quote" | "intense quote" | "intensequote" | "block text" | "blocktext" => {
            plays(ParagraphKind::Quotation)
        }
        "list paragraph" | "listparagraph" => None,
        _ if name.starts_with("heading") => plays(ParagraphKind::Heading),
        _ if name.starts_with("list ") => plays(ParagraphKind::ListItem),
        _ if name.starts_with("toc ") || name == "table of figures" => Some(Role::Contents),
        _ => None,
    }
}
