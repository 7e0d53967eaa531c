//! What the models know of a word by itself.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::OnceLock;

use serde::Deserialize;

use super::EngineError;
use super::characters::{CharacterClass, CharacterClasses};
use super::container::Container;
use super::hash_index::HashIndex;
use super::string_id::StringIds;

/// Words of this many characters and more have the shape [`LONG_SHAPE`].
const LONG_WORD: usize = 100;
const LONG_SHAPE: &str = "LONG";
/// A shape holds at most this many equal symbols in a row.
const SHAPE_RUN: usize = 4;
const SUFFIX_LENGTH: usize = 3;

/// A word as the networks see it, shared by all its occurrences.
pub(super) struct Lexeme {
    pub(super) text: Arc<str>,
    /// The text in small letters.
    pub(super) lower: Arc<str>,
    /// String ids of norm, prefix, suffix and shape, in the order of the embedding tables.
    pub(super) features: [u64; 4],
    /// The row of the word's static vector.
    pub(super) vector_row: Option<usize>,
    /// Whether it is white space only.
    pub(super) is_space: bool,
    /// Activations that depend on the word alone; see [`WordActivations`].
    pub(super) activations: WordActivations,
}

/// The part of both networks that depends on a single word, kept with the word once it is known.
///
/// It is the same whenever it is computed, so keeping it never changes a result.
#[derive(Default)]
pub(super) struct WordActivations {
    /// For the tagger and the parser: followed by no blank, and by one.
    pub(super) syntax: [OnceLock<Box<[f32]>>; 2],
    /// For the entity recogniser.
    pub(super) entities: OnceLock<Box<[f32]>>,
}

/// Forms whose norm is not their lower case.
#[derive(Deserialize)]
struct NormTables {
    /// By string id in hexadecimal digits.
    lexeme: HashMap<String, Box<str>>,
    base: HashMap<Box<str>, Box<str>>,
}

/// Makes [`Lexeme`]s.
pub(super) struct Lexicon {
    pub(super) classes: CharacterClasses,
    pub(super) ids: StringIds,
    lexeme_norms: HashMap<u64, Box<str>>,
    base_norms: HashMap<Box<str>, Box<str>>,
    vector_index: HashIndex,
    vector_rows: Vec<u16>,
}

impl Lexicon {
    pub(super) fn new(
        container: &Container<'static>,
        symbols: &str,
        norms: &str,
    ) -> Result<Self, EngineError> {
        let norms: NormTables = serde_json::from_str(norms)?;
        let lexeme_norms = norms
            .lexeme
            .into_iter()
            .filter_map(|(id, norm)| Some((u64::from_str_radix(&id, 16).ok()?, norm)));
        let vector_index = HashIndex::from_container(container, "vector_rows")?;
        let vector_rows = container.u16s("vector_rows.values")?;
        if vector_rows.len() != vector_index.len() {
            return Err(super::container::unexpected("vector_rows.values", "shape"));
        }
        Ok(Self {
            classes: CharacterClasses::from_container(container)?,
            ids: StringIds::from_json(symbols)?,
            lexeme_norms: lexeme_norms.collect(),
            base_norms: norms.base,
            vector_index,
            vector_rows,
        })
    }

    /// The lexeme of a form; `norm` is the one that a tokenizer exception gives it, if any.
    pub(super) fn lexeme(&self, text: &str, norm: Option<&str>) -> Lexeme {
        let id = self.ids.id(text);
        let lower = text.to_lowercase();
        let norm = norm
            .or_else(|| self.lexeme_norms.get(&id).map(AsRef::as_ref))
            .or_else(|| self.base_norms.get(text).map(AsRef::as_ref))
            .unwrap_or(&lower);
        let features = [
            self.ids.id(norm),
            self.ids.id(first_character(text)),
            self.ids.id(last_characters(text, SUFFIX_LENGTH)),
            self.ids.id(&self.shape(text)),
        ];
        Lexeme {
            text: text.into(),
            features,
            vector_row: self.vector_index.find(id).map(|entry| self.vector_rows[entry].into()),
            is_space: self.classes.all(text, CharacterClass::PYTHON_SPACE),
            activations: WordActivations::default(),
            lower: lower.into(),
        }
    }

    /// The shape of a word: `Xxxx` for `Paris`, `dd.d` for `12.5`.
    fn shape(&self, text: &str) -> String {
        if text.chars().nth(LONG_WORD - 1).is_some() {
            return LONG_SHAPE.to_owned();
        }
        let mut shape = String::with_capacity(text.len());
        let mut last = None;
        let mut run = 0;
        for character in text.chars() {
            let symbol = if self.classes.is(character, CharacterClass::PYTHON_ALPHABETIC) {
                if self.classes.is(character, CharacterClass::PYTHON_UPPER) { 'X' } else { 'x' }
            } else if self.classes.is(character, CharacterClass::PYTHON_DIGIT) {
                'd'
            } else {
                character
            };
            run = if last == Some(symbol) { run + 1 } else { 1 };
            last = Some(symbol);
            if run <= SHAPE_RUN {
                shape.push(symbol);
            }
        }
        shape
    }
}

fn first_character(text: &str) -> &str {
    text.chars().next().map_or("", |first| &text[..first.len_utf8()])
}

fn last_characters(text: &str, count: usize) -> &str {
    text.char_indices().rev().nth(count - 1).map_or(text, |(start, _)| &text[start..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::assets;

    #[test]
    fn shapes_and_features_are_spacys() {
        let container = Container::read(assets::WEIGHTS).unwrap();
        let lexicon = Lexicon::new(&container, assets::SYMBOLS, assets::NORMS).unwrap();
        for (text, shape) in [
            ("Paris", "Xxxxx"),
            ("UNESCO", "XXXX"),
            ("12.5", "dd.d"),
            ("C-3PO", "X-dXX"),
            ("ªx", "xx"),
            ("x²", "xd"),
            ("------", "----"),
        ] {
            assert_eq!(lexicon.shape(text), shape);
        }
        assert_eq!(lexicon.shape(&"a".repeat(100)), "LONG");
        let cannot = lexicon.lexeme("ca", Some("can"));
        assert_eq!(cannot.features[0], lexicon.ids.id("can"));
        let colour = lexicon.lexeme("colourful", None);
        assert_eq!(colour.features[0], lexicon.ids.id("colorful"));
        assert_eq!(colour.features[2], lexicon.ids.id("ful"));
        assert!(colour.vector_row.is_some());
        assert!(lexicon.lexeme("qzxqzxqv", None).vector_row.is_none());
    }
}
