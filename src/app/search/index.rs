//! All that can be found in a [`Knowledge`], ready to be searched at every letter that is typed.

use std::cmp::Reverse;
use std::sync::Arc;

use super::query::{Level, Phrase, Query, Wanted};
use super::texts::{Fit, Texts};
use super::{Hit, NameHit, Place};
use crate::document::Span;
use crate::knowledge::{EntityId, Knowledge, SourceIndex};

/// The names and aliases of entities.
#[derive(Clone, Debug)]
pub(super) struct Names {
    texts: Texts,
    /// Whose name each text is, by place in the knowledge, and which of the aliases it is.
    owners: Vec<(usize, Option<usize>)>,
}

impl Names {
    pub(super) fn new(knowledge: &Knowledge) -> Self {
        let mut texts = Texts::that_reach_inside();
        let mut owners = Vec::new();
        for (index, entity) in knowledge.entities.iter().enumerate() {
            texts.add(&entity.name);
            owners.push((index, None));
            for (alias, name) in entity.aliases.iter().enumerate() {
                texts.add(name);
                owners.push((index, Some(alias)));
            }
        }
        Self { texts, owners }
    }

    /// The entities with the words in one name, the best first: by how well it fits, names before
    /// aliases, then those with more mentions.
    pub(super) fn find(&self, knowledge: &Knowledge, query: &Query) -> Vec<NameHit> {
        let mut best: Vec<Option<(Fit, bool, Option<usize>)>> = vec![None; knowledge.entities.len()];
        for (text, fit) in self.texts.find(query) {
            let (owner, alias) = self.owners[text];
            let found = (fit, alias.is_some(), alias);
            best[owner] = Some(best[owner].map_or(found, |best| best.min(found)));
        }
        let left_out = self.owners_with(&query.without, knowledge.entities.len());
        let entities = knowledge.entities.iter().zip(best).zip(left_out);
        let entities = entities.filter(|(_, left_out)| !left_out).map(|(found, _)| found);
        let mut found: Vec<_> = entities.filter_map(|(entity, best)| Some((entity, best?))).collect();
        found.sort_by(|(one, one_fit), (other, other_fit)| {
            let rank = |fit: &(Fit, bool, Option<usize>)| (fit.0, fit.1);
            (rank(one_fit), Reverse(one.mentions.len()), &one.name, one.id).cmp(&(
                rank(other_fit),
                Reverse(other.mentions.len()),
                &other.name,
                other.id,
            ))
        });
        let hits = found.into_iter().map(|(entity, (fit, _, alias))| NameHit {
            entity: entity.id,
            alias: alias.and_then(|alias| entity.aliases.get(alias).cloned()),
            is_near: fit == Fit::Near,
        });
        hits.collect()
    }

    /// For each entity whether a name of it holds one of some phrases.
    fn owners_with(&self, phrases: &[Phrase], entities: usize) -> Vec<bool> {
        let mut found = vec![false; entities];
        for phrase in phrases {
            for (text, &(owner, _)) in self.owners.iter().enumerate() {
                found[owner] |= self.texts.holds(text, phrase);
            }
        }
        found
    }

    /// How well the best name of each entity fits one word.
    fn levels(&self, wanted: &Wanted, entities: usize) -> Vec<Option<Level>> {
        let mut levels = vec![None; entities];
        for (&(owner, _), level) in self.owners.iter().zip(self.texts.levels(wanted)) {
            levels[owner] = better(levels[owner], level);
        }
        levels
    }
}

/// The better of two, where there are two.
fn better(one: Option<Level>, other: Option<Level>) -> Option<Level> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// Names, phrases and sentences of a knowledge.
#[derive(Clone, Debug)]
pub struct Index {
    pub(super) knowledge: Arc<Knowledge>,
    names: Names,
    /// What each relation says, in the words of the text and by its type.
    phrases: Texts,
    /// The places of the ends of each relation among the entities.
    ends: Vec<[Option<usize>; 2]>,
    sentences: Texts,
    /// Where each sentence stands.
    places: Vec<(SourceIndex, Span)>,
}

impl PartialEq for Index {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.knowledge, &other.knowledge)
    }
}

impl Index {
    pub(in crate::app) fn new(knowledge: &Arc<Knowledge>) -> Self {
        let mut index = Self {
            knowledge: Arc::clone(knowledge),
            names: Names::new(knowledge),
            phrases: Texts::default(),
            ends: Vec::new(),
            sentences: Texts::default(),
            places: Vec::new(),
        };
        index.add_relations();
        index.add_sentences(0);
        index
    }

