//! What a document as a whole tells of its entities: its topic, its countries, and which place lies
//! in which.

use std::collections::{BTreeMap, BTreeSet};

use relata::extraction::tree::Tree;
use relata::language::{Dependency, UniversalPos};
use relata::reference::{Reference, Thing};

use super::data::{Document, Entity};

/// A document seen as a whole.
pub(crate) struct Context {
    /// What the first sentence says the topic is ("film", "village"), when it does.
    pub(crate) topic: String,
    /// For each entity, what the reference lists know of it.
    pub(crate) known: Vec<Option<&'static Thing>>,
    /// For each country among the entities, its rank by number of mentions.
    pub(crate) countries: BTreeMap<usize, usize>,
    /// Pairs of entities of which the second follows the first with only a comma between them.
    pub(crate) commas: BTreeSet<(usize, usize)>,
    /// For each entity, whether it is only named by a demonym.
    pub(crate) demonyms: Vec<bool>,
    /// For each entity, its country as far as lists and commas tell.
    pub(crate) country: Vec<Option<&'static str>>,
    /// The country that is named most, and its share in fourths.
    pub(crate) main: Option<(&'static str, usize)>,
    /// For each entity, the noun that describes it most often.
    pub(crate) nouns: Vec<String>,
}

impl Context {
    /// Looks at a document.
    pub(crate) fn of(document: &Document, trees: &[Tree<'_>]) -> Self {
        let known: Vec<Option<&'static Thing>> = document.entities.iter().map(known).collect();
        let mut countries: Vec<usize> = (0..known.len())
            .filter(|&index| known[index].is_some_and(|thing| thing.id.starts_with("country:")))
            .collect();
        countries.sort_by_key(|&index| std::cmp::Reverse(document.entities[index].mentions.len()));
        let commas = commas(document, trees);
        let country = countries_of(&known, &commas);
        Self {
            topic: trees.first().map_or(String::new(), topic),
            countries: countries.into_iter().enumerate().map(|(rank, index)| (index, rank)).collect(),
            demonyms: document.entities.iter().map(is_demonym).collect(),
            main: main_country(document, &country),
            country,
            commas,
            nouns: document.entities.iter().map(|entity| noun(entity, trees)).collect(),
            known,
        }
    }
}

fn known(entity: &Entity) -> Option<&'static Thing> {
    let reference = Reference::built_in();
    let thing = |index| reference.thing(index);
    let by_name = entity.mentions.iter().find_map(|mention| {
        let name = mention.name.trim_start_matches("the ").trim_start_matches("The ");
        reference.named(name).first().and_then(|&index| thing(index))
    });
    by_name.or_else(|| {
        entity
            .mentions
            .iter()
            .find_map(|mention| reference.demonym(&mention.name).and_then(|found| thing(found.place)))
    })
}

fn is_demonym(entity: &Entity) -> bool {
    let reference = Reference::built_in();
    entity.mentions.iter().all(|mention| reference.demonym(&mention.name).is_some())
}

/// The country of each entity: by the lists, or by the place behind its comma, or by the nearest one.
fn countries_of(
    known: &[Option<&'static Thing>],
    commas: &BTreeSet<(usize, usize)>,
) -> Vec<Option<&'static str>> {
    let mut countries: Vec<Option<&'static str>> =
        known.iter().map(|thing| thing.and_then(|thing| thing.country)).collect();
    for _ in 0..3 {
        for &(from, to) in commas {
            if countries[from].is_none() {
                countries[from] = countries[to];
            }
        }
    }
    countries
}

fn main_country(document: &Document, countries: &[Option<&'static str>]) -> Option<(&'static str, usize)> {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut all = 0;
    for (entity, country) in document.entities.iter().zip(countries) {
        if let Some(country) = country {
            *counts.entry(country).or_default() += entity.mentions.len();
            all += entity.mentions.len();
        }
    }
    let (country, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    Some((country, 4 * count / all.max(1)))
}

/// The noun that the root of the sentence says its subject is.
fn topic(tree: &Tree<'_>) -> String {
    let root = (0..tree.len()).find(|&token| tree.head(token).is_none());
    let predicate = root.and_then(|root| tree.child(root, Dependency::Attribute));
    predicate.map_or_else(
        || root.map_or(String::new(), |root| format!("verb {}", tree.lemma(root).to_lowercase())),
        |noun| tree.lemma(noun).to_lowercase(),
    )
}

fn commas(document: &Document, trees: &[Tree<'_>]) -> BTreeSet<(usize, usize)> {
    let mut starts: BTreeMap<(usize, u32), usize> = BTreeMap::new();
    for (index, entity) in document.entities.iter().enumerate() {
        for mention in &entity.mentions {
            starts.insert((mention.sentence, mention.tokens.start), index);
        }
    }
    let mut found = BTreeSet::new();
    for (index, entity) in document.entities.iter().enumerate() {
        for mention in &entity.mentions {
            let tree = &trees[mention.sentence];
            let end = mention.tokens.end;
            if end < tree.len()
                && matches!(tree.word(end), "," | "(" | "in")
                && let Some(&other) = starts.get(&(mention.sentence, end + 1))
            {
                found.insert((index, other));
            }
        }
    }
    found
}

/// The common noun beside a name: what it is in apposition to, or what is said that it is.
fn noun(entity: &Entity, trees: &[Tree<'_>]) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for mention in &entity.mentions {
        let tree = &trees[mention.sentence];
        let head = super::features::head_of(tree, mention);
        let is_noun = |token: u32| tree.token(token).pos == UniversalPos::Noun;
        let mut add = |token: u32| *counts.entry(tree.lemma(token).to_lowercase()).or_default() += 1;
        for child in tree.children(head).iter().copied() {
            if matches!(
                tree.dependency(child),
                Dependency::Apposition | Dependency::Compound | Dependency::NominalModifier
            ) && is_noun(child)
            {
                add(child);
            }
        }
        if let Some(above) = tree.head(head) {
            match tree.dependency(head) {
                Dependency::Apposition | Dependency::Compound if is_noun(above) => add(above),
                Dependency::Subject => {
                    if let Some(predicate) =
                        tree.child(above, Dependency::Attribute).filter(|&token| is_noun(token))
                    {
                        add(predicate);
                    }
                }
                _ => {}
            }
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(String::new(), |(noun, _)| noun)
}
