//! The small windows that ask what is to be put right, and the list of all that was.

mod about;
mod add_entity;
mod add_relation;
mod kind;
mod list;
mod relation;
mod rules;
mod split;

use std::collections::BTreeSet;

use egui::{Key, Response, TextEdit, Ui};
use jiff::civil::Date;

use super::{decide, title};
use crate::app::curation::{entity_mark, only_entity, only_relation, relation_mark};
use crate::app::{Command, Curation, CurationDialog, State};
use crate::knowledge::EntityId;
use crate::scene::Subject;
use crate::ui::strings::curation as strings;
use crate::ui::widgets;
use crate::vocabulary::EntityKind;

/// What stands in the fields.
#[derive(Debug, Default)]
pub(super) struct Memory {
    name: String,
    kind: Option<EntityKind>,
    subtype: String,
    text: String,
    statement: relation::Form,
    split: split::Memory,
    entity: add_entity::Memory,
    relation: add_relation::Memory,
    list: list::Memory,
    rules: rules::Memory,
}

impl Memory {
    /// Fills the fields with what is there when a window opens.
    pub(super) fn begin(&mut self, state: &State, dialog: CurationDialog) {
        let entity = only_entity(state).and_then(|id| state.derived.knowledge.entity(id));
        self.name = entity.map(|entity| entity.name.clone()).unwrap_or_default();
        let first = state.selected_entities().next().and_then(|id| state.derived.knowledge.entity(id));
        self.kind = first.map(|entity| entity.kind);
        self.subtype = first.and_then(|entity| entity.subtype.clone()).unwrap_or_default();
        match dialog {
            CurationDialog::Rename => {}
            CurationDialog::List => self.list.begin(),
            CurationDialog::Rules => self.rules.begin(state),
            CurationDialog::Type => self.statement.begin(state),
            CurationDialog::Split => self.split.begin(state),
            CurationDialog::AddEntity => self.entity.begin(state),
            CurationDialog::AddRelation => {
                self.relation.begin(state);
                let about = about::Form::about(state, self.relation.sentence.sentence.as_slice());
                self.statement = relation::Form::beside(about);
            }
            CurationDialog::Date => {
                let document = reader_document(state);
                let date = document.and_then(|document| document.date);
                self.text = date.map(|date| date.to_string()).unwrap_or_default();
            }
            CurationDialog::Note => note(state).unwrap_or_default().clone_into(&mut self.text),
        }
    }
}

/// How wide a window is.
pub(super) const fn width(dialog: CurationDialog) -> f32 {
    match dialog {
        CurationDialog::Rules => 660.0,
        CurationDialog::List => 720.0,
        CurationDialog::Split | CurationDialog::AddEntity | CurationDialog::AddRelation => 540.0,
        _ => 440.0,
    }
}

/// The contents of a window.
pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    dialog: CurationDialog,
    memory: &mut Memory,
    just_opened: bool,
    commands: &mut Vec<Command>,
) {
    match dialog {
        CurationDialog::Rename => rename(ui, state, memory, just_opened, commands),
        CurationDialog::Type => match only_relation(state) {
            Some(relation) => relation::show(ui, state, relation, &mut memory.statement, commands),
            None => kind::show(ui, state, memory, commands),
        },
        CurationDialog::Split => split::show(ui, state, &mut memory.split, commands),
        CurationDialog::AddEntity => add_entity::show(ui, state, memory, just_opened, commands),
        CurationDialog::AddRelation => add_relation::show(ui, state, memory, commands),
        CurationDialog::Date => date(ui, state, memory, just_opened, commands),
        CurationDialog::Note => note_about(ui, state, memory, just_opened, commands),
        CurationDialog::Rules => rules::show(ui, state, &mut memory.rules, commands),
        CurationDialog::List => list::show(ui, state, &mut memory.list, commands),
    }
}

/// A field of one line under its name, which is also what a screen reader says.
fn field(ui: &mut Ui, name: &str, text: &mut String) -> Response {
    widgets::secondary(ui, name);
    let response = ui.add(TextEdit::singleline(text).desired_width(f32::INFINITY)).accessible_name(name);
    ui.add_space(2.0);
    response
}