    /// The index of a knowledge that has come after this one: where documents were only added, the
    /// sentences of the others stay.
    pub(in crate::app) fn of_next(mut self, knowledge: &Arc<Knowledge>) -> Self {
        let before = &self.knowledge.sources;
        let is_longer = before.len() <= knowledge.sources.len();
        let same = before.iter().zip(&knowledge.sources).all(|(one, other)| {
            Arc::ptr_eq(&one.document, &other.document) && Arc::ptr_eq(&one.extraction, &other.extraction)
        });
        if !is_longer || !same {
            return Self::new(knowledge);
        }
        let first_new = before.len();
        self.knowledge = Arc::clone(knowledge);
        self.names = Names::new(knowledge);
        self.phrases = Texts::default();
        self.ends.clear();
        self.add_relations();
        self.add_sentences(first_new);
        self
    }

    fn add_relations(&mut self) {
        let place = |id: EntityId| self.knowledge.entities.binary_search_by_key(&id, |entity| entity.id).ok();
        for relation in &self.knowledge.relations {
            let name = relation.relation.map_or("", |relation| relation.as_str());
            self.phrases.add(&format!("{} {name}", relation.phrase));
            self.ends.push([place(relation.subject), place(relation.object)]);
        }
    }

    fn add_sentences(&mut self, first: usize) {
        for (index, source) in (0..).zip(&self.knowledge.sources).skip(first) {
            for &sentence in &source.extraction.sentences {
                self.sentences.add(sentence.of(&source.document.text));
                self.places.push((index, sentence));
            }
        }
    }

    /// All that fits, in three groups: entities, relations, sentences.
    pub(super) fn find(&self, query: &Query) -> [Vec<Hit>; 3] {
        if query.is_empty() {
            return Default::default();
        }
        let entities = self.names.find(&self.knowledge, query).into_iter();
        let entities = entities.map(|hit| Hit {
            is_near: hit.is_near,
            place: Place::Entity { entity: hit.entity, alias: hit.alias },
        });
        [entities.collect(), self.relations(query), self.sentences(query)]
    }

    /// The relations whose phrase or type has one of the words, and whose ends have the others; those
    /// with more sentences first among equals.
    fn relations(&self, query: &Query) -> Vec<Hit> {
        let count = self.phrases.len();
        let mut worst = vec![Some(Level::Whole); count];
        let mut is_said = vec![false; count];
        for wanted in &query.words {
            let own = self.phrases.levels(wanted);
            let names = self.names.levels(wanted, self.knowledge.entities.len());
            for (index, own) in own.into_iter().enumerate() {
                let ends = self.ends[index].into_iter().flatten();
                let of_ends = ends.fold(None, |best, end| better(best, names[end]));
                // Two letters inside of a name are found among the names, not here.
                let of_ends = of_ends.filter(|&level| level != Level::Inside);
                worst[index] = worst[index].zip(better(own, of_ends)).map(|(one, other)| one.max(other));
                is_said[index] |= own.is_some();
            }
        }
        let has_phrases = self.relations_with(query);
        let found = worst.into_iter().zip(is_said).enumerate();
        let mut found: Vec<_> = found
            .filter(|(index, (_, is_said))| *is_said && has_phrases(*index))
            .filter_map(|(index, (worst, _))| {
                let relation = &self.knowledge.relations[index];
                let first = relation.evidence.first().map(|evidence| (evidence.source, evidence.sentence));
                let fit = self.phrases.fit(index, worst?, query).max(Fit::Together);
                Some((fit, Reverse(relation.evidence.len()), first, relation.id))
            })
            .collect();
        found.sort_unstable();
        let hits = found.into_iter();
        hits.map(|(fit, .., id)| Hit { is_near: fit == Fit::Near, place: Place::Relation(id) }).collect()
    }

    /// Which relations hold all phrases, in what they say or in the names of their ends, and nothing that is to
    /// be left out.
    fn relations_with(&self, query: &Query) -> impl Fn(usize) -> bool {
        let count = self.knowledge.entities.len();
        let names = |phrase: &Phrase| self.names.owners_with(std::slice::from_ref(phrase), count);
        let with_names = |phrase: &Phrase| (phrase.clone(), names(phrase));
        let wanted: Vec<(Phrase, Vec<bool>)> = query.phrases.iter().map(with_names).collect();
        let left_out: Vec<(Phrase, Vec<bool>)> = query.without.iter().map(with_names).collect();
        move |index| {
            let holds = |(phrase, names): &(Phrase, Vec<bool>)| {
                let mut ends = self.ends[index].into_iter().flatten();
                self.phrases.holds(index, phrase) || ends.any(|end| names[end])
            };
            wanted.iter().all(holds) && !left_out.iter().any(holds)
        }
    }

    /// The sentences with all the words; those in which they stand together first, then in the order
    /// of the documents.
    fn sentences(&self, query: &Query) -> Vec<Hit> {
        let found = self.sentences.find(query).into_iter();
        let mut found: Vec<_> = found.map(|(index, fit)| (fit.max(Fit::Together), index)).collect();
        found.sort_unstable();
        let hits = found.into_iter().map(|(fit, index)| {
            let (source, span) = self.places[index];
            Hit { is_near: fit == Fit::Near, place: Place::Sentence { source, span } }
        });
        hits.collect()
    }
}
