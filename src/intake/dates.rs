//! The days that files give in their fields and cells.

use jiff::ToSpan;
use jiff::civil::Date;

use super::DateOrder;
use crate::document::MONTHS;

/// The years in which articles are published.
const YEARS: std::ops::RangeInclusive<i16> = 1600..=2200;
/// A year of two figures from here on is one of the last century.
const CENTURY: i16 = 70;

/// What day a cell gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// This one.
    Is(Date),
    /// One of two, according to whether the day or the month comes first: 03/12/2026.
    Unclear,
    /// None that can be read.
    None,
}

/// Three numbers with the same sign between them, as they stand there.
struct Numbers {
    parts: [i16; 3],
    lengths: [usize; 3],
    sign: u8,
}

/// The day that a cell gives, as it is written there whatever the time zone. `order` says what comes first in a day
/// like 03/12/2026.
pub(super) fn day(cell: &str, order: Option<DateOrder>) -> Day {
    let cell = cell.trim();
    if let Some(numbers) = numbers(cell) {
        return of_numbers(&numbers, order);
    }
    let found = in_one_number(cell).or_else(|| in_words(cell));
    found.filter(|date| YEARS.contains(&date.year())).map_or(Day::None, Day::Is)
}

/// The day that a field of a page or a letter gives; what may be two days is none.
pub(super) fn parse(field: &str) -> Option<Date> {
    match day(field, None) {
        Day::Is(date) => Some(date),
        Day::Unclear | Day::None => None,
    }
}

/// What comes first in the days of a column, when some of them tell; `None` as well when they contradict each other.
pub(super) fn order_in<'a>(cells: impl Iterator<Item = &'a str>) -> Option<DateOrder> {
    let mut found = None;
    for cell in cells {
        let Some(order) = numbers(cell.trim()).as_ref().and_then(order_of) else { continue };
        if found.is_some_and(|found| found != order) {
            return None;
        }
        found = Some(order);
    }
    found
}

