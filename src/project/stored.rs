//! A document as it comes out of the file, and how it becomes what it was when it went in.

use std::sync::Arc;

use super::sound;
use crate::document::{Document, DocumentId, ReadOptions, Transcript, from_transcript, read};
use crate::extraction::{ENGINE, Extraction};
use crate::knowledge::Source;

/// A document as the project keeps it; its checksums hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredDocument {
    /// Its identity, made from its bytes.
    pub id: DocumentId,
    /// What it is called.
    pub name: String,
    /// Where it comes from.
    pub origin: String,
    /// When it came, in milliseconds since 1970.
    pub added: i64,
    /// The bytes of its file.
    pub bytes: Arc<[u8]>,
    /// What was taken down of them, where they are no plain text.
    pub transcript: Option<Arc<Transcript>>,
    /// How they are read.
    pub options: ReadOptions,
    /// What was made of them when they were last read so.
    pub(super) reading: Option<Reading>,
}

/// What was made of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) engine: String,
    pub(super) text: String,
    pub(super) extraction: Vec<u8>,
}

/// A document read again from its bytes.
#[derive(Clone, Debug)]
pub enum Restored {
    /// The same text as before, and what this engine has found in it.
    Known(Source),
    /// Another engine, or none, has read it: it has to be analysed again, for the reason given.
    ToBeRead(&'static str),
}

impl StoredDocument {
    /// How many bytes of memory it takes.
    pub(super) fn size(&self) -> usize {
        let read = self.reading.as_ref().map_or(0, |reading| reading.text.len() + reading.extraction.len());
        let passages = self.transcript.iter().flat_map(|transcript| &transcript.passages);
        self.bytes.len() + read + passages.map(|passage| passage.text.len()).sum::<usize>()
    }

    /// Reads the document from its bytes or what was taken down of them, without looking for anything in it.
    #[must_use]
    pub fn read(&self) -> Document {
        let bytes = Arc::clone(&self.bytes);
        match &self.transcript {
            Some(transcript) => from_transcript(&self.name, bytes, Arc::clone(transcript), &self.options),
            None => read(&self.name, bytes, &self.options),
        }
    }

    /// Reads the document from its bytes and puts what was found beside it, where it is still true. Takes as long
    /// as reading without analysing; a pure function, for any thread.
    #[must_use]
    pub fn restore(&self) -> Restored {
        let Some(reading) = &self.reading else {
            return Restored::ToBeRead("nothing was kept of its reading");
        };
        if reading.engine != ENGINE {
            return Restored::ToBeRead("another version of the program has read it");
        }
        let document = self.read();
        if document.text != reading.text {
            return Restored::ToBeRead("its text is read differently now");
        }
        let extraction = match serde_json::from_slice::<Extraction>(&reading.extraction) {
            Ok(extraction) => extraction,
            Err(error) => {
                log::warn!("what is kept of {} is not understood: {error}", self.name);
                return Restored::ToBeRead("what was found in it is not understood");
            }
        };
        if let Err(reason) = sound::check(&document, &extraction) {
            log::warn!("what is kept of {} is not sound: {reason}", self.name);
            return Restored::ToBeRead("what was found in it does not fit its text");
        }
        Restored::Known(Source { document: Arc::new(document), extraction: Arc::new(extraction) })
    }
}
