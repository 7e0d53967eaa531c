//! What descriptions refer to: a thing spoken of before, or one of their own.

use std::collections::BTreeMap;

use super::belongings::{Bodies, owned_body};
use super::beside::{
    apposed, apposed_description, apposed_names, call, is_before_name, named_by_compound, place_of,
    predicated,
};
use super::callings::{named_thing, rebels};
use super::cluster::{Cluster, Clusters};
use super::events::again;
use super::introduced::{Introductions, is_headline, of_headline};
use super::lists;
use super::named_later::named_later;
use super::persons;
use super::recent::Recent;
use super::synonyms::{class_of, narrower_classes};
use super::the_two::{counts_two, those_two};
use super::things::Things;
use super::{DraftPlaces, Referent, Scene};
use crate::extraction::mentions::draft::{Description, Determiner, Draft, Standing};
use crate::extraction::mentions::shape::is_acronym;
use crate::extraction::tree::Tree;
use crate::language::Dependency;
use crate::reference::ThingIndex;
use crate::reference::normal::normal;
use crate::vocabulary::EntityKind;

/// How many earlier things of one head noun are looked at.
const LONGEST_SEARCH: usize = 12;

/// How much of what was said of a thing lasts to the next sentence, when the whole text counts.
pub(super) const LASTING: f32 = 0.9;

/// The descriptions that were met so far.
#[derive(Debug)]
pub(super) struct Memory {
    by_lemma: BTreeMap<String, Vec<usize>>,
    by_class: BTreeMap<&'static str, Vec<usize>>,
    pub(super) governments: BTreeMap<ThingIndex, usize>,
    /// Acronyms that no full name of the document explains, by their letters.
    acronyms: BTreeMap<String, usize>,
    /// Descriptions that are known to stand for a body before they are reached: paragraph and head.
    pub(super) bodies: BTreeMap<(u32, u32), usize>,
    home: Option<&'static str>,
    things: Things,
    pub(super) bodies_of_people: Bodies,
    pub(super) introductions: Introductions,
    /// What the headline described, by the head noun.
    pub(super) headline: BTreeMap<String, usize>,
    /// What the headline described and the text names: the cluster of the description and that of the name.
    pub(super) renamed: BTreeMap<usize, usize>,
    /// The things with a name, by the normal form of it.
    names: BTreeMap<String, usize>,
}

impl Memory {
    /// An empty memory; `home` is the country that the document is mostly about, `clusters` are those
    /// of its names.
    pub(super) fn new(home: Option<&'static str>, clusters: &Clusters) -> Self {
        let unexplained =
            |cluster: &Cluster| cluster.thing.is_none() && cluster.names.keys().all(|name| is_acronym(name));
        let acronyms = clusters
            .all
            .iter()
            .enumerate()
            .filter(|(_, cluster)| cluster.kind != EntityKind::Person && unexplained(cluster))
            .filter_map(|(index, cluster)| Some((normal(cluster.names.keys().next()?).into_owned(), index)))
            .collect();
        Self {
            by_lemma: BTreeMap::new(),
            by_class: BTreeMap::new(),
            governments: BTreeMap::new(),
            acronyms,
            bodies: BTreeMap::new(),
            home,
            things: Things::default(),
            bodies_of_people: Bodies::default(),
            introductions: Introductions::default(),
            headline: BTreeMap::new(),
            renamed: BTreeMap::new(),
            names: named_things(clusters),
        }
    }

    /// The text's own country, when it is spoken of.
    pub(super) fn home_cluster(&self, clusters: &Clusters, scene: &Scene) -> Option<usize> {
        let thing = self.home.and_then(|code| scene.reference.country(code))?;
        clusters.all.iter().position(|cluster| cluster.thing == Some(thing))
    }

