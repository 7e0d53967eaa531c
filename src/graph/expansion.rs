//! What a person brings into a picture beside what its limits leave, neighbour by neighbour.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use super::filter::Filter;
use crate::knowledge::{EntityId, Relation};

/// The entities that were brought into one picture. Each focus has a picture of its own, so that what was
/// expanded there is neither in the way elsewhere nor lost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brought {
    /// What stands in the focus of the picture; nothing for the picture of the whole.
    pub focus: BTreeSet<EntityId>,
    /// Which entities.
    pub entities: BTreeSet<EntityId>,
}

/// What the conditions alone let through, whatever focus and limits leave of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Admitted<'a> {
    pub(super) entities: BTreeSet<EntityId>,
    pub(super) relations: Vec<&'a Relation>,
}

impl Admitted<'_> {
    /// Of each entity in `shown` the neighbours that are not shown, where it has any.
    pub(super) fn beyond(&self, shown: &BTreeSet<EntityId>) -> BTreeMap<EntityId, BTreeSet<EntityId>> {
        let mut beyond: BTreeMap<EntityId, BTreeSet<EntityId>> = BTreeMap::new();
        if shown.len() >= self.entities.len() {
            return beyond;
        }
        let shown: FxHashSet<EntityId> = shown.iter().copied().collect();
        for relation in &self.relations {
            let (one, other) = (relation.subject, relation.object);
            match (shown.contains(&one), shown.contains(&other)) {
                (true, false) => beyond.entry(one).or_default().insert(other),
                (false, true) => beyond.entry(other).or_default().insert(one),
                _ => continue,
            };
        }
        beyond
    }
}

impl Filter {
    /// What was brought into the picture that is shown.
    #[must_use]
    pub fn brought(&self) -> Option<&BTreeSet<EntityId>> {
        let of_picture = |brought: &&Brought| match &self.focus {
            Some(focus) => brought.focus == focus.entities,
            None => brought.focus.is_empty(),
        };
        self.brought.iter().find(of_picture).map(|brought| &brought.entities)
    }

    /// Brings entities into the picture that is shown.
    pub fn bring(&mut self, entities: BTreeSet<EntityId>) {
        if entities.is_empty() {
            return;
        }
        let focus = self.focus.as_ref().map(|focus| focus.entities.clone()).unwrap_or_default();
        match self.brought.iter_mut().find(|brought| brought.focus == focus) {
            Some(brought) => brought.entities.extend(entities),
            None => self.brought.push(Brought { focus, entities }),
        }
    }

    /// Takes entities back that were brought into the picture that is shown.
    pub fn take_back(&mut self, entities: &BTreeSet<EntityId>) {
        let focus = self.focus.as_ref().map(|focus| focus.entities.clone()).unwrap_or_default();
        for brought in self.brought.iter_mut().filter(|brought| brought.focus == focus) {
            brought.entities.retain(|id| !entities.contains(id));
        }
        self.brought.retain(|brought| !brought.entities.is_empty());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::{entity, knowledge, relation};
    use crate::graph::{Chip, Condition, Focus, View};
    use crate::knowledge::Knowledge;
    use crate::vocabulary::EntityKind;

    /// A chain of five; the third knows a sixth that nobody else knows.
    fn chain() -> Knowledge {
        let kinds = [EntityKind::Person, EntityKind::Group];
        let entities = (1..=6).map(|id| entity(id, &format!("E{id}"), kinds[usize::from(id == 6)])).collect();
        let mut relations: Vec<_> = (1..5).map(|id| relation(id, id, id + 1, "knows")).collect();
        relations.push(relation(9, 3, 6, "knows"));
        knowledge(entities, relations)
    }

    fn focused() -> Filter {
        Filter { focus: Some(Focus { entities: [EntityId(2)].into(), depth: 1 }), ..Filter::default() }
    }

    fn shown(filter: &Filter) -> Vec<u64> {
        View::new(&chain(), filter).entities.iter().map(|id| id.0).collect()
    }

    #[test]
    fn what_only_a_focus_leaves_out_is_beyond_and_can_be_brought_in() {
        let mut filter = focused();
        let view = View::new(&chain(), &filter);
        assert_eq!(view.beyond, [(EntityId(3), [EntityId(4), EntityId(6)].into())].into());
        filter.bring(view.beyond[&EntityId(3)].clone());
        let view = View::new(&chain(), &filter);
        assert_eq!(shown(&filter), [1, 2, 3, 4, 6]);
        assert_eq!(view.relations.len(), 4, "the relations of what was brought in come with it");
        assert_eq!(view.beyond, [(EntityId(4), [EntityId(5)].into())].into());
        assert_eq!(view.entities.len() + view.hidden_entities, 6);
    }

    #[test]
    fn what_a_condition_leaves_out_is_not_beyond_and_stays_out() {
        let mut filter = focused();
        filter.add(Chip::not(Condition::Kinds([EntityKind::Group].into())));
        assert_eq!(View::new(&chain(), &filter).beyond[&EntityId(3)], [EntityId(4)].into());
        filter.bring([EntityId(4), EntityId(6)].into());
        assert_eq!(shown(&filter), [1, 2, 3, 4]);
        filter.add(Chip::not(Condition::SingleRelations([crate::knowledge::RelationId(3)].into())));
        assert_eq!(shown(&filter), [1, 2, 3], "without its relation it is no neighbour");
    }

    #[test]
    fn each_focus_keeps_what_was_brought_into_it() {
        let mut filter = Filter { most: Some(2), ..Filter::default() };
        let before = shown(&filter);
        let (expanded, beyond) = View::new(&chain(), &filter).beyond.pop_first().unwrap();
        assert!(before.contains(&expanded.0));
        filter.bring(beyond.clone());
        let whole = shown(&filter);
        assert_eq!(whole.len(), 2 + beyond.len());
        filter.focus = focused().focus;
        filter.bring([EntityId(4)].into());
        let near = shown(&filter);
        filter.focus = None;
        assert_eq!(shown(&filter), whole);
        filter.take_back(&beyond);
        assert_eq!(shown(&filter), before);
        filter.focus = focused().focus;
        assert_eq!(shown(&filter), near, "what is taken back elsewhere stays here");
    }

    #[test]
    fn what_is_dimmed_is_brought_in_faintly() {
        let mut filter = focused();
        filter.dims = true;
        filter.add(Chip::not(Condition::Kinds([EntityKind::Group].into())));
        filter.bring([EntityId(6)].into());
        let view = View::new(&chain(), &filter);
        assert!(view.has_entity(EntityId(6)) && view.dimmed_entities.contains(&EntityId(6)));
    }
}
