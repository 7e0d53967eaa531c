//! Choosing days by dragging along the axis.

use egui::{CursorIcon, Id, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo};

use super::{Memory, Strip, days as by_keyboard};
use crate::app::Command;
use crate::app::timeline::{Day, chosen_days, days};
use crate::ui::strings;
use crate::ui::theme::Tokens;

/// How near to an end of the chosen days the pointer takes hold of it.
const GRIP: f32 = 6.0;

/// What a drag took hold of.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Hold {
    /// The end stays, the pointer is at the beginning.
    First,
    /// The beginning stays, the pointer is at the end.
    Last,
    /// All of it moves; on which day the pointer took hold.
    All(Day),
    /// New days, from this one.
    New(Day),
}

/// Days that are being chosen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drag {
    hold: Hold,
    /// The days when the drag began.
    before: (Day, Day),
    /// The days as they would be now.
    days: (Day, Day),
}

impl Drag {
    /// The days with the pointer on `day`.
    fn moved(self, day: Day) -> Self {
        let (first, last) = self.before;
        let days = match self.hold {
            Hold::First => (day.min(last), last.max(day)),
            Hold::Last => (first.min(day), day.max(first)),
            Hold::All(held) => {
                let delta = day.saturating_sub(held);
                (first.saturating_add(delta), last.saturating_add(delta))
            }
            Hold::New(start) => (start.min(day), start.max(day)),
        };
        Self { days, ..self }
    }
}

/// The days chosen, or being chosen.
fn shown(strip: &Strip<'_>, memory: &Memory) -> Option<(Day, Day)> {
    memory.brush.map(|drag| drag.days).or_else(|| chosen(strip))
}

fn chosen(strip: &Strip<'_>) -> Option<(Day, Day)> {
    chosen_days(strip.state).map(|(from, to)| (days::day(from), days::day(to)))
}

/// What the pointer would take hold of at a place.
fn hold(strip: &Strip<'_>, x: f32) -> Hold {
    let day = strip.window.day(x - strip.lanes.left(), strip.width());
    let Some((first, last)) = chosen(strip) else { return Hold::New(day) };
    let (left, right) = (strip.x(f64::from(first)), strip.x(f64::from(last) + 1.0));
    // Where both ends are near, the nearer counts.
    let (to_left, to_right) = ((x - left).abs(), (x - right).abs());
    if to_left <= GRIP && to_left <= to_right {
        Hold::First
    } else if to_right <= GRIP {
        Hold::Last
    } else if x > left && x < right {
        Hold::All(day)
    } else {
        Hold::New(day)
    }
}

/// The part of the axis that takes the pointer.
pub(super) fn show(ui: &Ui, strip: &Strip<'_>, head: Rect, memory: &mut Memory, commands: &mut Vec<Command>) {
    let response = ui.interact(head, Id::unique("days of the timeline"), Sense::click_and_drag());
    by_keyboard::pressed(ui, strip, &response, memory, commands);
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, by_keyboard::name(strip, memory)));
    drag(ui, strip, &response, memory, commands);
    if response.clicked()
        && let Some(pointer) = response.interact_pointer_pos()
        && chosen(strip).is_some()
        && matches!(hold(strip, pointer.x), Hold::New(_))
    {
        commands.push(Command::BrushDates(None));
    }
    if let Some(days) = shown(strip, memory) {
        let tokens = Tokens::in_ui(ui);
        ui.painter().rect_filled(span(strip, head, days), 0.0, tokens.selected);
    }
    if memory.brush.is_none() && chosen(strip).is_none() {
        response.on_hover_text(strings::timeline::DAYS_HINT);
    }
}

fn drag(ui: &Ui, strip: &Strip<'_>, response: &Response, memory: &mut Memory, commands: &mut Vec<Command>) {
    if response.drag_started()
        && let Some(origin) = ui.input(|input| input.pointer.press_origin())
    {
        let hold = hold(strip, origin.x);
        let before = chosen(strip).unwrap_or_default();
        memory.brush = Some(Drag { hold, before, days: before });
    }
    let pointer = response.interact_pointer_pos().or_else(|| response.hover_pos());
    if response.dragged()
        && let (Some(drag), Some(pointer)) = (memory.brush, pointer)
    {
        let day = strip.window.day(pointer.x - strip.lanes.left(), strip.width());
        memory.brush = Some(drag.moved(day));
    }
    if response.drag_stopped()
        && let Some(drag) = memory.brush.take()
    {
        let (first, last) = drag.days;
        commands.push(Command::BrushDates(Some((days::date(first), days::date(last)))));
    }
    let held = memory.brush.map(|drag| drag.hold).or_else(|| pointer.map(|pointer| hold(strip, pointer.x)));
    match held {
        Some(Hold::First | Hold::Last) => ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal),
        Some(Hold::All(_)) => ui.ctx().set_cursor_icon(CursorIcon::Grab),
        Some(Hold::New(_)) => ui.ctx().set_cursor_icon(CursorIcon::Text),
        None => {}
    }
}

fn span(strip: &Strip<'_>, rect: Rect, (first, last): (Day, Day)) -> Rect {
    let left = strip.x(f64::from(first)).max(rect.left());
    let right = strip.x(f64::from(last) + 1.0).min(rect.right());
    Rect::from_x_y_ranges(left..=right.max(left), rect.y_range())
}

/// The ends of the chosen days, through everything.
pub(super) fn edges(ui: &Ui, strip: &Strip<'_>, room: Rect, memory: &Memory) {
    let Some((first, last)) = shown(strip, memory) else { return };
    let tokens = Tokens::in_ui(ui);
    let painter = ui.painter_at(room);
    for x in [strip.x(f64::from(first)), strip.x(f64::from(last) + 1.0)] {
        painter.vline(x, room.y_range(), Stroke::new(1.5, tokens.accent));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drag(hold: Hold, day: Day) -> (Day, Day) {
        Drag { hold, before: (10, 20), days: (10, 20) }.moved(day).days
    }

    #[test]
    fn ends_can_be_dragged_past_each_other() {
        assert_eq!(drag(Hold::First, 5), (5, 20));
        assert_eq!(drag(Hold::First, 25), (20, 25));
        assert_eq!(drag(Hold::Last, 25), (10, 25));
        assert_eq!(drag(Hold::Last, 5), (5, 10));
    }

    #[test]
    fn all_of_it_moves_and_new_days_go_both_ways() {
        assert_eq!(drag(Hold::All(12), 15), (13, 23));
        assert_eq!(drag(Hold::New(30), 28), (28, 30));
        assert_eq!(drag(Hold::New(30), 33), (30, 33));
    }
}
