//! Knowledge to a petgraph graph: what is drawn, filtered and walked.

mod backbone;
mod collapsed;
pub mod communities;
mod counts;
mod expansion;
mod filter;
mod folding;
mod grouping;
mod matching;
mod neighbourhood;
pub mod parts;
mod paths;
mod pattern;
mod rest;
mod support;
mod view;

#[cfg(test)]
pub(crate) use view::tests as samples;

use std::collections::BTreeMap;

use petgraph::stable_graph::{NodeIndex, StableDiGraph};

use crate::knowledge::{EntityId, Knowledge, RelationId};

pub use collapsed::{collapse, stand_ins_of_all};
pub use counts::{Counts, Values};
pub use expansion::Brought;
pub use filter::{
    Basis, Chip, Clock, Condition, Dates, DayRange, Deed, Facet, Filter, Focus, Joined, SavedFilter, Status,
};
pub use folding::{fold_letter, folded};
pub use grouping::{Group, GroupBy, GroupRule, Grouping, Groups, article_name, kinds_name};
pub use matching::is_so_sure;
pub use neighbourhood::neighbourhood;
pub use paths::{Path, PathRules, Step, shortest_paths};
pub use pattern::{Blank, Link, Match, Matches, Pattern, matches};
pub use support::Support;
pub use view::View;

/// The entities and relations as a directed graph with parallel edges; nodes and edges carry the
/// identities by which [`Knowledge`] tells the rest.
#[derive(Clone, Debug, Default)]
pub struct KnowledgeGraph {
    /// The graph. Nodes and edges are added in order of identity, so equal knowledge gives an equal
    /// graph.
    pub graph: StableDiGraph<EntityId, RelationId>,
    nodes: BTreeMap<EntityId, NodeIndex>,
}

impl KnowledgeGraph {
    /// The graph of everything in `knowledge`.
    #[must_use]
    pub fn from_knowledge(knowledge: &Knowledge) -> Self {
        let mut graph = StableDiGraph::with_capacity(knowledge.entities.len(), knowledge.relations.len());
        let nodes: BTreeMap<_, _> =
            knowledge.entities.iter().map(|entity| (entity.id, graph.add_node(entity.id))).collect();
        for relation in &knowledge.relations {
            if let (Some(&subject), Some(&object)) =
                (nodes.get(&relation.subject), nodes.get(&relation.object))
            {
                graph.add_edge(subject, object, relation.id);
            }
        }
        Self { graph, nodes }
    }

    /// The node of an entity.
    #[must_use]
    pub fn node(&self, entity: EntityId) -> Option<NodeIndex> {
        self.nodes.get(&entity).copied()
    }
}
