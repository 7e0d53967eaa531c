//! DOT, the language of Graphviz.

use std::fmt::Write as _;

use super::property_graph::{Attributes, PropertyGraph};

/// Names that Graphviz takes for something of its own; attributes of these names get a prefix.
const OWN: &[&str] = &[
    "label",
    "shape",
    "color",
    "style",
    "fillcolor",
    "pos",
    "width",
    "height",
    "weight",
    "image",
    "URL",
    "href",
    "target",
    "edgeURL",
    "headURL",
    "tailURL",
    "labelURL",
    "shapefile",
    "id",
    "class",
    "dir",
    "fontname",
    "tooltip",
    "size",
    "layer",
    "group",
    "pin",
    "root",
    "sides",
    "peripheries",
    "comment",
    "imagescale",
];

/// The graph as DOT. Labels are plain words: what looks like an escape sequence is none.
pub(super) fn write(graph: &PropertyGraph) -> String {
    let mut out = String::from("digraph relata {\n");
    if let Some(title) = &graph.title {
        let _ = writeln!(out, "  graph [label={}];", quoted(title));
    }
    for node in &graph.nodes {
        let _ = write!(out, "  {} [label={}", quoted(&node.id), quoted(&node.label));
        if let Some(look) = &node.look {
            let [red, green, blue] = look.color;
            // Graphviz measures in points and upwards.
            let _ = write!(
                out,
                ", pos=\"{:?},{:?}\", style=filled, fillcolor=\"#{red:02X}{green:02X}{blue:02X}\"",
                look.x, -look.y
            );
        }
        write_attributes(&mut out, &node.attributes);
        out.push_str("];\n");
    }
    for edge in &graph.edges {
        let Some((source, target)) = graph.ends(edge) else { continue };
        let ends = (quoted(&source.id), quoted(&target.id));
        let _ = write!(out, "  {} -> {} [id={}, ", ends.0, ends.1, quoted(&edge.id));
        let _ = write!(out, "label={}, weight={}", quoted(&edge.label), weight(edge.weight));
        write_attributes(&mut out, &edge.attributes);
        out.push_str("];\n");
    }
    out.push_str("}\n");
    out
}

/// Graphviz knows whole weights from 0.
fn weight(weight: f64) -> u32 {
    weight.round().clamp(0.0, 1e6) as u32
}

fn write_attributes(out: &mut String, attributes: &Attributes) {
    for (name, value) in attributes {
        let name = if OWN.contains(&name.as_str()) { format!("attribute:{name}") } else { name.clone() };
        let _ = write!(out, ", {}={}", quoted(&name), quoted(&value.to_string()));
    }
}

/// A quoted string. Graphviz reads `\N`, `\l` and the like in labels, and a backslash before the closing mark
/// would take it for a part of the words: every backslash is doubled.
fn quoted(text: &str) -> String {
    let plain: String = text.chars().map(|sign| if sign == '\0' { '\u{FFFD}' } else { sign }).collect();
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}
