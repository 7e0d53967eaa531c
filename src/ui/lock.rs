//! The lock in the head of a view, and the sign that says to what it is locked.

use egui::{Frame, Margin, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

use super::theme::{self, Tokens};
use super::{icons, keys, strings, widgets};
use crate::app::table::{entry_of, is_enabled};
use crate::app::{Command, Lockable, State};

/// The button that locks a view, or lets it go.
pub(super) fn button(ui: &mut Ui, state: &State, view: Lockable, commands: &mut Vec<Command>) {
    let command = Command::ToggleLock(view);
    let Some(entry) = entry_of(&command).filter(|_| is_enabled(state, &command)) else { return };
    let is_locked = state.is_locked(view);
    let tokens = Tokens::in_ui(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(20.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_locked, entry.name));
    widgets::into_view(&response);
    let is_lit = response.hovered() || response.has_focus();
    if is_locked {
        ui.painter().rect_filled(rect, theme::CORNER, tokens.selected);
    } else if is_lit {
        ui.painter().rect_filled(rect, theme::CORNER, tokens.hovered);
    }
    let ink = match (is_locked, is_lit) {
        (true, _) => tokens.accent,
        (false, true) => tokens.text,
        (false, false) => tokens.secondary,
    };
    icons::lock(ui.painter(), rect.shrink(4.5), is_locked, ink);
    let keys = entry.shortcut.map(|shortcut| format!(" ({})", keys::text(ui.ctx(), shortcut)));
    let hint = format!("{}{}", entry.description, keys.unwrap_or_default());
    if response.on_hover_text(hint).clicked() {
        commands.push(command);
    }
}

/// To what a view is locked, and the way back; nothing while it follows the selection.
pub(super) fn sign(ui: &mut Ui, state: &State, view: Lockable, commands: &mut Vec<Command>) {
    let Some(held) = state.held_in_words(view) else { return };
    let tokens = Tokens::in_ui(ui);
    let surface =
        Frame::new().fill(tokens.selected).corner_radius(theme::CORNER).inner_margin(Margin::symmetric(6, 1));
    surface.show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let (square, _) = ui.allocate_exact_size(Vec2::new(11.0, 16.0), Sense::hover());
            let square = Rect::from_center_size(square.center(), Vec2::splat(11.0));
            icons::lock(ui.painter(), square, true, tokens.text);
            ui.label(egui::RichText::new(strings::locks::locked_to(&held)).size(theme::SMALL));
            if state.is_held_elsewhere(view) {
                widgets::secondary(ui, strings::locks::NOT_SELECTED)
                    .on_hover_text(strings::locks::NOT_SELECTED_HINT);
            }
            let unlock = egui::RichText::new(strings::locks::UNLOCK).size(theme::SMALL);
            let response = widgets::link(ui, unlock);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, strings::locks::unlock(view)));
            if response.clicked() {
                commands.push(Command::ToggleLock(view));
            }
        });
    });
}
