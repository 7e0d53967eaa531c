//! How wide the columns are and where they stand.

use std::collections::BTreeMap;

use crate::app::tables::Column;

/// The narrowest a column gets.
pub(super) const NARROWEST: f32 = 40.0;
/// Room before the first column and after the last.
const MARGIN: f32 = 8.0;

/// The columns that are shown, each with its left edge and its width, from the left edge of the sheet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed {
    pub(super) columns: Vec<(Column, f32, f32)>,
    /// How wide they are together.
    pub(super) width: f32,
}

/// How wide a column is at least, and which part of the spare room it takes.
const fn wish(column: Column) -> (f32, f32) {
    match column {
        Column::Name => (140.0, 3.0),
        Column::Subject | Column::Object => (140.0, 2.0),
        Column::Phrase => (120.0, 2.0),
        Column::Subtype => (78.0, 1.0),
        Column::Status => (132.0, 1.0),
        Column::Speaker | Column::Place => (80.0, 1.0),
        Column::Date => (96.0, 1.0),
        Column::Rule => (104.0, 0.0),
        Column::Pinned => (64.0, 0.0),
        Column::Relations | Column::Mentions => (78.0, 0.0),
        Column::Sentences => (82.0, 0.0),
        Column::Kind | Column::Type => (94.0, 0.0),
        Column::Neighbours | Column::Documents | Column::Confidence => (88.0, 0.0),
    }
}

/// The columns in a panel of this width. A column that a person made wider or narrower stays so; the
/// others share what room is left.
pub(super) fn placed(columns: &[Column], chosen: &BTreeMap<Column, f32>, panel: f32) -> Placed {
    let base = |column: &Column| chosen.get(column).copied().unwrap_or_else(|| wish(*column).0);
    let share = |column: &Column| if chosen.contains_key(column) { 0.0 } else { wish(*column).1 };
    let needed: f32 = columns.iter().map(base).sum::<f32>() + 2.0 * MARGIN;
    let shares: f32 = columns.iter().map(share).sum();
    let bonus = if shares > 0.0 { (panel - needed).max(0.0) / shares } else { 0.0 };
    let mut left = MARGIN;
    let mut all = Vec::with_capacity(columns.len());
    for column in columns {
        let width = base(column) + bonus * share(column);
        all.push((*column, left, width));
        left += width;
    }
    Placed { columns: all, width: (left + MARGIN).max(panel) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tables::Sheet;

    #[test]
    fn columns_fill_a_wide_panel_and_stick_out_of_a_narrow_one() {
        for sheet in Sheet::ALL {
            let wide = placed(sheet.columns(), &BTreeMap::new(), 2000.0);
            assert!((wide.width - 2000.0).abs() < 0.5);
            let narrow = placed(sheet.columns(), &BTreeMap::new(), 300.0);
            assert!(narrow.width > 300.0);
            for pair in narrow.columns.windows(2) {
                assert!((pair[0].1 + pair[0].2 - pair[1].1).abs() < 0.01, "no gap, no overlap");
            }
        }
    }

    #[test]
    fn a_column_keeps_the_width_that_a_person_gave_it() {
        let chosen = BTreeMap::from([(Column::Name, 333.0)]);
        for panel in [400.0, 3000.0] {
            let columns = Sheet::Entities.columns();
            assert!((placed(columns, &chosen, panel).columns[0].2 - 333.0).abs() < f32::EPSILON);
        }
    }
}
