//! What follows from filter and knowledge: made at once of little, left to jobs of much.

use std::sync::Arc;

use super::{Former, Made, Making, is_much};
use crate::app::effect::Effect;
use crate::app::state::State;
use crate::graph::{Counts, View};
use crate::suggestions::Suggestions;

/// How far one is with something that jobs make of filter and knowledge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Stage {
    /// It is made.
    #[default]
    Done,
    /// Filter or knowledge are others.
    Wanted,
    /// A job makes it; what it makes it of may be another meanwhile.
    UnderWay,
}

/// Shows what the filter leaves; of much knowledge a job makes it, and what was shown before stands meanwhile.
pub(super) fn refresh_view(state: &mut State, knowledge_changed: bool, effects: &mut Vec<Effect>) -> bool {
    let derived = &mut state.derived;
    let wanted = &state.ground.filter;
    let made = derived.made_view.take();
    let has_come = made.is_some();
    if let Some((filter, view)) = made {
        derived.show(filter, view);
    }
    if derived.filter.as_ref() == Some(wanted) && (has_come || !knowledge_changed) {
        return has_come;
    }
    let has_shown = derived.filter.is_some() && (has_come || !knowledge_changed);
    if has_shown && is_much(&derived.knowledge) {
        if derived.viewing != Stage::UnderWay {
            derived.viewing = Stage::UnderWay;
            let making = Making::View(Arc::clone(&derived.knowledge), Box::new(wanted.clone()));
            effects.push(Effect::Make(making));
        }
        return has_come;
    }
    derived.show(wanted.clone(), View::new(&derived.knowledge, wanted));
    true
}

/// Finds out which entities may be one; in much knowledge a job does, and what was found before stands meanwhile.
pub(super) fn refresh_suggestions(state: &mut State, knowledge_changed: bool, effects: &mut Vec<Effect>) {
    let derived = &mut state.derived;
    if let Some(suggestions) = derived.suggested.take() {
        let former =
            Box::new(Former::of_suggestions(std::mem::replace(&mut derived.suggestions, suggestions)));
        effects.push(Effect::Make(Making::Nothing(former)));
    }
    if knowledge_changed && derived.suggesting == Stage::Done {
        derived.suggesting = Stage::Wanted;
    }
    if derived.suggesting != Stage::Wanted || derived.gathering.is_some() {
        return;
    }
    if is_much(&derived.knowledge) {
        derived.suggesting = Stage::UnderWay;
        effects.push(Effect::Make(Making::Suggestions(Arc::clone(&derived.knowledge))));
    } else {
        derived.suggestions = Arc::new(Suggestions::of(&derived.knowledge));
        derived.suggesting = Stage::Done;
    }
}

pub(super) fn refresh_counts(state: &mut State, view_changed: bool, effects: &mut Vec<Effect>) {
    let derived = &mut state.derived;
    if view_changed && derived.counting == Stage::Done {
        derived.counting = Stage::Wanted;
    }
    if derived.counting != Stage::Wanted {
        return;
    }
    let filter = &state.ground.filter;
    if is_much(&derived.knowledge) {
        derived.counting = Stage::UnderWay;
        let making = Making::Counts(Arc::clone(&derived.knowledge), Box::new(filter.clone()));
        effects.push(Effect::Make(making));
    } else {
        let counts = Counts::new(&derived.knowledge, filter);
        (derived.chip_counts, derived.left) = (counts.chips, counts.left);
        derived.counting = Stage::Done;
    }
}

/// Takes what a job has made.
pub(in crate::app) fn receive(state: &mut State, made: Made) {
    let derived = &mut state.derived;
    match made {
        Made::Knowledge(serial, gathered) => derived.receive(serial, gathered),
        Made::Index(index) => state.found.receive(index),
        Made::Nothing => {}
        Made::View(viewed) => {
            derived.viewing = Stage::Done;
            // What was wanted while it was made and is not any more would only flicker.
            let is_nearer = derived.filter.as_ref() != Some(&state.ground.filter);
            if is_nearer && Arc::ptr_eq(&viewed.knowledge, &derived.knowledge) {
                derived.made_view = Some((viewed.filter, viewed.view));
            }
        }
        Made::Suggestions(suggested) => {
            let is_current = Arc::ptr_eq(&suggested.knowledge, &derived.knowledge);
            if is_current {
                derived.suggested = Some(suggested.suggestions);
            }
            derived.suggesting = if is_current { Stage::Done } else { Stage::Wanted };
        }
        Made::Counts(counted) => {
            let is_current = Arc::ptr_eq(&counted.knowledge, &derived.knowledge)
                && Some(&counted.filter) == derived.filter.as_ref();
            if is_current {
                (derived.chip_counts, derived.left) = (counted.counts.chips, counted.counts.left);
            }
            derived.counting = if is_current { Stage::Done } else { Stage::Wanted };
        }
    }
}
