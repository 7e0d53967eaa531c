//! A question with blanks, and the answers under it.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, ComboBox, Frame, Label, Margin, PopupCloseBehavior, RichText, Role, Sense, Stroke, Ui};
use egui::{TextEdit, UiBuilder, WidgetInfo};

use super::strings::question as strings;
use super::theme::{self, Tokens};
use super::{icons, paths_panel, widgets};
use crate::app::question::{BLANKS, Question};
use crate::app::{Command, State};
use crate::graph::{Blank, Link, Match, Pattern};
use crate::knowledge::Entity;
use crate::vocabulary::EntityKind;

/// What stands in the field of the menu of a blank.
#[derive(Debug, Default)]
pub(super) struct Memory {
    text: String,
    /// Whether a menu has just been opened, so that its field is to get the keyboard.
    just_opened: bool,
}

/// Shows the question, when one is asked.
pub(super) fn show(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    let Some(question) = &state.question else { return };
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.label(RichText::new(strings::TITLE).font(theme::strong(theme::TITLE - 2.0)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if widgets::icon_button(ui, strings::CLOSE, icons::cross).clicked() {
                commands.push(Command::CloseQuestion);
            }
        });
    });
    let mut pattern = question.pattern.clone();
    blanks(ui, state, &mut pattern, memory);
    if pattern != question.pattern {
        commands.push(Command::SetQuestion(pattern));
    }
    answers(ui, state, question, commands);
    ui.add_space(8.0);
    ui.separator();
}

/// The blanks with what stands between them.
fn blanks(ui: &mut Ui, state: &State, pattern: &mut Pattern, memory: &mut Memory) {
    widgets::rims(ui);
    blank(ui, state, 1, &mut pattern.first, memory);
    for (number, (between, after)) in (2..).zip(&mut pattern.rest) {
        link(ui, state, number, between);
        blank(ui, state, number, after, memory);
    }
    ui.horizontal_wrapped(|ui| {
        let count = pattern.rest.len() + 1;
        if count < BLANKS.1 && widgets::link(ui, strings::ADD_BLANK).clicked() {
            pattern.rest.push((Link::default(), Blank::Anything));
        }
        if count > BLANKS.0 && widgets::link(ui, strings::TAKE_BLANK).clicked() {
            pattern.rest.pop();
        }
    });
}

/// A blank as a button with a menu of what may stand in it.
fn blank(ui: &mut Ui, state: &State, number: usize, blank: &mut Blank, memory: &mut Memory) {
    let words = strings::blank(state, blank);
    let width = ui.available_width();
    let button = Button::new(RichText::new(&words).font(theme::strong(theme::BODY)))
        .min_size(egui::vec2(width, 26.0))
        .truncate();
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let (response, inside) = MenuButton::from_button(button).config(config).ui(ui, |ui| {
        ui.set_width(240.0);
        widgets::on_menu(ui);
        let field =
            TextEdit::singleline(&mut memory.text).hint_text(strings::FIND).desired_width(f32::INFINITY);
        let field = ui.add(field).accessible_name(strings::FIND);
        if std::mem::take(&mut memory.just_opened) {
            field.request_focus();
        }
        let chosen = choose(ui, state, &memory.text);
        if chosen.is_some() {
            ui.close();
        }
        chosen
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, strings::blank_name(number, &words)));
    if response.clicked() {
        memory.just_opened = true;
        memory.text.clear();
    }
    if let Some(chosen) = inside.and_then(|inside| inside.inner) {
        *blank = chosen;
    }
}

/// What may stand in a blank and has the text in its name: kinds, finer sorts, entities with the most sentences
/// first.
fn choices(state: &State, text: &str) -> Vec<Blank> {
    let derived = &state.derived;
    let wanted = crate::graph::folded(text.trim());
    let fits = |blank: &Blank| crate::graph::folded(&strings::blank(state, blank)).contains(&wanted);
    let kinds = EntityKind::ALL.iter().filter(|kind| derived.kinds.contains_key(kind));
    let sorts = std::iter::once(Blank::Anything)
        .chain(kinds.map(|&kind| Blank::Kind(kind)))
        .chain(derived.subtypes.keys().cloned().map(Blank::Subtype));
    let mut found: Vec<Blank> = sorts.filter(fits).collect();
    let mut entities: Vec<&Entity> = derived.knowledge.entities.iter().collect();
    entities.sort_by_cached_key(|entity| {
        (std::cmp::Reverse(derived.support.sentences(entity.id)), entity.name.clone(), entity.id)
    });
    found.extend(entities.into_iter().map(|entity| Blank::Entity(entity.id)).filter(fits));
    found
}

