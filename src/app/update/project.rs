//! The project that keeps everything: begun with the first document, opened, copied, and told of every step.

use std::path::{Path, PathBuf};

use super::{documents, on_disk};
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::history::Ground;
use crate::app::project::{OpenProject, ground, record};
use crate::app::state::{Dialog, Message, Notice, ReaderPlace, SaveTarget, State};
use crate::app::toast;
use crate::jobs::{Kept, KeptStep, MovedProject, OpenedProject, Order, PastAndFuture, Turn};
use crate::project::{ENDING, Surroundings};

pub(super) fn is_about(command: &Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::OpenProject
            | C::OpenProjectAt(_)
            | C::NewProject
            | C::SaveProject
            | C::CopyProject
            | C::ShowHistory
            | C::GoToStep(_)
            | C::ShowSnapshots
            | C::RestoreSnapshot(_)
    )
}

pub(super) fn change(state: &mut State, command: Command, effects: &mut Vec<Effect>) {
    match command {
        Command::OpenProject => effects.push(Effect::AskForProject),
        Command::OpenProjectAt(path) => open(state, path, effects),
        Command::NewProject => begin_anew(state, effects),
        Command::ShowHistory => {
            keep(state, effects);
            state.dialog = Some(Dialog::History);
            effects.push(Effect::Project(Order::List));
        }
        Command::GoToStep(step) => {
            keep(state, effects);
            effects.push(Effect::Project(Order::GoTo(step)));
            effects.push(Effect::Project(Order::List));
        }
        Command::ShowSnapshots => {
            keep(state, effects);
            state.dialog = Some(Dialog::Snapshots);
            state.project.snapshots.clear();
            effects.push(Effect::Project(Order::ListSnapshots(state.project_of_snapshots().cloned())));
        }
        Command::RestoreSnapshot(snapshot) => {
            if let Some(of) = state.project_of_snapshots().cloned() {
                keep(state, effects);
                documents::cancel(state, effects);
                state.dialog = None;
                state.project.opening = Some(of.clone());
                effects.push(Effect::Project(Order::Restore { snapshot, of }));
            }
        }
        Command::SaveProject => ask(state, SaveTarget::Project, effects),
        Command::CopyProject => ask(state, SaveTarget::Copy, effects),
        _ => {}
    }
}

fn ask(state: &State, target: SaveTarget, effects: &mut Vec<Effect>) {
    let name = crate::app::files::suggested_name(&state.ground.sources);
    effects.push(Effect::AskForTarget { target, suggestion: format!("{name}.{ENDING}") });
}

/// The project among files that are to be opened.
pub(super) fn among(paths: &[PathBuf]) -> Option<&PathBuf> {
    paths.iter().find(|path| is_project(path))
}

fn is_project(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
}

/// Opens a project instead of the one that is open, whose steps are all kept.
pub(super) fn open(state: &mut State, path: PathBuf, effects: &mut Vec<Effect>) {
    keep(state, effects);
    documents::cancel(state, effects);
    state.dialog = None;
    state.project.opening = Some(path.clone());
    effects.push(Effect::Project(Order::Open(path)));
}

/// Closes the project, where everything is kept, and shows an empty window.
fn begin_anew(state: &mut State, effects: &mut Vec<Effect>) {
    keep(state, effects);
    documents::cancel(state, effects);
    effects.push(Effect::Project(Order::Close));
    state.project.open = None;
    state.settings.project = None;
    let nothing = nothing_yet(state);
    enter(state, nothing);
}

/// The ground state of an empty window, which begins as the settings say.
fn nothing_yet(state: &State) -> Ground {
    let mut ground = Ground { saved_filters: state.settings.saved_filters.clone(), ..Ground::default() };
    ground.filter.set_bar(state.settings.minimum_confidence);
    ground.style = state.settings.style;
    ground
}

/// Shows another ground state, which no step led to.
fn enter(state: &mut State, ground: Ground) {
    state.derived.forget();
    state.ground = ground;
    state.on_disk.clear();
    state.history.forget();
    state.toast = None;
    state.selection.clear();
    state.camera = None;
    forget_what_was_asked(state);
}

/// Forgets what was asked and marked in another ground state, and turns the reader to a document that there is.
fn forget_what_was_asked(state: &mut State) {
    state.paths = None;
    state.question = None;
    state.words = None;
    let first = state.ground.sources.first();
    let is_there =
        |place: &ReaderPlace| state.ground.sources.iter().any(|source| source.document.id == place.document);
    if !state.reader.as_ref().is_some_and(is_there) {
        state.reader = first.map(|source| ReaderPlace::beginning(&source.document));
        state.reader_jumps += 1;
    }
}

/// Notes that the last step, or the one with this number, has changed what is to be kept.
pub(super) fn note(state: &mut State, step: Option<u64>) {
    state.project.unkept = step.or(Some(0));
}

/// Sends what is not on its way yet to the file; makes the file with the first document.
pub(super) fn keep(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(serial) = state.project.unkept.take() else { return keep_places(state, effects) };
    if state.project.open.is_none() && !begin(state, effects) {
        return;
    }
    if state.project.open.as_ref().is_some_and(|project| project.read_only.is_some()) {
        return;
    }
    let step = kept_step(state, serial);
    effects.push(Effect::Project(Order::Commit(Box::new(step))));
    keep_places(state, effects);
}

fn kept_step(state: &State, serial: u64) -> KeptStep {
    let name = state.history.name_of(serial).unwrap_or("Change").to_owned();
    KeptStep { serial, name, record: record(&state.ground), sources: state.ground.sources.clone() }
}

