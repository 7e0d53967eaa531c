//! What the layout has to know of a view.

use std::collections::BTreeMap;

use super::captions::Captions;
use super::labels::below;
use super::marks::Mark;
use super::style::Style;
use crate::graph::View;
use crate::knowledge::{Entity, EntityId, Knowledge};
use crate::layout::{LayoutNode, LayoutRequest, Point};

/// Room around a group for the many lines that lead to it, in scene units.
const AROUND_GROUP: f32 = 26.0;

/// The request for the layout of `view`: node `i` is `view.entities[i]`, in a box that holds its
/// mark and the label below it.
///
/// `previous` says where entities were drawn before, `pinned` where a person has put them.
#[must_use]
pub fn layout_request(
    knowledge: &Knowledge,
    view: &View,
    label_size: f32,
    previous: &BTreeMap<EntityId, Point>,
    pinned: &BTreeMap<EntityId, Point>,
) -> LayoutRequest {
    let entities = view.entities.iter().filter_map(|&id| knowledge.entity(id));
    let captions = Captions::of(knowledge, entities, Style::default());
    layout_request_with(&captions, knowledge, view, label_size, previous, pinned)
}

/// The same, with captions at hand.
#[must_use]
pub fn layout_request_with(
    captions: &Captions,
    knowledge: &Knowledge,
    view: &View,
    label_size: f32,
    previous: &BTreeMap<EntityId, Point>,
    pinned: &BTreeMap<EntityId, Point>,
) -> LayoutRequest {
    let node = |&id: &EntityId| {
        let (half_size, offset) =
            knowledge.entity(id).map(|entity| footprint(captions, entity, label_size)).unwrap_or_default();
        LayoutNode {
            half_size,
            offset,
            pinned: pinned.get(&id).copied(),
            previous: previous.get(&id).copied(),
        }
    };
    let index = |id: EntityId| view.entities.binary_search(&id).ok().map(|index| index as u32);
    LayoutRequest {
        nodes: view.entities.iter().map(node).collect(),
        edges: knowledge
            .relations_of(&view.relations)
            .filter_map(|relation| Some((index(relation.subject)?, index(relation.object)?)))
            .collect(),
    }
}

/// Half the size of the box around a mark and the label below it, and where its middle lies.
fn footprint(captions: &Captions, entity: &Entity, label_size: f32) -> (Point, Point) {
    let mark =
        Mark { form: captions.form(entity), center: Point::default(), radius: captions.radius(entity.id) };
    let label = below(&mark, captions.text_size(entity.id, label_size));
    let whole = mark.bounds().cover(label).expanded(if mark.form.is_group() { AROUND_GROUP } else { 1.5 });
    (Point::new(whole.width() / 2.0, whole.height() / 2.0), whole.center())
}
