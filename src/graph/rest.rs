//! What is left of the knowledge while conditions are applied one after the other.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use super::backbone::best_supported;
use super::expansion::Admitted;
use super::filter::{Chip, Filter, alternatives};
use super::matching::{Matcher, within_graph};
use super::neighbourhood;
use crate::knowledge::{Entity, EntityId, Knowledge, Relation, RelationId};

/// Entities, and relations between them.
#[derive(Clone, Debug, Default)]
pub(super) struct Rest<'a> {
    pub(super) entities: BTreeSet<EntityId>,
    pub(super) relations: Vec<&'a Relation>,
    /// What the conditions alone leave, without focus and limits.
    pub(super) admitted: Admitted<'a>,
}

impl<'a> Rest<'a> {
    /// What `chips` and the focus of `filter` leave, without its limits.
    ///
    /// Conditions that stand alone have to hold, each. Of alternatives one has to hold, and they are applied to
    /// what those that stand alone leave: conditions on entities leave together all entities that fulfil one of
    /// them, with the relations between these; every condition on relations leaves what it would leave
    /// alone, the relations that fulfil it with their ends; and what is left is all of that. Conditions on the
    /// surroundings of entities, such as the number of neighbours, come last, because it matters to them
    /// what else is left.
    pub(super) fn new(knowledge: &'a Knowledge, filter: &Filter, chips: &[Chip]) -> Self {
        Self::left(knowledge, filter, chips, false)
    }

    /// The same, and what the conditions alone leave.
    pub(super) fn with_admitted(knowledge: &'a Knowledge, filter: &Filter, chips: &[Chip]) -> Self {
        Self::left(knowledge, filter, chips, true)
    }

    fn left(knowledge: &'a Knowledge, filter: &Filter, chips: &[Chip], keeps_admitted: bool) -> Self {
        let mut groups: Vec<&[Chip]> = alternatives(chips).collect();
        let is_plain = |group: &&[Chip]| matches!(group, [chip] if !chip.condition.is_about_surroundings());
        let plain: Vec<&Chip> = groups.extract_if(.., |group| is_plain(&&**group)).flatten().collect();
        let matcher = Matcher::new(knowledge, plain.iter().copied());
        let shows = |entity: &&Entity| matcher.admits_entity(entity);
        let entities = knowledge.entities.iter().filter(shows).map(|entity| entity.id).collect();
        let known = if filter.shows_known { knowledge.known.as_slice() } else { &[] };
        let states = |relation: &&Relation| matcher.admits_relation(relation);
        let relations = knowledge.relations.iter().chain(known).filter(states).collect();
        let mut rest = Self { entities, relations, ..Self::default() };
        // Where all entities are left, so are both ends of every relation.
        if rest.entities.len() < knowledge.entities.len() {
            rest.keep_inner();
        }
        // Who may stay without a relation; `None` for everybody.
        let mut free = plain.iter().any(|chip| wants_relations(chip, true)).then(BTreeSet::new);
        groups.sort_by_key(|group| group.iter().any(|chip| chip.condition.is_about_surroundings()));
        for group in groups {
            if let [chip] = group {
                rest = rest.left_by(knowledge, chip, true);
            } else {
                let (left, may_stay) = rest.left_by_one_of(knowledge, group);
                rest = left;
                free = Some(free.map_or(may_stay.clone(), |free| &free & &may_stay));
            }
        }
        if keeps_admitted {
            rest.admitted = Admitted { entities: rest.entities.clone(), relations: rest.relations.clone() };
        }
        if let Some(focus) = &filter.focus {
            let near = neighbourhood(rest.relations.iter().copied(), &focus.entities, focus.depth);
            rest.entities.retain(|id| near.contains(id));
            rest.keep_inner();
        }
        if let Some(free) = free {
            rest.keep_related_or(&free);
        }
        rest
    }

    /// What one condition leaves. Where it `stands_alone`, a bar for confidence leaves all entities.
    pub(super) fn left_by(&self, knowledge: &'a Knowledge, chip: &Chip, stands_alone: bool) -> Self {
        if let Some((entities, relations)) = within_graph(knowledge, chip, &self.entities, &self.relations) {
            let mut rest = Self { entities, relations, ..Self::default() };
            rest.keep_inner();
            return rest;
        }
        let matcher = Matcher::new(knowledge, [chip]);
        let admits = |id: &EntityId| knowledge.entity(*id).is_some_and(|one| matcher.admits_entity(one));
        let relations = self.relations.iter().copied();
        let mut rest = Self {
            entities: self.entities.iter().copied().filter(admits).collect(),
            relations: relations.filter(|relation| matcher.admits_relation(relation)).collect(),
            ..Self::default()
        };
        rest.keep_inner();
        if wants_relations(chip, stands_alone) {
            rest.keep_related_or(&BTreeSet::new());
        }
        rest
    }

