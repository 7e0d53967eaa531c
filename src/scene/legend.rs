//! The legend: which shape and colour is which kind, and what the lines mean.

use std::collections::BTreeMap;

use super::handle;
use super::labels::{Align, LabelText};
use super::lines::Line;
use super::marks::Mark;
use super::theme::Palette;
use super::{Item, LinePattern, Look, Shape, Stroke, Subject, Weight, kind_name};
use crate::layout::{Point, Rectangle};
use crate::vocabulary::EntityKind;

/// Radius of the marks of the legend, in scene units.
const RADIUS: f32 = 6.0;

/// Room between a mark and its words, between entries, and above the legend.
const SPACES: (f32, f32, f32) = (7.0, 22.0, 20.0);

/// One entry: how it is drawn around the given middle of its left end, and its words.
struct Entry {
    subject: Option<Subject>,
    /// How much room the drawing needs.
    width: f32,
    drawing: Box<dyn Fn(Point) -> Vec<Shape>>,
    words: String,
}

/// What the picture does not show.
pub(super) struct LeftOut {
    /// How many entities.
    pub(super) entities: usize,
    /// How many names found no room.
    pub(super) names: usize,
    /// Whether numbers at marks say how many of their neighbours are not shown.
    pub(super) has_numbers: bool,
}

/// The items of the legend, below `graph`: the kinds of the entities that are shown, what the lines mean,
/// and what is not shown.
pub(super) fn legend(
    shown: impl Iterator<Item = EntityKind>,
    left_out: &LeftOut,
    lines: &[Line],
    look: &Look,
    graph: Rectangle,
) -> Vec<Item> {
    let palette = look.palette();
    let size = look.label_size * 0.95;
    let mut entries = kinds(shown, palette);
    entries.extend(line_styles(lines, palette));
    entries.extend(numbers(left_out, size, palette));
    let width = graph.width().max(size * 36.0);
    let row_height = size * 1.9;
    let mut pen = Point::new(graph.min.x, graph.max.y + SPACES.2 + row_height / 2.0);
    let mut items = Vec::new();
    for entry in entries {
        let text = LabelText::whole(entry.words.clone(), size, Weight::Regular);
        let needed = entry.width + text.width;
        if pen.x > graph.min.x && pen.x + needed > graph.min.x + width {
            pen = Point::new(graph.min.x, pen.y + row_height);
        }
        let corner = Point::new(pen.x + entry.width, pen.y - text.height / 2.0);
        let words = text.shapes(corner, Align::Left, palette.secondary_text, None);
        let shapes = (entry.drawing)(pen).into_iter().chain(words);
        items.extend(shapes.map(|shape| Item { subject: entry.subject, shape }));
        pen.x += needed + SPACES.1;
    }
    items
}

/// What is not shown.
fn numbers(left_out: &LeftOut, size: f32, palette: &'static Palette) -> Vec<Entry> {
    let mut entries = Vec::new();
    if left_out.has_numbers {
        let text = LabelText::whole("+1".to_owned(), size * handle::SIZE, Weight::Regular);
        let width = text.width + text.size * 0.6;
        let drawing = move |left: Point| {
            let half = Point::new(width / 2.0, text.height / 2.0);
            let rectangle = Rectangle::around(left + Point::new(half.x, 0.0), half);
            let rim = Some(Stroke { width: 1.0, color: palette.edge, pattern: LinePattern::Solid });
            let surface = Shape::Box { rectangle, corner: half.y, fill: palette.halo, rim };
            let corner = rectangle.center() - Point::new(text.width / 2.0, half.y);
            let words = text.shapes(corner, Align::Center, palette.secondary_text, None);
            std::iter::once(surface).chain(words).collect()
        };
        let words = "neighbours not shown".to_owned();
        entries.push(Entry { subject: None, width: width + SPACES.0, drawing: Box::new(drawing), words });
    }
    let counts = [
        (left_out.entities, "more not shown"),
        (left_out.names, if left_out.names == 1 { "name without room" } else { "names without room" }),
    ];
    entries.extend(counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, words)| Entry {
        subject: None,
        width: 0.0,
        drawing: Box::new(|_| Vec::new()),
        words: format!("{count} {words}"),
    }));
    entries
}