/// Room for the name of a row.
const NAME_WIDTH: f32 = 92.0;

/// A row of a form: its name, and what is chosen there.
fn form_row(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let size = egui::vec2(NAME_WIDTH, ui.spacing().interact_size.y);
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(size, layout, |ui| {
            ui.set_min_width(NAME_WIDTH);
            widgets::secondary(ui, name);
        });
        add(ui);
    });
}

/// Whether Enter was pressed in a field.
fn entered(ui: &Ui, response: &Response) -> bool {
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// A text without blanks around it; `None` where nothing is left.
fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn rename(ui: &mut Ui, state: &State, memory: &mut Memory, just_opened: bool, commands: &mut Vec<Command>) {
    title(ui, strings::RENAME_TITLE);
    let Some(id) = only_entity(state) else { return };
    let response = field(ui, strings::NAME, &mut memory.name);
    if just_opened {
        response.request_focus();
        select_all(ui, &response, &memory.name);
    }
    widgets::secondary(ui, strings::RENAME_HINT);
    let entered = entered(ui, &response);
    let is_ready = filled(&memory.name).is_some();
    if decide(ui, strings::RENAME, is_ready, commands) || entered && is_ready {
        commands.push(Command::Curate(Curation::Rename(id, memory.name.trim().to_owned())));
    }
}

/// Marks all that stands in a field, so that typing takes its place.
fn select_all(ui: &Ui, response: &Response, text: &str) {
    let mut state = egui::TextEdit::load_state(ui.ctx(), response.id).unwrap_or_default();
    let all = egui::text::CCursorRange::two(
        egui::text::CCursor::default(),
        egui::text::CCursor::new(egui::text::CharIndex(text.chars().count())),
    );
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), response.id);
}

fn reader_document(state: &State) -> Option<&crate::document::Document> {
    let place = state.reader.as_ref()?;
    let source = state.source_index(&place.document)?;
    Some(&state.derived.knowledge.sources.get(source as usize)?.document)
}

fn date(ui: &mut Ui, state: &State, memory: &mut Memory, just_opened: bool, commands: &mut Vec<Command>) {
    title(ui, strings::DATE_TITLE);
    let Some(document) = reader_document(state) else { return };
    ui.label(&document.name);
    let response = field(ui, strings::DATE, &mut memory.text);
    if just_opened {
        response.request_focus();
    }
    let written = filled(&memory.text);
    let date: Option<Date> = written.as_ref().and_then(|text| text.parse().ok());
    let is_ready = written.is_none() || date.is_some();
    widgets::secondary(ui, if is_ready { strings::DATE_HINT } else { strings::NO_DATE });
    let entered = entered(ui, &response);
    if decide(ui, strings::SET, is_ready, commands) || entered && is_ready {
        commands.push(Command::Curate(Curation::SetDate(document.id.clone(), date)));
    }
}

/// What a note would be about.
fn noted(state: &State) -> Option<Subject> {
    only_entity(state).map(Subject::Entity).or_else(|| only_relation(state).map(Subject::Relation))
}

fn note(state: &State) -> Option<&str> {
    match noted(state)? {
        Subject::Entity(id) => entity_mark(state, id)?.note.as_deref(),
        Subject::Relation(id) => relation_mark(state, id)?.note.as_deref(),
        Subject::Kind(_) | Subject::Note(_) => None,
    }
}

fn note_about(
    ui: &mut Ui,
    state: &State,
    memory: &mut Memory,
    just_opened: bool,
    commands: &mut Vec<Command>,
) {
    title(ui, strings::NOTE_TITLE);
    let Some(subject) = noted(state) else { return };
    let field = TextEdit::multiline(&mut memory.text).desired_rows(4).desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name(strings::NOTE);
    if just_opened {
        response.request_focus();
    }
    if decide(ui, strings::KEEP, true, commands) {
        commands.push(Command::Curate(Curation::Note(subject, memory.text.clone())));
    }
}

/// The selected entities.
fn selected(state: &State) -> BTreeSet<EntityId> {
    state.selected_entities().collect()
}
