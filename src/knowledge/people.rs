//! Whether persons of one name in different documents are one person.
//!
//! Two documents that name the same person in full mean the same person unless what they say of him
//! contradicts it: one is a minister of Denmark, the other plays for a club in Chile. A tie that both
//! documents tell of (the same party, the same spouse) outweighs a contradiction.

use std::collections::{BTreeMap, BTreeSet};

use super::{EntityId, Ground, PossibleMatch};
use crate::extraction::{Extraction, LocalEntity, LocalEntityIndex, MentionIndex};
use crate::reference::Reference;
use crate::reference::normal::normal;
use crate::vocabulary::{EntityKind, MentionKind, RelationType};

/// What a document tells of a person that helps to tell him from others of his name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Traits {
    /// Whom and what he is related to, countries aside: how the thing is told from others, and its name.
    ties: BTreeMap<String, String>,
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
                    traits.countries.extend(country_of(thing));
                }
                let is_country = thing.subtype.as_deref() == Some("country");
                if !is_country && named.contains(&other) {
                    traits.ties.insert(key_of(thing), thing.name.clone());
                }
            }
        }
        found
    }

    /// What another document tells of the same person.
    pub(super) fn join(&mut self, other: &Self) {
        self.ties.extend(other.ties.iter().map(|(key, name)| (key.clone(), name.clone())));
        self.countries.extend(other.countries.iter().cloned());
    }

    /// What speaks for and against their being one person.
    pub(super) fn compared(&self, other: &Self) -> (Vec<Ground>, Vec<Ground>) {
        let shared = self.ties.iter().filter(|(key, _)| other.ties.contains_key(*key));
        let mut grounds_for: Vec<Ground> =
            shared.map(|(_, name)| Ground::SameRelation(name.clone())).collect();
        let mut against = Vec::new();
        let common: Vec<&String> = self.countries.intersection(&other.countries).collect();
        if let Some(country) = common.first() {
            grounds_for.push(Ground::SameCountry((*country).clone()));
        } else if let (Some(one), Some(another)) = (self.countries.first(), other.countries.first()) {
            against.push(Ground::DifferentCountries(one.clone(), another.clone()));
        }
        (grounds_for, against)
    }

    /// Whether two persons of one full name are taken for one.
    pub(super) fn is_compatible(&self, other: &Self) -> bool {
        let (grounds_for, against) = self.compared(other);
        against.is_empty() || !grounds_for.is_empty()
    }
}

/// Relations that tell which country a person belongs to.
fn is_belonging(relation: RelationType) -> bool {
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

/// The usual name of the country that a thing of the lists is or belongs to.
fn country_of(thing: &LocalEntity) -> Option<String> {
    let reference = Reference::built_in();
    let listed = reference.thing(reference.thing_by_id(thing.reference.as_deref()?)?)?;
    let country = reference.thing(reference.country(listed.country?)?)?;
    Some(country.name.to_owned())
}

/// A person as far as matches between documents are concerned.
pub(super) struct Person<'a> {
    pub(super) id: EntityId,
    pub(super) name: &'a str,
    pub(super) traits: &'a Traits,
}

/// Persons that may be one though they are kept apart: those of one full name with contradictions, and
/// a surname alone that fits a full name of another document and shares a tie with it. Sorted.
pub(super) fn possible_matches(persons: &[Person<'_>]) -> Vec<PossibleMatch> {
    let mut by_name: BTreeMap<String, Vec<&Person<'_>>> = BTreeMap::new();
    let mut by_surname: BTreeMap<String, Vec<&Person<'_>>> = BTreeMap::new();
    for person in persons {
        let name = normal(person.name).into_owned();
        if let Some((_, surname)) = name.rsplit_once(' ') {
            by_surname.entry(surname.to_owned()).or_default().push(person);
        }
        by_name.entry(name).or_default().push(person);
    }
    let mut found = Vec::new();
    for (name, same) in &by_name {
        for (index, one) in same.iter().enumerate() {
            for other in same.iter().skip(index + 1).take(MOST_OF_ONE_NAME) {
                found.push(possible(one, other, Ground::SameName(name_of(one))));
            }
        }
        if name.contains(' ') {
            continue;
        }
        for one in same {
            for other in by_surname.get(name).into_iter().flatten().take(MOST_OF_ONE_NAME) {
                let candidate = possible(one, other, Ground::SameSurname(name_of(one)));
                // The surname alone is shared by many.
                if candidate.grounds_for.len() > 1 && candidate.grounds_against.is_empty() {
                    found.push(candidate);
                }
            }
        }
    }
    found.sort_by_key(|candidate| (candidate.one, candidate.other));
    found
}

/// So many others of one name are compared with a person; a name that more share tells nothing.
const MOST_OF_ONE_NAME: usize = 20;

fn name_of(person: &Person<'_>) -> String {
    person.name.to_owned()
}

fn possible(one: &Person<'_>, other: &Person<'_>, name: Ground) -> PossibleMatch {
    let (mut grounds_for, grounds_against) = one.traits.compared(other.traits);
    grounds_for.insert(0, name);
    let (one, other) = (one.id.min(other.id), one.id.max(other.id));
    PossibleMatch { one, other, grounds_for, grounds_against }
}
