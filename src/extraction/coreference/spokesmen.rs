//! For whom people speak: the company of a chief executive, the party of its leader, the union that a
//! member is "of".

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::Clusters;
use super::{DraftPlaces, Referent, Scene};
use crate::extraction::mentions::draft::Form;
use crate::extraction::tree::Tree;
use crate::language::{Dependency, UniversalPos};
use crate::vocabulary::EntityKind;

/// The bodies that people speak for, as far as the text tells.
#[derive(Debug, Default)]
pub(super) struct Spokesmen {
    /// By person.
    bodies: BTreeMap<usize, usize>,
    /// By paragraph and token of a noun for somebody without a name.
    unnamed: BTreeMap<(u32, u32), usize>,
    /// Persons who hold an office of a state.
    in_office: BTreeSet<usize>,
}

impl Spokesmen {
    /// Reads them off titles, appositions and prepositions beside names.
    pub(super) fn find(
        scene: &Scene,
        clusters: &Clusters,
        places: &DraftPlaces,
        referents: &[Referent],
    ) -> Self {
        let mut found = Self::default();
        let finder = Finder { scene, clusters, places, referents };
        for (paragraph, name, of) in scene.titles {
            let Some(person) = finder.person_at(*paragraph, *name) else { continue };
            if let Some(body) = of.and_then(|of| finder.body_at(*paragraph, of)) {
                found.bodies.entry(person).or_insert(body);
            }
        }
        for (index, draft) in scene.drafts.iter().enumerate() {
            let Some(tree) = scene.trees.get(draft.paragraph as usize) else { continue };
            match &draft.form {
                Form::Name(_) => {
                    let Some(person) = finder.person_of(index) else { continue };
                    if let Some(body) = finder.beside_name(tree, draft.paragraph, draft.head) {
                        found.bodies.entry(person).or_insert(body);
                    }
                }
                Form::Description(_) => {
                    let Some(body) = finder.of_role(tree, draft.paragraph, draft.head) else { continue };
                    if let Some(person) = finder.person_of(index) {
                        found.bodies.entry(person).or_insert(body);
                    }
                    found.unnamed.insert((draft.paragraph, draft.head), body);
                }
                _ => {}
            }
        }
        let is_state = |word: &String| {
            scene.reference.office(word).is_some_and(|office| matches!(office.field, "government" | "state"))
        };
        for (index, cluster) in clusters.all.iter().enumerate() {
            if cluster.kind == EntityKind::Person && cluster.offices.iter().any(is_state) {
                found.in_office.insert(index);
            }
        }
        found
    }

    /// The body that a person speaks for.
    pub(super) fn body_of(&self, person: usize) -> Option<usize> {
        self.bodies.get(&person).copied()
    }

    /// The body that somebody without a name speaks for, by the noun for him.
    pub(super) fn body_at(&self, paragraph: u32, noun: u32) -> Option<usize> {
        self.unnamed.get(&(paragraph, noun)).copied()
    }

    /// Whether the person holds an office of a state.
    pub(super) fn holds_state_office(&self, person: usize) -> bool {
        self.in_office.contains(&person)
    }
}

struct Finder<'a> {
    scene: &'a Scene<'a>,
    clusters: &'a Clusters,
    places: &'a DraftPlaces,
    referents: &'a [Referent],
}

