//! The keyboard's place in the window: a ring around it, ways from part to part, and the way back
//! when something on top is closed.

use std::collections::BTreeMap;

use egui::{Context, Event, Id, Key, LayerId, Modifiers, Rect, Stroke, StrokeKind, WidgetRect};

use super::theme::Tokens;
use crate::app::{Dialog, State, Way};

/// The parts of the window, in the order in which F6 goes through them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Menus,
    Messages,
    News,
    Left,
    Filters,
    Middle,
    Beneath,
    Comparison,
    Inspector,
    Reader,
    Status,
}

/// What has to be remembered from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Where the parts are, as far as they are shown.
    parts: BTreeMap<Part, Rect>,
    /// What had the keyboard in each part the last time.
    last: BTreeMap<Part, Id>,
    /// The graph.
    graph: Option<Id>,
    /// The text in the reader, when it is shown.
    text: Option<Id>,
    last_frame: LastFrame,
    menus: Menus,
    dialogs: Dialogs,
    /// Whether the keyboard moved last, and not the pointer.
    by_keyboard: bool,
    /// Whether Escape has left a part of the window.
    leaves: bool,
}

/// How things stood at the end of the last frame.
#[derive(Debug, Default)]
struct LastFrame {
    /// What had the keyboard.
    focused: Option<Id>,
    /// Whether one could type there.
    could_type: bool,
}

/// What gets the keyboard back when a menu is closed.
#[derive(Debug, Default)]
struct Menus {
    behind: Option<Id>,
    is_open: bool,
}

/// What gets the keyboard back when a dialog is closed.
#[derive(Debug, Default)]
struct Dialogs {
    behind: Option<Id>,
    open: Option<Dialog>,
    /// Whether the dialog has just opened and still has to get the keyboard.
    enters: bool,
}

/// Width of the ring, and how far it stands off.
const RING: f32 = 2.0;

/// What is thinner is the edge of a panel, by which it is made larger.
const LEAST: f32 = 12.0;

impl Memory {
    /// At the start of a frame, before anybody takes keys.
    pub(super) fn begin(&mut self, context: &Context, state: &State) {
        self.parts.clear();
        for event in &context.input(|input| input.events.clone()) {
            match event {
                Event::Key { key, pressed: true, modifiers, .. }
                    if modifiers.command || moves_focus(*key) =>
                {
                    self.by_keyboard = true;
                }
                Event::AccessKitActionRequest(_) => self.by_keyboard = true,
                Event::PointerButton { pressed: true, .. } => self.by_keyboard = false,
                _ => {}
            }
        }
        let is_on_top = state.dialog.is_some() || self.menus.is_open;
        let escapes = context.input(|input| input.key_pressed(Key::Escape));
        self.leaves = escapes && !is_on_top && self.last_frame.focused.is_some() && self.graph.is_some();
        // From a part of the window, Escape leads to the graph and does nothing else. In a field it
        // belongs to the field.
        if self.leaves && !self.last_frame.could_type && self.last_frame.focused != self.graph {
            context.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        }
    }

    /// Says where a part of the window is.
    pub(super) fn part(&mut self, part: Part, rect: Rect) {
        self.parts.insert(part, rect);
    }

    /// Says which widget is the graph, when it is shown.
    pub(super) fn graph(&mut self, id: Option<Id>) {
        self.graph = id;
    }

    /// Says which widget is the text in the reader, when it is shown.
    pub(super) fn text(&mut self, id: Option<Id>) {
        self.text = id;
    }

    /// At the end of a frame: leads the keyboard where it belongs, and draws the ring.
    pub(super) fn end(&mut self, context: &Context, state: &State) {
        let focused = context.memory(egui::Memory::focused);
        if self.leaves && focused.is_none() {
            focus(context, self.graph);
        }
        self.follow_menus(context);
        self.follow_dialogs(context, state);
        let focused = context.memory(egui::Memory::focused);
        if let Some(widget) = focused.and_then(|id| widget(context, id)) {
            if let Some(part) = self.part_of(&widget) {
                self.last.insert(part, widget.id);
            }
            if self.by_keyboard {
                ring(context, &widget);
            }
        }
        self.last_frame.focused = focused;
        self.last_frame.could_type = context.text_edit_focused();
    }

    /// Menus give the keyboard back when they close.
    fn follow_menus(&mut self, context: &Context) {
        let has_menu = egui::Popup::is_any_open(context);
        if has_menu && !self.menus.is_open {
            self.menus.behind = self.last_frame.focused;
        } else if !has_menu
            && self.menus.is_open
            && let Some(behind) = self.menus.behind.take()
        {
            let focused = context.memory(egui::Memory::focused);
            if focused.is_none_or(|id| widget(context, id).is_none()) {
                focus(context, Some(behind));
            }
            // Whatever opens from the menu gives the keyboard back to where the menu was opened.
            self.last_frame.focused = Some(behind);
        }
        self.menus.is_open = has_menu;
    }

