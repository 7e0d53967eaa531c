//! Text to [`Parsed`]: tokens, tags, lemmas, heads, labels, sentences and named spans.
//!
//! The engine runs the weights of an embedded English model natively; see `assets/models/english`.

mod annotation;
mod labels;

pub use annotation::{NamedSpan, Parsed, Token};
pub use labels::{Dependency, EntityLabel, Tag, UniversalPos};
