//! The documents of a project: their bytes, and what was made of them.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::change::Change;
use super::error::{Cause, Result};
use super::field::Field;
use super::head::Head;
use super::packed::{Packing, pack, unpack};
use super::record::{KeptOptions, OpenDocument, Placed};
use super::rows::{DocumentRow, ReadingRow};
use super::seal::{Seal, digest, hexadecimal};
use super::stored::StoredDocument;
use super::{Damage, search, transcripts};
use crate::document::{DocumentId, MAX_BYTES, ReadOptions, Span};
use crate::extraction::ENGINE;
use crate::knowledge::Source;

/// A document that comes into the project, with what was found in it.
#[derive(Clone, Copy, Debug)]
pub struct Addition<'a> {
    /// The document, read, and what was found in it.
    pub source: &'a Source,
    /// Where it comes from, in words for people: the path of the file, or "pasted".
    pub origin: &'a str,
}

/// Keeps a document and what was made of it; what is kept already is not kept twice.
pub(super) fn add(connection: &Connection, head: &mut Head, addition: Addition<'_>, now: i64) -> Result<()> {
    let document = &addition.source.document;
    let query = format!("SELECT {} FROM documents WHERE id = ?1", DocumentRow::COLUMNS);
    let known = connection.query_row(&query, [&document.id.0], DocumentRow::read).optional()?;
    match known {
        None => insert(connection, head, addition, now)?,
        // The same bytes by another name: how they are read depends on it.
        Some((mut row, kept, _)) if row.name != document.name => {
            head.documents.toggle(&kept);
            row.name.clone_from(&document.name);
            addition.origin.clone_into(&mut row.origin);
            head.documents.toggle(&row.seal());
            connection.execute(
                "UPDATE documents SET name = ?1, origin = ?2, seal = ?3 WHERE id = ?4",
                params![row.name, row.origin, row.seal(), row.id],
            )?;
        }
        Some(_) => {}
    }
    transcripts::keep(connection, head, &document.id, document.transcript.as_deref())?;
    add_reading(connection, head, addition.source)
}

fn insert(connection: &Connection, head: &mut Head, addition: Addition<'_>, now: i64) -> Result<()> {
    let document = &addition.source.document;
    let packed = pack(&document.bytes);
    let row = DocumentRow {
        id: document.id.0.clone(),
        name: document.name.clone(),
        origin: addition.origin.to_owned(),
        added: now,
        packing: packed.packing.to_string(),
        size: packed.size as i64,
        sha256: digest(&document.bytes),
    };
    head.documents.toggle(&row.seal());
    let seal = row.seal();
    connection.execute(
        "INSERT INTO documents (id, name, origin, added, packing, size, sha256, seal, bytes) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            row.id,
            row.name,
            row.origin,
            row.added,
            row.packing,
            row.size,
            row.sha256,
            seal,
            packed.bytes
        ],
    )?;
    Ok(())
}

/// Keeps what was made of a document, in the place of what was made of it before when it was read alike.
fn add_reading(connection: &Connection, head: &mut Head, source: &Source) -> Result<()> {
    let document = &source.document;
    let options = KeptOptions::from(document.options);
    // A list of structs without maps can always be written.
    let found = serde_json::to_vec(&*source.extraction)
        .map_err(|error| Cause::Unsound(format!("{}: {error}", document.name)))?;
    let packed = pack(&found);
    let before = ReadingRow::find(connection, &document.id, &options)?;
    if let Some((before, kept)) = before {
        let is_same =
            before.engine == ENGINE && before.text == document.text && before.extraction == packed.bytes;
        if is_same && before.seal() == kept {
            return Ok(());
        }
        search::forget(connection, before.id)?;
        head.readings.toggle(&kept);
        connection.execute("DELETE FROM readings WHERE id = ?1", [before.id])?;
    }
    let row = ReadingRow {
        id: connection.query_row("SELECT coalesce(max(id), 0) + 1 FROM readings", [], |row| row.get(0))?,
        document: document.id.0.clone(),
        options,
        engine: ENGINE.to_owned(),
        text: document.text.clone(),
        text_sha256: digest(document.text.as_bytes()),
        packing: packed.packing.to_string(),
        size: packed.size as i64,
        extraction: packed.bytes,
    };
    row.insert(connection)?;
    head.readings.toggle(&row.seal());
    Ok(search::enter(connection, row.id, source)?)
}

/// Refuses a change that opens a document, or reads it in a way, that the project does not have.
pub(super) fn require(connection: &Connection, change: &Change) -> Result<()> {
    let mut query = connection.prepare(
        "SELECT 1 FROM documents JOIN readings ON readings.document = documents.id \
         WHERE documents.id = ?1 AND repair = ?2 AND encoding = ?3",
    )?;
    for edit in change.edits.iter().filter(|edit| edit.field == Field::Documents) {
        let Some(after) = &edit.after else { continue };
        let open: Placed<KeptOptions> =
            serde_json::from_str(after).map_err(|error| Cause::Unsound(error.to_string()))?;
        if !query.exists(params![edit.key, open.value.ways(), open.value.encoding])? {
            return Err(Cause::Unsound(format!("document {} was not handed over", edit.key)));
        }
    }
    Ok(())
}

/// A document whose checksums hold, and what is not as it was written.
pub(super) struct Fetched {
    pub(super) document: Option<StoredDocument>,
    pub(super) damage: Option<Damage>,
}

