//! Choosing days along the axis by keyboard.

use egui::accesskit::Live;
use egui::{
    Event, EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo,
};

use super::{Memory, Strip, transport};
use crate::app::Command;
use crate::app::timeline::{Day, Stride, chosen_range, days};
use crate::ui::strings;
use crate::ui::theme::Tokens;

/// Days that the keyboard has marked, and nobody has chosen yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    /// Where the marking began.
    anchor: Day,
    /// Where it is.
    cursor: Day,
}

impl Marked {
    const fn at(day: Day) -> Self {
        Self { anchor: day, cursor: day }
    }

    /// The first and the last of them.
    fn days(self) -> (Day, Day) {
        (self.anchor.min(self.cursor), self.anchor.max(self.cursor))
    }

    /// The marking after a key: one day on, or one stride with Ctrl; with Shift from where it began.
    fn moved(self, key: Key, modifiers: Modifiers, extent: (Day, Day)) -> Self {
        let stride = Stride::fitting(extent).max(Stride::Week);
        let way = if key == Key::ArrowLeft { -1 } else { 1 };
        let cursor = match key {
            Key::Home => extent.0,
            Key::End => extent.1,
            _ if modifiers.command && modifiers.shift => self.extended(stride, way),
            _ if modifiers.command => stride.stepped(self.cursor, way),
            _ => Stride::Day.stepped(self.cursor, way),
        };
        Self { cursor, anchor: if modifiers.shift { self.anchor } else { cursor } }
    }

    /// Where the cursor comes to with one stride more, or one less: at the far end of a week, month or year.
    fn extended(self, stride: Stride, way: i32) -> Day {
        let (first, last) = stride.around(self.cursor.saturating_add(way));
        match way {
            1 if last >= self.anchor => last,
            -1 if first <= self.anchor => first,
            _ => stride.stepped(self.cursor, way),
        }
    }
}

/// What the keys do while the axis has the keyboard: arrows mark days, Enter shows only these.
pub(super) fn pressed(
    ui: &Ui,
    strip: &Strip<'_>,
    axis: &Response,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    if !axis.has_focus() {
        memory.marked = None;
        return;
    }
    let Some(extent) = strip.timeline.extent() else { return };
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(axis.id, filter));
    let before = memory.marked;
    for (key, modifiers) in taken(ui) {
        if key == Key::Enter {
            if let Some(marked) = memory.marked {
                let (first, last) = marked.days();
                commands.push(Command::BrushDates(Some((days::date(first), days::date(last)))));
            }
            continue;
        }
        memory.marked = Some(match memory.marked {
            Some(marked) => marked.moved(key, modifiers, extent),
            // The first arrow only shows where one is.
            None => beginning(strip, key, extent),
        });
    }
    if let Some(marked) = memory.marked.filter(|_| memory.marked != before) {
        let held = strip.window.holding(marked.cursor, marked.cursor);
        if held != strip.window {
            commands.push(Command::MoveTimeline(Some(held)));
        }
    }
}

/// Where the marking begins: at the beginning of the chosen days, or of all that are in view.
fn beginning(strip: &Strip<'_>, key: Key, extent: (Day, Day)) -> Marked {
    let chosen = chosen_range(strip.state).and_then(|range| range.from).map(days::day);
    let in_view = extent.0.max(strip.window.start.ceil() as Day).min(extent.1);
    Marked::at(if key == Key::End { extent.1 } else { chosen.unwrap_or(in_view) })
}

/// Takes the keys for the axis out of the events, in order. egui would let an additional Shift pass.
fn taken(ui: &Ui) -> Vec<(Key, Modifiers)> {
    let mut taken = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. }
                if !modifiers.alt
                    && matches!(
                        key,
                        Key::ArrowLeft | Key::ArrowRight | Key::Home | Key::End | Key::Enter
                    ) =>
            {
                taken.push((*key, *modifiers));
                false
            }
            _ => true,
        });
    });
    taken
}

/// What the axis is called: which days are chosen, or marked.
pub(super) fn name(strip: &Strip<'_>, memory: &Memory) -> String {
    match memory.marked {
        Some(marked) => strings::timeline::marked_days(marked.days()),
        None => strings::timeline::days_name(chosen_range(strip.state)),
    }
}

/// Draws the marked days with the one that the keyboard is on, and says them to those who cannot see them.
pub(super) fn show(ui: &Ui, strip: &Strip<'_>, room: Rect, memory: &Memory) {
    let Some(marked) = memory.marked else { return };
    let (first, last) = marked.days();
    let tokens = Tokens::in_ui(ui);
    let painter = ui.painter_at(room);
    let foot = strip.lanes.top();
    let (left, right) = (strip.x(f64::from(first)), strip.x(f64::from(last) + 1.0));
    let stripe = Rect::from_x_y_ranges(left..=right.max(left + 2.0), foot - 3.0..=foot);
    painter.rect_filled(stripe, 0.0, tokens.accent);
    let cursor = strip.x(f64::from(marked.cursor) + 0.5);
    painter.vline(cursor, room.top()..=foot, Stroke::new(2.0, tokens.accent));
    transport::flag(
        &painter,
        &tokens,
        room,
        cursor,
        &strings::timeline::in_words((marked.cursor, marked.cursor)),
    );
    let corner = Rect::from_min_size(room.min, Vec2::splat(1.0));
    let said = ui.interact(corner, Id::unique("days that are marked"), Sense::hover());
    let words = strings::timeline::in_words(marked.days());
    said.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(Live::Polite));
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn arrows_lead_by_days_or_strides_and_shift_keeps_the_beginning() {
        let extent = (days::day(date(2023, 1, 1)), days::day(date(2024, 6, 30)));
        let start = Marked::at(days::day(date(2024, 2, 28)));
        let on = |marked: Marked| (days::date(marked.days().0), days::date(marked.days().1));
        let next = start.moved(Key::ArrowRight, Modifiers::NONE, extent);
        assert_eq!(on(next), (date(2024, 2, 29), date(2024, 2, 29)));
        let two = next.moved(Key::ArrowRight, Modifiers::SHIFT, extent);
        assert_eq!(on(two), (date(2024, 2, 29), date(2024, 3, 1)));
        let back = two.moved(Key::ArrowLeft, Modifiers::COMMAND, extent);
        assert_eq!(on(back), (date(2024, 2, 25), date(2024, 2, 25)));
        let week = back.moved(Key::ArrowRight, Modifiers::COMMAND | Modifiers::SHIFT, extent);
        let two = week.moved(Key::ArrowRight, Modifiers::COMMAND | Modifiers::SHIFT, extent);
        assert_eq!(on(week), (date(2024, 2, 25), date(2024, 3, 3)));
        assert_eq!(on(two), (date(2024, 2, 25), date(2024, 3, 10)), "whole weeks");
        let less = two.moved(Key::ArrowLeft, Modifiers::COMMAND | Modifiers::SHIFT, extent);
        assert_eq!(on(less), on(week));
        let all = back.moved(Key::End, Modifiers::SHIFT, extent);
        assert_eq!(on(all), (date(2024, 2, 25), date(2024, 6, 30)));
    }
}
