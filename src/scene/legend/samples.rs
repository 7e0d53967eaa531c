//! What is drawn before the words of the legend.

use std::collections::BTreeSet;

use super::super::handle::beyond_text;
use super::super::labels::{Align, LabelText};
use super::super::marks::{Form, Mark, node_radius};
use super::super::outlines::colors;
use super::super::paint::{across, badge_shapes, flag_shapes, sign, written};
use super::super::style::Fill;
use super::super::theme::Palette;
use super::super::{LinePattern, Look, Shape, Stroke, Weight};
use crate::layout::{Point, Rectangle};
use crate::vocabulary::EntityKind;

/// Radius of the marks of kinds, in scene units.
const RADIUS: f32 = 6.0;
/// Radius of what carries a sign.
const LARGE: f32 = 8.0;
/// Length of a line.
const LENGTH: f32 = 34.0;
/// Room between the parts of a sample.
const GAP: f32 = 4.0;

/// What stands on a line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// Nothing.
    None,
    /// The cross of what is denied.
    Cross,
    /// The sign of what is disputed.
    Clash,
}

/// A drawing, the middle of its left end at the origin.
#[derive(Clone, Debug, Default)]
pub(super) struct Sample {
    pub(super) shapes: Vec<Shape>,
    pub(super) width: f32,
    pub(super) height: f32,
}

impl Sample {
    /// The mark of a kind.
    pub(super) fn mark(form: Form, fill: Fill, palette: &Palette) -> Self {
        let mark = Mark { form, center: Point::new(RADIUS, 0.0), radius: RADIUS * 0.92 };
        let shapes = mark.shapes(0.0, palette.fill(fill), None);
        Self { shapes, width: 2.0 * RADIUS, height: 2.0 * RADIUS }
    }

    /// The colour of a class with its sign.
    pub(super) fn class(fill: Fill, palette: &Palette) -> Self {
        let form = Form::One(EntityKind::Organisation);
        let mark = Mark { form, center: Point::new(LARGE, 0.0), radius: LARGE };
        let color = palette.fill(fill);
        let mut shapes = mark.shapes(0.0, color, None);
        if let Some(text) = sign(&mark, fill) {
            shapes.extend(written(&text, &mark, color, None).map(|item| item.shape));
        }
        Self { shapes, width: 2.0 * LARGE, height: 2.0 * LARGE }
    }

    /// The mark of a group.
    pub(super) fn group(form: Form, fill: Fill, palette: &Palette) -> Self {
        let radius = LARGE * 0.9;
        let color = palette.fill(fill);
        let mark = Mark { form, center: Point::default(), radius };
        let half = mark.half_size();
        let mark = Mark { center: Point::new(half.x, 0.0), ..mark };
        let mut shapes = mark.whole(0.0, color, palette.halo, None);
        if let Some(text) = sign(&mark, fill) {
            shapes.extend(written(&text, &mark, color, None).map(|item| item.shape));
        }
        Self { shapes, width: 2.0 * half.x, height: 2.0 * half.y }
    }

    /// The outline of an open group.
    pub(super) fn outline(fill: Fill, palette: &Palette) -> Self {
        let half = Point::new(LENGTH / 2.0, LARGE);
        let (surface, line) = colors(palette, fill, false);
        let rectangle = Rectangle::around(Point::new(half.x, 0.0), half);
        let shape = Shape::Box { rectangle, corner: half.y, fill: surface, rim: Some(line) };
        let marks = [0.32, 0.68].map(|part| Shape::Disc {
            center: Point::new(LENGTH * part, 0.0),
            radius: RADIUS * 0.6,
            fill: palette.fill(fill),
            rim: None,
        });
        let shapes = std::iter::once(shape).chain(marks).collect();
        Self { shapes, width: 2.0 * half.x, height: 2.0 * half.y }
    }

    /// A line.
    pub(super) fn line(pattern: LinePattern, sign: Sign, palette: &Palette) -> Self {
        let (from, to) = (Point::default(), Point::new(LENGTH, 0.0));
        let control = (from + to) * 0.5;
        let stroke = Stroke { width: 1.5, color: palette.edge, pattern };
        let mut shapes = vec![Shape::Curve { from, control, to, stroke }];
        let mut height = 10.0;
        match sign {
            Sign::None => {}
            Sign::Cross => shapes.extend(cross(control, Point::new(1.0, 0.0), palette)),
            Sign::Clash => {
                shapes.extend(clash(Rectangle::around(control, Point::new(RADIUS, RADIUS)), palette));
                height = 2.0 * RADIUS;
            }
        }
        Self { shapes, width: LENGTH, height }
    }

    /// A line of one side of a comparison.
    pub(super) fn side(fill: Fill, palette: &Palette) -> Self {
        let (from, to) = (Point::default(), Point::new(LENGTH, 0.0));
        let color = palette.fill(fill);
        let stroke = Stroke { width: 1.5, color, pattern: LinePattern::Solid };
        let mut shapes = vec![Shape::Curve { from, control: (from + to) * 0.5, to, stroke }];
        let count = if fill == Fill::Category(0) { 1 } else { 2 };
        shapes.extend(across(Point::new(LENGTH * 0.4, 0.0), Point::new(1.0, 0.0), count, color));
        Self { shapes, width: LENGTH, height: 10.0 }
    }

