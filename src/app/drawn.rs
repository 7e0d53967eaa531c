//! What stands on the graph: the view with closed groups in the place of their members, and what gives marks
//! their size, colour and label. Tables, search and files speak of the entities themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::state::{State, entities_in};
use crate::comparison::Compared;
use crate::graph::{Group, Grouping, Groups, View, collapse, stand_ins_of_all};
use crate::knowledge::{EntityId, Knowledge, Relation};
use crate::layout::Point;
use crate::scene::style::{coloring, of_sides};
use crate::scene::{Captions, ColorBy, Look, Style, Subject};

/// What stands on the graph.
#[derive(Debug, Default)]
pub struct Drawn {
    /// Entities, closed groups among them, and relations as they lead to groups.
    pub knowledge: Arc<Knowledge>,
    /// What is shown of these.
    pub view: View,
    /// The groups, open and closed.
    pub groups: Groups,
    pub(super) captions: Captions,
    /// The captions without groups.
    plain: Captions,
    style: Style,
    /// The comparison in whose colours it is drawn.
    compared: Option<Arc<Compared>>,
    grouping: Grouping,
    /// Where entities stood before the first group was closed.
    before: BTreeMap<EntityId, Point>,
}

impl Drawn {
    /// What stands on the graph for an entity.
    #[must_use]
    pub fn stand_in(&self, entity: EntityId) -> EntityId {
        self.groups.stand_in(entity)
    }

    /// The closed group with this identity.
    #[must_use]
    pub fn closed_group(&self, id: EntityId) -> Option<&Group> {
        self.groups.get(id).filter(|group| !group.is_open)
    }

    /// The closed group that hides an entity.
    #[must_use]
    pub fn hides(&self, entity: EntityId) -> Option<&Group> {
        self.groups.of(entity).filter(|group| !group.is_open)
    }

    /// The relations drawn of what stands on the graph under this identity.
    pub(super) fn relations_of(&self, id: EntityId) -> impl Iterator<Item = &Relation> {
        let shown = self.knowledge.relations_of(&self.view.relations);
        shown.filter(move |relation| relation.subject == id || relation.object == id)
    }
}

impl State {
    /// The closed group that is selected: all of its members and nothing else.
    #[must_use]
    pub fn selected_group(&self) -> Option<&Group> {
        self.group_of(&self.selection)
    }

    /// The closed group that a selection is: all of its members and nothing else.
    #[must_use]
    pub fn group_of(&self, selection: &BTreeSet<Subject>) -> Option<&Group> {
        let first = entities_in(selection).next()?;
        let group = self.derived.drawn.hides(first)?;
        let all = group.members.len() == selection.len()
            && group.members.iter().all(|&id| selection.contains(&Subject::Entity(id)));
        all.then_some(group)
    }

    /// What stands on the graph for the selected entities.
    #[must_use]
    pub fn selected_on_graph(&self) -> BTreeSet<EntityId> {
        self.selected_entities().map(|id| self.derived.drawn.stand_in(id)).collect()
    }

    /// Where an entity, or the group that hides it, stands on the plane.
    #[must_use]
    pub fn place_of(&self, id: EntityId) -> Option<Point> {
        self.derived.positions.get(&self.derived.drawn.stand_in(id)).copied()
    }
}

