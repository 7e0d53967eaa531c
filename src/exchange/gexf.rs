//! GEXF 1.3 (<https://gexf.net/1.3/>), the format of Gephi, with places, sizes and colours, and the days of edges.

mod read;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::property_graph::{Attributes, Edge, Node, PropertyGraph, Value, ValueType};
use super::xml::escaped;
pub(super) use read::read;

/// The attributes that say from when to when an edge holds, as ISO 8601 days.
pub(super) const FROM: &str = "date_from";
/// See [`FROM`].
pub(super) const TO: &str = "date_to";

/// The graph as GEXF.
pub(super) fn write(graph: &PropertyGraph) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" \
         xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n  <meta>\n    <creator>Relata</creator>\n",
    );
    if let Some(title) = &graph.title {
        let _ = writeln!(out, "    <description>{}</description>", escaped(title));
    }
    out.push_str("  </meta>\n");
    let is_dated = graph.edges.iter().any(|edge| day(edge, FROM).is_some());
    let mode = if is_dated { "mode=\"dynamic\" timeformat=\"date\"" } else { "mode=\"static\"" };
    let _ = writeln!(out, "  <graph defaultedgetype=\"directed\" {mode}>");
    let node_ids = declare(&mut out, "node", "n", &graph.node_attributes());
    let edge_ids = declare(&mut out, "edge", "e", &graph.edge_attributes());
    out.push_str("    <nodes>\n");
    for node in &graph.nodes {
        write_node(&mut out, node, &node_ids);
    }
    out.push_str("    </nodes>\n    <edges>\n");
    for edge in &graph.edges {
        let Some((source, target)) = graph.ends(edge) else { continue };
        write_edge(&mut out, edge, (&source.id, &target.id), &edge_ids);
    }
    out.push_str("    </edges>\n  </graph>\n</gexf>\n");
    out
}

/// Declares the attributes; gives the identity of each.
fn declare<'a>(
    out: &mut String,
    class: &str,
    prefix: &str,
    attributes: &BTreeMap<&'a str, ValueType>,
) -> BTreeMap<&'a str, String> {
    let mut ids = BTreeMap::new();
    if attributes.is_empty() {
        return ids;
    }
    let _ = writeln!(out, "    <attributes class=\"{class}\">");
    for (number, (&name, &kind)) in attributes.iter().enumerate() {
        let id = format!("{prefix}{number}");
        let kind = match kind {
            ValueType::Text => "string",
            ValueType::Integer => "long",
            ValueType::Number => "double",
            ValueType::Flag => "boolean",
        };
        let _ = writeln!(out, "      <attribute id=\"{id}\" title=\"{}\" type=\"{kind}\"/>", escaped(name));
        ids.insert(name, id);
    }
    out.push_str("    </attributes>\n");
    ids
}

fn write_node(out: &mut String, node: &Node, ids: &BTreeMap<&str, String>) {
    let _ = writeln!(out, "      <node id=\"{}\" label=\"{}\">", escaped(&node.id), escaped(&node.label));
    write_values(out, &node.attributes, ids);
    if let Some(look) = &node.look {
        let [red, green, blue] = look.color;
        let _ = writeln!(out, "        <viz:color r=\"{red}\" g=\"{green}\" b=\"{blue}\"/>");
        // What points down on the screen points up in Gephi.
        let (x, y) = (look.x, -look.y);
        let _ = writeln!(out, "        <viz:position x=\"{x:?}\" y=\"{y:?}\" z=\"0.0\"/>");
        let _ = writeln!(out, "        <viz:size value=\"{:?}\"/>", look.size);
    }
    out.push_str("      </node>\n");
}

fn write_edge(out: &mut String, edge: &Edge, (source, target): (&str, &str), ids: &BTreeMap<&str, String>) {
    let _ = write!(
        out,
        "      <edge id=\"{}\" source=\"{}\" target=\"{}\" label=\"{label}\" kind=\"{label}\" weight=\"{:?}\"",
        escaped(&edge.id),
        escaped(source),
        escaped(target),
        edge.weight,
        label = escaped(&edge.label),
    );
    for (name, attribute) in [("start", FROM), ("end", TO)] {
        if let Some(day) = day(edge, attribute) {
            let _ = write!(out, " {name}=\"{}\"", escaped(day));
        }
    }
    out.push_str(">\n");
    write_values(out, &edge.attributes, ids);
    out.push_str("      </edge>\n");
}

fn write_values(out: &mut String, attributes: &Attributes, ids: &BTreeMap<&str, String>) {
    if attributes.is_empty() {
        return;
    }
    out.push_str("        <attvalues>\n");
    for (name, value) in attributes {
        if let Some(id) = ids.get(name.as_str()) {
            let value = escaped(&value.to_string());
            let _ = writeln!(out, "          <attvalue for=\"{id}\" value=\"{value}\"/>");
        }
    }
    out.push_str("        </attvalues>\n");
}

/// The day of an edge, where its attribute is one.
fn day<'a>(edge: &'a Edge, attribute: &str) -> Option<&'a str> {
    match edge.attributes.get(attribute) {
        Some(Value::Text(text)) if text.parse::<jiff::civil::Date>().is_ok() => Some(text),
        _ => None,
    }
}
