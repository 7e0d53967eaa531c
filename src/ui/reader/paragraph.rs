//! One paragraph on the page.

use std::sync::Arc;

use egui::text_selection::LabelSelectionState;
use egui::{Align, CursorIcon, Galley, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::keyboard::{Cursor, Place};
use super::lit::{self, Lit};
use super::measure::{self, Heights};
use super::page::{self, Spot};
use super::{margin, menu, words};
use crate::app::sentences::part_of_graph;
use crate::app::{Command, ReaderPlace, State};
use crate::document::{Document, ParagraphKind, Repair, Span};
use crate::knowledge::SourceIndex;
use crate::scene::Subject;
use crate::ui::passage::{Ink, Mark, Reason, byte_of_character, character_of_byte, job};
use crate::ui::strings;
use crate::ui::theme::{self, Tokens};

/// What is so near to what is seen, in points, is set already.
const NEAR: f32 = 200.0;
/// What is farther away takes its room and nothing else: a screen reader comes to it as one scrolls.
const FAR: f32 = 3000.0;

/// The column of the text, with the margin to its left.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// From the left rim of the panel to the margin.
    spare: f32,
    /// The width of the text.
    pub(super) width: f32,
}

impl Column {
    /// The column in the room that `ui` has.
    pub(super) fn new(ui: &Ui) -> Self {
        // Room for the scroll bar that floats over the end of the lines.
        let room = ui.available_width() - margin::WIDTH - 14.0;
        let width = measure::width(ui, theme::plain(theme::READING)).min(room.max(80.0));
        Self { spare: ((room - width) / 2.0).max(0.0), width }
    }
}

/// How a paragraph is set.
#[derive(Clone, Debug)]
pub(super) struct Style {
    kind: ParagraphKind,
    ink: Ink,
    /// From the left rim of the column.
    indent: f32,
}

impl Style {
    /// How the paragraph with this number is set.
    pub(super) fn new(tokens: &Tokens, number: usize, kind: ParagraphKind) -> Self {
        let ink = |font, color, line_height| Ink { font, color, line_height };
        let (ink, indent) = match kind {
            ParagraphKind::Heading if number == 0 => {
                (ink(theme::strong(theme::READING + 6.0), tokens.text, 28.0), 0.0)
            }
            ParagraphKind::Heading => (ink(theme::strong(theme::READING + 1.5), tokens.text, 24.0), 0.0),
            ParagraphKind::Quotation => (ink(theme::plain(theme::READING), tokens.secondary, 23.0), 20.0),
            ParagraphKind::ListItem => (ink(theme::plain(theme::READING), tokens.text, 23.0), 20.0),
            ParagraphKind::Body => (ink(theme::plain(theme::READING), tokens.text, 23.0), 0.0),
        };
        Self { kind, ink, indent }
    }
}

/// How much more room there is above a paragraph than between paragraphs.
pub(super) fn above(document: &Document, number: usize, kind: ParagraphKind) -> f32 {
    let follows_list = number > 0 && document.paragraphs[number - 1].kind == ParagraphKind::ListItem;
    match kind {
        ParagraphKind::Heading if number == 0 => 6.0,
        ParagraphKind::Heading => 12.0,
        ParagraphKind::ListItem => 0.0,
        _ if follows_list => 7.0,
        _ => 0.0,
    }
}

/// How much room there is below it.
pub(super) fn below(kind: ParagraphKind) -> f32 {
    if kind == ParagraphKind::ListItem { 3.0 } else { 10.0 }
}

/// Whether what begins at `top` is so far from what is seen that it takes its room and nothing else.
pub(super) fn is_far(ui: &Ui, top: f32, height: f32) -> bool {
    let seen = ui.clip_rect();
    top + height < seen.top() - FAR || top > seen.bottom() + FAR
}

/// A paragraph and everything that is to be seen of it.
pub(super) struct Shown<'a> {
    pub(super) state: &'a State,
    pub(super) source: SourceIndex,
    pub(super) document: &'a Document,
    pub(super) span: Span,
    pub(super) style: Style,
    pub(super) spots: &'a [Spot],
    pub(super) lit: &'a Lit,
    pub(super) column: &'a Column,
    /// What is to be brought into view.
    pub(super) jump: Option<Span>,
    /// Where the keyboard would be in the text.
    pub(super) cursor: Option<Cursor>,
}

