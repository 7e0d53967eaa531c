//! One sentence of evidence: both ends and the trigger marked, with the place it comes from.

use egui::{EventFilter, Id, Key, Modifiers, Rect, Sense, Ui, vec2};

use super::Memory;
use crate::app::evidence::Place;
use crate::app::quotation::short_place;
use crate::app::testimony::{Heading, Sentence};
use crate::app::{Command, ReaderPlace, State, words};
use crate::knowledge::{Relation, RelationId};
use crate::scene::Subject;
use crate::ui::passage::{Ink, Mark, Reason, job};
use crate::ui::theme::{self, Tokens};
use crate::ui::{canvas, icons, menus, strings, widgets};

/// Of the places where others copy a sentence so many are shown unasked.
const COPIES: usize = 3;

/// The sentences that are shown, in order, so that the arrow keys step from one to the next.
#[derive(Debug, Default)]
pub(super) struct Steps {
    before: Vec<(Id, ReaderPlace)>,
    now: Vec<(Id, ReaderPlace)>,
    /// The sentence that was stepped to and is to be brought into view.
    target: Option<Id>,
}

impl Steps {
    /// Begins a frame.
    pub(super) fn begin(&mut self) {
        self.before = std::mem::take(&mut self.now);
    }

    /// The sentence so many steps after another, and so many back, in the frame before; the first or
    /// the last where there are not so many.
    fn beside(&self, id: Id, down: usize, up: usize) -> Option<&(Id, ReaderPlace)> {
        let index = self.before.iter().position(|(other, _)| *other == id)?;
        let last = self.before.len() - 1;
        self.before.get((index + down).saturating_sub(up).min(last))
    }
}

/// Shows a sentence of a relation, which may stand under a heading; a click shows it in the reader.
pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    relation: &Relation,
    said: &Sentence,
    under: Option<Heading>,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let knowledge = &state.derived.knowledge;
    let index = said.evidence;
    let Some(evidence) = relation.evidence.get(index) else { return };
    let Some(source) = knowledge.sources.get(evidence.source as usize) else { return };
    let tokens = Tokens::in_ui(ui);
    let document = &source.document;
    let mut marks: Vec<Mark> =
        evidence.trigger.iter().map(|&span| Mark { span, reason: Reason::Trigger }).collect();
    for (id, span) in [(relation.subject, evidence.subject), (relation.object, evidence.object)] {
        if let Some(entity) = knowledge.entity(id) {
            marks.push(Mark { span, reason: Reason::Mention(entity.kind) });
        }
    }
    let ink = Ink { font: theme::plain(12.5), color: tokens.text, line_height: 18.0 };
    let text = job(&document.text, evidence.sentence, &marks, &ink, ui.available_width(), &tokens);
    let galley = ui.painter().layout_job(text);
    let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
    let id = Id::unique(("evidence", relation.id.0, index));
    let response = ui.interact(rect, id, Sense::click());
    widgets::into_view(&response);
    let sentence = evidence.sentence.of(&document.text);
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Button, true, strings::evidence_name(sentence))
    });
    let place = ReaderPlace { document: document.id.clone(), span: evidence.sentence };
    let is_read = state.reader.as_ref() == Some(&place);
    if is_read || response.has_focus() {
        let bar = Rect::from_min_max(rect.left_top() - vec2(8.0, 0.0), rect.left_bottom() - vec2(5.0, 0.0));
        let ink = if is_read { tokens.accent } else { tokens.secondary };
        ui.painter().rect_filled(bar, 1.5, ink);
    }
    ui.painter().galley(rect.min, galley, tokens.text);
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if response.hovered() {
        commands.push(Command::Hover(Some(Subject::Relation(relation.id))));
    }
    menus::attach(&response, |ui| canvas::sentence_items(ui, state, relation, index, commands));
    if response.has_focus() {
        step(ui, id, &mut memory.steps, commands);
    }
    let steps = &mut memory.steps;
    if steps.target == Some(id) {
        steps.target = None;
        response.scroll_to_me(None);
    }
    steps.now.push((id, place.clone()));
    if response.clicked() {
        commands.push(Command::Read(place));
        response.request_focus();
    }
    ui.horizontal(|ui| {
        let at = short_place(document, evidence.sentence);
        widgets::secondary(
            ui,
            match under {
                // The heading tells the rest.
                Some(Heading::Article(_)) => at,
                _ => strings::dated_place(&document.name, &at, document.date),
            },
        );
        if widgets::icon_button(ui, strings::COPY_QUOTATION, icons::copy).clicked() {
            commands.push(Command::CopyQuotation { relation: relation.id, evidence: index });
        }
    });
    about(ui, state, relation, said, memory, commands);
}

/// What tells a sentence from the others of its relation: its own date, and where else it stands word for word.
fn about(
    ui: &mut Ui,
    state: &State,
    relation: &Relation,
    said: &Sentence,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let Some(evidence) = relation.evidence.get(said.evidence).filter(|_| relation.evidence.len() > 1) else {
        return;
    };
    if let Some(date) = words::date(&state.derived.knowledge, evidence) {
        widgets::secondary(ui, strings::reader::dated(&date));
    }
    let copies = relation.copies(evidence);
    if !said.copies.is_empty() {
        also_in(ui, state, (relation.id, said.evidence), &said.copies, memory, commands);
    } else if copies > 1 {
        widgets::secondary(ui, strings::reader::copied(copies)).on_hover_text(strings::reader::COPIED_HINT);
    }
    ui.add_space(3.0);
}

/// Where others copy a sentence; a click shows the place in the reader.
fn also_in(
    ui: &mut Ui,
    state: &State,
    sentence: (RelationId, usize),
    copies: &[Place],
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let is_open = memory.all_copies.contains(&sentence);
    // A link to a single place takes as much room as the place.
    let shown = if is_open || copies.len() <= COPIES + 1 { copies.len() } else { COPIES };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        widgets::secondary(ui, strings::reader::ALSO_IN).on_hover_text(strings::reader::COPIED_HINT);
        for copy in &copies[..shown] {
            let Some(source) = state.derived.knowledge.sources.get(copy.source as usize) else { continue };
            let document = &source.document;
            let place = strings::place(&document.name, &short_place(document, copy.span));
            let response = widgets::link(ui, egui::RichText::new(&place).size(theme::SMALL));
            let name = strings::reader::also_in(&place);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            if response.clicked() {
                commands.push(Command::Read(ReaderPlace { document: document.id.clone(), span: copy.span }));
            }
        }
        let more =
            egui::RichText::new(strings::reader::more_of_list(copies.len() - shown)).size(theme::SMALL);
        if shown < copies.len() && widgets::link(ui, more).clicked() {
            memory.all_copies.insert(sentence);
        }
    });
}

/// The arrows up and down step from the sentence that has the keyboard to the one beside it.
fn step(ui: &Ui, id: Id, steps: &mut Steps, commands: &mut Vec<Command>) {
    let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
    if down == up {
        return;
    }
    if let Some((other, place)) = steps.beside(id, down, up).cloned() {
        ui.memory_mut(|memory| memory.request_focus(other));
        steps.target = Some(other);
        commands.push(Command::Read(place));
    }
}
