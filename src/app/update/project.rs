//! The project that keeps everything: begun with the first document, opened, copied, and told of every step.

mod told;

use std::path::PathBuf;

use super::{documents, snapshots};
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::history::Ground;
use crate::app::project::{OpenProject, ProjectCommand, is_project, record};
use crate::app::state::{Dialog, ReaderPlace, SaveTarget, State};
use crate::jobs::{KeptStep, Order, Seen, Turn};
use crate::project::{ENDING, Surroundings};

pub(super) use told::receive;

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
            | C::Project(_)
    )
}

pub(super) fn change(state: &mut State, command: Command, effects: &mut Vec<Effect>) {
    match command {
        Command::OpenProject => effects.push(Effect::AskForProject),
        Command::OpenProjectAt(path) => open(state, path, effects),
        Command::NewProject => begin_anew(state, effects),
        Command::Project(wish) => fulfil(state, wish, effects),
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
            if let Some(of) = state.project_of_snapshots().cloned()
                && may_leave(state, || Command::RestoreSnapshot(snapshot.clone()), effects)
            {
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

/// Opens a project instead of the one that is open, whose steps are all kept.
pub(super) fn open(state: &mut State, path: PathBuf, effects: &mut Vec<Effect>) {
    if may_leave(state, || Command::OpenProjectAt(path.clone()), effects) {
        state.project.opening = Some(path.clone());
        effects.push(Effect::Project(Order::Open(path)));
    }
}

fn fulfil(state: &mut State, wish: ProjectCommand, effects: &mut Vec<Effect>) {
    match wish {
        ProjectCommand::OpenCopy(path) => {
            if may_leave(state, || Command::Project(ProjectCommand::OpenCopy(path.clone())), effects) {
                state.project.opening = Some(path.clone());
                effects.push(Effect::Project(Order::OpenCopy(path)));
            }
        }
        ProjectCommand::Leave => {
            state.dialog = None;
            if let Some(command) = state.project.leaving.take() {
                if let Some(project) = &mut state.project.open {
                    (project.is_changed, project.trouble) = (false, None);
                }
                super::change(state, *command, effects);
            }
        }
        ProjectCommand::DismissNews => state.project.is_told = true,
        ProjectCommand::ForgetRecent(path) => {
            state.settings.recent_projects.retain(|other| other.path != path);
            state.gone.remove(&path);
        }
        ProjectCommand::ClearRecent => state.settings.recent_projects.clear(),
        other => snapshots::change(state, other, effects),
    }
}

/// Leaves the program.
pub(super) fn quit(state: &mut State, effects: &mut Vec<Effect>) {
    if may_leave(state, || Command::Quit, effects) {
        effects.push(Effect::Quit);
    }
}

/// Whether the window can turn to something else. Where what is seen is in no file, a person is asked first, and
/// `command` is given once they have agreed.
fn may_leave(state: &mut State, command: impl FnOnce() -> Command, effects: &mut Vec<Effect>) -> bool {
    if !state.can_leave() {
        // What could not be kept before may be kept now.
        let last = state.history.last_step().unwrap_or(0);
        state.project.unkept.get_or_insert(last);
    }
    keep(state, effects);
    if !state.can_leave() {
        state.project.leaving = Some(Box::new(command()));
        state.dialog = Some(Dialog::Unkept);
        return false;
    }
    documents::cancel(state, effects);
    state.dialog = None;
    true
}

/// Closes the project, where everything is kept, and shows an empty window.
fn begin_anew(state: &mut State, effects: &mut Vec<Effect>) {
    if !may_leave(state, || Command::NewProject, effects) {
        return;
    }
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
    state.project.entered += 1;
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
    if let Some(project) = state.project.open.as_mut().filter(|project| project.read_only.is_some()) {
        project.is_changed = true;
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
    let Some(project) = &mut state.project.open else { return };
    project.is_changed |= project.read_only.is_some();
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
    let Some(project) = &state.project.open else { return };
    let (moves, lacks) = (project.is_unnamed, project.read_only.is_some() || project.trouble.is_some());
    let serial = state.history.last_step().unwrap_or(0);
    state.project.unkept.get_or_insert(serial);
    let seen = lacks.then(|| {
        let positions = state.derived.positions.clone();
        let surroundings = Surroundings { positions, ..Surroundings::default() };
        Box::new(Seen { step: kept_step(state, serial), surroundings })
    });
    let was_changed = state.project.open.as_ref().is_some_and(|project| project.is_changed);
    keep(state, effects);
    if let Some(project) = &mut state.project.open {
        project.is_changed = was_changed;
    }
    let goes_on = target == SaveTarget::Project;
    effects.push(Effect::Project(Order::Copy { path, goes_on, moves, seen }));
}
