//! What stands on the graph: the key to colours and shapes, the way out of a focus, and the chip
//! for what is not shown for want of room.

use egui::{Align2, Area, Frame, Id, Order, Rect, Role, Ui, WidgetInfo, pos2, vec2};

use super::theme::{self, Tokens};
use super::{icons, strings, widgets};
use crate::app::{Command, Panel, State};
use crate::vocabulary::EntityKind;

/// The smallest canvas with a legend.
const LEAST: egui::Vec2 = vec2(360.0, 300.0);
/// Room for what stands at the other end of the legend's line.
const CHIP: f32 = 130.0;
/// Room for a mark before its word.
const MARK: f32 = 17.0;

/// Shows the things that stand on the graph, which lies in `canvas`.
pub(super) fn show(ui: &Ui, canvas: Rect, state: &State, commands: &mut Vec<Command>) {
    // On a small canvas it would hide the graph; the list of kinds says the same.
    let has_room = canvas.width() > LEAST.x && canvas.height() > LEAST.y;
    if has_room && state.shows(Panel::Legend) && !state.derived.view.entities.is_empty() {
        let width = canvas.width() - CHIP;
        on_graph(ui, canvas, Align2::LEFT_BOTTOM, "legend", |ui| legend(ui, state, width));
    }
    if state.more() > 0 {
        on_graph(ui, canvas, Align2::RIGHT_BOTTOM, "more", |ui| {
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
                widgets::secondary(ui, strings::DEPTH);
                for depth in 1..=4 {
                    let is_on = focus.depth == depth;
                    if ui.selectable_label(is_on, depth.to_string()).clicked() {
                        commands.push(Command::SetDepth(depth));
                    }
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
                .show(ui, add);
        });
}

fn legend(ui: &mut Ui, state: &State, width: f32) {
    let tokens = Tokens::in_ui(ui);
    let shown: Vec<EntityKind> = EntityKind::ALL
        .iter()
        .copied()
        .filter(|kind| {
            state.derived.kinds.contains_key(kind) && !state.ground.filter.hidden_kinds.contains(kind)
        })
        .collect();
    ui.spacing_mut().item_spacing = vec2(5.0, 3.0);
    ui.set_max_width(width);
    ui.horizontal_wrapped(|ui| {
        for kind in shown {
            // Mark and word in one piece, so that they stay together at the end of a line.
            let name = strings::kind(kind);
            let words = widgets::elided(ui, name, theme::plain(theme::SMALL), tokens.secondary, width);
            let size = vec2(MARK + words.size().x + 6.0, words.size().y.max(14.0));
            let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
            let middle = pos2(rect.left() + 6.0, rect.center().y);
            let square = Rect::from_center_size(middle, vec2(10.0, 10.0));
            icons::kind(ui.painter(), square, kind, tokens.kind(kind));
            let place = pos2(rect.left() + MARK, rect.center().y - words.size().y / 2.0);
            ui.painter().galley(place, words, tokens.secondary);
        }
    });
}
