//! What is selected, under the pointer, and in the reader.

use crate::app::beneath::is_meant;
use crate::app::centre::Centre;
use crate::app::command::Command;
use crate::app::locks::Lockable;
use crate::app::state::{Panel, ReaderPlace, State};
use crate::document::Span;
use crate::graph::{Condition, Filter, Focus, View};
use crate::knowledge::{EntityId, Knowledge, SourceIndex};
use crate::scene::Subject;

pub(super) fn change(state: &mut State, command: &Command) {
    match command {
        Command::Select(subject) => {
            state.selection = [*subject].into();
            show_in_reader(state, *subject);
        }
        Command::ToggleSelected(subject) if super::groups::toggle(state, *subject) => {}
        Command::ToggleSelected(subject) => {
            if !state.selection.remove(subject) {
                state.selection.insert(*subject);
                show_in_reader(state, *subject);
            }
        }
        Command::SelectAll if is_meant(state, Centre::Table) => {
            let table = state.derived.table.as_ref();
            state.selection = table.iter().flat_map(|table| table.rows()).map(|row| row.subject).collect();
        }
        Command::SelectAll => {
            state.selection = state.derived.view.entities.iter().copied().map(Subject::Entity).collect();
        }
        Command::ClearSelection => clear(state),
        Command::Hover(subject) => state.hovered = *subject,
        Command::GoTo(entity) => go_to(state, *entity),
        Command::Read(place) => {
            state.settings.hidden_panels.remove(&Panel::Reader);
            read(state, place.clone());
        }
        _ => {}
    }
}

/// Selects nothing; the reader stays where it is, but marks no words any more.
pub(super) fn clear(state: &mut State) {
    state.selection.clear();
    if state.is_locked(Lockable::Reader) {
        return;
    }
    if let Some(place) = &mut state.reader {
        place.span.end = place.span.start;
    }
}

/// Selects an entity and brings it into view, whatever hides it.
pub(super) fn go_to(state: &mut State, id: EntityId) {
    let Some(entity) = state.derived.knowledge.entity(id) else { return };
    let kind = entity.kind;
    if !state.derived.view.has_entity(id) {
        let before = state.ground.clone();
        let filter = &mut state.ground.filter;
        filter.let_in(&Condition::Kinds([kind].into()));
        filter.let_in(&Condition::Entities([id].into()));
        filter.focus = None;
        if !View::new(&state.derived.knowledge, filter).has_entity(id) {
            keep_what_shows(&state.derived.knowledge, filter, id);
            // Nothing but the limit hides it now: its neighbourhood is within it.
            filter.focus = Some(Focus { entities: [id].into(), depth: 1 });
            state.camera = None;
        }
        state.history.record("Go to", before);
    }
    state.selection = [Subject::Entity(id)].into();
    show_in_reader(state, Subject::Entity(id));
    super::canvas::bring_into_view(state, id);
}

/// Takes away the conditions that hide an entity, each group of alternatives by itself.
fn keep_what_shows(knowledge: &Knowledge, filter: &mut Filter, id: EntityId) {
    filter.retain_alternatives(|group| {
        let alone = Filter { chips: group.to_vec(), ..Filter::default() };
        View::new(knowledge, &alone).has_entity(id)
    });
}

/// Turns the reader to the words behind a relation, or to an entity's first mention if the page
/// that is open does not speak of it. A locked reader stays where it is.
pub(super) fn show_in_reader(state: &mut State, subject: Subject) {
    if state.is_locked(Lockable::Reader) {
        return;
    }
    let knowledge = &state.derived.knowledge;
    let found = match subject {
        Subject::Relation(id) => knowledge
            .relation(id)
            .and_then(|relation| relation.evidence.first())
            .map(|evidence| (evidence.source, evidence.sentence)),
        Subject::Entity(id) => entity_place(state, knowledge, id),
        Subject::Kind(_) | Subject::Note(_) => None,
    };
    let place = found.and_then(|(source, span)| {
        let document = knowledge.sources.get(source as usize)?.document.id.clone();
        Some(ReaderPlace { document, span })
    });
    if let Some(place) = place {
        read(state, place);
    }
}

fn entity_place(state: &State, knowledge: &Knowledge, id: EntityId) -> Option<(SourceIndex, Span)> {
    let mentions = &knowledge.entity(id)?.mentions;
    let open = state.reader.as_ref().and_then(|place| state.source_index(&place.document));
    let here = mentions.iter().find(|mention| Some(mention.source) == open);
    here.or(mentions.first()).map(|mention| (mention.source, mention.span))
}

pub(super) fn read(state: &mut State, place: ReaderPlace) {
    state.reader = Some(place);
    state.reader_jumps += 1;
}
