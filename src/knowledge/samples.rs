//! A relation made by hand, for tests.

use super::{EntityId, Evidence, Relation, RelationId};
use crate::document::Span;
use crate::vocabulary::{Circumstances, Modality, Origin};

pub(crate) fn relation(id: u64, subject: u64, object: u64, phrase: &str) -> Relation {
    let start = id as u32 * 100;
    let span = Span::new(start, start + 80);
    Relation {
        id: RelationId(id),
        subject: EntityId(subject),
        object: EntityId(object),
        relation: None,
        phrase: phrase.to_owned(),
        negated: false,
        modality: Modality::Actual,
        attribution: Vec::new(),
        date: None,
        place: None,
        implicit: false,
        confidence: 0.8,
        rule: "test".to_owned(),
        circumstances: Circumstances::default(),
        origin: Origin::Text,
        evidence: vec![Evidence {
            source: 0,
            sentence: span,
            subject: span,
            object: span,
            ..Evidence::default()
        }],
        contradicted_by: Vec::new(),
    }
}
