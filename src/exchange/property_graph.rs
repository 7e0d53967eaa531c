//! Nodes and edges with typed attributes: what all graph formats have in common.

use std::collections::BTreeMap;

/// The value of an attribute.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A finite number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
}

/// What sort of values an attribute has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ValueType {
    /// Words.
    Text,
    /// Whole numbers.
    Integer,
    /// Finite numbers.
    Number,
    /// Yes or no.
    Flag,
}

impl Value {
    /// A number, where it is finite.
    #[must_use]
    pub fn number(number: f64) -> Option<Self> {
        number.is_finite().then_some(Self::Number(number))
    }

    /// What sort of value it is.
    #[must_use]
    pub const fn value_type(&self) -> ValueType {
        match self {
            Self::Text(_) => ValueType::Text,
            Self::Integer(_) => ValueType::Integer,
            Self::Number(_) => ValueType::Number,
            Self::Flag(_) => ValueType::Flag,
        }
    }

    /// The value that `text` stands for among values of this sort; `None` where it is none.
    #[must_use]
    pub fn parsed(text: &str, value_type: ValueType) -> Option<Self> {
        match value_type {
            ValueType::Text => Some(Self::Text(text.to_owned())),
            ValueType::Integer => text.trim().parse().ok().map(Self::Integer),
            ValueType::Number => text.trim().parse().ok().and_then(Self::number),
            ValueType::Flag => match text.trim() {
                "true" | "True" | "TRUE" | "1" => Some(Self::Flag(true)),
                "false" | "False" | "FALSE" | "0" => Some(Self::Flag(false)),
                _ => None,
            },
        }
    }
}

impl std::fmt::Display for Value {
    /// The value as [`Value::parsed`] reads it; numbers in the shortest form that gives the same number again.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => formatter.write_str(text),
            Self::Integer(number) => write!(formatter, "{number}"),
            Self::Number(number) => write!(formatter, "{number:?}"),
            Self::Flag(flag) => write!(formatter, "{flag}"),
        }
    }
}

/// The attributes of a node or an edge by their names.
pub type Attributes = BTreeMap<String, Value>;

/// How a node is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Its place, to the right.
    pub x: f64,
    /// Its place, downwards.
    pub y: f64,
    /// The width of its mark, in the same units.
    pub size: f64,
    /// Red, green and blue.
    pub color: [u8; 3],
}

/// A node.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    /// Its identity, which no other node of the graph has.
    pub id: String,
    /// Its name.
    pub label: String,
    /// What else is known of it.
    pub attributes: Attributes,
    /// How it is drawn, where it is.
    pub look: Option<Look>,
}

/// An edge between two nodes; there may be several between the same two, and from one to itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edge {
    /// Its identity, which no other edge of the graph has.
    pub id: String,
    /// The place of the node where it begins in [`PropertyGraph::nodes`].
    pub source: usize,
    /// The place of the node where it ends.
    pub target: usize,
    /// What it says.
    pub label: String,
    /// How much it weighs.
    pub weight: f64,
    /// What else is known of it.
    pub attributes: Attributes,
}

/// A directed graph with attributes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PropertyGraph {
    /// What it is called.
    pub title: Option<String>,
    /// The nodes.
    pub nodes: Vec<Node>,
    /// The edges.
    pub edges: Vec<Edge>,
}

impl PropertyGraph {
    /// The attributes that nodes have, each with the sort that all its values have.
    #[must_use]
    pub fn node_attributes(&self) -> BTreeMap<&str, ValueType> {
        types(self.nodes.iter().map(|node| &node.attributes))
    }

    /// The attributes that edges have, each with the sort that all its values have.
    #[must_use]
    pub fn edge_attributes(&self) -> BTreeMap<&str, ValueType> {
        types(self.edges.iter().map(|edge| &edge.attributes))
    }

    /// Both ends of an edge.
    #[must_use]
    pub fn ends(&self, edge: &Edge) -> Option<(&Node, &Node)> {
        Some((self.nodes.get(edge.source)?, self.nodes.get(edge.target)?))
    }
}

fn types<'a>(all: impl Iterator<Item = &'a Attributes>) -> BTreeMap<&'a str, ValueType> {
    let mut types = BTreeMap::new();
    for (name, value) in all.flatten() {
        let of_this = value.value_type();
        types.entry(name.as_str()).and_modify(|known| *known = joint(*known, of_this)).or_insert(of_this);
    }
    types
}

/// The sort that has room for values of both.
const fn joint(one: ValueType, other: ValueType) -> ValueType {
    match (one, other) {
        (ValueType::Integer, ValueType::Integer) => ValueType::Integer,
        (ValueType::Flag, ValueType::Flag) => ValueType::Flag,
        (ValueType::Integer | ValueType::Number, ValueType::Integer | ValueType::Number) => ValueType::Number,
        _ => ValueType::Text,
    }
}
