//! What words beside one end of a relation take out of it: "no treaty", "into the air, not at the boat",
//! "France rather than Italy".

use crate::extraction::tree::Tree;
use crate::language::Dependency;

/// Whether an end is denied, by itself, by the prepositions among the `words` that lead to it, or as the
/// member of a list that is not meant.
pub(super) fn is_denied(tree: &Tree<'_>, noun: u32, words: &[u32]) -> bool {
    let prepositions = words.iter().filter(|word| tree.dependency(**word) == Dependency::Preposition);
    tree.has_no(noun)
        || has_not(tree, noun)
        || prepositions.into_iter().any(|word| has_not(tree, *word))
        || is_left_out(tree, noun)
}

/// Whether "not" stands before the word and belongs to it alone; "not only" adds to something.
fn has_not(tree: &Tree<'_>, word: u32) -> bool {
    let adds = |negation: u32| {
        negation + 1 < tree.len()
            && matches!(tree.lemma(negation + 1), "only" | "just" | "merely" | "simply" | "least" | "all")
    };
    tree.children_with(word, Dependency::Negation).any(|negation| negation < word && !adds(negation))
}

/// Whether a member of a list stands after "rather than", "instead of" or "but not".
fn is_left_out(tree: &Tree<'_>, noun: u32) -> bool {
    if !matches!(tree.dependency(noun), Dependency::Conjunct | Dependency::Apposition) {
        return false;
    }
    let first = tree.subtree(noun).start;
    let before = |back: u32| first.checked_sub(back).map(|token| tree.lower_word(token));
    let (last, second) = (before(1), before(2));
    matches!(
        (second.as_deref(), last.as_deref()),
        (Some("rather"), Some("than"))
            | (Some("instead"), Some("of"))
            | (Some("but" | "and" | "," | "—" | "–"), Some("not"))
    )
}

/// Whether the noun is one of several of which only one is meant: "Greece or Turkey", "neither the minister
/// nor his deputy".
pub(super) fn is_alternative(tree: &Tree<'_>, noun: u32) -> bool {
    let first = tree.first_conjunct(noun);
    tree.conjuncts(first).into_iter().take(20).any(|member| {
        tree.children_with(member, Dependency::Coordination)
            .any(|word| matches!(tree.lower_lemma(word).as_ref(), "or" | "nor"))
    })
}
