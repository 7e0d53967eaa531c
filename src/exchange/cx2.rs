//! CX2, the format of `NDEx` and of Cytoscape on the web: a list of aspects.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::naming::outer;
use super::node_link::{hexadecimal, json_of, pretty};
use super::property_graph::{Attributes, PropertyGraph, Value, ValueType};

const NODE_RESERVED: &[&str] = &["name", "represents", "size", "color"];
const EDGE_RESERVED: &[&str] = &["name", "interaction", "weight"];

/// The graph as CX2.
pub(super) fn write(graph: &PropertyGraph) -> String {
    let (node_types, edge_types) = (graph.node_attributes(), graph.edge_attributes());
    let nodes: Vec<Json> = graph
        .nodes
        .iter()
        .enumerate()
        .map(|(number, node)| {
            let mut values = Map::new();
            values.insert("name".to_owned(), json!(node.label));
            values.insert("represents".to_owned(), json!(node.id));
            enter(&mut values, &node.attributes, NODE_RESERVED, &node_types);
            let Some(look) = &node.look else { return json!({ "id": number, "v": values }) };
            values.insert("size".to_owned(), json!(look.size));
            values.insert("color".to_owned(), json!(hexadecimal(look.color)));
            json!({ "id": number, "x": look.x, "y": look.y, "v": values })
        })
        .collect();
    let edges: Vec<Json> = graph
        .edges
        .iter()
        .enumerate()
        .filter(|(_, edge)| graph.ends(edge).is_some())
        .map(|(number, edge)| {
            let mut values = Map::new();
            values.insert("name".to_owned(), json!(edge.id));
            values.insert("interaction".to_owned(), json!(edge.label));
            values.insert("weight".to_owned(), json!(edge.weight));
            enter(&mut values, &edge.attributes, EDGE_RESERVED, &edge_types);
            json!({ "id": number, "s": edge.source, "t": edge.target, "v": values })
        })
        .collect();
    let title = graph.title.as_deref().unwrap_or("Relata");
    let mut node_declared = declared(&node_types, NODE_RESERVED);
    for (name, kind) in
        [("name", "string"), ("represents", "string"), ("size", "double"), ("color", "string")]
    {
        node_declared.insert(name.to_owned(), json!({ "d": kind }));
    }
    let mut edge_declared = declared(&edge_types, EDGE_RESERVED);
    for (name, kind) in [("name", "string"), ("interaction", "string"), ("weight", "double")] {
        edge_declared.insert(name.to_owned(), json!({ "d": kind }));
    }
    pretty(&json!([
        { "CXVersion": "2.0", "hasFragments": false },
        { "metaData": [
            { "name": "attributeDeclarations", "elementCount": 1 },
            { "name": "networkAttributes", "elementCount": 1 },
            { "name": "nodes", "elementCount": nodes.len() },
            { "name": "edges", "elementCount": edges.len() },
        ] },
        { "attributeDeclarations": [{
            "networkAttributes": { "name": { "d": "string" } },
            "nodes": node_declared,
            "edges": edge_declared,
        }] },
        { "networkAttributes": [{ "name": title }] },
        { "nodes": nodes },
        { "edges": edges },
        { "status": [{ "success": true }] },
    ]))
}

fn declared(types: &BTreeMap<&str, ValueType>, reserved: &[&str]) -> Map<String, Json> {
    let declare = |(&name, &kind): (&&str, &ValueType)| {
        let kind = match kind {
            ValueType::Text => "string",
            ValueType::Integer => "long",
            ValueType::Number => "double",
            ValueType::Flag => "boolean",
        };
        (outer(name, reserved), json!({ "d": kind }))
    };
    types.iter().map(declare).collect()
}

/// Enters attributes; each value is of the sort that its attribute was declared with.
fn enter(
    object: &mut Map<String, Json>,
    attributes: &Attributes,
    reserved: &[&str],
    types: &BTreeMap<&str, ValueType>,
) {
    for (name, value) in attributes {
        let json = match (types.get(name.as_str()), value) {
            (Some(ValueType::Text), value) => json!(value.to_string()),
            (Some(ValueType::Number), Value::Integer(number)) => json!(*number as f64),
            (_, value) => json_of(value),
        };
        object.insert(outer(name, reserved), json);
    }
}
