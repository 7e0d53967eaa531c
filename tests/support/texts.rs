//! Knowledge from a few texts, read by the real engine.

use std::sync::Arc;

use relata::document::{ReadOptions, read};
use relata::jobs::{Analyst as _, English};
use relata::knowledge::{Knowledge, Source};

/// What these texts say together; each is a document named by its place.
pub(crate) fn knowledge(texts: &[&str]) -> Knowledge {
    let source = |(index, text): (usize, &&str)| {
        let document = read(&format!("{index}.txt"), text.as_bytes(), &ReadOptions::default());
        let extraction = English.analyse(&document, &mut |_| true).unwrap().unwrap();
        Source { document: Arc::new(document), extraction: Arc::new(extraction) }
    };
    Knowledge::build(texts.iter().enumerate().map(source).collect())
}
