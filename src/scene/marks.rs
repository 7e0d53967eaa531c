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

/// Corners of a regular octagon that stands on a side.
const OCTAGON: [(f32, f32); 8] = [
    (0.924, 0.383),
    (0.383, 0.924),
    (-0.383, 0.924),
    (-0.924, 0.383),
    (-0.924, -0.383),
    (-0.383, -0.924),
    (0.383, -0.924),
    (0.924, -0.383),
];
/// How far the second outline of a group reaches beyond the first, in scene units.
const AROUND: f32 = 5.0;
/// How wide the second outline is.
const OUTLINE: f32 = 1.8;

/// What a mark stands for, which gives it its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// An entity of this kind.
    One(EntityKind),
    /// A group of entities, all of one kind or of several: the shape of the kind, or an octagon, with a
    /// second outline around it.
    Group {
        /// The kind of all.
        kind: Option<EntityKind>,
        /// How many there are.
        members: usize,
    },
}

impl Form {
    /// The kind that the shape says.
    pub(super) const fn kind(self) -> Option<EntityKind> {
        match self {
            Self::One(kind) => Some(kind),
            Self::Group { kind, .. } => kind,
        }
    }

    /// Whether it stands for a group.
    pub(super) const fn is_group(self) -> bool {
        matches!(self, Self::Group { .. })
    }
}

/// The mark of one entity or group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) form: Form,
    pub(super) center: Point,
    /// The radius of a disc of about the same area.
    pub(super) radius: f32,
}

impl Mark {
    /// Half the width and half the height of the mark, up and down alike.
    pub(super) fn half_size(&self) -> Point {
        self.half_size_of_shape() + Point::new(self.around(), self.around())
    }

    fn half_size_of_shape(&self) -> Point {
        let (x, y) = match self.form.kind() {
            Some(EntityKind::Person) | None => (1.0, 1.0),
            Some(EntityKind::Organisation) => (0.9, 0.9),
            Some(EntityKind::Location) => (1.13, 1.0),
            Some(EntityKind::Law) => (1.2, 1.2),
            Some(EntityKind::Event) => (1.1, 0.96),
            Some(EntityKind::Document) => (0.83, 1.09),
            Some(EntityKind::Group) => (1.3, 0.8),
            Some(EntityKind::Concept) => (1.25, 0.7),
        };
        Point::new(x, y) * self.radius
    }

    /// How far it reaches beyond its shape.
    fn around(&self) -> f32 {
        if self.form.is_group() { AROUND } else { 0.0 }
    }

    /// Its shapes with the second outline of a group, on `ground`, larger by `more` on every side.
    pub(super) fn whole(&self, more: f32, fill: Color, ground: Color, rim: Option<Stroke>) -> Vec<Shape> {
        let mut shapes = Vec::new();
        if self.form.is_group() {
            shapes.extend(self.shapes(AROUND + more, fill, rim));
            shapes.extend(self.shapes(AROUND + more - OUTLINE, ground, None));
            shapes.extend(self.shapes(0.0, fill, None));
        } else {
            shapes.extend(self.shapes(more, fill, rim));
        }
        shapes
    }

    /// Its outline, filled, larger by `more` on every side than all of the mark.
    pub(super) fn silhouette(&self, more: f32, fill: Color) -> Vec<Shape> {
        self.shapes(self.around() + more, fill, None)
    }

    /// The box around it.
    pub(super) fn bounds(&self) -> Rectangle {
        Rectangle::around(self.center, self.half_size())
    }

    /// Its shapes, larger by `more` on every side.
    pub(super) fn shapes(&self, more: f32, fill: Color, rim: Option<Stroke>) -> Vec<Shape> {
        let scale = (self.radius + more) / self.radius;
        match self.form.kind() {
            Some(EntityKind::Person) => {
                vec![Shape::Disc { center: self.center, radius: self.radius + more, fill, rim }]
            }
            Some(EntityKind::Organisation) => vec![self.rounded_box(more, 0.2, fill, rim)],
            Some(EntityKind::Concept) => vec![self.rounded_box(more, 0.7, fill, rim)],
            Some(EntityKind::Group) => self
                .twins()
                .map(|(center, radius)| Shape::Disc { center, radius: radius + more, fill, rim })
                .to_vec(),
            _ => vec![Shape::Polygon { corners: self.corners(scale), fill, rim }],
        }
    }

    fn rounded_box(&self, more: f32, corner: f32, fill: Color, rim: Option<Stroke>) -> Shape {
        let rectangle = Rectangle::around(self.center, self.half_size_of_shape()).expanded(more);
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
        let (unit, size): (&'static [(f32, f32)], f32) = match self.form.kind() {
            Some(EntityKind::Location) => (&TRIANGLE, 1.3),
            Some(EntityKind::Law) => (&DIAMOND, 1.2),
            Some(EntityKind::Event) => (&HEXAGON, 1.1),
            Some(EntityKind::Document) => (&PAGE, 1.15),
            None => (&OCTAGON, 1.05),
            _ => (&[], 1.0),
        };
        // A triangle's centre of gravity is below the middle of its height.
        let down = if self.form.kind() == Some(EntityKind::Location) { self.radius * 0.2 } else { 0.0 };
        let middle = self.center + Point::new(0.0, down);
        let size = size * self.radius * scale;
        unit.iter().map(move |&(x, y)| middle + Point::new(x, y) * size)
    }

    /// How far the border is from the centre at least and at most.
    pub(super) fn border_between(&self) -> (f32, f32) {
        (self.radius * 0.5, self.radius * 1.45 + self.around())
    }

    /// How far the border is from the centre in the direction of `towards`.
    pub(super) fn border(&self, towards: Point) -> f32 {
        self.border_of_shape(towards) + self.around()
    }

    fn border_of_shape(&self, towards: Point) -> f32 {
        let way = towards - self.center;
        let length = way.x.hypot(way.y);
        if length < 1.0e-6 {
            return self.radius;
        }
        let unit = way * (1.0 / length);
        match self.form.kind() {
            Some(EntityKind::Person) => self.radius,
            Some(EntityKind::Organisation | EntityKind::Concept) => {
                let half = self.half_size_of_shape();
                (half.x / unit.x.abs().max(1.0e-6)).min(half.y / unit.y.abs().max(1.0e-6))
            }
            Some(EntityKind::Group) => self
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
        let one = EntityKind::ALL.iter().map(|&kind| Form::One(kind));
        let group = [None, Some(EntityKind::Law)].map(|kind| Form::Group { kind, members: 3 });
        for form in one.chain(group) {
            let mark = Mark { form, center: Point::new(50.0, -20.0), radius: 10.0 };
            for (x, y) in directions.clone() {
                let towards = Point::new(50.0 + x, -20.0 + y);
                let way = towards - mark.center;
                let unit = way * (1.0 / way.x.hypot(way.y));
                let distance = mark.border(towards);
                let (least, most) = mark.border_between();
                assert!((least..most).contains(&distance), "{form:?} {distance}");
                assert!(
                    mark.bounds().expanded(1.2).contains(mark.center + unit * distance),
                    "{form:?} {x} {y} {distance}"
                );
            }
            assert!((mark.border(mark.center) - 10.0 - mark.around()).abs() < 1.0e-6);
        }
    }
}
