//! Conditions on time: by which clock, within which days, and what becomes of the undated.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::knowledge::{Knowledge, Relation};
use crate::names::named_values;

/// A stretch of days; an end that is missing is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayRange {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

impl DayRange {
    /// Whether a stretch of days has a day in common with the range.
    #[must_use]
    pub fn overlaps(self, (first, last): (Date, Date)) -> bool {
        self.from.is_none_or(|from| from <= last) && self.to.is_none_or(|to| first <= to)
    }
}

named_values! {
    /// What a date is the date of.
    pub enum Clock {
        /// What the relation says, as its sentence dates it.
        Happened = "happened",
        /// The documents that say it.
        Published = "published",
        /// The saying, of what somebody is reported to have said. Texts seldom date it, so that the day of the
        /// document stands for it; what nobody is reported to have said has no such date.
        Said = "said",
    }
}

impl Clock {
    /// The stretches of days that the clock shows for `relation`; none where it is undated by this clock.
    pub fn days_of(self, knowledge: &Knowledge, relation: &Relation) -> impl Iterator<Item = (Date, Date)> {
        let dates = if self == Self::Happened { relation.dates() } else { Vec::new() };
        let is_by_document = match self {
            Self::Happened => false,
            Self::Published => true,
            Self::Said => !relation.attribution.is_empty(),
        };
        let evidence = is_by_document.then_some(&relation.evidence).into_iter().flatten();
        let documents =
            evidence.filter_map(|evidence| knowledge.sources.get(evidence.source as usize)?.document.date);
        dates.into_iter().chain(documents.map(|day| (day, day)))
    }
}

/// A condition on time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dates {
    /// Within which days.
    #[serde(flatten)]
    pub range: DayRange,
    /// By which clock.
    #[serde(default = "happened")]
    pub clock: Clock,
    /// Whether what is undated by that clock fulfils it, too.
    #[serde(default)]
    pub or_undated: bool,
}

/// The clock of conditions that were kept before there were several.
const fn happened() -> Clock {
    Clock::Happened
}

impl Dates {
    /// What happened within these days, and nothing that is undated.
    #[must_use]
    pub const fn happened(range: DayRange) -> Self {
        Self { range, clock: Clock::Happened, or_undated: false }
    }

    /// Whether one of some stretches of days fits: an imprecise date is a stretch, and any day in common is
    /// enough.
    #[must_use]
    pub fn hold_for(self, stretches: impl Iterator<Item = (Date, Date)>) -> bool {
        let mut is_undated = true;
        for stretch in stretches {
            if self.range.overlaps(stretch) {
                return true;
            }
            is_undated = false;
        }
        is_undated && self.or_undated
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_range_with_an_open_end_goes_on_for_ever() {
        let spring = (day("2024-03-01"), day("2024-05-31"));
        let range = |from: Option<&str>, to: Option<&str>| DayRange { from: from.map(day), to: to.map(day) };
        assert!(range(None, None).overlaps(spring));
        assert!(range(Some("2024-05-31"), None).overlaps(spring));
        assert!(!range(Some("2024-06-01"), None).overlaps(spring));
        assert!(range(None, Some("2024-03-01")).overlaps(spring));
        assert!(!range(None, Some("2024-02-29")).overlaps(spring));
    }

    #[test]
    fn one_of_several_dates_is_enough_and_the_undated_come_only_when_asked() {
        let in_may = Dates::happened(DayRange { from: Some(day("2024-05-01")), to: Some(day("2024-05-31")) });
        let or_undated = Dates { or_undated: true, ..in_may };
        let year = (day("2024-01-01"), day("2024-12-31"));
        let june = (day("2024-06-01"), day("2024-06-30"));
        for (stretches, fits, fits_or_undated) in
            [(vec![june, year], true, true), (vec![june], false, false), (vec![], false, true)]
        {
            assert_eq!(in_may.hold_for(stretches.iter().copied()), fits, "{stretches:?}");
            assert_eq!(or_undated.hold_for(stretches.iter().copied()), fits_or_undated, "{stretches:?}");
        }
    }

    #[test]
    fn conditions_kept_before_there_were_clocks_are_read() {
        let old = r#"{"from": "2024-03-01", "to": null}"#;
        let read: Dates = serde_json::from_str(old).unwrap();
        assert_eq!(read, Dates::happened(DayRange { from: Some(day("2024-03-01")), to: None }));
        let new = Dates { clock: Clock::Said, or_undated: true, ..read };
        assert_eq!(serde_json::from_str::<Dates>(&serde_json::to_string(&new).unwrap()).unwrap(), new);
    }
}