/// The list of them; gives the one that was chosen.
fn choose(ui: &mut Ui, state: &State, text: &str) -> Option<Blank> {
    let choices = choices(state, text);
    if choices.is_empty() {
        widgets::secondary(ui, super::strings::filters::NO_VALUES);
    }
    let height = ui.spacing().interact_size.y;
    let mut chosen = None;
    egui::ScrollArea::vertical().max_height(300.0).show_rows(ui, height, choices.len(), |ui, seen| {
        ui.set_width(ui.available_width());
        for choice in choices.into_iter().skip(seen.start).take(seen.len()) {
            let words = strings::blank(state, &choice);
            let words = match choice {
                Blank::Entity(_) => RichText::new(words),
                _ => RichText::new(words).color(Tokens::in_ui(ui).secondary),
            };
            if ui.add(Button::selectable(false, words).truncate()).clicked() {
                chosen = Some(choice);
            }
        }
    });
    chosen
}

/// What leads from one blank to the next.
fn link(ui: &mut Ui, state: &State, number: usize, link: &mut Link) {
    ui.horizontal_wrapped(|ui| {
        ui.label(if link.either_way { "↕" } else { "↓" });
        ComboBox::from_id_salt(("relation", number))
            .selected_text(strings::relation(link))
            .truncate()
            .show_ui(ui, |ui| {
                ui.selectable_value(&mut link.relation, None, strings::ANY_RELATION);
                for &relation in state.derived.relations.keys() {
                    let name = super::strings::relation_type(relation);
                    ui.selectable_value(&mut link.relation, Some(relation), name);
                }
            })
            .response
            .accessible_name(strings::relation_name(number));
        ComboBox::from_id_salt(("status", number))
            .selected_text(strings::status(link))
            .truncate()
            .show_ui(ui, |ui| {
                ui.selectable_value(&mut link.status, None, strings::ANY_STATUS);
                for &status in state.derived.statuses.keys() {
                    let name = super::strings::filters::status(status);
                    ui.selectable_value(&mut link.status, Some(status), name);
                }
            })
            .response
            .accessible_name(strings::status_name(number));
        ui.checkbox(&mut link.either_way, strings::EITHER_WAY);
    });
}

fn answers(ui: &mut Ui, state: &State, question: &Question, commands: &mut Vec<Command>) {
    ui.add_space(4.0);
    if question.answers.found.is_empty() {
        ui.label(strings::NOTHING);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        widgets::secondary(ui, strings::answers(&question.answers));
        if widgets::link(ui, strings::ONLY_THESE).on_hover_text(strings::ONLY_THESE_HINT).clicked() {
            commands.push(Command::ShowOnlyAnswers);
        }
    });
    for (index, answer) in question.answers.found.iter().enumerate() {
        card(ui, state, index, answer, question.chosen == Some(index), commands);
    }
}

/// An answer; the one that is chosen shows its sentences.
fn card(
    ui: &mut Ui,
    state: &State,
    index: usize,
    answer: &Match,
    is_chosen: bool,
    commands: &mut Vec<Command>,
) {
    let tokens = Tokens::in_ui(ui);
    ui.add_space(4.0);
    let words = chain(state, answer);
    let builder = UiBuilder::new().id_salt(("answer", index)).sense(Sense::click());
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
                ui.add(Label::new(&words).selectable(false).wrap());
                let relations = answer.relations.iter();
                for relation in relations.filter_map(|&id| state.derived.knowledge.relation(id)) {
                    let support = super::strings::search::support(relation);
                    let support = RichText::new(support).size(theme::SMALL).color(tokens.secondary);
                    ui.add(Label::new(support).selectable(false).wrap());
                    if is_chosen {
                        paths_panel::sentence(ui, state, relation, commands);
                    }
                }
                if !answer.relations.iter().all(|&id| state.derived.view.has_relation(id)) {
                    let note = RichText::new(super::strings::search::PARTLY_HIDDEN);
                    ui.add(
                        Label::new(note.size(theme::SMALL).color(tokens.secondary)).selectable(false).wrap(),
                    );
                }
            });
    });
    let response = scope.response;
    let name = strings::answer_name(index + 1, &words);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &name));
    widgets::into_view(&response);
    if response.clicked() {
        commands.push(Command::ChooseAnswer(index));
    }
}

/// An answer in one line.
fn chain(state: &State, answer: &Match) -> String {
    let knowledge = &state.derived.knowledge;
    let name = |index: usize| {
        let id = answer.entities.get(index);
        id.and_then(|&id| knowledge.entity(id)).map_or("", |entity| entity.name.as_str())
    };
    let mut words = name(0).to_owned();
    for (index, &relation) in answer.relations.iter().enumerate() {
        let Some(relation) = knowledge.relation(relation) else { continue };
        let arrow = if answer.entities.get(index) == Some(&relation.subject) { '→' } else { '←' };
        let phrase = super::strings::search::step_phrase(relation);
        words = format!("{words} {arrow} {phrase} {arrow} {}", name(index + 1));
    }
    words
}
