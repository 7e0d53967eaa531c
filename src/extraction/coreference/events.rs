//! The same event or thing in other words: "the campaign to free the town … the fight for the town", "the
//! bill … the law", "the attacks … these actions".

use super::cluster::{Cluster, Clusters};
use super::descriptions::Memory;
use super::recent::Recent;
use super::things::object_of;
use super::{Draft, Scene};
use crate::extraction::mentions::draft::{Description, Determiner};
use crate::vocabulary::EntityKind;

/// A word of doing in general ("these actions") looks back no more than this many mentions.
const FURTHEST_MENTION: usize = 20;

/// What was spoken of before by another noun of the same class, or is shown by a word of doing in
/// general.
pub(super) fn again(
    scene: &Scene,
    draft: &Draft,
    description: &Description,
    clusters: &Clusters,
    memory: &Memory,
    recent: &Recent,
) -> Option<usize> {
    let shown = description.determiner == Determiner::Demonstrative;
    if !shown && description.determiner != Determiner::Definite {
        return None;
    }
    if shown && is_general(&description.lemma) {
        return last_event(description, clusters, recent);
    }
    let object = object_of(scene, draft, description);
    if description.qualified && object.is_none() {
        return None;
    }
    let fits = |thing: &usize| {
        let known = &clusters.all[*thing];
        agrees(description, shown, known) && object.as_ref().is_none_or(|object| known.words.contains(object))
    };
    let same = memory.of_class(&description.lemma).find(fits);
    same.or_else(|| memory.of_narrower(&description.lemma).find(fits))
}

/// Nouns for whatever was done.
fn is_general(lemma: &str) -> bool {
    matches!(lemma, "action" | "act" | "incident" | "violence" | "event" | "atrocity" | "crime" | "outrage")
}

/// The last event, of several when several are shown.
fn last_event(description: &Description, clusters: &Clusters, recent: &Recent) -> Option<usize> {
    let events = || {
        recent.back().take(FURTHEST_MENTION).map(|seen| seen.cluster).filter(|cluster| {
            let known = &clusters.all[*cluster];
            known.kind == EntityKind::Event && !known.only_needed
        })
    };
    events().find(|cluster| clusters.all[*cluster].plural == description.plural).or_else(|| events().next())
}

/// Whether nothing that the description says contradicts what is known of the thing, and all of it is
/// known.
fn agrees(description: &Description, shown: bool, known: &Cluster) -> bool {
    let number = known.plural == description.plural || (shown && known.kind == EntityKind::Event);
    let countable = description.count.is_none() || known.count == description.count;
    let country = description.country.is_none() || description.country == known.country;
    let told = description.modifiers.iter().all(|word| known.words.contains(word));
    let kind = known.kind == description.kind
        || !matches!(description.kind, EntityKind::Person | EntityKind::Group | EntityKind::Location)
            && !matches!(known.kind, EntityKind::Person | EntityKind::Group | EntityKind::Location);
    number && countable && country && told && kind
}
