//! From a document to what it says, in steps between which one may stop.

use std::sync::{Arc, OnceLock};

use super::background::spawn;
use crate::document::Document;
use crate::extraction::{Extraction, extract};
use crate::language::{Engine, Parsed, Visible};
use crate::reference::Reference;

/// How much text is analysed between two looks at the cancel token, in bytes: a few hundred words,
/// some milliseconds.
const STEP_BYTES: usize = 4096;

/// Finds what a document says.
pub trait Analyst: Send + Sync {
    /// What the document says. `go_on` is told from time to time which part of the work is done (0 to
    /// 1); when it says no, the work stops with `Ok(None)`.
    ///
    /// # Errors
    ///
    /// Why no document can be analysed, in a plain sentence.
    fn analyse(
        &self,
        document: &Document,
        go_on: &mut dyn FnMut(f32) -> bool,
    ) -> Result<Option<Extraction>, String>;
}

/// The built-in English engine with the built-in reference lists.
#[derive(Clone, Copy, Debug, Default)]
pub struct English;

impl Analyst for English {
    fn analyse(
        &self,
        document: &Document,
        go_on: &mut dyn FnMut(f32) -> bool,
    ) -> Result<Option<Extraction>, String> {
        if document.foreign.is_some() {
            // What English makes of another language would be a false graph.
            return Ok(go_on(1.0).then(|| nothing_found(document)));
        }
        let Some(parsed) = self.parse(document, go_on)? else { return Ok(None) };
        Ok(Some(extract(document, &parsed, Reference::built_in())))
    }
}

impl English {
    /// The annotation of each paragraph, with places that count in the document's text; `Ok(None)`
    /// when `go_on` says no.
    ///
    /// # Errors
    ///
    /// When the model built into the program is damaged.
    pub fn parse(
        self,
        document: &Document,
        go_on: &mut dyn FnMut(f32) -> bool,
    ) -> Result<Option<Vec<Parsed>>, String> {
        let engine = english()?;
        Ok(parse(&engine, document, go_on))
    }
}

/// What is found in a document in which nothing was looked for.
fn nothing_found(document: &Document) -> Extraction {
    Extraction {
        document: document.id.clone(),
        mentions: Vec::new(),
        entities: Vec::new(),
        claims: Vec::new(),
        sentences: Vec::new(),
        notices: Vec::new(),
    }
}

/// The English engine, made on first use and shared by all threads.
///
/// # Errors
///
/// When the model built into the program is damaged.
fn english() -> Result<Arc<Engine>, String> {
    static ENGINE: OnceLock<Result<Arc<Engine>, String>> = OnceLock::new();
    ENGINE
        .get_or_init(|| {
            Engine::english()
                .map(Arc::new)
                .map_err(|error| format!("the language model in the program is damaged: {error}"))
        })
        .clone()
}

/// Makes the engine and the reference lists in the background, so that the first document need not
/// wait for them.
pub fn prepare_engine() {
    let prepare = spawn("prepare engine", || {
        // A failure is kept and reported with the first document.
        let _ = english();
        let _ = Reference::built_in();
    });
    drop(prepare);
}

fn parse(engine: &Engine, document: &Document, go_on: &mut dyn FnMut(f32) -> bool) -> Option<Vec<Parsed>> {
    let total = document.text.len().max(1) as f32;
    let mut parsed = Vec::with_capacity(document.paragraphs.len());
    let mut rest = document.paragraphs.as_slice();
    while let Some(first) = rest.first() {
        if !go_on(first.span.start as f32 / total) {
            return None;
        }
        let end = first.span.start as usize + STEP_BYTES;
        let fitting = rest.iter().take_while(|paragraph| paragraph.span.end as usize <= end).count();
        let (batch, later) = rest.split_at(fitting.max(1));
        rest = later;
        let visible: Vec<Visible> =
            batch.iter().map(|paragraph| Visible::of(paragraph.span.of(&document.text))).collect();
        let texts: Vec<&str> = visible.iter().map(Visible::text).collect();
        let annotations = engine.parse_all(&texts).into_iter().zip(&visible).zip(batch);
        parsed.extend(
            annotations.map(|((parsed, visible), at)| visible.in_original(parsed).shifted(at.span.start)),
        );
    }
    go_on(1.0).then_some(parsed)
}
