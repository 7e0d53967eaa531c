//! Clauses whose subject or passive the parser lost because words between are left out or stand in the
//! way.

use super::{Correction, Edit, Known, has_child, is_adverb, is_finite, is_noun, is_proper, some_children};
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag, UniversalPos};

/// Verbs that casualty figures and police news leave without their auxiliary.
const DONE_TO_PEOPLE: &[&str] = &[
    "kill",
    "injure",
    "wound",
    "hurt",
    "arrest",
    "detain",
    "displace",
    "evacuate",
    "rescue",
    "damage",
    "destroy",
    "release",
    "charge",
    "jail",
    "hospitalise",
    "hospitalize",
    "treat",
    "shoot",
    "capture",
    "rename",
    "replace",
    "execute",
    "expel",
    "acquit",
    "convict",
    "sentence",
    "trap",
    "burn",
    "suspend",
];

/// Verbs whose participle after a comma goes on with what somebody said: "…, citing two officials".
const GOES_ON_SAYING: &[&str] = &[
    "cite",
    "quote",
    "add",
    "note",
    "refer",
    "call",
    "describe",
    "argue",
    "warn",
    "explain",
    "stress",
    "insist",
    "say",
    "claim",
    "accuse",
    "blame",
    "urge",
    "express",
    "voice",
    "point",
    "suggest",
    "praise",
    "criticise",
    "criticize",
    "demand",
    "promise",
    "vow",
    "tell",
    "deny",
];

/// Verbs under which stands what somebody said.
pub(super) const SAYING: &[&str] = &[
    "say", "report", "announce", "claim", "tell", "warn", "add", "write", "confirm", "insist", "argue",
    "state", "declare", "allege", "reveal", "suggest", "deny", "believe", "estimate", "predict",
];

/// "whose envoy, Ann Hill, was not invited" with *envoy* beside the noun before it and *invited* without a
/// subject.
pub(super) fn subject_of_whose(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for pronoun in 1..tree.len() {
        if tree.word(pronoun) != "whose" || tree.dependency(pronoun) != Dependency::Possessive {
            continue;
        }
        let Some(owned) = tree.head(pronoun).filter(|owned| *owned > pronoun && is_noun(tree, *owned)) else {
            continue;
        };
        let Some(above) = tree.head(owned).filter(|above| *above < pronoun && is_noun(tree, *above)) else {
            continue;
        };
        if tree.dependency(owned) != Dependency::Apposition {
            continue;
        }
        let end = tree.subtree(owned).end;
        let Some(verb) = verb_at(tree, end, tree.sentence(pronoun).end) else { continue };
        let is_loose = matches!(
            tree.dependency(verb),
            Dependency::Conjunct
                | Dependency::ClausalComplement
                | Dependency::AdverbialClause
                | Dependency::Parataxis
                | Dependency::Unclassified
                | Dependency::RelativeClause
        );
        // "rejected a role for the alliance, whose envoy … was invited" with the role as what was invited.
        let mistaken = some_children(tree, verb).find(|child| {
            matches!(tree.dependency(*child), Dependency::Subject | Dependency::SubjectPassive)
        });
        let main = tree.head(verb).filter(|main| *main < above);
        let object = mistaken.filter(|subject| {
            tree.dependency(verb) == Dependency::ClausalComplement
                && tree.is_within(above, *subject)
                && main.is_some_and(|main| tree.subtree(*subject).start == main + 1)
        });
        if is_loose && (mistaken.is_none() || object.is_some()) {
            let is_passive = has_child(tree, verb, &[Dependency::AuxiliaryPassive]);
            let label = if is_passive { Dependency::SubjectPassive } else { Dependency::Subject };
            let mut correction = Vec::new();
            if let (Some(object), Some(main)) = (object, main) {
                correction.push(Edit::hang(object, main, Dependency::DirectObject));
            }
            correction.extend([
                Edit::hang(verb, above, Dependency::RelativeClause),
                Edit::hang(owned, verb, label),
            ]);
            found.push(correction);
        }
    }
    found
}

/// The verb whose words begin at `from`, after commas: itself, its auxiliary, or an adverb of it.
pub(super) fn verb_at(tree: &Tree<'_>, from: u32, end: u32) -> Option<u32> {
    let first = (from..end).find(|token| tree.word(*token) != ",")?;
    let is_of_verb = |token: u32| {
        matches!(
            tree.dependency(token),
            Dependency::Auxiliary | Dependency::AuxiliaryPassive | Dependency::AdverbialModifier
        )
    };
    let verb = if is_of_verb(first) { tree.head(first)? } else { first };
    let has_tense = is_finite(tree, verb)
        || has_child(tree, verb, &[Dependency::Auxiliary, Dependency::AuxiliaryPassive]);
    let is_verb = matches!(tree.token(verb).pos, UniversalPos::Verb | UniversalPos::Auxiliary);
    (verb >= first && has_tense && is_verb).then_some(verb)
}

