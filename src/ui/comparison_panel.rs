//! Documents compared with others: which ones, and what was found, part by part, with the sentences of both sides.

use std::collections::BTreeSet;

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, CursorIcon, Frame, Label, Margin, PopupCloseBehavior, RichText, Role, Sense, Stroke, Ui};
use egui::{UiBuilder, WidgetInfo};

use super::passage::{Ink, Mark, Reason, job};
use super::strings::comparison as strings;
use super::theme::{self, Tokens};
use super::{icons, widgets};
use crate::app::comparison::{Choice, Comparing, Comparison, Row, Section, words};
use crate::app::{Command, ReaderPlace, State};
use crate::comparison::Matter;
use crate::document::{DocumentId, Span};
use crate::knowledge::SourceIndex;

/// So many lines are shown at once; more when somebody asks for them.
const LINES: usize = 60;

/// What the panel has to remember from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Of which part more lines are shown, and how many.
    more: Option<(Section, usize)>,
}

/// Shows the comparison.
pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    comparison: &Comparison,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    Frame::new().inner_margin(Margin { left: 12, right: 8, top: 6, bottom: 4 }).show(ui, |ui| {
        ui.set_width(ui.available_width());
        head(ui, state, comparison, commands);
        tabs(ui, comparison, commands);
        widgets::secondary(ui, words::explained(comparison.section));
        ui.add_space(2.0);
        egui::ScrollArea::vertical().id_salt(comparison.section).auto_shrink([false, false]).show(ui, |ui| {
            Frame::new().inner_margin(Margin { right: 12, ..Margin::ZERO }).show(ui, |ui| {
                lines(ui, state, comparison, memory, commands);
            });
        });
    });
}

/// Which documents are compared, and what can be done with what was found.
fn head(ui: &mut Ui, state: &State, comparison: &Comparison, commands: &mut Vec<Command>) {
    let knowledge = &state.derived.knowledge;
    ui.horizontal(|ui| {
        ui.label(RichText::new(strings::TITLE).font(theme::strong(theme::TITLE - 2.0)));
        let one = words::side(knowledge, &comparison.sides, false);
        let other = words::other_side(knowledge, &comparison.sides, &comparison.choice);
        side(ui, state, comparison, false, &one, commands);
        ui.label(RichText::new(strings::WITH).color(Tokens::in_ui(ui).secondary));
        side(ui, state, comparison, true, &other, commands);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if widgets::icon_button(ui, strings::CLOSE, icons::cross).clicked() {
                commands.push(Command::Compare(Comparing::Close));
            }
            if widgets::icon_button(ui, strings::COPY, icons::copy).clicked() {
                commands.push(Command::Compare(Comparing::Copy));
            }
            if widgets::link(ui, strings::SAVE).clicked() {
                commands.push(Command::Compare(Comparing::Export));
            }
        });
    });
}

