//! A comparison in words; the window, the files and the command line say the same.

use super::{Choice, Row, Section};
use crate::app::quotation::short_place;
use crate::app::words::{one_line, qualifiers};
use crate::comparison::{Matter, Pairing, Said, Sides};
use crate::document::Span;
use crate::knowledge::{Knowledge, Relation, SourceIndex};
use crate::scene::kind_name;

/// What a part is called, where A and B stand for the two sides.
#[must_use]
pub const fn section(section: Section) -> &'static str {
    match section {
        Section::OnlyOne => "Only A",
        Section::Both => "Both",
        Section::OnlyOther => "Only B",
        Section::Agree => "Agree",
        Section::Contradict => "Contradict",
        Section::Changed => "At other times",
    }
}

/// What stands in a part.
#[must_use]
pub const fn explained(section: Section) -> &'static str {
    match section {
        Section::OnlyOne => "What only the articles of A say or name.",
        Section::Both => "What the articles of both sides say or name.",
        Section::OnlyOther => "What only the articles of B say or name.",
        Section::Agree => "What both say, with a sentence of each.",
        Section::Contradict => "What cannot be right on both sides: whether it is so, how many, or when.",
        Section::Changed => "What both say of different times, with other numbers or dates.",
    }
}

/// What two sentences are compared in.
#[must_use]
pub const fn matter(matter: Matter) -> &'static str {
    match matter {
        Matter::Statement => "says the same",
        Matter::Status => "one denies it",
        Matter::Number => "number",
        Matter::Date => "date",
    }
}

/// The names of the documents of one side.
#[must_use]
pub fn side(knowledge: &Knowledge, sides: &Sides, is_other: bool) -> String {
    let documents = if is_other { &sides.other } else { &sides.one };
    let name = |index: &SourceIndex| {
        knowledge.sources.get(*index as usize).map(|source| source.document.name.as_str())
    };
    match documents.len() {
        0 => "nothing".to_owned(),
        1..=2 => documents.iter().filter_map(name).collect::<Vec<_>>().join(", "),
        many => format!("{many} documents"),
    }
}

/// The other side as it was chosen.
#[must_use]
pub fn other_side(knowledge: &Knowledge, sides: &Sides, choice: &Choice) -> String {
    match (&choice.other, sides.other.len()) {
        (None, many) if many > 1 => format!("all {many} others"),
        _ => side(knowledge, sides, true),
    }
}

/// A relation in one line: who, what, whom, and what takes the edge off it.
#[must_use]
pub fn relation(knowledge: &Knowledge, relation: &Relation) -> String {
    let name = |id| knowledge.entity(id).map_or("", |entity| entity.name.as_str());
    let words = format!("{} {} {}", name(relation.subject), relation.phrase, name(relation.object));
    let more = qualifiers(knowledge, relation);
    if more.is_empty() { words } else { format!("{words} ({})", more.join("; ")) }
}

/// The headline of a line.
#[must_use]
pub fn row(knowledge: &Knowledge, row: &Row) -> String {
    match row {
        Row::Relation(id) => knowledge.relation(*id).map_or_else(String::new, |one| relation(knowledge, one)),
        Row::Entity(id) => knowledge.entity(*id).map_or_else(String::new, |entity| {
            format!("{} ({})", entity.name, kind_name(entity.kind).to_lowercase())
        }),
        Row::Pairing(pairing) => headline(knowledge, pairing),
    }
}

/// What two sentences are about: the claim, and what each side has of it.
fn headline(knowledge: &Knowledge, pairing: &Pairing) -> String {
    let claim = |said: &Said| {
        let relation = knowledge.relation(said.relation?.0)?;
        let name = |id| knowledge.entity(id).map_or("", |entity| entity.name.as_str());
        Some(format!("{} {} {}", name(relation.subject), relation.phrase, name(relation.object)))
    };
    let about = |said: &Said| {
        let names =
            said.about.iter().filter_map(|&id| knowledge.entity(id)).map(|entity| entity.name.as_str());
        names.collect::<Vec<_>>().join(", ")
    };
    let subject =
        claim(&pairing.one).or_else(|| claim(&pairing.other)).unwrap_or_else(|| about(&pairing.one));
    let words = |said: &Said| said.words.map(|span| quoted(knowledge, said.source, span));
    let copied = if pairing.is_copied() { " (the same sentence)" } else { "" };
    match (words(&pairing.one), words(&pairing.other)) {
        (Some(one), Some(other)) if one == other => format!("{subject}: {one}{copied}"),
        (Some(one), Some(other)) if subject.is_empty() => format!("{one} – {other}{copied}"),
        (Some(one), Some(other)) => format!("{subject}: {one} – {other}{copied}"),
        _ => format!("{subject}{copied}"),
    }
}

/// The words of a place in one line.
#[must_use]
pub fn quoted(knowledge: &Knowledge, source: SourceIndex, span: Span) -> String {
    knowledge
        .sources
        .get(source as usize)
        .map_or_else(String::new, |source| one_line(span.of(&source.document.text)))
}

/// Where a sentence stands: file, paragraph, date.
#[must_use]
pub fn place(knowledge: &Knowledge, source: SourceIndex, span: Span) -> String {
    let Some(source) = knowledge.sources.get(source as usize) else { return String::new() };
    let document = &source.document;
    let place = format!("{} · {}", document.name, short_place(document, span));
    document.date.map_or_else(|| place.clone(), |date| format!("{place} · {date}"))
}

/// The sentences of a line, those of the first side and those of the other; at most one of each.
#[must_use]
pub fn sentences(knowledge: &Knowledge, sides: &Sides, row: &Row) -> [Option<(SourceIndex, Span)>; 2] {
    match row {
        Row::Pairing(pairing) => [Some(pairing.one.place()), Some(pairing.other.place())],
        Row::Relation(id) => {
            let evidence = knowledge.relation(*id).map_or(&[][..], |relation| &relation.evidence);
            [true, false].map(|wanted| {
                let mut own = evidence.iter().filter(|one| sides.side_of(one.source) == Some(wanted));
                own.next().map(|one| (one.source, one.sentence))
            })
        }
        Row::Entity(id) => {
            let mentions = knowledge.entity(*id).map_or(&[][..], |entity| &entity.mentions);
            [true, false].map(|wanted| {
                let first = mentions.iter().find(|one| sides.side_of(one.source) == Some(wanted))?;
                let sentences = &knowledge.sources.get(first.source as usize)?.extraction.sentences;
                let sentence = sentences.iter().find(|sentence| sentence.contains(first.span));
                Some((first.source, sentence.copied().unwrap_or(first.span)))
            })
        }
    }
}
