//! The timeline: claims by the days they are said of, documents by the day they were published.

mod axis;
mod brush;
mod days;
mod flags;
mod heads;
mod keys;
mod marks;
mod placed;
mod transport;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{ComboBox, Frame, Margin, Rect, Role, Sense, Ui, UiBuilder, Vec2};

use super::theme::{self, Tokens};
use super::{lock, strings, widgets};
use crate::app::timeline::{self as days_of, MarkName, Timeline, TrackBy, Window, axis::Ticks};
use crate::app::{Command, Lockable, State};
use crate::scene::Subject;
use placed::Placed;

/// How much nearer the view comes for each point of the wheel.
const WHEEL: f64 = 1.0 / 320.0;

/// What the timeline has to remember from frame to frame.
#[derive(Default)]
pub(super) struct Memory {
    /// In which lane everything lies, as long as nothing changes it.
    placed: Option<Placed>,
    /// The words along the axis, and for which days and which width.
    ticks: Option<(Window, f32, Ticks)>,
    /// The mark that the keyboard is on, and on which track.
    cursor: Option<(MarkName, usize)>,
    /// Whether it is to get the keyboard in the next frame.
    wants_focus: bool,
    /// What was selected in the last frame.
    selection: BTreeSet<Subject>,
    /// How far the lanes are scrolled.
    scroll: f32,
    /// The days that are being chosen.
    brush: Option<brush::Drag>,
    /// The days that the keyboard has marked.
    marked: Option<days::Marked>,
    /// When the next moment is due while something plays, in seconds of the window's clock.
    next_moment: Option<f64>,
}

/// The timeline on the screen.
#[derive(Clone, Copy)]
struct Strip<'a> {
    state: &'a State,
    timeline: &'a Timeline,
    window: Window,
    /// Where the lanes are.
    lanes: Rect,
}

impl Strip<'_> {
    fn width(&self) -> f32 {
        self.lanes.width()
    }

    /// Where a moment is on the screen.
    fn x(&self, moment: f64) -> f32 {
        self.lanes.left() + self.window.x(moment, self.width())
    }
}

/// Shows the timeline in all the room there is.
pub(super) fn show(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    let Some(timeline) = state.derived.timeline.clone() else { return };
    let all = ui.available_rect_before_wrap();
    ui.painter().rect_filled(all, 0.0, Tokens::in_ui(ui).canvas);
    bar(ui, state, &timeline, commands);
    transport::tick(ui, state, memory, commands);
    transport::pressed(ui, state, all, commands);
    if timeline.extent().is_none() {
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            ui.add_space(12.0);
            widgets::secondary(ui, strings::timeline::NOTHING_DATED);
        });
        return;
    }
    let Some(tracks) = state.derived.tracks.clone() else { return };
    let whole = ui.available_rect_before_wrap();
    let gutter = if tracks.have_names() { heads::width(whole.width()) } else { 0.0 };
    let (gutter, room) = whole.split_left_right_at_x(whole.left() + gutter);
    let (head, rest) = room.split_top_bottom_at_y((room.top() + axis::HEIGHT).min(room.bottom()));
    let window = days_of::window(state);
    placed::refresh(memory, &timeline, &tracks, window.scale(room.width()), rest.height());
    let flags_height = memory.placed.as_ref().map_or(0.0, flags::height);
    let (lanes, foot) = rest.split_top_bottom_at_y((rest.bottom() - flags_height).max(rest.top()));
    let strip = Strip { state, timeline: &timeline, window, lanes };
    ui.advance_cursor_after_rect(whole);
    follow(&strip, memory, commands);
    axis::show(ui, &strip, head, foot.bottom(), memory, commands);
    let name = strings::timeline::name(&timeline);
    let list = UiBuilder::new().max_rect(lanes).accessibility_role(Role::ListBox).accessibility_label(name);
    ui.scope_builder(list, |ui| {
        ui.set_clip_rect(ui.clip_rect().intersect(lanes));
        ui.ctx().allow_widget_id_changes_in(room);
        navigate(ui, &strip, memory, commands);
        marks::show(ui, &strip, memory, commands);
    });
    if tracks.have_names() {
        heads::show(ui, &strip, gutter, memory, commands);
    }
    flags::show(ui, &strip, foot, memory, commands);
    brush::edges(ui, &strip, room, memory);
    transport::moment(ui, &strip, room);
    days::show(ui, &strip, room, memory);
}

/// The strip above: what is there, which days are chosen, the way back to all.
fn bar(ui: &mut Ui, state: &State, timeline: &Arc<Timeline>, commands: &mut Vec<Command>) {
    Frame::new().inner_margin(Margin { left: 10, right: 10, top: 6, bottom: 4 }).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.set_min_height(theme::ROW);
            transport::show(ui, state, commands);
            let clear = egui::RichText::new(strings::timeline::CLEAR_DAYS).size(theme::SMALL);
            if let Some(chip) = days_of::watched_chip(state) {
                if widgets::link(ui, clear).clicked() {
                    commands.push(Command::RemoveChip(chip));
                }
            } else if let Some(range) = days_of::chosen_range(state) {
                widgets::secondary(ui, strings::timeline::only(range));
                if widgets::link(ui, clear).clicked() {
                    commands.push(Command::BrushDates(None));
                }
            }
            ui.add_space(4.0);
            widgets::secondary(ui, strings::timeline::count(timeline));
            undated(ui, state, timeline, commands);
            track_choice(ui, state, commands);
            let all = egui::RichText::new(strings::timeline::SHOW_ALL_DAYS).size(theme::SMALL);
            if state.timeline.window.is_some() && widgets::link(ui, all).clicked() {
                commands.push(Command::MoveTimeline(None));
            }
            lock::button(ui, state, Lockable::Timeline, commands);
        });
        lock::sign(ui, state, Lockable::Timeline, commands);
    });
}

