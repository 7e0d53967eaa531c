//! Documents are compared with others.

use super::{export, selection};
use crate::app::beneath::make_room;
use crate::app::camera::Camera;
use crate::app::command::Command;
use crate::app::comparison::{Choice, Comparing, Comparison, Row, refresh, report, suggested, words};
use crate::app::effect::Effect;
use crate::app::state::{Dialog, Panel, ReaderPlace, SaveTarget, State};
use crate::comparison::Pairing;
use crate::knowledge::RelationId;
use crate::scene::Subject;

/// Whether a command is about a comparison.
pub(super) fn is_about(command: &Command) -> bool {
    matches!(command, Command::CompareDocuments | Command::Compare(_))
}

pub(super) fn change(state: &mut State, command: Command, effects: &mut Vec<Effect>) {
    match command {
        Command::CompareDocuments => {
            if state.comparison.is_none() {
                make_room(state);
                state.comparison = suggested(state).map(Comparison::of);
            }
        }
        Command::Compare(comparing) => compare(state, comparing, effects),
        _ => {}
    }
}

fn compare(state: &mut State, comparing: Comparing, effects: &mut Vec<Effect>) {
    match comparing {
        Comparing::Set(choice) => set(state, choice),
        Comparing::Show(section) => {
            if let Some(comparison) = &mut state.comparison {
                comparison.section = section;
                comparison.chosen = None;
            }
        }
        Comparing::Choose { row, is_other } => choose(state, row, is_other),
        Comparing::ShowDifference(one, other) => {
            if let Some((one, other)) = state.source_index(&one).zip(state.source_index(&other)) {
                state.dialog = Some(Dialog::Difference { one, other });
            }
        }
        Comparing::Copy => {
            let Some(comparison) = &state.comparison else { return };
            let text = report::markdown(&state.derived.knowledge, &comparison.sides, &comparison.rows);
            export::copy(state, text, effects);
        }
        Comparing::Export if state.comparison.is_some() => {
            export::ask(state, SaveTarget::Comparison, effects);
        }
        Comparing::Close => state.comparison = None,
        Comparing::Export => {}
    }
}

/// A side without a document compares nothing: the choice stays as it was.
fn set(state: &mut State, choice: Choice) {
    let sides = choice.sides(&state.derived.knowledge);
    if sides.one.is_empty() || sides.other.is_empty() {
        return;
    }
    if let Some(comparison) = &mut state.comparison {
        comparison.choice = choice;
    } else {
        make_room(state);
        state.comparison = Some(Comparison::of(choice));
    }
}

/// Lights up what a line is about, and turns the reader to one of its sentences.
fn choose(state: &mut State, index: usize, is_other: bool) {
    refresh(state);
    let Some(comparison) = &mut state.comparison else { return };
    let Some(row) = comparison.shown().get(index).cloned() else { return };
    comparison.chosen = Some(index);
    let sentences = words::sentences(&state.derived.knowledge, &comparison.sides, &row);
    state.selection = subjects(state, &row);
    let [one, other] = sentences;
    let place = if is_other { other.or(one) } else { one.or(other) };
    let place = place.and_then(|(source, span)| {
        let document = state.derived.knowledge.sources.get(source as usize)?.document.id.clone();
        Some(ReaderPlace { document, span })
    });
    if let Some(place) = place {
        state.settings.hidden_panels.remove(&Panel::Reader);
        selection::read(state, place);
    }
    let Some(bounds) = state.bounds_of(state.selected_entities()) else { return };
    if let Some(camera) = state.camera {
        let visible = camera.visible(state.viewport);
        if !visible.contains(bounds.min) || !visible.contains(bounds.max) {
            state.camera = Some(Camera::fit(bounds, state.viewport));
        }
    }
}

/// What a line lights up: relations with their ends, or entities.
fn subjects(state: &State, row: &Row) -> std::collections::BTreeSet<Subject> {
    let knowledge = &state.derived.knowledge;
    let of_relation = |id: RelationId| {
        let ends = knowledge.relation(id).map(|relation| [relation.subject, relation.object]);
        let ends = ends.into_iter().flatten().map(Subject::Entity);
        std::iter::once(Subject::Relation(id)).chain(ends)
    };
    match row {
        Row::Entity(id) => [Subject::Entity(*id)].into(),
        Row::Relation(id) => of_relation(*id).collect(),
        Row::Pairing(Pairing { one, other, .. }) => {
            let relations = [one, other].into_iter().filter_map(|said| said.relation).map(|(id, _)| id);
            let entities =
                one.about.iter().filter(|id| other.about.contains(id)).copied().map(Subject::Entity);
            relations.flat_map(of_relation).chain(entities).collect()
        }
    }
}
