//! Entities that may be the one that is shown though they are kept apart, with what speaks for it and
//! against it.

use egui::Ui;

use super::entity_link;
use crate::app::{Command, Curation, State};
use crate::knowledge::EntityId;
use crate::ui::strings::{self, duplicates};
use crate::ui::{keys, widgets};

/// So many are shown; the rest stands in the list of possible duplicates.
const MOST: usize = 4;

pub(super) fn show(ui: &mut Ui, state: &State, id: EntityId, commands: &mut Vec<Command>) {
    let mut found = state.derived.suggestions.about(id).peekable();
    if found.peek().is_none() {
        return;
    }
    widgets::section(ui, strings::POSSIBLY_THE_SAME);
    for suggestion in found.take(MOST) {
        let Some(other) = suggestion.pair.beside(id) else { continue };
        entity_link(ui, state, other, commands);
        widgets::secondary(ui, duplicates::score(suggestion));
        for piece in &suggestion.pieces {
            widgets::secondary(ui, duplicates::piece(piece));
        }
        ui.horizontal(|ui| {
            if ui.button(strings::curation::SAME).clicked() {
                let others = [other].into();
                commands.push(Command::Curate(Curation::Merge { into: id, others }));
            }
            if ui.button(strings::curation::NOT_THE_SAME).clicked() {
                commands.push(Command::Curate(Curation::KeepApart(id, other)));
            }
        });
    }
    let entry = crate::app::table::entry_of(&Command::ToggleDuplicates);
    if let Some(entry) = entry.filter(|_| state.duplicates.is_none()) {
        let keys = entry.shortcut.map(|shortcut| keys::text(ui.ctx(), shortcut)).unwrap_or_default();
        let hint = format!("{} ({keys})", entry.description);
        if widgets::link(ui, duplicates::ALL).on_hover_text(hint).clicked() {
            commands.push(Command::ToggleDuplicates);
        }
    }
}
