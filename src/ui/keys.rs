//! Keys to commands.

use egui::{Context, Id, Key as EguiKey, KeyboardShortcut, Modifiers};

use crate::app::shortcut::{Key, Shortcut};
use crate::app::table::{COMMANDS, is_enabled};
use crate::app::{Command, State};

/// The modifiers that were held when a button of the pointer last changed in this frame, or are held now: who clicks
/// quickly on a slow machine has let go of Ctrl before the frame is drawn.
pub(super) fn held(context: &Context) -> Modifiers {
    context.input(|input| {
        let at_button = input.events.iter().rev().find_map(|event| match event {
            egui::Event::PointerButton { modifiers, .. } => Some(*modifiers),
            _ => None,
        });
        at_button.unwrap_or(input.modifiers)
    })
}

/// The commands whose keys were pressed. Keys without modifiers belong to a text field while one
/// has the keyboard, all but Escape. Single letters, digits and signs mean the graph: they count only while
/// it has the keyboard, or nothing has and it is shown; `graph` is its widget.
pub(super) fn pressed(context: &Context, state: &State, graph: Option<Id>, commands: &mut Vec<Command>) {
    let focused = context.memory(egui::Memory::focused);
    let is_graph_meant = graph.is_some() && (focused.is_none() || focused == graph);
    let types = context.text_edit_focused();
    let has_menu = egui::Popup::is_any_open(context);
    // Longer shortcuts first: Ctrl+Shift+Z also holds Ctrl+Z.
    let mut entries: Vec<_> = COMMANDS.iter().filter(|entry| entry.shortcut.is_some()).collect();
    entries.sort_by_key(|entry| entry.shortcut.is_some_and(|shortcut| !shortcut.shift && !shortcut.alt));
    for entry in entries {
        let Some(shortcut) = entry.shortcut else { continue };
        let leads_out = matches!(entry.command, Command::FocusPanel(_));
        let is_free = shortcut.command || shortcut.key == Key::Escape || leads_out || !types;
        // In a menu letters belong to it, and Escape closes it.
        let closes_menu = has_menu && !shortcut.command;
        let belongs_to_text = types
            && matches!(
                entry.command,
                Command::SelectAll | Command::Undo | Command::Redo | Command::CopyQuotationOfSelection
            );
        let is_single = !shortcut.command && !shortcut.alt && matches!(shortcut.key, Key::Character(_));
        let belongs_elsewhere = is_single && !is_graph_meant;
        // What lies under a dialog waits until it is closed.
        let is_covered = state.dialog.is_some() && entry.command != Command::Escape;
        let is_taken = is_covered || !is_free || belongs_to_text || closes_menu || belongs_elsewhere;
        if is_taken || !is_enabled(state, &entry.command) {
            continue;
        }
        let Some(keys) = egui_shortcut(shortcut) else { continue };
        if is_pressed(context, shortcut, keys) {
            commands.push(entry.command.clone());
        }
    }
    if is_graph_meant && !has_menu && state.dialog.is_none() {
        commands.extend(depth(context).map(Command::FocusAtDepth));
    }
}

/// The depth that a digit asks for.
fn depth(context: &Context) -> Option<usize> {
    const DIGITS: [EguiKey; 10] = [
        EguiKey::Num0,
        EguiKey::Num1,
        EguiKey::Num2,
        EguiKey::Num3,
        EguiKey::Num4,
        EguiKey::Num5,
        EguiKey::Num6,
        EguiKey::Num7,
        EguiKey::Num8,
        EguiKey::Num9,
    ];
    context.input_mut(|input| {
        let is_plain = input.modifiers.is_none();
        DIGITS.iter().position(|&key| is_plain && input.consume_key(Modifiers::NONE, key))
    })
}

/// The system tells the keys for copying as a wish to copy, not as keys. The wish stays: words that are
/// marked with the mouse are copied after this, in the place of what the command copies.
fn is_pressed(context: &Context, shortcut: Shortcut, keys: KeyboardShortcut) -> bool {
    context.input_mut(|input| {
        let copies = shortcut == Shortcut::command('C') && input.events.contains(&egui::Event::Copy);
        copies || consume(input, shortcut, keys)
    })
}

/// Takes the key out of the events when it was pressed with just these modifiers. egui lets an additional
/// Shift pass, which signs such as + need; with letters, digits and functions it is another shortcut.
fn consume(input: &mut egui::InputState, shortcut: Shortcut, keys: KeyboardShortcut) -> bool {
    let is_sign = matches!(shortcut.key, Key::Character(sign) if !sign.is_ascii_alphanumeric());
    let fits = |event: &egui::Event| match event {
        egui::Event::Key { key, pressed: true, modifiers, .. } => {
            *key == keys.logical_key
                && modifiers.matches_logically(keys.modifiers)
                && (is_sign || modifiers.shift == shortcut.shift)
        }
        _ => false,
    };
    let before = input.events.len();
    input.events.retain(|event| !fits(event));
    input.events.len() < before
}

/// How a shortcut is written on this system.
pub(super) fn text(context: &Context, shortcut: Shortcut) -> String {
    shortcut.text(context.os() == egui::os::OperatingSystem::Mac)
}

fn egui_shortcut(shortcut: Shortcut) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    if shortcut.command {
        modifiers |= Modifiers::COMMAND;
    }
    if shortcut.shift {
        modifiers |= Modifiers::SHIFT;
    }
    if shortcut.alt {
        modifiers |= Modifiers::ALT;
    }
    Some(KeyboardShortcut::new(modifiers, egui_key(shortcut.key)?))
}

fn egui_key(key: Key) -> Option<EguiKey> {
    match key {
        Key::Character('+') => Some(EguiKey::Plus),
        Key::Character('-') => Some(EguiKey::Minus),
        Key::Character(character) => EguiKey::from_name(&character.to_string()),
        Key::Delete => Some(EguiKey::Delete),
        Key::Escape => Some(EguiKey::Escape),
        Key::Left => Some(EguiKey::ArrowLeft),
        Key::Right => Some(EguiKey::ArrowRight),
        Key::Up => Some(EguiKey::ArrowUp),
        Key::Down => Some(EguiKey::ArrowDown),
        Key::Function(number) => EguiKey::from_name(&format!("F{number}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shortcut_has_its_keys() {
        for entry in COMMANDS {
            if let Some(shortcut) = entry.shortcut {
                assert!(egui_shortcut(shortcut).is_some(), "{}", entry.name);
            }
        }
    }
}
