//! Mentions brought together so far, and what they tell of the thing they refer to.

use std::collections::{BTreeMap, BTreeSet};

use crate::reference::normal::normal;
use crate::reference::{Gender, Thing, ThingIndex};
use crate::vocabulary::EntityKind;

/// A thing the document speaks of.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    pub(super) kind: EntityKind,
    pub(super) subtype: Option<String>,
    pub(super) thing: Option<ThingIndex>,
    /// How often each name or description is used.
    pub(super) names: BTreeMap<String, u32>,
    /// Whether it has a name of its own.
    pub(super) named: bool,
    pub(super) gender: Option<Gender>,
    pub(super) plural: bool,
    pub(super) count: Option<u32>,
    /// The country it belongs to.
    pub(super) country: Option<ThingIndex>,
    /// The words of the offices that the text gives it, in lower case.
    pub(super) offices: BTreeSet<String>,
    /// The head noun of its descriptions.
    pub(super) lemma: String,
    /// The words that tell which one it is, in lower case.
    pub(super) words: BTreeSet<String>,
    /// Whether it is there only if a relation needs it.
    pub(super) only_needed: bool,
    /// The nouns that stood in apposition to it, and what they make of it ("firm", "company").
    pub(super) callings: BTreeSet<String>,
    /// The country whose national a person is said to be.
    pub(super) nationality: Option<ThingIndex>,
    /// The amount of money that it is.
    pub(super) amount: Option<u32>,
    /// What the phrase after its head noun leads to ("of the treaty": "treaty"), in lower case.
    pub(super) object: Option<String>,
    pub(super) confidence: f32,
}

impl Cluster {
    /// A cluster of this kind without any name yet.
    pub(super) fn new(kind: EntityKind) -> Self {
        Self {
            kind,
            subtype: None,
            thing: None,
            names: BTreeMap::new(),
            named: false,
            gender: None,
            plural: kind == EntityKind::Group,
            count: None,
            country: None,
            offices: BTreeSet::new(),
            lemma: String::new(),
            words: BTreeSet::new(),
            only_needed: false,
            callings: BTreeSet::new(),
            nationality: None,
            amount: None,
            object: None,
            confidence: 0.6,
        }
    }

    /// Counts a name or description of it.
    pub(super) fn add_name(&mut self, name: &str) {
        if let Some(uses) = self.names.get_mut(name) {
            *uses += 1;
        } else if !name.is_empty() {
            self.names.insert(name.to_owned(), 1);
        }
    }

    /// Adds the words of a name to those that tell which one it is.
    pub(super) fn add_words(&mut self, name: &str) {
        for word in normal(name).split(' ') {
            if !self.words.contains(word) {
                self.words.insert(word.to_owned());
            }
        }
    }

    /// Takes over what the lists know of it.
    pub(super) fn identify(&mut self, index: ThingIndex, thing: &Thing) {
        self.thing = Some(index);
        self.subtype = Some(thing.subtype.to_owned());
        self.confidence = self.confidence.max(0.95);
    }
}

/// All clusters of a document.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    pub(super) all: Vec<Cluster>,
}

impl Clusters {
    pub(super) fn add(&mut self, cluster: Cluster) -> usize {
        self.all.push(cluster);
        self.all.len() - 1
    }
}
