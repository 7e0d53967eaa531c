//! What the built-in lists know of the entities, kept apart from what the texts say.
//!
//! The lists add no entity and nothing to what a text says: [`memberships`] gives relations between
//! entities that the texts name, of the origin [`Origin::Reference`] and without evidence, and
//! [`opening`] compares what a text says of the members of a body with the list.

use std::collections::{BTreeMap, BTreeSet};

use super::identity::hash;
use super::{Entity, EntityId, Knowledge, Relation, RelationId};
use crate::reference::{Membership, Reference};
use crate::vocabulary::{Circumstances, EntityKind, Modality, Origin, RelationType};

/// The name of the rule that such relations carry.
const RULE: &str = "list of members";

/// The members of a group that the lists can name: "46 member states" of the Council of Europe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The body whose members they are.
    pub body: EntityId,
    /// The month for which the list is true ("2025-12").
    pub as_of: &'static str,
    /// How many the text says there are.
    pub stated: Option<u32>,
    /// How many the list knows.
    pub known: u32,
    /// The members by their usual names, sorted, each with the entity of that country if the texts
    /// name it.
    pub members: Vec<(&'static str, Option<EntityId>)>,
}

impl Opening {
    /// Whether the text and the list have the same number, as far as the text has one.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.stated.is_none_or(|stated| stated == self.known)
    }
}

/// What the lists know of two entities that the texts name and do not say themselves: which of the
/// countries are members of which of the bodies. Sorted by identity.
pub(super) fn memberships(
    entities: &[Entity],
    relations: &[Relation],
    reference: &Reference,
) -> Vec<Relation> {
    let countries = by_reference(entities);
    let said: BTreeSet<(EntityId, EntityId)> = relations
        .iter()
        .filter(|relation| relation.relation == Some(RelationType::MemberOf))
        .map(|relation| (relation.subject, relation.object))
        .collect();
    let mut found = Vec::new();
    for body in entities {
        let Some(membership) = membership_of(body, reference) else { continue };
        for member in &membership.members {
            let country = reference.thing(*member).and_then(|thing| countries.get(thing.id.as_str()));
            if let Some(country) = country.filter(|country| !said.contains(&(**country, body.id))) {
                found.push(relation(*country, body.id, membership));
            }
        }
    }
    found.sort_by_key(|relation| relation.id);
    found
}

fn by_reference(entities: &[Entity]) -> BTreeMap<&str, EntityId> {
    entities.iter().filter_map(|entity| Some((entity.reference.as_deref()?, entity.id))).collect()
}

fn membership_of<'a>(body: &Entity, reference: &'a Reference) -> Option<&'a Membership> {
    reference.members(reference.thing_by_id(body.reference.as_deref()?)?)
}

/// The members of the body that a group of this name is: a part that the lists know by a word of the name, or
/// all of them.
fn membership_meant<'a>(body: &Entity, name: &str, reference: &'a Reference) -> Option<&'a Membership> {
    let thing = reference.thing_by_id(body.reference.as_deref()?)?;
    let name = name.to_lowercase();
    let is_meant = |part: &&Membership| name.split_whitespace().any(|word| part.part.contains(&word));
    reference.parts_of_members(thing).find(is_meant).or_else(|| reference.members(thing))
}

fn relation(country: EntityId, body: EntityId, membership: &Membership) -> Relation {
    let id = hash(&[b"reference", &country.0.to_le_bytes(), &body.0.to_le_bytes()]);
    Relation {
        id: RelationId(id),
        subject: country,
        object: body,
        relation: Some(RelationType::MemberOf),
        phrase: format!("member of ({})", membership.as_of),
        negated: false,
        modality: Modality::Actual,
        attribution: Vec::new(),
        date: None,
        place: None,
        implicit: false,
        confidence: 1.0,
        rule: RULE.to_owned(),
        circumstances: Circumstances::default(),
        origin: Origin::Reference,
        evidence: Vec::new(),
        contradicted_by: Vec::new(),
    }
}

/// The members of a group, when the texts say that it is the members of a body whose members the lists
/// know. `None` as well for a group that the text counts as a part of them ("two of its members"): the
/// lists cannot tell which.
#[must_use]
pub fn opening(knowledge: &Knowledge, group: EntityId, reference: &Reference) -> Option<Opening> {
    let group = knowledge.entity(group).filter(|entity| entity.kind == EntityKind::Group)?;
    let of_body = |relation: &&Relation| {
        relation.subject == group.id && relation.relation == Some(RelationType::MemberOf) && !relation.negated
    };
    let (body, membership) = knowledge.relations.iter().filter(of_body).find_map(|relation| {
        let body = knowledge.entity(relation.object)?;
        Some((body.id, membership_meant(body, &group.name, reference)?))
    })?;
    // "members of the council" may be some of them; "the ten elected members of the council" are not.
    let name = match (group.name.split_once(" of "), group.count) {
        (Some((members, _)), Some(_)) => members,
        _ => &group.name,
    };
    let is_whole = names_all_members(name, &membership.part) && !is_a_few(group.count, membership.number);
    let countries = by_reference(&knowledge.entities);
    let mut members: Vec<(&'static str, Option<EntityId>)> = membership
        .members
        .iter()
        .filter_map(|member| reference.thing(*member))
        .map(|thing| (thing.name, countries.get(thing.id.as_str()).copied()))
        .collect();
    members.sort_unstable();
    is_whole.then_some(Opening {
        body,
        as_of: membership.as_of,
        stated: group.count,
        known: membership.number,
        members,
    })
}

/// Whether a description means every member: "46 member states", "its members", but not "some member
/// states" and not "the two members' ministers"; or every member of the part that these words mean.
fn names_all_members(name: &str, part: &[&str]) -> bool {
    let name = name.to_lowercase();
    let words: Vec<&str> = name.split_whitespace().filter(|word| !part.contains(word)).collect();
    let is_partial = words.iter().any(|word| {
        matches!(
            *word,
            "some"
                | "several"
                | "many"
                | "most"
                | "few"
                | "other"
                | "of"
                | "two"
                | "three"
                | "new"
                | "former"
                | "founding"
                | "permanent"
                | "non-permanent"
                | "eastern"
                | "western"
                | "northern"
                | "southern"
        )
    });
    let last = words.last().copied().unwrap_or_default();
    let before = words.len().checked_sub(2).and_then(|index| words.get(index)).copied().unwrap_or_default();
    let states = matches!(last, "states" | "countries" | "nations" | "governments");
    !is_partial && (matches!(last, "members" | "signatories") || (states && before == "member"))
}

/// A number that is far from that of all members counts some of them: "27 member states" of 28 is a
/// disagreement, "12 member states" a part.
fn is_a_few(stated: Option<u32>, known: u32) -> bool {
    stated.is_some_and(|stated| stated * 10 < known * 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_group_of_all_members_opens() {
        for whole in ["46 member states", "all member countries", "its members"] {
            assert!(names_all_members(whole, &[]), "{whole}");
        }
        for part in ["several member states", "two of its members", "eastern member states", "states"] {
            assert!(!names_all_members(part, &[]), "{part}");
        }
        assert!(names_all_members("permanent members", &["permanent"]));
        assert!(!names_all_members("two permanent members", &["permanent"]));
        assert!(is_a_few(Some(12), 27));
        assert!(!is_a_few(Some(47), 46) && !is_a_few(Some(26), 27) && !is_a_few(None, 27));
    }
}
