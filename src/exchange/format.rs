//! The formats by their names, and what is written in each.

use std::collections::BTreeSet;

use super::error::{ReadError, ReadReport};
use super::from_knowledge::{Placed, from_knowledge};
use super::ledger::ledger;
use super::property_graph::PropertyGraph;
use super::{
    csv_tables, cx2, cyjs, cypher, dot, follow_the_money, gexf, gml, graphml, neo4j, node_link, rdf,
};
use crate::export::graph_json::{self, Known};
use crate::knowledge::{EntityId, Knowledge};
use crate::names::named_values;

named_values! {
    /// A format for graphs or for what the documents say.
    pub enum DataFormat {
        /// Relata's own, with everything.
        Relata = "json",
        /// Node-link JSON, as networkx has it.
        NodeLink = "node-link",
        /// GraphML.
        GraphMl = "graphml",
        /// GEXF 1.3, for Gephi.
        Gexf = "gexf",
        /// The Graph Modelling Language.
        Gml = "gml",
        /// The language of Graphviz.
        Dot = "dot",
        /// Tables for spreadsheets.
        Csv = "csv",
        /// The JSON of Cytoscape.
        Cyjs = "cyjs",
        /// The format of `NDEx`.
        Cx2 = "cx2",
        /// A script for graph databases.
        Cypher = "cypher",
        /// The files that Neo4j imports.
        Neo4j = "neo4j",
        /// Linked data, readable.
        Turtle = "turtle",
        /// Linked data, a line a statement.
        NQuads = "nquads",
        /// Linked data as JSON.
        JsonLd = "jsonld",
        /// The entities of Aleph.
        FollowTheMoney = "ftm",
    }
}

/// What came of writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// One file.
    One(Vec<u8>),
    /// Several, by their names, to be put into a folder.
    Several(Vec<(String, Vec<u8>)>),
}

impl DataFormat {
    /// How the names of its files end; of the folder's, where there are several.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Relata | Self::NodeLink => "json",
            Self::GraphMl => "graphml",
            Self::Gexf => "gexf",
            Self::Gml => "gml",
            Self::Dot => "dot",
            Self::Csv | Self::Neo4j => "csv",
            Self::Cyjs => "cyjs",
            Self::Cx2 => "cx2",
            Self::Cypher => "cypher",
            Self::Turtle => "ttl",
            Self::NQuads => "nq",
            Self::JsonLd => "jsonld",
            Self::FollowTheMoney => "jsonl",
        }
    }

    /// What a person reads in a list of formats.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::Relata => "Relata graph (JSON, with every sentence)",
            Self::NodeLink => "Node-link JSON (networkx)",
            Self::GraphMl => "GraphML (yEd, igraph, networkx)",
            Self::Gexf => "GEXF 1.3 (Gephi)",
            Self::Gml => "GML",
            Self::Dot => "DOT (Graphviz)",
            Self::Csv => "CSV tables (spreadsheets)",
            Self::Cyjs => "CYJS (Cytoscape)",
            Self::Cx2 => "CX2 (NDEx)",
            Self::Cypher => "Cypher script (Neo4j, Memgraph)",
            Self::Neo4j => "CSV for the import of Neo4j",
            Self::Turtle => "Turtle (RDF)",
            Self::NQuads => "N-Quads (RDF)",
            Self::JsonLd => "JSON-LD (RDF)",
            Self::FollowTheMoney => "FollowTheMoney (Aleph)",
        }
    }

    /// Whether it is written as several files.
    #[must_use]
    pub const fn is_folder(self) -> bool {
        matches!(self, Self::Csv | Self::Neo4j)
    }
}

/// What the documents say in this format. With places, what is drawn alone, and how it is drawn where the format can
/// say so.
#[must_use]
pub fn write(knowledge: &Knowledge, known: Known, placed: Option<&Placed>, format: DataFormat) -> Written {
    let graph = || from_knowledge(knowledge, known, placed);
    let only: Option<BTreeSet<EntityId>> = placed.map(|placed| placed.keys().copied().collect());
    let records = || ledger(knowledge, known, only.as_ref());
    let text = match format {
        DataFormat::Relata => graph_json::write(knowledge, known),
        DataFormat::Turtle => rdf::turtle(&records()),
        DataFormat::NQuads => rdf::n_quads(&records()),
        DataFormat::JsonLd => rdf::json_ld(&records()),
        DataFormat::FollowTheMoney => follow_the_money::write(&records()),
        DataFormat::Csv => {
            let mut files = csv_tables::write(&graph());
            files.extend(csv_tables::write_ledger(&records()));
            return Written::Several(files);
        }
        other => return write_graph(&graph(), other).unwrap_or(Written::One(Vec::new())),
    };
    Written::One(text.into_bytes())
}

/// A plain graph in this format; `None` where the format holds more than nodes and edges.
#[must_use]
pub fn write_graph(graph: &PropertyGraph, format: DataFormat) -> Option<Written> {
    let text = match format {
        DataFormat::NodeLink => node_link::write(graph),
        DataFormat::GraphMl => graphml::write(graph),
        DataFormat::Gexf => gexf::write(graph),
        DataFormat::Gml => gml::write(graph),
        DataFormat::Dot => dot::write(graph),
        DataFormat::Cyjs => cyjs::write(graph),
        DataFormat::Cx2 => cx2::write(graph),
        DataFormat::Cypher => cypher::write(graph),
        DataFormat::Csv => return Some(Written::Several(csv_tables::write(graph))),
        DataFormat::Neo4j => return Some(Written::Several(neo4j::write(graph))),
        DataFormat::Relata
        | DataFormat::Turtle
        | DataFormat::NQuads
        | DataFormat::JsonLd
        | DataFormat::FollowTheMoney => return None,
    };
    Some(Written::One(text.into_bytes()))
}

/// The graph in a file, and what of it was left out. `name` is the name of the file; its ending says the format, and
/// where several formats have the same ending, what stands in the file does.
///
/// # Errors
///
/// When the ending is that of no format that is read, or the file is not sound.
pub fn read(name: &str, bytes: &[u8]) -> Result<(PropertyGraph, ReadReport), ReadError> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "graphml" => graphml::read(bytes),
        "gexf" => gexf::read(bytes),
        "cyjs" => cyjs::read(bytes),
        "json" if node_link::parsed(bytes)?.get("elements").is_some() => cyjs::read(bytes),
        "json" => node_link::read(bytes),
        "csv" | "tsv" | "el" | "edges" | "ncol" => csv_tables::read(bytes),
        _ => Err(ReadError::new(
            name,
            "graphs are read from .graphml, .gexf, .cyjs, .json and .csv files; save it in one of these",
        )),
    }
}
