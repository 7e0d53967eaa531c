//! Votes of the mentions of one name on its kind.

use super::Scene;
use crate::extraction::mentions::draft::{Draft, Name};
use crate::extraction::tree::Tree;
use crate::language::{Dependency, EntityLabel, Tag};
use crate::reference::Reference;
use crate::vocabulary::EntityKind;

/// Weights collected for each kind.
#[derive(Clone, Debug, Default)]
pub(super) struct Votes {
    weights: Vec<(EntityKind, f32)>,
    subtype: Option<(EntityKind, String)>,
}

impl Votes {
    fn add(&mut self, kind: EntityKind, weight: f32) {
        match self.weights.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, sum)) => *sum += weight,
            None => self.weights.push((kind, weight)),
        }
    }

    fn add_subtype(&mut self, kind: EntityKind, weight: f32, subtype: &str) {
        self.add(kind, weight);
        if !subtype.is_empty() && self.subtype.is_none() {
            self.subtype = Some((kind, subtype.to_owned()));
        }
    }

    /// The kind with most weight; of equals the first declared. An unknown name is an organisation.
    pub(super) fn winner(&self) -> EntityKind {
        let mut best = (EntityKind::Organisation, 0.0);
        for kind in EntityKind::ALL {
            let weight = self.weight(*kind);
            if weight > best.1 {
                best = (*kind, weight);
            }
        }
        best.0
    }

    /// How much of all weight the winner has, 0 to 1.
    pub(super) fn agreement(&self) -> f32 {
        let total: f32 = self.weights.iter().map(|(_, weight)| weight.max(0.0)).sum();
        if total > 0.0 { (self.weight(self.winner()) / total).clamp(0.0, 1.0) } else { 0.5 }
    }

    /// Whether anything speaks for a place.
    pub(super) fn is_place(&self) -> bool {
        self.weight(EntityKind::Location) > 1.0
    }

    /// The subtype that goes with a kind.
    pub(super) fn subtype(&self, kind: EntityKind) -> Option<&str> {
        self.subtype.as_ref().filter(|(of, _)| *of == kind).map(|(_, subtype)| subtype.as_str())
    }

    fn weight(&self, kind: EntityKind) -> f32 {
        self.weights.iter().find(|(known, _)| *known == kind).map_or(0.0, |(_, weight)| *weight)
    }
}

/// Adds what one mention of a name says.
pub(super) fn vote(scene: &Scene, draft: &Draft, name: &Name, votes: &mut Votes) {
    let words: Vec<&str> = name.text.split_whitespace().collect();
    if let Some((kind, subtype)) = name.kind {
        votes.add_subtype(kind, 6.0, subtype);
    }
    if let Some(thing) = name.things.first().and_then(|thing| scene.reference.thing(*thing)) {
        votes.add(thing.kind, if words.len() > 1 { 4.0 } else { 2.5 });
    }
    let listed = words.len() > 1 && !name.things.is_empty();
    if let Some((kind, subtype)) = scene.reference.kind_of_name(&words).filter(|_| !listed) {
        votes.add_subtype(kind, 3.0, subtype);
    }
    vote_label(name, &words, scene.reference, votes);
    vote_context(scene, draft, name, votes);
}

fn vote_label(name: &Name, words: &[&str], reference: &Reference, votes: &mut Votes) {
    let given = words.first().is_some_and(|first| reference.is_given_name(first));
    let single = words.len() == 1;
    match name.label {
        Some(EntityLabel::Person) => votes.add(EntityKind::Person, if given || !single { 2.2 } else { 1.4 }),
        Some(EntityLabel::Organisation) => votes.add(EntityKind::Organisation, 1.4),
        Some(EntityLabel::Place) => votes.add_subtype(EntityKind::Location, 2.0, "place"),
        Some(EntityLabel::Location | EntityLabel::Facility) => votes.add(EntityKind::Location, 1.6),
        Some(EntityLabel::Law) => votes.add(EntityKind::Law, 1.6),
        Some(EntityLabel::Event) => votes.add(EntityKind::Event, 1.4),
        Some(EntityLabel::Product) => votes.add_subtype(EntityKind::Document, 1.2, "product"),
        Some(EntityLabel::WorkOfArt) => votes.add_subtype(EntityKind::Document, 1.2, "work"),
        Some(EntityLabel::Group) => votes.add(EntityKind::Group, 0.9),
        _ => votes.add(EntityKind::Organisation, 0.3),
    }
    if given && words.len() > 1 && words.len() <= 4 {
        votes.add(EntityKind::Person, 1.0);
    }
}

/// What stands around the mention: "the town of X", "X and Paris", "in X".
fn vote_context(scene: &Scene, draft: &Draft, name: &Name, votes: &mut Votes) {
    let (label, titled) = (name.label, name.titled);
    let tree = &scene.trees[draft.paragraph as usize];
    // "His counterpart Marja Lehto": whoever is so described is a person.
    let described = draft.tokens.start.checked_sub(1).filter(|before| {
        let over = tree.head(*before).is_some_and(|above| draft.tokens.contains(&above));
        let under = tree.head(draft.head) == Some(*before);
        (over || under)
            && scene.reference.noun(tree.lemma(*before)).is_some_and(|sense| sense.kind == EntityKind::Person)
    });
    if described.is_some() {
        votes.add(EntityKind::Person, 3.0);
    }
    let first = tree.first_conjunct(draft.head);
    let Some(above) = tree.head(first) else { return };
    match tree.dependency(first) {
        Dependency::PrepositionObject => {
            let preposition = tree.word(above).to_lowercase();
            let noun = tree.head(above).map(|noun| tree.lemma(noun));
            let sense = noun.and_then(|noun| scene.reference.noun(noun));
            if preposition == "of" && sense.is_some_and(|sense| sense.kind == EntityKind::Location) {
                votes.add(EntityKind::Location, 2.0);
            } else if matches!(preposition.as_str(), "in" | "near" | "across" | "outside") && !titled {
                // Nobody is in a person; the model takes many a small town for one.
                let strong = label == Some(EntityLabel::Person) && draft.tokens.len() == 1;
                votes.add(EntityKind::Location, if strong { 3.0 } else { 0.5 });
            }
        }
        Dependency::Subject if is_speech(tree, above) => {
            votes.add(EntityKind::Person, 0.4);
            votes.add(EntityKind::Organisation, 0.3);
        }
        _ => {}
    }
    let before =
        (tree.dependency(draft.head) == Dependency::Conjunct).then_some(tree.head(draft.head)).flatten();
    let after = tree.child(draft.head, Dependency::Conjunct);
    for other in [before, after].into_iter().flatten() {
        let listed = scene.reference.named(tree.word(other)).first().copied();
        let proper = tree.token(other).tag == Tag::ProperNoun;
        if let Some(thing) = listed.filter(|_| proper).and_then(|thing| scene.reference.thing(thing)) {
            votes.add(thing.kind, 1.6);
        }
    }
}

fn is_speech(tree: &Tree, verb: u32) -> bool {
    super::quotations::is_reporting(tree.lemma(verb))
}
