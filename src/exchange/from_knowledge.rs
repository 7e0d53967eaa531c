//! The graph of what the documents say, for programs that know nodes and edges.

use std::collections::{BTreeMap, BTreeSet};

use super::gexf::{FROM, TO};
use super::ledger::{ClaimRecord, EntityRecord, Ledger, ledger};
use super::property_graph::{Attributes, Edge, Look, Node, PropertyGraph, Value};
use crate::export::graph_json::{Known, entity_id};
use crate::knowledge::{EntityId, Knowledge};

/// How the entities are drawn, by their identity.
pub type Placed = BTreeMap<EntityId, Look>;

/// The entities as nodes and what is said of them as edges, with the first sentence of each and the names of the
/// documents. With places, only those entities that have one.
#[must_use]
pub fn from_knowledge(knowledge: &Knowledge, known: Known, placed: Option<&Placed>) -> PropertyGraph {
    let only: Option<BTreeSet<EntityId>> = placed.map(|placed| placed.keys().copied().collect());
    let records = ledger(knowledge, known, only.as_ref());
    let looks: BTreeMap<String, Look> =
        placed.into_iter().flatten().map(|(&id, &look)| (entity_id(id), look)).collect();
    let numbers: BTreeMap<&str, usize> =
        records.entities.iter().enumerate().map(|(number, entity)| (entity.id.as_str(), number)).collect();
    let named: BTreeMap<&str, &str> =
        records.entities.iter().map(|entity| (entity.id.as_str(), entity.name.as_str())).collect();
    let nodes = records.entities.iter().map(|entity| node(entity, &records, looks.get(&entity.id).copied()));
    let edges = records.claims.iter().filter_map(|claim| {
        let ends = (numbers.get(claim.subject.as_str())?, numbers.get(claim.object.as_str())?);
        Some(edge(claim, (*ends.0, *ends.1), &records, &named))
    });
    let title = match records.documents.as_slice() {
        [only] => only.title.clone().or_else(|| Some(only.name.clone())),
        _ => None,
    };
    PropertyGraph { title, nodes: nodes.collect(), edges: edges.collect() }
}

/// Attributes that are there only where there is something to say.
#[derive(Default)]
struct Gathered(Attributes);

impl Gathered {
    fn text(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.0.insert(name.to_owned(), Value::Text(text.to_owned()));
        }
    }

    fn integer(&mut self, name: &str, number: Option<usize>) {
        if let Some(number) = number.and_then(|number| i64::try_from(number).ok()) {
            self.0.insert(name.to_owned(), Value::Integer(number));
        }
    }
}

fn node(entity: &EntityRecord, records: &Ledger, look: Option<Look>) -> Node {
    let mut gathered = Gathered::default();
    gathered.text("kind", Some(entity.kind.as_str()));
    gathered.text("subtype", entity.subtype.as_deref());
    gathered.text("aliases", Some(&entity.aliases.join("; ")));
    gathered.text("reference", entity.reference.as_deref());
    gathered.integer("count", entity.count.map(|count| count as usize));
    gathered.integer("mentions", Some(entity.mentions.len()));
    let places = entity.mentions.iter().map(|mention| mention.place.document);
    gathered.text("documents", Some(&names(places, records)));
    gathered.0.insert("confidence".to_owned(), Value::Number(entity.confidence));
    Node { id: entity.id.clone(), label: entity.name.clone(), attributes: gathered.0, look }
}

fn edge(
    claim: &ClaimRecord,
    (source, target): (usize, usize),
    records: &Ledger,
    named: &BTreeMap<&str, &str>,
) -> Edge {
    let mut gathered = Gathered::default();
    let name_of = |id: &String| named.get(id.as_str()).copied().unwrap_or_default();
    gathered.text("type", claim.relation.map(crate::vocabulary::RelationType::as_str));
    gathered.text("phrase", Some(&claim.phrase));
    gathered.text("status", Some(claim.status()));
    gathered.text("modality", Some(claim.modality.as_str()));
    gathered.0.insert("negated".to_owned(), Value::Flag(claim.negated));
    let speakers: Vec<&str> = claim.attribution.iter().map(name_of).collect();
    gathered.text("said_by", Some(&speakers.join("; ")));
    gathered.text(FROM, claim.date_from.as_deref());
    gathered.text(TO, claim.date_to.as_deref());
    gathered.text("date_text", claim.date_text.as_deref());
    gathered.text("place", claim.place.as_ref().map(name_of));
    gathered.text("origin", Some(claim.origin.as_str()));
    gathered.text("sentence", claim.evidence.first().map(|place| place.text.as_str()));
    gathered.integer("sentences", Some(claim.evidence.len()));
    gathered.text("documents", Some(&names(claim.evidence.iter().map(|place| place.document), records)));
    gathered.0.insert("confidence".to_owned(), Value::Number(claim.confidence));
    let weight = claim.sources.max(1) as f64;
    Edge {
        id: claim.id.clone(),
        source,
        target,
        label: claim.label().to_owned(),
        weight,
        attributes: gathered.0,
    }
}

/// The names of documents, each once, in order.
fn names(places: impl Iterator<Item = usize>, records: &Ledger) -> String {
    let numbers: BTreeSet<usize> = places.collect();
    let names = numbers.iter().filter_map(|&number| records.documents.get(number));
    names.map(|document| document.name.as_str()).collect::<Vec<_>>().join("; ")
}
