//! Where names stand: near their marks, over no other name and no mark, over as few lines as can be.
//!
//! Point-feature labelling by trying a fixed list of places in order of preference, the most
//! important label first; see J. Christensen, J. Marks and S. Shieber, "An empirical study of
//! algorithms for point-feature label placement", ACM Transactions on Graphics 14 (1995).

use super::marks::Mark;
use super::text::{ASCENT, DESCENT, FontMetrics, LINE_HEIGHT, wrapped};
use super::{Anchor, Color, Shape, Weight};
use crate::layout::{Point, Rectangle};

/// Room between a mark and its label, in scene units.
pub(super) const GAP: f32 = 3.5;

/// How wide a line of a label may be, in multiples of the font's height, before it breaks; longer
/// names get wider lines, so that no label becomes a tower.
const MEASURE: f32 = 10.5;

/// How many points of lines in a label weigh as much as the step to the next best place.
const LINE_POINTS: f32 = 3.0;

/// What it costs to stand where another label would rather stand.
const OTHER: f32 = 4.0;

/// Where so many others would rather stand, more make no difference.
const MANY_OTHERS: f32 = 16.0;

/// Where so many points of lines are, more make no difference.
const MANY_POINTS: f32 = 90.0;

/// A name, broken into lines and measured.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LabelText {
    pub(super) lines: Vec<(String, Rectangle)>,
    pub(super) size: f32,
    pub(super) weight: Weight,
    pub(super) width: f32,
    pub(super) height: f32,
}

impl LabelText {
    pub(super) fn new(name: &str, size: f32, weight: Weight) -> Self {
        let lines = [MEASURE, MEASURE * 1.5, MEASURE * 2.2]
            .into_iter()
            .map(|measure| wrapped(name, size, weight, measure * size))
            .find(|lines| lines.len() <= 3)
            .unwrap_or_else(|| wrapped(name, size, weight, MEASURE * 3.0 * size));
        Self::of_lines(lines, size, weight)
    }

    /// The paragraphs of a text, each in lines of about this width.
    pub(super) fn paragraphs(text: &str, size: f32, weight: Weight, width: f32) -> Self {
        let lines = text.trim_end().split('\n').flat_map(|line| wrapped(line, size, weight, width));
        Self::of_lines(lines.collect(), size, weight)
    }

    /// The same lines, so many times as large.
    pub(super) fn scaled(&self, factor: f32) -> Self {
        let larger = |extent: &Rectangle| Rectangle::new(extent.min * factor, extent.max * factor);
        Self {
            lines: self.lines.iter().map(|(line, extent)| (line.clone(), larger(extent))).collect(),
            size: self.size * factor,
            weight: self.weight,
            width: self.width * factor,
            height: self.height * factor,
        }
    }

    /// A text that stays on one line.
    pub(super) fn whole(line: String, size: f32, weight: Weight) -> Self {
        Self::of_lines(vec![line], size, weight)
    }

    fn of_lines(lines: Vec<String>, size: f32, weight: Weight) -> Self {
        let metrics = FontMetrics::bundled();
        let lines: Vec<_> =
            lines.into_iter().map(|line| (metrics.extent(&line, size, weight), line)).collect();
        let width = lines.iter().map(|(extent, _)| extent.max.x).fold(0.0, f32::max);
        let height = (ASCENT + DESCENT + LINE_HEIGHT * (lines.len().max(1) - 1) as f32) * size;
        let lines = lines.into_iter().map(|(extent, line)| (line, extent)).collect();
        Self { lines, size, weight, width, height }
    }

    /// The lines as shapes, in the box whose upper left corner is `corner`.
    pub(super) fn shapes(
        &self,
        corner: Point,
        align: Align,
        color: Color,
        halo: Option<Color>,
    ) -> Vec<Shape> {
        let mut base = corner.y + ASCENT * self.size;
        let mut shapes = Vec::with_capacity(self.lines.len());
        for (line, extent) in &self.lines {
            let spare = self.width - extent.max.x;
            let left = corner.x + spare * align.share();
            let start = Point::new(left, base);
            let (position, anchor) = match align {
                Align::Center => (Point::new(corner.x + self.width / 2.0, base), Anchor::Middle),
                Align::Left | Align::Right => (start, Anchor::Start),
            };
            shapes.push(Shape::Text {
                position,
                anchor,
                text: line.clone(),
                size: self.size,
                weight: self.weight,
                color,
                halo,
                bounds: Rectangle::new(extent.min + start, extent.max + start),
            });
            base += LINE_HEIGHT * self.size;
        }
        shapes
    }
}

/// On which side the lines of a label are flush.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Center,
    Right,
}

impl Align {
    /// The share of the spare width of a line that lies to its left.
    const fn share(self) -> f32 {
        match self {
            Self::Left => 0.0,
            Self::Center => 0.5,
            Self::Right => 1.0,
        }
    }
}

/// A label that has a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placed {
    pub(super) rectangle: Rectangle,
    pub(super) align: Align,
    /// Whether it stands so far off that a thin line has to lead to it.
    pub(super) is_far: bool,
}

/// The box below `mark` in which a label of this width and height stands if nothing is in the way.
pub(super) fn below(mark: &Mark, (width, height): (f32, f32)) -> Rectangle {
    let half = mark.half_size();
    let corner = mark.center + Point::new(-width / 2.0, half.y + GAP);
    Rectangle::new(corner, corner + Point::new(width, height))
}

/// How far a name that a person has moved may stand off without a line that leads to it, in its heights.
const NEAR: f32 = 1.0;

