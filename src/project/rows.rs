//! The rows of documents and readings, with their seals.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::packed::{Packing, unpack};
use super::record::KeptOptions;
use super::seal::{Seal, digest, seal};
use super::stored::Reading;
use crate::document::DocumentId;

/// The longest list of findings that is unpacked, in bytes: twenty million characters give less.
const MOST_FOUND: usize = 2 << 30;

/// A row of the documents without the bytes.
pub(super) struct DocumentRow {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) origin: String,
    pub(super) added: i64,
    pub(super) packing: String,
    pub(super) size: i64,
    pub(super) sha256: Seal,
}

impl DocumentRow {
    pub(super) const COLUMNS: &str = "id, name, origin, added, packing, size, sha256, seal, bytes";

    /// The row, its seal and the packed bytes.
    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<(Self, Seal, Vec<u8>)> {
        let own = Self {
            id: row.get(0)?,
            name: row.get(1)?,
            origin: row.get(2)?,
            added: row.get(3)?,
            packing: row.get(4)?,
            size: row.get(5)?,
            sha256: row.get(6)?,
        };
        Ok((own, row.get(7)?, row.get(8)?))
    }

    pub(super) fn seal(&self) -> Seal {
        seal(
            "documents",
            &[
                self.id.as_bytes(),
                self.name.as_bytes(),
                self.origin.as_bytes(),
                &self.added.to_le_bytes(),
                self.packing.as_bytes(),
                &self.size.to_le_bytes(),
                &self.sha256,
            ],
        )
    }
}

/// A row of the readings.
pub(super) struct ReadingRow {
    pub(super) id: i64,
    pub(super) document: String,
    pub(super) options: KeptOptions,
    pub(super) engine: String,
    pub(super) text: String,
    pub(super) text_sha256: Seal,
    pub(super) packing: String,
    pub(super) size: i64,
    pub(super) extraction: Vec<u8>,
}

impl ReadingRow {
    pub(super) const COLUMNS: &str =
        "id, document, repair, encoding, engine, text, text_sha256, packing, size, extraction, seal";

    /// The row and its seal.
    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<(Self, Seal)> {
        let own = Self {
            id: row.get(0)?,
            document: row.get(1)?,
            options: KeptOptions::of_columns(row.get(2)?, row.get(3)?),
            engine: row.get(4)?,
            text: row.get(5)?,
            text_sha256: row.get(6)?,
            packing: row.get(7)?,
            size: row.get(8)?,
            extraction: row.get(9)?,
        };
        Ok((own, row.get(10)?))
    }

    pub(super) fn find(
        connection: &Connection,
        document: &DocumentId,
        options: &KeptOptions,
    ) -> rusqlite::Result<Option<(Self, Seal)>> {
        let query = format!(
            "SELECT {} FROM readings WHERE document = ?1 AND repair = ?2 AND encoding = ?3",
            Self::COLUMNS
        );
        connection
            .query_row(&query, params![document.0, options.ways(), options.encoding], Self::read)
            .optional()
    }

    /// Writes the row.
    pub(super) fn insert(&self, connection: &Connection) -> rusqlite::Result<()> {
        let query = "INSERT INTO readings \
                     (id, document, repair, encoding, engine, text_sha256, packing, size, seal, text, extraction) \
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
        connection.execute(
            query,
            params![
                self.id,
                self.document,
                self.options.ways(),
                self.options.encoding,
                self.engine,
                self.text_sha256,
                self.packing,
                self.size,
                self.seal(),
                self.text,
                self.extraction
            ],
        )?;
        Ok(())
    }

    pub(super) fn seal(&self) -> Seal {
        seal(
            "readings",
            &[
                &self.id.to_le_bytes(),
                self.document.as_bytes(),
                &[self.options.ways()],
                self.options.encoding.as_bytes(),
                self.engine.as_bytes(),
                &self.text_sha256,
                self.packing.as_bytes(),
                &self.size.to_le_bytes(),
                &digest(&self.extraction),
            ],
        )
    }

    /// What was made of the document, when everything is as it was written.
    pub(super) fn checked(self, kept: &Seal) -> Option<Reading> {
        let is_whole = self.seal() == *kept && digest(self.text.as_bytes()) == self.text_sha256;
        let size = usize::try_from(self.size).ok().filter(|size| *size <= MOST_FOUND)?;
        let extraction = unpack(Packing::from_name(&self.packing)?, size, &self.extraction)?;
        is_whole.then_some(Reading { engine: self.engine, text: self.text, extraction })
    }
}
