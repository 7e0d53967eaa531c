//! Persons called by what they are: "the barrister", "the premier", "the Norwegian", "the 34-year-old", "the
//! accused".

use super::Scene;
use super::cluster::{Cluster, Clusters};
use super::recent::{Recent, Seen};
use super::synonyms::class_of;
use crate::extraction::mentions::draft::{Description, Determiner};
use crate::language::Dependency;
use crate::vocabulary::EntityKind;

/// How much of what was said of a person counts in the next sentence.
const FADING: f32 = 0.5;

/// Somebody of whom nothing is known but a nation or an age was spoken of no longer ago than this.
const FURTHEST_SENTENCE: u32 = 3;

/// The person with a name who is so called, as far as the text tells.
pub(super) fn called(
    scene: &Scene,
    description: &Description,
    clusters: &Clusters,
    recent: &Recent,
    now: u32,
) -> Option<usize> {
    let definite = matches!(description.determiner, Determiner::Definite | Determiner::Demonstrative)
        || (description.country.is_some() && description.capital && description.lemma == "people");
    if description.kind != EntityKind::Person || description.plural || description.qualified || !definite {
        return None;
    }
    let is_somebody = |cluster: usize| {
        let known = &clusters.all[cluster];
        known.kind == EntityKind::Person && !known.plural && !known.only_needed
    };
    if description.lemma == "people" || description.lemma == "year-old" {
        return by_nation(description, clusters, recent, now, is_somebody);
    }
    if matches!(description.lemma.as_str(), "accused" | "defendant" | "suspect") {
        let accused: Vec<usize> =
            recent.back().filter(|seen| is_accused(scene, seen)).map(|seen| seen.cluster).collect();
        return recent
            .most_present(now, FADING, |cluster| is_somebody(cluster) && accused.contains(&cluster));
    }
    let class = class_of(&description.lemma)?;
    recent.most_present(now, FADING, |cluster| {
        let known = &clusters.all[cluster];
        is_somebody(cluster) && known.named && is_of_class(known, class) && agrees(description, known)
    })
}

/// "The Norwegian": of those whose nation the text tells the most present, else of those of whom it does
/// not; nobody whose nation is another.
fn by_nation(
    description: &Description,
    clusters: &Clusters,
    recent: &Recent,
    now: u32,
    is_somebody: impl Fn(usize) -> bool,
) -> Option<usize> {
    let nation = |cluster: usize| clusters.all[cluster].nationality.or(clusters.all[cluster].country);
    let own = |cluster: usize| {
        description.country.is_some() && is_somebody(cluster) && nation(cluster) == description.country
    };
    let near: Vec<usize> = recent
        .back()
        .filter(|seen| now.saturating_sub(seen.ordinal) <= FURTHEST_SENTENCE)
        .map(|seen| seen.cluster)
        .collect();
    recent.most_present(now, FADING, own).or_else(|| {
        recent.most_present(now, FADING, |cluster| {
            let open = description.country.is_none() || nation(cluster).is_none();
            is_somebody(cluster) && clusters.all[cluster].named && open && near.contains(&cluster)
        })
    })
}

/// Whether what the text calls the person is of the class of nouns.
fn is_of_class(known: &Cluster, class: &str) -> bool {
    known.offices.iter().chain(&known.callings).any(|noun| class_of(noun) == Some(class))
}

/// Whether the words before the noun say nothing new of the person.
fn agrees(description: &Description, known: &Cluster) -> bool {
    let country = description.country.is_none()
        || known.country.or(known.nationality).is_none_or(|country| Some(country) == description.country);
    country
        && description.modifiers.iter().all(|word| {
            known.offices.contains(word) || known.words.contains(word) || description.country.is_some()
        })
}

/// Whether the mention is of somebody who is charged, tried or held.
fn is_accused(scene: &Scene, seen: &Seen) -> bool {
    let Some(draft) = scene.drafts.get(seen.draft) else { return false };
    let tree = &scene.trees[draft.paragraph as usize];
    let held = matches!(tree.dependency(draft.head), Dependency::SubjectPassive | Dependency::DirectObject);
    tree.head(draft.head).filter(|_| held).is_some_and(|verb| {
        matches!(
            tree.lemma(verb),
            "charge"
                | "accuse"
                | "try"
                | "convict"
                | "sentence"
                | "jail"
                | "imprison"
                | "arrest"
                | "detain"
                | "indict"
                | "prosecute"
                | "acquit"
                | "remand"
                | "extradite"
                | "fine"
        )
    })
}
