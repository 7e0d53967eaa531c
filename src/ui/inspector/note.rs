//! A note on the plane, and the list of all notes.

use egui::{Label, RichText, Ui};

use super::entity_link;
use crate::app::notes::{bearer, listed, way_to};
use crate::app::{Command, Noting, State};
use crate::scene::NoteId;
use crate::ui::dialogs::notes::place;
use crate::ui::strings::notes as strings;
use crate::ui::theme;
use crate::ui::{canvas, icons, widgets};

/// So many notes are listed; the rest stand in the list of all.
const MOST: usize = 6;

/// A note by itself.
pub(super) fn show(ui: &mut Ui, state: &State, id: NoteId, commands: &mut Vec<Command>) {
    let Some(note) = state.ground.notes.get(&id) else { return };
    ui.add_space(4.0);
    ui.add(Label::new(RichText::new(&note.text).font(theme::plain(theme::BODY))).wrap());
    ui.add_space(4.0);
    match note
        .tied
        .map(|tied| bearer(state, tied))
        .filter(|tied| state.derived.knowledge.entity(*tied).is_some())
    {
        Some(tied) => entity_link(ui, state, tied, commands),
        None => {
            widgets::secondary(ui, place(state, crate::scene::Subject::Note(id)));
        }
    }
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| canvas::note_items(ui, state, id, commands));
    ui.add_space(6.0);
    if widgets::link(ui, strings::ALL).clicked() {
        commands.push(Command::Note(Noting::List));
    }
}

/// The first notes, while nothing is selected.
pub(super) fn overview(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let all = listed(state);
    if all.is_empty() {
        return;
    }
    widgets::section(ui, strings::NOTES);
    for note in all.iter().take(MOST) {
        let name = strings::row(&note.text, &place(state, note.subject));
        let row =
            widgets::Row { name: &name, text: &note.text, count: None, is_on: true, is_selected: false };
        if widgets::link_row(ui, &row, icons::document).on_hover_text(&name).clicked() {
            commands.push(way_to(note.subject));
        }
    }
    if widgets::link(ui, strings::ALL).clicked() {
        commands.push(Command::Note(Noting::List));
    }
}
