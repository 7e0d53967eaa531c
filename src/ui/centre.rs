//! What stands in the middle of the window, and the tabs above it.

use egui::{Button, Role, Sense, Ui, WidgetInfo, vec2};

use super::theme::{self, Tokens};
use super::{keys, table_view, timeline};
use crate::app::table::entry_of;
use crate::app::{Beneath, Centre, Command, State};

/// What table and timeline have to remember from frame to frame.
#[derive(Default)]
pub(super) struct Memory {
    pub(super) table: table_view::Memory,
    pub(super) timeline: timeline::Memory,
}

/// The tabs, one for each way to look at what is shown.
pub(super) fn tabs(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for centre in Centre::ALL {
            tab(ui, state, centre, commands);
        }
        ui.add_space(12.0);
        switches(ui, state, commands);
    });
}

fn tab(ui: &mut Ui, state: &State, centre: Centre, commands: &mut Vec<Command>) {
    let command = Command::ShowCentre(centre);
    let Some(entry) = entry_of(&command) else { return };
    let is_on = state.centre == centre;
    let tokens = Tokens::in_ui(ui);
    let font = if is_on { theme::strong(theme::BODY) } else { theme::plain(theme::BODY) };
    let ink = if is_on { tokens.text } else { tokens.secondary };
    let text = ui.painter().layout_no_wrap(entry.name.to_owned(), font, ink);
    let (rect, response) =
        ui.allocate_exact_size(vec2(text.size().x + 20.0, theme::ROW + 4.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_on, entry.name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.shrink2(vec2(0.0, 2.0)), theme::CORNER, tokens.hovered);
    }
    ui.painter().galley(rect.center() - text.size() / 2.0, text, ink);
    if is_on {
        let line = rect.with_min_y(rect.bottom() - 2.0).shrink2(vec2(8.0, 0.0));
        ui.painter().rect_filled(line, 1.0, tokens.accent);
    }
    let keys = entry.shortcut.map(|shortcut| keys::text(ui.ctx(), shortcut)).unwrap_or_default();
    if response.on_hover_text(format!("{} ({keys})", entry.description)).clicked() && !is_on {
        commands.push(command);
    }
}

/// Small buttons that show a second view beneath the one in the middle, or put it away. Where there is no room
/// for them, the menu has them all the same.
fn switches(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let names = Beneath::VIEWS.iter().filter_map(|&beneath| entry_of(&Command::ShowBeneath(beneath)));
    let font = theme::plain(theme::SMALL);
    let ink = Tokens::in_ui(ui).text;
    let widths = names.map(|entry| {
        let text = ui.painter().layout_no_wrap(entry.name.to_owned(), font.clone(), ink);
        text.size().x + 2.0 * ui.spacing().button_padding.x + ui.spacing().item_spacing.x
    });
    if widths.sum::<f32>() > ui.available_width() {
        return;
    }
    for beneath in Beneath::VIEWS {
        let command = Command::ShowBeneath(beneath);
        let Some(entry) = entry_of(&command) else { continue };
        if beneath.view() == Some(state.centre) {
            continue;
        }
        let is_on = state.settings.beneath == beneath;
        let words = egui::RichText::new(entry.name).size(theme::SMALL);
        let response = ui.add(Button::selectable(is_on, words).small());
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_on, entry.name));
        let keys = entry.shortcut.map(|shortcut| keys::text(ui.ctx(), shortcut)).unwrap_or_default();
        if response.on_hover_text(format!("{} ({keys})", entry.description)).clicked() {
            commands.push(command);
        }
    }
}

/// The table or the timeline, in the middle or beneath it.
pub(super) fn view(
    ui: &mut Ui,
    state: &State,
    view: Centre,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    match view {
        Centre::Graph => {}
        Centre::Table => table_view::show(ui, state, &mut memory.table, commands),
        Centre::Timeline => timeline::show(ui, state, &mut memory.timeline, commands),
    }
}
