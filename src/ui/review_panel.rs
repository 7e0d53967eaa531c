//! The queue of claims that wait for a decision: the list of them, and beside it the one that it is at.

mod card;
mod keys;

use egui::{
    Align, ComboBox, Id, Layout, Rect, RichText, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use super::strings::review as strings;
use super::theme::{self, Tokens};
use super::{icons, widgets};
use crate::app::review::{Review, ReviewOrder, Reviewing};
use crate::app::{Command, State};
use crate::knowledge::RelationId;
use crate::scene::Subject;

/// How wide the list is: a part of the room, within bounds.
const LIST: (f32, f32, f32) = (0.4, 200.0, 460.0);
/// Room around what the panel holds.
const MARGIN: f32 = 12.0;

/// What the panel has to remember from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Whether it was there in the last frame: who opens it gets the keyboard there.
    is_open: bool,
    /// The claim that was brought into sight last.
    at: Option<RelationId>,
    /// How far the list is scrolled, and how much of it is in sight.
    offset: f32,
    sight: f32,
}

/// Shows the queue in all the room there is.
pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    review: &Review,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let tokens = Tokens::in_ui(ui);
    let all = ui.available_rect_before_wrap();
    ui.painter().rect_filled(all, 0.0, tokens.canvas);
    // The strip stays as high as it is, however little it holds.
    ui.expand_to_include_rect(all);
    let inner = all.shrink2(vec2(MARGIN, 6.0));
    ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
        head(ui, review, commands);
        ui.add_space(4.0);
        let room = ui.available_rect_before_wrap();
        let (part, least, most) = LIST;
        let width = (room.width() * part).clamp(least, most).min(room.width() * 0.5);
        let list = room.with_max_x(room.left() + width);
        let beside = room.with_min_x(list.right() + MARGIN);
        ui.painter().vline(list.right() + MARGIN / 2.0, room.y_range(), egui::Stroke::new(1.0, tokens.rule));
        ui.scope_builder(UiBuilder::new().max_rect(list), |ui| {
            rows(ui, state, review, memory, commands);
        });
        ui.scope_builder(UiBuilder::new().max_rect(beside), |ui| {
            let response = card::show(ui, state, review, commands);
            if !std::mem::replace(&mut memory.is_open, true) {
                response.request_focus();
            }
            if response.has_focus() && state.dialog.is_none() {
                keys::pressed(ui, review, &response, commands);
            }
        });
    });
}

/// The widget that has the keyboard while claims are gone through.
fn card_id() -> Id {
    Id::unique("claim under review")
}

/// The title, how far one is, the order, and the way out.
fn head(ui: &mut Ui, review: &Review, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(strings::TITLE).font(theme::strong(theme::BODY + 1.0)));
        ui.add_space(4.0);
        let progress = strings::progress(review.place(), review.waiting.len(), review.decided);
        ui.label(RichText::new(progress).font(theme::plain(theme::BODY)));
        if !review.marked.is_empty() {
            widgets::secondary(ui, format!("· {}", strings::marked(review.marked.len())));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if widgets::icon_button(ui, strings::CLOSE, icons::cross).clicked() {
                commands.push(Command::Review(Reviewing::Toggle));
            }
            widgets::rims(ui);
            let mut order = review.order;
            ComboBox::from_id_salt("order of review")
                .selected_text(strings::order(order))
                .show_ui(ui, |ui| {
                    for one in ReviewOrder::ALL {
                        ui.selectable_value(&mut order, one, strings::order(one));
                    }
                })
                .response
                .accessible_name(strings::ORDER);
            if order != review.order {
                commands.push(Command::Review(Reviewing::Sort(order)));
            }
            // The keys are a help to who has room for it.
            let keys = widgets::elided(
                ui,
                strings::KEYS,
                theme::plain(theme::SMALL),
                Tokens::in_ui(ui).secondary,
                f32::INFINITY,
            );
            if keys.size().x + 16.0 < ui.available_width() {
                ui.add_space(8.0);
                widgets::secondary(ui, strings::KEYS);
            }
        });
    });
}

