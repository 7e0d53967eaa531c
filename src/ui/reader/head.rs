//! The head of the reader: the documents in tabs, how many sentences gave relations, what was mended,
//! and the steps through the evidence.

use egui::{Align, Layout, Ui};

use super::tabs;
use crate::app::{Command, State};
use crate::knowledge::SourceIndex;
use crate::ui::{icons, repairs, strings, widgets};

/// Below this width the number of sentences gives way to the tabs.
const WIDE: f32 = 620.0;

/// The walk through the places that speak of the selection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Walk {
    /// At which place the reader is.
    pub(super) at: Option<usize>,
    /// How many there are.
    pub(super) of: usize,
}

pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    open: Option<SourceIndex>,
    walk: &Walk,
    jumps: bool,
    commands: &mut Vec<Command>,
) {
    let source = open.and_then(|index| Some((index, state.derived.knowledge.sources.get(index as usize)?)));
    let is_wide = ui.available_width() > WIDE;
    ui.horizontal(|ui| {
        widgets::heading(ui, strings::READER);
        ui.add_space(6.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(8.0);
            if let Some((index, source)) = source {
                if is_wide {
                    let (gave, all) = state.derived.sentences.gave(index);
                    widgets::secondary(ui, strings::reader::sentences_gave(gave, all))
                        .on_hover_text(strings::reader::SENTENCES_GAVE_HINT);
                }
                repairs::button(ui, &source.document, commands);
            }
            if walk.of > 0 {
                steps(ui, walk, commands);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                tabs::show(ui, state, jumps, commands);
            });
        });
    });
}

/// The buttons to the next and the previous place, and at which one the reader is; from the right to
/// the left.
fn steps(ui: &mut Ui, walk: &Walk, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.x = 3.0;
    ui.add_space(6.0);
    if widgets::icon_button(ui, strings::reader::NEXT, icons::down).clicked() {
        commands.push(Command::NextEvidence);
    }
    if widgets::icon_button(ui, strings::reader::PREVIOUS, icons::up).clicked() {
        commands.push(Command::PreviousEvidence);
    }
    widgets::secondary(ui, strings::reader::step(walk.at, walk.of));
    ui.add_space(6.0);
}
