//! What a person has done with what is shown, beside what the texts make of it.

use egui::{Frame, Margin, RichText, Stroke, Ui};

use crate::app::curation::{entity_mark, relation_mark, rules_among};
use crate::app::words::one_line;
use crate::app::{Command, State};
use crate::corrections::CorrectionId;
use crate::corrections::words::rule_in_words;
use crate::document::Span;
use crate::knowledge::{Decision, Entity, Relation, RelationMark};
use crate::ui::strings::{curation as strings, review};
use crate::ui::theme::{self, Tokens};
use crate::ui::widgets;

/// What was done with an entity, what it was, and the way back.
pub(super) fn entity(ui: &mut Ui, state: &State, entity: &Entity, commands: &mut Vec<Command>) {
    let Some(mark) = entity_mark(state, entity.id) else { return };
    let is_corrected = mark.is_corrected(&entity.name, entity.kind, entity.subtype.as_deref());
    if let Some(badge) = strings::badge(mark, is_corrected) {
        head(ui, badge, commands);
        let reading = &mark.reading;
        let is_other =
            reading.name != entity.name || reading.kind != entity.kind || reading.subtype != entity.subtype;
        if is_other && !mark.is_added {
            widgets::secondary(ui, strings::reading(reading));
        }
        if !mark.merged.is_empty() {
            widgets::secondary(ui, strings::one_with(&mark.merged));
        }
        rules(ui, state, &mark.corrections);
    }
    note(ui, mark.note.as_deref());
}

/// The same of a relation.
pub(super) fn relation(ui: &mut Ui, state: &State, relation: &Relation, commands: &mut Vec<Command>) {
    let Some(mark) = relation_mark(state, relation.id) else { return };
    if mark.is_decided() || mark.reading.is_some() {
        let badge = match mark.decision {
            _ if mark.is_added => strings::ADDED,
            Some(Decision::Edited) => strings::CORRECTED,
            Some(Decision::Confirmed) => review::CONFIRMED,
            None => review::BY_RULE,
        };
        head(ui, badge, commands);
        if let Some(told) = reading(state, relation, mark) {
            widgets::secondary(ui, told);
        }
        rules(ui, state, &mark.corrections);
    }
    note(ui, mark.note.as_deref());
}

/// The rules that have a hand in it.
fn rules(ui: &mut Ui, state: &State, corrections: &[CorrectionId]) {
    for rule in rules_among(state, corrections) {
        widgets::secondary(ui, review::by_rule(&rule_in_words(rule)));
    }
}

/// What the engine read where a person has it otherwise.
fn reading(state: &State, relation: &Relation, mark: &RelationMark) -> Option<String> {
    let source = state.derived.knowledge.sources.get(mark.reading_in as usize)?;
    let words = |span: Span| one_line(span.of(&source.document.text));
    let ends = mark.reading.as_ref().map(|reading| (reading.subject, reading.object));
    let is_as_read = relation.evidence.iter().any(|evidence| {
        evidence.source == mark.reading_in && Some((evidence.subject, evidence.object)) == ends
    });
    strings::relation_reading(mark, !is_as_read, words)
}

fn head(ui: &mut Ui, badge: &str, commands: &mut Vec<Command>) {
    let tokens = Tokens::in_ui(ui);
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        Frame::new()
            .stroke(Stroke::new(1.0, tokens.accent))
            .corner_radius(4)
            .inner_margin(Margin::symmetric(6, 1))
            .show(ui, |ui| ui.label(RichText::new(badge).size(theme::SMALL)));
        if widgets::link(ui, strings::RESTORE).on_hover_text(strings::RESTORE_HINT).clicked() {
            commands.push(Command::RestoreSelection);
        }
    });
}

fn note(ui: &mut Ui, note: Option<&str>) {
    if let Some(note) = note {
        ui.add_space(2.0);
        ui.add(egui::Label::new(RichText::new(strings::note(note)).font(theme::plain(theme::BODY))).wrap());
    }
}
