//! Which sentence gave which relations: the way from the text to the graph.

use std::collections::BTreeSet;

use crate::document::Span;
use crate::knowledge::{Knowledge, RelationId, SourceIndex};
use crate::scene::Subject;

/// For every sentence of every document the relations that it is evidence of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentences {
    sources: Vec<Vec<Sentence>>,
}

/// One sentence of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// The relations that it is evidence of, sorted.
    pub relations: Vec<RelationId>,
}

impl Sentences {
    /// Goes through the evidence of everything that the documents state.
    #[must_use]
    pub fn of(knowledge: &Knowledge) -> Self {
        let sentence = |&span: &Span| Sentence { span, relations: Vec::new() };
        let mut sources: Vec<Vec<Sentence>> = knowledge
            .sources
            .iter()
            .map(|source| source.extraction.sentences.iter().map(sentence).collect())
            .collect();
        for relation in &knowledge.relations {
            for evidence in &relation.evidence {
                let Some(sentences) = sources.get_mut(evidence.source as usize) else { continue };
                let first =
                    sentences.partition_point(|sentence| sentence.span.end <= evidence.sentence.start);
                let inside = sentences.iter_mut().skip(first);
                for sentence in inside.take_while(|sentence| sentence.span.start < evidence.sentence.end) {
                    // Relations come in order: the same one twice stands at the end.
                    if sentence.relations.last() != Some(&relation.id) {
                        sentence.relations.push(relation.id);
                    }
                }
            }
        }
        Self { sources }
    }

    /// The sentences of a document, in order of place.
    #[must_use]
    pub fn of_source(&self, source: SourceIndex) -> &[Sentence] {
        self.sources.get(source as usize).map_or(&[], Vec::as_slice)
    }

    /// The sentences of a document that begin in `span`.
    #[must_use]
    pub fn within(&self, source: SourceIndex, span: Span) -> &[Sentence] {
        let sentences = self.of_source(source);
        let from = sentences.partition_point(|sentence| sentence.span.start < span.start);
        let to = sentences.partition_point(|sentence| sentence.span.start < span.end);
        &sentences[from..to.max(from)]
    }

    /// The sentence at a byte of a document; `None` between sentences.
    #[must_use]
    pub fn at(&self, source: SourceIndex, byte: u32) -> Option<&Sentence> {
        let sentences = self.of_source(source);
        let after = sentences.partition_point(|sentence| sentence.span.start <= byte);
        sentences[..after].last().filter(|sentence| byte < sentence.span.end)
    }

    /// How many sentences of a document gave relations, and how many there are.
    #[must_use]
    pub fn gave(&self, source: SourceIndex) -> (usize, usize) {
        let sentences = self.of_source(source);
        let gave = sentences.iter().filter(|sentence| !sentence.relations.is_empty()).count();
        (gave, sentences.len())
    }
}

/// Relations and their ends: the part of the graph that a sentence stands for.
#[must_use]
pub fn part_of_graph(knowledge: &Knowledge, relations: &[RelationId]) -> BTreeSet<Subject> {
    let found = relations.iter().filter_map(|&id| knowledge.relation(id));
    found
        .flat_map(|relation| {
            [
                Subject::Relation(relation.id),
                Subject::Entity(relation.subject),
                Subject::Entity(relation.object),
            ]
        })
        .collect()
}
