//! What was opened before: projects, and apart from them files, in the empty window and in the menu.

use std::path::Path;

use egui::{Align, Button, Layout, Ui, vec2};

use super::strings::projects;
use super::strings::settings as words;
use super::theme::{self, Tokens};
use super::{icons, widgets};
use crate::app::{Command, ProjectCommand, RecentProject, State};

/// Width of a list.
const LIST: f32 = 460.0;
/// Height of one of its rows.
const ENTRY: f32 = 26.0;
/// Room before a list.
const ABOVE: f32 = 18.0;

/// How high the lists are in the empty window.
pub(super) fn height(state: &State) -> f32 {
    let of = |count: usize| if count == 0 { 0.0 } else { ABOVE + 42.0 + ENTRY * count as f32 };
    of(state.settings.recent_projects.len()) + of(state.settings.recent.len())
}

/// The lists in the empty window.
pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let settings = &state.settings;
    list(
        ui,
        (projects::RECENT, projects::CLEAR_RECENT),
        Command::Project(ProjectCommand::ClearRecent),
        &settings.recent_projects,
        |ui, recent, commands| project(ui, state, recent, commands),
        commands,
    );
    list(
        ui,
        (words::RECENT, words::CLEAR_RECENT),
        Command::ClearRecent,
        &settings.recent,
        |ui, path, commands| file(ui, state, path, commands),
        commands,
    );
}

fn list<T>(
    ui: &mut Ui,
    (title, clear): (&str, &str),
    clearing: Command,
    items: &[T],
    mut row: impl FnMut(&mut Ui, &T, &mut Vec<Command>),
    commands: &mut Vec<Command>,
) {
    if items.is_empty() {
        return;
    }
    ui.add_space(ABOVE);
    let width = LIST.min(ui.available_width() - 24.0);
    let size = vec2(width, ENTRY * (items.len() + 1) as f32);
    ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
        ui.horizontal(|ui| {
            widgets::heading(ui, title);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let clear = egui::RichText::new(clear).size(theme::SMALL);
                if widgets::link(ui, clear).clicked() {
                    commands.push(clearing);
                }
            });
        });
        for item in items {
            row(ui, item, commands);
        }
    });
}

/// One of the files: its name, its folder, and what takes it off the list.
fn file(ui: &mut Ui, state: &State, path: &Path, commands: &mut Vec<Command>) {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.display().to_string());
    let is_gone = state.gone.contains(path);
    let aside = if is_gone { words::GONE.to_owned() } else { projects::folder(path) };
    let entry = Entry { path, name: &name, aside: &aside, is_gone };
    let open = Command::Open(vec![path.to_owned()]);
    entry.show(ui, open, Command::ForgetRecent(path.to_owned()), icons::document, commands);
}

/// One of the projects: its name, its folder, when it was open, and what takes it off the list.
fn project(ui: &mut Ui, state: &State, recent: &RecentProject, commands: &mut Vec<Command>) {
    let path = &recent.path;
    let is_gone = state.gone.contains(path);
    let is_unnamed = state.is_unnamed_project(path);
    let name = projects::recent_name(path, is_unnamed);
    let aside = projects::recent_aside(recent, is_unnamed, is_gone);
    let entry = Entry { path, name: &name, aside: &aside, is_gone };
    let forget = Command::Project(ProjectCommand::ForgetRecent(path.clone()));
    entry.show(ui, Command::OpenProjectAt(path.clone()), forget, icons::project, commands);
}

struct Entry<'a> {
    path: &'a Path,
    name: &'a str,
    aside: &'a str,
    is_gone: bool,
}

impl Entry<'_> {
    fn show(
        &self,
        ui: &mut Ui,
        open: Command,
        forget: Command,
        icon: fn(&egui::Painter, egui::Rect, egui::Color32),
        commands: &mut Vec<Command>,
    ) {
        let tokens = Tokens::in_ui(ui);
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if widgets::icon_button(ui, &words::forget(self.name), icons::cross).clicked() {
                    commands.push(forget);
                }
                let row = widgets::ActionRow {
                    name: &words::recent_name(self.name, self.is_gone),
                    text: self.name,
                    aside: self.aside,
                    ink: if self.is_gone { tokens.secondary } else { tokens.text },
                };
                let response = widgets::action_row(ui, &row, icon);
                if response.on_hover_text(self.path.display().to_string()).clicked() {
                    commands.push(open);
                }
            });
        });
    }
}

/// The projects in a menu of their own.
pub(super) fn menu(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let recent = &state.settings.recent_projects;
    ui.add_enabled_ui(!recent.is_empty(), |ui| {
        ui.menu_button(projects::RECENT_MENU, |ui| {
            ui.set_min_width(LIST);
            for recent in recent {
                let tokens = Tokens::in_ui(ui);
                let is_gone = state.gone.contains(&recent.path);
                let is_unnamed = state.is_unnamed_project(&recent.path);
                let name = projects::recent_name(&recent.path, is_unnamed);
                let aside = projects::recent_aside(recent, is_unnamed, is_gone);
                let ink = if is_gone { tokens.secondary } else { tokens.text };
                let aside = egui::RichText::new(aside).size(theme::SMALL).color(tokens.secondary);
                let button = Button::new(egui::RichText::new(&name).color(ink)).right_text(aside).truncate();
                let response = ui.add(button.min_size(vec2(ui.available_width(), 0.0)));
                let told = words::recent_name(&name, is_gone);
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &told));
                if response.on_hover_text(recent.path.display().to_string()).clicked() {
                    commands.push(Command::OpenProjectAt(recent.path.clone()));
                    ui.close();
                }
            }
        });
    });
}
