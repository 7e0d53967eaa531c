//! Reading by keyboard: from sentence to sentence and from name to name. Where the keyboard is in the text is where
//! the reader is; one widget, around the current sentence, stands for it.

use std::cmp::Reverse;

use egui::accesskit::{Action, Live};
use egui::{
    EventFilter, Id, Key, Modifiers, Popup, Rect, Response, Role, Sense, SetOpenCommand, Stroke, StrokeKind,
    Ui, WidgetInfo,
};

use super::menu;
use super::page::{self, Spot};
use crate::app::sentences::{Sentence, part_of_graph};
use crate::app::{Command, ReaderPlace, State};
use crate::document::{Document, Span};
use crate::knowledge::SourceIndex;
use crate::scene::Subject;
use crate::ui::menus::take_focus;
use crate::ui::strings;
use crate::ui::theme::Tokens;

/// Where the keyboard is in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor {
    /// Which sentence of the document.
    index: usize,
    /// Where it stands.
    pub(super) sentence: Span,
    /// The name in it, if one was gone to.
    pub(super) name: Option<Spot>,
}

impl Cursor {
    /// Where the reader is: at the sentence that holds what it shows, or else at the next one; `None` where the
    /// document has no sentences. `spots` are the mentions of the page.
    pub(super) fn new(state: &State, source: SourceIndex, spots: &[Spot]) -> Option<Self> {
        let shown = state.reader.as_ref()?.span;
        let sentences = state.derived.sentences.of_source(source);
        let next = sentences.partition_point(|sentence| sentence.span.end <= shown.start);
        let index = next.min(sentences.len().checked_sub(1)?);
        let sentence = sentences.get(index)?.span;
        let name = page::within(spots, sentence).iter().find(|spot| spot.span == shown).copied();
        Some(Self { index, sentence, name })
    }
}

/// Where on the screen the current sentence and name are.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// All of the sentence.
    pub(super) sentence: Rect,
    /// The name, a box for each line that it stands on.
    pub(super) name: Vec<Rect>,
}

/// What has to be remembered of the menu that the keyboard has opened.
#[derive(Debug, Default)]
pub(super) struct Memory {
    menu: menu::Memory,
    /// Whether its first item is to have the keyboard.
    wants_focus: bool,
}

/// The page as the keyboard meets it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading<'a> {
    pub(super) state: &'a State,
    pub(super) source: SourceIndex,
    pub(super) document: &'a Document,
    pub(super) cursor: Option<Cursor>,
}

