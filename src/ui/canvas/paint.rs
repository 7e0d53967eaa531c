//! Paints a scene with egui's painter. What lies outside the canvas is left out, and text is set in
//! whole and half points only, so that the glyph atlas does not grow while one zooms.

use std::sync::Arc;

use egui::epaint::{CircleShape, QuadraticBezierShape, RectShape, TextShape};
use egui::{FontId, Painter, Pos2, Rect, Shape as Painted, Vec2, vec2};

use super::View;
use crate::layout::{Point, Rectangle};
use crate::scene::{Anchor, Color, Item, LinePattern, Scene, Shape, Stroke, Weight};
use crate::ui::theme::{self, color};

/// Smaller letters are not painted, in screen points.
const SMALLEST: f32 = 4.0;
/// How far the halo of a text reaches, in screen points.
const HALO: f32 = 1.6;
/// What is smaller is not painted, in screen points.
const SPECK: f32 = 1.0;
/// A line that bends less is painted as a straight one, in screen points.
const STRAIGHT: f32 = 0.05;
/// Where more texts are seen at once, their halos are painted more simply.
const MANY_TEXTS: usize = 150;
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
    let is_seen = |item: &&Item| extent(item).is_none_or(|extent| extent.overlaps(visible));
    let seen: Vec<&Item> = items.iter().filter(is_seen).collect();
    let texts = seen.iter().filter(|item| matches!(item.shape, Shape::Text { .. })).count();
    let halo = if texts > MANY_TEXTS { &DIRECTIONS[4..] } else { &DIRECTIONS[..] };
    let mut brush =
        Brush { painter, view, halo, shapes: Vec::with_capacity(seen.len() + texts * halo.len()) };
    for item in seen {
        brush.paint(&item.shape);
    }
    painter.extend(brush.shapes);
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

/// Gathers what is painted, to hand it over at once.
struct Brush<'a> {
    painter: &'a Painter,
    view: &'a View,
    /// Where the copies of a text lie that are its halo.
    halo: &'static [Vec2],
    shapes: Vec<Painted>,
}

impl Brush<'_> {
    fn paint(&mut self, shape: &Shape) {
        let (view, zoom) = (self.view, self.view.camera.zoom);
        match shape {
            Shape::Curve { from, control, to, stroke } => {
                let points = [*from, *control, *to].map(|point| view.to_screen(point));
                curve(&mut self.shapes, points, stroke, zoom);
            }
            Shape::Disc { center, radius, fill, rim } => {
                let radius = radius * zoom;
                self.shapes.push(Painted::Circle(CircleShape {
                    center: view.to_screen(*center),
                    radius,
                    fill: color(*fill),
                    stroke: rim_stroke(rim.as_ref(), radius, zoom),
                }));
            }
            Shape::Polygon { corners, fill, rim } => {
                let corners: Vec<Pos2> = corners.iter().map(|&corner| view.to_screen(corner)).collect();
                let size = Rect::from_points(&corners).size().max_elem();
                if size >= SPECK {
                    let rim = rim_stroke(rim.as_ref(), size / 2.0, zoom);
                    self.shapes.push(Painted::convex_polygon(corners, color(*fill), rim));
                }
            }
            Shape::Box { rectangle, corner, fill, rim } => {
                let rect = Rect::from_min_max(view.to_screen(rectangle.min), view.to_screen(rectangle.max));
                self.shapes.push(Painted::Rect(RectShape::new(
                    rect,
                    egui::CornerRadius::same((corner * zoom).clamp(0.0, 255.0) as u8),
                    color(*fill),
                    rim_stroke(rim.as_ref(), rect.height() / 2.0, zoom),
                    egui::StrokeKind::Middle,
                )));
            }
            Shape::Text { position, anchor, text, size, weight, color, halo, bounds } => {
                let place = Placed { position: *position, anchor: *anchor, bounds: *bounds };
                self.words(&place, text, size * zoom, *weight, (*color, *halo));
            }
        }
    }

    fn words(
        &mut self,
        placed: &Placed,
        text: &str,
        size: f32,
        weight: Weight,
        (ink, halo): (Color, Option<Color>),
    ) {
        let view = self.view;
        let size = (size * 2.0).round() / 2.0;
        if size < SMALLEST {
            return;
        }
        let font: FontId = match weight {
            Weight::Regular => theme::plain(size),
            Weight::SemiBold => theme::strong(size),
        };
        let galley = self.painter.layout_no_wrap(text.to_owned(), font, color(ink));
        // The rounded size makes the line a little wider or narrower than the scene says: its middle
        // stays where the scene has it.
        let x = match placed.anchor {
            Anchor::Middle => view.to_screen(placed.bounds.center()).x - galley.size().x / 2.0,
            Anchor::Start => view.to_screen(placed.position).x,
        };
        let place = Pos2::new(x, view.to_screen(placed.position).y - base_line(&galley));
        if let Some(halo) = halo {
            let halo = color(halo);
            self.shapes.extend(self.halo.iter().map(|&direction| {
                let copy = TextShape::new(place + direction * HALO, Arc::clone(&galley), halo);
                Painted::Text(copy.with_override_text_color(halo))
            }));
        }
        self.shapes.push(Painted::Text(TextShape::new(place, galley, color(ink))));
    }
}

