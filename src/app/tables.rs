//! The graph as rows and columns: what is shown, sorted and searched as a person likes.
//!
//! Two sheets hold exactly what the view holds: one row for an entity, one for a relation. The rows
//! follow from knowledge and view; their order from the columns that a person chose. Both are kept
//! in [`super::Derived`] for as long as nothing changes them.

mod cell;
mod column;
mod entity_rows;
mod label;
mod order;
mod relation_rows;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::beneath::is_seen;
use super::centre::Centre;
use super::state::State;
use crate::export::csv;
use crate::knowledge::EntityId;
use crate::scene::Subject;

pub use cell::Cell;
pub use column::{Column, Sheet};
pub use order::Sort;
pub(super) use relation_rows::status_in_words;

/// How a person wants the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables {
    /// Which sheet.
    pub sheet: Sheet,
    /// Only rows with this text in a cell; empty for all.
    pub text: String,
    /// By which columns each sheet is sorted, the one that counts most first.
    sorts: BTreeMap<Sheet, Vec<Sort>>,
}

impl Tables {
    /// By which columns the sheet is sorted, the one that counts most first.
    #[must_use]
    pub fn sorts(&self) -> &[Sort] {
        self.sorts.get(&self.sheet).map_or(&[], Vec::as_slice)
    }

    /// Sorts the sheet by a column; the other way round when it is sorted by it already. Rows that
    /// are equal in it stay in the order in which they were.
    pub(super) fn sort_by(&mut self, column: Column) {
        let sorts = self.sorts.entry(self.sheet).or_default();
        let first = Sort { column, descending: column.begins_with_the_largest() };
        let sort = match sorts.first() {
            Some(sort) if sort.column == column => Sort { column, descending: !sort.descending },
            _ => first,
        };
        sorts.retain(|sort| sort.column != column);
        sorts.insert(0, sort);
    }
}

/// One row: what it stands for, and a cell for each column of its sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The entity or the relation.
    pub subject: Subject,
    /// The cells of all columns, shown or hidden, in the order of [`Sheet::columns`].
    pub cells: Vec<Cell>,
}

/// A sheet as it is shown.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// How it was wanted.
    choice: Tables,
    /// The columns that are shown, from left to right.
    columns: Vec<Column>,
    /// Which entities were pinned.
    pinned: BTreeSet<EntityId>,
    /// What the view holds, in the order in which the texts bring it.
    rows: Arc<Vec<Row>>,
    /// For each row what a person can find in it; made when somebody looks for the first time.
    found_by: Arc<OnceLock<Vec<String>>>,
    /// Places in `rows` of those that are shown, sorted.
    order: Vec<u32>,
    /// Where in `order` each of them is.
    places: BTreeMap<Subject, usize>,
    /// How many there are in all documents.
    total: usize,
}

impl Table {
    /// The sheet that a person wants of what is shown.
    fn new(state: &State) -> Self {
        let derived = &state.derived;
        let pinned: BTreeSet<EntityId> = state.ground.pins.keys().copied().collect();
        let sheet = state.tables.sheet;
        let (rows, hidden) = match sheet {
            Sheet::Entities => {
                let rows = entity_rows::rows(&derived.knowledge, &derived.view, &pinned);
                (rows, derived.view.hidden_entities)
            }
            Sheet::Relations => {
                (relation_rows::rows(&derived.knowledge, &derived.view), derived.view.hidden_relations)
            }
        };
        let total = rows.len() + hidden;
        Self { pinned, rows: Arc::new(rows), total, ..Self::default() }.arranged(state)
    }

    /// The same rows with the columns, the order and the search that a person wants now.
    fn arranged(mut self, state: &State) -> Self {
        let choice = &state.tables;
        let columns: Vec<Column> = state.settings.shown_columns(choice.sheet).collect();
        if self.columns != columns {
            self.columns = columns;
            self.found_by = Arc::default();
        }
        self.order = order::arranged(&self.rows, choice, &self.columns, &self.found_by);
        let subjects = self.order.iter().map(|&index| self.rows[index as usize].subject);
        self.places = subjects.zip(0..).collect();
        self.choice = choice.clone();
        self
    }

