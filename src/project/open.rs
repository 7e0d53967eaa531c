//! Opening a file that may be anything: first everything is checked, and only then can it be written to.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use super::connection::{self, beside};
use super::error::{Cause, Error, Result};
use super::head::Head;
use super::record::{OpenDocument, Record, Surroundings};
use super::watch::Watched;
use super::{Access, Damage, Project, Snapshots, StoredDocument, documents, migrate, schema, state};
use crate::document::ReadOptions;

/// So much of the documents is held in memory, in bytes: a forged file may unpack to more than a machine has.
const MOST_BYTES: usize = 4 << 30;

/// How a project is opened.
#[derive(Clone, Copy, Debug, Default)]
pub struct Opening<'a> {
    /// Where a snapshot goes before an old project is brought up to date; `None` when a person wants no snapshots.
    pub snapshots: Option<&'a Snapshots>,
    /// Whether it is opened only to be read.
    pub is_read_only: bool,
    /// Whether edits go into the file at once, with a rollback journal beside it, instead of into a log: for drives of
    /// a network, on which a log may seem to work and not do so.
    pub without_log: bool,
}

/// A project that was opened, with all that is whole.
#[derive(Debug)]
pub struct Opened {
    /// The project; [`Project::access`] tells whether it can be changed.
    pub project: Project,
    /// The state as it was left; documents that are lost are not in it.
    pub record: Record,
    /// How things looked.
    pub surroundings: Surroundings,
    /// The open documents, in order.
    pub documents: Vec<StoredDocument>,
    /// What is not as it was written; the project can only be read then.
    pub problems: Vec<Damage>,
}

impl Project {
    /// Opens the project at `path`. `go_on` is told from time to time which part is done (0 to 1); when it says no,
    /// the answer is `None`.
    ///
    /// Nothing in the file is trusted, and nothing is written to it before everything that is needed has been
    /// read and found whole. A damaged project opens with what is whole, to be read; so does one of a newer
    /// program.
    ///
    /// # Errors
    ///
    /// When there is no such file, it is no project or a dangerous one, it is open elsewhere, or so damaged that
    /// nothing can be read.
    pub fn open(
        path: &Path,
        opening: &Opening<'_>,
        go_on: &mut dyn FnMut(f32) -> bool,
    ) -> std::result::Result<Option<Opened>, Error> {
        // SQLite takes some relative names for addresses.
        let path = std::path::absolute(path).map_err(|error| Error::of(path, error.into()))?;
        open(&path, opening, go_on).map_err(|cause| Error::of(&path, cause))
    }
}

fn open(path: &Path, opening: &Opening<'_>, go_on: &mut dyn FnMut(f32) -> bool) -> Result<Option<Opened>> {
    let mut watched = Watched::new(path)?;
    connection::version_in(watched.head())?;
    let connection = connect(path)?;
    // What a crash has left half written was taken back just now.
    watched.note()?;
    // What lies beside the file may have brought a newer version in.
    let mut version: i32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if version < schema::VERSION {
        bring_up_to_date(&connection, path, version, opening)?;
        watched.note()?;
        version = schema::VERSION;
    }
    schema::inspect(&connection, version)?;
    let mut problems = Vec::new();
    let head = Head::read(&connection).unwrap_or_else(|cause| {
        problems.push(Damage::of_state(&cause.to_string()));
        Head::default()
    });
    let has_head = problems.is_empty();
    let mut ground = state::read(&connection, &head.state, &mut problems);
    if !problems.is_empty() {
        find_lost_documents(&connection, &mut ground, has_head);
    }
    let Some(fetched) = fetch_all(&connection, &ground.record().documents, &mut problems, go_on) else {
        return Ok(None);
    };
    ground.documents.retain(|id, _| fetched.iter().any(|document| document.id == *id));
    let access = match problems.first() {
        Some(damage) => Access::ReadOnly(Cause::Damaged(damage.to_string())),
        None if version > schema::VERSION => Access::ReadOnly(Cause::Newer(version)),
        None if opening.is_read_only || connection.is_readonly("main")? => Access::ReadOnly(Cause::ReadOnly),
        None => Access::Full,
    };
    let (record, surroundings) = (ground.record(), ground.surroundings.clone());
    let mut project = Project {
        connection,
        watched,
        access,
        without_log: opening.without_log,
        is_writing: false,
        head,
        ground,
        transactions: 0,
    };
    if project.access == Access::Full && is_crashed(path) {
        // A crash has left it, and everything is whole: from now on it comes home when the project is closed.
        project.make_ready()?;
    }
    Ok(Some(Opened { project, record, surroundings, documents: fetched, problems }))
}

/// Connects to the file. What a crash has left beside it holds the last edits, and can be read only where it can be
/// written, too.
fn connect(path: &Path) -> Result<Connection> {
    if is_crashed(path) && fs::OpenOptions::new().write(true).open(path).is_err() {
        return Err(Cause::ReadOnly);
    }
    connection::open(path)
}

/// Whether a program that has not come to its end has left something beside the file.
fn is_crashed(path: &Path) -> bool {
    beside(path, "-wal").exists() || beside(path, "-journal").exists()
}

fn bring_up_to_date(connection: &Connection, path: &Path, version: i32, opening: &Opening<'_>) -> Result<()> {
    if connection.is_readonly("main")? {
        return Err(Cause::ReadOnly);
    }
    if let Some(snapshots) = opening.snapshots {
        snapshots.take_unchecked(connection, path)?;
    }
    connection.pragma_update(None, "query_only", false)?;
    migrate::migrate(connection, version, migrate::MIGRATIONS)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(())
}

/// Where the list of open documents may be incomplete, all that are kept count as open: better one that was closed
/// than one too few.
fn find_lost_documents(connection: &Connection, ground: &mut super::Ground, has_head: bool) {
    let kept = documents::all(connection).unwrap_or_else(|error| {
        log::warn!("the list of documents cannot be read: {error}");
        Vec::new()
    });
    let mut next = ground.documents.values().map(|placed| placed.place.saturating_add(1)).max().unwrap_or(0);
    if !has_head || !kept.is_empty() {
        for id in kept {
            let options = ReadOptions::default();
            ground.documents.entry(id).or_insert_with(|| {
                let place = next;
                next = next.saturating_add(1);
                super::record::Placed { place, value: options }
            });
        }
    }
}

fn fetch_all(
    connection: &Connection,
    open: &[OpenDocument],
    problems: &mut Vec<Damage>,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Option<Vec<StoredDocument>> {
    let mut fetched = Vec::with_capacity(open.len().min(1 << 16));
    let mut size = 0;
    for (number, document) in open.iter().enumerate() {
        if !go_on(number as f32 / open.len() as f32) {
            return None;
        }
        if size > MOST_BYTES {
            let name = &document.id.0;
            problems.push(Damage::of_document(&document.id, name, "the documents before it fill the memory"));
            continue;
        }
        let found = documents::fetch(connection, document);
        problems.extend(found.damage);
        size += found.document.as_ref().map_or(0, StoredDocument::size);
        fetched.extend(found.document);
    }
    Some(fetched)
}
