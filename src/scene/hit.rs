//! What lies under the pointer.

use std::collections::BTreeSet;

use super::grid::Grid;
use super::{Scene, Shape, Subject};
use crate::layout::{Point, Rectangle};

/// Side of a cell of the grid, in scene units.
const CELL: f32 = 64.0;

/// A shape that can be hit.
#[derive(Clone, Debug)]
enum Target {
    /// A mark or a legend entry: a closed outline or a disc.
    Mark(Outline),
    /// A line of text.
    Text(Rectangle),
    /// A straight piece of a line, and half its width.
    Piece(Point, Point, f32),
}

#[derive(Clone, Debug)]
enum Outline {
    Disc(Point, f32),
    Polygon(Vec<Point>),
    Box(Rectangle),
}

/// Finds what a point of a scene stands for. A plain grid of cells, as it is rebuilt with every change of
/// the picture and still has to answer at once.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    targets: Vec<(Subject, Target)>,
    cells: Option<Grid<u32>>,
}

impl Hits {
    /// Enters everything in `scene` that stands for something.
    #[must_use]
    pub fn new(scene: &Scene) -> Self {
        let mut hits = Self { targets: Vec::new(), cells: Some(Grid::new(scene.bounds, CELL)) };
        for item in &scene.items {
            let Some(subject) = item.subject else { continue };
            match &item.shape {
                Shape::Disc { center, radius, .. } => hits.add_mark(subject, Outline::Disc(*center, *radius)),
                Shape::Polygon { corners, .. } if matches!(subject, Subject::Relation(_)) => {
                    for (index, &corner) in corners.iter().enumerate() {
                        hits.add(subject, Target::Piece(corner, corners[(index + 1) % corners.len()], 0.0));
                    }
                }
                Shape::Polygon { corners, .. } => hits.add_mark(subject, Outline::Polygon(corners.clone())),
                Shape::Box { rectangle, .. } => hits.add_mark(subject, Outline::Box(*rectangle)),
                Shape::Text { bounds, .. } => hits.add(subject, Target::Text(*bounds)),
                Shape::Curve { from, control, to, stroke } => {
                    // The leader of a name belongs to its entity but is no place to grasp it.
                    if matches!(subject, Subject::Relation(_)) {
                        hits.add_curve(subject, [*from, *control, *to], stroke.width / 2.0);
                    }
                }
            }
        }
        hits
    }

    /// What lies at `point`: a mark before a name, a name before a line, the uppermost of marks, the
    /// nearest of lines. Lines are found within `tolerance` of their rim, marks within a third of
    /// that.
    #[must_use]
    pub fn at(&self, point: Point, tolerance: f32) -> Option<Subject> {
        let around = Rectangle::around(point, Point::new(tolerance, tolerance));
        let cells = self.cells.as_ref()?;
        let mut near: BTreeSet<u32> = BTreeSet::new();
        cells.each(around, |target, _| {
            near.insert(target);
            true
        });
        let mut best: Option<((u8, f32), Subject)> = None;
        for index in near.into_iter().rev() {
            let Some((subject, target)) = self.targets.get(index as usize) else { continue };
            let rank = match target {
                Target::Mark(outline) => (0, (outline.distance(point), tolerance / 3.0)),
                Target::Text(bounds) => (1, (distance_to_box(*bounds, point), 0.0)),
                Target::Piece(from, to, half) => {
                    (2, ((distance_to_piece(*from, *to, point) - half).max(0.0), tolerance))
                }
            };
            let (class, (distance, allowed)) = rank;
            if distance <= allowed && best.is_none_or(|(before, _)| (class, distance) < before) {
                best = Some(((class, distance), *subject));
            }
        }
        best.map(|(_, subject)| subject)
    }

    fn add_mark(&mut self, subject: Subject, outline: Outline) {
        self.add(subject, Target::Mark(outline));
    }

    fn add_curve(&mut self, subject: Subject, [from, control, to]: [Point; 3], half_width: f32) {
        let bend = ((from + to) * 0.5).distance(control);
        let count = if bend < 0.5 { 1 } else { 12 };
        let mut last = from;
        for index in 1..=count {
            let part = index as f32 / count as f32;
            let rest = 1.0 - part;
            let next = from * (rest * rest) + control * (2.0 * rest * part) + to * (part * part);
            self.add(subject, Target::Piece(last, next, half_width));
            last = next;
        }
    }

    fn add(&mut self, subject: Subject, target: Target) {
        let index = self.targets.len() as u32;
        if let Some(cells) = &mut self.cells {
            match &target {
                Target::Mark(outline) => cells.add_box(outline.bounds(), index),
                Target::Text(bounds) => cells.add_box(*bounds, index),
                Target::Piece(from, to, half) => cells.add_piece(*from, *to, *half, index),
            }
        }
        self.targets.push((subject, target));
    }
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
