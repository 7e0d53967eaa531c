//! The palette, in which any command is found by its name, and the page of shortcuts.

use egui::{Key, Modifiers, ScrollArea, TextEdit, Ui, vec2};

use super::{close, title};
use crate::app::table::{COMMANDS, Entry, Menu, is_enabled};
use crate::app::{Command, State};
use crate::ui::theme;
use crate::ui::{keys, menu_bar, strings, widgets};

/// What stands in the palette.
#[derive(Debug, Default)]
pub(super) struct Palette {
    text: String,
    marked: usize,
}

impl Palette {
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        state: &State,
        just_opened: bool,
        commands: &mut Vec<Command>,
    ) {
        let found: Vec<&Entry> = COMMANDS
            .iter()
            .filter(|entry| entry.command != Command::ShowPalette && entry.command != Command::Escape)
            .filter(|entry| is_enabled(state, &entry.command) && fits(entry, &self.text))
            .collect();
        self.walk(ui, found.len());
        let field = TextEdit::singleline(&mut self.text)
            .desired_width(f32::INFINITY)
            .hint_text(strings::PALETTE_LABEL);
        let response = ui.add(field).accessible_name(strings::PALETTE_LABEL);
        if just_opened {
            response.request_focus();
        }
        if response.changed() {
            self.marked = 0;
        }
        let entered = ui.input(|input| input.key_pressed(Key::Enter));
        ui.add_space(6.0);
        ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
            for (index, entry) in found.iter().enumerate() {
                let is_marked = index == self.marked;
                let mut button = egui::Button::new(menu_bar::name(state, entry))
                    .frame_when_inactive(false)
                    .selected(is_marked)
                    .min_size(vec2(ui.available_width(), theme::ROW + 2.0));
                if let Some(shortcut) = entry.shortcut {
                    button = button.shortcut_text(keys::text(ui.ctx(), shortcut));
                }
                let response = ui.add(button).on_hover_text(entry.description);
                if response.clicked() || (is_marked && entered) {
                    commands.extend([Command::Escape, entry.command.clone()]);
                }
            }
        });
    }

    fn walk(&mut self, ui: &Ui, count: usize) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowDown) {
            self.marked += 1;
        } else if pressed(Key::ArrowUp) {
            self.marked = self.marked.saturating_sub(1);
        }
        self.marked = self.marked.min(count.saturating_sub(1));
    }
}

/// Whether every word of `text` is in the command's name or description.
fn fits(entry: &Entry, text: &str) -> bool {
    let all = format!("{} {} {}", entry.menu.title(), entry.name, entry.description).to_lowercase();
    text.to_lowercase().split_whitespace().all(|word| all.contains(word))
}

pub(super) fn shortcuts(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    title(ui, strings::SHORTCUTS_TITLE);
    ScrollArea::vertical().max_height(480.0).auto_shrink([false, true]).show(ui, |ui| {
        for menu in Menu::ALL {
            let entries: Vec<&Entry> =
                COMMANDS.iter().filter(|entry| entry.menu == menu && entry.shortcut.is_some()).collect();
            if entries.is_empty() {
                continue;
            }
            widgets::section(ui, menu.title());
            for entry in entries {
                let keys = entry.shortcut.map(|shortcut| keys::text(ui.ctx(), shortcut));
                line(ui, &menu_bar::name(state, entry), &keys.unwrap_or_default());
            }
        }
        widgets::section(ui, strings::canvas::ON_THE_GRAPH);
        for (keys, name) in strings::canvas::GESTURES {
            line(ui, name, keys);
        }
    });
    ui.add_space(8.0);
    close(ui, commands);
}

/// What something does, and the keys for it at the end of the line.
fn line(ui: &mut Ui, name: &str, keys: &str) {
    ui.horizontal(|ui| {
        ui.label(name);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(8.0);
            ui.label(egui::RichText::new(keys).font(theme::strong(theme::SMALL)));
        });
    });
}
