use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::document::{Document, DocumentId, OriginMap, ReadOptions};
use crate::extraction::{Claim, Extraction, LocalEntity, Mention};

/// A small world: a document is a list of (name index, start) mentions and of claims between them.
#[derive(Clone, Debug)]
struct Sketch {
    id: u8,
    mentions: Vec<(u8, u8)>,
    claims: Vec<(u8, u8, bool)>,
}

const NAMES: [(&str, EntityKind, Option<&str>); 6] = [
    ("Ada Falk", EntityKind::Person, None),
    ("Falk", EntityKind::Person, None),
    ("Harbour Board", EntityKind::Organisation, None),
    ("Norway", EntityKind::Location, Some("country:NO")),
    ("the harbour", EntityKind::Location, None),
    ("Harbour Board", EntityKind::Law, None),
];

fn source(sketch: &Sketch) -> Source {
    let mut entities: Vec<LocalEntity> = Vec::new();
    let mut places: BTreeMap<u8, u32> = BTreeMap::new();
    let mut mentions = Vec::new();
    for (order, (name, start)) in sketch.mentions.iter().enumerate() {
        let (text, kind, reference) = NAMES[*name as usize % NAMES.len()];
        let entity = *places.entry(*name % NAMES.len() as u8).or_insert_with(|| {
            entities.push(LocalEntity {
                name: text.to_owned(),
                kind,
                subtype: None,
                count: None,
                aliases: Vec::new(),
                reference: reference.map(str::to_owned),
                confidence: 0.5,
            });
            entities.len() as u32 - 1
        });
        let start = u32::from(*start) * 40 + order as u32;
        mentions.push(Mention {
            span: Span::new(start, start + 5),
            paragraph: 0,
            first_token: 0,
            end_token: 1,
            head_token: 0,
            kind: if text.starts_with("the ") { MentionKind::Nominal } else { MentionKind::Name },
            entity,
        });
    }
    let last = mentions.len() as u32;
    let claims = sketch
        .claims
        .iter()
        .filter(|_| last > 0)
        .map(|(subject, object, negated)| Claim {
            subject: u32::from(*subject) % last,
            object: u32::from(*object) % last,
            relation: None,
            phrase: "owns".to_owned(),
            trigger: Vec::new(),
            evidence: Span::new(0, 9),
            negated: *negated,
            modality: Modality::Actual,
            speakers: Vec::new(),
            date: None,
            place: None,
            implicit: false,
            rule: "test",
            circumstances: crate::vocabulary::Circumstances::default(),
            confidence: 0.5,
        })
        .collect();
    Source {
        document: Arc::new(Document {
            id: DocumentId(format!("{:016x}", sketch.id)),
            sha256: String::new(),
            bytes: Arc::default(),
            options: ReadOptions::default(),
            name: String::new(),
            title: None,
            date: None,
            author: None,
            publisher: None,
            text: String::new(),
            paragraphs: Vec::new(),
            encoding: "UTF-8",
            repairs: Vec::new(),
            problems: Vec::new(),
            origins: OriginMap::default(),
            transcript: None,
            foreign: None,
            sketch: crate::document::Sketch::default(),
        }),
        extraction: Arc::new(Extraction {
            document: DocumentId(String::new()),
            mentions,
            entities,
            claims,
            sentences: Vec::new(),
            notices: Vec::new(),
        }),
    }
}

fn sketches() -> impl Strategy<Value = Vec<Sketch>> {
    let one = (
        prop::collection::vec((any::<u8>(), any::<u8>()), 0..8),
        prop::collection::vec((any::<u8>(), any::<u8>(), any::<bool>()), 0..6),
    );
    prop::collection::vec(one, 1..5).prop_map(|documents| {
        documents
            .into_iter()
            .enumerate()
            .map(|(id, (mentions, claims))| Sketch { id: id as u8, mentions, claims })
            .collect()
    })
}

/// The mentions of every entity and the evidence of every relation, by document and place alone.
type Said = (BTreeSet<Vec<(String, Span)>>, BTreeSet<(Vec<(String, Span, Span)>, bool)>);

