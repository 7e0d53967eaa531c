//! The words of a date to the days they mean.

use crate::document::MONTHS;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// The first and the last day that the words may mean; `None` when they name no date, or one that
/// only the day of the document would tell and that day is not known.
///
/// Understands "5 May 2026", "May 5", "May 2026", "2026", "early 2026", "spring 2024", "the 1990s",
/// "2010 to 2012", "since 2012" (up to the document's day), and counted from the document's day:
/// "today", "yesterday", "Wednesday", "last week", "next year", "three days ago", "the last two
/// years", "in two weeks", "within eight days", "by 2030" (from the document's day on).
pub(super) fn days(words: &str, today: Option<Date>, is_ahead: bool) -> Option<(Date, Date)> {
    let lower = words.to_lowercase();
    let tokens: Vec<&str> = lower
        .split(|character: char| !character.is_alphanumeric())
        .filter(|token| {
            !token.is_empty() && !matches!(*token, "the" | "of" | "s" | "on" | "about" | "nearly" | "around")
        })
        .collect();
    // "in" matters before a number of days to come, nowhere else.
    let tokens = match tokens.as_slice() {
        ["in", rest @ ..] if !is_ahead || number_of(rest).is_none() => rest.to_vec(),
        _ => tokens,
    };
    if let ["by" | "before", rest @ ..] = tokens.as_slice() {
        let (first, last) = plain(rest, today, is_ahead)?;
        return Some(match today {
            Some(today) if today <= last => (today.min(first), last),
            _ => (first, last),
        });
    }
    if let ["since", rest @ ..] = tokens.as_slice() {
        let (first, last) = plain(rest, today, false)?;
        return Some((first, today.map_or(last, |today| today.max(last))));
    }
    if let Some(middle) = tokens.iter().position(|token| matches!(*token, "to" | "and" | "until"))
        && let (Some(before), Some(after)) = (tokens.get(..middle), tokens.get(middle + 1..))
        && let (Some((first, _)), Some((_, last))) =
            (plain(before, today, is_ahead), plain(after, today, is_ahead))
        && first <= last
    {
        return Some((first, last));
    }
    plain(&tokens, today, is_ahead)
}

fn plain(tokens: &[&str], today: Option<Date>, is_ahead: bool) -> Option<(Date, Date)> {
    absolute(tokens, today, is_ahead).or_else(|| relative(tokens, today?, is_ahead))
}

/// Dates with a month or a year of their own.
fn absolute(tokens: &[&str], today: Option<Date>, is_ahead: bool) -> Option<(Date, Date)> {
    let year = tokens.iter().find_map(|token| year_of(token));
    let month = tokens.iter().find_map(|token| month_of(token));
    let day = tokens.iter().find_map(|token| day_of(token));
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => single(Date::new(year, month, day).ok()),
        (Some(year), Some(month), None) => {
            let first = Date::new(year, month, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        (None, Some(month), day) => {
            let today = today?;
            let candidate = |year| Date::new(year, month, day.unwrap_or(1)).ok();
            let this_year = candidate(today.year())?;
            let first = match (is_ahead, this_year < today) {
                (true, true) => candidate(today.year() + 1)?,
                (false, false) if months_between(today, this_year) > 6 => candidate(today.year() - 1)?,
                _ => this_year,
            };
            if day.is_some() { single(Some(first)) } else { Some((first, first.last_of_month())) }
        }
        (Some(year), None, _) => year_or_part(tokens, year),
        (None, None, _) => decade(tokens),
    }
}

fn months_between(from: Date, to: Date) -> i32 {
    (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month()) - i32::from(from.month())
}

fn year_or_part(tokens: &[&str], year: i16) -> Option<(Date, Date)> {
    let has = |word: &str| tokens.contains(&word);
    let (first_month, last_month) = if has("spring") {
        (3, 5)
    } else if has("summer") {
        (6, 8)
    } else if has("autumn") || has("fall") {
        (9, 11)
    } else if has("quarter") || has("half") {
        let length = if has("half") { 6 } else { 3 };
        let place = ["first", "second", "third", "fourth"].iter().position(|word| has(word))?;
        let first = 1 + i8::try_from(place).ok()? * length;
        (first, first + length - 1)
    } else if has("early") || has("beginning") || has("start") {
        (1, 4)
    } else if has("mid") {
        (5, 8)
    } else if has("late") || has("end") {
        (9, 12)
    } else {
        (1, 12)
    };
    Some((Date::new(year, first_month, 1).ok()?, Date::new(year, last_month, 1).ok()?.last_of_month()))
}

fn season_of<'a>(tokens: &[&'a str]) -> Option<&'a str> {
    tokens.iter().copied().find(|token| matches!(*token, "spring" | "summer" | "autumn" | "fall"))
}

