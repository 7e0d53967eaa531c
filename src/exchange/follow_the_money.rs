//! `FollowTheMoney`, the entities of Aleph and `OpenAleph`, one JSON object a line.
//!
//! Its vocabulary knows people, companies, documents and a few sorts of links. A relation that none of them says is an
//! `UnknownLink` whose role is the phrase of the text; entities that are neither people nor bodies nor places
//! are `Thing`s of the nearest sort. What stands in `proof` is the document.

use serde_json::{Map, Value as Json, json};

use super::ledger::{ClaimRecord, DocumentRecord, EntityRecord, Ledger};
use crate::vocabulary::EntityKind;

/// The lines.
pub(super) fn write(ledger: &Ledger) -> String {
    let documents = ledger.documents.iter().map(document);
    let entities = ledger.entities.iter().map(|it| entity(it, ledger));
    let claims = ledger.claims.iter().map(|it| link(it, ledger));
    let mut text = String::new();
    for json in documents.chain(entities).chain(claims) {
        text.push_str(&json.to_string());
        text.push('\n');
    }
    text
}

fn item(id: &str, schema: &str, properties: &Map<String, Json>) -> Json {
    json!({ "id": id, "schema": schema, "properties": properties })
}

fn values(properties: &mut Map<String, Json>, name: &str, values: impl IntoIterator<Item = String>) {
    let values: Vec<Json> =
        values.into_iter().filter(|value| !value.trim().is_empty()).map(Json::String).collect();
    if !values.is_empty() {
        properties.insert(name.to_owned(), Json::Array(values));
    }
}

/// The vocabulary's own hash of contents is SHA-1; the identity holds SHA-256 instead.
fn document_id(document: &DocumentRecord) -> String {
    format!("relata-doc-{}", document.sha256)
}

fn entity_id(id: &str) -> String {
    format!("relata-{id}")
}

fn document(document: &DocumentRecord) -> Json {
    let mut properties = Map::new();
    values(&mut properties, "fileName", [document.name.clone()]);
    values(&mut properties, "title", [document.title.clone().unwrap_or_else(|| document.name.clone())]);
    values(&mut properties, "date", document.date.clone());
    values(&mut properties, "bodyText", [document.text.clone()]);
    item(&document_id(document), "PlainText", &properties)
}

const fn schema(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Person",
        EntityKind::Organisation => "Organization",
        EntityKind::Location => "Address",
        EntityKind::Event => "Event",
        EntityKind::Group => "LegalEntity",
        EntityKind::Law | EntityKind::Document | EntityKind::Concept => "Thing",
    }
}

fn entity(entity: &EntityRecord, ledger: &Ledger) -> Json {
    let mut properties = Map::new();
    // `Thing` itself is abstract; a document that is only spoken of is an article or a page.
    let schema = match schema(entity.kind) {
        "Thing" => "Article",
        other => other,
    };
    let name = if schema == "Article" { "title" } else { "name" };
    values(&mut properties, name, [entity.name.clone()]);
    if schema == "Address" {
        values(&mut properties, "full", [entity.name.clone()]);
    }
    if schema != "Article" {
        values(&mut properties, "alias", entity.aliases.clone());
    }
    let documents: std::collections::BTreeSet<usize> =
        entity.mentions.iter().map(|mention| mention.place.document).collect();
    let proofs = documents.iter().filter_map(|&number| ledger.documents.get(number)).map(document_id);
    if schema != "Article" {
        values(&mut properties, "proof", proofs);
    }
    values(&mut properties, "keywords", [entity.kind.as_str().to_owned()]);
    item(&entity_id(&entity.id), schema, &properties)
}

fn link(claim: &ClaimRecord, ledger: &Ledger) -> Json {
    let mut properties = Map::new();
    values(&mut properties, "subject", [entity_id(&claim.subject)]);
    values(&mut properties, "object", [entity_id(&claim.object)]);
    let status = claim.status();
    let role = if status == "actual" { claim.phrase.clone() } else { format!("{} ({status})", claim.phrase) };
    values(&mut properties, "role", [role]);
    values(&mut properties, "startDate", claim.date_from.clone());
    values(&mut properties, "endDate", claim.date_to.clone());
    let sentences: Vec<String> = claim.evidence.iter().map(|place| place.text.clone()).collect();
    values(&mut properties, "summary", sentences);
    let documents: std::collections::BTreeSet<usize> =
        claim.evidence.iter().map(|place| place.document).collect();
    let proofs: Vec<&DocumentRecord> =
        documents.iter().filter_map(|&number| ledger.documents.get(number)).collect();
    values(&mut properties, "proof", proofs.iter().map(|document| document_id(document)));
    values(&mut properties, "publisher", proofs.iter().map(|document| document.name.clone()));
    item(&entity_id(&claim.id), "UnknownLink", &properties)
}
