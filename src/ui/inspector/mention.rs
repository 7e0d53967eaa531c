//! The place that the reader shows of an entity of whose relations the open text has no sentence: said to be what
//! it is, so that nobody takes it for evidence.

use egui::Ui;

use crate::app::evidence::instead_of_evidence;
use crate::app::quotation::short_place;
use crate::app::{Command, ReaderPlace, State};
use crate::knowledge::{Entity, Relation};
use crate::ui::{strings, widgets};

/// Shows the place, where there is nothing better; a click shows it in the reader.
pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    entity: &Entity,
    relations: &[&Relation],
    commands: &mut Vec<Command>,
) {
    let Some(place) = instead_of_evidence(state, entity, relations) else { return };
    let Some(source) = state.derived.knowledge.sources.get(place.source as usize) else { return };
    let document = &source.document;
    let at = short_place(document, place.span);
    let told = strings::reader::mention_at(&strings::dated_place(&document.name, &at, document.date));
    ui.add_space(6.0);
    if widgets::link(ui, told).on_hover_text(strings::reader::MERE_MENTION_HINT).clicked() {
        commands.push(Command::Read(ReaderPlace { document: document.id.clone(), span: place.span }));
    }
}
