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
mod grid;
pub mod hit;
mod labels;
mod legend;
mod lines;
mod look;
mod marks;
mod moved;
mod occupied;
mod paint;
mod plan;
mod request;
pub mod run;
pub mod text;
pub mod theme;

use std::collections::BTreeMap;

use crate::knowledge::{EntityId, RelationId};
use crate::layout::{Point, Rectangle};
use crate::vocabulary::EntityKind;

pub use build::build;
pub use captions::Captions;
pub use extent::HALO;
pub use lines::{Line, lines};
pub use look::{EdgeLabels, Look, kind_name};
pub use marks::node_radius;
pub use plan::Plan;
pub use request::{layout_request, layout_request_with};
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
    /// What a file says of a subject when somebody asks, in one line: a name and its kind, or who does
    /// what to whom.
    pub titles: BTreeMap<Subject, String>,
}

#[cfg(test)]
mod tests;
