//! One noun for several: "the governments of A and B" speaks of two governments.

use super::cluster::{Cluster, Clusters};
use super::descriptions::Memory;
use super::{Draft, Scene};
use crate::extraction::mentions::draft::Description;
use crate::language::Dependency;
use crate::reference::ThingIndex;
use crate::vocabulary::EntityKind;

/// No more members than this are taken from one list.
const MOST_MEMBERS: usize = 12;

/// The governments of the countries that the list names, each by itself; `None` when it names fewer
/// than two.
pub(super) fn governments(
    scene: &Scene,
    draft: &Draft,
    description: &Description,
    clusters: &mut Clusters,
    memory: &mut Memory,
) -> Option<Vec<usize>> {
    if !description.plural || description.lemma != "government" || description.count.is_some() {
        return None;
    }
    let countries = listed_countries(scene, draft);
    if countries.len() < 2 {
        return None;
    }
    Some(
        countries
            .into_iter()
            .map(|(country, name)| {
                *memory.governments.entry(country).or_insert_with(|| {
                    let mut cluster = Cluster::new(EntityKind::Organisation);
                    cluster.subtype = Some("government".to_owned());
                    cluster.country = Some(country);
                    "government".clone_into(&mut cluster.lemma);
                    cluster.add_name(&format!("government of {name}"));
                    clusters.add(cluster)
                })
            })
            .collect(),
    )
}

/// The countries after "of", with the words that name them.
fn listed_countries<'a>(scene: &'a Scene, draft: &Draft) -> Vec<(ThingIndex, &'a str)> {
    let tree = &scene.trees[draft.paragraph as usize];
    let first = tree
        .children_with(draft.head, Dependency::Preposition)
        .find(|preposition| tree.word(*preposition) == "of")
        .and_then(|preposition| tree.child(preposition, Dependency::PrepositionObject));
    let mut found = Vec::new();
    let mut next = first;
    while let Some(noun) = next.filter(|_| found.len() < MOST_MEMBERS) {
        let start = tree
            .children(noun)
            .iter()
            .copied()
            .filter(|child| *child < noun && tree.dependency(*child) == Dependency::Compound)
            .min()
            .unwrap_or(noun);
        let name = tree.words(start..noun + 1);
        let country = scene
            .reference
            .named(name)
            .into_iter()
            .find(|thing| scene.reference.thing(*thing).is_some_and(|thing| thing.subtype == "country"));
        if let Some(country) = country {
            found.push((country, name));
        }
        next = tree.child(noun, Dependency::Conjunct);
    }
    found
}
