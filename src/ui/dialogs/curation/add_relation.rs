//! What a sentence tells of two entities that it names.

use egui::{ComboBox, ScrollArea, Ui};

use super::add_entity::Memory as Sentence;
use super::{Memory as Fields, decide, field, form_row, title};
use crate::app::{Command, Curation, State};
use crate::document::Span;
use crate::ui::strings::curation as strings;
use crate::ui::widgets;

/// What was chosen.
#[derive(Debug, Default)]
pub(super) struct Memory {
    pub(super) sentence: Sentence,
    /// The words of the sentence that stand for entities, in order, and what they are called.
    ends: Vec<(Span, String)>,
    subject: usize,
    object: usize,
}

impl Memory {
    pub(super) fn begin(&mut self, state: &State) {
        *self = Self::default();
        self.sentence.begin(state);
        let Some((source, sentence)) = self.sentence.sentence else { return };
        let knowledge = &state.derived.knowledge;
        let Some(found) = knowledge.sources.get(source as usize) else { return };
        let text = &found.document.text;
        for entity in &knowledge.entities {
            let here = entity.mentions.iter();
            for mention in here.filter(|at| at.source == source && sentence.contains(at.span)) {
                let words = mention.span.of(text);
                let name = if words == entity.name {
                    entity.name.clone()
                } else {
                    strings::called(&entity.name, words)
                };
                self.ends.push((mention.span, name));
            }
        }
        self.ends.sort();
        self.object = usize::from(self.ends.len() > 1);
        // Words around which two are named lie between them, as those do that nobody has marked.
        let marked = self.sentence.marked.unwrap_or(Span::new(sentence.start, sentence.start));
        let after = self.ends.iter().position(|(span, _)| span.start >= marked.end && !marked.is_empty());
        if let Some(after) = after.filter(|after| *after > 0) {
            (self.subject, self.object) = (after - 1, after);
        }
        if self.sentence.marked.is_none()
            && let (Some((one, _)), Some((other, _))) =
                (self.ends.get(self.subject), self.ends.get(self.object))
        {
            let between = Span::new(one.end, other.start.max(one.end)).of(text);
            between.trim().clone_into(&mut self.sentence.words);
        }
    }
}

pub(super) fn show(ui: &mut Ui, state: &State, fields: &mut Fields, commands: &mut Vec<Command>) {
    title(ui, strings::ADD_RELATION_TITLE);
    let Fields { relation, statement, .. } = fields;
    relation.sentence.sentence(ui, state);
    if relation.ends.len() < 2 {
        ui.label(strings::TOO_FEW);
    }
    let height = super::super::room(ui) - 40.0;
    ScrollArea::vertical().max_height(height.max(60.0)).show(ui, |ui| {
        widgets::rims(ui);
        end(ui, strings::SUBJECT, &mut relation.subject, &relation.ends);
        end(ui, strings::OBJECT, &mut relation.object, &relation.ends);
        field(ui, strings::WORDS_THAT_SAY_IT, &mut relation.sentence.words);
        if relation.sentence.span(state).is_none() {
            ui.label(strings::NOT_IN_SENTENCE);
        }
        statement.show(ui);
    });
    let trigger = relation.sentence.span(state);
    let subject = relation.ends.get(relation.subject).map(|(span, _)| *span);
    let object = relation.ends.get(relation.object).map(|(span, _)| *span);
    let told = statement.about.told();
    let is_whole = trigger.is_some() && subject.is_some() && object.is_some() && told.is_some();
    let is_ready = is_whole && subject != object;
    if decide(ui, strings::ADD, is_ready, commands)
        && let (Some(trigger), Some(subject), Some(object), Some(told)) = (trigger, subject, object, told)
        && let Some(place) = relation.sentence.place(state, trigger)
    {
        let says = statement.statement();
        let add = Curation::AddRelation { document: place.document, subject, object, trigger, says, told };
        commands.push(Command::Curate(add));
    }
}

fn end(ui: &mut Ui, name: &str, chosen: &mut usize, ends: &[(Span, String)]) {
    form_row(ui, name, |ui| {
        ComboBox::from_id_salt(name)
            .selected_text(ends.get(*chosen).map_or("", |(_, name)| name.as_str()))
            .width(260.0)
            .truncate()
            .show_ui(ui, |ui| {
                for (number, (_, name)) in ends.iter().enumerate() {
                    ui.selectable_value(chosen, number, name);
                }
            })
            .response
            .accessible_name(name);
    });
}
