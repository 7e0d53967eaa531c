//! Which parts of the plane are taken, as boxes and as points of lines.

use crate::layout::{Point, Rectangle};

/// Side of a cell, in heights of an ordinary label.
const CELL: f32 = 4.0;

/// How many cells there are at most; where more would be, they are larger.
const CELLS: f32 = 65536.0;

/// No entry follows.
const END: u32 = u32::MAX;

/// Boxes and points in a grid of cells. What lies outside the grid belongs to the cells at its rim.
#[derive(Debug)]
pub(super) struct Occupied {
    corner: Point,
    cell: f32,
    columns: i32,
    rows: i32,
    /// The first entry of each cell.
    boxes: Vec<u32>,
    points: Vec<u32>,
    box_entries: Vec<BoxEntry>,
    point_entries: Vec<(Point, u32)>,
}

#[derive(Clone, Copy, Debug)]
struct BoxEntry {
    owner: usize,
    rectangle: Rectangle,
    next: u32,
}

impl Occupied {
    /// A grid for what lies in `bounds`, where labels are so high.
    pub(super) fn new(bounds: Rectangle, label_size: f32) -> Self {
        let (width, height) = (bounds.width().clamp(1.0, 1.0e7), bounds.height().clamp(1.0, 1.0e7));
        let cell = (label_size * CELL).max((width / CELLS * height).sqrt()).max(1.0e-3);
        let columns = (width / cell).ceil().clamp(1.0, CELLS) as i32;
        let rows = (height / cell).ceil().clamp(1.0, CELLS) as i32;
        let count = (columns as usize) * (rows as usize);
        Self {
            corner: bounds.min,
            cell,
            columns,
            rows,
            boxes: vec![END; count],
            points: vec![END; count],
            box_entries: Vec::new(),
            point_entries: Vec::new(),
        }
    }

    /// Enters a box under the number of its owner.
    pub(super) fn add_box(&mut self, owner: usize, rectangle: Rectangle) {
        let cells = self.cells(rectangle);
        for row in cells.top..=cells.bottom {
            for column in cells.left..=cells.right {
                let cell = self.index(column, row);
                let entry = self.box_entries.len() as u32;
                self.box_entries.push(BoxEntry { owner, rectangle, next: self.boxes[cell] });
                self.boxes[cell] = entry;
            }
        }
    }

    /// Enters a point of a line.
    pub(super) fn add_point(&mut self, point: Point) {
        let (column, row) = self.cell_of(point);
        let cell = self.index(column, row);
        let entry = self.point_entries.len() as u32;
        self.point_entries.push((point, self.points[cell]));
        self.points[cell] = entry;
    }

    /// Whether a box of another owner overlaps `rectangle`.
    pub(super) fn is_taken(&self, rectangle: Rectangle, owner: Option<usize>) -> bool {
        !self.each(rectangle, owner, &mut |_| false)
    }

    /// How many boxes of other owners overlap `rectangle`.
    pub(super) fn count(&self, rectangle: Rectangle, owner: Option<usize>) -> usize {
        let mut count = 0;
        self.each(rectangle, owner, &mut |_| {
            count += 1;
            true
        });
        count
    }

    /// The owners of the boxes that overlap `rectangle`, other than `owner`.
    pub(super) fn owners(&self, rectangle: Rectangle, owner: Option<usize>) -> Vec<usize> {
        let mut owners = Vec::new();
        self.each(rectangle, owner, &mut |other| {
            owners.push(other);
            true
        });
        owners
    }

    /// Tells the owner of each box that overlaps `rectangle`, as long as it is to go on; whether it came
    /// to the end.
    fn each(&self, rectangle: Rectangle, owner: Option<usize>, go_on: &mut dyn FnMut(usize) -> bool) -> bool {
        let cells = self.cells(rectangle);
        for row in cells.top..=cells.bottom {
            for column in cells.left..=cells.right {
                let mut next = self.boxes[self.index(column, row)];
                while let Some(entry) = self.box_entries.get(next as usize) {
                    next = entry.next;
                    // A box that lies in several cells counts in the first that both lie in.
                    let first = self.cells(entry.rectangle);
                    let counts_here = first.left.max(cells.left) == column && first.top.max(cells.top) == row;
                    if counts_here
                        && Some(entry.owner) != owner
                        && entry.rectangle.overlaps(rectangle)
                        && !go_on(entry.owner)
                    {
                        return false;
                    }
                }
            }
        }
        true
    }

    /// How many points of lines lie in `rectangle`.
    pub(super) fn points_in(&self, rectangle: Rectangle) -> usize {
        let cells = self.cells(rectangle);
        let mut count = 0;
        for row in cells.top..=cells.bottom {
            for column in cells.left..=cells.right {
                let mut next = self.points[self.index(column, row)];
                while let Some(&(point, following)) = self.point_entries.get(next as usize) {
                    next = following;
                    count += usize::from(rectangle.contains(point));
                }
            }
        }
        count
    }

    fn index(&self, column: i32, row: i32) -> usize {
        (row * self.columns + column) as usize
    }

    fn cell_of(&self, point: Point) -> (i32, i32) {
        let index = |value: f32, most: i32| ((value / self.cell).floor() as i32).clamp(0, most - 1);
        (index(point.x - self.corner.x, self.columns), index(point.y - self.corner.y, self.rows))
    }

    fn cells(&self, rectangle: Rectangle) -> Cells {
        let ((left, top), (right, bottom)) = (self.cell_of(rectangle.min), self.cell_of(rectangle.max));
        Cells { left, top, right, bottom }
    }
}

/// The cells that a rectangle touches.
#[derive(Clone, Copy)]
struct Cells {
    left: i32,
    top: i32,
    right: i32,
    bottom: i32,
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
        assert_eq!(taken.count(rectangle(-9000.0, -9000.0, 20000.0), None), 4);
        assert_eq!(taken.owners(rectangle(5010.0, 5010.0, 1.0), None), [3]);
    }

    #[test]
    fn points_are_counted_in_and_out_of_the_grid() {
        let mut taken = Occupied::new(rectangle(0.0, 0.0, 100.0), 12.0);
        for place in [-500.0, 10.0, 20.0, 900.0] {
            taken.add_point(Point::new(place, place));
        }
        assert_eq!(taken.points_in(rectangle(5.0, 5.0, 20.0)), 2);
        assert_eq!(taken.points_in(rectangle(-1000.0, -1000.0, 2000.0)), 4);
        let nothing = Occupied::new(Rectangle::default(), 0.0);
        assert_eq!(nothing.points_in(rectangle(0.0, 0.0, 1.0)), 0);
    }
}
