//! Verbs and adjectives of the table: "backed plans", "signed up to laws", "was drawn up in the
//! aftermath of the war", "is critical of the bill".

use std::collections::BTreeSet;

use super::filling::{Filled, fill, has_place};
use super::{Rule, judgements};
use crate::extraction::claims::clause::{Clause, Predicate};
use crate::extraction::claims::denial;
use crate::extraction::claims::draft::Drafts;
use crate::extraction::claims::ends::End;
use crate::extraction::claims::left_out::is_denied;
use crate::extraction::claims::reading::Reading;
use crate::extraction::claims::status::Status;
use crate::extraction::claims::triggers::{Frame, Place};
use crate::language::{Dependency, Tag};
use crate::vocabulary::{Circumstance, RelationType};

/// A verb and its object.
pub(in crate::extraction::claims) const VERB_AND_OBJECT: Rule = Rule { name: "verb and object", find };

const VERB_AND_PREPOSITION: Rule = Rule { name: "verb and preposition", find };
const PASSIVE: Rule = Rule { name: "passive", find };
const ADJECTIVE: Rule = Rule { name: "adjective", find };

fn find(reading: &Reading<'_>, _: &Rule, drafts: &mut Drafts) {
    for (index, clause) in reading.clauses.all.iter().enumerate() {
        if judgements::is_judgement(reading, clause) {
            continue;
        }
        let frames = match clause.kind {
            Predicate::Verb => reading.triggers.verb(&clause.word),
            Predicate::Adjective => reading.triggers.adjective(&clause.word),
        };
        let mut said = BTreeSet::new();
        let any = match clause.kind {
            Predicate::Verb => reading.triggers.any_verb(),
            Predicate::Adjective => reading.triggers.adjective("*"),
        };
        let light = clause.light.as_deref().map_or(&[][..], |words| reading.triggers.verb(words));
        for frame in light {
            if frame.is_last_resort && !said.is_empty() {
                continue;
            }
            apply(reading, index, clause, frame, &mut said, drafts);
        }
        let pair_says_nothing = said.is_empty();
        // "raise concerns" says what it says as a whole, not that concerns are increased; but where
        // "talks were held" the verb says by itself.
        let says_itself = |frame: &&Frame| {
            clause.light.is_none()
                || matches!(frame.relation, RelationType::TakesPlaceIn | RelationType::LocatedIn)
                || (pair_says_nothing && frame.relation == RelationType::Leads)
        };
        for frame in frames.iter().filter(says_itself).chain(any) {
            if frame.is_last_resort && !said.is_empty() {
                continue;
            }
            apply(reading, index, clause, frame, &mut said, drafts);
        }
    }
}

