//! Where a clause says that something happens: "met Lammy *in Brussels*".

use super::clause::Clause;
use super::ends::End;
use super::phrases::Phrase;
use super::reading::Reading;
use super::speech::governor_of;
use crate::extraction::MentionIndex;
use crate::language::Dependency;
use crate::vocabulary::{EntityKind, MentionKind};

/// Prepositions that tell the place where a clause goes on. Those of a direction ("to", "from",
/// "into") tell whither and whence, which is a relation of its own.
const PREPOSITIONS: &str =
    "in at near inside outside within across throughout off around beneath aboard beside";

/// A clause under another verb ("was expected in Paris to urge") has that verb's place when it names
/// none; verbs in a longer chain are looked at no further.
const LONGEST_CHAIN: usize = 4;

/// The place where this clause goes on, when it names one that is not an end of the claim itself; the
/// first, when it names several ("in Lyon, in the east of France").
pub(super) fn of_clause(
    reading: &Reading<'_>,
    clause: &Clause,
    from: &End,
    to: &End,
) -> Option<MentionIndex> {
    let mut clause = clause;
    for _ in 0..LONGEST_CHAIN {
        let own = clause.phrases.iter().find_map(|phrase| place_of(reading, phrase, from, to));
        if own.is_some() {
            return own;
        }
        if reading.tree.dependency(clause.verb) != Dependency::OpenComplement {
            return None;
        }
        clause = governor_of(reading.tree, &reading.clauses, clause.verb)?;
    }
    None
}

/// The place that a phrase names, unless the words of an end hold it ("the mayor in Lyon").
fn place_of(reading: &Reading<'_>, phrase: &Phrase, from: &End, to: &End) -> Option<MentionIndex> {
    let place = reading.mentions.at_token(reading.paragraph, phrase.object)?;
    let entity = reading.mentions.entity_of(place)?;
    let is_named = reading.mentions.mention(place).is_some_and(|mention| mention.kind == MentionKind::Name);
    // "on the border", but "airstrikes on Gaza".
    let is_on_it = phrase.preposition == "on" && !is_named;
    if !is_on_it && !PREPOSITIONS.split_ascii_whitespace().any(|word| word == phrase.preposition) {
        return None;
    }
    let is_in = |end: &End| {
        let own = reading.mentions.mention(place).map(|place| place.entity);
        (own.is_some() && reading.entity_of(end) == own) || reading.tree.is_within(phrase.object, end.token)
    };
    (entity.kind == EntityKind::Location && !is_in(from) && !is_in(to)).then_some(place)
}
