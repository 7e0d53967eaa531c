//! What the timeline says.

use crate::app::timeline::{Day, Flag, Mark, Pace, Sweep, Timeline, Track, TrackBy, days};
use crate::app::words::{counted, one_line};
use crate::graph::{Clock, DayRange};

pub(in crate::ui) const DAYS: &str = "Days";
pub(in crate::ui) const DAYS_HINT: &str = "Drag here to show only what is dated within some days. A click beside them shows the rest again. With the keyboard, arrows mark a day, Shift and arrows more, Enter shows only these.";
pub(in crate::ui) const SHOW_ALL_DAYS: &str = "Show all days";
pub(in crate::ui) const CLEAR_DAYS: &str = "clear";
pub(in crate::ui) const NOTHING_DATED: &str = "Nothing that is shown has a date.";
pub(in crate::ui) const PLAY: &str = "Play";
pub(in crate::ui) const PAUSE: &str = "Pause";
pub(in crate::ui) const NEXT: &str = "Next moment";
pub(in crate::ui) const PREVIOUS: &str = "Previous moment";
pub(in crate::ui) const CLOCK: &str = "Dates to play by";
pub(in crate::ui) const SWEEP: &str = "What is shown while it plays";
pub(in crate::ui) const PACE: &str = "Speed";

pub(in crate::ui) const TRACKS: &str = "Tracks of the timeline";
pub(in crate::ui) const ELSEWHERE_HINT: &str = "None of these is about an entity that has a track";

/// What has tracks of its own, in a list to choose from.
pub(in crate::ui) const fn track_by(by: TrackBy) -> &'static str {
    match by {
        TrackBy::Nothing => "All together",
        TrackBy::Entity => "By entity",
        TrackBy::Article => "By article",
    }
}

/// What a track is called for those who cannot see it.
pub(in crate::ui) fn track(track: &Track) -> String {
    let count = counted(track.marks.len(), "claim with a date", "claims with a date");
    format!("{}, {count}", track.name)
}

/// What a mark is called on a track of this name.
pub(in crate::ui) fn on_track(track: &str, mark: &Mark) -> String {
    if track.is_empty() { mark.label() } else { format!("{track}: {}", mark.label()) }
}

/// How many marks stand on no track.
pub(in crate::ui) fn elsewhere(count: usize) -> String {
    format!("· {} of others", counted(count, "claim", "claims"))
}

/// What a clock is called.
pub(in crate::ui) const fn clock(clock: Clock) -> &'static str {
    match clock {
        Clock::Happened => "As it happened",
        Clock::Published => "As published",
        Clock::Said => "As it was said",
    }
}

/// What a sweep is called.
pub(in crate::ui) const fn sweep(sweep: Sweep) -> &'static str {
    match sweep {
        Sweep::Growing => "Grow",
        Sweep::Moving => "Move",
    }
}

/// What a pace is called.
pub(in crate::ui) const fn pace(pace: Pace) -> &'static str {
    match pace {
        Pace::Slow => "Slow",
        Pace::Normal => "Normal speed",
        Pace::Fast => "Fast",
    }
}

/// Some days in words.
pub(in crate::ui) fn in_words((first, last): (Day, Day)) -> String {
    days::in_words(days::date(first), days::date(last))
}

/// What the axis says of days that the keyboard has marked and nobody has chosen yet.
pub(in crate::ui) fn marked_days(marked: (Day, Day)) -> String {
    format!("{DAYS}, {} marked; Enter shows only these", in_words(marked))
}

/// What the timeline is called for those who cannot see it.
pub(in crate::ui) fn name(timeline: &Timeline) -> String {
    format!("Timeline of {}", counted(timeline.claims().0, "claim with a date", "claims with a date"))
}

/// How many claims have a date.
pub(in crate::ui) fn count(timeline: &Timeline) -> String {
    let (_, dated) = timeline.claims();
    counted(dated, "claim with a date", "claims with a date")
}

/// How many claims have none.
pub(in crate::ui) fn undated(count: usize) -> String {
    counted(count, "claim without a date", "claims without a date")
}

pub(in crate::ui) const UNDATED_HINT: &str = "Show only the claims without a date, in the table";
pub(in crate::ui) const SHOW_DATED: &str = "Show the claims with a date again";

/// The days that a person chose.
pub(in crate::ui) fn only(range: DayRange) -> String {
    match (range.from, range.to) {
        (Some(from), Some(to)) => format!("only {}", days::in_words(from, to)),
        // An open end is said as on the chip.
        _ => format!("only {}", super::filters::days(range)),
    }
}

/// What the axis says of the days that a person chose.
pub(in crate::ui) fn days_name(range: Option<DayRange>) -> String {
    range.map_or_else(|| DAYS.to_owned(), |range| format!("{DAYS}, {}", only(range)))
}

/// What a flag, or several that stand too near to each other, is called.
pub(in crate::ui) fn flags(flags: &[&Flag]) -> String {
    match flags {
        [flag] => flag.name.clone(),
        many => counted(many.len(), "article", "articles"),
    }
}

/// A document and the day it was published.
pub(in crate::ui) fn published(flag: &Flag, day: &str) -> String {
    format!("{}, published {day}", flag.name)
}

/// A sentence as the text has it.
pub(in crate::ui) fn quoted(sentence: &str) -> String {
    format!("“{}”", one_line(sentence))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_open_end_is_said_to_be_open() {
        let from = Some(date(2024, 1, 1));
        assert_eq!(only(DayRange { from, to: None }), "only from 2024-01-01");
        assert_eq!(only(DayRange { from, to: Some(date(2024, 12, 31)) }), "only 2024");
    }
}
