//! The claim that the review is at: what it means, its sentences, how sure it is and why, and what can be decided.

use egui::{
    Align, Button, Label, Layout, Response, RichText, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo,
    vec2,
};

use super::card_id;
use crate::app::quotation::short_place;
use crate::app::review::{Review, Reviewing};
use crate::app::{Command, ReaderPlace, State, words};
use crate::knowledge::{Evidence, Knowledge, Relation, reasons};
use crate::ui::passage::{Ink, Mark, Reason, job};
use crate::ui::strings::review as strings;
use crate::ui::theme::{self, Tokens};
use crate::ui::widgets;

/// So many sentences of a claim are shown.
const SENTENCES: usize = 4;
/// Height of the row of buttons with the room above it.
const BUTTONS: f32 = 36.0;

/// Shows the claim; gives the widget that has the keyboard while claims are gone through.
pub(super) fn show(ui: &mut Ui, state: &State, review: &Review, commands: &mut Vec<Command>) -> Response {
    let room = ui.available_rect_before_wrap();
    let text = room.with_max_y((room.bottom() - BUTTONS).max(room.top() + theme::ROW));
    let response = ui.interact(text, card_id(), Sense::click());
    let knowledge = &state.derived.knowledge;
    let progress = strings::progress(review.place(), review.waiting.len(), review.decided);
    let Some(relation) = review.current.and_then(|id| knowledge.relation(id)) else {
        let name = format!("{progress}. {}", strings::ALL_DECIDED);
        response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &name));
        return response;
    };
    let told = told(state, relation);
    let qualified = words::qualifiers(knowledge, relation).join(" · ");
    let sentence = relation.evidence.first().map_or("", |evidence| sentence_of(knowledge, evidence));
    let name = strings::card(&progress, &strings::meaning(knowledge, relation), &qualified, &told, sentence);
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &name));
    ui.scope_builder(UiBuilder::new().max_rect(text.shrink2(vec2(8.0, 5.0))), |ui| {
        ScrollArea::vertical()
            .id_salt(("claim under review", relation.id.0))
            .auto_shrink([false, false])
            // The buttons beneath stay free, however low the strip is.
            .min_scrolled_height(0.0)
            .show(ui, |ui| {
                ui.set_max_width(ui.available_width() - 12.0);
                meaning(ui, state, relation);
                for evidence in relation.evidence.iter().take(SENTENCES) {
                    self::sentence(ui, state, relation, evidence, commands);
                }
                if relation.evidence.len() > SENTENCES {
                    widgets::secondary(ui, strings::more(relation.evidence.len() - SENTENCES));
                }
                ui.add_space(2.0);
                if !qualified.is_empty() {
                    widgets::secondary(ui, &qualified);
                }
                widgets::secondary(ui, &told);
            });
    });
    let buttons = room.with_min_y(text.bottom());
    ui.scope_builder(UiBuilder::new().max_rect(buttons).layout(Layout::left_to_right(Align::Center)), |ui| {
        decisions(ui, commands);
    });
    response
}

fn sentence_of<'a>(knowledge: &'a Knowledge, evidence: &Evidence) -> &'a str {
    let source = knowledge.sources.get(evidence.source as usize);
    source.map_or("", |source| evidence.sentence.of(&source.document.text))
}

/// How sure a claim is, and what speaks for and against it.
fn told(state: &State, relation: &Relation) -> String {
    let knowledge = &state.derived.knowledge;
    let name = |id| knowledge.entity(id).map_or("", |entity| entity.name.as_str());
    let why = reasons(knowledge, relation);
    let why = why.iter().map(|reason| crate::ui::strings::reason(reason, name));
    let why: Vec<String> = why.collect();
    crate::ui::strings::reader::why(&words::confidence(relation.confidence), &why)
}

/// Who, in what relation, to whom.
fn meaning(ui: &mut Ui, state: &State, relation: &Relation) {
    let tokens = Tokens::in_ui(ui);
    let (subject, means, object) = strings::parts(&state.derived.knowledge, relation);
    let mut job = egui::text::LayoutJob::default();
    let between = format!("  {means}  ");
    for (words, ink) in [(subject, tokens.text), (&between, tokens.accent), (object, tokens.text)] {
        let words = words.replace('\n', " ");
        job.append(&words, 0.0, egui::TextFormat::simple(theme::strong(theme::BODY + 1.0), ink));
    }
    ui.add(Label::new(job).selectable(false).wrap());
    ui.add_space(2.0);
}

/// A sentence with both ends and the words marked that say it; a click shows it in the reader.
fn sentence(
    ui: &mut Ui,
    state: &State,
    relation: &Relation,
    evidence: &Evidence,
    commands: &mut Vec<Command>,
) {
    let knowledge = &state.derived.knowledge;
    let Some(source) = knowledge.sources.get(evidence.source as usize) else { return };
    let (document, tokens) = (&source.document, Tokens::in_ui(ui));
    let mut marks: Vec<Mark> =
        evidence.trigger.iter().map(|&span| Mark { span, reason: Reason::Trigger }).collect();
    for (id, span) in [(relation.subject, evidence.subject), (relation.object, evidence.object)] {
        let entity = knowledge.entity(id);
        marks.extend(entity.map(|entity| Mark { span, reason: Reason::Mention(entity.kind) }));
    }
    let ink = Ink { font: theme::plain(theme::BODY + 0.5), color: tokens.text, line_height: 19.0 };
    let text = job(&document.text, evidence.sentence, &marks, &ink, ui.available_width(), &tokens);
    let galley = ui.painter().layout_job(text);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    let words = evidence.sentence.of(&document.text);
    response
        .widget_info(|| WidgetInfo::labeled(Role::Button, true, crate::ui::strings::evidence_name(words)));
    ui.painter().galley(rect.min, galley, tokens.text);
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        commands.push(Command::Read(ReaderPlace { document: document.id.clone(), span: evidence.sentence }));
    }
    let at = short_place(document, evidence.sentence);
    let place = crate::ui::strings::dated_place(&document.name, &at, document.date);
    let place = RichText::new(place).size(theme::SMALL).color(tokens.secondary);
    ui.add(Label::new(place).selectable(false));
    ui.add_space(3.0);
}

/// What can be decided. The keyboard goes back to the claims.
fn decisions(ui: &mut Ui, commands: &mut Vec<Command>) {
    let wishes = [
        (strings::CONFIRM, "Y", strings::CONFIRM_HINT, Reviewing::Confirm),
        (strings::REJECT, "N", strings::REJECT_HINT, Reviewing::Reject),
        (strings::EDIT, "E", strings::EDIT_HINT, Reviewing::Edit),
        (strings::SHOW, "↵", strings::SHOW_HINT, Reviewing::Show),
    ];
    for (name, key, hint, wish) in wishes {
        let button = Button::new(name).shortcut_text(key).min_size(vec2(0.0, 26.0));
        let response = ui.add(button).on_hover_text(hint);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        if response.clicked() {
            commands.push(Command::Review(wish));
            ui.memory_mut(|memory| memory.request_focus(card_id()));
        }
    }
}