/// A button with the documents of one side, and a menu to choose them.
fn side(
    ui: &mut Ui,
    state: &State,
    comparison: &Comparison,
    is_other: bool,
    names: &str,
    commands: &mut Vec<Command>,
) {
    let words = strings::choose_side(is_other, names);
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    widgets::rims(ui);
    let button = Button::new(RichText::new(&words)).truncate();
    let (response, _) = MenuButton::from_button(button).config(config).ui(ui, |ui| {
        ui.set_width(280.0);
        widgets::on_menu(ui);
        let chosen = choose(ui, state, comparison, is_other);
        if let Some(choice) = chosen {
            commands.push(Command::Compare(Comparing::Set(choice)));
        }
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
}

/// The documents with a tick at those of the side; gives the new choice when somebody has chosen.
fn choose(ui: &mut Ui, state: &State, comparison: &Comparison, is_other: bool) -> Option<Choice> {
    let sources = &state.derived.knowledge.sources;
    let mut chosen = None;
    if is_other {
        let mut all = comparison.choice.other.is_none();
        if ui.checkbox(&mut all, strings::ALL_OTHERS).changed() && all {
            chosen = Some(Choice { other: None, ..comparison.choice.clone() });
        }
        ui.separator();
    }
    let height = ui.spacing().interact_size.y;
    egui::ScrollArea::vertical().max_height(300.0).show_rows(ui, height, sources.len(), |ui, seen| {
        ui.set_width(ui.available_width());
        for (index, source) in sources.iter().enumerate().skip(seen.start).take(seen.len()) {
            let document = &source.document;
            let own = if is_other { &comparison.sides.other } else { &comparison.sides.one };
            let mut is_chosen = own.contains(&(index as SourceIndex));
            if ui.checkbox(&mut is_chosen, &document.name).changed() {
                chosen = Some(changed(state, comparison, is_other, &document.id, is_chosen));
            }
        }
    });
    chosen
}

/// The choice with one document more, or less, on one side. What comes to one side leaves the other.
fn changed(
    state: &State,
    comparison: &Comparison,
    is_other: bool,
    document: &DocumentId,
    is_chosen: bool,
) -> Choice {
    let sources = &state.derived.knowledge.sources;
    let named = |side: &BTreeSet<SourceIndex>| -> BTreeSet<DocumentId> {
        side.iter().filter_map(|&index| Some(sources.get(index as usize)?.document.id.clone())).collect()
    };
    let (mut one, mut other) = (named(&comparison.sides.one), named(&comparison.sides.other));
    let (own, counterpart) = if is_other { (&mut other, &mut one) } else { (&mut one, &mut other) };
    if is_chosen {
        own.insert(document.clone());
        counterpart.remove(document);
    } else {
        own.remove(document);
    }
    let keeps_all = !is_other && comparison.choice.other.is_none();
    Choice { one, other: (!keeps_all).then_some(other) }
}

/// The parts with the numbers of their lines.
fn tabs(ui: &mut Ui, comparison: &Comparison, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for section in Section::ALL {
            let is_on = comparison.section == section;
            let name = strings::tab(section, comparison.lines(section).len());
            let font = if is_on { theme::strong(theme::BODY) } else { theme::plain(theme::BODY) };
            let response = ui.add(Button::selectable(is_on, RichText::new(&name).font(font)));
            response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_on, &name));
            if response.clicked() && !is_on {
                commands.push(Command::Compare(Comparing::Show(section)));
            }
        }
    });
}

fn lines(
    ui: &mut Ui,
    state: &State,
    comparison: &Comparison,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let rows = comparison.shown();
    if rows.is_empty() {
        ui.label(strings::NOTHING);
        return;
    }
    let more = memory.more.filter(|(section, _)| *section == comparison.section).map_or(0, |(_, more)| more);
    let most = (LINES + more).max(comparison.chosen.map_or(0, |chosen| chosen + 1));
    for (index, row) in rows.iter().enumerate().take(most) {
        line(ui, state, comparison, (index, row), commands);
    }
    if rows.len() > most {
        let next = (rows.len() - most).min(LINES);
        if widgets::link(ui, strings::more(next)).clicked() {
            memory.more = Some((comparison.section, more + LINES));
        }
    }
}

