//! Every step that was made in the project, the last on top, and the way to any of them.

use egui::{ScrollArea, Ui};

use super::{close, room, title};
use crate::app::{Command, State};
use crate::project::Step;
use crate::ui::{strings, theme, widgets};

pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    title(ui, strings::projects::HISTORY);
    widgets::secondary(ui, strings::projects::HISTORY_HINT);
    ui.add_space(6.0);
    let steps = &state.project.steps;
    let height = ui.text_style_height(&egui::TextStyle::Body) + 8.0;
    let rows = steps.undone.len() + steps.done.len() + 1;
    let area = ScrollArea::vertical().max_height(room(ui)).auto_shrink([false, true]);
    area.show_rows(ui, height, rows, |ui, shown| {
        for row in shown {
            line(ui, state, row, commands);
        }
    });
    ui.add_space(10.0);
    close(ui, commands);
}

/// The row at this place from the top: first what was taken back, the farthest on top, then what is done.
fn line(ui: &mut Ui, state: &State, row: usize, commands: &mut Vec<Command>) {
    let steps = &state.project.steps;
    let undone = steps.undone.len();
    let step: Option<&Step> =
        if row < undone { steps.undone.get(undone - 1 - row) } else { steps.done.get(row - undone) };
    let (name, time, number) = match step {
        Some(step) => (step.name.as_str(), strings::projects::time(step.time), step.number),
        None => (strings::projects::BEGINNING, String::new(), 0),
    };
    let (is_last, is_undone) = (row == undone, row < undone);
    let tokens = theme::Tokens::in_ui(ui);
    let font = if is_last { theme::strong(theme::BODY) } else { theme::plain(theme::BODY) };
    let ink = if is_undone { tokens.secondary } else { tokens.text };
    let words = egui::RichText::new(name).font(font).color(ink);
    let when = egui::RichText::new(&time).size(theme::SMALL).color(tokens.secondary);
    let button = egui::Button::new(words).right_text(when).frame_when_inactive(is_last).selected(is_last);
    let response = ui.add_sized([ui.available_width(), 0.0], button);
    let told = strings::projects::step(name, &time, is_last, is_undone);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_last, &told));
    if response.clicked() && !is_last {
        commands.push(Command::GoToStep(number));
    }
}
