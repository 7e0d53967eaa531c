//! A part of the plane in cells, to find quickly what lies near a place.

use crate::layout::{Point, Rectangle};

/// How many cells there are at most; where more would be, they are larger.
const CELLS: f32 = 131_072.0;

/// No entry follows.
const END: u32 = u32::MAX;

/// Values in cells. What lies outside the grid belongs to the cells at its rim.
#[derive(Clone, Debug)]
pub(super) struct Grid<Value> {
    corner: Point,
    /// Cells per unit.
    scale: f32,
    columns: i32,
    rows: i32,
    /// The last entry of each cell.
    heads: Vec<u32>,
    /// The entries, each with the one before it in the same cell.
    entries: Vec<(Value, u32)>,
}

/// The cells that a rectangle touches.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cells {
    left: i32,
    top: i32,
    right: i32,
    bottom: i32,
}

impl Cells {
    /// The first of them, row by row.
    pub(super) fn first(self) -> (i32, i32) {
        (self.left, self.top)
    }
}

impl<Value: Copy> Grid<Value> {
    /// An empty grid over `bounds`, of cells of this size.
    pub(super) fn new(bounds: Rectangle, cell: f32) -> Self {
        let finite = |length: f32| if length.is_finite() { length.clamp(1.0, 1.0e7) } else { 1.0 };
        let (width, height) = (finite(bounds.width()), finite(bounds.height()));
        let cell = cell.max((width / CELLS * height).sqrt()).max(1.0e-3);
        let columns = (width / cell).ceil().clamp(1.0, CELLS) as i32;
        let rows = (height / cell).ceil().clamp(1.0, CELLS) as i32;
        let heads = vec![END; (columns as usize) * (rows as usize)];
        let corner =
            if bounds.min.x.is_finite() && bounds.min.y.is_finite() { bounds.min } else { Point::default() };
        Self { corner, scale: 1.0 / cell, columns, rows, heads, entries: Vec::new() }
    }

    /// Makes room for so many more entries.
    pub(super) fn reserve(&mut self, entries: usize) {
        self.entries.reserve(entries);
    }

    /// The cells that `rectangle` touches.
    pub(super) fn cells(&self, rectangle: Rectangle) -> Cells {
        let (left, top) = self.cell_of(rectangle.min);
        let (right, bottom) = self.cell_of(rectangle.max);
        Cells { left, top, right, bottom }
    }

    fn cell_of(&self, point: Point) -> (i32, i32) {
        // What is left of the grid belongs to its first cells, so that rounding down is cutting off.
        let index = |value: f32, most: i32| ((value * self.scale) as i32).clamp(0, most - 1);
        (index(point.x - self.corner.x, self.columns), index(point.y - self.corner.y, self.rows))
    }

    /// Enters a value at a place.
    pub(super) fn add_at(&mut self, place: Point, value: Value) {
        let (column, row) = self.cell_of(place);
        self.push(column, row, value);
    }

    /// Enters a value wherever `rectangle` lies.
    pub(super) fn add_box(&mut self, rectangle: Rectangle, value: Value) {
        let cells = self.cells(rectangle);
        for row in cells.top..=cells.bottom {
            for column in cells.left..=cells.right {
                self.push(column, row, value);
            }
        }
    }

    fn push(&mut self, column: i32, row: i32, value: Value) {
        let head = &mut self.heads[(row * self.columns + column) as usize];
        let entry = self.entries.len() as u32;
        self.entries.push((value, *head));
        *head = entry;
    }

    /// Tells every value in the cells that `rectangle` touches, with its cell, as long as it is to go on;
    /// whether it came to the end. A value is told once for each of these cells in which it was entered.
    pub(super) fn each(
        &self,
        rectangle: Rectangle,
        mut go_on: impl FnMut(Value, (i32, i32)) -> bool,
    ) -> bool {
        let cells = self.cells(rectangle);
        for row in cells.top..=cells.bottom {
            for column in cells.left..=cells.right {
                let mut next = self.heads[(row * self.columns + column) as usize];
                while let Some(&(value, before)) = self.entries.get(next as usize) {
                    next = before;
                    if !go_on(value, (column, row)) {
                        return false;
                    }
                }
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(grid: &Grid<u32>, x: f32, y: f32) -> Vec<u32> {
        let place = Point::new(x, y);
        let mut found = Vec::new();
        grid.each(Rectangle::new(place, place), |value, _| {
            found.push(value);
            true
        });
        found
    }

    #[test]
    fn odd_bounds_make_a_grid_too() {
        for bounds in [
            Rectangle::default(),
            Rectangle::new(Point::default(), Point::new(f32::INFINITY, 1.0)),
            Rectangle::new(Point::new(f32::MIN, f32::MIN), Point::new(f32::MAX, f32::MAX)),
        ] {
            let mut grid = Grid::new(bounds, 0.0);
            grid.add_at(Point::new(3.0, 3.0), 1);
            assert_eq!(near(&grid, 3.0, 3.0), [1]);
        }
    }
}