fn said(knowledge: &Knowledge, without: Option<&str>) -> Said {
    let document = |source: SourceIndex| knowledge.sources[source as usize].document.id.0.clone();
    let kept = |id: &String| without != Some(id.as_str());
    let entities = knowledge
        .entities
        .iter()
        .map(|entity| {
            entity.mentions.iter().map(|m| (document(m.source), m.span)).filter(|(id, _)| kept(id)).collect()
        })
        .filter(|mentions: &Vec<_>| !mentions.is_empty())
        .collect();
    let relations = knowledge
        .relations
        .iter()
        .map(|relation| {
            let evidence: Vec<_> = relation
                .evidence
                .iter()
                .map(|e| (document(e.source), e.subject, e.object))
                .filter(|(id, ..)| kept(id))
                .collect();
            (evidence, relation.negated)
        })
        .filter(|(evidence, _)| !evidence.is_empty())
        .collect();
    (entities, relations)
}

proptest! {
    #[test]
    fn removing_a_document_takes_away_exactly_what_it_gave(documents in sketches(), chosen in any::<prop::sample::Index>()) {
        let all = Knowledge::build(documents.iter().map(source).collect());
        let gone = chosen.index(documents.len());
        let rest = documents.iter().enumerate().filter(|(index, _)| *index != gone).map(|(_, sketch)| source(sketch));
        let without = Knowledge::build(rest.collect());
        let id = all.sources[gone].document.id.0.clone();
        prop_assert_eq!(said(&all, Some(&id)), said(&without, None));
    }

    #[test]
    fn adding_a_document_changes_no_identity(documents in sketches()) {
        let all = Knowledge::build(documents.iter().map(source).collect());
        let fewer = Knowledge::build(documents[..documents.len() - 1].iter().map(source).collect());
        for entity in &fewer.entities {
            prop_assert_eq!(all.entity(entity.id).map(|found| &found.name), Some(&entity.name));
        }
        for relation in &fewer.relations {
            prop_assert!(all.relation(relation.id).is_some());
        }
    }

    #[test]
    fn entities_and_relations_are_in_order_of_identity_and_hold_together(documents in sketches()) {
        let knowledge = Knowledge::build(documents.iter().map(source).collect());
        prop_assert!(knowledge.entities.windows(2).all(|pair| pair[0].id < pair[1].id));
        prop_assert!(knowledge.relations.windows(2).all(|pair| pair[0].id < pair[1].id));
        for relation in &knowledge.relations {
            prop_assert!(relation.subject != relation.object && !relation.evidence.is_empty());
            prop_assert!(knowledge.entity(relation.subject).is_some() && knowledge.entity(relation.object).is_some());
        }
    }
}

fn names_of_merged(knowledge: &Knowledge) -> Vec<&str> {
    let mut names: Vec<&str> = knowledge
        .entities
        .iter()
        .filter(|entity| {
            entity.mentions.iter().map(|mention| mention.source).collect::<BTreeSet<_>>().len() > 1
        })
        .map(|entity| entity.name.as_str())
        .collect();
    names.sort_unstable();
    names
}

#[test]
fn full_names_and_listed_things_meet_across_documents_and_surnames_do_not() {
    let document =
        |id| Sketch { id, mentions: (0..6).map(|name| (name, name)).collect(), claims: Vec::new() };
    let knowledge = Knowledge::build(vec![source(&document(1)), source(&document(2))]);
    assert_eq!(names_of_merged(&knowledge), ["Ada Falk", "Harbour Board", "Harbour Board", "Norway"]);
}

#[test]
fn the_same_claim_in_two_documents_is_one_relation_and_its_denial_another() {
    let document = |id, negated| Sketch { id, mentions: vec![(0, 0), (2, 1)], claims: vec![(0, 1, negated)] };
    let sources = vec![source(&document(1, false)), source(&document(2, false)), source(&document(3, true))];
    let knowledge = Knowledge::build(sources);
    let mut found: Vec<(bool, usize)> =
        knowledge.relations.iter().map(|relation| (relation.negated, relation.evidence.len())).collect();
    found.sort_unstable();
    assert_eq!(found, [(false, 2), (true, 1)]);
}
