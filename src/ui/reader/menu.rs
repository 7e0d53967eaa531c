//! The menu under the right mouse button: of a mention the same as on the graph, of a sentence its
//! relations and ways to copy it.

use egui::{Id, Ui};

use crate::app::sentences::Sentence;
use crate::app::words::one_line;
use crate::app::{Command, CurationDialog, ReaderPlace, State};
use crate::document::{Document, Span};
use crate::knowledge::{EntityId, RelationId};
use crate::scene::Subject;
use crate::ui::{canvas, strings, theme, widgets};

/// So many relations are listed.
const MOST: usize = 12;

/// Whose menu is open.
#[derive(Debug, Default)]
pub(super) struct Memory {
    entity: Option<EntityId>,
    sentence: Option<(Span, Vec<RelationId>)>,
    paragraph: Span,
}

impl Memory {
    /// Notes what the menu is of when it opens.
    pub(super) fn open(&mut self, entity: Option<EntityId>, sentence: Option<&Sentence>, paragraph: Span) {
        let sentence = sentence.map(|sentence| (sentence.span, sentence.relations.clone()));
        *self = Self { entity, sentence, paragraph };
    }

    /// The items; gives back the first that can have the keyboard.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        state: &State,
        document: &Document,
        commands: &mut Vec<Command>,
    ) -> Id {
        let mut first = None;
        if let Some(entity) = self.entity {
            first = Some(ui.next_auto_id());
            canvas::entity_items(ui, state, entity, commands);
            ui.separator();
        }
        let text = &document.text;
        let add = self.add_items(ui, state, document, commands);
        first = first.or(add);
        let place = |span| ReaderPlace { document: document.id.clone(), span };
        if let Some((span, relations)) = &self.sentence {
            heading(ui, &strings::reader::gave(relations.len(), 0));
            for &id in relations.iter().take(MOST) {
                let id = relation(ui, state, id, commands);
                first = first.or(id);
            }
            if relations.len() > 1 {
                let select = Command::SelectRelationsOf(place(*span));
                item(ui, strings::reader::SELECT_ALL_OF_SENTENCE, select, commands);
            }
            ui.separator();
            let quote = Command::CopySentenceAsQuotation(place(*span));
            let quote = item(ui, strings::COPY_QUOTATION, quote, commands);
            first = first.or(Some(quote));
            let sentence = Command::CopyText(one_line(span.of(text)));
            item(ui, strings::reader::COPY_SENTENCE, sentence, commands);
        }
        let paragraph = Command::CopyText(one_line(self.paragraph.of(text)));
        let paragraph = item(ui, strings::reader::COPY_PARAGRAPH, paragraph, commands);
        first.unwrap_or(paragraph)
    }
}

impl Memory {
    /// Ways to enter what marked words stand for or say; where none are marked, words of the sentence.
    fn add_items(
        &self,
        ui: &mut Ui,
        state: &State,
        document: &Document,
        commands: &mut Vec<Command>,
    ) -> Option<Id> {
        let marked = state.words.as_ref().filter(|place| place.document == document.id);
        let words = marked.map(|place| place.span.of(&document.text));
        let sentence = self.sentence.as_ref().map(|(span, _)| *span);
        let span = marked.map(|place| place.span).or(sentence)?;
        let mut first = None;
        for (name, dialog) in [
            (strings::curation::add_entity(words), CurationDialog::AddEntity),
            (strings::curation::add_relation(words), CurationDialog::AddRelation),
        ] {
            let response = ui.button(name);
            first.get_or_insert(response.id);
            if response.clicked() {
                if words.is_none() {
                    commands.push(Command::Read(ReaderPlace { document: document.id.clone(), span }));
                }
                commands.push(Command::ShowCuration(dialog));
                ui.close();
            }
        }
        ui.separator();
        first
    }
}

fn heading(ui: &mut Ui, text: &str) {
    ui.horizontal(|ui| {
        ui.add_space(ui.spacing().button_padding.x);
        widgets::secondary(ui, text);
    });
}

/// A relation in one line; a click selects it.
fn relation(ui: &mut Ui, state: &State, id: RelationId, commands: &mut Vec<Command>) -> Option<Id> {
    let knowledge = &state.derived.knowledge;
    let found = knowledge.relation(id)?;
    let name = |id| knowledge.entity(id).map_or("", |entity| entity.name.as_str());
    let text = format!("{} {} {}", name(found.subject), found.phrase, name(found.object));
    let words = egui::RichText::new(&text).font(theme::plain(theme::BODY));
    let response = ui.add(egui::Button::new(words).truncate());
    let subject = Subject::Relation(id);
    if response.hovered() {
        commands.push(Command::Hover(Some(subject)));
    }
    if response.clicked() {
        commands.push(Command::Select(subject));
        ui.close();
    }
    Some(response.id)
}

fn item(ui: &mut Ui, name: &str, command: Command, commands: &mut Vec<Command>) -> Id {
    let response = ui.button(name);
    if response.clicked() {
        commands.push(command);
        ui.close();
    }
    response.id
}
