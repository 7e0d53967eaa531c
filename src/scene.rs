//! A picture as data: shapes and text with the identity of what they stand for.
//!
//! The canvas of the window and every exporter see a [`Scene`] and nothing else, so that what is
//! saved is what is seen.

mod build;
mod captions;
mod curves;
pub mod direction;
mod extent;
pub mod fonts;
mod gathering;
mod grid;
mod handle;
pub mod hit;
mod hull;
mod labels;
pub mod legend;
mod lines;
mod look;
mod marks;
mod moved;
mod notes;
mod occupied;
mod outlines;
mod paint;
mod plan;
mod request;
pub mod run;
pub mod style;
pub mod text;
pub mod theme;
mod width;

use std::collections::BTreeMap;

use crate::knowledge::{EntityId, RelationId};
use crate::layout::{Point, Rectangle};
use crate::vocabulary::EntityKind;

pub use build::{build, build_legend, build_legend_with, build_with};
pub use captions::Captions;
pub use extent::HALO;
pub use gathering::{Drawing, LineGrouping, Pair, pair};
pub use handle::Handle;
pub use lines::{Line, lines};
pub use look::{EdgeLabels, Look, Names, kind_name};
pub use marks::node_radius;
pub use notes::{Note, NoteColor, NoteId};
pub use plan::Plan;
pub use request::{layout_request, layout_request_with};
pub use style::{ColorBy, Fill, LabelBy, SizeBy, Style};
pub use theme::{Palette, PaletteName, Theme};

/// A colour: red, green, blue and opacity, not premultiplied, in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
    /// Opacity; 255 hides what is below.
    pub alpha: u8,
}

/// What an item of the picture stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// An entity.
    Entity(EntityId),
    /// One or more relations between the same two entities, drawn as one line; the first of them.
    Relation(RelationId),
    /// A kind of entity, in the legend.
    Kind(EntityKind),
    /// A note that a person has put on the plane.
    Note(NoteId),
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinePattern {
    /// Without gaps: actual.
    Solid,
    /// Dashes: planned, expected, possible.
    Dashed,
    /// Dots: from the built-in reference knowledge.
    Dotted,
    /// Long dashes with a dot in each gap: actual, as somebody says by the text's account.
    DashDot,
    /// Short dashes with two dots in each gap: planned, expected, possible, as somebody says.
    DashDotDot,
}

impl LinePattern {
    /// The lengths of a dash and the gap after it, by turns, on a line of this width, in scene units; none for
    /// what is no row of dashes. A dot is a dash about as long as the line is wide.
    #[must_use]
    pub fn dashes(self, width: f32) -> Vec<(f32, f32)> {
        let (gap, dot) = (2.0 + width, 0.8 + 0.8 * width);
        match self {
            Self::Solid | Self::Dotted => Vec::new(),
            Self::Dashed => vec![(4.0 + 2.0 * width, 2.5 + 1.5 * width)],
            Self::DashDot => vec![(9.0 + 2.0 * width, gap), (dot, gap)],
            Self::DashDotDot => vec![(4.0 + 2.0 * width, gap), (dot, gap), (dot, gap)],
        }
    }
}

/// A stroke.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its width in scene units.
    pub width: f32,
    /// Its colour.
    pub color: Color,
    /// Its pattern.
    pub pattern: LinePattern,
}

/// Where a text stands in relation to its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
}

/// How heavy the letters of a text are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Inter Regular.
    Regular,
    /// Inter SemiBold.
    SemiBold,
}

/// One shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A quadratic Bézier curve; a straight line when the control point lies between its ends.
    Curve {
        /// Where it begins.
        from: Point,
        /// What it bends towards.
        control: Point,
        /// Where it ends.
        to: Point,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A disc.
    Disc {
        /// Its middle.
        center: Point,
        /// Its radius.
        radius: f32,
        /// What fills it.
        fill: Color,
        /// Its rim.
        rim: Option<Stroke>,
    },
    /// A closed convex polygon.
    Polygon {
        /// Its corners in order.
        corners: Vec<Point>,
        /// What fills it.
        fill: Color,
        /// Its rim.
        rim: Option<Stroke>,
    },
    /// A rectangle with rounded corners.
    Box {
        /// Where.
        rectangle: Rectangle,
        /// Radius of the corners.
        corner: f32,
        /// What fills it.
        fill: Color,
        /// Its rim.
        rim: Option<Stroke>,
    },
    /// One line of text.
    Text {
        /// Where its anchor stands, on the base line.
        position: Point,
        /// How it stands there.
        anchor: Anchor,
        /// The words.
        text: String,
        /// Height of the font in scene units.
        size: f32,
        /// How heavy it is.
        weight: Weight,
        /// Its colour.
        color: Color,
        /// The colour of the thin halo that sets it off.
        halo: Option<Color>,
        /// The box that it fills, measured in the bundled font.
        bounds: Rectangle,
    },
}

/// A shape and what it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it stands for, if it stands for something.
    pub subject: Option<Subject>,
    /// The shape.
    pub shape: Shape,
}

/// The part of the plane through which the first items of a scene are seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// What of these items lies outside is not seen.
    pub rectangle: Rectangle,
    /// How many items it is about; those after them stand around the frame.
    pub items: usize,
}

/// A whole picture; items that come later cover those that come earlier.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// A box that holds everything that is seen.
    pub bounds: Rectangle,
    /// Cuts off what lies outside the view that was asked for.
    pub frame: Option<Frame>,
    /// The colour behind everything; `None` for a transparent picture.
    pub background: Option<Color>,
    /// The items, from the back to the front.
    pub items: Vec<Item>,
    /// The small marks that do something of their own, and where they are.
    pub handles: Vec<(Rectangle, Handle)>,
    /// Where names are written: a hand takes hold of them there.
    pub names: Vec<(EntityId, Rectangle)>,
    /// How many names that were to be written found no room.
    pub nameless: usize,
    /// What a file says of a subject when somebody asks, in one line: a name and its kind, or who does
    /// what to whom.
    pub titles: BTreeMap<Subject, String>,
}

#[cfg(test)]
mod tests;
