//! What the pointer does on the graph: it moves the view, moves an entity, draws around several, clicks.

use egui::{CursorIcon, PointerButton, Pos2, Response, Shape, Stroke, Ui, Vec2};

use super::{Memory, REACH, View};
use crate::app::line_walk::bundle_subjects;
use crate::app::region::Region;
use crate::app::{Command, Noting, State};
use crate::knowledge::{EntityId, RelationId};
use crate::layout::Point;
use crate::scene::{Handle, NoteId, Subject};
use crate::ui::keys;
use crate::ui::theme::Tokens;

/// How far apart the points of a lasso are, in screen points.
const LASSO_STEP: f32 = 3.0;

/// What a drag that is under way does.
#[derive(Clone, Debug, Default)]
pub(super) enum Gesture {
    /// Nothing.
    #[default]
    None,
    /// It moves the view.
    Pan,
    /// It moves an entity.
    Move {
        /// Which.
        entity: EntityId,
        /// From the pointer to the middle of the mark, in scene units.
        grip: Point,
    },
    /// It moves a name.
    MoveName {
        /// Whose.
        entity: EntityId,
        /// From the pointer to the middle of the name, counted from the middle of its mark.
        grip: Point,
    },
    /// It moves a note.
    MoveNote {
        /// Which.
        id: NoteId,
        /// From the pointer to the place of the note.
        grip: Point,
    },
    /// It draws a box from here, a place of the plane.
    Box(Point),
    /// It draws a line around entities, on the plane.
    Lasso(Vec<Point>),
}

/// Turns a drag into commands.
pub(super) fn drag(
    state: &State,
    gesture: &mut Gesture,
    view: &View,
    response: &Response,
    commands: &mut Vec<Command>,
) {
    if response.drag_started()
        && let Some(origin) = response.ctx.input(|input| input.pointer.press_origin())
    {
        *gesture = begun(state, view, response, view.to_scene(origin));
    }
    let pointer = response.interact_pointer_pos();
    let is_drawn = matches!(gesture, Gesture::Box(_) | Gesture::Lasso(_));
    if is_drawn && response.ctx.input(|input| input.key_down(egui::Key::Escape)) {
        // Escape gives up the outline and nothing else.
        *gesture = Gesture::None;
        commands.retain(|command| *command != Command::Escape);
    }
    if response.dragged() {
        match (&mut *gesture, pointer) {
            (Gesture::Move { entity, grip }, Some(pointer)) => {
                commands.push(Command::Drag(*entity, view.to_scene(pointer) + *grip));
            }
            (Gesture::MoveName { entity, grip }, Some(pointer)) => {
                commands.push(Command::DragName(*entity, view.to_scene(pointer) + *grip));
            }
            (Gesture::MoveNote { id, grip }, Some(pointer)) => {
                let place = view.to_scene(pointer) + *grip;
                commands.push(Command::Note(Noting::Drag(*id, place)));
            }
            (Gesture::Pan, _) => {
                let delta = response.drag_delta();
                if delta != Vec2::ZERO {
                    commands.push(Command::MoveCamera(view.camera.panned(Point::new(delta.x, delta.y))));
                }
            }
            (Gesture::Lasso(line), Some(pointer)) => {
                let place = view.to_scene(pointer);
                if line.last().is_none_or(|last| last.distance(place) * view.camera.zoom >= LASSO_STEP) {
                    line.push(place);
                }
            }
            _ => {}
        }
    }
    if response.drag_stopped() {
        let pointer = pointer.or_else(|| response.ctx.input(|input| input.pointer.latest_pos()));
        end(state, std::mem::take(gesture), view, pointer, response, commands);
    }
}

/// What a drag that begins at `origin` will do.
fn begun(state: &State, view: &View, response: &Response, origin: Point) -> Gesture {
    if response.drag_started_by(PointerButton::Middle) {
        return Gesture::Pan;
    }
    if !response.drag_started_by(PointerButton::Primary) {
        return Gesture::None;
    }
    let modifiers = keys::held(&response.ctx);
    if response.ctx.input(|input| input.key_down(egui::Key::Space)) {
        return Gesture::Pan;
    }
    if modifiers.alt {
        return Gesture::Lasso(vec![origin]);
    }
    match state.derived.hits.at(origin, REACH / view.camera.zoom) {
        Some(Subject::Entity(entity)) => {
            let Some(&middle) = state.derived.positions.get(&entity) else { return Gesture::Pan };
            let name = state.derived.scene.name_of(entity).filter(|name| name.contains(origin));
            match name {
                Some(name) => Gesture::MoveName { entity, grip: name.center() - middle - origin },
                None => Gesture::Move { entity, grip: middle - origin },
            }
        }
        Some(Subject::Note(id)) => match state.ground.notes.get(&id) {
            Some(note) => Gesture::MoveNote { id, grip: note.place - origin },
            None => Gesture::Pan,
        },
        _ if modifiers.shift => Gesture::Box(origin),
        _ => Gesture::Pan,
    }
}

