//! Watching how things came about: a moment wanders through the days, and the days up to it, or those around
//! it, are chosen as a person could choose them. Graph, table and counts follow by themselves.
//!
//! What has imprecise days comes with the first that may be meant.

use super::days::{self, Day};
use super::stride::Stride;
use super::{Timeline, chosen, is_seen};
use crate::app::camera::Camera;
use crate::app::state::State;
use crate::graph::{Clock, DayRange};

/// The most steps through all days, as long as the stride can be made longer.
const MOST: usize = 62;

/// What is there at a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sweep {
    /// Everything up to it.
    #[default]
    Growing,
    /// Only what belongs to the day, week, month or year that it closes.
    Moving,
}

impl Sweep {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Growing, Self::Moving];
}

/// How fast it goes on by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// A step every two seconds.
    Slow,
    /// A step a second.
    #[default]
    Normal,
    /// Three steps a second.
    Fast,
}

impl Pace {
    /// All of them, the slowest first.
    pub const ALL: [Self; 3] = [Self::Slow, Self::Normal, Self::Fast];

    /// From one step to the next, in seconds.
    #[must_use]
    pub const fn seconds(self) -> f64 {
        match self {
            Self::Slow => 2.0,
            Self::Normal => 1.0,
            Self::Fast => 1.0 / 3.0,
        }
    }
}

/// How a person wants to watch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaybackChoice {
    /// Whose days count: those of claims, or those of articles.
    pub clock: Clock,
    /// What is there at a moment.
    pub sweep: Sweep,
    /// How fast it goes on.
    pub pace: Pace,
}

impl Default for PlaybackChoice {
    fn default() -> Self {
        Self { clock: Clock::Happened, sweep: Sweep::default(), pace: Pace::default() }
    }
}

impl PlaybackChoice {
    /// The clocks that can be followed.
    pub const CLOCKS: [Clock; 2] = [Clock::Happened, Clock::Published];
}

/// Where the watching is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Playback {
    /// The days that are gone through.
    pub whole: (Day, Day),
    /// How far one step leads.
    pub stride: Stride,
    /// The moment: the last day that counts.
    pub at: Day,
    /// Whether it goes on by itself.
    pub is_playing: bool,
    /// The view of the graph that is kept meanwhile, where the graph would be fitted into the window else.
    pub(in crate::app) camera: Option<Camera>,
}

impl Playback {
    /// The first and the last of the days that count at the moment.
    #[must_use]
    pub fn days(&self, sweep: Sweep) -> (Day, Day) {
        let first = match sweep {
            Sweep::Growing => self.whole.0,
            Sweep::Moving => self.stride.around(self.at).0.max(self.whole.0),
        };
        (first.min(self.at), self.at)
    }
}

/// The stretches of days that the timeline shows by a clock, cut to those that are gone through.
pub(in crate::app) struct Course {
    stretches: Vec<(Day, Day)>,
    stride: Stride,
    sweep: Sweep,
    last: Day,
}

/// The days of everything on the timeline by a clock, whether they are chosen or not.
fn stretches(timeline: &Timeline, clock: Clock) -> Vec<(Day, Day)> {
    match clock {
        Clock::Happened => timeline.marks.iter().map(|mark| (mark.first, mark.last)).collect(),
        Clock::Published | Clock::Said => timeline.flags.iter().map(|flag| (flag.day, flag.day)).collect(),
    }
}

/// What of some stretches lies within some days.
fn cut(stretches: &[(Day, Day)], (from, to): (Day, Day)) -> Vec<(Day, Day)> {
    let inside = stretches.iter().filter(|(first, last)| *first <= to && from <= *last);
    inside.map(|&(first, last)| (first.max(from), last.min(to))).collect()
}

fn extent(stretches: &[(Day, Day)]) -> Option<(Day, Day)> {
    let first = stretches.iter().map(|&(first, _)| first).min()?;
    let last = stretches.iter().map(|&(_, last)| last).max()?;
    Some((first, last))
}

