//! Knowledge as JSON, for other programs: the format `relata-graph`, version 1.
//!
//! One object with `format`, `version`, `documents`, `entities` and `relations`, indented so that
//! two graphs can be compared line by line. Entities and relations come in order of their identity,
//! keys in a fixed order, places in Unicode code points of the document's text: the same knowledge
//! gives the same bytes. The `date` of a relation is an ISO 8601 day (`"2026-05-01"`), an object
//! `{"text","from","to"}` for a longer or unresolved time, or null: the first that its evidence gives. A place in a
//! file that has pages, parts or rows of its own names them as `locator`. Each
//! piece of evidence that says when or where has its own `date`, and an entity's identity as `at`. A
//! relation that others contradict names them in `contradicted_by`. What a person has entered or edited has the
//! origin `person`; an entity that a person has put right is marked as `corrected`.

use jiff::civil::Date;
use serde::Serialize;

use crate::document::{CodePoints, Document, Span};
use crate::extraction::DateSpan;
use crate::knowledge::known::{Opening, opening};
use crate::knowledge::{Entity, EntityId, EntityMark, Knowledge, Relation, RelationId, SourceIndex};
use crate::reference::Reference;
use crate::vocabulary::{Circumstance, EntityKind, MentionKind, Modality, Origin, RelationType};

/// The name of the format.
pub const FORMAT: &str = "relata-graph";
/// The version of the format.
pub const VERSION: u32 = 1;

/// Whether a file also holds what the built-in lists know and no document says, marked by the origin
/// `reference`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Only what the documents say.
    LeftOut,
    /// Also memberships of countries, and for a group of all members of a body who they are.
    Included,
}

/// The knowledge in the format `relata-graph`, with a line end at its end.
#[must_use]
pub fn write(knowledge: &Knowledge, known: Known) -> String {
    // Only a failing writer or a key that is no string could fail here; there is neither.
    let mut json =
        with_graph(knowledge, known, |graph| serde_json::to_string_pretty(graph).unwrap_or_default());
    json.push('\n');
    json
}

/// The same on one line, without a line end.
#[must_use]
pub fn write_line(knowledge: &Knowledge, known: Known) -> String {
    with_graph(knowledge, known, |graph| serde_json::to_string(graph).unwrap_or_default())
}

fn with_graph(knowledge: &Knowledge, known: Known, written: impl FnOnce(&Graph) -> String) -> String {
    let places = Places::new(knowledge);
    let graph = Graph {
        format: FORMAT,
        version: VERSION,
        documents: documents(knowledge),
        entities: entities(knowledge, known, &places),
        relations: relations(knowledge, known).map(|relation| relation_of(relation, &places)).collect(),
    };
    written(&graph)
}

/// The written form of an entity's identity.
#[must_use]
pub fn entity_id(id: EntityId) -> String {
    format!("e{:016x}", id.0)
}

/// The written form of a relation's identity.
#[must_use]
pub fn relation_id(id: RelationId) -> String {
    format!("r{:016x}", id.0)
}

#[derive(Serialize)]
struct Graph<'a> {
    format: &'static str,
    version: u32,
    documents: Vec<DocumentJson<'a>>,
    entities: Vec<EntityJson<'a>>,
    relations: Vec<RelationJson<'a>>,
}

#[derive(Serialize)]
struct DocumentJson<'a> {
    id: &'a str,
    name: &'a str,
    title: Option<&'a str>,
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    text: &'a str,
    sha256: &'a str,
}

#[derive(Serialize)]
struct EntityJson<'a> {
    id: String,
    name: &'a str,
    #[serde(rename = "type")]
    kind: EntityKind,
    subtype: Option<&'a str>,
    count: Option<u32>,
    aliases: &'a [String],
    mentions: Vec<MentionJson<'a>>,
    confidence: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    members: Option<MembersJson>,
    /// Who found it, where that is not the engine.
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<Origin>,
    /// Whether a person has put something about it right.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    corrected: bool,
}

/// Who the members of a group are, as the built-in lists know it.
#[derive(Serialize)]
struct MembersJson {
    origin: Origin,
    of: String,
    as_of: &'static str,
    stated: Option<u32>,
    known: u32,
    agrees: bool,
    members: Vec<MemberJson>,
}

#[derive(Serialize)]
struct MemberJson {
    name: &'static str,
    id: Option<String>,
}

#[derive(Serialize)]
struct MentionJson<'a> {
    #[serde(flatten)]
    place: PlaceJson<'a>,
    kind: MentionKind,
}

/// A stretch of a document's text; the places count Unicode code points.
#[derive(Serialize)]
struct PlaceJson<'a> {
    document: &'a str,
    start: u32,
    end: u32,
    text: &'a str,
    /// What the file itself calls the place.
    #[serde(skip_serializing_if = "Option::is_none")]
    locator: Option<String>,
}

#[derive(Serialize)]
struct RelationJson<'a> {
    id: String,
    subj: String,
    obj: String,
    #[serde(rename = "type")]
    relation: Option<RelationType>,
    phrase: &'a str,
    negated: bool,
    modality: Modality,
    attribution: Vec<String>,
    date: Option<DateJson<'a>>,
    place: Option<String>,
    implicit: bool,
    confidence: f64,
    rule: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    circumstances: Vec<Circumstance>,
    origin: Origin,
    evidence: Vec<EvidenceJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contradicted_by: Vec<String>,
}

