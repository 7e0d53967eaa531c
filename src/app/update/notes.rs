//! Notes on the plane come, change, move and go.

use super::selection;
use crate::app::centre::Centre;
use crate::app::notes::{FARTHEST, MOST_TEXT, Noting, bearer, begun, rectangle, selected_notes};
use crate::app::state::{Dialog, State};
use crate::app::walk::Direction;
use crate::layout::Point;
use crate::scene::{Note, NoteId, Subject};

pub(super) fn change(state: &mut State, noting: Noting) {
    match noting {
        Noting::Begin(place) => {
            state.canvas.draft = Some(begun(state, place));
            state.dialog = Some(Dialog::Note(None));
        }
        Noting::Open(id) if state.ground.notes.contains_key(&id) => {
            state.dialog = Some(Dialog::Note(Some(id)));
        }
        Noting::Open(_) => {}
        Noting::List => state.dialog = Some(Dialog::Notes),
        Noting::Add(note) => {
            close(state);
            let Some(note) = sound(&note) else { return };
            let id =
                NoteId(state.ground.notes.last_key_value().map_or(1, |(last, _)| last.0.saturating_add(1)));
            hold_view(state);
            state.ground.notes.insert(id, note);
            state.selection = [Subject::Note(id)].into();
        }
        Noting::Change(id, note) => {
            close(state);
            if !state.ground.notes.contains_key(&id) {
                return;
            }
            match sound(&note) {
                Some(note) => {
                    state.ground.notes.insert(id, note);
                }
                None => delete(state, id),
            }
        }
        Noting::Drag(id, place) => {
            if is_near(place) {
                state.derived.drag_note(id, place);
            }
        }
        Noting::Place(id, place) => put(state, id, place),
        Noting::Delete(id) => {
            close(state);
            delete(state, id);
        }
        Noting::GoTo(id) => go_to(state, id),
    }
}

/// Takes the selected notes away.
pub(super) fn delete_selected(state: &mut State) {
    let selected: Vec<NoteId> = selected_notes(state).collect();
    for id in selected {
        delete(state, id);
    }
}

/// Moves the selected notes a little.
pub(super) fn nudge(state: &mut State, direction: Direction, step: f32) {
    let way = direction.unit() * (step / state.view_camera().zoom);
    let selected: Vec<NoteId> = selected_notes(state).collect();
    for id in selected {
        if let Some(place) = state.ground.notes.get(&id).map(|note| note.place + way) {
            put(state, id, place);
        }
    }
}

/// Forgets selected notes that are not there any more.
pub(super) fn forget_what_is_gone(state: &mut State) {
    let State { ground, selection, hovered, dialog, .. } = state;
    let is_gone = |subject: &Subject| matches!(subject, Subject::Note(id) if !ground.notes.contains_key(id));
    selection.retain(|subject| !is_gone(subject));
    *hovered = hovered.filter(|subject| !is_gone(subject));
    if matches!(dialog, Some(Dialog::Note(Some(id))) if !ground.notes.contains_key(id)) {
        *dialog = None;
    }
}

fn close(state: &mut State) {
    if matches!(state.dialog, Some(Dialog::Note(_))) {
        state.dialog = None;
    }
    state.canvas.draft = None;
}

/// The view stays while a note comes or moves in it.
fn hold_view(state: &mut State) {
    state.camera = Some(state.view_camera());
}

fn put(state: &mut State, id: NoteId, place: Point) {
    if !is_near(place) || !state.ground.notes.contains_key(&id) {
        return;
    }
    hold_view(state);
    if let Some(note) = state.ground.notes.get_mut(&id) {
        note.place = place;
    }
}

fn delete(state: &mut State, id: NoteId) {
    state.ground.notes.remove(&id);
}

fn go_to(state: &mut State, id: NoteId) {
    let Some(note) = state.ground.notes.get(&id) else { return };
    let tied = note.tied.map(|tied| bearer(state, tied));
    if let Some(tied) = tied.filter(|tied| state.derived.knowledge.entity(*tied).is_some()) {
        selection::go_to(state, tied);
    }
    state.dialog = None;
    state.centre = Centre::Graph;
    state.selection = [Subject::Note(id)].into();
    let Some(bounds) = rectangle(state, id) else { return };
    let viewport = state.viewport;
    if let Some(camera) = &mut state.camera {
        let seen = camera.visible(viewport);
        if !seen.contains(bounds.min) || !seen.contains(bounds.max) {
            camera.center = bounds.center();
        }
    }
}

/// A note as it can be kept; `None` where it has no words.
fn sound(note: &Note) -> Option<Note> {
    let text: String = note.text.trim_end().chars().take(MOST_TEXT).collect();
    (!text.trim().is_empty() && is_near(note.place)).then(|| Note { text, ..note.clone() })
}

fn is_near(place: Point) -> bool {
    place.x.abs() <= FARTHEST && place.y.abs() <= FARTHEST
}
