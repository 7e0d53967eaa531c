//! The shortest ways from one entity to another.
//!
//! The algorithm is that of J. Y. Yen, "Finding the K Shortest Loopless Paths in a Network",
//! Management Science 17 (1971), 712–716: each further path leaves one that was found at some entity
//! and goes on from there by the shortest way that none of the found ones takes. The ways from there
//! are found with the distances of all entities from the goal (E. W. Dijkstra, "A Note on Two Problems
//! in Connexion with Graphs", Numerische Mathematik 1 (1959), 269–271); of equally short ways the one
//! is taken whose entities have the lesser identities, so that equal knowledge gives equal paths.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use crate::knowledge::{EntityId, Relation, RelationId};

/// What every step costs. More than all doubt about the steps of a path together, so that a path with
/// fewer steps comes before every path with more.
const STEP: u64 = 1_000_000;
/// What a step costs besides that is sure to be wrong.
const DOUBT: u64 = 100_000;
/// More steps than so many are never looked for: their doubt could outweigh a step.
const MOST_STEPS: usize = 9;

/// Which paths are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathRules {
    /// Whether relations are walked only from subject to object.
    pub directed: bool,
    /// Whether relations are walked, too, of which the text says that they are not so.
    pub denied: bool,
    /// How many paths are looked for at most.
    pub most: usize,
    /// How many steps a path has at most.
    pub longest: usize,
}

impl Default for PathRules {
    fn default() -> Self {
        Self { directed: false, denied: false, most: 5, longest: 6 }
    }
}

/// One step of a path: the relation that leads from one entity to the next. It may point backwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Step {
    /// Where it begins.
    pub from: EntityId,
    /// Where it leads.
    pub to: EntityId,
    /// Of the relations between the two the one that is best supported.
    pub relation: RelationId,
}

/// A way from one entity to another that comes by none twice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path {
    /// Its steps; never empty.
    pub steps: Vec<Step>,
}

impl Path {
    /// The entities it comes by, both ends included.
    pub fn entities(&self) -> impl Iterator<Item = EntityId> + '_ {
        self.steps.first().map(|step| step.from).into_iter().chain(self.steps.iter().map(|step| step.to))
    }
}

/// The shortest paths along `relations`, those with fewer steps first, and among those with equally
/// many the better supported.
#[must_use]
pub fn shortest_paths<'a>(
    relations: impl IntoIterator<Item = &'a Relation>,
    from: EntityId,
    to: EntityId,
    rules: &PathRules,
) -> Vec<Path> {
    let roads = Roads::new(relations, rules);
    let (Ok(from), Ok(to)) = (roads.nodes.binary_search(&from), roads.nodes.binary_search(&to)) else {
        return Vec::new();
    };
    if from == to {
        return Vec::new();
    }
    let longest = rules.longest.min(MOST_STEPS) as u64;
    let found = roads.yen(from, to, rules.most, longest);
    found.iter().map(|(_, nodes)| roads.path(nodes)).collect()
}

/// How much there is to doubt about a relation: less the surer it is, and the more sentences say so.
/// What the text denies is doubted most.
fn doubt(relation: &Relation) -> u64 {
    if relation.negated {
        return DOUBT;
    }
    let sentences = relation.sentences().max(1) as f64;
    let doubt = f64::from(1.0 - relation.confidence.clamp(0.0, 1.0)) / sentences.sqrt();
    (DOUBT as f64 * doubt).round() as u64
}

/// A path as nodes, with what it costs.
type Route = (u64, Vec<usize>);

/// The best relation from each entity to each other.
struct Roads {
    /// The entities, sorted; a node is a place among them.
    nodes: Vec<EntityId>,
    /// By node where it begins and node where it leads: its cost and the relation.
    best: BTreeMap<(usize, usize), (u64, RelationId)>,
    /// For each node where the roads to it begin, and what they cost.
    into: Vec<Vec<(usize, u64)>>,
    /// For each node where the roads from it lead, in order, and what they cost.
    out: Vec<Vec<(usize, u64)>>,
}

