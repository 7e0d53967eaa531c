//! CYJS, the JSON of Cytoscape and Cytoscape.js.

use serde_json::{Map, Value as Json, json};

use super::building::{Builder, DEFAULT_COLOR, DEFAULT_SIZE, inner_names, taken_number};
use super::error::{ReadError, ReadReport};
use super::node_link::{attributes, from_hexadecimal, hexadecimal, identity, insert, parsed, pretty};
use super::property_graph::{Look, PropertyGraph, Value};

/// networkx needs `value`, which it takes for the identity, and `name`; Cytoscape shows `name`, Cytoscape.js
/// mostly `label`.
const NODE_RESERVED: &[&str] =
    &["id", "name", "label", "value", "size", "color", "SUID", "shared_name", "selected"];
const EDGE_RESERVED: &[&str] =
    &["id", "key", "name", "label", "interaction", "source", "target", "weight", "SUID", "selected"];

/// The graph as CYJS.
pub(super) fn write(graph: &PropertyGraph) -> String {
    let nodes: Vec<Json> = graph
        .nodes
        .iter()
        .map(|node| {
            let mut data = Map::new();
            data.insert("id".to_owned(), json!(node.id));
            data.insert("value".to_owned(), json!(node.id));
            data.insert("name".to_owned(), json!(node.label));
            data.insert("label".to_owned(), json!(node.label));
            insert(&mut data, &node.attributes, NODE_RESERVED);
            let Some(look) = &node.look else { return json!({ "data": data }) };
            data.insert("size".to_owned(), json!(look.size));
            data.insert("color".to_owned(), json!(hexadecimal(look.color)));
            json!({ "data": data, "position": { "x": look.x, "y": look.y } })
        })
        .collect();
    let edges: Vec<Json> = graph
        .edges
        .iter()
        .filter_map(|edge| {
            let (source, target) = graph.ends(edge)?;
            let mut data = Map::new();
            for (name, value) in
                [("id", &edge.id), ("key", &edge.id), ("source", &source.id), ("target", &target.id)]
            {
                data.insert(name.to_owned(), json!(value));
            }
            for name in ["interaction", "label", "name"] {
                data.insert(name.to_owned(), json!(edge.label));
            }
            data.insert("weight".to_owned(), json!(edge.weight));
            insert(&mut data, &edge.attributes, EDGE_RESERVED);
            Some(json!({ "data": data }))
        })
        .collect();
    let about = graph.title.as_ref().map_or_else(|| json!({}), |title| json!({ "name": title }));
    pretty(&json!({
        "format_version": "1.0",
        "generated_by": "Relata",
        "target_cytoscapejs_version": "~3.0",
        "directed": true,
        "multigraph": true,
        "data": about,
        "elements": { "nodes": nodes, "edges": edges },
    }))
}

/// Reads CYJS; also a bare list of elements, as Cytoscape.js takes it.
pub(super) fn read(bytes: &[u8]) -> Result<(PropertyGraph, ReadReport), ReadError> {
    let whole = parsed(bytes)?;
    let elements = whole.get("elements").unwrap_or(&whole);
    let mut builder = Builder::default();
    builder.graph.title = whole.pointer("/data/name").and_then(Json::as_str).map(str::to_owned);
    let list = |name: &str| elements.get(name).and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
    let (nodes, edges): (Vec<&Json>, Vec<&Json>) = match elements {
        Json::Array(all) => all.iter().partition(|element| element.pointer("/data/source").is_none()),
        Json::Object(fields) if fields.contains_key("nodes") => {
            (list("nodes").iter().collect(), list("edges").iter().collect())
        }
        _ => {
            return Err(ReadError::new(
                "the file",
                "there are no “elements” with a list “nodes”; this is no CYJS",
            ));
        }
    };
    for (number, node) in nodes.into_iter().enumerate() {
        read_node(&format!("node {}", number + 1), node, &mut builder);
    }
    for (number, edge) in edges.into_iter().enumerate() {
        read_edge(&format!("edge {}", number + 1), edge, &mut builder);
    }
    Ok(builder.finish())
}

fn read_node(place: &str, node: &Json, builder: &mut Builder) {
    let data = node.get("data").unwrap_or(&Json::Null);
    let id = identity(data.get("id"));
    let mut values =
        attributes(data, &["id", "value", "SUID", "shared_name", "selected"], place, &mut builder.report);
    let name = values.remove("name");
    let label = values.remove("label").or(name).map(|label| label.to_string());
    let coordinate =
        |name| node.get("position").and_then(|position| position.get(name)).and_then(Json::as_f64);
    let drawn = coordinate("x").zip(coordinate("y")).map(|(x, y)| {
        let size = taken_number(&mut values, "size").unwrap_or(DEFAULT_SIZE);
        let color = match values.get("color") {
            Some(Value::Text(text)) => from_hexadecimal(text),
            _ => None,
        };
        if color.is_some() {
            values.remove("color");
        }
        Look { x, y, size, color: color.unwrap_or(DEFAULT_COLOR) }
    });
    builder.node(place, id.as_deref(), label, inner_names(values), drawn);
}

fn read_edge(place: &str, edge: &Json, builder: &mut Builder) {
    let data = edge.get("data").unwrap_or(&Json::Null);
    let (source, target) = (identity(data.get("source")), identity(data.get("target")));
    let id = identity(data.get("id"));
    let without = ["id", "key", "source", "target", "SUID", "selected"];
    let mut values = attributes(data, &without, place, &mut builder.report);
    let (name, interaction) = (values.remove("name"), values.remove("interaction"));
    let label = values.remove("label").or(interaction).or(name);
    let label = label.map(|label| label.to_string()).unwrap_or_default();
    let weight = taken_number(&mut values, "weight");
    builder.edge(
        place,
        id.as_deref(),
        (source.as_deref(), target.as_deref()),
        label,
        weight,
        inner_names(values),
    );
}
