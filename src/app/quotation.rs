//! A sentence with the place it comes from, as one copies it into a text of one's own.

use crate::document::{Document, Span};
use crate::knowledge::{Evidence, Knowledge};

/// The number of the paragraph in which `span` begins, from 1.
#[must_use]
pub fn paragraph_number(document: &Document, span: Span) -> usize {
    document.paragraphs.partition_point(|paragraph| paragraph.span.start <= span.start).max(1)
}

/// The sentence in quotation marks with file, paragraph and date.
#[must_use]
pub fn quotation(knowledge: &Knowledge, evidence: &Evidence) -> Option<String> {
    let document = &knowledge.sources.get(evidence.source as usize)?.document;
    let sentence = evidence.sentence.of(&document.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let paragraph = paragraph_number(document, evidence.sentence);
    let date = document.date.map(|date| format!(", {date}")).unwrap_or_default();
    Some(format!("“{sentence}” ({}, paragraph {paragraph}{date})", document.name))
}
