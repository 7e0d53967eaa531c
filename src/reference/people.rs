//! What tells of persons: honorifics, offices, given names.

use super::lines::{column, rows, several};
use super::lookup::{Sieve, WordMap, WordSet};
use super::normal::normal;

const HONORIFICS: &str = include_str!("../../data/knowledge/honorifics.tsv");
const OFFICES: &str = include_str!("../../data/knowledge/offices.tsv");
const GIVEN_NAMES: &str = include_str!("../../data/knowledge/given_names.tsv");

/// The gender that a name, an honorific or a pronoun tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gender {
    /// He.
    Male,
    /// She.
    Female,
}

/// An office, rank or occupation that stands beside a person's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// Its head word, in lower case.
    pub head: &'static str,
    /// What it is held in: state, government, organisation, parliament, military, court, church,
    /// police, sport, company, media, or nothing.
    pub field: &'static str,
    /// The gender of whoever holds it, when the word tells.
    pub gender: Option<Gender>,
    modifiers: WordSet<&'static str>,
}

impl Office {
    /// Whether the word, in lower case, belongs to the office when it stands before its head.
    #[must_use]
    pub fn has_modifier(&self, word: &str) -> bool {
        self.modifiers.contains(word)
    }
}

#[derive(Debug, Default)]
pub(super) struct People {
    honorifics: WordMap<&'static str, Option<Gender>>,
    offices: WordMap<&'static str, Office>,
    likely_offices: Sieve,
    given_names: WordMap<String, Option<Gender>>,
}

impl People {
    pub(super) fn built_in() -> Self {
        let mut people = Self::default();
        for row in rows(HONORIFICS) {
            people.honorifics.insert(column(&row, 0), gender(column(&row, 1)));
        }
        for row in rows(OFFICES) {
            let office = Office {
                head: column(&row, 0),
                field: column(&row, 1),
                gender: gender(column(&row, 2)),
                modifiers: several(column(&row, 3)).collect(),
            };
            people.offices.insert(office.head, office);
        }
        people.likely_offices = Sieve::of(people.offices.keys().copied());
        for row in rows(GIVEN_NAMES) {
            let gender = gender(column(&row, 0));
            for name in column(&row, 1).split_whitespace() {
                let known = people.given_names.entry(normal(name).into_owned()).or_insert(gender);
                if *known != gender {
                    *known = None;
                }
            }
        }
        people
    }

    pub(super) fn is_honorific(&self, word: &str) -> bool {
        self.honorifics.contains_key(word)
    }

    pub(super) fn honorific_gender(&self, word: &str) -> Option<Gender> {
        self.honorifics.get(word).copied().flatten()
    }

    pub(super) fn given_name(&self, word: &str) -> Option<Gender> {
        self.given_names.get(&*normal(word)).copied().flatten()
    }

    pub(super) fn is_given_name(&self, word: &str) -> bool {
        word.starts_with(char::is_uppercase) && self.given_names.contains_key(&*normal(word))
    }

    pub(super) fn office(&self, head: &str) -> Option<&Office> {
        if self.likely_offices.lets_through(head) { self.offices.get(head) } else { None }
    }
}

fn gender(column: &str) -> Option<Gender> {
    match column {
        "m" => Some(Gender::Male),
        "f" => Some(Gender::Female),
        _ => None,
    }
}
