//! Which relations contradict each other: one says that something is so, the other that it is not.
//!
//! Two relations contradict each other when they are between the same two, say the same with the same degree
//! of reality, one of them denied, and may be about the same time. Who says so is of no account: an article,
//! somebody it quotes, or the one himself who "denied having signed". Different numbers and dates are looked at by
//! [`super::disagreements`].

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::phrases::{denied_stems, stems};
use super::{EntityId, Relation, RelationId};
use crate::vocabulary::{Modality, RelationType};

/// Enters into each relation which others contradict it, `more` pairs beside those found here.
pub(super) fn enter(relations: &mut [Relation], more: impl IntoIterator<Item = (RelationId, RelationId)>) {
    let mut found: BTreeMap<RelationId, BTreeSet<RelationId>> = BTreeMap::new();
    for (one, other) in pairs(relations).into_iter().chain(more) {
        found.entry(one).or_default().insert(other);
        found.entry(other).or_default().insert(one);
    }
    for relation in relations {
        let others = found.remove(&relation.id).unwrap_or_default();
        relation.contradicted_by = others.into_iter().collect();
    }
}

/// Each denial with each assertion that it contradicts.
fn pairs(relations: &[Relation]) -> Vec<(RelationId, RelationId)> {
    let ends =
        |relation: &Relation| (relation.subject.min(relation.object), relation.subject.max(relation.object));
    // Most texts deny little: only what is between the ends of a denial is compared.
    let denials: Vec<&Relation> = relations.iter().filter(|relation| denies(relation)).collect();
    let wanted: BTreeSet<(EntityId, EntityId)> = denials.iter().map(|denial| ends(denial)).collect();
    let mut asserted: BTreeMap<(EntityId, EntityId), Vec<&Relation>> = BTreeMap::new();
    for relation in relations.iter().filter(|relation| !denies(relation)) {
        let ends = ends(relation);
        if wanted.contains(&ends) {
            asserted.entry(ends).or_default().push(relation);
        }
    }
    let mut found = Vec::new();
    for denial in denials {
        let candidates = asserted.get(&ends(denial)).into_iter().flatten();
        let contradicted = candidates.filter(|assertion| contradict(denial, assertion));
        found.extend(contradicted.map(|assertion| (denial.id, assertion.id)));
    }
    found
}

/// Whether a relation says of something that it is not so: by a negation, or because its subject denies it.
fn denies(relation: &Relation) -> bool {
    relation.negated || relation.relation == Some(RelationType::Denies)
}

fn contradict(denial: &Relation, assertion: &Relation) -> bool {
    have_one_direction(denial, assertion) && speaks_against(denial, assertion)
}

/// Whether a denial denies what an assertion says, if both are about the same two.
pub(crate) fn speaks_against(denial: &Relation, assertion: &Relation) -> bool {
    let reality_of_both = (reality(denial.modality), reality(assertion.modality));
    may_be_at_one_time(denial, assertion)
        // What is only possible contradicts nothing: it may not come about either.
        && reality_of_both.1 != Reality::Open
        && if denial.negated {
            reality_of_both.0 == reality_of_both.1 && say_the_same(denial, assertion)
        } else {
            // "Denied having funded": what comes after the denial is what somebody else asserts.
            denied_stems(&denial.phrase) == stems(&assertion.phrase)
        }
}

/// Whether both lead the same way, where the way makes a difference.
pub(super) fn have_one_direction(one: &Relation, other: &Relation) -> bool {
    let is_mutual = |relation: &Relation| relation.relation.is_some_and(is_mutual);
    (one.subject == other.subject && one.object == other.object) || (is_mutual(one) && is_mutual(other))
}

/// Whether both say the same: the same type, or the same words.
pub(super) fn say_the_same(one: &Relation, other: &Relation) -> bool {
    match (one.relation, other.relation) {
        (Some(own), Some(others)) if own == others && !holds_many_things(own) => true,
        // "Did not buy" may have found no type where "bought" has, or another one: a treaty may be taken for a body.
        _ => stems(&one.phrase) == stems(&other.phrase),
    }
}

/// Whether some day may be meant by both; what has no date may be meant for any.
fn may_be_at_one_time(one: &Relation, other: &Relation) -> bool {
    let is_always = |relation: &Relation| relation.evidence.iter().any(|evidence| evidence.days().is_none());
    let overlap = |one: (Date, Date), other: (Date, Date)| one.0 <= other.1 && other.0 <= one.1;
    let (own, others) = (one.dates(), other.dates());
    is_always(one)
        || is_always(other)
        || own.iter().any(|&own| others.iter().any(|&other| overlap(own, other)))
}

/// Whether both are as real: both done, both to come, both demanded, or both open.
pub(super) fn is_same_reality(one: &Relation, other: &Relation) -> bool {
    reality(one.modality) == reality(other.modality)
}

/// How real something is said to be, as far as denying it goes: who says that nothing was signed does not
/// contradict who says that something will be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reality {
    Done,
    ToCome,
    Demanded,
    Open,
}

const fn reality(modality: Modality) -> Reality {
    match modality {
        Modality::Actual => Reality::Done,
        Modality::Planned | Modality::Expected => Reality::ToCome,
        Modality::Obliged => Reality::Demanded,
        Modality::Possible | Modality::Considered => Reality::Open,
    }
}

