//! Names that a person moves away from their marks, and back.

use crate::app::command::Command;
use crate::app::state::State;
use crate::app::walk::Direction;
use crate::knowledge::EntityId;
use crate::layout::Point;

/// How far one press of a key moves a name, in screen points.
const NUDGE: f32 = 8.0;
/// Farther away from its mark nobody would look for a name, in scene units.
const FARTHEST: f32 = 4000.0;

/// Whether a command is carried out here.
pub(super) fn concerns(command: &Command) -> bool {
    matches!(
        command,
        Command::DragName(..)
            | Command::PlaceName(..)
            | Command::NudgeName(_)
            | Command::PutNameBack(_)
            | Command::PutNamesBack
    )
}

pub(super) fn change(state: &mut State, command: &Command) {
    match command {
        Command::DragName(id, offset) => {
            if let Some(offset) = within_reason(*offset) {
                state.derived.drag_name(*id, offset);
            }
        }
        Command::PlaceName(id, offset) => {
            if let Some(offset) = within_reason(*offset) {
                state.ground.names.insert(*id, offset);
            }
        }
        Command::NudgeName(direction) => nudge(state, *direction),
        Command::PutNameBack(id) => {
            state.ground.names.remove(id);
        }
        Command::PutNamesBack => state.ground.names.clear(),
        _ => {}
    }
}

fn nudge(state: &mut State, direction: Direction) {
    let way = direction.unit() * (NUDGE / state.view_camera().zoom);
    let moved: Vec<(EntityId, Point)> = state
        .selected_on_graph()
        .into_iter()
        .filter_map(|id| Some((id, within_reason(nudged(state, id, way)?)?)))
        .collect();
    if !moved.is_empty() {
        // The view stays while a name moves in it.
        state.camera = Some(state.view_camera());
        state.ground.names.extend(moved);
    }
}

/// Where a name goes from where it is. One that comes up to its mark goes over to the other side.
fn nudged(state: &State, id: EntityId, way: Point) -> Option<Point> {
    let from = offset_of(state, id)?;
    let to = state.derived.moved_name(id, from + way)?;
    let along = |offset: Point| offset.x * way.x + offset.y * way.y;
    if along(to - from) * 2.0 > along(way) {
        return Some(to);
    }
    let beyond = way * (2.0 * along(from) / along(way));
    state.derived.moved_name(id, from - beyond)
}

/// From the middle of a mark to that of its name, where the name is written.
fn offset_of(state: &State, id: EntityId) -> Option<Point> {
    let name = state.derived.scene.name_of(id)?;
    Some(name.center() - *state.derived.positions.get(&id)?)
}

fn within_reason(offset: Point) -> Option<Point> {
    let length = offset.x.hypot(offset.y);
    (length.is_finite() && length <= FARTHEST).then_some(offset)
}
