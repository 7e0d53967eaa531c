//! The course of a line between two marks.

use super::marks::Mark;
use crate::layout::Point;

/// How far two lines between the same marks stand apart at their middles, in scene units.
const LANE_WIDTH: f32 = 13.0;

/// Room between the border of a mark and the end of a line, in scene units.
const CLEARANCE: f32 = 2.5;

/// A quadratic Bézier curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Curve {
    pub(super) from: Point,
    pub(super) control: Point,
    pub(super) to: Point,
}

impl Curve {
    /// The point that lies `part` of the way along, 0 to 1.
    pub(super) fn at(&self, part: f32) -> Point {
        let rest = 1.0 - part;
        self.from * (rest * rest) + self.control * (2.0 * rest * part) + self.to * (part * part)
    }

    /// The direction of travel at `part` of the way, of length 1.
    pub(super) fn direction(&self, part: f32) -> Point {
        let way = (self.control - self.from) * (1.0 - part) + (self.to - self.control) * part;
        let length = way.x.hypot(way.y);
        if length > 1.0e-6 { way * (1.0 / length) } else { Point::new(1.0, 0.0) }
    }

    /// The stretch between two parts of the way (de Casteljau).
    fn between(&self, start: f32, end: f32) -> Self {
        let control = self.from * ((1.0 - start) * (1.0 - end))
            + self.control * (start * (1.0 - end) + end * (1.0 - start))
            + self.to * (start * end);
        Self { from: self.at(start), control, to: self.at(end) }
    }

    /// `count` + 1 points along the curve, its ends included.
    pub(super) fn points(&self, count: usize) -> impl Iterator<Item = Point> + '_ {
        (0..=count).map(move |index| self.at(index as f32 / count as f32))
    }
}

/// A line as it is drawn: a curve that stops at the arrowhead, and the arrowhead.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Course {
    /// The curves one after the other: one, or two for a loop.
    pub(super) curves: Vec<Curve>,
    /// The corners of the arrowhead; the first is its tip.
    pub(super) arrow: [Point; 3],
    /// The arrowhead at the beginning of a line that leads both ways.
    pub(super) tail: Option<[Point; 3]>,
    /// Where a label or a cross stands best.
    pub(super) middle: Point,
    /// The direction of travel there.
    pub(super) along: Point,
}

/// The course from `from` to `to` in the given lane. `reversed` says that the lane was counted for
/// the opposite way.
pub(super) fn course(from: &Mark, to: &Mark, lane: f32, reversed: bool, width: f32) -> Course {
    let way = to.center - from.center;
    let length = way.x.hypot(way.y);
    if length < 1.0e-3 {
        return self_loop(from, lane, width);
    }
    let side = if reversed { -1.0 } else { 1.0 };
    let normal = Point::new(-way.y, way.x) * (1.0 / length);
    let bend = (lane * LANE_WIDTH).clamp(-length * 0.6, length * 0.6) * side;
    let middle = (from.center + to.center) * 0.5;
    let whole = Curve { from: from.center, control: middle + normal * (bend * 2.0), to: to.center };
    let (start, tip) = if lane == 0.0 {
        (straight(from, to.center, length), 1.0 - straight(to, from.center, length))
    } else {
        (leaving(&whole, from, 0.0, 1.0), leaving(&whole, to, 1.0, 0.0))
    };
    finished(&whole, start, tip.max(start), length, width)
}

/// Cuts `whole` to the stretch between `start` and `tip` and gives it an arrowhead.
fn finished(whole: &Curve, start: f32, tip: f32, length: f32, width: f32) -> Course {
    let visible = length * (tip - start);
    let head = (5.5 + 1.6 * width).min(visible * 0.45).max(0.5);
    let base = (tip - head / length.max(1.0e-3)).max(start);
    let drawn = whole.between(start, base);
    let (point, foot) = (whole.at(tip), whole.at(base));
    let way = point - foot;
    let reach = way.x.hypot(way.y);
    let along = if reach > 1.0e-6 { way * (1.0 / reach) } else { whole.direction(tip) };
    let across = Point::new(-along.y, along.x) * (head * 0.42);
    Course {
        curves: vec![drawn],
        arrow: [point, foot + across, foot - across],
        tail: None,
        middle: drawn.at(0.5),
        along: drawn.direction(0.5),
    }
}

impl Course {
    /// The course with an arrowhead at its beginning, too, as large as the one at its end.
    pub(super) fn with_tail(mut self) -> Self {
        let [tip, one, other] = self.arrow;
        let foot = (one + other) * 0.5;
        let (head, half) = (tip.distance(foot), one.distance(other) / 2.0);
        let Some(curve) = self.curves.first_mut() else { return self };
        let length = curve.from.distance(curve.to);
        let part = (head / length.max(1.0e-3)).min(0.45);
        let (tip, foot) = (curve.from, curve.at(part));
        let way = curve.direction(part / 2.0);
        let across = Point::new(-way.y, way.x) * half;
        self.tail = Some([tip, foot + across, foot - across]);
        *curve = curve.between(part, 1.0);
        self
    }
}

