//! The graph under the keyboard: walking, opening, the menu, and what is said of it all.

use egui::accesskit::Live;
use egui::{EventFilter, Key, Modifiers, Popup, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use super::{Memory, View};
use crate::app::announcement::announcement;
use crate::app::notes::{only_note, rectangle};
use crate::app::table::is_enabled;
use crate::app::{Command, Direction, Noting, State};
use crate::layout::Rectangle;
use crate::scene::Subject;

/// Turns keys into commands while the graph has the keyboard, or nothing has.
pub(super) fn pressed(
    ui: &Ui,
    state: &State,
    view: &View,
    memory: &mut Memory,
    response: &Response,
    commands: &mut Vec<Command>,
) {
    let is_free = ui.memory(|memory| memory.focused().is_none())
        && state.dialog.is_none()
        && !Popup::is_any_open(ui.ctx());
    if !(response.has_focus() || is_free) || memory.menu.is_open(response) {
        return;
    }
    // Escape clears the selection here; the graph keeps the keyboard.
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    for (key, direction) in [
        (Key::ArrowLeft, Direction::Left),
        (Key::ArrowRight, Direction::Right),
        (Key::ArrowUp, Direction::Up),
        (Key::ArrowDown, Direction::Down),
    ] {
        if is_pressed(ui, Modifiers::NONE, key) {
            response.request_focus();
            // Else the same key would lead from the graph to the next widget on that side.
            ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
            commands.push(Command::Walk(direction));
        }
        if is_pressed(ui, Modifiers::COMMAND, key) {
            ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
            commands.push(Command::Nudge(direction));
        }
        if is_pressed(ui, Modifiers::ALT | Modifiers::SHIFT, key) {
            ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
            commands.push(Command::NudgeName(direction));
        }
    }
    let has_entity = state.selected_entities().next().is_some();
    let enter = match only_note(state) {
        Some(id) => Command::Note(Noting::Open(id)),
        None if has_entity => Command::FocusSelection,
        None => Command::ShowEvidence,
    };
    let steps =
        [(Key::Enter, enter), (Key::Backspace, Command::GoBack), (Key::Delete, Command::HideSelection)];
    // On some keyboards the sign needs Shift.
    let plus = [Modifiers::NONE, Modifiers::SHIFT].into_iter().any(|held| is_pressed(ui, held, Key::Plus));
    if plus && is_enabled(state, &Command::ExpandSelection) {
        commands.push(Command::ExpandSelection);
    }
    for (key, command) in steps {
        if is_enabled(state, &command) && is_pressed(ui, Modifiers::NONE, key) {
            commands.push(command);
        }
    }
    if is_pressed(ui, Modifiers::NONE, Key::Menu) || is_pressed(ui, Modifiers::SHIFT, Key::F10) {
        let subject = state.selection.first().copied();
        memory.menu.open_at(place(state, view, subject), subject);
    }
}

fn is_pressed(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    ui.input_mut(|input| input.modifiers.matches_exact(modifiers) && input.consume_key(modifiers, key))
}

/// Where on the screen the menu of a subject opens.
fn place(state: &State, view: &View, subject: Option<Subject>) -> egui::Pos2 {
    let place = match subject {
        Some(Subject::Entity(id)) => state.place_of(id),
        Some(Subject::Relation(id)) => state.derived.knowledge.relation(id).and_then(|relation| {
            Some((state.place_of(relation.subject)? + state.place_of(relation.object)?) * 0.5)
        }),
        Some(Subject::Note(id)) => rectangle(state, id).map(Rectangle::center),
        _ => None,
    };
    place
        .map(|place| view.to_screen(place))
        .filter(|&place| view.rect.contains(place))
        .unwrap_or(view.rect.center())
}

/// Says what is selected to those who cannot see it, whenever it changes.
pub(super) fn announce(ui: &Ui, state: &State, response: &Response) {
    let words = announcement(state);
    let corner = Rect::from_min_size(response.rect.min, Vec2::splat(1.0));
    let said = ui.interact(corner, response.id.with("announcement"), Sense::hover());
    said.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(Live::Polite));
    if !words.is_empty() {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(words.as_str()));
    }
}
