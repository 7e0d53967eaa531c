//! The heads of the columns: a click sorts, the edge can be dragged.

use egui::{
    Align2, CursorIcon, Id, Painter, Pos2, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::columns::{NARROWEST, Placed};
use super::{Memory, columns_menu, spoken};
use crate::app::tables::{Column, Sheet, Sort, Table};
use crate::app::{Command, State};
use crate::ui::theme::{self, Tokens};
use crate::ui::{menus, strings, widgets};

/// How far from the edge of a column a drag changes its width.
const GRIP: f32 = 4.0;
/// Room for the sign that says how a column is sorted.
const SIGN: f32 = 12.0;
/// Room between the edge of a column and what is in it.
pub(super) const PADDING: f32 = 5.0;

/// Shows the heads; where they stand.
pub(super) fn show(
    ui: &mut Ui,
    table: &Table,
    columns: &Placed,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
    state: &State,
) -> Rect {
    let (strip, _) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW + 2.0), Sense::hover());
    let clip = ui.clip_rect().intersect(strip);
    let mut ui = spoken::heads(ui, strip);
    ui.set_clip_rect(clip);
    for (place, &(column, left, width)) in columns.columns.iter().enumerate() {
        let min = pos2(strip.left() + left - memory.offset.x, strip.top());
        let rect = Rect::from_min_size(min, vec2(width, strip.height()));
        // Only the column that counts most carries the sign.
        let sort = state.tables.sorts().first().filter(|sort| sort.column == column);
        let response = head(&ui, rect, table, column, sort, commands);
        spoken::head(&response, place, sort);
        menus::attach(&response, |ui| columns_menu::of_head(ui, state, column, commands));
        grip(&ui, rect, column, width, memory);
    }
    strip
}

fn head(
    ui: &Ui,
    rect: Rect,
    table: &Table,
    column: Column,
    sort: Option<&Sort>,
    commands: &mut Vec<Command>,
) -> Response {
    let response = ui.interact(rect, id(table.sheet(), column), Sense::click());
    response
        .widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, strings::tables::head(column, sort)));
    let tokens = Tokens::in_ui(ui);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.shrink2(vec2(1.0, 2.0)), theme::CORNER, tokens.hovered);
    }
    let ink = if sort.is_some() { tokens.text } else { tokens.secondary };
    let inner = rect.shrink2(vec2(PADDING, 0.0));
    let sign = if sort.is_some() { SIGN } else { 0.0 };
    let text = widgets::elided(ui, column.title(), theme::strong(theme::SMALL), ink, inner.width() - sign);
    let x = if column.is_number() { inner.right() - text.size().x } else { inner.left() };
    let end = x + text.size().x;
    ui.painter().galley(pos2(x, rect.center().y - text.size().y / 2.0), text, ink);
    if let Some(sort) = sort {
        let middle = if column.is_number() { x - SIGN / 2.0 } else { end + SIGN / 2.0 };
        triangle(ui.painter(), pos2(middle, rect.center().y), sort.descending, ink);
    }
    let response = response.on_hover_text(strings::tables::column_hint(column));
    if response.clicked() {
        commands.push(Command::SortTable(column));
    }
    response
}

/// The head of a column, whether or not it is shown.
pub(super) fn id(sheet: Sheet, column: Column) -> Id {
    Id::unique(("head of column", sheet, column))
}

fn triangle(painter: &Painter, middle: Pos2, points_down: bool, ink: egui::Color32) {
    let down = if points_down { 1.0 } else { -1.0 };
    let corners =
        [(0.0, 3.0), (-3.8, -2.6), (3.8, -2.6)].map(|(x, y): (f32, f32)| middle + vec2(x, y * down)).to_vec();
    painter.add(egui::Shape::convex_polygon(corners, ink, Stroke::NONE));
}

fn grip(ui: &Ui, rect: Rect, column: Column, width: f32, memory: &mut Memory) {
    let edge = Rect::from_x_y_ranges(rect.right() - GRIP..=rect.right() + GRIP, rect.y_range());
    let response = ui.interact(edge, Id::unique(("edge of column", column)), Sense::DRAG);
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
        let tokens = Tokens::in_ui(ui);
        ui.painter().vline(rect.right(), rect.y_range(), Stroke::new(1.5, tokens.accent));
    }
    if response.dragged() && response.drag_delta().x != 0.0 {
        memory.widths.insert(column, (width + response.drag_delta().x).max(NARROWEST));
    }
}

/// The line under the heads.
pub(super) fn line(ui: &Ui, strip: Rect) {
    let tokens = Tokens::in_ui(ui);
    ui.painter().hline(strip.x_range(), strip.bottom(), Stroke::new(1.0, tokens.rule));
}

/// Where text of a column stands: numbers at the right.
pub(super) const fn alignment(column: Column) -> Align2 {
    if column.is_number() { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER }
}