impl Roads {
    fn new<'a>(relations: impl IntoIterator<Item = &'a Relation>, rules: &PathRules) -> Self {
        let walked: Vec<&Relation> = relations
            .into_iter()
            .filter(|relation| relation.subject != relation.object && (rules.denied || !relation.negated))
            .collect();
        let ends: BTreeSet<EntityId> =
            walked.iter().flat_map(|relation| [relation.subject, relation.object]).collect();
        let nodes: Vec<EntityId> = ends.into_iter().collect();
        let mut best: BTreeMap<(usize, usize), (u64, RelationId)> = BTreeMap::new();
        for relation in walked {
            let (Ok(subject), Ok(object)) =
                (nodes.binary_search(&relation.subject), nodes.binary_search(&relation.object))
            else {
                continue;
            };
            let road = (STEP + doubt(relation), relation.id);
            let mut add = |ends| {
                let known = best.entry(ends).or_insert(road);
                *known = road.min(*known);
            };
            add((subject, object));
            if !rules.directed {
                add((object, subject));
            }
        }
        let mut into = vec![Vec::new(); nodes.len()];
        let mut out = vec![Vec::new(); nodes.len()];
        for (&(from, to), &(cost, _)) in &best {
            out[from].push((to, cost));
            into[to].push((from, cost));
        }
        Self { nodes, best, into, out }
    }

    /// The `most` cheapest routes of at most `longest` steps, the cheapest first.
    fn yen(&self, from: usize, to: usize, most: usize, longest: u64) -> Vec<Route> {
        let mut found: Vec<Route> = Vec::new();
        let mut candidates: BTreeSet<Route> = BTreeSet::new();
        candidates.extend(self.shortest(&[from], to, &BTreeSet::new(), longest));
        while found.len() < most
            && let Some(next) = candidates.pop_first()
        {
            let (_, nodes) = &next;
            let stays: Vec<&[usize]> = (1..nodes.len()).map(|end| &nodes[..end]).collect();
            let mut leaving = Vec::with_capacity(stays.len());
            for root in stays {
                let taken: BTreeSet<usize> = found
                    .iter()
                    .map(|(_, nodes)| nodes)
                    .chain([nodes])
                    .filter(|other| other.starts_with(root))
                    .filter_map(|other| other.get(root.len()).copied())
                    .collect();
                leaving.extend(self.shortest(root, to, &taken, longest));
            }
            candidates.extend(leaving);
            found.push(next);
        }
        found
    }

    /// The cheapest route that begins with the nodes of `root` and goes on to none of `taken`; of
    /// equally cheap ones the first in the order of nodes.
    fn shortest(&self, root: &[usize], to: usize, taken: &BTreeSet<usize>, longest: u64) -> Option<Route> {
        let left = longest.checked_sub(root.len() as u64 - 1)?;
        let distances = self.distances(root, to, left);
        let mut nodes = root.to_vec();
        let mut cost: u64 = root.windows(2).map(|ends| self.best[&(ends[0], ends[1])].0).sum();
        let mut here = *root.last()?;
        while here != to {
            let is_first = nodes.len() == root.len();
            let ways = self.out[here].iter().filter(|(next, _)| !is_first || !taken.contains(next));
            let ways = ways.filter_map(|&(next, cost)| Some((cost + distances[next]?, next, cost)));
            let (_, next, step) = ways.min()?;
            cost += step;
            nodes.push(next);
            here = next;
        }
        (cost / STEP <= longest).then_some((cost, nodes))
    }

    /// What it costs to reach `to` from every node, without coming by a node of `root`; `None` where
    /// it takes more than so many steps.
    fn distances(&self, root: &[usize], to: usize, steps: u64) -> Vec<Option<u64>> {
        let mut distances = vec![None; self.nodes.len()];
        let mut next = BinaryHeap::from([Reverse((0, to))]);
        while let Some(Reverse((distance, node))) = next.pop() {
            if distances[node].is_some() || root.contains(&node) {
                continue;
            }
            distances[node] = Some(distance);
            if distance / STEP < steps {
                next.extend(self.into[node].iter().map(|&(from, cost)| Reverse((distance + cost, from))));
            }
        }
        distances
    }

    fn path(&self, nodes: &[usize]) -> Path {
        let step = |ends: &[usize]| Step {
            from: self.nodes[ends[0]],
            to: self.nodes[ends[1]],
            relation: self.best[&(ends[0], ends[1])].1,
        };
        Path { steps: nodes.windows(2).map(step).collect() }
    }
}

#[cfg(test)]
mod tests;
