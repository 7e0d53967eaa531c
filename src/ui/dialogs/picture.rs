//! What a saved picture is to be like, with a preview.

use egui::{Align, Color32, Grid, Layout, Rect, Role, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::{room, title};
use crate::app::picture::{options, title as headline};
use crate::app::{Camera, Command, PictureChoice, PictureFormat, PicturePart, State};
use crate::export::paper::{Orientation, Paper, PaperSize};
use crate::layout::Rectangle;
use crate::scene::{Scene, Theme};
use crate::ui::strings::exports;
use crate::ui::theme::Tokens;
use crate::ui::{canvas, strings, widgets};

/// Room for the preview, where there is enough, and for the choices beside it.
const PREVIEW: egui::Vec2 = vec2(400.0, 320.0);
const FIELDS: f32 = 340.0;
/// The side of a square of the pattern that stands for no background.
const SQUARE: f32 = 8.0;

pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    title(ui, strings::PICTURE_TITLE);
    let Some(scene) = &state.derived.picture else { return };
    let mut choice = state.picture.clone();
    let height = room(ui);
    egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let part = options(state, scene).part(scene.bounds).unwrap_or(scene.bounds);
            preview(ui, scene, part);
            ui.add_space(12.0);
            ui.vertical(|ui| fields(ui, state, &mut choice));
        });
    });
    if choice != state.picture {
        commands.push(Command::SetPicture(choice));
    }
    let size = options(state, scene).pixels(scene.bounds);
    ui.add_space(10.0);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_enabled_ui(size.is_ok(), |ui| {
            if widgets::primary_button(ui, strings::SAVE).clicked() {
                commands.push(Command::SavePicture);
            }
        });
        if widgets::plain_button(ui, strings::CANCEL).clicked() {
            commands.push(Command::Escape);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| match size {
            Ok((width, height)) => {
                let words = match state.picture.paper {
                    _ if state.picture.format == PictureFormat::Html => String::new(),
                    Some(paper) => exports::on_paper(paper.size),
                    None => strings::pixels(width, height),
                };
                widgets::secondary(ui, words);
            }
            Err(problem) => {
                ui.add(egui::Label::new(problem.to_string()).wrap());
            }
        });
    });
}

fn fields(ui: &mut Ui, state: &State, choice: &mut PictureChoice) {
    Grid::new("picture").num_columns(2).spacing(vec2(12.0, 9.0)).show(ui, |ui| {
        let parts = [
            (PicturePart::WholeGraph, strings::WHOLE_GRAPH),
            (PicturePart::CurrentView, strings::CURRENT_VIEW),
        ];
        one_of(ui, strings::PICTURE_PART, &mut choice.part, &parts);
        let formats = [
            (PictureFormat::Png, strings::PNG),
            (PictureFormat::Svg, strings::SVG),
            (PictureFormat::Pdf, exports::PDF),
            (PictureFormat::Html, exports::HTML),
        ];
        two_lines(ui, strings::PICTURE_FORMAT, &mut choice.format, &formats);
        if choice.format == PictureFormat::Html {
            return;
        }
        let themes = [
            (None, strings::AS_IN_THE_WINDOW),
            (Some(Theme::Light), strings::LIGHT),
            (Some(Theme::Dark), strings::DARK),
        ];
        one_of(ui, strings::PICTURE_THEME, &mut choice.theme, &themes);
        paper(ui, choice);
        if choice.paper.is_none() {
            length(ui, strings::PICTURE_WIDTH, &mut choice.width);
            length(ui, strings::PICTURE_HEIGHT, &mut choice.height);
        }
        if choice.format == PictureFormat::Png {
            let scales = [(1, "1×"), (2, "2×"), (3, "3×"), (4, "4×")];
            one_of(ui, strings::PICTURE_SCALE, &mut choice.scale, &scales);
        }
    });
    ui.add_space(6.0);
    let is_page = choice.format == PictureFormat::Html;
    if is_page {
        ui.label(exports::PAGE_HINT);
    }
    let mut phrases = choice.phrases.unwrap_or(state.settings.all_edge_labels);
    widgets::rims(ui);
    ui.checkbox(&mut choice.legend, strings::WITH_LEGEND);
    if headline(state).is_some() && !is_page {
        ui.checkbox(&mut choice.title, strings::WITH_TITLE);
    }
    if !is_page {
        ui.checkbox(&mut choice.source, exports::WITH_SOURCE);
    }
    if ui.checkbox(&mut phrases, strings::WITH_PHRASES).changed() {
        choice.phrases = Some(phrases);
    }
    if !is_page {
        ui.checkbox(&mut choice.transparent, strings::TRANSPARENT);
    }
}

