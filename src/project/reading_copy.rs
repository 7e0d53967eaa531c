//! Copies of projects that another window has open: made to be read, and gone when they are closed.

use std::fs::{self, DirBuilder};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::connection::{self, beside};
use super::error::{Cause, Error, Result};
use super::open::{Opened, Opening};
use super::{Access, Project};

/// How often a copy is tried while another window writes.
const ATTEMPTS: u32 = 20;
/// A copy that is younger may be on its way to being opened.
const YOUNG: Duration = Duration::from_mins(10);

/// How long a file is and when it was changed; `None` where there is none.
type Look = Option<(u64, SystemTime)>;

impl Project {
    /// Opens a copy of a project that another window has open, to be read: the copy is made in `folder`, which has
    /// to be the program's own, and stays there until [`remove_copy`].
    ///
    /// # Errors
    ///
    /// As for [`Self::open`], and when the other window writes so often that no copy can be made.
    pub fn open_copy(
        path: &Path,
        folder: &Path,
        go_on: &mut dyn FnMut(f32) -> bool,
    ) -> std::result::Result<Option<Opened>, Error> {
        let own = own_folder(folder).map_err(|cause| Error::of(folder, cause))?;
        let opened = copy_quietly(path, &own)
            .map_err(|cause| Error::of(path, cause))
            .and_then(|copied| Self::open(&copied, &Opening::default(), go_on));
        match opened {
            Ok(Some(mut opened)) => {
                if opened.project.access == Access::Full {
                    opened.project.access = Access::ReadOnly(Cause::AlreadyOpen);
                }
                Ok(Some(opened))
            }
            other => {
                remove(&own);
                other
            }
        }
    }
}

/// Removes a copy that was made to be read and is closed, with the folder that was made for it.
pub fn remove_copy(path: &Path) {
    path.parent().into_iter().filter(|own| is_own(own)).for_each(remove);
}

/// Whether a folder has a name such as this program gives.
fn is_own(folder: &Path) -> bool {
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.len() == 16 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Removes the copies in `folder` that programs have left behind which did not come to their end.
pub fn remove_left_copies(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for own in entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|own| is_own(own)) {
        let age = fs::metadata(&own).and_then(|metadata| metadata.modified()).map(|time| time.elapsed());
        let is_old = matches!(age, Ok(Ok(age)) if age > YOUNG);
        if is_old && !is_in_use(&own) {
            remove(&own);
        }
    }
}

fn is_in_use(own: &Path) -> bool {
    let Ok(entries) = fs::read_dir(own) else { return true };
    let mut projects = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| {
        let name = path.to_string_lossy();
        !name.ends_with("-wal") && !name.ends_with("-journal")
    });
    projects.any(|path| {
        super::watch::is_open_here(&path) || matches!(connection::open(&path), Err(Cause::AlreadyOpen))
    })
}

fn remove(own: &Path) {
    if let Err(error) = fs::remove_dir_all(own) {
        log::warn!("{}: {error}", own.display());
    }
}

/// Makes a folder that only this person can look into: the copy holds the texts.
fn own_folder(folder: &Path) -> Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let own = folder.join(super::files::unique());
    #[cfg_attr(
        not(unix),
        allow(unused_mut, reason = "elsewhere a folder has its rights from the one it is in")
    )]
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(&own)?;
    Ok(own)
}

fn look(path: &Path) -> Result<Look> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(Some((metadata.len(), metadata.modified()?))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Whether a rollback journal has anything to roll back: one that is done with stays, with zeros at its head.
fn is_hot(journal: &Path) -> bool {
    let mut head = [0; 8];
    let read = fs::File::open(journal).and_then(|mut file| file.read(&mut head));
    read.is_ok() && head != [0; 8]
}

/// Copies the file and what lies beside it at a moment at which none of it changes.
fn copy_quietly(path: &Path, own: &Path) -> Result<PathBuf> {
    if super::watch::is_open_here(path) {
        // Closing the file after copying would give up the locks on it.
        return Err(Cause::AlreadyOpen);
    }
    let target = own.join(path.file_name().ok_or(Cause::Missing)?);
    let state = || -> Result<[Look; 3]> {
        Ok([look(path)?, look(&beside(path, "-wal"))?, look(&beside(path, "-journal"))?])
    };
    for attempt in 0..ATTEMPTS {
        if attempt > 0 {
            // Where edits go into the file at once, each takes a moment.
            std::thread::sleep(Duration::from_millis(5));
        }
        let before = state()?;
        if is_hot(&beside(path, "-journal")) {
            // An edit is half in the file.
            continue;
        }
        fs::copy(path, &target)?;
        match fs::copy(beside(path, "-wal"), beside(&target, "-wal")) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                // Nothing of an earlier attempt may stay.
                let _ = fs::remove_file(beside(&target, "-wal"));
            }
            other => drop(other?),
        }
        if state()? == before {
            return Ok(target);
        }
    }
    Err(Cause::AlreadyOpen)
}
