//! Groups: entities that stand on the graph as one, until they are opened.

mod follow;

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::{View, parts};
use crate::document::{Document, DocumentId};
use crate::knowledge::identity::hash;
use crate::knowledge::{Entity, EntityId, Knowledge};
use crate::names::named_values;
use crate::vocabulary::EntityKind;

named_values! {
    /// What the members of a group have in common.
    pub enum GroupBy {
        /// Their kind.
        Kind = "kind",
        /// Their finer sort, or else their kind.
        Subtype = "subtype",
        /// The only article that speaks of them; what several speak of stands between the groups.
        Article = "article",
        /// The connected part of the graph.
        Component = "component",
        /// The community: a part with many relations inside and few to the rest.
        Community = "community",
    }
}

/// Which entities a person wants to see as one.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Grouping {
    /// What groups are made by, where they are made by a rule.
    pub by: Option<GroupBy>,
    /// Groups made by hand, which go before the others; no entity is in two.
    pub by_hand: Vec<BTreeSet<EntityId>>,
    /// The groups whose members are seen each by itself.
    pub opened: BTreeSet<EntityId>,
}

impl Grouping {
    /// Whether there are no groups.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by.is_none() && self.by_hand.is_empty()
    }

    /// Makes one group of `members`, taking them out of other groups made by hand.
    pub fn add_by_hand(&mut self, members: BTreeSet<EntityId>) {
        for other in &mut self.by_hand {
            other.retain(|id| !members.contains(id));
        }
        self.by_hand.retain(|other| other.len() > 1);
        self.opened.remove(&id_by_hand(&members));
        self.by_hand.push(members);
    }

    /// Gives up the group made by hand with this identity; whether there was one.
    pub fn remove_by_hand(&mut self, id: EntityId) -> bool {
        let before = self.by_hand.len();
        self.by_hand.retain(|members| id_by_hand(members) != id);
        self.opened.remove(&id);
        self.by_hand.len() < before
    }
}

/// What makes the members of a group one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupRule {
    /// They are of this kind.
    Kind(EntityKind),
    /// They are of this finer sort.
    Subtype(EntityKind, String),
    /// Only this article speaks of them.
    Article(DocumentId),
    /// They are connected.
    Component(EntityId),
    /// They are a community around this entity.
    Community(EntityId),
    /// A person has put them together.
    Hand,
}

/// Entities that are one on the graph while the group is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Stands for the group wherever an entity could stand; made of what it groups, so that the same
    /// group has the same one.
    pub id: EntityId,
    /// What makes it a group.
    pub rule: GroupRule,
    /// What it is called.
    pub name: String,
    /// The members that are shown, sorted; at least two.
    pub members: Vec<EntityId>,
    /// The kind of all of them, if they have one in common.
    pub kind: Option<EntityKind>,
    /// Whether the members are seen each by itself.
    pub is_open: bool,
}

/// The groups of what a view shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    list: Vec<Group>,
    of: FxHashMap<EntityId, usize>,
}

impl Groups {
    /// The groups that `grouping` makes of what `view` shows of `knowledge`; one member alone is no group.
    #[must_use]
    pub fn new(knowledge: &Knowledge, view: &View, grouping: &Grouping) -> Self {
        if grouping.is_empty() {
            return Self::default();
        }
        let mut taken: BTreeSet<EntityId> = BTreeSet::new();
        let mut list = Vec::new();
        for members in &grouping.by_hand {
            let shown: Vec<EntityId> =
                members.iter().copied().filter(|&id| view.has_entity(id) && taken.insert(id)).collect();
            list.push((id_by_hand(members), GroupRule::Hand, shown));
        }
        if let Some(by) = grouping.by {
            for (rule, members) in ruled(knowledge, view, by) {
                let rest = members.into_iter().filter(|id| !taken.contains(id)).collect();
                list.push((id_of(&rule), rule, rest));
            }
        }
        let weight = weights(knowledge, view);
        let mut list: Vec<Group> = list
            .into_iter()
            .filter(|(id, _, members)| members.len() > 1 && knowledge.entity(*id).is_none())
            .map(|(id, rule, members)| Group {
                id,
                name: name(knowledge, &weight, &rule, &members),
                rule,
                kind: common_kind(knowledge, &members),
                members,
                is_open: grouping.opened.contains(&id),
            })
            .collect();
        list.sort_by_key(|group| group.id);
        list.dedup_by_key(|group| group.id);
        let of = list
            .iter()
            .enumerate()
            .flat_map(|(index, group)| group.members.iter().map(move |&member| (member, index)))
            .collect();
        Self { list, of }
    }

    /// All groups, in order of identity.
    pub fn iter(&self) -> impl Iterator<Item = &Group> {
        self.list.iter()
    }

    /// The groups that stand for their members.
    pub fn closed(&self) -> impl Iterator<Item = &Group> {
        self.list.iter().filter(|group| !group.is_open)
    }

    /// Whether there is no group at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The group with this identity.
    #[must_use]
    pub fn get(&self, id: EntityId) -> Option<&Group> {
        let index = self.list.binary_search_by_key(&id, |group| group.id).ok()?;
        self.list.get(index)
    }

    /// The group of an entity, open or closed.
    #[must_use]
    pub fn of(&self, entity: EntityId) -> Option<&Group> {
        self.of.get(&entity).and_then(|&index| self.list.get(index))
    }

