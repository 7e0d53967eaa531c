//! What has a date, from left to right: the claims with the days they are said of, the documents with
//! the day they were published.
//!
//! Where a mark is on the screen follows from the [`Window`] on the days; which lane it lies in from
//! the room that it and its words take ([`stack`]); both are plain functions.

pub mod axis;
pub mod days;
mod gather;
mod playback;
pub mod stack;
mod stride;
mod tracks;
mod undated;
mod window;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::beneath::is_seen;
use super::centre::Centre;
use super::state::State;
use crate::document::DocumentId;
use crate::graph::{Chip, Clock, Condition, Dates, DayRange, Filter};
use crate::knowledge::{EntityId, RelationId, SourceIndex};
use crate::scene::Subject;
use crate::vocabulary::EntityKind;
pub use days::Day;
pub(super) use playback::{Course, beginning};
pub use playback::{Pace, Playback, PlaybackChoice, Sweep, can_play, can_step};
pub use stride::Stride;
pub use tracks::{OnTrack, Track, TrackBy, TrackOf, Tracks};
pub use undated::lists_undated;
pub(super) use undated::{can_list_undated, toggle_undated};
pub use window::Window;

/// How a person looks at the timeline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimelineView {
    /// The days in view; `None` shows all that have something on them.
    pub window: Option<Window>,
    /// How things are to be watched coming about.
    pub choice: PlaybackChoice,
    /// Where the watching is; `None` while the days are chosen in any other way.
    pub playback: Option<Playback>,
    /// The entities that have tracks of their own, where each has one; none for the most active.
    pub tracks_of: BTreeSet<EntityId>,
    /// Counts how often somebody began to watch.
    pub(super) plays: usize,
}

/// What names a mark: the claim, and the first and the last day.
pub type MarkName = (RelationId, Day, Day);

/// A claim on one of its dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The claim.
    pub relation: RelationId,
    /// The first day that may be meant.
    pub first: Day,
    /// The last day that may be meant.
    pub last: Day,
    /// Its subject and its object.
    pub ends: [EntityId; 2],
    /// What it says of them.
    pub phrase: String,
    /// The documents that say it with these days.
    pub sources: Vec<SourceIndex>,
    /// The kind of its subject.
    pub kind: EntityKind,
    /// Whether the text says that it is or was so.
    pub is_actual: bool,
    /// Whether the text says that it is not so.
    pub is_denied: bool,
    /// Whether the days that a person chose leave it out.
    pub is_left_out: bool,
    /// Subject, phrase and object.
    pub title: String,
    /// How real it is, in words.
    pub status: String,
}

impl Mark {
    /// What names it.
    #[must_use]
    pub fn name(&self) -> MarkName {
        (self.relation, self.first, self.last)
    }

    /// Whether it is this, or says something of it.
    #[must_use]
    pub fn is_about(&self, subject: Subject) -> bool {
        match subject {
            Subject::Relation(relation) => self.relation == relation,
            Subject::Entity(entity) => self.ends.contains(&entity),
            Subject::Kind(_) | Subject::Note(_) => false,
        }
    }

    /// Whether it is among these, or says something of one of them.
    #[must_use]
    pub fn is_touched_by(&self, selection: &BTreeSet<Subject>) -> bool {
        selection.contains(&Subject::Relation(self.relation))
            || self.ends.iter().any(|&end| selection.contains(&Subject::Entity(end)))
    }

    /// Whether it stands on these days.
    #[must_use]
    pub fn is_on(&self, days: Option<(Date, Date)>) -> bool {
        days.is_some_and(|(first, last)| (days::day(first), days::day(last)) == (self.first, self.last))
    }

    /// Everything about it in one sentence.
    #[must_use]
    pub fn label(&self) -> String {
        format!("{}, {}, {}", self.title, self.days_in_words(), self.status)
    }

    /// Its days as one writes them.
    #[must_use]
    pub fn days_in_words(&self) -> String {
        days::in_words(days::date(self.first), days::date(self.last))
    }
}

/// A document that has a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// The document.
    pub document: DocumentId,
    /// What it is called.
    pub name: String,
    /// The day it was published.
    pub day: Day,
}

/// Everything on the timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The claims, by their days; a claim with several dates on each of them.
    pub marks: Vec<Mark>,
    /// The documents, by their days.
    pub flags: Vec<Flag>,
    /// How many claims are shown that have no date.
    pub undated: usize,
}

