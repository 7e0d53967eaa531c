//! Coordinations and appositions that hang in the wrong place.

use super::{Correction, Edit, Known, has_child, is_noun, is_proper, is_verb};
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};
use crate::reference::Reference;
use crate::vocabulary::EntityKind;

/// No list is searched for its first member further back than this many words.
const LONGEST_REACH: u32 = 60;

/// "condemns the attacks in the towns of A, and the port city of B" with *city* coordinated with the
/// verb: a noun is coordinated with a noun, the one most like it.
pub(super) fn noun_beside_verb(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for noun in 0..tree.len() {
        if tree.dependency(noun) != Dependency::Conjunct || !is_noun(tree, noun) || is_clause(tree, noun) {
            continue;
        }
        let Some(verb) = tree
            .head(noun)
            .filter(|verb| *verb < noun && is_verb(tree, *verb) && tree.token(*verb).tag != Tag::VerbGerund)
        else {
            continue;
        };
        let lowest = (verb + 1).max(noun.saturating_sub(LONGEST_REACH));
        // "…, and the port city": a comma before "and" reaches back over what stands nearer.
        let has_comma = tree
            .subtree(noun)
            .start
            .checked_sub(2)
            .is_some_and(|before| tree.word(before) == "," || tree.word(before + 1) == ",");
        let nearness = |word: u32| if has_comma { u32::MAX - word } else { word };
        let partner = (lowest..noun)
            .filter(|word| is_noun(tree, *word) && is_argument(tree, *word) && tree.is_within(*word, verb))
            .max_by_key(|word| (likeness(tree, *word, noun), nearness(*word)));
        if let Some(partner) = partner {
            found.push(vec![Edit::hang(noun, partner, Dependency::Conjunct)]);
        }
    }
    found
}

/// A noun with a subject or a clause of its own is a predicate, a bare one may be a verb mistaken.
fn is_clause(tree: &Tree<'_>, noun: u32) -> bool {
    let governs = has_child(
        tree,
        noun,
        &[
            Dependency::Subject,
            Dependency::SubjectPassive,
            Dependency::Auxiliary,
            Dependency::DirectObject,
            Dependency::ClausalComplement,
        ],
    );
    let is_bare = !is_proper(tree, noun)
        && !has_child(
            tree,
            noun,
            &[
                Dependency::Determiner,
                Dependency::Possessive,
                Dependency::AdjectivalModifier,
                Dependency::NumericModifier,
                Dependency::Compound,
            ],
        );
    let has_that =
        noun + 1 < tree.len() && tree.word(noun + 1) == "that" && tree.token(noun).tag == Tag::NounPlural;
    governs || is_bare || has_that || tree.word(noun).ends_with("ing")
}

fn is_argument(tree: &Tree<'_>, noun: u32) -> bool {
    matches!(
        tree.dependency(noun),
        Dependency::DirectObject | Dependency::PrepositionObject | Dependency::Attribute | Dependency::Dative
    )
}

/// How alike two nouns are as members of one list: both names, both with an article, both "… of …".
fn likeness(tree: &Tree<'_>, one: u32, other: u32) -> u32 {
    let has_article = |noun: u32| has_child(tree, noun, &[Dependency::Determiner, Dependency::Possessive]);
    let has_of =
        |noun: u32| tree.children_with(noun, Dependency::Preposition).any(|word| tree.word(word) == "of");
    u32::from(is_proper(tree, one) == is_proper(tree, other)) * 4
        + u32::from(has_of(one) && has_of(other)) * 3
        + u32::from(has_article(one) == has_article(other)) * 2
}

/// "near Sarmada, Syria" with the country as a second member of a list without "and": it is where the
/// town lies.
pub(super) fn place_in_a_place(tree: &Tree<'_>, known: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for place in 2..tree.len() {
        if tree.dependency(place) != Dependency::Conjunct || !is_proper(tree, place) {
            continue;
        }
        let Some(town) = tree.head(place).filter(|town| is_proper(tree, *town)) else { continue };
        let is_pair = tree.dependency(town) != Dependency::Conjunct
            && !has_child(tree, town, &[Dependency::Coordination])
            && !has_child(tree, place, &[Dependency::Coordination, Dependency::Conjunct])
            && tree.children_with(town, Dependency::Conjunct).count() == 1;
        let first = tree.subtree(place).start;
        let comma = first.checked_sub(1).filter(|comma| tree.word(*comma) == ",");
        let touches = comma.is_some_and(|comma| tree.subtree(town).contains(&comma) || comma == town + 1);
        if is_pair
            && touches
            && is_large_place(known.reference, tree.words(first..place + 1))
            && !is_large_place(known.reference, tree.word(town))
        {
            found.push(vec![Edit::hang(place, town, Dependency::Apposition)]);
        }
    }
    found
}

/// Whether the lists know it as a place in which others lie.
fn is_large_place(reference: &Reference, words: &str) -> bool {
    reference
        .named(words)
        .into_iter()
        .filter_map(|thing| reference.thing(thing))
        .any(|thing| thing.kind == EntityKind::Location && thing.subtype != "city" && thing.subtype != "town")
}

/// "an airfield, also called Q-West, in northern Iraq" with the place hung on *called*: it belongs to
/// what is called so.
pub(super) fn after_another_name(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for verb in 1..tree.len() {
        let names = matches!(tree.token(verb).tag, Tag::VerbPast | Tag::VerbPastParticiple)
            && matches!(
                tree.dependency(verb),
                Dependency::ClausalModifier | Dependency::Unclassified | Dependency::AdverbialClause
            )
            && matches!(tree.lemma(verb), "call" | "know" | "name" | "dub" | "nickname");
        if !names {
            continue;
        }
        let Some(other_name) = tree.child(verb, Dependency::ObjectPredicate) else { continue };
        let Some(noun) = named_before(tree, verb) else { continue };
        let mut correction =
            vec![Edit::hang(verb, noun, Dependency::ClausalModifier).tagged(Tag::VerbPastParticiple)];
        correction.extend(
            tree.children_with(verb, Dependency::Preposition)
                .filter(|word| *word > other_name && matches!(tree.word(*word), "in" | "near" | "at" | "on"))
                .map(|word| Edit::hang(word, noun, Dependency::Preposition)),
        );
        if correction.len() > 1 {
            found.push(correction);
        }
    }
    found
}

/// The noun right before "called", "also called" or ", also called".
fn named_before(tree: &Tree<'_>, verb: u32) -> Option<u32> {
    let mut before = verb.checked_sub(1)?;
    if matches!(tree.word(before), "also" | "better" | "commonly" | "formerly" | "once" | "now") {
        before = before.checked_sub(1)?;
    }
    if tree.word(before) == "," {
        before = before.checked_sub(1)?;
    }
    is_noun(tree, before).then_some(before)
}