/// A sentence that says a relation, with what it says of when and where.
#[derive(Serialize)]
struct EvidenceJson<'a> {
    #[serde(flatten)]
    place: PlaceJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<DateJson<'a>>,
    /// The entity that is the place of what happens.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum DateJson<'a> {
    Day(String),
    Stretch { text: &'a str, from: Option<String>, to: Option<String> },
}

/// The documents with what is needed to say where something stands in them.
struct Places<'a> {
    documents: Vec<(&'a Document, CodePoints<'a>)>,
}

impl<'a> Places<'a> {
    fn new(knowledge: &'a Knowledge) -> Self {
        let documents = knowledge
            .sources
            .iter()
            .map(|source| (&*source.document, CodePoints::new(&source.document.text)));
        Self { documents: documents.collect() }
    }

    fn place(&self, source: SourceIndex, span: Span) -> Option<PlaceJson<'a>> {
        let (document, points) = self.documents.get(source as usize)?;
        let (start, end) = (points.before(span.start), points.before(span.end));
        let locator = document.paragraph_at(span.start).and_then(|paragraph| paragraph.locator.as_ref());
        let locator = locator.map(ToString::to_string);
        Some(PlaceJson { document: &document.id.0, start, end, text: span.of(&document.text), locator })
    }

    fn words(&self, source: SourceIndex, span: Span) -> &'a str {
        self.documents.get(source as usize).map_or("", |(document, _)| span.of(&document.text))
    }
}

fn documents(knowledge: &Knowledge) -> Vec<DocumentJson<'_>> {
    let documents = knowledge.sources.iter().map(|source| {
        let document = &source.document;
        DocumentJson {
            id: &document.id.0,
            name: &document.name,
            title: document.title.as_deref(),
            date: document.date.map(|date| date.to_string()),
            author: document.author.as_deref(),
            publisher: document.publisher.as_deref(),
            text: &document.text,
            sha256: &document.sha256,
        }
    });
    documents.collect()
}

fn relations(knowledge: &Knowledge, known: Known) -> impl Iterator<Item = &Relation> {
    let known = if known == Known::Included { knowledge.known.as_slice() } else { &[] };
    knowledge.relations.iter().chain(known)
}

fn entities<'a>(knowledge: &'a Knowledge, known: Known, places: &Places<'a>) -> Vec<EntityJson<'a>> {
    let with_members = |entity: &'a Entity| {
        let mut json = entity_of(entity, knowledge.by_hand.entities.get(&entity.id), places);
        if known == Known::Included {
            json.members = opening(knowledge, entity.id, Reference::built_in()).map(members_of);
        }
        json
    };
    knowledge.entities.iter().map(with_members).collect()
}

fn members_of(opening: Opening) -> MembersJson {
    let member = |(name, id): (&'static str, Option<EntityId>)| MemberJson { name, id: id.map(entity_id) };
    MembersJson {
        origin: Origin::Reference,
        of: entity_id(opening.body),
        as_of: opening.as_of,
        stated: opening.stated,
        known: opening.known,
        agrees: opening.agrees(),
        members: opening.members.into_iter().map(member).collect(),
    }
}

fn entity_of<'a>(entity: &'a Entity, mark: Option<&EntityMark>, places: &Places<'a>) -> EntityJson<'a> {
    let mentions = entity.mentions.iter().filter_map(|mention| {
        let place = places.place(mention.source, mention.span)?;
        Some(MentionJson { place, kind: mention.kind })
    });
    EntityJson {
        id: entity_id(entity.id),
        name: &entity.name,
        kind: entity.kind,
        subtype: entity.subtype.as_deref(),
        count: entity.count,
        aliases: &entity.aliases,
        mentions: mentions.collect(),
        confidence: rounded(entity.confidence),
        members: None,
        origin: mark.filter(|mark| mark.is_added).map(|_| Origin::Person),
        corrected: mark
            .is_some_and(|mark| mark.is_corrected(&entity.name, entity.kind, entity.subtype.as_deref())),
    }
}

fn relation_of<'a>(relation: &'a Relation, places: &Places<'a>) -> RelationJson<'a> {
    let evidence = relation.evidence.iter().filter_map(|evidence| {
        Some(EvidenceJson {
            place: places.place(evidence.source, evidence.sentence)?,
            date: evidence.date.map(|date| date_of(date, places.words(evidence.source, date.text))),
            at: evidence.place.map(entity_id),
        })
    });
    let source = relation.evidence.first().map_or(0, |evidence| evidence.source);
    RelationJson {
        id: relation_id(relation.id),
        subj: entity_id(relation.subject),
        obj: entity_id(relation.object),
        relation: relation.relation,
        phrase: &relation.phrase,
        negated: relation.negated,
        modality: relation.modality,
        attribution: relation.attribution.iter().map(|speaker| entity_id(*speaker)).collect(),
        date: relation.date.map(|date| date_of(date, places.words(source, date.text))),
        place: relation.place.map(entity_id),
        implicit: relation.implicit,
        confidence: rounded(relation.confidence),
        rule: &relation.rule,
        circumstances: relation.circumstances.iter().collect(),
        origin: relation.origin,
        evidence: evidence.collect(),
        contradicted_by: relation.contradicted_by.iter().map(|other| relation_id(*other)).collect(),
    }
}

fn date_of(date: DateSpan, text: &str) -> DateJson<'_> {
    let written = |day: Date| day.to_string();
    match date.days {
        Some((from, to)) if from == to => DateJson::Day(written(from)),
        days => DateJson::Stretch {
            text,
            from: days.map(|(from, _)| written(from)),
            to: days.map(|(_, to)| written(to)),
        },
    }
}

/// Three digits say as much as a confidence can.
fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests;
