//! Paints a scene with egui's painter. What lies outside the canvas is left out, and text is set in
//! whole and half points only, so that the glyph atlas does not grow while one zooms.

use egui::epaint::{CircleShape, QuadraticBezierShape, RectShape};
use egui::{FontId, Painter, Pos2, Rect, Shape as Painted, Vec2, vec2};

use super::View;
use crate::layout::{Point, Rectangle};
use crate::scene::{Anchor, Color, Item, LinePattern, Scene, Shape, Stroke, Weight};
use crate::ui::theme::{self, color};

/// Smaller letters are not painted, in screen points.
const SMALLEST: f32 = 4.0;
/// How far the halo of a text reaches, in screen points.
const HALO: f32 = 1.6;
/// How many straight pieces stand for a curve with gaps.
const PIECES: usize = 24;

pub(super) fn scene(painter: &Painter, scene: &Scene, view: &View) {
    let framed = scene.frame.map_or(0, |frame| frame.items.min(scene.items.len()));
    let (inside, around) = scene.items.split_at(framed);
    if let Some(frame) = scene.frame {
        let rect =
            Rect::from_min_max(view.to_screen(frame.rectangle.min), view.to_screen(frame.rectangle.max));
        items(&painter.with_clip_rect(rect.intersect(painter.clip_rect())), inside, view);
    }
    items(painter, around, view);
}

fn items(painter: &Painter, items: &[Item], view: &View) {
    let visible = view.camera.visible(view.size());
    for item in items {
        if extent(item).is_none_or(|extent| extent.overlaps(visible)) {
            paint(painter, &item.shape, view);
        }
    }
}

/// A box that holds the item, but for its stroke; `None` where looking would cost more than painting.
fn extent(item: &Item) -> Option<Rectangle> {
    Some(
        match &item.shape {
            Shape::Curve { from, control, to, .. } => of_points(&[*from, *control, *to])?,
            Shape::Disc { center, radius, .. } => Rectangle::around(*center, Point::new(*radius, *radius)),
            Shape::Polygon { corners, .. } => of_points(corners)?,
            Shape::Box { rectangle, .. } => *rectangle,
            Shape::Text { bounds, .. } => *bounds,
        }
        .expanded(4.0),
    )
}

fn of_points(points: &[Point]) -> Option<Rectangle> {
    points.iter().map(|&point| Rectangle::new(point, point)).reduce(Rectangle::cover)
}

fn paint(painter: &Painter, shape: &Shape, view: &View) {
    let zoom = view.camera.zoom;
    match shape {
        Shape::Curve { from, control, to, stroke } => {
            curve(painter, [*from, *control, *to].map(|point| view.to_screen(point)), stroke, zoom);
        }
        Shape::Disc { center, radius, fill, rim } => {
            painter.add(CircleShape {
                center: view.to_screen(*center),
                radius: radius * zoom,
                fill: color(*fill),
                stroke: rim_stroke(rim.as_ref(), zoom),
            });
        }
        Shape::Polygon { corners, fill, rim } => {
            let corners = corners.iter().map(|&corner| view.to_screen(corner)).collect();
            painter.add(Painted::convex_polygon(corners, color(*fill), rim_stroke(rim.as_ref(), zoom)));
        }
        Shape::Box { rectangle, corner, fill, rim } => {
            let rect = Rect::from_min_max(view.to_screen(rectangle.min), view.to_screen(rectangle.max));
            painter.add(RectShape::new(
                rect,
                egui::CornerRadius::same((corner * zoom).clamp(0.0, 255.0) as u8),
                color(*fill),
                rim_stroke(rim.as_ref(), zoom),
                egui::StrokeKind::Middle,
            ));
        }
        Shape::Text { position, anchor, text, size, weight, color, halo, bounds } => {
            let place = Placed { position: *position, anchor: *anchor, bounds: *bounds };
            words(painter, view, &place, text, size * zoom, *weight, (*color, *halo));
        }
    }
}

fn rim_stroke(rim: Option<&Stroke>, zoom: f32) -> egui::Stroke {
    rim.map_or(egui::Stroke::NONE, |rim| screen_stroke(rim, zoom))
}

/// Lines become thinner with distance, but never vanish, and do not become bars close by.
fn screen_stroke(stroke: &Stroke, zoom: f32) -> egui::Stroke {
    egui::Stroke::new((stroke.width * zoom.clamp(0.55, 2.0)).max(0.5), color(stroke.color))
}

fn curve(painter: &Painter, points: [Pos2; 3], stroke: &Stroke, zoom: f32) {
    let line = screen_stroke(stroke, zoom);
    let scale = zoom.clamp(0.6, 2.0);
    match stroke.pattern {
        LinePattern::Solid => {
            painter.add(QuadraticBezierShape::from_points_stroke(
                points,
                false,
                egui::Color32::TRANSPARENT,
                line,
            ));
        }
        LinePattern::Dashed => {
            painter.extend(Painted::dashed_line(&pieces(points), line, 6.0 * scale, 4.0 * scale));
        }
        LinePattern::Dotted => {
            let dots = Painted::dotted_line(&pieces(points), line.color, 4.0 * scale, line.width * 0.8);
            painter.extend(dots);
        }
    }
}

fn pieces([from, control, to]: [Pos2; 3]) -> Vec<Pos2> {
    (0..=PIECES)
        .map(|index| {
            let along = index as f32 / PIECES as f32;
            let (one, other) = (from.lerp(control, along), control.lerp(to, along));
            one.lerp(other, along)
        })
        .collect()
}

struct Placed {
    position: Point,
    anchor: Anchor,
    bounds: Rectangle,
}

fn words(
    painter: &Painter,
    view: &View,
    placed: &Placed,
    text: &str,
    size: f32,
    weight: Weight,
    (ink, halo): (Color, Option<Color>),
) {
    let size = (size * 2.0).round() / 2.0;
    if size < SMALLEST {
        return;
    }
    let font: FontId = match weight {
        Weight::Regular => theme::plain(size),
        Weight::SemiBold => theme::strong(size),
    };
    let galley = painter.layout_no_wrap(text.to_owned(), font, color(ink));
    // The rounded size makes the line a little wider or narrower than the scene says: its middle
    // stays where the scene has it.
    let x = match placed.anchor {
        Anchor::Middle => view.to_screen(placed.bounds.center()).x - galley.size().x / 2.0,
        Anchor::Start => view.to_screen(placed.position).x,
    };
    let place = Pos2::new(x, view.to_screen(placed.position).y - base_line(&galley));
    if let Some(halo) = halo {
        let halo = color(halo);
        for direction in DIRECTIONS {
            painter.galley_with_override_text_color(place + direction * HALO, galley.clone(), halo);
        }
    }
    painter.galley(place, galley, color(ink));
}

/// Where the halo's copies of a text lie around it.
const DIRECTIONS: [Vec2; 8] = [
    vec2(1.0, 0.0),
    vec2(-1.0, 0.0),
    vec2(0.0, 1.0),
    vec2(0.0, -1.0),
    vec2(0.7, 0.7),
    vec2(-0.7, 0.7),
    vec2(0.7, -0.7),
    vec2(-0.7, -0.7),
];

/// From the top of a line of text to its base line.
fn base_line(galley: &egui::Galley) -> f32 {
    let Some(row) = galley.rows.first() else { return 0.0 };
    row.pos.y + row.glyphs.first().map_or(row.size.y * 0.8, |glyph| glyph.pos.y)
}
