//! Linked data: entities as schema.org has them, each claim as an `rdf:Statement` that is derived
//! (`prov:wasDerivedFrom`) from the sentences that say it, and each sentence as a string with its place (NIF 2.0).
//!
//! What the texts state as plain fact also stands as a triple of its own; what is denied, planned or only reported
//! does not, for a reader of triples would take it for true.

use oxrdf::vocab::{rdf, rdfs, xsd};
use oxrdf::{GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term};

use super::ledger::{ClaimRecord, EntityRecord, Ledger, PlaceRecord};
use crate::vocabulary::{EntityKind, Modality, Origin};

const PREFIXES: [(&str, &str); 8] = [
    ("dcterms", "http://purl.org/dc/terms/"),
    ("nif", "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("relata", "urn:relata:vocabulary:"),
    ("schema", "https://schema.org/"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// Turtle.
pub(super) fn turtle(ledger: &Ledger) -> String {
    let mut serializer = oxttl::TurtleSerializer::new();
    for (prefix, namespace) in PREFIXES {
        serializer = match serializer.with_prefix(prefix, namespace) {
            Ok(serializer) => serializer,
            // The namespaces above are sound.
            Err(_) => oxttl::TurtleSerializer::new(),
        };
    }
    let mut writer = serializer.for_writer(Vec::new());
    for quad in quads(ledger) {
        // A vector takes everything.
        let _ = writer.serialize_triple(oxrdf::TripleRef::from(oxrdf::QuadRef::from(&quad)));
    }
    text(writer.finish().unwrap_or_default())
}

/// N-Quads, with a graph for each document that holds what it says.
pub(super) fn n_quads(ledger: &Ledger) -> String {
    let mut writer = oxttl::NQuadsSerializer::new().for_writer(Vec::new());
    for quad in quads(ledger) {
        let _ = writer.serialize_quad(&quad);
    }
    text(writer.finish())
}

/// JSON-LD, expanded names with prefixes; the graphs as in N-Quads.
pub(super) fn json_ld(ledger: &Ledger) -> String {
    let mut serializer = oxjsonld::JsonLdSerializer::new();
    for (prefix, namespace) in PREFIXES {
        serializer = match serializer.with_prefix(prefix, namespace) {
            Ok(serializer) => serializer,
            Err(_) => oxjsonld::JsonLdSerializer::new(),
        };
    }
    let mut writer = serializer.for_writer(Vec::new());
    for quad in quads(ledger) {
        let _ = writer.serialize_quad(&quad);
    }
    let mut text = text(writer.finish().unwrap_or_default());
    text.push('\n');
    text
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_default()
}

/// A name in one of the namespaces above.
fn name(prefix: &str, local: &str) -> NamedNode {
    let namespace =
        PREFIXES.iter().find(|(known, _)| *known == prefix).map_or("", |(_, namespace)| namespace);
    NamedNode::new_unchecked(format!("{namespace}{local}"))
}

fn entity_node(id: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("urn:relata:entity:{id}"))
}

fn claim_node(id: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("urn:relata:claim:{id}"))
}

fn document_node(sha256: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("urn:relata:document:{sha256}"))
}

/// Statements that are put down one after the other.
#[derive(Default)]
struct Statements {
    quads: Vec<Quad>,
    graph: Option<NamedNode>,
}

impl Statements {
    fn say(&mut self, subject: &NamedNode, predicate: NamedNode, object: impl Into<Term>) {
        let graph = self.graph.clone().map_or(GraphName::DefaultGraph, GraphName::from);
        self.quads.push(Quad::new(NamedOrBlankNode::from(subject.clone()), predicate, object, graph));
    }

    fn words(&mut self, subject: &NamedNode, predicate: NamedNode, words: &str) {
        self.say(subject, predicate, Literal::new_simple_literal(words));
    }

    fn number(&mut self, subject: &NamedNode, predicate: NamedNode, number: u64) {
        self.say(
            subject,
            predicate,
            Literal::new_typed_literal(number.to_string(), xsd::NON_NEGATIVE_INTEGER),
        );
    }
}

fn quads(ledger: &Ledger) -> Vec<Quad> {
    let mut statements = Statements::default();
    for document in &ledger.documents {
        let node = document_node(&document.sha256);
        statements.say(&node, rdf::TYPE.into_owned(), name("nif", "Context"));
        statements.say(&node, rdf::TYPE.into_owned(), name("prov", "Entity"));
        statements.words(
            &node,
            name("dcterms", "title"),
            document.title.as_deref().unwrap_or(&document.name),
        );
        statements.words(&node, name("schema", "name"), &document.name);
        statements.words(&node, name("relata", "sha256"), &document.sha256);
        if let Some(date) = &document.date {
            let date = Literal::new_typed_literal(date.clone(), xsd::DATE);
            statements.say(&node, name("dcterms", "date"), date);
        }
        statements.words(&node, name("nif", "isString"), &document.text);
    }
    for entity in &ledger.entities {
        entity_statements(entity, ledger, &mut statements);
    }
    for claim in &ledger.claims {
        claim_statements(claim, ledger, &mut statements);
    }
    statements.quads
}

