//! What is said for and against a disputed relation, side by side in the order of time.

use egui::{Rect, Sense, Ui, pos2, vec2};

use super::{Memory, sentence};
use crate::app::disputes::{in_words, voices};
use crate::app::testimony::Sentence;
use crate::app::{Command, State};
use crate::knowledge::Relation;
use crate::ui::theme::{self, Tokens};
use crate::ui::{icons, strings, widgets};

/// Shows the sentences of both sides; says whether there are any.
pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    relation: &Relation,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) -> bool {
    let knowledge = &state.derived.knowledge;
    let voices = voices(knowledge, relation);
    if voices.is_empty() {
        return false;
    }
    widgets::section(ui, strings::DISPUTED);
    let has_denial = voices.iter().any(|voice| voice.denies);
    let hint = if has_denial { strings::DISPUTED_HINT } else { strings::comparison::NUMBERS_HINT };
    widgets::secondary(ui, hint);
    for voice in voices {
        let Some(side) = knowledge.relation(voice.relation) else { continue };
        head(ui, &in_words(knowledge, &voice), voice.denies);
        ui.indent(("voice", voice.relation.0, voice.evidence), |ui| {
            let said = Sentence { evidence: voice.evidence, copies: Vec::new() };
            sentence::show(ui, state, side, &said, None, memory, commands);
        });
    }
    true
}

/// Who says what, behind the sign of an assertion or a denial.
fn head(ui: &mut Ui, words: &str, denies: bool) {
    let tokens = Tokens::in_ui(ui);
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (room, _) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
        let mark = Rect::from_center_size(pos2(room.center().x, room.center().y), vec2(14.0, 10.0));
        if denies {
            icons::crossed(ui.painter(), mark, tokens.secondary, tokens.error);
        } else {
            icons::arrow(ui.painter(), mark, tokens.secondary);
        }
        ui.add(egui::Label::new(egui::RichText::new(words).font(theme::strong(theme::SMALL))).wrap());
    });
}
