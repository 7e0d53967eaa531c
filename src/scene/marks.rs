//! The marks that stand for entities: their size, their shape by kind, and where their border is.

use super::{Color, Shape, Stroke};
use crate::layout::{Point, Rectangle};
use crate::vocabulary::EntityKind;

/// The radius of the mark of an entity that `sentences` distinct sentences support, in scene units:
/// its area grows with their number, within bounds.
#[must_use]
pub fn node_radius(sentences: usize) -> f32 {
    (4.6 + 2.6 * (sentences as f32).sqrt()).clamp(6.0, 20.0)
}

/// Corners of a regular hexagon that stands on a side.
const HEXAGON: [(f32, f32); 6] =
    [(1.0, 0.0), (0.5, 0.866), (-0.5, 0.866), (-1.0, 0.0), (-0.5, -0.866), (0.5, -0.866)];
/// Corners of an upright triangle whose middle is its centre of gravity.
const TRIANGLE: [(f32, f32); 3] = [(0.0, -1.0), (0.866, 0.5), (-0.866, 0.5)];
/// Corners of a square on its tip.
const DIAMOND: [(f32, f32); 4] = [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)];
/// Corners of a sheet of paper with its upper right corner folded away.
const PAGE: [(f32, f32); 5] = [(-0.72, -0.95), (0.24, -0.95), (0.72, -0.47), (0.72, 0.95), (-0.72, 0.95)];

/// The mark of one entity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) kind: EntityKind,
    pub(super) center: Point,
    /// The radius of a disc of about the same area.
    pub(super) radius: f32,
}

impl Mark {
    /// Half the width and half the height of the mark, up and down alike.
    pub(super) fn half_size(&self) -> Point {
        let (x, y) = match self.kind {
            EntityKind::Person => (1.0, 1.0),
            EntityKind::Organisation => (0.9, 0.9),
            EntityKind::Location => (1.13, 1.0),
            EntityKind::Law => (1.2, 1.2),
            EntityKind::Event => (1.1, 0.96),
            EntityKind::Document => (0.83, 1.09),
            EntityKind::Group => (1.3, 0.8),
            EntityKind::Concept => (1.25, 0.7),
        };
        Point::new(x, y) * self.radius
    }

    /// The box around it.
    pub(super) fn bounds(&self) -> Rectangle {
        Rectangle::around(self.center, self.half_size())
    }

    /// Its shapes, larger by `more` on every side.
    pub(super) fn shapes(&self, more: f32, fill: Color, rim: Option<Stroke>) -> Vec<Shape> {
        let scale = (self.radius + more) / self.radius;
        match self.kind {
            EntityKind::Person => {
                vec![Shape::Disc { center: self.center, radius: self.radius + more, fill, rim }]
            }
            EntityKind::Organisation => vec![self.rounded_box(more, 0.2, fill, rim)],
            EntityKind::Concept => vec![self.rounded_box(more, 0.7, fill, rim)],
            EntityKind::Group => self
                .twins()
                .map(|(center, radius)| Shape::Disc { center, radius: radius + more, fill, rim })
                .to_vec(),
            _ => vec![Shape::Polygon { corners: self.corners(scale), fill, rim }],
        }
    }

    fn rounded_box(&self, more: f32, corner: f32, fill: Color, rim: Option<Stroke>) -> Shape {
        let rectangle = self.bounds().expanded(more);
        Shape::Box { rectangle, corner: (self.radius + more) * corner, fill, rim }
    }

    /// The two discs of a group: middle and radius.
    fn twins(&self) -> [(Point, f32); 2] {
        let (aside, radius) = (Point::new(self.radius * 0.5, 0.0), self.radius * 0.8);
        [(self.center + aside, radius), (self.center - aside, radius)]
    }

    /// The corners of the mark, when it is a polygon.
    fn corners(&self, scale: f32) -> Vec<Point> {
        self.each_corner(scale).collect()
    }