fn apply(
    reading: &Reading<'_>,
    index: usize,
    clause: &Clause,
    frame: &Frame,
    said: &mut BTreeSet<(Option<u32>, Option<u32>, u32)>,
    drafts: &mut Drafts,
) {
    // Most rows are left out by their prepositions, which takes less than to look at the other end.
    if !has_place(clause, &frame.from) || !has_place(clause, &frame.to) {
        return;
    }
    let to = fill(reading, clause, &frame.to);
    if to.is_empty() {
        return;
    }
    let from = fill(reading, clause, &frame.from);
    if from.is_empty() {
        return;
    }
    let words = reading.words_of_clause(clause);
    for subject in &from {
        for object in &to {
            if !drafts.has_room(reading.tree, clause.predicate) {
                return;
            }
            // "suspended its work": of what somebody does to himself another row may tell more.
            let actor = reading.entity_of(&subject.end);
            if actor.is_some() && actor == reading.entity_of(&object.end) {
                continue;
            }
            // The first row that fits two ends says what they are to each other.
            if !said.insert((subject.end.mention, object.end.mention, object.end.token)) {
                continue;
            }
            let unmade = subject.end.mention.is_none() && object.end.mention.is_none();
            let lookup = reading.lookup();
            if unmade
                && (clause.inherits_subject
                    || lookup.thing(subject.end.token).is_none()
                    || lookup.thing(object.end.token).is_none())
            {
                continue;
            }
            let rule = rule_of(clause, frame);
            let mut words = words.clone();
            words.extend(subject.words.iter().chain(&object.words).copied());
            if let Some(denial) = denial::of_oneself(reading, clause.verb, &subject.end) {
                words.extend(reading.clauses.all.get(denial).map(|clause| clause.verb));
                let ends = (subject.end.clone(), object.end.clone());
                drafts.push(
                    reading.tree,
                    reading.draft_of_clause(rule, denial, ends.0, ends.1, Some(RelationType::Denies), words),
                );
                continue;
            }
            let mut draft = reading.draft_of_clause(
                rule,
                index,
                subject.end.clone(),
                object.end.clone(),
                Some(frame.relation),
                words,
            );
            // Whoever "was not invited" is not meant to come: that is so, and no plan.
            if let Some(modality) = frame.modality
                && draft.status.modality == crate::vocabulary::Modality::Actual
                && !draft.status.negated
            {
                draft.status.modality = modality;
            }
            let none = |end: &End| {
                end.between.iter().any(|word| matches!(reading.tree.lemma(*word), "none" | "neither"))
            };
            // That the subject is nobody, the status of the clause says already.
            if none(&object.end) {
                draft.status.negated = !draft.status.negated;
            }
            if frame.denies {
                draft.status.negated = !draft.status.negated;
            }
            // What "took no part" denies, the status of the clause says already.
            let denies = |filled: &Filled| {
                clause.light_object != Some(filled.end.token)
                    && is_denied(reading.tree, filled.end.token, &filled.words)
            };
            if denies(subject) || denies(object) {
                draft.status.negated = !draft.status.negated;
            }
            if frame.to.places.contains(&Place::Accuser) {
                // Whoever accuses does not say that it is denied.
                draft.speakers.clear();
            }
            if may_be_promised(frame.relation)
                && clause.subjects.contains(&subject.end.token)
                && let Some(outer) = promised(reading, index, clause)
            {
                draft.relation = Some(RelationType::CommitsTo);
                draft.status = outer;
            }
            if clause.inherits_subject {
                draft.circumstances.insert(Circumstance::SubjectElsewhere);
            }
            if subject.is_far || object.is_far {
                draft.circumstances.insert(Circumstance::FarEnd);
            }
            drafts.push(reading.tree, draft);
        }
    }
}

/// The status of the verb with which the subject binds himself to what this clause says: "pledged to rebuild
/// the bridge" tells of no rebuilding, but of a pledge. What he promises not to do is left as it is.
fn promised(reading: &Reading<'_>, index: usize, clause: &Clause) -> Option<Status> {
    let tree = reading.tree;
    let mut verb = clause.verb;
    // "promised to help rebuild the region", "promised $3 million to rebuild it"
    for _ in 0..3 {
        verb = tree.first_conjunct(verb);
        let is_under = match tree.dependency(verb) {
            Dependency::OpenComplement => true,
            Dependency::AdverbialClause => {
                tree.children_with(verb, Dependency::Auxiliary).any(|word| tree.token(word).tag == Tag::To)
            }
            _ => false,
        };
        if clause.is_passive || !is_under {
            return None;
        }
        verb = tree.head(verb)?;
        if !matches!(tree.lemma(verb), "help" | "continue" | "try" | "begin" | "start" | "seek" | "work") {
            break;
        }
    }
    let outer = reading.clauses.index_at(verb)?;
    let is_bound = reading
        .clauses
        .all
        .get(outer)
        .is_some_and(|outer| !outer.is_passive && reading.triggers.is_promise(&outer.word));
    let is_denied = reading.statuses.get(index).is_none_or(|status| status.negated);
    reading.statuses.get(outer).copied().filter(|status| is_bound && !is_denied && !status.negated)
}

/// Whether a promise of it is one before it is anything else: "agreed to buy the firm" tells of a sale,
/// "vowed to fight the law" of a fight.
fn may_be_promised(relation: RelationType) -> bool {
    !matches!(
        relation,
        RelationType::Buys
            | RelationType::Sells
            | RelationType::Meets
            | RelationType::Attends
            | RelationType::Opposes
            | RelationType::MovesTo
            | RelationType::DepartsFrom
            | RelationType::MemberOf
            | RelationType::Sues
            | RelationType::Agrees
            | RelationType::Signs
            | RelationType::Denies
            | RelationType::WorksFor
    )
}

fn rule_of(clause: &Clause, frame: &Frame) -> &'static Rule {
    let has_preposition =
        frame.from.places.iter().chain(&frame.to.places).any(|place| matches!(place, Place::After(_)));
    match (clause.kind, clause.is_passive, has_preposition) {
        (Predicate::Adjective, ..) => &ADJECTIVE,
        (_, true, _) => &PASSIVE,
        (_, _, true) => &VERB_AND_PREPOSITION,
        _ => &VERB_AND_OBJECT,
    }
}
