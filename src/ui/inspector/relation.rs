//! One relation: who, what, whom; how real; why the program believes it; its sentences.

use egui::containers::menu::MenuButton;
use egui::{Rect, Sense, Ui, Vec2, pos2, vec2};

use super::{Memory, by_hand, disputed, entity_link, evidence};
use crate::app::curation::relation_mark;
use crate::app::{Command, State, words};
use crate::graph::Condition;
use crate::knowledge::{EntityId, Relation, RelationId, RelationMark, reasons};
use crate::scene::Subject;
use crate::ui::theme::{self, Tokens};
use crate::ui::{canvas, icons, menus, strings, widgets};
use crate::vocabulary::Origin;

/// A relation by itself.
pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    id: RelationId,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let knowledge = &state.derived.knowledge;
    let Some(relation) = knowledge.relation(id) else { return };
    ui.add_space(4.0);
    entity_link(ui, state, relation.subject, commands);
    phrase(ui, relation);
    entity_link(ui, state, relation.object, commands);
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        if relation.relation.is_some() {
            widgets::secondary(ui, strings::relation_type(relation.relation));
        }
        if ui.button(strings::HIDE).clicked() {
            commands.push(Command::HideSelection);
        }
        canvas::curation_items(ui, state, &[Subject::Relation(id)], commands);
        if widgets::icon_button(ui, strings::reader::COPY_MARKDOWN, icons::copy).clicked() {
            commands.push(Command::CopyMarkdown);
        }
    });
    by_hand::relation(ui, state, relation, commands);
    qualifiers(ui, state, relation);
    // The sentences of a disputed relation stand among those of the other side.
    let is_disputed = disputed::show(ui, state, relation, memory, commands);
    why(ui, state, relation, commands);
    if !relation.evidence.is_empty() && !is_disputed {
        evidence::show(ui, state, relation, memory, commands);
    }
    let others: Vec<RelationId> = knowledge
        .relations
        .iter()
        .filter(|other| other.id != id && is_between(other, relation.subject, relation.object))
        .map(|other| other.id)
        .collect();
    if !others.is_empty() {
        widgets::section(ui, strings::BETWEEN_THE_SAME);
        for other in others {
            line(ui, state, other, None, commands);
        }
    }
}

/// How sure the program is of a relation, and why.
fn why(ui: &mut Ui, state: &State, relation: &Relation, commands: &mut Vec<Command>) {
    widgets::section(ui, strings::WHY);
    if relation.origin == Origin::Reference {
        ui.label(strings::FROM_THE_LISTS);
        return;
    }
    if relation.origin == Origin::Person {
        ui.label(strings::curation::BY_HAND);
        return;
    }
    if relation_mark(state, relation.id).is_some_and(RelationMark::is_confirmed) {
        ui.label(strings::curation::BY_HAND);
    } else {
        ui.label(strings::confidence(relation.confidence));
    }
    rule(ui, state, relation, commands);
    for reason in why_told(state, relation) {
        widgets::secondary(ui, reason);
    }
}

/// The rule that found a relation, with what can be done with all that it found.
fn rule(ui: &mut Ui, state: &State, relation: &Relation, commands: &mut Vec<Command>) {
    let words = egui::RichText::new(strings::rule(relation)).size(theme::SMALL);
    let button = egui::Button::new(words.color(Tokens::in_ui(ui).accent)).frame(false).small();
    let found_by_it = Condition::Rules([relation.rule.clone()].into());
    let (response, _) =
        MenuButton::from_button(button).ui(ui, |ui| canvas::value_items(ui, state, &found_by_it, commands));
    widgets::into_view(&response);
    response.on_hover_text(strings::RULE_HINT);
}

/// The reasons for and against a relation, in words.
fn why_told(state: &State, relation: &Relation) -> Vec<String> {
    let knowledge = &state.derived.knowledge;
    let name = |id| knowledge.entity(id).map_or("", |entity| entity.name.as_str());
    reasons(knowledge, relation).iter().map(|reason| strings::reason(reason, name)).collect()
}

