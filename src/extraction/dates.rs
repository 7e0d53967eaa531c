//! The dates of a paragraph: which words name them, what they mean, and which verb or noun they
//! belong to.

mod normalise;

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use super::DateSpan;
use super::tree::Tree;
use crate::document::Span;
use crate::language::{Dependency, EntityLabel, Parsed, UniversalPos};

/// The dates of one paragraph by the word they belong to.
#[derive(Clone, Debug, Default)]
pub(super) struct Dates {
    by_word: BTreeMap<u32, Found>,
    day_of_document: Option<Date>,
}

#[derive(Clone, Debug)]
struct Found {
    span: Span,
    words: String,
}

impl Dates {
    /// Finds the dates that `parsed` names after its dateline; `day_of_document` tells which
    /// "Wednesday" is meant.
    pub(super) fn find(
        tree: &Tree<'_>,
        parsed: &Parsed,
        day_of_document: Option<Date>,
        dateline: u32,
    ) -> Self {
        let mut by_word = BTreeMap::new();
        for tokens in stretches(tree, parsed, dateline) {
            let head = tokens
                .clone()
                .find(|token| tree.head(*token).is_none_or(|above| !tokens.contains(&above)))
                .unwrap_or(tokens.start);
            let found = Found { span: tree.span(tokens.clone()), words: with_word_before(tree, &tokens) };
            let mut has_verb = false;
            for above in tree.ancestors(head).filter(|above| !tokens.contains(above)).take(4) {
                let is_verb = matches!(tree.token(above).pos, UniversalPos::Verb | UniversalPos::Auxiliary);
                let is_noun = matches!(tree.token(above).pos, UniversalPos::Noun | UniversalPos::ProperNoun);
                if is_verb || is_noun {
                    by_word.entry(above).or_insert_with(|| found.clone());
                }
                // "a 1960s block", "more than the price on Monday": when the verb was is not said.
                let is_time_of_day = matches!(
                    tree.lemma(above),
                    "morning" | "afternoon" | "evening" | "night" | "day" | "week" | "month" | "year"
                );
                let is_nouns_own = is_noun
                    && !is_time_of_day
                    && tree.head(head) == Some(above)
                    && matches!(
                        tree.dependency(head),
                        Dependency::Compound | Dependency::AdjectivalModifier | Dependency::NumericModifier
                    );
                if is_nouns_own || tree.lemma(above) == "than" {
                    has_verb = true;
                    break;
                }
                if is_verb {
                    has_verb = true;
                    break;
                }
            }
            if !has_verb {
                by_word.entry(head).or_insert(found);
            }
        }
        Self { by_word, day_of_document }
    }

    /// The date that belongs to this verb or noun. `is_ahead` tells that the text speaks of what is to
    /// come, so that a bare "Wednesday" is the next one and not the last.
    pub(super) fn at(&self, word: u32, is_ahead: bool) -> Option<DateSpan> {
        let found = self.by_word.get(&word)?;
        Some(DateSpan {
            text: found.span,
            days: normalise::days(&found.words, self.day_of_document, is_ahead),
        })
    }
}

