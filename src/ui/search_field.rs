//! The field that finds entities by name or alias, and the list of what it found.

use egui::{Area, Frame, Id, Key, Order, Rect, Role, Sense, TextEdit, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::theme::{self, Tokens};
use super::{icons, strings, widgets};
use crate::app::search::{Hit, find};
use crate::app::{Command, State};

/// How many results are listed.
const MOST: usize = 10;
const WIDTH: f32 = 300.0;

/// What the field has to remember from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Whether the field is to get the keyboard.
    pub(super) wants_focus: bool,
    /// Whether it had the keyboard in the last frame: Enter takes it away before it can be asked.
    had_focus: bool,
    marked: usize,
}

pub(super) fn show(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    let tokens = Tokens::in_ui(ui);
    let mut text = state.search.clone();
    let hits = find(&state.derived.knowledge, &text, MOST);
    let marked = memory.marked.min(hits.len().saturating_sub(1));
    if memory.had_focus {
        walk(ui, memory, marked, &hits, commands);
    }
    let hint = egui::RichText::new(strings::SEARCH).color(tokens.secondary);
    let response = ui.add(
        TextEdit::singleline(&mut text)
            .id(id())
            .hint_text(hint)
            .desired_width(WIDTH - 34.0)
            .margin(egui::Margin { left: 26, right: 8, top: 4, bottom: 4 }),
    );
    let response = response.accessible_name(strings::SEARCH_NAME);
    let mark = Rect::from_center_size(
        pos2(response.rect.left() + 14.0, response.rect.center().y),
        Vec2::splat(11.0),
    );
    icons::magnifier(ui.painter(), mark, tokens.secondary);
    memory.had_focus = response.has_focus();
    if memory.wants_focus {
        memory.wants_focus = false;
        response.request_focus();
    }
    if text != state.search {
        memory.marked = 0;
        commands.push(Command::Search(text.clone()));
    }
    if !text.trim().is_empty() {
        results(ui, state, response.rect, &hits, marked, commands);
    }
}

fn id() -> Id {
    Id::unique("search field")
}

/// Arrows walk the list, Enter goes to what is marked.
fn walk(ui: &Ui, memory: &mut Memory, marked: usize, hits: &[Hit], commands: &mut Vec<Command>) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        memory.marked = (marked + 1).min(hits.len().saturating_sub(1));
    } else if pressed(Key::ArrowUp) {
        memory.marked = marked.saturating_sub(1);
    }
    if ui.input(|input| input.key_pressed(Key::Enter))
        && let Some(hit) = hits.get(marked)
    {
        commands.extend([Command::GoTo(hit.entity), Command::Search(String::new())]);
    }
}

fn results(ui: &Ui, state: &State, field: Rect, hits: &[Hit], marked: usize, commands: &mut Vec<Command>) {
    Area::new(Id::unique("search results"))
        .order(Order::Foreground)
        .fixed_pos(field.left_bottom() + vec2(0.0, 6.0))
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).inner_margin(6).show(ui, |ui| {
                ui.set_width(field.width() - 14.0);
                if hits.is_empty() {
                    widgets::secondary(ui, strings::NOTHING_FOUND);
                }
                for (index, hit) in hits.iter().enumerate() {
                    result(ui, state, hit, index == marked, commands);
                }
            });
        });
}

fn result(ui: &mut Ui, state: &State, hit: &Hit, is_marked: bool, commands: &mut Vec<Command>) {
    let Some(entity) = state.derived.knowledge.entity(hit.entity) else { return };
    let tokens = Tokens::in_ui(ui);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW + 2.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &entity.name));
    if is_marked || response.hovered() {
        ui.painter().rect_filled(rect, theme::CORNER, tokens.selected);
    }
    let mark = Rect::from_center_size(pos2(rect.left() + 12.0, rect.center().y), Vec2::splat(13.0));
    icons::kind(ui.painter(), mark, entity.kind, tokens.kind(entity.kind));
    let aside = hit.alias.as_ref().map_or_else(|| strings::sort(entity), |alias| strings::found_as(alias));
    let aside =
        widgets::elided(ui, &aside, theme::plain(theme::SMALL), tokens.secondary, rect.width() * 0.45);
    let end = rect.right() - 8.0 - aside.size().x;
    let name =
        widgets::elided(ui, &entity.name, theme::plain(theme::BODY), tokens.text, end - rect.left() - 34.0);
    ui.painter().galley(pos2(rect.left() + 26.0, rect.center().y - name.size().y / 2.0), name, tokens.text);
    ui.painter().galley(pos2(end, rect.center().y - aside.size().y / 2.0), aside, tokens.secondary);
    if response.clicked() {
        commands.extend([Command::GoTo(hit.entity), Command::Search(String::new())]);
    }
}
