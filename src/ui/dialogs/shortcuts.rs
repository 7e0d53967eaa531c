//! The page of shortcuts, made from the table of commands.

use egui::{Label, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::{close, title};
use crate::app::Command;
use crate::app::search::{Query, rank};
use crate::app::table::{COMMANDS, Entry, Menu};
use crate::ui::theme::{self, Tokens};
use crate::ui::{keys, strings, widgets};

/// Width of the names.
const NAME: f32 = 210.0;
/// Height of the list; it stays while it gets shorter, so that nothing moves under the pointer.
const LIST: f32 = 460.0;

/// Shows the page; `text` is what stands in its field.
pub(super) fn show(ui: &mut Ui, text: &mut String, just_opened: bool, commands: &mut Vec<Command>) {
    title(ui, strings::search::SHORTCUTS_TITLE);
    let hint = RichText::new(strings::search::SHORTCUTS_HINT).color(Tokens::in_ui(ui).secondary);
    let field = TextEdit::singleline(text).desired_width(f32::INFINITY).hint_text(hint);
    let response = ui.add(field).accessible_name(strings::search::SHORTCUTS_LABEL);
    if just_opened {
        response.request_focus();
    }
    if response.changed() {
        // The hint is laid out before the keys are read.
        ui.ctx().request_repaint();
    }
    let query = Query::new(text);
    let keys_of = |entry: &Entry| entry.shortcut.map(|shortcut| keys::text(ui.ctx(), shortcut));
    let fitting: Vec<(&Entry, String)> = COMMANDS
        .iter()
        .filter_map(|entry| Some((entry, keys_of(entry)?)))
        .filter(|(entry, keys)| {
            rank(&query, &[entry.name, entry.menu.title(), entry.description, keys]).is_some()
        })
        .collect();
    ui.add_space(4.0);
    // The field takes room as well; the dialog does not begin at the upper edge of the window.
    let height = (super::room(ui) - 50.0).min(LIST);
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink(false).show(ui, |ui| {
        if fitting.is_empty() {
            widgets::secondary(ui, strings::search::NO_SHORTCUT);
        }
        for menu in Menu::ALL {
            let mut entries = fitting.iter().filter(|(entry, _)| entry.menu == menu).peekable();
            if entries.peek().is_none() {
                continue;
            }
            widgets::section(ui, menu.title());
            for (entry, keys) in entries {
                line(ui, entry.name, entry.description, keys);
            }
        }
        if query.is_empty() {
            widgets::section(ui, strings::canvas::ON_THE_GRAPH);
            for (keys, name) in strings::canvas::GESTURES {
                line(ui, name, "", keys);
            }
        }
    });
    ui.add_space(8.0);
    close(ui, commands);
}

/// A command, what it does, and its keys.
fn line(ui: &mut Ui, name: &str, description: &str, keys: &str) {
    let tokens = Tokens::in_ui(ui);
    ui.horizontal(|ui| {
        ui.allocate_ui_with_layout(
            vec2(NAME, theme::ROW),
            egui::Layout::left_to_right(egui::Align::Center),
            |ui| {
                ui.set_min_width(NAME);
                ui.add(Label::new(name).truncate());
            },
        );
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(10.0);
            ui.label(RichText::new(keys).font(theme::strong(theme::SMALL)));
            ui.add_space(8.0);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let words = RichText::new(description).size(theme::SMALL).color(tokens.secondary);
                ui.add(Label::new(words).truncate()).on_hover_text(description);
            });
        });
    });
}
