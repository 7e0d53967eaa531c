//! Dates that two articles give to the same: where one day may be meant by both, and where not.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::contradictions::{have_one_direction, is_same_reality, say_the_same};
use super::figures::{Comparison, content};
use super::phrases::stems;
use super::{Evidence, Relation, Source};
use crate::document::{MONTHS, Span};
use crate::extraction::days_on;
use crate::vocabulary::RelationType;

/// So many days apart, and what two articles tell in the same words is one event with two dates; more, and it
/// has happened twice.
const CLOSE: i32 = 7;

/// Words of an event that is not the only one of its sort.
const AGAIN: &[&str] = &[
    "again", "second", "third", "another", "also", "next", "previous", "earlier", "later", "twice", "since",
];

/// Whether two relations may say the same of the same: the same ends, or a description of one that may be that of
/// the other, the same type or words, and as real. `may_be_one` says which ends that are not the same may be so.
#[must_use]
pub fn are_kindred(
    one: &Relation,
    other: &Relation,
    may_be_one: &dyn Fn(&Relation, &Relation) -> bool,
) -> bool {
    one.negated == other.negated
        && is_same_reality(one, other)
        && say_the_same(one, other)
        && (have_one_direction(one, other) || may_be_one(one, other))
}

/// Compares the dates of two sentences that say the same; `None` when one has no date.
#[must_use]
pub fn compare(
    sources: &[Source],
    one: (&Relation, &Evidence),
    other: (&Relation, &Evidence),
) -> Option<Comparison> {
    let ((own, _), (others, _)) = (date(sources, one.1)?, date(sources, other.1)?);
    Some(compare_days(sources, (one.0, one.1, own), (other.0, other.1, others)))
}

/// The same where the days of both sentences are known.
pub(super) fn compare_days(
    sources: &[Source],
    (one, evidence, own): (&Relation, &Evidence, (Date, Date)),
    (other, other_evidence, others): (&Relation, &Evidence, (Date, Date)),
) -> Comparison {
    if own.0 <= others.1 && others.0 <= own.1 {
        return Comparison::Agree;
    }
    let is_one_object = other.object == one.object && other.subject == one.subject;
    let is_once = is_one_object && one.relation.is_some_and(happens_once);
    // What takes least to see is looked at first: most sentences go no further.
    if !is_once && !are_close(own, others) {
        return Comparison::Changed;
    }
    let texts = text(sources, evidence).zip(text(sources, other_evidence));
    let is_again = texts.is_some_and(|(one, other)| happens_again(one) || happens_again(other));
    let is_one_event = !is_again && (is_once || texts.is_some_and(|(one, other)| are_alike(one, other)));
    if is_one_event { Comparison::Differ } else { Comparison::Changed }
}

/// The days of a sentence, and the words that say them: those of its claim, or else the only day, month and year that
/// it names.
#[must_use]
pub fn date(sources: &[Source], evidence: &Evidence) -> Option<((Date, Date), Span)> {
    if let Some(date) = evidence.date {
        return date.days.map(|days| (days, date.text));
    }
    let words = only_day(text(sources, evidence)?)?;
    let start = evidence.sentence.start;
    let words = Span::new(start + words.start, start + words.end);
    let document = &sources.get(evidence.source as usize)?.document;
    days_on(&document.text, words, None, false).map(|days| (days, words))
}

/// The words of the only day with month and year in a sentence: "11 May 2026", "May 11, 2026".
fn only_day(text: &str) -> Option<Span> {
    let mut words: Vec<(usize, &str)> = Vec::new();
    let mut start = 0;
    for part in text.split(|character: char| !character.is_alphanumeric()) {
        if !part.is_empty() {
            words.push((start, part));
        }
        start += part.len();
        start += text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    let is_day = |word: &str| word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day));
    let is_year = |word: &str| word.len() == 4 && word.parse::<u16>().is_ok();
    let is_month = |word: &str| MONTHS.iter().any(|month| month.eq_ignore_ascii_case(word));
    let mut found = words.windows(3).filter(|three| {
        let [one, two, three] = [three[0].1, three[1].1, three[2].1];
        is_year(three) && (is_day(one) && is_month(two) || is_month(one) && is_day(two))
    });
    let (first, more) = (found.next()?, found.next());
    let end = first[2].0 + first[2].1.len();
    more.is_none().then(|| Span::new(first[0].0 as u32, end as u32))
}

