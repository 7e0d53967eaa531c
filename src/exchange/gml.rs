//! GML, the Graph Modelling Language: ASCII with character references, keys of plain letters and digits.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::naming::identifiers;
use super::property_graph::{Attributes, PropertyGraph, Value};

/// The graph as GML. Nodes are numbered, as the format wants; their own identity is the attribute `name`.
pub(super) fn write(graph: &PropertyGraph) -> String {
    let mut out = String::from("graph [\n  directed 1\n  multigraph 1\n");
    if let Some(title) = &graph.title {
        let _ = writeln!(out, "  title {}", quoted(title));
    }
    let nodes = graph.node_attributes();
    let edges = graph.edge_attributes();
    let node_keys = identifiers(nodes.keys().copied(), &["id", "label", "name", "graphics"]);
    let edge_keys =
        identifiers(edges.keys().copied(), &["id", "source", "target", "key", "label", "weight", "name"]);
    for (number, node) in graph.nodes.iter().enumerate() {
        let _ = writeln!(out, "  node [\n    id {number}");
        // networkx takes the label for the identity and refuses two that are alike.
        let _ = writeln!(out, "    label {}\n    name {}", quoted(&node.id), quoted(&node.label));
        if let Some(look) = &node.look {
            let [red, green, blue] = look.color;
            let (x, y, size) = (real(look.x), real(look.y), real(look.size));
            let _ = writeln!(
                out,
                "    graphics [\n      x {x}\n      y {y}\n      w {size}\n      h {size}\n      \
                 fill \"#{red:02X}{green:02X}{blue:02X}\"\n    ]"
            );
        }
        write_attributes(&mut out, &node.attributes, &node_keys);
        out.push_str("  ]\n");
    }
    for (number, edge) in graph.edges.iter().enumerate() {
        if graph.ends(edge).is_none() {
            continue;
        }
        let _ = writeln!(
            out,
            "  edge [\n    source {}\n    target {}\n    key {number}",
            edge.source, edge.target
        );
        let _ = writeln!(
            out,
            "    name {}\n    label {}\n    weight {}",
            quoted(&edge.id),
            quoted(&edge.label),
            real(edge.weight)
        );
        write_attributes(&mut out, &edge.attributes, &edge_keys);
        out.push_str("  ]\n");
    }
    out.push_str("]\n");
    out
}

fn write_attributes(out: &mut String, attributes: &Attributes, keys: &BTreeMap<&str, String>) {
    for (name, value) in attributes {
        let Some(key) = keys.get(name.as_str()) else { continue };
        let value = match value {
            // A number of GML has 32 bits with a sign; what is larger is kept as words.
            Value::Integer(number) if i32::try_from(*number).is_ok() => number.to_string(),
            Value::Integer(number) => quoted(&number.to_string()),
            Value::Number(number) => real(*number),
            Value::Flag(flag) => u8::from(*flag).to_string(),
            Value::Text(text) => quoted(text),
        };
        let _ = writeln!(out, "    {key} {value}");
    }
}

/// A number with a point, as the grammar of GML wants it.
fn real(number: f64) -> String {
    let plain = format!("{number:?}");
    match plain.split_once('e') {
        Some((mantissa, exponent)) if !mantissa.contains('.') => format!("{mantissa}.0E{exponent}"),
        Some((mantissa, exponent)) => format!("{mantissa}E{exponent}"),
        None => plain,
    }
}

fn quoted(text: &str) -> String {
    let mut result = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => result.push_str("&quot;"),
            '&' => result.push_str("&amp;"),
            ' '..='~' => result.push(character),
            // networkx makes what a reference of HTML names of it; NUL is no character for it.
            '\0' => result.push_str("&#65533;"),
            other => {
                let _ = write!(result, "&#{};", other as u32);
            }
        }
    }
    result.push('"');
    result
}
