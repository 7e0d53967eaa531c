//! A list of edges of any program to a graph.

use super::super::building::Builder;
use super::super::error::{ReadError, ReadReport};
use super::super::naming::inner;
use super::super::property_graph::{Attributes, PropertyGraph, Value, ValueType};
use crate::export::csv::restored;

/// What the column with the beginnings of edges may be called, in small letters.
const SOURCE: &[&str] =
    &["source", "from", "src", "subject", "start", ":start_id", "source_id", "node1", "head"];
/// The same for their ends.
const TARGET: &[&str] =
    &["target", "to", "dst", "dest", "object", "end", ":end_id", "target_id", "node2", "tail"];
const ID: &[&str] = &["id", "edge_id", "key"];
const LABEL: &[&str] = &["label", "type", "relation", "relationship", "predicate", ":type", "interaction"];
const WEIGHT: &[&str] = &["weight", "count", "weight:double"];

/// Where the columns stand that are no attributes.
struct Columns {
    names: Vec<String>,
    source: usize,
    target: usize,
    id: Option<usize>,
    label: Option<usize>,
    weight: Option<usize>,
}

/// Reads a list of edges: a line of titles or, where there is none, two or three columns with beginning, end and
/// what the edge says or weighs. Commas, semicolons or tabs stand between the cells; lines that begin with “#” or “%”
/// are passed over, and blanks are taken for the separator where there is no other.
pub(in super::super) fn read(bytes: &[u8]) -> Result<(PropertyGraph, ReadReport), ReadError> {
    let (text, _, _) = encoding_rs::UTF_8.decode(bytes);
    let separator = separator(&text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .comment(Some(if text.starts_with('%') { b'%' } else { b'#' }))
        .from_reader(text.as_bytes());
    let mut builder = Builder::default();
    let mut columns: Option<Columns> = None;
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                let place = reader.position().line();
                return Err(ReadError::new(
                    format!("line {place}"),
                    format!("this is no sound CSV: {error}"),
                ));
            }
        }
        let line = record.position().map_or(0, csv::Position::line);
        let cells: Vec<String> = record.iter().map(|cell| restored(cell).to_owned()).collect();
        if let Some(columns) = &columns {
            read_edge(&format!("line {line}"), &cells, columns, &mut builder);
        } else {
            let (found, is_header) = columns_of(&cells)?;
            if !is_header {
                read_edge(&format!("line {line}"), &cells, &found, &mut builder);
            }
            columns = Some(found);
        }
    }
    if columns.is_none() {
        return Err(ReadError::new("the file", "there is no line with an edge in it"));
    }
    Ok(typed(builder.finish()))
}

/// The sign that stands between the cells: the one that is most frequent in the first line that is no remark.
fn separator(text: &str) -> u8 {
    let first =
        text.lines().find(|line| !line.starts_with(['#', '%']) && !line.trim().is_empty()).unwrap_or("");
    let count = |sign: u8| first.bytes().filter(|&byte| byte == sign).count();
    let best = [b',', b'\t', b';'].into_iter().rev().max_by_key(|&sign| count(sign));
    best.filter(|&sign| count(sign) > 0).unwrap_or(b' ')
}

fn columns_of(first: &[String]) -> Result<(Columns, bool), ReadError> {
    let find = |names: &[&str]| {
        names.iter().find_map(|name| first.iter().position(|title| title.trim().to_lowercase() == *name))
    };
    if let (Some(source), Some(target)) = (find(SOURCE), find(TARGET)) {
        let names = first.iter().map(|title| inner(title.trim())).collect();
        let columns =
            Columns { names, source, target, id: find(ID), label: find(LABEL), weight: find(WEIGHT) };
        return Ok((columns, true));
    }
    if first.len() < 2 {
        return Err(ReadError::new(
            "line 1",
            "there are no columns “source” and “target”; name them in the first line",
        ));
    }
    let third_is_number = first.get(2).is_some_and(|cell| cell.trim().parse::<f64>().is_ok());
    let third = (first.len() > 2).then_some(2);
    let names = (1..=first.len()).map(|number| format!("column {number}")).collect();
    let columns = Columns {
        names,
        source: 0,
        target: 1,
        id: None,
        label: third.filter(|_| !third_is_number),
        weight: third.filter(|_| third_is_number),
    };
    Ok((columns, false))
}

fn read_edge(place: &str, cells: &[String], columns: &Columns, builder: &mut Builder) {
    let cell = |column: Option<usize>| column.and_then(|column| cells.get(column)).map(String::as_str);
    let end = |column| cell(Some(column)).filter(|id: &&str| !id.is_empty());
    let ends = (end(columns.source), end(columns.target));
    if let (Some(source), Some(target)) = ends {
        builder.node_named(source);
        builder.node_named(target);
    }
    let own = [Some(columns.source), Some(columns.target), columns.id, columns.label, columns.weight];
    let mut attributes = Attributes::new();
    for (number, value) in cells.iter().enumerate() {
        if own.contains(&Some(number)) || value.is_empty() {
            continue;
        }
        match columns.names.get(number) {
            Some(name) => {
                attributes.insert(name.clone(), Value::Text(value.clone()));
            }
            None => builder.report.drop(place, "a cell without a title"),
        }
    }
    let weight = cell(columns.weight).and_then(|weight| weight.trim().parse().ok());
    let label = cell(columns.label).unwrap_or_default().to_owned();
    builder.edge(place, cell(columns.id).filter(|id| !id.is_empty()), ends, label, weight, attributes);
}

/// Columns whose cells are all numbers, or all yes and no, get values of that sort.
fn typed((mut graph, report): (PropertyGraph, ReadReport)) -> (PropertyGraph, ReadReport) {
    let names: Vec<String> = graph.edge_attributes().keys().map(|&name| name.to_owned()).collect();
    for name in names {
        let texts =
            || graph.edges.iter().filter_map(|edge| edge.attributes.get(&name)).map(ToString::to_string);
        let fits = |kind: ValueType| {
            // "007" is no number, nor is a number that is written otherwise than it would be written here.
            texts().all(|text| Value::parsed(&text, kind).is_some_and(|value| value.to_string() == text))
        };
        let kinds = [ValueType::Integer, ValueType::Number, ValueType::Flag];
        let Some(kind) = kinds.into_iter().find(|&kind| fits(kind)) else { continue };
        for edge in &mut graph.edges {
            if let Some(value) = edge.attributes.get_mut(&name) {
                *value = Value::parsed(&value.to_string(), kind).unwrap_or_else(|| value.clone());
            }
        }
    }
    (graph, report)
}
