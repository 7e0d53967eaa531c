//! GEXF of any program to a graph.

use std::collections::BTreeMap;

use super::super::building::{Builder, DEFAULT_COLOR, DEFAULT_SIZE};
use super::super::error::{ReadError, ReadReport};
use super::super::property_graph::{Attributes, Look, PropertyGraph, Value, ValueType};
use super::super::xml::{Part, Parts, Tag, decoded};
use super::{FROM, TO};

/// A declared attribute.
#[derive(Clone)]
struct Declared {
    title: String,
    value_type: ValueType,
    default: Option<Value>,
}

type Table = BTreeMap<String, Declared>;

/// The declared attributes of nodes and of edges.
#[derive(Default)]
struct Tables {
    nodes: Table,
    edges: Table,
}

/// What stands in the element of a node or an edge.
#[derive(Default)]
struct Content {
    attributes: Attributes,
    position: Option<(f64, f64)>,
    size: Option<f64>,
    color: Option<[u8; 3]>,
}

impl Content {
    fn look(&self) -> Option<Look> {
        let (x, y) = self.position?;
        let (size, color) = (self.size.unwrap_or(DEFAULT_SIZE), self.color.unwrap_or(DEFAULT_COLOR));
        Some(Look { x, y, size, color })
    }
}

/// Reads a GEXF file of version 1.1 to 1.3.
pub(in super::super) fn read(bytes: &[u8]) -> Result<(PropertyGraph, ReadReport), ReadError> {
    let text = decoded(bytes);
    let mut parts = Parts::new(&text);
    let mut tables = Tables::default();
    let mut builder = Builder::default();
    let mut is_gexf = false;
    let mut is_undirected = false;
    loop {
        match parts.next()? {
            Part::Open(tag) => match tag.name.as_str() {
                "gexf" => is_gexf = true,
                "description" => builder.graph.title = Some(parts.words()?),
                "graph" => is_undirected = tag.get("defaultedgetype") != Some("directed"),
                "attributes" => read_table(&tag, &mut parts, &mut tables, &mut builder)?,
                "node" => read_node(&tag, &mut parts, &tables, &mut builder)?,
                "edge" => read_edge(&tag, &mut parts, &tables, &mut builder, is_undirected)?,
                _ => {}
            },
            Part::Text(_) | Part::Close(_) => {}
            Part::End if is_gexf => return Ok(builder.finish()),
            Part::End => return Err(parts.error("there is no element <gexf>; this is no GEXF file")),
        }
    }
}

fn read_table(
    tag: &Tag,
    parts: &mut Parts<'_>,
    tables: &mut Tables,
    builder: &mut Builder,
) -> Result<(), ReadError> {
    let mut table = Table::new();
    let mut open: Option<(String, Declared)> = None;
    loop {
        match parts.next()? {
            Part::Open(tag) if tag.name == "attribute" => {
                let id = tag.get("id").unwrap_or_default().to_owned();
                let title = tag.get("title").unwrap_or(&id).to_owned();
                let value_type = match tag.get("type") {
                    Some("integer" | "int" | "long" | "short" | "byte" | "biginteger") => ValueType::Integer,
                    Some("float" | "double" | "bigdecimal") => ValueType::Number,
                    Some("boolean") => ValueType::Flag,
                    _ => ValueType::Text,
                };
                open = Some((id, Declared { title, value_type, default: None }));
            }
            Part::Open(tag) => {
                let words = parts.words()?;
                if let ("default", Some((_, declared))) = (tag.name.as_str(), open.as_mut()) {
                    declared.default = Value::parsed(&words, declared.value_type);
                }
            }
            Part::Text(_) => {}
            Part::Close(name) if name == "attribute" => table.extend(open.take()),
            Part::Close(_) => break,
            Part::End => return Err(parts.error("the file ends within its attributes")),
        }
    }
    match tag.get("class") {
        Some("edge") => tables.edges.extend(table),
        Some("node") => tables.nodes.extend(table),
        _ => builder.report.note("Attributes that are neither of nodes nor of edges were left out."),
    }
    Ok(())
}

