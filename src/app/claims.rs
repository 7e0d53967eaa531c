//! What is said of an entity, grouped by type and sorted by support.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use crate::knowledge::{EntityId, Knowledge, Relation};
use crate::vocabulary::RelationType;

/// Relations of one type.
#[derive(Clone, Debug, PartialEq)]
pub struct Claims<'a> {
    /// The type; `None` where none fits.
    pub relation: Option<RelationType>,
    /// The relations, the best supported first.
    pub relations: Vec<&'a Relation>,
}

/// The relations that an entity is an end of, in order of identity.
#[must_use]
pub fn relations_of(knowledge: &Knowledge, id: EntityId) -> Vec<&Relation> {
    let ends_here = |relation: &&Relation| relation.subject == id || relation.object == id;
    knowledge.relations.iter().filter(ends_here).collect()
}

/// The order in which relations are told: what is not denied first, then the one with the most sources, with
/// the most sentences, among equals the surer one.
pub(super) fn by_support(one: &Relation, other: &Relation) -> Ordering {
    (other.support().cmp(&one.support()))
        .then(other.confidence.total_cmp(&one.confidence))
        .then(one.id.cmp(&other.id))
}

/// Relations by type: the type with the most sentences first, what has no type last; within a type
/// the best supported relation first.
#[must_use]
pub fn grouped<'a>(relations: impl IntoIterator<Item = &'a Relation>) -> Vec<Claims<'a>> {
    let mut groups: BTreeMap<Option<RelationType>, Vec<&Relation>> = BTreeMap::new();
    for relation in relations {
        groups.entry(relation.relation).or_default().push(relation);
    }
    for group in groups.values_mut() {
        group.sort_by(|one, other| by_support(one, other));
    }
    let sentences = |group: &[&Relation]| group.iter().map(|relation| relation.sentences()).sum::<usize>();
    let mut claims: Vec<Claims> =
        groups.into_iter().map(|(relation, relations)| Claims { relation, relations }).collect();
    claims.sort_by_key(|claims| (claims.relation.is_none(), Reverse(sentences(&claims.relations))));
    claims
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::relation;

    #[test]
    fn types_and_relations_with_more_sentences_come_first() {
        let mut leads = relation(10, 1, 2, "leads");
        leads.relation = Some(RelationType::Leads);
        let mut owns = relation(11, 1, 2, "owns");
        owns.relation = Some(RelationType::Owns);
        owns.evidence.extend(relation(98, 1, 2, "owns").evidence);
        let mut sure = relation(12, 1, 3, "owns");
        sure.relation = Some(RelationType::Owns);
        let mut surer = relation(13, 1, 4, "owns");
        surer.relation = Some(RelationType::Owns);
        surer.confidence = 0.9;
        let plain = relation(14, 1, 2, "sees");
        let order: Vec<Vec<u64>> = grouped([&plain, &leads, &owns, &sure, &surer])
            .into_iter()
            .map(|claims| claims.relations.iter().map(|relation| relation.id.0).collect())
            .collect();
        assert_eq!(order, [vec![11, 13, 12], vec![10], vec![14]]);
    }
}