impl Timeline {
    /// The first and the last day with something on it.
    #[must_use]
    pub fn extent(&self) -> Option<(Day, Day)> {
        let firsts = self.marks.iter().map(|mark| mark.first).chain(self.flags.iter().map(|flag| flag.day));
        let lasts = self.marks.iter().map(|mark| mark.last).chain(self.flags.iter().map(|flag| flag.day));
        firsts.min().zip(lasts.max())
    }

    /// The first and the last day of the claims that are selected or say something of what is.
    #[must_use]
    pub fn extent_of(&self, selection: &BTreeSet<Subject>) -> Option<(Day, Day)> {
        let chosen = self.marks.iter().filter(|mark| mark.is_touched_by(selection));
        chosen
            .map(|mark| (mark.first, mark.last))
            .reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
    }

    /// How many claims there are, and how many of them the chosen days do not leave out.
    #[must_use]
    pub fn claims(&self) -> (usize, usize) {
        let distinct = |marks: &mut dyn Iterator<Item = &Mark>| -> usize {
            marks.map(|mark| mark.relation).collect::<BTreeSet<_>>().len()
        };
        let mut left = self.marks.iter().filter(|mark| !mark.is_left_out);
        (distinct(&mut self.marks.iter()), distinct(&mut left))
    }

    /// The place of a claim among the marks; of one with several dates the first.
    #[must_use]
    pub fn place_of(&self, relation: RelationId) -> Option<usize> {
        self.marks.iter().position(|mark| mark.relation == relation)
    }

    /// The place of a mark.
    #[must_use]
    pub fn place_named(&self, name: MarkName) -> Option<usize> {
        self.marks.iter().position(|mark| mark.name() == name)
    }
}

/// The days in view.
#[must_use]
pub fn window(state: &State) -> Window {
    let extent = state.derived.timeline.as_ref().and_then(|timeline| timeline.extent());
    state.timeline.window.unwrap_or_else(|| extent.map_or_else(Window::default, Window::fit))
}

/// The place of the condition with which the timeline chooses days by a clock: no alternative of another.
fn chosen_chip(filter: &Filter, clock: Clock) -> Option<usize> {
    filter.own(&Condition::Dates(Dates { clock, ..Dates::happened(DayRange::default()) }), false)
}

/// The condition itself.
fn chosen(filter: &Filter, clock: Clock) -> Option<Dates> {
    match filter.chips.get(chosen_chip(filter, clock)?)?.condition {
        Condition::Dates(dates) => Some(dates),
        _ => None,
    }
}

/// The place of the condition that wanders while something is watched coming about.
#[must_use]
pub fn watched_chip(state: &State) -> Option<usize> {
    state.timeline.playback?;
    chosen_chip(&state.ground.filter, state.timeline.choice.clock)
}

/// The days that a person chose: nothing else is shown.
#[must_use]
pub fn chosen_range(state: &State) -> Option<DayRange> {
    chosen(&state.ground.filter, Clock::Happened).map(|dates| dates.range)
}

/// The first and the last of them; where an end is open, the first or the last day that there is.
#[must_use]
pub fn chosen_days(state: &State) -> Option<(Date, Date)> {
    let range = chosen_range(state)?;
    Some((range.from.unwrap_or(Date::MIN), range.to.unwrap_or(Date::MAX)))
}

/// Chooses days on which something happened, instead of any others; `None` chooses none. Whether the undated are
/// shown as well stays as it was.
pub(super) fn choose_days(filter: &mut Filter, days: Option<(Date, Date)>) {
    choose_days_by(filter, Clock::Happened, days);
}

/// The same by any clock.
pub(super) fn choose_days_by(filter: &mut Filter, clock: Clock, days: Option<(Date, Date)>) {
    let before = chosen(filter, clock);
    forget_days(filter, clock);
    if let Some((from, to)) = days {
        let range = DayRange { from: Some(from.min(to)), to: Some(to.max(from)) };
        let or_undated = before.is_some_and(|dates| dates.or_undated);
        filter.add(Chip::only(Condition::Dates(Dates { range, clock, or_undated })));
    }
}

/// Takes the choice of days away.
fn forget_days(filter: &mut Filter, clock: Clock) {
    while let Some(index) = chosen_chip(filter, clock) {
        filter.remove(index);
    }
}

/// Brings the timeline up to date while it stands in the window; forgets it when it no longer holds.
pub(super) fn refresh(state: &mut State, view_changed: bool) {
    let has_ended = playback::refresh(state);
    if view_changed || has_ended {
        state.derived.timeline = None;
    }
    if is_seen(state, Centre::Timeline) && state.derived.timeline.is_none() {
        state.derived.timeline = Some(Arc::new(gather::timeline(state)));
    }
    tracks::refresh(state);
}
