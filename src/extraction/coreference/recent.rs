//! What was spoken of last, for whatever looks back.

use std::collections::VecDeque;

use super::Scene;
use crate::extraction::claims::dateline;
use crate::extraction::tree::Tree;
use crate::language::{Dependency, UniversalPos};

/// No description or pronoun looks back over more mentions than this, so that looking back is linear
/// in a hostile text; no reader does either.
const LONGEST_MEMORY: usize = 120;

/// A mention of an entity, as seen from after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) cluster: usize,
    pub(super) draft: usize,
    pub(super) paragraph: u32,
    pub(super) sentence: u32,
    pub(super) subject: bool,
    pub(super) rank: Rank,
    /// How many sentences of the document stand before its own.
    pub(super) ordinal: u32,
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

impl Rank {
    /// How much a mention of this rank adds to the presence of what it mentions, after S. Lappin and
    /// H. Leass, An Algorithm for Pronominal Anaphora Resolution (1994): 100 for standing in the sentence,
    /// 80 for a subject, 50 for an object, 40 for what a preposition governs, 80 for standing inside no
    /// other phrase, 50 for standing in the main clause.
    fn weight(self) -> f32 {
        match self {
            Self::MainSubject => 310.0,
            Self::InnerSubject => 260.0,
            Self::Object => 230.0,
            Self::Oblique => 200.0,
            Self::Modifier => 120.0,
        }
    }
}

/// The last mentions, the newest last.
#[derive(Debug, Default)]
pub(super) struct Recent {
    seen: VecDeque<Seen>,
    /// What they mention, each once, the one mentioned last at the end.
    things: Vec<usize>,
    /// How many sentences stand before each paragraph.
    before: Vec<u32>,
    /// Where the dateline of each paragraph ends.
    datelines: Vec<u32>,
}

impl Recent {
    /// Nothing seen yet of the document.
    pub(super) fn new(trees: &[Tree]) -> Self {
        let mut count = 0;
        let before = trees
            .iter()
            .map(|tree| {
                let before = count;
                count += tree.sentences().len() as u32;
                before
            })
            .collect();
        let datelines = trees.iter().map(dateline::end).collect();
        Self { seen: VecDeque::new(), things: Vec::new(), before, datelines }
    }

    /// The mentions that one draft made: several when it speaks of several things ("both countries").
    pub(super) fn of_draft(&self, draft: usize) -> impl Iterator<Item = &Seen> {
        self.seen.iter().filter(move |seen| seen.draft == draft)
    }

    /// How many sentences of the document stand before that of a token.
    pub(super) fn ordinal(&self, tree: &Tree, paragraph: u32, token: u32) -> u32 {
        let before = self.before.get(paragraph as usize).copied().unwrap_or_default();
        before + tree.sentences().partition_point(|sentence| sentence.end <= token) as u32
    }

    /// How present a thing is: in each sentence its most prominent mention counts, `fading` times less with
    /// every sentence between.
    pub(super) fn presence(&self, cluster: usize, now: u32, fading: f32) -> f32 {
        let mut sum = 0.0;
        let mut sentence: Option<(u32, f32)> = None;
        for seen in self.seen.iter().rev().filter(|seen| seen.cluster == cluster) {
            let weight = seen.rank.weight() * fading.powi(now.saturating_sub(seen.ordinal) as i32);
            sentence = Some(match sentence {
                Some((known, best)) if known == seen.ordinal => (known, best.max(weight)),
                other => {
                    sum += other.map_or(0.0, |(_, best)| best);
                    (seen.ordinal, weight)
                }
            });
        }
        sum + sentence.map_or(0.0, |(_, best)| best)
    }

    /// The most present of the things seen that fit; of equals the one seen last.
    pub(super) fn most_present(
        &self,
        now: u32,
        fading: f32,
        mut fits: impl FnMut(usize) -> bool,
    ) -> Option<usize> {
        let mut fitting = self.things.iter().rev().copied().filter(|cluster| fits(*cluster));
        let first = fitting.next()?;
        let Some(second) = fitting.next() else { return Some(first) };
        let mut best = (self.presence(first, now, fading), first);
        for cluster in std::iter::once(second).chain(fitting) {
            let presence = self.presence(cluster, now, fading);
            if presence > best.0 {
                best = (presence, cluster);
            }
        }
        Some(best.1)
    }

    /// Remembers a mention of these entities.
    pub(super) fn note(&mut self, scene: &Scene, draft: usize, clusters: &[usize]) {
        let found = &scene.drafts[draft];
        let tree = &scene.trees[found.paragraph as usize];
        // Where a report was written is not what it speaks of.
        if self.datelines.get(found.paragraph as usize).is_some_and(|end| found.head < *end) {
            return;
        }
        let first = tree.first_conjunct(found.head);
        let rank = rank(tree, first);
        let subject = rank >= Rank::InnerSubject;
        let ordinal = self.ordinal(tree, found.paragraph, found.head);
        for cluster in clusters {
            self.seen.push_back(Seen {
                cluster: *cluster,
                draft,
                paragraph: found.paragraph,
                sentence: tree.sentence(found.head).start,
                subject,
                rank,
                ordinal,
            });
            if let Some(place) = self.things.iter().rposition(|known| known == cluster) {
                self.things.remove(place);
            }
            self.things.push(*cluster);
        }
        while self.seen.len() > LONGEST_MEMORY {
            let gone = self.seen.pop_front().map(|seen| seen.cluster);
            if self.seen.iter().all(|seen| Some(seen.cluster) != gone) {
                self.things.retain(|known| Some(*known) != gone);
            }
        }
    }

    /// The mentions from the newest to the oldest.
    pub(super) fn back(&self) -> impl Iterator<Item = &Seen> {
        self.seen.iter().rev()
    }
}

/// The rank of a token, the first of its coordination. A quotation or the complement of a verb of saying
/// has its own main clause as little as a relative clause has.
pub(super) fn rank(tree: &Tree, token: u32) -> Rank {
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
