//! What became of each file of the last import: what needs a word first.

use egui::{Label, RichText, ScrollArea, Ui};

use super::{close, room, title};
use crate::app::on_disk::Disk;
use crate::app::{Command, State};
use crate::jobs::{Entry, Outcome};
use crate::ui::strings::documents as strings;
use crate::ui::{theme, widgets};

/// The button that copies stands above the list, in points.
const ABOVE: f32 = 64.0;

pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    title(ui, strings::IMPORT);
    ui.label(state.account.summary());
    ui.add_space(4.0);
    if ui.button(strings::COPY_IMPORT).clicked() {
        commands.push(Command::Disk(Disk::CopyImport));
    }
    ui.add_space(6.0);
    let mut entries: Vec<&Entry> = state.account.entries.iter().collect();
    // The order of the files is kept among those of one outcome.
    entries.sort_by_key(|entry| rank(&entry.outcome));
    let height = ui.text_style_height(&egui::TextStyle::Body) + 6.0;
    let area = ScrollArea::vertical().max_height((room(ui) - ABOVE).max(60.0)).auto_shrink([false, true]);
    area.show_rows(ui, height, entries.len(), |ui, shown| {
        for entry in &entries[shown] {
            line(ui, entry);
        }
    });
    ui.add_space(10.0);
    close(ui, commands);
}

/// What a person has to see comes first.
const fn rank(outcome: &Outcome) -> u8 {
    match outcome {
        Outcome::Failed(_) => 0,
        Outcome::Partly(_) => 1,
        Outcome::Skipped(_) => 2,
        Outcome::Read => 3,
    }
}

fn line(ui: &mut Ui, entry: &Entry) {
    let words = entry.line();
    let tokens = theme::Tokens::in_ui(ui);
    let ink = if matches!(entry.outcome, Outcome::Failed(_)) { tokens.text } else { tokens.secondary };
    let label = ui.add(Label::new(RichText::new(&words).size(theme::SMALL).color(ink)).truncate());
    widgets::into_view(&label);
    label.on_hover_text(&words);
}
