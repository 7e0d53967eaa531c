//! What was spoken of last, for whatever looks back.

use std::collections::VecDeque;

use super::Scene;
use crate::language::Dependency;

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
        let subject = matches!(tree.dependency(first), Dependency::Subject | Dependency::SubjectPassive);
        for cluster in clusters {
            self.seen.push_back(Seen {
                cluster: *cluster,
                draft,
                paragraph: found.paragraph,
                sentence: tree.sentence(found.head).start,
                subject,
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
