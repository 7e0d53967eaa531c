use std::sync::Arc;

use serde_json::{Value, json};

use super::*;
use crate::document::{ReadOptions, read};
use crate::extraction::Extraction;
use crate::knowledge::{EntityMention, Evidence, Source};

fn span_of(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap() as u32;
    Span::new(start, start + words.len() as u32)
}

fn knowledge() -> Knowledge {
    let text = "“Café Âme” meets in May.\nThe 3 “owners” agreed on 4 June 2026.";
    let document = Arc::new(read("cafe.txt", text.as_bytes(), &ReadOptions::default()));
    let extraction = Arc::new(Extraction {
        document: document.id.clone(),
        mentions: Vec::new(),
        entities: Vec::new(),
        claims: Vec::new(),
        sentences: Vec::new(),
        notices: Vec::new(),
    });
    let entity = |id, name: &str, kind| Entity {
        id: EntityId(id),
        name: name.to_owned(),
        kind,
        subtype: None,
        count: (kind == EntityKind::Group).then_some(3),
        aliases: Vec::new(),
        reference: None,
        mentions: vec![EntityMention { source: 0, span: span_of(text, name), kind: MentionKind::Name }],
        confidence: 0.7,
    };
    let sentence = span_of(text, "The 3 “owners” agreed on 4 June 2026.");
    let evidence = Evidence {
        source: 0,
        sentence,
        subject: span_of(text, "owners"),
        object: span_of(text, "Café Âme"),
        ..Evidence::default()
    };
    let day = Date::constant(2026, 6, 4);
    let relation = Relation {
        id: RelationId(9),
        subject: EntityId(2),
        object: EntityId(1),
        relation: RelationType::from_name("agrees"),
        phrase: "agreed".to_owned(),
        negated: false,
        modality: Modality::Actual,
        attribution: vec![EntityId(1)],
        date: Some(DateSpan { text: span_of(text, "4 June 2026"), days: Some((day, day)) }),
        place: None,
        implicit: false,
        confidence: 1.0 / 3.0,
        rule: "verb".to_owned(),
        circumstances: crate::vocabulary::Circumstances::default(),
        origin: Origin::Text,
        evidence: vec![evidence],
        contradicted_by: Vec::new(),
    };
    Knowledge {
        sources: vec![Source { document, extraction }],
        entities: vec![
            entity(1, "Café Âme", EntityKind::Organisation),
            entity(2, "owners", EntityKind::Group),
        ],
        relations: vec![relation],
        ..Knowledge::default()
    }
}

#[test]
fn the_graph_has_the_agreed_form() {
    let written = write(&knowledge(), Known::LeftOut);
    let read: Value = serde_json::from_str(&written).unwrap();
    assert_eq!((&read["format"], &read["version"]), (&json!("relata-graph"), &json!(1)));
    let entity = &read["entities"][0];
    assert_eq!(entity["type"], "ORG");
    let document = read["documents"][0]["id"].clone();
    assert_eq!(
        entity["mentions"][0],
        json!({"document": document, "start": 1, "end": 9, "text": "Café Âme", "kind": "name"})
    );
    assert_eq!(read["entities"][1]["count"], 3);
    let sentence = "The 3 “owners” agreed on 4 June 2026.";
    assert_eq!(
        read["relations"][0],
        json!({
            "id": "r0000000000000009", "subj": "e0000000000000002", "obj": "e0000000000000001",
            "type": "agrees", "phrase": "agreed", "negated": false, "modality": "actual",
            "attribution": ["e0000000000000001"], "date": "2026-06-04", "place": null,
            "implicit": false, "confidence": 0.333,
            "rule": "verb", "origin": "text",
            "evidence": [{"document": document, "start": 25, "end": 62, "text": sentence}],
        })
    );
}

#[test]
fn longer_and_unresolved_times_keep_their_words() {
    let mut knowledge = knowledge();
    let text = knowledge.sources[0].document.text.clone();
    let (from, to) = (Date::constant(2026, 5, 1), Date::constant(2026, 5, 31));
    for (days, expected) in [
        (Some((from, to)), json!({"text": "May", "from": "2026-05-01", "to": "2026-05-31"})),
        (None, json!({"text": "May", "from": null, "to": null})),
    ] {
        knowledge.relations[0].date = Some(DateSpan { text: span_of(&text, "May"), days });
        let read: Value = serde_json::from_str(&write(&knowledge, Known::LeftOut)).unwrap();
        assert_eq!(read["relations"][0]["date"], expected);
    }
}
