//! Groups that go on grouping what they grouped, under the identity that it has now.

use std::collections::{BTreeMap, BTreeSet};

use super::{EntityId, GroupRule, Grouping, id_by_hand, id_of};
use crate::knowledge::Succession;

impl Grouping {
    /// Names everything by the identity that it has now. Gives the groups that have another identity for it.
    pub fn follow(&mut self, succession: &Succession) -> BTreeMap<EntityId, EntityId> {
        let mut groups = BTreeMap::new();
        for members in &mut self.by_hand {
            let now: BTreeSet<EntityId> = members.iter().map(|&id| succession.entity(id)).collect();
            if now != *members {
                groups.insert(id_by_hand(members), id_by_hand(&now));
                *members = now;
            }
        }
        for (&id, &now) in &succession.entities {
            for rule in [GroupRule::Component, GroupRule::Community] {
                groups.insert(id_of(&rule(id)), id_of(&rule(now)));
            }
        }
        for (id, now) in &succession.documents {
            let group = |id: &crate::document::DocumentId| id_of(&GroupRule::Article(id.clone()));
            groups.insert(group(id), group(now));
        }
        self.opened = self.opened.iter().map(|id| groups.get(id).copied().unwrap_or(*id)).collect();
        groups
    }
}
