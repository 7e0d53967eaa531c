//! Things that become entities only when a relation of the text needs them: "the grant", "the
//! threshold", "schools".
//!
//! They are brought together like all other descriptions, but stay out of sight of every rule that asks
//! for mentions. A slot that takes such things finds them by their place, and the first claim that needs
//! one makes an entity of it, with all its mentions.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, Standing};
use crate::extraction::by_token::ByToken;
use crate::extraction::coreference::Referent;
use crate::extraction::{LocalEntity, LocalEntityIndex, Mention, MentionIndex};
use crate::vocabulary::EntityKind;

/// The candidates of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Candidates {
    all: Vec<Candidate>,
    /// By paragraph and head: the candidate, and which of its mentions it is.
    by_head: ByToken<(u32, u32)>,
    /// The candidates that became entities.
    needed: BTreeMap<LocalEntityIndex, usize>,
    /// Those of them that no claim needs after all.
    forgotten: BTreeSet<LocalEntityIndex>,
}

#[derive(Clone, Debug, PartialEq)]
struct Candidate {
    entity: LocalEntity,
    standing: Standing,
    mentions: Vec<Mention>,
    /// The indices of its mentions, once it is an entity.
    placed: Option<Vec<MentionIndex>>,
}

impl Candidates {
    /// The candidates among the drafts; `entity_of` gives the entity of a cluster, and is asked once for each.
    /// The paragraphs have so many tokens.
    pub(super) fn of(
        drafts: &[Draft],
        referents: &[Referent],
        lengths: impl Iterator<Item = usize>,
        mut entity_of: impl FnMut(usize) -> Option<LocalEntity>,
    ) -> Self {
        let mut found = Self { by_head: ByToken::with_room(lengths), ..Self::default() };
        let mut by_cluster: BTreeMap<usize, usize> = BTreeMap::new();
        for (draft, referent) in drafts.iter().zip(referents) {
            let Referent::Candidate(cluster) = referent else { continue };
            let index = if let Some(index) = by_cluster.get(cluster) {
                *index
            } else {
                let Some(entity) = entity_of(*cluster) else { continue };
                let (standing, mentions) = (Standing::Topic, Vec::new());
                found.all.push(Candidate { entity, standing, mentions, placed: None });
                by_cluster.insert(*cluster, found.all.len() - 1);
                found.all.len() - 1
            };
            let candidate = &mut found.all[index];
            let description = draft.description();
            if description.is_some_and(|description| description.standing == Standing::Thing) {
                candidate.standing = Standing::Thing;
            }
            let place = (index as u32, candidate.mentions.len() as u32);
            candidate.mentions.push(draft.mention(0));
            *found.by_head.place(draft.paragraph, draft.head) = Some(place);
            if let Some(inner) = description.and_then(|description| description.inner) {
                found.by_head.place(draft.paragraph, inner).get_or_insert(place);
            }
        }
        found
    }

    /// The kind of the candidate whose head this is, when it is a thing of a known kind.
    pub(super) fn thing_at(&self, paragraph: u32, head: u32) -> Option<EntityKind> {
        let (index, _) = self.by_head.get(paragraph, head)?;
        let candidate = self.all.get(*index as usize)?;
        (candidate.standing == Standing::Thing).then_some(candidate.entity.kind)
    }

    /// Makes an entity of the candidate whose head this is, with all its mentions, unless it is one
    /// already; gives the mention here.
    pub(super) fn make(
        &mut self,
        paragraph: u32,
        head: u32,
        entities: &mut Vec<LocalEntity>,
        mentions: &mut Vec<Mention>,
    ) -> Option<MentionIndex> {
        let (index, which) = *self.by_head.get(paragraph, head)?;
        let (index, which) = (index as usize, which as usize);
        let candidate = self.all.get_mut(index)?;
        let needed = &mut self.needed;
        let placed = candidate.placed.get_or_insert_with(|| {
            let entity = entities.len() as LocalEntityIndex;
            entities.push(candidate.entity.clone());
            needed.insert(entity, index);
            candidate
                .mentions
                .iter()
                .map(|mention| {
                    mentions.push(Mention { entity, ..mention.clone() });
                    mentions.len() as MentionIndex - 1
                })
                .collect()
        });
        placed.get(which).copied()
    }

    /// Whether the entity was a candidate.
    pub(super) fn was_candidate(&self, entity: LocalEntityIndex) -> bool {
        self.needed.contains_key(&entity)
    }

    /// Takes an entity back that no claim needs.
    pub(super) fn forget(&mut self, entity: LocalEntityIndex) {
        self.forgotten.insert(entity);
    }

    /// Whether the entity was taken back.
    pub(super) fn is_forgotten(&self, entity: LocalEntityIndex) -> bool {
        self.forgotten.contains(&entity)
    }
}
