//! Descriptions that stand beside what they speak of: in apposition, before a name, as its predicate.

use super::callings::can_be_called;
use super::cluster::{Cluster, Clusters};
use super::kinds::is_somebody_or_body;
use super::pronouns::gender_of_noun;
use super::{DraftPlaces, Referent, Scene};
use crate::extraction::mentions::draft::{Description, Determiner, Draft};
use crate::extraction::tree::Tree;
use crate::language::Dependency;
use crate::vocabulary::EntityKind;

/// "the city of Mosul", "the northwest province of Latakia": the name after "of" says it all.
pub(super) fn place_of(
    tree: &Tree,
    draft: &Draft,
    description: &Description,
    places: &DraftPlaces,
    scene: &Scene,
) -> Option<usize> {
    if description.kind != EntityKind::Location || description.plural {
        return None;
    }
    let of = tree.children_with(draft.head, Dependency::Preposition).find(|prep| tree.word(*prep) == "of")?;
    let object = tree.child(of, Dependency::PrepositionObject)?;
    places.at(draft.paragraph, object).iter().copied().find(|other| scene.drafts[*other].name().is_some())
}

/// The thing that the description stands in apposition to, when both can be the same.
pub(super) fn apposed(
    draft: &Draft,
    description: &Description,
    clusters: &Clusters,
    referents: &[Referent],
    places: &DraftPlaces,
) -> Option<usize> {
    let name = description.apposition?;
    let lead = draft.tokens.end <= name;
    first_spoken_of(places.at(draft.paragraph, name), referents, |found| {
        let known = &clusters.all[*found.first()?];
        let same_kind = known.kind == description.kind || (lead && may_be_called_so(known, description));
        Some(same_kind && !description.plural)
    })
}

/// "Two of its members, Arjun Pillai and Beatrice Nolan,": a plural stands for the names after it.
pub(super) fn apposed_names(
    tree: &Tree,
    draft: &Draft,
    description: &Description,
    clusters: &Clusters,
    referents: &[Referent],
    places: &DraftPlaces,
) -> Option<Vec<usize>> {
    const MOST_NAMES: u32 = 12;
    // "Two former managers, Colin Reed and Susan Hale," are a group of which these are members.
    let those = description.inner.is_some() || description.determiner != Determiner::Bare;
    let first =
        description.apposition.filter(|name| those && description.plural && *name >= draft.tokens.end)?;
    let mut found = Vec::new();
    let mut next = Some(tree.first_conjunct(first));
    while let Some(name) = next.filter(|_| found.len() < MOST_NAMES as usize) {
        found.push(first_spoken_of(places.at(draft.paragraph, name), referents, |spoken| {
            let known = &clusters.all[*spoken.first()?];
            let fits = match (description.kind, description.subtype) {
                (EntityKind::Group, "people") => known.kind == EntityKind::Person,
                (EntityKind::Group, "states" | "governments" | "places") => {
                    known.kind == EntityKind::Location
                }
                (EntityKind::Group, _) => known.kind == EntityKind::Organisation,
                (kind, _) => known.kind == kind,
            };
            Some(fits && known.named && !known.plural)
        })?);
        next = tree.child(name, Dependency::Conjunct);
    }
    let counted = description.count.is_none_or(|count| count as usize == found.len());
    (found.len() > 1 && counted).then_some(found)
}

/// "The company, a subsidiary of X, …": what stands in apposition to a description is what that speaks of.
pub(super) fn apposed_description(
    scene: &Scene,
    draft: &Draft,
    description: &Description,
    clusters: &Clusters,
    referents: &[Referent],
    places: &DraftPlaces,
) -> Option<usize> {
    let tree = &scene.trees[draft.paragraph as usize];
    let above = tree.head(draft.head).filter(|above| {
        tree.dependency(draft.head) == Dependency::Apposition
            && *above < draft.tokens.start
            && draft.tokens.start > 0
            && tree.word(draft.tokens.start - 1) == ","
            && tree.child(*above, Dependency::Coordination).is_none()
    })?;
    let described = |other: &&usize| {
        let other = &scene.drafts[**other];
        other.head == above && other.description().is_some_and(|other| !other.plural)
    };
    let other = places.at(draft.paragraph, above).iter().find(described)?;
    match &referents[*other] {
        Referent::Entities(found) => found.first().copied().filter(|found| {
            let known = &clusters.all[*found];
            known.kind == description.kind && !description.plural && !known.plural
        }),
        _ => None,
    }
}