fn is_between(relation: &Relation, one: EntityId, other: EntityId) -> bool {
    (relation.subject, relation.object) == (one, other) || (relation.subject, relation.object) == (other, one)
}

fn phrase(ui: &mut Ui, relation: &Relation) {
    let tokens = Tokens::in_ui(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let (room, _) = ui.allocate_exact_size(vec2(16.0, 20.0), Sense::hover());
        let x = room.left() + 8.0;
        let stroke = egui::Stroke::new(1.3, tokens.secondary);
        ui.painter().vline(x, room.top()..=room.bottom() - 4.0, stroke);
        let tip = pos2(x, room.bottom());
        let head = vec![tip, tip + vec2(-3.0, -5.0), tip + vec2(3.0, -5.0)];
        ui.painter().add(egui::Shape::convex_polygon(head, tokens.secondary, egui::Stroke::NONE));
        let words = egui::RichText::new(&relation.phrase).font(theme::strong(theme::BODY));
        ui.add(egui::Label::new(words).wrap());
    });
}

/// What takes the edge off a relation: denied, planned, reported, dated.
fn qualifiers(ui: &mut Ui, state: &State, relation: &Relation) {
    let texts = words::qualifiers(&state.derived.knowledge, relation);
    if texts.is_empty() {
        return;
    }
    let tokens = Tokens::in_ui(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for text in texts {
            let words = egui::RichText::new(text).size(theme::SMALL);
            // What finds no room in this row begins the next one, and is broken only where it is longer than that.
            let text = egui::WidgetText::from(words.clone());
            let font = egui::FontSelection::default();
            let one_line = text.into_galley(ui, Some(egui::TextWrapMode::Extend), f32::INFINITY, font);
            if one_line.size().x + 14.0 > ui.available_size_before_wrap().x {
                ui.end_row();
            }
            egui::Frame::new()
                .stroke(egui::Stroke::new(1.0, tokens.rule))
                .corner_radius(4)
                .inner_margin(egui::Margin::symmetric(6, 1))
                .show(ui, |ui| ui.label(words));
        }
    });
}

/// A relation in the list of one of its ends, with its first sentences.
pub(super) fn of_entity(
    ui: &mut Ui,
    state: &State,
    relation: &Relation,
    own: EntityId,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let goes_out = relation.subject == own;
    let other = if goes_out { relation.object } else { relation.subject };
    head(ui, state, relation, other, goes_out, commands);
    in_short(ui, state, relation, memory, commands);
}

/// A relation in a list of several, with its first sentences.
pub(super) fn in_full(
    ui: &mut Ui,
    state: &State,
    relation: &Relation,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    line(ui, state, relation.id, None, commands);
    in_short(ui, state, relation, memory, commands);
}

/// What stands under a relation in a list: how it is said, why it is believed, and its first sentences.
fn in_short(
    ui: &mut Ui,
    state: &State,
    relation: &Relation,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    ui.indent(("evidence of", relation.id.0), |ui| {
        ui.spacing_mut().indent = 22.0;
        qualifiers(ui, state, relation);
        why_in_short(ui, state, relation);
        evidence::in_short(ui, state, relation, memory, commands);
    });
    ui.add_space(6.0);
}

/// How sure the program is, and why, in one line; the rule on demand.
fn why_in_short(ui: &mut Ui, state: &State, relation: &Relation) {
    let told = strings::reader::why(&strings::confidence(relation.confidence), &why_told(state, relation));
    widgets::secondary(ui, told).on_hover_text(strings::rule(relation));
}

