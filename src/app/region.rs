//! A part of the plane that a person draws around entities to select them.

use std::collections::BTreeSet;

use super::state::State;
use crate::knowledge::EntityId;
use crate::layout::{Point, Rectangle};
use crate::scene::{Line, Subject};

/// An outline drawn on the plane.
#[derive(Clone, Debug, PartialEq)]
pub enum Region {
    /// An upright rectangle.
    Box(Rectangle),
    /// A line drawn by hand; its end is joined to its beginning.
    Lasso(Vec<Point>),
}

impl Region {
    /// The rectangle with these two opposite corners.
    #[must_use]
    pub fn between(one: Point, other: Point) -> Self {
        Self::Box(Rectangle::new(one, one).cover(Rectangle::new(other, other)))
    }

    /// Whether a place lies inside.
    #[must_use]
    pub fn contains(&self, place: Point) -> bool {
        match self {
            Self::Box(rectangle) => rectangle.contains(place),
            Self::Lasso(line) => is_inside(line, place),
        }
    }

    /// The entities and closed groups on the graph whose middle lies inside.
    #[must_use]
    pub fn entities(&self, state: &State) -> BTreeSet<EntityId> {
        let place = |id: &EntityId| state.derived.positions.get(id);
        let shown = state.derived.drawn.view.entities.iter().copied();
        shown.filter(|id| place(id).is_some_and(|&place| self.contains(place))).collect()
    }
}

impl Region {
    /// The entities and notes inside, and the relations of every line of which both ends or the middle lie inside.
    #[must_use]
    pub fn subjects(&self, state: &State) -> BTreeSet<Subject> {
        let entities = self.entities(state);
        let is_inside = |(line, middle): &(&Line, Point)| {
            self.contains(*middle) || entities.contains(&line.subject) && entities.contains(&line.object)
        };
        let lines = state.derived.lines_with_middles().filter(is_inside);
        let relations = lines.flat_map(|(line, _)| line.relations.iter().copied().map(Subject::Relation));
        let notes = state.derived.note_places().filter(|(_, sheet)| self.contains(sheet.center()));
        let notes = notes.map(|(id, _)| Subject::Note(id));
        relations.chain(notes).chain(entities.iter().copied().map(Subject::Entity)).collect()
    }
}

/// Whether a line drawn by hand goes around `place`: a ray from there crosses it an odd number of times.
fn is_inside(line: &[Point], place: Point) -> bool {
    let sides = line.iter().zip(line.iter().cycle().skip(1));
    let crossings = sides.filter(|(from, to)| {
        (from.y > place.y) != (to.y > place.y)
            && place.x < from.x + (place.y - from.y) / (to.y - from.y) * (to.x - from.x)
    });
    crossings.count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_drawn_from_any_corner() {
        let (one, other) = (Point::new(10.0, 0.0), Point::new(0.0, 20.0));
        for region in [Region::between(one, other), Region::between(other, one)] {
            assert!(region.contains(Point::new(5.0, 10.0)));
            assert!(!region.contains(Point::new(11.0, 10.0)));
        }
    }

    #[test]
    fn a_lasso_holds_what_it_goes_around() {
        // The letter U: its gap is outside.
        let corners = [
            (0.0, 0.0),
            (0.0, 30.0),
            (30.0, 30.0),
            (30.0, 0.0),
            (20.0, 0.0),
            (20.0, 20.0),
            (10.0, 20.0),
            (10.0, 0.0),
        ];
        let lasso = Region::Lasso(corners.iter().map(|&(x, y)| Point::new(x, y)).collect());
        assert!(lasso.contains(Point::new(5.0, 10.0)) && lasso.contains(Point::new(15.0, 25.0)));
        assert!(!lasso.contains(Point::new(15.0, 10.0)) && !lasso.contains(Point::new(-1.0, 10.0)));
        assert!(!Region::Lasso(Vec::new()).contains(Point::default()));
    }
}
