//! The pairs, the best first.

use egui::{
    CursorIcon, EventFilter, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    Vec2, WidgetInfo, pos2, vec2,
};

use super::{Listed, Memory, row_id};
use crate::app::Command;
use crate::app::duplicates::{DuplicateWish, subjects};
use crate::suggestions::Suggestion;
use crate::ui::keys::held;
use crate::ui::strings::duplicates as strings;
use crate::ui::theme::{self, Tokens};
use crate::ui::{icons, widgets};

/// Room for the box with the mark before a row.
const MARK: f32 = 22.0;

pub(super) fn show(ui: &mut Ui, listed: &Listed<'_>, memory: &mut Memory, commands: &mut Vec<Command>) {
    let name = strings::TITLE.to_owned();
    let list = UiBuilder::new().accessibility_role(Role::ListBox).accessibility_label(name);
    ui.scope_builder(list, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        let current = listed.duplicates.current;
        let stop = listed.pairs.iter().position(|found| Some(found.pair) == current);
        let mut area = ScrollArea::vertical().id_salt("possible duplicates").auto_shrink([false, false]);
        if memory.shown != current
            && let Some(offset) = stop.and_then(|stop| scrolling(stop, memory.sight))
        {
            area = area.vertical_scroll_offset(offset);
        }
        memory.shown = current;
        let output = area.show_viewport(ui, |ui, viewport| {
            let rows = listed.pairs.len();
            let origin = ui.max_rect().min;
            let width = ui.available_width() - 10.0;
            ui.set_min_size(vec2(width, rows as f32 * theme::ROW));
            ui.ctx().allow_widget_id_changes_in(ui.clip_rect());
            let first = (viewport.top() / theme::ROW).floor().max(0.0) as usize;
            let end = ((viewport.bottom() / theme::ROW).ceil().max(0.0) as usize).min(rows);
            // The row that has the keyboard keeps it while it is scrolled away.
            let away = stop.filter(|place| !(first..end).contains(place));
            for place in (first..end).chain(away) {
                let Some(found) = listed.pairs.get(place) else { continue };
                let min = origin + vec2(0.0, place as f32 * theme::ROW);
                let rect = Rect::from_min_size(min, vec2(width, theme::ROW));
                row(ui, listed, found, (place, rect), memory, commands);
            }
        });
        memory.sight = (output.state.unclamped_offset().y, output.inner_rect.height());
    });
}

/// How far to scroll so that a row comes into sight; `None` where it is.
fn scrolling(place: usize, (offset, height): (f32, f32)) -> Option<f32> {
    let top = place as f32 * theme::ROW;
    if top < offset {
        Some(top)
    } else {
        (top + theme::ROW > offset + height && height > 0.0).then_some(top + theme::ROW - height)
    }
}

fn row(
    ui: &mut Ui,
    listed: &Listed<'_>,
    found: &Suggestion,
    (place, rect): (usize, Rect),
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let pair = found.pair;
    let is_current = listed.duplicates.current == Some(pair);
    let is_marked = listed.duplicates.marked.contains(&pair);
    let sense = if is_current { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, row_id(pair), sense);
    let knowledge = &listed.state.derived.knowledge;
    let name = |id| knowledge.entity(id).map_or("", |entity| entity.name.as_str());
    let (one, other) = (name(pair.one), name(pair.other));
    response.widget_info(|| {
        WidgetInfo::labeled(Role::ListBoxOption, true, strings::row_name(one, other, found, is_marked))
    });
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_selected(is_current);
        node.set_position_in_set(place);
        node.set_size_of_set(listed.pairs.len());
    });
    if is_current {
        if std::mem::take(&mut memory.wants_focus) {
            response.request_focus();
        }
        memory.row = response.has_focus().then_some(pair);
    }
    if response.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    if response.hovered() {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        commands.push(Command::Brush(subjects(pair)));
    }
    if response.clicked() {
        memory.wants_focus = true;
        memory.row = Some(pair);
        clicked(ui, listed, found, &response, rect, commands);
    }
    if ui.is_rect_visible(rect) {
        paint(ui, found, &strings::row(one, other), (is_current, is_marked), rect, &response);
    }
}

/// A click looks at the pair; with Shift it marks all up to it, with Ctrl or on the box the one.
fn clicked(
    ui: &Ui,
    listed: &Listed<'_>,
    found: &Suggestion,
    response: &Response,
    rect: Rect,
    commands: &mut Vec<Command>,
) {
    let wish = |wish: DuplicateWish| Command::Duplicates(wish);
    let modifiers = held(ui.ctx());
    let is_on_box = response.interact_pointer_pos().is_some_and(|at| at.x < rect.left() + MARK);
    if modifiers.shift {
        commands.push(wish(DuplicateWish::Extend(found.pair)));
        return;
    }
    if modifiers.command || is_on_box {
        commands.push(wish(DuplicateWish::ToggleMark(found.pair)));
    }
    if listed.duplicates.current != Some(found.pair) {
        commands.push(wish(DuplicateWish::Choose(found.pair)));
    }
}

fn paint(
    ui: &Ui,
    found: &Suggestion,
    words: &str,
    (is_current, is_marked): (bool, bool),
    rect: Rect,
    response: &Response,
) {
    let tokens = Tokens::in_ui(ui);
    let painter = ui.painter();
    if is_current {
        painter.rect_filled(rect, theme::CORNER, tokens.selected);
    } else if response.hovered() {
        painter.rect_filled(rect, theme::CORNER, tokens.hovered);
    }
    let middle = rect.center().y;
    let square = Rect::from_center_size(pos2(rect.left() + 11.0, middle), Vec2::splat(12.0));
    let rim = if is_marked { tokens.accent } else { tokens.secondary };
    painter.rect_stroke(square, 2.0, Stroke::new(1.0, rim), StrokeKind::Inside);
    if is_marked {
        painter.rect_filled(square.shrink(2.5), 1.0, tokens.accent);
    }
    let ink = if is_current { tokens.text } else { tokens.secondary };
    let font = theme::plain(theme::SMALL);
    let sign = if found.is_suspicious() { 16.0 } else { 0.0 };
    let names = painter.layout_no_wrap(words.to_owned(), theme::plain(theme::BODY), ink).size().x;
    let score = painter.layout_no_wrap(strings::score(found), font.clone(), ink);
    // Where there is no room for both, the names count more than the word for the figure.
    let fits = MARK + sign + names + 16.0 + score.size().x <= rect.width();
    let score = if fits { score } else { painter.layout_no_wrap(strings::percent(found), font, ink) };
    let right = rect.right() - 6.0;
    let left = right - score.size().x;
    painter.galley(pos2(left, middle - score.size().y / 2.0), score, ink);
    let mut start = rect.left() + MARK;
    if found.is_suspicious() {
        let mark = Rect::from_center_size(pos2(start + 5.0, middle), Vec2::splat(12.0));
        icons::clash(painter, mark, tokens.error);
        start += sign;
    }
    let text = widgets::elided(ui, words, theme::plain(theme::BODY), tokens.text, left - 10.0 - start);
    if text.elided {
        response.clone().on_hover_text(words);
    }
    painter.galley(pos2(start, middle - text.size().y / 2.0), text, tokens.text);
    if response.has_focus() {
        let ring = Stroke::new(1.0, tokens.accent);
        painter.rect_stroke(rect.shrink(0.5), theme::CORNER, ring, StrokeKind::Inside);
    }
}
