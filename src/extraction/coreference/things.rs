//! Things without a name that a relation may need: a grant and "this assistance", a project, a topic.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::{Cluster, Clusters};
use super::descriptions::nameless_cluster;
use super::synonyms::class_of;
use super::{Referent, Scene};
use crate::extraction::mentions::draft::{Description, Determiner, Draft};
use crate::language::Dependency;

/// How many names of a thing are compared word by word.
const MOST_NAMES: usize = 60;

/// How many earlier things of one head noun are looked at.
const LONGEST_SEARCH: usize = 12;

/// Words that tell a thing from the one that a text is about.
const OTHERS: [&str; 8] =
    ["rival", "another", "different", "competing", "second", "separate", "alternative", "similar"];

/// The things that were met so far, by the class of their head noun.
#[derive(Debug, Default)]
pub(super) struct Things {
    by_class: BTreeMap<String, Vec<usize>>,
}

impl Things {
    /// The thing that a description speaks of: one met before, or a new one.
    pub(super) fn resolve(
        &mut self,
        scene: &Scene,
        draft: &Draft,
        description: &Description,
        clusters: &mut Clusters,
    ) -> Referent {
        let object = object_of(scene, draft, description);
        let class = class_of(&description.lemma).unwrap_or(&description.lemma);
        let known = self.by_class.entry(class.to_owned()).or_default();
        // Of several that fit, the one that is spoken of in most of the same words; of these the last.
        let found = known
            .iter()
            .copied()
            .filter(|thing| is_same(description, object.as_deref(), &clusters.all[*thing]))
            .max_by_key(|thing| {
                let known = &clusters.all[*thing];
                // "The vaccine" is not the rival one, unless there is no other.
                let is_other = OTHERS.iter().any(|word| {
                    known.words.contains(*word) && description.modifiers.iter().all(|told| told != word)
                });
                (!is_other, shared_words(description, known))
            });
        let thing = found.unwrap_or_else(|| clusters.add(nameless_cluster(description)));
        let cluster = &mut clusters.all[thing];
        cluster.add_name(&description.name);
        if found.is_none() {
            cluster.add_name(&description.short);
            cluster.only_needed = true;
        }
        cluster.words.extend(description.modifiers.iter().cloned());
        cluster.amount = cluster.amount.or(description.amount);
        cluster.object = cluster.object.take().or(object);
        known.retain(|other| *other != thing);
        known.push(thing);
        if known.len() > LONGEST_SEARCH {
            known.remove(0);
        }
        Referent::Candidate(thing)
    }
}

/// How many of the words of the description the fullest form of the thing has.
fn shared_words(description: &Description, known: &Cluster) -> usize {
    let names: BTreeSet<&str> =
        known.names.keys().take(MOST_NAMES).flat_map(|name| name.split(' ')).collect();
    description.short.split(' ').filter(|word| names.contains(word)).count()
}

/// Whether the description speaks of the thing.
fn is_same(description: &Description, object: Option<&str>, known: &Cluster) -> bool {
    let differ = |one: Option<u32>, other: Option<u32>| one.is_some() && other.is_some() && one != other;
    let same_object = object.is_none() || known.object.is_none() || object == known.object.as_deref();
    let possible = description.plural == known.plural
        && !differ(description.count, known.count)
        && !differ(description.amount, known.amount)
        && (description.country.is_none() || description.country == known.country)
        && same_object;
    if !possible {
        return false;
    }
    let told = description.modifiers.iter().all(|word| known.words.contains(word));
    let same_words = known.names.contains_key(&description.name)
        || (told && known.words.len() == description.modifiers.len() && object == known.object.as_deref());
    let same_noun = description.lemma == known.lemma;
    match description.determiner {
        Determiner::Demonstrative => told,
        Determiner::Definite => same_noun && told && (object.is_none() || object == known.object.as_deref()),
        Determiner::Bare | Determiner::Possessive => same_noun && same_words,
        Determiner::Indefinite => false,
    }
}

/// The noun that the phrase after the head leads to: "treaty" of "the reform of the treaty".
pub(super) fn object_of(scene: &Scene, draft: &Draft, description: &Description) -> Option<String> {
    let tree = &scene.trees[draft.paragraph as usize];
    let noun = description.inner.unwrap_or(draft.head);
    tree.children_with(noun, Dependency::Preposition)
        .filter(|preposition| {
            matches!(
                tree.word(*preposition),
                "of" | "to"
                    | "for"
                    | "on"
                    | "against"
                    | "with"
                    | "between"
                    | "over"
                    | "about"
                    | "from"
                    | "into"
            )
        })
        .find_map(|preposition| tree.child(preposition, Dependency::PrepositionObject))
        .or_else(|| {
            // "the campaign to free the town"
            let verb = tree.child(noun, Dependency::ClausalModifier)?;
            tree.child(verb, Dependency::DirectObject)
        })
        .map(|object| tree.lower_lemma(object).into_owned())
}
