//! The article's own text, in paragraphs of a comfortable width, every mention marked.

use std::sync::Arc;

use egui::{Align, CursorIcon, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo};

use super::passage::{Ink, Mark, Reason, byte_of_character, character_of_byte, job};
use super::theme::{self, Tokens};
use super::{repairs, strings, widgets};
use crate::app::{Command, ReaderPlace, State};
use crate::document::{Document, ParagraphKind, Repair, Span};
use crate::knowledge::{EntityId, Source, SourceIndex};
use crate::scene::Subject;
use crate::vocabulary::MentionKind;

/// The widest a line gets: about 75 characters.
const WIDTH: f32 = 620.0;

/// What the reader has to remember from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The last jump that was carried out.
    jump: u64,
    /// The marks of the page that is open, as long as nothing changes them.
    page: Option<Page>,
}

/// A mention on the page, with what it refers to.
#[derive(Clone, Copy, Debug)]
struct Spot {
    span: Span,
    entity: EntityId,
    reason: Reason,
}

#[derive(Debug)]
struct Page {
    knowledge: Arc<crate::knowledge::Knowledge>,
    source: SourceIndex,
    spots: Vec<Spot>,
}

/// Shows the panel's contents.
pub(super) fn show(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    let place = state.reader.as_ref();
    let index = place.and_then(|place| state.source_index(&place.document));
    let source = index.and_then(|index| state.derived.knowledge.sources.get(index as usize));
    head(ui, state, source.map(|source| &*source.document), commands);
    let (Some(place), Some(index), Some(source)) = (place, index, source) else { return };
    let jumps = memory.jump != state.reader_jumps;
    memory.jump = state.reader_jumps;
    turn_to(state, memory, index);
    let spots = memory.page.as_ref().map_or(&[][..], |page| &page.spots);
    ScrollArea::vertical().id_salt(("reader", &place.document.0)).auto_shrink([false, false]).show(
        ui,
        |ui| {
            text(ui, state, source, index, spots, jumps.then_some(place), commands);
        },
    );
}

/// The panel's title, one tab for each document, and what was mended in the open one.
fn head(ui: &mut Ui, state: &State, open: Option<&Document>, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        widgets::heading(ui, strings::READER);
        ui.add_space(6.0);
        ui.with_layout(egui::Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(8.0);
            if let Some(document) = open {
                repairs::button(ui, document, commands);
            }
            ui.with_layout(egui::Layout::left_to_right(Align::Center), |ui| tabs(ui, state, commands));
        });
    });
}

fn tabs(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ScrollArea::horizontal().id_salt("tabs").show(ui, |ui| {
        for source in &state.derived.knowledge.sources {
            let document = &source.document;
            let is_open = state.reader.as_ref().is_some_and(|place| place.document == document.id);
            if ui.selectable_label(is_open, &document.name).clicked() && !is_open {
                let start = document.paragraphs.first().map_or(0, |paragraph| paragraph.span.start);
                let span = Span::new(start, start);
                commands.push(Command::Read(ReaderPlace { document: document.id.clone(), span }));
            }
        }
    });
}

/// Gathers the mentions of a document, when the page or the knowledge has changed.
fn turn_to(state: &State, memory: &mut Memory, source: SourceIndex) {
    let knowledge = &state.derived.knowledge;
    if let Some(page) = &memory.page
        && page.source == source
        && Arc::ptr_eq(&page.knowledge, knowledge)
    {
        return;
    }
    let mut spots = Vec::new();
    for entity in &knowledge.entities {
        let mentions = entity.mentions.iter().filter(|mention| mention.source == source);
        spots.extend(mentions.map(|mention| {
            let is_name = matches!(mention.kind, MentionKind::Name | MentionKind::Demonym);
            let reason = if is_name { Reason::Mention } else { Reason::Description };
            Spot { span: mention.span, entity: entity.id, reason: reason(entity.kind) }
        }));
    }
    // Of mentions within mentions, the outer first: the inner lies over it.
    spots.sort_by_key(|spot| (spot.span.start, std::cmp::Reverse(spot.span.end), spot.entity));
    memory.page = Some(Page { knowledge: Arc::clone(knowledge), source, spots });
}