    /// Dialogs take the keyboard when they open, and give it back when they close.
    fn follow_dialogs(&mut self, context: &Context, state: &State) {
        if self.dialogs.open != state.dialog {
            if self.dialogs.open.is_none() {
                self.dialogs.behind = self.last_frame.focused;
            }
            self.dialogs.enters = state.dialog.is_some();
            self.dialogs.open = state.dialog;
            if state.dialog.is_none() {
                let behind = self.dialogs.behind.take().filter(|&id| widget(context, id).is_some());
                focus(context, behind.or(self.graph.filter(|_| self.by_keyboard)));
            }
        }
        if self.dialogs.enters
            && let Some(layer) = context.memory(egui::Memory::top_modal_layer)
        {
            self.dialogs.enters = false;
            let is_inside = |id| widget(context, id).is_some_and(|widget| widget.layer_id == layer);
            if !context.memory(egui::Memory::focused).is_some_and(is_inside) {
                focus(context, first(context, layer, Rect::EVERYTHING));
            }
        }
    }

    /// Puts the keyboard into the next part of the window, or the one before.
    pub(super) fn go(&mut self, context: &Context, way: Way) {
        let focused = context.memory(egui::Memory::focused).and_then(|id| widget(context, id));
        let here = focused.and_then(|widget| self.part_of(&widget));
        let parts: Vec<Part> = self.parts.keys().copied().collect();
        let start = here.and_then(|here| parts.iter().position(|&part| part == here));
        let count = parts.len();
        for step in 1..=count {
            let index = match (start, way) {
                (Some(start), Way::Forward) => (start + step) % count,
                (Some(start), Way::Back) => (start + count - step) % count,
                (None, Way::Forward) => step - 1,
                (None, Way::Back) => count - step,
            };
            if let Some(target) = self.entrance(context, parts[index]) {
                self.by_keyboard = true;
                focus(context, Some(target));
                return;
            }
        }
    }

    /// Where the keyboard goes in a part of the window: where it was, or else the first place.
    fn entrance(&self, context: &Context, part: Part) -> Option<Id> {
        let rect = *self.parts.get(&part)?;
        let is_there = |id: &Id| widget(context, *id).is_some_and(|there| self.part_of(&there) == Some(part));
        let main = match part {
            Part::Middle => self.graph,
            Part::Reader => self.text,
            _ => None,
        };
        let last = self.last.get(&part).copied().filter(is_there);
        last.or(main).or_else(|| first(context, LayerId::background(), rect))
    }

    fn part_of(&self, widget: &WidgetRect) -> Option<Part> {
        let place = widget.rect.center();
        let holds = |(_, rect): &(&Part, &Rect)| rect.contains(place);
        self.parts.iter().find(holds).map(|(part, _)| *part)
    }
}

fn moves_focus(key: Key) -> bool {
    let arrows = [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight];
    matches!(key, Key::Tab | Key::F6 | Key::Escape) || arrows.contains(&key)
}

/// A widget of this frame.
fn widget(context: &Context, id: Id) -> Option<WidgetRect> {
    context.viewport(|viewport| viewport.this_pass.widgets.get(id).copied())
}

/// The first thing in a box that can be pressed or typed into.
fn first(context: &Context, layer: LayerId, rect: Rect) -> Option<Id> {
    context.viewport(|viewport| {
        let mut widgets = viewport.this_pass.widgets.get_layer(layer);
        let is_entrance = |widget: &&WidgetRect| {
            widget.enabled
                && widget.sense.is_focusable()
                && widget.sense.senses_click()
                && widget.interact_rect.size().min_elem() >= LEAST
                && rect.contains(widget.interact_rect.center())
        };
        widgets.find(is_entrance).map(|widget| widget.id)
    })
}

fn focus(context: &Context, id: Option<Id>) {
    if let Some(id) = id {
        context.memory_mut(|memory| memory.request_focus(id));
        context.request_repaint();
    }
}

/// Draws a ring around what has the keyboard, in front of everything on its layer.
fn ring(context: &Context, widget: &WidgetRect) {
    let tokens = Tokens::in_context(context);
    let seen = widget.interact_rect;
    if !seen.is_positive() {
        return;
    }
    let all = context.content_rect();
    // Around large things there may be no room.
    let rect = seen.expand(RING).intersect(all.shrink(RING / 2.0));
    let rect = if seen.width() > all.width() / 2.0 && seen.height() > all.height() / 4.0 {
        seen.shrink(RING / 2.0)
    } else {
        rect
    };
    let painter = context.layer_painter(widget.layer_id);
    painter.rect_stroke(rect, super::theme::CORNER, Stroke::new(RING, tokens.accent), StrokeKind::Middle);
}