/// Begins a project without a name; `false` when there is nothing to keep or no place for it.
fn begin(state: &mut State, effects: &mut Vec<Effect>) -> bool {
    let Some(folder) = state.project.folder.clone().filter(|_| !state.ground.sources.is_empty()) else {
        return false;
    };
    state.project.open = Some(OpenProject::unnamed());
    effects.push(Effect::Project(Order::Begin(folder)));
    true
}

fn keep_places(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(project) = &state.project.open else { return };
    if project.read_only.is_none() && std::mem::take(&mut state.project.is_moved) {
        let positions = state.derived.positions.clone();
        let surroundings = Surroundings { positions, ..Surroundings::default() };
        effects.push(Effect::Project(Order::Keep(Box::new(surroundings))));
    }
}

/// Follows an undo or a redo of this session in the file.
pub(super) fn follow(state: &mut State, way: Turn, serial: u64, name: &str, effects: &mut Vec<Effect>) {
    let Some(project) = &state.project.open else { return };
    if project.read_only.is_none() {
        let step = KeptStep { name: name.to_owned(), ..kept_step(state, serial) };
        effects.push(Effect::Project(Order::Follow(way, Box::new(step))));
    }
}

/// Takes a step back, or does one again, that only the file remembers.
pub(super) fn travel(state: &mut State, way: Turn, effects: &mut Vec<Effect>) {
    let has_step = match way {
        Turn::Back => state.undo_step().is_some(),
        Turn::Forward => state.redo_step().is_some(),
    };
    if has_step {
        keep(state, effects);
        effects.push(Effect::Project(Order::Travel(way)));
    }
}

/// Has the project written to another file.
pub(super) fn save(state: &mut State, target: SaveTarget, path: PathBuf, effects: &mut Vec<Effect>) {
    state.dialog = None;
    if state.project.open.is_none() {
        // Nothing is kept yet: the file that was chosen is where that begins.
        state.project.open = Some(OpenProject { is_unnamed: false, ..OpenProject::unnamed() });
        effects.push(Effect::Project(Order::BeginAt(path)));
        note(state, state.history.last_step());
        state.project.is_moved = true;
        return keep(state, effects);
    }
    state.project.unkept.get_or_insert(state.history.last_step().unwrap_or(0));
    keep(state, effects);
    effects.push(Effect::Project(Order::Copy { path, goes_on: target == SaveTarget::Project }));
}

/// What the keeper of the project says.
pub(super) fn receive(state: &mut State, kept: Kept, effects: &mut Vec<Effect>) {
    match kept {
        Kept::Begun(path) => {
            state.settings.project = Some(path.clone());
            if let Some(project) = &mut state.project.open {
                project.path = Some(path);
            }
        }
        Kept::Opened(opened) => {
            opened_project(state, *opened);
            on_disk::look(state, false, effects);
        }
        Kept::NotOpened(path, message) => {
            state.project.opening = None;
            state.project.failed = Some(path.clone());
            state.settings.project.take_if(|last| *last == path);
            if state.project.open.take().is_some() {
                // The one that was open is closed, with everything in it.
                let nothing = nothing_yet(state);
                enter(state, nothing);
            }
            state.messages.push(Message { text: message });
        }
        Kept::Safe(steps) => safe(state, steps),
        Kept::NotSafe(message) => not_safe(state, message),
        Kept::Damaged(message) => {
            if let Some(project) = &mut state.project.open {
                project.read_only = Some(message.clone());
            }
            state.messages.push(Message { text: message });
        }
        Kept::Snapshots(snapshots) => state.project.snapshots = snapshots,
        Kept::Steps(steps) => state.project.steps = steps,
        Kept::Moved(moved) => moved_project(state, *moved),
        Kept::Copied(path, goes_on) => {
            if goes_on {
                state.settings.remember(&path);
                state.settings.project = Some(path.clone());
                if let Some(project) = &mut state.project.open {
                    project.path = Some(path.clone());
                    project.is_unnamed = false;
                }
            }
            toast::say(state, Notice::Saved(path));
        }
        Kept::NotCopied(message) => state.messages.push(Message { text: message }),
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

fn opened_project(state: &mut State, opened: OpenedProject) {
    let OpenedProject { path, record, sources, surroundings, problems, read_only, steps } = opened;
    state.project.opening = None;
    state.project.failed = None;
    let (ground, lost) = ground(record, sources);
    state.reader = None;
    enter(state, ground);
    state.derived.stand_again(&surroundings.positions);
    let is_unnamed = state.is_unnamed_project(&path);
    state.settings.project = Some(path.clone());
    if !is_unnamed {
        state.settings.remember(&path);
    }
    let texts = problems.into_iter().chain(lost).map(|problem| format!("{}: {problem}", path.display()));
    let texts = texts.chain(read_only.clone().map(|reason| format!("{}: {reason}", path.display())));
    state.messages.extend(texts.map(|text| Message { text }));
    state.project.open = Some(OpenProject { path: Some(path), is_unnamed, read_only, steps, trouble: None });
}

fn moved_project(state: &mut State, moved: MovedProject) {
    let MovedProject { record, sources, problems, steps } = moved;
    let before = state.ground.clone();
    let (ground, lost) = ground(record, sources);
    state.ground = ground;
    state.history.forget();
    super::view::put_back(state, &before);
    forget_what_was_asked(state);
    state.messages.extend(problems.into_iter().chain(lost).map(|text| Message { text }));
    safe(state, steps);
}
