//! The day on which an article says that it was published.
//!
//! Only clear signs count: a line that is a date, a label ("Published: …"), a byline that ends in a
//! date, or a dateline ("STRASBOURG, 10 December 2025 – …"). A date in a running sentence is not one.

use jiff::civil::Date;

use super::super::{MONTHS, Paragraph, Span};

/// How many paragraphs at the start of an article are looked at.
const FIRST: usize = 12;
/// How many at its end.
const LAST: usize = 3;
/// How many bytes of a paragraph are looked at.
const LOOK: usize = 160;

const LABELS: &[&str] = &[
    "published",
    "published on",
    "publication date",
    "date",
    "posted",
    "posted on",
    "first published",
    "issued",
    "issued on",
    "released",
    "release date",
];

/// The day of publication of a text in paragraphs.
pub(in crate::document) fn find(text: &str, paragraphs: &[Paragraph]) -> Option<Date> {
    let first = paragraphs.iter().take(FIRST);
    let last = paragraphs.iter().skip(FIRST.max(paragraphs.len().saturating_sub(LAST)));
    let dates = |paragraph: &Paragraph| of(paragraph.span.of(text));
    let found: Vec<(Strength, Date)> = first.filter_map(dates).chain(last.filter_map(dates)).collect();
    found.iter().rev().max_by_key(|(strength, _)| *strength).map(|(_, date)| *date)
}

/// How clearly a paragraph says its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    Dateline,
    Label,
}

/// Whether a line names the author.
pub(super) fn is_byline(line: &str) -> bool {
    let start = line.get(..3).unwrap_or_default();
    start.eq_ignore_ascii_case("by ") && line.split_whitespace().count() <= 16
}

/// The date that a paragraph gives as that of the article.
pub(super) fn of(paragraph: &str) -> Option<(Strength, Date)> {
    let mut end = paragraph.len().min(LOOK);
    while !paragraph.is_char_boundary(end) {
        end -= 1;
    }
    let look = &paragraph[..end];
    let (date, span) = dates(look).next()?;
    let (before, after) = (&look[..span.start as usize], &look[span.end as usize..]);
    let before = without_weekday(before.trim_end_matches([' ', ',', ':', '|', '–', '—', '-', '(']));
    let label = before.trim_end_matches([':', ' ']).to_lowercase();
    if LABELS.contains(&label.as_str()) {
        return Some((Strength::Label, date));
    }
    let is_whole = paragraph.len() == end && (after.trim().is_empty() || is_time(after));
    let is_line = is_whole && (before.is_empty() || is_place(before) || is_byline(before));
    let goes_on = after.trim_start().starts_with(['–', '—', '-']) || after.trim_start().starts_with('(');
    let is_dateline = goes_on && (before.is_empty() || is_place(before));
    (is_line || is_dateline).then_some((Strength::Dateline, date))
}

fn without_weekday(before: &str) -> &str {
    let kept = before.trim_end();
    let start = kept
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + kept[at..].chars().next().map_or(1, char::len_utf8));
    let word = kept[start..].to_lowercase();
    let is_day = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|day| word.starts_with(day))
        && (word.ends_with("day") || word.len() <= 4);
    if is_day { kept[..start].trim_end_matches([' ', ',']) } else { kept }
}

/// A time of day and what may stand beside it.
fn is_time(after: &str) -> bool {
    after.len() <= 30 && after.contains(|c: char| c.is_ascii_digit()) && !after.contains(". ")
}

/// A few capitalised words: "Râmnicu Vâlcea, Romania".
fn is_place(before: &str) -> bool {
    let words: Vec<&str> = before.split([' ', ',', '/', '(', ')']).filter(|word| !word.is_empty()).collect();
    let is_name = |word: &&str| {
        word.starts_with(char::is_uppercase)
            || matches!(*word, "and" | "of" | "the" | "de" | "la" | "on" | "upon" | "am")
    };
    !words.is_empty()
        && words.len() <= 8
        && words[0].starts_with(char::is_uppercase)
        && words.iter().all(is_name)
}

/// The first date anywhere in `text`.
pub(super) fn first_date(text: &str) -> Option<Date> {
    dates(text).next().map(|(date, _)| date)
}

