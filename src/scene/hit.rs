//! What lies under the pointer.

use super::{Scene, Shape, Subject};
use crate::layout::{Point, Rectangle};

/// How many straight pieces stand for a bent line.
const PIECES: usize = 12;

/// A shape that can be hit.
#[derive(Clone, Debug)]
enum Target {
    /// A mark or a legend entry: a closed outline or a disc.
    Mark(Outline),
    /// A line of text.
    Text(Rectangle),
    /// A line from its beginning by its control point to its end, and half its width.
    Line([Point; 3], f32),
    /// The head of a line.
    Head([Point; 3]),
}

#[derive(Clone, Debug)]
enum Outline {
    Disc(Point, f32),
    Polygon(Vec<Point>),
    Box(Rectangle),
}

/// Finds what a point of a scene stands for.
///
/// A plain list, each shape with the box around it: it is asked once a frame but made anew whenever
/// something moves, and to go through the boxes of a large graph takes less than to sort them first.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    targets: Vec<(Subject, Rectangle, Target)>,
}

impl Hits {
    /// Enters everything in `scene` that stands for something.
    #[must_use]
    pub fn new(scene: &Scene) -> Self {
        let targets = scene.items.iter().filter_map(|item| {
            let subject = item.subject?;
            let target = target(subject, &item.shape)?;
            Some((subject, target.bounds(), target))
        });
        Self { targets: targets.collect() }
    }

    /// What lies at `point`: a mark before a name, a name before a line, the uppermost of marks, the
    /// nearest of lines. Lines are found within `tolerance` of their rim, marks within a third of
    /// that.
    #[must_use]
    pub fn at(&self, point: Point, tolerance: f32) -> Option<Subject> {
        let around = Rectangle::around(point, Point::new(tolerance, tolerance));
        let mut best: Option<((u8, f32), Subject)> = None;
        for (subject, bounds, target) in self.targets.iter().rev() {
            if !touches(*bounds, around) {
                continue;
            }
            let (class, distance, allowed) = match target {
                Target::Mark(outline) => (0, outline.distance(point), tolerance / 3.0),
                Target::Text(bounds) => (1, distance_to_box(*bounds, point), 0.0),
                Target::Line(line, half) => (2, (distance_to_line(*line, point) - half).max(0.0), tolerance),
                Target::Head(corners) => (2, distance_to_rim(corners, point), tolerance),
            };
            if distance <= allowed && best.is_none_or(|(before, _)| (class, distance) < before) {
                best = Some(((class, distance), *subject));
            }
        }
        best.map(|(_, subject)| subject)
    }
}

/// What can be hit of a shape.
fn target(subject: Subject, shape: &Shape) -> Option<Target> {
    let is_relation = matches!(subject, Subject::Relation(_));
    Some(match shape {
        Shape::Disc { center, radius, .. } => Target::Mark(Outline::Disc(*center, *radius)),
        Shape::Polygon { corners, .. } => match corners[..] {
            [tip, one, other] if is_relation => Target::Head([tip, one, other]),
            _ => Target::Mark(Outline::Polygon(corners.clone())),
        },
        Shape::Box { rectangle, .. } => Target::Mark(Outline::Box(*rectangle)),
        Shape::Text { bounds, .. } => Target::Text(*bounds),
        // The leader of a name belongs to its entity but is no place to grasp it.
        Shape::Curve { from, control, to, stroke } if is_relation => {
            Target::Line([*from, *control, *to], stroke.width / 2.0)
        }
        Shape::Curve { .. } => return None,
    })
}

impl Target {
    fn bounds(&self) -> Rectangle {
        match self {
            Self::Mark(outline) => outline.bounds(),
            Self::Text(bounds) => *bounds,
            Self::Line(line, half) => super::extent::around(*line).expanded(*half),
            Self::Head(corners) => super::extent::around(*corners),
        }
    }
}

/// Whether two boxes have a point in common, border included.
fn touches(one: Rectangle, other: Rectangle) -> bool {
    one.min.x <= other.max.x
        && other.min.x <= one.max.x
        && one.min.y <= other.max.y
        && other.min.y <= one.max.y
}

fn distance_to_line([from, control, to]: [Point; 3], point: Point) -> f32 {
    let bend = ((from + to) * 0.5).distance(control);
    let count = if bend < 0.5 { 1 } else { PIECES };
    let at = |index: usize| {
        let part = index as f32 / count as f32;
        let rest = 1.0 - part;
        from * (rest * rest) + control * (2.0 * rest * part) + to * (part * part)
    };
    let pieces = (0..count).map(|index| distance_to_piece(at(index), at(index + 1), point));
    pieces.fold(f32::INFINITY, f32::min)
}

fn distance_to_rim(corners: &[Point], point: Point) -> f32 {
    let sides = corners.iter().zip(corners.iter().cycle().skip(1));
    sides.map(|(&from, &to)| distance_to_piece(from, to, point)).fold(f32::INFINITY, f32::min)
}

impl Outline {
    fn bounds(&self) -> Rectangle {
        match self {
            Self::Disc(center, radius) => Rectangle::around(*center, Point::new(*radius, *radius)),
            Self::Polygon(corners) => super::extent::around(corners.iter().copied()),
            Self::Box(rectangle) => *rectangle,
        }
    }

    /// How far `point` is from it; 0 inside.
    fn distance(&self, point: Point) -> f32 {
        match self {
            Self::Disc(center, radius) => (center.distance(point) - radius).max(0.0),
            Self::Box(rectangle) => distance_to_box(*rectangle, point),
            Self::Polygon(corners) => {
                let sides = corners.iter().zip(corners.iter().cycle().skip(1));
                let turns = sides.clone().map(|(&from, &to)| {
                    (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x)
                });
                // Inside a convex outline all sides turn the same way.
                let (mut left, mut right) = (false, false);
                turns.for_each(|turn| {
                    left |= turn > 0.0;
                    right |= turn < 0.0;
                });
                if left && right {
                    sides.map(|(&from, &to)| distance_to_piece(from, to, point)).fold(f32::INFINITY, f32::min)
                } else {
                    0.0
                }
            }
        }
    }
}

fn distance_to_box(rectangle: Rectangle, point: Point) -> f32 {
    let nearest = Point::new(
        point.x.clamp(rectangle.min.x, rectangle.max.x.max(rectangle.min.x)),
        point.y.clamp(rectangle.min.y, rectangle.max.y.max(rectangle.min.y)),
    );
    nearest.distance(point)
}

fn distance_to_piece(from: Point, to: Point, point: Point) -> f32 {
    let way = to - from;
    let squared = way.x * way.x + way.y * way.y;
    let offset = point - from;
    let part =
        if squared > 0.0 { ((offset.x * way.x + offset.y * way.y) / squared).clamp(0.0, 1.0) } else { 0.0 };
    (from + way * part).distance(point)
}
