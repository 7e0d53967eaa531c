//! Dictionary forms by rules, lists of irregular forms and an index of known lemmas.
//!
//! spaCy's rule lemmatizer (`spacy/pipeline/lemmatizer.py` and `spacy/lang/en/lemmatizer.py`, 3.8)
//! over tables derived from `WordNet` 3.0.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Deserialize;

use super::attribute_ruler::Attributes;
use super::characters::CharacterClass;
use super::container::{Container, unexpected};
use super::hash_index::HashIndex;
use super::lexicon::{Lexeme, Lexicon};
use super::morphology::Morphology;
use super::{EngineError, UniversalPos};

/// An ending and what it becomes.
type Rule = (Box<str>, Box<str>);
/// Forms and their lemmas.
type IrregularForms = HashMap<Box<str>, Vec<Box<str>>>;

#[derive(Deserialize)]
struct Tables {
    rules: HashMap<String, Vec<Rule>>,
    exceptions: HashMap<String, IrregularForms>,
}

/// What is known of the words of one universal tag.
struct PosTables {
    pos: UniversalPos,
    rules: Vec<Rule>,
    exceptions: IrregularForms,
    /// The bit of this tag in the index of known lemmas; 0 if it has no index.
    index_bit: u8,
}

/// Finds lemmas.
pub(super) struct Lemmatizer {
    tables: Vec<PosTables>,
    index: HashIndex,
    /// For every known lemma the tags for which it is one, as bits.
    index_bits: Vec<u8>,
}

/// The tags that have tables, with their name there and their bit in the index.
const POS_TABLES: [(UniversalPos, &str, u8); 5] = [
    (UniversalPos::Adjective, "adj", 1),
    (UniversalPos::Adverb, "adv", 1 << 1),
    (UniversalPos::Noun, "noun", 1 << 2),
    (UniversalPos::Verb, "verb", 1 << 3),
    (UniversalPos::Punctuation, "punct", 0),
];

impl Lemmatizer {
    pub(super) fn new(container: &Container<'static>, tables: &str) -> Result<Self, EngineError> {
        let mut tables: Tables = serde_json::from_str(tables)?;
        let index = HashIndex::from_container(container, "lemmas")?;
        let index_bits = container.bytes("lemmas.values")?.to_vec();
        if index_bits.len() != index.len() {
            return Err(unexpected("lemmas.values", "shape"));
        }
        let tables = POS_TABLES
            .iter()
            .map(|(pos, name, index_bit)| PosTables {
                pos: *pos,
                rules: tables.rules.remove(*name).unwrap_or_default(),
                exceptions: tables.exceptions.remove(*name).unwrap_or_default(),
                index_bit: *index_bit,
            })
            .collect();
        Ok(Self { tables, index, index_bits })
    }

    /// The lemma of a word with these attributes.
    pub(super) fn lemma(&self, lexicon: &Lexicon, word: &Lexeme, attributes: &Attributes<'_>) -> Arc<str> {
        if let Some(lemma) = attributes.lemma {
            return lemma.into();
        }
        if attributes.pos == UniversalPos::Space || is_base_form(attributes.pos, attributes.morphology) {
            return word.lower.clone();
        }
        match self.tables.iter().find(|tables| tables.pos == attributes.pos) {
            Some(tables) => self.by_rules(lexicon, word, tables),
            None if attributes.pos == UniversalPos::ProperNoun => word.text.clone(),
            None => word.lower.clone(),
        }
    }

    /// Forms by rules that are known lemmas stand before those that are not words of letters; an
    /// irregular form stands before both, unless a rule gives it too; other forms by rules count only
    /// if there is nothing else.
    fn by_rules(&self, lexicon: &Lexicon, word: &Lexeme, tables: &PosTables) -> Arc<str> {
        let lower = word.lower.as_ref();
        let mut known: Vec<String> = Vec::new();
        let mut not_letters: Vec<String> = Vec::new();
        let mut unknown: Option<String> = None;
        for (ending, replacement) in &tables.rules {
            let Some(stem) = lower.strip_suffix(ending.as_ref()) else { continue };
            let form = format!("{stem}{replacement}");
            if form.is_empty() {
                continue;
            }
            if self.is_known(lexicon, &form, tables.index_bit) {
                known.push(form);
            } else if !lexicon.classes.all(&form, CharacterClass::PYTHON_ALPHABETIC) {
                not_letters.push(form);
            } else {
                unknown.get_or_insert(form);
            }
        }
        let by_rule = |form: &str| known.iter().chain(&not_letters).any(|other| other == form);
        let irregular = tables.exceptions.get(lower);
        // Each new form is put before the others, so the last one comes out first.
        let irregular = irregular.and_then(|forms| forms.iter().rfind(|form| !by_rule(form)));
        if let Some(form) = irregular {
            return form.as_ref().into();
        }
        let regular = known.pop().or_else(|| not_letters.into_iter().next()).or(unknown);
        regular.map_or_else(|| word.text.clone(), Into::into)
    }

    fn is_known(&self, lexicon: &Lexicon, form: &str, index_bit: u8) -> bool {
        let entry = self.index.find(lexicon.ids.id(form));
        entry.is_some_and(|entry| self.index_bits[entry] & index_bit != 0)
    }
}

/// Whether a word stands in its dictionary form already.
fn is_base_form(pos: UniversalPos, morphology: Morphology) -> bool {
    let by_pos = match pos {
        UniversalPos::Noun => morphology.is_singular(),
        UniversalPos::Verb => morphology.is_unmarked_present(),
        _ => false,
    };
    by_pos || morphology.is_uninflected()
}