impl Shown<'_> {
    /// Shows it. What is out of sight only takes its room; it is measured when it was not before and
    /// `budget` is left. Gives back where on the screen the keyboard is, when it is here and this is seen.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        heights: &mut Heights,
        number: usize,
        budget: &mut usize,
        menu: &mut menu::Memory,
        commands: &mut Vec<Command>,
    ) -> Option<Place> {
        let text = self.span.of(&self.document.text);
        let top = ui.cursor().top();
        let width = self.column.width - self.style.indent;
        let known = heights.get(number);
        let is_target = self.jump.is_some_and(|span| self.holds(span));
        let clip = ui.clip_rect();
        let guess = || measure::guess(text.chars().count(), self.style.ink.line_height);
        let height = known.unwrap_or_else(guess);
        let is_near = top + height >= clip.top() - NEAR && top <= clip.bottom() + NEAR;
        let is_measured = known.is_none() && *budget > 0;
        if is_measured {
            *budget -= 1;
        }
        let galley = (is_near || is_target || is_measured).then(|| {
            let job = job(
                &self.document.text,
                self.span,
                &self.marks(),
                &self.style.ink,
                width,
                &Tokens::in_ui(ui),
            );
            ui.painter().layout_job(job)
        });
        let height = galley.as_ref().map_or(height, |galley| galley.size().y);
        if galley.is_some() {
            heights.set(number, height);
        }
        let (room, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        if galley.is_none() && is_far(ui, top, height) {
            return None;
        }
        let left = room.left() + self.column.spare + margin::WIDTH;
        let rect = Rect::from_min_size(pos2(left + self.style.indent, room.top()), vec2(width, height));
        let response =
            ui.interact(rect, ui.scope_id().with(("paragraph", number)), Sense::CLICK | Sense::DRAG);
        response.widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, text));
        let galley = galley?;
        if let Some(span) = self.jump.filter(|_| is_target) {
            self.bring_into_view(ui, rect, &galley, span);
        }
        if ui.is_rect_visible(room) {
            self.ornament(ui, rect);
            let color = self.style.ink.color;
            LabelSelectionState::label_text_selection(
                ui,
                &response,
                rect.min,
                Arc::clone(&galley),
                color,
                egui::Stroke::NONE,
            );
            margin::show(ui, self, rect.with_min_x(left), &galley, commands);
            self.react(ui, rect, &galley, &response, menu, commands);
            let cursor = self.cursor.filter(|cursor| self.holds(cursor.sentence))?;
            return Some(self.place_on_screen(rect, &galley, &cursor));
        }
        None
    }

    /// Where on the screen the keyboard's sentence and name are.
    fn place_on_screen(&self, rect: Rect, galley: &Galley, cursor: &Cursor) -> Place {
        let lines = |span| {
            let lines = self.lines(galley, span).into_iter();
            lines.map(|line| line.translate(rect.min.to_vec2())).collect::<Vec<Rect>>()
        };
        let sentence = lines(cursor.sentence).into_iter().fold(Rect::NOTHING, Rect::union);
        Place { sentence, name: cursor.name.map(|spot| lines(spot.span)).unwrap_or_default() }
    }

    /// The boxes of words in the galley, one a line.
    fn lines(&self, galley: &Galley, span: Span) -> Vec<Rect> {
        let (from, to) = (self.position(galley, span.start), self.position(galley, span.end));
        let rows = galley.rows.iter().map(egui::epaint::text::PlacedRow::rect);
        let between = rows.filter(|row| row.center().y > from.top() && row.center().y < to.bottom());
        between
            .map(|row| {
                let starts = row.y_range().contains(from.center().y);
                let ends = row.y_range().contains(to.center().y);
                let left = if starts { from.left() } else { row.left() };
                let right = if ends { to.left() } else { row.right() };
                Rect::from_x_y_ranges(left.min(right)..=left.max(right), row.y_range())
            })
            .collect()
    }

    fn marks(&self) -> Vec<Mark> {
        let is_here = |span: Span| span.overlaps(self.span);
        let mut marks: Vec<Mark> = self.lit.marks.iter().copied().filter(|mark| is_here(mark.span)).collect();
        let mended = self.document.repairs.iter().filter(|repair| is_here(repair.span));
        marks.extend(mended.map(|repair| Mark { span: repair.span, reason: Reason::Mended }));
        marks.extend(self.spots.iter().map(|spot| lit::mark(self.state, spot)));
        marks
    }

    /// The dot of an item of a list, the bar of a quotation.
    fn ornament(&self, ui: &Ui, rect: Rect) {
        let tokens = Tokens::in_ui(ui);
        match self.style.kind {
            ParagraphKind::ListItem => {
                ui.painter().circle_filled(rect.min + vec2(-10.0, 12.0), 2.2, tokens.secondary);
            }
            ParagraphKind::Quotation => {
                let stroke = egui::Stroke::new(3.0, tokens.rule);
                ui.painter().vline(rect.left() - 12.0, rect.y_range().shrink(2.0), stroke);
            }
            ParagraphKind::Heading | ParagraphKind::Body => {}
        }
    }

    /// Tells what the pointer is on, and what a person does with it.
    fn react(
        &self,
        ui: &Ui,
        rect: Rect,
        galley: &Galley,
        response: &egui::Response,
        menu: &mut menu::Memory,
        commands: &mut Vec<Command>,
    ) {
        let byte = response.hover_pos().and_then(|pointer| self.byte_at(galley, pointer - rect.min));
        if let Some(repair) = byte.and_then(|byte| self.repair_at(byte)) {
            response.clone().on_hover_text(strings::mended(&repair.before));
        }
        let sentence = byte.and_then(|byte| self.state.derived.sentences.at(self.source, byte));
        if let Some(sentence) = sentence.filter(|sentence| !sentence.relations.is_empty()) {
            commands.push(Command::Brush(part_of_graph(&self.state.derived.knowledge, &sentence.relations)));
        }
        let spot = byte.and_then(|byte| page::at(byte, self.spots));
        if let Some(spot) = spot {
            let subject = Subject::Entity(spot.entity);
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
            commands.push(Command::Hover(Some(subject)));
            if response.clicked() {
                commands.extend([Command::Select(subject), Command::Read(self.place(spot.span))]);
            }
        }
        commands.extend(words::marked(self, ui, rect, galley, response));
        if response.secondary_clicked() {
            menu.open(spot.map(|spot| spot.entity), sentence, self.span);
        }
        response.context_menu(|ui| {
            menu.show(ui, self.state, self.document, commands);
        });
    }

    /// A place of the document, as the reader is told.
    pub(super) fn place(&self, span: Span) -> ReaderPlace {
        ReaderPlace { document: self.document.id.clone(), span }
    }

    fn holds(&self, span: Span) -> bool {
        (self.span.start..=self.span.end).contains(&span.start)
    }

    /// Where a byte of the document's text stands in the galley.
    pub(super) fn position(&self, galley: &Galley, byte: u32) -> Rect {
        let text = self.span.of(&self.document.text);
        let offset = byte.clamp(self.span.start, self.span.end) - self.span.start;
        let character = character_of_byte(text, offset as usize);
        galley.pos_from_cursor(egui::text::CCursor::new(egui::text::CharIndex(character)))
    }

    /// Brings words of the paragraph into view, unless they are seen already.
    fn bring_into_view(&self, ui: &Ui, rect: Rect, galley: &Galley, span: Span) {
        let words = self.position(galley, span.start).union(self.position(galley, span.end));
        let words = words.translate(rect.min.to_vec2()).expand(8.0);
        let seen = ui.clip_rect();
        if words.top() < seen.top() || words.bottom() > seen.bottom() {
            ui.scroll_to_rect(words, Some(Align::Center));
        }
    }

    /// The byte of the document's text at a place of the galley; `None` beside the words.
    fn byte_at(&self, galley: &Galley, place: Vec2) -> Option<u32> {
        let row = galley.rows.iter().find(|row| row.rect().y_range().contains(place.y))?;
        if !row.rect().x_range().contains(place.x) {
            return None;
        }
        let character = galley.cursor_from_pos(place).index.0;
        let text = self.span.of(&self.document.text);
        Some(self.span.start + byte_of_character(text, character) as u32)
    }

    /// The byte of the document's text that is nearest to a place of the galley.
    pub(super) fn byte_near(&self, galley: &Galley, place: Vec2) -> u32 {
        let character = galley.cursor_from_pos(place).index.0;
        self.span.start + byte_of_character(self.span.of(&self.document.text), character) as u32
    }

    fn repair_at(&self, byte: u32) -> Option<&Repair> {
        let repairs = &self.document.repairs;
        let after = repairs.partition_point(|repair| repair.span.start <= byte);
        repairs[..after].last().filter(|repair| byte <= repair.span.end)
    }
}