/// The stretches of tokens that name a date, in order of place: those that the engine named, put
/// together where it named both ends of a stretch of time ("between 2010 and 2015") and with the number
/// of the day that it left out ("3 December").
fn stretches(tree: &Tree<'_>, parsed: &Parsed, dateline: u32) -> Vec<Range<u32>> {
    let mut found: Vec<Range<u32>> = Vec::new();
    for named in &parsed.entities {
        let is_hours = named.label == EntityLabel::Time
            && (named.first..named.end.min(tree.len())).any(|token| tree.lemma(token) == "hour");
        let is_year = named.label == EntityLabel::Cardinal
            && named.end == named.first + 1
            && named.end <= tree.len()
            && is_year_after_preposition(tree, named.first);
        if !(named.label == EntityLabel::Date || is_hours || is_year)
            || named.first < dateline
            || named.first >= named.end
            || named.end > tree.len()
        {
            continue;
        }
        let mut tokens = named.first..named.end;
        let part_of_year = tokens.start.checked_sub(1).filter(|_| is_year);
        if let Some(part) = part_of_year.filter(|part| matches!(tree.lemma(*part), "early" | "late" | "mid"))
        {
            tokens.start = part;
        }
        if tells_no_time(tree, &tokens) {
            continue;
        }
        if let Some(before) = tokens.start.checked_sub(1).filter(|before| *before >= dateline)
            && normalise::is_day_of_month(tree.word(before), tree.word(tokens.start))
        {
            tokens.start = before;
        }
        if let Some(last) = found.last_mut()
            && is_one_stretch(tree, last, &tokens)
        {
            last.end = tokens.end;
            continue;
        }
        found.push(tokens);
    }
    found
}

/// Whether what the engine takes for a number is a year: "by early 2027", "since 2019".
fn is_year_after_preposition(tree: &Tree<'_>, token: u32) -> bool {
    let is_year = tree.word(token).len() == 4
        && tree.word(token).parse::<u32>().is_ok_and(|year| (1500..2200).contains(&year));
    is_year
        && tree.dependency(token) == Dependency::PrepositionObject
        && tree.head(token).is_some_and(|preposition| {
            matches!(
                tree.lemma(preposition),
                "in" | "by" | "since" | "until" | "till" | "before" | "after" | "during"
            )
        })
}

/// Whether the words are an age ("46-year-old") or a bare "years", which tell no time.
fn tells_no_time(tree: &Tree<'_>, tokens: &Range<u32>) -> bool {
    let is_unit =
        |token: u32| matches!(tree.lemma(token), "year" | "month" | "week" | "day" | "decade" | "century");
    let is_bare = tokens.len() == 1 && tokens.clone().all(is_unit);
    let is_age = tree.words(tokens.clone()).ends_with("old")
        || (tokens.end < tree.len() && tree.words(tokens.start..tokens.end + 1).ends_with("-old"));
    // "aged 34 and 41", "Hill, 45, said"
    let is_number = tokens.clone().all(|token| {
        let word = tree.word(token);
        word == "and" || (word.len() < 3 && word.bytes().all(|byte| byte.is_ascii_digit()))
    });
    is_bare || is_age || is_number
}

/// Whether two dates are the ends of one stretch: "between May and July", "from 2010 to 2012".
fn is_one_stretch(tree: &Tree<'_>, first: &Range<u32>, second: &Range<u32>) -> bool {
    let before = first.start.checked_sub(1).map(|before| tree.lower_word(before));
    let opens = matches!(before.as_deref(), Some("between" | "from"));
    let joins = second.start == first.end + 1
        && matches!(tree.lower_word(first.end).as_ref(), "and" | "to" | "until" | "till" | "through");
    opens && joins
}

/// The words of the date with the preposition before them that changes what they mean.
fn with_word_before(tree: &Tree<'_>, tokens: &Range<u32>) -> String {
    let words = tree.words(tokens.clone());
    let before = tokens.start.checked_sub(1).map(|before| tree.lower_word(before));
    joined(before.as_deref().unwrap_or_default(), words)
}

fn joined(before: &str, words: &str) -> String {
    match before {
        "since" | "by" | "before" | "within" | "in" => format!("{before} {words}"),
        _ => words.to_owned(),
    }
}

/// The days that the words of `date` in `text` mean when the document is of this day: what [`Dates::at`] would
/// have said of them.
pub(crate) fn days_on(
    text: &str,
    date: Span,
    day_of_document: Option<Date>,
    is_ahead: bool,
) -> Option<(Date, Date)> {
    let before = text.get(..date.start as usize).unwrap_or_default();
    let before = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    normalise::days(&joined(&before, date.of(text)), day_of_document, is_ahead)
}
