//! What was taken down of documents that are no plain text, beside their bytes: a project never runs a reader of
//! formats.
//!
//! The seals of these rows are folded into the same one as those of the documents, which they belong to.

use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::error::{Cause, Result};
use super::head::Head;
use super::packed::{Packing, pack, unpack};
use super::seal::{Seal, digest, seal};
use crate::document::{DocumentId, Transcript};

/// The longest transcript that is unpacked, in bytes: twenty million characters and their marks.
const MOST: usize = 512 << 20;

/// A row.
struct TranscriptRow {
    document: String,
    packing: String,
    size: i64,
    transcript: Vec<u8>,
}

impl TranscriptRow {
    fn of(id: &DocumentId, transcript: &Transcript) -> Result<Self> {
        // A list of structs without maps can always be written.
        let written =
            serde_json::to_vec(transcript).map_err(|error| Cause::Unsound(format!("{id}: {error}")))?;
        let packed = pack(&written);
        Ok(Self {
            document: id.0.clone(),
            packing: packed.packing.to_string(),
            size: packed.size as i64,
            transcript: packed.bytes,
        })
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<(Self, Seal)> {
        let own =
            Self { document: row.get(0)?, packing: row.get(1)?, size: row.get(2)?, transcript: row.get(4)? };
        Ok((own, row.get(3)?))
    }

    fn find(connection: &Connection, id: &DocumentId) -> rusqlite::Result<Option<(Self, Seal)>> {
        let query = "SELECT document, packing, size, seal, transcript FROM transcripts WHERE document = ?1";
        connection.query_row(query, [&id.0], Self::read).optional()
    }

    fn seal(&self) -> Seal {
        let parts: [&[u8]; 4] = [
            self.document.as_bytes(),
            self.packing.as_bytes(),
            &self.size.to_le_bytes(),
            &digest(&self.transcript),
        ];
        seal("transcripts", &parts)
    }

    fn unpacked(&self) -> Option<Transcript> {
        let size = usize::try_from(self.size).ok().filter(|size| *size <= MOST)?;
        let written = unpack(Packing::from_name(&self.packing)?, size, &self.transcript)?;
        serde_json::from_slice(&written).ok()
    }
}

/// Keeps what was taken down of a document, in the place of what was taken down before; of a document that is plain text
/// nothing is kept.
pub(super) fn keep(
    connection: &Connection,
    head: &mut Head,
    id: &DocumentId,
    transcript: Option<&Transcript>,
) -> Result<()> {
    let before = TranscriptRow::find(connection, id)?;
    let now = transcript.map(|transcript| TranscriptRow::of(id, transcript)).transpose()?;
    let seals = (before.as_ref().map(|(_, kept)| *kept), now.as_ref().map(TranscriptRow::seal));
    if seals.0 == seals.1 {
        return Ok(());
    }
    if before.is_some() {
        remove(connection, head, id)?;
    }
    if let (Some(row), Some(seal)) = (now, seals.1) {
        connection.execute(
            "INSERT INTO transcripts (document, packing, size, seal, transcript) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![row.document, row.packing, row.size, seal, row.transcript],
        )?;
        head.documents.toggle(&seal);
    }
    Ok(())
}

/// Removes what was taken down of a document.
pub(super) fn remove(connection: &Connection, head: &mut Head, id: &DocumentId) -> Result<()> {
    let query = "SELECT seal FROM transcripts WHERE document = ?1";
    let kept: Option<Seal> = connection.query_row(query, [&id.0], |row| row.get(0)).optional()?;
    if let Some(kept) = kept {
        head.documents.toggle(&kept);
        connection.execute("DELETE FROM transcripts WHERE document = ?1", [&id.0])?;
    }
    Ok(())
}

/// What was taken down of a document.
///
/// # Errors
///
/// What is wrong with it, in a few words, when it is not what was kept.
pub(super) fn fetch(
    connection: &Connection,
    id: &DocumentId,
) -> std::result::Result<Option<Arc<Transcript>>, String> {
    let found =
        TranscriptRow::find(connection, id).map_err(|error| format!("its text cannot be read: {error}"))?;
    let Some((row, kept)) = found else { return Ok(None) };
    let transcript = Some(row).filter(|row| row.seal() == kept).and_then(|row| row.unpacked());
    transcript
        .map(|transcript| Some(Arc::new(transcript)))
        .ok_or_else(|| "its text is not what was kept".to_owned())
}
