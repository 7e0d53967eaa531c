//! Which parts of the plane are taken, as boxes and as points of lines.

use std::collections::HashMap;

use crate::layout::{Point, Rectangle};

/// Side of a cell, in scene units.
const CELL: f32 = 48.0;

/// A box far larger than any picture's part is not entered cell by cell beyond this many.
const CELLS: i32 = 400;

/// Boxes and points in a grid of cells. The grid is only asked, never listed, so the order of its
/// cells is of no account.
#[derive(Debug, Default)]
pub(super) struct Occupied {
    boxes: HashMap<(i32, i32), Vec<(usize, Rectangle)>>,
    points: HashMap<(i32, i32), Vec<Point>>,
}

impl Occupied {
    /// Enters a box under the number of its owner.
    pub(super) fn add_box(&mut self, owner: usize, rectangle: Rectangle) {
        for cell in cells(rectangle) {
            self.boxes.entry(cell).or_default().push((owner, rectangle));
        }
    }

    /// Enters a point of a line.
    pub(super) fn add_point(&mut self, point: Point) {
        self.points.entry(cell_of(point)).or_default().push(point);
    }

    /// Whether a box of another owner overlaps `rectangle`.
    pub(super) fn is_taken(&self, rectangle: Rectangle, owner: Option<usize>) -> bool {
        self.hits(rectangle, owner).next().is_some()
    }

    /// How many boxes of other owners overlap `rectangle`.
    pub(super) fn count(&self, rectangle: Rectangle, owner: Option<usize>) -> usize {
        let mut owners: Vec<usize> = self.hits(rectangle, owner).collect();
        owners.sort_unstable();
        owners.dedup();
        owners.len()
    }

    fn hits(&self, rectangle: Rectangle, owner: Option<usize>) -> impl Iterator<Item = usize> {
        cells(rectangle)
            .filter_map(|cell| self.boxes.get(&cell))
            .flatten()
            .filter(move |(other, taken)| Some(*other) != owner && taken.overlaps(rectangle))
            .map(|(other, _)| *other)
    }

    /// How many points of lines lie in `rectangle`.
    pub(super) fn points_in(&self, rectangle: Rectangle) -> usize {
        let inside = |points: &Vec<Point>| points.iter().filter(|&&point| rectangle.contains(point)).count();
        cells(rectangle).filter_map(|cell| self.points.get(&cell)).map(inside).sum()
    }
}

fn cell_of(point: Point) -> (i32, i32) {
    ((point.x / CELL).floor() as i32, (point.y / CELL).floor() as i32)
}

fn cells(rectangle: Rectangle) -> impl Iterator<Item = (i32, i32)> {
    let (min, max) = (cell_of(rectangle.min), cell_of(rectangle.max));
    let (last_x, last_y) = (max.0.min(min.0.saturating_add(CELLS)), max.1.min(min.1.saturating_add(CELLS)));
    (min.0..=last_x).flat_map(move |x| (min.1..=last_y).map(move |y| (x, y)))
}
