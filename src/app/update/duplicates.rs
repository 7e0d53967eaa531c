//! Possible duplicates: looked at, marked, and decided in one step.

use super::{curation, selection};
use crate::app::beneath::make_room;
use crate::app::command::Command;
use crate::app::duplicates::{DuplicateWish, Duplicates, listed, meant, refresh, subjects};
use crate::app::state::State;
use crate::scene::Subject;
use crate::suggestions::Pair;

pub(super) fn change(state: &mut State, command: Command) {
    match command {
        Command::ToggleDuplicates if state.duplicates.take().is_some() => {}
        Command::ToggleDuplicates if !state.ground.sources.is_empty() => {
            make_room(state);
            state.duplicates = Some(Duplicates::default());
        }
        Command::Duplicates(wish) => fulfil(state, &wish),
        _ => {}
    }
}

fn fulfil(state: &mut State, wish: &DuplicateWish) {
    refresh(state);
    match *wish {
        DuplicateWish::Same => return decide(state, true),
        DuplicateWish::Apart => return decide(state, false),
        DuplicateWish::SelectBoth(pair) => return select(state, pair),
        _ => {}
    }
    let pairs: Vec<Pair> = listed(state).map(|found| found.pair).collect();
    let sure = |percent: u8| {
        let is_sure =
            |found: &&crate::suggestions::Suggestion| found.percent() >= percent && !found.is_suspicious();
        listed(state).filter(is_sure).map(|found| found.pair).collect::<Vec<_>>()
    };
    let place = |pair: &Pair| pairs.iter().position(|other| other == pair);
    let marked = if let DuplicateWish::MarkFrom(percent) = wish { sure(*percent) } else { Vec::new() };
    let Some(duplicates) = &mut state.duplicates else { return };
    match *wish {
        DuplicateWish::Choose(pair) if place(&pair).is_some() => duplicates.current = Some(pair),
        DuplicateWish::Extend(pair) => {
            let ends = duplicates.current.as_ref().and_then(place).zip(place(&pair));
            if let Some((from, to)) = ends {
                duplicates.marked.extend(&pairs[from.min(to)..=from.max(to)]);
                duplicates.current = Some(pair);
            }
        }
        DuplicateWish::ToggleMark(pair) if place(&pair).is_some() => {
            if !duplicates.marked.remove(&pair) {
                duplicates.marked.insert(pair);
            }
        }
        DuplicateWish::MarkFrom(_) => duplicates.marked = marked.into_iter().collect(),
        DuplicateWish::Unmark => duplicates.marked.clear(),
        DuplicateWish::ShowDoubtful(shows) => duplicates.shows_doubtful = shows,
        _ => {}
    }
}

/// Enters what a person says of the pairs that are meant, all at once.
fn decide(state: &mut State, are_same: bool) {
    let pairs = meant(state);
    curation::settle(state, &pairs, are_same);
    if let Some(duplicates) = &mut state.duplicates {
        duplicates.decided.extend(pairs);
        duplicates.marked.clear();
    }
}

/// Selects both, brings in what only the limit leaves out, and turns the reader to the first.
fn select(state: &mut State, pair: Pair) {
    let hidden = pair.both().into_iter().filter(|id| !state.derived.view.has_entity(*id)).collect();
    state.ground.filter.bring(hidden);
    state.selection = subjects(pair);
    selection::show_in_reader(state, Subject::Entity(pair.one));
}
