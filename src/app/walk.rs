//! Walking through the graph with the keyboard, from neighbour to neighbour.

use std::collections::{BTreeMap, BTreeSet};

use super::state::State;
use crate::knowledge::{EntityId, Evidence, Relation, SentenceIdentity};
use crate::layout::Point;
use crate::scene::Subject;

/// A way on the plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Upwards.
    Up,
    /// Downwards.
    Down,
}

impl Direction {
    pub(super) const fn unit(self) -> Point {
        match self {
            Self::Left => Point::new(-1.0, 0.0),
            Self::Right => Point::new(1.0, 0.0),
            Self::Up => Point::new(0.0, -1.0),
            Self::Down => Point::new(0.0, 1.0),
        }
    }
}

/// One neighbour after the other of the same entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Walk {
    /// Whose neighbours.
    hub: EntityId,
    /// Which of them is selected.
    at: EntityId,
}

/// A step to the side counts as much as so many ahead.
const ASIDE: f32 = 2.0;

/// The relations shown of an entity.
pub(super) fn shown_relations_of(state: &State, id: EntityId) -> impl Iterator<Item = &Relation> {
    let shown = state.derived.view.relations.iter();
    shown
        .filter_map(|&relation| state.derived.knowledge.relation(relation))
        .filter(move |relation| relation.subject == id || relation.object == id)
}

/// The neighbours shown of an entity: those with the most sentences in common first, then those with the
/// most sentences at all.
#[must_use]
pub fn neighbours(state: &State, id: EntityId) -> Vec<EntityId> {
    let mut common: BTreeMap<EntityId, BTreeSet<SentenceIdentity>> = BTreeMap::new();
    for relation in state.derived.drawn.relations_of(id) {
        let other = if relation.subject == id { relation.object } else { relation.subject };
        if other != id {
            // What is denied leads to a neighbour too, but has no weight.
            let said = relation.evidence.iter().filter(|_| !relation.negated);
            common.entry(other).or_default().extend(said.map(Evidence::identity));
        }
    }
    let mut ranked: Vec<(EntityId, usize)> =
        common.into_iter().map(|(id, sentences)| (id, sentences.len())).collect();
    let captions = &state.derived.drawn.captions;
    ranked.sort_by_key(|&(id, sentences)| (std::cmp::Reverse((sentences, captions.weight(id).0)), id));
    ranked.into_iter().map(|(id, _)| id).collect()
}

/// Where one comes to from the selection by going in a direction: the neighbour that lies there. From a
/// line one comes to one of its ends, and from nowhere to the entity with the most support.
#[must_use]
pub fn step(state: &State, direction: Direction) -> Option<EntityId> {
    let positions = &state.derived.positions;
    if let Some(id) = here(state) {
        let from = *positions.get(&id)?;
        return nearest(state, from, &neighbours(state, id), direction);
    }
    let line = state.selection.iter().find_map(|subject| match subject {
        Subject::Relation(id) => state.derived.drawn.knowledge.relation(*id),
        _ => None,
    });
    if let Some(relation) = line {
        let ends = [relation.subject, relation.object];
        let middle = (*positions.get(&ends[0])? + *positions.get(&ends[1])?) * 0.5;
        let other_end = || {
            let hub = super::line_walk::under_way(state)?.hub;
            ends.into_iter().find(|end| *end != hub).or(Some(hub))
        };
        return nearest(state, middle, &ends, direction).or_else(other_end);
    }
    best_supported(state)
}

/// The next neighbour of the same entity in order of support, or the one before, and the walk from there.
pub(super) fn around(state: &State, is_forward: bool) -> Option<(EntityId, Walk)> {
    let Some(selected) = here(state) else {
        let id = best_supported(state)?;
        return Some((id, Walk { hub: id, at: id }));
    };
    let hub = match state.canvas.walk {
        Some(walk) if walk.at == selected && state.derived.drawn.view.has_entity(walk.hub) => walk.hub,
        _ => selected,
    };
    let ring = neighbours(state, hub);
    let place = ring.iter().position(|&id| id == selected);
    let next = match (place, is_forward) {
        (None, true) => 0,
        (None, false) => ring.len().checked_sub(1)?,
        (Some(place), true) => (place + 1) % ring.len(),
        (Some(place), false) => (place + ring.len() - 1) % ring.len(),
    };
    let at = *ring.get(next)?;
    Some((at, Walk { hub, at }))
}

/// The entity from which a walk begins: the selected one, or the one with the most support.
pub(super) fn start(state: &State) -> Option<EntityId> {
    here(state).or_else(|| best_supported(state))
}

/// The entity from which one walks: the one of the walk under way, or else the first that is selected.
fn here(state: &State) -> Option<EntityId> {
    let walked = state.canvas.walk.map(|walk| walk.at);
    let selected = || state.selected_entities().map(|id| state.derived.drawn.stand_in(id));
    walked
        .filter(|&walked| selected().any(|id| id == walked))
        .or_else(|| selected().find(|id| state.derived.positions.contains_key(id)))
}

/// Of some entities the one that lies nearest in a direction.
fn nearest(state: &State, from: Point, entities: &[EntityId], direction: Direction) -> Option<EntityId> {
    let unit = direction.unit();
    let cost = |id: &EntityId| {
        let way = *state.derived.positions.get(id)? - from;
        let ahead = way.x * unit.x + way.y * unit.y;
        let aside = (way.x * unit.y - way.y * unit.x).abs();
        // What lies rather to the side belongs to another key, unless nothing lies ahead.
        (ahead > 0.0).then_some((aside > ahead * ASIDE, ahead + aside * ASIDE))
    };
    entities
        .iter()
        .filter_map(|id| Some((cost(id)?, *id)))
        .min_by(|((one_aside, one), _), ((other_aside, other), _)| {
            one_aside.cmp(other_aside).then(one.total_cmp(other))
        })
        .map(|(_, id)| id)
}

/// The entity shown that the most sentences support.
fn best_supported(state: &State) -> Option<EntityId> {
    let drawn = &state.derived.drawn;
    let shown = drawn.view.entities.iter().copied();
    shown.min_by_key(|&id| (std::cmp::Reverse(drawn.captions.weight(id)), id))
}