    fn remember(&mut self, lemma: &str, cluster: usize) {
        match self.by_lemma.get_mut(lemma) {
            Some(known) => remember(known, cluster),
            None => {
                self.by_lemma.insert(lemma.to_owned(), vec![cluster]);
            }
        }
        if let Some(class) = class_of(lemma) {
            remember(self.by_class.entry(class).or_default(), cluster);
        }
    }

    fn of_lemma(&self, lemma: &str) -> impl Iterator<Item = usize> + '_ {
        self.by_lemma.get(lemma).into_iter().flatten().rev().copied()
    }

    /// The things described before by nouns that the news uses for this one, the newest first.
    pub(super) fn of_class(&self, lemma: &str) -> impl Iterator<Item = usize> + '_ {
        let known = class_of(lemma).and_then(|class| self.by_class.get(class));
        known.into_iter().flatten().rev().copied()
    }

    /// The things described before by nouns that this one takes in, the newest of each class first.
    pub(super) fn of_narrower(&self, lemma: &str) -> impl Iterator<Item = usize> + '_ {
        let classes = narrower_classes(lemma).iter().filter_map(|class| self.by_class.get(*class));
        classes.flat_map(|known| known.iter().rev().copied())
    }
}

/// The things with a name of several words, by its normal form; persons keep to their names.
fn named_things(clusters: &Clusters) -> BTreeMap<String, usize> {
    let things = clusters.all.iter().enumerate().filter(|(_, known)| known.kind != EntityKind::Person);
    let names = things.flat_map(|(index, known)| known.names.keys().map(move |name| (name, index)));
    names
        .filter(|(name, _)| name.contains(' '))
        .map(|(name, index)| (normal(name).into_owned(), index))
        .collect()
}

fn remember(known: &mut Vec<usize>, cluster: usize) {
    known.retain(|other| *other != cluster);
    known.push(cluster);
    if known.len() > LONGEST_SEARCH {
        known.remove(0);
    }
}