fn text<'a>(sources: &'a [Source], evidence: &Evidence) -> Option<&'a str> {
    Some(evidence.sentence.of(&sources.get(evidence.source as usize)?.document.text))
}

fn happens_again(text: &str) -> bool {
    text.split(|character: char| !character.is_alphabetic())
        .any(|word| AGAIN.contains(&word.to_lowercase().as_str()))
}

/// Whether two single days are near each other.
fn are_close(one: (Date, Date), other: (Date, Date)) -> bool {
    let days = |one: Date, other: Date| (one - other).get_days().abs();
    one.0 == one.1 && other.0 == other.1 && days(one.0, other.0) <= CLOSE
}

/// Whether two sentences have nearly all their words in common.
fn are_alike(one: &str, other: &str) -> bool {
    let (one, other): (BTreeSet<String>, BTreeSet<String>) = (content(one), content(other));
    let common = one.intersection(&other).count();
    common * 10 >= one.len().max(other.len()) * 7
}

/// Whether the descriptions of two things may be of one: the same last word, and no other word that one has and
/// the other has not, unless one has none.
#[must_use]
pub fn may_be_one_description(one: &str, other: &str) -> bool {
    let (one, other) = (stems(one), stems(other));
    let is_within = |few: &[String], many: &[String]| few.iter().all(|word| many.contains(word));
    !one.is_empty() && one.last() == other.last() && (is_within(&one, &other) || is_within(&other, &one))
}

/// Whether what a type says of two happens at most once.
const fn happens_once(relation: RelationType) -> bool {
    matches!(
        relation,
        RelationType::Founded
            | RelationType::BornIn
            | RelationType::Kills
            | RelationType::Signs
            | RelationType::Adopts
            | RelationType::Convicts
            | RelationType::Sentences
            | RelationType::Buys
            | RelationType::Succeeds
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_only_day_of_a_sentence_is_found() {
        let day = |text: &'static str| only_day(text).map(|span| span.of(text));
        assert_eq!(day("Russia attacked Kharkiv on 11 May 2026."), Some("11 May 2026"));
        assert_eq!(day("On May 11, 2026 it was attacked."), Some("May 11, 2026"));
        assert_eq!(day("From 11 May 2026 to 12 May 2026."), None);
        assert_eq!(day("Of the 11 in May, 2026 is none."), None);
    }

    #[test]
    fn descriptions_of_one_thing_differ_by_words_that_one_leaves_out() {
        assert!(may_be_one_description("the contract", "a gas contract"));
        assert!(!may_be_one_description("the oil contract", "a gas contract"));
        assert!(!may_be_one_description("the contract", "the treaty"));
    }

    #[test]
    fn nearly_the_same_words_are_alike() {
        assert!(are_alike(
            "Lind met Dorn in Oslo on 3 March 2026.",
            "Lind met Dorn in Oslo on 4 March 2026."
        ));
        assert!(!are_alike(
            "Lind met Dorn in Oslo to discuss gas.",
            "Lind met Dorn in Rome to sign a treaty."
        ));
        assert!(happens_again("They met again."));
    }

    #[test]
    fn days_of_one_week_are_close() {
        let day = |text: &str| -> (Date, Date) { (text.parse().unwrap(), text.parse().unwrap()) };
        assert!(are_close(day("2026-03-31"), day("2026-04-03")));
        assert!(!are_close(day("2026-03-03"), day("2026-04-03")));
        let month = ("2026-03-01".parse().unwrap(), "2026-03-31".parse().unwrap());
        assert!(!are_close(month, day("2026-04-03")));
    }
}
