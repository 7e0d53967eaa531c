//! What the documents say as plain records with written identities: the source of every format that keeps each
//! statement with the words it comes from.

use std::collections::BTreeSet;

use crate::document::{CodePoints, Span};
use crate::export::graph_json::{Known, entity_id, relation_id};
use crate::extraction::DateSpan;
use crate::knowledge::{EntityId, Knowledge, Relation, SourceIndex};
use crate::vocabulary::{EntityKind, MentionKind, Modality, Origin, RelationType};

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRecord {
    /// Its identity.
    pub id: String,
    /// The name of its file.
    pub name: String,
    /// Its headline.
    pub title: Option<String>,
    /// The day of publication as ISO 8601 has it.
    pub date: Option<String>,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub sha256: String,
    /// Its text.
    pub text: String,
}

/// An entity.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityRecord {
    /// Its identity.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// A finer sort.
    pub subtype: Option<String>,
    /// How many members a group has.
    pub count: Option<u32>,
    /// Other names, sorted.
    pub aliases: Vec<String>,
    /// What it is in the reference lists ("country:GB").
    pub reference: Option<String>,
    /// How sure the program is, 0 to 1, three digits.
    pub confidence: f64,
    /// Where it is mentioned.
    pub mentions: Vec<MentionRecord>,
}

/// Words of a document; the places count Unicode code points, the end is behind the last one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceRecord {
    /// The place of the document in [`Ledger::documents`].
    pub document: usize,
    /// Where the words begin.
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// The words.
    pub text: String,
}

/// A mention of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentionRecord {
    /// Where.
    pub place: PlaceRecord,
    /// In what way.
    pub kind: MentionKind,
}

/// What a document says of two entities.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimRecord {
    /// Its identity.
    pub id: String,
    /// The identity of who or what.
    pub subject: String,
    /// The identity of whom or what.
    pub object: String,
    /// The normalised type, where one fits.
    pub relation: Option<RelationType>,
    /// The relation in the words of the text.
    pub phrase: String,
    /// Whether the text says that it is not so.
    pub negated: bool,
    /// How real the text says it is.
    pub modality: Modality,
    /// The identities of those who say it.
    pub attribution: Vec<String>,
    /// From which day, as ISO 8601 has it.
    pub date_from: Option<String>,
    /// Until which day.
    pub date_to: Option<String>,
    /// The words for the time.
    pub date_text: Option<String>,
    /// The identity of the place.
    pub place: Option<String>,
    /// How sure the program is, 0 to 1, three digits.
    pub confidence: f64,
    /// Where it comes from.
    pub origin: Origin,
    /// The name of the rule that found it.
    pub rule: String,
    /// How many independent sources say it.
    pub sources: usize,
    /// The sentences that say it.
    pub evidence: Vec<PlaceRecord>,
}

/// What the documents say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// The documents, in the order in which they were opened.
    pub documents: Vec<DocumentRecord>,
    /// The entities, sorted by identity.
    pub entities: Vec<EntityRecord>,
    /// What is said of them, sorted by identity.
    pub claims: Vec<ClaimRecord>,
}

/// The records of what the documents say; of all, or of these entities and relations alone.
#[must_use]
pub fn ledger(knowledge: &Knowledge, known: Known, only: Option<&BTreeSet<EntityId>>) -> Ledger {
    let texts = Texts::new(knowledge);
    let is_wanted = |id: &EntityId| only.is_none_or(|only| only.contains(id));
    let documents = knowledge.sources.iter().map(|source| {
        let document = &source.document;
        DocumentRecord {
            id: document.id.0.clone(),
            name: document.name.clone(),
            title: document.title.clone(),
            date: document.date.map(|date| date.to_string()),
            sha256: document.sha256.clone(),
            text: document.text.clone(),
        }
    });
    let entities =
        knowledge.entities.iter().filter(|entity| is_wanted(&entity.id)).map(|entity| EntityRecord {
            id: entity_id(entity.id),
            name: entity.name.clone(),
            kind: entity.kind,
            subtype: entity.subtype.clone(),
            count: entity.count,
            aliases: entity.aliases.clone(),
            reference: entity.reference.clone(),
            confidence: rounded(entity.confidence),
            mentions: entity
                .mentions
                .iter()
                .filter_map(|mention| {
                    Some(MentionRecord {
                        place: texts.place(mention.source, mention.span)?,
                        kind: mention.kind,
                    })
                })
                .collect(),
        });
    let known = if known == Known::Included { knowledge.known.as_slice() } else { &[] };
    let claims = knowledge
        .relations
        .iter()
        .chain(known)
        .filter(|relation| is_wanted(&relation.subject) && is_wanted(&relation.object))
        .map(|relation| claim(relation, &texts));
    Ledger { documents: documents.collect(), entities: entities.collect(), claims: claims.collect() }
}

fn claim(relation: &Relation, texts: &Texts<'_>) -> ClaimRecord {
    let source = relation.evidence.first().map_or(0, |evidence| evidence.source);
    let days = relation.date.and_then(|DateSpan { days, .. }| days);
    ClaimRecord {
        id: relation_id(relation.id),
        subject: entity_id(relation.subject),
        object: entity_id(relation.object),
        relation: relation.relation,
        phrase: relation.phrase.clone(),
        negated: relation.negated,
        modality: relation.modality,
        attribution: relation.attribution.iter().map(|speaker| entity_id(*speaker)).collect(),
        date_from: days.map(|(from, _)| from.to_string()),
        date_to: days.map(|(_, to)| to.to_string()),
        date_text: relation.date.and_then(|date| Some(texts.place(source, date.text)?.text)),
        place: relation.place.map(entity_id),
        confidence: rounded(relation.confidence),
        origin: relation.origin,
        rule: relation.rule.clone(),
        sources: crate::knowledge::distinct_sources(&relation.evidence),
        evidence: relation
            .evidence
            .iter()
            .filter_map(|evidence| texts.place(evidence.source, evidence.sentence))
            .collect(),
    }
}

/// The documents with what is needed to say where something stands in them.
struct Texts<'a> {
    documents: Vec<(&'a str, CodePoints<'a>)>,
}

impl<'a> Texts<'a> {
    fn new(knowledge: &'a Knowledge) -> Self {
        let documents = knowledge.sources.iter().map(|source| {
            let text = source.document.text.as_str();
            (text, CodePoints::new(text))
        });
        Self { documents: documents.collect() }
    }

    fn place(&self, source: SourceIndex, span: Span) -> Option<PlaceRecord> {
        let (text, points) = self.documents.get(source as usize)?;
        let (start, end) = (points.before(span.start), points.before(span.end));
        Some(PlaceRecord { document: source as usize, start, end, text: span.of(text).to_owned() })
    }
}

/// Three digits say as much as a confidence can.
fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1000.0).round() / 1000.0
}

impl ClaimRecord {
    /// Whether, and how, the documents say that it is so: "denied", "actual", "planned", …
    #[must_use]
    pub const fn status(&self) -> &'static str {
        if self.negated { "denied" } else { self.modality.as_str() }
    }

    /// What it says in a word: its type, or else the words of the text.
    #[must_use]
    pub fn label(&self) -> &str {
        match self.relation {
            Some(relation) => relation.as_str(),
            None => &self.phrase,
        }
    }
}
