//! A sentence with the place it comes from, as one copies it into a text of one's own.

use crate::document::{Document, Span};
use crate::knowledge::{Evidence, Knowledge, SourceIndex};

/// The number of the paragraph in which `span` begins, from 1.
#[must_use]
pub fn paragraph_number(document: &Document, span: Span) -> usize {
    document.paragraphs.partition_point(|paragraph| paragraph.span.start <= span.start).max(1)
}

/// The sentence in quotation marks with file, paragraph and date.
#[must_use]
pub fn quotation(knowledge: &Knowledge, evidence: &Evidence) -> Option<String> {
    of_place(knowledge, evidence.source, evidence.sentence)
}

/// The words of a place in quotation marks with file, paragraph and date.
#[must_use]
pub fn of_place(knowledge: &Knowledge, source: SourceIndex, span: Span) -> Option<String> {
    let document = &knowledge.sources.get(source as usize)?.document;
    let words = super::words::one_line(span.of(&document.text));
    let paragraph = paragraph_number(document, span);
    let date = document.date.map(|date| format!(", {date}")).unwrap_or_default();
    Some(format!("“{words}” ({}, paragraph {paragraph}{date})", document.name))
}
