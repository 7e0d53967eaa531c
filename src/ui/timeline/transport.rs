//! Watching things come about: the buttons, the time from step to step, and the moment on the axis.

use std::time::Duration;

use egui::accesskit::Live;
use egui::{Align2, ComboBox, Key, Modifiers, Painter, Rect, Shape, Stroke, Ui, pos2};

use super::{Memory, Strip};
use crate::app::table::{entry_of, is_enabled};
use crate::app::timeline::{Pace, PlaybackChoice, Sweep, days};
use crate::app::{Command, State, obstacle};
use crate::ui::theme::{self, Tokens};
use crate::ui::{icons, keys, strings, widgets};

/// The buttons and choices, and the moment in words.
pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let is_playing = state.timeline.playback.is_some_and(|playback| playback.is_playing);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        button(
            ui,
            state,
            Command::PreviousMoment,
            strings::timeline::PREVIOUS,
            commands,
            |painter, rect, ink| {
                step(painter, rect, -1.0, ink);
            },
        );
        let name = if is_playing { strings::timeline::PAUSE } else { strings::timeline::PLAY };
        button(ui, state, Command::TogglePlay, name, commands, |painter, rect, ink| {
            if is_playing { pause(painter, rect, ink) } else { icons::fold(painter, rect, false, ink) }
        });
        button(ui, state, Command::NextMoment, strings::timeline::NEXT, commands, |painter, rect, ink| {
            step(painter, rect, 1.0, ink);
        });
    });
    choices(ui, state, commands);
    if let Some(playback) = state.timeline.playback {
        let (first, last) = playback.days(state.timeline.choice.sweep);
        let said = widgets::secondary(ui, days::in_words(days::date(first), days::date(last)));
        if !is_playing {
            // What goes on by itself would talk without end.
            ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(Live::Polite));
        }
    }
}

/// One of the buttons; where it can do nothing it says why.
fn button(
    ui: &mut Ui,
    state: &State,
    command: Command,
    name: &str,
    commands: &mut Vec<Command>,
    draw: impl FnOnce(&Painter, Rect, egui::Color32),
) {
    let can = is_enabled(state, &command);
    let response = ui.add_enabled_ui(can, |ui| widgets::icon_button(ui, name, draw)).inner;
    let hint = match obstacle(state, &command) {
        Some(reason) => reason.to_owned(),
        None => hint(ui, &command),
    };
    if response.on_hover_text(&hint).on_disabled_hover_text(&hint).clicked() {
        commands.push(command);
    }
}

/// What a command does, and its keys.
fn hint(ui: &Ui, command: &Command) -> String {
    let Some(entry) = entry_of(command) else { return String::new() };
    let keys = match command {
        Command::NextMoment => ".".to_owned(),
        Command::PreviousMoment => ",".to_owned(),
        _ => entry.shortcut.map(|shortcut| keys::text(ui.ctx(), shortcut)).unwrap_or_default(),
    };
    format!("{} ({keys})", entry.description)
}

/// Which days count, what is there, how fast it goes.
fn choices(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let chosen = state.timeline.choice;
    let mut wanted = chosen;
    ComboBox::from_id_salt("clock of playback")
        .selected_text(strings::timeline::clock(chosen.clock))
        .width(0.0)
        .show_ui(ui, |ui| {
            for clock in PlaybackChoice::CLOCKS {
                ui.selectable_value(&mut wanted.clock, clock, strings::timeline::clock(clock));
            }
        })
        .response
        .accessible_name(strings::timeline::CLOCK);
    ComboBox::from_id_salt("sweep of playback")
        .selected_text(strings::timeline::sweep(chosen.sweep))
        .width(0.0)
        .show_ui(ui, |ui| {
            for sweep in Sweep::ALL {
                ui.selectable_value(&mut wanted.sweep, sweep, strings::timeline::sweep(sweep));
            }
        })
        .response
        .accessible_name(strings::timeline::SWEEP);
    ComboBox::from_id_salt("pace of playback")
        .selected_text(strings::timeline::pace(chosen.pace))
        .width(0.0)
        .show_ui(ui, |ui| {
            for pace in Pace::ALL {
                ui.selectable_value(&mut wanted.pace, pace, strings::timeline::pace(pace));
            }
        })
        .response
        .accessible_name(strings::timeline::PACE);
    if wanted != chosen {
        commands.push(Command::SetPlayback(wanted));
    }
}

