//! The days, months and years written along the timeline: as finely as there is room, never one over
//! another.

use jiff::civil::Date;

use super::days::{self, Day, month_name};
use super::window::Window;

/// Room between the line of a tick and its words, and after them.
pub const BESIDE: f32 = 4.0;
const BETWEEN: f32 = 14.0;
/// Lines closer than this would be a grey surface.
const CLOSEST: f64 = 9.0;
/// The first and the last year there is.
const YEARS: std::ops::RangeInclusive<i32> = -9999..=9999;

/// A line across the timeline, with what is written beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// The day that begins there.
    pub day: Day,
    /// Where the words begin, from the left end of the strip.
    pub x: f32,
    /// The words.
    pub text: String,
}

/// Two rows of ticks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ticks {
    /// What the days or months belong to. The first one begins before the view: its words stay in it.
    pub coarse: Vec<Tick>,
    /// Days, months or years.
    pub fine: Vec<Tick>,
}

/// How far apart the ticks of a row are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// These days of each month.
    Days(&'static [i8]),
    /// So many months, counted from January.
    Months(i32),
    /// So many years.
    Years(i32),
}

const STEPS: [Step; 15] = [
    Step::Days(&[
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
        28, 29, 30, 31,
    ]),
    Step::Days(&[1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29]),
    Step::Days(&[1, 5, 10, 15, 20, 25]),
    Step::Days(&[1, 10, 20]),
    Step::Months(1),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(50),
    Step::Years(100),
    Step::Years(500),
    Step::Years(1000),
];

impl Step {
    /// About how many days lie between two ticks.
    fn days(self) -> f64 {
        match self {
            Self::Days(days) => 31.0 / days.len() as f64,
            Self::Months(months) => 30.4 * f64::from(months),
            Self::Years(years) => 365.24 * f64::from(years),
        }
    }

    /// What stands above such ticks; nothing above years.
    const fn coarser(self) -> Option<Self> {
        match self {
            Self::Days(_) => Some(Self::Months(1)),
            Self::Months(_) => Some(Self::Years(1)),
            Self::Years(_) => None,
        }
    }

    /// The dates of the ticks from the last before `first` to the last before or on `last`.
    fn dates(self, first: Date, last: Date) -> Vec<Date> {
        let on = |year: i32, month: i32, day: i8| Date::new(year as i16, month as i8, day).ok();
        let months = |step: i32| {
            let months = i32::from(first.year()) * 12 + i32::from(first.month()) - 1;
            let end = i32::from(last.year()) * 12 + i32::from(last.month()) - 1;
            (months.div_euclid(step) * step..=end)
                .step_by(step as usize)
                .map(|month| (month.div_euclid(12), month.rem_euclid(12) + 1))
        };
        match self {
            Self::Days(wanted) => months(1)
                .flat_map(|(year, month)| wanted.iter().filter_map(move |&day| on(year, month, day)))
                .filter(|&date| date <= last)
                .collect(),
            Self::Months(step) => months(step).filter_map(|(year, month)| on(year, month, 1)).collect(),
            Self::Years(step) => {
                let begin = i32::from(first.year()).div_euclid(step) * step;
                let years = (begin..=i32::from(last.year())).step_by(step as usize);
                years.filter(|year| YEARS.contains(year)).filter_map(|year| on(year, 1, 1)).collect()
            }
        }
    }

    /// What is written beside a tick in the finer and in the coarser row.
    fn text(self, date: Date, is_coarse: bool) -> String {
        match self {
            Self::Days(_) => date.day().to_string(),
            Self::Months(_) if is_coarse => format!("{} {}", month_name(date), date.year()),
            Self::Months(_) => month_name(date).chars().take(3).collect(),
            Self::Years(_) => date.year().to_string(),
        }
    }
}

/// The ticks along a strip of this width; `measure` tells how wide words are.
#[must_use]
pub fn ticks(window: Window, width: f32, measure: &dyn Fn(&str) -> f32) -> Ticks {
    let day = |moment: f64| days::date(moment.floor() as Day);
    let (first, last) = (day(window.start), day(window.end()));
    for step in STEPS {
        if step.days() * window.scale(width) < CLOSEST {
            continue;
        }
        let fine: Vec<Tick> = row(step, false, first, last, window, width);
        if !have_room(&fine, measure) {
            continue;
        }
        let coarse = step.coarser().map(|coarser| {
            let mut ticks = row(coarser, true, first, last, window, width);
            if !have_room(&ticks, measure) {
                for tick in &mut ticks {
                    tick.text = shortened(&tick.text);
                }
            }
            keep_in_view(&mut ticks, measure);
            ticks
        });
        return Ticks { coarse: coarse.unwrap_or_default(), fine };
    }
    Ticks::default()
}

