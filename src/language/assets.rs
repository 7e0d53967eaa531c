//! The files of the English model, embedded in the program.
//!
//! Where they come from and what they hold: `assets/models/english/README.md`.

/// Weights, vectors, hash indexes and character classes; see [`super::container`].
pub(super) const WEIGHTS: &[u8] = include_bytes!("../../assets/models/english/weights.bin");
/// spaCy's symbol table: strings whose id is not a hash.
pub(super) const SYMBOLS: &str = include_str!("../../assets/models/english/symbols.json");
/// Tokenizer exceptions, their split forms, units of measurement.
pub(super) const TOKENIZER: &str = include_str!("../../assets/models/english/tokenizer.json");
/// Norms of single forms.
pub(super) const NORMS: &str = include_str!("../../assets/models/english/norms.json");
/// Names of the classes that the models choose from, in class order.
pub(super) const LABELS: &str = include_str!("../../assets/models/english/labels.json");
/// Patterns that set universal tags, morphology and some lemmas.
pub(super) const ATTRIBUTE_RULER: &str = include_str!("../../assets/models/english/attribute_ruler.json");
/// Suffix rules and irregular forms.
pub(super) const LEMMATIZER: &str = include_str!("../../assets/models/english/lemmatizer.json");
