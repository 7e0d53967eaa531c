//! Finds entities by name or alias, relations by what they say, and sentences by their words, without
//! regard to case and accents and in spite of one typing error a word.

mod fold;
mod index;
mod query;
mod texts;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

pub use self::index::Index;
use self::index::Names;
use self::query::Level;
use self::texts::{Fit, Texts};
use super::derived::Making;
use crate::document::Span;
use crate::knowledge::{EntityId, Knowledge, RelationId, SourceIndex};
use crate::scene::{Note, NoteId, Subject};

pub use self::query::Query;

/// An entity that was found by a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameHit {
    /// Which.
    pub entity: EntityId,
    /// The alias by which it was found, when it was not its name.
    pub alias: Option<String>,
    /// Whether it fits only but for a typing error.
    pub is_near: bool,
}

/// Where something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a name of an entity.
    Entity {
        /// Which entity.
        entity: EntityId,
        /// The alias by which it was found, when it was not its name.
        alias: Option<String>,
    },
    /// In what a relation says.
    Relation(RelationId),
    /// In a sentence.
    Sentence {
        /// In which document.
        source: SourceIndex,
        /// Where in its text.
        span: Span,
    },
    /// In a note on the plane.
    Note(NoteId),
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub place: Place,
    /// Whether it fits only but for a typing error.
    pub is_near: bool,
}

/// A sort of hits that stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Found by a name.
    Entities,
    /// Found by what they say.
    Relations,
    /// Found by their words.
    Sentences,
    /// Notes on the plane, found by their words.
    Notes,
}

impl Group {
    /// All sorts, in the order in which they stand.
    pub const ALL: [Self; 4] = [Self::Entities, Self::Relations, Self::Sentences, Self::Notes];
}

/// What the search has found, kept up to date by [`super::update`].
#[derive(Debug, Default)]
pub struct Finding {
    index: Option<Index>,
    /// What a job is to make, until somebody takes it.
    wish: Option<Making>,
    /// Whether a job is making the index.
    is_indexing: bool,
    /// Whether an index has come in which nobody has searched yet.
    has_come: bool,
    /// What it was found for.
    text: String,
    query: Query,
    /// Entities, then relations, then sentences, then notes; of each the best first.
    hits: Vec<Hit>,
    counts: [usize; 4],
    /// The notes among which it was found.
    notes: BTreeMap<NoteId, Note>,
    /// The hit that was gone to last.
    pub(super) at: Option<usize>,
}

impl Finding {
    /// All that was found, group by group, the best of each first.
    #[must_use]
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// What was looked for.
    #[must_use]
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// The hit that was gone to last.
    #[must_use]
    pub fn at(&self) -> Option<usize> {
        self.at
    }

    /// What a job is to make.
    pub(super) fn take_wish(&mut self) -> Option<Making> {
        self.wish.take()
    }

    /// Takes the index that a job has made.
    pub(super) fn receive(&mut self, index: Box<Index>) {
        self.index = Some(*index);
        self.is_indexing = false;
        self.has_come = true;
    }

    /// Whether a job is making ready what is searched.
    #[must_use]
    pub const fn is_indexing(&self) -> bool {
        self.is_indexing
    }

    /// The places of the hits of one group.
    #[must_use]
    pub fn group(&self, group: Group) -> Range<usize> {
        let start = self.counts.iter().take(group as usize).sum();
        start..start + self.counts.get(group as usize).copied().unwrap_or(0)
    }

    /// The entities and relations that were found.
    pub fn subjects(&self) -> impl Iterator<Item = Subject> + '_ {
        let sentences = self.group(Group::Sentences).start;
        self.hits.iter().take(sentences).filter_map(|hit| match hit.place {
            Place::Entity { entity, .. } => Some(Subject::Entity(entity)),
            Place::Relation(relation) => Some(Subject::Relation(relation)),
            Place::Sentence { .. } | Place::Note(_) => None,
        })
    }

    /// Searches anew where the text or the knowledge has changed. Nothing is made ready before
    /// somebody searches; of much, a job makes it ready.
    pub(super) fn refresh(
        &mut self,
        knowledge: &Arc<Knowledge>,
        notes: &BTreeMap<NoteId, Note>,
        text: &str,
        is_much: bool,
    ) {
        let is_current = self.index.as_ref().is_some_and(|index| Arc::ptr_eq(&index.knowledge, knowledge));
        let is_found = is_current && !std::mem::take(&mut self.has_come) && self.notes == *notes;
        if text == self.text && (is_found || text.is_empty() || self.is_indexing) {
            return;
        }
        if text != self.text {
            self.at = None;
        }
        text.clone_into(&mut self.text);
        self.query = Query::new(text);
        self.hits.clear();
        self.counts = [0; 4];
        self.notes.clone_from(notes);
        if self.query.is_empty() {
            return;
        }
        if is_much && !is_current {
            if !std::mem::replace(&mut self.is_indexing, true) {
                self.wish = Some(Making::Index(Arc::clone(knowledge), self.index.take().map(Box::new)));
            }
            return;
        }
        let index = match self.index.take() {
            Some(index) if is_current => index,
            Some(index) => index.of_next(knowledge),
            None => Index::new(knowledge),
        };
        let found = index.find(&self.query);
        self.index = Some(index);
        let in_notes = notes_with(&self.query, notes);
        self.counts = [found[0].len(), found[1].len(), found[2].len(), in_notes.len()];
        self.hits.extend(found.into_iter().flatten().chain(in_notes));
        self.at = self.at.filter(|&at| at < self.hits.len());
    }
}

