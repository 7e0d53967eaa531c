//! Coreference: do mentions that belong together stand together?

use std::collections::{BTreeMap, BTreeSet};

use super::f1;
use super::graph::{Drawn, Gold, Place};

type Clusters<'a> = BTreeMap<(usize, usize), &'a str>;

/// How far apart two mentions may begin that differ only by an article.
const ARTICLE: usize = 4;

/// B-cubed (A. Bagga and B. Baldwin, 1998) over mentions with exact places, single mentions kept.
#[must_use]
pub(crate) fn b_cubed(gold: &Gold, drawn: &Drawn) -> f64 {
    let entities = gold.entities.iter().map(|entity| (entity.id.as_str(), &entity.mentions));
    let made = clusters(entities);
    let mut found = clusters(drawn.entities.iter().map(|node| (node.id.as_str(), &node.mentions)));
    let strays: Vec<(usize, usize)> =
        found.keys().filter(|place| !made.contains_key(*place)).copied().collect();
    for place in strays {
        let meant = made.keys().find(|other| {
            !found.contains_key(*other) && other.1 == place.1 && other.0.abs_diff(place.0) <= ARTICLE
        });
        if let Some(&meant) = meant
            && let Some(cluster) = found.remove(&place)
        {
            found.insert(meant, cluster);
        }
    }
    f1(share(&found, &made), share(&made, &found))
}

fn clusters<'a>(entities: impl Iterator<Item = (&'a str, &'a Vec<Place>)>) -> Clusters<'a> {
    entities
        .flat_map(|(id, mentions)| mentions.iter().map(move |place| ((place.start, place.end), id)))
        .collect()
}

/// The mean, over the mentions of `one`, of the part of each mention's cluster that is together in
/// `other` too.
fn share(one: &Clusters<'_>, other: &Clusters<'_>) -> f64 {
    let (own, others) = (members(one), members(other));
    let parts = one.iter().filter_map(|(place, cluster)| {
        let cluster = own.get(cluster)?;
        let counterpart = others.get(other.get(place)?)?;
        Some(cluster.intersection(counterpart).count() as f64 / cluster.len() as f64)
    });
    if one.is_empty() { 0.0 } else { parts.sum::<f64>() / one.len() as f64 }
}

fn members<'a>(clusters: &Clusters<'a>) -> BTreeMap<&'a str, BTreeSet<(usize, usize)>> {
    let mut members: BTreeMap<&str, BTreeSet<(usize, usize)>> = BTreeMap::new();
    for (place, cluster) in clusters {
        members.entry(cluster).or_default().insert(*place);
    }
    members
}
