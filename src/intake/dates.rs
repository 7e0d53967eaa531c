//! The days that files give in their fields.

use jiff::civil::Date;

use crate::document::MONTHS;

/// The years in which articles are published.
const YEARS: std::ops::RangeInclusive<i16> = 1600..=2200;

/// The day that a field gives: "2025-11-30", "2025-11-30T10:00:00Z", "20251130", "Sun, 30 Nov 2025 10:00:00 +0100",
/// "30 November 2025", "November 30, 2025". The day is the one written there, in the time zone of the writer. Figures
/// alone that may be day or month ("3/4/2025") are no answer.
pub(super) fn parse(field: &str) -> Option<Date> {
    let field = field.trim();
    let date = in_figures(field).or_else(|| in_words(field))?;
    YEARS.contains(&date.year()).then_some(date)
}

fn in_figures(field: &str) -> Option<Date> {
    let figures = |from: usize, to: usize| -> Option<i16> {
        let part = field.get(from..to)?;
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok())?
    };
    let between = field.as_bytes().get(4).copied();
    let ends = |at: usize| !field.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let (month, day, end) = match between {
        Some(mark @ (b'-' | b'/' | b'.')) if field.as_bytes().get(7) == Some(&mark) => {
            (figures(5, 7)?, figures(8, 10)?, 10)
        }
        Some(b'0'..=b'9') => (figures(4, 6)?, figures(6, 8)?, 8),
        _ => return None,
    };
    let is_end = ends(end) || (end == 8 && field.len() == 14);
    is_end.then(|| Date::new(figures(0, 4)?, month as i8, day as i8).ok())?
}

/// A day whose month is a word: the day of the month and the year stand around it, in either order.
fn in_words(field: &str) -> Option<Date> {
    let words: Vec<&str> =
        field.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(12).collect();
    let at = words.iter().position(|word| month(word).is_some())?;
    let day = |word: &&str| -> Option<i8> {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        digits.parse().ok().filter(|day| (1..=31).contains(day))
    };
    let year = |word: &&str| -> Option<i16> { word.parse().ok().filter(|_| word.len() == 4) };
    let before = at.checked_sub(1).and_then(|before| words.get(before)).and_then(day);
    let (day, year) = match before {
        Some(day) => (day, words.get(at + 1).and_then(year)?),
        None => (words.get(at + 1).and_then(day)?, words.iter().skip(at + 2).find_map(year)?),
    };
    Date::new(year, month(words[at])?, day).ok()
}

/// The number of a month, from one, by its English name or the first three letters of it.
fn month(word: &str) -> Option<i8> {
    let word = word.to_ascii_lowercase();
    let is_short = word.len() == 3 || word == "sept";
    let number = MONTHS.iter().position(|name| *name == word || (is_short && name.starts_with(&word)))?;
    Some(number as i8 + 1)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_read_as_they_are_written() {
        let last = date(2025, 11, 30);
        for field in [
            "2025-11-30",
            " 2025-11-30T23:59:59-05:00",
            "2025/11/30 10:00",
            "20251130",
            "20251130101500",
            "Sun, 30 Nov 2025 23:30:00 -0500",
            "Sunday, November 30th, 2025 at 9:00 am",
            "30 November 2025",
            "Sun Nov 30 10:11:12 2025",
        ] {
            assert_eq!(parse(field), Some(last), "{field}");
        }
        assert_eq!(parse("1 Sept 1939"), Some(date(1939, 9, 1)));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for field in
            ["", "2025", "2025-13-01", "3/4/2025", "0001-01-01", "yesterday", "20251130123", "Nov 2025", "é"]
        {
            assert_eq!(parse(field), None, "{field}");
        }
    }
}
