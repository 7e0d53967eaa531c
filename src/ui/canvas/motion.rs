//! Entities and the view move to their new places instead of jumping there. The state knows only the new
//! places; this is about what is painted on the way.

use std::collections::HashMap;
use std::sync::Arc;

use egui::Ui;

use super::View;
use crate::app::notes::{bearer, origin};
use crate::app::{Camera, State};
use crate::knowledge::EntityId;
use crate::layout::Point;
use crate::scene::{NoteId, Scene, Subject};

/// How long a movement takes, in seconds.
const DURATION: f64 = 0.18;
/// A smaller step is no movement, in scene units.
const STEP: f32 = 0.5;

/// What was shown last, and the movement from there that is under way.
#[derive(Debug, Default)]
pub(super) struct Motion {
    scene: Option<Arc<Scene>>,
    places: HashMap<EntityId, Point>,
    camera: Option<Camera>,
    size: Point,
    /// A view that the pointer has asked for, which is shown at once.
    direct: Option<Camera>,
    began: Option<f64>,
    /// From the new places back to the old ones; asked only for single entities.
    offsets: HashMap<EntityId, Point>,
    from: Option<Camera>,
}

impl Motion {
    /// Whether something is on its way.
    pub(super) fn is_under_way(&self) -> bool {
        self.began.is_some()
    }

    /// The pointer has moved the view.
    pub(super) fn camera_is_held(&mut self, camera: Camera) {
        self.direct = Some(camera);
    }

    /// The scene and the view to paint now.
    pub(super) fn follow(&mut self, ui: &Ui, state: &State, view: View) -> (Arc<Scene>, View) {
        let now = ui.input(|input| input.time);
        let is_held = ui.input(|input| input.pointer.any_down());
        let scene = &state.derived.scene;
        let is_new = self.scene.as_ref().is_none_or(|before| !Arc::ptr_eq(before, scene));
        let camera_moved = self.camera != Some(view.camera);
        if is_new || camera_moved {
            let was_shown = !self.places.is_empty() && self.size == view.size();
            let rest = self.rest(now);
            let is_direct = is_held || self.direct == Some(view.camera);
            let jumps = state.reduced_motion() || !was_shown || is_held;
            self.enter(state, view, rest, (jumps, jumps || is_direct), now);
        }
        self.direct = None;
        let rest = self.rest(now);
        if rest <= 0.0 {
            self.began = None;
            self.offsets.clear();
            self.from = None;
            return (Arc::clone(scene), view);
        }
        ui.ctx().request_repaint();
        let camera = self.from.map_or(view.camera, |from| between(view.camera, from, rest));
        // Letters are as large on the way as at its end, and names stay at their marks.
        let letters = view.camera.zoom / camera.zoom;
        let shift = |subject, place| self.shift(state, subject, place) * rest;
        let anchor = |subject| match subject {
            Subject::Entity(id) => state.derived.positions.get(&id).copied(),
            Subject::Note(id) => corner(state, id),
            _ => None,
        };
        (Arc::new(scene.moved(shift, letters, anchor)), View { camera, ..view })
    }

    /// Remembers what is shown now, and begins a movement from what was shown before.
    fn enter(
        &mut self,
        state: &State,
        view: View,
        rest: f32,
        (places_jump, camera_jumps): (bool, bool),
        now: f64,
    ) {
        let mut offsets = HashMap::new();
        let mut places = HashMap::new();
        for &id in &state.derived.drawn.view.entities {
            let former = self.places.get(&id).copied();
            let Some(place) = state.derived.positions.get(&id).copied().or(former) else { continue };
            if let Some(before) = former.filter(|_| !places_jump) {
                let on_the_way = self.offsets.get(&id).copied().unwrap_or_default() * rest;
                let offset = before + on_the_way - place;
                if offset.x.hypot(offset.y) > STEP {
                    offsets.insert(id, offset);
                }
            }
            places.insert(id, place);
        }
        let before = self.camera.map(|camera| self.from.map_or(camera, |from| between(camera, from, rest)));
        self.from = before.filter(|&before| !camera_jumps && before != view.camera);
        self.scene = Some(Arc::clone(&state.derived.scene));
        self.camera = Some(view.camera);
        self.size = view.size();
        self.offsets = offsets;
        self.places = places;
        let moves = !self.offsets.is_empty() || self.from.is_some();
        self.began = moves.then_some(now);
    }

    /// How much of the way is left, 1 to 0; quick at first, slow at the end.
    fn rest(&self, now: f64) -> f32 {
        self.began.map_or(0.0, |began| {
            let left = 1.0 - ((now - began) / DURATION).clamp(0.0, 1.0) as f32;
            left * left * left
        })
    }

    /// How far a place of something is from where it will be. What lies between two entities moves with
    /// both, the more with the nearer.
    fn shift(&self, state: &State, subject: Subject, place: Point) -> Point {
        // While only the view moves, nothing is looked up for the thousands of points of a large picture.
        if self.offsets.is_empty() {
            return Point::default();
        }
        let offset = |id: &EntityId| self.offsets.get(id).copied().unwrap_or_default();
        match subject {
            Subject::Entity(id) => offset(&id),
            Subject::Relation(id) => {
                let Some(relation) = state.derived.drawn.knowledge.relation(id) else {
                    return Point::default();
                };
                let (one, other) = (offset(&relation.subject), offset(&relation.object));
                let positions = &state.derived.positions;
                let (Some(&from), Some(&to)) =
                    (positions.get(&relation.subject), positions.get(&relation.object))
                else {
                    return Point::default();
                };
                let way = to - from;
                let squared = (way.x * way.x + way.y * way.y).max(1.0e-6);
                let along = place - from;
                let part = ((along.x * way.x + along.y * way.y) / squared).clamp(0.0, 1.0);
                one * (1.0 - part) + other * part
            }
            Subject::Note(id) => {
                let tied = state.ground.notes.get(&id).and_then(|note| note.tied);
                tied.map_or(Point::default(), |id| offset(&state.derived.drawn.stand_in(bearer(state, id))))
            }
            Subject::Kind(_) => Point::default(),
        }
    }
}

/// The corner of a note that stays where it is when its letters change.
fn corner(state: &State, id: NoteId) -> Option<Point> {
    let note = state.ground.notes.get(&id)?;
    Some(origin(state, note.tied) + note.place)
}

/// The view `rest` of the way back from `to` to `from`; nearness changes by factors.
fn between(to: Camera, from: Camera, rest: f32) -> Camera {
    let zoom = to.zoom * (from.zoom / to.zoom).powf(rest);
    Camera { center: to.center * (1.0 - rest) + from.center * rest, zoom }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_goes_all_the_way_and_no_further() {
        let one = Camera { center: Point::new(0.0, 10.0), zoom: 0.5 };
        let other = Camera { center: Point::new(100.0, -10.0), zoom: 2.0 };
        assert_eq!(between(one, other, 0.0), one);
        let start = between(one, other, 1.0);
        assert!(start.center.distance(other.center) < 0.001 && (start.zoom - other.zoom).abs() < 0.001);
        assert!((between(one, other, 0.5).zoom - 1.0).abs() < 0.001);
    }
}
