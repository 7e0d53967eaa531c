//! Files beside other files, clocks, and names that nothing else has.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use super::error::{Cause, Result};
use super::seal::{hexadecimal, seal};

/// Whether a file of the same name may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is written.
    Keep,
    /// A person has agreed that it goes; it does so at the end, when the new one is whole.
    Replace,
}

/// A file that is being made beside its target, and goes when it does not get there.
#[derive(Debug)]
pub(super) struct Draft {
    path: PathBuf,
    target: PathBuf,
    existing: Existing,
    is_placed: bool,
}

impl Draft {
    /// A draft of the file at `target`.
    ///
    /// # Errors
    ///
    /// [`Cause::Exists`] when something is there that stays; [`Cause::AlreadyOpen`] when it is a project that
    /// this program has open.
    pub(super) fn of(target: &Path, existing: Existing) -> Result<Self> {
        let there = fs::symlink_metadata(target).is_ok();
        if there && existing == Existing::Keep {
            return Err(Cause::Exists);
        }
        // A link keeps pointing to where it points.
        let target = if there { fs::canonicalize(target)? } else { target.to_owned() };
        if super::watch::is_open_here(&target) {
            return Err(Cause::AlreadyOpen);
        }
        let mut name = OsString::from(".");
        name.push(target.file_name().ok_or(Cause::Missing)?);
        name.push(format!(".{}.part", unique()));
        Ok(Self { path: target.with_file_name(name), target, existing, is_placed: false })
    }

    /// Where it is being made.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Puts it in its place; afterwards it is there, even when the power fails.
    pub(super) fn place(mut self) -> Result<()> {
        File::options().read(true).write(true).open(&self.path)?.sync_all()?;
        match self.existing {
            Existing::Replace => fs::rename(&self.path, &self.target)?,
            Existing::Keep => {
                // A second name for the draft: unlike renaming, it replaces nothing that has come meanwhile.
                if fs::hard_link(&self.path, &self.target).is_ok() {
                    fs::remove_file(&self.path)?;
                } else if fs::symlink_metadata(&self.target).is_ok() {
                    return Err(Cause::Exists);
                } else {
                    // Not every disk knows second names.
                    fs::rename(&self.path, &self.target)?;
                }
            }
        }
        self.is_placed = true;
        sync_folder(&self.target)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.is_placed {
            for ending in ["", "-journal", "-wal"] {
                // What was never made cannot be removed.
                let _ = fs::remove_file(super::connection::beside(&self.path, ending));
            }
        }
    }
}

/// Makes the entry of a file in its folder durable, where the system lets a program do that.
fn sync_folder(path: &Path) -> Result<()> {
    if cfg!(unix)
        && let Some(folder) = path.parent()
    {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Milliseconds since 1970.
pub(super) fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64)
}

/// A name that no other has: a hash of the time, the process and a counter.
pub(super) fn unique() -> String {
    static COUNTER: AtomicU64 = AtomicU64::new(0);
    let time = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
    let parts = [time, u128::from(std::process::id()), u128::from(COUNTER.fetch_add(1, Ordering::Relaxed))];
    let parts = parts.map(u128::to_le_bytes);
    let hash = seal("name", &[&parts[0], &parts[1], &parts[2]]);
    hexadecimal(&hash[..8])
}