/// Where a name stands that a person has moved: its middle is `offset` away from that of its mark, or farther the
/// same way, as far as it needs to leave the mark free.
pub(super) fn by_hand(mark: &Mark, text: &LabelText, offset: Point) -> Placed {
    let half = Point::new(text.width / 2.0, text.height / 2.0);
    let around = |middle: Point| Rectangle::around(middle, half);
    let length = offset.x.hypot(offset.y);
    // Without a way there is none to go farther: below is where a name is looked for first.
    let way = if length > 1.0e-3 { offset * (1.0 / length) } else { Point::new(0.0, 1.0) };
    let reach = mark.half_size();
    let clear = |along: f32, room: f32| if along > 1.0e-3 { (room + GAP) / along } else { f32::INFINITY };
    let least = clear(way.x.abs(), reach.x + half.x).min(clear(way.y.abs(), reach.y + half.y));
    let rectangle = around(mark.center + way * length.max(least));
    let nearest = rectangle.nearest(mark.center);
    let is_far = nearest.distance(mark.center) - mark.border(nearest) > GAP + text.size * NEAR;
    Placed { rectangle, align: Align::Center, is_far }
}

/// The places next to `mark`, best first.
fn near(mark: &Mark, text: &LabelText) -> [(Rectangle, Align); 8] {
    let half = mark.half_size();
    let (center, width, height) = (mark.center, text.width, text.height);
    let corner_gap = 0.7;
    let place = |x: f32, y: f32, align| {
        let corner = center + Point::new(x, y);
        (Rectangle::new(corner, corner + Point::new(width, height)), align)
    };
    let (left, right) = (-half.x - GAP - width, half.x + GAP);
    let (over, under) = (-half.y - GAP - height, half.y + GAP);
    [
        (below(mark, (width, height)), Align::Center),
        place(right, -height / 2.0, Align::Left),
        place(-width / 2.0, over, Align::Center),
        place(left, -height / 2.0, Align::Right),
        place(half.x * corner_gap, under - GAP, Align::Left),
        place(half.x * corner_gap, over + GAP, Align::Left),
        place(-half.x * corner_gap - width, under - GAP, Align::Right),
        place(-half.x * corner_gap - width, over + GAP, Align::Right),
    ]
}

/// Where labels find room.
pub(super) trait Room {
    /// Whether something is in the way there.
    fn is_taken(&self, rectangle: Rectangle) -> bool;
    /// How many places are there that others would rather have; no more than `enough` are counted.
    fn others(&self, rectangle: Rectangle, enough: usize) -> usize;
    /// How many points of lines are there; no more than `enough` are counted.
    fn points(&self, rectangle: Rectangle, enough: usize) -> usize;
}

/// A place for a label near its mark; further away when there is none and the label is to be kept.
pub(super) fn place(room: &impl Room, mark: &Mark, text: &LabelText, is_kept: bool) -> Option<Placed> {
    let mut best: Option<(f32, (Rectangle, Align))> = None;
    for (index, candidate) in near(mark, text).into_iter().enumerate() {
        // What costs more than the best even where nothing disturbs it need not be looked at.
        let before = best.map_or(f32::INFINITY, |(cost, _)| cost);
        if preference(index) < before && !room.is_taken(candidate.0.expanded(2.0)) {
            let cost = cost(room, index, candidate.0, before);
            if cost < before {
                best = Some((cost, candidate));
            }
        }
    }
    match best {
        Some((_, (rectangle, align))) => Some(Placed { rectangle, align, is_far: false }),
        None => is_kept.then(|| far(room, mark, text)),
    }
}

/// What a place costs where nothing disturbs it: the corners are less clear than the sides.
fn preference(index: usize) -> f32 {
    index as f32 * 0.6 + if index >= 4 { 1.0 } else { 0.0 }
}

/// What a place costs; no more exactly than to see that it is not less than `most`.
fn cost(room: &impl Room, index: usize, rectangle: Rectangle, most: f32) -> f32 {
    let enough = |cost: f32, each: f32, many: f32| ((most - cost) / each).clamp(1.0, many).ceil() as usize;
    let mut cost = preference(index);
    cost += OTHER * room.others(rectangle, enough(cost, OTHER, MANY_OTHERS)) as f32;
    if cost < most {
        cost += room.points(rectangle, enough(cost, 1.0 / LINE_POINTS, MANY_POINTS)) as f32 / LINE_POINTS;
    }
    cost
}

/// The nearest free place on rings around the mark. There always is one, since what is taken is finite.
fn far(room: &impl Room, mark: &Mark, text: &LabelText) -> Placed {
    /// Directions of the compass, of length 1.
    const COMPASS: [(f32, f32); 8] = [
        (0.0, 1.0),
        (1.0, 0.0),
        (0.0, -1.0),
        (-1.0, 0.0),
        (0.707, 0.707),
        (0.707, -0.707),
        (-0.707, -0.707),
        (-0.707, 0.707),
    ];
    let half = Point::new(text.width / 2.0, text.height / 2.0);
    let mut distance = mark.radius + half.y + 2.0 * GAP;
    loop {
        for (x, y) in COMPASS {
            let middle = mark.center + Point::new(x * (distance + half.x - half.y), y * distance);
            let rectangle = Rectangle::around(middle, half);
            // A place so far off that numbers lose their meaning is taken as it is.
            if !room.is_taken(rectangle.expanded(1.0)) || distance > 1.0e7 {
                return Placed { rectangle, align: Align::Center, is_far: true };
            }
        }
        distance *= 1.15;
    }
}