    /// What several conditions leave of which one has to hold, and which of the entities stay even without
    /// a relation.
    fn left_by_one_of(&self, knowledge: &'a Knowledge, group: &[Chip]) -> (Self, BTreeSet<EntityId>) {
        let mut standing = BTreeSet::new();
        let mut free = BTreeSet::new();
        let mut entities = BTreeSet::new();
        let mut stated: FxHashSet<RelationId> = FxHashSet::default();
        for chip in group {
            let part = self.left_by(knowledge, chip, false);
            if chip.condition.is_about_entities() {
                standing.extend(part.entities);
                continue;
            }
            stated.extend(part.relations.iter().map(|relation| relation.id));
            if !wants_relations(chip, false) {
                free.extend(part.entities.iter().copied());
            }
            entities.extend(part.entities);
        }
        let stands = |id: &EntityId| standing.contains(id);
        let is_left = |relation: &&Relation| {
            stated.contains(&relation.id) || (stands(&relation.subject) && stands(&relation.object))
        };
        let relations = self.relations.iter().copied().filter(is_left).collect();
        entities.extend(standing.iter().copied());
        free.extend(standing);
        (Self { entities, relations, ..Self::default() }, free)
    }

    /// Only relations both ends of which are left.
    pub(super) fn keep_inner(&mut self) {
        let entities: FxHashSet<EntityId> = self.entities.iter().copied().collect();
        self.relations
            .retain(|relation| entities.contains(&relation.subject) && entities.contains(&relation.object));
    }

    /// Only entities that a relation touches, and those that may stay without.
    fn keep_related_or(&mut self, free: &BTreeSet<EntityId>) {
        let touched: FxHashSet<EntityId> =
            self.relations.iter().flat_map(|relation| [relation.subject, relation.object]).collect();
        self.entities.retain(|id| touched.contains(id) || free.contains(id));
    }

    /// Only as much as the filter has room for.
    pub(super) fn limit(&mut self, knowledge: &Knowledge, filter: &Filter) {
        // What a person has entered is wanted, though nothing is said of it yet.
        let marks = knowledge.by_hand.entities.iter();
        let entered = marks.filter(|(_, mark)| mark.is_added || mark.is_parted).map(|(id, _)| *id).collect();
        if filter.related_only && !self.relations.is_empty() {
            self.keep_related_or(&entered);
        }
        if let Some(most) = filter.most.filter(|&most| most < self.entities.len()) {
            self.entities = best_supported(knowledge, &self.relations, &self.entities, most);
            self.keep_inner();
        }
        if let Some(brought) = filter.brought() {
            self.bring(brought, &entered);
        }
    }

    /// What a person has brought in beside the limits, as far as the conditions let it through and it is
    /// related to something that is there or was entered by hand.
    fn bring(&mut self, brought: &BTreeSet<EntityId>, entered: &BTreeSet<EntityId>) {
        let is_new = |id: &EntityId| self.admitted.entities.contains(id) && !self.entities.contains(id);
        let added: BTreeSet<EntityId> = brought.iter().copied().filter(is_new).collect();
        self.entities.extend(added.iter().copied());
        self.relations.clone_from(&self.admitted.relations);
        self.keep_inner();
        let between = self.relations.iter().filter(|relation| relation.subject != relation.object);
        let related: FxHashSet<EntityId> =
            between.flat_map(|relation| [relation.subject, relation.object]).collect();
        self.entities.retain(|id| !added.contains(id) || related.contains(id) || entered.contains(id));
        self.keep_inner();
    }
}

/// Whether entities without a relation that fulfils the condition have no place. A bar for confidence asks that
/// of relations alone.
fn wants_relations(chip: &Chip, stands_alone: bool) -> bool {
    let is_bar = stands_alone && matches!(chip.condition, super::Condition::Confidence(_));
    !chip.negated && chip.condition.is_about_relations() && !is_bar
}
