//! Earlier states of projects, kept outside the folders they are in: what befalls a folder does not befall them.
//!
//! A snapshot is a whole project, texts and all. Whoever must not leave traces switches them off.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::Connection;

use super::copies::{copy_closed, verify, write_all_into};
use super::error::{Cause, Error, Result};
use super::files::{Draft, Existing};
use super::head::Head;
use super::{Access, ENDING, Project, files};

/// How many snapshots of one project are kept, unless a person chooses otherwise.
const KEPT: usize = 10;
/// How much time is between two snapshots of a project that is being changed, in milliseconds.
const BETWEEN: i64 = 10 * 60 * 1000;
/// Says in a folder of snapshots where the project was, line by line: who goes on in a snapshot goes on elsewhere.
const ORIGIN: &str = "project.txt";
/// So many places of a project are remembered.
const PLACES: usize = 16;

/// Where snapshots go, and how many of each project are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshots {
    folder: PathBuf,
    /// Where earlier ones may lie, too.
    former: Option<PathBuf>,
    most: usize,
}

/// What all snapshots come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SnapshotTotal {
    /// How many there are.
    pub count: usize,
    /// How large they are together, in bytes.
    pub size: u64,
}

/// A project as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// Its file: a whole project.
    pub path: PathBuf,
    /// When it was taken, in milliseconds since 1970.
    pub time: i64,
    /// How large it is, in bytes.
    pub size: u64,
}

impl Snapshots {
    /// Snapshots in this folder, which is made when the first is taken.
    #[must_use]
    pub const fn in_folder(folder: PathBuf) -> Self {
        Self { folder, former: None, most: KEPT }
    }

    /// The same, with those that lie in another folder: they are listed and let go as if they were here.
    #[must_use]
    pub fn with_former(mut self, folder: PathBuf) -> Self {
        self.former = Some(folder).filter(|former| *former != self.folder);
        self
    }

    /// The same, with so many of each project, one at least.
    #[must_use]
    pub fn keeping(mut self, most: usize) -> Self {
        self.most = most.max(1);
        self
    }

    /// Where new ones go.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where snapshots may lie.
    fn folders(&self) -> impl Iterator<Item = &PathBuf> {
        [&self.folder].into_iter().chain(&self.former)
    }

    /// Takes a snapshot of a project and lets the oldest go where there are too many. It is read and compared
    /// before it counts.
    ///
    /// # Errors
    ///
    /// When the folder cannot be written to, or the project is damaged: a snapshot of damage would push a whole
    /// one out.
    pub fn take(&self, project: &Project) -> std::result::Result<Snapshot, Error> {
        if let Access::ReadOnly(cause @ Cause::Damaged(_)) = &project.access {
            return Err(project.error(cause.clone()));
        }
        self.write(&project.connection, &project.head, project.path(), true)
            .map_err(|cause| Error::of(&self.folder, cause))
    }

    /// Takes one when the project has changed and the last is ten minutes old. `seen` is the number of
    /// transactions at the last snapshot of this session, and is brought up to date.
    ///
    /// # Errors
    ///
    /// As for [`Self::take`].
    pub fn take_when_due(
        &self,
        project: &Project,
        seen: &mut u64,
    ) -> std::result::Result<Option<Snapshot>, Error> {
        if project.transactions() == *seen {
            return Ok(None);
        }
        let last = self.list(project.identity()).first().map(|snapshot| snapshot.time);
        if last.is_some_and(|last| files::now() - last < BETWEEN) {
            return Ok(None);
        }
        let taken = self.take(project)?;
        *seen = project.transactions();
        Ok(Some(taken))
    }

    /// Takes a snapshot of a file whose tables are those of an older program.
    pub(super) fn take_unchecked(&self, connection: &Connection, path: &Path) -> Result<()> {
        let identity: String = connection.query_row("SELECT identity FROM head", [], |row| row.get(0))?;
        let head = Head { identity, ..Head::default() };
        self.write(connection, &head, path, false).map(drop)
    }

    fn write(
        &self,
        connection: &Connection,
        head: &Head,
        origin: &Path,
        is_checked: bool,
    ) -> Result<Snapshot> {
        let folder = of(&self.folder, &head.identity)
            .ok_or_else(|| Cause::Unsound("the project has no name".to_owned()))?;
        fs::create_dir_all(&folder)?;
        note_origin(&folder.join(ORIGIN), &origin.to_string_lossy())?;
        let mut time = files::now();
        while folder.join(name_of(time)).exists() {
            time += 1;
        }
        let path = folder.join(name_of(time));
        let draft = Draft::of(&path, Existing::Keep)?;
        write_all_into(connection, draft.path())?;
        if is_checked {
            verify(draft.path(), head)?;
        }
        draft.place()?;
        for old in self.list(&head.identity).iter().skip(self.most) {
            fs::remove_file(&old.path)?;
        }
        let size = fs::metadata(&path)?.len();
        Ok(Snapshot { path, time, size })
    }

    /// The snapshots of the project with this identity, the last first.
    #[must_use]
    pub fn list(&self, identity: &str) -> Vec<Snapshot> {
        let own = self.folders().filter_map(|folder| of(folder, identity));
        last_first(own.flat_map(|folder| list(&folder)).collect())
    }

