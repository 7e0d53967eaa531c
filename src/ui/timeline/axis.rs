//! Days, months and years along the top, and their lines through the lanes.

use egui::{Align2, Rect, Stroke, Ui, pos2};

use super::{Memory, Strip, brush};
use crate::app::Command;
use crate::app::timeline::axis::{Tick, ticks};
use crate::scene::Weight;
use crate::scene::text::FontMetrics;
use crate::ui::theme::{self, Tokens};

/// How high the strip is.
pub(super) const HEIGHT: f32 = 40.0;

/// Shows the strip `head`; the lines go down to `bottom`.
pub(super) fn show(
    ui: &Ui,
    strip: &Strip<'_>,
    head: Rect,
    bottom: f32,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let tokens = Tokens::in_ui(ui);
    let painter = ui.painter_at(head.with_max_y(bottom));
    painter.rect_filled(head, 0.0, tokens.panel);
    brush::show(ui, strip, head, memory, commands);
    let is_same = memory.ticks.as_ref().is_some_and(|(window, width, _)| {
        *window == strip.window && width.to_bits() == strip.width().to_bits()
    });
    if !is_same {
        let measure = |text: &str| FontMetrics::bundled().width(text, theme::SMALL, Weight::SemiBold);
        let found = ticks(strip.window, strip.width(), &measure);
        memory.ticks = Some((strip.window, strip.width(), found));
    }
    let Some((_, _, ticks)) = &memory.ticks else { return };
    let middle = head.center().y;
    let line = |tick: &Tick, top: f32, strength: f32| {
        let x = strip.x(f64::from(tick.day));
        painter.vline(x, top..=bottom, Stroke::new(1.0, tokens.rule.gamma_multiply(strength)));
    };
    let words = |tick: &Tick, y: f32, font: egui::FontId, ink: egui::Color32| {
        let x = head.left() + tick.x;
        painter.text(pos2(x, y), Align2::LEFT_CENTER, &tick.text, font, ink);
    };
    for tick in &ticks.fine {
        line(tick, middle, 0.45);
        words(tick, middle + HEIGHT / 4.0, theme::plain(theme::SMALL), tokens.secondary);
    }
    for tick in &ticks.coarse {
        line(tick, head.top(), 1.0);
        words(tick, head.top() + HEIGHT / 4.0 + 1.0, theme::strong(theme::SMALL), tokens.text);
    }
    painter.hline(head.x_range(), head.bottom(), Stroke::new(1.0, tokens.rule));
}
