//! How real a thing is that a text speaks of: planned, alleged, given up, only called for.

use super::signs::has_negation;
use super::{PLAIN, Status, governed};
use crate::extraction::claims::clause::Clauses;
use crate::extraction::claims::triggers::{Governor, Triggers};
use crate::extraction::tree::Tree;
use crate::language::Dependency;
use crate::vocabulary::Modality;

/// How real a thing is that a clause only speaks of: of an agreement that is ruled out or a count that is
/// called for nobody knows whether it will ever be.
pub(in crate::extraction::claims) fn of_thing(
    tree: &Tree<'_>,
    clauses: &Clauses,
    statuses: &[Status],
    triggers: &Triggers,
    noun: u32,
) -> Status {
    let modified = of_modifiers(tree, triggers, noun);
    let outer = if is_given_up(tree, clauses, triggers, noun) {
        Status { negated: true, modality: Modality::Planned, ..modified }
    } else {
        modified
    };
    if outer != PLAIN || !tree.is_indefinite(noun) {
        return outer;
    }
    let above = match (tree.dependency(noun), tree.head(noun)) {
        (Dependency::DirectObject, above) => above,
        // "called for a ban", but "met at a summit"
        (Dependency::PrepositionObject, Some(preposition)) if tree.lemma(preposition) == "for" => {
            tree.head(preposition)
        }
        _ => None,
    };
    let Some(index) = above.and_then(|above| clauses.index_at(above)) else { return PLAIN };
    let is_wish = clauses.all.get(index).is_some_and(|clause| triggers.is_wish(&clause.word));
    let status = statuses.get(index).copied().unwrap_or(PLAIN);
    let is_any = tree
        .children_with(noun, Dependency::Determiner)
        .any(|determiner| tree.lemma(determiner).eq_ignore_ascii_case("any"));
    let modality = match status.modality {
        Modality::Actual if is_wish || is_any || status.negated => Modality::Possible,
        modality => modality,
    };
    Status { modality, ..PLAIN }
}

/// How real the words before a noun say that the thing is: "a planned takeover", "the alleged murder", "a failed
/// bid". A participle says of it what its verb says of a verb under it.
fn of_modifiers(tree: &Tree<'_>, triggers: &Triggers, noun: u32) -> Status {
    let governor = |word: u32| {
        let lower = tree.lower_word(word);
        let stem =
            lower.strip_suffix("ed").filter(|_| tree.dependency(word) == Dependency::AdjectivalModifier)?;
        let doubled = || stem.char_indices().next_back().and_then(|(end, _)| triggers.governor(&stem[..end]));
        triggers.governor(stem).or_else(|| triggers.governor(&format!("{stem}e"))).or_else(doubled)
    };
    let found = tree.children(noun).iter().copied().filter(|child| *child < noun).find_map(governor);
    match found {
        Some(Governor::Real(Modality::Actual | Modality::Obliged)) | None => PLAIN,
        Some(governor) => governed(Some(governor), false, PLAIN),
    }
}

/// Whether somebody gives up what the noun names: "dropped its takeover", "abandoned the plan".
pub(super) fn is_given_up(tree: &Tree<'_>, clauses: &Clauses, triggers: &Triggers, noun: u32) -> bool {
    let clause = tree.head(noun).and_then(|verb| clauses.at(verb));
    clause.is_some_and(|clause| {
        clause.patients().contains(&noun)
            && triggers.is_abandoning(&clause.word)
            && !has_negation(tree, clause.verb)
    })
}
