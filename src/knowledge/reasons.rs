//! Why a relation is believed, beyond the rule that found it.

use std::collections::BTreeSet;

use super::{Entity, EntityId, EntityMention, Knowledge, Relation};
use crate::vocabulary::MentionKind;

/// Something that makes a relation surer or less sure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The best sentence names both ends.
    BothNamed,
    /// A sentence calls an end by a word that stands for it: "he" for Lammy.
    StandsFor {
        /// The words of the text.
        words: String,
        /// Whom they stand for.
        entity: EntityId,
    },
    /// It needs one step beyond the words.
    Implicit,
    /// So many sentences say it, when there is more than one.
    Sentences(usize),
    /// So many documents say it, when there is more than one.
    Documents(usize),
}

/// The reasons for a relation, those that weigh most first; none for what the built-in lists know.
#[must_use]
pub fn reasons(knowledge: &Knowledge, relation: &Relation) -> Vec<Reason> {
    let mut found = Vec::new();
    let ends = |evidence: &super::Evidence| {
        [
            mention(knowledge, relation.subject, evidence.source, evidence.subject),
            mention(knowledge, relation.object, evidence.source, evidence.object),
        ]
    };
    let is_named = |evidence: &&super::Evidence| {
        ends(evidence).iter().all(|end| end.is_some_and(|(_, mention)| mention.kind == MentionKind::Name))
    };
    if relation.evidence.iter().any(|evidence| is_named(&evidence)) {
        found.push(Reason::BothNamed);
    } else if let Some(first) = relation.evidence.first() {
        let text = knowledge.sources.get(first.source as usize).map_or("", |source| &source.document.text);
        let stands_for = |(entity, mention): (&Entity, EntityMention)| {
            let words = mention.span.of(text).to_owned();
            (mention.kind != MentionKind::Name && words != entity.name)
                .then_some(Reason::StandsFor { words, entity: entity.id })
        };
        found.extend(ends(first).into_iter().flatten().filter_map(stands_for));
    }
    if relation.implicit {
        found.push(Reason::Implicit);
    }
    let sentences: BTreeSet<_> =
        relation.evidence.iter().map(|evidence| (evidence.source, evidence.sentence)).collect();
    let documents: BTreeSet<_> = relation.evidence.iter().map(|evidence| evidence.source).collect();
    if sentences.len() > 1 {
        found.push(Reason::Sentences(sentences.len()));
    }
    if documents.len() > 1 {
        found.push(Reason::Documents(documents.len()));
    }
    found
}

/// The mention of an entity at this place.
fn mention(
    knowledge: &Knowledge,
    id: EntityId,
    source: super::SourceIndex,
    span: crate::document::Span,
) -> Option<(&Entity, EntityMention)> {
    let entity = knowledge.entity(id)?;
    let here = |mention: &&EntityMention| mention.source == source && mention.span == span;
    entity.mentions.iter().find(here).map(|mention| (entity, *mention))
}
