//! The claims in their lanes, and what joins those that stand on several tracks.

use egui::{
    CursorIcon, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::placed::{AFTER, Entry, MARK, Placed, WORDS, fit_inside};
use super::{Memory, Strip, keys};
use crate::app::timeline::Mark;
use crate::app::{Command, Lockable};
use crate::scene::Subject;
use crate::ui::theme::{self, Tokens};
use crate::ui::{canvas, icons, strings, widgets};

/// How strong what the chosen days leave out is drawn.
const LEFT_OUT: f32 = 0.35;

/// Where a mark and its words are on the screen.
#[derive(Clone, Copy)]
struct Spot {
    /// All of it.
    all: Rect,
    /// The bar over its days, or the square of its mark.
    days: Rect,
}

pub(super) fn show(ui: &Ui, strip: &Strip<'_>, memory: &mut Memory, commands: &mut Vec<Command>) {
    let Some(placed) = memory.placed.take() else { return };
    joins(ui, strip, &placed, memory.scroll);
    let cursor = memory.cursor.and_then(|(mark, track)| {
        let place = strip.timeline.place_named(mark)?;
        placed.number_of(place, track)
    });
    let mut is_cursor_shown = false;
    let mut stop = cursor;
    for (lane, (_, in_lane)) in placed.lanes.iter().enumerate() {
        if !is_lane_visible(strip, &placed, lane, memory.scroll) {
            continue;
        }
        // Lanes are sorted from left to right and nothing in them overlaps.
        let first = in_lane.partition_point(|&number| {
            spot(strip, &placed, &placed.entries[number], 0.0).all.right() < strip.lanes.left()
        });
        for &number in &in_lane[first..] {
            let spot = spot(strip, &placed, &placed.entries[number], memory.scroll);
            if spot.all.left() > strip.lanes.right() {
                break;
            }
            // The first one that is seen is reached by Tab, when the keyboard was on none.
            let is_stop = *stop.get_or_insert(number) == number;
            is_cursor_shown |= is_stop;
            one(ui, strip, &placed, number, spot, is_stop, memory, commands);
        }
    }
    if let Some(number) = cursor.filter(|_| !is_cursor_shown) {
        let spot = spot(strip, &placed, &placed.entries[number], memory.scroll);
        one(ui, strip, &placed, number, spot, true, memory, commands);
    }
    memory.placed = Some(placed);
}

/// Thin lines that join the places of a claim that stands on several tracks.
fn joins(ui: &Ui, strip: &Strip<'_>, placed: &Placed, scroll: f32) {
    let tokens = Tokens::in_ui(ui);
    let selection = strip.state.selection_in(Lockable::Timeline);
    for numbers in &placed.joined {
        let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else { continue };
        let spots = [first, last].map(|&number| spot(strip, placed, &placed.entries[number], scroll));
        let x = square(strip, spots[0]).center().x;
        let rows = spots[0].all.center().y..=spots[1].all.center().y;
        let is_seen = strip.lanes.x_range().contains(x)
            && *rows.end() > strip.lanes.top()
            && *rows.start() < strip.lanes.bottom();
        if !is_seen {
            continue;
        }
        let mark = &strip.timeline.marks[placed.entries[*first].place];
        let is_meant = strip.state.hovered == Some(Subject::Relation(mark.relation))
            || selection.contains(&Subject::Relation(mark.relation));
        let ink = if is_meant { tokens.accent } else { tokens.secondary.gamma_multiply(0.6) };
        let strength = if mark.is_left_out { LEFT_OUT } else { 1.0 };
        ui.painter().vline(x, rows, Stroke::new(1.0, ink.gamma_multiply(strength)));
    }
}

fn is_lane_visible(strip: &Strip<'_>, placed: &Placed, lane: usize, scroll: f32) -> bool {
    let top = lane_top(strip, placed, lane, scroll);
    top < strip.lanes.bottom() && top + placed.lane_height() > strip.lanes.top()
}

/// Where a lane begins on the screen.
pub(super) fn lane_top(strip: &Strip<'_>, placed: &Placed, lane: usize, scroll: f32) -> f32 {
    strip.lanes.top() + 6.0 + placed.lane_top(lane) - scroll
}

fn spot(strip: &Strip<'_>, placed: &Placed, entry: &Entry, scroll: f32) -> Spot {
    let mark = &strip.timeline.marks[entry.place];
    let top = lane_top(strip, placed, entry.lane, scroll);
    let rows = top..=top + placed.lane_height() - 2.0;
    let (start, end) = placed.stretch(entry, mark);
    let width = (end - start) as f32;
    let (first, last) = (strip.x(f64::from(mark.first)), strip.x(f64::from(mark.last) + 1.0));
    let days = if last - first >= MARK {
        first..=last
    } else {
        let left = f32::midpoint(first, last) - MARK / 2.0;
        left..=left + MARK
    };
    let all = Rect::from_x_y_ranges(*days.start()..=days.start() + width.max(MARK), rows.clone());
    Spot { all, days: Rect::from_x_y_ranges(days, rows) }
}

/// Where the mark of a kind stands: at the beginning of its days, as far as that is in view.
fn square(strip: &Strip<'_>, spot: Spot) -> Rect {
    let left = spot.days.left().max(strip.lanes.left() + 2.0).min(spot.days.right() - MARK);
    Rect::from_center_size(pos2(left + MARK / 2.0, spot.all.center().y), Vec2::splat(11.0))
}

#[allow(clippy::too_many_arguments, reason = "all of it is about one mark")]
fn one(
    ui: &Ui,
    strip: &Strip<'_>,
    placed: &Placed,
    number: usize,
    spot: Spot,
    is_stop: bool,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let Some(entry) = placed.entry(number) else { return };
    let mark = &strip.timeline.marks[entry.place];
    let track = &placed.tracks.list[entry.track];
    let subject = Subject::Relation(mark.relation);
    let sense = if is_stop { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(spot.all, Id::unique(("mark", mark.name(), entry.track)), sense);
    let selection = strip.state.selection_in(Lockable::Timeline);
    let is_selected = selection.contains(&subject);
    let label = strings::timeline::on_track(&track.name, mark);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, &label));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(is_selected);
        node.set_position_in_set(number);
        node.set_size_of_set(placed.entries.len());
    });
    if is_stop && std::mem::take(&mut memory.wants_focus) {
        response.request_focus();
    }
    if response.has_focus() {
        memory.cursor = Some((mark.name(), entry.track));
        keys::pressed(ui, strip, placed, &response, number, memory, commands);
    }
    if response.hovered() {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        commands.push(Command::Hover(Some(subject)));
    }
    if response.clicked() {
        memory.cursor = Some((mark.name(), entry.track));
        memory.wants_focus = true;
        let toggles = crate::ui::keys::held(ui.ctx()).command;
        commands.push(if toggles { Command::ToggleSelected(subject) } else { Command::Select(subject) });
    }
    let is_touched =
        mark.is_touched_by(selection) || strip.state.hovered.is_some_and(|hovered| mark.is_about(hovered));
    let words = (track.marks[entry.index].words.as_str(), placed.words(entry));
    paint(ui, strip, words, mark, spot, (is_selected, is_touched, &response));
    crate::ui::menus::attach(&response, |ui| canvas::subject_items(ui, strip.state, subject, commands));
    response.on_hover_ui(|ui| tooltip(ui, strip, mark));
}

