//! Node-link JSON as networkx has it: `nodes` and `edges` (older: `links`) with their attributes beside `id`,
//! `source` and `target`.

use serde_json::{Map, Value as Json, json};

use super::building::{Builder, inner_names, look, taken_number};
use super::error::{ReadError, ReadReport};
use super::naming::outer;
use super::property_graph::{Attributes, PropertyGraph, Value};

/// Names that stand for something else than an attribute.
const NODE_RESERVED: &[&str] = &["id", "label", "x", "y", "size", "color"];
const EDGE_RESERVED: &[&str] = &["id", "key", "source", "target", "label", "weight"];

/// The graph as node-link JSON.
pub(super) fn write(graph: &PropertyGraph) -> String {
    let nodes: Vec<Json> = graph
        .nodes
        .iter()
        .map(|node| {
            let mut object = Map::new();
            object.insert("id".to_owned(), json!(node.id));
            object.insert("label".to_owned(), json!(node.label));
            if let Some(look) = &node.look {
                object.insert("x".to_owned(), json!(look.x));
                object.insert("y".to_owned(), json!(look.y));
                object.insert("size".to_owned(), json!(look.size));
                object.insert("color".to_owned(), json!(hexadecimal(look.color)));
            }
            insert(&mut object, &node.attributes, NODE_RESERVED);
            Json::Object(object)
        })
        .collect();
    let edges: Vec<Json> = graph
        .edges
        .iter()
        .filter_map(|edge| {
            let (source, target) = graph.ends(edge)?;
            let mut object = Map::new();
            object.insert("source".to_owned(), json!(source.id));
            object.insert("target".to_owned(), json!(target.id));
            object.insert("key".to_owned(), json!(edge.id));
            object.insert("label".to_owned(), json!(edge.label));
            object.insert("weight".to_owned(), json!(edge.weight));
            insert(&mut object, &edge.attributes, EDGE_RESERVED);
            Some(Json::Object(object))
        })
        .collect();
    let about = graph.title.as_ref().map_or_else(|| json!({}), |title| json!({ "title": title }));
    let whole =
        json!({ "directed": true, "multigraph": true, "graph": about, "nodes": nodes, "edges": edges });
    pretty(&whole)
}

/// Reads node-link JSON.
pub(super) fn read(bytes: &[u8]) -> Result<(PropertyGraph, ReadReport), ReadError> {
    let whole = parsed(bytes)?;
    let nodes = whole.get("nodes").and_then(Json::as_array);
    let edges = whole.get("edges").or_else(|| whole.get("links")).and_then(Json::as_array);
    let (Some(nodes), Some(edges)) = (nodes, edges) else {
        return Err(ReadError::new(
            "the file",
            "there is no list “nodes” with a list “edges” or “links” beside it",
        ));
    };
    let mut builder = Builder::default();
    builder.graph.title = whole.pointer("/graph/title").and_then(Json::as_str).map(str::to_owned);
    for (number, node) in nodes.iter().enumerate() {
        read_node(&format!("node {}", number + 1), node, &mut builder);
    }
    for (number, edge) in edges.iter().enumerate() {
        read_edge(&format!("edge {}", number + 1), edge, &mut builder);
    }
    if whole.get("directed") == Some(&Json::Bool(false)) {
        builder
            .report
            .note("Edges without a direction were given the one in which the file names their ends.");
    }
    Ok(builder.finish())
}

fn read_node(place: &str, node: &Json, builder: &mut Builder) {
    let id = identity(node.get("id"));
    let mut values = attributes(node, &["id"], place, &mut builder.report);
    let label = values.remove("label").or_else(|| values.get("name").cloned()).map(|label| label.to_string());
    let mut drawn = look(&mut values, ["x", "y", "size"], None);
    if let (Some(drawn), Some(Value::Text(text))) = (&mut drawn, values.get("color"))
        && let Some(color) = from_hexadecimal(text)
    {
        drawn.color = color;
        values.remove("color");
    }
    builder.node(place, id.as_deref(), label, inner_names(values), drawn);
}

fn read_edge(place: &str, edge: &Json, builder: &mut Builder) {
    let (source, target) = (identity(edge.get("source")), identity(edge.get("target")));
    let id = edge.get("key").or_else(|| edge.get("id")).and_then(Json::as_str);
    let mut values = attributes(edge, &["id", "key", "source", "target"], place, &mut builder.report);
    let label = values.remove("label").map(|label| label.to_string()).unwrap_or_default();
    let weight = taken_number(&mut values, "weight");
    builder.edge(place, id, (source.as_deref(), target.as_deref()), label, weight, inner_names(values));
}

/// The JSON of a file, or why it is none.
pub(super) fn parsed(bytes: &[u8]) -> Result<Json, ReadError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    serde_json::from_slice(bytes).map_err(|error| {
        ReadError::new(format!("line {}", error.line()), format!("this is no sound JSON: {error}"))
    })
}

/// Indented, with a line end at its end.
pub(super) fn pretty(json: &Json) -> String {
    // Only a failing writer could fail here; there is none.
    let mut text = serde_json::to_string_pretty(json).unwrap_or_default();
    text.push('\n');
    text
}

/// An identity is a string or a number.
pub(super) fn identity(json: Option<&Json>) -> Option<String> {
    match json? {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The values of an object as attributes; lists and objects are kept as JSON text, null is nothing.
pub(super) fn attributes(
    object: &Json,
    without: &[&str],
    place: &str,
    report: &mut ReadReport,
) -> Attributes {
    let Some(object) = object.as_object() else {
        report.drop(place, "something that is no object");
        return Attributes::new();
    };
    let mut attributes = Attributes::new();
    for (name, value) in object.iter().filter(|(name, _)| !without.contains(&name.as_str())) {
        let value = match value {
            Json::Null => continue,
            Json::Bool(flag) => Value::Flag(*flag),
            Json::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(integer), _) => Value::Integer(integer),
                (None, Some(number)) => Value::Number(number),
                (None, None) => Value::Text(number.to_string()),
            },
            Json::String(text) => Value::Text(text.clone()),
            Json::Array(_) | Json::Object(_) => {
                report.note("Lists and objects in attributes were kept as text.");
                Value::Text(value.to_string())
            }
        };
        attributes.insert(name.clone(), value);
    }
    attributes
}

/// Enters attributes into an object.
pub(super) fn insert(object: &mut Map<String, Json>, attributes: &Attributes, reserved: &[&str]) {
    for (name, value) in attributes {
        object.insert(outer(name, reserved), json_of(value));
    }
}

/// A value as JSON.
pub(super) fn json_of(value: &Value) -> Json {
    match value {
        Value::Text(text) => json!(text),
        Value::Integer(number) => json!(number),
        Value::Number(number) => json!(number),
        Value::Flag(flag) => json!(flag),
    }
}

/// A colour as "#RRGGBB".
pub(super) fn hexadecimal([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}

/// The colour that is written as "#RRGGBB".
pub(super) fn from_hexadecimal(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let part = |range| u8::from_str_radix(digits.get(range)?, 16).ok();
    Some([part(0..2)?, part(2..4)?, part(4..6)?])
}