fn entity_statements(entity: &EntityRecord, ledger: &Ledger, statements: &mut Statements) {
    let node = entity_node(&entity.id);
    let kind = match entity.kind {
        EntityKind::Person => name("schema", "Person"),
        EntityKind::Organisation => name("schema", "Organization"),
        EntityKind::Location => name("schema", "Place"),
        EntityKind::Law => name("schema", "Legislation"),
        EntityKind::Event => name("schema", "Event"),
        EntityKind::Document => name("schema", "CreativeWork"),
        EntityKind::Group => name("relata", "Group"),
        EntityKind::Concept => name("relata", "Concept"),
    };
    statements.say(&node, rdf::TYPE.into_owned(), kind);
    statements.words(&node, rdfs::LABEL.into_owned(), &entity.name);
    for alias in &entity.aliases {
        statements.words(&node, name("schema", "alternateName"), alias);
    }
    if let Some(subtype) = &entity.subtype {
        statements.words(&node, name("relata", "subtype"), subtype);
    }
    if let Some(count) = entity.count {
        statements.number(&node, name("relata", "count"), u64::from(count));
    }
    for mention in &entity.mentions {
        let place = place_statements(&mention.place, ledger, statements);
        if let Some(place) = place {
            statements.say(&place, name("schema", "mentions"), node.clone());
        }
    }
    statements.graph = None;
}

/// Puts down the words of a place; what follows stands in the graph of its document.
fn place_statements(place: &PlaceRecord, ledger: &Ledger, statements: &mut Statements) -> Option<NamedNode> {
    let document = document_node(&ledger.documents.get(place.document)?.sha256);
    // As RFC 5147 has it: characters from here to there.
    let node = NamedNode::new_unchecked(format!("{}#char={},{}", document.as_str(), place.start, place.end));
    statements.graph = Some(document.clone());
    statements.say(&node, rdf::TYPE.into_owned(), name("nif", "OffsetBasedString"));
    statements.say(&node, name("nif", "referenceContext"), document);
    statements.number(&node, name("nif", "beginIndex"), u64::from(place.start));
    statements.number(&node, name("nif", "endIndex"), u64::from(place.end));
    statements.words(&node, name("nif", "anchorOf"), &place.text);
    Some(node)
}

fn claim_statements(claim: &ClaimRecord, ledger: &Ledger, statements: &mut Statements) {
    let node = claim_node(&claim.id);
    let (subject, object) = (entity_node(&claim.subject), entity_node(&claim.object));
    let predicate =
        name("relata", claim.relation.map_or("related_to", crate::vocabulary::RelationType::as_str));
    let is_fact = !claim.negated
        && claim.modality == Modality::Actual
        && claim.attribution.is_empty()
        && claim.relation.is_some();
    if is_fact {
        statements.say(&subject, predicate.clone(), object.clone());
    }
    statements.say(&node, rdf::TYPE.into_owned(), rdf::STATEMENT.into_owned());
    statements.say(&node, rdf::SUBJECT.into_owned(), subject);
    statements.say(&node, rdf::PREDICATE.into_owned(), predicate);
    statements.say(&node, rdf::OBJECT.into_owned(), object);
    statements.words(&node, rdfs::LABEL.into_owned(), &claim.phrase);
    statements.words(&node, name("relata", "status"), claim.status());
    statements.words(&node, name("relata", "origin"), claim.origin.as_str());
    let confidence = Literal::new_typed_literal(format!("{:?}", claim.confidence), xsd::DECIMAL);
    statements.say(&node, name("relata", "confidence"), confidence);
    for speaker in &claim.attribution {
        statements.say(&node, name("prov", "wasAttributedTo"), entity_node(speaker));
    }
    for (local, date) in [("startDate", &claim.date_from), ("endDate", &claim.date_to)] {
        if let Some(date) = date {
            let date = Literal::new_typed_literal(date.clone(), xsd::DATE);
            statements.say(&node, name("schema", local), date);
        }
    }
    if let Some(place) = &claim.place {
        statements.say(&node, name("schema", "location"), entity_node(place));
    }
    for sentence in &claim.evidence {
        let place = place_statements(sentence, ledger, statements);
        if let Some(place) = place {
            statements.say(&node, name("prov", "wasDerivedFrom"), place);
        }
        statements.graph = None;
    }
    if claim.origin != Origin::Text {
        let source = name("relata", &format!("source_{}", claim.origin.as_str()));
        statements.say(&node, name("prov", "wasDerivedFrom"), source);
    }
}
