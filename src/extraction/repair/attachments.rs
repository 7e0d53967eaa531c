//! Phrases and clauses that the parser hung on a word beside the one that they belong to.

use super::{Correction, Edit, Known, has_child, is_finite, is_plural, is_proper, some_children};
use crate::extraction::claims::dateline;
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};
use crate::vocabulary::EntityKind;

const SUBJECTS: [Dependency; 2] = [Dependency::Subject, Dependency::SubjectPassive];

/// "NAIROBI, 14 March - Kenya's minister, Ann Hill, survived" with *Nairobi* as what survived: where a report
/// was written does nothing. What the parser set beside it takes its place.
pub(super) fn dateline(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    let end = dateline::end(tree);
    let mut found = Vec::new();
    for place in 0..end {
        let Some(verb) = tree.head(place).filter(|verb| *verb >= end) else { continue };
        if !SUBJECTS.contains(&tree.dependency(place)) {
            continue;
        }
        let mut correction = vec![Edit::hang(place, verb, Dependency::NounPhraseAdverbial)];
        let beside = some_children(tree, place)
            .find(|child| *child >= end && tree.dependency(*child) == Dependency::Apposition);
        let has_other =
            some_children(tree, verb).any(|child| child >= end && SUBJECTS.contains(&tree.dependency(child)));
        match beside {
            Some(subject) if !has_other => correction.push(Edit::hang(subject, verb, tree.dependency(place))),
            None if has_other => {}
            _ => continue,
        }
        found.push(correction);
    }
    found
}

/// "A tribunal chaired by the lawyer Ann Hill did not believe him" with *Ann Hill* as a second subject: a name
/// that touches a noun for somebody inside the subject is that of whom the noun stands for.
pub(super) fn name_inside_subject(tree: &Tree<'_>, known: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for name in 2..tree.len() {
        if !SUBJECTS.contains(&tree.dependency(name)) || !is_proper(tree, name) {
            continue;
        }
        let Some(verb) = tree.head(name).filter(|verb| *verb > name) else { continue };
        let Some(noun) = tree.subtree(name).start.checked_sub(1) else { continue };
        let is_inside = some_children(tree, verb).any(|subject| {
            subject < noun && SUBJECTS.contains(&tree.dependency(subject)) && tree.is_within(noun, subject)
        });
        let is_governed = tree.dependency(noun) == Dependency::PrepositionObject;
        if let Some(above) =
            tree.head(noun).filter(|_| is_inside && is_governed && known.is_somebody(tree, noun))
        {
            found.push(vec![
                Edit::hang(name, above, Dependency::PrepositionObject),
                Edit::hang(noun, name, Dependency::Compound),
            ]);
        }
    }
    found
}

/// Verbs that tell somebody "of" something.
const TELLS_OF: [&str; 7] = ["warn", "inform", "notify", "remind", "advise", "assure", "alert"];

/// "Warned the department of cracks in the wall" with cracks in the department: a body is warned of something,
/// and a department of cracks there is none.
pub(super) fn told_of(tree: &Tree<'_>, known: &Known<'_>) -> Vec<Correction> {
    let kind = |noun: u32| known.reference.noun(&tree.lower_lemma(noun)).map(|sense| sense.kind);
    let mut found = Vec::new();
    for of in 2..tree.len().saturating_sub(1) {
        let Some(body) = tree.head(of).filter(|body| *body < of && tree.word(of) == "of") else { continue };
        let Some(verb) = tree.head(body).filter(|verb| TELLS_OF.contains(&tree.lemma(*verb))) else {
            continue;
        };
        let is_told = tree.dependency(body) == Dependency::DirectObject
            && matches!(kind(body), Some(EntityKind::Organisation | EntityKind::Person | EntityKind::Group));
        let Some(matter) = tree.child(of, Dependency::PrepositionObject).filter(|_| is_told) else {
            continue;
        };
        let is_body = is_proper(tree, matter)
            || matches!(
                kind(matter),
                Some(
                    EntityKind::Organisation | EntityKind::Person | EntityKind::Group | EntityKind::Location
                )
            );
        let is_counted = is_plural(tree, matter)
            || has_child(tree, matter, &[Dependency::Determiner, Dependency::Possessive]);
        if !is_body && is_counted {
            let mut correction = vec![Edit::hang(of, verb, Dependency::Preposition)];
            // "cracks in its wall": what follows is about the matter, not about the body.
            let later = some_children(tree, body)
                .filter(|child| *child > matter && tree.dependency(*child) == Dependency::Preposition);
            correction.extend(later.map(|child| Edit::hang(child, matter, Dependency::Preposition)));
            found.push(correction);
        }
    }
    found
}

/// "The commissioner said the deal broke the law, and warned that …" with the deal as who warned: a second verb
/// of saying after a comma and "and" goes on with whoever said the first thing when the clause between tells
/// of something that cannot speak.
pub(super) fn second_word_of_speaker(tree: &Tree<'_>, known: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for verb in 3..tree.len() {
        if tree.dependency(verb) != Dependency::Conjunct || !is_finite(tree, verb) || !says(tree, verb) {
            continue;
        }
        let Some(told) = tree.head(verb).filter(|told| *told < verb) else { continue };
        let Some(said) = tree.head(told).filter(|said| *said < told && says(tree, *said)) else { continue };
        let is_told = tree.dependency(told) == Dependency::ClausalComplement
            && !has_child(tree, verb, &SUBJECTS)
            && has_child(tree, verb, &[Dependency::ClausalComplement])
            && tree.token(verb).tag == tree.token(said).tag;
        let has_comma = verb
            .checked_sub(2)
            .is_some_and(|comma| tree.lower_word(verb - 1) == "and" && tree.word(comma) == ",");
        let is_mute = tree
            .child(told, Dependency::Subject)
            .or_else(|| tree.child(told, Dependency::SubjectPassive))
            .is_some_and(|subject| {
                tree.token(subject).tag == Tag::Noun
                    && known.reference.noun(&tree.lower_lemma(subject)).is_some_and(|sense| {
                        matches!(sense.kind, EntityKind::Law | EntityKind::Event | EntityKind::Concept)
                    })
            });
        if is_told && has_comma && is_mute {
            let mut correction = vec![Edit::hang(verb, said, Dependency::Conjunct)];
            if tree.head(verb - 1) == Some(told) {
                correction.push(Edit::hang(verb - 1, said, Dependency::Coordination));
            }
            found.push(correction);
        }
    }
    found
}

fn says(tree: &Tree<'_>, verb: u32) -> bool {
    crate::extraction::quotations::is_reporting(tree.lemma(verb))
}
