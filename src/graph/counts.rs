//! How much the filter leaves of every value that a list shows.

use std::collections::BTreeMap;

use super::filter::{Basis, Chip, Condition, Deed, Facet, Filter, Status, alternatives};
use super::matching::count_by_hand;
use super::rest::Rest;
use crate::knowledge::{EntityId, Knowledge, Relation, SourceIndex};
use crate::vocabulary::{EntityKind, Origin, RelationType};

/// How many entities or relations there are of each value. What only the built-in lists know counts among the
/// origins and nowhere else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values {
    /// Entities of each kind.
    pub kinds: BTreeMap<EntityKind, usize>,
    /// Entities of each finer sort.
    pub subtypes: BTreeMap<String, usize>,
    /// Relations of each type.
    pub relations: BTreeMap<Option<RelationType>, usize>,
    /// Relations of each status.
    pub statuses: BTreeMap<Status, usize>,
    /// Relations that each speaker says.
    pub speakers: BTreeMap<EntityId, usize>,
    /// Relations that each document says, by its place among the sources.
    pub documents: BTreeMap<SourceIndex, usize>,
    /// Relations in each place.
    pub places: BTreeMap<EntityId, usize>,
    /// Relations from each origin.
    pub origins: BTreeMap<Basis, usize>,
    /// Relations that each rule found.
    pub rules: BTreeMap<String, usize>,
    /// Entities and relations that a person has done this with.
    pub deeds: BTreeMap<Deed, usize>,
}

/// How much fulfils each condition and each value, beside what all the others ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// For each condition: how many entities, or for a condition on relations how many relations, fulfil it
    /// among what the others leave; those that are its alternatives leave everything. For a negated one
    /// these are the ones that it shuts out.
    pub chips: Vec<usize>,
    /// For each value: how many have it among what the conditions of other sorts leave, and those that are
    /// alternatives. What the first picture has no room for counts as well.
    pub left: Values,
}

impl Counts {
    /// Counts what `filter` leaves of `knowledge`.
    #[must_use]
    pub fn new(knowledge: &Knowledge, filter: &Filter) -> Self {
        let mut counts = Self::default();
        // What is left without the conditions of a sort, where there is just one of them.
        let mut without: BTreeMap<Facet, Rest<'_>> = BTreeMap::new();
        let mut start = 0;
        for group in alternatives(&filter.chips) {
            let end = start + group.len();
            let others: Vec<Chip> = [&filter.chips[..start], &filter.chips[end..]].concat();
            let rest = Rest::new(knowledge, filter, &others);
            for chip in group {
                let chip = Chip { negated: false, ..chip.clone() };
                let left = rest.left_by(knowledge, &chip, group.len() == 1);
                counts.chips.push(match &chip.condition {
                    Condition::Deeds(deeds) => {
                        let relations = left.relations.iter().copied();
                        count_by_hand(knowledge, deeds, left.entities.iter(), relations)
                    }
                    condition if condition.is_about_relations() => left.relations.len(),
                    _ => left.entities.len(),
                });
            }
            if let [chip] = group {
                without.insert(chip.condition.facet(), rest);
            }
            start = end;
        }
        let whole = Rest::new(knowledge, filter, &filter.chips);
        for facet in Values::FACETS {
            let of_facet = |group: &&[Chip]| matches!(group, [chip] if chip.condition.facet() == facet);
            match alternatives(&filter.chips).filter(of_facet).count() {
                0 => counts.left.count(facet, &whole, knowledge),
                1 if without.contains_key(&facet) => {
                    counts.left.count(facet, &without[&facet], knowledge);
                }
                _ => {
                    let others: Vec<Chip> = alternatives(&filter.chips)
                        .filter(|group| !of_facet(group))
                        .flatten()
                        .cloned()
                        .collect();
                    counts.left.count(facet, &Rest::new(knowledge, filter, &others), knowledge);
                }
            }
        }
        counts
    }
}

impl Values {
    /// The sorts of conditions whose values are counted, in the order in which they are offered.
    pub const FACETS: [Facet; 10] = [
        Facet::Kind,
        Facet::Subtype,
        Facet::Relation,
        Facet::Status,
        Facet::Speaker,
        Facet::Document,
        Facet::Place,
        Facet::Origin,
        Facet::Rule,
        Facet::Deed,
    ];

    /// Counts everything in `knowledge`.
    #[must_use]
    pub fn of_knowledge(knowledge: &Knowledge) -> Self {
        let all = Rest {
            entities: knowledge.entities.iter().map(|entity| entity.id).collect(),
            relations: knowledge.relations.iter().chain(&knowledge.known).collect(),
            ..Rest::default()
        };
        let mut values = Self::default();
        for facet in Values::FACETS {
            values.count(facet, &all, knowledge);
        }
        values
    }

