//! What stands on the graph: the key to colours and shapes, the way out of a focus, and the chip
//! for what is not shown for want of room.

use std::collections::BTreeSet;

use egui::{
    Align2, Area, Color32, Frame, Id, Order, Painter, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::theme::{self, Tokens};
use super::{icons, minimap, strings, widgets};
use crate::app::{Command, State};
use crate::graph::{Condition, Status};
use crate::layout::Point;
use crate::vocabulary::EntityKind;

/// Room for what stands at the other end of the legend's line.
const CHIP: f32 = 130.0;

/// Shows the things that stand on the graph, which lies in `canvas`.
pub(super) fn show(ui: &Ui, canvas: Rect, state: &State, commands: &mut Vec<Command>) {
    // On a small canvas it would hide the graph; the list of kinds says the same.
    let size = Point::new(canvas.width(), canvas.height());
    if state.has_legend(size) && !state.derived.view.entities.is_empty() {
        let width = canvas.width() - CHIP;
        on_graph(ui, canvas, Align2::LEFT_BOTTOM, "legend", |ui| legend(ui, state, width, commands));
    }
    if minimap::is_shown(state) {
        on_graph(ui, canvas, Align2::RIGHT_BOTTOM, "mini-map", |ui| minimap::show(ui, state, commands));
    }
    if state.canvas.is_presenting {
        on_graph(ui, canvas, Align2::RIGHT_TOP, "presentation", |ui| {
            if widgets::link(ui, strings::canvas::LEAVE_PRESENTATION).clicked() {
                commands.push(Command::TogglePresentation);
            }
        });
    }
    if state.more() > 0 {
        // Above the mini-map where there is one.
        let room = Rect::from_min_max(canvas.min, canvas.max - vec2(0.0, minimap::height(state)));
        on_graph(ui, room, Align2::RIGHT_BOTTOM, "more", |ui| {
            let more = state.more();
            let chip = widgets::link(ui, strings::more(more)).on_hover_text(strings::more_hint(more));
            if chip.clicked() {
                commands.push(Command::ShowMore);
            }
        });
    }
    if let Some(focus) = &state.ground.filter.focus {
        on_graph(ui, canvas, Align2::LEFT_TOP, "focus", |ui| {
            ui.horizontal(|ui| {
                let names: Vec<&str> = focus
                    .entities
                    .iter()
                    .filter_map(|&id| Some(state.derived.knowledge.entity(id)?.name.as_str()))
                    .take(3)
                    .collect();
                ui.label(egui::RichText::new(names.join(", ")).font(theme::strong(theme::BODY)));
                let mut depth = focus.depth;
                let slider = egui::Slider::new(&mut depth, 0..=9).text(strings::canvas::DEPTH);
                if ui.add(slider).on_hover_text(strings::canvas::DEPTH_HINT).changed() {
                    commands.push(Command::SetDepth(depth));
                }
                if widgets::link(ui, strings::LEAVE_FOCUS).clicked() {
                    commands.push(Command::ClearFocus);
                }
            });
        });
    }
}

/// A small surface in a corner of the graph.
fn on_graph(ui: &Ui, canvas: Rect, corner: Align2, name: &str, add: impl FnOnce(&mut Ui)) {
    let place = corner.pos_in_rect(&canvas.shrink(8.0));
    let tokens = Tokens::in_ui(ui);
    Area::new(Id::unique(("on the graph", name)))
        .order(Order::Middle)
        .pivot(corner)
        .fixed_pos(place)
        .constrain_to(canvas)
        .show(ui.ctx(), |ui| {
            Frame::new()
                .fill(tokens.raised.gamma_multiply(0.92))
                .stroke(egui::Stroke::new(1.0, tokens.rule))
                .corner_radius(7)
                .inner_margin(egui::Margin::symmetric(8, 3))
                .show(ui, |ui| {
                    // The surface is as wide as its words, however wide it was before.
                    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
                    add(ui);
                });
        });
}

/// The key to colours and shapes; a click on a kind hides or shows it.
fn legend(ui: &mut Ui, state: &State, width: f32, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing = vec2(5.0, 3.0);
    ui.set_max_width(width);
    ui.horizontal_wrapped(|ui| {
        for &kind in EntityKind::ALL.iter().filter(|kind| state.derived.kinds.contains_key(kind)) {
            let value = Condition::Kinds([kind].into());
            let is_on = !state.ground.filter.shuts_out(&value);
            let color = Tokens::in_ui(ui).kind(kind);
            let color = if is_on { color } else { color.gamma_multiply(0.4) };
            let response = entry(ui, strings::kind(kind), is_on, |painter, mark, _| {
                icons::kind(painter, mark, kind, color);
            });
            widgets::toggle_value(&response, &state.ground.filter, value, commands);
        }
        lines(ui, state, commands);
        if !state.derived.view.beyond.is_empty() {
            numbers(ui);
        }
    });
}

/// What the numbers at marks mean.
fn numbers(ui: &mut Ui) {
    let tokens = Tokens::in_ui(ui);
    let font = theme::plain(theme::SMALL);
    let number = widgets::elided(ui, "+1", theme::plain(9.5), tokens.secondary, f32::INFINITY);
    let words = widgets::elided(ui, strings::canvas::BEYOND, font, tokens.secondary, f32::INFINITY);
    let surface = number.size() + vec2(8.0, 0.0);
    let (rect, response) =
        ui.allocate_exact_size(vec2(surface.x + words.size().x + 10.0, 16.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, strings::canvas::BEYOND));
    let place = Rect::from_min_size(pos2(rect.left(), rect.center().y - surface.y / 2.0), surface);
    let rim = egui::Stroke::new(1.0, tokens.secondary);
    ui.painter().rect_stroke(place, surface.y / 2.0, rim, egui::StrokeKind::Inside);
    ui.painter().galley(place.center() - number.size() / 2.0, number, tokens.secondary);
    let left = place.right() + 5.0;
    ui.painter().galley(pos2(left, rect.center().y - words.size().y / 2.0), words, tokens.secondary);
    response.on_hover_text(strings::canvas::BEYOND_HINT);
}

/// What lines mean that are not plain, where there are such: a click hides or shows them.
fn lines(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let statuses = state.derived.statuses.keys().copied();
    let not_yet: BTreeSet<Status> = statuses.filter(|status| status.is_not_yet()).collect();
    if !not_yet.is_empty() {
        let value = Condition::Statuses(not_yet);
        let is_on = !state.ground.filter.shuts_out(&value);
        let response = entry(ui, strings::filters::NOT_YET, is_on, icons::dashes);
        widgets::toggle_value(&response, &state.ground.filter, value, commands);
    }
    let denied = Tokens::in_ui(ui).error;
    for status in [Status::Reported, Status::Denied, Status::Disputed] {
        if !state.derived.statuses.contains_key(&status) {
            continue;
        }
        let value = Condition::Statuses([status].into());
        let is_on = !state.ground.filter.shuts_out(&value);
        let response =
            entry(ui, strings::filters::status(status), is_on, |painter, mark, ink| match status {
                Status::Denied => icons::crossed(painter, mark, ink, denied),
                Status::Disputed => icons::clash(painter, mark, denied),
                _ => icons::dash_dot(painter, mark, ink),
            });
        let response = response.on_hover_text(strings::filters::status_hint(status));
        widgets::toggle_value(&response, &state.ground.filter, value, commands);
    }
    if state.ground.filter.shows_known && !state.derived.knowledge.known.is_empty() {
        let response = entry(ui, strings::KNOWN_MEMBERSHIPS, true, icons::dots);
        if response.clicked() {
            commands.push(Command::ToggleKnown);
        }
    }
}

/// One entry of the legend; `draw` paints its mark into a square.
fn entry(ui: &mut Ui, name: &str, is_on: bool, draw: impl FnOnce(&Painter, Rect, Color32)) -> Response {
    let tokens = Tokens::in_ui(ui);
    // What is off is struck through; its name can be read all the same.
    let ink = tokens.secondary;
    let words = widgets::elided(ui, name, theme::plain(theme::SMALL), ink, f32::INFINITY);
    let size = vec2(17.0 + words.size().x + 5.0, 16.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_on, strings::in_legend(name)));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.expand2(vec2(2.0, 0.0)), theme::CORNER, tokens.hovered);
    }
    let square = Rect::from_center_size(pos2(rect.left() + 6.0, rect.center().y), vec2(10.0, 10.0));
    draw(ui.painter(), square, ink);
    let place = pos2(rect.left() + 17.0, rect.center().y - words.size().y / 2.0);
    let width = words.size().x;
    ui.painter().galley(place, words, ink);
    if !is_on {
        ui.painter().hline(place.x..=place.x + width, rect.center().y, egui::Stroke::new(1.0, ink));
    }
    response.on_hover_text(strings::only(name))
}
