//! Whose word a claim is: the one place that decides which of those who speak around a claim it is
//! attributed to.
//!
//! Inside quotation marks everything is the speaker's word. In reported speech that is true of what
//! is told, not of what the sentence takes for granted on the way: where a town lies, who leads whom,
//! who owns a company that is only mentioned.

use super::ends::End;
use super::reading::Reading;
use super::speech::names_source;
use crate::extraction::MentionIndex;
use crate::language::{Dependency, Tag};
use crate::vocabulary::{EntityKind, MentionKind, RelationType};

/// Who says what a clause says.
pub(super) fn of_clause(
    reading: &Reading<'_>,
    index: usize,
    relation: Option<RelationType>,
) -> Vec<MentionIndex> {
    let speakers = reading.speakers.get(index).cloned().unwrap_or_default();
    let Some(clause) = reading.clauses.all.get(index) else { return speakers };
    let quoted = reading.quotation_speakers_at(clause.verb);
    if quoted.is_empty() && relation.is_some_and(is_lasting) && modifies_noun(reading, clause.verb) {
        return Vec::new();
    }
    speakers
}

/// Who says what a noun says with what stands beside it.
pub(super) fn of_noun(
    reading: &Reading<'_>,
    noun: u32,
    from: &End,
    to: &End,
    relation: RelationType,
) -> Vec<MentionIndex> {
    let quoted = reading.quotation_speakers_at(noun);
    if names_source(reading.tree, noun) {
        return quoted;
    }
    let is_told =
        !is_lasting(relation) || (may_be_news(relation) && (is_new(reading, from) || is_new(reading, to)));
    let clause = std::iter::once(noun)
        .chain(reading.tree.ancestors(noun).take(8))
        .find_map(|above| reading.clauses.index_at(above));
    let stated = clause.and_then(|index| reading.speakers.get(index)).cloned().unwrap_or_default();
    if is_told && !stated.is_empty() { stated } else { quoted }
}

/// Whether a relation tells how things are rather than what happens, so that whoever reports
/// something else takes it for granted.
pub(super) fn is_lasting(relation: RelationType) -> bool {
    matches!(
        relation,
        RelationType::PartOf
            | RelationType::LocatedIn
            | RelationType::Leads
            | RelationType::Owns
            | RelationType::WorksFor
            | RelationType::HoldsRole
            | RelationType::MemberOf
            | RelationType::Represents
            | RelationType::TakesPlaceIn
            | RelationType::Attends
            | RelationType::PublishedIn
            | RelationType::About
            | RelationType::LivesIn
            | RelationType::BornIn
            | RelationType::CitizenOf
            | RelationType::FamilyOf
            | RelationType::SpouseOf
            | RelationType::Founded
            | RelationType::AuthorOf
            | RelationType::CounterpartOf
            | RelationType::ColleagueOf
            | RelationType::PredecessorOf
    )
}

/// Whether such a relation may be told all the same, of a thing that comes up only now: "strikes in
/// the province killed 20 men, he said".
fn may_be_news(relation: RelationType) -> bool {
    matches!(
        relation,
        RelationType::LocatedIn
            | RelationType::Leads
            | RelationType::Owns
            | RelationType::TakesPlaceIn
            | RelationType::Attends
            | RelationType::About
    )
}

/// Whether the end is an event or place without a name that comes up here for the first time, as the
/// subject or object of a verb.
fn is_new(reading: &Reading<'_>, end: &End) -> bool {
    let Some(index) = end.mention else { return false };
    let Some(mention) = reading.mentions.mention(index) else { return false };
    let kind = reading.mentions.entity_of(index).map(|entity| entity.kind);
    let is_first = reading.first_mentions.get(mention.entity as usize).is_none_or(|first| *first >= index);
    let tree = reading.tree;
    let is_definite =
        (mention.first_token..=mention.head_token.min(tree.len().saturating_sub(1))).any(|token| match tree
            .dependency(token)
        {
            Dependency::Determiner => {
                !matches!(tree.lower_lemma(token).as_ref(), "a" | "an" | "another" | "some" | "any" | "no")
            }
            Dependency::Possessive => tree.token(token).tag == Tag::PronounPossessive,
            _ => false,
        });
    mention.kind == MentionKind::Nominal
        && is_first
        && is_core_argument(reading, mention.head_token)
        && !is_definite
        && matches!(
            kind,
            Some(EntityKind::Event | EntityKind::Location | EntityKind::Organisation | EntityKind::Group)
        )
}

/// Whether the clause only tells more of a noun: "a firm that owns 11 per cent", "led by Berg".
fn modifies_noun(reading: &Reading<'_>, verb: u32) -> bool {
    match reading.tree.dependency(verb) {
        Dependency::RelativeClause => true,
        Dependency::ClausalModifier => {
            matches!(reading.tree.token(verb).tag, Tag::VerbPastParticiple | Tag::VerbGerund | Tag::VerbPast)
        }
        _ => false,
    }
}

/// Whether the noun is the subject or object of a verb, also as the whole of which the verb's argument
/// is a part ("a series of strikes").
fn is_core_argument(reading: &Reading<'_>, noun: u32) -> bool {
    let tree = reading.tree;
    let mut word = tree.first_conjunct(noun.min(tree.len().saturating_sub(1)));
    for _ in 0..3 {
        match (tree.dependency(word), tree.head(word)) {
            (Dependency::Subject | Dependency::SubjectPassive | Dependency::DirectObject, _) => return true,
            (Dependency::PrepositionObject, Some(preposition)) if tree.lemma(preposition) == "of" => {
                let Some(whole) = tree.head(preposition) else { return false };
                word = whole;
            }
            _ => return false,
        }
    }
    false
}
