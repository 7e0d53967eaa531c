//! The rows in sight, and what pointer and keys do with them.

use std::ops::Range;

use egui::{CursorIcon, Id, Pos2, Rect, Response, Sense, Ui, vec2};

use super::columns::Placed;
use super::{Memory, keys, row, spoken};
use crate::app::tables::Table;
use crate::app::{Command, Lockable, State};
use crate::scene::Subject;
use crate::ui::{canvas, strings, theme};

/// What is to be shown, and where.
pub(super) struct Rows<'a> {
    pub(super) state: &'a State,
    pub(super) table: &'a Table,
    pub(super) columns: &'a Placed,
    /// Where the sheet begins.
    pub(super) origin: Pos2,
    /// Which rows are in sight.
    pub(super) seen: Range<usize>,
}

impl Rows<'_> {
    fn rect(&self, place: usize) -> Rect {
        let top = self.origin.y + place as f32 * theme::ROW;
        Rect::from_min_size(Pos2::new(self.origin.x, top), vec2(self.columns.width, theme::ROW))
    }
}

pub(super) fn show(ui: &mut Ui, rows: &Rows<'_>, memory: &mut Memory, commands: &mut Vec<Command>) {
    // One row is reached by Tab: the one that the keyboard was on, or the first in sight.
    let cursor = memory.cursor.and_then(|subject| rows.table.place_of(subject));
    let stop = cursor.unwrap_or(rows.seen.start);
    // A row that has the keyboard keeps it while it is scrolled away.
    let away = cursor.filter(|place| !rows.seen.contains(place));
    let before = away.filter(|&place| place < rows.seen.start);
    let after = away.filter(|&place| place >= rows.seen.end);
    for place in before.into_iter().chain(rows.seen.clone()).chain(after) {
        one(ui, rows, place, place == stop, memory, commands);
    }
}

fn one(
    ui: &mut Ui,
    rows: &Rows<'_>,
    place: usize,
    is_stop: bool,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let Some(content) = rows.table.row(place) else { return };
    let subject = content.subject;
    let rect = rows.rect(place);
    let sense = if is_stop { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, Id::unique(("table row", subject)), sense);
    let is_selected = rows.state.selection_in(Lockable::Table).contains(&subject);
    spoken::row(&response, rows.table, content, place, is_selected);
    spoken::cells(ui, rows.columns, content, place, &response);
    if is_stop && std::mem::take(&mut memory.wants_focus) {
        response.request_focus();
    }
    if response.has_focus() {
        memory.cursor = Some(subject);
        keys::pressed(ui, rows.state, rows.table, &response, place, memory, commands);
    }
    if response.hovered() {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        commands.push(Command::Hover(Some(subject)));
    }
    if response.double_clicked() {
        focus(rows.state, subject, commands);
    } else if response.clicked() {
        memory.wants_focus = true;
        keys::clicked(ui, rows.table, subject, memory, commands);
    }
    if ui.is_rect_visible(rect) {
        row::paint(ui, rows, content, rect, is_selected, &response);
    }
    menu(&response, rows.state, subject, is_selected, commands);
}

/// Shows the surroundings of an entity, or of both ends of a relation.
fn focus(state: &State, subject: Subject, commands: &mut Vec<Command>) {
    match subject {
        Subject::Entity(entity) => commands.push(Command::Focus(entity)),
        Subject::Relation(id) => {
            if let Some(relation) = state.derived.knowledge.relation(id) {
                let ends = [relation.subject, relation.object].map(Subject::Entity).to_vec();
                commands.extend([Command::SelectRows(ends), Command::FocusSelection]);
            }
        }
        Subject::Kind(_) | Subject::Note(_) => {}
    }
}

/// The same menu as on the graph, and what can be done with rows.
fn menu(
    response: &Response,
    state: &State,
    subject: Subject,
    is_selected: bool,
    commands: &mut Vec<Command>,
) {
    crate::ui::menus::attach(response, |ui| {
        canvas::subject_items(ui, state, subject, commands);
        ui.separator();
        // In a locked table other rows cannot become those that are copied.
        let can_copy = is_selected || !state.is_locked(Lockable::Table);
        if can_copy && ui.button(strings::tables::COPY_ROWS).clicked() {
            if !is_selected {
                commands.push(Command::Select(subject));
            }
            commands.push(Command::CopyRows);
            ui.close();
        }
        if ui.button(strings::tables::SAVE).clicked() {
            commands.push(Command::ExportTable);
            ui.close();
        }
    });
}
