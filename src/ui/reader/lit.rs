//! What is lit on the page: the words behind what is selected and behind what the pointer is on, here,
//! on the graph, or in a list.

use std::collections::BTreeSet;

use super::page::Spot;
use crate::app::evidence::Place;
use crate::app::{Lockable, State};
use crate::document::Span;
use crate::knowledge::{Relation, SourceIndex};
use crate::scene::Subject;
use crate::ui::passage::{Mark, Reason};

/// What is lit on a page.
#[derive(Debug, Default)]
pub(super) struct Lit {
    /// Sentences, their triggers and the two mentions of each.
    pub(super) marks: Vec<Mark>,
    /// The sentences that are evidence of the selection.
    selected: BTreeSet<Span>,
    /// The sentences behind the relations that the pointer is on, and those that mention the entity
    /// it is on.
    pointed: BTreeSet<Span>,
    /// Where one is while walking through the evidence.
    current: Option<Span>,
}

/// How a sentence is lit in the margin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Light {
    /// Not at all.
    Off,
    /// The pointer is on one of its relations.
    Pointed,
    /// It is evidence of the selection.
    Selected,
    /// It is the one where the walk through the evidence is.
    Current,
}

impl Lit {
    /// What is lit on the page of `source`; `places` are those of the selection, `at` is where the
    /// reader is among them.
    pub(super) fn new(state: &State, source: SourceIndex, places: &[Place], at: Option<usize>) -> Self {
        let knowledge = &state.derived.knowledge;
        let mut lit = Self::default();
        let here = places.iter().filter(|place| place.source == source);
        lit.selected.extend(here.map(|place| place.span));
        let relation = |subject: &Subject| match subject {
            Subject::Relation(id) => knowledge.relation(*id),
            _ => None,
        };
        for found in state.selection_in(Lockable::Reader).iter().filter_map(relation) {
            lit.add(state, source, found, Reason::Evidence);
        }
        let pointed: BTreeSet<Subject> = state.brushed.iter().copied().chain(state.hovered).collect();
        for found in pointed.iter().filter_map(relation) {
            let sentences = lit.add(state, source, found, Reason::Pointed);
            lit.pointed.extend(sentences);
        }
        if let Some(Subject::Entity(id)) = state.hovered
            && let Some(entity) = knowledge.entity(id)
        {
            let here = entity.mentions.iter().filter(|mention| mention.source == source);
            let sentences = here.filter_map(|mention| state.derived.sentences.at(source, mention.span.start));
            lit.pointed.extend(sentences.map(|sentence| sentence.span));
        }
        let current = at.and_then(|at| places.get(at)).filter(|place| place.source == source);
        lit.current = current.map(|place| place.span).or_else(|| sentence_shown(state, source));
        lit.marks.extend(lit.current.map(|span| Mark { span, reason: Reason::Current }));
        lit
    }

    /// Marks the sentences of a relation, both mentions and the trigger in each.
    fn add(&mut self, state: &State, source: SourceIndex, relation: &Relation, reason: Reason) -> Vec<Span> {
        let mut sentences = Vec::new();
        for evidence in relation.evidence.iter().filter(|evidence| evidence.source == source) {
            sentences.push(evidence.sentence);
            self.marks.push(Mark { span: evidence.sentence, reason });
            self.marks.extend(evidence.trigger.iter().map(|&span| Mark { span, reason: Reason::Trigger }));
            for (id, span) in [(relation.subject, evidence.subject), (relation.object, evidence.object)] {
                let entity = state.derived.knowledge.entity(id);
                self.marks.extend(entity.map(|entity| Mark { span, reason: Reason::Touched(entity.kind) }));
            }
        }
        sentences
    }

    /// How a sentence is lit in the margin.
    pub(super) fn light(&self, sentence: Span) -> Light {
        let overlaps = |spans: &BTreeSet<Span>| spans.iter().any(|span| span.overlaps(sentence));
        if self.current.is_some_and(|current| current.overlaps(sentence)) {
            Light::Current
        } else if overlaps(&self.pointed) {
            Light::Pointed
        } else if overlaps(&self.selected) {
            Light::Selected
        } else {
            Light::Off
        }
    }
}

/// A sentence that was asked for by itself, without being evidence of a selection.
fn sentence_shown(state: &State, source: SourceIndex) -> Option<Span> {
    let place = state.reader.as_ref().filter(|place| !place.span.is_empty())?;
    let sentence = state.derived.sentences.at(source, place.span.start)?;
    (sentence.span == place.span).then_some(place.span)
}

/// How a mention is marked: more strongly when what it refers to is selected or under the pointer.
pub(super) fn mark(state: &State, spot: &Spot) -> Mark {
    let subject = Subject::Entity(spot.entity);
    let selection = state.selection_in(Lockable::Reader);
    let is_touched = state.hovered == Some(subject) || selection.contains(&subject);
    let reason = match spot.reason {
        Reason::Mention(kind) | Reason::Description(kind) if is_touched => Reason::Touched(kind),
        reason => reason,
    };
    Mark { span: spot.span, reason }
}
