//! What is shown and what is not.

use std::collections::BTreeSet;

use crate::app::command::Command;
use crate::app::state::State;
use crate::graph::{Chip, Condition, Facet, Filter, Focus};
use crate::knowledge::{EntityId, RelationId};
use crate::scene::Subject;

/// How many entities "show more" adds.
const MORE: usize = 60;

pub(super) fn change(state: &mut State, command: &Command) {
    let filter = &mut state.ground.filter;
    match *command {
        Command::FocusSelection => {
            let entities: BTreeSet<EntityId> = state.selected_entities().collect();
            if !entities.is_empty() {
                state.ground.filter.focus = Some(Focus { entities, depth: 1 });
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
        Command::ToggleKnown if filter.shows_known || !state.derived.knowledge.known.is_empty() => {
            filter.shows_known = !filter.shows_known;
        }
        Command::ToggleDoubtful if state.derived.doubtful > 0 => {
            let bar = if filter.shows_doubtful() {
                state.settings.minimum_confidence.max(Filter::SURE_ENOUGH)
            } else {
                0
            };
            filter.set_bar(bar);
        }
        Command::HideSelection => {
            let entities: BTreeSet<EntityId> = state.selected_entities().collect();
            let relations: BTreeSet<RelationId> = state.selected_relations().collect();
            state.selection.retain(|subject| matches!(subject, Subject::Kind(_)));
            let filter = &mut state.ground.filter;
            for condition in [Condition::Entities(entities), Condition::SingleRelations(relations)] {
                filter.add(Chip::not(condition));
            }
        }
        Command::HideOthers => {
            let kept: BTreeSet<EntityId> = state.selected_entities().collect();
            let relations: BTreeSet<RelationId> = state.selected_relations().collect();
            hide_others(state, kept, relations);
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
            // The bar with which everything begins stays, unless one has lowered it.
            let bar = filter.bar().map_or(0, |bar| bar.min(state.settings.minimum_confidence));
            let brought = std::mem::take(&mut filter.brought);
            let Filter { shows_known, related_only, most, .. } = *filter;
            *filter = Filter { shows_known, related_only, most, brought, ..Filter::default() };
            filter.set_bar(bar);
        }
        _ => {}
    }
}

/// Leaves only these entities, and where none are meant only these relations; the ends of relations stay
/// with them.
fn hide_others(state: &mut State, mut kept: BTreeSet<EntityId>, relations: BTreeSet<RelationId>) {
    let (filter, knowledge) = (&mut state.ground.filter, &state.derived.knowledge);
    if kept.is_empty() {
        if !relations.is_empty() {
            filter.forget(Facet::SingleRelation);
            filter.add(Chip::only(Condition::SingleRelations(relations)));
        }
        return;
    }
    let ends = relations.iter().filter_map(|&id| knowledge.relation(id));
    kept.extend(ends.flat_map(|relation| [relation.subject, relation.object]));
    filter.forget(Facet::Entity);
    filter.add(Chip::only(Condition::Entities(kept)));
}
