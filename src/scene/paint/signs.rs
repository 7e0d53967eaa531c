//! The small things that are written or drawn on marks and lines.

use crate::layout::{Point, Rectangle};
use crate::scene::curves::Course;
use crate::scene::labels::{Align, LabelText};
use crate::scene::marks::{Form, Mark};
use crate::scene::style::Fill;
use crate::scene::text::ASCENT;
use crate::scene::theme::Palette;
use crate::scene::{Color, Item, LinePattern, Shape, Stroke, Subject, Weight};
use crate::vocabulary::EntityKind;

/// The badge of a line that stands for so many relations.
pub(in crate::scene) fn badge_shapes(
    number: usize,
    badge: Rectangle,
    label_size: f32,
    color: Color,
    palette: &Palette,
) -> Vec<Shape> {
    let size = label_size * 0.72;
    let text = LabelText::whole(number.to_string(), size, Weight::Regular);
    let half = Point::new((text.width / 2.0 + size * 0.3).max(badge.width() / 2.0), badge.height() / 2.0);
    let rectangle = Rectangle::around(badge.center(), half);
    let rim = Stroke { width: 1.0, color, pattern: LinePattern::Solid };
    let mut shapes = vec![Shape::Box { rectangle, corner: half.y, fill: palette.halo, rim: Some(rim) }];
    let corner = badge.center() - Point::new(text.width / 2.0, text.height / 2.0);
    shapes.extend(text.shapes(corner, Align::Center, palette.secondary_text, None));
    shapes
}

/// Radius of a flag, in scene units.
const FLAG: f32 = 6.5;

/// The flag with this number, from 1, that a person has put on an entity: a small disc at its corner.
pub(in crate::scene) fn flag_shapes(flag: u8, center: Point, palette: &Palette) -> Vec<Shape> {
    let fill = palette.fill(Fill::Category(flag.saturating_sub(1)));
    let rim = Stroke { width: 1.2, color: palette.halo, pattern: LinePattern::Solid };
    let mut shapes = vec![Shape::Disc { center, radius: FLAG, fill, rim: Some(rim) }];
    let form = Form::One(EntityKind::Person);
    let mark = Mark { form, center, radius: FLAG };
    shapes.extend(written(&flag.to_string(), &mark, fill, None).map(|item| item.shape));
    shapes
}

/// What is written on a mark: the number of a group's members, or else the sign of the class that its colour
/// stands for.
pub(in crate::scene) fn sign(mark: &Mark, fill: Fill) -> Option<String> {
    match mark.form {
        Form::Group { members, .. } => Some(members.to_string()),
        Form::One(_) => fill.sign().map(String::from),
    }
}

/// What is written on a mark of this colour, in its middle.
pub(in crate::scene) fn written(
    sign: &str,
    mark: &Mark,
    fill: Color,
    subject: Option<Subject>,
) -> impl Iterator<Item = Item> + use<> {
    // Flat shapes have less room.
    let height: f32 = match mark.form.kind() {
        Some(EntityKind::Concept | EntityKind::Group | EntityKind::Location) => 1.0,
        _ => 1.2,
    };
    let length = sign.chars().count().max(1) as f32;
    let size = mark.radius * height.min(2.4 / length);
    let text = LabelText::whole(sign.to_owned(), size, Weight::SemiBold);
    // Capitals and figures reach from the base line to about 0.73 of the height.
    let down = if mark.form.kind() == Some(EntityKind::Location) { mark.radius * 0.12 } else { 0.0 };
    let base = mark.center.y + down + size * 0.36;
    let corner = Point::new(mark.center.x - text.width / 2.0, base - ASCENT * size);
    let shapes = text.shapes(corner, Align::Center, Palette::on(fill), None);
    shapes.into_iter().map(move |shape| Item { subject, shape })
}

/// The thin line from a mark to a name that stands far off.
pub(super) fn leader(mark: &Mark, name: Rectangle, palette: &Palette) -> Shape {
    let nearest = name.nearest(mark.center);
    let way = nearest - mark.center;
    let from = mark.center + way * (mark.border(nearest) / way.x.hypot(way.y).max(1.0e-3));
    let control = (from + nearest) * 0.5;
    // Thin and pale, so that nobody takes it for a relation.
    let color = Color { alpha: 130, ..palette.edge };
    let stroke = Stroke { width: 0.75, color, pattern: LinePattern::Solid };
    Shape::Curve { from, control, to: nearest, stroke }
}

/// How far the bars of a line stand before its middle, and how far from each other.
const BARS: (f32, f32) = (14.0, 4.5);

/// What says beside the colour on which side of a comparison a line is found: one bar across it for the first, two
/// for the other, none for both.
pub(in crate::scene) fn bars(course: &Course, fill: Fill, color: Color) -> Vec<Shape> {
    let count = match fill {
        Fill::Category(0) => 1,
        Fill::Category(1) => 2,
        _ => 0,
    };
    across(course.middle - course.along * BARS.0, course.along, count, color)
}

/// Bars across a line that runs `along`, the first at `place`.
pub(in crate::scene) fn across(place: Point, along: Point, count: u8, color: Color) -> Vec<Shape> {
    let side = Point::new(-along.y, along.x) * 4.5;
    let stroke = Stroke { width: 1.8, color, pattern: LinePattern::Solid };
    let bar = |number: u8| {
        let control = place + along * (f32::from(number) * BARS.1);
        Shape::Curve { from: control - side, control, to: control + side, stroke }
    };
    (0..count).map(bar).collect()
}