/// The notes with all words that are looked for, and none that is to be left out; the best first.
fn notes_with(query: &Query, notes: &BTreeMap<NoteId, Note>) -> Vec<Hit> {
    let mut texts = Texts::default();
    for note in notes.values() {
        texts.add(&note.line());
    }
    let mut found = texts.find(query);
    found.sort_by_key(|&(index, fit)| (fit, index));
    let ids: Vec<NoteId> = notes.keys().copied().collect();
    let hits = found.into_iter();
    hits.map(|(index, fit)| Hit { place: Place::Note(ids[index]), is_near: fit == Fit::Near }).collect()
}

/// The entities with the words of `text` in a name, the best first: whole names, then beginnings of
/// names, then of words; among equals those with more mentions.
#[must_use]
pub fn find(knowledge: &Knowledge, text: &str, most: usize) -> Vec<NameHit> {
    let mut found = Names::new(knowledge).find(knowledge, &Query::new(text));
    found.truncate(most);
    found
}

/// The bytes of `text` in which the words that are looked for are, in order and without overlap.
#[must_use]
pub fn emphasis(query: &Query, text: &str) -> Vec<Range<usize>> {
    let traced = fold::Traced::new(text);
    let mut letters = Vec::new();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for word in traced.words.split(' ') {
        for wanted in &query.words {
            if wanted.level(word, true, &mut letters).is_some() {
                let place = wanted.place_in(word);
                found.extend(traced.origin(start + place.start..start + place.end));
            }
        }
        start += word.len() + 1;
    }
    found.sort_by_key(|range| (range.start, range.end));
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for range in found {
        match apart.last_mut().filter(|last| range.start <= last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => apart.push(range),
        }
    }
    apart
}

/// How well words in order of importance fit what is looked for: for each word that is looked for
/// the first text that has it, and how well; `None` where one is nowhere. Smaller is better; what is
/// looked for letter by letter comes before all else.
#[must_use]
pub fn rank(query: &Query, texts: &[&str]) -> Option<u32> {
    let folded: Vec<String> = texts.iter().map(|text| fold::words(text)).collect();
    let is_it = folded.first().is_some_and(|name| *name == query.joined);
    let mut letters = Vec::new();
    query.words.iter().try_fold(u32::from(!is_it), |sum, wanted| {
        let ranks = folded.iter().zip(0_u32..).filter_map(|(text, importance)| {
            let levels = text.split(' ').filter_map(|word| wanted.level(word, true, &mut letters));
            levels.min().map(|level| {
                let doubt = match level {
                    Level::Whole => 0,
                    Level::Beginning => 1,
                    Level::Inside => 5,
                    Level::Near => 40,
                };
                doubt + 3 * importance
            })
        });
        Some(sum + ranks.min()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn emphasised(text: &str, looked_for: &str) -> Vec<String> {
        let ranges = emphasis(&Query::new(looked_for), text);
        ranges.into_iter().map(|range| text[range].to_owned()).collect()
    }

    #[test]
    fn what_was_found_is_emphasised_in_the_words_of_the_text() {
        assert_eq!(emphasised("Élise Roux wrote to Élise.", "elise"), ["Élise", "Élise"]);
        assert_eq!(emphasised("The Straße is long", "strass lo"), ["Straß", "lo"]);
        assert_eq!(emphasised("In Turin, in Denmark", "denmrak"), ["Denmark"]);
        assert_eq!(emphasised("Turin", "turin turin tu"), ["Turin"]);
        assert!(emphasised("Turin", "").is_empty());
    }

    #[test]
    fn names_before_descriptions_and_good_fits_before_bad_ones() {
        let rank =
            |looked_for: &str| rank(&Query::new(looked_for), &["Save picture", "Save the graph as PNG"]);
        assert!(rank("save") < rank("pict") && rank("pict") < rank("png save"));
        assert!(rank("pcture") > rank("picture"));
        assert!(rank("save picture") < rank("picture save"));
        assert_eq!(rank("quit"), None);
    }
}
