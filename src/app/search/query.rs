//! What is looked for, and how well a word fits it.

use super::fold;

/// Words after so many count no more.
const MOST_WORDS: usize = 12;
/// From how many letters on a word may have a typing error.
const TOLERANT: usize = 4;
/// From how many letters on a word may have one that is not yet typed to its end.
const TOLERANT_BEGINNING: usize = 6;

/// How well one word fits a word that is looked for; smaller is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// It is the word.
    Whole,
    /// It begins so.
    Beginning,
    /// It holds it.
    Inside,
    /// It is the word, or begins so, but for one typing error.
    Near,
}

/// One word that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    text: String,
    letters: Vec<char>,
}

/// The words that are looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words, with one space between them.
    pub(super) joined: String,
    /// Each of them.
    pub(super) words: Vec<Wanted>,
    /// Words that have to stand together as they are, in this order.
    pub(super) phrases: Vec<Phrase>,
    /// Words that must not be there.
    pub(super) without: Vec<Phrase>,
}

/// Words that stand together, each as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    words: String,
    /// Whether the last of the words may go on: it is still being typed.
    is_open: bool,
}

impl Phrase {
    /// Whether the words of a text, as the search compares them, hold it.
    pub(super) fn is_in(&self, text: &str) -> bool {
        text.match_indices(&self.words).any(|(start, _)| {
            let end = start + self.words.len();
            let begins = start == 0 || text[..start].ends_with(' ');
            begins && (self.is_open || end == text.len() || text[end..].starts_with(' '))
        })
    }
}

/// A part of what a person has typed.
struct Part<'a> {
    text: &'a str,
    is_phrase: bool,
    is_open: bool,
    is_left_out: bool,
}

/// The signs around a phrase.
const QUOTATION_MARKS: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// Takes what a person has typed apart: words, phrases in quotation marks, and both with a minus before.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let after_minus =
            rest.strip_prefix('-').filter(|after| after.starts_with(|c: char| !c.is_whitespace()));
        let is_left_out = after_minus.is_some();
        let body = after_minus.unwrap_or(rest);
        let (text, is_phrase, is_open, after) = if let Some(inside) = body.strip_prefix(QUOTATION_MARKS) {
            match inside.split_once(QUOTATION_MARKS) {
                Some((phrase, after)) => (phrase, true, false, after),
                None => (inside, true, true, ""),
            }
        } else {
            let end = body.find(|c: char| c.is_whitespace() || QUOTATION_MARKS.contains(&c));
            let (word, after) = body.split_at(end.unwrap_or(body.len()));
            (word, false, false, after)
        };
        parts.push(Part { text, is_phrase, is_open, is_left_out });
        rest = after.trim_start();
    }
    parts
}

impl Query {
    /// What a person has typed: words, "words that stand together", and -words that must not be there.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut query = Self::default();
        for part in parts(text) {
            let words = fold::words(part.text);
            if words.is_empty() {
                continue;
            }
            let phrase = || Phrase { words: words.clone(), is_open: part.is_open };
            if part.is_left_out {
                query.without.push(phrase());
                continue;
            }
            if part.is_phrase {
                query.phrases.push(phrase());
            }
            let room = MOST_WORDS - query.words.len().min(MOST_WORDS);
            query.words.extend(words.split(' ').take(room).map(Wanted::new));
        }
        query.joined = query.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
        query
    }

    /// Whether nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

impl Wanted {
    fn new(word: &str) -> Self {
        Self { text: word.to_owned(), letters: word.chars().collect() }
    }

    /// How well a word fits; `letters` is room to work in. One or two letters are looked for inside of
    /// words only where `reaches_inside`.
    pub(super) fn level(&self, word: &str, reaches_inside: bool, letters: &mut Vec<char>) -> Option<Level> {
        match word.find(&self.text) {
            Some(0) if word.len() == self.text.len() => return Some(Level::Whole),
            Some(0) => return Some(Level::Beginning),
            Some(_) if reaches_inside || self.letters.len() > 2 => return Some(Level::Inside),
            _ => {}
        }
        if self.letters.len() < TOLERANT {
            return None;
        }
        letters.clear();
        letters.extend(word.chars());
        let is_near = match near(&self.letters, letters)? {
            Rest::Nothing => true,
            Rest::More => self.letters.len() >= TOLERANT_BEGINNING,
        };
        is_near.then_some(Level::Near)
    }

    /// Where in a word that fits so its letters are; the whole word, where they are not there as typed.
    pub(super) fn place_in(&self, word: &str) -> std::ops::Range<usize> {
        word.find(&self.text).map_or(0..word.len(), |start| start..start + self.text.len())
    }
}

/// What follows in a word after the letters that are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rest {
    Nothing,
    More,
}

