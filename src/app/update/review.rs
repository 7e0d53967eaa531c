//! The queue of claims that wait for a decision.

use super::{curation, search};
use crate::app::beneath::make_room;
use crate::app::command::Way;
use crate::app::curation::{Curation, CurationDialog};
use crate::app::review::{Review, Reviewing, refresh};
use crate::app::state::{Dialog, Panel, State};
use crate::graph::{Condition, View};
use crate::knowledge::RelationId;
use crate::scene::Subject;

pub(super) fn change(state: &mut State, command: Reviewing) {
    if command == Reviewing::Toggle {
        let is_new = state.review.is_none() && !state.ground.sources.is_empty();
        make_room(state);
        state.review = is_new.then(Review::default);
        return;
    }
    refresh(state);
    let Some(review) = &mut state.review else { return };
    match command {
        Reviewing::Toggle => {}
        Reviewing::Step(way) => review.go(review.beside(way)),
        Reviewing::Extend(way) => review.extend_to(review.beside(way)),
        Reviewing::Jump(Way::Forward) => review.go(usize::MAX),
        Reviewing::Jump(Way::Back) => review.go(0),
        Reviewing::Choose(id) => {
            if let Some(place) = review.waiting.iter().position(|other| *other == id) {
                review.go(place);
            }
        }
        Reviewing::ToggleMark(id) => {
            if !review.marked.remove(&id) && review.waiting.contains(&id) {
                review.marked.insert(id);
            }
        }
        Reviewing::Sort(order) if order == review.order => {}
        Reviewing::Sort(order) => {
            // Another order is another queue: it begins at its beginning.
            review.order = order;
            review.current = None;
            review.go(0);
            review.current = None;
        }
        Reviewing::Confirm => {
            let meant = review.meant();
            review.let_go(&meant);
            curation::curate(state, Curation::Confirm(meant));
        }
        Reviewing::Reject => {
            let meant = review.meant();
            review.let_go(&meant);
            curation::curate(state, Curation::Reject(meant.into_iter().map(Subject::Relation).collect()));
        }
        Reviewing::Edit => {
            if let Some(id) = review.current {
                state.selection = [Subject::Relation(id)].into();
                state.dialog = Some(Dialog::Curation(CurationDialog::Type));
            }
        }
        Reviewing::Show => {
            if let Some(id) = review.current {
                show(state, id);
            }
        }
    }
}

/// Shows a claim in the reader and on the graph, whatever hides it there, as far as that is possible.
fn show(state: &mut State, id: RelationId) {
    state.settings.hidden_panels.remove(&Panel::Reader);
    let Some(relation) = state.derived.knowledge.relation(id).cloned() else { return };
    if !state.derived.view.has_relation(id) {
        let before = state.ground.clone();
        let mut filter = before.filter.clone();
        filter.let_in(&Condition::SingleRelations([id].into()));
        filter.let_in(&Condition::Entities([relation.subject, relation.object].into()));
        let sure = (relation.confidence * 100.0).floor() as u8;
        if filter.bar().is_some_and(|bar| bar > sure) {
            filter.set_bar(sure);
        }
        filter.bring([relation.subject, relation.object].into());
        if View::new(&state.derived.knowledge, &filter).has_relation(id) {
            state.ground.filter = filter;
            state.history.record("Go to", before);
        }
    }
    search::go_to_relation(state, id);
}
