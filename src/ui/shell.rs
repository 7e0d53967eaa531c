//! The shell around the state: shows it, gathers commands, carries out effects.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{CentralPanel, Context, Frame, Margin, Panel as Side, Ui};

use super::file_picker::FilePicker;
use super::screenshot::Screenshot;
use super::tasks::Tasks;
use super::theme::{self, Tokens};
use super::{
    canvas, dialogs, documents_panel, empty, filters_panel, inspector, keys, legend, menu_bar, messages,
    reader, search_field, status_bar,
};
use crate::app::{Command, Effect, Panel, Report, State, update_all};
use crate::jobs::Analyst;
use crate::scene::Subject;
use crate::scene::Theme;

/// What the panels have to remember from frame to frame and is of no interest to anybody else.
#[derive(Default)]
struct Memory {
    canvas: canvas::Memory,
    dialogs: dialogs::Memory,
    inspector: inspector::Memory,
    reader: reader::Memory,
    search: search_field::Memory,
    shows_all_relations: bool,
}

/// The window's contents.
pub struct Shell {
    state: State,
    tasks: Tasks,
    picker: Box<dyn FilePicker>,
    memory: Memory,
    screenshot: Option<Screenshot>,
}

impl Shell {
    /// An empty window.
    #[must_use]
    pub fn new(context: &Context, picker: Box<dyn FilePicker>, analyst: Arc<dyn Analyst>) -> Self {
        theme::install(context);
        // A second line of a label must not be taken for a zoom of the whole window: Ctrl and + zoom
        // the graph.
        context.options_mut(|options| options.zoom_with_keyboard = false);
        let waker = context.clone();
        let tasks = Tasks::new(analyst, Arc::new(move || waker.request_repaint()));
        Self { state: State::default(), tasks, picker, memory: Memory::default(), screenshot: None }
    }

    /// The state that the window shows.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Saves a picture of the window once it shows everything that was asked for, then quits.
    pub(super) fn take_screenshot(&mut self, screenshot: Screenshot) {
        self.screenshot = Some(screenshot);
    }

    /// Gives commands as if a person had.
    pub fn command(
        &mut self,
        context: &Context,
        window: Option<&eframe::Frame>,
        commands: impl IntoIterator<Item = Command>,
    ) {
        for effect in update_all(&mut self.state, commands) {
            self.carry_out(context, window, effect);
        }
    }

    /// Takes in what the jobs report and what the system says.
    pub fn logic(&mut self, context: &Context, window: Option<&eframe::Frame>) {
        let mut commands: Vec<Command> = self.tasks.reports().into_iter().map(Command::Report).collect();
        let is_dark = context.system_theme() == Some(egui::Theme::Dark);
        if is_dark != self.state.system_is_dark {
            commands.push(Command::SystemIsDark(is_dark));
        }
        if !commands.is_empty() {
            self.command(context, window, commands);
            context.request_repaint();
        }
        if let Some(screenshot) = &mut self.screenshot {
            screenshot.go_on(context, &self.state);
        }
    }

    /// Shows the window's contents and applies what a person does with them.
    pub fn show(&mut self, ui: &mut Ui, window: Option<&eframe::Frame>) {
        let context = ui.ctx().clone();
        set_theme(&context, self.state.theme());
        let mut commands = Vec::new();
        keys::pressed(&context, &self.state, &mut commands);
        dropped(&context, &mut commands);
        dialogs::pasted(&context, &mut self.memory.dialogs, &mut commands);
        self.panels(ui, &mut commands);
        dialogs::show(&context, &self.state, &mut self.memory.dialogs, &mut commands);
        empty::drop_target(ui);
        settle_hover(&self.state, &mut commands);
        if !commands.is_empty() {
            self.command(&context, window, commands);
            context.request_repaint();
        }
    }

