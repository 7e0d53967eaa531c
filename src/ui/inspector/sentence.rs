//! One sentence of evidence: both ends and the trigger marked, with the place it comes from.

use egui::{EventFilter, Id, Key, Modifiers, Rect, Sense, Ui, vec2};

use crate::app::quotation::paragraph_number;
use crate::app::{Command, ReaderPlace, State, words};
use crate::knowledge::{Evidence, Relation};
use crate::scene::Subject;
use crate::ui::passage::{Ink, Mark, Reason, job};
use crate::ui::theme::{self, Tokens};
use crate::ui::{canvas, icons, menus, strings, widgets};

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

/// Shows a sentence; a click shows it in the reader.
pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    relation: &Relation,
    index: usize,
    steps: &mut Steps,
    commands: &mut Vec<Command>,
) {
    let knowledge = &state.derived.knowledge;
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
        step(ui, id, steps, commands);
    }
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
        let paragraph = paragraph_number(document, evidence.sentence);
        widgets::secondary(ui, strings::dated_place(&document.name, paragraph, document.date));
        if widgets::icon_button(ui, strings::COPY_QUOTATION, icons::copy).clicked() {
            commands.push(Command::CopyQuotation { relation: relation.id, evidence: index });
        }
    });
    about(ui, state, relation, evidence);
}

/// What tells a sentence from the others of its relation: its own date, and in how many articles it stands
/// word for word.
fn about(ui: &mut Ui, state: &State, relation: &Relation, evidence: &Evidence) {
    if relation.evidence.len() < 2 {
        return;
    }
    if let Some(date) = words::date(&state.derived.knowledge, evidence) {
        widgets::secondary(ui, strings::reader::dated(&date));
    }
    let copies = relation.copies(evidence);
    if copies > 1 {
        widgets::secondary(ui, strings::reader::copied(copies)).on_hover_text(strings::reader::COPIED_HINT);
    }
    ui.add_space(3.0);
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
