//! Dates as people type them: a year, a month or a day.

use jiff::civil::Date;

use crate::graph::DayRange;

/// The stretch that two typed ends stand for; an empty end is open. `None` when an end is no date, or the
/// first comes after the last.
#[must_use]
pub fn range(from: &str, to: &str) -> Option<DayRange> {
    let end = |text: &str| match text.trim() {
        "" => Some(None),
        text => period(text).map(Some),
    };
    let (from, to) = (end(from)?, end(to)?);
    let range = DayRange { from: from.map(|(first, _)| first), to: to.map(|(_, last)| last) };
    let is_in_order = range.from.zip(range.to).is_none_or(|(from, to)| from <= to);
    (is_in_order && range != DayRange::default()).then_some(range)
}

/// The first and the last day of "2024", "2024-03" or "2024-03-05".
fn period(text: &str) -> Option<(Date, Date)> {
    let mut parts = text.split('-').map(str::trim);
    let year: i16 = parts.next()?.parse().ok()?;
    let month = parts.next().map(str::parse::<i8>).transpose().ok()?;
    let day = parts.next().map(str::parse::<i8>).transpose().ok()?;
    if parts.next().is_some() {
        return None;
    }
    match (month, day) {
        (None, _) => Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
        (Some(month), None) => {
            let first = Date::new(year, month, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        (Some(month), Some(day)) => Date::new(year, month, day).ok().map(|day| (day, day)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(from: &str, to: &str) -> Option<(String, String)> {
        let end = |day: Option<Date>| day.map_or("…".to_owned(), |day| day.to_string());
        range(from, to).map(|range| (end(range.from), end(range.to)))
    }

    #[test]
    fn years_months_and_days_are_stretches() {
        let some = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
        assert_eq!(written("2024", "2024"), some("2024-01-01", "2024-12-31"));
        assert_eq!(written("2024-02", "2024-02"), some("2024-02-01", "2024-02-29"));
        assert_eq!(written(" 2024-3-5 ", ""), some("2024-03-05", "…"));
        assert_eq!(written("", "1999"), some("…", "1999-12-31"));
    }

    #[test]
    fn what_is_no_date_is_not_taken_for_one() {
        for (from, to) in
            [("", ""), ("soon", ""), ("2024-13", ""), ("2024-02-30", ""), ("2025", "2024"), ("1-2-3-4", "")]
        {
            assert_eq!(range(from, to), None, "{from} to {to}");
        }
    }
}