fn text(
    ui: &mut Ui,
    state: &State,
    source: &Source,
    index: SourceIndex,
    spots: &[Spot],
    jump: Option<&ReaderPlace>,
    commands: &mut Vec<Command>,
) {
    let document = &source.document;
    let evidence = evidence(state, index);
    let spare = ((ui.available_width() - WIDTH) / 2.0).max(4.0);
    let width = (ui.available_width() - 2.0 * spare).min(WIDTH);
    for paragraph in &document.paragraphs {
        let inside = spots_in(spots, paragraph.span);
        let mut marks: Vec<Mark> =
            evidence.iter().copied().filter(|mark| mark.span.overlaps(paragraph.span)).collect();
        let mended = document.repairs.iter().filter(|repair| repair.span.overlaps(paragraph.span));
        marks.extend(mended.map(|repair| Mark { span: repair.span, reason: Reason::Mended }));
        marks.extend(inside.iter().map(|spot| Mark { span: spot.span, reason: touched(state, spot) }));
        ui.horizontal(|ui| {
            ui.add_space(spare);
            let shown = Shown { document, span: paragraph.span, kind: paragraph.kind, width };
            shown.show(ui, inside, &marks, jump, commands);
        });
        ui.add_space(if paragraph.kind == ParagraphKind::ListItem { 2.0 } else { 8.0 });
    }
    ui.add_space(40.0);
}

/// The part of `spots`, which are in order of place, that begins in `span`.
fn spots_in(spots: &[Spot], span: Span) -> &[Spot] {
    let from = spots.partition_point(|spot| spot.span.start < span.start);
    let to = spots.partition_point(|spot| spot.span.start < span.end);
    &spots[from..to]
}

fn touched(state: &State, spot: &Spot) -> Reason {
    let subject = Subject::Entity(spot.entity);
    let is_touched = state.hovered == Some(subject) || state.selection.contains(&subject);
    match spot.reason {
        Reason::Mention(kind) | Reason::Description(kind) if is_touched => Reason::Touched(kind),
        reason => reason,
    }
}

/// The sentences and triggers behind the relations that are selected or under the pointer.
fn evidence(state: &State, source: SourceIndex) -> Vec<Mark> {
    let mut marks = Vec::new();
    for subject in state.selection.iter().chain(&state.hovered) {
        let Subject::Relation(id) = subject else { continue };
        let Some(relation) = state.derived.knowledge.relation(*id) else { continue };
        for evidence in relation.evidence.iter().filter(|evidence| evidence.source == source) {
            marks.push(Mark { span: evidence.sentence, reason: Reason::Evidence });
            marks.extend(evidence.trigger.iter().map(|&span| Mark { span, reason: Reason::Trigger }));
        }
    }
    if let Some(place) = state.reader.as_ref().filter(|place| !place.span.is_empty()) {
        let is_sentence = state
            .derived
            .knowledge
            .sources
            .get(source as usize)
            .is_some_and(|source| source.extraction.sentences.contains(&place.span));
        if is_sentence {
            marks.push(Mark { span: place.span, reason: Reason::Evidence });
        }
    }
    marks
}

/// A paragraph on the page.
struct Shown<'a> {
    document: &'a Document,
    span: Span,
    kind: ParagraphKind,
    width: f32,
}

