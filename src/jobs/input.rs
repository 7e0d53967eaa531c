//! What is to be read: files, folders with everything in them, and text at hand.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Failure;
use crate::document::{Document, DocumentId, MAX_BYTES, ReadOptions, Transcript};
use crate::intake::unread_ending;

/// How deep folders in folders are followed.
const DEEPEST: usize = 64;

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file, or a folder with everything in it.
    Path(PathBuf),
    /// Bytes that are at hand: pasted text, an example.
    Bytes {
        /// What to call them; the ending tells their format.
        name: String,
        /// The bytes.
        bytes: Arc<[u8]>,
    },
    /// The file of a document that was read before and may have changed since.
    Renewed {
        /// Where it lies.
        path: PathBuf,
        /// How the document was read.
        options: ReadOptions,
    },
    /// A document that was read before, to be read in another way: from the bytes it was read from
    /// then, whatever has become of its file.
    Again {
        /// Which document.
        id: DocumentId,
        /// What it is called.
        name: String,
        /// The bytes.
        bytes: Arc<[u8]>,
        /// What was taken down of them, where they are no plain text.
        transcript: Option<Arc<Transcript>>,
        /// How to read them.
        options: ReadOptions,
    },
}

/// What the inputs come to.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Every file once, in order.
    pub(super) items: Vec<Item>,
    /// What was passed over in folders, in plain sentences.
    pub(super) notes: Vec<String>,
    /// The folders that were opened, by their whole paths, each with the files in it that may be read.
    pub(super) folders: Vec<(PathBuf, BTreeSet<PathBuf>)>,
}

/// A file that was found.
#[derive(Debug)]
pub(super) enum Item {
    /// It is to be read.
    ToRead(Input),
    /// It cannot be read.
    Failed(Failure),
    /// It is passed over.
    Skipped {
        /// Its path.
        name: String,
        /// Why.
        reason: String,
    },
}

/// Resolves folders into their files, in the order of their names. Stops early when `go_on` says no.
pub(super) fn find(inputs: &[Input], go_on: &dyn Fn() -> bool) -> Found {
    let mut found = Found::default();
    for input in inputs {
        match input {
            Input::Renewed { path, .. } | Input::Path(path) => match fs::metadata(path) {
                Ok(metadata) if metadata.is_dir() && matches!(input, Input::Path(_)) => {
                    let before = found.items.len();
                    walk(path, &mut found, go_on);
                    let inside = found.items[before..].iter().filter_map(Item::file).collect();
                    found.folders.extend(std::path::absolute(path).ok().map(|path| (path, inside)));
                }
                Ok(metadata) if metadata.is_file() => found.items.push(Item::ToRead(input.clone())),
                Ok(_) => found.fail(path, "it is neither a file nor a folder".to_owned()),
                Err(error) => found.fail(path, explain(&error)),
            },
            Input::Bytes { .. } | Input::Again { .. } => found.items.push(Item::ToRead(input.clone())),
        }
    }
    found
}

impl Item {
    /// The whole path of a file that is to be read.
    fn file(&self) -> Option<PathBuf> {
        match self {
            Self::ToRead(input) => std::path::absolute(input.file()?).ok(),
            Self::Failed(_) | Self::Skipped { .. } => None,
        }
    }
}

/// The files in a folder that may be read and are not among these.
pub(super) fn new_in(folder: &Path, known: &BTreeSet<PathBuf>) -> Vec<PathBuf> {
    let mut found = Found::default();
    walk(folder, &mut found, &|| true);
    let files = found.items.iter().filter_map(Item::file);
    files.filter(|path| !known.contains(path)).collect()
}

impl Found {
    fn fail(&mut self, path: &Path, message: String) {
        self.items.push(Item::Failed(failure(path, message)));
    }

    fn skip(&mut self, path: &Path, reason: &str) {
        self.items.push(Item::Skipped { name: path.display().to_string(), reason: reason.to_owned() });
    }
}

