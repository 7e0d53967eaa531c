//! Questions with blanks.

use super::selection;
use crate::app::camera::Camera;
use crate::app::command::Command;
use crate::app::question::{BLANKS, Question, refresh};
use crate::app::state::{Panel, State};
use crate::graph::{Chip, Condition, Facet};
use crate::scene::Subject;

/// Whether a command is about a question.
pub(super) fn is_about(command: &Command) -> bool {
    matches!(
        command,
        Command::AskGraph
            | Command::SetQuestion(_)
            | Command::ChooseAnswer(_)
            | Command::ShowOnlyAnswers
            | Command::CloseQuestion
    )
}

pub(super) fn change(state: &mut State, command: Command) {
    match command {
        Command::AskGraph if !state.ground.sources.is_empty() => {
            let mut selected = state.selected_entities();
            let (one, more) = (selected.next(), selected.next());
            let entity = if more.is_none() { one } else { None };
            drop(selected);
            state.question = Some(Question::about(entity));
            state.settings.hidden_panels.remove(&Panel::Inspector);
        }
        Command::SetQuestion(pattern) => {
            let blanks = pattern.rest.len() + 1;
            let question = state.question.as_mut().filter(|_| (BLANKS.0..=BLANKS.1).contains(&blanks));
            if let Some(question) = question {
                question.pattern = pattern;
                question.chosen = None;
            }
        }
        Command::ChooseAnswer(index) => choose(state, index),
        Command::ShowOnlyAnswers => {
            let entities = state.question.as_ref().map(Question::entities).unwrap_or_default();
            if !entities.is_empty() {
                let filter = &mut state.ground.filter;
                filter.forget(Facet::Entity);
                filter.add(Chip::only(Condition::Entities(entities)));
                state.camera = None;
            }
        }
        Command::CloseQuestion => state.question = None,
        _ => {}
    }
}

/// Lights an answer up on the graph, brings it into view, and turns the reader to its first sentence.
fn choose(state: &mut State, index: usize) {
    refresh(state);
    let Some(question) = &mut state.question else { return };
    let Some(answer) = question.answers.found.get(index).cloned() else { return };
    question.chosen = Some(index);
    state.selection = Question::subjects(&answer);
    if let Some(&relation) = answer.relations.first() {
        selection::show_in_reader(state, Subject::Relation(relation));
    }
    let Some(bounds) = state.bounds_of(answer.entities) else { return };
    if let Some(camera) = state.camera {
        let visible = camera.visible(state.viewport);
        if !visible.contains(bounds.min) || !visible.contains(bounds.max) {
            state.camera = Some(Camera::fit(bounds, state.viewport));
        }
    }
}