fn row(step: Step, is_coarse: bool, first: Date, last: Date, window: Window, width: f32) -> Vec<Tick> {
    let tick = |date: Date| {
        let day = days::day(date);
        let x = window.x(f64::from(day), width) + BESIDE;
        Tick { day, x, text: step.text(date, is_coarse) }
    };
    // The coarse row needs the tick before the view, too: its words are about the left end.
    let is_seen = |tick: &Tick| is_coarse || tick.x >= 0.0;
    step.dates(first, last).into_iter().map(tick).filter(is_seen).collect()
}

/// "Sep 2024" for "September 2024"; a year stays as it is.
fn shortened(text: &str) -> String {
    match text.split_once(' ') {
        Some((month, year)) => format!("{} {year}", month.chars().take(3).collect::<String>()),
        None => text.to_owned(),
    }
}

/// Whether each tick's words end before the next begin.
fn have_room(ticks: &[Tick], measure: &dyn Fn(&str) -> f32) -> bool {
    ticks.windows(2).all(|pair| pair[0].x + measure(&pair[0].text) + BETWEEN <= pair[1].x)
}

/// Moves the words of what began before the view into it, and takes away words that find no room.
fn keep_in_view(ticks: &mut Vec<Tick>, measure: &dyn Fn(&str) -> f32) {
    let begun = ticks.iter().rposition(|tick| tick.x <= BESIDE).unwrap_or(0);
    ticks.drain(..begun);
    if let Some(tick) = ticks.first_mut() {
        tick.x = tick.x.max(BESIDE);
    }
    let mut end = f32::INFINITY;
    for tick in ticks.iter_mut().rev() {
        if tick.x + measure(&tick.text) + BETWEEN > end {
            tick.text.clear();
        }
        end = tick.x;
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const WIDTH: f32 = 800.0;

    fn measure(text: &str) -> f32 {
        6.5 * text.chars().count() as f32
    }

    fn texts(ticks: &[Tick]) -> Vec<&str> {
        ticks.iter().map(|tick| tick.text.as_str()).collect()
    }

    fn between(first: Date, last: Date) -> Ticks {
        let start = f64::from(days::day(first));
        let window = Window { start, days: f64::from(days::day(last)) - start };
        ticks(window, WIDTH, &measure)
    }

    #[test]
    fn a_fortnight_has_its_days_under_its_months() {
        let ticks = between(date(2024, 2, 26), date(2024, 3, 6));
        assert_eq!(texts(&ticks.fine), ["26", "27", "28", "29", "1", "2", "3", "4", "5", "6"]);
        assert_eq!(texts(&ticks.coarse), ["February 2024", "March 2024"]);
        assert!(ticks.coarse[0].x >= 0.0, "what began before the view is named in it");
    }

    #[test]
    fn a_year_has_its_months_and_a_century_its_years() {
        let ticks = between(date(2024, 1, 1), date(2024, 12, 31));
        assert_eq!(texts(&ticks.fine).len(), 12);
        assert_eq!(texts(&ticks.coarse), ["2024"]);
        let ticks = between(date(1914, 1, 1), date(2013, 1, 1));
        assert_eq!(texts(&ticks.fine)[..3], ["1915", "1920", "1925"]);
        assert!(ticks.coarse.is_empty());
    }

    proptest! {
        #[test]
        fn words_never_lie_over_each_other(
            start in -4.0e6_f64..2.9e6,
            days in prop_oneof![3.0_f64..100.0, 100.0_f64..5000.0, 5000.0_f64..6.0e6],
            width in 60.0_f32..3000.0,
        ) {
            let ticks = ticks(Window { start, days }, width, &measure);
            for row in [&ticks.fine, &ticks.coarse] {
                let written: Vec<&Tick> = row.iter().filter(|tick| !tick.text.is_empty()).collect();
                for pair in written.windows(2) {
                    prop_assert!(pair[0].x + measure(&pair[0].text) <= pair[1].x);
                }
                prop_assert!(row.len() < 600);
            }
        }
    }
}
