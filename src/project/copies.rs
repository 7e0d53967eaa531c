//! Other files with the same content, verified before they take their names.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::check::everything;
use super::create::refuse_open_elsewhere;
use super::error::{Cause, Error, Result};
use super::files::{Draft, Existing, unique};
use super::head::Head;
use super::{Access, Project, connection, schema};

impl Project {
    /// Saves the whole project, with all its steps, as another file. It is a project of its own then. The copy is
    /// read and compared before it takes its name.
    ///
    /// # Errors
    ///
    /// When something is there that stays, the copy cannot be written, or this project is damaged.
    pub fn save_copy(&mut self, path: &Path, existing: Existing) -> std::result::Result<(), Error> {
        let path = std::path::absolute(path).map_err(|error| Error::of(path, error.into()))?;
        self.try_save_copy(&path, existing).map_err(|cause| Error::of(&path, cause))
    }

    fn try_save_copy(&self, path: &Path, existing: Existing) -> Result<()> {
        if let Access::ReadOnly(cause @ (Cause::Newer(_) | Cause::Damaged(_))) = &self.access {
            return Err(cause.clone());
        }
        if existing == Existing::Replace {
            refuse_open_elsewhere(path)?;
        }
        let draft = Draft::of(path, existing)?;
        write_all_into(&self.connection, draft.path())?;
        verify(draft.path(), &self.head)?;
        name_anew(draft.path())?;
        draft.place()
    }
}

/// Writes the whole content into a new file.
pub(super) fn write_all_into(from: &Connection, path: &Path) -> Result<()> {
    let name = path.to_str().ok_or_else(|| Cause::System("its name is no text".to_owned()))?;
    // Nothing is written to the original, but SQLite takes the copy for a part of the same connection.
    let is_locked: bool = from.query_row("PRAGMA query_only", [], |row| row.get(0))?;
    from.pragma_update(None, "query_only", false)?;
    let written = from.execute("VACUUM INTO ?1", [name]);
    from.pragma_update(None, "query_only", is_locked)?;
    written?;
    Ok(())
}

/// Reads a copy wholly and compares it with the head of what was copied.
pub(super) fn verify(path: &Path, head: &Head) -> Result<()> {
    let copy = connection::open(path)?;
    schema::inspect(&copy, schema::VERSION)?;
    let is_same = Head::read(&copy)? == *head;
    let check = everything(&copy, head, &mut |_| true)?;
    let complaint = match check.as_ref().and_then(|check| check.problems.first()) {
        Some(damage) => Some(damage.to_string()),
        None if !is_same => Some("the copy is not what was copied".to_owned()),
        None => None,
    };
    complaint.map_or(Ok(()), |complaint| Err(Cause::Damaged(complaint)))
}

/// Gives a copy an identity of its own, so that its snapshots and those of the original do not mix.
fn name_anew(path: &Path) -> Result<()> {
    let copy = connection::open(path)?;
    copy.pragma_update(None, "query_only", false)?;
    let mut head = Head::read(&copy)?;
    head.identity = unique();
    head.write(&copy)?;
    copy.close().map_err(|(_, error)| error.into())
}

/// Copies the file of a closed project and looks whether the copy is whole.
pub(super) fn copy_closed(from: &Path, to: &Path) -> Result<PathBuf> {
    let draft = Draft::of(to, Existing::Keep)?;
    std::fs::copy(from, draft.path())?;
    let copy = connection::open(draft.path())?;
    let head = Head::read(&copy)?;
    drop(copy);
    verify(draft.path(), &head)?;
    draft.place()?;
    Ok(to.to_owned())
}