/// Where somebody begins to watch: at the last moment of the days that are chosen, or of all there are; `None`
/// where nothing has a day.
pub(in crate::app) fn beginning(state: &State) -> Option<Playback> {
    let clock = state.timeline.choice.clock;
    let stretches = stretches(state.derived.timeline.as_ref()?, clock);
    let all = extent(&stretches)?;
    let range = chosen(&state.ground.filter, clock).map(|dates| dates.range);
    let inside = range.and_then(|range| {
        let from = range.from.map_or(all.0, days::day).max(all.0);
        let to = range.to.map_or(all.1, days::day).min(all.1);
        (from <= to && !cut(&stretches, (from, to)).is_empty()).then_some((from, to))
    });
    let whole = inside.unwrap_or(all);
    let stride = Course::fitting(cut(&stretches, whole), state.timeline.choice.sweep, whole.1);
    let camera = state.camera.is_none().then(|| state.view_camera());
    Some(Playback { whole, stride, at: whole.1, is_playing: false, camera })
}

impl Course {
    /// What is gone through.
    pub(in crate::app) fn of(timeline: &Timeline, choice: PlaybackChoice, playback: &Playback) -> Self {
        Self {
            stretches: cut(&stretches(timeline, choice.clock), playback.whole),
            stride: playback.stride,
            sweep: choice.sweep,
            last: playback.whole.1,
        }
    }

    /// The shortest stride that leads through these days in some dozens of steps.
    fn fitting(stretches: Vec<(Day, Day)>, sweep: Sweep, last: Day) -> Stride {
        let mut course = Self { stretches, stride: Stride::Day, sweep, last };
        for stride in Stride::ALL {
            course.stride = stride;
            let moments = std::iter::successors(course.first(), |&at| course.next(at));
            if moments.take(MOST + 1).count() <= MOST {
                break;
            }
        }
        course.stride
    }

    /// The stride that fits what is gone through in a way.
    pub(in crate::app) fn fitted(timeline: &Timeline, choice: PlaybackChoice, playback: &Playback) -> Stride {
        let stretches = cut(&stretches(timeline, choice.clock), playback.whole);
        Self::fitting(stretches, choice.sweep, playback.whole.1)
    }

    /// The moment that closes the day, week, month or year of a day.
    fn moment(&self, day: Day) -> Day {
        self.stride.around(day).1.min(self.last)
    }

    /// The first moment at which something is there.
    pub(in crate::app) fn first(&self) -> Option<Day> {
        self.stretches.iter().map(|&(first, _)| first).min().map(|first| self.moment(first))
    }

    /// The next moment at which something else is there; days on which nothing happens are passed over.
    pub(in crate::app) fn next(&self, at: Day) -> Option<Day> {
        let comes = |&(first, last): &(Day, Day)| match self.sweep {
            Sweep::Growing => (first > at).then_some(first),
            Sweep::Moving => (last > at).then(|| first.max(at.saturating_add(1))),
        };
        self.stretches.iter().filter_map(comes).min().map(|day| self.moment(day))
    }

    /// The moment before.
    pub(in crate::app) fn previous(&self, at: Day) -> Option<Day> {
        let start = self.stride.around(at).0;
        let went = |&(first, last): &(Day, Day)| match self.sweep {
            Sweep::Growing => (first < start).then_some(first),
            Sweep::Moving => (first < start).then(|| last.min(start.saturating_sub(1))),
        };
        self.stretches.iter().filter_map(went).max().map(|day| self.moment(day))
    }
}

/// Whether one can go from moment to moment: the timeline is seen and something has a day by the clock.
#[must_use]
pub fn can_step(state: &State) -> bool {
    let has_days =
        state.derived.timeline.as_ref().is_some_and(|timeline| match state.timeline.choice.clock {
            Clock::Happened => !timeline.marks.is_empty(),
            Clock::Published | Clock::Said => !timeline.flags.is_empty(),
        });
    is_seen(state) && has_days
}

/// Whether it can go on by itself: not where a person wants no motion.
#[must_use]
pub fn can_play(state: &State) -> bool {
    can_step(state) && !state.reduced_motion()
}