/// Fetches a document from the file and checks it. A document whose bytes are whole is there, even when what was
/// made of it is lost: it can be read again.
pub(super) fn fetch(connection: &Connection, open: &OpenDocument) -> Fetched {
    let query = format!("SELECT {} FROM documents WHERE id = ?1", DocumentRow::COLUMNS);
    let row = connection.query_row(&query, [&open.id.0], DocumentRow::read).optional();
    let lost = |name: &str, what: &str| Fetched {
        document: None,
        damage: Some(Damage::of_document(&open.id, name, what)),
    };
    let (row, kept, bytes) = match row {
        Ok(Some(row)) => row,
        Ok(None) => return lost(&open.id.0, "it is missing"),
        Err(error) => return lost(&open.id.0, &format!("it cannot be read: {error}")),
    };
    let size = usize::try_from(row.size).ok().filter(|size| *size <= MAX_BYTES);
    let bytes =
        Packing::from_name(&row.packing).zip(size).and_then(|(packing, size)| unpack(packing, size, &bytes));
    let Some(bytes) = bytes.filter(|bytes| digest(bytes) == row.sha256) else {
        return lost(&row.name, "its bytes are not those that were kept");
    };
    // Its identity is the beginning of its checksum, so that none can stand in the place of another.
    let is_itself = hexadecimal(&row.sha256).starts_with(&open.id.0) && open.id.0.len() == 16;
    if row.seal() != kept || !is_itself {
        return lost(&row.name, "its name or origin is not what was kept");
    }
    let transcript = match transcripts::fetch(connection, &open.id) {
        Ok(transcript) => transcript,
        Err(what) => return lost(&row.name, &what),
    };
    let options = KeptOptions::from(open.options);
    let (reading, damage) = match ReadingRow::find(connection, &open.id, &options) {
        Ok(None) => (None, Some("what was found in it is missing; it is read again".to_owned())),
        Ok(Some((reading, kept))) => match reading.checked(&kept) {
            Some(reading) => (Some(reading), None),
            None => (
                None,
                Some("its text or what was found in it is not what was kept; it is read again".to_owned()),
            ),
        },
        Err(error) => {
            (None, Some(format!("what was found in it cannot be read ({error}); it is read again")))
        }
    };
    let damage = damage.map(|what| Damage::of_document(&open.id, &row.name, &what));
    let DocumentRow { name, origin, added, .. } = row;
    let (id, options) = (open.id.clone(), open.options);
    let bytes = bytes.into();
    let document = StoredDocument { id, name, origin, added, bytes, transcript, options, reading };
    Fetched { document: Some(document), damage }
}

/// Every document that is kept, open or not, by the order in which they came.
pub(super) fn all(connection: &Connection) -> rusqlite::Result<Vec<DocumentId>> {
    let mut query = connection.prepare("SELECT id FROM documents ORDER BY rowid")?;
    let rows = query.query_map([], |row| row.get(0).map(DocumentId))?;
    rows.collect()
}

/// The ways in which a document was read.
pub(super) fn ways_of_reading(
    connection: &Connection,
    id: &DocumentId,
) -> rusqlite::Result<Vec<ReadOptions>> {
    let mut query =
        connection.prepare("SELECT repair, encoding FROM readings WHERE document = ?1 ORDER BY id")?;
    let rows = query.query_map([&id.0], |row| Ok(KeptOptions::of_columns(row.get(0)?, row.get(1)?)))?;
    let options = rows.map(|options| Ok(options?.options().unwrap_or_default()));
    options.collect()
}

/// The sentences in what was found in a document, whatever else an older program has written there.
#[derive(serde::Deserialize)]
struct Sentences {
    sentences: Vec<Span>,
}

/// Makes the indexes for searching anew from what is kept. Readings that are damaged are left out.
pub(super) fn rebuild_indexes(connection: &Connection) -> Result<()> {
    let mut query =
        connection.prepare(&format!("SELECT {} FROM readings ORDER BY id", ReadingRow::COLUMNS))?;
    let rows = query.query_map([], ReadingRow::read)?;
    let mut readings = Vec::new();
    for row in rows {
        let (row, kept) = row?;
        let id = row.id;
        if let Some(reading) = row.checked(&kept)
            && let Ok(found) = serde_json::from_slice::<Sentences>(&reading.extraction)
        {
            readings.push((id, reading.text, found.sentences));
        }
    }
    let readings = readings.iter().map(|(id, text, sentences)| (*id, text.as_str(), sentences.as_slice()));
    Ok(search::rebuild(connection, readings)?)
}

/// Removes all documents but those that are open, and all readings but those that are looked at.
pub(super) fn remove_others(connection: &Connection, head: &mut Head, open: &[OpenDocument]) -> Result<()> {
    let is_looked_at = |id: &DocumentId, options: ReadOptions| {
        open.iter().any(|open| open.id == *id && open.options == options)
    };
    for id in all(connection)? {
        for options in ways_of_reading(connection, &id)? {
            let found = ReadingRow::find(connection, &id, &KeptOptions::from(options))?;
            if let Some((row, kept)) = found.filter(|_| !is_looked_at(&id, options)) {
                head.readings.toggle(&kept);
                connection.execute("DELETE FROM readings WHERE id = ?1", [row.id])?;
            }
        }
        if !open.iter().any(|open| open.id == id) {
            let kept: Seal =
                connection
                    .query_row("SELECT seal FROM documents WHERE id = ?1", [&id.0], |row| row.get(0))?;
            head.documents.toggle(&kept);
            connection.execute("DELETE FROM documents WHERE id = ?1", [&id.0])?;
            transcripts::remove(connection, head, &id)?;
        }
    }
    Ok(())
}
