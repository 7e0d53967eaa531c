//! Articles with what is in them written into them: `[words|KIND]` for a name, `{type: words}` for what is said of
//! two. See `tests/suggestions/README.md`.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::sync::Arc;

use jiff::civil::Date;
use relata::document::{ReadOptions, Span, read};
use relata::extraction::{Claim, DateSpan, Extraction, LocalEntity, Mention};
use relata::knowledge::Source;
use relata::vocabulary::{Circumstances, EntityKind, MentionKind, Modality, RelationType};

/// A piece of a marked line.
enum Piece<'a> {
    Words(&'a str),
    Mention { words: &'a str, kind: EntityKind, reference: Option<&'a str>, form: MentionKind },
    Says { relation: Option<RelationType>, words: &'a str },
}

fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = line;
    while let Some(start) = rest.find(['[', '{']) {
        if start > 0 {
            found.push(Piece::Words(&rest[..start]));
        }
        let is_mention = rest[start..].starts_with('[');
        let end = start + rest[start..].find(if is_mention { ']' } else { '}' }).unwrap();
        let inside = &rest[start + 1..end];
        found.push(if is_mention {
            let mut parts = inside.split('|');
            let words = parts.next().unwrap();
            let kind = EntityKind::from_name(parts.next().unwrap()).unwrap();
            let third = parts.next();
            let form = if third == Some("-") { MentionKind::Nominal } else { MentionKind::Name };
            Piece::Mention { words, kind, reference: third.filter(|third| *third != "-"), form }
        } else {
            let (name, words) = inside.split_once(": ").unwrap();
            Piece::Says { relation: RelationType::from_name(name), words }
        });
        rest = &rest[end + 1..];
    }
    if !rest.is_empty() {
        found.push(Piece::Words(rest));
    }
    found
}

fn plain(line: &str) -> String {
    let words = |piece: &Piece<'_>| match piece {
        Piece::Words(words) | Piece::Mention { words, .. } | Piece::Says { words, .. } => (*words).to_owned(),
    };
    pieces(line).iter().map(words).collect()
}

/// The article of this name, made of these marked lines.
pub(crate) fn source(name: &str, lines: &[&str]) -> Source {
    let text: Vec<String> = lines.iter().map(|line| plain(line)).collect();
    let document = read(name, text.join("\n\n").into_bytes(), &ReadOptions::default());
    let mut found = Extraction {
        document: document.id.clone(),
        mentions: Vec::new(),
        entities: Vec::new(),
        claims: Vec::new(),
        sentences: Vec::new(),
        notices: Vec::new(),
    };
    let mut cursor = 0;
    for (number, line) in (0..).zip(lines) {
        let first = found.mentions.len();
        let mut start = cursor;
        let mut says = Vec::new();
        for piece in pieces(line) {
            let (Piece::Words(words) | Piece::Mention { words, .. } | Piece::Says { words, .. }) = &piece;
            let place = cursor + document.text[cursor..].find(words.trim()).unwrap();
            if cursor == start {
                start = place;
            }
            cursor = place + words.trim().len();
            let span = Span::new(place as u32, cursor as u32);
            match piece {
                Piece::Words(_) => {}
                Piece::Mention { words, kind, reference, form } => {
                    let entity = entity(&mut found, words, kind, reference);
                    found.mentions.push(Mention {
                        span,
                        paragraph: number,
                        first_token: 0,
                        end_token: 1,
                        head_token: 0,
                        kind: form,
                        entity,
                    });
                }
                Piece::Says { relation, words } => says.push((found.mentions.len(), relation, words, span)),
            }
        }
        let sentence = Span::new(start as u32, cursor as u32);
        found.sentences.push(sentence);
        for (after, relation, words, span) in says {
            assert!(after > first && after < found.mentions.len(), "{line}");
            found.claims.push(Claim {
                subject: after as u32 - 1,
                object: after as u32,
                relation,
                phrase: words.to_owned(),
                trigger: vec![span],
                evidence: sentence,
                negated: words.contains(" not "),
                modality: Modality::Actual,
                speakers: Vec::new(),
                date: year(words, span),
                place: None,
                implicit: false,
                rule: "words_between",
                circumstances: Circumstances::default(),
                confidence: 0.8,
            });
        }
    }
    Source { document: Arc::new(document), extraction: Arc::new(found) }
}

fn entity(found: &mut Extraction, words: &str, kind: EntityKind, reference: Option<&str>) -> u32 {
    let known = found.entities.iter().position(|entity| entity.name == words);
    known.unwrap_or_else(|| {
        found.entities.push(LocalEntity {
            name: words.to_owned(),
            kind,
            subtype: None,
            count: None,
            aliases: Vec::new(),
            reference: reference.map(str::to_owned),
            confidence: 0.9,
        });
        found.entities.len() - 1
    }) as u32
}

/// The year among the words.
fn year(words: &str, span: Span) -> Option<DateSpan> {
    let place = words.find(|letter: char| letter.is_ascii_digit())?;
    let digits = words.get(place..place + 4)?;
    let year: i16 = digits.parse().ok()?;
    let days = Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?));
    let start = span.start + place as u32;
    Some(DateSpan { text: Span::new(start, start + 4), days })
}
