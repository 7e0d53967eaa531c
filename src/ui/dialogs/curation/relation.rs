//! What a relation says.

use egui::{ComboBox, Ui};

use super::about;
use super::{decide, field, filled, form_row, title};
use crate::app::curation::only_relation;
use crate::app::{Command, Curation, State};
use crate::corrections::Statement;
use crate::graph::Status;
use crate::knowledge::RelationId;
use crate::ui::strings::curation as strings;
use crate::ui::strings::{filters, relation_type};
use crate::ui::widgets;
use crate::vocabulary::{Modality, RelationType};

/// What stands in the fields.
#[derive(Debug)]
pub(super) struct Form {
    relation: Option<RelationType>,
    pub(super) phrase: String,
    /// The words of the text, which need not be said again.
    own: String,
    modality: Modality,
    negated: bool,
    turned: bool,
    pub(super) about: about::Form,
}

impl Default for Form {
    fn default() -> Self {
        Self {
            relation: None,
            phrase: String::new(),
            own: String::new(),
            modality: Modality::Actual,
            negated: false,
            turned: false,
            about: about::Form::default(),
        }
    }
}

impl Form {
    /// Empty fields beside these.
    pub(super) fn beside(about: about::Form) -> Self {
        Self { about, ..Self::default() }
    }

    /// Fills the fields with what the selected relation says.
    pub(super) fn begin(&mut self, state: &State) {
        *self = Self::default();
        let relation = only_relation(state).and_then(|id| state.derived.knowledge.relation(id));
        let Some(relation) = relation else { return };
        self.relation = relation.relation;
        self.phrase.clone_from(&relation.phrase);
        self.own.clone_from(&relation.phrase);
        self.modality = relation.modality;
        self.negated = relation.negated;
        self.about = about::Form::of(state, relation);
    }

    pub(super) fn statement(&self) -> Statement {
        let phrase = filled(&self.phrase).filter(|phrase| *phrase != self.own);
        let (relation, negated, modality) = (self.relation, self.negated, self.modality);
        Statement { relation, phrase, negated, modality, ..Statement::default() }
    }

    /// The fields for type, words, status, speaker, place and date.
    pub(super) fn show(&mut self, ui: &mut Ui) {
        widgets::rims(ui);
        form_row(ui, strings::TYPE, |ui| {
            ComboBox::from_id_salt("type of relation")
                .selected_text(relation_type(self.relation))
                .height(280.0)
                .show_ui(ui, |ui| {
                    ui.selectable_value(&mut self.relation, None, relation_type(None));
                    for &relation in RelationType::ALL {
                        let name = relation_type(Some(relation));
                        ui.selectable_value(&mut self.relation, Some(relation), name);
                    }
                })
                .response
                .accessible_name(strings::TYPE);
        });
        form_row(ui, strings::STATUS, |ui| {
            ComboBox::from_id_salt("status of relation")
                .selected_text(filters::status(Status::Said(self.modality)))
                .show_ui(ui, |ui| {
                    for &modality in Modality::ALL {
                        let name = filters::status(Status::Said(modality));
                        ui.selectable_value(&mut self.modality, modality, name);
                    }
                })
                .response
                .accessible_name(strings::STATUS);
            ui.checkbox(&mut self.negated, strings::DENIED);
        });
        field(ui, strings::PHRASE, &mut self.phrase);
        self.about.show(ui);
    }
}

pub(super) fn show(ui: &mut Ui, state: &State, id: RelationId, form: &mut Form, commands: &mut Vec<Command>) {
    title(ui, strings::RELATION_TITLE);
    let knowledge = &state.derived.knowledge;
    let Some(relation) = knowledge.relation(id) else { return };
    if relation.evidence.len() > 1 {
        widgets::secondary(ui, strings::in_all_sentences(relation.evidence.len()));
    }
    widgets::rims(ui);
    form.about.show_ends(ui);
    if ui.checkbox(&mut form.turned, strings::TURN).changed() {
        form.about.turn();
    }
    form.show(ui);
    let told = form.about.told();
    if decide(ui, strings::CHANGE, told.is_some(), commands)
        && let Some(told) = told
    {
        let edit = Curation::Edit { relation: id, says: form.statement(), told, turned: form.turned };
        commands.push(Command::Curate(edit));
    }
}
