//! The boxes that shapes fill.

use super::{Shape, Stroke};
use crate::layout::{Point, Rectangle};

impl Shape {
    /// A box that holds the shape with its rim or width, and with the halo of a text.
    #[must_use]
    pub fn bounds(&self) -> Rectangle {
        let half = |rim: &Option<Stroke>| rim.map_or(0.0, |stroke| stroke.width / 2.0);
        match self {
            Self::Curve { from, control, to, stroke } => {
                around([*from, *control, *to]).expanded(stroke.width / 2.0)
            }
            Self::Disc { center, radius, rim, .. } => {
                Rectangle::around(*center, Point::new(*radius, *radius)).expanded(half(rim))
            }
            // The mitre of a sharp corner reaches further than half the rim.
            Self::Polygon { corners, rim, .. } => around(corners.iter().copied()).expanded(half(rim) * 2.0),
            Self::Box { rectangle, rim, .. } => rectangle.expanded(half(rim)),
            Self::Text { bounds, size, halo, .. } => {
                bounds.expanded(if halo.is_some() { size * HALO / 2.0 } else { 0.0 })
            }
        }
    }
}

/// Width of the stroke that makes the halo of a text, in multiples of the font's height; half of it
/// lies outside the letters.
pub const HALO: f32 = 0.28;

/// The smallest box around some points; at the origin when there are none.
pub(super) fn around(points: impl IntoIterator<Item = Point>) -> Rectangle {
    points.into_iter().map(|point| Rectangle::new(point, point)).reduce(Rectangle::cover).unwrap_or_default()
}
