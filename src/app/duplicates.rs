//! The panel of possible duplicates: which pair one looks at, and which are marked to be decided together.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::state::State;
use crate::scene::Subject;
use crate::suggestions::{Pair, Suggestion, Suggestions};

/// One wish about possible duplicates.
#[derive(Clone, Debug, PartialEq)]
pub enum DuplicateWish {
    /// Look at this pair.
    Choose(Pair),
    /// Look at this pair, and mark it with all between it and the one looked at before.
    Extend(Pair),
    /// Mark this pair to be decided together with others, or no longer.
    ToggleMark(Pair),
    /// Mark all pairs that are at least so likely, in per cent, and not suspicious.
    MarkFrom(u8),
    /// Mark none.
    Unmark,
    /// The marked pairs are each one, or the pair that is looked at where none is marked.
    Same,
    /// They are not.
    Apart,
    /// Select both of this pair on the graph.
    SelectBoth(Pair),
    /// List what is less likely one than not as well, or no longer.
    ShowDoubtful(bool),
}

impl DuplicateWish {
    /// What the step is called in the history, where it makes one.
    #[must_use]
    pub const fn step(&self) -> Option<&'static str> {
        match self {
            Self::Same => Some("Make one"),
            Self::Apart => Some("Keep apart"),
            Self::SelectBoth(_) => Some("Expand"),
            _ => None,
        }
    }
}

/// The panel while it is open.
#[derive(Clone, Debug, Default)]
pub struct Duplicates {
    /// The pair that one looks at.
    pub current: Option<Pair>,
    /// The pairs that are marked.
    pub marked: BTreeSet<Pair>,
    /// Whether pairs are listed that are less likely one than not.
    pub shows_doubtful: bool,
    /// Where the pair stands in the list, so that the next one takes its place when it is decided.
    place: usize,
    /// The pairs that were decided here, so that one looks at them again when that is undone.
    pub(super) decided: BTreeSet<Pair>,
    basis: Option<Arc<Suggestions>>,
}

/// The pairs that are listed, the best first.
pub fn listed(state: &State) -> impl Iterator<Item = &Suggestion> {
    let shows_doubtful = state.duplicates.as_ref().is_some_and(|duplicates| duplicates.shows_doubtful);
    let is_listed = move |found: &&Suggestion| shows_doubtful || found.percent() >= Suggestions::BAR;
    state.derived.suggestions.pairs.iter().filter(is_listed)
}

/// The pair that one looks at, while it is listed.
#[must_use]
pub fn current(state: &State) -> Option<&Suggestion> {
    state.derived.suggestions.get(state.duplicates.as_ref()?.current?)
}

/// What a decision is about: the marked pairs, or else the one that is looked at; the best first.
#[must_use]
pub fn meant(state: &State) -> Vec<Pair> {
    let Some(duplicates) = &state.duplicates else { return Vec::new() };
    let marked = listed(state).map(|found| found.pair).filter(|pair| duplicates.marked.contains(pair));
    let marked: Vec<Pair> = marked.collect();
    if marked.is_empty() { current(state).map(|found| found.pair).into_iter().collect() } else { marked }
}

/// Both of a pair, as they are lit up.
#[must_use]
pub fn subjects(pair: Pair) -> BTreeSet<Subject> {
    pair.both().map(Subject::Entity).into()
}

/// How many pairs are more likely one than not.
#[must_use]
pub fn count(state: &State) -> usize {
    state.derived.suggestions.likely().count()
}

/// Keeps to what is listed: in the place of a pair that is gone one looks at the next, and at what comes back when
/// a decision is undone.
pub(super) fn refresh(state: &mut State) {
    let Some(duplicates) = &state.duplicates else { return };
    if state.ground.sources.is_empty() {
        state.duplicates = None;
        return;
    }
    let suggestions = Arc::clone(&state.derived.suggestions);
    let is_new = !duplicates.basis.as_ref().is_some_and(|basis| Arc::ptr_eq(basis, &suggestions));
    let pairs: Vec<Pair> = listed(state).map(|found| found.pair).collect();
    let Some(duplicates) = &mut state.duplicates else { return };
    if is_new {
        let back = pairs.iter().copied().find(|pair| duplicates.decided.contains(pair));
        if back.is_some() {
            duplicates.current = back;
            duplicates.decided.retain(|pair| suggestions.get(*pair).is_none());
        }
        duplicates.basis = Some(suggestions);
    }
    duplicates.marked.retain(|pair| pairs.contains(pair));
    let place = duplicates.current.and_then(|current| pairs.iter().position(|pair| *pair == current));
    duplicates.place = place.unwrap_or(duplicates.place.min(pairs.len().saturating_sub(1)));
    duplicates.current = pairs.get(duplicates.place).copied();
}
