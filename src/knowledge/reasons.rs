//! Why a relation is believed, beyond the rule that found it.

use super::{Entity, EntityId, EntityMention, Knowledge, Relation};
use crate::reference::Reference;
use crate::vocabulary::{Circumstance, Circumstances, MentionKind};

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
    /// Something about how it stands in its text makes it less sure than others of its rule.
    Against(Circumstance),
}

/// Circumstances that are reasons of their own, told with their words or numbers.
const TOLD_APART: [Circumstance; 4] =
    [Circumstance::Pronoun, Circumstance::StandsForName, Circumstance::OneStep, Circumstance::SaidOften];

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
    let (sentences, sources) = (relation.sentences(), relation.sources());
    if sentences > 1 {
        found.push(Reason::Sentences(sentences));
    }
    if sources > 1 {
        found.push(Reason::Documents(sources));
    }
    found.extend(circumstances_against(relation.circumstances).into_iter().map(Reason::Against));
    found
}

/// Which of them lower the confidence, the heaviest first.
fn circumstances_against(circumstances: Circumstances) -> Vec<Circumstance> {
    let reference = Reference::built_in();
    let mut against: Vec<(f32, Circumstance)> = circumstances
        .iter()
        .filter(|circumstance| !TOLD_APART.contains(circumstance))
        .map(|circumstance| (reference.weight_of(circumstance), circumstance))
        .filter(|(weight, _)| *weight < 0.0)
        .collect();
    against.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    against.into_iter().map(|(_, circumstance)| circumstance).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_weighs_against_a_relation_is_told_the_heaviest_first() {
        let mut circumstances = Circumstances::default();
        for circumstance in [
            Circumstance::Pronoun,
            Circumstance::FarApart,
            Circumstance::SaidOften,
            Circumstance::OneStep,
            Circumstance::UncertainEnd,
        ] {
            circumstances.insert(circumstance);
        }
        assert_eq!(
            circumstances_against(circumstances),
            [Circumstance::UncertainEnd, Circumstance::FarApart]
        );
    }
}
