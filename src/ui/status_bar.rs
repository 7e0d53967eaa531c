//! How much is shown of what there is, what is under way, and the promise.

use egui::{ProgressBar, Ui};

use super::{strings, widgets};
use crate::app::{Centre, Command, Notice, State, duplicates};

pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ui.horizontal_centered(|ui| {
        if let Some(work) = &state.work {
            widgets::secondary(ui, strings::reading(work));
            let part = (work.done as f32 + work.fraction) / work.total.max(1) as f32;
            ui.add(ProgressBar::new(part).desired_width(140.0).desired_height(6.0));
            widgets::secondary(ui, strings::progress(work));
            if ui.small_button(strings::CANCEL).clicked() {
                commands.push(Command::CancelReading);
            }
        } else if !state.ground.sources.is_empty() {
            shown(ui, state, commands);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            widgets::secondary(ui, strings::offline(state.ground.sources.len()));
            if let Some(status) = strings::projects::status(state) {
                widgets::secondary(ui, format!("{status} ·")).on_hover_text(strings::projects::KEPT_HINT);
            }
            // What went well is said at the foot of the graph.
            let is_said = |notice: &&Notice| matches!(notice, Notice::Copied | Notice::Saved(_));
            if let Some(notice) = state.notice.as_ref().filter(|notice| !is_said(notice)) {
                ui.add_space(12.0);
                if let Notice::NotSaved(target) = notice {
                    let way_out = egui::RichText::new(strings::TYPE_A_PATH).size(super::theme::SMALL);
                    if widgets::link(ui, way_out).clicked() {
                        commands.push(Command::ShowSavePath(*target));
                    }
                }
                ui.label(egui::RichText::new(strings::notice(notice)).size(super::theme::SMALL));
            }
        });
    });
}

fn shown(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    widgets::secondary(ui, strings::shown(state));
    let filters = state.filter_count();
    if filters > 0 {
        widgets::secondary(ui, format!("· {}", strings::filters(filters)));
        if widgets::link(ui, egui::RichText::new(strings::CLEAR_FILTERS).size(super::theme::SMALL)).clicked()
        {
            commands.push(Command::ClearFilters);
        }
    }
    if state.centre == Centre::Graph {
        let settings = &state.settings;
        if let Some(names) = strings::canvas::names_of(settings.names, settings.best_names) {
            widgets::secondary(ui, format!("· {names}"));
        }
        let nameless = state.derived.scene.nameless;
        if nameless > 0 {
            let told = widgets::secondary(ui, format!("· {}", strings::canvas::nameless(nameless)));
            told.on_hover_text(strings::canvas::NAMELESS_HINT);
        }
    }
    let possible = duplicates::count(state);
    if possible > 0 && state.duplicates.is_none() {
        let words = format!("· {}", strings::duplicates::possible(possible));
        if widgets::link(ui, egui::RichText::new(words).size(super::theme::SMALL)).clicked() {
            commands.push(Command::ToggleDuplicates);
        }
    }
    if state.derived.is_laying_out {
        widgets::secondary(ui, format!("· {}", strings::LAYING_OUT));
    }
}
