//! One cell of a table: as it is shown, as it is written to a file, as it is sorted.

use jiff::civil::Date;

use crate::app::timeline::days;
use crate::graph::folded;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// How many.
    Number(usize),
    /// How sure, 0 to 1.
    Share(f32),
    /// Whether it is so.
    Switch(bool),
    /// A stretch of days.
    Days(Date, Date),
    /// Several stretches of days, in order; never empty.
    SeveralDays(Vec<(Date, Date)>),
}

/// By what a cell is sorted. What is empty comes last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// Numbers, shares and switches.
    Number(u64),
    /// The first and the last day.
    Days(Date, Date),
    /// Words without case and accents.
    Text(String),
    /// Nothing.
    Empty,
}

/// How finely shares are told apart.
const SHARES: f32 = 1.0e6;

impl Cell {
    /// How it stands in the window.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Share(share) => format!("{:.0} %", share * 100.0),
            Self::Switch(is_so) => if *is_so { "pinned" } else { "" }.to_owned(),
            Self::Days(first, last) => days::in_short_words(*first, *last),
            Self::SeveralDays(several) => {
                let each = several.iter().map(|&(first, last)| days::in_short_words(first, last));
                each.collect::<Vec<_>>().join(", ")
            }
        }
    }

    /// How it stands in a file: for other programs, so dates as ISO 8601 has them.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Share(share) => format!("{share:.2}"),
            Self::Switch(is_so) => if *is_so { "yes" } else { "no" }.to_owned(),
            Self::Days(first, last) => interval(*first, *last),
            Self::SeveralDays(several) => {
                let each = several.iter().map(|&(first, last)| interval(first, last));
                each.collect::<Vec<_>>().join("; ")
            }
        }
    }

    /// By what it is sorted.
    pub(super) fn key(&self) -> Key {
        match self {
            Self::Text(text) if text.is_empty() => Key::Empty,
            Self::Text(text) => Key::Text(folded(text)),
            Self::Number(number) => Key::Number(*number as u64),
            Self::Share(share) => Key::Number((share * SHARES).round() as u64),
            Self::Switch(is_so) => Key::Number(u64::from(*is_so)),
            Self::Days(first, last) => Key::Days(*first, *last),
            Self::SeveralDays(several) => {
                several.first().map_or(Key::Empty, |&(first, last)| Key::Days(first, last))
            }
        }
    }
}

/// A stretch of days as ISO 8601 has it.
fn interval(first: Date, last: Date) -> String {
    if first == last { first.to_string() } else { format!("{first}/{last}") }
}
