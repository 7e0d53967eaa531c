//! Projects on their way to a window: begun, opened, read in a copy, made of a snapshot.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::ledger::{Kept, Ledger, OpenedProject, steps};
use super::{Analyst, default_threads};
use crate::document::DocumentId;
use crate::project::{
    Access, Cause, ENDING, Error, Existing, Opened, Opening, Project, Restored, Snapshots, StoredDocument,
};

/// So often a project is tried that somebody has: a program that was killed lets go of it only after a moment, and
/// who starts it again at once shall not be asked about a window that is not there.
const TRIES: u32 = 6;
/// How long one waits between two tries.
const PAUSE: Duration = Duration::from_millis(250);

/// What becomes of the file of a project when it is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// It stays.
    Named,
    /// It goes when nothing was ever put into it: nobody has given it a name.
    Unnamed,
    /// It goes: it is a copy that was made to be read.
    Copy,
}

/// A project on its way.
pub(super) struct Coming {
    pub(super) project: Project,
    pub(super) ledger: Ledger,
    pub(super) nature: Nature,
    pub(super) told: Kept,
}

/// Milliseconds since 1970.
pub(super) fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

/// Makes a project that nobody has given a name yet.
pub(super) fn begin(folder: &Path, analyst: Arc<dyn Analyst>) -> Result<Coming, Kept> {
    let project = create_unnamed(folder).map_err(Kept::NotSafe)?;
    Ok(begun(project, analyst, Nature::Unnamed))
}

/// Makes a project at `path`, in the place of what is there.
pub(super) fn begin_at(path: &Path, analyst: Arc<dyn Analyst>) -> Result<Coming, Kept> {
    let created = Project::create(path, Existing::Replace);
    let project = created.map_err(|error| Kept::NotSafe(error.to_string()))?;
    Ok(begun(project, analyst, Nature::Named))
}

fn begun(project: Project, analyst: Arc<dyn Analyst>, nature: Nature) -> Coming {
    let told = Kept::Begun(project.path().to_owned(), now());
    Coming { project, ledger: Ledger::new(analyst), nature, told }
}

fn create_unnamed(folder: &Path) -> Result<Project, String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let stem = jiff::Timestamp::now().strftime("%Y-%m-%d %H.%M.%S").to_string();
    let mut number = 1;
    loop {
        let name =
            if number == 1 { format!("{stem}.{ENDING}") } else { format!("{stem} ({number}).{ENDING}") };
        match Project::create(&folder.join(name), Existing::Keep) {
            Err(error) if error.cause == Cause::Exists && number < 1000 => number += 1,
            other => return other.map_err(|error| error.to_string()),
        }
    }
}

/// Makes a project of a snapshot, under a name beside `of` that nothing has.
pub(super) fn restore(snapshot: &Path, of: &Path) -> Result<PathBuf, Error> {
    let stem = of.file_stem().unwrap_or_default().to_string_lossy();
    let mut number = 1;
    loop {
        let name = if number == 1 {
            format!("{stem} (restored).{ENDING}")
        } else {
            format!("{stem} (restored {number}).{ENDING}")
        };
        match Snapshots::restore(snapshot, &of.with_file_name(name)) {
            Err(error) if error.cause == Cause::Exists && number < 1000 => number += 1,
            other => return other,
        }
    }
}

/// Opens a project and reads what an older engine has read.
pub(super) fn open(
    path: &Path,
    snapshots: Option<&Snapshots>,
    analyst: Arc<dyn Analyst>,
    problems: Vec<String>,
) -> Result<Coming, Kept> {
    let opening = Opening { snapshots, ..Opening::default() };
    let mut tries = 1;
    let opened = loop {
        match Project::open(path, &opening, &mut |_| true) {
            Err(error) if error.cause == Cause::AlreadyOpen && tries < TRIES => {
                tries += 1;
                std::thread::sleep(PAUSE);
            }
            opened => break opened,
        }
    };
    let opened = opened.map_err(|error| match error.cause {
        Cause::AlreadyOpen => Kept::OpenElsewhere(path.to_owned()),
        _ => Kept::NotOpened(path.to_owned(), error.to_string()),
    })?;
    arrived(path, opened, Nature::Named, analyst, problems)
}

/// Opens a copy of the project at `path`, made in `folder`, to be read.
pub(super) fn open_copy(
    path: &Path,
    folder: &Path,
    analyst: Arc<dyn Analyst>,
    problems: Vec<String>,
) -> Result<Coming, Kept> {
    crate::project::remove_left_copies(folder);
    let opened = Project::open_copy(path, folder, &mut |_| true);
    let opened = opened.map_err(|error| Kept::NotOpened(path.to_owned(), error.to_string()))?;
    arrived(path, opened, Nature::Copy, analyst, problems)
}

/// Reads documents again from their bytes, on as many threads as there are cores.
fn restore_all(documents: &[StoredDocument]) -> Vec<Restored> {
    let part = documents.len().div_ceil(default_threads()).max(1);
    std::thread::scope(|scope| {
        let read = |part: &[StoredDocument]| part.iter().map(StoredDocument::restore).collect::<Vec<_>>();
        let parts: Vec<_> =
            documents.chunks(part).map(|part| (part, scope.spawn(move || read(part)))).collect();
        // What a thread could not do is done here.
        parts.into_iter().flat_map(|(part, thread)| thread.join().unwrap_or_else(|_| read(part))).collect()
    })
}

fn arrived(
    path: &Path,
    opened: Option<Opened>,
    nature: Nature,
    analyst: Arc<dyn Analyst>,
    mut problems: Vec<String>,
) -> Result<Coming, Kept> {
    let Some(opened) = opened else {
        return Err(Kept::NotOpened(path.to_owned(), path.display().to_string()));
    };
    let Opened { mut project, mut record, surroundings, documents, problems: damages } = opened;
    let mut ledger = Ledger::new(analyst);
    let restored = restore_all(&documents);
    let sources: Vec<_> = documents
        .iter()
        .zip(restored)
        .filter_map(|(document, restored)| {
            ledger.enter_restored(&mut project, document, restored, &mut problems)
        })
        .collect();
    let whole: BTreeSet<&DocumentId> = sources.iter().map(|source| &source.document.id).collect();
    record.documents.retain(|open| whole.contains(&open.id));
    let read_only = match project.access() {
        Access::Full => None,
        Access::ReadOnly(cause) => Some(cause.to_string()),
    };
    let opened = OpenedProject {
        path: path.to_owned(),
        is_copy: nature == Nature::Copy,
        time: now(),
        record,
        sources,
        surroundings,
        problems,
        damages,
        read_only,
        steps: steps(&project),
    };
    Ok(Coming { project, ledger, nature, told: Kept::Opened(Box::new(opened)) })
}
