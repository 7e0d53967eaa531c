//! Two clauses that the parser took for one with two objects.

use super::gaps::{SAYING, has_subject, verb_at};
use super::{Correction, Edit, Known, has_child, is_finite, is_noun};
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};

/// Verbs under which a clause may stand without "that".
const TAKES_CLAUSE: &[&str] = &[
    "think",
    "know",
    "hope",
    "fear",
    "expect",
    "find",
    "show",
    "mean",
    "ensure",
    "see",
    "hear",
    "suspect",
    "admit",
    "agree",
    "hint",
    "learn",
    "realise",
    "realize",
    "understand",
    "recall",
    "note",
    "acknowledge",
    "promise",
    "vow",
    "guess",
    "wish",
    "feel",
    "concede",
    "stress",
    "explain",
    "complain",
    "assume",
    "doubt",
    "imagine",
    "swear",
    "pledge",
    "maintain",
    "assert",
    "conclude",
    "decide",
    "discover",
    "notice",
    "remember",
    "forget",
    "regret",
    "bet",
    "be",
    "make",
    "let",
    "have",
    "help",
    "want",
    "like",
    "need",
    "get",
    "watch",
    "demand",
    "propose",
    "recommend",
    "ask",
    "urge",
    "order",
    "request",
    "require",
    "dream",
    "figure",
    "reckon",
    "signal",
    "indicate",
    "testify",
    "posit",
    "reply",
    "respond",
    "reiterate",
    "emphasise",
    "emphasize",
    "remind",
    "assure",
    "inform",
    "convince",
    "persuade",
    "worry",
    "pray",
    "pretend",
    "boast",
];

/// "The army attacked the town and the rebels fled" with *rebels* as a second thing attacked and *fled* as
/// what the army did: with no "and" of its own, the verb has the noun right before it as its subject.
pub(super) fn second_subject(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for noun in 2..tree.len() {
        if tree.dependency(noun) != Dependency::Conjunct || !is_nominal(tree, noun) {
            continue;
        }
        let Some(partner) = tree.head(noun).filter(|partner| *partner < noun) else { continue };
        let Some(and) = tree.children_with(partner, Dependency::Coordination).find(|word| *word < noun)
        else {
            continue;
        };
        let end = tree.subtree(noun).end;
        if tree.subtree(noun).start != and + 1 || end >= tree.len() || tree.word(end) == "," {
            continue;
        }
        let Some(verb) = verb_at(tree, end, tree.sentence(noun).end) else { continue };
        let Some(main) = tree.head(verb).filter(|main| *main < partner) else { continue };
        let is_passive = has_child(tree, verb, &[Dependency::AuxiliaryPassive]);
        let label = if is_passive { Dependency::SubjectPassive } else { Dependency::Subject };
        let mut correction = match tree.dependency(verb) {
            Dependency::Conjunct if !has_subject(tree, verb) && tree.is_within(partner, main) => {
                let has_and =
                    tree.children_with(main, Dependency::Coordination).any(|word| word > main && word < verb);
                if has_and {
                    continue;
                }
                Vec::new()
            }
            Dependency::ClausalComplement if tree.head(partner) == Some(verb) => {
                let touches = tree.subtree(partner).start == main + 1;
                let lemma = tree.lemma(main);
                let may_tell = SAYING.contains(&lemma) || TAKES_CLAUSE.contains(&lemma);
                let is_alone = !has_child(tree, main, &[Dependency::DirectObject])
                    && !has_child(tree, verb, &[Dependency::Marker])
                    && is_finite(tree, main);
                if !touches || may_tell || !is_alone {
                    continue;
                }
                vec![
                    Edit::hang(partner, main, Dependency::DirectObject),
                    Edit::hang(verb, main, Dependency::Conjunct),
                ]
            }
            _ => continue,
        };
        correction.extend([Edit::hang(noun, verb, label), Edit::hang(and, main, Dependency::Coordination)]);
        found.push(correction);
    }
    found
}

fn is_nominal(tree: &Tree<'_>, word: u32) -> bool {
    is_noun(tree, word) || tree.token(word).tag == Tag::Pronoun
}
