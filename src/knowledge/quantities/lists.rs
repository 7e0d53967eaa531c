//! The words around numbers.

/// Words for people of whom nothing else is said.
pub(super) const WORDS_FOR_PEOPLE: &[&str] =
    &["people", "persons", "others", "individuals", "dead", "victims", "bodies"];

/// Words that directly after a number stand for people of whom it is said.
pub(super) const FATES: &[&str] = &[
    "dead", "killed", "died", "injured", "wounded", "hurt", "missing", "arrested", "detained", "were", "are",
    "have", "had",
];

/// Words before a bare number that let it stand for people.
pub(super) const HARMS: &[&str] =
    &["killed", "killing", "injured", "injuring", "wounded", "wounding", "hurting", "detained"];

/// Words that end what follows a number.
pub(super) const ENDS: &[&str] = &[
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "that",
    "which", "who", "whose", "where", "when", "while", "after", "before", "since", "as", "than", "per",
    "into", "over", "under", "was", "were", "is", "are", "be", "been", "has", "have", "had", "will", "would",
    "could", "may", "might", "should", "its", "their", "his", "her", "this", "these", "those", "not", "if",
    "because", "about", "more", "less", "it", "they", "he", "she", "we", "you", "i", "during", "within",
    "between", "against", "across", "through",
];

/// Words before a number that make a name of it, an age or a place.
pub(super) const NAMES: &[&str] = &[
    "article",
    "articles",
    "section",
    "chapter",
    "page",
    "paragraph",
    "protocol",
    "number",
    "no",
    "flight",
    "highway",
    "route",
    "road",
    "aged",
    "age",
    "channel",
    "group",
    "line",
    "gate",
    "room",
    "platform",
    "week",
    "day",
    "phase",
    "stage",
    "part",
    "act",
    "resolution",
    "decree",
    "bill",
    "article’s",
    "version",
];

/// Names of months, whole and cut.
pub(super) const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];
