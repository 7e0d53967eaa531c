//! Small windows on top of everything: path, pasted text, examples, palette, shortcuts, about.

mod curation;
mod data;
mod difference;
mod history;
mod import;
mod leaving;
pub(super) mod notes;
mod palette;
mod picture;
mod save_path;
mod settings;
mod shortcuts;
mod snapshots;
mod stops;

use egui::{Context, Id, Modal, ScrollArea, TextEdit, Ui, vec2};

use super::theme::{self, Tokens};
use super::{strings, widgets};
use crate::app::examples::EXAMPLES;
use crate::app::{Command, Dialog, State};

/// Room around what a dialog holds.
const MARGIN: f32 = 16.0;
/// Room over a dialog that changes its height.
const TOP: f32 = 96.0;
/// What a dialog leaves free around it, at least.
const OUTSIDE: f32 = 12.0;
/// Height of a dialog's title and of the line of buttons below, with what parts them.
const TITLE_AND_BUTTONS: f32 = 100.0;

/// What stands in the fields.
#[derive(Debug, Default)]
pub(super) struct Memory {
    path: String,
    name: String,
    text: String,
    save_path: String,
    palette: palette::Palette,
    shortcuts: String,
    settings: settings::Memory,
    curation: curation::Memory,
    difference: difference::Memory,
    note: notes::Memory,
    stops: stops::Memory,
    open: Option<Dialog>,
}

/// Text pasted while no field has the keyboard becomes an article, once its reader agrees.
pub(super) fn pasted(context: &Context, memory: &mut Memory, commands: &mut Vec<Command>) {
    if context.text_edit_focused() || memory.open.is_some() {
        return;
    }
    let pasted = context.input(|input| {
        input.events.iter().find_map(|event| match event {
            egui::Event::Paste(text) if !text.trim().is_empty() => Some(text.clone()),
            _ => None,
        })
    });
    if let Some(text) = pasted {
        memory.text = text;
        commands.push(Command::ShowPasteText);
    }
}

pub(super) fn show(context: &Context, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    let just_opened = memory.open != state.dialog;
    memory.open = state.dialog;
    let Some(dialog) = state.dialog else { return };
    if just_opened {
        memory.palette.clear();
        memory.shortcuts.clear();
        memory.settings.clear();
        memory.stops.clear();
        if let Dialog::Curation(dialog) = dialog {
            memory.curation.begin(state, dialog);
        }
        if let Dialog::Note(id) = dialog {
            memory.note.begin(state, id);
        }
    }
    let frame = egui::Frame::popup(&context.global_style()).inner_margin(MARGIN);
    // Each has a place and a size of its own: none begins in those of the one before.
    let part = match dialog {
        Dialog::Curation(dialog) => Some(std::mem::discriminant(&dialog)),
        _ => None,
    };
    let id = Id::unique(("dialog", std::mem::discriminant(&dialog), part));
    let mut area = Modal::default_area(id);
    if matches!(dialog, Dialog::Palette | Dialog::Shortcuts) {
        // A list that gets shorter at every letter must not move away from under the eye.
        area =
            area.anchor(egui::Align2::CENTER_TOP, vec2(0.0, TOP.min(context.content_rect().height() * 0.1)));
    }
    let modal = Modal::new(id).area(area).frame(frame).show(context, |ui| {
        let room = context.content_rect().width() - 2.0 * (MARGIN + OUTSIDE);
        ui.set_width(width(dialog).min(room));
        // A field as white as the dialog would not be seen.
        ui.visuals_mut().text_edit_bg_color = Some(Tokens::in_ui(ui).panel);
        contents(ui, state, dialog, memory, just_opened, commands);
    });
    if modal.should_close() {
        commands.push(Command::Escape);
    }
}

fn contents(
    ui: &mut Ui,
    state: &State,
    dialog: Dialog,
    memory: &mut Memory,
    just_opened: bool,
    commands: &mut Vec<Command>,
) {
    match dialog {
        Dialog::OpenPath => open_path(ui, memory, just_opened, commands),
        Dialog::Picture => picture::show(ui, state, commands),
        Dialog::Data => data::show(ui, state, commands),
        Dialog::Stops => stops::show(ui, state, &mut memory.stops, commands),
        Dialog::SavePath(target) => {
            save_path::show(ui, &mut memory.save_path, target, just_opened, commands);
        }
        Dialog::PasteText => paste_text(ui, memory, just_opened, commands),
        Dialog::Examples => examples(ui, commands),
        Dialog::Palette => memory.palette.show(ui, state, just_opened, commands),
        Dialog::Shortcuts => shortcuts::show(ui, &mut memory.shortcuts, just_opened, commands),
        Dialog::About => about(ui, commands),
        Dialog::History => history::show(ui, state, commands),
        Dialog::Import => import::show(ui, state, commands),
        Dialog::Snapshots => snapshots::show(ui, state, commands),
        Dialog::OpenElsewhere => leaving::open_elsewhere(ui, state, commands),
        Dialog::Unkept => leaving::unkept(ui, state, commands),
        Dialog::Note(id) => notes::show(ui, state, id, &mut memory.note, just_opened, commands),
        Dialog::Notes => notes::list(ui, state, commands),
        Dialog::Settings => settings::show(ui, state, &mut memory.settings, commands),
        Dialog::Difference { one, other } => {
            difference::show(ui, state, (one, other), &mut memory.difference, just_opened, commands);
        }
        Dialog::Curation(dialog) => {
            curation::show(ui, state, dialog, &mut memory.curation, just_opened, commands);
        }
    }
}

