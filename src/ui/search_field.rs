//! The field that finds entities, relations and sentences; the list of what it found hangs under it.

use egui::text::CCursorRange;
use egui::text_edit::TextEditState;
use egui::{Align2, Id, Key, Modifiers, Rect, TextEdit, Ui, UiBuilder, Vec2, pos2};

use super::theme::{self, Tokens};
use super::{icons, search_results, strings, widgets};
use crate::app::{Command, State};

const WIDTH: f32 = 300.0;
/// Room at the end of the field for the number of the hit and the cross.
const END: f32 = 86.0;

/// What the field has to remember from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Whether the field is to get the keyboard.
    pub(super) wants_focus: bool,
    /// Whether it had the keyboard in the last frame: Enter takes it away before it can be asked.
    had_focus: bool,
    /// Whether the list of hits is there.
    is_open: bool,
    list: search_results::Memory,
}

pub(super) fn show(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    let tokens = Tokens::in_ui(ui);
    let mut text = state.search.clone();
    if memory.had_focus {
        keys(ui, state, memory, commands);
    }
    let is_empty = text.is_empty();
    let hint = egui::RichText::new(strings::search::SEARCH).color(tokens.secondary);
    let end = if is_empty { 8.0 } else { END };
    let response = ui.add(
        TextEdit::singleline(&mut text)
            .id(id())
            .hint_text(hint)
            .desired_width(WIDTH - 26.0 - end)
            .margin(egui::Margin { left: 26, right: end as i8, top: 4, bottom: 4 }),
    );
    let response = response.accessible_name(strings::search::SEARCH_NAME);
    let field = response.rect;
    let mark = Rect::from_center_size(pos2(field.left() + 14.0, field.center().y), Vec2::splat(11.0));
    icons::magnifier(ui.painter(), mark, tokens.secondary);
    let gets_focus = response.has_focus() && !memory.had_focus;
    memory.had_focus = response.has_focus();
    if memory.wants_focus {
        memory.wants_focus = false;
        response.request_focus();
        select_all(ui, &text);
    }
    if gets_focus {
        memory.is_open = true;
    }
    if text != state.search {
        memory.is_open = true;
        memory.list = search_results::Memory::default();
        commands.push(Command::Search(text.clone()));
    }
    if !is_empty && at_the_end(ui, state, field) {
        commands.push(Command::Search(String::new()));
    }
    memory.is_open &= !text.trim().is_empty() && state.dialog.is_none();
    if memory.is_open {
        let list = search_results::show(ui, state, field, &mut memory.list, commands);
        // A click into the menu of a hit does not leave the list.
        let has_menu = egui::Popup::is_any_open(ui.ctx());
        let is_left = !has_menu
            && ui.input(|input| {
                let press = input.pointer.press_origin().filter(|_| input.pointer.any_pressed());
                press.is_some_and(|place| !field.contains(place) && !list.rect.contains(place))
            });
        memory.is_open = !is_left && !list.is_done;
    }
}

fn id() -> Id {
    Id::unique("search field")
}

/// What is typed next takes the place of what stands there.
fn select_all(ui: &Ui, text: &str) {
    let mut field = TextEditState::load(ui.ctx(), id()).unwrap_or_default();
    field.cursor.set_char_range(Some(CCursorRange::select_all_str(text)));
    field.store(ui.ctx(), id());
}

/// Which of how many hits one is at, and the cross that clears; whether it was clicked.
fn at_the_end(ui: &mut Ui, state: &State, field: Rect) -> bool {
    let tokens = Tokens::in_ui(ui);
    let cross = Rect::from_center_size(pos2(field.right() - 14.0, field.center().y), Vec2::splat(20.0));
    let count = state.found.hits().len();
    let words = match state.found.at() {
        Some(at) => strings::search::hit_of(at, count),
        None => count.to_string(),
    };
    let place = pos2(cross.left() - 2.0, field.center().y);
    let painter = ui.painter();
    painter.text(place, Align2::RIGHT_CENTER, words, theme::plain(theme::SMALL), tokens.secondary);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(cross));
    widgets::icon_button(&mut inside, strings::search::CLEAR_SEARCH, icons::cross).clicked()
}

/// Arrows walk the list, Enter goes to what is marked, with Shift it selects all.
fn keys(ui: &Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    let count = state.found.hits().len();
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let down = pressed(Key::ArrowDown) + search_results::PAGE * pressed(Key::PageDown);
    let up = pressed(Key::ArrowUp) + search_results::PAGE * pressed(Key::PageUp);
    if down + up > 0 {
        // The first key only brings the list back.
        let was_open = std::mem::replace(&mut memory.is_open, true);
        memory.list.walk(if was_open { down } else { 0 }, up, count);
    }
    // Which keys were held when Enter was pressed, not when the frame is drawn.
    let selects_all = ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Enter));
    // Taken out of the input: on the graph, which gets the keyboard, Enter would focus.
    let enter = selects_all || ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    if enter && count > 0 {
        memory.is_open = false;
        // What is pressed next is meant for the graph.
        ui.memory_mut(|memory| memory.surrender_focus(id()));
        commands.push(if selects_all {
            Command::SelectHits
        } else {
            Command::GoToHit(memory.list.marked.min(count - 1))
        });
    }
}
