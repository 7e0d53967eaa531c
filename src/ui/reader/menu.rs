//! The menu under the right mouse button: of a mention the same as on the graph, of a sentence its
//! relations and ways to copy it.

use egui::Ui;

use super::paragraph::Shown;
use crate::app::Command;
use crate::app::sentences::Sentence;
use crate::app::words::one_line;
use crate::document::Span;
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

    /// The items.
    pub(super) fn show(&self, ui: &mut Ui, shown: &Shown<'_>, commands: &mut Vec<Command>) {
        if let Some(entity) = self.entity {
            canvas::entity_items(ui, shown.state, entity, commands);
            ui.separator();
        }
        let text = &shown.document.text;
        if let Some((span, relations)) = &self.sentence {
            heading(ui, &strings::reader::gave(relations.len(), 0));
            for &id in relations.iter().take(MOST) {
                relation(ui, shown, id, commands);
            }
            if relations.len() > 1 {
                let select = Command::SelectRelationsOf(shown.place(*span));
                item(ui, strings::reader::SELECT_ALL_OF_SENTENCE, select, commands);
            }
            ui.separator();
            let quote = Command::CopySentenceAsQuotation(shown.place(*span));
            item(ui, strings::COPY_QUOTATION, quote, commands);
            let sentence = Command::CopyText(one_line(span.of(text)));
            item(ui, strings::reader::COPY_SENTENCE, sentence, commands);
        }
        let paragraph = Command::CopyText(one_line(self.paragraph.of(text)));
        item(ui, strings::reader::COPY_PARAGRAPH, paragraph, commands);
    }
}

fn heading(ui: &mut Ui, text: &str) {
    ui.horizontal(|ui| {
        ui.add_space(ui.spacing().button_padding.x);
        widgets::secondary(ui, text);
    });
}

/// A relation in one line; a click selects it.
fn relation(ui: &mut Ui, shown: &Shown<'_>, id: RelationId, commands: &mut Vec<Command>) {
    let knowledge = &shown.state.derived.knowledge;
    let Some(found) = knowledge.relation(id) else { return };
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
}

fn item(ui: &mut Ui, name: &str, command: Command, commands: &mut Vec<Command>) {
    if ui.button(name).clicked() {
        commands.push(command);
        ui.close();
    }
}
