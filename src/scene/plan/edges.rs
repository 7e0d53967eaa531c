//! The lines of a plan: their courses, and where the number and the sign stand on them.

use rustc_hash::FxHashMap;

use super::{Edge, Node, Plan};
use crate::knowledge::RelationId;
use crate::layout::{Point, Rectangle};
use crate::scene::curves::{Course, course};
use crate::scene::lines::Line;
use crate::scene::marks::Mark;
use crate::scene::width::width;

/// Gives a line its course and width.
pub(super) fn edge(
    line: Line,
    (subject, object): (usize, usize),
    nodes: &[Node],
    label_size: f32,
    courses: &Courses<'_>,
) -> Edge {
    let width = width(&line);
    let ends = (&nodes[subject].mark, &nodes[object].mark);
    let known = courses.get(&line, ends, width).cloned();
    let course = known.unwrap_or_else(|| line_course(&line, ends.0, ends.1, width));
    let badge = (line.relations.len() > 1).then(|| badge(&course, line.negated, label_size));
    let sign = sign(&course, &line, label_size);
    Edge { line, subject, object, course, width, badge, sign, phrase: None }
}

/// The courses of the lines of a former plan; to find where a bent line leaves a mark takes time.
#[derive(Default)]
pub(super) struct Courses<'a> {
    nodes: &'a [Node],
    edges: FxHashMap<RelationId, &'a Edge>,
}

impl<'a> Courses<'a> {
    pub(super) fn of(plan: Option<&'a Plan>) -> Self {
        let Some(plan) = plan else { return Self::default() };
        let edges = plan.edges.iter().map(|edge| (edge.line.first(), edge)).collect();
        Self { nodes: &plan.nodes, edges }
    }

    /// The course of a line that runs as it did.
    fn get(&self, line: &Line, ends: (&Mark, &Mark), width: f32) -> Option<&'a Course> {
        let edge = self.edges.get(&line.first())?;
        let form = |line: &Line, width: f32| {
            (line.subject, line.object, line.is_mutual, line.lane.to_bits(), width.to_bits())
        };
        let before = (&self.nodes[edge.subject].mark, &self.nodes[edge.object].mark);
        let is_same = form(&edge.line, edge.width) == form(line, width) && before == ends;
        is_same.then_some(&edge.course)
    }
}

/// The course of a line of this width.
pub(in crate::scene) fn line_course(line: &Line, subject: &Mark, object: &Mark, width: f32) -> Course {
    let course = course(subject, object, line.lane, line.subject > line.object, width);
    if line.is_mutual { course.with_tail() } else { course }
}

/// Where the sign stands that a line is disputed: in its middle, or beside the cross or the number that is
/// there.
pub(super) fn sign(course: &Course, line: &Line, label_size: f32) -> Option<Rectangle> {
    let half = label_size * 0.5;
    let place = || {
        let is_free = !line.negated && line.relations.len() < 2;
        let Some(curve) = course.curves.first().filter(|_| !is_free) else { return course.middle };
        let (apart, length) = (half * 2.0 + 4.0, curve.from.distance(curve.to));
        if length > apart * 2.5 {
            return curve.at(0.5 + apart / length);
        }
        // A short line has no room along it: the sign stands where the line bends to, off what runs beside it.
        let across = Point::new(-course.along.y, course.along.x);
        let bend = course.middle - (curve.from + curve.to) * 0.5;
        let side = if bend.x * across.x + bend.y * across.y < 0.0 { -1.0 } else { 1.0 };
        course.middle + across * (apart * side)
    };
    line.disputed.then(|| Rectangle::around(place(), Point::new(half, half)))
}

/// Where the number of relations stands on a line: in its middle, or beside the cross that is there.
pub(super) fn badge(course: &Course, negated: bool, label_size: f32) -> Rectangle {
    let middle = match course.curves.first() {
        Some(curve) if negated => curve.at(0.3),
        _ => course.middle,
    };
    Rectangle::around(middle, Point::new(label_size * 0.52, label_size * 0.48))
}
