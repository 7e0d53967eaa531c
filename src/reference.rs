//! Small built-in lists of facts: countries, bodies, parties, places, laws, offices, given names, and
//! the words that tell of what kind a thing is.
//!
//! The lists are plain text under `data/knowledge`, each with its source in its first lines; they are
//! embedded in the program and decoded once. They help to read a text and to recognise what it names;
//! they never add to what it says: what they know beyond it (who is a member of what) is shown only
//! where it is asked for, as known from here.

mod check;
mod lines;
mod memberships;
mod nouns;
mod people;
mod things;
mod trust;
mod words;

pub mod lookup;
pub mod normal;

use std::sync::OnceLock;

pub use check::{WrongRow, wrong_rows};
pub use memberships::Membership;
pub use nouns::{NounSense, NounUse};
pub use people::{Gender, Office};
pub use things::{Demonym, Thing, ThingIndex};

use crate::vocabulary::{Circumstance, Circumstances, EntityKind};
use normal::normal;

/// The built-in lists, decoded.
#[derive(Debug)]
pub struct Reference {
    things: things::Things,
    memberships: memberships::Memberships,
    people: people::People,
    nouns: nouns::Nouns,
    words: words::NameWords,
    trust: trust::Trust,
}

impl Reference {
    /// The lists that come with the program, decoded once.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Reference> = OnceLock::new();
        BUILT_IN.get_or_init(Self::decoded)
    }

    fn decoded() -> Self {
        let things = things::Things::built_in();
        Self {
            memberships: memberships::Memberships::built_in(&things),
            things,
            people: people::People::built_in(),
            nouns: nouns::Nouns::built_in(),
            words: words::NameWords::built_in(),
            trust: trust::Trust::built_in(),
        }
    }

    /// How likely a claim of this rule with these circumstances is right, 0 to 1.
    #[must_use]
    pub fn confidence(&self, rule: &str, circumstances: Circumstances) -> f32 {
        self.trust.confidence(rule, circumstances)
    }

    /// How much a circumstance weighs in [`Self::confidence`]: log-odds, below 0 when it makes a claim
    /// less sure.
    #[must_use]
    pub fn weight_of(&self, circumstance: Circumstance) -> f32 {
        self.trust.weight_of(circumstance)
    }

    /// A thing of the lists.
    #[must_use]
    pub fn thing(&self, index: ThingIndex) -> Option<&Thing> {
        self.things.get(index)
    }

    /// The thing with this identity ("country:GB").
    #[must_use]
    pub fn thing_by_id(&self, id: &str) -> Option<ThingIndex> {
        self.things.by_id(id)
    }

    /// The country with this ISO 3166-1 code.
    #[must_use]
    pub fn country(&self, code: &str) -> Option<ThingIndex> {
        self.things.by_id(&format!("country:{code}"))
    }

    /// The countries that are members of a body of states, when the lists know them.
    #[must_use]
    pub fn members(&self, body: ThingIndex) -> Option<&Membership> {
        self.memberships.of(body)
    }

    /// Parts of the members of a body that have a name of their own, such as the permanent ones.
    pub fn parts_of_members(&self, body: ThingIndex) -> impl Iterator<Item = &Membership> {
        self.memberships.parts_of(body)
    }

    /// Every body of states whose members the lists know.
    pub fn memberships(&self) -> impl Iterator<Item = &Membership> {
        self.memberships.all()
    }

    /// The things that may be called `name`, as the text writes it, in the order of the lists. Letter
    /// case counts as far as it tells "US" from "us" and "Labour" from "labour".
    #[must_use]
    pub fn named(&self, name: &str) -> Vec<ThingIndex> {
        self.named_as(&normal(name), name)
    }

    /// The same for who has the name in its [`normal`] form already.
    #[must_use]
    pub fn named_as(&self, normalised: &str, name: &str) -> Vec<ThingIndex> {
        self.things.named(normalised, name)
    }

    /// Whether a name of the lists begins with these normalised words.
    #[must_use]
    pub fn starts_name(&self, normalised: &str) -> bool {
        self.things.starts_name(normalised)
    }

    /// The country whose adjective or people this word is ("Danish", "Danes").
    #[must_use]
    pub fn demonym(&self, word: &str) -> Option<Demonym> {
        self.things.demonym(word)
    }

    /// Of several things of one name, the one that belongs to `country` (an ISO code), else the first
    /// that belongs to none, else the first.
    #[must_use]
    pub fn choose(&self, things: &[ThingIndex], country: Option<&str>) -> Option<ThingIndex> {
        let belongs = |wanted: Option<&str>| {
            things
                .iter()
                .copied()
                .find(|index| self.thing(*index).is_some_and(|thing| thing.country == wanted))
        };
        country
            .and_then(|code| belongs(Some(code)))
            .or_else(|| belongs(None))
            .or_else(|| things.first().copied())
    }

    /// Whether the word is an honorific ("Ms", "Sir", "Dr").
    #[must_use]
    pub fn is_honorific(&self, word: &str) -> bool {
        self.people.is_honorific(word)
    }

    /// The gender that an honorific tells, if it does.
    #[must_use]
    pub fn honorific_gender(&self, word: &str) -> Option<Gender> {
        self.people.honorific_gender(word)
    }

    /// The gender of a given name, when the lists have it and it is given to one gender.
    #[must_use]
    pub fn given_name(&self, word: &str) -> Option<Gender> {
        self.people.given_name(word)
    }

    /// Whether the word is a given name of the lists, of whatever gender.
    #[must_use]
    pub fn is_given_name(&self, word: &str) -> bool {
        self.people.is_given_name(word)
    }

    /// The office that a head word names ("minister"), in lower case.
    #[must_use]
    pub fn office(&self, head: &str) -> Option<&Office> {
        self.people.office(head)
    }

    /// What a common noun in the singular, in lower case, describes.
    #[must_use]
    pub fn noun(&self, lemma: &str) -> Option<&NounSense> {
        self.nouns.sense(lemma)
    }

    /// Every sense of a noun, the likeliest first.
    #[must_use]
    pub fn noun_senses(&self, lemma: &str) -> &[NounSense] {
        self.nouns.senses(lemma)
    }

    /// Every sense of a noun of two words ("coast guard"); none, when the list does not have it.
    #[must_use]
    pub fn senses_of_two(&self, first: &str, last: &str) -> &[NounSense] {
        self.nouns.senses_of_two(first, last)
    }

    /// The kind and subtype that the words of a name tell ("… Agency", "Treaty of …").
    #[must_use]
    pub fn kind_of_name(&self, words: &[&str]) -> Option<(EntityKind, &str)> {
        self.words.kind(words)
    }

    /// Whether the word marks a company ("plc", "Inc."), so that a name is the same without it.
    #[must_use]
    pub fn is_company_suffix(&self, word: &str) -> bool {
        self.words.is_company_suffix(word)
    }
}

#[cfg(test)]
mod tests;
