//! The graph: paints the scene under the camera and turns the pointer into commands.

mod curation;
mod gestures;
mod items;
mod keyboard;
mod menu;
mod motion;
mod notes;
mod paint;

pub(super) use curation::curation_items;
pub(super) use items::{entity_items, sentence_items, subject_items, value_items};
pub(super) use notes::note_items;

use egui::{Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use super::strings;
use super::theme::Tokens;
use crate::app::notes::note_about;
use crate::app::{Camera, Command, State};
use crate::layout::Point;
use crate::scene::{Handle, Scene, Subject};

/// How near the pointer has to come to a line, in screen points.
const REACH: f32 = 7.0;
/// How near the pointer has to come to a number, in screen points.
const GRIP: f32 = 2.0;
/// How much nearer the view comes for each point of the wheel.
const WHEEL: f32 = 1.0 / 320.0;

/// What the canvas has to remember from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Memory {
    gesture: gestures::Gesture,
    menu: menu::Memory,
    motion: motion::Motion,
    /// Whether a click gave the canvas the keyboard: then it needs no ring to be found.
    has_clicked_focus: bool,
    /// Whether the last click was on a number: a second one that follows at once is no double click.
    has_clicked_handle: bool,
    /// The widget that the graph is for the keyboard.
    pub(super) id: Option<egui::Id>,
}

impl Memory {
    /// Whether something is on its way to another place.
    pub(super) fn is_moving(&self) -> bool {
        self.motion.is_under_way()
    }
}

/// The canvas on the screen, and what it shows.
#[derive(Clone, Copy, Debug)]
struct View {
    rect: Rect,
    camera: Camera,
}

impl View {
    fn size(&self) -> Point {
        Point::new(self.rect.width(), self.rect.height())
    }

    /// A place of the screen from the upper left corner of the canvas.
    fn local(&self, place: Pos2) -> Point {
        Point::new(place.x - self.rect.left(), place.y - self.rect.top())
    }

    fn to_scene(self, place: Pos2) -> Point {
        self.camera.to_scene(self.local(place), self.size())
    }

    fn to_screen(self, place: Point) -> Pos2 {
        let place = self.camera.to_screen(place, self.size());
        self.rect.min + Vec2::new(place.x, place.y)
    }
}

/// Shows the graph in all the room there is.
pub(super) fn show(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) -> Rect {
    let rect = ui.available_rect_before_wrap();
    let response = ui.interact(rect, ui.scope_id().with("graph"), Sense::click_and_drag());
    ui.advance_cursor_after_rect(rect);
    memory.id = Some(response.id);
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, strings::graph_name(state)));
    let mut view = View { rect, camera: state.view_camera() };
    if view.size() != state.viewport {
        commands.push(Command::SetViewport(view.size()));
        view.camera = state.camera.unwrap_or_else(|| state.fitted_camera(view.size()));
    }
    zoom(ui, &response, &view, commands);
    let under = under_pointer(ui, state, &view, &response);
    hover(under, state, commands);
    if let Some(note) = under.and_then(|subject| note_about(state, subject)) {
        response.clone().on_hover_text_at_pointer(strings::curation::note(note));
    }
    gestures::drag(state, &mut memory.gesture, &view, &response, commands);
    let handle = handle_under_pointer(ui, state, &view, &response);
    gestures::click(ui, state, &view, (under, handle), memory, &response, commands);
    keyboard::pressed(ui, state, &view, memory, &response, commands);
    keyboard::announce(ui, state, &response);
    memory.menu.show(&response, state, commands);
    gestures::set_cursor(ui, &memory.gesture, under.is_some() || handle.is_some(), &response);
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 0.0, Tokens::in_ui(ui).canvas);
    let (scene, shown) = memory.motion.follow(ui, state, view);
    paint::scene(&painter, &scene, &shown);
    for command in commands.iter() {
        if let Command::MoveCamera(camera) = command {
            memory.motion.camera_is_held(*camera);
        }
    }
    gestures::paint(ui, &memory.gesture, &view, &response);
    memory.has_clicked_focus &= response.has_focus() || response.clicked();
    if response.has_focus() && !memory.has_clicked_focus {
        let ring = egui::Stroke::new(1.0, Tokens::in_ui(ui).accent);
        painter.rect_stroke(rect, 0.0, ring, egui::StrokeKind::Inside);
    }
    rect
}

/// Paints a scene into `rect` as `camera` sees it.
pub(super) fn paint(painter: &egui::Painter, scene: &Scene, rect: Rect, camera: Camera) {
    paint::scene(painter, scene, &View { rect, camera });
}

fn zoom(ui: &Ui, response: &Response, view: &View, commands: &mut Vec<Command>) {
    let Some(pointer) = response.hover_pos() else { return };
    let (pinch, wheel) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta()));
    let factor = pinch * (wheel.y * WHEEL).exp();
    if (factor - 1.0).abs() > 1.0e-4 {
        commands.push(Command::MoveCamera(view.camera.zoomed(factor, view.local(pointer), view.size())));
    }
}

fn under_pointer(ui: &Ui, state: &State, view: &View, response: &Response) -> Option<Subject> {
    let pointer = response.hover_pos().or_else(|| {
        response
            .clicked_by(egui::PointerButton::Primary)
            .then(|| ui.input(|input| input.pointer.interact_pos()))
            .flatten()
    })?;
    state.derived.hits.at(view.to_scene(pointer), REACH / view.camera.zoom)
}

/// The number under the pointer that does something when it is clicked; says what.
fn handle_under_pointer(ui: &Ui, state: &State, view: &View, response: &Response) -> Option<Handle> {
    let pointer = response.hover_pos().or_else(|| ui.input(|input| input.pointer.interact_pos()))?;
    if !response.contains_pointer() && !response.clicked() {
        return None;
    }
    let handle = state.derived.scene.handle_at(view.to_scene(pointer), GRIP / view.camera.zoom)?;
    let told = match handle {
        Handle::Beyond(id) => {
            let count = state.derived.view.beyond.get(&id).map_or(0, std::collections::BTreeSet::len);
            strings::canvas::expand(count)
        }
        Handle::Bundle(_) => strings::canvas::FAN_OUT.to_owned(),
        Handle::Group(_) => strings::groups::CLOSE_OUTLINED.to_owned(),
    };
    response.clone().on_hover_text_at_pointer(told);
    Some(handle)
}

/// Tells what the pointer is on. Whoever tells nothing lets go: the shell gathers what all panels tell.
/// A line that stands for several relations is named by one of them: the pointer is on all.
fn hover(under: Option<Subject>, state: &State, commands: &mut Vec<Command>) {
    if under.is_some() {
        commands.push(Command::Hover(under));
    }
    if let Some(Subject::Entity(id)) = under
        && let Some(group) = state.derived.drawn.closed_group(id)
    {
        commands.push(Command::Brush(group.members.iter().copied().map(Subject::Entity).collect()));
    }
    if let Some(Subject::Relation(id)) = under
        && let Some(relations) = state.derived.lines.get(&id)
    {
        commands.push(Command::Brush(relations.iter().copied().map(Subject::Relation).collect()));
    }
}
