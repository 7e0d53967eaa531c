//! The whole graph, small, in a corner of the canvas, with a frame around what the canvas shows.

use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::strings;
use super::theme::{self, Tokens};
use crate::app::{Camera, Command, Panel, State};
use crate::layout::{Point, Rectangle};

/// The most room it takes, in points.
const ROOM: Vec2 = vec2(176.0, 124.0);
/// Room between the outermost marks and the rim.
const MARGIN: f32 = 6.0;
/// The rim around it and its distance from the canvas's edge.
const RIM: Vec2 = vec2(24.0, 14.0);
/// Radius of a mark.
const DOT: f32 = 1.8;

/// Whether it is there: when it is wanted and the canvas does not show everything.
pub(super) fn is_shown(state: &State) -> bool {
    state.shows(Panel::MiniMap) && !state.derived.drawn.view.entities.is_empty() && !state.sees_everything()
}

/// How large it is: as the graph is, within the room.
fn size(bounds: Rectangle) -> Vec2 {
    let scale = (ROOM.x / bounds.width().max(1.0)).min(ROOM.y / bounds.height().max(1.0));
    (vec2(bounds.width(), bounds.height()) * scale).max(vec2(60.0, 48.0)).min(ROOM)
}

/// Shows it; a click or a drag moves the view there.
pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(bounds) = state.bounds_of(state.derived.drawn.view.entities.iter().copied()) else { return };
    let tokens = Tokens::in_ui(ui);
    let (rect, response) = ui.allocate_exact_size(size(bounds), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, strings::canvas::MINI_MAP));
    let map = Map::new(bounds, rect.shrink(MARGIN));
    if let Some(pointer) = response.interact_pointer_pos()
        && (response.dragged() || response.clicked())
    {
        let center = map.to_scene(pointer);
        commands.push(Command::MoveCamera(Camera { center, ..state.view_camera() }));
    }
    let painter = ui.painter_at(rect);
    let selected = state.selected_on_graph();
    for &id in &state.derived.drawn.view.entities {
        let Some(&place) = state.derived.positions.get(&id) else { continue };
        let kind = state.derived.drawn.knowledge.entity(id).map(|entity| entity.kind);
        let ink = kind.map_or(tokens.secondary, |kind| tokens.kind(kind));
        painter.circle_filled(map.to_screen(place), DOT, ink);
    }
    for id in selected {
        if let Some(&place) = state.derived.positions.get(&id) {
            painter.circle_filled(map.to_screen(place), DOT + 1.2, tokens.accent);
        }
    }
    let seen = state.view_camera().visible(state.viewport);
    let frame = Rect::from_min_max(map.to_screen(seen.min), map.to_screen(seen.max));
    let frame = frame.intersect(rect.shrink(1.0));
    if frame.is_positive() {
        painter.rect_filled(frame, theme::CORNER, tokens.accent.gamma_multiply(0.1));
        painter.rect_stroke(frame, theme::CORNER, Stroke::new(1.0, tokens.accent), StrokeKind::Inside);
    }
    response.on_hover_text(strings::canvas::MINI_MAP_HINT);
}

/// From the plane to the mini-map and back.
struct Map {
    middle: Point,
    rect: Rect,
    scale: f32,
}

impl Map {
    fn new(bounds: Rectangle, rect: Rect) -> Self {
        let scale = (rect.width() / bounds.width().max(1.0)).min(rect.height() / bounds.height().max(1.0));
        Self { middle: bounds.center(), rect, scale: scale.max(1.0e-6) }
    }

    fn to_screen(&self, place: Point) -> egui::Pos2 {
        let from_middle = (place - self.middle) * self.scale;
        self.rect.center() + vec2(from_middle.x, from_middle.y)
    }

    fn to_scene(&self, place: egui::Pos2) -> Point {
        let from_middle = place - self.rect.center();
        self.middle + Point::new(from_middle.x, from_middle.y) * (1.0 / self.scale)
    }
}

/// How much of the corner's height it takes from what else stands there.
pub(super) fn height(state: &State) -> f32 {
    taken(state).y
}

/// How much of the corner's width it takes from what else stands there.
pub(super) fn width(state: &State) -> f32 {
    taken(state).x
}

fn taken(state: &State) -> Vec2 {
    if !is_shown(state) {
        return Vec2::ZERO;
    }
    let bounds = state.bounds_of(state.derived.drawn.view.entities.iter().copied());
    bounds.map_or(Vec2::ZERO, |bounds| size(bounds) + RIM)
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    #[test]
    fn a_place_on_the_map_is_a_place_of_the_plane() {
        let bounds = Rectangle::new(Point::new(-500.0, 0.0), Point::new(1500.0, 900.0));
        let map = Map::new(bounds, Rect::from_min_size(pos2(40.0, 30.0), vec2(160.0, 100.0)));
        for place in [bounds.min, bounds.max, bounds.center()] {
            assert!(map.rect.expand(0.01).contains(map.to_screen(place)));
            assert!(map.to_scene(map.to_screen(place)).distance(place) < 0.1);
        }
    }
}
