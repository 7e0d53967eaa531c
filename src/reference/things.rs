//! Things that have a name: countries, bodies, parties, places, laws, events.

use super::lines::{column, rows, several};
use super::lookup::{Sieve, WordMap, WordSet};
use super::normal::{case_agrees, normal};
use crate::vocabulary::EntityKind;

const COUNTRIES: &str = include_str!("../../data/knowledge/countries.tsv");
const PEOPLES: &str = include_str!("../../data/knowledge/peoples.tsv");
const NAMED: [&str; 6] = [
    include_str!("../../data/knowledge/organisations.tsv"),
    include_str!("../../data/knowledge/parties.tsv"),
    include_str!("../../data/knowledge/places.tsv"),
    include_str!("../../data/knowledge/laws.tsv"),
    include_str!("../../data/knowledge/events.tsv"),
    include_str!("../../data/knowledge/concepts.tsv"),
];

/// Index of a [`Thing`] in the lists.
pub type ThingIndex = u32;

/// Something that the lists know by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// Its identity in the lists, such as "country:GB".
    pub id: String,
    /// Its usual name.
    pub name: &'static str,
    /// Its kind.
    pub kind: EntityKind,
    /// Its subtype.
    pub subtype: &'static str,
    /// The country it belongs to (ISO 3166-1 code); a country's own code for a country.
    pub country: Option<&'static str>,
}

/// What a word such as "Danish" or "Danes" stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demonym {
    /// The country or continent.
    pub place: ThingIndex,
    /// Whether the word can stand for the people ("Danes"), not only as an adjective.
    pub people: bool,
}

#[derive(Debug, Default)]
pub(super) struct Things {
    all: Vec<Thing>,
    ids: WordMap<String, ThingIndex>,
    names: WordMap<String, Vec<(ThingIndex, &'static str)>>,
    beginnings: WordSet<String>,
    likely_beginnings: Sieve,
    demonyms: WordMap<String, Demonym>,
}

impl Things {
    pub(super) fn built_in() -> Self {
        let mut things = Self::default();
        for row in rows(COUNTRIES) {
            things.add_country(&row);
        }
        for list in NAMED {
            for row in rows(list) {
                things.add_named(&row);
            }
        }
        for row in rows(PEOPLES) {
            let (word, place) = (column(&row, 0), column(&row, 1));
            if let Some(place) = things.named(&normal(place), place).first().copied() {
                things.add_demonym(word, place, true);
            }
        }
        things.likely_beginnings = Sieve::of(things.beginnings.iter().map(String::as_str));
        things
    }

    pub(super) fn get(&self, index: ThingIndex) -> Option<&Thing> {
        self.all.get(index as usize)
    }

    pub(super) fn by_id(&self, id: &str) -> Option<ThingIndex> {
        self.ids.get(id).copied()
    }

    pub(super) fn named(&self, normalised: &str, text: &str) -> Vec<ThingIndex> {
        let mut found: Vec<ThingIndex> = Vec::new();
        for (thing, listed) in self.names.get(normalised).into_iter().flatten() {
            if case_agrees(listed, text) && !found.contains(thing) {
                found.push(*thing);
            }
        }
        found
    }

    pub(super) fn starts_name(&self, normalised: &str) -> bool {
        self.likely_beginnings.lets_through(normalised) && self.beginnings.contains(normalised)
    }

    pub(super) fn demonym(&self, word: &str) -> Option<Demonym> {
        if !word.starts_with(char::is_uppercase) {
            return None;
        }
        let word = normal(word);
        self.demonyms.get(&*word).copied().or_else(|| {
            let singular = word.strip_suffix('s')?;
            self.demonyms.get(singular).copied().filter(|demonym| demonym.people)
        })
    }

    fn add_country(&mut self, row: &[&'static str]) {
        let (code, name) = (column(row, 0), column(row, 1));
        let country = self.add(Thing {
            id: format!("country:{code}"),
            name,
            kind: EntityKind::Location,
            subtype: "country",
            country: Some(code),
        });
        self.add_name(country, name);
        for other in several(column(row, 2)) {
            self.add_name(country, other);
        }
        for adjective in several(column(row, 3)) {
            self.add_demonym(adjective, country, false);
        }
        for people in several(column(row, 4)) {
            self.add_demonym(people, country, true);
        }
        for capital in column(row, 5).split(';') {
            self.add_capital(code, name, capital);
        }
    }

    /// A city from which a country is governed, by its names; none where the country is the city.
    fn add_capital(&mut self, code: &'static str, country: &str, names: &'static str) {
        let mut names = several(names);
        let Some(name) = names.next().filter(|name| normal(name) != normal(country)) else { return };
        let city = self.add(Thing {
            id: format!("city:{code}:{}", normal(name).replace(' ', "-")),
            name,
            kind: EntityKind::Location,
            subtype: "city",
            country: Some(code),
        });
        self.add_name(city, name);
        for other in names {
            self.add_name(city, other);
        }
    }

    fn add_named(&mut self, row: &[&'static str]) {
        let Some(kind) = EntityKind::from_name(column(row, 0)) else { return };
        let (subtype, country, name) = (column(row, 1), column(row, 2), column(row, 3));
        let mut id = format!("{}:{}", kind.as_str().to_lowercase(), normal(name).replace(' ', "-"));
        if !country.is_empty() {
            id = format!("{id}:{country}");
        }
        let country = (!country.is_empty()).then_some(country);
        let thing = self.add(Thing { id, name, kind, subtype, country });
        self.add_name(thing, name);
        for other in several(column(row, 4)) {
            self.add_name(thing, other);
        }
    }

    fn add(&mut self, thing: Thing) -> ThingIndex {
        let index = self.all.len() as ThingIndex;
        self.ids.entry(thing.id.clone()).or_insert(index);
        self.all.push(thing);
        index
    }

    fn add_name(&mut self, thing: ThingIndex, name: &'static str) {
        let normalised = normal(name).into_owned();
        for (end, _) in normalised.match_indices(' ') {
            self.beginnings.insert(normalised[..end].to_owned());
        }
        self.beginnings.insert(normalised.clone());
        self.names.entry(normalised).or_default().push((thing, name));
    }

    fn add_demonym(&mut self, word: &str, place: ThingIndex, people: bool) {
        let demonym = self.demonyms.entry(normal(word).into_owned()).or_insert(Demonym { place, people });
        demonym.people |= people;
    }
}