fn width(dialog: Dialog) -> f32 {
    match dialog {
        Dialog::Difference { .. } => 920.0,
        Dialog::Picture | Dialog::Import => 760.0,
        Dialog::PasteText => 620.0,
        Dialog::Palette | Dialog::Shortcuts => 660.0,
        Dialog::Settings | Dialog::History | Dialog::Snapshots | Dialog::OpenElsewhere | Dialog::Unkept => {
            520.0
        }
        Dialog::Curation(dialog) => curation::width(dialog),
        Dialog::Notes | Dialog::Stops => 560.0,
        Dialog::Note(_)
        | Dialog::OpenPath
        | Dialog::SavePath(_)
        | Dialog::Data
        | Dialog::Examples
        | Dialog::About => 460.0,
    }
}

/// How high the part of a dialog between title and buttons may be: what is higher is scrolled.
fn room(ui: &Ui) -> f32 {
    (ui.ctx().content_rect().height() - 2.0 * (MARGIN + OUTSIDE) - TITLE_AND_BUTTONS).max(60.0)
}

fn title(ui: &mut Ui, text: &str) {
    ui.label(egui::RichText::new(text).font(theme::strong(16.0)));
    ui.add_space(4.0);
}

/// A button that agrees and one that does not, at the end of the line.
fn decide(ui: &mut Ui, agree: &str, is_ready: bool, commands: &mut Vec<Command>) -> bool {
    ui.add_space(10.0);
    let mut agreed = false;
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        ui.add_enabled_ui(is_ready, |ui| agreed = widgets::primary_button(ui, agree).clicked());
        if widgets::plain_button(ui, strings::CANCEL).clicked() {
            commands.push(Command::Escape);
        }
    });
    agreed
}

fn open_path(ui: &mut Ui, memory: &mut Memory, just_opened: bool, commands: &mut Vec<Command>) {
    title(ui, strings::PATH_TITLE);
    widgets::secondary(ui, strings::PATH_HINT);
    let field = TextEdit::multiline(&mut memory.path)
        .desired_rows(2)
        .desired_width(f32::INFINITY)
        .return_key(egui::KeyboardShortcut::new(egui::Modifiers::SHIFT, egui::Key::Enter));
    let response = ui.add(field).accessible_name(strings::PATH_LABEL);
    if just_opened {
        response.request_focus();
    }
    let entered = response.has_focus()
        // Whether Shift was held when Enter was pressed, not when the frame is drawn.
        && ui.input(|input| input.events.iter().any(is_plain_enter));
    let paths: Vec<std::path::PathBuf> = memory
        .path
        .lines()
        .map(|line| line.trim().trim_matches('"'))
        .filter(|line| !line.is_empty())
        .map(std::path::PathBuf::from)
        .collect();
    let agreed = decide(ui, strings::OPEN, !paths.is_empty(), commands);
    if (agreed || entered) && !paths.is_empty() {
        memory.path.clear();
        commands.push(Command::Open(paths));
    }
}

fn is_plain_enter(event: &egui::Event) -> bool {
    let egui::Event::Key { key: egui::Key::Enter, pressed: true, modifiers, .. } = event else {
        return false;
    };
    !modifiers.shift
}

fn paste_text(ui: &mut Ui, memory: &mut Memory, just_opened: bool, commands: &mut Vec<Command>) {
    title(ui, strings::PASTE_TITLE);
    ui.horizontal(|ui| {
        widgets::secondary(ui, strings::PASTE_NAME);
        let hint = egui::RichText::new(strings::PASTE_NAME_DEFAULT).color(Tokens::in_ui(ui).secondary);
        let field = TextEdit::singleline(&mut memory.name).hint_text(hint).desired_width(f32::INFINITY);
        ui.add(field).accessible_name(strings::PASTE_NAME);
    });
    let height = room(ui).min(320.0);
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        let field = TextEdit::multiline(&mut memory.text).desired_rows(12).desired_width(f32::INFINITY);
        let response = ui.add(field).accessible_name(strings::PASTE_LABEL);
        if just_opened {
            response.request_focus();
        }
    });
    let is_ready = !memory.text.trim().is_empty();
    if decide(ui, strings::READ_TEXT, is_ready, commands) {
        let name = std::mem::take(&mut memory.name);
        let name = if name.trim().is_empty() { strings::PASTE_NAME_DEFAULT.to_owned() } else { name };
        commands.push(Command::OpenText { name, text: std::mem::take(&mut memory.text) });
    }
}

fn examples(ui: &mut Ui, commands: &mut Vec<Command>) {
    title(ui, strings::EXAMPLES_TITLE);
    widgets::secondary(ui, strings::EXAMPLES_HINT);
    ui.add_space(6.0);
    let height = room(ui);
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        for (index, example) in EXAMPLES.iter().enumerate() {
            let button = egui::Button::new(example.title)
                .right_text(egui::RichText::new(example.file).size(theme::SMALL).weak())
                .frame_when_inactive(false)
                .min_size(vec2(ui.available_width(), theme::ROW + 4.0));
            if ui.add(button).clicked() {
                commands.push(Command::OpenExample(index));
            }
        }
    });
    ui.add_space(8.0);
    close(ui, commands);
}

fn about(ui: &mut Ui, commands: &mut Vec<Command>) {
    title(ui, strings::ABOUT_TITLE);
    ui.label(strings::ABOUT_TEXT);
    ui.add_space(6.0);
    widgets::secondary(ui, concat!("Relata ", env!("CARGO_PKG_VERSION"), " · MIT OR Apache-2.0"));
    ui.add_space(8.0);
    close(ui, commands);
}

fn close(ui: &mut Ui, commands: &mut Vec<Command>) {
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        if widgets::plain_button(ui, strings::CLOSE).clicked() {
            commands.push(Command::Escape);
        }
    });
}
