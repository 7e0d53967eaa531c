//! What hands do on the graph: bring in neighbours and take them back, gather and fan out lines, walk along
//! them, and put entities in their places.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{notes, selection};
use crate::app::arrange::{Arrangement, arranged};
use crate::app::camera::Camera;
use crate::app::command::Command;
use crate::app::derived::Hold;
use crate::app::expansion::{beyond_of, to_take_back};
use crate::app::line_walk;
use crate::app::locks::Lockable;
use crate::app::notes::selected_notes;
use crate::app::state::{Panel, State};
use crate::app::walk::Direction;
use crate::graph::View;
use crate::knowledge::EntityId;
use crate::layout::Point;
use crate::scene::{LineGrouping, Pair, Subject, pair};

/// How far one press of a key moves an entity, in screen points.
const NUDGE: f32 = 12.0;

/// Whether a command is carried out here.
pub(super) fn concerns(command: &Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::ExpandSelection
            | C::Expand(_)
            | C::CollapseSelection
            | C::SelectSubjects(_)
            | C::AddSubjects(_)
            | C::ToggleFanned(_)
            | C::FanOut
            | C::SetLineGrouping(_)
            | C::SetNames(_)
            | C::NextLine
            | C::PreviousLine
            | C::ShowEvidence
            | C::Nudge(_)
            | C::Arrange(_)
            | C::RelaxSelection
    )
}

pub(super) fn change(state: &mut State, command: &Command) {
    match command {
        Command::ExpandSelection => {
            let selected: Vec<EntityId> = state.selected_entities().collect();
            expand(state, &selected);
        }
        Command::Expand(id) => expand(state, &[*id]),
        Command::CollapseSelection => collapse(state),
        Command::SelectSubjects(subjects) => {
            state.selection.clear();
            add(state, subjects);
        }
        Command::AddSubjects(subjects) => add(state, subjects),
        Command::ToggleFanned(id) => {
            let pair = state.derived.knowledge.relation(*id).map(|line| pair(line.subject, line.object));
            toggle_fanned(state, &pair.into_iter().collect());
        }
        Command::FanOut => {
            let pairs = selected_pairs(state);
            toggle_fanned(state, &pairs);
        }
        Command::SetNames(names) => state.settings.names = *names,
        Command::SetLineGrouping(grouping) => {
            state.settings.line_grouping = *grouping;
            // Whoever chooses for all means those, too, that were chosen one by one.
            state.canvas.fanned.clear();
        }
        Command::NextLine => walk(state, true),
        Command::PreviousLine => walk(state, false),
        Command::ShowEvidence => show_evidence(state),
        Command::Nudge(direction) => {
            nudge(state, *direction);
            notes::nudge(state, *direction, NUDGE);
        }
        Command::Arrange(arrangement) => arrange(state, *arrangement),
        Command::RelaxSelection => relax(state),
        _ => {}
    }
}

/// Whether a command gives entities other places, so that undo has to put everything back.
pub(super) fn rearranges(command: &Command) -> bool {
    matches!(
        command,
        Command::LayOutAgain | Command::RelaxSelection | Command::Arrange(_) | Command::Nudge(_)
    )
}

/// Notes where everything stands, for whoever comes back to this ground state.
pub(super) fn note_places(state: &mut State) {
    state.ground.places = Arc::new(state.derived.positions.clone());
}

/// Shows the neighbours of some entities; everything else and the view stay where they are.
fn expand(state: &mut State, entities: &[EntityId]) {
    let beyond = beyond_of(state, entities.iter().copied());
    if beyond.is_empty() {
        return;
    }
    let mut newcomers = BTreeMap::new();
    for id in entities {
        for &newcomer in state.derived.view.beyond.get(id).into_iter().flatten() {
            newcomers.entry(newcomer).or_insert(*id);
        }
    }
    let was_fitted = state.camera.is_none();
    state.camera = Some(state.view_camera());
    state.canvas.expected = Some((beyond.clone(), was_fitted));
    state.derived.hold = Some(Hold::Beside(newcomers));
    state.ground.filter.bring(beyond);
}

/// When the neighbours that were brought in have their places: widens a view that does not show all of
/// them.
pub(super) fn welcome(state: &mut State) {
    let Some((expected, was_fitted)) = state.canvas.expected.take() else { return };
    let Some(camera) = state.camera else { return };
    let Some(bounds) = state.bounds_of(expected) else { return };
    let seen = camera.visible(state.viewport);
    if seen.contains(bounds.min) && seen.contains(bounds.max) {
        return;
    }
    state.camera = (!was_fitted).then(|| Camera::fit(seen.cover(bounds), state.viewport));
}

/// Takes back what was brought in beside the selection, and what without it would hang on nothing.
fn collapse(state: &mut State) {
    let taken = to_take_back(state);
    if taken.is_empty() {
        return;
    }
    state.camera = Some(state.view_camera());
    state.derived.hold = Some(Hold::Placed);
    let filter = &mut state.ground.filter;
    filter.take_back(&taken);
    let left = View::new(&state.derived.knowledge, filter);
    let was_shown = |id: &EntityId| state.derived.view.has_entity(*id);
    let hanging = filter.brought().into_iter().flatten().copied();
    let hanging: BTreeSet<EntityId> = hanging.filter(|id| was_shown(id) && !left.has_entity(*id)).collect();
    filter.take_back(&hanging);
    state.selection.retain(|subject| match subject {
        Subject::Entity(id) => left.has_entity(*id),
        Subject::Relation(id) => left.has_relation(*id) || !state.derived.view.has_relation(*id),
        Subject::Kind(_) | Subject::Note(_) => true,
    });
}

