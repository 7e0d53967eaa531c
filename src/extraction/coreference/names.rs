//! Names that name the same thing.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::{Cluster, Clusters};
use super::kinds::{Votes, vote};
use super::{DraftPlaces, Referent, Scene};
use crate::extraction::home::{Home, Owner};
use crate::extraction::mentions::draft::{Form, Name};
use crate::extraction::mentions::shape::is_acronym;
use crate::reference::lookup::WordMap;
use crate::reference::normal::normal;
use crate::reference::{Gender, Reference, ThingIndex};
use crate::vocabulary::EntityKind;

/// A text of so many sentences names the persons it speaks of in full at least once.
const SENTENCES_OF_AN_ARTICLE: usize = 5;

/// All mentions of one normalised name.
#[derive(Debug, Default)]
struct Group {
    drafts: Vec<usize>,
    votes: Votes,
    things: Vec<ThingIndex>,
    gender: Option<Gender>,
    kind: Option<EntityKind>,
    /// Whether it is the last word of the full name of a person.
    is_surname: bool,
    words: Vec<String>,
    text: String,
}

impl Group {
    /// Whether the name has several words; a family name with a hyphen is one.
    fn is_full_name(&self) -> bool {
        self.text.contains(' ')
    }

    /// The normalised last word, with whatever hangs on it by a hyphen ("Castellane-Roy").
    fn last_part(&self) -> Option<String> {
        self.text.split(' ').next_back().map(|last| normal(last).into_owned())
    }
}

/// The cluster of each name.
type Owners = WordMap<String, usize>;

/// Makes a cluster for every thing that has a name, and says which draft refers to which. `home` is
/// the country (its ISO code) whose bodies the text names without it.
pub(super) fn cluster(
    scene: &Scene,
    home: Option<&str>,
    clusters: &mut Clusters,
    referents: &mut [Referent],
) {
    let mut groups = groups(scene);
    settle_kinds(scene, &mut groups);
    let mut owner = Owners::default();
    let mut by_thing: BTreeMap<ThingIndex, usize> = BTreeMap::new();
    let full_people = FullPeople::new(&groups);
    let aliases = short_forms(scene, &groups);
    // Full names before short ones, so that a short one finds the cluster it belongs to.
    let mut order: Vec<(&String, &Group)> = groups.iter().collect();
    order.sort_by_cached_key(|(key, group)| {
        (aliases.contains_key(*key), std::cmp::Reverse(group.words.len()), group.drafts[0])
    });
    for (key, group) in order {
        let kind = group.kind.unwrap_or(EntityKind::Organisation);
        if kind == EntityKind::Person && !aliases.contains_key(key) {
            place_person(scene, key, group, &full_people, &mut owner, clusters, referents);
            continue;
        }
        let thing = thing_of(scene, group, kind, home);
        let known = aliases
            .get(key)
            .and_then(|full| owner.get(full))
            .or_else(|| thing.and_then(|thing| by_thing.get(&thing)))
            .copied();
        let cluster = known.unwrap_or_else(|| clusters.add(Cluster::new(kind)));
        let own = thing.filter(|_| clusters.all[cluster].thing.is_none() && !aliases.contains_key(key));
        if let Some((thing, found)) = own.and_then(|thing| Some((thing, scene.reference.thing(thing)?))) {
            by_thing.entry(thing).or_insert(cluster);
            clusters.all[cluster].identify(thing, found);
        }
        owner.insert(key.clone(), cluster);
        fill(scene, group, cluster, clusters, referents);
    }
    place_demonyms(scene, &mut by_thing, clusters, referents);
}

/// The groups of equal names.
fn groups(scene: &Scene) -> BTreeMap<String, Group> {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for (index, draft) in scene.drafts.iter().enumerate() {
        let Form::Name(name) = &draft.form else { continue };
        let key = key_of(scene.reference, name);
        if key.is_empty() {
            continue;
        }
        let group = groups.entry(key.clone()).or_default();
        if group.drafts.is_empty() {
            group.words = key.split(' ').map(str::to_owned).collect();
            group.text.clone_from(&name.text);
        }
        group.drafts.push(index);
        group.gender = group.gender.or(name.gender);
        for thing in &name.things {
            if !group.things.contains(thing) {
                group.things.push(*thing);
            }
        }
        vote(scene, draft, name, &mut group.votes);
    }
    groups
}

