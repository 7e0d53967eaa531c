//! Conditions that go on naming what they named, under the identity that it has now.

use std::collections::BTreeSet;

use super::{Chip, Condition, Filter, SavedFilter};
use crate::knowledge::{EntityId, Succession};

impl Filter {
    /// Names everything by the identity that it has now.
    pub fn follow(&mut self, succession: &Succession) {
        follow_all(&mut self.chips, succession);
        for brought in &mut self.brought {
            follow_set(&mut brought.focus, succession);
            follow_set(&mut brought.entities, succession);
        }
        if let Some(focus) = &mut self.focus {
            follow_set(&mut focus.entities, succession);
        }
    }
}

impl SavedFilter {
    /// Names everything by the identity that it has now.
    pub fn follow(&mut self, succession: &Succession) {
        follow_all(&mut self.chips, succession);
    }
}

fn follow_all(chips: &mut [Chip], succession: &Succession) {
    for chip in chips {
        match &mut chip.condition {
            Condition::Speakers(entities)
            | Condition::Places(entities)
            | Condition::Entities(entities)
            | Condition::Component(entities) => follow_set(entities, succession),
            Condition::Near(focus) => follow_set(&mut focus.entities, succession),
            Condition::Documents(documents) => {
                *documents = documents.iter().map(|id| succession.document(id)).collect();
            }
            Condition::SingleRelations(relations) => {
                *relations = relations.iter().map(|&id| succession.relation(id)).collect();
            }
            _ => {}
        }
    }
}

fn follow_set(entities: &mut BTreeSet<EntityId>, succession: &Succession) {
    *entities = entities.iter().map(|&id| succession.entity(id)).collect();
}
