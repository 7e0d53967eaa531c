//! Entities that may be the one that is shown though they are kept apart, with what speaks for it and
//! against it.

use egui::Ui;

use super::entity_link;
use crate::app::{Command, Curation, State};
use crate::knowledge::EntityId;
use crate::ui::{strings, widgets};

pub(super) fn show(ui: &mut Ui, state: &State, id: EntityId, commands: &mut Vec<Command>) {
    let matches = &state.derived.knowledge.possible_matches;
    let mut others = matches.iter().filter(|found| found.one == id || found.other == id).peekable();
    if others.peek().is_none() {
        return;
    }
    widgets::section(ui, strings::POSSIBLY_THE_SAME);
    for found in others {
        let other = if found.one == id { found.other } else { found.one };
        entity_link(ui, state, other, commands);
        for ground in &found.grounds_for {
            widgets::secondary(ui, strings::ground_for(ground));
        }
        for ground in &found.grounds_against {
            widgets::secondary(ui, strings::ground_against(ground));
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
}
