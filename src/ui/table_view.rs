//! The table: the graph's twin for those who count, sort and copy, and for those who cannot see it.

mod bar;
mod body;
mod columns;
mod columns_menu;
mod head;
mod keys;
mod row;
mod spoken;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use egui::{Rect, Ui, Vec2};

use super::theme::{self, Tokens};
use super::{strings, widgets};
use crate::app::tables::{Column, Sheet, Table};
use crate::app::{Command, Lockable, State};
use crate::scene::Subject;

/// What the table has to remember from frame to frame.
#[derive(Default)]
pub(super) struct Memory {
    /// Columns that a person made wider or narrower.
    widths: BTreeMap<Column, f32>,
    /// The row that the keyboard is on.
    cursor: Option<Subject>,
    /// Where a range begins that Shift ends.
    anchor: Option<Subject>,
    /// What was selected in the last frame, and which sheet was shown.
    selection: BTreeSet<Subject>,
    sheet: Sheet,
    /// How far the rows are scrolled, and how much of them is in sight.
    offset: Vec2,
    sight: f32,
    /// The row to bring into sight.
    wanted: Option<usize>,
    /// Whether the row under the keyboard is to get it in the next frame.
    wants_focus: bool,
}

impl Memory {
    /// Notes what has changed since the last frame, and which row has to come into sight for it.
    fn follow(&mut self, state: &State, table: &Table) {
        if self.sheet != table.sheet() {
            self.sheet = table.sheet();
            self.offset = Vec2::ZERO;
            self.wanted = Some(0);
            self.cursor = None;
            self.anchor = None;
            self.selection.clear();
        }
        let selection = state.selection_in(Lockable::Table);
        if self.selection != *selection {
            self.selection.clone_from(selection);
            let mut places: Vec<usize> =
                selection.iter().filter_map(|&subject| table.place_of(subject)).collect();
            places.sort_unstable();
            if !places.iter().any(|&place| self.is_in_sight(place))
                && let Some(&first) = places.first()
            {
                self.wanted = Some(first);
            }
        }
    }

    /// Whether a row is in sight, all of it.
    fn is_in_sight(&self, place: usize) -> bool {
        let top = place as f32 * theme::ROW;
        top >= self.offset.y && top + theme::ROW <= self.offset.y + self.sight
    }

    /// How far to scroll so that the wanted row comes into sight: no farther than needed for a row
    /// next to what is in sight; to the middle for one far away.
    fn scrolling(&mut self) -> Option<f32> {
        let place = self.wanted.take()?;
        if self.is_in_sight(place) {
            return None;
        }
        let top = place as f32 * theme::ROW;
        let (first, last) = (self.offset.y, self.offset.y + self.sight);
        Some(if top < first && first - top < 2.0 * theme::ROW {
            top
        } else if top >= last - theme::ROW && top - last < theme::ROW {
            (top + theme::ROW - self.sight).max(0.0)
        } else {
            (top - (self.sight - theme::ROW) / 2.0).max(0.0)
        })
    }
}

/// Shows the table in all the room there is.
pub(super) fn show(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    let Some(table) = state.derived.table.clone() else { return };
    let tokens = Tokens::in_ui(ui);
    let all = ui.available_rect_before_wrap();
    ui.painter().rect_filled(all, 0.0, tokens.canvas);
    bar::show(ui, state, &table, commands);
    keys::copied(ui, state, commands);
    memory.follow(state, &table);
    let columns = columns::placed(table.columns(), &memory.widths, ui.available_width());
    ui.scope_builder(spoken::table(&table), |ui| {
        spoken::extent(ui, &table, &columns);
        let strip = head::show(ui, &table, &columns, memory, commands, state);
        if table.is_empty() {
            return nothing(ui, state);
        }
        rows(ui, state, &table, &columns, memory, commands);
        head::line(ui, strip);
    });
}

/// Says why there is no row.
fn nothing(ui: &mut Ui, state: &State) {
    let text = if state.tables.text.trim().is_empty() {
        strings::tables::NOTHING_SHOWN
    } else {
        strings::tables::NO_ROW_HOLDS
    };
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        widgets::secondary(ui, text);
    });
}

/// The rows in sight. Those out of sight cost nothing.
fn rows(
    ui: &mut Ui,
    state: &State,
    table: &Arc<Table>,
    columns: &columns::Placed,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    let mut area = egui::ScrollArea::both().id_salt(("table", table.sheet())).auto_shrink([false, false]);
    if let Some(offset) = memory.scrolling() {
        area = area.vertical_scroll_offset(offset);
    }
    let output = area.show_viewport(ui, |ui, viewport| {
        let origin = ui.max_rect().min;
        let size = Vec2::new(columns.width, table.len() as f32 * theme::ROW);
        ui.set_min_size(size);
        let seen = seen(viewport, table.len());
        ui.ctx().allow_widget_id_changes_in(ui.clip_rect());
        body::show(ui, &body::Rows { state, table, columns, origin, seen }, memory, commands);
    });
    memory.offset = output.state.unclamped_offset();
    memory.sight = output.inner_rect.height();
}

/// The places of the rows that a view on the sheet shows.
fn seen(viewport: Rect, rows: usize) -> Range<usize> {
    let first = (viewport.top() / theme::ROW).floor().max(0.0) as usize;
    let end = (viewport.bottom() / theme::ROW).ceil().max(0.0) as usize;
    first.min(rows)..end.min(rows)
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    #[test]
    fn only_the_rows_in_sight_are_drawn() {
        let view = |top: f32, bottom: f32| Rect::from_min_max(pos2(0.0, top), pos2(10.0, bottom));
        let row = theme::ROW;
        assert_eq!(seen(view(0.0, 3.5 * row), 20_000), 0..4);
        assert_eq!(seen(view(10_000.5 * row, 10_003.0 * row), 20_000), 10_000..10_003);
        assert_eq!(seen(view(0.0, 3.5 * row), 2), 0..2);
        assert_eq!(seen(view(-9.0, 3.5 * row), 0), 0..0);
    }

    #[test]
    fn a_row_comes_into_sight_by_the_shortest_way() {
        let memory = || Memory { offset: Vec2::new(0.0, 240.0), sight: 240.0, ..Memory::default() };
        let scrolled = |place| Memory { wanted: Some(place), ..memory() }.scrolling();
        assert_eq!(scrolled(12), None);
        assert_eq!(scrolled(9), Some(9.0 * theme::ROW));
        assert_eq!(scrolled(20), Some(240.0 + theme::ROW));
        assert_eq!(scrolled(100), Some(100.0 * theme::ROW - 108.0));
        assert_eq!(scrolled(0), Some(0.0));
    }
}
