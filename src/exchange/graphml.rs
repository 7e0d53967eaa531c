//! GraphML (<http://graphml.graphdrawing.org/>): nodes and edges with typed keys.
//!
//! Labels are the attribute `label`, weights `weight`, the look `x`, `y`, `size`, `r`, `g` and `b`, as Gephi,
//! networkx and igraph have them.

mod read;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::naming;
use super::property_graph::{Attributes, PropertyGraph, Value, ValueType};
use super::xml::escaped;
pub(super) use read::read;

/// What attributes of nodes are called that are no attributes of ours.
pub(super) const NODE_RESERVED: &[&str] = &["label", "x", "y", "size", "r", "g", "b", "id"];
/// The same for edges.
pub(super) const EDGE_RESERVED: &[&str] = &["label", "weight", "id", "source", "target"];

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" \
    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
    xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns \
    http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";

/// The graph as GraphML.
pub(super) fn write(graph: &PropertyGraph) -> String {
    let mut out = String::from(HEAD);
    let nodes = graph.node_attributes();
    let edges = graph.edge_attributes();
    let has_look = graph.nodes.iter().any(|node| node.look.is_some());
    if graph.title.is_some() {
        key(&mut out, "title", "graph", "title", "string");
    }
    key(&mut out, "label", "node", "label", "string");
    if has_look {
        for (name, kind) in [("x", "double"), ("y", "double"), ("size", "double")] {
            key(&mut out, name, "node", name, kind);
        }
        for name in ["r", "g", "b"] {
            key(&mut out, name, "node", name, "int");
        }
    }
    let node_keys = keys(&mut out, "node", "n", &nodes, NODE_RESERVED);
    key(&mut out, "phrase", "edge", "label", "string");
    key(&mut out, "weight", "edge", "weight", "double");
    let edge_keys = keys(&mut out, "edge", "e", &edges, EDGE_RESERVED);
    out.push_str("  <graph id=\"graph\" edgedefault=\"directed\">\n");
    if let Some(title) = &graph.title {
        data(&mut out, "title", title);
    }
    for node in &graph.nodes {
        let _ = writeln!(out, "    <node id=\"{}\">", escaped(&node.id));
        data(&mut out, "label", &node.label);
        if let Some(look) = &node.look {
            for (name, value) in [("x", look.x), ("y", look.y), ("size", look.size)] {
                data(&mut out, name, &format!("{value:?}"));
            }
            for (name, value) in ["r", "g", "b"].into_iter().zip(look.color) {
                data(&mut out, name, &value.to_string());
            }
        }
        all_data(&mut out, &node.attributes, &node_keys);
        out.push_str("    </node>\n");
    }
    for edge in &graph.edges {
        let Some((source, target)) = graph.ends(edge) else { continue };
        let (id, source, target) = (escaped(&edge.id), escaped(&source.id), escaped(&target.id));
        let _ = writeln!(out, "    <edge id=\"{id}\" source=\"{source}\" target=\"{target}\">");
        data(&mut out, "phrase", &edge.label);
        data(&mut out, "weight", &format!("{:?}", edge.weight));
        all_data(&mut out, &edge.attributes, &edge_keys);
        out.push_str("    </edge>\n");
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

fn key(out: &mut String, id: &str, of: &str, name: &str, kind: &str) {
    let name = escaped(name);
    let _ = writeln!(out, "  <key id=\"{id}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>");
}

/// Declares the attributes; gives the identity of each one's key.
fn keys<'a>(
    out: &mut String,
    of: &str,
    prefix: &str,
    attributes: &BTreeMap<&'a str, ValueType>,
    reserved: &[&str],
) -> BTreeMap<&'a str, String> {
    let declare = |(number, (&name, &kind)): (usize, (&&'a str, &ValueType))| {
        let id = format!("{prefix}{number}");
        key(out, &id, of, &naming::outer(name, reserved), type_name(kind));
        (name, id)
    };
    attributes.iter().enumerate().map(declare).collect()
}

const fn type_name(kind: ValueType) -> &'static str {
    match kind {
        ValueType::Text => "string",
        ValueType::Integer => "long",
        ValueType::Number => "double",
        ValueType::Flag => "boolean",
    }
}

fn data(out: &mut String, key: &str, value: &str) {
    let _ = writeln!(out, "      <data key=\"{key}\">{}</data>", escaped(value));
}

fn all_data(out: &mut String, attributes: &Attributes, keys: &BTreeMap<&str, String>) {
    for (name, value) in attributes {
        if let Some(key) = keys.get(name.as_str()) {
            data(out, key, &written(value));
        }
    }
}

fn written(value: &Value) -> String {
    value.to_string()
}
