//! What the letters of a word tell.

use crate::extraction::tree::Tree;
use crate::language::{Tag, UniversalPos};

/// Whether the word begins with a capital.
pub(super) fn starts_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether there is a capital anywhere.
pub(super) fn has_capital(words: &str) -> bool {
    words.contains(char::is_uppercase)
}

/// Whether the word is all capitals and at least two of them ("ECHR", "G7").
pub(in crate::extraction) fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|letter| letter.is_uppercase()).count();
    capitals >= 2
        && !word.contains(char::is_whitespace)
        && word.chars().filter(|letter| letter.is_lowercase()).count() <= 2
        && word.chars().count() <= 10
}

/// Single letters with full stops ("a.i.", "B.C.").
pub(super) fn letter_and_dots(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() <= 1) && !word.starts_with("U.")
}

/// Small words that begin names all the same ("al-Qaida", "uMkhonto we Sizwe").
pub(super) fn is_list_lead(word: &str) -> bool {
    matches!(word, "al" | "el" | "uMkhonto" | "dpa" | "bin" | "de" | "van" | "von" | "iPhone" | "eBay")
}

/// Whether a word by itself may be a name: tagged as one, or in capitals.
pub(super) fn is_proper(tree: &Tree, token: u32) -> bool {
    let found = tree.token(token);
    found.pos == UniversalPos::ProperNoun
        || matches!(found.tag, Tag::ProperNoun | Tag::ProperNounPlural)
        || is_acronym(tree.word(token))
        || (starts_capital(tree.word(token))
            && !found.sentence_start
            && token > 0
            && tree.word(token - 1) != "“")
        || (starts_capital(tree.word(token))
            && found.pos == UniversalPos::Noun
            && found.tag == Tag::Noun
            && tree.lemma(token).starts_with(char::is_uppercase))
}

/// Days and months, which the tagger takes for names.
pub(in crate::extraction) fn is_calendar_word(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Monday"
            | "Tuesday"
            | "Wednesday"
            | "Thursday"
            | "Friday"
            | "Saturday"
            | "Sunday"
            | "January"
            | "February"
            | "March"
            | "April"
            | "May"
            | "June"
            | "July"
            | "August"
            | "September"
            | "October"
            | "November"
            | "December"
            | "Jan"
            | "Feb"
            | "Mar"
            | "Apr"
            | "Jun"
            | "Jul"
            | "Aug"
            | "Sept"
            | "Sep"
            | "Oct"
            | "Nov"
            | "Dec"
            | "Mon"
            | "Tue"
            | "Wed"
            | "Thu"
            | "Fri"
            | "Sat"
            | "Sun"
            | "AM"
            | "PM"
            | "GMT"
            | "BST"
            | "BC"
            | "B.C"
            | "AD"
    )
}
