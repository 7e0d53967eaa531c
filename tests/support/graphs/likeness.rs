//! How alike two names or two phrases are.

use std::collections::BTreeSet;

/// Words that say nothing of their own.
const EMPTY_WORDS: &str = "a an the of to in on at for by with and or as is are was were be been being has have had \
                           do does did its their his her that this which who it also very s";
/// Words before the name of a person.
const TITLES: &str = "mr mrs ms miss dr sir dame lord lady president prime minister deputy secretary foreign general \
                      chancellor chief senator king queen pope former";
/// Words that are no name.
pub(crate) const PRONOUNS: &str =
    "he she it they him her them his its their we us our i you this that who which";
/// Endings that are taken off, the longest that leaves four letters first.
const ENDINGS: [&str; 11] = ["ing", "edly", "ed", "ies", "es", "s", "ment", "ation", "ion", "ly", ""];
/// Past forms and the like.
const IRREGULAR: [(&str, &str); 15] = [
    ("led", "lead"),
    ("said", "say"),
    ("told", "tell"),
    ("met", "meet"),
    ("won", "win"),
    ("held", "hold"),
    ("took", "take"),
    ("taken", "take"),
    ("made", "make"),
    ("gave", "give"),
    ("began", "begin"),
    ("wrote", "write"),
    ("written", "write"),
    ("drawn", "draw"),
    ("drew", "draw"),
];

fn is_in(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|other| other == word)
}

/// Small letters, no possessive, no punctuation, single spaces.
#[must_use]
pub(crate) fn plain(text: &str) -> String {
    let lower = text.to_lowercase().replace('’', "'");
    let is_of_word = |character: char| character.is_alphanumeric() || character == '_';
    let mut letters = String::new();
    let mut rest = lower.chars().peekable();
    while let Some(character) = rest.next() {
        if is_of_word(character) {
            letters.push(character);
            continue;
        }
        let mut ahead = rest.clone();
        let is_possessive =
            character == '\'' && ahead.next() == Some('s') && !ahead.next().is_some_and(is_of_word);
        let is_last = character == '\'' && rest.peek().is_none_or(|next| next.is_whitespace());
        if is_possessive {
            rest.next();
        } else if !is_last {
            letters.push(' ');
        }
    }
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without a leading article.
#[must_use]
pub(crate) fn bare(text: &str) -> String {
    let plain = plain(text);
    let words: Vec<&str> = plain.split(' ').skip_while(|word| is_in("the a an", word)).collect();
    words.join(" ")
}

/// Without leading titles.
#[must_use]
pub(crate) fn untitled(text: &str) -> String {
    let bare = bare(text);
    let words: Vec<&str> = bare.split(' ').collect();
    let first = words.iter().position(|word| !is_in(TITLES, word)).unwrap_or(words.len().saturating_sub(1));
    words[first.min(words.len().saturating_sub(1))..].join(" ")
}

fn words_that_count(text: &str) -> BTreeSet<String> {
    text.split_whitespace().filter(|word| !is_in(EMPTY_WORDS, word)).map(str::to_owned).collect()
}

fn stem(word: &str) -> String {
    let word = IRREGULAR.iter().find(|(form, _)| *form == word).map_or(word, |(_, base)| base);
    let ending = ENDINGS.iter().find(|ending| {
        word.strip_suffix(**ending).is_some_and(|stem| ending.is_empty() || stem.chars().count() >= 4)
    });
    word.strip_suffix(*ending.unwrap_or(&"")).unwrap_or(word).to_owned()
}

/// How alike two phrases are, 0 to 1: shared stems, or the smaller within the larger.
#[must_use]
pub(crate) fn of_phrases(one: &str, other: &str) -> f64 {
    if !one.trim().is_empty() && one.trim() == other.trim() {
        return 1.0;
    }
    let stems = |text: &str| -> BTreeSet<String> {
        words_that_count(&plain(text)).iter().map(|word| stem(word)).collect()
    };
    let (first, second) = (stems(one), stems(other));
    if first.is_empty() || second.is_empty() {
        return if !bare(one).is_empty() && bare(one) == bare(other) { 1.0 } else { 0.0 };
    }
    let shared = first.intersection(&second).count() as f64;
    let both = (first.len() + second.len()) as f64;
    let within = shared / first.len().min(second.len()) as f64;
    (2.0 * shared / both).max(0.8 * within)
}

/// How alike two names are, 0 to 1.
#[must_use]
pub(crate) fn of_names(one: &str, other: &str) -> f64 {
    if bare(one) == bare(other) {
        return 1.0;
    }
    let (first, second) = (untitled(one), untitled(other));
    if first == second {
        return 0.95;
    }
    let (first, second) = (words_that_count(&first), words_that_count(&second));
    let shared = first.intersection(&second).count() as f64;
    if shared > 0.0 { 0.8 * 2.0 * shared / (first.len() + second.len()) as f64 } else { 0.0 }
}