fn end(
    state: &State,
    gesture: Gesture,
    view: &View,
    pointer: Option<Pos2>,
    response: &Response,
    commands: &mut Vec<Command>,
) {
    let region = match gesture {
        Gesture::Move { entity, .. } => {
            if let Some(&place) = state.derived.positions.get(&entity) {
                commands.push(Command::Pin(entity, place));
            }
            return;
        }
        Gesture::MoveName { entity, grip } => {
            if let Some(pointer) = pointer {
                commands.push(Command::PlaceName(entity, view.to_scene(pointer) + grip));
            }
            return;
        }
        Gesture::MoveNote { id, grip } => {
            if let Some(pointer) = pointer {
                commands.push(Command::Note(Noting::Place(id, view.to_scene(pointer) + grip)));
            }
            return;
        }
        Gesture::Box(from) => pointer.map(|pointer| Region::between(from, view.to_scene(pointer))),
        Gesture::Lasso(line) => Some(Region::Lasso(line)),
        Gesture::Pan | Gesture::None => None,
    };
    let Some(region) = region else { return };
    let subjects = region.subjects(state);
    let adds = keys::held(&response.ctx).command;
    commands.push(if adds { Command::AddSubjects(subjects) } else { Command::SelectSubjects(subjects) });
}

/// Turns clicks into commands.
pub(super) fn click(
    ui: &Ui,
    state: &State,
    view: &View,
    (under, handle): (Option<Subject>, Option<Handle>),
    memory: &mut Memory,
    response: &Response,
    commands: &mut Vec<Command>,
) {
    if response.double_clicked() && memory.has_clicked_handle {
        memory.has_clicked_handle = false;
    } else if response.double_clicked()
        && handle.is_none()
        && let Some(Subject::Entity(entity)) = under
    {
        commands.push(Command::Focus(entity));
    } else if response.double_clicked()
        && handle.is_none()
        && let Some(Subject::Note(id)) = under
    {
        commands.push(Command::Note(Noting::Open(id)));
    } else if response.clicked_by(PointerButton::Primary) {
        response.request_focus();
        memory.has_clicked_focus = true;
        let held = keys::held(ui.ctx());
        let toggles = held.command || held.shift;
        memory.has_clicked_handle = handle.is_some();
        if let Some(handle) = handle {
            commands.push(match handle {
                Handle::Beyond(entity) => Command::Expand(entity),
                Handle::Bundle(relation) => Command::ToggleFanned(relation),
                Handle::Group(group) => Command::CloseGroup(group),
            });
            return;
        }
        match under {
            Some(Subject::Relation(relation)) => line(state, relation, toggles, commands),
            Some(subject) if toggles => commands.push(Command::ToggleSelected(subject)),
            Some(subject) => commands.push(Command::Select(subject)),
            None if toggles => {}
            None => commands.push(Command::ClearSelection),
        }
    } else if response.secondary_clicked() {
        let place = response.interact_pointer_pos().map(|place| view.to_scene(place));
        memory.menu.open_at_pointer(under, place);
    }
}

/// Selects all relations that are drawn as one line with this one, or with `toggles` as well or no longer.
fn line(state: &State, relation: RelationId, toggles: bool, commands: &mut Vec<Command>) {
    let subjects = bundle_subjects(state, relation);
    if !toggles {
        commands.push(Command::SelectRows(subjects));
    } else if subjects.iter().all(|subject| state.selection.contains(subject)) {
        commands.extend(subjects.into_iter().map(Command::ToggleSelected));
    } else {
        commands.push(Command::AddSubjects(subjects.into_iter().collect()));
    }
}

/// Shows what the pointer would do, or does.
pub(super) fn set_cursor(ui: &Ui, gesture: &Gesture, is_on_something: bool, response: &Response) {
    let (alt, shift, space) =
        ui.input(|input| (input.modifiers.alt, input.modifiers.shift, input.key_down(egui::Key::Space)));
    let cursor = match gesture {
        Gesture::Pan | Gesture::Move { .. } | Gesture::MoveName { .. } | Gesture::MoveNote { .. } => {
            CursorIcon::Grabbing
        }
        Gesture::Box(_) | Gesture::Lasso(_) => CursorIcon::Crosshair,
        Gesture::None if !response.hovered() => return,
        Gesture::None if space => CursorIcon::Grab,
        Gesture::None if alt => CursorIcon::Crosshair,
        Gesture::None if is_on_something => CursorIcon::PointingHand,
        Gesture::None if shift => CursorIcon::Crosshair,
        Gesture::None => return,
    };
    ui.set_cursor_icon(cursor);
}

/// Paints the outline that is being drawn.
pub(super) fn paint(ui: &Ui, gesture: &Gesture, view: &View, response: &Response) {
    let accent = Tokens::in_ui(ui).accent;
    let brush = ui.painter_at(view.rect);
    let stroke = Stroke::new(1.0, accent);
    match gesture {
        Gesture::Box(from) => {
            let Some(pointer) = response.interact_pointer_pos() else { return };
            let rect = egui::Rect::from_two_pos(view.to_screen(*from), pointer);
            brush.rect_filled(rect, 0.0, accent.gamma_multiply(0.12));
            brush.rect_stroke(rect, 0.0, stroke, egui::StrokeKind::Middle);
        }
        Gesture::Lasso(line) if line.len() > 1 => {
            let points: Vec<Pos2> = line.iter().map(|&place| view.to_screen(place)).collect();
            let ends = [points[points.len() - 1], points[0]];
            brush.extend(Shape::dashed_line(&ends, Stroke::new(1.0, accent.gamma_multiply(0.6)), 4.0, 4.0));
            brush.add(Shape::line(points, stroke));
        }
        _ => {}
    }
}