/// The normalised name without a company's legal form.
fn key_of(reference: &Reference, name: &Name) -> String {
    let mut words: Vec<&str> = name.text.split_whitespace().collect();
    while words.len() > 1
        && words.last().is_some_and(|last| reference.is_company_suffix(last.trim_matches(',')))
    {
        words.pop();
    }
    normal(&words.join(" ")).into_owned()
}

/// Decides the kind of every group. A single word that is the last word of a person's full name is a
/// person, unless the lists know it and the model never took it for one; so is a full name whose last word
/// has an honorific elsewhere ("Mr Rozman"). A single word that is neither is seldom a person in a text of
/// several sentences.
fn settle_kinds(scene: &Scene, groups: &mut BTreeMap<String, Group>) {
    let has_honorific = |group: &Group| {
        group.drafts.iter().any(|draft| scene.drafts[*draft].name().is_some_and(|name| name.titled))
    };
    let titled: BTreeSet<String> =
        groups.iter().filter(|(_, group)| has_honorific(group)).map(|(key, _)| key.clone()).collect();
    let long =
        scene.trees.iter().map(|tree| tree.sentences().len()).sum::<usize>() >= SENTENCES_OF_AN_ARTICLE;
    let surnames: BTreeSet<String> = groups
        .values()
        .filter(|group| group.is_full_name() && group.votes.winner() == EntityKind::Person)
        .flat_map(|group| [group.words.last().cloned(), group.last_part()])
        .flatten()
        .collect();
    for (key, group) in groups.iter_mut() {
        let is_alone = !group.is_full_name() && !titled.contains(key) && !surnames.contains(key);
        if long && is_alone && !scene.reference.is_given_name(&group.text) {
            group.votes.doubt_person();
        }
        let mut kind = group.votes.winner();
        let full = group.is_full_name() && group.words.len() <= 3 && group.things.is_empty();
        if full
            && kind != EntityKind::Person
            && group.votes.subtype(kind).is_none_or(|subtype| subtype == "place")
            && group.last_part().is_some_and(|last| titled.contains(&last))
        {
            kind = EntityKind::Person;
        }
        let surname = !group.is_full_name() && surnames.contains(key);
        if surname
            && (group.things.is_empty() || group.votes.may_be_person())
            && matches!(
                kind,
                EntityKind::Organisation
                    | EntityKind::Location
                    | EntityKind::Document
                    | EntityKind::Group
                    | EntityKind::Concept
            )
        {
            kind = EntityKind::Person;
        }
        group.is_surname = surname && kind == EntityKind::Person;
        group.kind = Some(kind);
    }
}

/// Which of the things of the lists a group names.
fn thing_of(scene: &Scene, group: &Group, kind: EntityKind, home: Option<&str>) -> Option<ThingIndex> {
    let fitting: Vec<ThingIndex> = group
        .things
        .iter()
        .copied()
        .filter(|thing| scene.reference.thing(*thing).is_some_and(|thing| thing.kind == kind))
        .collect();
    scene.reference.choose(&fitting, home)
}

