//! The two files that `neo4j-admin database import` takes: nodes and relationships with typed headers.

use std::collections::BTreeMap;

use super::cypher::kind;
use super::naming::identifiers;
use super::property_graph::{Attributes, PropertyGraph, ValueType};
use crate::export::csv::write_exact;

/// The names of the files with what stands in them. Cells are written as they are: the program that reads them
/// is no spreadsheet.
pub(super) fn write(graph: &PropertyGraph) -> Vec<(String, Vec<u8>)> {
    let node_types = graph.node_attributes();
    let node_names = identifiers(node_types.keys().copied(), &["id", "name", "x", "y"]);
    let mut header: Vec<String> =
        ["id:ID", "name", "x:double", "y:double"].into_iter().map(str::to_owned).collect();
    header.extend(columns(&node_types, &node_names));
    header.push(":LABEL".to_owned());
    let nodes = graph.nodes.iter().map(|node| {
        let (x, y) = node
            .look
            .map_or_else(Default::default, |look| (format!("{:?}", look.x), format!("{:?}", look.y)));
        let mut row = vec![node.id.clone(), node.label.clone(), x, y];
        row.extend(cells(&node.attributes, &node_types));
        row.push(format!("Entity;{}", kind(&node.attributes, "kind", "Thing").replace(';', ",")));
        row
    });
    let nodes = write_exact(std::iter::once(header).chain(nodes));

    let edge_types = graph.edge_attributes();
    let edge_names = identifiers(edge_types.keys().copied(), &["id", "label", "weight"]);
    let mut header: Vec<String> =
        [":START_ID", "id", "label", "weight:double"].into_iter().map(str::to_owned).collect();
    header.extend(columns(&edge_types, &edge_names));
    header.extend([":END_ID", ":TYPE"].map(str::to_owned));
    let edges = graph.edges.iter().filter_map(|edge| {
        let (source, target) = graph.ends(edge)?;
        let mut row =
            vec![source.id.clone(), edge.id.clone(), edge.label.clone(), format!("{:?}", edge.weight)];
        row.extend(cells(&edge.attributes, &edge_types));
        row.extend([target.id.clone(), kind(&edge.attributes, "type", "RELATED_TO").to_uppercase()]);
        Some(row)
    });
    let edges = write_exact(std::iter::once(header).chain(edges));
    vec![("nodes.csv".to_owned(), nodes.into_bytes()), ("relationships.csv".to_owned(), edges.into_bytes())]
}

fn columns(types: &BTreeMap<&str, ValueType>, names: &BTreeMap<&str, String>) -> Vec<String> {
    let column = |(name, kind): (&&str, &ValueType)| {
        let name = names.get(name).map_or(*name, String::as_str);
        match kind {
            ValueType::Text => name.to_owned(),
            ValueType::Integer => format!("{name}:long"),
            ValueType::Number => format!("{name}:double"),
            ValueType::Flag => format!("{name}:boolean"),
        }
    };
    types.iter().map(column).collect()
}

fn cells(attributes: &Attributes, types: &BTreeMap<&str, ValueType>) -> Vec<String> {
    types.keys().map(|name| attributes.get(*name).map(ToString::to_string).unwrap_or_default()).collect()
}
