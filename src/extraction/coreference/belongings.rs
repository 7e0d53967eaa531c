//! What belongs to somebody and is known by it: "his party", "her country", "their government", "his
//! company".

use super::callings::can_be_called;
use super::cluster::Clusters;
use super::descriptions::Memory;
use super::pronouns;
use super::recent::Recent;
use super::spokesmen::Spokesmen;
use super::{DraftPlaces, Referent, Scene};
use crate::extraction::mentions::draft::{Description, Determiner, Draft, Form};
use crate::language::{Dependency, Tag};
use crate::vocabulary::EntityKind;

/// How often a document is searched for whom people speak for, so that the work stays linear.
const MOST_SEARCHES: u32 = 12;

/// The bodies of people, as far as the text has told.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    spokesmen: Spokesmen,
    searches: u32,
}

/// The body or country of whoever "his" or "her" stands for.
#[allow(clippy::too_many_arguments)] // One step of a walk; the pieces change hands at every step.
pub(super) fn owned_body(
    scene: &Scene,
    draft: &Draft,
    description: &Description,
    clusters: &Clusters,
    memory: &mut Memory,
    recent: &Recent,
    referents: &[Referent],
    places: &DraftPlaces,
) -> Option<usize> {
    let tree = &scene.trees[draft.paragraph as usize];
    let lemma = description.lemma.as_str();
    let alone =
        description.determiner == Determiner::Possessive && !description.plural && !description.qualified;
    let noun = matches!(
        lemma,
        "party"
            | "company"
            | "firm"
            | "business"
            | "club"
            | "side"
            | "team"
            | "country"
            | "nation"
            | "homeland"
            | "government"
            | "union"
            | "group"
            | "charity"
            | "newspaper"
            | "bank"
            | "band"
            | "agency"
            | "department"
            | "ministry"
            | "organisation"
            | "organization"
            | "employer"
            | "council"
            | "church"
    );
    if !alone || !noun || !description.modifiers.is_empty() {
        return None;
    }
    let owner = tree.child(draft.head, Dependency::Possessive)?;
    if tree.token(owner).tag != Tag::PronounPossessive {
        return None;
    }
    let pronoun =
        places.at(draft.paragraph, owner).iter().copied().find_map(|other| match scene.drafts[other].form {
            Form::Pronoun(pronoun) => Some((other, pronoun)),
            _ => None,
        });
    let (other, pronoun) = pronoun?;
    let Referent::Entities(owners) = pronouns::resolve(scene, other, pronoun, clusters, recent) else {
        return None;
    };
    let owner = owners.first().copied().filter(|_| owners.len() == 1)?;
    let known = &clusters.all[owner];
    if known.kind != EntityKind::Person {
        return None;
    }
    if memory.bodies_of_people.searches < MOST_SEARCHES {
        memory.bodies_of_people.spokesmen = Spokesmen::find(scene, clusters, places, referents);
        memory.bodies_of_people.searches += 1;
    }
    let spokesmen = &memory.bodies_of_people.spokesmen;
    let in_office = spokesmen.holds_state_office(owner);
    let country = known.country.or(known.nationality);
    let home = memory.home_cluster(clusters, scene).filter(|_| in_office);
    if matches!(lemma, "country" | "nation" | "homeland") {
        let own = country.and_then(|thing| clusters.all.iter().position(|one| one.thing == Some(thing)));
        return own.or(home);
    }
    if lemma == "government" {
        let thing =
            country.filter(|_| in_office).or_else(|| home.and_then(|home| clusters.all[home].thing))?;
        return memory.governments.get(&thing).copied();
    }
    spokesmen.body_of(owner).filter(|body| {
        let known = &clusters.all[*body];
        known.kind == EntityKind::Organisation
            && (can_be_called(known, description) || known.subtype.is_none() || lemma == "employer")
    })
}
