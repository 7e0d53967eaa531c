//! Zip archives, and archives in them: each member a piece, in the order of the list of members.
//!
//! Members are unpacked in memory and never written anywhere, so that no name can lead outside; what the archive says of
//! their sizes is not believed. Archives in archives are followed without recursion.

mod names;

use std::borrow::Cow;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Budget, Content, FileKind, Piece, Refusal};

/// So much is unpacked between two looks at the budget, in bytes.
const STEP: usize = 64 << 10;

/// So many members may be too large without taking the room of the others; time is limited as well.
const MOST_BOMBS: usize = 4;

/// One archive on the way down.
struct Level<'a> {
    archive: ZipArchive<Cursor<Cow<'a, [u8]>>>,
    /// The names of the archives on the way to it.
    path: Vec<String>,
    names: Vec<String>,
    next: usize,
    /// How many members have the name of another, of which the last counts.
    hidden: usize,
}

impl<'a> Level<'a> {
    fn open(bytes: Cow<'a, [u8]>, path: Vec<String>) -> Result<Self, Refusal> {
        let members = super::kind::members(&bytes);
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(refused)?;
        let names = names::of(&mut archive);
        let hidden = members.map_or(0, |members| members.saturating_sub(names.len()));
        Ok(Self { archive, path, names, next: 0, hidden })
    }

    fn is_empty(&self) -> bool {
        self.archive.is_empty()
    }
}

/// Takes the members of an archive out. `begin` is told of each before it is unpacked.
///
/// # Errors
///
/// Why it cannot be opened, or why the rest of it is not.
pub(super) fn read(
    bytes: &[u8],
    budget: &mut Budget,
    begin: &mut dyn FnMut(&[String]),
    take: &mut dyn FnMut(Piece),
) -> Result<(), Refusal> {
    let outermost = Level::open(Cow::Borrowed(bytes), Vec::new())?;
    if outermost.is_empty() {
        return Err(Refusal::Empty);
    }
    let mut levels = vec![outermost];
    let mut bombs = 0;
    while let Some(level) = levels.last_mut() {
        let index = level.next;
        level.next += 1;
        let Some(name) = level.names.get(index).cloned() else {
            if level.hidden > 0 {
                let what =
                    format!("{} of its members have the name of another and were left out", level.hidden);
                let content = Err(Refusal::Damaged(what));
                take(Piece { path: level.path.clone(), bytes: None, content });
            }
            levels.pop();
            continue;
        };
        if is_folder(level, index) {
            continue;
        }
        budget.member()?;
        let path: Vec<String> = level.path.iter().cloned().chain([name]).collect();
        begin(&path);
        let before = budget.clone();
        let content = member(level, index, &path, budget);
        if matches!(content, Err(Refusal::TooLarge)) && bombs < MOST_BOMBS {
            // What came out of it is gone again, and there is room for the others.
            bombs += 1;
            *budget = before;
        }
        match content {
            Ok((FileKind::Zip, bytes)) => match descend(&levels, bytes, path.clone(), budget) {
                Ok(inner) => levels.push(inner),
                Err(refusal) => take(Piece { path, bytes: None, content: Err(refusal) }),
            },
            Ok((kind, bytes)) => {
                let content = if kind == FileKind::Plain { Content::Plain } else { Content::File(kind) };
                take(Piece { path, bytes: Some(bytes), content: Ok(content) });
            }
            Err(refusal) => take(Piece { path, bytes: None, content: Err(refusal) }),
        }
    }
    Ok(())
}

/// Opens an archive that is a member of the last of `levels`.
fn descend(
    levels: &[Level<'_>],
    bytes: Vec<u8>,
    path: Vec<String>,
    budget: &Budget,
) -> Result<Level<'static>, Refusal> {
    // Every archive on the way is in memory, and the words of the remedy are for people.
    budget.depth(levels.len() * ARCHIVE_DEPTH)?;
    let inner = Level::open(Cow::Owned(bytes), path)?;
    if inner.is_empty() { Err(Refusal::Empty) } else { Ok(inner) }
}

/// An archive in an archive counts as so many levels of nesting: nobody nests them as deep as elements.
const ARCHIVE_DEPTH: usize = 16;

fn is_folder(level: &mut Level<'_>, index: usize) -> bool {
    level.archive.by_index_raw(index).is_ok_and(|member| member.is_dir())
}

/// What kind a member is, and its bytes.
fn member(
    level: &mut Level<'_>,
    index: usize,
    path: &[String],
    budget: &mut Budget,
) -> Result<(FileKind, Vec<u8>), Refusal> {
    let name = path.last().map_or("", String::as_str);
    if let Some(reason) = passed_over(name) {
        return Err(Refusal::PassedOver(reason));
    }
    let raw = level.archive.by_index_raw(index).map_err(refused)?;
    if raw.encrypted() {
        return Err(Refusal::Locked);
    }
    if raw.is_symlink() {
        return Err(Refusal::PassedOver("it is a link".to_owned()));
    }
    drop(raw);
    let member = level.archive.by_index(index).map_err(refused)?;
    let bytes = unpacked(member, budget)?;
    let kind = FileKind::of(name, &bytes)?;
    Ok((kind, bytes))
}

/// All that comes out of a member, or as much as the budget allows.
fn unpacked(mut member: impl Read, budget: &mut Budget) -> Result<Vec<u8>, Refusal> {
    let most = budget.limits().file.min(budget.left());
    let mut bytes = Vec::new();
    loop {
        let before = bytes.len();
        let read = member.by_ref().take(STEP as u64).read_to_end(&mut bytes);
        budget.expand(bytes.len() - before)?;
        if bytes.len() as u64 > most {
            return Err(Refusal::TooLarge);
        }
        match read {
            Ok(0) => return Ok(bytes),
            Ok(_) => {}
            Err(error) => return Err(Refusal::Damaged(error.to_string())),
        }
    }
}

/// Why a member is not even unpacked.
fn passed_over(name: &str) -> Option<String> {
    let mut parts = name.split('/');
    if parts.any(|part| part.starts_with('.') || part == "__MACOSX") {
        return Some("it is hidden".to_owned());
    }
    super::unread_ending(name)
}

/// What an error of the archive means.
fn refused(error: ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::Locked,
        ZipError::UnsupportedArchive(what) => {
            Refusal::Damaged(format!("it is packed in a way that is not read ({what})"))
        }
        other => Refusal::Damaged(other.to_string()),
    }
}

#[cfg(test)]
mod tests;