    /// Marks as large as these numbers make them, each with its number.
    pub(super) fn sizes(numbers: BTreeSet<usize>, look: &Look) -> Self {
        let color = look.palette().fill(Fill::Several);
        let mut sample = Self::default();
        for number in numbers {
            let radius = node_radius(number);
            let center = Point::new(sample.width + radius, 0.0);
            let mark = Mark { form: Form::One(EntityKind::Person), center, radius };
            sample.shapes.extend(mark.shapes(0.0, color, None));
            sample.width += 2.0 * radius + GAP;
            sample.height = sample.height.max(2.0 * radius);
            sample.add_number(number, look);
        }
        sample.width -= GAP;
        sample
    }

    /// Lines as wide as these, each with its number.
    pub(super) fn widths(samples: &[(usize, f32)], look: &Look) -> Self {
        let color = look.palette().edge;
        let mut sample = Self { height: 10.0, ..Self::default() };
        for &(number, width) in samples {
            let (from, to) = (Point::new(sample.width, 0.0), Point::new(sample.width + LENGTH * 0.7, 0.0));
            let stroke = Stroke { width, color, pattern: LinePattern::Solid };
            sample.shapes.push(Shape::Curve { from, control: (from + to) * 0.5, to, stroke });
            sample.width += LENGTH * 0.7 + GAP;
            sample.add_number(number, look);
        }
        sample.width -= GAP;
        sample
    }

    fn add_number(&mut self, number: usize, look: &Look) {
        let text = LabelText::whole(number.to_string(), look.label_size, Weight::Regular);
        let corner = Point::new(self.width, -text.height / 2.0);
        self.shapes.extend(text.shapes(corner, Align::Left, look.palette().secondary_text, None));
        self.width += text.width + 2.0 * GAP;
    }

    /// The number on a line.
    pub(super) fn badge(number: usize, look: &Look) -> Self {
        let palette = look.palette();
        let mut sample = Self::line(LinePattern::Solid, Sign::None, palette);
        let half = Point::new(look.label_size * 0.52, look.label_size * 0.48);
        let place = Rectangle::around(Point::new(LENGTH / 2.0, 0.0), half);
        sample.shapes.extend(badge_shapes(number, place, look.label_size, palette.edge, palette));
        sample.height = place.height();
        sample
    }

    /// The number of neighbours that are not shown.
    pub(super) fn beyond(look: &Look) -> Self {
        let palette = look.palette();
        let text = beyond_text(1, look.label_size);
        let half = Point::new(f32::midpoint(text.width, text.size * 0.6), text.height / 2.0);
        let rectangle = Rectangle::around(Point::new(half.x, 0.0), half);
        let rim = Some(Stroke { width: 1.0, color: palette.edge, pattern: LinePattern::Solid });
        let mut shapes = vec![Shape::Box { rectangle, corner: half.y, fill: palette.halo, rim }];
        let corner = rectangle.center() - Point::new(text.width / 2.0, half.y);
        shapes.extend(text.shapes(corner, Align::Center, palette.secondary_text, None));
        Self { shapes, width: 2.0 * half.x, height: 2.0 * half.y }
    }

    /// The flag that a person has put on an entity.
    pub(super) fn flag(flag: u8, palette: &Palette) -> Self {
        let shapes = flag_shapes(flag, Point::new(LARGE, 0.0), palette);
        Self { shapes, width: 2.0 * LARGE, height: 2.0 * LARGE }
    }

    /// A mark that stands back.
    pub(super) fn faint(kind: EntityKind, palette: &Palette) -> Self {
        let mark = Mark { form: Form::One(kind), center: Point::new(RADIUS, 0.0), radius: RADIUS * 0.92 };
        let shapes = mark.shapes(0.0, palette.faint(palette.kind(kind)), None);
        Self { shapes, width: 2.0 * RADIUS, height: 2.0 * RADIUS }
    }
}

/// The cross that marks a denied relation, at `middle` of a line that runs `along`.
pub(in crate::scene) fn cross(middle: Point, along: Point, palette: &Palette) -> [Shape; 2] {
    let stroke = Stroke { width: 1.8, color: palette.denied, pattern: LinePattern::Solid };
    let across = Point::new(-along.y, along.x);
    let bar = |diagonal: Point| Shape::Curve {
        from: middle - diagonal * 4.2,
        control: middle,
        to: middle + diagonal * 4.2,
        stroke,
    };
    [bar(along + across), bar(along - across)]
}

/// The sign of a disputed relation: two heads that run against each other, on a small disc.
pub(in crate::scene) fn clash(place: Rectangle, palette: &Palette) -> [Shape; 3] {
    let (center, radius) = (place.center(), place.width() / 2.0);
    let rim = Stroke { width: 1.2, color: palette.denied, pattern: LinePattern::Solid };
    let head = |way: f32| Shape::Polygon {
        corners: [(0.09, 0.0), (0.66, -0.46), (0.66, 0.46)]
            .map(|(x, y)| center + Point::new(x * way, y) * radius)
            .to_vec(),
        fill: palette.denied,
        rim: None,
    };
    [Shape::Disc { center, radius, fill: palette.halo, rim: Some(rim) }, head(1.0), head(-1.0)]
}
