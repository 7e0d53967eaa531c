//! One walk over the tags of a page: what its head says of it, its visible text, and how it is built.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};

use super::flow::{Block, Flow, Sight};

/// So many bytes of the titles and the linked data of a page are kept.
const MOST_KEPT: usize = 4 << 20;
/// So many fields of its head.
const MOST_FIELDS: usize = 2_000;

/// Elements that go on behind the paragraph in which they were left open.
const FORMATTING: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// What a walk over a page finds.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Its `<title>`.
    pub(super) title: String,
    /// The language of `<html>`.
    pub(super) language: Option<String>,
    /// Names (`name`, `property`, `itemprop`, `http-equiv`) and contents of its `<meta>`, names in lower case.
    pub(super) fields: Vec<(String, String)>,
    /// The days of its `<time>`, and whether each says that it is that of publication.
    pub(super) times: Vec<(String, bool)>,
    /// Its JSON-LD.
    pub(super) linked: Vec<String>,
    /// Its visible text.
    pub(super) blocks: Vec<Block>,
    /// How deep its elements lie in each other, at most.
    pub(super) depth: usize,
    /// How many nodes a tree of it may have, at most.
    pub(super) nodes: usize,
}

/// Names of classes that tell what stands between the paragraphs of an article and is no part of it.
const FURNITURE: &[&str] = &[
    "ad",
    "ads",
    "adsbygoogle",
    "adslot",
    "advert",
    "advertisement",
    "advertising",
    "adverts",
    "breadcrumb",
    "breadcrumbs",
    "cookie",
    "disqus",
    "newsletter",
    "sharing",
    "sponsored",
];

/// Walks over a page.
pub(super) fn walk(text: &str) -> Page {
    walk_as(text, false)
}

/// Walks over a page that is XML, in which every element may be written as one tag: `<script src="…"/>`.
pub(super) fn walk_xml(text: &str) -> Page {
    walk_as(text, true)
}

fn walk_as(text: &str, is_xml: bool) -> Page {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(text));
    let walk = Walk { is_xml, ..Walk::default() };
    let tokenizer = Tokenizer::new(Sink(RefCell::new(walk)), html5ever::tokenizer::TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let walk = tokenizer.sink.0.into_inner();
    let mut page = walk.page;
    page.depth = walk.flow.deepest();
    page.blocks = walk.flow.finish();
    page
}

/// Where words go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Into {
    #[default]
    Flow,
    Title,
    Linked,
}

#[derive(Debug, Default)]
struct Walk {
    page: Page,
    flow: Flow,
    into: Into,
    kept: usize,
    is_titled: bool,
    formatting: usize,
    drawings: usize,
    is_xml: bool,
}

struct Sink(RefCell<Walk>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let Ok(mut walk) = self.0.try_borrow_mut() else { return TokenSinkResult::Continue };
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return walk.start(&tag),
            Token::TagToken(tag) => walk.end(&tag.name),
            Token::CharacterTokens(words) => walk.text(&words),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Walk {
    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        self.page.nodes = self.page.nodes.saturating_add(2 + self.formatting);
        self.formatting += usize::from(FORMATTING.contains(&name));
        match name {
            "html" if self.page.language.is_none() => {
                self.page.language = attribute(tag, "lang").or_else(|| attribute(tag, "xml:lang"));
            }
            "meta" => self.field(tag),
            "time" => self.time(tag),
            "svg" | "math" => self.drawings += usize::from(!tag.self_closing),
            _ => {}
        }
        if tag.self_closing && self.drawings > 0 {
            return TokenSinkResult::Continue;
        }
        self.flow.start(name, sight(tag));
        if tag.self_closing && self.is_xml {
            self.flow.end(name);
            return TokenSinkResult::Continue;
        }
        match name {
            "title" | "textarea" => {
                if name == "title" && self.drawings == 0 && !self.is_titled {
                    (self.into, self.is_titled) = (Into::Title, true);
                }
                TokenSinkResult::RawData(RawKind::Rcdata)
            }
            "script" => {
                let kind = attribute(tag, "type").unwrap_or_default().to_ascii_lowercase();
                if kind.trim().starts_with("application/ld+json") {
                    self.into = Into::Linked;
                    self.page.linked.push(String::new());
                }
                TokenSinkResult::RawData(RawKind::ScriptData)
            }
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(RawKind::Rawtext),
            "plaintext" => TokenSinkResult::Plaintext,
            _ => TokenSinkResult::Continue,
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "title" | "script" => self.into = Into::Flow,
            "svg" | "math" => self.drawings = self.drawings.saturating_sub(1),
            name if FORMATTING.contains(&name) => self.formatting = self.formatting.saturating_sub(1),
            // Of each of these that ends nothing, an element is made.
            "p" | "br" => self.page.nodes = self.page.nodes.saturating_add(2 + self.formatting),
            _ => {}
        }
        self.flow.end(name);
    }

    fn text(&mut self, words: &str) {
        let room = MOST_KEPT.saturating_sub(self.kept);
        match self.into {
            Into::Flow => self.flow.text(words),
            Into::Title | Into::Linked if words.len() > room => {}
            Into::Title => {
                self.kept += words.len();
                self.page.title.push_str(words);
            }
            Into::Linked => {
                self.kept += words.len();
                if let Some(linked) = self.page.linked.last_mut() {
                    linked.push_str(words);
                }
            }
        }
    }

    fn field(&mut self, tag: &Tag) {
        let Some(content) = attribute(tag, "content").filter(|content| content.len() < 10_000) else {
            return;
        };
        for key in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(name) = attribute(tag, key).filter(|_| self.page.fields.len() < MOST_FIELDS) {
                self.page.fields.push((name.trim().to_ascii_lowercase(), content.clone()));
            }
        }
    }

    fn time(&mut self, tag: &Tag) {
        let Some(day) = attribute(tag, "datetime").filter(|_| self.page.times.len() < MOST_FIELDS) else {
            return;
        };
        let says = |key: &str| attribute(tag, key).unwrap_or_default().to_ascii_lowercase();
        let is_published = attribute(tag, "pubdate").is_some()
            || says("itemprop").contains("datepublished")
            || says("class").contains("publish");
        self.page.times.push((day, is_published));
    }
}

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    tag.attrs.iter().find(|one| &*one.name.local == name).map(|one| one.value.to_string())
}

/// How an element is seen.
fn sight(tag: &Tag) -> Sight {
    if is_hidden(tag) {
        Sight::Hidden
    } else if is_furniture(tag) {
        Sight::Furniture
    } else {
        Sight::Shown
    }
}

/// Whether the class of an element tells that it is no part of an article: one of its names, or a part of one.
fn is_furniture(tag: &Tag) -> bool {
    let classes = attribute(tag, "class").unwrap_or_default().to_ascii_lowercase();
    let parts = classes.split(|c: char| !c.is_ascii_alphanumeric());
    parts.into_iter().any(|part| FURNITURE.contains(&part))
}

/// Whether an element says by its attributes that it is not shown.
fn is_hidden(tag: &Tag) -> bool {
    let style = || {
        let style = attribute(tag, "style").unwrap_or_default().to_ascii_lowercase();
        let style: String = style.split_whitespace().collect();
        style.contains("display:none") || style.contains("visibility:hidden")
    };
    tag.attrs.iter().any(|one| &*one.name.local == "hidden") || style()
}