/// The kinds that are shown, each with the number of its entities.
fn kinds(shown: impl Iterator<Item = EntityKind>, palette: &'static Palette) -> Vec<Entry> {
    let mut counts: BTreeMap<EntityKind, usize> = BTreeMap::new();
    for kind in shown {
        *counts.entry(kind).or_default() += 1;
    }
    let entry = |(kind, count): (EntityKind, usize)| Entry {
        subject: Some(Subject::Kind(kind)),
        width: 2.0 * RADIUS + SPACES.0,
        drawing: Box::new(move |left| {
            let center = left + Point::new(RADIUS, 0.0);
            Mark { kind, center, radius: RADIUS * 0.92 }.shapes(0.0, palette.kind(kind), None)
        }),
        words: format!("{} {count}", kind_name(kind)),
    };
    counts.into_iter().map(entry).collect()
}

/// What stands on a line of the legend.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    None,
    Cross,
    Clash,
}

/// The meanings of the lines, as far as there is anything but plain ones.
fn line_styles(lines: &[Line], palette: &'static Palette) -> Vec<Entry> {
    const LENGTH: f32 = 34.0;
    let has = |pattern| lines.iter().any(|line| line.pattern == pattern);
    let styles = [
        (has(LinePattern::Solid), LinePattern::Solid, Sign::None, "stated"),
        (has(LinePattern::DashDot), LinePattern::DashDot, Sign::None, "reported"),
        (has(LinePattern::Dashed), LinePattern::Dashed, Sign::None, "planned, expected or possible"),
        (
            has(LinePattern::DashDotDot),
            LinePattern::DashDotDot,
            Sign::None,
            "reported as planned, expected or possible",
        ),
        (has(LinePattern::Dotted), LinePattern::Dotted, Sign::None, "background knowledge, not in the text"),
        (lines.iter().any(|line| line.negated), LinePattern::Solid, Sign::Cross, "denied"),
        (lines.iter().any(|line| line.disputed), LinePattern::Solid, Sign::Clash, "disputed"),
    ];
    let used: Vec<_> = styles.into_iter().filter(|style| style.0).collect();
    // A single plain pattern needs no key; anything else does, also where all lines are of it.
    if matches!(used.as_slice(), [] | [(_, LinePattern::Solid, Sign::None, _)]) {
        return Vec::new();
    }
    used.into_iter()
        .map(|(_, pattern, sign, words)| Entry {
            subject: None,
            width: LENGTH + SPACES.0,
            drawing: Box::new(move |left| {
                let stroke = Stroke { width: 1.5, color: palette.edge, pattern };
                let (from, to) = (left, left + Point::new(LENGTH, 0.0));
                let control = (from + to) * 0.5;
                let mut shapes = vec![Shape::Curve { from, control, to, stroke }];
                match sign {
                    Sign::None => {}
                    Sign::Cross => shapes.extend(cross(control, Point::new(1.0, 0.0), palette)),
                    Sign::Clash => {
                        let place = Rectangle::around(control, Point::new(RADIUS, RADIUS));
                        shapes.extend(clash(place, palette));
                    }
                }
                shapes
            }),
            words: words.to_owned(),
        })
        .collect()
}

/// The sign of a disputed relation: two heads that run against each other, on a small disc.
pub(super) fn clash(place: Rectangle, palette: &Palette) -> [Shape; 3] {
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

/// The cross that marks a denied relation, at `middle` of a line that runs `along`.
pub(super) fn cross(middle: Point, along: Point, palette: &Palette) -> [Shape; 2] {
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
