//! Which part of a page is its article.

use std::collections::HashSet;

use dom_smoothie::{Config, Readability};

use super::super::writer::tidy;
use super::flow::Block;
use super::page::{self, Page};

/// Deeper pages are not looked at: building a tree takes a step for each level, for each element.
const DEEPEST: usize = 256;
/// Pages of more nodes are not looked at: the search copies the whole tree several times.
const MOST_NODES: usize = 200_000;
/// So many bytes at least the text of an article has.
const SHORTEST: usize = 200;

/// The article of a page.
#[derive(Debug)]
pub(super) struct Article {
    /// Its text.
    pub(super) blocks: Vec<Block>,
    /// What its text says of its author.
    pub(super) byline: Option<String>,
}

/// Why a page is read as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whole {
    /// It is built in a way that no page of an article is.
    TooComplex,
    /// No part of it stands out.
    NotFound,
}

/// The article of a page: the part that the algorithm of Mozilla's Readability takes for it.
pub(super) fn find(text: &str, page: &Page) -> Result<Article, Whole> {
    if page.depth > DEEPEST || page.nodes > MOST_NODES {
        return Err(Whole::TooComplex);
    }
    // What the head says is read elsewhere, with more care.
    let config = Config { disable_json_ld: true, max_elements_to_parse: MOST_NODES, ..Config::default() };
    let mut readability = Readability::new(text, None, Some(config)).map_err(|_| Whole::NotFound)?;
    let article = readability.parse().map_err(|_| Whole::NotFound)?;
    let blocks = without_furniture(page::walk(&article.content).blocks, page);
    let (length, whole) = (length(&blocks), length(&page.blocks));
    // A short page is its own article; of a long one the article is more than a caption.
    if length < SHORTEST && length * 4 < whole * 3 {
        return Err(Whole::NotFound);
    }
    Ok(Article { blocks, byline: article.byline.as_deref().map(str::to_owned) })
}

/// The paragraphs without those that are adverts and the like on the page. A class of adverts around most of the text
/// is a mistake of its maker.
fn without_furniture(blocks: Vec<Block>, page: &Page) -> Vec<Block> {
    let furniture = page.blocks.iter().filter(|block| block.is_furniture).map(|block| tidy(&block.text));
    let furniture: HashSet<String> = furniture.collect();
    if furniture.is_empty() {
        return blocks;
    }
    let kept = |block: &&Block| !furniture.contains(&tidy(&block.text));
    let kept: Vec<Block> = blocks.iter().filter(kept).cloned().collect();
    if length(&kept) * 2 < length(&blocks) { blocks } else { kept }
}

/// How many bytes of text there are.
pub(super) fn length(blocks: &[Block]) -> usize {
    blocks.iter().map(|block| block.text.trim().len()).sum()
}
