//! What is known of the selection, and which sentences say so.

mod aliases;
mod between;
mod by_hand;
mod disputed;
mod entity;
mod evidence;
mod group;
mod matches;
mod members;
mod mention;
mod note;
mod overview;
mod relation;
mod sentence;
mod several;

use std::collections::{BTreeMap, BTreeSet};

use egui::{Align, Frame, Layout, Margin, Rect, ScrollArea, Sense, Ui, pos2, vec2};

use super::theme::{self, Tokens};
use super::{icons, lock, strings, widgets};
use crate::app::{Command, Lockable, State};
use crate::knowledge::{EntityId, RelationId};
use crate::scene::Subject;
use crate::vocabulary::{EntityKind, RelationType};

/// What the inspector has to remember from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The groups of relations that are folded.
    folded: BTreeSet<Option<RelationType>>,
    /// The relations of which every sentence is shown.
    unfolded: BTreeSet<RelationId>,
    /// The sentences of which all copies are shown, by relation and number.
    all_copies: BTreeSet<(RelationId, usize)>,
    /// The lists of which everything is shown, by their titles.
    long_lists: BTreeSet<&'static str>,
    /// The groups of relations of which everything is shown, by entity and type.
    long_groups: BTreeSet<(EntityId, Option<RelationType>)>,
    /// Where the names of the entity were first seen.
    aliases: aliases::Memory,
    /// The blanks of a question.
    question: super::question_panel::Memory,
    /// The sentences in the order in which they stand.
    steps: sentence::Steps,
}

/// Shows the panel's contents.
pub(super) fn show(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    memory.steps.begin();
    head(ui, state, commands);
    // Room for the scroll bar that floats over the end of the rows.
    let room = Frame::new().inner_margin(Margin { right: 11, ..Margin::ZERO });
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        room.show(ui, |ui| {
            super::question_panel::show(ui, state, &mut memory.question, commands);
            super::paths_panel::show(ui, state, commands);
            let mut asked = Vec::new();
            contents(ui, state, memory, &mut asked);
            commands.extend(asked.into_iter().flat_map(|command| meant(state, command)));
            ui.add_space(12.0);
        });
    });
}

/// The title of the panel with its lock.
fn head(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        widgets::heading(ui, strings::INSPECTOR);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(8.0);
            lock::button(ui, state, Lockable::Inspector, commands);
        });
    });
    if state.is_locked(Lockable::Inspector) {
        let room = Frame::new().inner_margin(Margin { right: 11, top: 2, bottom: 4, left: 0 });
        room.show(ui, |ui| lock::sign(ui, state, Lockable::Inspector, commands));
    }
}

/// What a command means that the panel gives: where it is about the selection, what the panel shows has to be
/// selected first, if it is locked to something else.
fn meant(state: &State, command: Command) -> impl Iterator<Item = Command> {
    let is_about_selection = matches!(
        command,
        Command::FocusSelection
            | Command::TogglePinned
            | Command::HideSelection
            | Command::UngroupSelection
            | Command::FanOut
            | Command::CopyMarkdown
    );
    let held = (is_about_selection && state.is_held_elsewhere(Lockable::Inspector)).then(|| {
        let shown = state.selection_in(Lockable::Inspector);
        Command::SelectRows(shown.iter().copied().collect())
    });
    held.into_iter().chain(std::iter::once(command))
}

fn contents(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    let selection = state.selection_in(Lockable::Inspector);
    if let Some(group) = state.group_of(selection) {
        return group::show(ui, state, group, memory, commands);
    }
    let mut selection = selection.iter();
    match (selection.next(), selection.next()) {
        (None, _) => overview::show(ui, state, commands),
        (Some(&Subject::Entity(id)), None) => entity::show(ui, state, id, memory, commands),
        (Some(&Subject::Relation(id)), None) => relation::show(ui, state, id, memory, commands),
        (Some(&Subject::Note(id)), None) => note::show(ui, state, id, commands),
        _ => several::show(ui, state, memory, commands),
    }
}

/// The mark and name of an entity; a click selects it.
fn entity_link(ui: &mut Ui, state: &State, id: EntityId, commands: &mut Vec<Command>) {
    counted_entity_link(ui, state, id, None, commands);
}

/// The same with a number at the end, and what the whole is called.
fn counted_entity_link(
    ui: &mut Ui,
    state: &State,
    id: EntityId,
    count: Option<(usize, &str)>,
    commands: &mut Vec<Command>,
) {
    let Some(entity) = state.derived.knowledge.entity(id) else { return };
    let tokens = Tokens::in_ui(ui);
    let row = widgets::Row {
        name: count.map_or(&entity.name, |(_, name)| name),
        text: &entity.name,
        count: count.map(|(count, _)| widgets::Count::all(count)),
        is_on: true,
        is_selected: state.hovered == Some(Subject::Entity(id)),
    };
    let ink = tokens.kind(entity.kind);
    let response =
        widgets::link_row(ui, &row, |painter, mark, _| icons::kind(painter, mark, entity.kind, ink));
    if response.hovered() {
        commands.push(Command::Hover(Some(Subject::Entity(id))));
    }
    if response.clicked() {
        commands.push(Command::GoTo(id));
    }
    super::menus::attach(&response, |ui| super::canvas::entity_items(ui, state, id, commands));
}

/// How many entities there are of each kind.
fn kinds(ui: &mut Ui, kinds: &BTreeMap<EntityKind, usize>) {
    let tokens = Tokens::in_ui(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 2.0);
        for (&kind, &count) in kinds {
            let told = format!("{} {count}", strings::kind(kind));
            let words =
                ui.painter().layout_no_wrap(told.clone(), theme::plain(theme::SMALL), tokens.secondary);
            let (rect, response) = ui.allocate_exact_size(vec2(words.size().x + 15.0, 17.0), Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &told));
            let mark = Rect::from_center_size(pos2(rect.left() + 5.0, rect.center().y), vec2(10.0, 10.0));
            icons::kind(ui.painter(), mark, kind, tokens.kind(kind));
            let place = pos2(rect.left() + 15.0, rect.center().y - words.size().y / 2.0);
            ui.painter().galley(place, words, tokens.secondary);
        }
    });
}
