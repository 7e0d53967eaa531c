//! Reads parses from JSON lines, in the form that `relata parse` writes.

use relata::document::{Document, DocumentId, OriginMap, Paragraph, ParagraphKind, Span};
use relata::language::{Dependency, EntityLabel, NamedSpan, Parsed, Tag, Token, UniversalPos};
use serde_json::Value;

/// The document and its parses; spans count in the document's text.
pub(crate) fn read(name: &str, lines: &str) -> (Document, Vec<Parsed>) {
    let mut text = String::new();
    let mut characters = 0;
    let mut paragraphs = Vec::new();
    let mut parses = Vec::new();
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let value: Value = serde_json::from_str(line).expect("a line is a JSON object");
        let start = number(&value, "start") as usize;
        while characters < start {
            text.push('\n');
            characters += 1;
        }
        let paragraph = value["text"].as_str().expect("a paragraph has text");
        let offset = text.len() as u32;
        text.push_str(paragraph);
        characters += paragraph.chars().count();
        paragraphs.push(Paragraph { span: Span::new(offset, text.len() as u32), kind: ParagraphKind::Body });
        parses.push(parsed(&value, paragraph).shifted(offset));
    }
    (document(name, text, paragraphs), parses)
}

fn document(name: &str, text: String, paragraphs: Vec<Paragraph>) -> Document {
    Document {
        id: DocumentId(name.to_owned()),
        sha256: String::new(),
        name: name.to_owned(),
        title: None,
        date: None,
        text,
        paragraphs,
        encoding: "UTF-8",
        repairs: Vec::new(),
        problems: Vec::new(),
        origins: OriginMap::default(),
    }
}

fn parsed(value: &Value, text: &str) -> Parsed {
    let mut bytes: Vec<u32> = text.char_indices().map(|(byte, _)| byte as u32).collect();
    bytes.push(text.len() as u32);
    let span = |value: &Value| {
        Span::new(bytes[number(value, "start") as usize], bytes[number(value, "end") as usize])
    };
    let word = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let tokens: Vec<Token> = value["tokens"]
        .as_array()
        .expect("a paragraph has tokens")
        .iter()
        .map(|token| Token {
            span: span(token),
            tag: Tag::from_name(&word(token, "tag")).unwrap_or(Tag::Unknown),
            pos: UniversalPos::from_name(&word(token, "pos")).unwrap_or(UniversalPos::Other),
            lemma: word(token, "lemma").into_boxed_str(),
            head: number(token, "head") as u32,
            dependency: Dependency::from_name(&word(token, "dep")).unwrap_or(Dependency::Unclassified),
            sentence_start: token["sent_start"].as_bool().unwrap_or_default(),
        })
        .collect();
    let entities = value["entities"]
        .as_array()
        .expect("a paragraph has entities")
        .iter()
        .filter_map(|entity| {
            let span = span(entity);
            let first = tokens.iter().position(|token| token.span.start == span.start)?;
            let end = tokens.iter().rposition(|token| token.span.end == span.end)? + 1;
            let label = EntityLabel::from_name(&word(entity, "label"))?;
            Some(NamedSpan { first: first as u32, end: end as u32, label })
        })
        .collect();
    Parsed { tokens, entities }
}

fn number(value: &Value, key: &str) -> u64 {
    value[key].as_u64().expect("a place is a number")
}
