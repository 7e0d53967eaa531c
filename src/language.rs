//! Text to [`Parsed`]: tokens, tags, lemmas, heads, labels, sentences and named spans.
//!
//! The engine runs spaCy's English pipeline `en_core_web_md` 3.8 natively from weights that are
//! embedded in the program; `assets/models/english/README.md` says where they come from. What it
//! says agrees with spaCy's Python program (`tests/language_parity.rs`).
//!
//! How a paragraph flows through it:
//!
//! 1. [`tokenizer`] cuts the text, with [`affixes`], [`url`] and [`phrases`]; [`lexicon`] knows what
//!    the networks ask about each word.
//! 2. [`tok2vec`] turns tokens into vectors, twice: once for syntax, once for names. [`layers`] and
//!    [`simd`] hold the arithmetic.
//! 3. [`tagger`] and [`parser`] use the first vectors, [`entity_recogniser`] the second;
//!    [`transition_model`] is common to the last two, [`tree`] completes what the parser found.
//! 4. [`attribute_ruler`] and [`lemmatizer`] add universal tags and dictionary forms.

// Loops that run with the registers of the processor at hand must be inlined where those are known,
// and read best with one index over the lanes of several arrays.
#![allow(clippy::inline_always, clippy::needless_range_loop)]

mod affixes;
mod annotation;
mod assets;
mod attribute_ruler;
mod bounded_cache;
mod characters;
mod container;
mod engine;
mod entity_recogniser;
mod error;
mod hash_index;
mod json;
mod labels;
mod layers;
mod lemmatizer;
mod lexicon;
mod matrix;
mod morphology;
mod parser;
mod phrases;
mod segments;
mod simd;
mod string_id;
mod tagger;
mod tok2vec;
mod tokenizer;
mod transition_model;
mod tree;
mod url;
mod visible;

pub use annotation::{NamedSpan, Parsed, Token};
pub use engine::Engine;
pub use error::EngineError;
pub use json::paragraph_json;
pub use labels::{Dependency, EntityLabel, Tag, UniversalPos};
pub use visible::Visible;
