//! The strip above the table: which sheet, what to look for, how much there is, which columns, the way out.

use egui::{Frame, Margin, Rect, TextEdit, TextWrapMode, Ui, Vec2, pos2};

use super::columns_menu;
use crate::app::tables::{Sheet, Table};
use crate::app::{Command, Lockable, State};
use crate::ui::theme::{self, Tokens};
use crate::ui::{icons, lock, strings, widgets};

/// Width of the field, and of the field where there is little room.
const WIDTH: f32 = 190.0;
const NARROW: f32 = 110.0;
/// In a strip narrower than this there is little room.
const LITTLE: f32 = 320.0;

pub(super) fn show(ui: &mut Ui, state: &State, table: &Table, commands: &mut Vec<Command>) {
    Frame::new().inner_margin(Margin { left: 10, right: 10, top: 6, bottom: 4 }).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            // What finds no room in this line begins the next one, whole.
            ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
            for sheet in Sheet::ALL {
                let is_on = state.tables.sheet == sheet;
                if ui.selectable_label(is_on, strings::tables::sheet(sheet)).clicked() && !is_on {
                    commands.push(Command::ShowSheet(sheet));
                }
            }
            ui.add_space(6.0);
            field(ui, state, commands);
            ui.add_space(4.0);
            widgets::secondary(ui, strings::tables::count(table.sheet(), table.len(), table.total()));
            let more = state.more();
            if more > 0 {
                let text = egui::RichText::new(strings::more(more)).size(theme::SMALL);
                if widgets::link(ui, text).on_hover_text(strings::more_hint(more)).clicked() {
                    commands.push(Command::ShowMore);
                }
            }
            ui.add_space(6.0);
            columns_menu::button(ui, state, commands);
            let save = egui::RichText::new(strings::tables::SAVE).size(theme::SMALL);
            if widgets::link(ui, save).clicked() {
                commands.push(Command::ExportTable);
            }
            lock::button(ui, state, Lockable::Table, commands);
        });
        lock::sign(ui, state, Lockable::Table, commands);
    });
}

fn field(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = Tokens::in_ui(ui);
    let mut text = state.tables.text.clone();
    let width = if ui.max_rect().width() < LITTLE { NARROW } else { WIDTH };
    let hint = egui::RichText::new(strings::tables::FIND).color(tokens.secondary);
    let field = TextEdit::singleline(&mut text).hint_text(hint).desired_width(width).margin(Margin {
        left: 24,
        right: 8,
        top: 3,
        bottom: 3,
    });
    let response = ui.add(field).accessible_name(strings::tables::FIND);
    let middle = pos2(response.rect.left() + 13.0, response.rect.center().y);
    icons::magnifier(ui.painter(), Rect::from_center_size(middle, Vec2::splat(10.0)), tokens.secondary);
    if text != state.tables.text {
        commands.push(Command::SearchTable(text));
    }
}
