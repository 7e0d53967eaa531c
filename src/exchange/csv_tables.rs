//! Comma-separated tables: nodes, edges, mentions and claims for spreadsheets, and lists of edges read from any
//! program.

mod read;

use super::ledger::{Ledger, PlaceRecord};
use super::property_graph::{Attributes, PropertyGraph};
use crate::export::csv;
pub(super) use read::read;

/// The first columns of the table of nodes.
const NODE_COLUMNS: [&str; 6] = ["id", "label", "x", "y", "size", "color"];
/// The first columns of the table of edges.
const EDGE_COLUMNS: [&str; 5] = ["source", "target", "id", "label", "weight"];

/// The table of nodes and that of edges.
pub(super) fn write(graph: &PropertyGraph) -> Vec<(String, Vec<u8>)> {
    let types = graph.node_attributes();
    let names: Vec<&str> = types.keys().copied().collect();
    let header =
        NODE_COLUMNS.iter().copied().map(str::to_owned).chain(outer(&names, &NODE_COLUMNS)).collect();
    let nodes = graph.nodes.iter().map(|node| {
        let look = node.look.map_or_else(Default::default, |look| {
            let color = super::node_link::hexadecimal(look.color);
            [format!("{:?}", look.x), format!("{:?}", look.y), format!("{:?}", look.size), color]
        });
        [node.id.clone(), node.label.clone()]
            .into_iter()
            .chain(look)
            .chain(cells(&node.attributes, &names))
            .collect()
    });
    let nodes = csv::write(std::iter::once(header).chain(nodes));
    vec![("nodes.csv".to_owned(), nodes.into_bytes()), ("edges.csv".to_owned(), edges(graph).into_bytes())]
}

/// The table of edges.
pub(super) fn edges(graph: &PropertyGraph) -> String {
    let types = graph.edge_attributes();
    let names: Vec<&str> = types.keys().copied().collect();
    let header =
        EDGE_COLUMNS.iter().copied().map(str::to_owned).chain(outer(&names, &EDGE_COLUMNS)).collect();
    let edges = graph.edges.iter().filter_map(|edge| {
        let (source, target) = graph.ends(edge)?;
        let weight = format!("{:?}", edge.weight);
        let first = [source.id.clone(), target.id.clone(), edge.id.clone(), edge.label.clone(), weight];
        Some(first.into_iter().chain(cells(&edge.attributes, &names)).collect())
    });
    csv::write(std::iter::once(header).chain(edges))
}

fn outer<'a>(names: &'a [&str], reserved: &'a [&str]) -> impl Iterator<Item = String> + 'a {
    names.iter().map(|name| super::naming::outer(name, reserved))
}

fn cells<'a>(attributes: &'a Attributes, names: &'a [&str]) -> impl Iterator<Item = String> + 'a {
    names.iter().map(|name| attributes.get(*name).map(ToString::to_string).unwrap_or_default())
}

/// The tables of mentions, claims and their sentences, and documents.
pub(super) fn write_ledger(ledger: &Ledger) -> Vec<(String, Vec<u8>)> {
    let mentions = ledger.entities.iter().flat_map(|entity| {
        entity.mentions.iter().map(|mention| {
            let first = [entity.id.clone(), entity.name.clone(), mention.kind.as_str().to_owned()];
            first.into_iter().chain(place(&mention.place, ledger)).collect::<Vec<String>>()
        })
    });
    let mentions = with_header(&["entity", "name", "kind", "document", "start", "end", "text"], mentions);
    let claims = ledger.claims.iter().map(|claim| {
        vec![
            claim.id.clone(),
            claim.subject.clone(),
            claim.object.clone(),
            claim.label().to_owned(),
            claim.phrase.clone(),
            claim.status().to_owned(),
            claim.attribution.join("; "),
            claim.date_from.clone().unwrap_or_default(),
            claim.date_to.clone().unwrap_or_default(),
            claim.date_text.clone().unwrap_or_default(),
            claim.place.clone().unwrap_or_default(),
            format!("{:?}", claim.confidence),
            claim.origin.as_str().to_owned(),
            claim.sources.to_string(),
        ]
    });
    let claim_columns = [
        "id",
        "subject",
        "object",
        "type",
        "phrase",
        "status",
        "said_by",
        "date_from",
        "date_to",
        "date_text",
        "place",
        "confidence",
        "origin",
        "sources",
    ];
    let claims = with_header(&claim_columns, claims);
    let evidence = ledger.claims.iter().flat_map(|claim| {
        claim.evidence.iter().map(|sentence| {
            std::iter::once(claim.id.clone()).chain(place(sentence, ledger)).collect::<Vec<String>>()
        })
    });
    let evidence = with_header(&["claim", "document", "start", "end", "text"], evidence);
    let documents = ledger.documents.iter().map(|document| {
        let title = document.title.clone().unwrap_or_default();
        let date = document.date.clone().unwrap_or_default();
        vec![document.id.clone(), document.name.clone(), title, date, document.sha256.clone()]
    });
    let documents = with_header(&["id", "name", "title", "date", "sha256"], documents);
    [
        ("mentions.csv", mentions),
        ("claims.csv", claims),
        ("evidence.csv", evidence),
        ("documents.csv", documents),
    ]
    .into_iter()
    .map(|(name, text)| (name.to_owned(), text.into_bytes()))
    .collect()
}

fn with_header(columns: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let header = columns.iter().map(|&column| column.to_owned()).collect();
    csv::write(std::iter::once(header).chain(rows))
}

fn place(place: &PlaceRecord, ledger: &Ledger) -> [String; 4] {
    let document =
        ledger.documents.get(place.document).map(|document| document.id.clone()).unwrap_or_default();
    [document, place.start.to_string(), place.end.to_string(), place.text.clone()]
}
