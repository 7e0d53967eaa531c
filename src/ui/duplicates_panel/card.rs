//! The pair that is looked at: both entities side by side, and what speaks for and against their being one.

use egui::{CursorIcon, Label, Rect, RichText, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::Listed;
use crate::app::duplicates::{DuplicateWish, current};
use crate::app::quotation::short_place;
use crate::app::{Command, ReaderPlace, State};
use crate::knowledge::{Entity, EntityMention};
use crate::scene::Subject;
use crate::suggestions::{Piece, Place, Suggestion, sentence_of};
use crate::ui::passage::{Ink, Mark, Reason, job};
use crate::ui::strings::duplicates as strings;
use crate::ui::theme::{self, Tokens};
use crate::ui::{icons, widgets};
use crate::vocabulary::MentionKind;

/// How many links lead to sentences of a piece of evidence.
const SENTENCES: usize = 4;

pub(super) fn show(ui: &mut Ui, listed: &Listed<'_>, commands: &mut Vec<Command>) {
    let state = listed.state;
    let Some(found) = current(state) else { return };
    decision(ui, listed, found, commands);
    let area = ScrollArea::vertical().id_salt("card of possible duplicates").auto_shrink([false, false]);
    area.show(ui, |ui| {
        // Room for the scroll bar that floats over the end of the rows.
        egui::Frame::new().inner_margin(egui::Margin { right: 10, ..egui::Margin::ZERO }).show(ui, |ui| {
            let knowledge = &state.derived.knowledge;
            let both = || found.pair.both().into_iter().filter_map(|id| knowledge.entity(id));
            // The reasons stand before the sentences: they are what one decides by.
            ui.columns(2, |columns| {
                for (ui, entity) in columns.iter_mut().zip(both()) {
                    self::entity(ui, entity, commands);
                }
            });
            ui.add_space(3.0);
            for piece in &found.pieces {
                self::piece(ui, state, piece, commands);
            }
            ui.add_space(4.0);
            ui.columns(2, |columns| {
                for (ui, entity) in columns.iter_mut().zip(both()) {
                    if let Some((mention, place)) = telling_sentence(state, entity) {
                        let marks = [Mark { span: mention.span, reason: Reason::Mention(entity.kind) }];
                        sentence(ui, state, place, &marks, commands);
                    }
                }
            });
            ui.add_space(8.0);
        });
    });
}

/// The score, and the buttons that decide.
fn decision(ui: &mut Ui, listed: &Listed<'_>, found: &Suggestion, commands: &mut Vec<Command>) {
    let marked = listed.duplicates.marked.len();
    let wish = |wish: DuplicateWish| Command::Duplicates(wish);
    ui.horizontal_wrapped(|ui| {
        if ui.button(strings::same(marked)).on_hover_text(strings::SAME_HINT).clicked() {
            commands.push(wish(DuplicateWish::Same));
        }
        if ui.button(strings::not_same(marked)).on_hover_text(strings::NOT_SAME_HINT).clicked() {
            commands.push(wish(DuplicateWish::Apart));
        }
        if ui.button(strings::SHOW_BOTH).on_hover_text(strings::SHOW_BOTH_HINT).clicked() {
            commands.push(wish(DuplicateWish::SelectBoth(found.pair)));
        }
        ui.add_space(4.0);
        ui.label(RichText::new(strings::score(found)).font(theme::strong(theme::BODY)));
    });
    ui.add_space(2.0);
}

/// An entity: name, kind, where it is mentioned.
fn entity(ui: &mut Ui, entity: &Entity, commands: &mut Vec<Command>) {
    let id = entity.id;
    let tokens = Tokens::in_ui(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    let text = widgets::elided(
        ui,
        &entity.name,
        theme::strong(theme::BODY),
        tokens.text,
        ui.available_width() - 22.0,
    );
    let (rect, response) = ui.allocate_exact_size(vec2(22.0 + text.size().x, 20.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, strings::entity_name(entity)));
    widgets::into_view(&response);
    let mark = Rect::from_center_size(pos2(rect.left() + 8.0, rect.center().y), Vec2::splat(13.0));
    icons::kind(ui.painter(), mark, entity.kind, tokens.kind(entity.kind));
    ui.painter().galley(pos2(rect.left() + 20.0, rect.center().y - text.size().y / 2.0), text, tokens.text);
    if response.hovered() {
        commands.push(Command::Hover(Some(Subject::Entity(id))));
    }
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        commands.push(Command::GoTo(id));
    }
    let small = |words: String| RichText::new(words).size(theme::SMALL).color(tokens.secondary);
    ui.add(Label::new(small(strings::about(entity))).wrap());
    if let Some(also) = strings::also(entity) {
        ui.add(Label::new(small(also)).truncate());
    }
}

/// The first sentence that calls an entity by its name, or else the first of all.
fn telling_sentence(state: &State, entity: &Entity) -> Option<(EntityMention, Place)> {
    let named = entity.mentions.iter().find(|mention| mention.kind == MentionKind::Name);
    let mention = *named.or(entity.mentions.first())?;
    Some((mention, sentence_of(&state.derived.knowledge, &mention)))
}

/// A sentence with its place; a click shows it in the reader.
fn sentence(ui: &mut Ui, state: &State, place: Place, marks: &[Mark], commands: &mut Vec<Command>) {
    let Some(source) = state.derived.knowledge.sources.get(place.source as usize) else { return };
    let (document, tokens) = (&source.document, Tokens::in_ui(ui));
    let ink = Ink { font: theme::plain(12.5), color: tokens.text, line_height: 17.0 };
    let text = job(&document.text, place.span, marks, &ink, ui.available_width(), &tokens);
    let galley = ui.painter().layout_job(text);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    let words = place.span.of(&document.text);
    response
        .widget_info(|| WidgetInfo::labeled(Role::Button, true, crate::ui::strings::evidence_name(words)));
    widgets::into_view(&response);
    ui.painter().galley(rect.min, galley, tokens.text);
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        read(state, place, commands);
    }
    let at = short_place(document, place.span);
    let told = crate::ui::strings::dated_place(&document.name, &at, document.date);
    widgets::secondary(ui, told);
}