/// What the description refers to.
#[allow(clippy::too_many_arguments)] // One step of a walk; the pieces change hands at every step.
pub(super) fn resolve(
    scene: &Scene,
    index: usize,
    description: &Description,
    clusters: &mut Clusters,
    memory: &mut Memory,
    recent: &Recent,
    referents: &[Referent],
    places: &DraftPlaces,
) -> Referent {
    let draft = &scene.drafts[index];
    let tree = &scene.trees[draft.paragraph as usize];
    if let Some(found) = apposed(draft, description, clusters, referents, places) {
        call(&mut clusters.all[found], description);
        enrich(clusters, found, description);
        return Referent::Entities(vec![found]);
    }
    if let Some(found) = apposed_names(tree, draft, description, clusters, referents, places) {
        return Referent::Entities(found);
    }
    if let Some(found) = apposed_description(scene, draft, description, clusters, referents, places) {
        call(&mut clusters.all[found], description);
        enrich(clusters, found, description);
        return Referent::Entities(vec![found]);
    }
    // What stands right before a name speaks of nothing else, also when the kinds do not agree.
    if description
        .apposition
        .is_some_and(|name| draft.tokens.end <= name && draft.head + 1 == draft.tokens.end)
        && is_before_name(scene, draft, places)
    {
        return Referent::Nothing;
    }
    if let Some(found) = predicated(tree, draft, description, clusters, referents, places) {
        enrich(clusters, found, description);
        return Referent::Entities(vec![found]);
    }
    if description.subtype == "topic" {
        if let Some(found) = again(scene, draft, description, clusters, memory, recent) {
            return Referent::Entities(vec![found]);
        }
        return memory.things.resolve(scene, draft, description, clusters);
    }
    if let Some(place) = place_of(tree, draft, description, places, scene) {
        if let Referent::Entities(found) = &referents[place]
            && let [found] = found.as_slice()
        {
            call(&mut clusters.all[*found], description);
        }
        return Referent::Alias(place);
    }
    if let Some(found) = named_by_compound(draft, description, clusters, referents, places) {
        return Referent::Entities(vec![found]);
    }
    // "The Berlin marathon" in a text that calls it the Berlin Marathon.
    let by_name = (description.proper && !description.plural && description.name.contains(' '))
        .then(|| memory.names.get(&*normal(&description.name)).copied());
    if let Some(found) = by_name.flatten() {
        return Referent::Entities(vec![found]);
    }
    if let Some(found) = lists::governments(scene, draft, description, clusters, memory) {
        return Referent::Entities(found);
    }
    let two = description.plural && counts_two(tree, draft, description);
    if let Some(found) = two
        .then(|| those_two(description, clusters, recent, recent.ordinal(tree, draft.paragraph, draft.head)))
        .flatten()
    {
        return Referent::Entities(found);
    }
    let now = recent.ordinal(tree, draft.paragraph, draft.head);
    if let Some(found) = rebels(description, clusters, recent, now) {
        return Referent::Entities(vec![found]);
    }
    let found = known(description, clusters, memory, recent, scene, now)
        .or_else(|| persons::called(scene, description, clusters, recent, now))
        .or_else(|| owned_body(scene, draft, description, clusters, memory, recent, referents, places));
    if let Some(found) = found {
        enrich(clusters, found, description);
        memory.remember(&description.lemma, found);
        return Referent::Entities(vec![found]);
    }
    if let Some(found) = again(scene, draft, description, clusters, memory, recent) {
        enrich(clusters, found, description);
        memory.remember(&description.lemma, found);
        return Referent::Entities(vec![found]);
    }
    if let Some(body) = memory.bodies.remove(&(draft.paragraph, draft.head)) {
        return Referent::Entities(vec![body]);
    }
    if let Some(found) = named_later(scene, draft, description, clusters, memory, places, referents) {
        return Referent::Entities(vec![found]);
    }
    if let Some(found) = introduced_thing(scene, index, description, clusters, memory, now) {
        return Referent::Entities(vec![found]);
    }
    if description.standing != Standing::Founds || is_only_said_of(tree, draft, description) {
        return memory.things.resolve(scene, draft, description, clusters);
    }
    let found = explained_acronym(description, clusters, memory)
        .unwrap_or_else(|| clusters.add(new_cluster(description)));
    memory.remember(&description.lemma, found);
    if is_headline(scene, draft) {
        memory.headline.insert(description.lemma.clone(), found);
    }
    let government = (description.subtype == "government" && !description.plural).then_some(());
    if let Some(country) = government.and_then(|()| government_country(description, memory, scene)) {
        memory.governments.entry(country).or_insert(found);
    }
    Referent::Entities(vec![found])
}

/// What the headline spoke of already, or is named only later.
fn introduced_thing(
    scene: &Scene,
    index: usize,
    description: &Description,
    clusters: &mut Clusters,
    memory: &mut Memory,
    now: u32,
) -> Option<usize> {
    let draft = &scene.drafts[index];
    let headline = of_headline(draft, description, clusters, memory);
    let named = headline.filter(|found| clusters.all[*found].named);
    let introduced =
        named.or_else(|| memory.introductions.named_later(scene, index, description, clusters, now));
    let found = introduced.or(headline)?;
    if let Some(unnamed) = headline.filter(|unnamed| *unnamed != found) {
        memory.renamed.insert(unnamed, found);
    }
    if introduced.is_some() {
        call(&mut clusters.all[found], description);
    }
    enrich(clusters, found, description);
    memory.remember(&description.lemma, found);
    if is_headline(scene, draft) {
        memory.headline.insert(description.lemma.clone(), found);
    }
    Some(found)
}

