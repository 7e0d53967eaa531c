//! GraphML of any program to a graph.

use std::collections::BTreeMap;

use super::super::building::Builder;
use super::super::error::{ReadError, ReadReport};
use super::super::naming;
use super::super::property_graph::{Attributes, PropertyGraph, Value, ValueType};
use super::super::xml::{Part, Parts, Tag, decoded};

/// A declared attribute.
struct Key {
    name: String,
    value_type: ValueType,
    default: Option<String>,
}

/// The keys by their identity, for nodes and for edges.
#[derive(Default)]
struct Keys {
    nodes: BTreeMap<String, Key>,
    edges: BTreeMap<String, Key>,
    graph: BTreeMap<String, String>,
}

/// Reads a GraphML file.
pub(in super::super) fn read(bytes: &[u8]) -> Result<(PropertyGraph, ReadReport), ReadError> {
    let text = decoded(bytes);
    let mut parts = Parts::new(&text);
    let mut keys = Keys::default();
    let mut builder = Builder::default();
    let mut is_graphml = false;
    let mut is_undirected = false;
    loop {
        match parts.next()? {
            Part::Open(tag) => match tag.name.as_str() {
                "graphml" => is_graphml = true,
                "key" => read_key(&tag, &mut parts, &mut keys)?,
                "graph" => is_undirected = tag.get("edgedefault") == Some("undirected"),
                "node" => read_node(&tag, &mut parts, &keys, &mut builder)?,
                "edge" => read_edge(&tag, &mut parts, &keys, &mut builder, is_undirected)?,
                "hyperedge" => {
                    let place = parts.place();
                    builder.report.edges_found += 1;
                    builder.report.drop(place, "an edge between more than two nodes; Relata knows none");
                    parts.words()?;
                }
                "data" => {
                    let key = tag.get("key").unwrap_or_default().to_owned();
                    let words = parts.words()?;
                    if keys.graph.get(&key).is_some_and(|name| name == "title") {
                        builder.graph.title = Some(words);
                    }
                }
                _ => {}
            },
            Part::Text(_) | Part::Close(_) => {}
            Part::End if is_graphml => return Ok(builder.finish()),
            Part::End => return Err(parts.error("there is no element <graphml>; this is no GraphML file")),
        }
    }
}

fn read_key(tag: &Tag, parts: &mut Parts<'_>, keys: &mut Keys) -> Result<(), ReadError> {
    let id = tag.get("id").unwrap_or_default().to_owned();
    let name = tag.get("attr.name").unwrap_or(&id).to_owned();
    let value_type = match tag.get("attr.type") {
        Some("int" | "long") => ValueType::Integer,
        Some("float" | "double") => ValueType::Number,
        Some("boolean") => ValueType::Flag,
        _ => ValueType::Text,
    };
    let mut default = None;
    loop {
        match parts.next()? {
            Part::Open(inner) if inner.name == "default" => default = Some(parts.words()?),
            Part::Open(_) => {
                parts.words()?;
            }
            Part::Text(_) => {}
            Part::Close(_) => break,
            Part::End => return Err(parts.error("the file ends within a key")),
        }
    }
    let of = tag.get("for").unwrap_or("all");
    let key = || Key { name: name.clone(), value_type, default: default.clone() };
    if matches!(of, "node" | "all") {
        keys.nodes.insert(id.clone(), key());
    }
    if matches!(of, "edge" | "all") {
        keys.edges.insert(id.clone(), key());
    }
    if matches!(of, "graph" | "all") {
        keys.graph.insert(id, name);
    }
    Ok(())
}

/// The data of the element that was just opened, up to its end; nodes and edges of a graph within a node are
/// read as nodes and edges of the one graph.
fn read_data(
    parts: &mut Parts<'_>,
    keys: &BTreeMap<String, Key>,
    all: &Keys,
    builder: &mut Builder,
) -> Result<Attributes, ReadError> {
    let mut attributes = Attributes::new();
    for key in keys.values() {
        let value = key.default.as_deref().and_then(|default| Value::parsed(default, key.value_type));
        attributes.extend(value.map(|value| (key.name.clone(), value)));
    }
    let mut is_undirected = false;
    let mut within = 0;
    loop {
        match parts.next()? {
            Part::Open(tag) => match tag.name.as_str() {
                "data" => {
                    let place = parts.place();
                    let words = parts.words()?;
                    let id = tag.get("key").unwrap_or_default();
                    let (name, value_type) =
                        keys.get(id).map_or((id, ValueType::Text), |key| (key.name.as_str(), key.value_type));
                    if let Some(value) = Value::parsed(&words, value_type) {
                        attributes.insert(name.to_owned(), value);
                    } else {
                        let words: String = words.chars().take(40).collect();
                        builder.report.drop(place, format!("“{words}” is no value of “{name}”"));
                    }
                }
                "graph" => {
                    builder.report.note("Graphs within nodes were joined to the one graph.");
                    is_undirected = tag.get("edgedefault") == Some("undirected");
                    within += 1;
                }
                "node" => read_node(&tag, parts, all, builder)?,
                "edge" => read_edge(&tag, parts, all, builder, is_undirected)?,
                _ => {
                    parts.words()?;
                }
            },
            Part::Text(_) => {}
            Part::Close(_) if within > 0 => within -= 1,
            Part::Close(_) => return Ok(attributes),
            Part::End => return Err(parts.error("the file ends within an element")),
        }
    }
}

fn read_node(tag: &Tag, parts: &mut Parts<'_>, keys: &Keys, builder: &mut Builder) -> Result<(), ReadError> {
    let place = parts.place();
    let mut data = read_data(parts, &keys.nodes, keys, builder)?;
    let look = super::super::building::look(&mut data, ["x", "y", "size"], Some(["r", "g", "b"]));
    let label = data.remove("label").map(|label| label.to_string());
    let attributes = data.into_iter().map(|(name, value)| (naming::inner(&name), value)).collect();
    builder.node(&place, tag.get("id"), label, attributes, look);
    Ok(())
}

fn read_edge(
    tag: &Tag,
    parts: &mut Parts<'_>,
    keys: &Keys,
    builder: &mut Builder,
    is_undirected: bool,
) -> Result<(), ReadError> {
    let place = parts.place();
    let mut data = read_data(parts, &keys.edges, keys, builder)?;
    let label = data.remove("label").map(|label| label.to_string()).unwrap_or_default();
    let weight = super::super::building::taken_number(&mut data, "weight");
    let attributes = data.into_iter().map(|(name, value)| (naming::inner(&name), value)).collect();
    if is_undirected || tag.get("directed") == Some("false") {
        builder
            .report
            .note("Edges without a direction were given the one in which the file names their ends.");
    }
    let ends = (tag.get("source"), tag.get("target"));
    builder.edge(&place, tag.get("id"), ends, label, weight, attributes);
    Ok(())
}
