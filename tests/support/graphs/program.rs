//! What the program draws of a text.

use std::sync::{Arc, OnceLock};

use relata::document::{ReadOptions, read};
use relata::export::graph_json;
use relata::extraction::extract;
use relata::knowledge::{Knowledge, Source};
use relata::language::Engine;
use relata::reference::Reference;

use super::graph::Drawn;

/// The graph of `text`, exactly as `relata extract --no-repair` writes it.
#[must_use]
pub(crate) fn drawn(text: &str) -> Drawn {
    static ENGINE: OnceLock<Arc<Engine>> = OnceLock::new();
    let engine = ENGINE.get_or_init(|| Arc::new(Engine::english().unwrap()));
    let options = ReadOptions { repair: false, ..ReadOptions::default() };
    let document = read("article.txt", text.as_bytes(), &options);
    let parsed: Vec<_> = document
        .paragraphs
        .iter()
        .map(|paragraph| engine.parse(paragraph.span.of(&document.text)).shifted(paragraph.span.start))
        .collect();
    let extraction = extract(&document, &parsed, Reference::built_in());
    let source = Source { document: Arc::new(document), extraction: Arc::new(extraction) };
    serde_json::from_str(&graph_json::write(&Knowledge::build(vec![source]))).unwrap()
}