/// "Was not called as a witness", "he is not a suspect", "the closure was a disaster": what is said of
/// somebody or something is nothing else beside it.
fn is_only_said_of(tree: &Tree, draft: &Draft, description: &Description) -> bool {
    if description.plural || !matches!(description.determiner, Determiner::Indefinite | Determiner::Bare) {
        return false;
    }
    let above = tree.head(draft.head);
    match tree.dependency(draft.head) {
        Dependency::PrepositionObject => {
            description.kind == EntityKind::Person && above.is_some_and(|above| tree.word(above) == "as")
        }
        Dependency::Attribute => {
            let denied = above.is_some_and(|verb| tree.child(verb, Dependency::Negation).is_some());
            match description.kind {
                EntityKind::Person => denied,
                // "was not a party to the lawsuit"
                EntityKind::Organisation => {
                    description.lemma == "party"
                        && tree
                            .children_with(draft.head, Dependency::Preposition)
                            .any(|to| tree.word(to) == "to")
                }
                EntityKind::Event | EntityKind::Law | EntityKind::Document => true,
                _ => false,
            }
        }
        _ => false,
    }
}

/// The acronym whose letters are the initials of the description ("Iraqi security forces": ISF).
fn explained_acronym(description: &Description, clusters: &mut Clusters, memory: &Memory) -> Option<usize> {
    let initials: String = description
        .short
        .split(|letter: char| letter.is_whitespace() || letter == '-')
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_lowercase)
        .collect();
    let found = *memory.acronyms.get(&initials).filter(|_| initials.chars().count() >= 2)?;
    let cluster = &mut clusters.all[found];
    cluster.kind = description.kind;
    cluster.subtype = Some(description.subtype.to_owned());
    cluster.plural = description.plural;
    cluster.country = cluster.country.or(description.country);
    cluster.add_name(&description.short);
    cluster.words.extend(normal(&description.short).split(' ').map(str::to_owned));
    Some(found)
}

/// The thing met before that the description refers to.
fn known(
    description: &Description,
    clusters: &Clusters,
    memory: &Memory,
    recent: &Recent,
    scene: &Scene,
    now: u32,
) -> Option<usize> {
    if description.subtype == "government" && !description.plural {
        let country = government_country(description, memory, scene);
        if let Some(found) = country.and_then(|country| memory.governments.get(&country)) {
            return Some(*found);
        }
        if country.is_some() {
            return None;
        }
    }
    if let Some(found) = same_words(description, clusters, memory) {
        return Some(found);
    }
    // "The force" is that of the police or the army that was named.
    if description.lemma == "force" && !description.plural && description.modifiers.is_empty() {
        return recent.most_present(now, LASTING, |cluster| {
            let known = &clusters.all[cluster];
            known.named
                && matches!(known.subtype.as_deref(), Some("police" | "armed forces" | "police organisation"))
        });
    }
    // "Police" alone are the police that were named before.
    let forces = description.plural
        && (description.proper || description.subtype == "police")
        && description.kind == EntityKind::Organisation;
    let definite = matches!(description.determiner, Determiner::Definite | Determiner::Demonstrative)
        || forces
        || (description.capital && description.determiner == Determiner::Bare);
    if !definite {
        return None;
    }
    let person = description.kind == EntityKind::Person && !description.plural;
    if let Some(found) = person.then(|| office_holder(description, clusters, recent)).flatten() {
        return Some(found);
    }
    if description.qualified {
        return None;
    }
    let earlier =
        memory.of_lemma(&description.lemma).find(|cluster| agrees(description, &clusters.all[*cluster]));
    earlier.or_else(|| named_thing(description, clusters, recent, now, memory.home_cluster(clusters, scene)))
}

/// An earlier description in the same words, or a group whose description says no less.
fn same_words(description: &Description, clusters: &Clusters, memory: &Memory) -> Option<usize> {
    if description.determiner == Determiner::Indefinite {
        return None;
    }
    let group = description.kind == EntityKind::Group;
    let people = description.lemma == "people";
    memory.of_lemma(&description.lemma).find(|cluster| {
        let known = &clusters.all[*cluster];
        let same_name = known.names.contains_key(&description.name);
        let counts = known.count == description.count
            || (description.count.is_none() && !people)
            || (known.count.is_none() && description.determiner == Determiner::Definite);
        let countable = counts && known.country == description.country;
        let owned = description.determiner == Determiner::Possessive;
        (same_name && countable && !owned)
            || (group
                && known.plural
                && countable
                && !owned
                && !description.qualified
                && agrees(description, known))
    })
}