/// The stroke of a rim around something so large on the screen.
fn rim_stroke(rim: Option<&Stroke>, radius: f32, zoom: f32) -> egui::Stroke {
    rim.filter(|_| radius >= SPECK * 2.0).map_or(egui::Stroke::NONE, |rim| screen_stroke(rim, zoom))
}

/// Lines become thinner with distance, but never vanish, and do not become bars close by.
fn screen_stroke(stroke: &Stroke, zoom: f32) -> egui::Stroke {
    egui::Stroke::new((stroke.width * zoom.clamp(0.55, 2.0)).max(0.5), color(stroke.color))
}

fn curve(shapes: &mut Vec<Painted>, points: [Pos2; 3], stroke: &Stroke, zoom: f32) {
    let line = screen_stroke(stroke, zoom);
    let scale = zoom.clamp(0.6, 2.0);
    let [from, control, to] = points;
    let bend = (from.lerp(to, 0.5) - control).length();
    match stroke.pattern {
        LinePattern::Solid if bend < STRAIGHT => {
            shapes.push(Painted::LineSegment { points: [from, to], stroke: line });
        }
        LinePattern::Solid => shapes.push(Painted::QuadraticBezier(
            QuadraticBezierShape::from_points_stroke(points, false, egui::Color32::TRANSPARENT, line),
        )),
        LinePattern::Dashed => {
            let path = pieces(points, bend);
            Painted::dashed_line_many(&path, line, 6.0 * scale, 4.0 * scale, shapes);
        }
        LinePattern::DashDot | LinePattern::DashDotDot => {
            let path = pieces(points, bend);
            let row = stroke.pattern.dashes(line.width / scale).into_iter();
            let (dashes, gaps): (Vec<f32>, Vec<f32>) =
                row.map(|(dash, gap)| (dash * scale, gap * scale)).unzip();
            Painted::dashed_line_many_with_offset(&path, line, &dashes, &gaps, 0.0, shapes);
        }
        LinePattern::Dotted => {
            let path = pieces(points, bend);
            shapes.extend(Painted::dotted_line(&path, line.color, 4.0 * scale, line.width * 0.8));
        }
    }
}

/// The points of a curve; the ends alone where it is straight.
fn pieces([from, control, to]: [Pos2; 3], bend: f32) -> Vec<Pos2> {
    let count = if bend < STRAIGHT { 1 } else { PIECES };
    (0..=count)
        .map(|index| {
            let along = index as f32 / count as f32;
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

/// Where the halo's copies of a text lie around it; the last four alone do where there are many texts.
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