impl Reading<'_> {
    /// Takes the keys while the keyboard is here, and marks the sentence and the name. `seen` is where they are
    /// on the screen, if they are seen. Gives back the widget.
    pub(super) fn show(
        &self,
        ui: &Ui,
        seen: Option<&Place>,
        spots: &[Spot],
        memory: &mut Memory,
        commands: &mut Vec<Command>,
    ) -> Id {
        let page = ui.clip_rect();
        let visible = seen.map(|place| place.sentence.expand(3.0).intersect(page));
        let visible = visible.filter(Rect::is_positive);
        let id = Id::unique("reading by keyboard");
        // The pointer goes through it to the words.
        let response = ui.interact(visible.unwrap_or(page), id, Sense::focusable_noninteractive());
        let Some((cursor, sentence)) = self.current() else {
            response.widget_info(|| WidgetInfo::labeled(Role::Document, true, strings::reader::ARTICLE_TEXT));
            return id;
        };
        let has_focus = response.has_focus();
        self.describe(ui, &response, &cursor, sentence);
        if has_focus {
            if response.gained_focus() && visible.is_none() {
                commands.push(self.read(cursor.name.map_or(cursor.sentence, |spot| spot.span)));
            }
            let knowledge = &self.state.derived.knowledge;
            commands.push(Command::Brush(part_of_graph(knowledge, &sentence.relations)));
            if let Some(spot) = cursor.name {
                commands.push(Command::Hover(Some(Subject::Entity(spot.entity))));
            }
            mark(ui, seen);
            self.keys(ui, id, &cursor, spots, commands);
        }
        self.menu(&response, &cursor, sentence, memory, commands);
        id
    }

    fn current(&self) -> Option<(Cursor, &Sentence)> {
        let cursor = self.cursor?;
        let sentence = self.state.derived.sentences.of_source(self.source).get(cursor.index)?;
        Some((cursor, sentence))
    }

    fn read(&self, span: Span) -> Command {
        Command::Read(ReaderPlace { document: self.document.id.clone(), span })
    }

    /// Says what the sentence is and what it gave, when the keyboard is here.
    fn describe(&self, ui: &Ui, response: &Response, cursor: &Cursor, sentence: &Sentence) {
        let has_focus = response.has_focus();
        response.widget_info(|| {
            let told = if has_focus {
                self.told(cursor, sentence)
            } else {
                strings::reader::ARTICLE_TEXT.to_owned()
            };
            WidgetInfo::labeled(Role::Document, true, told)
        });
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_description(strings::reader::READING_HINT);
            node.add_action(Action::Click);
            if has_focus {
                node.set_live(Live::Polite);
            }
        });
    }

    fn told(&self, cursor: &Cursor, sentence: &Sentence) -> String {
        let view = &self.state.derived.view;
        let not_shown = sentence.relations.iter().filter(|&&id| !view.has_relation(id)).count();
        let text = &self.document.text;
        strings::reader::reading(
            cursor.index + 1,
            self.state.derived.sentences.of_source(self.source).len(),
            &strings::reader::gave(sentence.relations.len(), not_shown),
            cursor.sentence.of(text),
            cursor.name.map(|spot| spot.span.of(text)),
        )
    }

    fn keys(&self, ui: &Ui, id: Id, cursor: &Cursor, spots: &[Spot], commands: &mut Vec<Command>) {
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
        let pressed =
            |key| ui.input_mut(|input| input.modifiers.is_none() && input.consume_key(Modifiers::NONE, key));
        let sentences = self.state.derived.sentences.of_source(self.source);
        let other = if pressed(Key::ArrowDown) {
            sentences.get(cursor.index + 1).map(|sentence| sentence.span)
        } else if pressed(Key::ArrowUp) {
            // From a name first to the sentence that it stands in would be a step that nobody sees.
            cursor.index.checked_sub(1).and_then(|index| sentences.get(index)).map(|sentence| sentence.span)
        } else if pressed(Key::ArrowRight) {
            beside(cursor, spots, true)
        } else if pressed(Key::ArrowLeft) {
            beside(cursor, spots, false)
        } else {
            None
        };
        commands.extend(other.map(|span| self.read(span)));
        let asks = ui.input(|input| input.has_accesskit_action_request(id, Action::Click));
        if pressed(Key::Enter) || asks {
            if let Some(spot) = cursor.name {
                commands.extend([Command::Select(Subject::Entity(spot.entity)), self.read(spot.span)]);
            } else {
                let place = ReaderPlace { document: self.document.id.clone(), span: cursor.sentence };
                commands.push(Command::SelectRelationsOf(place));
            }
        }
    }

    /// The menu that a right click opens there, under Shift+F10 and the menu key.
    fn menu(
        &self,
        response: &Response,
        cursor: &Cursor,
        sentence: &Sentence,
        memory: &mut Memory,
        commands: &mut Vec<Command>,
    ) {
        let asks = response.has_focus()
            && response.ctx.input_mut(|input| {
                input.consume_key(Modifiers::SHIFT, Key::F10) || input.consume_key(Modifiers::NONE, Key::Menu)
            });
        if !asks && !response.context_menu_opened() {
            return;
        }
        let mut popup = Popup::context_menu(response).at_position(response.rect.left_bottom());
        if asks {
            let paragraphs = &self.document.paragraphs;
            let number = paragraphs.partition_point(|paragraph| paragraph.span.end <= cursor.sentence.start);
            let paragraph = paragraphs.get(number).map_or(cursor.sentence, |paragraph| paragraph.span);
            memory.menu.open(cursor.name.map(|spot| spot.entity), Some(sentence), paragraph);
            memory.wants_focus = true;
            popup = popup.open_memory(SetOpenCommand::Bool(true));
        }
        popup.show(|ui| {
            let first = memory.menu.show(ui, self.state, self.document, commands);
            if memory.wants_focus {
                memory.wants_focus = !take_focus(ui, first);
            }
        });
    }
}

/// The name after the one where the keyboard is, or before it; from a sentence, the first in it or the last before
/// it.
fn beside(cursor: &Cursor, spots: &[Spot], forward: bool) -> Option<Span> {
    let key = |span: Span| (span.start, Reverse(span.end));
    let found = match (cursor.name, forward) {
        (Some(name), true) => spots.iter().find(|spot| key(spot.span) > key(name.span)),
        (Some(name), false) => spots.iter().rev().find(|spot| key(spot.span) < key(name.span)),
        (None, true) => spots.iter().find(|spot| spot.span.start >= cursor.sentence.start),
        (None, false) => spots.iter().rev().find(|spot| spot.span.start < cursor.sentence.start),
    };
    found.map(|spot| spot.span)
}

/// A bar beside the sentence, and a ring around the name in it.
fn mark(ui: &Ui, seen: Option<&Place>) {
    let Some(place) = seen else { return };
    let tokens = Tokens::in_ui(ui);
    let bar = place.sentence.with_max_x(place.sentence.left() - 4.0).with_min_x(place.sentence.left() - 7.0);
    ui.painter().rect_filled(bar, 1.5, tokens.accent);
    for line in &place.name {
        let stroke = Stroke::new(1.5, tokens.accent);
        ui.painter().rect_stroke(line.expand2(egui::vec2(1.5, 0.0)), 3.0, stroke, StrokeKind::Outside);
    }
}
