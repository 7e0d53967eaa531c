//! The margin beside the text: for every sentence a bar that tells whether it gave relations, so that
//! what was missed is seen as well as what was found.

use egui::{CursorIcon, Galley, Rect, Role, Sense, Ui, WidgetInfo, pos2};

use super::lit::Light;
use super::paragraph::Shown;
use crate::app::Command;
use crate::app::sentences::{Sentence, part_of_graph};
use crate::ui::strings;
use crate::ui::theme::Tokens;

/// From the rim of the margin to the text.
pub(super) const WIDTH: f32 = 22.0;
/// The width of a bar that is not lit.
const BAR: f32 = 4.0;
/// The bars of two sentences on one line stand so far apart.
const GAP: f32 = 2.0;

/// Shows the bars of the sentences of a paragraph, whose words fill `text`.
pub(super) fn show(ui: &Ui, shown: &Shown<'_>, text: Rect, galley: &Galley, commands: &mut Vec<Command>) {
    for sentence in shown.state.derived.sentences.within(shown.source, shown.span) {
        let from = height_of(shown, galley, sentence.span.start, false);
        let to = height_of(shown, galley, sentence.span.end, true).max(from + 3.0);
        let bar = Rect::from_min_max(
            pos2(text.left() - WIDTH + 4.0, text.top() + from + GAP / 2.0),
            pos2(text.left() - WIDTH + 4.0 + BAR, text.top() + to - GAP / 2.0),
        );
        show_bar(ui, shown, sentence, bar, commands);
    }
}

/// How far down the words before a byte reach: whole lines, and of the line that it stands on as
/// much as stands before it.
fn height_of(shown: &Shown<'_>, galley: &Galley, byte: u32, is_end: bool) -> f32 {
    let place = shown.position(galley, byte);
    let middle = place.center().y;
    let Some(row) = galley.rows.iter().find(|row| row.rect().y_range().contains(middle)) else {
        return if is_end { galley.size().y } else { 0.0 };
    };
    let rect = row.rect();
    let part = ((place.left() - rect.left()) / rect.width().max(1.0)).clamp(0.0, 1.0);
    // The end of a line is the end of the line, whatever blank follows the last word.
    let part = if is_end && part > 0.97 { 1.0 } else { part };
    rect.top() + part * rect.height()
}

fn show_bar(ui: &Ui, shown: &Shown<'_>, sentence: &Sentence, bar: Rect, commands: &mut Vec<Command>) {
    let state = shown.state;
    let id = ui.scope_id().with(("margin", sentence.span.start));
    let response = ui.interact(bar.expand2(egui::vec2(6.0, 0.0)), id, Sense::CLICK);
    let count = sentence.relations.len();
    let not_shown = sentence.relations.iter().filter(|&&id| !state.derived.view.has_relation(id)).count();
    let told = strings::reader::gave(count, not_shown);
    let words = sentence.span.of(&shown.document.text);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, count > 0, strings::reader::bar(&told, words)));
    let tokens = Tokens::in_ui(ui);
    let (ink, extra) = match shown.lit.light(sentence.span) {
        Light::Current => (tokens.accent, 1.5),
        Light::Selected => (tokens.accent, 0.0),
        Light::Pointed => (tokens.text, 1.0),
        Light::Off => (tokens.gave(count), if response.hovered() { 1.0 } else { 0.0 }),
    };
    ui.painter().rect_filled(bar.expand2(egui::vec2(extra, 0.0)), 2.0, ink);
    if response.hovered() && count > 0 {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        commands.push(Command::Brush(part_of_graph(&state.derived.knowledge, &sentence.relations)));
    }
    if response.on_hover_text(told).clicked() && count > 0 {
        commands.push(Command::SelectRelationsOf(shown.place(sentence.span)));
    }
}
