//! The documents, as flags on the day they were published.

use egui::{CursorIcon, Id, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::placed::{Group, Placed, WORDS};
use super::{Memory, Strip};
use crate::app::timeline::{Flag, Window, days};
use crate::app::{Command, ReaderPlace, State};
use crate::document::Span;
use crate::ui::theme::{self, Tokens};
use crate::ui::{strings, widgets};

/// Height of a lane of flags.
const LANE: f32 = 20.0;
/// How many names a flag for several documents tells.
const NAMES: usize = 8;

/// How high the strip of the flags is.
pub(super) fn height(placed: &Placed) -> f32 {
    match placed.flag_lanes() {
        0 => 0.0,
        lanes => lanes as f32 * LANE + 8.0,
    }
}

pub(super) fn show(ui: &Ui, strip: &Strip<'_>, foot: Rect, memory: &Memory, commands: &mut Vec<Command>) {
    let Some(placed) = memory.placed.as_ref().filter(|placed| !placed.groups.is_empty()) else { return };
    let tokens = Tokens::in_ui(ui);
    ui.painter().hline(foot.x_range(), foot.top(), Stroke::new(1.0, tokens.rule));
    for group in &placed.groups {
        one(ui, strip, foot, group, placed.flags_have_words, commands);
    }
}

fn one(ui: &Ui, strip: &Strip<'_>, foot: Rect, group: &Group, has_words: bool, commands: &mut Vec<Command>) {
    let flags: Vec<&Flag> = strip.timeline.flags[group.flags.clone()].iter().collect();
    let (Some(first), Some(last)) = (flags.first(), flags.last()) else { return };
    let x = strip.x(f64::from(first.day));
    if x > foot.right() || x < foot.left() - 300.0 {
        return;
    }
    let tokens = Tokens::in_ui(ui);
    let text = strings::timeline::flags(&flags);
    let words =
        has_words.then(|| widgets::elided(ui, &text, theme::plain(theme::SMALL), tokens.secondary, 244.0));
    let width = words.as_ref().map_or(14.0, |words| WORDS + words.size().x);
    let top = foot.top() + 4.0 + group.lane as f32 * LANE;
    let rect = Rect::from_min_size(pos2(x, top), vec2(width, LANE - 2.0));
    let id = Id::unique(("flag", &first.document.0));
    let response = ui.interact(rect.intersect(foot), id, Sense::click());
    let names = names(&flags);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, names.join("; ")));
    let painter = ui.painter_at(foot);
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, theme::CORNER, tokens.hovered);
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    }
    painter.vline(x, foot.top()..=rect.bottom(), Stroke::new(1.0, tokens.secondary));
    let cloth = [(0.0, 4.0), (11.0, 8.0), (0.0, 12.0)].map(|(right, down)| rect.min + vec2(right, down));
    painter.add(egui::Shape::convex_polygon(cloth.to_vec(), tokens.secondary, Stroke::NONE));
    if let Some(words) = words {
        let place = pos2(x + WORDS - 3.0, rect.center().y - words.size().y / 2.0);
        painter.galley(place, words, tokens.secondary);
    }
    if response.on_hover_text(names.join("\n")).clicked() {
        commands.push(if first.day == last.day {
            read(strip.state, first)
        } else {
            // Several days: come nearer until the flags stand apart.
            Command::MoveTimeline(Some(Window::fit((first.day, last.day))))
        });
    }
}

fn names(flags: &[&Flag]) -> Vec<String> {
    let name = |flag: &&Flag| {
        let date = days::date(flag.day);
        strings::timeline::published(flag, &days::in_words(date, date))
    };
    let mut names: Vec<String> = flags.iter().take(NAMES).map(name).collect();
    if flags.len() > NAMES {
        names.push(strings::more(flags.len() - NAMES));
    }
    names
}

/// Opens the document at its beginning.
fn read(state: &State, flag: &Flag) -> Command {
    let sources = &state.derived.knowledge.sources;
    let found = sources.iter().find(|source| source.document.id == flag.document);
    let start = found
        .and_then(|source| source.document.paragraphs.first())
        .map_or(0, |paragraph| paragraph.span.start);
    Command::Read(ReaderPlace { document: flag.document.clone(), span: Span::new(start, start) })
}