/// Brings what is drawn up to date; whether anything has changed.
pub(super) fn refresh(state: &mut State, knowledge_changed: bool, view_changed: bool) -> bool {
    let State { ground, derived, comparison, .. } = state;
    let drawn = &mut derived.drawn;
    let compared = comparison.as_ref().map(|comparison| &comparison.compared);
    let is_compared_alike = match (&drawn.compared, compared) {
        (Some(known), Some(now)) => Arc::ptr_eq(known, now),
        (None, None) => true,
        _ => false,
    };
    let style_changed = drawn.style != ground.style || !is_compared_alike;
    let is_same = !knowledge_changed && !view_changed && !style_changed && drawn.grouping == ground.grouping;
    if is_same {
        return false;
    }
    let relabelled =
        knowledge_changed || drawn.style.size != ground.style.size || drawn.style.label != ground.style.label;
    if relabelled {
        drawn.plain = Captions::of_nobody(&derived.knowledge, Arc::clone(&derived.support), ground.style);
    }
    // To break a name into lines takes long; what is not drawn needs no caption.
    drawn.captions = Captions::default();
    let shown = derived.view.entities.iter();
    drawn.plain.name_all(shown.filter_map(|&id| derived.knowledge.entity(id)));
    let follows_view = matches!(ground.style.color, ColorBy::Component | ColorBy::Community);
    if relabelled || style_changed || (view_changed && follows_view) {
        let (color, colors) = if let Some(compared) = compared {
            (ColorBy::Comparison, of_sides(compared))
        } else {
            let by = ground.style.color;
            (by, coloring(&derived.knowledge, &derived.view, by))
        };
        let style = Style { color, ..ground.style };
        drawn.plain = std::mem::take(&mut drawn.plain).colored(style, colors);
        drawn.compared = compared.cloned();
    }
    let had = drawn.groups.closed().next().is_some();
    let before: BTreeSet<EntityId> = drawn.groups.closed().map(|group| group.id).collect();
    drawn.groups = Groups::new(&derived.knowledge, &derived.view, &ground.grouping);
    let has = drawn.groups.closed().next().is_some();
    if has {
        let (knowledge, view) = collapse(&derived.knowledge, &derived.view, &drawn.groups);
        drawn.knowledge = Arc::new(knowledge);
        drawn.view = view;
    } else {
        drawn.knowledge = Arc::clone(&derived.knowledge);
        drawn.view = derived.view.clone();
    }
    drawn.captions = drawn.plain.clone().with_groups(&derived.knowledge, &drawn.groups);
    drawn.style = ground.style;
    drawn.grouping = ground.grouping.clone();
    let positions = &mut derived.positions;
    if has && !had {
        drawn.before = positions.clone();
    }
    for group in drawn.groups.closed().filter(|group| !before.contains(&group.id)) {
        let place = ground.pins.get(&group.id).copied().or_else(|| middle(positions, &group.members));
        if let Some(place) = place {
            positions.insert(group.id, place);
        }
    }
    if had && !has {
        // What a person has put somewhere meanwhile stays there.
        let homes = std::mem::take(&mut drawn.before);
        positions.extend(homes.into_iter().filter(|(id, _)| !ground.pins.contains_key(id)));
    }
    derived.positions_changed |= has || had;
    true
}

/// The mean place of those that have one.
fn middle(positions: &BTreeMap<EntityId, Point>, members: &[EntityId]) -> Option<Point> {
    let places: Vec<Point> = members.iter().filter_map(|id| positions.get(id).copied()).collect();
    let sum = places.iter().copied().reduce(|one, other| one + other)?;
    Some(sum * (1.0 / places.len() as f32))
}

/// The flags of what is drawn: of a closed group where all of its members have the same.
fn flags_on_graph(drawn: &Drawn, flags: &BTreeMap<EntityId, u8>) -> BTreeMap<EntityId, u8> {
    let of = |id: &EntityId| {
        let Some(group) = drawn.closed_group(*id) else { return flags.get(id).copied() };
        let first = group.members.first().and_then(|member| flags.get(member));
        first.filter(|_| group.members.iter().all(|member| flags.get(member) == first)).copied()
    };
    drawn.view.entities.iter().filter_map(|id| Some((*id, of(id)?))).collect()
}

/// Says of what is drawn what `look` says of entities: a group is touched with any of its members, and stands
/// back with all of them.
pub(super) fn on_graph(state: &State, look: Look) -> Look {
    let (drawn, view) = (&state.derived.drawn, &state.derived.view);
    if drawn.groups.closed().next().is_none() {
        return look;
    }
    let lifted = |subject: Subject| match subject {
        Subject::Entity(id) => Subject::Entity(drawn.stand_in(id)),
        Subject::Relation(id) => {
            // What is said among members is inside their group.
            let inner = drawn.knowledge.relation(id).filter(|relation| relation.subject == relation.object);
            let group = inner.and_then(|relation| drawn.closed_group(relation.subject));
            group.map_or(subject, |group| Subject::Entity(group.id))
        }
        Subject::Kind(_) | Subject::Note(_) => subject,
    };
    Look {
        selected: look.selected.into_iter().map(lifted).collect(),
        hovered: look.hovered.map(lifted),
        brushed: look.brushed.into_iter().map(lifted).collect(),
        dimmed: stand_ins_of_all(view, &drawn.groups, &look.dimmed),
        flags: flags_on_graph(drawn, &look.flags),
        ..look
    }
}
