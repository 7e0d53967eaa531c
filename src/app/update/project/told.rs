//! What the keeper of the project says.

use std::path::{Path, PathBuf};

use super::{enter, forget_what_was_asked, nothing_yet};
use crate::app::effect::Effect;
use crate::app::project::{OpenProject, ground};
use crate::app::state::{Dialog, Message, Notice, State};
use crate::app::toast;
use crate::app::update::{on_disk, view};
use crate::jobs::{Copied, Kept, MovedProject, OpenedProject, Order, PastAndFuture};
use crate::project::Damage;

pub(in crate::app::update) fn receive(state: &mut State, kept: Kept, effects: &mut Vec<Effect>) {
    match kept {
        Kept::Begun(path, time) => begun(state, path, time),
        Kept::Opened(opened) => opened_project(state, *opened, effects),
        Kept::NotOpened(path, message) => {
            nothing_opened(state);
            state.settings.project.take_if(|last| *last == path);
            state.messages.push(Message { text: message });
            // One of them may help.
            look_for_snapshots(state, &path, effects);
            state.project.failed = Some(path);
        }
        Kept::OpenElsewhere(path) => {
            nothing_opened(state);
            state.project.elsewhere = Some(path);
            state.dialog = Some(Dialog::OpenElsewhere);
        }
        Kept::Safe(steps) => safe(state, steps),
        Kept::NotSafe(message) => not_safe(state, message),
        Kept::Damaged(damage) => damaged(state, damage, effects),
        Kept::Snapshots(snapshots) => state.project.snapshots = snapshots,
        Kept::SnapshotTotal(total) => state.project.snapshot_total = total,
        Kept::SnapshotsDeleted(count) => {
            state.project.snapshots.clear();
            toast::say(state, Notice::SnapshotsDeleted(count));
            effects.push(Effect::Project(Order::CountSnapshots));
        }
        Kept::Steps(steps) => state.project.steps = steps,
        Kept::Moved(moved) => moved_project(state, *moved),
        Kept::Copied(copied) => copied_project(state, copied),
        Kept::NotCopied(message) => state.messages.push(Message { text: message }),
        Kept::Trouble(message) => tell_once(state, message),
    }
}

/// Says something that may come again and again.
fn tell_once(state: &mut State, text: String) {
    if !state.messages.iter().any(|message| message.text == text) {
        state.messages.push(Message { text });
    }
}

fn look_for_snapshots(state: &mut State, path: &Path, effects: &mut Vec<Effect>) {
    state.project.is_told = false;
    state.project.snapshots.clear();
    effects.push(Effect::Project(Order::ListSnapshots(Some(path.to_owned()))));
}

fn begun(state: &mut State, path: PathBuf, time: i64) {
    state.settings.remember_project(&path, time);
    state.settings.project = Some(path.clone());
    if let Some(project) = &mut state.project.open {
        project.path = Some(path);
    }
}

/// The one that was open is closed, with everything in it.
fn nothing_opened(state: &mut State) {
    state.project.opening = None;
    if state.project.open.take().is_some() {
        let nothing = nothing_yet(state);
        enter(state, nothing);
    }
}

fn safe(state: &mut State, steps: PastAndFuture) {
    if let Some(project) = &mut state.project.open {
        project.steps = steps;
        if let Some(trouble) = project.trouble.take() {
            state.messages.retain(|message| message.text != trouble);
        }
    }
}

/// Tells once why something is not in the file; the next change tries again with everything.
fn not_safe(state: &mut State, message: String) {
    let known = state.project.open.as_mut().and_then(|project| project.trouble.replace(message.clone()));
    if known.as_ref() != Some(&message) {
        state.messages.push(Message { text: message });
    }
}

/// The look through the whole project has found something: nothing more is written to its file.
fn damaged(state: &mut State, damage: Damage, effects: &mut Vec<Effect>) {
    let Some(project) = &mut state.project.open else { return };
    project.read_only.get_or_insert_with(|| damage.to_string());
    if !project.damages.contains(&damage) {
        project.damages.push(damage);
    }
    if let Some(path) = project.path.clone().filter(|_| state.project.snapshots.is_empty()) {
        look_for_snapshots(state, &path, effects);
    }
}

fn opened_project(state: &mut State, opened: OpenedProject, effects: &mut Vec<Effect>) {
    let OpenedProject { path, record, sources, surroundings, problems, damages, read_only, .. } = opened;
    state.project.opening = None;
    state.project.failed = None;
    state.project.is_told = false;
    state.project.snapshots.clear();
    let (ground, lost) = ground(record, sources);
    state.reader = None;
    enter(state, ground);
    state.derived.stand_again(&surroundings.positions);
    if !opened.is_copy {
        state.settings.project = Some(path.clone());
        state.settings.remember_project(&path, opened.time);
    }
    let texts = problems.into_iter().chain(lost).map(|problem| format!("{}: {problem}", path.display()));
    state.messages.extend(texts.map(|text| Message { text }));
    if !damages.is_empty() {
        look_for_snapshots(state, &path, effects);
    }
    state.project.open = Some(OpenProject {
        is_unnamed: state.is_unnamed_project(&path),
        path: Some(path),
        is_copy: opened.is_copy,
        damages,
        read_only,
        steps: opened.steps,
        ..OpenProject::unnamed()
    });
    effects.push(Effect::CheckFiles(state.settings.opened_before()));
    on_disk::look(state, false, effects);
}

fn moved_project(state: &mut State, moved: MovedProject) {
    let MovedProject { record, sources, problems, steps } = moved;
    let before = state.ground.clone();
    let (ground, lost) = ground(record, sources);
    state.ground = ground;
    state.project.entered += 1;
    state.history.forget();
    view::put_back(state, &before);
    forget_what_was_asked(state);
    state.messages.extend(problems.into_iter().chain(lost).map(|text| Message { text }));
    safe(state, steps);
}

fn copied_project(state: &mut State, copied: Copied) {
    let Copied { path, goes_on, instead_of, time } = copied;
    if goes_on {
        let settings = &mut state.settings;
        settings.recent_projects.retain(|recent| Some(&recent.path) != instead_of.as_ref());
        settings.remember_project(&path, time);
        settings.project = Some(path.clone());
        if let Some(project) = &mut state.project.open {
            // It has all that is seen, and is whole.
            let trouble = project.trouble.take();
            state.messages.retain(|message| Some(&message.text) != trouble.as_ref());
            *project = OpenProject {
                path: Some(path.clone()),
                is_unnamed: false,
                steps: std::mem::take(&mut project.steps),
                ..OpenProject::unnamed()
            };
        }
    }
    toast::say(state, Notice::Saved(path));
}
