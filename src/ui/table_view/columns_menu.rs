//! Which columns are shown: the menu of the heads, and of the button above them.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, Checkbox, Key, Modifiers, PopupCloseBehavior, RichText, ScrollArea, Ui};

use super::head;
use crate::app::table::{entry_of, is_enabled};
use crate::app::tables::Column;
use crate::app::{Command, State};
use crate::ui::{strings, theme, widgets};

/// How high the list of columns gets before it scrolls.
const HEIGHT: f32 = 320.0;

/// The button that shows how many columns there are to be seen, with the list of all.
pub(super) fn button(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let sheet = state.tables.sheet;
    let shown = state.settings.shown_columns(sheet).count();
    let text = RichText::new(strings::tables::columns(shown, sheet.columns().len())).size(theme::SMALL);
    // One hides and shows several in one go.
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    MenuButton::from_button(Button::new(text)).config(config).ui(ui, |ui| items(ui, state, commands));
}

/// The menu of the head of a column: to hide it, to sort by it, and the list of all.
pub(super) fn of_head(ui: &mut Ui, state: &State, column: Column, commands: &mut Vec<Command>) {
    if state.tables.sheet.can_hide(column) && ui.button(strings::tables::hide_column(column)).clicked() {
        commands.push(Command::ToggleColumn(column));
        pass_keyboard_on(ui, state, column);
        ui.close();
    }
    if ui.button(strings::tables::sort_by(column)).clicked() {
        commands.push(Command::SortTable(column));
        ui.close();
    }
    ui.separator();
    items(ui, state, commands);
}

/// Gives the keyboard to the head beside that of a column that is about to be hidden. Whoever uses the pointer has
/// no need of it.
fn pass_keyboard_on(ui: &Ui, state: &State, column: Column) {
    let sheet = state.tables.sheet;
    let shown: Vec<Column> = state.settings.shown_columns(sheet).collect();
    let Some(place) = shown.iter().position(|&other| other == column) else { return };
    let beside = shown.get(place + 1).or_else(|| shown.get(place.checked_sub(1)?));
    if let Some(&beside) = beside.filter(|_| !ui.input(|input| input.pointer.any_click())) {
        // The key that chose this is not meant for that head as well, which would sort by it.
        for key in [Key::Enter, Key::Space] {
            ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        }
        ui.memory_mut(|memory| memory.request_focus(head::id(sheet, beside)));
    }
}

/// All columns of the sheet, each shown or hidden, and the way back to all of them.
fn items(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let sheet = state.tables.sheet;
    ScrollArea::vertical().max_height(HEIGHT).show(ui, |ui| {
        widgets::on_menu(ui);
        for &column in sheet.columns() {
            let mut is_on = state.settings.shows_column(sheet, column);
            let choice = Checkbox::new(&mut is_on, column.title());
            let response = ui.add_enabled(sheet.can_hide(column), choice);
            let response = response.on_disabled_hover_text(strings::tables::LASTING);
            if response.on_hover_text(strings::tables::column_hint(column)).changed() {
                commands.push(Command::ToggleColumn(column));
            }
        }
    });
    ui.separator();
    let all = Command::ShowAllColumns;
    let Some(entry) = entry_of(&all) else { return };
    if ui.add_enabled(is_enabled(state, &all), Button::new(entry.name)).clicked() {
        commands.push(all);
        ui.close();
    }
}
