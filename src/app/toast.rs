//! The small note at the foot of the graph that says what has just been done, with the way back.

use super::curation::TAKE_IN;
use super::history::History;
use super::state::{Notice, State};
use crate::corrections::{Change, Correction, Rule, offered, words};
use crate::document::DocumentId;
use crate::graph::{Chip, Filter};
use crate::knowledge::{EntityId, RelationId};

/// Where a slider stands that has made a step.
#[derive(Clone, Debug, PartialEq)]
pub enum Slid {
    /// A condition has this bound now.
    Bound(Chip),
    /// The focus reaches so many relations far now.
    Depth(usize),
}

/// What a toast says.
#[derive(Clone, Debug, PartialEq)]
pub enum Done {
    /// A step took entities and relations out of the picture.
    Hidden {
        /// What the step is called in the history.
        step: &'static str,
        /// Where the slider stands, when a slider made the step.
        slid: Option<Slid>,
        /// How many entities are no longer to be seen.
        entities: usize,
        /// How many relations.
        relations: usize,
    },
    /// Documents were closed.
    Closed {
        /// Their names.
        documents: Vec<String>,
    },
    /// Something was put right.
    Corrected {
        /// What, in one line.
        what: String,
        /// How many entities and relations went with what was deleted.
        gone: (usize, usize),
    },
    /// Something went well.
    Notice(Notice),
}

/// A note of what has just been done. How long it has been there is known to the window alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// What was done.
    pub done: Done,
    /// Tells it from the toasts before it.
    pub serial: u64,
    /// The rule that could be made of what was put right.
    pub offer: Option<Rule>,
    /// The step of the history that it speaks of.
    step: Option<u64>,
}

impl Toast {
    /// Whether undo takes back what it speaks of: while that is the last step.
    #[must_use]
    pub fn can_be_undone(&self, history: &History) -> bool {
        self.step.is_some() && self.step == history.last_step()
    }
}

/// Says that something went well.
pub(super) fn say(state: &mut State, notice: Notice) {
    state.notice = Some(notice.clone());
    show(state, Done::Notice(notice), None);
}

fn show(state: &mut State, done: Done, step: Option<u64>) {
    state.toasts += 1;
    state.toast = Some(Toast { done, serial: state.toasts, offer: None, step });
}

/// What there was to be seen before commands were given.
#[derive(Debug)]
pub(super) struct Before {
    steps: u64,
    slides: u64,
    entities: Vec<EntityId>,
    relations: Vec<RelationId>,
}

impl Before {
    pub(super) fn of(state: &State) -> Self {
        let view = &state.derived.view;
        Self {
            steps: state.history.recorded(),
            slides: state.history.slides(),
            entities: view.entities.clone(),
            relations: view.relations.clone(),
        }
    }
}

/// Says what the last step has closed or hidden, and takes the toast of a step away that has been
/// undone. While a slider goes on with its step, the toast tells what has come of all of its way.
pub(super) fn refresh(state: &mut State, before: Before) {
    if state.toast.as_ref().is_some_and(|toast| toast.step.is_some_and(|step| !state.history.has_step(step)))
    {
        state.toast = None;
    }
    let slid = state.history.slides() != before.slides;
    if state.history.recorded() != before.steps {
        tell(state, &before);
        state.before_slide = state.history.slides_on().then_some(before);
    } else if let Some(before) = state.before_slide.take_if(|_| slid) {
        let number = state.history.last_step();
        state.toast.take_if(|toast| toast.step == number);
        tell(state, &before);
        state.before_slide = Some(before);
    }
}

/// Tells what the last step has taken out of what there was before it.
fn tell(state: &mut State, before: &Before) {
    if state.timeline.playback.is_some_and(|playback| playback.is_playing) {
        // One does not want to be told of every moment what is not there yet.
        return;
    }
    let Some((step, ground)) = state.history.last() else { return };
    let is_open = |id: &DocumentId| state.ground.sources.iter().any(|other| other.document.id == *id);
    let closed = ground.sources.iter().filter(|source| !is_open(&source.document.id));
    let documents: Vec<String> = closed.map(|source| source.document.name.clone()).collect();
    let view = &state.derived.view;
    let entities = before.entities.iter().filter(|&&id| !view.has_entity(id)).count();
    let relations = before.relations.iter().filter(|&&id| !view.has_relation(id)).count();
    let slid = if state.history.slides_on() { slid(&ground.filter, &state.ground.filter) } else { None };
    let number = state.history.last_step();
    let corrections = &state.ground.corrections;
    if step == TAKE_IN {
        // What came of the file has been told.
    } else if ground.corrections != *corrections {
        let is_new = |one: &&Correction| ground.corrections.get(one.id).is_none();
        let new: Vec<Correction> = corrections.as_slice().iter().filter(is_new).cloned().collect();
        let newest = new.last();
        let more = new.len().saturating_sub(1);
        let what = newest.map_or_else(|| step.to_owned(), |newest| words::described(&newest.change));
        let what = if more > 0 { format!("{what}, and {more} more") } else { what };
        // What becomes one or says something else goes as well, and comes back as another: nobody misses it.
        let takes_away = |one: &Correction| {
            matches!(one.change, Change::RejectEntity { .. } | Change::RejectRelation { .. })
        };
        let gone = if newest.is_some_and(takes_away) { (entities, relations) } else { (0, 0) };
        let offer = offered(corrections, &new);
        show(state, Done::Corrected { what, gone }, number);
        if let Some(toast) = &mut state.toast {
            toast.offer = offer;
        }
    } else if !documents.is_empty() {
        show(state, Done::Closed { documents }, number);
    } else if entities > 0 || relations > 0 {
        show(state, Done::Hidden { step, slid, entities, relations }, number);
    }
}

/// What a slider has moved between the two, and where it stands in the second.
fn slid(before: &Filter, now: &Filter) -> Option<Slid> {
    let depth = |filter: &Filter| filter.focus.as_ref().map(|focus| focus.depth);
    if depth(before) != depth(now) {
        return depth(now).map(Slid::Depth);
    }
    let mut pairs = before.chips.iter().zip(&now.chips);
    let (_, chip) = pairs.find(|(before, now)| before != now)?;
    chip.condition.is_bound().then(|| Slid::Bound(chip.clone()))
}
