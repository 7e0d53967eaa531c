//! The field for the path of a file to save, for desktops without a dialog.

use std::path::PathBuf;

use egui::{TextEdit, Ui};

use super::{decide, title};
use crate::app::{Command, SaveTarget};
use crate::ui::{strings, widgets};

pub(super) fn show(
    ui: &mut Ui,
    path: &mut String,
    target: SaveTarget,
    just_opened: bool,
    commands: &mut Vec<Command>,
) {
    title(ui, strings::SAVE_PATH_TITLE);
    widgets::secondary(ui, strings::save_path_hint(target));
    let field = TextEdit::singleline(path).desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name(strings::SAVE_PATH_LABEL);
    if just_opened {
        response.request_focus();
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let wanted = PathBuf::from(path.trim().trim_matches('"'));
    let is_ready = wanted.file_name().is_some();
    let exists = is_ready && wanted.exists();
    if exists {
        ui.label(strings::FILE_EXISTS);
    }
    let agree = if exists { strings::REPLACE } else { strings::SAVE_AS_PATH };
    let agreed = decide(ui, agree, is_ready, commands);
    // To replace a file takes a click: the key may have been meant for something else.
    if agreed || (entered && is_ready && !exists) {
        path.clear();
        commands.push(Command::SaveTo(target, wanted));
    }
}
