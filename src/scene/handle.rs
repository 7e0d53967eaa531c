//! The small marks in a picture that do something of their own when they are clicked.

use super::labels::LabelText;
use super::marks::Mark;
use super::{Scene, Weight};
use crate::knowledge::{EntityId, RelationId};
use crate::layout::{Point, Rectangle};

/// What a click on such a mark is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handle {
    /// The number of neighbours of an entity that are not shown: a click shows them.
    Beyond(EntityId),
    /// The number of relations for which a line stands, named by the first: a click fans them out.
    Bundle(RelationId),
    /// The name of an open group on its outline: a click closes the group.
    Group(EntityId),
}

/// Height of the letters of such a number, in heights of an ordinary label.
pub(super) const SIZE: f32 = 0.72;

/// The same of a number of neighbours, which has no line around it to be found by.
const BEYOND_SIZE: f32 = 0.8;

impl Scene {
    /// The mark at a place, or within `tolerance` of it.
    #[must_use]
    pub fn handle_at(&self, place: Point, tolerance: f32) -> Option<Handle> {
        let is_there = |(rectangle, _): &&(Rectangle, Handle)| rectangle.expanded(tolerance).contains(place);
        self.handles.iter().rev().find(is_there).map(|(_, handle)| *handle)
    }

    /// Where the name of an entity is written, if it is.
    #[must_use]
    pub fn name_of(&self, entity: EntityId) -> Option<Rectangle> {
        self.names.iter().find(|(id, _)| *id == entity).map(|(_, place)| *place)
    }
}

/// The number of neighbours that are not shown.
pub(super) fn beyond_text(count: usize, label_size: f32) -> LabelText {
    LabelText::whole(format!("+{count}"), label_size * BEYOND_SIZE, Weight::Regular)
}

/// The places at the rim of a mark where such a number may stand, best first.
pub(super) fn beyond_places(mark: &Mark, text: &LabelText) -> [Rectangle; 4] {
    let half = Point::new(text.width / 2.0 + text.size * 0.3, text.height / 2.0);
    let rim = mark.half_size();
    [(1.0, -1.0), (1.0, 1.0), (-1.0, -1.0), (-1.0, 1.0)].map(|(x, y)| {
        // A little over the rim, so that it belongs to its mark and to no other.
        let aside = Point::new(x * (rim.x * 0.75 + half.x * 0.8), y * (rim.y * 0.8 + half.y * 0.5));
        Rectangle::around(mark.center + aside, half)
    })
}