/// What stands in the element that was just opened, up to its end.
fn read_content(
    parts: &mut Parts<'_>,
    table: &Table,
    tables: &Tables,
    builder: &mut Builder,
) -> Result<Content, ReadError> {
    let mut content = Content::default();
    let defaults = table.values().filter_map(|it| Some((it.title.clone(), it.default.clone()?)));
    content.attributes.extend(defaults);
    let mut within = 0;
    loop {
        match parts.next()? {
            Part::Open(tag) => {
                match tag.name.as_str() {
                    "node" => {
                        builder.report.note("Nodes within nodes were set beside them.");
                        read_node(&tag, parts, tables, builder)?;
                        continue;
                    }
                    "edge" => {
                        read_edge(&tag, parts, tables, builder, false)?;
                        continue;
                    }
                    "attvalue" => read_value(&tag, parts, table, &mut content, builder),
                    "position" => content.position = number(&tag, "x").zip(number(&tag, "y").map(|y| -y)),
                    "size" => content.size = number(&tag, "value"),
                    "color" => content.color = color(&tag),
                    _ => {}
                }
                within += 1;
            }
            Part::Text(_) => {}
            Part::Close(_) if within > 0 => within -= 1,
            Part::Close(_) => return Ok(content),
            Part::End => return Err(parts.error("the file ends within an element")),
        }
    }
}

fn read_value(tag: &Tag, parts: &mut Parts<'_>, table: &Table, content: &mut Content, builder: &mut Builder) {
    let id = tag.get("for").or_else(|| tag.get("id")).unwrap_or_default();
    let (title, value_type) = table
        .get(id)
        .map_or((id, ValueType::Text), |declared| (declared.title.as_str(), declared.value_type));
    let words = tag.get("value").unwrap_or_default();
    if let Some(value) = Value::parsed(words, value_type) {
        content.attributes.insert(title.to_owned(), value);
    } else {
        let words: String = words.chars().take(40).collect();
        builder.report.drop(parts.place(), format!("“{words}” is no value of “{title}”"));
    }
}

fn number(tag: &Tag, name: &str) -> Option<f64> {
    tag.get(name)?.trim().parse().ok().filter(|number: &f64| number.is_finite())
}

fn color(tag: &Tag) -> Option<[u8; 3]> {
    let part = |name| number(tag, name).map(|part| part.clamp(0.0, 255.0) as u8);
    Some([part("r")?, part("g")?, part("b")?])
}

fn read_node(
    tag: &Tag,
    parts: &mut Parts<'_>,
    tables: &Tables,
    builder: &mut Builder,
) -> Result<(), ReadError> {
    let place = parts.place();
    let content = read_content(parts, &tables.nodes, tables, builder)?;
    let look = content.look();
    builder.node(&place, tag.get("id"), tag.get("label").map(str::to_owned), content.attributes, look);
    Ok(())
}

fn read_edge(
    tag: &Tag,
    parts: &mut Parts<'_>,
    tables: &Tables,
    builder: &mut Builder,
    is_undirected: bool,
) -> Result<(), ReadError> {
    let place = parts.place();
    let mut attributes = read_content(parts, &tables.edges, tables, builder)?.attributes;
    for (name, attribute) in [("start", FROM), ("end", TO)] {
        if let Some(day) = tag.get(name) {
            attributes.entry(attribute.to_owned()).or_insert_with(|| Value::Text(day.to_owned()));
        }
    }
    let is_undirected = tag.get("type").map_or(is_undirected, |of| of != "directed");
    if is_undirected {
        builder
            .report
            .note("Edges without a direction were given the one in which the file names their ends.");
    }
    let label = tag.get("label").unwrap_or_default().to_owned();
    let ends = (tag.get("source"), tag.get("target"));
    builder.edge(&place, tag.get("id"), ends, label, number(tag, "weight"), attributes);
    Ok(())
}
