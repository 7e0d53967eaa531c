//! Possible duplicates: a list of pairs, and a card with what speaks for and against the one that is looked at.

mod card;
mod keys;
mod list;

use egui::{Align, Id, Layout, Margin, Rect, RichText, Ui, UiBuilder, vec2};

use super::strings::duplicates as strings;
use super::theme::{self, Tokens};
use super::{icons, widgets};
use crate::app::duplicates::{DuplicateWish, Duplicates, listed, subjects};
use crate::app::{Command, State};
use crate::suggestions::{Pair, Suggestion};

/// From so many per cent on pairs are marked all at once.
const SURE: u8 = 90;

/// What the panel has to remember from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The pair whose row the keyboard is to have, and had in the frame before.
    row: Option<Pair>,
    /// Whether the row of the pair that is looked at is to get the keyboard.
    wants_focus: bool,
    /// The pair that was looked at in the frame before.
    shown: Option<Pair>,
    /// The pair that is lit up on the graph.
    lit: Option<Pair>,
    /// How far the list is scrolled, and how much of it is in sight.
    sight: (f32, f32),
    /// For how many frames the panel has been there, as far as that matters.
    age: u8,
}

impl Memory {
    /// Says that the panel is not there.
    pub(super) fn close(&mut self) {
        *self = Self::default();
    }
}

/// What is listed.
struct Listed<'a> {
    state: &'a State,
    duplicates: &'a Duplicates,
    pairs: Vec<&'a Suggestion>,
}

/// The row of a pair.
fn row_id(pair: Pair) -> Id {
    Id::unique(("possible duplicate", pair.one.0, pair.other.0))
}

/// Shows the panel in all the room there is.
pub(super) fn show(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    let Some(duplicates) = &state.duplicates else { return };
    let all = ui.available_rect_before_wrap();
    ui.painter().rect_filled(all, 0.0, Tokens::in_ui(ui).canvas);
    let listed = Listed { state, duplicates, pairs: listed(state).collect() };
    // In the first frame a menu or dialog from which it was opened may still give the keyboard back elsewhere.
    if memory.age < 2 {
        memory.age += 1;
        memory.wants_focus = true;
        ui.ctx().request_repaint();
    }
    keys::pressed(ui, &listed, all, memory, commands);
    egui::Frame::new().inner_margin(Margin { left: 12, right: 8, top: 6, bottom: 0 }).show(ui, |ui| {
        head(ui, &listed, commands);
        if listed.pairs.is_empty() {
            let is_all = state.derived.suggestions.pairs.is_empty();
            widgets::secondary(ui, if is_all { strings::NOTHING } else { strings::NOTHING_LIKELY });
            return;
        }
        let room = ui.available_rect_before_wrap();
        let width = (room.width() * 0.4).clamp(200.0, 420.0).min(room.width() * 0.5);
        let left = Rect::from_min_size(room.min, vec2(width, room.height()));
        let right = Rect::from_min_max(room.min + vec2(width + 14.0, 0.0), room.max);
        ui.scope_builder(UiBuilder::new().max_rect(left), |ui| list::show(ui, &listed, memory, commands));
        let rule = egui::Stroke::new(1.0, Tokens::in_ui(ui).rule);
        ui.painter().vline(left.right() + 6.0, room.y_range(), rule);
        ui.scope_builder(UiBuilder::new().max_rect(right), |ui| card::show(ui, &listed, commands));
    });
    let is_meant = keys::has_keyboard(ui, all) || ui.rect_contains_pointer(all);
    memory.lit = duplicates.current.filter(|_| is_meant);
}

/// Title, how many there are, and what marks several.
fn head(ui: &mut Ui, listed: &Listed<'_>, commands: &mut Vec<Command>) {
    let wish = |wish: DuplicateWish| Command::Duplicates(wish);
    ui.horizontal(|ui| {
        ui.label(RichText::new(strings::TITLE).font(theme::strong(theme::BODY)));
        widgets::secondary(ui, strings::pairs(listed.pairs.len())).on_hover_text(strings::KEYS);
        ui.add_space(6.0);
        let small = |words: String| RichText::new(words).size(theme::SMALL);
        if listed.pairs.iter().any(|found| found.percent() >= SURE) {
            let button = egui::Button::new(small(strings::mark_from(SURE))).small();
            if ui.add(button).on_hover_text(strings::MARK_FROM_HINT).clicked() {
                commands.push(wish(DuplicateWish::MarkFrom(SURE)));
            }
        }
        let marked = listed.duplicates.marked.len();
        if marked > 0 {
            widgets::secondary(ui, strings::marked(marked));
            if widgets::link(ui, small(strings::UNMARK.to_owned())).clicked() {
                commands.push(wish(DuplicateWish::Unmark));
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if widgets::icon_button(ui, strings::CLOSE, icons::cross).clicked() {
                commands.push(Command::ToggleDuplicates);
            }
            widgets::rims(ui);
            let mut shows = listed.duplicates.shows_doubtful;
            let words = small(strings::DOUBTFUL.to_owned());
            if ui.checkbox(&mut shows, words).on_hover_text(strings::DOUBTFUL_HINT).changed() {
                commands.push(wish(DuplicateWish::ShowDoubtful(shows)));
            }
        });
    });
    ui.add_space(2.0);
}

/// Lights the pair that is looked at up on the graph while the keyboard or the pointer is in the panel. What the
/// pointer is on in another part of the window counts more; so this comes after all of them.
pub(super) fn light_up(memory: &mut Memory, commands: &mut Vec<Command>) {
    let is_on_something = |command: &Command| match command {
        Command::Brush(subjects) => !subjects.is_empty(),
        Command::Hover(subject) => subject.is_some(),
        _ => false,
    };
    if let Some(pair) = memory.lit.take().filter(|_| !commands.iter().any(is_on_something)) {
        commands.push(Command::Brush(subjects(pair)));
    }
}
