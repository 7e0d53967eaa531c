//! What stands on the graph: the key to colours and shapes, the way out of a focus, and the chip
//! for what is not shown for want of room.

use egui::{Align2, Area, Frame, Id, Order, Rect, Ui, vec2};

use super::theme::{self, Tokens};
use super::{icons, minimap, strings, widgets};
use crate::app::{Command, Panel, State};
use crate::vocabulary::EntityKind;

/// Shows the things that stand on the graph, which lies in `canvas`.
pub(super) fn show(ui: &Ui, canvas: Rect, state: &State, commands: &mut Vec<Command>) {
    if state.shows(Panel::Legend) && !state.derived.view.entities.is_empty() {
        on_graph(ui, canvas, Align2::LEFT_BOTTOM, "legend", |ui| legend(ui, state));
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

fn legend(ui: &mut Ui, state: &State) {
    let tokens = Tokens::in_ui(ui);
    let shown: Vec<EntityKind> = EntityKind::ALL
        .iter()
        .copied()
        .filter(|kind| {
            state.derived.kinds.contains_key(kind) && !state.ground.filter.hidden_kinds.contains(kind)
        })
        .collect();
    ui.spacing_mut().item_spacing = vec2(5.0, 3.0);
    ui.horizontal(|ui| {
        for kind in shown {
            let (mark, _) = ui.allocate_exact_size(vec2(12.0, 14.0), egui::Sense::hover());
            let square = Rect::from_center_size(mark.center(), vec2(10.0, 10.0));
            icons::kind(ui.painter(), square, kind, tokens.kind(kind));
            widgets::secondary(ui, strings::kind(kind));
            ui.add_space(4.0);
        }
    });
}
