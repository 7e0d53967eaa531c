//! Days, weeks, months and years as one steps through them.

use super::days::{self, Day};

/// How far one step leads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stride {
    /// From day to day.
    #[default]
    Day,
    /// From week to week; a week begins on Monday, as ISO 8601 has it.
    Week,
    /// From month to month.
    Month,
    /// From year to year.
    Year,
}

/// The longest stretches, in days, that one steps through by days, by weeks and by months.
const LONGEST: [(i64, Stride); 3] = [(62, Stride::Day), (550, Stride::Week), (5500, Stride::Month)];

impl Stride {
    /// All of them, the shortest first.
    pub const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::Year];

    /// The stride that leads through a stretch of days in some dozens of steps.
    #[must_use]
    pub fn fitting((first, last): (Day, Day)) -> Self {
        let days = i64::from(last) - i64::from(first);
        LONGEST.iter().find(|(longest, _)| days <= *longest).map_or(Self::Year, |&(_, stride)| stride)
    }

    /// The first and the last day of the day, week, month or year that holds `day`.
    #[must_use]
    pub fn around(self, day: Day) -> (Day, Day) {
        let date = days::date(day);
        let day = days::day(date);
        match self {
            Self::Day => (day, day),
            Self::Week => {
                let first = day.saturating_sub(i32::from(date.weekday().to_monday_zero_offset()));
                (first, first.saturating_add(6))
            }
            Self::Month => (days::day(date.first_of_month()), days::day(date.last_of_month())),
            Self::Year => (days::day(date.first_of_year()), days::day(date.last_of_year())),
        }
    }

    /// A day in the day, week, month or year so many after the one that holds `day`; before it, where
    /// `steps` is negative.
    #[must_use]
    pub fn stepped(self, day: Day, steps: i32) -> Day {
        let mut day = day;
        for _ in 0..steps.unsigned_abs() {
            let (first, last) = self.around(day);
            day = if steps > 0 { last.saturating_add(1) } else { first.saturating_sub(1) };
        }
        days::day(days::date(day))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;

    fn around(stride: Stride, of: Date) -> (Date, Date) {
        let (first, last) = stride.around(days::day(of));
        (days::date(first), days::date(last))
    }

    #[test]
    fn each_day_lies_in_its_week_month_and_year() {
        let day = date(2024, 2, 29);
        assert_eq!(around(Stride::Day, day), (day, day));
        assert_eq!(around(Stride::Week, day), (date(2024, 2, 26), date(2024, 3, 3)));
        assert_eq!(around(Stride::Month, day), (date(2024, 2, 1), day));
        assert_eq!(around(Stride::Year, day), (date(2024, 1, 1), date(2024, 12, 31)));
        assert_eq!(around(Stride::Week, date(1969, 12, 28)), (date(1969, 12, 22), date(1969, 12, 28)));
    }

    #[test]
    fn steps_lead_there_and_back() {
        let start = days::day(date(2024, 1, 31));
        assert_eq!(days::date(Stride::Month.stepped(start, 1)), date(2024, 2, 1));
        assert_eq!(days::date(Stride::Month.stepped(start, -1)), date(2023, 12, 31));
        assert_eq!(Stride::Week.stepped(start, 0), start);
        assert_eq!(Stride::Day.stepped(start, 3), start + 3);
        assert_eq!(days::date(Stride::Year.stepped(days::day(Date::MAX), 2)), Date::MAX);
    }

    #[test]
    fn short_stretches_have_short_strides() {
        let start = days::day(date(2024, 1, 1));
        let fitting = |length: Day| Stride::fitting((start, start + length));
        assert_eq!([10, 200, 2000, 20_000].map(fitting), Stride::ALL);
    }
}
