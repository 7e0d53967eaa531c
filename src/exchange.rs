//! Graphs as other programs know them: a plain property graph, and the formats it is written in and read
//! from.
//!
//! [`from_knowledge`] turns what the documents say into such a graph. Formats that can hold more than
//! nodes, edges and their attributes (statements with their sources, tables of mentions) are written from
//! [`Ledger`] instead.

mod building;
mod csv_tables;
mod cx2;
mod cyjs;
mod cypher;
mod dot;
mod error;
mod follow_the_money;
mod format;
mod from_knowledge;
mod gexf;
mod gml;
mod graphml;
mod ledger;
mod naming;
mod neo4j;
mod node_link;
mod property_graph;
mod rdf;
mod xml;

pub use error::{Dropped, ReadError, ReadReport};
pub use format::{DataFormat, Written, read, write, write_graph};
pub use from_knowledge::{Placed, from_knowledge};
pub use ledger::{Ledger, ledger};
pub use property_graph::{Attributes, Edge, Look, Node, PropertyGraph, Value, ValueType};
