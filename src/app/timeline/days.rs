//! Days as numbers, and as words.

use jiff::SignedDuration;
use jiff::civil::Date;

/// Days since the first of January 1970.
pub type Day = i32;

const FIRST: Date = Date::constant(1970, 1, 1);

/// The names of the months, January first.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The number of a date.
#[must_use]
pub fn day(date: Date) -> Day {
    (date.duration_since(FIRST).as_hours() / 24) as Day
}

/// The date with this number; the first or the last that there is, when it is beyond.
#[must_use]
pub fn date(day: Day) -> Date {
    FIRST.saturating_add(SignedDuration::from_hours(i64::from(day) * 24))
}

/// The name of a month.
pub(super) fn month_name(date: Date) -> &'static str {
    MONTHS.get(usize::from(date.month().unsigned_abs()).saturating_sub(1)).unwrap_or(&"")
}

/// A stretch of days as one writes it: "3 March 2024", "March 2024", "2024",
/// "1 January – 15 March 2024".
#[must_use]
pub fn in_words(first: Date, last: Date) -> String {
    words(first, last, month_name)
}

/// The same with the months cut short: "3 Mar 2024".
#[must_use]
pub fn in_short_words(first: Date, last: Date) -> String {
    words(first, last, |date| month_name(date).get(..3).unwrap_or_default())
}

fn words(first: Date, last: Date, month_name: impl Fn(Date) -> &'static str) -> String {
    let is_month_s_end = last == last.last_of_month();
    let begins_month = first.day() == 1;
    let same_year = first.year() == last.year();
    let same_month = same_year && first.month() == last.month();
    if first == last {
        return format!("{} {} {}", first.day(), month_name(first), first.year());
    }
    if begins_month && is_month_s_end {
        return match (first.month(), last.month()) {
            (1, 12) if same_year => first.year().to_string(),
            (1, 12) => format!("{} – {}", first.year(), last.year()),
            _ if same_month => format!("{} {}", month_name(first), first.year()),
            _ if same_year => format!("{} – {} {}", month_name(first), month_name(last), first.year()),
            _ => format!("{} {} – {} {}", month_name(first), first.year(), month_name(last), last.year()),
        };
    }
    let end = format!("{} {} {}", last.day(), month_name(last), last.year());
    if same_month {
        format!("{} – {end}", first.day())
    } else if same_year {
        format!("{} {} – {end}", first.day(), month_name(first))
    } else {
        format!("{} {} {} – {end}", first.day(), month_name(first), first.year())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as on;

    use super::*;

    #[test]
    fn days_and_dates_are_each_other_s_inverse() {
        for one in [on(1970, 1, 1), on(1969, 12, 31), on(2024, 2, 29), on(1215, 6, 15), on(-44, 3, 15)] {
            assert_eq!(date(day(one)), one);
        }
        assert_eq!(day(on(1970, 1, 2)), 1);
        assert_eq!(day(on(1969, 12, 31)), -1);
        assert_eq!(date(Day::MAX), Date::MAX);
        assert_eq!(date(Day::MIN), Date::MIN);
    }

    #[test]
    fn months_can_be_cut_short() {
        assert_eq!(in_short_words(on(2025, 12, 17), on(2025, 12, 17)), "17 Dec 2025");
        assert_eq!(in_short_words(on(2025, 5, 1), on(2025, 6, 30)), "May – Jun 2025");
    }

    #[test]
    fn stretches_are_written_as_short_as_they_can_be() {
        assert_eq!(in_words(on(2024, 3, 3), on(2024, 3, 3)), "3 March 2024");
        assert_eq!(in_words(on(2024, 2, 1), on(2024, 2, 29)), "February 2024");
        assert_eq!(in_words(on(2024, 1, 1), on(2024, 12, 31)), "2024");
        assert_eq!(in_words(on(2020, 1, 1), on(2024, 12, 31)), "2020 – 2024");
        assert_eq!(in_words(on(2024, 1, 1), on(2024, 4, 30)), "January – April 2024");
        assert_eq!(in_words(on(2023, 11, 1), on(2024, 4, 30)), "November 2023 – April 2024");
        assert_eq!(in_words(on(2024, 3, 3), on(2024, 3, 9)), "3 – 9 March 2024");
        assert_eq!(in_words(on(2024, 1, 1), on(2024, 3, 15)), "1 January – 15 March 2024");
        assert_eq!(in_words(on(2023, 12, 30), on(2024, 1, 2)), "30 December 2023 – 2 January 2024");
    }
}
