//! The keys that go through the claims.

use egui::{EventFilter, Key, Modifiers, Response, Ui};

use crate::app::review::{Review, Reviewing};
use crate::app::{Command, Way};

/// What the keys do while the claim has the keyboard.
pub(super) fn pressed(ui: &Ui, review: &Review, card: &Response, commands: &mut Vec<Command>) {
    let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(card.id, arrows));
    // A slow frame may hold several presses.
    let pressed = |modifiers, key| ui.input_mut(|input| input.count_and_consume_key(modifiers, key));
    let mut wish = |times: usize, wish: Reviewing| {
        commands.extend(std::iter::repeat_n(Command::Review(wish), times));
    };
    // With Shift first: egui lets an additional Shift pass.
    wish(pressed(Modifiers::SHIFT, Key::ArrowDown), Reviewing::Extend(Way::Forward));
    wish(pressed(Modifiers::SHIFT, Key::ArrowUp), Reviewing::Extend(Way::Back));
    wish(
        pressed(Modifiers::NONE, Key::ArrowDown) + pressed(Modifiers::NONE, Key::J),
        Reviewing::Step(Way::Forward),
    );
    wish(
        pressed(Modifiers::NONE, Key::ArrowUp) + pressed(Modifiers::NONE, Key::K),
        Reviewing::Step(Way::Back),
    );
    wish(pressed(Modifiers::NONE, Key::Home), Reviewing::Jump(Way::Back));
    wish(pressed(Modifiers::NONE, Key::End), Reviewing::Jump(Way::Forward));
    if let Some(id) = review.current {
        wish(pressed(Modifiers::NONE, Key::Space), Reviewing::ToggleMark(id));
    }
    wish(pressed(Modifiers::NONE, Key::Y), Reviewing::Confirm);
    wish(pressed(Modifiers::NONE, Key::N), Reviewing::Reject);
    wish(pressed(Modifiers::NONE, Key::E).min(1), Reviewing::Edit);
    wish(pressed(Modifiers::NONE, Key::Enter).min(1), Reviewing::Show);
    let undone = pressed(Modifiers::NONE, Key::Z);
    commands.extend(std::iter::repeat_n(Command::Undo, undone));
}
