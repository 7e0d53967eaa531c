//! What is kept from one run to the next.

use super::snapshots;
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::history::SavedFilter;
use crate::app::settings::{Setting, Settings};
use crate::app::state::{Dialog, State};
use crate::jobs::Order;
use crate::scene::Style;

pub(super) fn change(state: &mut State, command: Command, effects: &mut Vec<Effect>) {
    let settings = &mut state.settings;
    match command {
        Command::ShowSettings => {
            state.dialog = Some(Dialog::Settings);
            effects.push(Effect::Project(Order::CountSnapshots));
        }
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
            let recent_projects = std::mem::take(&mut settings.recent_projects);
            let saved_filters = std::mem::take(&mut settings.saved_filters);
            let project = settings.project.take();
            *settings = Settings { recent, recent_projects, project, saved_filters, ..Settings::default() };
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

/// While nothing is open, the filter asks for as much as the settings say, and everything looks as they say.
pub(super) fn begin_anew(state: &mut State) {
    if state.ground.sources.is_empty() {
        state.ground.filter.set_bar(state.settings.minimum_confidence);
        if state.project.open.is_none() {
            state.ground.style = state.settings.style;
        }
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
    saved_filters: Vec<SavedFilter>,
    style: Style,
    entered: u64,
}

impl Before {
    pub(super) fn of(state: &State) -> Self {
        Self {
            settings: state.settings.clone(),
            was_empty: is_empty(state),
            saved_filters: state.ground.saved_filters.clone(),
            style: state.ground.style,
            entered: state.project.entered,
        }
    }

    /// Takes over what was chosen for later, has changed settings saved, and the recent files looked for where they
    /// begin to be shown.
    pub(super) fn compare(self, state: &mut State, effects: &mut Vec<Effect>) {
        let has_name = state.project.open.as_ref().is_some_and(|project| !project.is_unnamed);
        if self.entered == state.project.entered && !has_name {
            self.take_over(state);
        }
        if self.settings != state.settings {
            effects.push(Effect::SaveSettings(Box::new(state.settings.clone())));
            snapshots::follow(state, &self.settings, effects);
        }
        let opened_before = state.settings.opened_before();
        if is_empty(state) && !self.was_empty && !opened_before.is_empty() {
            effects.push(Effect::CheckFiles(opened_before));
        }
    }

    /// Where no project has a name, what a person chooses is what they want the next time, too. What a project has
    /// otherwise is its own, and opening it is no choice.
    fn take_over(&self, state: &mut State) {
        let State { ground, settings, .. } = state;
        for filter in &self.saved_filters {
            if !ground.saved_filters.iter().any(|other| other.name == filter.name) {
                settings.saved_filters.retain(|other| other.name != filter.name);
            }
        }
        for filter in ground.saved_filters.iter().filter(|filter| !self.saved_filters.contains(filter)) {
            match settings.saved_filters.iter_mut().find(|other| other.name == filter.name) {
                Some(other) => other.clone_from(filter),
                None => settings.saved_filters.push(filter.clone()),
            }
        }
        let (before, now, kept) = (&self.style, &ground.style, &mut settings.style);
        if before.size != now.size {
            kept.size = now.size;
        }
        if before.color != now.color {
            kept.color = now.color;
        }
        if before.label != now.label {
            kept.label = now.label;
        }
    }
}

/// Whether the window shows the ways in.
fn is_empty(state: &State) -> bool {
    state.ground.sources.is_empty() && state.work.is_none()
}
