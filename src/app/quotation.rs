//! A sentence with the place it comes from, as one copies it into a text of one's own.

use super::words;
use crate::document::{Document, Locator, Span};
use crate::knowledge::{Evidence, Knowledge, Relation, SourceIndex};

/// The number of the paragraph in which `span` begins, from 1.
#[must_use]
pub fn paragraph_number(document: &Document, span: Span) -> usize {
    document.paragraphs.partition_point(|paragraph| paragraph.span.start <= span.start).max(1)
}

/// What the file itself calls the place where `span` begins: "page 2", "row 17"; `None` where it has no such places.
#[must_use]
pub fn locator(document: &Document, span: Span) -> Option<&Locator> {
    document.paragraph_at(span.start)?.locator.as_ref()
}

/// Where `span` begins, in words: "paragraph 3", or "page 2, paragraph 3".
#[must_use]
pub fn place(document: &Document, span: Span) -> String {
    let number = paragraph_number(document, span);
    match locator(document, span) {
        Some(locator) => format!("{locator}, paragraph {number}"),
        None => format!("paragraph {number}"),
    }
}

/// The same in short: "¶3", or "page 2 · ¶3".
#[must_use]
pub fn short_place(document: &Document, span: Span) -> String {
    let number = paragraph_number(document, span);
    match locator(document, span) {
        Some(locator) => format!("{locator} · ¶{number}"),
        None => format!("¶{number}"),
    }
}

/// The sentence in quotation marks with headline, file, paragraph and date.
#[must_use]
pub fn quotation(knowledge: &Knowledge, evidence: &Evidence) -> Option<String> {
    cited(knowledge, evidence.source, evidence.sentence, &[])
}

/// The words of a place in quotation marks with headline, file, paragraph and date, and what takes the edge off
/// the `relations` that they are quoted for: who says it, and how real it is. Where several differ in this, each
/// is named.
#[must_use]
pub fn cited(
    knowledge: &Knowledge,
    source: SourceIndex,
    span: Span,
    relations: &[&Relation],
) -> Option<String> {
    let mut place = source_and_place(knowledge, source, span)?;
    let words = words::one_line(span.of(&knowledge.sources.get(source as usize)?.document.text));
    for caveat in caveats(knowledge, relations) {
        place.extend(["; ", &caveat]);
    }
    Some(format!("“{words}” ({place})"))
}

/// Where the words of a place stand: headline, file, paragraph and date.
#[must_use]
pub fn source_and_place(knowledge: &Knowledge, source: SourceIndex, span: Span) -> Option<String> {
    let document = &knowledge.sources.get(source as usize)?.document;
    let words = words::one_line(span.of(&document.text));
    let title = document.title.as_deref().map(words::one_line).filter(|title| !title.is_empty());
    // A headline that is quoted itself need not be told again.
    let title = title.filter(|title| *title != document.name && *title != words);
    let mut parts: Vec<String> = title.map(|title| format!("“{title}”")).into_iter().collect();
    parts.push(document.name.clone());
    parts.push(place(document, span));
    parts.extend(document.date.map(|date| date.to_string()));
    Some(parts.join(", "))
}

/// What has to be said of relations beside their words: once, where it is the same of all.
fn caveats(knowledge: &Knowledge, relations: &[&Relation]) -> Vec<String> {
    let all: Vec<String> = relations.iter().map(|relation| caveat(knowledge, relation)).collect();
    let Some(first) = all.first() else { return Vec::new() };
    if all.iter().all(|other| other == first) {
        return (!first.is_empty()).then(|| first.clone()).into_iter().collect();
    }
    let name = |id| knowledge.entity(id).map_or("", |entity| entity.name.as_str());
    let named = relations.iter().zip(&all).filter(|(_, caveat)| !caveat.is_empty());
    named
        .map(|(relation, caveat)| {
            let (subject, object) = (name(relation.subject), name(relation.object));
            format!("{subject} {} {object}: {caveat}", relation.phrase)
        })
        .collect()
}

/// How real a relation is, and who says it.
fn caveat(knowledge: &Knowledge, relation: &Relation) -> String {
    let speakers = relation.attribution.iter().filter_map(|&id| knowledge.entity(id));
    let speakers: Vec<&str> = speakers.map(|entity| entity.name.as_str()).collect();
    let told = words::status(relation).into_iter().map(|status| {
        if status == words::REPORTED && !speakers.is_empty() {
            format!("{status} by {}", speakers.join(", "))
        } else {
            status.to_owned()
        }
    });
    told.collect::<Vec<_>>().join(", ")
}
