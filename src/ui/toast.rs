//! The note at the foot of the graph that says what has just been done. It goes by itself.

use egui::{Area, Frame, Id, Label, Margin, Order, Rect, RichText, Role, Ui, WidgetInfo};

use super::theme::{self, Tokens};
use super::{icons, keys, strings, widgets};
use crate::app::table::entry_of;
use crate::app::toast::Toast;
use crate::app::{Command, State};
use crate::corrections::Rule;
use crate::corrections::words::rule_in_words;

/// How long a note stays, in seconds.
const STAYS: f64 = 6.0;
/// How long it stays at least once the pointer has left it.
const STAYS_AFTER: f64 = 2.0;
/// How long a note stays that offers to make a rule.
const STAYS_WITH_OFFER: f64 = 15.0;
/// Room between the note and the foot of the graph: the legend lies there.
const FOOT: f32 = 46.0;

/// What the note has to remember from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Memory {
    serial: u64,
    goes_at: f64,
}

/// Shows the note over the foot of `canvas`.
pub(super) fn show(ui: &Ui, canvas: Rect, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    let Some(toast) = &state.toast else { return };
    let now = ui.input(|input| input.time);
    if memory.serial != toast.serial {
        let stays = if toast.offer.is_some() { STAYS_WITH_OFFER } else { STAYS };
        *memory = Memory { serial: toast.serial, goes_at: now + stays };
    }
    let area = Area::new(Id::unique("toast"))
        .order(Order::Middle)
        .pivot(egui::Align2::CENTER_BOTTOM)
        .fixed_pos(canvas.center_bottom() - egui::vec2(0.0, FOOT))
        .constrain_to(canvas)
        .show(ui.ctx(), |ui| note(ui, state, toast, canvas.width() * 0.7, commands));
    if area.response.contains_pointer() || area.inner {
        // Whoever moves the pointer away wakes the window.
        memory.goes_at = memory.goes_at.max(now + STAYS_AFTER);
    } else if now >= memory.goes_at {
        commands.push(Command::DismissToast);
    } else {
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(memory.goes_at - now));
    }
}

/// The words, the way back, and the cross; whether the keyboard is on one of them.
fn note(ui: &mut Ui, state: &State, toast: &Toast, width: f32, commands: &mut Vec<Command>) -> bool {
    let tokens = Tokens::in_ui(ui);
    let mut has_focus = false;
    let frame = Frame::popup(ui.style()).inner_margin(Margin { left: 14, right: 8, top: 7, bottom: 7 });
    let shown = frame.show(ui, |ui| {
        ui.set_max_width(width.max(200.0));
        ui.horizontal(|ui| {
            let words = strings::search::done(state, &toast.done);
            ui.add(Label::new(RichText::new(words).font(theme::plain(theme::BODY))).truncate());
            if toast.can_be_undone(&state.history) {
                ui.label(RichText::new("·").color(tokens.secondary));
                let undo =
                    widgets::link(ui, RichText::new(strings::search::UNDO).font(theme::strong(theme::BODY)));
                has_focus |= undo.has_focus();
                if undo.clicked() {
                    commands.push(Command::Undo);
                }
                let shortcut = entry_of(&Command::Undo).and_then(|entry| entry.shortcut);
                if let Some(shortcut) = shortcut {
                    widgets::secondary(ui, keys::text(ui.ctx(), shortcut));
                }
            }
            let cross = widgets::icon_button(ui, strings::search::DISMISS_TOAST, icons::cross);
            has_focus |= cross.has_focus();
            if cross.clicked() {
                commands.push(Command::DismissToast);
            }
        });
        if let Some(rule) = &toast.offer {
            has_focus |= offer(ui, rule, commands);
        }
    });
    let words = strings::search::done(state, &toast.done);
    shown.response.widget_info(|| WidgetInfo::labeled(Role::Status, true, &words));
    has_focus
}

/// What was put right twice can be made a rule; whether the keyboard is on the button.
fn offer(ui: &mut Ui, rule: &Rule, commands: &mut Vec<Command>) -> bool {
    let words = strings::review::offer(&rule_in_words(rule));
    ui.horizontal(|ui| {
        let button =
            ui.add(egui::Button::new(RichText::new(&words).font(theme::strong(theme::BODY))).truncate());
        if button.clicked() {
            commands.push(Command::MakeRule);
        }
        let shortcut = entry_of(&Command::MakeRule).and_then(|entry| entry.shortcut);
        if let Some(shortcut) = shortcut {
            widgets::secondary(ui, keys::text(ui.ctx(), shortcut));
        }
        button.has_focus()
    })
    .inner
}
