//! All that was put right, each to be taken back, with what could not be applied and why.

use std::collections::BTreeMap;

use egui::{Button, Label, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::title;
use crate::app::table::is_enabled;
use crate::app::{Command, Curation, State};
use crate::corrections::{Correction, CorrectionId, Reason, words};
use crate::ui::dialogs::{close, room};
use crate::ui::strings::curation as strings;
use crate::ui::theme::{self, Tokens};
use crate::ui::{icons, widgets};

/// Height of a row.
const ROW: f32 = 40.0;
/// What stands above and below the list, at most.
const AROUND: f32 = 150.0;

pub(super) fn show(ui: &mut Ui, state: &State, path: &mut String, commands: &mut Vec<Command>) {
    title(ui, strings::LIST_TITLE);
    let corrections = state.ground.corrections.as_slice();
    let reasons: BTreeMap<CorrectionId, &Reason> = state.derived.knowledge.by_hand.not_applied().collect();
    if corrections.is_empty() {
        ui.label(strings::NONE_YET);
    } else {
        ui.label(strings::count(corrections.len(), reasons.len()));
        widgets::secondary(ui, strings::LIST_HINT);
    }
    conflicts(ui, state, commands);
    ui.add_space(4.0);
    let height = (room(ui) - AROUND).max(ROW);
    // The last comes first: it is what one has just done.
    ScrollArea::vertical().max_height(height).show_rows(ui, ROW, corrections.len(), |ui, seen| {
        ui.set_width(ui.available_width());
        for correction in corrections.iter().rev().skip(seen.start).take(seen.len()) {
            row(ui, correction, reasons.get(&correction.id).copied(), commands);
        }
    });
    ui.add_space(6.0);
    widgets::rims(ui);
    ui.horizontal_wrapped(|ui| {
        let can_save = is_enabled(state, &Command::ExportCorrections);
        if ui.add_enabled(can_save, Button::new(strings::SAVE)).clicked() {
            commands.push(Command::ExportCorrections);
        }
        if ui.button(strings::TAKE_IN).clicked() {
            commands.push(Command::ImportCorrections);
        }
        let field = TextEdit::singleline(path).desired_width(180.0).hint_text(strings::TAKE_IN_PATH);
        ui.add(field).accessible_name(strings::TAKE_IN_PATH);
        let wanted = path.trim().trim_matches('"').to_owned();
        if ui.add_enabled(!wanted.is_empty(), Button::new(strings::TAKE_IN_FROM)).clicked() {
            commands.push(Command::ImportFrom(wanted.into()));
            path.clear();
        }
    });
    close(ui, commands);
}

fn row(ui: &mut Ui, correction: &Correction, reason: Option<&Reason>, commands: &mut Vec<Command>) {
    let described = words::described(&correction.change);
    let tokens = Tokens::in_ui(ui);
    ui.allocate_ui(vec2(ui.available_width(), ROW - ui.spacing().item_spacing.y), |ui| {
        ui.horizontal_centered(|ui| {
            let take_back = widgets::icon_button(ui, &strings::take_back(&described), icons::cross);
            if take_back.clicked() {
                commands.push(Command::Curate(Curation::Revoke(correction.id)));
            }
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                let ink = if reason.is_some() { tokens.secondary } else { tokens.text };
                let line = RichText::new(described).font(theme::plain(theme::BODY)).color(ink);
                ui.add(Label::new(line).truncate());
                let beneath = reason.map_or_else(
                    || words::article(&correction.change).to_owned(),
                    |reason| strings::not_applied(&reason.to_string()),
                );
                let ink = if reason.is_some() { tokens.text } else { tokens.secondary };
                let line = RichText::new(beneath).font(theme::plain(theme::SMALL)).color(ink);
                ui.add(Label::new(line).truncate());
            });
        });
    });
}

/// What was left out of a file because it contradicts.
fn conflicts(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(imported) = &state.imported else { return };
    widgets::secondary(ui, strings::imported(imported));
    if imported.conflicts.is_empty() {
        return;
    }
    ui.label(strings::CONFLICTS);
    ScrollArea::vertical().id_salt("contradictions").max_height(120.0).show(ui, |ui| {
        for conflict in &imported.conflicts {
            let theirs = words::described(&conflict.other.change);
            widgets::secondary(ui, words::described(&conflict.own.change));
            if ui.button(strings::take_theirs(&theirs)).clicked() {
                commands.push(Command::Curate(Curation::Take(Box::new(conflict.other.clone()))));
            }
        }
    });
}