/// Whether one letter too many, too few or wrong, or two letters exchanged, are all that parts
/// `wanted` from `word` or from a beginning of it. Of two words that one such error parts, it may be
/// sought at the first place where they differ: what is before is equal, and what is after has to be.
fn near(wanted: &[char], word: &[char]) -> Option<Rest> {
    let same = wanted.iter().zip(word).take_while(|(one, other)| one == other).count();
    let (wanted, word) = (&wanted[same..], &word[same..]);
    let after = |of_wanted: usize, of_word: usize| -> Option<Rest> {
        let rest = word.get(of_word..)?.strip_prefix(wanted.get(of_wanted..)?)?;
        Some(if rest.is_empty() { Rest::Nothing } else { Rest::More })
    };
    let exchanged = || match (wanted, word) {
        ([a, b, ..], [c, d, ..]) if (a, b) == (d, c) => after(2, 2),
        _ => None,
    };
    let ways = [after(1, 1), after(0, 1), after(1, 0), exchanged()];
    let is_whole = ways.contains(&Some(Rest::Nothing));
    if is_whole { Some(Rest::Nothing) } else { ways.into_iter().flatten().next() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(wanted: &str, word: &str) -> Option<Level> {
        Query::new(wanted).words[0].level(word, true, &mut Vec::new())
    }

    #[test]
    fn words_fit_whole_at_the_beginning_inside_and_nearly() {
        assert_eq!(level("Oslo", "oslo"), Some(Level::Whole));
        assert_eq!(level("osl", "oslo"), Some(Level::Beginning));
        assert_eq!(level("slo", "oslo"), Some(Level::Inside));
        for typed in ["olso", "oslso", "osllo", "xslo", "osle", "oslos"] {
            assert_eq!(level(typed, "oslo"), Some(Level::Near), "{typed}");
        }
        assert_eq!(level("denamr", "denmark"), Some(Level::Near), "a word that is being typed");
        assert_eq!(level("tru", "tur"), None, "three letters are too few");
        assert_eq!(level("olos", "oslo"), None, "two errors are too many");
        assert_eq!(level("turx", "turin"), None, "too few letters for the beginning of a word");
    }

    #[test]
    fn quotation_marks_hold_together_and_a_minus_leaves_out() {
        let query = Query::new("  law \"Right of  Asylum\" -draft -“old law” non-profit - ");
        let words: Vec<&str> = query.words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(words, ["law", "right", "of", "asylum", "non", "profit"]);
        let of = |phrases: &[Phrase]| phrases.iter().map(|one| one.words.clone()).collect::<Vec<_>>();
        assert_eq!(
            (of(&query.phrases), of(&query.without)),
            (vec!["right of asylum".to_owned()], vec!["draft".to_owned(), "old law".to_owned()])
        );
        assert!(Query::new("-draft").is_empty() && Query::new("\"\"").is_empty());
    }

    #[test]
    fn a_phrase_is_in_a_text_word_by_word() {
        let is_in = |typed: &str, text: &str| Query::new(typed).phrases[0].is_in(&fold::words(text));
        assert!(is_in("\"of asylum\"", "The right of asylum."));
        assert!(!is_in("\"of asyl\"", "The right of asylum."));
        assert!(is_in("\"of asyl", "The right of asylum."), "while it is typed, its last word may go on");
        assert!(!is_in("\"asylum of\"", "The right of asylum."));
        assert!(!is_in("\"man\"", "A human being"));
        assert!(is_in("\"strasse\"", "Die Straße"));
    }

    /// The distance of Damerau and Levenshtein in which no stretch is edited twice.
    fn distance(one: &[char], other: &[char]) -> usize {
        let mut table = vec![vec![0_usize; other.len() + 1]; one.len() + 1];
        for i in 0..=one.len() {
            for j in 0..=other.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let change = usize::from(one[i - 1] != other[j - 1]);
                    let mut least =
                        (table[i - 1][j - 1] + change).min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                    if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                        least = least.min(table[i - 2][j - 2] + 1);
                    }
                    least
                };
            }
        }
        table[one.len()][other.len()]
    }

    #[test]
    fn one_error_is_what_the_table_of_distances_says() {
        let words: Vec<Vec<char>> = (0..3_usize.pow(5))
            .flat_map(|number| {
                let letter = move |place: u32| ['a', 'b', 'c'][number / 3_usize.pow(place) % 3];
                (2..=5).map(move |length| (0..length).map(letter).collect())
            })
            .collect();
        for one in words.iter().step_by(7) {
            for other in &words {
                if one == other {
                    continue;
                }
                let is_whole = distance(one, other) == 1;
                assert_eq!(near(one, other) == Some(Rest::Nothing), is_whole, "{one:?} {other:?}");
                let begins = (0..other.len()).any(|end| distance(one, &other[..end]) <= 1);
                if !is_whole && !other.starts_with(one) {
                    assert_eq!(near(one, other).is_some(), begins, "{one:?} {other:?}");
                }
            }
        }
    }
}
