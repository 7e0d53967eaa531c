//! The names of the tracks, beside them.

use egui::{CursorIcon, Id, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::marks::lane_top;
use super::placed::{BETWEEN_TRACKS, Placed};
use super::{Memory, Strip};
use crate::app::timeline::{Track, TrackOf};
use crate::app::{Command, ReaderPlace};
use crate::scene::Subject;
use crate::ui::theme::{self, Tokens};
use crate::ui::{canvas, icons, keys, menus, strings, widgets};

/// The share of the room that the names get, and the most points.
const ROOM: (f32, f32) = (0.28, 176.0);

/// How wide the strip of the names is.
pub(super) fn width(room: f32) -> f32 {
    (room * ROOM.0).min(ROOM.1)
}

/// Shows the names in `gutter`, each at the first lane of its track, and the lines between the tracks.
pub(super) fn show(ui: &Ui, strip: &Strip<'_>, gutter: Rect, memory: &Memory, commands: &mut Vec<Command>) {
    let Some(placed) = &memory.placed else { return };
    let tokens = Tokens::in_ui(ui);
    let column = gutter.with_min_y(strip.lanes.top()).with_max_y(strip.lanes.bottom());
    for (number, track) in placed.tracks.list.iter().enumerate() {
        let Some((_, lanes)) = placed.ranges.get(number) else { continue };
        let top = lane_top(strip, placed, lanes.start, memory.scroll);
        let bottom = lane_top(strip, placed, lanes.end - 1, memory.scroll) + placed.lane_height();
        let rows = Rect::from_x_y_ranges(column.x_range(), top..=bottom).intersect(column);
        if rows.height() <= 0.0 {
            continue;
        }
        let line = bottom + BETWEEN_TRACKS / 2.0 - 1.0;
        let painter = ui.painter_at(column.union(strip.lanes));
        painter.hline(column.left()..=strip.lanes.right(), line, Stroke::new(1.0, tokens.rule));
        name(ui, strip, placed, number, track, (column, rows, top), commands);
    }
    ui.painter().vline(gutter.right(), gutter.y_range(), Stroke::new(1.0, tokens.rule));
}

fn name(
    ui: &Ui,
    strip: &Strip<'_>,
    placed: &Placed,
    number: usize,
    track: &Track,
    (column, rows, top): (Rect, Rect, f32),
    commands: &mut Vec<Command>,
) {
    let tokens = Tokens::in_ui(ui);
    let head = rows.with_max_y((top + placed.lane_height()).min(rows.bottom()));
    let response = ui.interact(head, Id::unique(("track", number, track.name.as_str())), Sense::click());
    let told = strings::timeline::track(track);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &told));
    let painter = ui.painter_at(column);
    if response.hovered() || response.has_focus() {
        painter.rect_filled(head.shrink2(vec2(3.0, 0.0)), theme::CORNER, tokens.hovered);
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    }
    let middle = top + placed.lane_height() / 2.0 - 1.0;
    let mark = Rect::from_center_size(pos2(column.left() + 14.0, middle), Vec2::splat(11.0));
    let knowledge = &strip.state.derived.knowledge;
    match track.of {
        TrackOf::Entity(id) => {
            if let Some(entity) = knowledge.entity(id) {
                icons::kind(&painter, mark, entity.kind, tokens.kind(entity.kind));
            }
        }
        TrackOf::Article(_) => icons::document(&painter, mark, tokens.secondary),
        TrackOf::Everything => {}
    }
    let ink = if track.marks.is_empty() { tokens.secondary } else { tokens.text };
    let room = column.width() - 30.0;
    let words = widgets::elided(ui, &track.name, theme::plain(theme::SMALL), ink, room);
    painter.galley(pos2(column.left() + 24.0, middle - words.size().y / 2.0), words, ink);
    match track.of {
        TrackOf::Entity(id) => {
            let subject = Subject::Entity(id);
            if response.hovered() {
                commands.push(Command::Hover(Some(subject)));
            }
            if response.clicked() {
                let toggles = keys::held(ui.ctx()).command;
                let select = if toggles { Command::ToggleSelected } else { Command::Select };
                commands.push(select(subject));
            }
            menus::attach(&response, |ui| canvas::entity_items(ui, strip.state, id, commands));
        }
        TrackOf::Article(source) => {
            if let Some(source) = knowledge.sources.get(source as usize).filter(|_| response.clicked()) {
                commands.push(Command::Read(ReaderPlace::beginning(&source.document)));
            }
        }
        TrackOf::Everything => {}
    }
    response.on_hover_text(told);
}
