//! A new project, empty.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::error::{Cause, Error, Result};
use super::files::{Draft, Existing, now, unique};
use super::head::Head;
use super::open::{Opened, Opening};
use super::{Commit, Project, Surroundings, connection, schema};

impl Project {
    /// Makes a project of a state at `path` and opens it: what can still be shown of a damaged or replaced one becomes
    /// a whole one, without the steps that led there. It is there wholly or not at all.
    ///
    /// # Errors
    ///
    /// As for [`Self::create`] and [`Self::commit`].
    pub fn create_of(
        path: &Path,
        existing: Existing,
        commit: &Commit<'_>,
        surroundings: &Surroundings,
    ) -> std::result::Result<Self, Error> {
        let path = std::path::absolute(path).map_err(|error| Error::of(path, error.into()))?;
        if existing == Existing::Replace {
            refuse_open_elsewhere(&path).map_err(|cause| Error::of(&path, cause))?;
        }
        let draft = Draft::of(&path, existing).map_err(|cause| Error::of(&path, cause))?;
        empty(draft.path(), unique()).map_err(|cause| Error::of(&path, cause))?;
        let filled = Self::open(draft.path(), &Opening::default(), &mut |_| true).and_then(|opened| {
            let Some(Opened { mut project, .. }) = opened else { return Ok(()) };
            project.commit(commit)?;
            project.keep(surroundings)?;
            project.close()
        });
        filled.map_err(|error| Error::of(&path, error.cause))?;
        draft.place().map_err(|cause| Error::of(&path, cause))?;
        let opened = Self::open(&path, &Opening::default(), &mut |_| true)?;
        opened.map(|opened| opened.project).ok_or_else(|| Error::of(&path, Cause::Missing))
    }

    /// Makes an empty project at `path` and opens it. What is there is replaced only with `Existing::Replace`, and
    /// only when the new file is whole.
    ///
    /// # Errors
    ///
    /// When something is there that stays, or the folder cannot be written to.
    pub fn create(path: &Path, existing: Existing) -> std::result::Result<Self, Error> {
        let path = std::path::absolute(path).map_err(|error| Error::of(path, error.into()))?;
        make(&path, existing).map_err(|cause| Error::of(&path, cause))?;
        let opened = Self::open(&path, &Opening::default(), &mut |_| true)?;
        opened.map(|opened| opened.project).ok_or_else(|| Error::of(&path, Cause::Missing))
    }
}

fn make(path: &Path, existing: Existing) -> Result<()> {
    if existing == Existing::Replace {
        refuse_open_elsewhere(path)?;
    }
    let draft = Draft::of(path, existing)?;
    empty(draft.path(), unique())?;
    draft.place()
}

/// Makes the file of an empty project.
pub(super) fn empty(path: &Path, identity: String) -> Result<()> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let new = Connection::open_with_flags(path, flags).map_err(|error| match Cause::from(error) {
        // SQLite cannot make the file and does not say why; the system does.
        Cause::System(reason) => {
            std::fs::File::create_new(path).err().map_or(Cause::System(reason), Cause::from)
        }
        other => other,
    })?;
    connection::harden(&new)?;
    schema::create(&new)?;
    Head::new(identity, now()).write(&new)?;
    new.close().map_err(|(_, error)| error.into())
}

/// Refuses to replace a project that another program has open: it would go on writing into a file that nobody
/// sees.
///
/// # Errors
///
/// [`Cause::AlreadyOpen`]; what is no project or cannot be looked at is replaced like any other file.
pub(super) fn refuse_open_elsewhere(path: &Path) -> Result<()> {
    if super::watch::is_open_here(path) {
        return Err(Cause::AlreadyOpen);
    }
    let is_there = std::fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.len() > 0);
    match connection::open(path) {
        Err(Cause::AlreadyOpen) if is_there => Err(Cause::AlreadyOpen),
        _ => Ok(()),
    }
}
