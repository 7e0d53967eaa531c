//! The queue of claims that nobody has decided yet, to be gone through one after the other.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::command::Way;
use super::state::State;
use crate::corrections::Change;
use crate::knowledge::{Knowledge, Reason, Relation, RelationId, RelationMark, reasons};
use crate::vocabulary::Origin;

/// Which claims come first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReviewOrder {
    /// Those of which the program is least sure.
    #[default]
    LeastSure,
    /// Those against which most speaks: others say the opposite, or much makes them less sure.
    MostDoubted,
    /// Those that stand first in the documents.
    ByDocument,
}

impl ReviewOrder {
    /// Every order, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::LeastSure, Self::MostDoubted, Self::ByDocument];
}

/// What a person does with the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reviewing {
    /// Show the queue, or put it away.
    Toggle,
    /// Go to the next claim, or the one before.
    Step(Way),
    /// Mark the claims from where one was to the next, or the one before.
    Extend(Way),
    /// Go to this end of the queue.
    Jump(Way),
    /// Go to this claim.
    Choose(RelationId),
    /// Mark this claim, or no longer.
    ToggleMark(RelationId),
    /// Let these come first.
    Sort(ReviewOrder),
    /// The claims that are marked, or else the one that it is at, are right.
    Confirm,
    /// Nobody says them.
    Reject,
    /// Say what the claim that it is at should be.
    Edit,
    /// Show the claim that it is at in the reader and on the graph.
    Show,
}

impl Reviewing {
    /// What the step is called in the history, when it decides something.
    #[must_use]
    pub const fn step(self) -> Option<&'static str> {
        match self {
            Self::Confirm => Some("Confirm"),
            Self::Reject => Some("Reject"),
            _ => None,
        }
    }
}

/// The queue, kept up to date by [`super::update`]. It holds everything that the documents say, whatever the
/// filters leave of it.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// Which claims come first.
    pub order: ReviewOrder,
    /// The claims that nobody has decided, in that order.
    pub waiting: Vec<RelationId>,
    /// The claim that it is at.
    pub current: Option<RelationId>,
    /// Those that are marked, to be decided together.
    pub marked: BTreeSet<RelationId>,
    /// How many claims were decided.
    pub decided: usize,
    /// Where the claim stands that it is at.
    place: usize,
    /// Where the marked ones begin that arrows with Shift add to.
    anchor: Option<usize>,
    /// Those that were decided here, the last ones last: what comes back by undo is gone to.
    gone: Vec<RelationId>,
    /// What the queue was made of.
    basis: Option<(Arc<Knowledge>, ReviewOrder)>,
}

impl Review {
    /// Where in the queue it is, from 0.
    #[must_use]
    pub const fn place(&self) -> usize {
        self.place
    }

    /// The claims that a decision is about: those that are marked, or else the one that it is at.
    #[must_use]
    pub fn meant(&self) -> BTreeSet<RelationId> {
        if self.marked.is_empty() { self.current.into_iter().collect() } else { self.marked.clone() }
    }

    /// Goes to a place of the queue.
    pub(super) fn go(&mut self, place: usize) {
        self.place = place.min(self.waiting.len().saturating_sub(1));
        self.current = self.waiting.get(self.place).copied();
        self.anchor = None;
    }

    /// The place beside the one that it is at.
    pub(super) fn beside(&self, way: Way) -> usize {
        match way {
            Way::Forward => (self.place + 1).min(self.waiting.len().saturating_sub(1)),
            Way::Back => self.place.saturating_sub(1),
        }
    }

    /// Goes to a place and marks all from where arrows with Shift began to there.
    pub(super) fn extend_to(&mut self, place: usize) {
        let anchor = self.anchor.unwrap_or(self.place);
        self.go(place);
        self.anchor = Some(anchor);
        let (first, last) = (anchor.min(self.place), anchor.max(self.place));
        self.marked = self.waiting.iter().take(last + 1).skip(first).copied().collect();
    }