    fn each_corner(&self, scale: f32) -> impl Iterator<Item = Point> + Clone {
        let (unit, size): (&'static [(f32, f32)], f32) = match self.kind {
            EntityKind::Location => (&TRIANGLE, 1.3),
            EntityKind::Law => (&DIAMOND, 1.2),
            EntityKind::Event => (&HEXAGON, 1.1),
            EntityKind::Document => (&PAGE, 1.15),
            _ => (&[], 1.0),
        };
        // A triangle's centre of gravity is below the middle of its height.
        let down = if self.kind == EntityKind::Location { self.radius * 0.2 } else { 0.0 };
        let middle = self.center + Point::new(0.0, down);
        let size = size * self.radius * scale;
        unit.iter().map(move |&(x, y)| middle + Point::new(x, y) * size)
    }

    /// How far the border is from the centre at least and at most.
    pub(super) fn border_between(&self) -> (f32, f32) {
        (self.radius * 0.5, self.radius * 1.45)
    }

    /// How far the border is from the centre in the direction of `towards`.
    pub(super) fn border(&self, towards: Point) -> f32 {
        let way = towards - self.center;
        let length = way.x.hypot(way.y);
        if length < 1.0e-6 {
            return self.radius;
        }
        let unit = way * (1.0 / length);
        match self.kind {
            EntityKind::Person => self.radius,
            EntityKind::Organisation | EntityKind::Concept => {
                let half = self.half_size();
                (half.x / unit.x.abs().max(1.0e-6)).min(half.y / unit.y.abs().max(1.0e-6))
            }
            EntityKind::Group => self
                .twins()
                .iter()
                .map(|&(center, radius)| {
                    let offset = center - self.center;
                    let along = unit.x * offset.x + unit.y * offset.y;
                    let across = (offset.x * offset.x + offset.y * offset.y) - along * along;
                    along + (radius * radius - across).max(0.0).sqrt()
                })
                .fold(0.0, f32::max),
            _ => self.polygon_border(unit),
        }
    }

    fn polygon_border(&self, unit: Point) -> f32 {
        let corners = self.each_corner(1.0);
        let mut nearest = f32::INFINITY;
        for (corner, next) in corners.clone().zip(corners.cycle().skip(1)) {
            let side = next - corner;
            let from = corner - self.center;
            let cross = unit.x * side.y - unit.y * side.x;
            if cross.abs() < 1.0e-9 {
                continue;
            }
            let distance = (from.x * side.y - from.y * side.x) / cross;
            let along = (from.x * unit.y - from.y * unit.x) / cross;
            if distance > 0.0 && (-1.0e-4..=1.0001).contains(&along) {
                nearest = nearest.min(distance);
            }
        }
        if nearest.is_finite() { nearest } else { self.radius }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_sentences_make_a_larger_mark_within_bounds() {
        assert!(node_radius(1) < node_radius(4) && node_radius(4) < node_radius(16));
        assert!(node_radius(0) >= 6.0 && node_radius(1_000_000) <= 20.0);
    }

    #[test]
    fn the_border_lies_inside_the_box_and_away_from_the_centre() {
        let directions = (0..360).map(|degrees| (degrees as f32).to_radians().sin_cos());
        for &kind in EntityKind::ALL {
            let mark = Mark { kind, center: Point::new(50.0, -20.0), radius: 10.0 };
            for (x, y) in directions.clone() {
                let towards = Point::new(50.0 + x, -20.0 + y);
                let way = towards - mark.center;
                let unit = way * (1.0 / way.x.hypot(way.y));
                let distance = mark.border(towards);
                let (least, most) = mark.border_between();
                assert!((least..most).contains(&distance), "{kind} {distance}");
                assert!(
                    mark.bounds().expanded(1.2).contains(mark.center + unit * distance),
                    "{kind} {x} {y} {distance}"
                );
            }
            assert!((mark.border(mark.center) - 10.0).abs() < 1.0e-6);
        }
    }
}