/// Names that are short for another name of the document: the short form introduced in brackets, an
/// acronym made of the initials, the first words of a longer name. Key of the short to key of the full.
fn short_forms(scene: &Scene, groups: &BTreeMap<String, Group>) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut by_initials: BTreeMap<String, Option<&String>> = BTreeMap::new();
    let mut by_part: BTreeMap<&str, Option<&String>> = BTreeMap::new();
    for (key, group) in groups {
        for draft in &group.drafts {
            let Some(name) = scene.drafts[*draft].name() else { continue };
            let Some(short) = &name.introduces else { continue };
            let short = normal(short).into_owned();
            if groups.contains_key(&short) && short != *key {
                found.entry(short).or_insert_with(|| key.clone());
            }
        }
        if group.words.len() < 2 || group.kind == Some(EntityKind::Person) {
            continue;
        }
        for initials in initials(&group.text) {
            by_initials.entry(initials).and_modify(|known| *known = None).or_insert(Some(key));
        }
        if matches!(group.kind, Some(EntityKind::Organisation)) {
            for short in plain_parts(scene.reference, key, group) {
                let first = |known: Option<&String>| known.map_or(usize::MAX, |full| groups[full].drafts[0]);
                by_part
                    .entry(short)
                    .and_modify(|known| {
                        if group.drafts[0] < first(*known) {
                            *known = Some(key);
                        }
                    })
                    .or_insert(Some(key));
            }
        }
    }
    for (key, group) in groups {
        let acronym = group.words.len() == 1 && is_acronym(&group.text);
        // The lists know many short forms; a full name of the text with these initials comes first.
        let listed = !(group.things.is_empty() || acronym && group.text.chars().count() > 2);
        if group.words.len() > 2 || found.contains_key(key) || listed || group.is_surname {
            continue;
        }
        let full = if acronym {
            by_initials.get(key).copied().flatten().filter(|full| *full != key)
        } else if scene.reference.demonym(&group.text).is_none() {
            let full = by_part.get(key.as_str()).copied().flatten();
            full.filter(|full| is_part_of_name(scene, group, &groups[*full]))
        } else {
            None
        };
        if let Some(full) = full {
            found.insert(key.clone(), full.clone());
        }
    }
    found
}

/// The parts by which a name of several words may be called: its first word or two ("Halden" for "Halden
/// Marine Group"), what is left without letters at its beginning ("Bellecombe" for "AS Bellecombe"), and the
/// last word when it tells what the body is ("the Front").
fn plain_parts<'a>(reference: &Reference, key: &'a str, group: &Group) -> Vec<&'a str> {
    let first_two = key.match_indices(' ').take(2).map(|(end, _)| &key[..end]);
    let letters = group.text.split(' ').next().is_some_and(|first| is_acronym(first) && first.len() <= 3);
    let rest = key.split_once(' ').map(|(_, rest)| rest).filter(|_| letters);
    let last = key.rsplit_once(' ').map(|(_, last)| last);
    let tells = |last: &&str| {
        let word = group.text.rsplit(' ').next().unwrap_or_default();
        !last.is_empty()
            && reference.kind_of_name(&["X", word]).is_some_and(|(kind, _)| kind == EntityKind::Organisation)
    };
    first_two.chain(rest).chain(last.filter(tells)).collect()
}

/// Whether a word or two can be short for an organisation's name that begins with it, whatever the
/// model took it for. A place keeps to itself unless the name is a company's or a club's; nor is every
/// "Velmark" the "Velmark Radio".
fn is_part_of_name(scene: &Scene, group: &Group, full: &Group) -> bool {
    let company = matches!(full.votes.subtype(EntityKind::Organisation), Some("company" | "sports club"));
    let plain = full.votes.subtype(EntityKind::Organisation).is_none();
    let titled = group.drafts.iter().any(|draft| scene.drafts[*draft].name().is_some_and(|name| name.titled));
    let place = group.votes.is_place() && !company;
    let organisation = group.kind == Some(EntityKind::Organisation);
    !titled && !place && (organisation || company || plain) && !scene.reference.is_given_name(&group.text)
}

/// The initials of a name, with and without its small words.
fn initials(text: &str) -> BTreeSet<String> {
    let letters = |all: bool| -> String {
        text.split(|letter: char| letter.is_whitespace() || letter == '-')
            .filter(|word| all || word.starts_with(char::is_uppercase))
            .filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()))
            .flat_map(char::to_lowercase)
            .collect()
    };
    [letters(true), letters(false)].into_iter().filter(|initials| initials.chars().count() > 1).collect()
}

/// Persons with a full name, found by their first and last words.
struct FullPeople {
    /// Places of mention and keys of the full names, in order of place, for each last or first word.
    by_word: WordMap<String, Vec<(usize, String, Option<Gender>)>>,
    /// For each pair of last word and first letter, the keys of the full names, longest first.
    by_last: WordMap<String, Vec<String>>,
}

