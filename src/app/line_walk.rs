//! Going from line to line of an entity with the keyboard.

use std::collections::BTreeSet;

use super::state::State;
use super::walk;
use crate::knowledge::{EntityId, RelationId};
use crate::scene::{Line, Subject};

/// One line after the other of the same entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LineWalk {
    /// Whose lines.
    pub(super) hub: EntityId,
    /// The first relation of the one that is selected.
    pub(super) at: RelationId,
}

/// The selected relations, when nothing else is selected.
fn selected_relations(state: &State) -> Option<BTreeSet<RelationId>> {
    let relations: BTreeSet<RelationId> = state.selected_relations().collect();
    (!relations.is_empty() && relations.len() == state.selection.len()).then_some(relations)
}

/// The walk that is under way: its line is what is selected, and its entity is shown.
pub(super) fn under_way(state: &State) -> Option<LineWalk> {
    let selected = selected_relations(state)?;
    state.canvas.line.filter(|walk| selected.contains(&walk.at) && state.derived.view.has_entity(walk.hub))
}

/// Which of the lines of an entity one has come to, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinePlace {
    /// Whose lines.
    pub hub: EntityId,
    /// Which of them.
    pub number: usize,
    /// Of how many.
    pub count: usize,
}

/// The line that is selected, when all that is selected are the relations of one line, and its place while one
/// walks from line to line.
#[must_use]
pub fn selected_line(state: &State) -> Option<(&Line, Option<LinePlace>)> {
    let selected = selected_relations(state)?;
    let first = state.derived.knowledge.relation(*selected.first()?)?;
    let walk = under_way(state);
    let hub = walk.map_or(first.subject, |walk| walk.hub);
    let lines = state.derived.lines_of(hub);
    let is_it = |line: &&Line| line.relations.iter().copied().collect::<BTreeSet<_>>() == selected;
    let place = lines.iter().position(is_it)?;
    let line = *lines.get(place)?;
    Some((line, walk.map(|walk| LinePlace { hub: walk.hub, number: place + 1, count: lines.len() })))
}

/// The next line of the same entity, those that the most sentences say first, or the one before: the walk
/// from there and the relations of the line. From a line that was selected otherwise one goes on among the
/// lines of the entity where it begins.
pub(super) fn step(state: &State, is_forward: bool) -> Option<(LineWalk, Vec<RelationId>)> {
    let selected = selected_relations(state);
    let first = selected.as_ref().and_then(|selected| selected.first().copied());
    let (hub, at) = match (under_way(state), first) {
        (Some(walk), _) => (walk.hub, Some(walk.at)),
        (None, Some(first)) => (state.derived.knowledge.relation(first)?.subject, Some(first)),
        (None, None) => (walk::start(state)?, None),
    };
    let lines = state.derived.lines_of(hub);
    let place = at.and_then(|at| lines.iter().position(|line| line.relations.contains(&at)));
    let next = match (place, is_forward) {
        (None, true) => 0,
        (None, false) => lines.len().checked_sub(1)?,
        (Some(place), true) => (place + 1) % lines.len(),
        (Some(place), false) => (place + lines.len() - 1) % lines.len(),
    };
    let line = lines.get(next)?;
    Some((LineWalk { hub, at: line.first() }, line.relations.clone()))
}

/// The relations drawn as one line with this one; itself alone where it is not drawn.
#[must_use]
pub fn bundle(state: &State, relation: RelationId) -> Vec<RelationId> {
    let lines = &state.derived.lines;
    let whole = lines.get(&relation).or_else(|| lines.values().find(|line| line.contains(&relation)));
    whole.cloned().unwrap_or_else(|| vec![relation])
}

/// The same as subjects, the one that stands for the line last, so that the reader shows its words.
#[must_use]
pub fn bundle_subjects(state: &State, relation: RelationId) -> Vec<Subject> {
    bundle(state, relation).into_iter().rev().map(Subject::Relation).collect()
}