/// The rows for paper: its size, which way it is held, and how much of it stays empty.
fn paper(ui: &mut Ui, choice: &mut PictureChoice) {
    let mut size = choice.paper.map(|paper| paper.size);
    let mut sizes = vec![(None, exports::NO_PAPER)];
    sizes.extend(PaperSize::ALL.iter().map(|&size| (Some(size), size.title())));
    one_of(ui, exports::PAPER, &mut size, &sizes);
    let chosen = choice.paper.unwrap_or_default();
    choice.paper = size.map(|size| Paper { size, ..chosen });
    let Some(paper) = &mut choice.paper else { return };
    let ways: Vec<(Orientation, &str)> =
        Orientation::ALL.iter().map(|&way| (way, exports::orientation(way))).collect();
    one_of(ui, exports::ORIENTATION, &mut paper.orientation, &ways);
    let label = widgets::secondary(ui, exports::MARGIN);
    ui.add(egui::DragValue::new(&mut paper.margin).range(0..=50).suffix(" mm")).labelled_by(label.id);
    ui.end_row();
}

/// A row of values of which one is chosen, in two lines.
fn two_lines<Value: PartialEq + Clone>(
    ui: &mut Ui,
    name: &str,
    chosen: &mut Value,
    values: &[(Value, &str)],
) {
    widgets::secondary(ui, name);
    ui.vertical(|ui| {
        for line in values.chunks(2) {
            ui.horizontal(|ui| {
                for (value, words) in line {
                    ui.selectable_value(chosen, value.clone(), *words);
                }
            });
        }
    });
    ui.end_row();
}

/// A row of values of which one is chosen.
fn one_of<Value: PartialEq + Clone>(ui: &mut Ui, name: &str, chosen: &mut Value, values: &[(Value, &str)]) {
    widgets::secondary(ui, name);
    ui.horizontal(|ui| {
        for (value, words) in values {
            ui.selectable_value(chosen, value.clone(), *words);
        }
    });
    ui.end_row();
}

/// A row for a length in pixels that may be left open.
fn length(ui: &mut Ui, name: &str, length: &mut Option<u32>) {
    let label = widgets::secondary(ui, name);
    let mut text = length.map_or(String::new(), |length| length.to_string());
    let hint = egui::RichText::new(strings::AUTOMATIC).color(Tokens::in_ui(ui).secondary);
    let field = TextEdit::singleline(&mut text).desired_width(90.0).hint_text(hint);
    let response = ui.add(field).labelled_by(label.id).on_hover_text(strings::SIZE_HINT);
    if response.changed() {
        text.retain(|character| character.is_ascii_digit());
        *length = text.parse().ok().filter(|&length: &u32| length > 0);
    }
    ui.end_row();
}

/// The picture as large as there is room, on squares where it has no background.
fn preview(ui: &mut Ui, scene: &Scene, bounds: Rectangle) {
    let width = (ui.available_width() - FIELDS).clamp(120.0, PREVIEW.x);
    let room = vec2(width, PREVIEW.y);
    let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, strings::PREVIEW));
    let tokens = Tokens::in_ui(ui);
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 4.0, tokens.panel);
    let zoom = (room.x / bounds.width().max(1.0)).min(room.y / bounds.height().max(1.0));
    let paper = Rect::from_center_size(rect.center(), vec2(bounds.width(), bounds.height()) * zoom);
    match scene.background {
        Some(color) => {
            painter.rect_filled(paper, 0.0, crate::ui::theme::color(color));
        }
        None => squares(&painter.with_clip_rect(paper), paper, tokens.rule.gamma_multiply(0.5)),
    }
    canvas::paint(&painter, scene, rect, Camera { center: bounds.center(), zoom });
    painter.rect_stroke(paper, 0.0, egui::Stroke::new(1.0, tokens.rule), egui::StrokeKind::Inside);
}

/// The pattern that stands for no background.
fn squares(painter: &egui::Painter, paper: Rect, ink: Color32) {
    let (columns, rows) =
        ((paper.width() / SQUARE).ceil() as usize, (paper.height() / SQUARE).ceil() as usize);
    for row in 0..rows {
        for column in (row % 2..columns).step_by(2) {
            let corner = pos2(column as f32, row as f32).to_vec2() * SQUARE;
            painter.rect_filled(Rect::from_min_size(paper.min + corner, egui::Vec2::splat(SQUARE)), 0.0, ink);
        }
    }
}
