//! Words that the end of a line has cut in two.

use std::collections::BTreeSet;

/// Words that are written with a hyphen before another. Beginnings such as "ex" and "pre" are not among them, for they
/// begin many plain words as well.
const PREFIXES: &[&str] =
    &["anti", "cross", "deputy", "half", "left", "right", "self", "then", "three", "two", "vice", "well"];
/// What follows is a word of its own only when it has as many letters.
const SHORTEST: usize = 4;
/// How many different words are remembered.
const MOST_WORDS: usize = 1_000_000;

/// The words of a document that stand whole in it.
#[derive(Debug, Default)]
pub(super) struct Words(BTreeSet<String>);

impl Words {
    /// Remembers the words of a line, but for its last, which may be cut.
    pub(super) fn add(&mut self, line: &str) {
        let mut words: Vec<&str> = line.split_whitespace().collect();
        if ends_cut(line) {
            words.pop();
        }
        for word in words.iter().map(|word| plain(word)).filter(|word| word.len() > 2) {
            if self.0.len() < MOST_WORDS {
                self.0.insert(word);
            }
        }
    }

    /// Adds the next line of a paragraph to what there is of it.
    pub(super) fn join(&self, text: &mut String, line: &str) {
        let line = line.trim_start();
        let Some(hyphen) = text.chars().next_back().filter(|last| is_hyphen(*last)) else {
            if !text.is_empty() && !line.is_empty() {
                text.push(' ');
            }
            text.push_str(line);
            return;
        };
        if !ends_cut(text) || !line.starts_with(char::is_alphanumeric) {
            // A dash between two thoughts.
            text.push(' ');
        } else if hyphen == '\u{AD}' || !self.keeps_hyphen(text, line) {
            text.pop();
        }
        text.push_str(line);
    }

    /// Whether the hyphen at the end of `text` would stand there in the middle of a line too.
    fn keeps_hyphen(&self, text: &str, line: &str) -> bool {
        let end = line.find(char::is_whitespace).unwrap_or(line.len());
        let start = text.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let first = text[start..].trim_end_matches(is_hyphen);
        let (before, after) = (plain(first), plain(&line[..end]));
        if !line.starts_with(char::is_lowercase) || first.ends_with(|c: char| c.is_numeric()) {
            return true;
        }
        if self.0.contains(&format!("{before}{after}")) {
            return false;
        }
        if self.0.contains(&format!("{before}-{after}")) {
            return true;
        }
        before.contains('-') || (PREFIXES.contains(&before.as_str()) && after.len() >= SHORTEST)
    }
}

/// Whether a line ends within a word: a letter or digit and a hyphen.
fn ends_cut(line: &str) -> bool {
    let mut last = line.chars().rev();
    last.next().is_some_and(is_hyphen) && last.next().is_some_and(char::is_alphanumeric)
}

const fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{AD}' | '\u{2010}' | '\u{2011}')
}

/// A word in small letters, with plain hyphens and without the signs around it.
fn plain(word: &str) -> String {
    let word = word.trim_matches(|character: char| !character.is_alphanumeric());
    word.chars()
        .filter(|character| *character != '\u{AD}')
        .flat_map(char::to_lowercase)
        .map(|character| if is_hyphen(character) { '-' } else { character })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(known: &str, before: &str, after: &str) -> String {
        let mut words = Words::default();
        words.add(known);
        let mut text = before.to_owned();
        words.join(&mut text, after);
        text
    }

    #[test]
    fn cut_words_are_made_whole() {
        let cases = [
            ("", "a new recom-", "mendation was", "a new recommendation was"),
            ("", "soft hy\u{AD}", "phen", "soft hyphen"),
            ("", "the vice-", "president said", "the vice-president said"),
            ("", "Anglo-", "American talks", "Anglo-American talks"),
            ("", "in 2025-", "26 he", "in 2025-26 he"),
            ("its law-making power", "the law-", "making body", "the law-making body"),
            ("", "the co-", "operation went on", "the cooperation went on"),
            ("", "the left-", "ist said", "the leftist said"),
            ("", "two left-", "wing parties", "two left-wing parties"),
            ("", "right-of-", "centre", "right-of-centre"),
            ("", "he waited -", "and left", "he waited - and left"),
            ("", "one line", "and another", "one line and another"),
            ("", "", "first", "first"),
        ];
        for (known, before, after, expected) in cases {
            assert_eq!(joined(known, before, after), expected);
        }
    }
}
