//! The rules of the project, each to be switched off and taken back, and the form for a new one.

use std::sync::Arc;

use egui::{Button, ComboBox, Label, RichText, ScrollArea, Ui, vec2};

use super::{field, filled, kind, title};
use crate::app::{Command, Curation, State};
use crate::corrections::{Change, CorrectionId, NamePart, Rule, words};
use crate::knowledge::Knowledge;
use crate::ui::dialogs::{close, room};
use crate::ui::strings::{curation, relation_type, review as strings};
use crate::ui::theme::{self, Tokens};
use crate::ui::{icons, widgets};
use crate::vocabulary::{EntityKind, RelationType};

/// Height of a row.
const ROW: f32 = 40.0;
/// What stands above and below the list, at most.
const AROUND: f32 = 330.0;

/// What stands in the fields for a new rule.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Its place among [`strings::SORTS`].
    sort: usize,
    words: String,
    name: String,
    part: NamePart,
    kind: Option<EntityKind>,
    subtype: String,
    relation: Option<RelationType>,
    reversed: bool,
    /// How many places it would touch, and of what knowledge that is true.
    touched: Option<(Rule, Arc<Knowledge>, usize)>,
}

impl Memory {
    /// Begins with the name that is selected, or the phrase.
    pub(super) fn begin(&mut self, state: &State) {
        *self = Self::default();
        let knowledge = &state.derived.knowledge;
        if let Some(entity) = crate::app::curation::only_entity(state).and_then(|id| knowledge.entity(id)) {
            self.words.clone_from(&entity.name);
            self.kind = Some(entity.kind);
        }
        let relation = crate::app::curation::only_relation(state).and_then(|id| knowledge.relation(id));
        if let Some(relation) = relation {
            self.sort = 3;
            self.words.clone_from(&relation.phrase);
            self.relation = relation.relation;
        }
    }

    /// The rule that the fields say, where they say one.
    fn rule(&self) -> Option<Rule> {
        let words = filled(&self.words)?;
        let rule = match self.sort {
            0 => Rule::Alias { words, name: filled(&self.name)? },
            1 => {
                let (part, kind, subtype) = (self.part, self.kind?, filled(&self.subtype));
                Rule::Kind { words, part, kind, subtype }
            }
            2 => Rule::Ignore { words },
            _ => Rule::Meaning { phrase: words, relation: self.relation?, reversed: self.reversed },
        };
        rule.is_sound().then_some(rule)
    }

    /// How many places a rule would touch, looked up only where it or the knowledge have changed.
    fn touched(&mut self, rule: &Rule, knowledge: &Arc<Knowledge>) -> usize {
        if let Some((known, basis, places)) = &self.touched
            && known == rule
            && Arc::ptr_eq(basis, knowledge)
        {
            return *places;
        }
        let places = knowledge.touched_by(rule);
        self.touched = Some((rule.clone(), Arc::clone(knowledge), places));
        places
    }
}

pub(super) fn show(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    title(ui, strings::RULES_TITLE);
    let corrections = state.ground.corrections.as_slice().iter();
    let rules: Vec<(CorrectionId, &Rule, bool)> = corrections
        .filter_map(|one| match &one.change {
            Change::Rule { rule, is_off } => Some((one.id, rule, *is_off)),
            _ => None,
        })
        .collect();
    if rules.is_empty() {
        ui.label(strings::NO_RULES);
    } else {
        widgets::secondary(ui, strings::RULES_HINT);
    }
    ui.add_space(4.0);
    let height = (room(ui) - AROUND).max(ROW * 2.0);
    widgets::rims(ui);
    ScrollArea::vertical().id_salt("rules").max_height(height).show_rows(ui, ROW, rules.len(), |ui, seen| {
        ui.set_width(ui.available_width());
        for (id, rule, is_off) in rules.iter().skip(seen.start).take(seen.len()) {
            row(ui, state, *id, rule, *is_off, commands);
        }
    });
    ui.separator();
    new_rule(ui, state, memory, commands);
    close(ui, commands);
}

fn row(ui: &mut Ui, state: &State, id: CorrectionId, rule: &Rule, is_off: bool, commands: &mut Vec<Command>) {
    let described = words::rule_in_words(rule);
    let tokens = Tokens::in_ui(ui);
    ui.allocate_ui(vec2(ui.available_width(), ROW - ui.spacing().item_spacing.y), |ui| {
        ui.horizontal_centered(|ui| {
            if widgets::icon_button(ui, &curation::take_back(&described), icons::cross).clicked() {
                commands.push(Command::Curate(Curation::Revoke(id)));
            }
            let mut is_on = !is_off;
            let switch = ui.checkbox(&mut is_on, "");
            let name = strings::switch(&described);
            switch.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, !is_off, &name));
            if switch.changed() {
                commands.push(Command::Curate(Curation::SwitchRule(id)));
            }
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                let ink = if is_off { tokens.secondary } else { tokens.text };
                let line = RichText::new(&described).font(theme::plain(theme::BODY)).color(ink);
                ui.add(Label::new(line).truncate());
                let places = state.derived.knowledge.by_hand.rules.get(&id).copied().unwrap_or_default();
                let beneath = strings::touches(rule, places, is_off);
                let line = RichText::new(beneath).font(theme::plain(theme::SMALL)).color(tokens.secondary);
                ui.add(Label::new(line).truncate());
            });
        });
    });
}

fn new_rule(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    widgets::heading(ui, strings::NEW_RULE);
    ui.horizontal_wrapped(|ui| {
        for (index, name) in strings::SORTS.into_iter().enumerate() {
            let is_on = memory.sort == index;
            let response = ui.add(Button::selectable(is_on, name));
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, is_on, name));
            if response.clicked() {
                memory.sort = index;
            }
        }
    });
    ui.add_space(4.0);
    let label = if memory.sort == 3 { strings::PHRASE } else { strings::WORDS };
    field(ui, label, &mut memory.words);
    match memory.sort {
        0 => {
            field(ui, strings::NAME, &mut memory.name);
        }
        1 => {
            ui.horizontal_wrapped(|ui| {
                for part in [NamePart::Whole, NamePart::Beginning, NamePart::End] {
                    ui.radio_value(&mut memory.part, part, strings::part(part));
                }
            });
            kind::kinds(ui, &mut memory.kind);
            field(ui, curation::SUBTYPE, &mut memory.subtype);
        }
        2 => {}
        _ => meaning(ui, memory),
    }
    let rule = memory.rule();
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        if ui.add_enabled(rule.is_some(), Button::new(strings::MAKE)).clicked()
            && let Some(rule) = &rule
        {
            commands.push(Command::Curate(Curation::Rule(rule.clone())));
            memory.words.clear();
            memory.name.clear();
        }
        if let Some(rule) = &rule {
            let places = memory.touched(rule, &state.derived.knowledge);
            widgets::secondary(ui, strings::would_touch(rule, places));
        }
    });
}

/// What a phrase means.
fn meaning(ui: &mut Ui, memory: &mut Memory) {
    ui.horizontal(|ui| {
        widgets::secondary(ui, curation::TYPE);
        ComboBox::from_id_salt("type of rule")
            .selected_text(memory.relation.map_or_else(String::new, |relation| relation_type(Some(relation))))
            .height(280.0)
            .show_ui(ui, |ui| {
                for &relation in RelationType::ALL {
                    let name = relation_type(Some(relation));
                    ui.selectable_value(&mut memory.relation, Some(relation), name);
                }
            })
            .response
            .accessible_name(curation::TYPE);
        ui.checkbox(&mut memory.reversed, strings::REVERSED);
    });
}
