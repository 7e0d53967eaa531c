//! How the picture in the window looks: what is selected, dimmed and written, and how large.

use std::collections::BTreeSet;

use super::LABEL_SIZE;
use crate::app::drawn;
use crate::app::notes;
use crate::app::state::State;
use crate::knowledge::EntityId;
use crate::scene::{EdgeLabels, Look, Subject};

/// From this zoom on every line that finds room carries its phrase.
const PHRASES_FROM: f32 = 1.8;

/// Labels are at least and at most so high on the screen, in points, however near the view is.
const LABEL_ON_SCREEN: (f32, f32) = (10.0, 15.0);

/// How the picture in the window looks.
pub(in crate::app) fn look(state: &State) -> Look {
    let look = Look {
        theme: state.theme(),
        colors: state.settings.palette,
        selected: state.selection.clone(),
        hovered: state.hovered,
        brushed: state.brushed.clone(),
        dimmed: dimmed(state),
        dimmed_relations: state.derived.view.dimmed_relations.clone(),
        flags: state.ground.flags.clone(),
        notes: notes::shown_notes(state),
        noted: notes::noted(state),
        edge_labels: edge_labels(state),
        names: state.settings.written_names(),
        moved_names: state.ground.names.clone(),
        grouping: state.settings.line_grouping,
        fanned: state.canvas.fanned.clone(),
        style: state.ground.style,
        legend: false,
        background: true,
        label_size: label_size(state.view_camera().zoom),
        title: None,
        source: None,
        frame: None,
    };
    drawn::on_graph(state, look)
}

/// Which lines carry their phrase: all when one asks for it or has come near.
fn edge_labels(state: &State) -> EdgeLabels {
    let is_near = state.camera.is_some_and(|camera| camera.zoom >= PHRASES_FROM);
    if state.settings.all_edge_labels || is_near { EdgeLabels::All } else { EdgeLabels::Touched }
}

/// What stands back: what does not fulfil the conditions, and behind a selection everything that neither
/// is selected nor is related to it.
fn dimmed(state: &State) -> BTreeSet<EntityId> {
    let selected: BTreeSet<EntityId> = state.selected_entities().collect();
    let unfulfilled = &state.derived.view.dimmed_entities;
    if selected.is_empty() {
        return unfulfilled.clone();
    }
    let knowledge = &state.derived.knowledge;
    let relations = knowledge.relations_of(&state.derived.view.relations);
    let near = crate::graph::neighbourhood(relations, &selected, 1);
    let is_brushed = |id: &EntityId| state.brushed.contains(&Subject::Entity(*id));
    let stands_back = |id: &EntityId| (!near.contains(id) && !is_brushed(id)) || unfulfilled.contains(id);
    state.derived.view.entities.iter().copied().filter(stands_back).collect()
}

/// The size of labels in scene units that keeps them readable at this zoom; in steps of a tenth, so
/// that a small movement of the wheel does not draw everything anew.
pub(in crate::app) fn label_size(zoom: f32) -> f32 {
    let (least, most) = LABEL_ON_SCREEN;
    let size = LABEL_SIZE.clamp(least / zoom, most / zoom).clamp(3.0, 60.0);
    let step = 1.1_f32;
    step.powf((size / LABEL_SIZE).log(step).round()) * LABEL_SIZE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stay_readable_at_every_zoom() {
        for zoom in [0.05, 0.3, 0.8, 1.0, 1.3, 2.0, 4.0] {
            let on_screen = label_size(zoom) * zoom;
            assert!(on_screen < 17.0, "{zoom}: {on_screen}");
            assert!(zoom < 0.2 || on_screen > 9.0, "{zoom}: {on_screen}");
        }
    }
}
