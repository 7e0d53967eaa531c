//! What the program draws of a text.

use std::sync::Arc;

use relata::document::{ReadOptions, read};
use relata::export::graph_json::{self, Known};
use relata::jobs::{Analyst as _, English};
use relata::knowledge::{Knowledge, Source};

use super::graph::Drawn;

/// The graph of `text`, exactly as `relata extract --no-repair` writes it.
#[must_use]
pub(crate) fn drawn(text: &str) -> Drawn {
    let options = ReadOptions { repair: false, ..ReadOptions::default() };
    let document = read("article.txt", text.as_bytes(), &options);
    let extraction = English.analyse(&document, &mut |_| true).unwrap().unwrap();
    let source = Source { document: Arc::new(document), extraction: Arc::new(extraction) };
    serde_json::from_str(&graph_json::write(&Knowledge::build(vec![source]), Known::LeftOut)).unwrap()
}