impl FullPeople {
    fn new(groups: &BTreeMap<String, Group>) -> Self {
        let mut by_word: WordMap<String, Vec<(usize, String, Option<Gender>)>> = WordMap::default();
        let mut by_last: WordMap<String, Vec<String>> = WordMap::default();
        for (key, group) in groups {
            if group.kind != Some(EntityKind::Person) || !group.is_full_name() {
                continue;
            }
            let last = surname(&group.words);
            let first = group.words[0].clone();
            let gender = group.gender;
            let joined = group.last_part().filter(|part| part.contains(' '));
            for draft in &group.drafts {
                for word in [Some(&last), Some(&first), joined.as_ref()].into_iter().flatten() {
                    by_word.entry(word.clone()).or_default().push((*draft, key.clone(), gender));
                }
            }
            let letter = first.chars().next().unwrap_or_default();
            by_last.entry(format!("{last} {letter}")).or_default().push(key.clone());
        }
        for places in by_word.values_mut() {
            places.sort();
        }
        for keys in by_last.values_mut() {
            keys.sort_by_key(|key| (std::cmp::Reverse(key.split(' ').count()), groups[key].drafts[0]));
        }
        Self { by_word, by_last }
    }

    /// The full name that a single word stands for at a draft: the nearest before it whose gender does
    /// not contradict, else the first after it.
    fn nearest(&self, word: &str, draft: usize, gender: Option<Gender>) -> Option<&String> {
        let places = self.by_word.get(word)?;
        let fits = |known: &Option<Gender>| known.is_none() || gender.is_none() || *known == gender;
        let after = places.partition_point(|(place, _, _)| *place <= draft);
        places[..after]
            .iter()
            .rev()
            .take(20)
            .chain(places[after..].iter().take(5))
            .find(|(_, _, known)| fits(known))
            .map(|(_, key, _)| key)
    }
}

/// The family name: the last word, without a particle that is often left out and without "Jr".
fn surname(words: &[String]) -> String {
    let generation = |word: &String| matches!(word.as_str(), "jr" | "sr" | "ii" | "iii" | "iv");
    words.iter().rev().find(|word| !generation(word)).or(words.last()).cloned().unwrap_or_default()
}

fn place_person(
    scene: &Scene,
    key: &str,
    group: &Group,
    people: &FullPeople,
    owner: &mut Owners,
    clusters: &mut Clusters,
    referents: &mut [Referent],
) {
    if group.is_full_name() {
        let cluster = same_person(group, people, owner)
            .unwrap_or_else(|| clusters.add(Cluster::new(EntityKind::Person)));
        owner.insert(key.to_owned(), cluster);
        fill(scene, group, cluster, clusters, referents);
        return;
    }
    // Who was called by the bare name before goes on being called so: "Wilk", when his wife has come in too.
    let mut settled = None;
    for draft in &group.drafts {
        let Some(name) = scene.drafts[*draft].name() else { continue };
        let is_bare = name.gender.is_none() && !name.titled;
        let nearest = people.nearest(key, *draft, name.gender).and_then(|full| owner.get(full)).copied();
        let full = settled.filter(|_| is_bare).or(nearest);
        if is_bare {
            settled = full;
        }
        let cluster = full.or_else(|| owner.get(key).copied()).unwrap_or_else(|| {
            let cluster = clusters.add(Cluster::new(EntityKind::Person));
            owner.insert(key.to_owned(), cluster);
            cluster
        });
        attach(scene, *draft, cluster, clusters, referents);
    }
}

/// The cluster of a fuller form of the same person's name: the same family name, and given names of
/// which one list is part of the other, initials standing for names.
fn same_person(group: &Group, people: &FullPeople, owner: &Owners) -> Option<usize> {
    let last = surname(&group.words);
    let letter = group.words[0].chars().next()?;
    let candidates = people.by_last.get(&format!("{last} {letter}"))?;
    candidates.iter().take(20).find_map(|key| {
        let other: Vec<&str> = key.split(' ').collect();
        let cluster = owner.get(key)?;
        let compatible = group.words.len() <= other.len()
            && group.words.iter().zip(&other).take(1).all(|(mine, theirs)| {
                mine == theirs || mine.chars().count() == 1 || theirs.chars().count() == 1
            })
            && group.words[1..].iter().all(|word| {
                other[1..].iter().any(|theirs| {
                    theirs == word || (word.chars().count() == 1 && theirs.starts_with(word.as_str()))
                })
            });
        compatible.then_some(*cluster)
    })
}