fn paint(
    ui: &Ui,
    strip: &Strip<'_>,
    (text, words): (&str, f32),
    mark: &Mark,
    spot: Spot,
    (is_selected, is_touched, response): (bool, bool, &Response),
) {
    if !ui.is_rect_visible(spot.all) {
        return;
    }
    let tokens = Tokens::in_ui(ui);
    let strength = if mark.is_left_out { LEFT_OUT } else { 1.0 };
    let ink = tokens.kind(mark.kind).gamma_multiply(strength);
    let painter = ui.painter();
    if is_selected || is_touched || response.hovered() {
        let fill = if is_selected { tokens.selected } else { tokens.hovered };
        painter.rect_filled(spot.all.expand2(vec2(2.0, 0.0)), theme::CORNER, fill);
    }
    if spot.days.width() > MARK {
        let bar = spot.days.shrink2(vec2(0.0, 2.0));
        if mark.is_actual {
            painter.rect_filled(bar, theme::CORNER, tokens.tint(mark.kind).gamma_multiply(strength));
        }
        painter.rect_stroke(bar, theme::CORNER, Stroke::new(1.0, ink), StrokeKind::Inside);
    }
    // The words of a bar that begins before the view stay in it.
    let square = square(strip, spot);
    let left = square.center().x - MARK / 2.0;
    icons::kind(painter, square, mark.kind, ink);
    if !mark.is_actual || mark.is_denied {
        icons::kind(painter, square.shrink(2.2), mark.kind, tokens.canvas);
    }
    if mark.is_denied {
        let stroke = Stroke::new(1.5, tokens.error.gamma_multiply(strength));
        painter.line_segment([square.left_top(), square.right_bottom()], stroke);
        painter.line_segment([square.right_top(), square.left_bottom()], stroke);
    }
    if words > 0.0 {
        let is_after = spot.days.width() > MARK && !fit_inside(spot.days.width(), words);
        let start = if is_after { spot.days.right() + AFTER } else { left + WORDS };
        let ink = if mark.is_left_out { tokens.secondary.gamma_multiply(0.6) } else { tokens.text };
        let room = spot.all.right() - start;
        if room > 16.0 {
            let words = widgets::elided(ui, text, theme::plain(theme::SMALL), ink, room);
            let place = pos2(start, spot.all.center().y - words.size().y / 2.0);
            painter.galley(place, words, ink);
        }
    }
    if response.has_focus() {
        let ring = Stroke::new(1.0, tokens.accent);
        painter.rect_stroke(spot.all.expand2(vec2(2.0, 0.0)), theme::CORNER, ring, StrokeKind::Inside);
    }
}

/// What is claimed, when, how real it is, and the sentence that says so.
fn tooltip(ui: &mut Ui, strip: &Strip<'_>, mark: &Mark) {
    ui.label(egui::RichText::new(&mark.title).font(theme::strong(theme::BODY)));
    widgets::secondary(ui, format!("{} · {}", mark.days_in_words(), mark.status));
    let knowledge = &strip.state.derived.knowledge;
    let Some(relation) = knowledge.relation(mark.relation) else { return };
    let evidence = relation.evidence.iter().find(|evidence| mark.is_on(evidence.days()));
    let Some(evidence) = evidence.or(relation.evidence.first()) else { return };
    let Some(source) = knowledge.sources.get(evidence.source as usize) else { return };
    let sentence = evidence.sentence.of(&source.document.text);
    ui.label(strings::timeline::quoted(sentence));
    widgets::secondary(ui, &source.document.name);
}
