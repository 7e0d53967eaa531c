//! Questions before a project is opened or left: another window has it, or what is seen is in no file.

use egui::Ui;

use super::title;
use crate::app::{Command, ProjectCommand, State};
use crate::ui::strings::projects as words;
use crate::ui::{strings, widgets};

/// Another window has the project: what can be done here.
pub(super) fn open_elsewhere(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(path) = &state.project.elsewhere else { return commands.push(Command::Escape) };
    let name = words::name_of(path);
    title(ui, &words::elsewhere(&name));
    ui.label(words::elsewhere_other(&name, state.is_unnamed_project(path)));
    ui.add_space(6.0);
    ui.label(words::ELSEWHERE_COPY);
    ui.add_space(10.0);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        if widgets::primary_button(ui, words::OPEN_COPY).clicked() {
            commands.push(Command::Project(ProjectCommand::OpenCopy(path.clone())));
        }
        if widgets::plain_button(ui, words::TRY_AGAIN).clicked() {
            commands.push(Command::OpenProjectAt(path.clone()));
        }
        if widgets::plain_button(ui, strings::CANCEL).clicked() {
            commands.push(Command::Escape);
        }
    });
}

/// What is seen is in no file: whether to leave it all the same.
pub(super) fn unkept(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    title(ui, words::UNKEPT);
    ui.label(words::unkept(state));
    ui.add_space(10.0);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        if widgets::primary_button(ui, words::KEEP_AS).clicked() {
            commands.extend([Command::Escape, Command::SaveProject]);
        }
        if widgets::plain_button(ui, words::LOSE).clicked() {
            commands.push(Command::Project(ProjectCommand::Leave));
        }
        if widgets::plain_button(ui, strings::CANCEL).clicked() {
            commands.push(Command::Escape);
        }
    });
}