    fn panels(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let Self { state, memory, .. } = self;
        let tokens = Tokens::in_ui(ui);
        let bar = Frame::new().fill(tokens.panel);
        Side::top("menu bar")
            .frame(bar.inner_margin(Margin::symmetric(8, 5)))
            .show(ui, |ui| menu_bar::show(ui, state, &mut memory.search, commands));
        Side::bottom("status bar")
            .frame(bar.inner_margin(Margin::symmetric(theme::MARGIN, 0)))
            .exact_size(26.0)
            .show(ui, |ui| status_bar::show(ui, state, commands));
        if !state.messages.is_empty() {
            Side::top("messages").frame(Frame::new()).show(ui, |ui| messages::show(ui, state, commands));
        }
        if state.ground.sources.is_empty() {
            CentralPanel::no_frame().show(ui, |ui| empty::show(ui, state, commands));
            return;
        }
        if state.shows(Panel::Left) {
            Side::left("documents and filters")
                .default_size(216.0)
                .size_range(160.0..=420.0)
                .frame(bar.inner_margin(Margin { left: theme::MARGIN, right: 4, top: 10, bottom: 0 }))
                .show(ui, |ui| {
                    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                        // Room for the scroll bar that floats over the end of the rows.
                        Frame::new().inner_margin(Margin { right: 10, ..Margin::ZERO }).show(ui, |ui| {
                            documents_panel::show(ui, state, commands);
                            filters_panel::show(ui, state, &mut memory.shows_all_relations, commands);
                            ui.add_space(12.0);
                        });
                    });
                });
        }
        if state.shows(Panel::Inspector) {
            Side::right("inspector")
                .default_size(320.0)
                .size_range(220.0..=560.0)
                .frame(bar.inner_margin(Margin { left: 14, right: 3, top: 8, bottom: 0 }))
                .show(ui, |ui| inspector::show(ui, state, &mut memory.inspector, commands));
        }
        if state.shows(Panel::Reader) {
            Side::bottom("reader")
                .default_size(232.0)
                .size_range(90.0..=640.0)
                .resizable(true)
                .frame(bar.fill(tokens.canvas).inner_margin(Margin { left: 12, right: 4, top: 7, bottom: 0 }))
                .show(ui, |ui| reader::show(ui, state, &mut memory.reader, commands));
        }
        CentralPanel::no_frame().show(ui, |ui| {
            let rect = canvas::show(ui, state, &mut memory.canvas, commands);
            legend::show(ui, rect, state, commands);
        });
    }

    fn carry_out(&mut self, context: &Context, window: Option<&eframe::Frame>, effect: Effect) {
        let tasks = &mut self.tasks;
        match effect {
            Effect::StartReading { serial, inputs } => tasks.read(serial, inputs),
            Effect::CancelReading { serial } => tasks.cancel_reading(serial),
            Effect::StartLayout { serial, request } => tasks.lay_out(serial, request),
            Effect::AskForArticles => tasks.ask(self.picker.articles(window), Report::Chosen),
            Effect::AskForFolder => tasks.ask(self.picker.folder(window), Report::Chosen),
            Effect::AskForTarget { target, suggestion } => {
                let answer = self.picker.target(window, target, &suggestion);
                tasks.ask(answer, move |paths| Report::Target(target, paths.into_iter().next()));
            }
            Effect::SavePicture { path, scene, options } => tasks.save_picture(path, scene, options),
            Effect::SaveGraph { path, knowledge, known } => tasks.save_graph(path, knowledge, known),
            Effect::CopyText(text) => context.copy_text(text),
            Effect::FocusSearch => {
                self.memory.search.wants_focus = true;
                context.request_repaint();
            }
            Effect::Quit => context.send_viewport_cmd(egui::ViewportCommand::Close),
        }
    }
}

impl eframe::App for Shell {
    fn logic(&mut self, context: &Context, frame: &mut eframe::Frame) {
        Shell::logic(self, context, Some(frame));
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.show(ui, Some(frame));
    }
}

fn set_theme(context: &Context, theme: Theme) {
    let preference = match theme {
        Theme::Light => egui::ThemePreference::Light,
        Theme::Dark => egui::ThemePreference::Dark,
    };
    if context.options(|options| options.theme_preference) != preference {
        context.set_theme(preference);
    }
}

/// Files dropped on the window are opened.
fn dropped(context: &Context, commands: &mut Vec<Command>) {
    let paths: Vec<_> =
        context.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
    if !paths.is_empty() {
        commands.push(Command::Open(paths));
    }
}

/// Of all that panels say the pointer is on or stands for, the last counts; where none says anything,
/// it is on nothing. Nothing is told that is known already.
fn settle_hover(state: &State, commands: &mut Vec<Command>) {
    let mut hovered: Option<Subject> = None;
    let mut brushed = BTreeSet::new();
    commands.retain_mut(|command| match command {
        Command::Hover(subject) => {
            hovered = *subject;
            false
        }
        Command::Brush(subjects) => {
            brushed = std::mem::take(subjects);
            false
        }
        _ => true,
    });
    if hovered != state.hovered {
        commands.push(Command::Hover(hovered));
    }
    if brushed != state.brushed {
        commands.push(Command::Brush(brushed));
    }
}