    /// What stands on the graph for an entity: its group while that is closed, or else the entity itself.
    #[must_use]
    pub fn stand_in(&self, entity: EntityId) -> EntityId {
        self.of(entity).filter(|group| !group.is_open).map_or(entity, |group| group.id)
    }
}

/// What an article is called: by its headline, or else by its file.
#[must_use]
pub fn article_name(document: &Document) -> String {
    document.title.clone().unwrap_or_else(|| document.name.clone())
}

/// The groups that a rule makes, in a fixed order.
fn ruled(knowledge: &Knowledge, view: &View, by: GroupBy) -> Vec<(GroupRule, Vec<EntityId>)> {
    let keyed = |key: &dyn Fn(&Entity) -> Option<GroupRule>| {
        let mut found: BTreeMap<GroupRule, Vec<EntityId>> = BTreeMap::new();
        for entity in view.entities.iter().filter_map(|&id| knowledge.entity(id)) {
            if let Some(rule) = key(entity) {
                found.entry(rule).or_default().push(entity.id);
            }
        }
        found.into_iter().collect()
    };
    match by {
        GroupBy::Kind => keyed(&|entity| Some(GroupRule::Kind(entity.kind))),
        GroupBy::Subtype => keyed(&|entity| {
            Some(match &entity.subtype {
                Some(subtype) => GroupRule::Subtype(entity.kind, subtype.clone()),
                None => GroupRule::Kind(entity.kind),
            })
        }),
        GroupBy::Article => keyed(&|entity| {
            let source = entity.mentions.first()?.source;
            let only = entity.mentions.iter().all(|mention| mention.source == source);
            let document = &knowledge.sources.get(source as usize).filter(|_| only)?.document;
            Some(GroupRule::Article(document.id.clone()))
        }),
        GroupBy::Component => parts::components(knowledge, view)
            .into_iter()
            .filter_map(|part| Some((GroupRule::Component(*part.members.first()?), part.members)))
            .collect(),
        GroupBy::Community => parts::communities(knowledge, view)
            .into_iter()
            .map(|part| (GroupRule::Community(part.middle), part.members))
            .collect(),
    }
}

fn id_by_hand(members: &BTreeSet<EntityId>) -> EntityId {
    let bytes: Vec<u8> = members.iter().flat_map(|id| id.0.to_le_bytes()).collect();
    EntityId(hash(&[b"group", b"hand", &bytes]))
}

fn id_of(rule: &GroupRule) -> EntityId {
    let parts: [&[u8]; 2] = match rule {
        GroupRule::Kind(kind) => [b"kind", kind.as_str().as_bytes()],
        GroupRule::Subtype(kind, subtype) => {
            return EntityId(hash(&[b"group", b"subtype", kind.as_str().as_bytes(), subtype.as_bytes()]));
        }
        GroupRule::Article(document) => [b"article", document.0.as_bytes()],
        GroupRule::Component(first) => [b"component", &first.0.to_le_bytes()],
        GroupRule::Community(middle) => [b"community", &middle.0.to_le_bytes()],
        GroupRule::Hand => [b"hand", b""],
    };
    EntityId(hash(&[b"group", parts[0], parts[1]]))
}

/// How many relations shown each entity has.
fn weights(knowledge: &Knowledge, view: &View) -> FxHashMap<EntityId, usize> {
    let mut weights: FxHashMap<EntityId, usize> = FxHashMap::default();
    for relation in knowledge.relations_of(&view.relations) {
        for end in [relation.subject, relation.object] {
            *weights.entry(end).or_default() += relation.evidence.len().max(1);
        }
    }
    weights
}

fn common_kind(knowledge: &Knowledge, members: &[EntityId]) -> Option<EntityKind> {
    let mut kinds = members.iter().filter_map(|&id| knowledge.entity(id)).map(|entity| entity.kind);
    let first = kinds.next()?;
    kinds.all(|kind| kind == first).then_some(first)
}

/// What the entities of a kind are called together.
#[must_use]
pub const fn kinds_name(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "People",
        EntityKind::Organisation => "Organisations",
        EntityKind::Location => "Places",
        EntityKind::Law => "Laws",
        EntityKind::Event => "Events",
        EntityKind::Document => "Documents",
        EntityKind::Group => "Groups of people",
        EntityKind::Concept => "Concepts",
    }
}

fn name(
    knowledge: &Knowledge,
    weight: &FxHashMap<EntityId, usize>,
    rule: &GroupRule,
    members: &[EntityId],
) -> String {
    match rule {
        GroupRule::Kind(kind) => kinds_name(*kind).to_owned(),
        GroupRule::Subtype(kind, subtype) => {
            format!("{}: {}", kinds_name(*kind), subtype.replace('_', " "))
        }
        GroupRule::Article(document) => {
            let source = knowledge.sources.iter().find(|source| source.document.id == *document);
            source.map_or_else(String::new, |source| article_name(&source.document))
        }
        GroupRule::Component(_) | GroupRule::Community(_) | GroupRule::Hand => {
            let heaviest = members
                .iter()
                .copied()
                .min_by_key(|id| (std::cmp::Reverse(weight.get(id).copied().unwrap_or_default()), *id));
            let name = heaviest.and_then(|id| knowledge.entity(id)).map_or("", |entity| &entity.name);
            format!("{name} + {}", members.len() - 1)
        }
    }
}

#[cfg(test)]
mod tests;
