//! What can be put right about an entity, a relation or a sentence: the same wherever it is met.

use egui::Ui;

use super::items::item;
use crate::app::curation::is_said;
use crate::app::table::{entry_of, is_enabled};
use crate::app::{Command, Curation, CurationDialog, State};
use crate::knowledge::RelationId;
use crate::scene::Subject;
use crate::ui::strings::curation as strings;

/// What can be put right about an entity; about all of several that are selected with it.
const ABOUT_ENTITY: [Command; 8] = [
    Command::MergeSelection,
    Command::KeepApartSelection,
    Command::ShowCuration(CurationDialog::Split),
    Command::ShowCuration(CurationDialog::Rename),
    Command::ShowCuration(CurationDialog::Type),
    Command::RejectSelection,
    Command::ShowCuration(CurationDialog::Note),
    Command::RestoreSelection,
];

/// What can be put right about a relation.
const ABOUT_RELATION: [Command; 5] = [
    Command::ConfirmSelection,
    Command::ShowCuration(CurationDialog::Type),
    Command::RejectSelection,
    Command::ShowCuration(CurationDialog::Note),
    Command::RestoreSelection,
];

/// A menu in the menu of something, with what can be put right about it; of relations that are met together, about
/// all of them.
pub(in crate::ui) fn curation_items(
    ui: &mut Ui,
    state: &State,
    subjects: &[Subject],
    commands: &mut Vec<Command>,
) {
    let all: &[Command] = match subjects.first() {
        Some(Subject::Entity(_)) => &ABOUT_ENTITY,
        Some(Subject::Relation(id)) if is_said(state, *id) => &ABOUT_RELATION,
        _ => return,
    };
    ui.menu_button(strings::CORRECT, |ui| list(ui, state, subjects, all, commands));
}

fn list(ui: &mut Ui, state: &State, subjects: &[Subject], all: &[Command], commands: &mut Vec<Command>) {
    let is_selected = subjects.iter().all(|subject| state.selection.contains(subject));
    for command in all {
        // What is not selected will be, by itself.
        let is_possible = if is_selected {
            is_enabled(state, command)
        } else {
            match command {
                Command::MergeSelection | Command::KeepApartSelection => false,
                Command::RestoreSelection => subjects.iter().any(|subject| is_marked(state, *subject)),
                Command::RejectSelection => true,
                _ => subjects.len() == 1,
            }
        };
        let Some(entry) = entry_of(command).filter(|_| is_possible) else { continue };
        if ui.button(entry.name).clicked() {
            if !is_selected {
                commands.push(Command::SelectRows(subjects.to_vec()));
            }
            commands.push(command.clone());
            ui.close();
        }
    }
}

fn is_marked(state: &State, subject: Subject) -> bool {
    let by_hand = &state.derived.knowledge.by_hand;
    match subject {
        Subject::Entity(id) => by_hand.entities.contains_key(&id),
        Subject::Relation(id) => by_hand.relations.contains_key(&id),
        Subject::Kind(_) | Subject::Note(_) => false,
    }
}

/// Says that a sentence does not say a relation.
pub(super) fn reject_sentence(
    ui: &mut Ui,
    state: &State,
    relation: RelationId,
    evidence: usize,
    commands: &mut Vec<Command>,
) {
    if is_said(state, relation) {
        let reject = Command::Curate(Curation::RejectSentence(relation, evidence));
        item(ui, strings::REJECT_SENTENCE, reject, commands);
    }
}
