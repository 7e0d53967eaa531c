//! All that was put right, each to be taken back, with what could not be applied and why.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{Button, Checkbox, Label, RichText, ScrollArea, Sense, TextEdit, Ui, vec2};

use super::title;
use crate::app::curation::stands_at;
use crate::app::table::is_enabled;
use crate::app::words::one_line;
use crate::app::{Command, Curation, Panel, ReaderPlace, State};
use crate::corrections::{Correction, CorrectionId, Reason, words};
use crate::knowledge::Knowledge;
use crate::ui::dialogs::{close, room};
use crate::ui::strings::curation as strings;
use crate::ui::theme::{self, Tokens};
use crate::ui::widgets;

/// Height of a row.
const ROW: f32 = 42.0;
/// What stands above and below the list, at most.
const AROUND: f32 = 190.0;
/// Room for the button at the end of a row.
const BUTTON: f32 = 84.0;

/// What was typed and chosen, and what the rows show.
#[derive(Debug, Default)]
pub(super) struct Memory {
    path: String,
    chosen: BTreeSet<CorrectionId>,
    /// Where corrections stand, as far as somebody has seen them.
    places: BTreeMap<CorrectionId, Option<Standing>>,
    /// What these places are of.
    of: Option<Arc<Knowledge>>,
}

/// Where a correction stands.
#[derive(Clone, Debug)]
struct Standing {
    place: ReaderPlace,
    sentence: String,
}

impl Memory {
    pub(super) fn begin(&mut self) {
        self.chosen.clear();
    }

    /// Forgets what is not so any more.
    fn refresh(&mut self, state: &State) {
        let knowledge = &state.derived.knowledge;
        if !self.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, knowledge)) {
            self.places.clear();
            self.of = Some(Arc::clone(knowledge));
        }
        self.chosen.retain(|id| state.ground.corrections.get(*id).is_some());
    }

    fn standing(&mut self, state: &State, correction: &Correction) -> Option<Standing> {
        let find = || {
            let place = stands_at(state, &correction.change)?;
            let source = state.source_index(&place.document)?;
            let text = &state.derived.knowledge.sources.get(source as usize)?.document.text;
            Some(Standing { sentence: one_line(place.span.of(text)), place })
        };
        self.places.entry(correction.id).or_insert_with(find).clone()
    }
}

pub(super) fn show(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    title(ui, strings::LIST_TITLE);
    memory.refresh(state);
    let corrections = state.ground.corrections.as_slice();
    let reasons: BTreeMap<CorrectionId, &Reason> = state.derived.knowledge.by_hand.not_applied().collect();
    if corrections.is_empty() {
        ui.label(strings::NONE_YET);
    } else {
        ui.label(strings::count(corrections.len(), reasons.len()));
        widgets::secondary(ui, strings::LIST_HINT);
    }
    conflicts(ui, state, commands);
    if !corrections.is_empty() {
        several(ui, corrections, &mut memory.chosen, commands);
    }
    // Those that do nothing come first, and then the last: it is what one has just done.
    let is_idle = |correction: &&Correction| reasons.contains_key(&correction.id);
    let newest = || corrections.iter().rev();
    let rows: Vec<&Correction> =
        newest().filter(is_idle).chain(newest().filter(|one| !is_idle(one))).collect();
    let height = (room(ui) - AROUND).max(ROW);
    widgets::rims(ui);
    ScrollArea::vertical().max_height(height).show_rows(ui, ROW, rows.len(), |ui, seen| {
        ui.set_width(ui.available_width());
        for correction in rows.into_iter().skip(seen.start).take(seen.len()) {
            row(ui, state, correction, reasons.get(&correction.id).copied(), memory, commands);
        }
    });
    ui.add_space(6.0);
    files(ui, state, &mut memory.path, commands);
    close(ui, commands);
}

/// What can be done with several at once.
fn several(
    ui: &mut Ui,
    corrections: &[Correction],
    chosen: &mut BTreeSet<CorrectionId>,
    commands: &mut Vec<Command>,
) {
    ui.horizontal(|ui| {
        widgets::rims(ui);
        let mut is_all = chosen.len() == corrections.len();
        if ui.checkbox(&mut is_all, strings::CHOOSE_ALL).changed() {
            *chosen = corrections.iter().map(|one| one.id).filter(|_| is_all).collect();
        }
        let button = Button::new(strings::take_back_several(chosen.len()));
        if ui.add_enabled(!chosen.is_empty(), button).clicked() {
            commands.push(Command::Curate(Curation::RevokeAll(std::mem::take(chosen))));
        }
    });
    ui.add_space(2.0);
}

/// The ways to files and from them.
fn files(ui: &mut Ui, state: &State, path: &mut String, commands: &mut Vec<Command>) {
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
}

fn row(
    ui: &mut Ui,
    state: &State,
    correction: &Correction,
    reason: Option<&Reason>,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let described = words::described(&correction.change);
    let standing = memory.standing(state, correction);
    let size = vec2(ui.available_width(), ROW - ui.spacing().item_spacing.y);
    ui.allocate_ui(size, |ui| {
        ui.horizontal_centered(|ui| {
            let mut is_chosen = memory.chosen.contains(&correction.id);
            let choose = ui.add(Checkbox::without_text(&mut is_chosen));
            let choose = choose.accessible_name(strings::choose(&described));
            if choose.changed() && is_chosen {
                memory.chosen.insert(correction.id);
            } else if choose.changed() {
                memory.chosen.remove(&correction.id);
            }
            let width = (ui.available_width() - BUTTON).max(80.0);
            ui.allocate_ui(vec2(width, size.y), |ui| {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    lines(ui, state, correction, &described, reason, standing.as_ref(), commands);
                });
            });
            let (button, name) = match reason {
                Some(_) => (strings::REMOVE, strings::remove(&described)),
                None => (strings::TAKE_BACK, strings::take_back(&described)),
            };
            let button = ui.button(RichText::new(button).size(theme::SMALL));
            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            if button.clicked() {
                commands.push(Command::Curate(Curation::Revoke(correction.id)));
            }
        });
    });
}

/// What a correction says, and where it stands, or else why it cannot be applied.
fn lines(
    ui: &mut Ui,
    state: &State,
    correction: &Correction,
    described: &str,
    reason: Option<&Reason>,
    standing: Option<&Standing>,
    commands: &mut Vec<Command>,
) {
    let tokens = Tokens::in_ui(ui);
    ui.spacing_mut().item_spacing.y = 1.0;
    let words = RichText::new(described).font(theme::plain(theme::BODY)).color(tokens.text);
    ui.add(Label::new(words).truncate()).on_hover_text(described);
    if let Some(reason) = reason {
        let told = strings::not_applied(&reason.to_string());
        let line = RichText::new(&told).font(theme::plain(theme::SMALL)).color(tokens.text);
        ui.add(Label::new(line).truncate()).on_hover_text(told);
        return;
    }
    let article = words::article(&correction.change);
    let Some(standing) = standing else {
        widgets::secondary(ui, article);
        return;
    };
    let told = strings::stands_in(article, &standing.sentence);
    let line = RichText::new(&told).font(theme::plain(theme::SMALL)).color(tokens.accent);
    let place = ui.add(Label::new(line).truncate().selectable(false).sense(Sense::click()));
    widgets::into_view(&place);
    place.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, strings::go_to_place(&told)));
    let place = place.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(&standing.sentence);
    if place.clicked() {
        commands.push(Command::Escape);
        if !state.shows(Panel::Reader) {
            commands.push(Command::TogglePanel(Panel::Reader));
        }
        commands.push(Command::Read(standing.place.clone()));
    }
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
