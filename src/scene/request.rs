//! What the layout has to know of a view.

use std::collections::BTreeMap;

use super::Weight;
use super::labels::{LabelText, below};
use super::marks::{Mark, node_radius};
use crate::graph::{Support, View};
use crate::knowledge::{Entity, EntityId, Knowledge};
use crate::layout::{LayoutNode, LayoutRequest, Point};

/// From so many sentences on, a label is set larger and heavier.
const IMPORTANT: usize = 5;

/// The label of an entity at the size that its support gives it; `label_size` is the size of an
/// ordinary label.
pub(super) fn label_text(entity: &Entity, sentences: usize, label_size: f32) -> LabelText {
    if sentences >= IMPORTANT {
        LabelText::new(&entity.name, label_size * 1.15, Weight::SemiBold)
    } else {
        LabelText::new(&entity.name, label_size, Weight::Regular)
    }
}

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
    let support = Support::of_knowledge(knowledge);
    let node = |&id: &EntityId| {
        let (half_size, offset) = knowledge
            .entity(id)
            .map(|entity| footprint(entity, support.sentences(id), label_size))
            .unwrap_or_default();
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
        edges: view
            .relations
            .iter()
            .filter_map(|&id| knowledge.relation(id))
            .filter_map(|relation| Some((index(relation.subject)?, index(relation.object)?)))
            .collect(),
    }
}

/// Half the size of the box around a mark and the label below it, and where its middle lies.
fn footprint(entity: &Entity, sentences: usize, label_size: f32) -> (Point, Point) {
    let mark = Mark { kind: entity.kind, center: Point::default(), radius: node_radius(sentences) };
    let text = label_text(entity, sentences, label_size);
    let whole = mark.bounds().cover(below(&mark, &text)).expanded(1.5);
    (Point::new(whole.width() / 2.0, whole.height() / 2.0), whole.center())
}
