//! Places, camera, theme, panels and small windows.

use crate::app::camera::Camera;
use crate::app::centre::Centre;
use crate::app::command::Command;
use crate::app::state::{Dialog, State};
use crate::app::timeline::{self, Window};
use crate::knowledge::EntityId;
use crate::layout::Point;

/// How much nearer one step of zooming comes.
const ZOOM_STEP: f32 = 1.25;

pub(super) fn change(state: &mut State, command: Command) {
    match command {
        Command::Drag(entity, place) => state.derived.drag(entity, place),
        Command::Pin(entity, place) => {
            state.derived.place(entity, place);
            state.ground.pins.insert(entity, place);
        }
        Command::TogglePinned => toggle_pinned(state),
        Command::UnpinAll => state.ground.pins.clear(),
        Command::LayOutAgain => {
            state.derived.forget_places();
            state.camera = None;
        }
        Command::MoveCamera(camera) => state.camera = Some(camera),
        Command::SetViewport(size) => state.viewport = size,
        Command::FitAll if state.centre == Centre::Timeline => state.timeline.window = None,
        Command::FitAll => state.camera = None,
        Command::FitSelection if state.centre == Centre::Timeline => {
            let marks = state.derived.timeline.as_ref().map(|timeline| timeline.extent_of(&state.selection));
            if let Some(extent) = marks.flatten() {
                state.timeline.window = Some(Window::fit(extent));
            }
        }
        Command::FitSelection => {
            if let Some(bounds) = state.bounds_of(state.selected_entities()) {
                state.camera = Some(Camera::fit(bounds, state.viewport));
            }
        }
        Command::ZoomIn => zoom(state, ZOOM_STEP),
        Command::ZoomOut => zoom(state, 1.0 / ZOOM_STEP),
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

fn zoom(state: &mut State, factor: f32) {
    if state.centre == Centre::Timeline {
        state.timeline.window = Some(timeline::window(state).zoomed(f64::from(factor), 0.5));
        return;
    }
    let middle = state.viewport * 0.5;
    state.camera = Some(state.view_camera().zoomed(factor, middle, state.viewport));
}

fn toggle_pinned(state: &mut State) {
    let selected: Vec<(EntityId, Point)> =
        state.selected_entities().filter_map(|id| Some((id, *state.derived.positions.get(&id)?))).collect();
    let pins = &mut state.ground.pins;
    if selected.iter().all(|(id, _)| pins.contains_key(id)) {
        for (id, _) in selected {
            pins.remove(&id);
        }
    } else {
        pins.extend(selected);
    }
}

/// Closes one thing: what is open on top, or else the selection, or else the focus.
fn escape(state: &mut State) {
    if state.dialog.take().is_some() {
    } else if !state.search.is_empty() {
        state.search.clear();
    } else if state.centre == Centre::Table && !state.tables.text.is_empty() {
        state.tables.text.clear();
    } else if state.centre == Centre::Timeline && timeline::chosen_days(state).is_some() {
        let before = state.ground.clone();
        timeline::choose_days(&mut state.ground.filter, None);
        state.history.record("Filter by date", before);
    } else if state.paths.take().is_some() {
    } else if !state.selection.is_empty() {
        super::selection::clear(state);
    } else if state.ground.filter.focus.is_some() {
        let before = state.ground.clone();
        state.ground.filter.focus = None;
        state.camera = None;
        state.history.record("Leave focus", before);
    }
}