fn decade(tokens: &[&str]) -> Option<(Date, Date)> {
    let first = tokens.iter().find_map(|token| year_of(token.strip_suffix('s')?))?;
    if first % 10 != 0 {
        return None;
    }
    Some((Date::new(first, 1, 1).ok()?, Date::new(first + 9, 12, 31).ok()?))
}

/// Dates counted from the document's day.
fn relative(tokens: &[&str], today: Date, is_ahead: bool) -> Option<(Date, Date)> {
    let has = |word: &str| tokens.contains(&word);
    if has("today") || has("tonight") {
        return single(Some(today));
    }
    if has("yesterday") {
        return single(today.checked_sub(1.day()).ok());
    }
    if has("tomorrow") {
        return single(today.checked_add(1.day()).ok());
    }
    if let Some(season) = season_of(tokens) {
        let this = year_or_part(&[season], today.year())?;
        let year = if has("last") || (!has("next") && !is_ahead) {
            // The last one that has begun; "last summer", said in July, is over.
            let is_too_late = this.0 > today || (has("last") && this.1 >= today);
            today.year() - i16::from(is_too_late)
        } else {
            let is_over = this.1 < today || (has("next") && this.0 <= today);
            today.year() + i16::from(is_over)
        };
        return year_or_part(&[season], year);
    }
    if let Some(weekday) = tokens.iter().find_map(|token| weekday_of(token)) {
        return weekday_near(weekday, today, has("next") || (is_ahead && !has("last")), has("last"));
    }
    let unit = tokens.iter().find_map(|token| Unit::of(token))?;
    if let (Some(count), true) = (number_of(tokens), has("within")) {
        return Some((today, unit.back(today, -count)?));
    }
    if let (Some(count), true) = (number_of(tokens), is_ahead && (has("in") || has("time"))) {
        let day = unit.back(today, -count)?;
        return if unit == Unit::Day { single(Some(day)) } else { unit.around(day) };
    }
    if has("ago") {
        let before = unit.back(today, number_of(tokens)?)?;
        return unit.around(before);
    }
    if let Some(count) = number_of(tokens) {
        let is_past = has("last") || has("past") || has("previous") || has("recent");
        return if is_past { Some((unit.back(today, count)?, today)) } else { None };
    }
    if has("last") || has("previous") {
        unit.around(unit.back(today, 1)?)
    } else if has("next") || has("following") {
        unit.around(unit.back(today, -1)?)
    } else if has("this") || has("end") {
        let (first, last) = unit.around(today)?;
        Some(if has("earlier") {
            (first, today)
        } else if has("later") || has("end") {
            (today, last)
        } else {
            (first, last)
        })
    } else {
        None
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Hour,
    Day,
    Week,
    Weekend,
    Month,
    Year,
    Decade,
}

impl Unit {
    fn of(token: &str) -> Option<Self> {
        Some(match token {
            "hour" | "hours" => Self::Hour,
            "day" | "days" => Self::Day,
            "week" | "weeks" => Self::Week,
            "weekend" => Self::Weekend,
            "month" | "months" => Self::Month,
            "year" | "years" => Self::Year,
            "decade" | "decades" => Self::Decade,
            _ => return None,
        })
    }

    /// The day so many units before; a negative number counts forward.
    fn back(self, day: Date, count: i64) -> Option<Date> {
        if count.abs() > 10_000 {
            return None;
        }
        match self {
            // Rounded away from the day, so that the stretch covers all the hours.
            Self::Hour => day.checked_sub((count.signum() * ((count.abs() + 23) / 24)).days()),
            Self::Day => day.checked_sub(count.days()),
            Self::Week | Self::Weekend => day.checked_sub(count.weeks()),
            Self::Month => day.checked_sub(count.months()),
            Self::Year => day.checked_sub(count.years()),
            Self::Decade => day.checked_sub((count * 10).years()),
        }
        .ok()
    }

    /// The whole unit that the day lies in; weeks begin on Monday.
    fn around(self, day: Date) -> Option<(Date, Date)> {
        let monday = day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()?;
        Some(match self {
            Self::Hour | Self::Day => (day, day),
            Self::Week => (monday, monday.checked_add(6.days()).ok()?),
            Self::Weekend => (monday.checked_add(5.days()).ok()?, monday.checked_add(6.days()).ok()?),
            Self::Month => (day.first_of_month(), day.last_of_month()),
            Self::Year | Self::Decade => (day.first_of_year(), day.last_of_year()),
        })
    }
}

fn weekday_near(weekday: Weekday, today: Date, is_ahead: bool, is_last: bool) -> Option<(Date, Date)> {
    if today.weekday() == weekday && !is_last && !is_ahead {
        return single(Some(today));
    }
    let distance = if is_ahead { 1 } else { -1 };
    single(today.nth_weekday(distance, weekday).ok())
}

fn single(day: Option<Date>) -> Option<(Date, Date)> {
    day.map(|day| (day, day))
}

fn year_of(token: &str) -> Option<i16> {
    (token.len() == 4).then(|| token.parse().ok()).flatten().filter(|year| (1000..=2999).contains(year))
}

fn day_of(token: &str) -> Option<i8> {
    let digits =
        ["st", "nd", "rd", "th"].iter().find_map(|ending| token.strip_suffix(ending)).unwrap_or(token);
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

/// Whether a number before a month is a day of it: "3 December".
pub(super) fn is_day_of_month(number: &str, month: &str) -> bool {
    day_of(number).is_some() && month_of(&month.to_lowercase()).is_some()
}

fn month_of(token: &str) -> Option<i8> {
    let index = MONTHS.iter().position(|month| {
        *month == token || (token.len() >= 3 && token.len() <= 4 && month.starts_with(token))
    })?;
    i8::try_from(index + 1).ok()
}

fn weekday_of(token: &str) -> Option<Weekday> {
    Some(match token {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

fn number_of(tokens: &[&str]) -> Option<i64> {
    const NUMBERS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    tokens.iter().find_map(|token| {
        let spelled = NUMBERS.iter().position(|number| number == token).map(|index| index as i64 + 1);
        spelled.or_else(|| token.parse().ok()).or(matches!(*token, "a" | "an").then_some(1))
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn words_of_a_date_to_days() {
        // A Wednesday.
        let today = Some(date(2025, 12, 10));
        let cases = [
            ("today", Some((date(2025, 12, 10), date(2025, 12, 10)))),
            ("yesterday", Some((date(2025, 12, 9), date(2025, 12, 9)))),
            ("Wednesday", Some((date(2025, 12, 10), date(2025, 12, 10)))),
            ("Monday", Some((date(2025, 12, 8), date(2025, 12, 8)))),
            ("Thursday", Some((date(2025, 12, 4), date(2025, 12, 4)))),
            ("next Friday", Some((date(2025, 12, 12), date(2025, 12, 12)))),
            ("May 2026", Some((date(2026, 5, 1), date(2026, 5, 31)))),
            ("5 May 2026", Some((date(2026, 5, 5), date(2026, 5, 5)))),
            ("Jan. 3", Some((date(2025, 1, 3), date(2025, 1, 3)))),
            ("2012", Some((date(2012, 1, 1), date(2012, 12, 31)))),
            ("since 2012", Some((date(2012, 1, 1), date(2025, 12, 10)))),
            ("late 2024", Some((date(2024, 9, 1), date(2024, 12, 31)))),
            ("the 1990s", Some((date(1990, 1, 1), date(1999, 12, 31)))),
            ("last week", Some((date(2025, 12, 1), date(2025, 12, 7)))),
            ("next year", Some((date(2026, 1, 1), date(2026, 12, 31)))),
            ("three days ago", Some((date(2025, 12, 7), date(2025, 12, 7)))),
            ("the last two years", Some((date(2023, 12, 10), date(2025, 12, 10)))),
            ("2010 to 2012", Some((date(2010, 1, 1), date(2012, 12, 31)))),
            ("by 2030", Some((date(2025, 12, 10), date(2030, 12, 31)))),
            ("within eight days", Some((date(2025, 12, 10), date(2025, 12, 18)))),
            ("the first quarter of 2025", Some((date(2025, 1, 1), date(2025, 3, 31)))),
            ("earlier this year", Some((date(2025, 1, 1), date(2025, 12, 10)))),
            ("the end of the year", Some((date(2025, 12, 10), date(2025, 12, 31)))),
            ("a decade ago", Some((date(2015, 1, 1), date(2015, 12, 31)))),
            ("last summer", Some((date(2025, 6, 1), date(2025, 8, 31)))),
            ("spring", Some((date(2025, 3, 1), date(2025, 5, 31)))),
            ("the last 24 hours", Some((date(2025, 12, 9), date(2025, 12, 10)))),
            ("that day", None),
            ("every day", None),
            ("99999 years ago", None),
        ];
        for (words, expected) in cases {
            assert_eq!(days(words, today, false), expected, "{words}");
        }
    }

    #[test]
    fn what_is_to_come_lies_ahead() {
        let today = Some(date(2025, 12, 10));
        assert_eq!(days("Thursday", today, true), Some((date(2025, 12, 11), date(2025, 12, 11))));
        assert_eq!(days("in two years", today, true), Some((date(2027, 1, 1), date(2027, 12, 31))));
        assert_eq!(days("next spring", today, true), Some((date(2026, 3, 1), date(2026, 5, 31))));
        assert_eq!(days("May", today, true), Some((date(2026, 5, 1), date(2026, 5, 31))));
    }

    #[test]
    fn without_a_day_of_the_document_only_absolute_dates_have_days() {
        assert_eq!(days("Wednesday", None, false), None);
        assert_eq!(days("May 2026", None, true), Some((date(2026, 5, 1), date(2026, 5, 31))));
    }
}