fn order_of(numbers: &Numbers) -> Option<DateOrder> {
    if numbers.lengths[0] == 4 || numbers.sign == b'.' {
        return None;
    }
    match (numbers.parts[0] > 12, numbers.parts[1] > 12) {
        (true, false) => Some(DateOrder::DayFirst),
        (false, true) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

fn of_numbers(numbers: &Numbers, order: Option<DateOrder>) -> Day {
    let [first, second, third] = numbers.parts;
    let date = |year: i16, month: i16, day: i16| {
        let date = Date::new(year, month as i8, day as i8).ok();
        date.filter(|date| YEARS.contains(&date.year())).map_or(Day::None, Day::Is)
    };
    if numbers.lengths[0] == 4 {
        return date(first, second, third);
    }
    let year = match numbers.lengths[2] {
        4 => third,
        _ if third < CENTURY => 2000 + third,
        _ => 1900 + third,
    };
    // With stops between them the day comes first wherever people write so.
    let order = if numbers.sign == b'.' { Some(DateOrder::DayFirst) } else { order_of(numbers).or(order) };
    match order {
        _ if first == second => date(year, second, first),
        Some(DateOrder::DayFirst) => date(year, second, first),
        Some(DateOrder::MonthFirst) => date(year, first, second),
        None => Day::Unclear,
    }
}

/// The three numbers at the start of a cell, when a time or nothing follows.
fn numbers(cell: &str) -> Option<Numbers> {
    let bytes = cell.as_bytes();
    let (mut parts, mut lengths, mut sign, mut at) = ([0; 3], [0; 3], None, 0);
    for index in 0..3 {
        if index > 0 {
            let found = *bytes.get(at)?;
            if !matches!(found, b'-' | b'/' | b'.') || sign.is_some_and(|sign| sign != found) {
                return None;
            }
            sign = Some(found);
            at += 1;
        }
        let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if !(matches!(length, 1 | 2) || (length == 4 && index != 1)) {
            return None;
        }
        (parts[index], lengths[index]) = (cell.get(at..at + length)?.parse().ok()?, length);
        at += length;
    }
    let is_year_once = (lengths[0] == 4) != (lengths[2] == 4) || (lengths[0] <= 2 && lengths[2] == 2);
    let is_end = bytes.get(at).is_none_or(|byte| matches!(byte, b' ' | b'T' | b't' | b','));
    (is_year_once && is_end).then_some(())?;
    Some(Numbers { parts, lengths, sign: sign? })
}

/// A day in one number: 20261203, 20261203101500, or the seconds or thousandths of a second since 1970.
fn in_one_number(cell: &str) -> Option<Date> {
    let whole = cell.split('.').next().filter(|whole| whole.bytes().all(|byte| byte.is_ascii_digit()))?;
    let number: i64 = whole.parse().ok()?;
    let seconds = match whole.len() {
        // A day alone, or with hour, minute and second.
        8 | 14 => {
            let number = if whole.len() == 14 { number / 1_000_000 } else { number };
            let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
            return Date::new(year as i16, month as i8, day as i8).ok();
        }
        9 | 10 => number,
        12 | 13 => number / 1000,
        _ => return None,
    };
    jiff::civil::date(1970, 1, 1).checked_add((seconds / 86_400).days()).ok()
}

/// A day whose month is a word: "Thu, 12 Mar 2026 10:00", "March 12th, 2026".
fn in_words(cell: &str) -> Option<Date> {
    let mut words = cell.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(12);
    let (mut year, mut month, mut day) = (None, None, None);
    while let Some(word) = words.next().filter(|_| year.is_none() || month.is_none() || day.is_none()) {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let is_ordinal = matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th");
        match digits.parse::<i16>() {
            Ok(number) if digits.len() == 4 && word.len() == 4 => year = year.or(Some(number)),
            Ok(number) if digits.len() <= 2 && is_ordinal => day = day.or(Some(number)),
            _ => month = month.or(month_of(word)),
        }
    }
    Date::new(year?, month?, day? as i8).ok()
}

fn month_of(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let is_month = |name: &str| {
        name == word
            || (word.len() == 3 && name.starts_with(&word))
            || (word == "sept" && name == "september")
    };
    Some(MONTHS.iter().position(|name| is_month(name))? as i8 + 1)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_in_the_usual_ways_are_read() {
        let cells = [
            "2026-03-12",
            "2026-03-12T23:10:00-05:00",
            "2026-3-12 08:00",
            "2026/03/12",
            "20260312",
            "12.03.2026",
            "12.3.26",
            "12 March 2026",
            "March 12th, 2026",
            "Thu, 12 Mar 2026 10:00:00 +0000",
            "Thursday 12 March 2026, 14:05",
            "12-Mar-2026",
            "1773312000",
            "1773312000000",
        ];
        for cell in cells {
            assert_eq!(day(cell, None), Day::Is(date(2026, 3, 12)), "{cell}");
        }
    }

    #[test]
    fn what_may_be_two_days_is_not_guessed() {
        assert_eq!(day("03/12/2026", None), Day::Unclear);
        assert_eq!(day("03/12/2026", Some(DateOrder::DayFirst)), Day::Is(date(2026, 12, 3)));
        assert_eq!(day("03/12/2026", Some(DateOrder::MonthFirst)), Day::Is(date(2026, 3, 12)));
        assert_eq!(day("23/12/2026", Some(DateOrder::MonthFirst)), Day::Is(date(2026, 12, 23)));
        assert_eq!(day("05/05/2026", None), Day::Is(date(2026, 5, 5)));
    }

    #[test]
    fn the_column_says_what_comes_first() {
        assert_eq!(order_in(["03/12/2026", "", "14/01/2026"].into_iter()), Some(DateOrder::DayFirst));
        assert_eq!(order_in(["03/12/2026", "01/14/2026"].into_iter()), Some(DateOrder::MonthFirst));
        assert_eq!(order_in(["13/12/2026", "01/14/2026"].into_iter()), None);
        assert_eq!(order_in(["03/12/2026", "2026-01-14", "x"].into_iter()), None);
    }

    #[test]
    fn days_in_fields_are_read_as_they_are_written() {
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
    fn no_day_in_a_field_is_none() {
        for field in
            ["", "2025", "2025-13-01", "3/4/2025", "0001-01-01", "yesterday", "20251130123", "Nov 2025", "é"]
        {
            assert_eq!(parse(field), None, "{field}");
        }
    }

    #[test]
    fn what_is_no_day_gives_none() {
        for cell in [
            "",
            "soon",
            "12",
            "March 2026",
            "9999999999-99-99",
            "31/02/2026x",
            "2026-02-31",
            "1.2.3.4",
            "é",
            "99999999",
        ] {
            assert_eq!(day(cell, None), Day::None, "{cell}");
        }
    }
}
