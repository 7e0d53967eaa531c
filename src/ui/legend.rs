//! What stands on the graph: the key to colours and shapes, the way out of a focus, and the chip
//! for what is not shown for want of room.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{
    Align2, Area, Frame, Id, Order, PopupCloseBehavior, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2,
    vec2,
};

use super::theme::{self, Tokens};
use super::{canvas, look_menu, minimap, strings, widgets};
use crate::app::fit::LEAST_WITH_LEGEND;
use crate::app::legend as app_legend;
use crate::app::{Camera, Command, Panel, State};
use crate::layout::Point;
use crate::scene::legend::{LegendRow, Meaning};
use crate::scene::{Item, Scene};

/// The most of the canvas's height that it takes.
const SHARE: f32 = 0.3;
/// Height of a line.
const LINE: f32 = 18.0;
/// The most that a sample is high.
const HIGHEST: f32 = 30.0;
/// Room for what stands at the other end of the legend's line.
const CHIP: f32 = 130.0;
/// What the legend's rim, its distance from the canvas's edge and the one from what stands beside it take.
const AROUND: f32 = 34.0;

/// Shows the things that stand on the graph, which lies in `canvas`.
pub(super) fn show(ui: &Ui, canvas: Rect, state: &State, commands: &mut Vec<Command>) {
    if state.shows(Panel::Legend) && !state.derived.view.entities.is_empty() {
        let beside = (minimap::width(state) + AROUND).max(CHIP);
        let room = (canvas.width() - beside, (canvas.height() * SHARE).max(LINE + 4.0));
        // On a small canvas it would hide the graph: it folds to a button.
        let has_room = canvas.width() > LEAST_WITH_LEGEND.x && canvas.height() > LEAST_WITH_LEGEND.y;
        on_graph(ui, canvas, Align2::LEFT_BOTTOM, "legend", |ui| {
            if has_room {
                legend(ui, state, room, commands);
            } else {
                folded(ui, state, commands);
            }
        });
    }
    if !state.canvas.is_presenting && !state.derived.view.entities.is_empty() {
        on_graph(ui, canvas, Align2::RIGHT_TOP, "look and groups", |ui| {
            look_menu::show(ui, state, commands);
        });
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

/// A button that opens the legend over the graph.
fn folded(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let button = egui::Button::new(strings::groups::LEGEND).frame(false).small();
    let (response, _) = MenuButton::from_button(button).config(config).ui(ui, |ui| {
        let height = ui.ctx().content_rect().height() * 0.6;
        legend(ui, state, (280.0, height), commands);
    });
    response.on_hover_text(strings::groups::LEGEND_HINT);
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

/// The legend, in as many lines as it needs, scrolled where it is too high.
fn legend(ui: &mut Ui, state: &State, (width, height): (f32, f32), commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing = vec2(5.0, 3.0);
    ui.set_max_width(width);
    let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
    area.auto_shrink([true, true]).show(ui, |ui| {
        ui.set_max_width(width);
        ui.horizontal_wrapped(|ui| {
            for row in &state.derived.legend {
                entry(ui, state, row, commands);
            }
        });
    });
}

/// One row: its sample as on the graph, its words, and how many there are. A click hides or shows what it stands
/// for, where there is a filter for that.
fn entry(ui: &mut Ui, state: &State, row: &LegendRow, commands: &mut Vec<Command>) {
    let tokens = Tokens::in_ui(ui);
    let condition = app_legend::condition(state, &row.meaning);
    let acts = condition.is_some() || row.meaning == Meaning::Known;
    let ink = tokens.secondary;
    let words = widgets::elided(ui, &row.told(), theme::plain(theme::SMALL), ink, f32::INFINITY);
    // The samples of sizes are as large as on the graph, but for what is higher than a line of the legend.
    let zoom = if row.meaning.is_to_scale() { state.view_camera().zoom } else { 1.0 };
    let line = (row.height * zoom).clamp(LINE, HIGHEST);
    let scale = (line / row.height.max(1.0)).min(zoom);
    let drawing = row.width * scale;
    let gap = if drawing > 0.0 { 5.0 } else { 0.0 };
    let size = vec2(drawing + gap + words.size().x + 5.0, line);
    let (rect, response) = ui.allocate_exact_size(size, if acts { Sense::click() } else { Sense::hover() });
    let name = strings::in_legend(&row.words);
    response.widget_info(|| {
        if acts {
            WidgetInfo::selected(Role::CheckBox, true, row.is_on, &name)
        } else {
            WidgetInfo::labeled(Role::Label, true, row.told())
        }
    });
    if acts && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect.expand2(vec2(2.0, 0.0)), theme::CORNER, tokens.hovered);
    }
    let sample = Rect::from_min_size(rect.min, vec2(drawing.max(1.0), line));
    if drawing > 0.0 {
        let items = row.shapes.iter().map(|shape| Item { subject: None, shape: shape.clone() });
        let scene = Scene { items: items.collect(), ..Scene::default() };
        let camera = Camera { center: Point::new(row.width / 2.0, 0.0), zoom: scale };
        let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(sample.expand(3.0)));
        canvas::paint(&painter, &scene, sample, camera);
    }
    let place = pos2(sample.left() + drawing + gap, rect.center().y - words.size().y / 2.0);
    let width = words.size().x;
    ui.painter().galley(place, words, ink);
    if !row.is_on {
        // What is off is struck through; its name can be read all the same.
        ui.painter().hline(place.x..=place.x + width, rect.center().y, egui::Stroke::new(1.0, ink));
    }
    if let Some(condition) = condition {
        widgets::toggle_value(&response, &state.ground.filter, condition, commands);
        response.on_hover_text(strings::only(&row.words));
    } else if acts && response.clicked() {
        commands.push(Command::ToggleKnown);
    } else if row.meaning == Meaning::Beyond {
        response.on_hover_text(strings::canvas::BEYOND_HINT);
    }
}
