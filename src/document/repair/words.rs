//! Small lists of English words that tell an apostrophe and a dash from a letter.

/// Words before `’ll`, `’re`, `’ve`, `’d`.
const PRONOUNS: &[&str] = &[
    "i", "you", "he", "she", "it", "we", "they", "who", "that", "there", "what", "where", "how", "why",
    "when", "would", "could", "should", "might", "must", "this", "these", "those", "here", "may", "y",
];

/// What stands before the `n’t` of a negated verb, with its `n`.
const NEGATED: &[&str] = &[
    "don", "doesn", "didn", "isn", "aren", "wasn", "weren", "hasn", "haven", "hadn", "can", "couldn",
    "wouldn", "shouldn", "mustn", "mightn", "needn", "won", "ain", "shan", "daren", "oughtn", "mayn",
];

/// Short words that stand beside a dash more often than they are the end of a word.
const FUNCTION_WORDS: &[&str] = &[
    "about",
    "after",
    "all",
    "although",
    "an",
    "and",
    "are",
    "as",
    "at",
    "because",
    "before",
    "but",
    "by",
    "could",
    "especially",
    "even",
    "for",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "his",
    "how",
    "if",
    "in",
    "including",
    "into",
    "is",
    "it",
    "its",
    "like",
    "many",
    "most",
    "no",
    "nor",
    "not",
    "of",
    "on",
    "one",
    "or",
    "she",
    "should",
    "so",
    "some",
    "than",
    "that",
    "the",
    "their",
    "then",
    "these",
    "they",
    "this",
    "those",
    "though",
    "to",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whose",
    "will",
    "with",
    "would",
    "yet",
    "you",
];

/// What follows an apostrophe that stands for the start of a word.
const CLIPPED: &[&str] = &["em", "til", "cause", "tis", "twas", "twere", "round", "bout", "n", "cos", "un"];

/// French words that start with `â`, without it.
const CIRCUMFLEX: &[&str] =
    &["ge", "ges", "gé", "gés", "gée", "gées", "me", "mes", "ne", "nes", "pre", "pres", "tre", "tres"];

fn lists(list: &[&str], word: &str) -> bool {
    list.iter().any(|listed| listed.eq_ignore_ascii_case(word))
}

/// Whether `before` and `after`, the letters on both sides of a lost character, are a contraction
/// (`isn’t`, `we’ll`), a possessive (`ECHR’s`) or a name with an apostrophe (`O’Hanrahan`).
pub(super) fn is_apostrophe_between(before: &str, after: &str) -> bool {
    is_contraction(before, after) || is_elision(before, after) || is_between_vowels(before, after)
}

/// A contraction or possessive: English, and no letter of a genuine word.
pub(super) fn is_contraction(before: &str, after: &str) -> bool {
    match after.to_lowercase().as_str() {
        "s" => true,
        "t" => lists(NEGATED, before),
        "ll" | "re" | "ve" | "d" => lists(PRONOUNS, before),
        "m" => before.eq_ignore_ascii_case("i"),
        "clock" => before.eq_ignore_ascii_case("o"),
        _ => false,
    }
}

/// `O’Neill`, `D’Alema`, `l’Assemblée`, `d’enfance`.
fn is_elision(before: &str, after: &str) -> bool {
    let Some(next) = after.chars().next() else { return false };
    let is_short = before.chars().count() == 1 || matches!(before, "qu" | "Qu" | "jusqu" | "lorsqu" | "Mc");
    if next.is_uppercase() {
        return is_short;
    }
    let vowel =
        matches!(next.to_lowercase().next(), Some('a' | 'e' | 'i' | 'o' | 'u' | 'é' | 'è' | 'ê' | 'h'));
    let elided = lists(&["d", "l", "j", "n", "m", "t", "s", "c", "qu", "jusqu", "lorsqu"], before);
    vowel && elided && after.chars().count() > 2
}

/// `Da’esh`, `Sana’a`: a genuine `â` does not stand between vowels.
fn is_between_vowels(before: &str, after: &str) -> bool {
    let is_vowel = |character: Option<char>| {
        character
            .is_some_and(|character| matches!(character.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u'))
    };
    is_vowel(before.chars().next_back()) && is_vowel(after.chars().next())
}

/// Whether the words on both sides are two words with a dash between them.
pub(super) fn is_dash_between(before: &str, after: &str) -> bool {
    let length = |word: &str| word.chars().count();
    let beside = |function: &str, other: &str| {
        let enough = if length(function) <= 2 { 4 } else { 3 };
        (lists(FUNCTION_WORDS, function) || (length(function) > 3 && lists(NEGATED, function)))
            && length(other) >= enough
    };
    let names = before.chars().next_back().is_some_and(char::is_lowercase)
        && after.chars().next().is_some_and(char::is_uppercase);
    names || beside(after, before) || beside(before, after)
}

/// Whether an apostrophe stands for what is missing before `after` (`’em`, `’90s`).
pub(super) fn is_clipped(after: &str) -> bool {
    let is_decade = after.len() == 3 && after.as_bytes()[0].is_ascii_digit() && after.ends_with("0s");
    is_decade || lists(CLIPPED, after)
}

/// Whether `â` and `after` are a French word.
pub(super) fn starts_with_circumflex(after: &str) -> bool {
    lists(CIRCUMFLEX, after)
}
