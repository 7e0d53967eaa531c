//! What is kept from one run to the next: each choice takes effect at once.

mod graph;
mod snapshots;

use egui::{Align, Grid, Layout, Rect, Role, ScrollArea, Sense, Slider, Ui, Vec2, WidgetInfo, vec2};

use super::{room, title};
use crate::app::{Command, Setting, Settings, State, ThemeChoice};
use crate::scene::{PaletteName, Theme};
use crate::ui::strings::settings as words;
use crate::ui::theme::Tokens;
use crate::ui::{icons, strings, widgets};
use crate::vocabulary::EntityKind;

/// Width of a slider, in points.
const SLIDER: f32 = 210.0;
/// Side of a mark in the preview of a palette.
const MARK: f32 = 15.0;
/// Steps of the sliders, in per cent.
const STEP: f64 = 5.0;

/// What has to be remembered while the pointer holds a slider.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The size of text that the slider shows: the window changes when it is let go, for it would move
    /// away under the pointer.
    text_size: Option<u16>,
    snapshots: snapshots::Memory,
}

impl Memory {
    /// Forgets what was typed and asked before.
    pub(super) fn clear(&mut self) {
        self.snapshots.clear();
    }
}

pub(super) fn show(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    title(ui, words::TITLE);
    let settings = &state.settings;
    let height = room(ui);
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
        Grid::new("settings").num_columns(2).spacing(vec2(16.0, 12.0)).show(ui, |ui| {
            theme(ui, state, commands);
            text_size(ui, settings, memory, commands);
            palettes(ui, state, commands);
            motion(ui, settings, commands);
            confidence(ui, settings, commands);
            graph::show(ui, settings, commands);
            snapshots::show(ui, state, &mut memory.snapshots, commands);
        });
    });
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        if widgets::plain_button(ui, words::RESET).clicked() {
            commands.push(Command::ResetSettings);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if widgets::primary_button(ui, strings::CLOSE).clicked() {
                commands.push(Command::Escape);
            }
        });
    });
}

fn theme(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    widgets::secondary(ui, words::THEME);
    ui.horizontal(|ui| {
        widgets::rims(ui);
        for (choice, name) in [
            (ThemeChoice::System, words::AS_THE_SYSTEM),
            (ThemeChoice::Light, strings::LIGHT),
            (ThemeChoice::Dark, strings::DARK),
        ] {
            if ui.radio(state.theme_choice() == choice, name).clicked() {
                commands.push(Command::SetTheme(choice));
            }
        }
    });
    ui.end_row();
}

fn text_size(ui: &mut Ui, settings: &Settings, memory: &mut Memory, commands: &mut Vec<Command>) {
    let label = widgets::secondary(ui, words::TEXT_SIZE);
    let mut percent = memory.text_size.unwrap_or(settings.text_size);
    ui.horizontal(|ui| {
        let (least, most) = Settings::TEXT_SIZES;
        let response = slider(ui, &mut percent, least..=most).labelled_by(label.id);
        ui.label(words::percent(percent));
        let is_held = response.is_pointer_button_down_on() || response.dragged();
        memory.text_size = is_held.then_some(percent);
        if !is_held && percent != settings.text_size {
            commands.push(Command::Set(Setting::TextSize(percent)));
        }
    });
    ui.end_row();
}

fn slider<Number: egui::emath::Numeric>(
    ui: &mut Ui,
    value: &mut Number,
    range: std::ops::RangeInclusive<Number>,
) -> egui::Response {
    ui.spacing_mut().slider_width = SLIDER;
    ui.add(Slider::new(value, range).step_by(STEP).show_value(false))
}

fn palettes(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    for (index, name) in PaletteName::ALL.into_iter().enumerate() {
        widgets::secondary(ui, if index == 0 { words::COLORS } else { "" });
        ui.horizontal(|ui| {
            widgets::rims(ui);
            let is_chosen = state.settings.palette == name;
            preview(ui, state.theme(), name);
            let choice = ui.radio(is_chosen, words::palette(name));
            if choice.on_hover_text(words::palette_hint(name)).clicked() {
                commands.push(Command::Set(Setting::Palette(name)));
            }
        });
        ui.end_row();
    }
}

/// The marks of the eight kinds on the background of the graph.
fn preview(ui: &mut Ui, theme: Theme, name: PaletteName) {
    let tokens = Tokens::with(theme, name);
    let count = EntityKind::ALL.len() as f32;
    let size = vec2(count * (MARK + 10.0) + 10.0, MARK + 12.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words::palette_hint(name)));
    let rim = egui::Stroke::new(1.0, Tokens::in_ui(ui).rule);
    ui.painter().rect(rect, 4.0, tokens.canvas, rim, egui::StrokeKind::Inside);
    for (index, &kind) in EntityKind::ALL.iter().enumerate() {
        let left = rect.left() + 10.0 + index as f32 * (MARK + 10.0);
        let square = Rect::from_min_size(egui::pos2(left, rect.top() + 6.0), Vec2::splat(MARK));
        icons::kind(ui.painter(), square, kind, tokens.kind(kind));
    }
}

fn motion(ui: &mut Ui, settings: &Settings, commands: &mut Vec<Command>) {
    widgets::secondary(ui, words::MOTION);
    let mut is_reduced = settings.reduced_motion;
    ui.horizontal(|ui| {
        widgets::rims(ui);
        if ui.checkbox(&mut is_reduced, words::REDUCED_MOTION).changed() {
            commands.push(Command::Set(Setting::ReducedMotion(is_reduced)));
        }
    });
    ui.end_row();
}

fn confidence(ui: &mut Ui, settings: &Settings, commands: &mut Vec<Command>) {
    widgets::secondary(ui, words::CONFIDENCE);
    let mut percent = settings.minimum_confidence;
    ui.horizontal(|ui| {
        let response = slider(ui, &mut percent, 0..=Settings::MOST_CONFIDENCE);
        response.accessible_name(words::CONFIDENCE_NAME);
        ui.label(words::percent(percent));
    });
    ui.end_row();
    ui.label("");
    ui.vertical(|ui| {
        ui.label(words::from_confidence(percent));
        widgets::secondary(ui, words::CALIBRATION);
    });
    if percent != settings.minimum_confidence {
        commands.push(Command::Set(Setting::MinimumConfidence(percent)));
    }
    ui.end_row();
}
