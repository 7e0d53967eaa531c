//! Watching how things came about, moment by moment.

use crate::app::command::Command;
use crate::app::derived::Hold;
use crate::app::state::State;
use crate::app::timeline::{self, Course, Playback, PlaybackChoice, days};

/// Whether a command is about it.
pub(super) const fn is_about(command: &Command) -> bool {
    matches!(
        command,
        Command::TogglePlay | Command::NextMoment | Command::PreviousMoment | Command::SetPlayback(_)
    )
}

/// The number of the watching to which a command belongs: all its moments make one step.
pub(super) fn series(state: &State) -> usize {
    state.timeline.plays + usize::from(state.timeline.playback.is_none())
}

pub(super) fn change(state: &mut State, command: &Command) {
    if let Command::SetPlayback(choice) = *command {
        return set(state, choice);
    }
    if !timeline::can_step(state) {
        return;
    }
    let (Some(shown), Some(now)) =
        (state.derived.timeline.clone(), state.timeline.playback.or_else(|| timeline::beginning(state)))
    else {
        return;
    };
    let has_begun = state.timeline.playback.is_some();
    let course = Course::of(&shown, state.timeline.choice, &now);
    let first = course.first().unwrap_or(now.at);
    let next = match command {
        Command::TogglePlay if !timeline::can_play(state) => return,
        Command::TogglePlay if now.is_playing => Playback { is_playing: false, ..now },
        Command::TogglePlay if has_begun && course.next(now.at).is_some() => {
            Playback { is_playing: true, ..now }
        }
        Command::TogglePlay => Playback { at: first, is_playing: course.next(first).is_some(), ..now },
        Command::NextMoment if !has_begun => Playback { at: first, ..now },
        Command::NextMoment => {
            let at = course.next(now.at).unwrap_or(now.at);
            Playback { at, is_playing: now.is_playing && course.next(at).is_some(), ..now }
        }
        _ => Playback { at: course.previous(now.at).unwrap_or(now.at), is_playing: false, ..now },
    };
    if !has_begun {
        state.timeline.plays += 1;
        // The days beside the chosen ones stay where they are on the axis, and the graph where it is.
        state.timeline.window = Some(timeline::window(state));
        state.camera = next.camera.or(state.camera);
    }
    enter(state, next);
}

/// Chooses the days of a moment. Things come and go where they stand.
fn enter(state: &mut State, playback: Playback) {
    let choice = state.timeline.choice;
    let (from, to) = playback.days(choice.sweep);
    state.timeline.playback = Some(playback);
    let days = Some((days::date(from), days::date(to)));
    timeline::choose_days_by(&mut state.ground.filter, choice.clock, days);
    state.derived.hold = Some(Hold::Everything);
}

/// Takes up another way of watching. With another clock one begins anew.
fn set(state: &mut State, choice: PlaybackChoice) {
    let before = std::mem::replace(&mut state.timeline.choice, choice);
    let Some(playback) = state.timeline.playback else { return };
    if choice.clock == before.clock {
        let shown = state.derived.timeline.clone().filter(|_| choice.sweep != before.sweep);
        let stride = shown.map_or(playback.stride, |shown| Course::fitted(&shown, choice, &playback));
        return enter(state, Playback { stride, ..playback });
    }
    timeline::choose_days_by(&mut state.ground.filter, before.clock, None);
    state.derived.hold = Some(Hold::Everything);
}
