//! The menu under the right mouse button.

use egui::{Response, Ui};

use crate::app::table::{entry_of, is_enabled};
use crate::app::{Command, State};
use crate::knowledge::EntityId;
use crate::scene::Subject;
use crate::ui::strings;

pub(super) fn show(
    response: &Response,
    state: &State,
    subject: Option<Subject>,
    commands: &mut Vec<Command>,
) {
    response.context_menu(|ui| match subject {
        Some(subject @ (Subject::Entity(_) | Subject::Relation(_))) => {
            subject_items(ui, state, subject, commands);
        }
        _ => {
            for command in [
                Command::FitAll,
                Command::SelectAll,
                Command::ShowMore,
                Command::ClearFocus,
                Command::ClearFilters,
                Command::LayOutAgain,
                Command::ExportPicture,
            ] {
                if let Some(entry) = entry_of(&command).filter(|_| is_enabled(state, &command)) {
                    item(ui, entry.name, command, commands);
                }
            }
        }
    });
}

/// What can be done with an entity or a relation; the same wherever it is met.
pub(in crate::ui) fn subject_items(
    ui: &mut Ui,
    state: &State,
    subject: Subject,
    commands: &mut Vec<Command>,
) {
    match subject {
        Subject::Entity(entity) => entity_items(ui, state, entity, commands),
        Subject::Relation(relation) => {
            item(ui, strings::SHOW_IN_READER, Command::Select(subject), commands);
            item(ui, strings::COPY_QUOTATION, Command::CopyQuotation { relation, evidence: 0 }, commands);
        }
        Subject::Kind(_) => {}
    }
}

/// What can be done with an entity; the same wherever it is met.
pub(in crate::ui) fn entity_items(ui: &mut Ui, state: &State, entity: EntityId, commands: &mut Vec<Command>) {
    let subject = Subject::Entity(entity);
    item(ui, strings::FOCUS, Command::Focus(entity), commands);
    if let Some(&place) = state.derived.positions.get(&entity) {
        if state.ground.pins.contains_key(&entity) {
            if ui.button(strings::UNPIN).clicked() {
                commands.extend([Command::Select(subject), Command::TogglePinned]);
                ui.close();
            }
        } else {
            item(ui, strings::PIN, Command::Pin(entity, place), commands);
        }
    }
    if ui.button(strings::HIDE).clicked() {
        commands.extend([Command::Select(subject), Command::HideSelection]);
        ui.close();
    }
    if let Some(entity) = state.derived.knowledge.entity(entity) {
        item(ui, strings::COPY_NAME, Command::CopyText(entity.name.clone()), commands);
    }
}

fn item(ui: &mut Ui, name: &str, command: Command, commands: &mut Vec<Command>) {
    if ui.button(name).clicked() {
        commands.push(command);
        ui.close();
    }
}
