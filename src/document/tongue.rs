//! Whether a text is in another language than English.
//!
//! The crate `whatlang` tells languages by groups of three letters. English words that stand in every text have a word in
//! it as well: an English article full of foreign names is no foreign one. (Measured on `tests/documents/languages.tsv`:
//! it names all 18 foreign languages, `whichlang` 12 of them; 1 ms for 8,000 characters.)

use whatlang::{Lang, detect};

/// A shorter text is taken for English, in characters: a few names tell no language.
const SHORTEST: usize = 200;
/// So much has to be left without numbers and what may be names, in characters.
const SHORTEST_WITHOUT_NAMES: usize = 100;
/// So much of the text is looked at, in characters.
const LOOK: usize = 8_000;
/// Words that every English text has, and other languages rather not.
const ENGLISH: &[&str] = &[
    "the", "of", "and", "that", "was", "with", "for", "from", "by", "is", "has", "had", "said", "which",
    "to", "not",
];
/// With so large a part of such words a text is English whatever else it holds, in percent of its words.
const SURELY: usize = 15;
/// With so small a part it is not, where `whatlang` is in doubt between others.
const HARDLY: usize = 5;

/// The English name of the language that a text is in, when it is not English.
pub(super) fn foreign(text: &str) -> Option<&'static str> {
    let sample: String = text.chars().take(LOOK).collect();
    if sample.chars().count() < SHORTEST {
        return None;
    }
    // A list of names and years is of no language.
    let is_plain = |word: &&str| !word.starts_with(char::is_uppercase) && word.contains(char::is_alphabetic);
    let plain = sample.split_whitespace().filter(is_plain).collect::<Vec<_>>().join(" ");
    if plain.chars().count() < SHORTEST_WITHOUT_NAMES {
        return None;
    }
    let words = plain.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    let (mut all, mut english) = (0, 0);
    for word in words {
        all += 1;
        english += usize::from(ENGLISH.iter().any(|known| word.eq_ignore_ascii_case(known)));
    }
    // Most texts are English, and that is seen sooner than another language is told.
    if english * 100 >= SURELY * all {
        return None;
    }
    let found = detect(&plain)?;
    let most = if found.is_reliable() { SURELY } else { HARDLY };
    let is_foreign = found.lang() != Lang::Eng && english * 100 < most * all;
    is_foreign.then(|| name(found.lang()))
}

fn name(language: Lang) -> &'static str {
    match language {
        Lang::Cmn => "Chinese",
        other => other.eng_name(),
    }
}

#[cfg(test)]
mod tests;