/// What has a track of its own, and how much stands on none of the tracks.
fn track_choice(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let chosen = state.settings.timeline_tracks;
    let mut wanted = chosen;
    ComboBox::from_id_salt("tracks of the timeline")
        .selected_text(strings::timeline::track_by(chosen))
        .width(0.0)
        .show_ui(ui, |ui| {
            for by in TrackBy::ALL {
                ui.selectable_value(&mut wanted, by, strings::timeline::track_by(by));
            }
        })
        .response
        .accessible_name(strings::timeline::TRACKS);
    if wanted != chosen {
        commands.push(Command::SetTracks(wanted));
    }
    let elsewhere = state.derived.tracks.as_ref().map_or(0, |tracks| tracks.elsewhere);
    if elsewhere > 0 {
        widgets::secondary(ui, strings::timeline::elsewhere(elsewhere))
            .on_hover_text(strings::timeline::ELSEWHERE_HINT);
    }
}

/// How many claims have no date, and the way to them and back.
fn undated(ui: &mut Ui, state: &State, timeline: &Timeline, commands: &mut Vec<Command>) {
    let lists_undated = days_of::lists_undated(state);
    if timeline.undated == 0 && !lists_undated {
        return;
    }
    let count = strings::timeline::undated(timeline.undated);
    let link = |ui: &mut Ui, words: &str| widgets::link(ui, egui::RichText::new(words).size(theme::SMALL));
    let response = if lists_undated {
        widgets::secondary(ui, format!("· {count}"));
        link(ui, strings::timeline::SHOW_DATED)
    } else {
        link(ui, &count).on_hover_text(strings::timeline::UNDATED_HINT)
    };
    if response.clicked() {
        commands.push(Command::ToggleUndated);
    }
}

/// Brings a claim that was selected elsewhere into view.
fn follow(strip: &Strip<'_>, memory: &mut Memory, commands: &mut Vec<Command>) {
    let selection = strip.state.selection_in(Lockable::Timeline);
    if memory.selection == *selection {
        return;
    }
    memory.selection.clone_from(selection);
    let chosen = selection.iter().find_map(|subject| match subject {
        Subject::Relation(relation) => strip.timeline.place_of(*relation),
        _ => None,
    });
    let track = memory.cursor.map_or(0, |(_, track)| track);
    if let (Some(place), Some(placed)) = (chosen, &memory.placed)
        && let Some(number) = placed.number_of(place, track)
    {
        bring_into_view(strip, placed, &mut memory.scroll, number, commands);
    }
}

/// Moves days and lanes so that a mark is in view.
fn bring_into_view(
    strip: &Strip<'_>,
    placed: &Placed,
    scroll: &mut f32,
    number: usize,
    commands: &mut Vec<Command>,
) {
    let Some(entry) = placed.entry(number) else { return };
    let mark = &strip.timeline.marks[entry.place];
    let held = strip.window.holding(mark.first, mark.last);
    if held != strip.window {
        commands.push(Command::MoveTimeline(Some(held)));
    }
    let top = placed.lane_top(entry.lane);
    let least = (top + placed.lane_height() + 8.0 - strip.lanes.height()).max(0.0);
    *scroll = scroll.clamp(least, top.max(least));
}

/// The wheel zooms, a drag moves.
fn navigate(ui: &Ui, strip: &Strip<'_>, memory: &mut Memory, commands: &mut Vec<Command>) {
    let id = ui.scope_id().with("lanes");
    let response = ui.interact(strip.lanes, id, Sense::CLICK | Sense::DRAG);
    let mut window = strip.window;
    if response.dragged() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
        let delta = response.drag_delta();
        window = window.panned(delta.x, strip.width());
        memory.scroll -= delta.y;
    }
    if ui.rect_contains_pointer(strip.lanes)
        && let Some(pointer) = ui.input(|input| input.pointer.hover_pos())
    {
        let (pinch, wheel) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta()));
        let factor = f64::from(pinch) * (f64::from(wheel.y) * WHEEL).exp();
        if (factor - 1.0).abs() > 1.0e-4 {
            let part = (pointer.x - strip.lanes.left()) / strip.width().max(1.0);
            window = window.zoomed(factor, f64::from(part));
        }
        if wheel.x != 0.0 {
            window = window.panned(wheel.x, strip.width());
        }
    }
    if window != strip.window {
        commands.push(Command::MoveTimeline(Some(window)));
    }
    if response.clicked() {
        commands.push(Command::ClearSelection);
    }
    let needed = memory.placed.as_ref().map_or(0.0, Placed::height);
    memory.scroll = memory.scroll.clamp(0.0, (needed - strip.lanes.height()).max(0.0));
    scroll_bar(ui, strip, memory.scroll, needed);
}

/// Shows how far the lanes are scrolled, when there is not room for all.
fn scroll_bar(ui: &Ui, strip: &Strip<'_>, scroll: f32, needed: f32) {
    let room = strip.lanes.height();
    if needed <= room {
        return;
    }
    let size = Vec2::new(4.0, (room * room / needed).max(16.0));
    let top = strip.lanes.top() + (room - size.y) * scroll / (needed - room);
    let bar = Rect::from_min_size(egui::pos2(strip.lanes.right() - 6.0, top), size);
    ui.painter().rect_filled(bar, 2.0, Tokens::in_ui(ui).secondary.gamma_multiply(0.5));
}
