//! What can be done with a note on the plane.

use egui::Ui;

use super::items::item;
use crate::app::notes::{nearest, tied_to};
use crate::app::{Command, Noting, State};
use crate::scene::{Note, NoteColor, NoteId};
use crate::ui::strings::notes as strings;

/// The items of its menu.
pub(in crate::ui) fn note_items(ui: &mut Ui, state: &State, id: NoteId, commands: &mut Vec<Command>) {
    let Some(note) = state.ground.notes.get(&id) else { return };
    let change = |note: Note| Command::Note(Noting::Change(id, note));
    item(ui, strings::EDIT, Command::Note(Noting::Open(id)), commands);
    ui.menu_button(strings::COLOR, |ui| {
        for &color in NoteColor::ALL {
            if ui.radio(note.color == color, strings::color(color)).clicked() {
                commands.push(change(Note { color, ..note.clone() }));
                ui.close();
            }
        }
    });
    let name = |id| state.derived.knowledge.entity(id).map_or("", |entity| entity.name.as_str());
    match (note.tied, nearest(state, note)) {
        (Some(_), _) => item(ui, strings::UNTIE, change(tied_to(state, note, None)), commands),
        (None, Some(near)) => {
            item(ui, &strings::tie(name(near)), change(tied_to(state, note, Some(near))), commands);
        }
        (None, None) => {}
    }
    item(ui, strings::DELETE, Command::Note(Noting::Delete(id)), commands);
}
