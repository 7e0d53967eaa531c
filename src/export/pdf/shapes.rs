//! Lines and surfaces of a scene on a page.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, LineCap, LineJoin, Stroke as PageStroke, StrokeDash};
use krilla::surface::Surface;

use crate::layout::{Point, Rectangle};
use crate::scene::{Color, LinePattern, Shape, Stroke};

/// How far the handles of a Bézier curve stand from its ends that draws a quarter of a circle of radius one.
const QUARTER: f32 = 0.552_284_8;

/// Draws a shape that is no text.
pub(super) fn draw(surface: &mut Surface, shape: &Shape) {
    let (path, filling, rim) = match shape {
        Shape::Curve { from, control, to, stroke } => (curve(*from, *control, *to), None, Some(stroke)),
        Shape::Disc { center, radius, fill, rim } => (disc(*center, *radius), Some(*fill), rim.as_ref()),
        Shape::Polygon { corners, fill, rim } => (polygon(corners), Some(*fill), rim.as_ref()),
        Shape::Box { rectangle: place, corner, fill, rim } => {
            (rectangle(*place, *corner), Some(*fill), rim.as_ref())
        }
        Shape::Text { .. } => return,
    };
    let Some(path) = path else { return };
    surface.set_fill(filling.map(fill));
    surface.set_stroke(rim.map(stroke));
    surface.draw_path(&path);
}

/// A filling of this colour.
pub(super) fn fill(color: Color) -> Fill {
    Fill { paint: paint(color), opacity: opacity(color), ..Fill::default() }
}

/// A stroke of text: without pattern, round at the corners.
pub(super) fn halo(color: Color, width: f32) -> PageStroke {
    let line_join = LineJoin::Round;
    PageStroke { paint: paint(color), opacity: opacity(color), width, line_join, ..PageStroke::default() }
}

fn stroke(stroke: &Stroke) -> PageStroke {
    let width = stroke.width;
    let array: Vec<f32> = match stroke.pattern {
        LinePattern::Solid => Vec::new(),
        LinePattern::Dotted => vec![0.0, 2.0 + 2.0 * width],
        pattern => pattern.dashes(width).into_iter().flat_map(|(dash, gap)| [dash, gap]).collect(),
    };
    PageStroke {
        paint: paint(stroke.color),
        opacity: opacity(stroke.color),
        width,
        // As SVG has it.
        miter_limit: 4.0,
        line_cap: if stroke.pattern == LinePattern::Dotted { LineCap::Round } else { LineCap::Butt },
        dash: (!array.is_empty()).then_some(StrokeDash { array, offset: 0.0 }),
        ..PageStroke::default()
    }
}

fn paint(color: Color) -> krilla::paint::Paint {
    rgb::Color::new(color.red, color.green, color.blue).into()
}

fn opacity(color: Color) -> NormalizedF32 {
    NormalizedF32::new(f32::from(color.alpha) / 255.0).unwrap_or(NormalizedF32::ONE)
}

fn curve(from: Point, control: Point, to: Point) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.move_to(from.x, from.y);
    path.quad_to(control.x, control.y, to.x, to.y);
    path.finish()
}

fn polygon(corners: &[Point]) -> Option<Path> {
    let (first, rest) = corners.split_first()?;
    let mut path = PathBuilder::new();
    path.move_to(first.x, first.y);
    for corner in rest {
        path.line_to(corner.x, corner.y);
    }
    path.close();
    path.finish()
}

fn disc(center: Point, radius: f32) -> Option<Path> {
    rectangle(Rectangle::around(center, Point::new(radius, radius)), radius)
}

/// A rectangle with round corners, where they have a radius.
pub(super) fn rectangle(place: Rectangle, corner: f32) -> Option<Path> {
    let corner = corner.min(place.width() / 2.0).min(place.height() / 2.0).max(0.0);
    let (left, top, right, bottom) = (place.min.x, place.min.y, place.max.x, place.max.y);
    if corner <= 0.0 {
        return polygon(&[place.min, Point::new(right, top), place.max, Point::new(left, bottom)]);
    }
    let reach = corner * (1.0 - QUARTER);
    let mut path = PathBuilder::new();
    path.move_to(left + corner, top);
    path.line_to(right - corner, top);
    path.cubic_to(right - reach, top, right, top + reach, right, top + corner);
    path.line_to(right, bottom - corner);
    path.cubic_to(right, bottom - reach, right - reach, bottom, right - corner, bottom);
    path.line_to(left + corner, bottom);
    path.cubic_to(left + reach, bottom, left, bottom - reach, left, bottom - corner);
    path.line_to(left, top + corner);
    path.cubic_to(left, top + reach, left + reach, top, left + corner, top);
    path.close();
    path.finish()
}