    /// The snapshots of whatever project was at `path`, the last first: for a file that says nothing any more.
    #[must_use]
    pub fn of_path(&self, path: &Path) -> Vec<Snapshot> {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let was_there = |folder: &PathBuf| {
            let places = fs::read_to_string(folder.join(ORIGIN)).unwrap_or_default();
            places.lines().any(|place| place == path.to_string_lossy())
        };
        last_first(self.of_projects().filter(was_there).flat_map(|folder| list(&folder)).collect())
    }

    /// What the snapshots of all projects come to.
    #[must_use]
    pub fn total(&self) -> SnapshotTotal {
        let mut total = SnapshotTotal::default();
        for snapshot in self.of_projects().flat_map(|folder| list(&folder)) {
            total.count += 1;
            total.size = total.size.saturating_add(snapshot.size);
        }
        total
    }

    /// The folders of single projects.
    fn of_projects(&self) -> impl Iterator<Item = PathBuf> {
        let within = self.folders().filter_map(|folder| fs::read_dir(folder).ok());
        let entries = within.flatten().filter_map(|entry| Some(entry.ok()?.path()));
        entries.filter(|folder| folder.file_name().and_then(|name| name.to_str()).is_some_and(is_identity))
    }

    /// Makes a project of a snapshot, at a path where nothing is yet: what was damaged stays as it is.
    ///
    /// # Errors
    ///
    /// When something is there, the snapshot is damaged, or the folder cannot be written to.
    pub fn restore(snapshot: &Path, to: &Path) -> std::result::Result<PathBuf, Error> {
        let to = std::path::absolute(to).map_err(|error| Error::of(to, error.into()))?;
        copy_closed(snapshot, &to).map_err(|cause| match cause {
            Cause::Damaged(_) | Cause::Missing => Error::of(snapshot, cause),
            _ => Error::of(&to, cause),
        })
    }

    /// Removes all snapshots of a project.
    ///
    /// # Errors
    ///
    /// When the system does not let them go.
    pub fn forget(&self, identity: &str) -> std::result::Result<(), Error> {
        let own = self.folders().filter_map(|folder| of(folder, identity));
        own.filter(|folder| folder.exists()).try_for_each(|folder| remove(&folder).map(drop))
    }

    /// Removes the snapshots of all projects and nothing else, and says how many there were.
    ///
    /// # Errors
    ///
    /// When the system does not let them go.
    pub fn forget_all(&self) -> std::result::Result<usize, Error> {
        self.of_projects().map(|folder| remove(&folder)).sum()
    }
}

/// Notes where a project is, as the last of its places.
fn note_origin(file: &Path, origin: &str) -> Result<()> {
    let before = fs::read_to_string(file).unwrap_or_default();
    let mut places: Vec<&str> = before.lines().filter(|place| *place != origin).collect();
    places.push(origin);
    let first = places.len().saturating_sub(PLACES);
    let text = places[first..].join("\n");
    if text != before {
        fs::write(file, text)?;
    }
    Ok(())
}

/// The folder of one project. An identity comes from a file, and is no path.
fn of(folder: &Path, identity: &str) -> Option<PathBuf> {
    is_identity(identity).then(|| folder.join(identity))
}

fn is_identity(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn last_first(mut snapshots: Vec<Snapshot>) -> Vec<Snapshot> {
    snapshots.sort_by_key(|snapshot| std::cmp::Reverse(snapshot.time));
    snapshots
}

/// Removes the snapshots in the folder of one project, and the folder when nothing else is in it: a person may have
/// chosen a folder that holds other things. Gives how many there were.
fn remove(folder: &Path) -> std::result::Result<usize, Error> {
    let of_system = |path: &Path, error: std::io::Error| Error::of(path, error.into());
    let snapshots = list(folder);
    for snapshot in &snapshots {
        fs::remove_file(&snapshot.path).map_err(|error| of_system(&snapshot.path, error))?;
    }
    let origin = folder.join(ORIGIN);
    if !snapshots.is_empty() && origin.exists() {
        fs::remove_file(&origin).map_err(|error| of_system(&origin, error))?;
        // Other things in it keep it.
        let _ = fs::remove_dir(folder);
    }
    Ok(snapshots.len())
}

fn name_of(time: i64) -> String {
    let written = Timestamp::from_millisecond(time).unwrap_or_default();
    format!("{}.{ENDING}", written.strftime("%Y-%m-%dT%H%M%S.%3fZ"))
}

fn time_of(name: &str) -> Option<i64> {
    let written = name.strip_suffix(ENDING)?.strip_suffix('.')?;
    let time = jiff::civil::DateTime::strptime("%Y-%m-%dT%H%M%S%.fZ", written).ok()?;
    i64::try_from(time.duration_since(jiff::civil::date(1970, 1, 1).at(0, 0, 0, 0)).as_millis()).ok()
}

fn list(folder: &Path) -> Vec<Snapshot> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let snapshot = |entry: std::io::Result<fs::DirEntry>| {
        let entry = entry.ok()?;
        let time = time_of(entry.file_name().to_str()?)?;
        Some(Snapshot { path: entry.path(), time, size: entry.metadata().ok()?.len() })
    };
    last_first(entries.filter_map(snapshot).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_the_time() {
        for time in [0, 1_796_000_000_123, 1_796_000_000_000] {
            assert_eq!(time_of(&name_of(time)), Some(time), "{}", name_of(time));
        }
        assert_eq!(time_of("notes.txt"), None);
    }

    #[test]
    fn an_identity_is_no_path() {
        for identity in ["", "..", "../other", "a/b", "C:"] {
            assert_eq!(of(Path::new("/snapshots"), identity), None);
        }
    }
}
