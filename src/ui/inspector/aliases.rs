//! What else an entity is called, each name with the place where it was first seen.

use std::sync::{Arc, Weak};

use egui::{Button, RichText, Ui, vec2};

use crate::app::aliases::first_seen;
use crate::app::evidence::Place;
use crate::app::quotation::{place as place_in, short_place};
use crate::app::{Command, ReaderPlace, State};
use crate::knowledge::{Entity, EntityId, Knowledge};
use crate::ui::theme::{self, Tokens};
use crate::ui::{strings, widgets};

/// Where the names of one entity were first seen, as long as nothing changes it.
#[derive(Debug, Default)]
pub(super) struct Memory {
    knowledge: Weak<Knowledge>,
    entity: Option<EntityId>,
    places: Vec<Option<Place>>,
}

impl Memory {
    fn refresh(&mut self, state: &State, entity: &Entity) {
        let knowledge = Arc::downgrade(&state.derived.knowledge);
        if self.entity != Some(entity.id) || !Weak::ptr_eq(&self.knowledge, &knowledge) {
            let names = entity.aliases.iter().map(String::as_str);
            self.places = first_seen(&state.derived.knowledge, entity, names);
            (self.knowledge, self.entity) = (knowledge, Some(entity.id));
        }
    }
}

/// Shows the names; a click on one shows in the reader where it was first seen.
pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    entity: &Entity,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    if entity.aliases.is_empty() {
        return;
    }
    memory.refresh(state, entity);
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        ui.spacing_mut().button_padding = vec2(6.0, 1.0);
        widgets::secondary(ui, strings::ALSO_CALLED);
        for (alias, &place) in entity.aliases.iter().zip(&memory.places) {
            name(ui, state, alias, place, commands);
        }
    });
}

fn name(ui: &mut Ui, state: &State, alias: &str, place: Option<Place>, commands: &mut Vec<Command>) {
    let knowledge = &state.derived.knowledge;
    let tokens = Tokens::in_ui(ui);
    let words = RichText::new(alias).size(theme::SMALL);
    let Some((place, source)) =
        place.and_then(|place| Some((place, knowledge.sources.get(place.source as usize)?)))
    else {
        ui.label(words);
        return;
    };
    let document = &source.document;
    let at = short_place(document, place.span);
    let number = RichText::new(at).size(theme::SMALL - 1.0);
    let button = Button::new((words, number.color(tokens.secondary))).min_size(vec2(0.0, 19.0));
    let response = ui
        .add(button)
        .on_hover_text(strings::reader::first_seen(&document.name, &place_in(document, place.span)));
    if response.clicked() {
        commands.push(Command::Read(ReaderPlace { document: document.id.clone(), span: place.span }));
    }
}
