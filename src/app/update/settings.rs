//! What is kept from one run to the next.

use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::settings::{Setting, Settings};
use crate::app::state::{Dialog, State};

pub(super) fn change(state: &mut State, command: Command) {
    let settings = &mut state.settings;
    match command {
        Command::ShowSettings => state.dialog = Some(Dialog::Settings),
        Command::Set(setting) => set(state, setting),
        Command::SetTheme(choice) => {
            settings.theme = choice;
            state.theme_for_now = None;
        }
        Command::SetEvidenceOrder(order) => settings.evidence_order = order,
        Command::ToggleEdgeLabels => settings.all_edge_labels = !settings.all_edge_labels,
        Command::TogglePanel(panel) => {
            if !settings.hidden_panels.remove(&panel) {
                settings.hidden_panels.insert(panel);
            }
        }
        Command::ResetSettings => {
            let recent = std::mem::take(&mut settings.recent);
            let saved_filters = std::mem::take(&mut settings.saved_filters);
            *settings = Settings { recent, saved_filters, ..Settings::default() };
            state.theme_for_now = None;
            begin_anew(state);
        }
        Command::ForgetRecent(path) => {
            settings.recent.retain(|other| *other != path);
            state.gone.remove(&path);
        }
        Command::ClearRecent => {
            settings.recent.clear();
            state.gone.clear();
        }
        _ => {}
    }
}

fn set(state: &mut State, setting: Setting) {
    state.settings.set(setting);
    if matches!(setting, Setting::MinimumConfidence(_)) {
        begin_anew(state);
    }
}

/// While nothing is open, the filter asks for as much as the settings say.
pub(super) fn begin_anew(state: &mut State) {
    if state.ground.sources.is_empty() {
        state.ground.filter.set_bar(state.settings.minimum_confidence);
    }
}

/// Does not remember what could not be read. The message of a failure begins with the file.
pub(super) fn forget_failed(state: &mut State, message: &str) {
    if let Some(work) = &mut state.work {
        work.paths.retain(|path| !message.starts_with(&format!("{}:", path.display())));
    }
}

/// What the commands of one go may change and the world outside has to hear of.
pub(super) struct Before {
    settings: Settings,
    was_empty: bool,
}

impl Before {
    pub(super) fn of(state: &State) -> Self {
        Self { settings: state.settings.clone(), was_empty: is_empty(state) }
    }

    /// Takes over which filters are kept, has changed settings saved, and the recent files looked for where they begin to be shown.
    pub(super) fn compare(self, state: &mut State, effects: &mut Vec<Effect>) {
        if state.settings.saved_filters != state.ground.saved_filters {
            state.settings.saved_filters.clone_from(&state.ground.saved_filters);
        }
        state.settings.style = state.ground.style;
        if self.settings != state.settings {
            effects.push(Effect::SaveSettings(Box::new(state.settings.clone())));
        }
        if is_empty(state) && !self.was_empty && !state.settings.recent.is_empty() {
            effects.push(Effect::CheckFiles(state.settings.recent.clone()));
        }
    }
}

/// Whether the window shows the ways in.
fn is_empty(state: &State) -> bool {
    state.ground.sources.is_empty() && state.work.is_none()
}