impl Finder<'_> {
    fn entity_at(&self, paragraph: u32, token: u32) -> Option<usize> {
        self.places.at(paragraph, token).iter().find_map(|draft| self.entity_of(*draft))
    }

    fn entity_of(&self, draft: usize) -> Option<usize> {
        match self.referents.get(draft) {
            Some(Referent::Entities(found)) => found.first().copied(),
            _ => None,
        }
    }

    fn is_person(&self, entity: usize) -> bool {
        self.clusters.all.get(entity).is_some_and(|cluster| cluster.kind == EntityKind::Person)
    }

    fn person_at(&self, paragraph: u32, token: u32) -> Option<usize> {
        self.entity_at(paragraph, token).filter(|entity| self.is_person(*entity))
    }

    fn person_of(&self, draft: usize) -> Option<usize> {
        self.entity_of(draft).filter(|entity| self.is_person(*entity))
    }

    /// An organisation or place that somebody may speak for.
    fn body_at(&self, paragraph: u32, token: u32) -> Option<usize> {
        self.entity_at(paragraph, token).filter(|entity| {
            self.clusters.all.get(*entity).is_some_and(|cluster| {
                matches!(cluster.kind, EntityKind::Organisation | EntityKind::Location)
            })
        })
    }

    /// The body of the role that stands beside a name, or of the name itself ("Barth of the union").
    fn beside_name(&self, tree: &Tree, paragraph: u32, name: u32) -> Option<usize> {
        let apposed = tree.children_with(name, Dependency::Apposition);
        let above = tree.head(name).filter(|_| tree.dependency(name) == Dependency::Apposition);
        let led = || {
            let apposed = tree.children_with(name, Dependency::Apposition);
            std::iter::once(name).chain(apposed).find_map(|word| self.led(tree, paragraph, word))
        };
        apposed.chain(above).find_map(|role| self.of_role(tree, paragraph, role)).or_else(led).or_else(|| {
            self.after(tree, paragraph, name, &["of", "from"]).filter(|body| {
                self.clusters.all.get(*body).is_some_and(|cluster| cluster.kind == EntityKind::Organisation)
            })
        })
    }

    /// The body that somebody leads, by the clause after the word for him: "a teacher who chairs the group".
    fn led(&self, tree: &Tree, paragraph: u32, word: u32) -> Option<usize> {
        tree.children_with(word, Dependency::RelativeClause)
            .filter(|verb| {
                matches!(
                    tree.lemma(*verb),
                    "lead"
                        | "chair"
                        | "head"
                        | "run"
                        | "found"
                        | "direct"
                        | "own"
                        | "manage"
                        | "edit"
                        | "represent"
                )
            })
            .filter_map(|verb| tree.child(verb, Dependency::DirectObject))
            .find_map(|body| self.body_at(paragraph, body))
    }

    /// The body of a role: "chief executive of the bank", "its chief executive", "a bank spokesman".
    fn of_role(&self, tree: &Tree, paragraph: u32, role: u32) -> Option<usize> {
        let noun = tree.lower_lemma(role);
        let is_role = matches!(tree.token(role).pos, UniversalPos::Noun | UniversalPos::ProperNoun)
            && (self.scene.reference.office(&noun).is_some()
                || self.scene.reference.noun(&noun).is_some_and(|sense| sense.kind == EntityKind::Person));
        let is_past = tree
            .children(role)
            .iter()
            .any(|child| matches!(tree.lower_word(*child).as_ref(), "former" | "ex" | "then" | "late"));
        if !is_role || is_past {
            return None;
        }
        self.after(tree, paragraph, role, &["of", "for", "at", "with"]).or_else(|| {
            tree.children(role)
                .iter()
                .copied()
                .filter(|child| {
                    *child < role
                        && matches!(
                            tree.dependency(*child),
                            Dependency::Possessive
                                | Dependency::Compound
                                | Dependency::NominalModifier
                                | Dependency::AdjectivalModifier
                        )
                })
                .find_map(|owner| self.body_at(paragraph, tree.antecedent(owner).unwrap_or(owner)))
        })
    }

    /// The body after one of the prepositions.
    fn after(&self, tree: &Tree, paragraph: u32, word: u32, prepositions: &[&str]) -> Option<usize> {
        tree.children_with(word, Dependency::Preposition)
            .filter(|preposition| prepositions.contains(&tree.lemma(*preposition)))
            .flat_map(|preposition| tree.children_with(preposition, Dependency::PrepositionObject))
            .find_map(|body| self.body_at(paragraph, body))
    }
}