/// The dates in a text with their places, in order.
fn dates(text: &str) -> impl Iterator<Item = (Date, Span)> + '_ {
    let words = words(text);
    (0..words.len()).filter_map(move |index| {
        let [first, second, third] = words.get(index..index + 3)?.first_chunk::<3>()?;
        let gaps = [&text[first.1..second.0], &text[second.1..third.0]];
        let date = date_of([first.2, second.2, third.2], gaps)?;
        Some((date, Span::new(first.0 as u32, third.1 as u32)))
    })
}

/// The runs of letters and digits with their places. The date and the time of ISO 8601 are two.
fn words(text: &str) -> Vec<(usize, usize, &str)> {
    let mut words = Vec::new();
    let mut start = None;
    let ends = text.char_indices().chain([(text.len(), ' ')]);
    for (at, character) in ends {
        let is_separator_of_time = character == 'T'
            && start.is_some_and(|start: usize| {
                at - start == 2 && text[start..at].bytes().all(|byte| byte.is_ascii_digit())
            });
        if character.is_alphanumeric() && !is_separator_of_time {
            start.get_or_insert(at);
        } else if let Some(from) = start.take() {
            words.push((from, at, &text[from..at]));
        }
    }
    words
}

fn date_of([first, second, third]: [&str; 3], gaps: [&str; 2]) -> Option<Date> {
    if gaps == ["-", "-"] && first.len() == 4 {
        return Date::new(year(first)?, number(second)?, number(third)?).ok();
    }
    if gaps == [".", "."] {
        return Date::new(year(third)?, number(second)?, number(first)?).ok();
    }
    if gaps == ["/", "/"] {
        return by_slashes(first, second, third);
    }
    let blank = |gap: &str| matches!(gap, " " | ", " | ". " | "\u{A0}" | " of " | "., " | "-");
    if !gaps.iter().all(|gap| blank(gap)) {
        return None;
    }
    if let Some(month) = month(second) {
        Date::new(year(third)?, month, day(first)?).ok()
    } else {
        Date::new(year(third)?, month(first)?, day(second)?).ok()
    }
}

/// A date in slashes tells the day from the month only where one of them is over twelve.
fn by_slashes(first: &str, second: &str, third: &str) -> Option<Date> {
    if first.len() == 4 {
        return Date::new(year(first)?, number(second)?, number(third)?).ok();
    }
    let (first, second) = (number(first)?, number(second)?);
    match (first > 12, second > 12) {
        (true, false) => Date::new(year(third)?, second, first).ok(),
        (false, true) => Date::new(year(third)?, first, second).ok(),
        _ if first == second => Date::new(year(third)?, first, second).ok(),
        _ => None,
    }
}

fn number(word: &str) -> Option<i8> {
    (word.len() <= 2).then(|| word.parse().ok())?
}

fn year(word: &str) -> Option<i16> {
    (word.len() == 4).then(|| word.parse().ok())?.filter(|year| (1700..=2200).contains(year))
}

fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th").then(|| number(digits))?
}

fn month(word: &str) -> Option<i8> {
    let word = word.to_ascii_lowercase();
    let is_short = |name: &str| word.len() == 3 && name.starts_with(&word);
    let index = MONTHS
        .iter()
        .position(|name| *name == word || is_short(name) || (word == "sept" && *name == "september"))?;
    Some(index as i8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clear_dates_are_read() {
        let cases = [
            ("Strasbourg, 10 December 2025", "2025-12-10"),
            ("STRASBOURG, 10 December 2025 – Governments agreed", "2025-12-10"),
            ("Râmnicu Vâlcea, Romania, 4 June 2026 – Ministers", "2026-06-04"),
            ("3 December 2026 – The government presented", "2026-12-03"),
            ("Published: Oct. 12th, 2026 at 10:32 GMT", "2026-10-12"),
            ("Friday 17 July 2026", "2026-07-17"),
            ("By Noor Haddad, 22 September 2026", "2026-09-22"),
            ("WASHINGTON, July 4, 2026 (Agency) - The", "2026-07-04"),
            ("2026-07-17T10:00:00Z", "2026-07-17"),
            ("Date: 17/07/2026", "2026-07-17"),
            ("Wed, 3 Jun 2026 14:05", "2026-06-03"),
        ];
        for (text, expected) in cases {
            assert_eq!(of(text).map(|(_, date)| date.to_string()).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_dates_are_left_alone() {
        let cases = [
            "The commission was founded on 4 June 2009 by the treaty.",
            "He was born on 3 May 1960",
            "Date: 03/04/2026",
            "LONDON, July 4 – The prime minister",
            "Dated 31 June 2026",
            "",
        ];
        for text in cases {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