impl Shown<'_> {
    fn show(
        &self,
        ui: &mut Ui,
        spots: &[Spot],
        marks: &[Mark],
        jump: Option<&ReaderPlace>,
        commands: &mut Vec<Command>,
    ) {
        let tokens = Tokens::in_ui(ui);
        let ink = match self.kind {
            ParagraphKind::Heading => {
                Ink { font: theme::strong(theme::READING + 2.5), color: tokens.text, line_height: 25.0 }
            }
            ParagraphKind::Quotation => {
                Ink { font: theme::plain(theme::READING), color: tokens.secondary, line_height: 23.0 }
            }
            ParagraphKind::Body | ParagraphKind::ListItem => {
                Ink { font: theme::plain(theme::READING), color: tokens.text, line_height: 23.0 }
            }
        };
        let indent = match self.kind {
            ParagraphKind::ListItem | ParagraphKind::Quotation => 18.0,
            _ => 0.0,
        };
        ui.add_space(indent);
        let text = &self.document.text;
        let layout = job(text, self.span, marks, &ink, self.width - indent, &tokens);
        let galley = ui.painter().layout_job(layout);
        let size = Vec2::new(self.width - indent, galley.size().y);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, self.span.of(text)));
        if self.kind == ParagraphKind::ListItem {
            let bullet = rect.min + egui::vec2(-11.0, 12.0);
            ui.painter().circle_filled(bullet, 2.0, tokens.secondary);
        }
        if self.kind == ParagraphKind::Quotation {
            let x = rect.left() - 12.0;
            ui.painter().vline(x, rect.y_range(), egui::Stroke::new(2.0, tokens.rule));
        }
        if ui.is_rect_visible(rect) {
            ui.painter().galley(rect.min, Arc::clone(&galley), tokens.text);
        }
        if let Some(place) = jump.filter(|place| self.holds(place.span)) {
            self.scroll_to(ui, rect, &galley, place.span);
        }
        let pointed = response.hover_pos().map(|pointer| self.byte_at(&galley, pointer - rect.min));
        if let Some(repair) = pointed.and_then(|byte| self.repair_at(byte)) {
            response.clone().on_hover_text(strings::mended(&repair.before));
        }
        if let Some(spot) = pointed.and_then(|byte| spot_at(byte, spots)) {
            let subject = Subject::Entity(spot.entity);
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
            commands.push(Command::Hover(Some(subject)));
            if response.clicked() {
                let place = ReaderPlace { document: self.document.id.clone(), span: spot.span };
                commands.extend([Command::Select(subject), Command::Read(place)]);
            }
        }
    }

    fn holds(&self, span: Span) -> bool {
        (self.span.start..=self.span.end).contains(&span.start)
    }

    /// Brings the beginning of a stretch of the paragraph into view.
    fn scroll_to(&self, ui: &Ui, rect: egui::Rect, galley: &egui::Galley, span: Span) {
        let text = self.span.of(&self.document.text);
        let at = |byte: u32| {
            let offset = byte.saturating_sub(self.span.start) as usize;
            let cursor = egui::text::CCursor::new(egui::text::CharIndex(character_of_byte(text, offset)));
            galley.pos_from_cursor(cursor).translate(rect.min.to_vec2())
        };
        let words = at(span.start).union(at(span.end.min(self.span.end)));
        ui.scroll_to_rect(words.expand(8.0), Some(Align::Center));
    }

    /// The byte of the document's text at a place of the galley.
    fn byte_at(&self, galley: &egui::Galley, place: Vec2) -> u32 {
        let character = galley.cursor_from_pos(place).index.0;
        let text = self.span.of(&self.document.text);
        self.span.start + byte_of_character(text, character) as u32
    }

    fn repair_at(&self, byte: u32) -> Option<&Repair> {
        let repairs = &self.document.repairs;
        let after = repairs.partition_point(|repair| repair.span.start <= byte);
        repairs[..after].last().filter(|repair| byte <= repair.span.end)
    }
}

/// The innermost mention at a byte of the text.
fn spot_at(byte: u32, spots: &[Spot]) -> Option<&Spot> {
    let holds = |spot: &&Spot| spot.span.start <= byte && byte <= spot.span.end;
    spots.iter().filter(holds).min_by_key(|spot| spot.span.len())
}
