//! The keys that walk the timeline.

use egui::{EventFilter, Key, Modifiers, Response, Ui};

use super::placed::Placed;
use super::{Memory, Strip};
use crate::app::Command;

/// What the keys do while a mark has the keyboard: arrows to the sides lead to the claim before and after in time,
/// on the same track; those up and down to the nearest on the next track, or on an only track in time as well.
pub(super) fn pressed(
    ui: &Ui,
    strip: &Strip<'_>,
    placed: &Placed,
    mark: &Response,
    number: usize,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(mark.id, filter));
    // A slow frame may hold several presses.
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
    let (right, left) = (pressed(Key::ArrowRight), pressed(Key::ArrowLeft));
    let (home, end) = (pressed(Key::Home), pressed(Key::End));
    let Some((own, _)) = placed.entry(number).and_then(|entry| placed.ranges.get(entry.track)) else {
        return;
    };
    let last = own.end.saturating_sub(1);
    let in_time =
        |later: usize, earlier: usize| (number + later).saturating_sub(earlier).clamp(own.start, last);
    let target = if home > 0 {
        own.start
    } else if end > 0 {
        last
    } else if placed.tracks.have_names() && down != up {
        let Some(target) = beside(strip, placed, number, down > up) else { return };
        target
    } else {
        let is_only = !placed.tracks.have_names();
        let (down, up) = if is_only { (down, up) } else { (0, 0) };
        if right + left + down + up == 0 {
            return;
        }
        in_time(right + down, left + up)
    };
    let Some(entry) = placed.entry(target) else { return };
    memory.cursor = Some((strip.timeline.marks[entry.place].name(), entry.track));
    memory.wants_focus = true;
    super::bring_into_view(strip, placed, &mut memory.scroll, target, commands);
}

/// On the next track below, or above, on which there is anything, the claim that is nearest in time.
fn beside(strip: &Strip<'_>, placed: &Placed, number: usize, is_down: bool) -> Option<usize> {
    let entry = placed.entry(number)?;
    let middle = |number: usize| {
        let mark = &strip.timeline.marks[placed.entries[number].place];
        i64::from(mark.first) + i64::from(mark.last)
    };
    let is_filled = |track: &usize| placed.ranges.get(*track).is_some_and(|(own, _)| !own.is_empty());
    let track = if is_down {
        (entry.track + 1..placed.ranges.len()).find(is_filled)
    } else {
        (0..entry.track).rev().find(is_filled)
    };
    let (own, _) = placed.ranges.get(track?)?;
    let same = own.clone().find(|&other| placed.entries[other].place == entry.place);
    same.or_else(|| own.clone().min_by_key(|&other| (middle(other) - middle(number)).abs()))
}
