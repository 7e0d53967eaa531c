//! What else an entity is called, each name with the place where it was first seen.

use egui::{Button, RichText, Ui, vec2};

use crate::app::aliases::first_seen;
use crate::app::quotation::paragraph_number;
use crate::app::{Command, ReaderPlace, State};
use crate::knowledge::Entity;
use crate::ui::theme::{self, Tokens};
use crate::ui::{strings, widgets};

/// Shows the names; a click on one shows in the reader where it was first seen.
pub(super) fn show(ui: &mut Ui, state: &State, entity: &Entity, commands: &mut Vec<Command>) {
    if entity.aliases.is_empty() {
        return;
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        ui.spacing_mut().button_padding = vec2(6.0, 1.0);
        widgets::secondary(ui, strings::ALSO_CALLED);
        for alias in &entity.aliases {
            name(ui, state, entity, alias, commands);
        }
    });
}

fn name(ui: &mut Ui, state: &State, entity: &Entity, alias: &str, commands: &mut Vec<Command>) {
    let knowledge = &state.derived.knowledge;
    let tokens = Tokens::in_ui(ui);
    let words = RichText::new(alias).size(theme::SMALL);
    let place = first_seen(knowledge, entity, alias);
    let Some((place, source)) =
        place.and_then(|place| Some((place, knowledge.sources.get(place.source as usize)?)))
    else {
        ui.label(words);
        return;
    };
    let document = &source.document;
    let paragraph = paragraph_number(document, place.span);
    let number = RichText::new(strings::reader::paragraph(paragraph)).size(theme::SMALL - 1.0);
    let button = Button::new((words, number.color(tokens.secondary))).min_size(vec2(0.0, 19.0));
    let response = ui.add(button).on_hover_text(strings::reader::first_seen(&document.name, paragraph));
    if response.clicked() {
        commands.push(Command::Read(ReaderPlace { document: document.id.clone(), span: place.span }));
    }
}
