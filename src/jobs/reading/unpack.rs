//! From a file to the articles in it.

use std::path::absolute;
use std::sync::Arc;

use super::article::{Article, Matter, Refused};
use crate::document::ReadOptions;
use crate::intake::{FileKind, Piece, Refusal};
use crate::jobs::input::Input;
use crate::jobs::isolation::{Isolation, Stop};
use crate::jobs::{CancelToken, Failure};

/// The file that an input is, as if it were one article.
pub(super) fn whole(input: &Input, options: ReadOptions) -> Result<Article, Failure> {
    let (name, bytes) = (input.name(), input.load()?);
    let content = match input.transcript() {
        Some(transcript) => Ok(Matter::Transcript(Arc::clone(transcript))),
        None => matter(&name, &bytes),
    };
    Ok(Article {
        label: input.label(),
        file: input.file().and_then(|path| absolute(path).ok()),
        name,
        bytes,
        options: input.options().copied().unwrap_or(options),
        content,
    })
}

/// What can be said of a file without reading it.
fn matter(name: &str, bytes: &[u8]) -> Result<Matter, Refused> {
    let kind = FileKind::of(name, bytes)?;
    Ok(if kind == FileKind::Plain { Matter::Plain } else { Matter::File })
}

/// Has a file read by a process of its own; `take` gets every article in it, and at least one. Returns `None` when
/// nobody wants them any more.
pub(super) fn open(
    file: &Article,
    isolation: &Isolation,
    cancel: &CancelToken,
    take: &mut dyn FnMut(Article),
) -> Option<()> {
    let is_too_large = file.bytes.len() as u64 > isolation.limits.file;
    if is_too_large {
        let most = isolation.limits.file >> 20;
        take(file.failed(&[], format!("it is larger than {most} MB; split it")));
        return Some(());
    }
    let mut is_empty = true;
    let read = isolation.read(&file.name, &file.bytes, cancel, &mut |piece: Piece| {
        is_empty = false;
        take(file.within(piece));
    });
    match read {
        Ok(()) if is_empty => take(file.failed(&[], Refusal::Empty.to_string())),
        Ok(()) => {}
        Err(Stop::Cancelled) => return None,
        Err(Stop::Failed { message, path }) => take(file.failed(&path, rest_of(message, is_empty))),
    }
    Some(())
}

/// What to say when a file could be read up to somewhere.
fn rest_of(message: String, is_first: bool) -> String {
    if is_first { message } else { format!("from here on it could not be read: {message}") }
}