/// Goes on to the next moment when it is time. Costs nothing while nothing plays.
pub(super) fn tick(ui: &Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    if !state.timeline.playback.is_some_and(|playback| playback.is_playing) {
        memory.next_moment = None;
        return;
    }
    let (now, pause) = (ui.input(|input| input.time), state.timeline.choice.pace.seconds());
    let due = memory.next_moment.map_or(now + pause, |due| due.min(now + pause));
    let next = if now >= due {
        commands.push(Command::NextMoment);
        now + pause
    } else {
        due
    };
    memory.next_moment = Some(next);
    ui.ctx().request_repaint_after(Duration::from_secs_f64((next - now).max(0.001)));
}

/// The keys for one step, while something in `room` has the keyboard.
pub(super) fn pressed(ui: &Ui, state: &State, room: Rect, commands: &mut Vec<Command>) {
    let focused = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
    if !focused.is_some_and(|response| room.contains(response.rect.center())) {
        return;
    }
    for (key, command) in [(Key::Comma, Command::PreviousMoment), (Key::Period, Command::NextMoment)] {
        let presses = ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        if is_enabled(state, &command) {
            commands.extend(std::iter::repeat_n(command, presses));
        }
    }
}

/// The moment, as a line through everything with its day.
pub(super) fn moment(ui: &Ui, strip: &Strip<'_>, room: Rect) {
    let Some(playback) = strip.state.timeline.playback else { return };
    let tokens = Tokens::in_ui(ui);
    let painter = ui.painter_at(room);
    let x = strip.x(f64::from(playback.at) + 1.0);
    painter.vline(x, room.y_range(), Stroke::new(2.0, tokens.accent));
    flag(&painter, &tokens, room, x, &strings::timeline::in_words((playback.at, playback.at)));
}

/// Words at the top of a line through the days, within `room`.
pub(super) fn flag(painter: &Painter, tokens: &Tokens, room: Rect, x: f32, words: &str) {
    let words = painter.layout_no_wrap(words.to_owned(), theme::strong(theme::SMALL), tokens.on_accent);
    let size = words.size() + egui::vec2(10.0, 2.0);
    let left = (x - size.x / 2.0).min(room.right() - size.x).max(room.left());
    let rect = Rect::from_min_size(pos2(left, room.top() + 1.0), size);
    painter.rect_filled(rect, theme::CORNER, tokens.accent);
    painter.galley(
        Align2::CENTER_CENTER.anchor_size(rect.center(), words.size()).min,
        words,
        tokens.on_accent,
    );
}

fn pause(painter: &Painter, rect: Rect, ink: egui::Color32) {
    for part in [0.25, 0.75] {
        let x = rect.left() + rect.width() * part;
        painter.vline(x, rect.y_range(), Stroke::new(2.5, ink));
    }
}

/// A small triangle before a bar, to the right or to the left.
fn step(painter: &Painter, rect: Rect, way: f32, ink: egui::Color32) {
    let (middle, half) = (rect.center(), rect.width() / 2.0);
    let tip = middle + egui::vec2(way * half * 0.5, 0.0);
    let corners = vec![
        middle + egui::vec2(-way * half * 0.8, -half * 0.9),
        tip,
        middle + egui::vec2(-way * half * 0.8, half * 0.9),
    ];
    painter.add(Shape::convex_polygon(corners, ink, Stroke::NONE));
    painter.vline(middle.x + way * half * 0.8, rect.y_range(), Stroke::new(1.5, ink));
}