/// The first thing that one of the drafts speaks of, if `fits` says of what the draft stands for that it
/// may be meant.
fn first_spoken_of(
    drafts: &[usize],
    referents: &[Referent],
    fits: impl Fn(&[usize]) -> Option<bool>,
) -> Option<usize> {
    drafts.iter().find_map(|draft| match &referents[*draft] {
        Referent::Entities(found) => found.first().copied().filter(|_| fits(found) == Some(true)),
        _ => None,
    })
}

/// Whether a noun right before a name of another kind says what its bearer is all the same: a ship, a
/// product or a work is named as a document is, and a noun of no known kind may be anything.
fn may_be_called_so(known: &Cluster, description: &Description) -> bool {
    match description.kind {
        EntityKind::Concept => description.subtype == "topic" || known.kind == EntityKind::Document,
        EntityKind::Person => {
            is_somebody_or_body(&description.lemma)
                && matches!(known.kind, EntityKind::Organisation | EntityKind::Location)
        }
        _ => false,
    }
}

/// Whether a name begins right after the description.
pub(super) fn is_before_name(scene: &Scene, draft: &Draft, places: &DraftPlaces) -> bool {
    let next = draft.tokens.end;
    places
        .at(draft.paragraph, next)
        .iter()
        .any(|other| scene.drafts[*other].name().is_some() && scene.drafts[*other].tokens.start == next)
}

/// "She is the youngest member of the cabinet", "the party that was its ally": what the subject is said to
/// be is the subject, unless it is denied.
pub(super) fn predicated(
    tree: &Tree,
    draft: &Draft,
    description: &Description,
    clusters: &Clusters,
    referents: &[Referent],
    places: &DraftPlaces,
) -> Option<usize> {
    let verb = tree.head(draft.head).filter(|_| tree.dependency(draft.head) == Dependency::Attribute)?;
    let person = description.kind == EntityKind::Person;
    let told = description.determiner == Determiner::Definite || person;
    let is = matches!(tree.lemma(verb), "be" | "remain") && tree.child(verb, Dependency::Negation).is_none();
    if !is || !told || description.plural {
        return None;
    }
    let subject = tree.child(verb, Dependency::Subject)?;
    let subject = tree.antecedent(subject).unwrap_or(subject);
    first_spoken_of(places.at(draft.paragraph, subject), referents, |found| {
        let [only] = found else { return None };
        let known = &clusters.all[*only];
        Some(known.kind == description.kind && !known.plural)
    })
}

/// "SDF forces", "the Hamas movement", "the EU bloc": a name with a noun that says what it is.
pub(super) fn named_by_compound(
    draft: &Draft,
    description: &Description,
    clusters: &Clusters,
    referents: &[Referent],
    places: &DraftPlaces,
) -> Option<usize> {
    let name = description.compound?;
    if description.kind == EntityKind::Person
        || description.count.is_some()
        || matches!(
            description.lemma.as_str(),
            "government" | "body" | "agency" | "arm" | "wing" | "unit" | "division" | "subsidiary" | "court"
        )
    {
        return None;
    }
    first_spoken_of(places.at(draft.paragraph, name), referents, |found| {
        let known = &clusters.all[*found.first()?];
        Some(known.named && known.kind == description.kind && can_be_called(known, description))
    })
}

/// Notes by what noun a thing with a name was called beside its name.
pub(super) fn call(known: &mut Cluster, description: &Description) {
    if description.subtype != "topic" {
        known.callings.insert(description.subtype.to_owned());
    }
    known.callings.insert(description.lemma.clone());
    if known.subtype.is_none() && known.kind == description.kind && known.kind != EntityKind::Person {
        known.subtype = (!description.subtype.is_empty()).then(|| description.subtype.to_owned());
    }
    if known.kind == EntityKind::Organisation {
        known.country = known.country.or(description.country);
    }
    if known.kind == EntityKind::Person {
        known.gender = known.gender.or_else(|| gender_of_noun(&description.lemma));
        known.nationality = known.nationality.or(description.country);
    }
}
