//! The head of the reader: the documents in tabs, how many sentences gave relations, what was mended,
//! and the steps through the evidence.

use egui::{Align, Color32, Layout, Painter, Rect, Ui};

use super::tabs;
use crate::app::evidence::Mention;
use crate::app::table::entry_of;
use crate::app::{Command, Lockable, State};
use crate::knowledge::SourceIndex;
use crate::ui::{icons, keys, lock, repairs, strings, widgets};

/// Below this width the number of sentences gives way to the tabs.
const WIDE: f32 = 620.0;

/// The walk through the places that speak of the selection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Walk {
    /// At which place the reader is.
    pub(super) at: Option<usize>,
    /// How many there are.
    pub(super) of: usize,
    /// What the words there are when they are no evidence.
    pub(super) mention: Option<Mention>,
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
            lock::button(ui, state, Lockable::Reader, commands);
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
    if state.is_locked(Lockable::Reader) {
        lock::sign(ui, state, Lockable::Reader, commands);
        ui.add_space(2.0);
    }
}

/// The buttons to the next and the previous place, and at which one the reader is; from the right to
/// the left.
fn steps(ui: &mut Ui, walk: &Walk, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.x = 3.0;
    ui.add_space(6.0);
    step(ui, strings::reader::NEXT, icons::down, Command::NextEvidence, commands);
    step(ui, strings::reader::PREVIOUS, icons::up, Command::PreviousEvidence, commands);
    widgets::secondary(ui, strings::reader::step(walk.at, walk.of));
    if let Some(mention) = walk.mention {
        widgets::secondary(ui, strings::reader::mere_mention(mention))
            .on_hover_text(strings::reader::MERE_MENTION_HINT);
    }
    ui.add_space(6.0);
}

/// A button with an icon; its keys are told beside its name.
fn step(
    ui: &mut Ui,
    name: &str,
    icon: impl FnOnce(&Painter, Rect, Color32),
    command: Command,
    commands: &mut Vec<Command>,
) {
    let mut response = widgets::icon_button(ui, name, icon);
    if let Some(shortcut) = entry_of(&command).and_then(|entry| entry.shortcut) {
        response = response.on_hover_text(keys::text(ui.ctx(), shortcut));
    }
    if response.clicked() {
        commands.push(command);
    }
}