/// The list. What is out of sight costs nothing.
fn rows(ui: &mut Ui, state: &State, review: &Review, memory: &mut Memory, commands: &mut Vec<Command>) {
    if review.waiting.is_empty() {
        ui.label(strings::ALL_DECIDED);
        return;
    }
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    let mut area = egui::ScrollArea::vertical().id_salt("claims to decide").auto_shrink([false, false]);
    let top = review.place() as f32 * theme::ROW;
    if memory.at != review.current {
        memory.at = review.current;
        let is_seen = top >= memory.offset && top + theme::ROW <= memory.offset + memory.sight;
        if !is_seen {
            // Nothing is in sight yet when the panel opens.
            let above = (memory.sight - theme::ROW).max(0.0) / 2.0;
            area = area.vertical_scroll_offset((top - above).max(0.0));
        }
    }
    let output = area.show_rows(ui, theme::ROW, review.waiting.len(), |ui, seen| {
        ui.ctx().allow_widget_id_changes_in(ui.clip_rect());
        for &id in review.waiting.iter().skip(seen.start).take(seen.len()) {
            row(ui, state, review, id, commands);
        }
    });
    memory.offset = output.state.unclamped_offset().y;
    memory.sight = output.inner_rect.height();
}

/// A claim of the list in one line; a click goes to it, one with Ctrl marks it.
fn row(ui: &mut Ui, state: &State, review: &Review, id: RelationId, commands: &mut Vec<Command>) {
    let Some(relation) = state.derived.knowledge.relation(id) else { return };
    let tokens = Tokens::in_ui(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::hover());
    let response = ui.interact(rect, Id::unique(("claim", id.0)), Sense::click());
    let (is_at, is_marked) = (review.current == Some(id), review.marked.contains(&id));
    let name = strings::row(&state.derived.knowledge, relation, is_marked);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_at, &name));
    if is_at {
        ui.painter().rect_filled(rect, theme::CORNER, tokens.selected);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, theme::CORNER, tokens.hovered);
    }
    let middle = rect.center().y;
    if is_marked {
        let mark = Rect::from_center_size(pos2(rect.left() + 9.0, middle), Vec2::splat(8.0));
        ui.painter().circle_filled(mark.center(), 4.0, tokens.accent);
    }
    let right = egui::Align2::RIGHT_CENTER;
    let sure = strings::percent(relation.confidence);
    let end = pos2(rect.right() - 14.0, middle);
    let font = theme::plain(theme::SMALL);
    let end = ui.painter().text(end, right, sure, font, tokens.secondary).left() - 8.0;
    let (subject, means, object) = strings::parts(&state.derived.knowledge, relation);
    let mut job = egui::text::LayoutJob::default();
    for (words, ink) in
        [(subject, tokens.text), (&format!(" {means} "), tokens.secondary), (object, tokens.text)]
    {
        let words = words.replace('\n', " ");
        job.append(&words, 0.0, egui::TextFormat::simple(theme::plain(theme::BODY), ink));
    }
    let left = rect.left() + 20.0;
    job.wrap = egui::text::TextWrapping::truncate_at_width((end - left).max(0.0));
    let words = ui.painter().layout_job(job);
    ui.painter().galley(pos2(left, middle - words.size().y / 2.0), words, tokens.text);
    if response.hovered() {
        commands.push(Command::Hover(Some(Subject::Relation(id))));
    }
    if response.double_clicked() {
        commands.push(Command::Review(Reviewing::Show));
    } else if response.clicked() {
        let marks = super::keys::held(ui.ctx()).command;
        let wish = if marks { Reviewing::ToggleMark(id) } else { Reviewing::Choose(id) };
        commands.push(Command::Review(wish));
        ui.memory_mut(|memory| memory.request_focus(card_id()));
    }
}
