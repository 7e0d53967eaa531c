//! Which documents and sentences say some words, asked of the file instead of memory.

use rusqlite::{Connection, params};

use super::record::KeptOptions;
use crate::document::{DocumentId, Span};
use crate::knowledge::Source;

/// So many sentences have a number of their own in one document: more than twenty million characters have.
const SENTENCES: i64 = 1 << 24;
/// How many hits are given at most.
const MOST: i64 = 1000;

/// A sentence that says the words that were looked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SentenceHit {
    /// In which document.
    pub document: DocumentId,
    /// Which sentence: index into [`crate::extraction::Extraction::sentences`].
    pub sentence: u32,
}

/// Enters the text and the sentences of a reading.
pub(super) fn enter(connection: &Connection, reading: i64, source: &Source) -> rusqlite::Result<()> {
    let text = &source.document.text;
    connection.execute("INSERT INTO text_index (rowid, text) VALUES (?1, ?2)", params![reading, text])?;
    let sentences = source.extraction.sentences.iter();
    enter_sentences(connection, reading, sentences.map(|sentence| sentence.of(text)))
}

fn enter_sentences<'a>(
    connection: &Connection,
    reading: i64,
    sentences: impl Iterator<Item = &'a str>,
) -> rusqlite::Result<()> {
    let mut entry = connection.prepare("INSERT INTO sentence_index (rowid, text) VALUES (?1, ?2)")?;
    for (number, sentence) in (0..SENTENCES).zip(sentences) {
        entry.execute(params![reading * SENTENCES + number, sentence])?;
    }
    Ok(())
}

/// Takes a reading out; before its row goes, because the text says what was entered.
pub(super) fn forget(connection: &Connection, reading: i64) -> rusqlite::Result<()> {
    connection.execute(
        "INSERT INTO text_index (text_index, rowid, text) SELECT 'delete', id, text FROM readings WHERE id = ?1",
        [reading],
    )?;
    let range = params![reading * SENTENCES, (reading + 1) * SENTENCES];
    connection.execute("DELETE FROM sentence_index WHERE rowid >= ?1 AND rowid < ?2", range)?;
    Ok(())
}

/// Makes both indexes anew; `readings` gives each reading with its text and its sentences.
pub(super) fn rebuild<'a>(
    connection: &Connection,
    readings: impl Iterator<Item = (i64, &'a str, &'a [Span])>,
) -> rusqlite::Result<()> {
    connection.execute_batch(
        "INSERT INTO text_index (text_index) VALUES ('rebuild'); \
         INSERT INTO sentence_index (sentence_index) VALUES ('delete-all');",
    )?;
    for (reading, text, sentences) in readings {
        enter_sentences(connection, reading, sentences.iter().map(|sentence| sentence.of(text)))?;
    }
    Ok(())
}

/// The sentences that say all of `words`, best first, and how their documents were read; words in quotation marks
/// as they stand together.
pub(super) fn sentences(
    connection: &Connection,
    words: &str,
) -> rusqlite::Result<Vec<(SentenceHit, KeptOptions)>> {
    let Some(wanted) = expression(words) else { return Ok(Vec::new()) };
    let mut query = connection.prepare(
        "SELECT readings.document, sentence_index.rowid % ?2, repair, encoding FROM sentence_index \
         JOIN readings ON readings.id = sentence_index.rowid / ?2 \
         WHERE sentence_index MATCH ?1 ORDER BY rank, sentence_index.rowid LIMIT ?3",
    )?;
    let rows = query.query_map(params![wanted, SENTENCES, MOST], |row| {
        let hit = SentenceHit { document: DocumentId(row.get(0)?), sentence: row.get(1)? };
        Ok((hit, KeptOptions::of_columns(row.get(2)?, row.get(3)?)))
    })?;
    rows.collect()
}

/// The documents that say all of `words` somewhere, in the order in which they came. Words in quotation marks
/// are looked for each by itself: the index of whole texts does not know what stands beside what.
pub(super) fn documents(connection: &Connection, words: &str) -> rusqlite::Result<Vec<DocumentId>> {
    let Some(wanted) = expression(&words.replace('"', " ")) else { return Ok(Vec::new()) };
    let mut query = connection.prepare(
        "SELECT DISTINCT readings.document FROM text_index JOIN readings ON readings.id = text_index.rowid \
         WHERE text_index MATCH ?1 ORDER BY text_index.rowid LIMIT ?2",
    )?;
    let rows = query.query_map(params![wanted, MOST], |row| row.get(0).map(DocumentId))?;
    rows.collect()
}

/// What a person has typed as a query of FTS5: every word or quoted phrase in quotation marks, so that no sign
/// means anything. `None` when there is no word.
fn expression(words: &str) -> Option<String> {
    let mut wanted = Vec::new();
    for (number, part) in words.split('"').enumerate() {
        if number % 2 == 1 {
            wanted.push(part.to_owned());
        } else {
            // What is no letter or digit parts words, as it does in the index.
            wanted.extend(part.split(|sign: char| !sign.is_alphanumeric()).map(str::to_owned));
        }
    }
    wanted.retain(|part| part.chars().any(char::is_alphanumeric));
    let quoted: Vec<String> = wanted.iter().map(|part| format!("\"{part}\"")).collect();
    (!quoted.is_empty()).then(|| quoted.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_in_a_query_means_anything() {
        assert_eq!(expression("council OR (meet*"), Some("\"council\" \"OR\" \"meet\"".to_owned()));
        assert_eq!(expression("\"the council met\" in"), Some("\"the council met\" \"in\"".to_owned()));
        assert_eq!(expression("  ^ - \" \" *"), None);
    }
}
