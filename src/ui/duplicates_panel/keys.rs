//! The keys that walk the pairs and decide about them.

use egui::{Id, Key, Modifiers, Rect, Ui};

use super::{Listed, Memory, row_id};
use crate::app::Command;
use crate::app::duplicates::DuplicateWish;
use crate::app::table::is_enabled;

/// Whether something in the panel has the keyboard.
pub(super) fn has_keyboard(ui: &Ui, panel: Rect) -> bool {
    focused(ui)
        .and_then(|id| ui.ctx().read_response(id))
        .is_some_and(|there| panel.contains(there.rect.center()))
}

fn focused(ui: &Ui) -> Option<Id> {
    ui.memory(egui::Memory::focused)
}

/// What the keys do while the panel has the keyboard. They are taken before the rows are there: Enter and Space would
/// click a row otherwise.
pub(super) fn pressed(
    ui: &Ui,
    listed: &Listed<'_>,
    panel: Rect,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let Some(current) = listed.duplicates.current else { return };
    // After a decision the next pair is looked at, and its row gets the keyboard.
    let had = memory.row.filter(|row| focused(ui).is_none_or(|id| id == row_id(*row)));
    if had.is_some_and(|row| row != current) {
        memory.wants_focus = true;
    }
    let is_on_row = had.is_some() || focused(ui) == Some(row_id(current));
    if listed.state.dialog.is_some()
        || ui.ctx().text_edit_focused()
        || !(is_on_row || has_keyboard(ui, panel))
    {
        return;
    }
    let wish = |wish: DuplicateWish| Command::Duplicates(wish);
    let count =
        |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.count_and_consume_key(modifiers, key));
    let plain = |key: Key| count(Modifiers::NONE, key) > 0;
    if is_on_row {
        if plain(Key::Space) {
            commands.push(wish(DuplicateWish::ToggleMark(current)));
        }
        if plain(Key::Enter) {
            commands.push(wish(DuplicateWish::SelectBoth(current)));
        }
    }
    let place = listed.pairs.iter().position(|found| found.pair == current).unwrap_or(0);
    let last = listed.pairs.len().saturating_sub(1);
    let steps = |modifiers: Modifiers| {
        let letters = [(Key::J, true), (Key::K, false)];
        let arrows = [(Key::ArrowDown, true), (Key::ArrowUp, false)];
        // Arrows belong to other things in the panel.
        let keys = letters.into_iter().chain(arrows.into_iter().filter(|_| is_on_row));
        keys.fold((0, 0), |(down, up), (key, is_down)| {
            let times = count(modifiers, key);
            if is_down { (down + times, up) } else { (down, up + times) }
        })
    };
    // egui lets an additional Shift pass where it is not asked for.
    let ((more, less), (down, up)) = (steps(Modifiers::SHIFT), steps(Modifiers::NONE));
    let ends = if is_on_row { (plain(Key::Home), plain(Key::End)) } else { (false, false) };
    let target = match ends {
        (true, _) => 0,
        (_, true) => last,
        _ => (place + down + more).saturating_sub(up + less).min(last),
    };
    if let Some(found) = listed.pairs.get(target).filter(|_| target != place || more + less > 0) {
        let extends = more + less > 0;
        let target = found.pair;
        commands.push(wish(if extends {
            DuplicateWish::Extend(target)
        } else {
            DuplicateWish::Choose(target)
        }));
        memory.wants_focus = true;
    }
    for (key, decision) in [(Key::Y, DuplicateWish::Same), (Key::N, DuplicateWish::Apart)] {
        if plain(key) {
            commands.push(wish(decision));
        }
    }
    if plain(Key::Z) && is_enabled(listed.state, &Command::Undo) {
        commands.push(Command::Undo);
    }
}
