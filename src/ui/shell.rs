//! The shell around the state: shows it, gathers commands, carries out effects.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{CentralPanel, Context, Frame, Margin, Panel as Side, Ui};

use super::file_picker::FilePicker;
use super::focus::Part;
use super::screenshot::Screenshot;
use super::settings_file::Loaded;
use super::tasks::Tasks;
use super::theme::{self, Tokens};
use super::{
    canvas, centre, comparison_panel, dialogs, documents_panel, duplicates_panel, empty, filter_bar,
    filters_panel, focus, inspector, keys, legend, menu_bar, messages, project_news, reader, review_panel,
    search_field, status_bar, strings, toast,
};
use crate::app::beneath::beneath;
use crate::app::{Centre, Command, Disk, Effect, Message, Panel, Report, State, ThemeChoice, update_all};
use crate::jobs::{Analyst, Order};
use crate::scene::Subject;

/// What the panels have to remember from frame to frame and is of no interest to anybody else.
#[derive(Default)]
struct Memory {
    canvas: canvas::Memory,
    centre: centre::Memory,
    comparison: comparison_panel::Memory,
    dialogs: dialogs::Memory,
    duplicates: duplicates_panel::Memory,
    focus: focus::Memory,
    filters: filter_bar::Memory,
    inspector: inspector::Memory,
    reader: reader::Memory,
    review: review_panel::Memory,
    search: search_field::Memory,
    toast: toast::Memory,
    shows_all_relations: bool,
    /// Whether the window had the keyboard in the frame before.
    had_focus: bool,
}

/// How much the panels leave to the others, and what part of the room they may have where there is
/// less.
const LEFT: (f32, f32) = (820.0, 0.28);
const INSPECTOR: (f32, f32) = (640.0, 0.36);
const READER: (f32, f32) = (360.0, 0.42);
const BENEATH: (f32, f32) = (220.0, 0.5);

/// The least and the largest size of a panel in a room of this size.
fn sizes(least: f32, most: f32, room: f32, (left, part): (f32, f32)) -> std::ops::RangeInclusive<f32> {
    let most = most.min((room - left).max(room * part));
    least.min(most)..=most
}