/// Selects as well, as far as it is shown.
fn add(state: &mut State, subjects: &BTreeSet<Subject>) {
    let view = &state.derived.view;
    let is_shown = |subject: &&Subject| match subject {
        Subject::Entity(id) => view.has_entity(*id),
        Subject::Relation(id) => view.has_relation(*id),
        Subject::Kind(_) => false,
        Subject::Note(id) => state.ground.notes.contains_key(id),
    };
    let shown: Vec<Subject> = subjects.iter().filter(is_shown).copied().collect();
    state.selection.extend(shown);
}

/// Between whom the selected relations lie.
fn selected_pairs(state: &State) -> BTreeSet<Pair> {
    let relations = state.selected_relations().filter_map(|id| state.derived.knowledge.relation(id));
    relations.map(|line| pair(line.subject, line.object)).collect()
}

/// Gives every relation between these pairs a line of its own; gathers them where all have one already.
fn toggle_fanned(state: &mut State, pairs: &BTreeSet<Pair>) {
    if state.settings.line_grouping == LineGrouping::Fanned {
        return;
    }
    let fanned = &mut state.canvas.fanned;
    if pairs.is_subset(fanned) {
        fanned.retain(|pair| !pairs.contains(pair));
    } else {
        fanned.extend(pairs);
    }
}

/// Selects the next line of an entity, or the one before, and brings it into view.
fn walk(state: &mut State, is_forward: bool) {
    let Some((walk, relations)) = line_walk::step(state, is_forward) else { return };
    state.canvas.line = Some(walk);
    state.selection = relations.iter().copied().map(Subject::Relation).collect();
    selection::show_in_reader(state, Subject::Relation(walk.at));
    let ends = state.derived.knowledge.relation(walk.at).map(|relation| [relation.subject, relation.object]);
    let bounds = state.bounds_of(ends.into_iter().flatten());
    if let (Some(camera), Some(bounds)) = (&mut state.camera, bounds) {
        let seen = camera.visible(state.viewport);
        if !seen.contains(bounds.min) || !seen.contains(bounds.max) {
            camera.center = bounds.center();
        }
    }
}

/// Opens the inspector and the reader at the sentences of what is selected.
fn show_evidence(state: &mut State) {
    let Some(&subject) = state.selection.first() else { return };
    for (panel, view) in [(Panel::Inspector, Lockable::Inspector), (Panel::Reader, Lockable::Reader)] {
        state.settings.hidden_panels.remove(&panel);
        // Whoever asks for these sentences wants to see them, not those of what was selected before.
        state.locks.release(view);
    }
    let walked = line_walk::under_way(state).map(|walk| Subject::Relation(walk.at));
    selection::show_in_reader(state, walked.unwrap_or(subject));
}

/// The selected entities that have a place, with their places.
fn selected_places(state: &State) -> Vec<(EntityId, Point)> {
    let shown = state.selected_entities().filter(|id| state.derived.view.has_entity(*id));
    shown.filter_map(|id| Some((id, *state.derived.positions.get(&id)?))).collect()
}

/// Keeps entities at places.
fn pin(state: &mut State, places: Vec<(EntityId, Point)>) {
    for (id, place) in places {
        let before = state.derived.positions.get(&id).copied();
        if let Some(before) = before.filter(|_| !state.ground.pins.contains_key(&id)) {
            state.ground.homes.insert(id, before);
        }
        state.derived.place(id, place);
        state.ground.pins.insert(id, place);
    }
    state.ground.arrangement += 1;
}

fn nudge(state: &mut State, direction: Direction) {
    let way = direction.unit() * (NUDGE / state.view_camera().zoom);
    let places: Vec<_> = selected_places(state).into_iter().map(|(id, place)| (id, place + way)).collect();
    if !places.is_empty() {
        state.camera = Some(state.view_camera());
        pin(state, places);
    }
}

fn arrange(state: &mut State, arrangement: Arrangement) {
    let places = selected_places(state);
    if places.len() >= arrangement.least() {
        pin(state, arranged(places, arrangement));
    }
}

/// Finds new places for the selected entities that are not pinned; all others stand firm.
fn relax(state: &mut State) {
    let pins = &state.ground.pins;
    let loose: BTreeSet<EntityId> =
        selected_places(state).into_iter().map(|(id, _)| id).filter(|id| !pins.contains_key(id)).collect();
    if !loose.is_empty() {
        state.derived.hold = Some(Hold::AllBut(loose));
        state.ground.arrangement += 1;
    }
}

/// The number of the slider that keys draw along: a series of presses that moves the same entities.
pub(super) fn series(state: &State) -> usize {
    let mix = |sum: u64, id: EntityId| sum.rotate_left(5) ^ id.0;
    let selected = state.selected_entities().fold(0, mix);
    let note = |sum: u64, id: crate::scene::NoteId| sum.rotate_left(7) ^ id.0;
    let selected = selected_notes(state).fold(selected, note);
    usize::MAX - (selected % 0xffff_ffff) as usize
}