fn read(state: &State, place: Place, commands: &mut Vec<Command>) {
    if let Some(source) = state.derived.knowledge.sources.get(place.source as usize) {
        commands.push(Command::Read(ReaderPlace { document: source.document.id.clone(), span: place.span }));
    }
}

/// A piece of evidence with the way to its sentences.
fn piece(ui: &mut Ui, state: &State, piece: &Piece, commands: &mut Vec<Command>) {
    let tokens = Tokens::in_ui(ui);
    let sign = strings::sign(piece);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 0.0);
        ui.spacing_mut().interact_size.y = 17.0;
        let color = if sign == "!" { tokens.error } else { tokens.text };
        let (rect, _) = ui.allocate_exact_size(vec2(14.0, 17.0), Sense::hover());
        let font = theme::strong(theme::BODY);
        ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, sign, font, color);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 5.0;
            let words = ui.label(RichText::new(strings::evidence(&piece.evidence)).size(12.5));
            words.widget_info(|| WidgetInfo::labeled(Role::Label, true, strings::spoken(piece)));
            for (number, &place) in (1..).zip(piece.sentences.iter().take(SENTENCES)) {
                let link = widgets::link(ui, RichText::new(number.to_string()).size(theme::SMALL));
                link.widget_info(|| {
                    WidgetInfo::labeled(Role::Button, true, strings::sentence_name(number, piece))
                });
                let source = state.derived.knowledge.sources.get(place.source as usize);
                let words = source.map_or("", |source| place.span.of(&source.document.text));
                if link.on_hover_text(words).clicked() {
                    read(state, place, commands);
                }
            }
        });
    });
}
