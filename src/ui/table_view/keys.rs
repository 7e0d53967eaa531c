//! The keys that walk the table.

use egui::{EventFilter, Key, Modifiers, Response, Ui};

use super::Memory;
use crate::app::table::is_enabled;
use crate::app::tables::Table;
use crate::app::{Command, Panel, State};
use crate::scene::Subject;
use crate::ui::keys::held;

/// What the keys do while a row has the keyboard.
pub(super) fn pressed(
    ui: &Ui,
    state: &State,
    table: &Table,
    row: &Response,
    place: usize,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(row.id, filter));
    if ui.input(|input| input.key_pressed(Key::Enter)) && !state.shows(Panel::Reader) {
        commands.push(Command::TogglePanel(Panel::Reader));
    }
    let extends = ui.input(|input| input.modifiers.shift);
    let Some(target) = target(ui, place, table.len(), memory.sight) else { return };
    let Some(subject) = table.row(target).map(|row| row.subject) else { return };
    let start = memory.anchor.or(memory.cursor).unwrap_or(subject);
    memory.cursor = Some(subject);
    memory.wanted = Some(target);
    memory.wants_focus = true;
    if extends {
        memory.anchor = Some(start);
        commands.push(Command::SelectRows(table.between(start, subject)));
    } else {
        memory.anchor = None;
    }
}

/// The wish to copy means the selected rows while the table is seen, not the sentences behind them.
pub(super) fn copied(ui: &Ui, state: &State, commands: &mut Vec<Command>) {
    let is_asked = ui.input(|input| input.events.contains(&egui::Event::Copy));
    let is_free = state.dialog.is_none() && !ui.ctx().text_edit_focused();
    if is_asked && is_free && is_enabled(state, &Command::CopyRows) {
        commands.retain(|command| *command != Command::CopyQuotationOfSelection);
        commands.push(Command::CopyRows);
    }
}

/// The place of the row that a key leads to.
fn target(ui: &Ui, place: usize, rows: usize, sight: f32) -> Option<usize> {
    // A slow frame may hold several presses.
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let last = rows.saturating_sub(1);
    let page = ((sight / crate::ui::theme::ROW) as usize).saturating_sub(1).max(1);
    if pressed(Key::Home) > 0 {
        return Some(0);
    }
    if pressed(Key::End) > 0 {
        return Some(last);
    }
    let down = pressed(Key::ArrowDown) + page * pressed(Key::PageDown);
    let up = pressed(Key::ArrowUp) + page * pressed(Key::PageUp);
    (down > 0 || up > 0).then(|| (place + down).saturating_sub(up).min(last))
}

/// What a click on a row does, with the keys that are held.
pub(super) fn clicked(
    ui: &Ui,
    table: &Table,
    subject: Subject,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let modifiers = held(ui.ctx());
    memory.cursor = Some(subject);
    if modifiers.shift {
        let start = memory.anchor.unwrap_or(subject);
        memory.anchor = Some(start);
        commands.push(Command::SelectRows(table.between(start, subject)));
        return;
    }
    memory.anchor = Some(subject);
    commands.push(if modifiers.command {
        Command::ToggleSelected(subject)
    } else {
        Command::Select(subject)
    });
}
