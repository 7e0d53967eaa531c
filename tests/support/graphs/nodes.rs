//! Which drawn node stands for which hand-made one.

use std::collections::BTreeMap;

use super::graph::{Drawn, Gold, GoldEntity, Node, Place};
use super::likeness::{PRONOUNS, of_names, plain};
use super::{assignment, f1};

/// Below this likeness two nodes are not the same.
const LEAST: f64 = 0.5;

/// Drawn nodes and the hand-made nodes that they stand for, by index.
pub(crate) struct Matching {
    /// One to one.
    pub(crate) single: BTreeMap<usize, usize>,
    /// Also those drawn twice: by the identifier of the drawn node, the identifier of the hand-made one.
    pub(crate) resolved: BTreeMap<String, String>,
}

/// The figures of the nodes.
pub(crate) struct Figures {
    /// Harmonic mean of precision and recall over the core.
    pub(crate) f1: f64,
    /// Of the nodes that are right, how many have the right kind.
    pub(crate) kinds: f64,
    /// What is missing and what is wrong.
    pub(crate) remarks: Vec<String>,
}

impl Matching {
    /// The best one-to-one matching; a node that is drawn twice leads to its like all the same.
    #[must_use]
    pub(crate) fn find(gold: &Gold, drawn: &Drawn) -> Self {
        let likeness: Vec<Vec<f64>> = drawn
            .entities
            .iter()
            .map(|node| {
                gold.entities
                    .iter()
                    .map(|entity| Some(of_nodes(node, entity)).filter(|&value| value >= LEAST).unwrap_or(0.0))
                    .collect()
            })
            .collect();
        let single = assignment::best(&likeness);
        let mut resolved = BTreeMap::new();
        for (index, node) in drawn.entities.iter().enumerate() {
            let most_alike =
                || {
                    let row = &likeness[index];
                    let (best, value) = row.iter().enumerate().fold((0, 0.0), |best, (place, &value)| {
                        if value > best.1 { (place, value) } else { best }
                    });
                    (value > 0.0).then_some(best)
                };
            if let Some(entity) = single.get(&index).copied().or_else(most_alike) {
                resolved.insert(node.id.clone(), gold.entities[entity].id.clone());
            }
        }
        Self { single, resolved }
    }

    /// How right the nodes are. Hand-made nodes that are optional are free: to draw them is no error,
    /// and not to draw them none either.
    #[must_use]
    pub(crate) fn figures(&self, gold: &Gold, drawn: &Drawn) -> Figures {
        let is_core = |index: usize| gold.entities[index].tier == "core";
        let found = self.single.values().filter(|&&entity| is_core(entity)).count();
        let free = self.single.len() - found;
        let of = |part: usize, whole: usize| if whole > 0 { part as f64 / whole as f64 } else { 0.0 };
        let core = (0..gold.entities.len()).filter(|&index| is_core(index)).count();
        let is_right =
            |(&node, &entity): (&usize, &usize)| drawn.entities[node].kind == gold.entities[entity].kind;
        let right = self.single.iter().filter(|&pair| is_right(pair)).count();
        let missing = (0..gold.entities.len())
            .filter(|&index| is_core(index) && !self.single.values().any(|&entity| entity == index))
            .map(|index| format!("no node: {}", gold.entities[index].name));
        let wrong = (0..drawn.entities.len())
            .filter(|index| !self.single.contains_key(index))
            .map(|index| format!("node too much: {}", drawn.entities[index].name));
        let mistyped = self.single.iter().filter(|&pair| !is_right(pair)).map(|(&node, &entity)| {
            let (node, entity) = (&drawn.entities[node], &gold.entities[entity]);
            format!("kind: {} is {}, not {}", node.name, entity.kind, node.kind)
        });
        Figures {
            f1: f1(of(found, drawn.entities.len() - free), of(found, core)),
            kinds: of(right, self.single.len()),
            remarks: missing.chain(wrong).chain(mistyped).collect(),
        }
    }
}

/// Names and aliases, and the words of every mention that is a name or a description.
fn names<'a>(name: &'a str, aliases: &'a [String], mentions: &'a [Place]) -> Vec<&'a str> {
    let is_name = |place: &&Place| !matches!(place.kind.as_deref(), Some("pronoun" | "demonym"));
    let mentioned = mentions.iter().filter(is_name).map(|place| place.text.as_str());
    let all = [name].into_iter().chain(aliases.iter().map(String::as_str)).chain(mentioned);
    all.filter(|name| !name.trim().is_empty()).collect()
}

/// How alike a drawn node is to a hand-made one: by its names, or by where it is mentioned.
fn of_nodes(node: &Node, entity: &GoldEntity) -> f64 {
    let is_pronoun = |name: &str| PRONOUNS.split_whitespace().any(|pronoun| pronoun == plain(name));
    let mut likeness = 0.0_f64;
    let own = names(&node.name, &node.aliases, &node.mentions);
    let others = names(&entity.name, &entity.aliases, &entity.mentions);
    for (index, name) in own.into_iter().filter(|name| !is_pronoun(name)).enumerate() {
        // The node's own name counts most.
        let weight = if index == 0 { 1.0 } else { 0.98 };
        for other in &others {
            likeness = likeness.max(of_names(name, other) * weight);
        }
    }
    let shared =
        node.mentions.iter().filter(|place| entity.mentions.iter().any(|other| is_same_place(place, other)));
    let shared = shared.count() as f64;
    if shared > 0.0 {
        likeness = likeness.max(0.9 * shared / node.mentions.len() as f64);
    }
    likeness + 0.001 * shared
}

/// Whether two places share at least half of the longer one.
fn is_same_place(one: &Place, other: &Place) -> bool {
    let shared = one.end.min(other.end).saturating_sub(one.start.max(other.start));
    let longer = (one.end - one.start).max(other.end - other.start);
    2 * shared >= longer && shared > 0
}
