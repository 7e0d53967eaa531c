//! The menu under the right mouse button, and under Shift+F10, of anything that can have the keyboard.

use egui::{Id, Key, Modifiers, Popup, Response, SetOpenCommand, Ui};

/// How a menu is open that the keyboard has opened.
#[derive(Clone, Copy, Debug, Default)]
struct ByKeyboard {
    is_open: bool,
    /// Whether its first item is to have the keyboard.
    wants_focus: bool,
}

/// Gives a row a menu: a right click opens it, and Shift+F10 or the menu key while the row has the keyboard.
pub(super) fn attach(response: &Response, add: impl FnOnce(&mut Ui)) {
    attach_while(response, response.has_focus(), add);
}

/// The same for a row that is marked while something else has the keyboard.
pub(super) fn attach_while(response: &Response, has_keyboard: bool, add: impl FnOnce(&mut Ui)) {
    let asks = has_keyboard
        && response.ctx.input_mut(|input| {
            input.consume_key(Modifiers::SHIFT, Key::F10) || input.consume_key(Modifiers::NONE, Key::Menu)
        });
    let by_pointer = response.secondary_clicked();
    if !asks && !by_pointer && !response.context_menu_opened() {
        return;
    }
    let id = response.id.with("menu by keyboard");
    let mut how: ByKeyboard = response.ctx.data(|data| data.get_temp(id)).unwrap_or_default();
    if asks || by_pointer {
        how = ByKeyboard { is_open: asks, wants_focus: asks };
    }
    let mut popup = Popup::context_menu(response);
    if how.is_open {
        // Not where the pointer happens to be.
        popup = popup.at_position(response.rect.left_bottom());
    }
    if asks {
        popup = popup.open_memory(SetOpenCommand::Bool(true));
    }
    popup.show(|ui| {
        let first = ui.next_auto_id();
        add(ui);
        if how.wants_focus {
            how.wants_focus = !take_focus(ui, first);
        }
    });
    response.ctx.data_mut(|data| data.insert_temp(id, how));
}

/// Gives the keyboard to an item; whether it has it.
pub(super) fn take_focus(ui: &Ui, item: Id) -> bool {
    let has_focus = ui.memory(|memory| memory.has_focus(item));
    if !has_focus {
        ui.memory_mut(|memory| memory.request_focus(item));
        ui.ctx().request_repaint();
    }
    has_focus
}
