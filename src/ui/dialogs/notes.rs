//! The words of a note, and the list of all notes.

use egui::{Key, Modifiers, RichText, ScrollArea, TextEdit, Ui};

use super::{close, decide, room, title};
use crate::app::notes::{MOST_TEXT, bearer, listed, nearest, rectangle, tied_to, way_to};
use crate::app::{Command, Noting, State};
use crate::scene::{Note, NoteColor, NoteId, Subject};
use crate::ui::strings::notes as strings;
use crate::ui::theme::{self, Tokens};
use crate::ui::{icons, strings as words, widgets};

/// What stands in the fields.
#[derive(Debug)]
pub(super) struct Memory {
    text: String,
    color: NoteColor,
    follows: bool,
}

impl Default for Memory {
    fn default() -> Self {
        Self { text: String::new(), color: NoteColor::Yellow, follows: false }
    }
}

impl Memory {
    /// Fills the fields with the note as it is.
    pub(super) fn begin(&mut self, state: &State, id: Option<NoteId>) {
        let Some(note) = note(state, id) else { return };
        *self = Self { text: note.text.clone(), color: note.color, follows: note.tied.is_some() };
    }
}

fn note(state: &State, id: Option<NoteId>) -> Option<&Note> {
    match id {
        Some(id) => state.ground.notes.get(&id),
        None => state.canvas.draft.as_ref(),
    }
}

/// The words of a note on the plane, or of a new one.
pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    id: Option<NoteId>,
    memory: &mut Memory,
    just_opened: bool,
    commands: &mut Vec<Command>,
) {
    title(ui, if id.is_some() { strings::TITLE } else { strings::NEW_TITLE });
    let Some(note) = note(state, id) else { return };
    let field = TextEdit::multiline(&mut memory.text)
        .desired_rows(5)
        .char_limit(MOST_TEXT)
        .desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name(strings::TEXT);
    if just_opened {
        response.request_focus();
    }
    // From any of the fields; Enter alone begins a line.
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    ui.add_space(4.0);
    choose_color(ui, state, &mut memory.color);
    let near = nearest(state, note).and_then(|id| state.derived.knowledge.entity(id));
    if let Some(near) = near {
        ui.checkbox(&mut memory.follows, strings::tie(&near.name));
    }
    let agree = if id.is_some() { strings::KEEP } else { strings::ADD };
    let is_ready = id.is_some() || !memory.text.trim().is_empty();
    if decide(ui, agree, is_ready, commands) || entered && is_ready {
        let tied = near.map(|near| near.id).filter(|_| memory.follows);
        let placed = if tied == note.tied { note.clone() } else { tied_to(state, note, tied) };
        let note = Note { text: memory.text.clone(), color: memory.color, ..placed };
        commands.push(Command::Note(id.map_or(Noting::Add(note.clone()), |id| Noting::Change(id, note))));
    }
}

/// All colours, one of them chosen.
fn choose_color(ui: &mut Ui, state: &State, chosen: &mut NoteColor) {
    widgets::secondary(ui, strings::COLOR);
    ui.horizontal_wrapped(|ui| {
        for &color in NoteColor::ALL {
            let (fill, rim) = state.theme().of_note(color);
            let (is_on, name) = (*chosen == color, strings::color(color));
            let button =
                egui::Button::new(RichText::new(name).size(theme::SMALL).color(Tokens::in_ui(ui).text))
                    .fill(theme::color(fill))
                    .stroke(egui::Stroke::new(if is_on { 2.5 } else { 1.0 }, theme::color(rim)));
            let response = ui.add(button);
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, is_on, name));
            if response.clicked() {
                *chosen = color;
            }
        }
    });
    ui.add_space(4.0);
}

/// All notes; a click goes to where one stands.
pub(super) fn list(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    title(ui, strings::LIST_TITLE);
    let all = listed(state);
    if all.is_empty() {
        ui.label(strings::NONE);
    } else {
        widgets::secondary(ui, strings::count(all.len()));
    }
    ui.add_space(4.0);
    let height = theme::ROW + 18.0;
    ScrollArea::vertical().max_height(room(ui)).show_rows(ui, height, all.len(), |ui, seen| {
        ui.set_width(ui.available_width());
        for note in all.into_iter().skip(seen.start).take(seen.len()) {
            let place = place(state, note.subject);
            let name = strings::row(&note.text, &place);
            let row =
                widgets::Row { name: &name, text: &note.text, count: None, is_on: true, is_selected: false };
            if widgets::link_row(ui, &row, icons::document).clicked() {
                commands.extend([Command::Escape, way_to(note.subject)]);
            }
            ui.horizontal(|ui| {
                ui.add_space(22.0);
                widgets::secondary(ui, place);
            });
        }
    });
    ui.add_space(8.0);
    close(ui, commands);
}

/// Where a note stands, or what it is about.
pub(in crate::ui) fn place(state: &State, subject: Subject) -> String {
    let knowledge = &state.derived.knowledge;
    let name = |id| knowledge.entity(id).map_or("", |entity| entity.name.as_str());
    match subject {
        Subject::Note(id) if rectangle(state, id).is_none() => strings::HIDDEN.to_owned(),
        Subject::Note(id) => {
            let tied = state.ground.notes.get(&id).and_then(|note| note.tied);
            let tied = tied.map(|id| bearer(state, id));
            tied.map_or_else(|| strings::ON_GRAPH.to_owned(), |id| strings::beside(name(id)))
        }
        Subject::Entity(id) => strings::about(name(id)),
        Subject::Relation(id) => knowledge.relation(id).map_or_else(String::new, |relation| {
            let (subject, object) = (name(relation.subject), name(relation.object));
            strings::about(&format!("{subject} {} {object}", relation.phrase))
        }),
        Subject::Kind(kind) => words::kind(kind).to_owned(),
    }
}