/// Whether nothing that the description says contradicts what is known of the thing.
fn agrees(description: &Description, known: &Cluster) -> bool {
    let countable = known.count.is_none() || description.count.is_none() || known.count == description.count;
    let country =
        description.country.is_none() || known.country.is_none() || description.country == known.country;
    let words = description.modifiers.iter().all(|word| known.words.contains(word));
    let bare_country = description.country.is_some() && known.country.is_none();
    let shown = description.determiner == Determiner::Demonstrative && known.kind == description.kind;
    (shown || known.plural == description.plural) && countable && country && words && !bare_country
}

/// "the Prime Minister", "the press secretary", "the president": whoever the text gave that office.
fn office_holder(description: &Description, clusters: &Clusters, recent: &Recent) -> Option<usize> {
    let mut words = vec![description.lemma.clone()];
    words.extend(description.modifiers.iter().cloned());
    recent.back().map(|seen| seen.cluster).find(|cluster| {
        let known = &clusters.all[*cluster];
        let country =
            description.country.is_none() || known.country.is_none() || known.country == description.country;
        known.kind == EntityKind::Person
            && !known.only_needed
            && country
            && words.iter().all(|word| {
                known.offices.contains(word)
                    || (word == &description.lemma && has_office_like(known, word))
                    || (description.country.is_some()
                        && word != &description.lemma
                        && !known.offices.is_empty())
            })
    })
}

/// Whether the person holds an office that goes by other words too: "the premier" is the prime minister.
fn has_office_like(known: &Cluster, word: &str) -> bool {
    class_of(word) == Some("premier")
        && (known.offices.iter().any(|office| class_of(office) == Some("premier"))
            || ["prime", "minister"].iter().all(|word| known.offices.contains(*word)))
}

/// The country whose government is meant: the one named, else the document's own.
fn government_country(description: &Description, memory: &Memory, scene: &Scene) -> Option<ThingIndex> {
    if description.country.is_some() {
        return description.country;
    }
    let plain = description.modifiers.is_empty() && !description.qualified;
    let definite = description.determiner == Determiner::Definite;
    let own = plain && definite && (description.capital || description.plain);
    memory.home.filter(|_| own).and_then(|code| scene.reference.country(code))
}

fn new_cluster(description: &Description) -> Cluster {
    let mut cluster = nameless_cluster(description);
    cluster.add_name(&description.name);
    cluster.words = description.modifiers.iter().cloned().collect();
    cluster.add_words(&description.name);
    cluster
}

/// A cluster for what is described, without the name and the words that tell which one it is.
pub(super) fn nameless_cluster(description: &Description) -> Cluster {
    let mut cluster = Cluster::new(description.kind);
    cluster.subtype = (!description.subtype.is_empty()).then(|| description.subtype.to_owned());
    cluster.plural = description.plural;
    cluster.count = description.count;
    cluster.country = description.country;
    cluster.lemma.clone_from(&description.lemma);
    if description.kind == EntityKind::Person {
        cluster.offices.insert(description.lemma.clone());
        cluster.offices.extend(description.modifiers.iter().cloned());
    }
    cluster
}

/// Adds what the description says to what is known of the thing.
fn enrich(clusters: &mut Clusters, cluster: usize, description: &Description) {
    let known = &mut clusters.all[cluster];
    known.count = known.count.or(description.count);
    if known.kind == EntityKind::Person {
        known.offices.insert(description.lemma.clone());
        known.offices.extend(description.modifiers.iter().cloned());
    }
    if known.kind == EntityKind::Organisation {
        known.country = known.country.or(description.country);
    }
    if known.named {
        return;
    }
    known.add_name(&description.name);
    known.words.extend(description.modifiers.iter().cloned());
}
