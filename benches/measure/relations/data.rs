//! The documents of Re-DocRED, parsed by Relata's language engine.

use std::path::Path;

use relata::language::{Engine, Parsed};
use serde::Deserialize;

/// A document.
pub(crate) struct Document {
    /// Its sentences.
    pub(crate) sentences: Vec<Sentence>,
    /// What it speaks of.
    pub(crate) entities: Vec<Entity>,
    /// What holds between them.
    pub(crate) labels: Vec<Label>,
}

/// A sentence as one line of text, with its annotation.
pub(crate) struct Sentence {
    /// The words with spaces between them.
    pub(crate) text: String,
    /// What the engine says of it.
    pub(crate) parsed: Parsed,
}

/// An entity.
pub(crate) struct Entity {
    /// Its kind in the data: PER, ORG, LOC, TIME, NUM or MISC.
    pub(crate) kind: String,
    /// Where it is named, in order of place.
    pub(crate) mentions: Vec<Mention>,
}

/// A name in a sentence.
#[derive(Clone)]
pub(crate) struct Mention {
    /// Which sentence.
    pub(crate) sentence: usize,
    /// Its tokens in the annotation.
    pub(crate) tokens: std::ops::Range<u32>,
    /// Its words.
    pub(crate) name: String,
}

/// What holds between two entities.
#[derive(Deserialize)]
pub(crate) struct Label {
    /// The identifier of the relation.
    #[serde(rename = "r")]
    pub(crate) relation: String,
    /// Index of the one.
    #[serde(rename = "h")]
    pub(crate) head: usize,
    /// Index of the other.
    #[serde(rename = "t")]
    pub(crate) tail: usize,
}

#[derive(Deserialize)]
struct RawDocument {
    sents: Vec<Vec<String>>,
    #[serde(rename = "vertexSet")]
    entities: Vec<Vec<RawMention>>,
    labels: Vec<Label>,
}

#[derive(Deserialize)]
struct RawMention {
    name: String,
    pos: (usize, usize),
    sent_id: usize,
    #[serde(rename = "type")]
    kind: String,
}

/// Reads and parses the documents.
pub(crate) fn read(path: &Path) -> Result<Vec<Document>, String> {
    let explain = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| explain(&error))?;
    let raw: Vec<RawDocument> = serde_json::from_str(&text).map_err(|error| explain(&error))?;
    let engine = Engine::english().map_err(|error| error.to_string())?;
    Ok(raw.into_iter().map(|raw| document(&engine, raw)).collect())
}

fn document(engine: &Engine, raw: RawDocument) -> Document {
    let sentences: Vec<Sentence> = raw
        .sents
        .iter()
        .map(|words| {
            let text = words.join(" ");
            let parsed = engine.parse(&text);
            Sentence { text, parsed }
        })
        .collect();
    let entities = raw
        .entities
        .iter()
        .map(|mentions| {
            let mut found: Vec<Mention> =
                mentions.iter().filter_map(|mention| place(&raw.sents, &sentences, mention)).collect();
            found.sort_by_key(|mention| (mention.sentence, mention.tokens.start));
            Entity {
                kind: mentions.first().map_or(String::new(), |mention| mention.kind.clone()),
                mentions: found,
            }
        })
        .collect();
    Document { sentences, entities, labels: raw.labels }
}

/// The tokens of the annotation that a mention covers.
fn place(words: &[Vec<String>], sentences: &[Sentence], mention: &RawMention) -> Option<Mention> {
    let words = words.get(mention.sent_id)?;
    let parsed = &sentences.get(mention.sent_id)?.parsed;
    let length = |to: usize| words.iter().take(to).map(|word| word.len() + 1).sum::<usize>() as u32;
    let (start, end) = (length(mention.pos.0), length(mention.pos.1).saturating_sub(1));
    let first = parsed.tokens.iter().position(|token| token.span.end > start)? as u32;
    let last = parsed.tokens.iter().rposition(|token| token.span.start < end)? as u32;
    Some(Mention {
        sentence: mention.sent_id,
        tokens: first..(last + 1).max(first + 1),
        name: mention.name.clone(),
    })
}
