//! A script in Cypher, the language of Neo4j, Memgraph and others: a constraint, then nodes and edges in batches.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::property_graph::{Attributes, PropertyGraph, Value};

/// So many rows are entered at once.
const BATCH: usize = 500;

/// The graph as a script that can be run again without doubling anything.
pub(super) fn write(graph: &PropertyGraph) -> String {
    let mut out = String::from(
        "CREATE CONSTRAINT relata_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n",
    );
    let mut by_kind: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for node in &graph.nodes {
        let mut row = vec![property("id", &text(&node.id)), property("name", &text(&node.label))];
        if let Some(look) = &node.look {
            row.push(property("x", &format!("{:?}", look.x)));
            row.push(property("y", &format!("{:?}", look.y)));
        }
        row.extend(properties(&node.attributes, &["id", "name", "x", "y"]));
        by_kind
            .entry(kind(&node.attributes, "kind", "Thing"))
            .or_default()
            .push(format!("{{{}}}", row.join(", ")));
    }
    for (kind, rows) in &by_kind {
        for batch in rows.chunks(BATCH) {
            let _ = writeln!(
                out,
                "UNWIND [\n  {}\n] AS row\nMERGE (n:Entity {{id: row.id}})\nSET n += row, n:{};",
                batch.join(",\n  "),
                quoted(kind)
            );
        }
    }
    let mut by_type: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for edge in &graph.edges {
        let Some((source, target)) = graph.ends(edge) else { continue };
        let mut row = vec![property("id", &text(&edge.id)), property("label", &text(&edge.label))];
        row.push(property("weight", &format!("{:?}", edge.weight)));
        row.extend(properties(&edge.attributes, &["id", "label", "weight"]));
        let (source, target) = (text(&source.id), text(&target.id));
        let row = format!("{{source: {source}, target: {target}, properties: {{{}}}}}", row.join(", "));
        by_type.entry(kind(&edge.attributes, "type", "RELATED_TO")).or_default().push(row);
    }
    for (kind, rows) in &by_type {
        for batch in rows.chunks(BATCH) {
            let _ = writeln!(
                out,
                "UNWIND [\n  {}\n] AS row\nMATCH (a:Entity {{id: row.source}})\nMATCH (b:Entity {{id: row.target}})\n\
                 MERGE (a)-[r:{} {{id: row.properties.id}}]->(b)\nSET r += row.properties;",
                batch.join(",\n  "),
                quoted(&kind.to_uppercase())
            );
        }
    }
    out
}

/// What a label of Neo4j says: the value of this attribute.
pub(super) fn kind(attributes: &Attributes, name: &str, otherwise: &str) -> String {
    match attributes.get(name) {
        Some(Value::Text(kind)) if !kind.is_empty() => kind.clone(),
        _ => otherwise.to_owned(),
    }
}

fn properties<'a>(attributes: &'a Attributes, taken: &'a [&str]) -> impl Iterator<Item = String> + 'a {
    attributes.iter().map(|(name, value)| {
        let value = match value {
            Value::Text(words) => text(words),
            Value::Number(number) => format!("{number:?}"),
            other => other.to_string(),
        };
        let name = if taken.contains(&name.as_str()) { format!("attribute_{name}") } else { name.clone() };
        property(&name, &value)
    })
}

fn property(name: &str, value: &str) -> String {
    let is_plain = name.starts_with(|sign: char| sign.is_ascii_alphabetic())
        && name.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '_');
    if is_plain { format!("{name}: {value}") } else { format!("{}: {value}", quoted(name)) }
}

/// A name in backticks.
fn quoted(name: &str) -> String {
    let plain: String = name.chars().filter(|sign| !sign.is_control()).collect();
    // A backslash and a u would be read as a character of its own, even within the ticks.
    let plain = plain.replace('\\', "\u{FF3C}");
    format!("`{}`", plain.replace('`', "``"))
}

/// A string; whatever could end it or be read as something else is escaped.
fn text(words: &str) -> String {
    let mut result = String::from("'");
    for character in words.chars() {
        match character {
            '\'' => result.push_str("\\'"),
            '\\' => result.push_str("\\\\"),
            '\n' => result.push_str("\\n"),
            '\r' => result.push_str("\\r"),
            '\t' => result.push_str("\\t"),
            control if control.is_control() => {
                let _ = write!(result, "\\u{:04X}", control as u32);
            }
            other => result.push(other),
        }
    }
    result.push('\'');
    result
}
