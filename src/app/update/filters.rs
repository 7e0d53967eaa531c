//! What is shown and what is not.

use crate::app::command::Command;
use crate::app::state::State;
use crate::graph::{Filter, Focus};
use crate::scene::Subject;
use crate::vocabulary::EntityKind;

/// How many entities "show more" adds.
const MORE: usize = 60;

pub(super) fn change(state: &mut State, command: Command) {
    let filter = &mut state.ground.filter;
    match command {
        Command::FocusSelection => {
            let entities: std::collections::BTreeSet<_> = state
                .selection
                .iter()
                .filter_map(|subject| match subject {
                    Subject::Entity(id) => Some(*id),
                    _ => None,
                })
                .collect();
            if !entities.is_empty() {
                filter.focus = Some(Focus { entities, depth: 1 });
                state.camera = None;
            }
        }
        Command::Focus(id) => {
            filter.focus = Some(Focus { entities: [id].into(), depth: 1 });
            state.selection = [Subject::Entity(id)].into();
            state.camera = None;
        }
        Command::SetDepth(depth) => {
            if let Some(focus) = &mut filter.focus {
                focus.depth = depth.min(9);
            }
        }
        Command::ClearFocus => {
            filter.focus = None;
            state.camera = None;
        }
        Command::ToggleKind(kind) => toggle(&mut filter.hidden_kinds, kind),
        Command::OnlyKind(kind) => only_kind(filter, kind),
        Command::ToggleRelation(relation) => toggle(&mut filter.hidden_relations, relation),
        Command::ToggleKnown if filter.shows_known || !state.derived.knowledge.known.is_empty() => {
            filter.shows_known = !filter.shows_known;
        }
        Command::ToggleDoubtful if state.derived.doubtful > 0 => {
            filter.minimum_confidence = if filter.shows_doubtful() { Filter::SURE_ENOUGH } else { 0.0 };
        }
        Command::ToggleDocument(id) => toggle(&mut filter.hidden_documents, id),
        Command::HideSelection => {
            for subject in std::mem::take(&mut state.selection) {
                if let Subject::Entity(id) = subject {
                    filter.hidden_entities.insert(id);
                }
            }
        }
        Command::ShowMore if state.derived.admitted > state.derived.view.entities.len() => {
            let shown = state.derived.view.entities.len();
            let is_full = filter.most.is_some_and(|most| shown >= most);
            // First all that is related, then the rest.
            filter.related_only &= is_full;
            filter.most = filter.most.map(|most| most + MORE).filter(|&most| most < state.derived.admitted);
            state.camera = None;
        }
        Command::ClearFilters => {
            let Filter { minimum_confidence, shows_known, related_only, most, .. } = *filter;
            *filter = Filter { minimum_confidence, shows_known, related_only, most, ..Filter::default() };
        }
        _ => {}
    }
}

fn toggle<Value: Ord>(set: &mut std::collections::BTreeSet<Value>, value: Value) {
    if !set.remove(&value) {
        set.insert(value);
    }
}

/// Hides every kind but this one; shows all when it is the only one shown already.
fn only_kind(filter: &mut Filter, kind: EntityKind) {
    let others: std::collections::BTreeSet<EntityKind> =
        EntityKind::ALL.iter().copied().filter(|&other| other != kind).collect();
    if filter.hidden_kinds == others {
        filter.hidden_kinds.clear();
    } else {
        filter.hidden_kinds = others;
    }
}
