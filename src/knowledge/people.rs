//! Whether persons of one name in different documents are one person.
//!
//! Two documents that name the same person in full mean the same person unless what they say of him
//! contradicts it: one is a minister of Denmark, the other plays for a club in Chile. A tie that both
//! documents tell of (the same party, the same spouse) outweighs a contradiction.

use std::collections::{BTreeMap, BTreeSet};

use crate::extraction::{Extraction, LocalEntity, LocalEntityIndex, MentionIndex};
use crate::reference::Reference;
use crate::reference::normal::normal;
use crate::vocabulary::{EntityKind, MentionKind, RelationType};

/// What a document tells of a person that helps to tell him from others of his name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Traits {
    /// Whom and what he is related to, countries aside: how each is told from others.
    ties: BTreeSet<String>,
    /// The countries he belongs to or holds an office of, by their usual names.
    countries: BTreeSet<String>,
}

impl Traits {
    /// The traits of every person of a document, by his index.
    pub(super) fn of_document(extraction: &Extraction) -> BTreeMap<LocalEntityIndex, Self> {
        let mut found: BTreeMap<LocalEntityIndex, Self> = BTreeMap::new();
        let named = named_entities(extraction);
        for claim in extraction.claims.iter().filter(|claim| !claim.negated) {
            let (Some(subject), Some(object)) =
                (entity_of(extraction, claim.subject), entity_of(extraction, claim.object))
            else {
                continue;
            };
            for (person, other) in [(subject, object), (object, subject)] {
                let (Some(own), Some(thing)) =
                    (extraction.entities.get(person as usize), extraction.entities.get(other as usize))
                else {
                    continue;
                };
                if own.kind != EntityKind::Person {
                    continue;
                }
                let traits = found.entry(person).or_default();
                if person == subject && claim.relation.is_some_and(is_belonging) {
                    traits.countries.extend(country_of(thing.reference.as_deref()));
                }
                let is_country = thing.subtype.as_deref() == Some("country");
                if !is_country && named.contains(&other) {
                    traits.ties.insert(key_of(thing));
                }
            }
        }
        found
    }

    /// What another document tells of the same person.
    pub(super) fn join(&mut self, other: &Self) {
        self.ties.extend(other.ties.iter().cloned());
        self.countries.extend(other.countries.iter().cloned());
    }

    /// Whether two persons of one full name are taken for one.
    pub(super) fn is_compatible(&self, other: &Self) -> bool {
        let shares =
            |mine: &BTreeSet<String>, theirs: &BTreeSet<String>| mine.intersection(theirs).next().is_some();
        let contradict = !self.countries.is_empty()
            && !other.countries.is_empty()
            && !shares(&self.countries, &other.countries);
        !contradict || shares(&self.ties, &other.ties)
    }
}

/// Relations that tell which country a person belongs to.
pub(crate) fn is_belonging(relation: RelationType) -> bool {
    matches!(
        relation,
        RelationType::HoldsRole
            | RelationType::CitizenOf
            | RelationType::BornIn
            | RelationType::MemberOf
            | RelationType::WorksFor
            | RelationType::Leads
            | RelationType::Represents
    )
}

fn entity_of(extraction: &Extraction, mention: MentionIndex) -> Option<LocalEntityIndex> {
    extraction.mentions.get(mention as usize).map(|found| found.entity)
}

fn named_entities(extraction: &Extraction) -> BTreeSet<LocalEntityIndex> {
    let names = extraction.mentions.iter().filter(|mention| mention.kind == MentionKind::Name);
    names.map(|mention| mention.entity).collect()
}

fn key_of(thing: &LocalEntity) -> String {
    thing.reference.clone().unwrap_or_else(|| normal(&thing.name).into_owned())
}

/// The usual name of the country that a thing of the lists, by its identity there, is or belongs to.
pub(crate) fn country_of(thing: Option<&str>) -> Option<String> {
    let reference = Reference::built_in();
    let listed = reference.thing(reference.thing_by_id(thing?)?)?;
    let country = reference.thing(reference.country(listed.country?)?)?;
    Some(country.name.to_owned())
}
