//! What is to be read: files, folders with everything in them, and text at hand.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Failure;
use crate::document::{Document, DocumentId, MAX_BYTES, ReadOptions};

/// Endings of files that are read when a folder is opened.
const ENDINGS: &[&str] = &["txt", "text", "md", "markdown", "mdown", "mkd"];
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
        /// How to read them.
        options: ReadOptions,
    },
}

/// What the inputs come to: the single documents, what cannot be read, and what was passed over.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// In order: each a document or the reason why there is none.
    pub(super) items: Vec<Result<Input, Failure>>,
    /// What was passed over in folders, in plain sentences.
    pub(super) notes: Vec<String>,
}

/// Resolves folders into their files, in the order of their names. Stops early when `go_on` says no.
pub(super) fn find(inputs: &[Input], go_on: &dyn Fn() -> bool) -> Found {
    let mut found = Found::default();
    for input in inputs {
        match input {
            Input::Renewed { path, .. } | Input::Path(path) => match fs::metadata(path) {
                Ok(metadata) if metadata.is_dir() && matches!(input, Input::Path(_)) => {
                    walk(path, &mut found, go_on);
                }
                Ok(metadata) if metadata.is_file() => found.items.push(Ok(input.clone())),
                Ok(_) => found.items.push(Err(failure(path, "it is neither a file nor a folder".to_owned()))),
                Err(error) => found.items.push(Err(failure(path, explain(&error)))),
            },
            Input::Bytes { .. } | Input::Again { .. } => found.items.push(Ok(input.clone())),
        }
    }
    found
}

/// The text files of a folder and of the folders in it. Links are not followed, so that nothing
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
                found.items.push(Err(failure(&path, explain(&error))));
                continue;
            }
        };
        if kind.is_dir() || depth == 0 {
            match entries(&path) {
                Ok(entries) if depth < DEEPEST => {
                    waiting.extend(entries.into_iter().rev().map(|entry| (entry, depth + 1)));
                }
                Ok(_) => found.notes.push(format!("{}: too deep, passed over", path.display())),
                Err(error) => found.items.push(Err(failure(&path, explain(&error)))),
            }
        } else if kind.is_symlink() {
            found.notes.push(format!("{}: a link, not followed", path.display()));
        } else if !kind.is_file() {
            found.notes.push(format!("{}: not an ordinary file, passed over", path.display()));
        } else {
            let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
            if ENDINGS.contains(&ending.as_str()) {
                found.items.push(Ok(Input::Path(path)));
            } else {
                skipped += 1;
                endings.insert(if ending.is_empty() { "no ending".to_owned() } else { format!(".{ending}") });
            }
        }
    }
    if skipped > 0 {
        let kinds: Vec<String> = endings.into_iter().take(8).collect();
        found.notes.push(format!(
            "{}: passed over {skipped} files that are not text ({})",
            folder.display(),
            kinds.join(", ")
        ));
    }
}

/// What a folder holds, in order of name, without hidden entries.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            entries.push(entry.path());
        }
    }
    entries.sort();
    Ok(entries)
}

impl Input {
    /// The same document once more, read as `options` say.
    #[must_use]
    pub fn again(document: &Document, options: ReadOptions) -> Self {
        Self::Again {
            id: document.id.clone(),
            name: document.name.clone(),
            bytes: Arc::clone(&document.bytes),
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