/// The files of a folder and of the folders in it that may hold articles. Links are not followed, so that nothing
/// outside the folder is read and no circle is walked.
fn walk(folder: &Path, found: &mut Found, go_on: &dyn Fn() -> bool) {
    let mut skipped = 0_usize;
    let mut endings = BTreeSet::new();
    let mut waiting = vec![(folder.to_owned(), 0)];
    while let Some((path, depth)) = waiting.pop() {
        if !go_on() {
            return;
        }
        let kind = match fs::symlink_metadata(&path) {
            Ok(metadata) => metadata.file_type(),
            Err(error) => {
                found.fail(&path, explain(&error));
                continue;
            }
        };
        if depth > 0 && is_hidden(&path) {
            found.skip(&path, "it is hidden");
        } else if kind.is_dir() || depth == 0 {
            match entries(&path) {
                Ok(entries) if depth < DEEPEST => {
                    waiting.extend(entries.into_iter().rev().map(|entry| (entry, depth + 1)));
                }
                Ok(_) => {
                    found.notes.push(format!("{}: too deep, passed over", path.display()));
                    found.skip(&path, "it lies too deep in folders; open it by itself");
                }
                Err(error) => found.fail(&path, explain(&error)),
            }
        } else if kind.is_symlink() {
            found.notes.push(format!("{}: a link, not followed", path.display()));
            found.skip(&path, "it is a link");
        } else if !kind.is_file() {
            found.notes.push(format!("{}: not an ordinary file, passed over", path.display()));
            found.skip(&path, "it is not an ordinary file");
        } else {
            let name = path.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
            match unread_ending(&name) {
                None => found.items.push(Item::ToRead(Input::Path(path))),
                Some(reason) => {
                    found.skip(&path, &reason);
                    skipped += 1;
                    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
                    endings.insert(if ending.is_empty() {
                        "no ending".to_owned()
                    } else {
                        format!(".{ending}")
                    });
                }
            }
        }
    }
    if skipped > 0 {
        let kinds: Vec<String> = endings.into_iter().take(8).collect();
        found.notes.push(format!(
            "{}: passed over {skipped} files that are no articles ({})",
            folder.display(),
            kinds.join(", ")
        ));
    }
}

/// What a folder holds, in order of name.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries: io::Result<Vec<PathBuf>> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut entries = entries?;
    entries.sort();
    Ok(entries)
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

impl Input {
    /// The same document once more, read as `options` say.
    #[must_use]
    pub fn again(document: &Document, options: ReadOptions) -> Self {
        Self::Again {
            id: document.id.clone(),
            name: document.name.clone(),
            bytes: Arc::clone(&document.bytes),
            transcript: document.transcript.clone(),
            options,
        }
    }

    /// The document that was read before and is to be read again.
    #[must_use]
    pub const fn read_before(&self) -> Option<&DocumentId> {
        match self {
            Self::Again { id, .. } => Some(id),
            Self::Path(_) | Self::Bytes { .. } | Self::Renewed { .. } => None,
        }
    }

    /// The file that it is, where it is one.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::Path(path) | Self::Renewed { path, .. } => Some(path),
            Self::Bytes { .. } | Self::Again { .. } => None,
        }
    }

    /// How this input asks to be read, when it does.
    pub(super) const fn options(&self) -> Option<&ReadOptions> {
        match self {
            Self::Again { options, .. } | Self::Renewed { options, .. } => Some(options),
            Self::Path(_) | Self::Bytes { .. } => None,
        }
    }

    /// What was taken down of it, where it was read before and is no plain text.
    pub(super) const fn transcript(&self) -> Option<&Arc<Transcript>> {
        match self {
            Self::Again { transcript, .. } => transcript.as_ref(),
            Self::Path(_) | Self::Bytes { .. } | Self::Renewed { .. } => None,
        }
    }

    /// What to call it in messages: the path as it was given.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Path(path) | Self::Renewed { path, .. } => path.display().to_string(),
            Self::Bytes { name, .. } | Self::Again { name, .. } => name.clone(),
        }
    }

    /// The name of its document: the name of the file without its folder.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Path(path) | Self::Renewed { path, .. } => {
                path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
            }
            Self::Bytes { name, .. } | Self::Again { name, .. } => name.clone(),
        }
    }

    /// Its bytes.
    pub(super) fn load(&self) -> Result<Arc<[u8]>, Failure> {
        match self {
            Self::Bytes { bytes, .. } | Self::Again { bytes, .. } => Ok(Arc::clone(bytes)),
            Self::Path(path) | Self::Renewed { path, .. } => {
                let mut bytes = Vec::new();
                // One byte more than is read tells that there is too much, even of a file that grows.
                File::open(path)
                    .and_then(|file| file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes))
                    .map_err(|error| failure(path, explain(&error)))?;
                Ok(bytes.into())
            }
        }
    }
}

fn failure(path: &Path, message: String) -> Failure {
    Failure { name: path.display().to_string(), message }
}

/// An error of the system in plain words, with a remedy where there is one.
fn explain(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => {
            "you are not allowed to read it; change its permissions or copy it".to_owned()
        }
        io::ErrorKind::InvalidFilename => "its name is not a valid path".to_owned(),
        _ => format!("it cannot be read: {error}"),
    }
}