/// Ends the watching when the days are chosen in another way, and pauses it when the timeline leaves the window.
/// Whether it has ended.
pub(super) fn refresh(state: &mut State) -> bool {
    let Some(playback) = &state.timeline.playback else { return false };
    let choice = state.timeline.choice;
    let (from, to) = playback.days(choice.sweep);
    let range = DayRange { from: Some(days::date(from)), to: Some(days::date(to)) };
    let has_ended = chosen(&state.ground.filter, choice.clock).is_none_or(|dates| dates.range != range);
    let stops = !is_seen(state) || state.reduced_motion();
    if has_ended {
        if playback.camera.is_some() && state.camera == playback.camera {
            state.camera = None;
        }
        state.timeline.playback = None;
    } else if stops && let Some(playback) = &mut state.timeline.playback {
        playback.is_playing = false;
    }
    has_ended
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;

    fn day(year: i16, month: i8, of_month: i8) -> Day {
        days::day(date(year, month, of_month))
    }

    fn course(sweep: Sweep, whole: (Day, Day)) -> Course {
        let one = |year, month, of_month| (day(year, month, of_month), day(year, month, of_month));
        let year = (day(2024, 1, 1), day(2024, 12, 31));
        let stretches = [one(2023, 5, 4), year, one(2024, 3, 9), one(2024, 3, 20)];
        Course { stretches: cut(&stretches, whole), stride: Stride::Month, sweep, last: whole.1 }
    }

    fn walked(course: &Course) -> Vec<Date> {
        let mut moments: Vec<Day> = course.first().into_iter().collect();
        while let Some(next) = course.next(*moments.last().unwrap()) {
            assert!(next > *moments.last().unwrap());
            moments.push(next);
        }
        for pair in moments.windows(2) {
            assert_eq!(course.previous(pair[1]), Some(pair[0]), "the way back");
        }
        assert_eq!(course.previous(moments[0]), None);
        moments.into_iter().map(days::date).collect()
    }

    #[test]
    fn what_grows_steps_from_one_beginning_to_the_next() {
        let all = (day(2023, 5, 4), day(2024, 12, 31));
        let moments = walked(&course(Sweep::Growing, all));
        assert_eq!(moments, [date(2023, 5, 31), date(2024, 1, 31), date(2024, 3, 31)]);
        let spring = (day(2024, 2, 10), day(2024, 3, 15));
        assert_eq!(walked(&course(Sweep::Growing, spring)), [date(2024, 2, 29), date(2024, 3, 15)]);
    }

    #[test]
    fn what_moves_steps_through_every_month_with_something_in_it() {
        let all = (day(2023, 5, 4), day(2024, 12, 31));
        let moments = walked(&course(Sweep::Moving, all));
        assert_eq!(moments[..3], [date(2023, 5, 31), date(2024, 1, 31), date(2024, 2, 29)]);
        assert_eq!((moments.len(), moments.last()), (13, Some(&date(2024, 12, 31))));
    }

    #[test]
    fn the_stride_is_as_short_as_the_steps_stay_few() {
        let fitting = |sweep, stretches: &[(Day, Day)]| {
            let last = extent(stretches).unwrap().1;
            Course::fitting(stretches.to_vec(), sweep, last)
        };
        let far = [(day(1974, 1, 1), day(1974, 12, 31)), (day(2026, 3, 2), day(2026, 3, 3))];
        assert_eq!(fitting(Sweep::Growing, &far), Stride::Day, "what lies between is passed over");
        assert_eq!(fitting(Sweep::Moving, &far), Stride::Week);
        let days: Vec<_> = (0..200).map(|number| (number, number)).collect();
        assert_eq!(fitting(Sweep::Growing, &days), Stride::Week);
        let years: Vec<_> = (0..200).map(|number| (number * 365, number * 365)).collect();
        assert_eq!(fitting(Sweep::Growing, &years), Stride::Year);
    }

    #[test]
    fn the_days_at_a_moment_never_leave_those_that_are_gone_through() {
        let whole = (day(2024, 2, 10), day(2024, 3, 15));
        let at = day(2024, 2, 29);
        let playback = Playback { whole, stride: Stride::Month, at, is_playing: false, camera: None };
        assert_eq!(playback.days(Sweep::Growing), (whole.0, at));
        assert_eq!(playback.days(Sweep::Moving), (whole.0, at));
        let later = Playback { at: whole.1, ..playback };
        assert_eq!(later.days(Sweep::Moving), (day(2024, 3, 1), whole.1));
    }
}