/// One line: what it is about, and below it the sentences of both sides beside each other.
fn line(
    ui: &mut Ui,
    state: &State,
    comparison: &Comparison,
    (index, row): (usize, &Row),
    commands: &mut Vec<Command>,
) {
    let knowledge = &state.derived.knowledge;
    let tokens = Tokens::in_ui(ui);
    let is_chosen = comparison.chosen == Some(index);
    let headline = words::row(knowledge, row);
    ui.add_space(4.0);
    let builder = UiBuilder::new().id_salt(("line", index)).sense(Sense::click());
    let scope = ui.scope_builder(builder, |ui| {
        let response = ui.response();
        let rim = if is_chosen || response.has_focus() { tokens.accent } else { tokens.rule };
        let fill = if response.hovered() && !is_chosen { tokens.hovered } else { tokens.raised };
        Frame::new()
            .fill(fill)
            .stroke(Stroke::new(if response.has_focus() { 2.0 } else { 1.0 }, rim))
            .corner_radius(theme::CORNER)
            .inner_margin(Margin::symmetric(10, 6))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal(|ui| {
                    if let Row::Entity(id) = row
                        && let Some(entity) = knowledge.entity(*id)
                    {
                        let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(14.0), Sense::hover());
                        icons::kind(ui.painter(), rect, entity.kind, tokens.kind(entity.kind));
                    }
                    let text = RichText::new(&headline).font(theme::strong(theme::BODY));
                    ui.add(Label::new(text).selectable(false).wrap());
                    if let Row::Pairing(pairing) = row
                        && pairing.matter != Matter::Statement
                    {
                        let text = RichText::new(words::matter(pairing.matter)).size(theme::SMALL);
                        ui.add(Label::new(text.color(tokens.secondary)).selectable(false));
                    }
                });
                sides(ui, state, comparison, (index, row), commands);
            });
    });
    let response = scope.response;
    let name = strings::line_name(index + 1, comparison.shown().len(), &headline);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &name));
    widgets::into_view(&response);
    if response.clicked() {
        commands.push(Command::Compare(Comparing::Choose { row: index, is_other: false }));
    }
}

/// The sentences of a line, A on the left and B on the right; one that has no counterpart has all the room.
fn sides(
    ui: &mut Ui,
    state: &State,
    comparison: &Comparison,
    (index, row): (usize, &Row),
    commands: &mut Vec<Command>,
) {
    let [one, other] = words::sentences(&state.derived.knowledge, &comparison.sides, row);
    let marked = |is_other: bool| match row {
        Row::Pairing(pairing) => {
            let said = if is_other { &pairing.other } else { &pairing.one };
            said.words
        }
        _ => None,
    };
    match (one, other) {
        (Some(one), Some(other)) => ui.columns_const(|[left, right]| {
            sentence(left, state, one, marked(false), (index, false), commands);
            sentence(right, state, other, marked(true), (index, true), commands);
        }),
        (Some(one), None) => sentence(ui, state, one, marked(false), (index, false), commands),
        (None, Some(other)) => sentence(ui, state, other, marked(true), (index, true), commands),
        (None, None) => _ = widgets::secondary(ui, strings::NO_SENTENCE),
    }
}

/// A sentence with its place; a click shows it in the reader.
fn sentence(
    ui: &mut Ui,
    state: &State,
    (source, span): (SourceIndex, Span),
    marked: Option<Span>,
    (row, is_other): (usize, bool),
    commands: &mut Vec<Command>,
) {
    let knowledge = &state.derived.knowledge;
    let Some(read) = knowledge.sources.get(source as usize) else { return };
    let tokens = Tokens::in_ui(ui);
    let document = &read.document;
    let mark = |span| Mark { span, reason: Reason::Current };
    let marks: Vec<Mark> = marked.map(mark).into_iter().collect();
    let ink = Ink { font: theme::plain(12.5), color: tokens.text, line_height: 18.0 };
    let text = job(&document.text, span, &marks, &ink, ui.available_width(), &tokens);
    let galley = ui.painter().layout_job(text);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    let name = strings::sentence_name(is_other, &words::quoted(knowledge, source, span));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    widgets::into_view(&response);
    let place = ReaderPlace { document: document.id.clone(), span };
    let is_read = state.reader.as_ref() == Some(&place);
    if is_read || response.has_focus() {
        let bar = egui::Rect::from_min_max(
            rect.left_top() - egui::vec2(7.0, 0.0),
            rect.left_bottom() - egui::vec2(4.0, 0.0),
        );
        ui.painter().rect_filled(bar, 1.5, if is_read { tokens.accent } else { tokens.secondary });
    }
    ui.painter().galley(rect.min, galley, tokens.text);
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        commands.push(Command::Compare(Comparing::Choose { row, is_other }));
    }
    let place = format!("{} · {}", if is_other { 'B' } else { 'A' }, words::place(knowledge, source, span));
    let place = RichText::new(place).size(theme::SMALL).color(tokens.secondary);
    ui.add(Label::new(place).selectable(false).wrap());
}
