//! Articles with corrections, and what comes of them.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::sync::Arc;

use relata::corrections::{Change, ClaimAnchor, Corrections, EntityAnchor, Place, Reason, Statement};
use relata::document::{ReadOptions, Span, read};
use relata::export::graph_json::{Known, write};
use relata::jobs::Analyst as _;
use relata::knowledge::{
    Entity, EntityId, Knowledge, Relation, Source, claim_anchors, entity_anchor, place_anchor,
};
use relata::vocabulary::{Modality, RelationType};

use crate::sample;

/// A document and what the sample analyst finds in it.
pub(crate) fn source(name: &str, text: &str) -> Source {
    let document = read(name, text.as_bytes().to_vec(), &ReadOptions::default());
    let extraction = sample::ByName.analyse(&document, &mut |_| true).unwrap().unwrap();
    Source { document: Arc::new(document), extraction: Arc::new(extraction) }
}

/// Articles, and what a person has put right in them.
pub(crate) struct Curated {
    pub(crate) sources: Vec<Source>,
    pub(crate) corrections: Corrections,
}

impl Curated {
    pub(crate) fn of(texts: &[(&str, &str)]) -> Self {
        let sources = texts.iter().map(|(name, text)| source(name, text)).collect();
        Self { sources, corrections: Corrections::default() }
    }

    /// The sample articles.
    pub(crate) fn sample() -> Self {
        Self::of(&[("machine.txt", sample::ARTICLE), ("letters.txt", sample::SECOND)])
    }

    pub(crate) fn knowledge(&self) -> Knowledge {
        Knowledge::corrected(&self.sources, &self.corrections)
    }

    /// What the texts alone say.
    pub(crate) fn bare(&self) -> Knowledge {
        Knowledge::build(self.sources.clone())
    }

    /// What a correction of the entity of this name stands on.
    pub(crate) fn anchor(&self, name: &str) -> EntityAnchor {
        let knowledge = self.knowledge();
        entity_anchor(&knowledge, id(&knowledge, name)).unwrap()
    }

    /// The same for the relation with this phrase.
    pub(crate) fn claims(&self, phrase: &str) -> Vec<ClaimAnchor> {
        let knowledge = self.knowledge();
        claim_anchors(&knowledge, relation(&knowledge, phrase).id, None)
    }

    /// These words of an article, the `nth` time that they stand there.
    pub(crate) fn place(&self, article: usize, words: &str, nth: usize) -> Place {
        let text = &self.sources[article].document.text;
        let (start, _) = text.match_indices(words).nth(nth).unwrap();
        let span = Span::new(start as u32, (start + words.len()) as u32);
        place_anchor(&self.bare(), article as u32, span).unwrap()
    }

    /// Makes a correction and gives what comes of it.
    pub(crate) fn correct(&mut self, change: Change) -> Knowledge {
        self.corrections.enter(change);
        self.knowledge()
    }

    /// Why the corrections could not be applied that could not.
    pub(crate) fn reasons(&self) -> Vec<Reason> {
        self.knowledge().by_hand.not_applied().map(|(_, reason)| reason.clone()).collect()
    }
}

pub(crate) fn json(knowledge: &Knowledge) -> String {
    write(knowledge, Known::LeftOut)
}

pub(crate) fn id(knowledge: &Knowledge, name: &str) -> EntityId {
    entity(knowledge, name).id
}

pub(crate) fn entity<'a>(knowledge: &'a Knowledge, name: &str) -> &'a Entity {
    let names: Vec<&str> = knowledge.entities.iter().map(|entity| entity.name.as_str()).collect();
    let found = knowledge.entities.iter().find(|entity| entity.name == name);
    found.unwrap_or_else(|| panic!("no {name} among {names:?}"))
}

pub(crate) fn relation<'a>(knowledge: &'a Knowledge, phrase: &str) -> &'a Relation {
    let phrases: Vec<&str> = knowledge.relations.iter().map(|relation| relation.phrase.as_str()).collect();
    let found = knowledge.relations.iter().find(|relation| relation.phrase == phrase);
    found.unwrap_or_else(|| panic!("no {phrase} among {phrases:?}"))
}

pub(crate) fn names(knowledge: &Knowledge) -> Vec<&str> {
    let mut names: Vec<&str> = knowledge.entities.iter().map(|entity| entity.name.as_str()).collect();
    names.sort_unstable();
    names
}

pub(crate) fn says(relation: Option<RelationType>, phrase: Option<&str>) -> Statement {
    Statement {
        relation,
        phrase: phrase.map(str::to_owned),
        negated: false,
        modality: Modality::Actual,
        ..Statement::default()
    }
}
