//! The menu under the right mouse button.

use egui::{Response, Ui};

use crate::app::table::{entry_of, is_enabled};
use crate::app::{Command, State};
use crate::graph::{Chip, Condition, Focus};
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
            if let Some(relation) = state.derived.knowledge.relation(relation) {
                filter_items(
                    ui,
                    &strings::relation_type(relation.relation),
                    Condition::Relations([relation.relation].into()),
                    commands,
                );
            }
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
        filter_items(ui, strings::kind(entity.kind), Condition::Kinds([entity.kind].into()), commands);
    }
    let near = Focus { entities: [entity].into(), depth: 1 };
    item(ui, strings::filters::ONLY_NEAR, Command::AddChip(Chip::only(Condition::Near(near))), commands);
}

/// Filters by what the thing under the pointer is.
fn filter_items(ui: &mut Ui, what: &str, value: Condition, commands: &mut Vec<Command>) {
    ui.separator();
    item(ui, &strings::filters::only(what), Command::AddChip(Chip::only(value.clone())), commands);
    item(ui, &strings::filters::all_but(what), Command::AddChip(Chip::not(value)), commands);
}

fn item(ui: &mut Ui, name: &str, command: Command, commands: &mut Vec<Command>) {
    if ui.button(name).clicked() {
        commands.push(command);
        ui.close();
    }
}
