//! What a screen reader is told of the table: how large it is, which rows are in sight, and their cells.
//!
//! Only the rows in sight are in the tree, so each of them says where it stands among all.

use egui::accesskit::{Node, SortDirection};
use egui::{Id, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::columns::Placed;
use crate::app::tables::{Row, Sort, Table};
use crate::ui::strings;

/// How many rows the heads of the columns take.
const HEADS: usize = 1;

/// Begins the part of the window that is the table: heads and rows belong in it.
pub(super) fn table(table: &Table) -> UiBuilder {
    let name = strings::tables::table_name(table.sheet(), table.len(), table.total());
    UiBuilder::new().accessibility_role(Role::Table).accessibility_label(name)
}

/// Tells how large the table is, whatever part of it is in sight.
pub(super) fn extent(ui: &Ui, table: &Table, columns: &Placed) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_row_count(table.len() + HEADS);
        node.set_column_count(columns.columns.len());
        node.set_multiselectable();
    });
}

/// Begins the row of the heads.
pub(super) fn heads(ui: &mut Ui, strip: Rect) -> Ui {
    let row = UiBuilder::new()
        .max_rect(strip)
        .accessibility_role(Role::Row)
        .accessibility_label(strings::tables::HEADS.to_owned());
    let row = ui.new_child(row);
    row.ctx().accesskit_node_builder(row.unique_id(), |node| node.set_row_index(0));
    row
}

/// The head of the column at this place, counted from the left, and whether the rows are sorted by it.
pub(super) fn head(response: &Response, place: usize, sort: Option<&Sort>) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        at(node, 0, place);
        if let Some(sort) = sort {
            node.set_sort_direction(if sort.descending {
                SortDirection::Descending
            } else {
                SortDirection::Ascending
            });
        }
    });
}

/// A row: everything in it as one name, for those who go from row to row, and its place among all.
pub(super) fn row(response: &Response, table: &Table, content: &Row, place: usize, is_selected: bool) {
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, content.label(table.columns())));
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_selected(is_selected);
        node.set_row_index(place + HEADS);
        // Not every system knows the index of a row; all know the place in a list.
        node.set_position_in_set(place);
        node.set_size_of_set(table.len());
    });
}

/// The cells of a row, each with its column and its text. They are there for screen readers alone: the row is
/// painted as a whole, and takes pointer and keys as a whole.
pub(super) fn cells(ui: &mut Ui, columns: &Placed, content: &Row, place: usize, row: &Response) {
    if !ui.ctx().has_accesskit_node(row.id) {
        return;
    }
    let inside =
        UiBuilder::new().scope_id(row.id.with("cells")).max_rect(row.rect).accessibility_parent(row.id);
    let inside = ui.new_child(inside);
    for (index, &(column, left, width)) in columns.columns.iter().enumerate() {
        let Some(cell) = content.cell(column) else { continue };
        let min = row.rect.min + vec2(left, 0.0);
        let rect = Rect::from_min_size(min, vec2(width, row.rect.height()));
        let id: Id = row.id.with(column);
        let response = inside.interact(rect, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, strings::tables::cell(column, cell)));
        response.ctx.accesskit_node_builder(id, |node| at(node, place + HEADS, index));
    }
}

/// Says in which row and column something stands.
fn at(node: &mut Node, row: usize, column: usize) {
    node.set_row_index(row);
    node.set_column_index(column);
}
