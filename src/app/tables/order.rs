//! The rows in the order that a person wants, and only those with the text they look for.

use std::cmp::Ordering;
use std::sync::OnceLock;

use super::cell::{Cell, Key};
use super::column::Column;
use super::{Row, Tables};
use crate::graph::folded;

/// A column by which a sheet is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// Which column.
    pub column: Column,
    /// Whether the largest come first.
    pub descending: bool,
}

/// Places in `rows` of those that are wanted, in the order that is wanted. Rows that are equal in
/// every column chosen stay in the order of `rows`; what is empty comes last, whichever way the rest
/// is sorted. A text is looked for in the `columns` that are shown.
pub(super) fn arranged(
    rows: &[Row],
    choice: &Tables,
    columns: &[Column],
    found_by: &OnceLock<Vec<String>>,
) -> Vec<u32> {
    let wanted = folded(choice.text.trim());
    let mut order: Vec<u32> = (0..rows.len() as u32).collect();
    if !wanted.is_empty() {
        let texts = found_by.get_or_init(|| rows.iter().map(|row| text(row, columns)).collect());
        order.retain(|&place| texts.get(place as usize).is_some_and(|text| text.contains(&wanted)));
    }
    // From what counts least to what counts most: each pass keeps the order of what is equal.
    for sort in choice.sorts().iter().rev() {
        let Some(index) = choice.sheet.columns().iter().position(|column| *column == sort.column) else {
            continue;
        };
        let keys: Vec<Key> =
            rows.iter().map(|row| row.cells.get(index).map_or(Key::Empty, Cell::key)).collect();
        order.sort_by(|&one, &other| compared(&keys[one as usize], &keys[other as usize], sort.descending));
    }
    order
}

fn compared(one: &Key, other: &Key, descending: bool) -> Ordering {
    match (one, other) {
        (Key::Empty, _) | (_, Key::Empty) => one.cmp(other),
        _ if descending => other.cmp(one),
        _ => one.cmp(other),
    }
}

/// The cells of a row as they are shown, without case and accents; a line for each, so that nothing is
/// found that begins in one cell and ends in the next.
fn text(row: &Row, columns: &[Column]) -> String {
    let cells = columns.iter().filter_map(|&column| row.cell(column));
    let cells: Vec<String> = cells.map(|cell| folded(&cell.shown())).collect();
    cells.join("\n")
}
