//! One article while corrections are applied to it. It is copied only when the first one touches it.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::directives::{ClaimMark, ClaimReading};
use crate::document::{CodePoints, Document, Span};
use crate::extraction::{Claim, Extraction, LocalEntity, LocalEntityIndex, Mention, MentionIndex, Source};

/// A claim, and what a person has done with it.
#[derive(Clone, Debug)]
pub(super) struct EditedClaim {
    pub(super) claim: Claim,
    pub(super) mark: ClaimMark,
    /// Whether a person has said that the sentence does not say it.
    pub(super) is_rejected: bool,
}

/// What was found in an article, while it is changed.
#[derive(Clone, Debug)]
pub(super) struct Edited {
    /// Those of the engine in order of place; after them those that were added.
    pub(super) mentions: Vec<Mention>,
    pub(super) entities: Vec<LocalEntity>,
    pub(super) claims: Vec<EditedClaim>,
}

/// One article.
#[derive(Debug)]
pub(super) struct Article<'a> {
    pub(super) source: &'a Source,
    points: OnceCell<CodePoints<'a>>,
    /// The article with another date.
    pub(super) document: Option<Arc<Document>>,
    edited: Option<Edited>,
}

impl<'a> Article<'a> {
    pub(super) fn new(source: &'a Source) -> Self {
        Self { source, points: OnceCell::new(), document: None, edited: None }
    }

    pub(super) fn text(&self) -> &'a str {
        &self.source.document.text
    }

    pub(super) fn points(&self) -> &CodePoints<'a> {
        self.points.get_or_init(|| CodePoints::new(self.text()))
    }

    pub(super) fn mentions(&self) -> &[Mention] {
        self.edited.as_ref().map_or(&self.source.extraction.mentions, |edited| &edited.mentions)
    }

    pub(super) fn entities(&self) -> &[LocalEntity] {
        self.edited.as_ref().map_or(&self.source.extraction.entities, |edited| &edited.entities)
    }

    /// What was found in it, to be changed.
    pub(super) fn edit(&mut self) -> &mut Edited {
        let extraction = &self.source.extraction;
        self.edited.get_or_insert_with(|| Edited {
            mentions: extraction.mentions.clone(),
            entities: extraction.entities.clone(),
            claims: extraction
                .claims
                .iter()
                .map(|claim| EditedClaim {
                    claim: claim.clone(),
                    mark: ClaimMark::default(),
                    is_rejected: false,
                })
                .collect(),
        })
    }

    /// The mention at exactly these words.
    pub(super) fn mention_at(&self, span: Span) -> Option<MentionIndex> {
        let mentions = self.mentions();
        let of_engine = mentions.len().min(self.source.extraction.mentions.len());
        let from = mentions[..of_engine].partition_point(|mention| mention.span.start < span.start);
        let near = (from..of_engine).take_while(|&index| mentions[index].span.start == span.start);
        let added = of_engine..mentions.len();
        near.chain(added).find(|&index| mentions[index].span == span).map(|index| index as MentionIndex)
    }

    /// The mention that shares most with these words, where there is none at exactly these.
    pub(super) fn mention_near(&self, span: Span) -> Option<MentionIndex> {
        self.mention_at(span).or_else(|| {
            let shared = |mention: &Mention| {
                mention.span.end.min(span.end).saturating_sub(mention.span.start.max(span.start))
            };
            let overlapping =
                self.mentions().iter().enumerate().filter(|(_, mention)| mention.span.overlaps(span));
            let best = overlapping.max_by_key(|(index, mention)| {
                // Of those that share as much, the one that has least besides.
                (shared(mention), Reverse(mention.span.len()), Reverse(*index))
            });
            best.map(|(index, _)| index as MentionIndex)
        })
    }

    /// The sentence that these words stand in.
    pub(super) fn sentence_of(&self, span: Span) -> Option<Span> {
        let sentences = &self.source.extraction.sentences;
        let after = sentences.partition_point(|sentence| sentence.end <= span.start);
        sentences.get(after).copied().filter(|sentence| sentence.overlaps(span))
    }

    /// The article with what was found in it, and what a person has done with its claims.
    pub(super) fn finish(self) -> (Source, BTreeMap<u32, ClaimMark>) {
        let document = self.document.unwrap_or_else(|| Arc::clone(&self.source.document));
        let Some(edited) = self.edited else {
            return (Source { document, extraction: Arc::clone(&self.source.extraction) }, BTreeMap::new());
        };
        let (extraction, marks) = edited.in_order(&self.source.extraction);
        (Source { document, extraction: Arc::new(extraction) }, marks)
    }
}

impl Edited {
    /// The words for both ends and what the engine made of a claim, as it was before a person touched it.
    pub(super) fn reading(&self, claim: &EditedClaim) -> Option<ClaimReading> {
        if let Some(reading) = &claim.mark.reading {
            return Some(reading.clone());
        }
        ClaimReading::of(&claim.claim, &self.mentions)
    }

    /// The words that stand for an entity, each once.
    pub(super) fn mentions_of(&self, entity: LocalEntityIndex) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(move |mention| mention.entity == entity)
    }

    /// Adds a claim behind those that stand before it in the text.
    pub(super) fn insert_claim(&mut self, claim: EditedClaim) {
        let stands_before = |other: &EditedClaim| other.claim.evidence.start <= claim.claim.evidence.start;
        let place = self.claims.iter().rposition(stands_before).map_or(0, |before| before + 1);
        self.claims.insert(place, claim);
    }

    /// Mentions in order of place again, and the claims that are left.
    fn in_order(self, before: &Extraction) -> (Extraction, BTreeMap<u32, ClaimMark>) {
        let mut order: Vec<usize> = (0..self.mentions.len()).collect();
        order.sort_by_key(|&index| {
            let span = self.mentions[index].span;
            (span.start, Reverse(span.end), index)
        });
        let mut place_of = vec![0; order.len()];
        for (place, &index) in order.iter().enumerate() {
            place_of[index] = place as MentionIndex;
        }
        let moved = |index: &mut MentionIndex| {
            *index = place_of.get(*index as usize).copied().unwrap_or_default();
        };
        let mut claims = Vec::with_capacity(self.claims.len());
        let mut marks = BTreeMap::new();
        for EditedClaim { mut claim, mark, .. } in self.claims.into_iter().filter(|claim| !claim.is_rejected)
        {
            moved(&mut claim.subject);
            moved(&mut claim.object);
            claim.speakers.iter_mut().chain(&mut claim.place).for_each(moved);
            if mark != ClaimMark::default() {
                marks.insert(claims.len() as u32, mark);
            }
            claims.push(claim);
        }
        let extraction = Extraction {
            document: before.document.clone(),
            mentions: order.into_iter().map(|index| self.mentions[index].clone()).collect(),
            entities: self.entities,
            claims,
            sentences: before.sentences.clone(),
            notices: before.notices.clone(),
        };
        (extraction, marks)
    }
}

/// The words of a text in one line, for messages.
pub(super) fn one_line(words: &str) -> Cow<'_, str> {
    if words.contains('\n') { Cow::Owned(words.replace('\n', " ")) } else { Cow::Borrowed(words) }
}
