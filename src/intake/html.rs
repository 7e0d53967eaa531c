//! A page of the web: the text of its article, without menus, adverts and comments, and what the page says of it.
//!
//! Nothing that a page refers to is fetched. Captions are kept, as paragraphs where they stand: in news they say who
//! is to be seen, where and when, in whole sentences.

mod article;
mod charset;
mod flow;
mod linked;
mod metadata;
mod page;
mod tame;

use super::writer::{Writer, tidy};
use super::{Budget, Refusal};
use crate::document::{Locator, ParagraphKind, Transcript};
use article::{Whole, length};
use flow::Block;

/// Reads a page.
pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<Transcript, Refusal> {
    let (text, is_damaged) = charset::decode(bytes);
    let mut transcript = read_text(&text, budget)?;
    if is_damaged {
        let message = "Some of its bytes mean nothing in its encoding and are shown as “\u{fffd}”.";
        transcript.problems.push(message.to_owned());
    }
    Ok(transcript)
}

/// Reads the characters of a page.
pub(super) fn read_text(text: &str, budget: &Budget) -> Result<Transcript, Refusal> {
    let text = tame::tame(text);
    let page = page::walk(&text);
    let found = article::find(&text, &page);
    let mut writer = Writer::new(budget);
    let byline = found.as_ref().ok().and_then(|article| article.byline.as_deref());
    let text = found.as_ref().map_or(&page.blocks, |article| &article.blocks);
    let known = metadata::of(&page, byline, text);
    let blocks = match (&found, &known.body) {
        (Ok(article), Some(body)) if length(&article.blocks) * 2 < body.len() => split(body),
        (Ok(article), _) => article.blocks.clone(),
        (Err(_), Some(body)) if body.len() > 500 => split(body),
        (Err(reason), _) => {
            writer.problem(told(*reason));
            page.blocks.clone()
        }
    };
    let transcript = &mut writer.transcript;
    transcript.title = known.title;
    transcript.author = known.author;
    transcript.date = known.date;
    transcript.publisher = known.publisher;
    transcript.language = known.language;
    write(&blocks, &mut writer);
    writer.finish()
}

/// Writes down a page that is a text as a whole, a chapter of a book; `place` is where its paragraphs stand.
pub(super) fn chapter(bytes: &[u8], place: &Locator, writer: &mut Writer) {
    let (text, is_damaged) = charset::decode(bytes);
    if is_damaged {
        writer.problem("Some of its bytes mean nothing in its encoding and are shown as “\u{fffd}”.");
    }
    for block in page::walk_xml(&tame::tame(&text)).blocks {
        writer.push(block.kind, &block.text, Some(place.clone()));
    }
}

/// The visible text of a page that is a letter: all of it.
pub(super) fn letter_text(text: &str) -> Vec<(ParagraphKind, String)> {
    let blocks = page::walk(&tame::tame(text)).blocks;
    blocks.into_iter().map(|block| (block.kind, block.text)).collect()
}

fn told(reason: Whole) -> &'static str {
    match reason {
        Whole::TooComplex => {
            "The page is built in so complex a way that its article was not looked for; all of its visible text was \
             read, menus included."
        }
        Whole::NotFound => {
            "No article was found on the page; all of its visible text was read, menus included."
        }
    }
}

/// The paragraphs of a text in lines.
fn split(body: &str) -> Vec<Block> {
    let body: String =
        page::walk(&tame::tame(body)).blocks.into_iter().map(|block| block.text + "\n").collect();
    let lines = body.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| Block { kind: ParagraphKind::Body, text: line.to_owned(), level: 0, is_furniture: false })
        .collect()
}

/// Paragraphs that say what stands beside them and no more.
const LABELS: &[&str] = &[
    "advertisement",
    "image caption",
    "image source",
    "read more",
    "share",
    "share this",
    "story continues below",
];
/// So many paragraphs at the start of an article may repeat its title or name its author.
const FIRST: usize = 6;
/// A line that names the author has so many bytes more than the name.
const BESIDE_AUTHOR: usize = 60;

/// Whether a paragraph only says what stands beside it: that a picture has a source, that an advert follows.
fn is_label(text: &str) -> bool {
    let words = text.trim_end_matches([',', ':', '.']);
    LABELS.contains(&words) || (text.starts_with("image source,") && text.len() < 80)
}

/// Whether a paragraph only names the author, who is known.
fn is_byline(text: &str, author: Option<&str>) -> bool {
    let Some(author) = author else { return false };
    let first = author.split(", ").next().unwrap_or(author).to_lowercase();
    let text = text.strip_prefix("by ").unwrap_or(text);
    text.starts_with(&first)
        && text.len() <= author.len() + BESIDE_AUTHOR
        && !text.ends_with(['.', '!', '?', '”', '"'])
}

/// Writes the title and the paragraphs down: the title once, and nothing twice in a row.
fn write(blocks: &[Block], writer: &mut Writer) {
    let title = writer.transcript.title.clone();
    let author = writer.transcript.author.clone();
    if let Some(title) = &title {
        writer.push(ParagraphKind::Heading, title, None);
    }
    let plain = |text: &str| tidy(text).to_lowercase();
    let mut last = title.as_deref().map(plain).unwrap_or_default();
    for (at, block) in blocks.iter().enumerate() {
        let text = plain(&block.text);
        let is_title = title.as_deref().is_some_and(|title| plain(title) == text);
        let is_known = at < FIRST && (is_title || is_byline(&text, author.as_deref()));
        if text != last && !is_known && !is_label(&text) {
            writer.push(block.kind, &block.text, None);
        }
        last = text;
    }
}
