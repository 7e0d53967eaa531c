//! What the window shows before anything is open: one line, three ways in, and what was opened before.

use egui::{Align2, Color32, ProgressBar, Rect, ScrollArea, Ui, vec2};

use super::strings::settings as words;
use super::theme::{self, Tokens};
use super::{icons, recent, strings, widgets};
use crate::app::{Command, State, Work};
use crate::vocabulary::EntityKind;

/// Height of the line with the promise.
const FOOT: f32 = 34.0;
/// The emblem is left out where the window is lower.
const ROOM_FOR_EMBLEM: f32 = 460.0;

pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = Tokens::in_ui(ui);
    let room = ui.available_rect_before_wrap();
    ui.painter().rect_filled(room, 0.0, tokens.canvas);
    let above = ui.available_size() - vec2(0.0, FOOT);
    let needed = 290.0 + recent::height(state);
    let has_emblem = room.height() > ROOM_FOR_EMBLEM;
    ScrollArea::vertical().max_height(above.y).auto_shrink([false, false]).show(ui, |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space(((above.y - needed) * 0.45).max(12.0));
            if has_emblem {
                emblem(ui, &tokens);
                ui.add_space(18.0);
            }
            ui.label(egui::RichText::new(strings::EMPTY_TITLE).font(theme::strong(24.0)));
            ui.add_space(6.0);
            ui.label(egui::RichText::new(strings::EMPTY_TEXT).size(14.0).color(tokens.secondary));
            ui.add_space(20.0);
            if let Some(work) = &state.work {
                progress(ui, work, commands);
            } else {
                ways_in(ui, commands);
                ui.add_space(14.0);
                widgets::secondary(ui, strings::EMPTY_DROP);
                recent::show(ui, state, commands);
            }
        });
    });
    let bottom = room.center_bottom() - vec2(0.0, 12.0);
    let font = theme::plain(theme::SMALL);
    ui.painter().text(bottom, Align2::CENTER_BOTTOM, strings::EMPTY_PROMISE, font, tokens.secondary);
}

/// How far the first document is, while there is nothing else to see.
fn progress(ui: &mut Ui, work: &Work, commands: &mut Vec<Command>) {
    ui.label(strings::reading(work));
    ui.add_space(6.0);
    let part = (work.done as f32 + work.fraction) / work.total.max(1) as f32;
    ui.add(ProgressBar::new(part).desired_width(260.0).desired_height(8.0));
    widgets::secondary(ui, strings::progress(work));
    ui.add_space(6.0);
    if widgets::plain_button(ui, words::STOP_READING).clicked() {
        commands.push(Command::CancelReading);
    }
}

/// Three buttons in the middle of a line of their own.
fn ways_in(ui: &mut Ui, commands: &mut Vec<Command>) {
    let id = ui.scope_id().with("ways in");
    let width = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(300.0);
    let spare = (ui.available_width() - width) / 2.0;
    let row = ui.horizontal(|ui| {
        ui.add_space(spare.max(0.0));
        let start = ui.cursor().left();
        ui.spacing_mut().item_spacing.x = 8.0;
        if widgets::primary_button(ui, strings::EMPTY_OPEN).clicked() {
            commands.push(Command::OpenArticles);
        }
        if widgets::plain_button(ui, strings::EMPTY_PASTE).clicked() {
            commands.push(Command::ShowPasteText);
        }
        if widgets::plain_button(ui, strings::EMPTY_EXAMPLE).clicked() {
            commands.push(Command::ShowExamples);
        }
        ui.min_rect().right() - start
    });
    if (row.inner - width).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, row.inner));
        ui.ctx().request_discard("the buttons are put in the middle");
    }
}

/// A little graph: what the program makes.
fn emblem(ui: &mut Ui, tokens: &Tokens) {
    let (rect, _) = ui.allocate_exact_size(vec2(180.0, 92.0), egui::Sense::hover());
    let at = |x: f32, y: f32| rect.min + vec2(x * rect.width(), y * rect.height());
    let nodes = [
        (at(0.5, 0.5), 22.0, EntityKind::Organisation),
        (at(0.16, 0.22), 17.0, EntityKind::Person),
        (at(0.2, 0.84), 16.0, EntityKind::Location),
        (at(0.82, 0.18), 16.0, EntityKind::Law),
        (at(0.86, 0.78), 18.0, EntityKind::Person),
    ];
    let line = egui::Stroke::new(1.5, tokens.rule);
    for (place, ..) in &nodes[1..] {
        ui.painter().line_segment([nodes[0].0, *place], line);
    }
    ui.painter().line_segment([nodes[1].0, nodes[2].0], line);
    for (place, size, kind) in nodes {
        let ink: Color32 = tokens.kind(kind);
        ui.painter().circle_filled(place, size * 0.5 + 6.0, tokens.canvas);
        icons::kind(ui.painter(), Rect::from_center_size(place, vec2(size, size)), kind, ink);
    }
}

/// What lies over the window while files are held over it.
pub(super) fn drop_target(ui: &Ui) {
    if ui.ctx().input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let tokens = Tokens::in_ui(ui);
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop"));
    let painter = ui.ctx().layer_painter(layer);
    let rect = ui.ctx().content_rect();
    painter.rect_filled(rect, 0.0, tokens.canvas.gamma_multiply(0.8));
    let rim = egui::Stroke::new(2.0, tokens.accent);
    painter.rect_stroke(rect.shrink(14.0), 10.0, rim, egui::StrokeKind::Inside);
    painter.text(rect.center(), Align2::CENTER_CENTER, strings::DROP_HERE, theme::strong(20.0), tokens.text);
}
