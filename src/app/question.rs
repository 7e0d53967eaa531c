//! A question with blanks, and what in the documents fills them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::state::State;
use crate::graph::{Blank, Link, Match, Matches, Pattern, matches};
use crate::knowledge::{EntityId, Knowledge};
use crate::scene::Subject;

/// How many answers are listed.
const MOST: usize = 60;
/// How many blanks a question has at least and at most.
pub const BLANKS: (usize, usize) = (2, 3);

/// A question and its answers, kept up to date by [`super::update`]. It asks everything that the documents say,
/// whatever the filters leave of it.
#[derive(Clone, Debug)]
pub struct Question {
    /// What is asked.
    pub pattern: Pattern,
    /// What fills it.
    pub answers: Matches,
    /// The answer that is lit up on the graph.
    pub chosen: Option<usize>,
    /// What it was answered from.
    basis: Option<(Arc<Knowledge>, Pattern)>,
}

impl Question {
    /// A question with two blanks, the first of which is filled where one entity is given.
    pub(super) fn about(entity: Option<EntityId>) -> Self {
        let pattern = Pattern {
            first: entity.map_or(Blank::Anything, Blank::Entity),
            rest: vec![(Link::default(), Blank::Anything)],
        };
        Self { pattern, answers: Matches::default(), chosen: None, basis: None }
    }

    /// The entities of all answers that are listed.
    #[must_use]
    pub fn entities(&self) -> BTreeSet<EntityId> {
        self.answers.found.iter().flat_map(|found| found.entities.iter().copied()).collect()
    }

    /// What an answer lights up.
    pub(super) fn subjects(answer: &Match) -> BTreeSet<Subject> {
        let relations = answer.relations.iter().copied().map(Subject::Relation);
        answer.entities.iter().copied().map(Subject::Entity).chain(relations).collect()
    }

    /// Whether an entity that it names is no longer there.
    fn names_what_is_gone(&self, knowledge: &Knowledge) -> bool {
        let blanks = self.pattern.rest.iter().map(|(_, blank)| blank);
        std::iter::once(&self.pattern.first)
            .chain(blanks)
            .any(|blank| matches!(blank, Blank::Entity(id) if knowledge.entity(*id).is_none()))
    }
}

/// Answers the question anew where it or the documents have changed; lets go of one about what is gone.
pub(super) fn refresh(state: &mut State) {
    let Some(question) = &mut state.question else { return };
    let knowledge = &state.derived.knowledge;
    let is_current = question
        .basis
        .as_ref()
        .is_some_and(|(basis, pattern)| Arc::ptr_eq(basis, knowledge) && *pattern == question.pattern);
    if is_current {
        return;
    }
    if knowledge.sources.is_empty() || question.names_what_is_gone(knowledge) {
        state.question = None;
        return;
    }
    let chosen = question.chosen.and_then(|index| question.answers.found.get(index)).cloned();
    question.answers = matches(knowledge, &knowledge.relations, &question.pattern, MOST);
    question.chosen = chosen.and_then(|one| question.answers.found.iter().position(|other| *other == one));
    question.basis = Some((Arc::clone(knowledge), question.pattern.clone()));
}