    /// Counts the values of one sort in what is left.
    fn count(&mut self, facet: Facet, rest: &Rest<'_>, knowledge: &Knowledge) {
        let entities = || rest.entities.iter().filter_map(|&id| knowledge.entity(id));
        let is_stated = |relation: &&&Relation| relation.origin != Origin::Reference;
        let relations = || rest.relations.iter().filter(is_stated);
        match facet {
            Facet::Kind => self.kinds = counted(entities().map(|entity| entity.kind)),
            Facet::Subtype => {
                let counts = counted(entities().filter_map(|entity| entity.subtype.as_deref()));
                self.subtypes = counts.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
            }
            Facet::Relation => self.relations = counted(relations().map(|relation| relation.relation)),
            Facet::Status => self.statuses = counted(relations().flat_map(|one| Status::all_of(one))),
            Facet::Speaker => {
                self.speakers =
                    counted(relations().flat_map(|relation| relation.attribution.iter().copied()));
            }
            Facet::Document => self.documents = counted(relations().flat_map(|one| sources_of(one))),
            Facet::Place => self.places = counted(relations().filter_map(|relation| relation.place)),
            Facet::Origin => {
                self.origins = counted(rest.relations.iter().map(|relation| Basis::of(relation)));
            }
            Facet::Rule => {
                let counts = counted(relations().map(|relation| relation.rule.as_str()));
                self.rules = counts.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
            }
            Facet::Deed => {
                let of_entities = entities().flat_map(|entity| Deed::of_entity(knowledge, entity));
                let of_relations = relations().flat_map(|relation| Deed::of_relation(knowledge, relation));
                self.deeds = counted(of_entities.chain(of_relations));
            }
            _ => {}
        }
    }
}

/// The documents that say a relation, each once.
fn sources_of(relation: &Relation) -> Vec<SourceIndex> {
    let mut sources: Vec<SourceIndex> = relation.evidence.iter().map(|evidence| evidence.source).collect();
    sources.sort_unstable();
    sources.dedup();
    sources
}

fn counted<Key: Ord>(keys: impl Iterator<Item = Key>) -> BTreeMap<Key, usize> {
    let mut counts = BTreeMap::new();
    for key in keys {
        *counts.entry(key).or_insert(0) += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::view::tests::{entity, knowledge, relation, small};

    fn with(chips: impl IntoIterator<Item = Chip>) -> Filter {
        Filter { chips: chips.into_iter().collect(), ..Filter::default() }
    }

    #[test]
    fn each_chip_counts_what_fulfils_it_beside_the_others() {
        let filter = with([
            Chip::not(Condition::Kinds([EntityKind::Location].into())),
            Chip::only(Condition::Relations([None].into())),
        ]);
        // Among the ends of relations without a type one is a place; without places one is left.
        assert_eq!(Counts::new(&small(), &filter).chips, [1, 1]);
    }

    #[test]
    fn alternatives_are_counted_each_by_itself() {
        let filter = with([
            Chip::only(Condition::Kinds([EntityKind::Person].into())),
            Chip::only(Condition::Kinds([EntityKind::Law].into())).or(),
            Chip::only(Condition::Degree(1)),
        ]);
        let counts = Counts::new(&small(), &filter);
        // The person and the law are related to others, but not to each other.
        assert_eq!(counts.chips, [1, 1, 0]);
    }

    #[test]
    fn lists_count_what_the_other_conditions_leave() {
        let small = small();
        let all = Values::of_knowledge(&small);
        assert_eq!(Counts::new(&small, &Filter::default()).left, all);
        let person = Condition::Kinds([EntityKind::Person].into());
        let typeless = Condition::Relations([None].into());
        let left = Counts::new(&small, &with([Chip::only(person), Chip::only(typeless)])).left;
        // Kinds are counted among the ends of relations without a type, types among persons.
        let kinds = [(EntityKind::Person, 1), (EntityKind::Location, 1), (EntityKind::Organisation, 1)];
        assert_eq!(left.kinds, kinds.into());
        assert!(left.relations.is_empty());
    }

    #[test]
    fn rules_are_counted_and_shut_out_as_other_values_are() {
        let mut known = small();
        known.relations[0].rule = "one-rule".to_owned();
        let others = known.relations.len() - 1;
        let all = Values::of_knowledge(&known).rules;
        assert_eq!(all, [("one-rule".to_owned(), 1), ("test".to_owned(), others)].into());
        let rule = || Condition::Rules(["one-rule".to_owned()].into());
        for (chip, left) in [(Chip::only(rule()), 1), (Chip::not(rule()), others)] {
            let filter = with([chip]);
            let counts = Counts::new(&known, &filter);
            assert_eq!((counts.chips, &counts.left.rules), (vec![1], &all), "its own list stays whole");
            let view = crate::graph::View::new(&known, &filter);
            assert_eq!(view.relations.len(), left);
        }
    }

    #[test]
    fn two_conditions_of_one_sort_both_step_aside_for_their_list() {
        let mut both = relation(11, 1, 2, "met");
        both.attribution = vec![EntityId(3), EntityId(4)];
        let mut one = relation(12, 1, 2, "left");
        one.attribution = vec![EntityId(3)];
        let known =
            knowledge((1..=4).map(|id| entity(id, "E", EntityKind::Group)).collect(), vec![both, one]);
        let says = |id| Chip::only(Condition::Speakers([EntityId(id)].into()));
        let counts = Counts::new(&known, &with([says(3), says(4)]));
        assert_eq!(counts.left.speakers, [(EntityId(3), 2), (EntityId(4), 1)].into());
        assert_eq!(counts.left.relations, [(None, 1)].into());
        assert_eq!(counts.chips, [1, 1]);
    }
}
