//! What a person has to know of the project all the while: that it is damaged or can only be read, and what helps.

use egui::{Align, Frame, Layout, Ui};

use super::strings::projects as words;
use super::theme::Tokens;
use super::{icons, strings, widgets};
use crate::app::{Command, ProjectCommand, State};
use crate::project::Snapshot;

/// Whether there is anything to be told.
pub(super) fn is_there(state: &State) -> bool {
    !state.project.is_told && words::news(state).is_some()
}

pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(news) = words::news(state) else { return };
    let tokens = Tokens::in_ui(ui);
    let fill = if news.is_trouble { tokens.error_surface } else { tokens.selected };
    Frame::new().fill(fill).inner_margin(egui::Margin::symmetric(12, 6)).show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if widgets::icon_button(ui, strings::DISMISS, icons::cross).clicked() {
                commands.push(Command::Project(ProjectCommand::DismissNews));
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                let text = egui::RichText::new(&news.text).color(tokens.text);
                let label = ui.add(egui::Label::new(text).wrap());
                if !news.detail.is_empty() {
                    label.on_hover_text(&news.detail);
                }
                ui.horizontal_wrapped(|ui| remedies(ui, state, &news, commands));
            });
        });
    });
}

fn remedies(ui: &mut Ui, state: &State, news: &words::News, commands: &mut Vec<Command>) {
    if news.is_trouble {
        let snapshots: &[Snapshot] = &state.project.snapshots;
        if let Some(last) = snapshots.first()
            && ui.button(words::open_snapshot(last)).clicked()
        {
            commands.push(Command::RestoreSnapshot(last.path.clone()));
        }
        if snapshots.len() > 1 && ui.button(words::ALL_SNAPSHOTS).clicked() {
            commands.push(Command::ShowSnapshots);
        }
    }
    if state.project.open.is_some() && ui.button(words::keep_as(news.is_trouble)).clicked() {
        commands.push(Command::SaveProject);
    }
    if !news.detail.is_empty() && ui.button(strings::COPY).clicked() {
        commands.push(Command::CopyText(format!("{}\n{}", news.text, news.detail)));
    }
}