/// Adds all mentions of a group to a cluster.
fn fill(scene: &Scene, group: &Group, cluster: usize, clusters: &mut Clusters, referents: &mut [Referent]) {
    let found = &mut clusters.all[cluster];
    if found.subtype.is_none() {
        found.subtype = group.votes.subtype(found.kind).map(str::to_owned);
    }
    found.confidence = found.confidence.max(0.45 + 0.45 * group.votes.agreement());
    for draft in &group.drafts {
        attach(scene, *draft, cluster, clusters, referents);
    }
}

/// Adds one mention to a cluster.
fn attach(scene: &Scene, draft: usize, cluster: usize, clusters: &mut Clusters, referents: &mut [Referent]) {
    let Some(name) = scene.drafts[draft].name() else { return };
    let found = &mut clusters.all[cluster];
    found.named = true;
    found.add_name(&name.text);
    if let Some(other) = &name.introduces {
        found.add_name(other);
    }
    found.gender = found.gender.or(name.gender).or_else(|| given_gender(scene, found.kind, &name.text));
    found.offices.extend(name.office.iter().cloned());
    found.add_words(&name.text);
    found.country = found.country.or_else(|| {
        let thing = scene.reference.thing(found.thing?)?;
        scene.reference.country(thing.country?)
    });
    referents[draft] = Referent::Entities(vec![cluster]);
}

/// The gender that the given name of a person's full name tells.
fn given_gender(scene: &Scene, kind: EntityKind, text: &str) -> Option<Gender> {
    let (given, _) = text.split_once(' ').filter(|_| kind == EntityKind::Person)?;
    scene.reference.given_name(given)
}

/// Gives persons the country of the office that stands beside their name: the one that the title
/// names, else, for an office of state, the document's own.
pub(super) fn give_countries(
    scene: &Scene,
    home: &Home,
    places: &DraftPlaces,
    clusters: &mut Clusters,
    referents: &[Referent],
) {
    let cluster_at = |paragraph: u32, token: u32| {
        places.at(paragraph, token).iter().find_map(|draft| match &referents[*draft] {
            Referent::Entities(found) => found.first().copied(),
            _ => None,
        })
    };
    for (paragraph, name, of) in scene.titles {
        let Some(person) = cluster_at(*paragraph, *name) else { continue };
        if clusters.all[person].country.is_some() || clusters.all[person].kind != EntityKind::Person {
            continue;
        }
        let named = of.and_then(|of| cluster_at(*paragraph, of)).and_then(|body| clusters.all[body].thing);
        let country = match named.and_then(|thing| scene.reference.thing(thing)) {
            Some(thing) => thing.country,
            None if of.is_none() && holds_state_office(scene, clusters, person) => match home.own {
                Some(Owner::Country(code)) => Some(code),
                _ => None,
            },
            None => None,
        };
        clusters.all[person].country = country.and_then(|code| scene.reference.country(code));
    }
}

fn holds_state_office(scene: &Scene, clusters: &Clusters, person: usize) -> bool {
    clusters.all[person]
        .offices
        .iter()
        .filter_map(|word| scene.reference.office(word))
        .any(|office| matches!(office.field, "government" | "state"))
}

/// Demonyms refer to their country, which may not be named otherwise.
fn place_demonyms(
    scene: &Scene,
    by_thing: &mut BTreeMap<ThingIndex, usize>,
    clusters: &mut Clusters,
    referents: &mut [Referent],
) {
    for (index, draft) in scene.drafts.iter().enumerate() {
        let Form::Demonym(place) = draft.form else { continue };
        let Some(thing) = scene.reference.thing(place) else { continue };
        let cluster = *by_thing.entry(place).or_insert_with(|| {
            let mut cluster = Cluster::new(thing.kind);
            cluster.identify(place, thing);
            cluster.named = true;
            cluster.words = normal(thing.name).split(' ').map(str::to_owned).collect();
            clusters.add(cluster)
        });
        referents[index] = Referent::Entities(vec![cluster]);
    }
}