/// Direction, other end and phrase in one row; a click selects the relation.
fn head(
    ui: &mut Ui,
    state: &State,
    relation: &Relation,
    other: EntityId,
    goes_out: bool,
    commands: &mut Vec<Command>,
) {
    let Some(entity) = state.derived.knowledge.entity(other) else { return };
    let tokens = Tokens::in_ui(ui);
    let height = theme::ROW;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    widgets::into_view(&response);
    let name = format!("{} {}", relation.phrase, entity.name);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let subject = Subject::Relation(relation.id);
    if response.hovered() || state.hovered == Some(subject) {
        ui.painter().rect_filled(rect.expand2(vec2(4.0, 0.0)), theme::CORNER, tokens.hovered);
    }
    let middle = rect.center().y;
    let square = |x: f32, size: f32| Rect::from_center_size(pos2(rect.left() + x, middle), Vec2::splat(size));
    icons::direction(ui.painter(), square(7.0, 13.0), goes_out, tokens.secondary);
    icons::kind(ui.painter(), square(26.0, 12.0), entity.kind, tokens.kind(entity.kind));
    let left = rect.left() + 38.0;
    let room = rect.right() - left;
    let words = widgets::elided(ui, &entity.name, theme::strong(theme::BODY), tokens.text, room * 0.62);
    let after = left + words.size().x + 7.0;
    ui.painter().galley(pos2(left, middle - words.size().y / 2.0), words, tokens.text);
    let phrase = widgets::elided(
        ui,
        &relation.phrase,
        theme::plain(theme::SMALL),
        tokens.secondary,
        rect.right() - after,
    );
    ui.painter().galley(pos2(after, middle - phrase.size().y / 2.0), phrase, tokens.secondary);
    if response.hovered() {
        commands.push(Command::Hover(Some(subject)));
    }
    if response.clicked() {
        commands.push(Command::Select(subject));
    }
    menus::attach(&response, |ui| canvas::subject_items(ui, state, subject, commands));
}

/// A relation as one line of a list, with a number of sentences where one is given; a click selects it.
pub(super) fn line(
    ui: &mut Ui,
    state: &State,
    id: RelationId,
    sentences: Option<usize>,
    commands: &mut Vec<Command>,
) {
    let knowledge = &state.derived.knowledge;
    let Some(relation) = knowledge.relation(id) else { return };
    let tokens = Tokens::in_ui(ui);
    let name = |id| knowledge.entity(id).map_or("", |entity| entity.name.as_str());
    let (subject, phrase, object) = (name(relation.subject), &relation.phrase, name(relation.object));
    let text = format!("{subject} {phrase} {object}");
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::click());
    widgets::into_view(&response);
    response.widget_info(|| {
        let name =
            sentences.map_or_else(|| text.clone(), |count| strings::reader::with_sentences(&text, count));
        egui::WidgetInfo::labeled(egui::Role::Button, true, name)
    });
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.expand2(vec2(4.0, 0.0)), theme::CORNER, tokens.hovered);
    }
    let middle = rect.center().y;
    let mark = Rect::from_center_size(pos2(rect.left() + 8.0, middle), Vec2::splat(13.0));
    icons::arrow(ui.painter(), mark, tokens.secondary);
    let mut end = rect.right();
    if let Some(count) = sentences {
        let font = theme::plain(theme::SMALL);
        let right = egui::Align2::RIGHT_CENTER;
        end = ui.painter().text(pos2(end, middle), right, count, font, tokens.secondary).left() - 8.0;
    }
    let mut job = egui::text::LayoutJob::default();
    let mut add = |words: &str, ink| {
        let format = egui::TextFormat::simple(theme::plain(theme::BODY), ink);
        job.append(&words.replace('\n', " "), 0.0, format);
    };
    add(subject, tokens.text);
    add(&format!(" {phrase} "), tokens.secondary);
    add(object, tokens.text);
    let left = rect.left() + 22.0;
    job.wrap = egui::text::TextWrapping::truncate_at_width((end - left).max(0.0));
    let words = ui.painter().layout_job(job);
    ui.painter().galley(pos2(left, middle - words.size().y / 2.0), words, tokens.text);
    if response.hovered() {
        commands.push(Command::Hover(Some(Subject::Relation(id))));
    }
    menus::attach(&response, |ui| canvas::subject_items(ui, state, Subject::Relation(id), commands));
    if response.on_hover_text(&text).clicked() {
        commands.push(Command::Select(Subject::Relation(id)));
    }
}