/// The part of a straight way to `other` at which it clears the border of `mark`; half of it when marks
/// overlap.
fn straight(mark: &Mark, other: Point, length: f32) -> f32 {
    let part = (mark.border(other) + CLEARANCE) / length;
    if part < 1.0 { part } else { 0.5 }
}

/// The part of the way at which the curve, followed from `inside` towards `outside`, clears the
/// border of `mark`.
fn leaving(curve: &Curve, mark: &Mark, mut inside: f32, mut outside: f32) -> f32 {
    let (inner, outer) = mark.border_between();
    let is_outside = |part: f32| {
        let point = curve.at(part);
        let distance = point.distance(mark.center);
        // Most points need no exact border.
        distance > inner + CLEARANCE
            && (distance > outer + CLEARANCE || distance > mark.border(point) + CLEARANCE)
    };
    // The other end may lie inside the mark when marks overlap: then half of the way has to do.
    outside = if is_outside(outside) { outside } else { 0.5 };
    for _ in 0..16 {
        let middle = f32::midpoint(inside, outside);
        if is_outside(middle) {
            outside = middle;
        } else {
            inside = middle;
        }
    }
    outside
}

/// A loop at the upper right of a mark, larger for each further lane.
fn self_loop(mark: &Mark, lane: f32, width: f32) -> Course {
    let half = mark.half_size();
    let size = mark.radius * 0.6 + 8.0 + lane.abs() * 6.0;
    let apex = mark.center + Point::new(half.x + size * 0.9, -half.y - size * 0.9);
    let out = Curve {
        from: mark.center,
        control: mark.center + Point::new(half.x * 0.1, -half.y - size * 1.5),
        to: apex,
    };
    let back = Curve {
        from: apex,
        control: mark.center + Point::new(half.x + size * 1.5, -half.y * 0.1),
        to: mark.center,
    };
    let start = leaving(&out, mark, 0.0, 1.0);
    let tip = leaving(&back, mark, 1.0, 0.0);
    let arriving = finished(&back, 0.0, tip, size * 2.0, width);
    let mut curves = vec![out.between(start, 1.0)];
    curves.extend(arriving.curves);
    Course { curves, arrow: arriving.arrow, tail: None, middle: apex, along: Point::new(0.707, 0.707) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::EntityKind;

    use crate::scene::marks::Form;

    fn mark(kind: EntityKind, x: f32, y: f32) -> Mark {
        Mark { form: Form::One(kind), center: Point::new(x, y), radius: 10.0 }
    }

    #[test]
    fn arrows_end_just_outside_the_border() {
        let from = mark(EntityKind::Person, 0.0, 0.0);
        for &kind in EntityKind::ALL {
            for (x, y) in [(100.0, 0.0), (70.0, 70.0), (0.0, -90.0), (-80.0, 30.0)] {
                let to = mark(kind, x, y);
                for lane in [-1.0, 0.0, 1.5] {
                    let drawn = course(&from, &to, lane, false, 1.5);
                    let tip = drawn.arrow[0];
                    let gap = tip.distance(to.center) - to.border(tip);
                    assert!(
                        (CLEARANCE - 0.1..CLEARANCE + 0.6).contains(&gap),
                        "{kind} {x} {y} {lane}: {gap}"
                    );
                    let start = drawn.curves[0].from;
                    assert!(start.distance(from.center) > from.border(start));
                }
            }
        }
    }

    #[test]
    fn lanes_of_opposite_ways_lie_on_their_own_sides() {
        let (one, other) = (mark(EntityKind::Person, 0.0, 0.0), mark(EntityKind::Person, 100.0, 0.0));
        let there = course(&one, &other, 0.5, false, 1.0);
        let back = course(&other, &one, -0.5, true, 1.0);
        assert!(there.middle.y > 3.0 && back.middle.y < -3.0, "{:?} {:?}", there.middle, back.middle);
    }

    #[test]
    fn marks_on_top_of_each_other_and_loops_give_finite_courses() {
        let one = mark(EntityKind::Law, 5.0, 5.0);
        for to in [one, mark(EntityKind::Law, 7.0, 5.0), mark(EntityKind::Law, 18.0, 5.0)] {
            let drawn = course(&one, &to, 0.0, false, 1.0);
            assert!(drawn.arrow.iter().all(|point| point.x.is_finite() && point.y.is_finite()));
            assert!(drawn.curves.iter().flat_map(|curve| curve.points(4)).all(|point| point.x.is_finite()));
        }
    }
}
