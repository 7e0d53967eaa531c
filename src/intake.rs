//! Files that are not plain text, read: bytes → [`Piece`]s, each an article of its own.
//!
//! Everything here is a pure function of the bytes and the [`Limits`], works within a [`Budget`] and is meant to run
//! in a process of its own ([`crate::jobs`] starts it): a reader may be wrong about a hostile file, the program that
//! asked must not be harmed by it. [`wire`] is how the two talk.

mod archive;
mod budget;
mod columns;
mod dates;
mod delimited;
mod docx;
mod email;
mod epub;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod hostile;
mod html;
mod json;
mod kind;
mod mailbox;
mod mhtml;
mod odt;
mod packed;
mod paper;
mod pdf;
mod refusal;
mod rtf;
mod tables;
pub mod wire;
mod workbook;
mod writer;
mod xml;

pub use budget::{Budget, Limits};
pub use columns::{Columns, DateOrder, NotationError, Preview, Role};
pub use kind::FileKind;
pub use refusal::Refusal;
pub use tables::preview;

use crate::document::Transcript;

/// One article found in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The names on the way to it within the file, outermost first; empty when the file is the article.
    pub path: Vec<String>,
    /// Its own bytes: those of a member of an archive, of one message of a mailbox, of one row of a table. `None`
    /// when they are the file's.
    pub bytes: Option<Vec<u8>>,
    /// What it says, or why that cannot be told.
    pub content: Result<Content, Refusal>,
}

/// What a piece says.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// It is plain text or Markdown: [`crate::document::read`] makes a document of it.
    Plain,
    /// What its reader took down.
    Transcript(Transcript),
    /// It is a file of this kind, a member of an archive that is to be read by itself: what is wrong with it is no
    /// reason to lose the others.
    File(FileKind),
}

/// What is told while a file is read.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// The piece on this path is begun, so that one knows which it was when the reader does not come to its end.
    Begins(Vec<String>),
    /// A piece is there.
    Piece(Piece),
}

/// Reads a file. `name` is the name of the file without its folder. Each article, and each reason why there is none,
/// is told once, in the order in which they stand in the file; there is at least one.
pub fn read(name: &str, bytes: &[u8], limits: &Limits, tell: &mut dyn FnMut(Told)) {
    let mut is_empty = true;
    let mut noting = |told: Told| {
        is_empty &= matches!(told, Told::Begins(_));
        tell(told);
    };
    let mut budget = Budget::new(*limits, bytes.len() as u64);
    let read = FileKind::of(name, bytes).and_then(|kind| open(kind, bytes, &mut budget, &mut noting));
    match read {
        Err(refusal) => tell(Told::Piece(whole(Err(refusal)))),
        Ok(()) if is_empty => tell(Told::Piece(whole(Err(Refusal::Empty)))),
        Ok(()) => {}
    }
}

fn open(
    kind: FileKind,
    bytes: &[u8],
    budget: &mut Budget,
    tell: &mut dyn FnMut(Told),
) -> Result<(), Refusal> {
    match kind {
        FileKind::Plain => tell(Told::Piece(whole(Ok(Content::Plain)))),
        FileKind::Zip => return archive(bytes, budget, tell),
        kind => {
            if let Some(read) = several(kind, bytes, budget, tell) {
                return read;
            }
            let transcript = one(kind, bytes, budget)?;
            tell(Told::Piece(whole(Ok(Content::Transcript(transcript)))));
        }
    }
    Ok(())
}

/// The file as the one piece of itself.
const fn whole(content: Result<Content, Refusal>) -> Piece {
    Piece { path: Vec::new(), bytes: None, content }
}

/// What a file of a kind says that is one article.
fn one(kind: FileKind, bytes: &[u8], budget: &mut Budget) -> Result<Transcript, Refusal> {
    match kind {
        FileKind::Html => html::read(bytes, budget),
        FileKind::Mhtml => mhtml::read(bytes, budget),
        FileKind::Pdf => pdf::read(bytes, budget),
        FileKind::Docx => docx::read(bytes, budget),
        FileKind::Odt => odt::read(bytes, budget),
        FileKind::Rtf => rtf::read(bytes, budget),
        FileKind::Epub => epub::read(bytes, budget),
        FileKind::Plain
        | FileKind::Zip
        | FileKind::Email
        | FileKind::Mailbox
        | FileKind::Delimited
        | FileKind::Workbook
        | FileKind::Json
        | FileKind::JsonLines => Err(Refusal::Unknown(kind.what().to_owned())),
    }
}

/// The articles of a file of a kind that may hold several; `None` for other kinds.
fn several(
    kind: FileKind,
    bytes: &[u8],
    budget: &mut Budget,
    tell: &mut dyn FnMut(Told),
) -> Option<Result<(), Refusal>> {
    let columns = Columns::default();
    let take = &mut |piece| tell(Told::Piece(piece));
    Some(match kind {
        FileKind::Email => letter(bytes, budget, take),
        FileKind::Mailbox => mailbox::read(bytes, budget, take),
        FileKind::Delimited => delimited::read(bytes, &columns, budget, take),
        FileKind::Workbook => workbook::read(bytes, &columns, budget, take),
        FileKind::Json => json::read(bytes, &columns, budget, take),
        FileKind::JsonLines => json::read_lines(bytes, &columns, budget, take),
        _ => return None,
    })
}

/// A letter, and what is attached to it as files of their own.
fn letter(bytes: &[u8], budget: &mut Budget, take: &mut dyn FnMut(Piece)) -> Result<(), Refusal> {
    let mut read = match email::read(bytes, budget) {
        // A letter without words may carry files that have some.
        read @ (Ok(_) | Err(Refusal::Empty)) => read,
        Err(refusal) => return Err(refusal),
    };
    let attachments = email::attachments(bytes, budget).unwrap_or_else(|refusal| {
        if let Ok(transcript) = &mut read {
            transcript.problems.push(format!("What is attached was not read: {refusal}."));
        }
        Vec::new()
    });
    take(whole(read.map(Content::Transcript)));
    for email::Attachment { name, bytes } in attachments {
        let content = FileKind::of(&name, &bytes).map(|kind| match kind {
            FileKind::Plain => Content::Plain,
            kind => Content::File(kind),
        });
        take(Piece { path: vec![name], bytes: Some(bytes), content });
    }
    Ok(())
}

fn archive(bytes: &[u8], budget: &mut Budget, tell: &mut dyn FnMut(Told)) -> Result<(), Refusal> {
    let tell = std::cell::RefCell::new(tell);
    let begin = &mut |path: &[String]| (tell.borrow_mut())(Told::Begins(path.to_vec()));
    archive::read(bytes, budget, begin, &mut |piece| (tell.borrow_mut())(Told::Piece(piece)))
}

/// The longest ending that is named, in bytes; what is longer is no ending.
const LONGEST_ENDING: usize = 12;

/// Why a file that lies among others is not looked at, going by its name alone; `None` where it is.
#[must_use]
pub fn unread_ending(name: &str) -> Option<String> {
    if FileKind::by_ending(name).is_some() {
        return None;
    }
    let ending = kind::ending(name.rsplit(['/', '\\']).next().unwrap_or(name));
    Some(
        match ending
            .filter(|ending| ending.len() <= LONGEST_ENDING && ending.chars().all(char::is_alphanumeric))
        {
            Some(ending) => format!("files with the ending .{ending} are not read"),
            None => "its name has no ending that says what it is".to_owned(),
        },
    )
}

#[cfg(test)]
mod tests;