/// Whether what holds between one and the other holds between the other and the one.
pub(crate) const fn is_mutual(relation: RelationType) -> bool {
    matches!(
        relation,
        RelationType::Meets
            | RelationType::SpouseOf
            | RelationType::FamilyOf
            | RelationType::ColleagueOf
            | RelationType::CounterpartOf
            | RelationType::Agrees
            | RelationType::CooperatesWith
            | RelationType::ComparesWith
    )
}

/// Whether a type holds things so different that to deny one does not deny another: who did not raise a tax
/// may have cut it, who is not its chairman may be its treasurer.
pub(super) const fn holds_many_things(relation: RelationType) -> bool {
    matches!(
        relation,
        RelationType::HoldsRole
            | RelationType::WorksFor
            | RelationType::FamilyOf
            | RelationType::ColleagueOf
            | RelationType::LocatedIn
            | RelationType::SaysAbout
            | RelationType::About
            | RelationType::Changes
            | RelationType::CallsForChange
            | RelationType::ComparesWith
            | RelationType::Urges
            | RelationType::Asks
            | RelationType::NumberOf
            | RelationType::Finds
            | RelationType::Causes
            | RelationType::CausedBy
            | RelationType::Uses
            | RelationType::Plans
            | RelationType::CommitsTo
            | RelationType::Agrees
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Span;
    use crate::extraction::DateSpan;
    use crate::knowledge::samples::relation;

    fn typed(id: u64, phrase: &str, kind: RelationType) -> Relation {
        Relation { relation: Some(kind), ..relation(id, 1, 2, phrase) }
    }

    fn denied(relation: Relation) -> Relation {
        Relation { negated: true, ..relation }
    }

    fn on(relation: Relation, day: &str) -> Relation {
        let mut relation = relation;
        let day: Date = day.parse().unwrap();
        relation.evidence[0].date = Some(DateSpan { text: Span::default(), days: Some((day, day)) });
        relation
    }

    fn disputed(one: &Relation, other: &Relation) -> bool {
        let mut relations = [one.clone(), other.clone()];
        enter(&mut relations, []);
        let [found, counterpart] = &relations;
        assert_eq!(found.is_disputed(), counterpart.is_disputed());
        assert!(!found.is_disputed() || found.contradicted_by == [counterpart.id]);
        found.is_disputed()
    }

    #[test]
    fn the_same_asserted_and_denied_is_disputed_whatever_its_words() {
        let signs = typed(1, "signed", RelationType::Signs);
        assert!(disputed(&signs, &denied(typed(2, "did not put a name to", RelationType::Signs))));
        assert!(!disputed(&signs, &typed(2, "signs", RelationType::Signs)));
        assert!(!disputed(&signs, &denied(typed(2, "did not buy", RelationType::Buys))));
        let plain = relation(1, 1, 2, "bankrolled");
        assert!(disputed(&plain, &denied(relation(2, 1, 2, "never bankrolled"))));
        assert!(!disputed(&plain, &denied(relation(2, 1, 2, "did not ridicule"))));
        assert!(!disputed(&plain, &denied(relation(2, 1, 3, "never bankrolled"))));
    }

    #[test]
    fn direction_counts_but_for_what_is_mutual() {
        let turned = |kind| Relation { subject: EntityId(2), object: EntityId(1), ..typed(2, "x", kind) };
        let meets = typed(1, "met", RelationType::Meets);
        assert!(disputed(&meets, &denied(turned(RelationType::Meets))));
        let sues = typed(1, "sued", RelationType::Sues);
        assert!(!disputed(&sues, &denied(turned(RelationType::Sues))));
    }

    #[test]
    fn a_type_that_holds_many_things_needs_the_same_words() {
        let raised = typed(1, "raised", RelationType::Changes);
        assert!(disputed(&raised, &denied(typed(2, "did not raise", RelationType::Changes))));
        assert!(!disputed(&raised, &denied(typed(2, "did not cut", RelationType::Changes))));
    }

    #[test]
    fn what_is_done_does_not_contradict_what_is_to_come() {
        let signed = typed(1, "signed", RelationType::Signs);
        let planned = |modality| Relation { modality, ..typed(2, "will sign", RelationType::Signs) };
        assert!(!disputed(&signed, &denied(planned(Modality::Planned))));
        let expected = Relation { id: RelationId(1), ..planned(Modality::Expected) };
        assert!(disputed(&expected, &denied(planned(Modality::Planned))));
        let possible = Relation { id: RelationId(1), ..planned(Modality::Possible) };
        assert!(!disputed(&possible, &denied(planned(Modality::Possible))), "it may or it may not");
    }

    #[test]
    fn two_days_apart_are_two_matters() {
        let met = |id, day: &str| on(typed(id, "met", RelationType::Meets), day);
        assert!(!disputed(&met(1, "2026-01-12"), &denied(met(2, "2026-02-20"))));
        assert!(disputed(&met(1, "2026-01-12"), &denied(met(2, "2026-01-12"))));
        assert!(disputed(&met(1, "2026-01-12"), &denied(typed(2, "met", RelationType::Meets))));
        let mut twice = met(1, "2026-01-12");
        twice.evidence.extend(met(1, "2026-02-20").evidence);
        assert!(disputed(&twice, &denied(met(2, "2026-02-20"))));
    }

    #[test]
    fn who_denies_to_have_done_it_contradicts_who_says_so() {
        let funds = typed(1, "funded", RelationType::Funds);
        assert!(disputed(&funds, &typed(2, "denied having funded", RelationType::Denies)));
        assert!(!disputed(&funds, &typed(2, "denied having robbed", RelationType::Denies)));
        assert!(!disputed(&funds, &denied(typed(2, "did not deny", RelationType::Denies))));
    }
}