    /// Which sheet it is.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        self.choice.sheet
    }

    /// The columns that are shown, from left to right.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// How many rows are shown.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether no row is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// How many rows there would be if nothing were left out.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total
    }

    /// The row at a place, counted from the top.
    #[must_use]
    pub fn row(&self, place: usize) -> Option<&Row> {
        self.rows.get(*self.order.get(place)? as usize)
    }

    /// The place of a row, counted from the top.
    #[must_use]
    pub fn place_of(&self, subject: Subject) -> Option<usize> {
        self.places.get(&subject).copied()
    }

    /// The rows from the top.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.order.iter().filter_map(|&index| self.rows.get(index as usize))
    }

    /// What the rows between two of them stand for, both included; the last named stands last.
    #[must_use]
    pub fn between(&self, one: Subject, other: Subject) -> Vec<Subject> {
        let (Some(one), Some(other)) = (self.place_of(one), self.place_of(other)) else {
            return self.place_of(other).map(|_| other).into_iter().collect();
        };
        let subjects = |places: std::ops::RangeInclusive<usize>| {
            places.filter_map(|place| self.row(place)).map(|row| row.subject)
        };
        if one <= other { subjects(one..=other).collect() } else { subjects(other..=one).rev().collect() }
    }

    /// The titles of the columns.
    fn titles(&self) -> Vec<String> {
        self.columns.iter().map(|column| column.title().to_owned()).collect()
    }

    /// What a row has in the columns, as files have it.
    fn record(&self, row: &Row) -> Vec<String> {
        self.columns.iter().map(|&column| row.cell(column).map(Cell::written).unwrap_or_default()).collect()
    }

    /// The sheet as comma-separated values, titles first.
    #[must_use]
    pub fn csv(&self) -> String {
        let records = self.rows().map(|row| self.record(row));
        csv::write(std::iter::once(self.titles()).chain(records))
    }

    /// These rows, with tabs between their cells, titles first; `None` when none of them is here.
    #[must_use]
    pub fn tab_separated(&self, selection: &BTreeSet<Subject>) -> Option<String> {
        let chosen: Vec<&Row> = self.rows().filter(|row| selection.contains(&row.subject)).collect();
        let records = chosen.iter().map(|row| self.record(row));
        let records = std::iter::once(self.titles()).chain(records);
        (!chosen.is_empty()).then(|| csv::write_with_tabs(records))
    }
}

/// The sheet that is wanted, whether or not it stands in the window.
pub(super) fn current(state: &State) -> Arc<Table> {
    let fresh = state.derived.table.clone().filter(|table| is_up_to_date(state, table));
    fresh.unwrap_or_else(|| Arc::new(Table::new(state)))
}

fn is_up_to_date(state: &State, table: &Table) -> bool {
    let columns = state.settings.shown_columns(table.sheet());
    table.choice == state.tables && has_same_pins(state, table) && columns.eq(table.columns.iter().copied())
}

fn has_same_pins(state: &State, table: &Table) -> bool {
    state.ground.pins.len() == table.pinned.len()
        && state.ground.pins.keys().all(|id| table.pinned.contains(id))
}

/// Brings the table up to date while it stands in the window; forgets it when it no longer holds.
pub(super) fn refresh(state: &mut State, view_changed: bool) {
    if view_changed {
        state.derived.table = None;
    }
    if !is_seen(state, Centre::Table) {
        return;
    }
    let table = match state.derived.table.take() {
        Some(table) if is_up_to_date(state, &table) => table,
        Some(table) if table.sheet() == state.tables.sheet && has_same_pins(state, &table) => {
            Arc::new(Table::clone(&table).arranged(state))
        }
        _ => Arc::new(Table::new(state)),
    };
    state.derived.table = Some(table);
}
