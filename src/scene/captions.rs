//! What is drawn of entities wherever they stand: how large their marks are, and the lines of their names.

use rustc_hash::FxHashMap;

use super::Weight;
use super::labels::LabelText;
use super::marks::node_radius;
use crate::graph::Support;
use crate::knowledge::{Entity, EntityId, Knowledge};

/// From so many sentences on, a label is set larger and heavier.
const IMPORTANT: usize = 5;

/// The names of entities, broken into lines and measured, and the support that gives them their size.
///
/// Breaking a name is slow beside everything else that is drawn of it, and follows from the knowledge alone.
#[derive(Debug, Default)]
pub struct Captions {
    support: Support,
    /// At the height 1 of an ordinary label.
    names: FxHashMap<EntityId, LabelText>,
}

impl Captions {
    /// The captions of everything that `knowledge` speaks of.
    #[must_use]
    pub fn new(knowledge: &Knowledge) -> Self {
        Self::of(knowledge, knowledge.entities.iter())
    }

    /// The captions of some entities of `knowledge`.
    pub(super) fn of<'a>(knowledge: &Knowledge, entities: impl Iterator<Item = &'a Entity>) -> Self {
        let support = Support::of_knowledge(knowledge);
        let name = |entity: &Entity| {
            let text = if support.sentences(entity.id) >= IMPORTANT {
                LabelText::new(&entity.name, 1.15, Weight::SemiBold)
            } else {
                LabelText::new(&entity.name, 1.0, Weight::Regular)
            };
            (entity.id, text)
        };
        let names = entities.map(name).collect();
        Self { support, names }
    }

    /// The radius of an entity's mark.
    pub(super) fn radius(&self, entity: EntityId) -> f32 {
        node_radius(self.support.sentences(entity))
    }

    /// How many sentences support an entity, and to how many others it is related by what is not denied.
    pub(super) fn weight(&self, entity: EntityId) -> (usize, usize) {
        self.support.weight(entity)
    }

    /// The name of an entity where an ordinary label is so high.
    pub(super) fn text(&self, entity: EntityId, label_size: f32) -> Option<LabelText> {
        self.names.get(&entity).map(|text| text.scaled(label_size))
    }

    /// Its width and height.
    pub(super) fn text_size(&self, entity: EntityId, label_size: f32) -> (f32, f32) {
        let text = self.names.get(&entity);
        text.map_or((0.0, 0.0), |text| (text.width * label_size, text.height * label_size))
    }
}
