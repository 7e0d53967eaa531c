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
    // A slow frame may hold several presses.
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let last = strip.timeline.marks.len().saturating_sub(1);
    let later = pressed(Key::ArrowRight) + pressed(Key::ArrowDown);
    let earlier = pressed(Key::ArrowLeft) + pressed(Key::ArrowUp);
    let target = if pressed(Key::Home) > 0 {
        0
    } else if pressed(Key::End) > 0 {
        last
    } else if later > 0 || earlier > 0 {
        (place + later).saturating_sub(earlier).min(last)
    } else {
        return;
    };
    let Some(next) = strip.timeline.marks.get(target) else { return };
    memory.cursor = Some(next.name());
    memory.wants_focus = true;
    super::bring_into_view(strip, placed, &mut memory.scroll, target, commands);
}
