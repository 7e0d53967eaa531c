//! What words of a sentence stand for.

use egui::{Button, RichText, ScrollArea, Ui};

use super::{Memory as Fields, decide, field, filled, kind, title};
use crate::app::curation::meant_sentence;
use crate::app::{Command, Curation, ReaderPlace, State};
use crate::document::Span;
use crate::knowledge::{EntityId, SourceIndex};
use crate::reference::normal::normal;
use crate::ui::strings::curation as strings;
use crate::ui::theme::{self, Tokens};
use crate::ui::widgets;

/// So many entities that it may be are offered.
const MOST: usize = 6;

/// The sentence, and what was chosen of it.
#[derive(Debug, Default)]
pub(super) struct Memory {
    pub(super) sentence: Option<(SourceIndex, Span)>,
    /// Where the words stand that were marked.
    pub(super) marked: Option<Span>,
    pub(super) words: String,
    everywhere: bool,
    same_as: Option<EntityId>,
    /// Whether a person has written the name; else it is that of the words.
    is_named: bool,
}

impl Memory {
    pub(super) fn begin(&mut self, state: &State) {
        *self = Self { sentence: meant_sentence(state), ..Self::default() };
        self.marked = state.words.as_ref().map(|place| place.span);
        if let (Some(marked), Some(text)) = (self.marked, self.text(state)) {
            marked.of(text).clone_into(&mut self.words);
        }
    }

    fn text<'a>(&self, state: &'a State) -> Option<&'a str> {
        let (source, _) = self.sentence?;
        Some(&state.derived.knowledge.sources.get(source as usize)?.document.text)
    }

    /// Where the words stand: where they were marked, or else for the first time in the sentence.
    pub(super) fn span(&self, state: &State) -> Option<Span> {
        let text = self.text(state)?;
        let words = filled(&self.words)?;
        if let Some(marked) = self.marked.filter(|marked| marked.of(text) == words) {
            return Some(marked);
        }
        let (_, sentence) = self.sentence?;
        let start = sentence.start + sentence.of(text).find(&words)? as u32;
        Some(Span::new(start, start + words.len() as u32))
    }

    /// The sentence as it stands in the article.
    pub(super) fn sentence(&self, ui: &mut Ui, state: &State) {
        if let (Some((_, sentence)), Some(text)) = (self.sentence, self.text(state)) {
            let words = RichText::new(crate::app::words::one_line(sentence.of(text)));
            ui.label(words.color(Tokens::in_ui(ui).secondary).font(theme::plain(theme::BODY)));
            ui.add_space(4.0);
        }
    }

    pub(super) fn place(&self, state: &State, span: Span) -> Option<ReaderPlace> {
        let (source, _) = self.sentence?;
        let document = state.derived.knowledge.sources.get(source as usize)?.document.id.clone();
        Some(ReaderPlace { document, span })
    }
}

pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    fields: &mut Fields,
    just_opened: bool,
    commands: &mut Vec<Command>,
) {
    title(ui, strings::ADD_ENTITY_TITLE);
    if just_opened {
        fields.kind = None;
        fields.subtype.clear();
        fields.name.clone_from(&fields.entity.words);
    }
    let height = super::super::room(ui);
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        fields.entity.sentence(ui, state);
        let response = field(ui, strings::WORDS, &mut fields.entity.words);
        if just_opened && fields.entity.words.is_empty() {
            response.request_focus();
        }
        if response.changed() && !fields.entity.is_named {
            fields.name.clone_from(&fields.entity.words);
        }
        if fields.entity.span(state).is_none() && filled(&fields.entity.words).is_some() {
            ui.label(strings::NOT_IN_SENTENCE);
        }
        ui.checkbox(&mut fields.entity.everywhere, strings::EVERYWHERE);
        if field(ui, strings::NAME, &mut fields.name).changed() {
            fields.entity.is_named = true;
            fields.entity.same_as = None;
        }
        same_as(ui, state, fields);
        kind::kinds(ui, &mut fields.kind);
        field(ui, strings::SUBTYPE, &mut fields.subtype);
    });
    let Fields { kind, subtype, name, entity, .. } = fields;
    let place = entity.span(state).and_then(|span| entity.place(state, span));
    let is_ready = place.is_some() && kind.is_some() && filled(name).is_some();
    if decide(ui, strings::ADD, is_ready, commands)
        && let (Some(place), Some(kind), Some(name)) = (place, *kind, filled(name))
    {
        commands.push(Command::Curate(Curation::AddEntity {
            place,
            name,
            kind,
            subtype: filled(subtype),
            everywhere: entity.everywhere,
            same_as: entity.same_as,
        }));
    }
}

/// Entities that it may be, by its name.
fn same_as(ui: &mut Ui, state: &State, fields: &mut Fields) {
    let wanted = normal(&fields.name).into_owned();
    if wanted.chars().count() < 2 {
        return;
    }
    let knowledge = &state.derived.knowledge;
    let fits = |name: &String| normal(name).contains(&wanted);
    let found = knowledge.entities.iter();
    let mut found: Vec<_> =
        found.filter(|entity| fits(&entity.name) || entity.aliases.iter().any(fits)).collect();
    found.sort_by_key(|entity| std::cmp::Reverse(state.derived.support.weight(entity.id)));
    if found.is_empty() {
        return;
    }
    widgets::secondary(ui, strings::SAME_AS);
    ui.horizontal_wrapped(|ui| {
        let is_new = fields.entity.same_as.is_none();
        if ui.add(Button::selectable(is_new, strings::NEW_ENTITY)).clicked() {
            fields.entity.same_as = None;
        }
        for entity in found.into_iter().take(MOST) {
            let is_on = fields.entity.same_as == Some(entity.id);
            if ui.add(Button::selectable(is_on, &entity.name)).clicked() {
                fields.entity.same_as = Some(entity.id);
                fields.kind = Some(entity.kind);
            }
        }
    });
}
