//! A graph of any size, as if it had been read from an article.

use std::fmt::Write as _;
use std::sync::Arc;

use relata::app::Command;
use relata::document::{Document, ReadOptions, Span, read};
use relata::extraction::{Claim, Extraction, LocalEntity, Mention};
use relata::jobs::Input;
use relata::knowledge::Source;
use relata::vocabulary::{Circumstances, EntityKind, MentionKind, Modality, RelationType};

use crate::Size;

const FIRST: [&str; 8] =
    ["Ministry of", "Anna", "Council of", "Saint", "Bank of", "Judge", "Port", "Institute for"];
const SECOND: [&str; 7] =
    ["Fisheries and Coastal Affairs", "Berg", "Norrhaven", "Ostrova", "Trade", "Ferrante", "Lund"];
const PHRASES: [&str; 5] = ["met", "is part of", "criticised", "agreed to work with", "visited"];

/// The command that opens an article about a graph of this size, a sentence for each relation.
pub(crate) fn open(size: &Size) -> Command {
    let mut text = String::new();
    for index in 0..size.sentences {
        let (subject, object) = ends(index, size.entities);
        let _ = write!(text, "{} {} {}.\n\n", name(subject), PHRASES[index % PHRASES.len()], name(object));
    }
    Command::OpenText { name: format!("{} entities.txt", size.entities), text }
}

/// Which entities a relation joins: mostly near ones, with some that have very many.
fn ends(index: usize, entities: usize) -> (usize, usize) {
    let subject = index % entities;
    let step = 1 + index.wrapping_mul(2_654_435_761) % 40;
    let object =
        if index.is_multiple_of(5) { index.wrapping_mul(40_503) % entities.min(60) } else { subject + step };
    let object = object % entities;
    if object == subject { (subject, (subject + 1) % entities) } else { (subject, object) }
}

fn name(index: usize) -> String {
    format!("{} {} {index}", FIRST[index % FIRST.len()], SECOND[index % SECOND.len()])
}

/// What is found in the article.
pub(crate) fn source(input: &Input) -> Source {
    let Input::Bytes { name: title, bytes } = input else { unreachable!("the article is a text") };
    let document = read(title, Arc::clone(bytes), &ReadOptions::default());
    let found = extraction(&document);
    Source { document: Arc::new(document), extraction: Arc::new(found) }
}

/// The same for a document that was read; its name says how many entities there are.
pub(crate) fn extraction(document: &Document) -> Extraction {
    let entities: usize = document.name.split(' ').next().unwrap().parse().unwrap();
    let mut found = Extraction {
        document: document.id.clone(),
        mentions: Vec::new(),
        entities: Vec::new(),
        claims: Vec::new(),
        sentences: document.paragraphs.iter().map(|paragraph| paragraph.span).collect(),
        notices: Vec::new(),
    };
    let mut numbers = vec![None; entities];
    for index in 0..document.paragraphs.len() {
        add(&mut found, document, &mut numbers, index);
    }
    found
}

/// Enters the sentence of one relation.
fn add(found: &mut Extraction, document: &Document, numbers: &mut [Option<u32>], index: usize) {
    let sentence = document.paragraphs[index].span;
    let (subject, object) = ends(index, numbers.len());
    let phrase = PHRASES[index % PHRASES.len()];
    let first = Span::new(sentence.start, sentence.start + name(subject).len() as u32);
    let trigger = Span::new(first.end + 1, first.end + 1 + phrase.len() as u32);
    let second = Span::new(trigger.end + 1, trigger.end + 1 + name(object).len() as u32);
    for (span, number) in [(first, subject), (second, object)] {
        let entity = *numbers[number].get_or_insert_with(|| {
            found.entities.push(LocalEntity {
                name: name(number),
                kind: EntityKind::ALL[number % EntityKind::ALL.len()],
                subtype: None,
                count: None,
                aliases: Vec::new(),
                reference: Some(format!("made up:{number}")),
                confidence: 0.9,
            });
            found.entities.len() as u32 - 1
        });
        found.mentions.push(Mention {
            span,
            paragraph: index as u32,
            first_token: 0,
            end_token: 1,
            head_token: 0,
            kind: MentionKind::Name,
            entity,
        });
    }
    let last = found.mentions.len() as u32;
    found.claims.push(Claim {
        subject: last - 2,
        object: last - 1,
        relation: RelationType::from_name(if index.is_multiple_of(3) { "meets" } else { "located_in" }),
        phrase: phrase.to_owned(),
        trigger: vec![trigger],
        evidence: sentence,
        negated: index.is_multiple_of(17),
        modality: if index.is_multiple_of(7) { Modality::Planned } else { Modality::Actual },
        speakers: Vec::new(),
        date: None,
        place: None,
        implicit: false,
        rule: "made_up",
        circumstances: Circumstances::default(),
        confidence: 0.8,
    });
}