    /// Remembers what is decided now, so that undo leads back to it.
    pub(super) fn let_go(&mut self, decided: &BTreeSet<RelationId>) {
        // After the last of those that are decided together comes the next.
        let left = self.waiting.iter().enumerate().filter(|(_, id)| !decided.contains(id));
        let next = left.clone().find(|(place, _)| *place >= self.place).or_else(|| left.clone().next_back());
        let next = next.map(|(place, id)| (place, *id));
        self.gone.extend(self.waiting.iter().filter(|id| decided.contains(id)));
        self.marked.clear();
        self.anchor = None;
        self.place = next.map_or(0, |(place, _)| place);
        self.current = next.map(|(_, id)| id);
    }

    /// Takes in what waits now.
    fn renew(&mut self, waiting: Vec<RelationId>) {
        let waits: BTreeSet<RelationId> = waiting.iter().copied().collect();
        let back = self.gone.iter().rfind(|id| waits.contains(id)).copied();
        self.gone.retain(|id| !waits.contains(id));
        self.marked.retain(|id| waits.contains(id));
        self.anchor = None;
        self.waiting = waiting;
        let wanted = back.or(self.current);
        let place = wanted.and_then(|id| self.waiting.iter().position(|other| *other == id));
        self.go(place.unwrap_or(self.place));
    }
}

/// Makes the queue anew where the knowledge or the order have changed.
pub(super) fn refresh(state: &mut State) {
    let Some(review) = &mut state.review else { return };
    let knowledge = &state.derived.knowledge;
    let is_current = review
        .basis
        .as_ref()
        .is_some_and(|(basis, order)| Arc::ptr_eq(basis, knowledge) && *order == review.order);
    if is_current {
        return;
    }
    if knowledge.sources.is_empty() {
        state.review = None;
        return;
    }
    review.renew(waiting(knowledge, review.order));
    let by_hand = &knowledge.by_hand;
    let said = by_hand.relations.values().filter(|mark| mark.decision.is_some()).count();
    let applied = by_hand.outcomes.iter().filter(|outcome| outcome.result.is_ok());
    let rejected = applied.filter(|outcome| {
        let correction = state.ground.corrections.get(outcome.correction);
        correction.is_some_and(|one| matches!(one.change, Change::RejectRelation { .. }))
    });
    review.decided = said + rejected.count();
    review.basis = Some((Arc::clone(knowledge), review.order));
}

/// The claims of the texts that nobody has decided, in this order.
fn waiting(knowledge: &Knowledge, order: ReviewOrder) -> Vec<RelationId> {
    let marks = &knowledge.by_hand.relations;
    let is_decided = |relation: &Relation| marks.get(&relation.id).is_some_and(RelationMark::is_decided);
    let open = knowledge.relations.iter().filter(|relation| relation.origin == Origin::Text);
    let mut open: Vec<(usize, &Relation)> = open
        .filter(|relation| !is_decided(relation))
        .map(|relation| (doubts_if(knowledge, relation, order == ReviewOrder::MostDoubted), relation))
        .collect();
    let place = |relation: &Relation| {
        relation.evidence.first().map(|evidence| (evidence.source, evidence.sentence.start, evidence.subject))
    };
    open.sort_by(|(doubts, one), (other_doubts, other)| {
        let in_text = || (place(one), one.id).cmp(&(place(other), other.id));
        let by_doubt = other_doubts.cmp(doubts);
        match order {
            ReviewOrder::ByDocument => in_text(),
            ReviewOrder::LeastSure | ReviewOrder::MostDoubted => {
                by_doubt.then_with(|| one.confidence.total_cmp(&other.confidence)).then_with(in_text)
            }
        }
    });
    open.into_iter().map(|(_, relation)| relation.id).collect()
}

/// How much speaks against a relation, where that is asked.
fn doubts_if(knowledge: &Knowledge, relation: &Relation, is_asked: bool) -> usize {
    /// What others deny is doubted more than by any circumstance.
    const DISPUTED: usize = 100;
    if !is_asked {
        return 0;
    }
    let speaks_against =
        |reason: &Reason| matches!(reason, Reason::Against(_) | Reason::Implicit | Reason::StandsFor { .. });
    let against = reasons(knowledge, relation).iter().filter(|reason| speaks_against(reason)).count();
    against + if relation.is_disputed() { DISPUTED } else { 0 }
}
