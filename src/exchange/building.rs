//! A graph put together from a file: what does not fit is reported, never lost without a word.

use std::collections::{BTreeMap, BTreeSet};

use super::error::ReadReport;
use super::naming;
use super::property_graph::{Attributes, Edge, Look, Node, PropertyGraph, Value};

/// An edge whose ends may still come.
struct Waiting {
    place: String,
    id: Option<String>,
    source: String,
    target: String,
    label: String,
    weight: Option<f64>,
    attributes: Attributes,
}

/// Gathers nodes and edges in any order.
#[derive(Default)]
pub(super) struct Builder {
    pub(super) graph: PropertyGraph,
    pub(super) report: ReadReport,
    by_id: BTreeMap<String, usize>,
    waiting: Vec<Waiting>,
}

impl Builder {
    /// Adds a node; one without an identity or with one that is there already is left out.
    pub(super) fn node(
        &mut self,
        place: &str,
        id: Option<&str>,
        label: Option<String>,
        attributes: Attributes,
        look: Option<Look>,
    ) {
        self.report.nodes_found += 1;
        let Some(id) = id else {
            self.report.drop(place, "a node without an identity");
            return;
        };
        if self.by_id.contains_key(id) {
            self.report.drop(place, format!("there is a node “{id}” already"));
            return;
        }
        self.by_id.insert(id.to_owned(), self.graph.nodes.len());
        let label = label.unwrap_or_else(|| id.to_owned());
        self.graph.nodes.push(Node { id: id.to_owned(), label, attributes, look });
    }

    /// The node with this identity; made where there is none, for formats that need not name nodes first.
    pub(super) fn node_named(&mut self, id: &str) {
        if !self.by_id.contains_key(id) {
            self.node("", Some(id), None, Attributes::new(), None);
        }
    }

    /// Adds an edge whose ends may come later.
    pub(super) fn edge(
        &mut self,
        place: &str,
        id: Option<&str>,
        ends: (Option<&str>, Option<&str>),
        label: String,
        weight: Option<f64>,
        attributes: Attributes,
    ) {
        self.report.edges_found += 1;
        let (Some(source), Some(target)) = ends else {
            self.report.drop(place, "an edge without a beginning or an end");
            return;
        };
        self.waiting.push(Waiting {
            place: place.to_owned(),
            id: id.map(str::to_owned),
            source: source.to_owned(),
            target: target.to_owned(),
            label,
            weight,
            attributes,
        });
    }

    /// The graph, and what was left out.
    pub(super) fn finish(mut self) -> (PropertyGraph, ReadReport) {
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let given: BTreeSet<String> = self.waiting.iter().filter_map(|edge| edge.id.clone()).collect();
        let mut next = 0_usize;
        for edge in std::mem::take(&mut self.waiting) {
            let end = |id: &str| self.by_id.get(id).copied();
            let (Some(source), Some(target)) = (end(&edge.source), end(&edge.target)) else {
                let missing = if end(&edge.source).is_none() { &edge.source } else { &edge.target };
                self.report.drop(edge.place, format!("an edge to “{missing}”, which is no node of the file"));
                continue;
            };
            let id = edge.id.filter(|id| !taken.contains(id)).unwrap_or_else(|| {
                loop {
                    let id = format!("e{next}");
                    next += 1;
                    if !given.contains(&id) && !taken.contains(&id) {
                        return id;
                    }
                }
            });
            taken.insert(id.clone());
            self.graph.edges.push(Edge {
                id,
                source,
                target,
                label: edge.label,
                weight: edge.weight.unwrap_or(1.0),
                attributes: edge.attributes,
            });
        }
        (self.graph, self.report)
    }
}

/// Takes a number out of the attributes.
pub(super) fn taken_number(attributes: &mut Attributes, name: &str) -> Option<f64> {
    let number = number_of(attributes.get(name)?)?;
    attributes.remove(name);
    Some(number)
}

fn number_of(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => Some(*number),
        Value::Integer(number) => Some(*number as f64),
        Value::Text(text) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
        Value::Flag(_) => None,
    }
}

/// Takes place, size and colour out of the attributes, where there is at least a place.
pub(super) fn look(attributes: &mut Attributes, place: [&str; 3], color: Option<[&str; 3]>) -> Option<Look> {
    let [x, y, size] = place;
    if attributes.get(x).and_then(number_of).is_none() || attributes.get(y).and_then(number_of).is_none() {
        return None;
    }
    let (x, y) = (taken_number(attributes, x)?, taken_number(attributes, y)?);
    let size = taken_number(attributes, size).unwrap_or(DEFAULT_SIZE);
    let color = color.and_then(|names| {
        let parts = names.map(|name| attributes.get(name).and_then(number_of));
        let [Some(red), Some(green), Some(blue)] = parts else { return None };
        for name in names {
            attributes.remove(name);
        }
        Some([red, green, blue].map(|part| part.clamp(0.0, 255.0) as u8))
    });
    Some(Look { x, y, size, color: color.unwrap_or(DEFAULT_COLOR) })
}

/// How large a mark is of which nothing is said.
pub(super) const DEFAULT_SIZE: f64 = 10.0;
/// Which colour a mark has of which nothing is said.
pub(super) const DEFAULT_COLOR: [u8; 3] = [128, 128, 128];

/// The attributes under the names that the file's own do not clash with.
pub(super) fn inner_names(attributes: Attributes) -> Attributes {
    attributes.into_iter().map(|(name, value)| (naming::inner(&name), value)).collect()
}