pub(super) fn has_subject(tree: &Tree<'_>, verb: u32) -> bool {
    has_child(tree, verb, &[Dependency::Subject, Dependency::SubjectPassive, Dependency::Expletive])
}

/// "63 people were killed and more than 400 injured" with the 400 as those who injured: the second
/// participle shares the auxiliary.
pub(super) fn shared_passive(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for verb in 1..tree.len() {
        let is_participle = tree.dependency(verb) == Dependency::Conjunct
            && matches!(tree.token(verb).tag, Tag::VerbPast | Tag::VerbPastParticiple)
            && DONE_TO_PEOPLE.contains(&tree.lemma(verb));
        if !is_participle {
            continue;
        }
        let first = tree.first_conjunct(verb);
        let is_passive = has_child(tree, first, &[Dependency::AuxiliaryPassive]);
        let is_bare = !has_child(
            tree,
            verb,
            &[
                Dependency::DirectObject,
                Dependency::Auxiliary,
                Dependency::AuxiliaryPassive,
                Dependency::ClausalComplement,
            ],
        );
        let Some(subject) = tree.child(verb, Dependency::Subject).filter(|subject| *subject < verb) else {
            continue;
        };
        if is_passive && is_bare {
            found.push(vec![
                Edit::hang(subject, verb, Dependency::SubjectPassive),
                Edit::retag(tree, verb, Tag::VerbPastParticiple),
            ]);
        }
    }
    found
}

/// "Ten people were killed when a quake struck the town, destroying a school" with *destroying* hung on
/// *killed*: those to whom something was done do not go on doing; it belongs to the clause before it.
pub(super) fn participle_after_clause(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for verb in 2..tree.len() {
        let Some(main) = participle_after_comma(tree, verb) else { continue };
        let is_passive = has_child(tree, main, &[Dependency::AuxiliaryPassive, Dependency::SubjectPassive]);
        let comma = tree.subtree(verb).start - 1;
        let clause = some_children(tree, main).rfind(|child| {
            *child > main
                && *child < verb
                && tree.dependency(*child) == Dependency::AdverbialClause
                && tree.subtree(*child).end == comma
                && has_subject(tree, *child)
        });
        if let Some(clause) = clause.filter(|_| is_passive) {
            found.push(vec![Edit::hang(verb, clause, Dependency::AdverbialClause)]);
        }
    }
    found
}

/// "The agency reported that rebels had attacked the town, citing two officials" with *citing* hung on
/// *attacked*: whoever reports goes on.
pub(super) fn participle_of_speech(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for verb in 2..tree.len() {
        let Some(told) = participle_after_comma(tree, verb) else { continue };
        if !GOES_ON_SAYING.contains(&tree.lemma(verb)) {
            continue;
        }
        let told = tree.first_conjunct(told);
        let speech = tree.head(told).filter(|speech| {
            tree.dependency(told) == Dependency::ClausalComplement
                && *speech < told
                && SAYING.contains(&tree.lemma(*speech))
        });
        if let Some(speech) = speech {
            found.push(vec![Edit::hang(verb, speech, Dependency::AdverbialClause)]);
        }
    }
    found
}

/// The verb that a participle right after a comma hangs on.
fn participle_after_comma(tree: &Tree<'_>, verb: u32) -> Option<u32> {
    if tree.token(verb).tag != Tag::VerbGerund || tree.dependency(verb) != Dependency::AdverbialClause {
        return None;
    }
    let before = tree.subtree(verb).start.checked_sub(1)?;
    let is_participle = !has_subject(tree, verb) && tree.word(before) == ",";
    tree.head(verb).filter(|above| is_participle && *above < verb)
}

/// "Hill, now a senator, has resigned" with *senator* as the subject: it only tells what Hill is.
pub(super) fn name_before_state(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for noun in 3..tree.len() {
        let label = tree.dependency(noun);
        if !matches!(label, Dependency::Subject | Dependency::SubjectPassive) || !is_noun(tree, noun) {
            continue;
        }
        let (Some(verb), end) = (tree.head(noun), tree.subtree(noun).end) else { continue };
        let first = tree.subtree(noun).start;
        let is_set_off =
            first >= 2 && tree.word(first - 1) == "," && end < tree.len() && tree.word(end) == ",";
        let tells_when = is_adverb(tree, first)
            && matches!(
                tree.lower_lemma(first).as_ref(),
                "now"
                    | "then"
                    | "once"
                    | "formerly"
                    | "currently"
                    | "previously"
                    | "later"
                    | "still"
                    | "long"
            );
        if !is_set_off || !tells_when {
            continue;
        }
        let name = first - 2;
        let hangs_loose = tree.head(name) == Some(verb)
            && matches!(
                tree.dependency(name),
                Dependency::NounPhraseAdverbial
                    | Dependency::Unclassified
                    | Dependency::Subject
                    | Dependency::SubjectPassive
                    | Dependency::Apposition
            );
        if is_proper(tree, name) && hangs_loose {
            found.push(vec![Edit::hang(name, verb, label), Edit::hang(noun, name, Dependency::Apposition)]);
        }
    }
    found
}
