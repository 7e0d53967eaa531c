//! What was spoken of last, for whatever looks back.

use std::collections::VecDeque;

use super::Scene;
use crate::extraction::tree::Tree;
use crate::language::{Dependency, UniversalPos};

/// No description or pronoun looks back over more mentions than this, so that looking back is linear
/// in a hostile text; no reader does either.
const LONGEST_MEMORY: usize = 60;

/// A mention of an entity, as seen from after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) cluster: usize,
    pub(super) draft: usize,
    pub(super) paragraph: u32,
    pub(super) sentence: u32,
    pub(super) subject: bool,
    pub(super) rank: Rank,
}

/// How prominent the grammar makes a mention: readers look for the subject of the main clause first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// Inside another phrase: a possessor, a modifier, what "of" governs.
    Modifier,
    /// Governed by a preposition of the verb.
    Oblique,
    /// An object.
    Object,
    /// The subject of a clause inside another.
    InnerSubject,
    /// The subject of the main clause.
    MainSubject,
}

/// The last mentions, the newest last.
#[derive(Debug, Default)]
pub(super) struct Recent {
    seen: VecDeque<Seen>,
}

impl Recent {
    /// Remembers a mention of these entities.
    pub(super) fn note(&mut self, scene: &Scene, draft: usize, clusters: &[usize]) {
        let found = &scene.drafts[draft];
        let tree = &scene.trees[found.paragraph as usize];
        let first = tree.first_conjunct(found.head);
        let rank = rank(tree, first);
        let subject = rank >= Rank::InnerSubject;
        for cluster in clusters {
            self.seen.push_back(Seen {
                cluster: *cluster,
                draft,
                paragraph: found.paragraph,
                sentence: tree.sentence(found.head).start,
                subject,
                rank,
            });
        }
        while self.seen.len() > LONGEST_MEMORY {
            self.seen.pop_front();
        }
    }

    /// The mentions from the newest to the oldest.
    pub(super) fn back(&self) -> impl Iterator<Item = &Seen> {
        self.seen.iter().rev()
    }
}

/// The rank of a token, the first of its coordination. A quotation or the complement of a verb of saying
/// has its own main clause as little as a relative clause has.
fn rank(tree: &Tree, token: u32) -> Rank {
    // "Said the manager, Ingrid Solbakken": a name in apposition has the rank of what it stands beside.
    let beside = (tree.dependency(token) == Dependency::Apposition).then(|| tree.head(token)).flatten();
    let token = beside.map_or(token, |beside| tree.first_conjunct(beside));
    match tree.dependency(token) {
        Dependency::Subject | Dependency::SubjectPassive => {
            let verb = tree.head(token).map(|verb| tree.first_conjunct(verb));
            if verb.is_some_and(|verb| tree.head(verb).is_none()) {
                Rank::MainSubject
            } else {
                Rank::InnerSubject
            }
        }
        Dependency::DirectObject | Dependency::Dative | Dependency::Agent | Dependency::Attribute => {
            Rank::Object
        }
        Dependency::PrepositionObject => {
            let governor = tree.head(token).and_then(|preposition| tree.head(preposition));
            let verb = governor.is_some_and(|governor| {
                matches!(tree.token(governor).pos, UniversalPos::Verb | UniversalPos::Auxiliary)
            });
            if verb { Rank::Oblique } else { Rank::Modifier }
        }
        _ => Rank::Modifier,
    }
}
