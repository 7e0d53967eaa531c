//! Persons called by what they are: "the barrister", "the premier", "the Norwegian", "the 34-year-old", "the
//! accused".

use std::sync::OnceLock;

use super::Scene;
use super::cluster::{Cluster, Clusters};
use super::fates::{has_part, is_part};
use super::pronouns::gender_of_noun;
use super::recent::{Recent, Seen};
use super::synonyms::class_of;
use crate::extraction::mentions::draft::{Description, Determiner};
use crate::extraction::mentions::numbers::number_of_word;
use crate::reference::lookup::WordSet;
use crate::vocabulary::EntityKind;

const PLAIN_PERSONS: &str = include_str!("../../../data/knowledge/plain_persons.tsv");

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
    if description.kind != EntityKind::Person || description.plural || !definite {
        return None;
    }
    if is_parent_of_many(description) {
        let gender = gender_of_noun(&description.lemma);
        return recent.most_present(now, FADING, |cluster| {
            let known = &clusters.all[cluster];
            known.kind == EntityKind::Person
                && known.named
                && (known.gender.is_none() || known.gender == gender)
        });
    }
    if description.qualified {
        return None;
    }
    let is_somebody = |cluster: usize| {
        let known = &clusters.all[cluster];
        known.kind == EntityKind::Person && !known.plural && !known.only_needed
    };
    if description.lemma == "people" || description.lemma == "year-old" {
        return by_nation(description, clusters, recent, now, is_somebody);
    }
    if is_plain(&description.lemma) && description.modifiers.is_empty() {
        let near: Vec<usize> = recent
            .back()
            .filter(|seen| now.saturating_sub(seen.ordinal) <= FURTHEST_SENTENCE)
            .map(|seen| seen.cluster)
            .collect();
        let gender = gender_of_noun(&description.lemma);
        return recent.most_present(now, FADING, |cluster| {
            let known = &clusters.all[cluster];
            let sex = gender.is_none() || known.gender.is_none() || known.gender == gender;
            is_somebody(cluster) && sex && near.contains(&cluster) && !holds_office(scene, known)
        });
    }
    if is_part(&description.lemma) && description.modifiers.is_empty() {
        let part = |seen: &&Seen| has_part(scene, seen, &description.lemma);
        let having: Vec<usize> = recent.back().filter(part).map(|seen| seen.cluster).collect();
        let found =
            recent.most_present(now, FADING, |cluster| is_somebody(cluster) && having.contains(&cluster));
        if found.is_some() {
            return found;
        }
    }
    let class = class_of(&description.lemma)?;
    recent.most_present(now, FADING, |cluster| {
        let known = &clusters.all[cluster];
        is_somebody(cluster) && known.named && is_of_class(known, class) && agrees(description, known)
    })
}

/// Whether the noun tells no more of somebody than sex, age or family.
fn is_plain(noun: &str) -> bool {
    static NOUNS: OnceLock<WordSet<&'static str>> = OnceLock::new();
    let nouns = NOUNS.get_or_init(|| {
        let lines = PLAIN_PERSONS.lines().filter(|line| !line.starts_with('#'));
        lines.flat_map(|line| line.split('|')).collect()
    });
    nouns.contains(noun)
}

/// Whether somebody is called by an office rather than by sex and age.
fn holds_office(scene: &Scene, known: &Cluster) -> bool {
    known
        .offices
        .iter()
        .filter_map(|word| scene.reference.office(word))
        .any(|office| !office.field.is_empty())
}

/// "The father of three": nobody else's father is meant.
fn is_parent_of_many(description: &Description) -> bool {
    let mut words = description.name.split(' ');
    matches!(words.next(), Some("father" | "mother" | "grandfather" | "grandmother"))
        && words.next() == Some("of")
        && words.next().and_then(number_of_word).is_some()
        && words.next().is_none()
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
