//! From clusters to the entities that the rest of the program sees.

use super::cluster::Cluster;
use super::{Clusters, Scene};
use crate::extraction::LocalEntity;
use crate::extraction::mentions::numbers::begins_with;
use crate::extraction::tree::lower;
use crate::reference::normal::normal;
use crate::vocabulary::EntityKind;

/// One entity a cluster, in the same order.
pub(super) fn build(scene: &Scene, clusters: &Clusters) -> Vec<LocalEntity> {
    clusters.all.iter().map(|cluster| entity(scene, cluster)).collect()
}

fn entity(scene: &Scene, cluster: &Cluster) -> LocalEntity {
    let thing = cluster.thing.and_then(|thing| scene.reference.thing(thing));
    let name = match thing {
        Some(thing) if uses_listed_name(cluster, thing.name) => thing.name.to_owned(),
        _ => fullest(cluster),
    };
    let mut others = cluster.names.keys().filter(|alias| **alias != name).peekable();
    let mut aliases: Vec<String> = Vec::new();
    if others.peek().is_some() {
        let plain = normal(&name);
        let differs =
            |alias: &&String| normal(alias) != plain || alias.chars().count() != name.chars().count();
        aliases.extend(others.filter(differs).cloned());
    }
    let subtype = match (&cluster.subtype, cluster.kind) {
        (Some(subtype), _) if !subtype.is_empty() => Some(subtype.clone()),
        (_, EntityKind::Person) => person_subtype(scene, cluster),
        _ => None,
    };
    LocalEntity {
        name,
        kind: cluster.kind,
        subtype,
        count: cluster.count,
        aliases,
        reference: thing.map(|thing| thing.id.clone()),
        confidence: cluster.confidence.clamp(0.0, 1.0),
    }
}

/// The name of the lists stands in for short forms ("UK", "Tories", "Danish") but not for a longer
/// name that the text prefers.
fn uses_listed_name(cluster: &Cluster, listed: &str) -> bool {
    let listed_words = listed.split(' ').count();
    cluster.names.keys().all(|name| name.split(' ').count() <= listed_words) || cluster.names.is_empty()
}

/// Of descriptions no longer than this many words the longest tells most.
const MOST_TELLING_WORDS: usize = 9;

/// The fullest form: of a name, most words, of a description, the number of its members and fewest
/// words; then the most used, then the longest, then the first in order. A form all in capitals gives
/// way to one that is not.
fn fullest(cluster: &Cluster) -> String {
    if let (1, Some(name)) = (cluster.names.len(), cluster.names.keys().next()) {
        return name.clone();
    }
    let shouting = |name: &str| name.split(' ').count() > 1 && !name.contains(char::is_lowercase);
    cluster
        .names
        .iter()
        .max_by_key(|(name, uses)| {
            let words = name.split(' ').count();
            let telling = cluster.named || (cluster.only_needed && words <= MOST_TELLING_WORDS);
            let rank = if telling { 1_000 + words } else { 1_000 - words.min(1_000) };
            let counted = cluster.count.is_some_and(|count| begins_with(name, count));
            // The noun that introduced a thing names it best.
            let first_noun = !cluster.named && lower(name).contains(&cluster.lemma);
            (
                !shouting(name),
                counted,
                first_noun,
                rank,
                **uses,
                name.chars().count(),
                std::cmp::Reverse(*name),
            )
        })
        .map(|(name, _)| name.clone())
        .unwrap_or_default()
}

/// So many pairs of words are looked at for an office of two words; nobody's titles have more.
const MOST_PAIRS: usize = 60;

/// What a person is by the offices the text gives.
fn person_subtype(scene: &Scene, cluster: &Cluster) -> Option<String> {
    // "Secretary general" is one office, not that of a secretary or a general.
    let mut offices: Vec<&String> = cluster.offices.iter().collect();
    offices.sort_by_key(|office| std::cmp::Reverse(office.split(' ').count()));
    let pairs = cluster.offices.iter().flat_map(|first| {
        let seconds = cluster.offices.iter().filter(move |second| *second != first);
        seconds.map(move |second| format!("{first} {second}"))
    });
    let office = pairs
        .take(MOST_PAIRS)
        .find_map(|words| scene.reference.office(&words))
        .or_else(|| offices.into_iter().find_map(|word| scene.reference.office(word)));
    let field = office.map(|office| office.field);
    let from_field = match field {
        Some("government" | "state" | "parliament") => Some("politician"),
        Some("military") => Some("soldier"),
        Some("court") => Some("lawyer"),
        Some("church") => Some("cleric"),
        Some("police") => Some("police officer"),
        Some("sport") => Some("athlete"),
        Some("company") => Some("executive"),
        Some("media") => Some("journalist"),
        Some("organisation") => Some("official"),
        _ => None,
    };
    let from_noun = || {
        cluster
            .offices
            .iter()
            .filter_map(|word| scene.reference.noun(word))
            .find(|sense| sense.kind == EntityKind::Person && sense.subtype != "person")
            .map(|sense| sense.subtype)
    };
    from_field.or_else(from_noun).map(str::to_owned)
}
