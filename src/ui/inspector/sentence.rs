//! One sentence of evidence: both ends and the trigger marked, with the place it comes from.

use egui::{Sense, Ui};

use crate::app::quotation::paragraph_number;
use crate::app::{Command, ReaderPlace, State};
use crate::knowledge::Relation;
use crate::scene::Subject;
use crate::ui::passage::{Ink, Mark, Reason, job};
use crate::ui::theme::{self, Tokens};
use crate::ui::{icons, strings, widgets};

/// Shows a sentence; a click shows it in the reader.
pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    relation: &Relation,
    index: usize,
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
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    let sentence = evidence.sentence.of(&document.text);
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Button, true, strings::evidence_name(sentence))
    });
    ui.painter().galley(rect.min, galley, tokens.text);
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    let place = ReaderPlace { document: document.id.clone(), span: evidence.sentence };
    if response.hovered() {
        commands.push(Command::Hover(Some(Subject::Relation(relation.id))));
    }
    if response.clicked() {
        commands.push(Command::Read(place));
    }
    ui.horizontal(|ui| {
        let paragraph = paragraph_number(document, evidence.sentence);
        widgets::secondary(ui, strings::place(&document.name, paragraph));
        if widgets::icon_button(ui, strings::COPY_QUOTATION, icons::copy).clicked() {
            commands.push(Command::CopyQuotation { relation: relation.id, evidence: index });
        }
    });
}
