//! The keys that walk the timeline.

use egui::{EventFilter, Key, Modifiers, Response, Ui};

use super::placed::Placed;
use super::{Memory, Strip};
use crate::app::Command;

/// What the keys do while a mark has the keyboard: arrows lead to the claim before and after in time.
pub(super) fn pressed(
    ui: &Ui,
    strip: &Strip<'_>,
    placed: &Placed,
    mark: &Response,
    place: usize,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(mark.id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let last = strip.timeline.marks.len().saturating_sub(1);
    let target = if pressed(Key::ArrowRight) || pressed(Key::ArrowDown) {
        place + 1
    } else if pressed(Key::ArrowLeft) || pressed(Key::ArrowUp) {
        place.saturating_sub(1)
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        last
    } else {
        return;
    };
    let target = target.min(last);
    let Some(next) = strip.timeline.marks.get(target) else { return };
    memory.cursor = Some(next.relation);
    memory.wants_focus = true;
    super::bring_into_view(strip, placed, &mut memory.scroll, target, commands);
}
