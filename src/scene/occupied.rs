//! Which parts of the plane are taken, as boxes and as points of lines.

use super::grid::Grid;
use crate::layout::{Point, Rectangle};

/// Side of a cell, in heights of an ordinary label.
const CELL: f32 = 3.0;

/// Boxes and points of the plane.
#[derive(Debug)]
pub(super) struct Occupied {
    boxes: Grid<Taken>,
    points: Grid<Point>,
}

/// A box that is taken.
#[derive(Clone, Copy, Debug)]
struct Taken {
    owner: usize,
    rectangle: Rectangle,
    /// The first of the cells in which it lies.
    first: (i32, i32),
}

impl Occupied {
    /// Nothing yet, for what lies in `bounds`, where labels are so high.
    pub(super) fn new(bounds: Rectangle, label_size: f32) -> Self {
        Self { boxes: Grid::new(bounds, label_size * CELL), points: Grid::new(bounds, label_size) }
    }

    /// Makes room for so many points.
    pub(super) fn reserve_points(&mut self, points: usize) {
        self.points.reserve(points);
    }

    /// Enters a box under the number of its owner.
    pub(super) fn add_box(&mut self, owner: usize, rectangle: Rectangle) {
        let first = self.boxes.cells(rectangle).first();
        self.boxes.add_box(rectangle, Taken { owner, rectangle, first });
    }

    /// Enters a point of a line.
    pub(super) fn add_point(&mut self, point: Point) {
        self.points.add_at(point, point);
    }

    /// Whether a box of another owner overlaps `rectangle`.
    pub(super) fn is_taken(&self, rectangle: Rectangle, owner: Option<usize>) -> bool {
        let is_free = |taken: Taken| Some(taken.owner) == owner || !taken.rectangle.overlaps(rectangle);
        !self.boxes.each(rectangle, |taken, _| is_free(taken))
    }

    /// How many boxes of other owners overlap `rectangle`; more than `enough` are not counted.
    pub(super) fn count(&self, rectangle: Rectangle, owner: Option<usize>, enough: usize) -> usize {
        let mut count = 0;
        self.each_owner(rectangle, owner, |_| {
            count += 1;
            count < enough
        });
        count
    }

    /// The owners of the boxes that overlap `rectangle`, other than `owner`.
    pub(super) fn owners(&self, rectangle: Rectangle, owner: Option<usize>) -> Vec<usize> {
        let mut owners = Vec::new();
        self.each_owner(rectangle, owner, |other| {
            owners.push(other);
            true
        });
        owners
    }

    fn each_owner(&self, rectangle: Rectangle, owner: Option<usize>, mut go_on: impl FnMut(usize) -> bool) {
        let asked = self.boxes.cells(rectangle).first();
        self.boxes.each(rectangle, |taken, cell| {
            // A box that lies in several cells counts in the first that both lie in.
            let counts_here = (taken.first.0.max(asked.0), taken.first.1.max(asked.1)) == cell;
            let is_told = counts_here && Some(taken.owner) != owner && taken.rectangle.overlaps(rectangle);
            !is_told || go_on(taken.owner)
        });
    }

    /// How many points of lines lie in `rectangle`; more than `enough` are not counted.
    pub(super) fn points_in(&self, rectangle: Rectangle, enough: usize) -> usize {
        let mut count = 0;
        self.points.each(rectangle, |point, _| {
            count += usize::from(rectangle.contains(point));
            count < enough
        });
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rectangle(x: f32, y: f32, size: f32) -> Rectangle {
        Rectangle::new(Point::new(x, y), Point::new(x + size, y + size))
    }

    #[test]
    fn boxes_are_found_and_counted_once_wherever_they_lie() {
        let mut taken = Occupied::new(rectangle(-100.0, -100.0, 400.0), 12.0);
        for (owner, place) in [(1, 0.0), (2, 150.0), (3, 5000.0), (4, -5000.0)] {
            taken.add_box(owner, rectangle(place, place, 120.0));
        }
        assert!(taken.is_taken(rectangle(100.0, 100.0, 5.0), None));
        assert!(!taken.is_taken(rectangle(100.0, 100.0, 5.0), Some(1)));
        assert!(!taken.is_taken(rectangle(130.0, 130.0, 5.0), None));
        assert_eq!(taken.count(rectangle(-9000.0, -9000.0, 20000.0), None, 9), 4);
        assert_eq!(taken.owners(rectangle(5010.0, 5010.0, 1.0), None), [3]);
    }

    #[test]
    fn points_are_counted_in_and_out_of_the_grid() {
        let mut taken = Occupied::new(rectangle(0.0, 0.0, 100.0), 12.0);
        for place in [-500.0, 10.0, 20.0, 900.0] {
            taken.add_point(Point::new(place, place));
        }
        assert_eq!(taken.points_in(rectangle(5.0, 5.0, 20.0), 9), 2);
        assert_eq!(taken.points_in(rectangle(-1000.0, -1000.0, 2000.0), 9), 4);
        assert_eq!(taken.points_in(rectangle(-1000.0, -1000.0, 2000.0), 3), 3);
        let nothing = Occupied::new(Rectangle::default(), 0.0);
        assert_eq!(nothing.points_in(rectangle(0.0, 0.0, 1.0), 9), 0);
    }
}
