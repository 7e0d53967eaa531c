//! Places, camera, theme, panels and small windows.

use crate::app::beneath::{is_meant, is_seen};
use crate::app::camera::Camera;
use crate::app::centre::Centre;
use crate::app::command::Command;
use crate::app::history::Ground;
use crate::app::locks;
use crate::app::state::{Dialog, State};
use crate::app::timeline::{self, Window};
use crate::knowledge::EntityId;
use crate::layout::Point;

/// How much nearer one step of zooming comes.
const ZOOM_STEP: f32 = 1.25;

pub(super) fn change(state: &mut State, command: Command) {
    match command {
        Command::Drag(entity, place) => {
            for (id, place) in moved(state, entity, place) {
                state.derived.drag(id, place);
            }
        }
        Command::Pin(entity, place) => {
            let moved = moved(state, entity, place);
            for &(id, place) in &moved {
                state.derived.place(id, place);
            }
            state.ground.homes.extend(std::mem::take(&mut state.canvas.dragged_from));
            state.ground.pins.extend(moved);
        }
        Command::TogglePinned => toggle_pinned(state),
        Command::UnpinAll => state.ground.pins.clear(),
        Command::LayOutAgain if !state.derived.view.entities.is_empty() => {
            state.derived.forget_places();
            state.ground.arrangement += 1;
            state.camera = None;
        }
        Command::MoveCamera(camera) => state.camera = Some(camera),
        Command::SetViewport(size) => state.viewport = size,
        Command::FitAll if is_meant(state, Centre::Timeline) => state.timeline.window = None,
        Command::FitAll => state.camera = None,
        Command::FitSelection => {
            let timeline = state.derived.timeline.as_ref().filter(|_| is_seen(state, Centre::Timeline));
            if let Some(extent) = timeline.and_then(|timeline| timeline.extent_of(&state.selection)) {
                state.timeline.window = Some(Window::fit(extent));
            }
            if is_meant(state, Centre::Timeline) {
            } else if let Some(bounds) = state.bounds_of(state.selected_entities()) {
                state.camera = Some(Camera::fit(bounds, state.viewport));
            }
        }
        Command::ZoomIn => zoom(state, ZOOM_STEP),
        Command::ZoomOut => zoom(state, 1.0 / ZOOM_STEP),
        Command::ToggleLock(view) => locks::toggle(state, view),
        Command::SystemIsDark(is_dark) => state.system_is_dark = is_dark,
        Command::Search(text) => state.search = text,
        Command::DismissToast => state.toast = None,
        Command::DismissMessage(index) => {
            if index < state.messages.len() {
                state.messages.remove(index);
            }
        }
        Command::Escape => escape(state),
        Command::ShowOpenPath => state.dialog = Some(Dialog::OpenPath),
        Command::ShowPasteText => state.dialog = Some(Dialog::PasteText),
        Command::ShowExamples => state.dialog = Some(Dialog::Examples),
        Command::ShowPalette => state.dialog = Some(Dialog::Palette),
        Command::ShowShortcuts => state.dialog = Some(Dialog::Shortcuts),
        Command::ShowAbout => state.dialog = Some(Dialog::About),
        _ => {}
    }
}

/// Where an entity goes that is moved to `place`, and with one of several that are selected all of them.
/// Remembers where they stood.
fn moved(state: &mut State, entity: EntityId, place: Point) -> Vec<(EntityId, Point)> {
    let selected = state.selected_on_graph();
    let derived = &mut state.derived;
    let way = derived.positions.get(&entity).map_or(Point::default(), |&from| place - from);
    let together: Vec<EntityId> = if selected.contains(&entity) {
        selected.into_iter().filter(|&id| derived.drawn.view.has_entity(id)).collect()
    } else {
        vec![entity]
    };
    let to =
        |id: EntityId| (id == entity).then_some(place).or(derived.positions.get(&id).map(|&from| from + way));
    let moved: Vec<(EntityId, Point)> = together.into_iter().filter_map(|id| Some((id, to(id)?))).collect();
    for &(id, _) in &moved {
        if let Some(&from) = state.derived.positions.get(&id) {
            state.canvas.dragged_from.entry(id).or_insert(from);
        }
    }
    moved
}

/// After a step was undone or done again: puts what is no longer pinned where it stood before, and what
/// is pinned now where it belongs. Where the step gave many entities other places, everything goes back to
/// where it stood.
pub(super) fn put_back(state: &mut State, before: &Ground) {
    if state.ground.arrangement != before.arrangement {
        state.derived.restore_places(&state.ground.places);
        return;
    }
    let now = &state.ground.pins;
    let back = before.pins.keys().filter(|id| !now.contains_key(id));
    let back = back.filter_map(|id| Some((*id, *before.homes.get(id)?)));
    let moved: Vec<(EntityId, Point)> = back.chain(now.iter().map(|(&id, &place)| (id, place))).collect();
    for (id, place) in moved {
        if state.derived.positions.get(&id).is_some_and(|&at| at != place) {
            state.derived.place(id, place);
        }
    }
}

fn zoom(state: &mut State, factor: f32) {
    if is_meant(state, Centre::Timeline) {
        state.timeline.window = Some(timeline::window(state).zoomed(f64::from(factor), 0.5));
        return;
    }
    let middle = state.viewport * 0.5;
    state.camera = Some(state.view_camera().zoomed(factor, middle, state.viewport));
}

fn toggle_pinned(state: &mut State) {
    let selected: Vec<(EntityId, Point)> =
        state.selected_on_graph().into_iter().filter_map(|id| Some((id, state.place_of(id)?))).collect();
    let pins = &mut state.ground.pins;
    if selected.iter().all(|(id, _)| pins.contains_key(id)) {
        for (id, _) in selected {
            pins.remove(&id);
        }
    } else {
        pins.extend(selected);
    }
}

/// Closes one thing: what is open on top, or else the paths, the focus, the selection.
fn escape(state: &mut State) {
    if state.dialog.take().is_some() {
    } else if !state.search.is_empty() {
        state.search.clear();
    } else if state.words.take().is_some() {
    } else if is_meant(state, Centre::Table) && !state.tables.text.is_empty() {
        state.tables.text.clear();
    } else if is_meant(state, Centre::Timeline) && timeline::chosen_days(state).is_some() {
        let before = state.ground.clone();
        timeline::choose_days(&mut state.ground.filter, None);
        state.history.record("Filter by date", before);
    } else if state.paths.take().is_some()
        || state.question.take().is_some()
        || state.duplicates.take().is_some()
    {
    } else if state.ground.filter.focus.is_some() {
        let before = state.ground.clone();
        state.ground.filter.focus = None;
        state.camera = None;
        state.history.record("Leave focus", before);
    } else if !state.selection.is_empty() {
        super::selection::clear(state);
    }
}