/// The window's contents.
pub struct Shell {
    state: State,
    tasks: Tasks,
    picker: Box<dyn FilePicker>,
    memory: Memory,
    screenshot: Option<Screenshot>,
    /// Whether sizes of panels are kept for the next run.
    keeps_layout: bool,
    /// The title that the window has.
    title: String,
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
        Self {
            state: State::default(),
            tasks,
            picker,
            memory: Memory::default(),
            screenshot: None,
            keeps_layout: false,
            title: strings::PROGRAM.to_owned(),
        }
    }

    /// The state that the window shows.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Begins with these settings and keeps what is chosen where they come from. `theme` counts for
    /// this run, whatever the settings say.
    pub fn use_settings(&mut self, context: &Context, loaded: Loaded, theme: Option<ThemeChoice>) {
        let Loaded { settings, problem, file, projects, snapshots, copies } = loaded;
        self.keeps_layout = file.is_some();
        if !self.keeps_layout {
            // The sizes of panels, too, are as they come with the program.
            context.memory_mut(|memory| memory.data.clear());
            theme::install(context);
        }
        self.tasks.keep_settings_in(file);
        if let Some(folder) = copies {
            self.tasks.make_copies_in(folder);
        }
        let opened_before = settings.opened_before();
        if !opened_before.is_empty() {
            self.tasks.check_files(opened_before);
        }
        self.state = State::with_settings(settings);
        self.state.theme_for_now = theme;
        self.state.project.folder = projects;
        self.state.project.snapshot_folder = snapshots;
        self.tasks.keep(Order::KeepSnapshots(self.state.snapshot_place()));
        self.state.messages.extend(problem.map(|text| Message { text }));
    }

    /// Opens the project that was open last.
    pub(super) fn go_on_where_it_was_left(&mut self, context: &Context) {
        if let Some(path) = self.state.settings.project.clone() {
            self.command(context, None, [Command::OpenProjectAt(path)]);
        }
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
        let mut keeps = false;
        for effect in update_all(&mut self.state, commands) {
            keeps |= matches!(effect, Effect::Project(_));
            self.carry_out(context, window, effect);
        }
        if keeps {
            let reports = self.tasks.settle();
            if !reports.is_empty() {
                self.command(context, window, reports.into_iter().map(Command::Report).collect::<Vec<_>>());
            }
        }
    }

    /// Takes in what the jobs report and what the system says.
    pub fn logic(&mut self, context: &Context, window: Option<&eframe::Frame>) {
        let mut commands: Vec<Command> = self.tasks.reports().into_iter().map(Command::Report).collect();
        let is_dark = context.system_theme() == Some(egui::Theme::Dark);
        if is_dark != self.state.system_is_dark {
            commands.push(Command::SystemIsDark(is_dark));
        }
        // Somebody may have changed a file in another window.
        let is_back = context.input(|input| input.focused) && !self.memory.had_focus;
        self.memory.had_focus = context.input(|input| input.focused);
        if is_back && !self.state.ground.files.is_empty() {
            commands.push(Command::Disk(Disk::LookQuietly));
        }
        if context.input(|input| input.viewport().close_requested()) && !self.state.can_leave() {
            context.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            commands.push(Command::Quit);
        }
        if !commands.is_empty() {
            self.command(context, window, commands);
            context.request_repaint();
        }
        let title = strings::projects::title(&self.state);
        if title != self.title {
            context.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        if let Some(screenshot) = &mut self.screenshot {
            screenshot.go_on(context, &self.state, self.memory.canvas.is_moving());
        }
    }

    /// Shows the window's contents and applies what a person does with them.
    pub fn show(&mut self, ui: &mut Ui, window: Option<&eframe::Frame>) {
        let context = ui.ctx().clone();
        apply_look(&context, &self.state);
        let mut commands = Vec::new();
        self.memory.focus.begin(&context, &self.state);
        keys::pressed(&context, &self.state, self.memory.canvas.id, &mut commands);
        dropped(&context, &mut commands);
        dialogs::pasted(&context, &mut self.memory.dialogs, &mut commands);
        self.panels(ui, &mut commands);
        dialogs::show(&context, &self.state, &mut self.memory.dialogs, &mut commands);
        empty::drop_target(ui);
        self.memory.focus.end(&context, &self.state);
        settle_hover(&self.state, &mut commands);
        if !commands.is_empty() {
            self.command(&context, window, commands);
            context.request_repaint();
        }
    }

    fn panels(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let Self { state, memory, .. } = self;
        if state.canvas.is_presenting && !state.ground.sources.is_empty() {
            middle(ui, state, memory, commands);
            return;
        }
        let tokens = Tokens::in_ui(ui);
        memory.canvas.id = None;
        memory.focus.text(None);
        let bar = Frame::new().fill(tokens.panel);
        let menus = Side::top("menu bar")
            .frame(bar.inner_margin(Margin::symmetric(8, 5)))
            .show(ui, |ui| menu_bar::show(ui, state, &mut memory.search, commands));
        memory.focus.part(Part::Menus, menus.response.rect);
        let status = Side::bottom("status bar")
            .frame(bar.inner_margin(Margin::symmetric(theme::MARGIN, 0)))
            .exact_size(26.0)
            .show(ui, |ui| status_bar::show(ui, state, commands));
        memory.focus.part(Part::Status, status.response.rect);
        if !state.messages.is_empty() {
            let messages = Side::top("messages")
                .frame(Frame::new().fill(tokens.rule))
                .show(ui, |ui| messages::show(ui, state, commands));
            memory.focus.part(Part::Messages, messages.response.rect);
        }
        if project_news::is_there(state) {
            let news = Side::top("project news")
                .frame(Frame::new())
                .show(ui, |ui| project_news::show(ui, state, commands));
            memory.focus.part(Part::News, news.response.rect);
        }
        if state.ground.sources.is_empty() {
            let middle = CentralPanel::no_frame().show(ui, |ui| {
                let rect = ui.max_rect();
                empty::show(ui, state, commands);
                toast::show(ui, rect, state, &mut memory.toast, commands);
            });
            memory.focus.part(Part::Middle, middle.response.rect);
            memory.focus.graph(None);
            return;
        }
        // In a small window, and in one with large text, the graph keeps a part.
        let room = ui.available_size();
        if state.shows(Panel::Left) {
            let left = Side::left("documents and filters")
                .default_size(216.0)
                .size_range(sizes(160.0, 420.0, room.x, LEFT))
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
            memory.focus.part(Part::Left, left.response.rect);
        }
        if state.shows(Panel::Inspector) {
            let inspector = Side::right("inspector")
                .default_size(320.0)
                .size_range(sizes(220.0, 560.0, room.x, INSPECTOR))
                .frame(bar.inner_margin(Margin { left: 14, right: 3, top: 8, bottom: 0 }))
                .show(ui, |ui| inspector::show(ui, state, &mut memory.inspector, commands));
            memory.focus.part(Part::Inspector, inspector.response.rect);
        }
        if state.shows(Panel::Reader) {
            let reader = Side::bottom("reader")
                .default_size(232.0)
                .size_range(sizes(90.0, 640.0, room.y, READER))
                .resizable(true)
                .frame(bar.fill(tokens.canvas).inner_margin(Margin { left: 12, right: 4, top: 7, bottom: 0 }))
                .show(ui, |ui| reader::show(ui, state, &mut memory.reader, commands));
            memory.focus.part(Part::Reader, reader.response.rect);
            memory.focus.text(reader.inner);
        }
        let tabs = Side::top("centre")
            .frame(bar.inner_margin(Margin { left: 8, right: 8, top: 2, bottom: 0 }))
            .show_separator_line(false)
            .show(ui, |ui| centre::tabs(ui, state, commands));
        let filters = Side::top("filters")
            .frame(bar.inner_margin(Margin { left: 10, right: 10, top: 5, bottom: 5 }))
            .show(ui, |ui| filter_bar::show(ui, state, &mut memory.filters, commands));
        memory.focus.part(Part::Filters, tabs.response.rect.union(filters.response.rect));
        strips(ui, state, memory, commands);
        middle(ui, state, memory, commands);
        duplicates_panel::light_up(&mut memory.duplicates, commands);
    }

    fn carry_out(&mut self, context: &Context, window: Option<&eframe::Frame>, effect: Effect) {
        let tasks = &mut self.tasks;
        match effect {
            Effect::StartReading { serial, inputs } => tasks.read(serial, inputs),
            Effect::CancelReading { serial } => tasks.cancel_reading(serial),
            Effect::Make(making) => tasks.make(making),
            Effect::StartLayout { serial, request } => tasks.lay_out(serial, request),
            Effect::AskForArticles => tasks.ask(self.picker.articles(window), Report::Chosen),
            Effect::AskForFolder => tasks.ask(self.picker.folder(window), Report::Chosen),
            Effect::AskForTarget { target, suggestion } => {
                let answer = self.picker.target(window, target, &suggestion);
                tasks.ask(answer, move |paths| Report::Target(target, paths.into_iter().next()));
            }
            Effect::SavePicture { path, scene, options } => tasks.save_picture(path, scene, options),
            Effect::SavePage { path, picture, knowledge, title } => {
                tasks.save_page(path, picture, knowledge, title);
            }
            Effect::DrawPicture { scene, options } => tasks.draw_picture(scene, options),
            Effect::CopyImage(image) => {
                let size = [image.width, image.height];
                context.copy_image(egui::ColorImage::from_rgba_unmultiplied(size, &image.bytes));
            }
            Effect::SaveStops { path, presentation, options } => {
                tasks.save_stops(path, presentation, options);
            }
            Effect::SaveReport { path, knowledge, chosen, title } => {
                tasks.save_report(path, knowledge, chosen, title);
            }
            Effect::SaveGraph { path, knowledge, known, format, placed } => {
                tasks.save_graph(path, knowledge, known, format, placed);
            }
            Effect::SaveSettings(settings) => tasks.save_settings(*settings),
            Effect::LookAtFiles { files, tells } => tasks.look_at_files(files, tells),
            Effect::LookForNewFiles(folders) => tasks.look_for_new_files(folders),
            Effect::CheckFiles(paths) => tasks.check_files(paths),
            Effect::FocusPanel(way) => self.memory.focus.go(context, way),
            Effect::SaveText { path, text } => tasks.save_text(path, text),
            Effect::SaveTable { path, table } => tasks.save_table(path, table),
            Effect::SaveCorrections { path, corrections } => tasks.save_corrections(path, corrections),
            Effect::AskForSnapshotFolder => {
                tasks.ask(self.picker.folder(window), Report::ChosenSnapshotFolder);
            }
            Effect::ShowFolder(path) => tasks.show_folder(path),
            Effect::AskForProject => tasks.ask(self.picker.project(window), Report::ChosenProject),
            Effect::Project(order) => tasks.keep(order),
            Effect::AskForCorrections => {
                tasks.ask(self.picker.corrections(window), Report::ChosenCorrections);
            }
            Effect::ReadCorrections(path) => tasks.read_corrections(path),
            Effect::CopyText(text) => context.copy_text(text),
            Effect::FocusSearch => {
                self.memory.search.wants_focus = true;
                context.request_repaint();
            }
            Effect::FillScreen(fills) => {
                context.send_viewport_cmd(egui::ViewportCommand::Fullscreen(fills));
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

    fn persist_egui_memory(&self) -> bool {
        self.keeps_layout
    }

    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        self.tasks.finish();
    }
}

/// What stands beneath the graph: a second view, or what is gone through there.
fn strips(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    let tokens = Tokens::in_ui(ui);
    if let Some(review) = &state.review {
        let room = ui.available_height();
        let strip = Side::bottom("review")
            .default_size(230.0)
            .size_range(sizes(160.0, 560.0, room, BENEATH))
            .resizable(true)
            .frame(Frame::new().fill(tokens.canvas))
            .show(ui, |ui| review_panel::show(ui, state, review, &mut memory.review, commands));
        memory.focus.part(Part::Beneath, strip.response.rect);
    } else {
        memory.review = review_panel::Memory::default();
    }
    if state.duplicates.is_some() {
        let room = ui.available_height();
        let strip = Side::bottom("possible duplicates")
            .default_size(264.0)
            .size_range(sizes(140.0, 560.0, room, BENEATH))
            .resizable(true)
            .frame(Frame::new().fill(tokens.canvas))
            .show(ui, |ui| duplicates_panel::show(ui, state, &mut memory.duplicates, commands));
        memory.focus.part(Part::Beneath, strip.response.rect);
    } else {
        memory.duplicates.close();
    }
    if let Some(view) = beneath(state) {
        let room = ui.available_height();
        let strip = Side::bottom("beneath")
            .default_size(190.0)
            .size_range(sizes(110.0, 560.0, room, BENEATH))
            .resizable(true)
            .frame(Frame::new().fill(tokens.canvas))
            .show(ui, |ui| centre::view(ui, state, view, &mut memory.centre, commands));
        memory.focus.part(Part::Beneath, strip.response.rect);
    }
    if let Some(comparison) = &state.comparison {
        let room = ui.available_height();
        let strip = Side::bottom("comparison")
            .default_size(260.0)
            .size_range(sizes(140.0, 620.0, room, BENEATH))
            .resizable(true)
            .frame(Frame::new().fill(tokens.panel))
            .show(ui, |ui| {
                comparison_panel::show(ui, state, comparison, &mut memory.comparison, commands);
            });
        memory.focus.part(Part::Comparison, strip.response.rect);
    }
}

/// The graph and what stands on it, or what is chosen instead of it.
fn middle(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    let middle = CentralPanel::no_frame().show(ui, |ui| {
        if state.centre != Centre::Graph {
            let rect = ui.max_rect();
            centre::view(ui, state, state.centre, &mut memory.centre, commands);
            return toast::show(ui, rect, state, &mut memory.toast, commands);
        }
        let rect = canvas::show(ui, state, &mut memory.canvas, commands);
        legend::show(ui, rect, state, commands);
        toast::show(ui, rect, state, &mut memory.toast, commands);
    });
    memory.focus.part(Part::Middle, middle.response.rect);
    memory.focus.graph(memory.canvas.id);
}

fn apply_look(context: &Context, state: &State) {
    let settings = &state.settings;
    let look = theme::Look { palette: settings.palette, reduced_motion: settings.reduced_motion };
    theme::apply(context, state.theme(), look, settings.text_size);
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
