//! Verbs that were taken for something else, or hung where they cannot agree.

use super::{Correction, Edit, Known, has_child, is_noun, is_plural, is_verb, some_children};
use crate::extraction::mentions::shape::is_calendar_word;
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};

/// Nouns and verbs of doing well or ill at something, after which "in" and an -ing form is an act:
/// "progress in clearing areas" beside "differences in testing behaviour".
const DOING: &[&str] = &[
    "progress",
    "success",
    "succeed",
    "effort",
    "attempt",
    "role",
    "difficulty",
    "experience",
    "interest",
    "help",
    "engage",
    "involve",
    "involvement",
    "participate",
    "aid",
    "assist",
    "advance",
    "failure",
    "specialise",
    "specialize",
    "fail",
];

/// Verbs of attitude, which happen nowhere: "condemned the attacks in Paris".
const ATTITUDES: &[&str] =
    &["condemn", "denounce", "deplore", "decry", "mourn", "lament", "regret", "criticise", "criticize"];

/// What a word is said or written in, and when: no place of what it is about.
const UTTERANCES: &[&str] = &[
    "statement",
    "interview",
    "speech",
    "letter",
    "report",
    "message",
    "tweet",
    "word",
    "term",
    "release",
    "post",
    "article",
    "address",
    "briefing",
    "call",
    "resolution",
    "year",
    "month",
    "week",
];

/// "forces have now advanced" with *advanced* as an adjective: after "have" stands a participle.
pub(super) fn participle_after_have(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    (0..tree.len())
        .filter(|token| {
            matches!(tree.token(*token).tag, Tag::Adjective | Tag::Noun)
                && tree.word(*token).ends_with("ed")
                && tree
                    .children_with(*token, Dependency::Auxiliary)
                    .any(|auxiliary| tree.lemma(auxiliary) == "have")
        })
        .map(|token| vec![Edit::retag(tree, token, Tag::VerbPastParticiple)])
        .collect()
}

/// "areas north of the city" with *north* as a verb.
pub(super) fn direction(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    (0..tree.len())
        .filter(|token| {
            matches!(tree.word(*token), "north" | "south" | "east" | "west") && is_verb(tree, *token)
        })
        .map(|token| vec![Edit::retag(tree, token, Tag::Adverb)])
        .collect()
}

/// "was jeered by the crowd" with *jeered* as an adjective: only of a passive is it told who does it.
pub(super) fn passive_with_agent(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for participle in 0..tree.len() {
        let is_taken_for_state = tree.token(participle).tag == Tag::Adjective
            && tree.dependency(participle) == Dependency::AdjectivalComplement
            && tree.word(participle).ends_with("ed")
            && has_child(tree, participle, &[Dependency::Agent]);
        let Some(copula) = tree.head(participle).filter(|_| is_taken_for_state) else { continue };
        if tree.lemma(copula) != "be" || copula > participle {
            continue;
        }
        let above = tree.head(copula).unwrap_or(participle);
        let mut correction =
            vec![Edit::hang(participle, above, tree.dependency(copula)).tagged(Tag::VerbPastParticiple)];
        correction.push(Edit::hang(copula, participle, Dependency::AuxiliaryPassive));
        for child in some_children(tree, copula).filter(|child| *child != participle) {
            let dependency = match tree.dependency(child) {
                Dependency::Subject => Dependency::SubjectPassive,
                other => other,
            };
            correction.push(Edit::hang(child, participle, dependency));
        }
        found.push(correction);
    }
    found
}

/// "linked the drought to climate change" with *to* as the mark of an infinitive: what stands after it is a
/// noun with words of its own before it.
pub(super) fn to_before_a_noun(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for to in 1..tree.len() {
        let noun = tree.head(to).filter(|noun| *noun > to + 1 && is_noun(tree, *noun));
        let Some(noun) = noun.filter(|_| tree.dependency(to) == Dependency::Auxiliary) else { continue };
        let has_words = tree.children(noun).iter().any(|child| {
            *child > to
                && *child < noun
                && matches!(
                    tree.dependency(*child),
                    Dependency::Compound
                        | Dependency::Determiner
                        | Dependency::Possessive
                        | Dependency::AdjectivalModifier
                )
        });
        let verb = tree.head(noun).filter(|verb| is_verb(tree, *verb) && *verb < to);
        if let Some(verb) = verb.filter(|_| has_words && tree.lemma(to) == "to") {
            found.push(vec![
                Edit::hang(to, verb, Dependency::Preposition),
                Edit::hang(noun, to, Dependency::PrepositionObject),
            ]);
        }
    }
    found
}

/// "progress in liberating neighbourhoods" with *liberating* as an adjective of *neighbourhoods*.
pub(super) fn gerund(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for verb in 1..tree.len() {
        if !tree.word(verb).ends_with("ing") {
            continue;
        }
        let preposition = verb - 1;
        match tree.dependency(verb) {
            // The parser has it right and the tagger has not.
            Dependency::PrepositionComplement
                if matches!(tree.token(verb).tag, Tag::Noun | Tag::Adjective)
                    && has_child(tree, verb, &[Dependency::DirectObject]) =>
            {
                found.push(vec![Edit::retag(tree, verb, Tag::VerbGerund)]);
            }
            Dependency::AdjectivalModifier | Dependency::Compound
                if tree.token(preposition).tag == Tag::Preposition =>
            {
                let Some(noun) = tree.head(verb).filter(|noun| {
                    *noun > verb && tree.head(*noun) == Some(preposition) && tree.subtree(*noun).start == verb
                }) else {
                    continue;
                };
                if is_plural(tree, noun) && follows_doing(tree, preposition) {
                    found.push(vec![
                        Edit::hang(verb, preposition, Dependency::PrepositionComplement)
                            .tagged(Tag::VerbGerund),
                        Edit::hang(noun, verb, Dependency::DirectObject),
                    ]);
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether the preposition, or the one that it is coordinated with, follows a word of doing, or the
/// verb that has one as its object.
fn follows_doing(tree: &Tree<'_>, preposition: u32) -> bool {
    let first = tree.first_conjunct(preposition);
    let Some(governor) = tree.head(first).filter(|_| matches!(tree.lemma(first), "in" | "at")) else {
        return false;
    };
    let is_doing = |word: u32| DOING.contains(&tree.lemma(word));
    is_doing(governor)
        || some_children(tree, governor).any(|object| {
            tree.dependency(object) == Dependency::DirectObject && object < first && is_doing(object)
        })
}

/// "Russia has a duty to press the regime to end its attacks and allow supplies to pass": *allow* is no
/// verb of *Russia*, for it would be "allows". It belongs to the infinitive before it.
pub(super) fn agreement(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for verb in 0..tree.len() {
        let is_bare = tree.dependency(verb) == Dependency::Conjunct
            && matches!(tree.token(verb).tag, Tag::VerbPresent | Tag::VerbBase);
        let others =
            [Dependency::Subject, Dependency::SubjectPassive, Dependency::Auxiliary, Dependency::Expletive];
        if !is_bare || has_child(tree, verb, &others) {
            continue;
        }
        let main = tree.first_conjunct(verb);
        if tree.token(main).tag != Tag::VerbPresentThird || !has_one_subject(tree, main) {
            continue;
        }
        let is_infinitive = |token: &u32| {
            tree.token(*token).tag == Tag::VerbBase
                && tree
                    .children_with(*token, Dependency::Auxiliary)
                    .any(|auxiliary| tree.token(auxiliary).tag == Tag::To)
        };
        let lowest = main.max(verb.saturating_sub(60));
        let Some(infinitive) =
            (lowest + 1..verb).rev().filter(is_infinitive).find(|token| tree.is_within(*token, main))
        else {
            continue;
        };
        found.push(vec![Edit::hang(verb, infinitive, Dependency::Conjunct).tagged(Tag::VerbBase)]);
    }
    found
}

fn has_one_subject(tree: &Tree<'_>, verb: u32) -> bool {
    tree.child(verb, Dependency::Subject).is_some_and(|subject| {
        let is_one = matches!(tree.token(subject).tag, Tag::Noun | Tag::ProperNoun)
            || matches!(tree.lemma(subject), "he" | "she" | "it");
        is_one && !has_child(tree, subject, &[Dependency::Coordination, Dependency::Conjunct])
    })
}

/// "condemns the attacks in the towns of …" with the place hung on the verb: it is where the attacks
/// were.
pub(super) fn place_of_the_object(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for preposition in 0..tree.len() {
        if tree.dependency(preposition) != Dependency::Preposition
            || !matches!(tree.word(preposition), "in" | "at" | "on" | "near" | "against")
        {
            continue;
        }
        let Some(verb) = tree.head(preposition).filter(|verb| ATTITUDES.contains(&tree.lemma(*verb))) else {
            continue;
        };
        let object = some_children(tree, verb).rfind(|object| {
            *object < preposition
                && tree.dependency(*object) == Dependency::DirectObject
                && is_noun(tree, *object)
        });
        let place = tree.child(preposition, Dependency::PrepositionObject);
        let (Some(object), Some(place)) = (object, place) else { continue };
        let is_place = is_noun(tree, place)
            && !UTTERANCES.contains(&tree.lower_lemma(place).as_ref())
            && !is_calendar_word(tree.word(place))
            && !tree.is_within(place, object);
        let is_thing = matches!(tree.token(object).tag, Tag::Noun | Tag::NounPlural);
        if is_place && is_thing {
            found.push(vec![Edit::hang(preposition, object, Dependency::Preposition)]);
        }
    }
    found
}

/// "accused the firm on Thursday of hiding debts" with *of* hung on the day: what follows a day of the week
/// belongs to the verb.
pub(super) fn after_a_day(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for preposition in 0..tree.len() {
        let Some(day) = tree.head(preposition).filter(|day| *day < preposition) else { continue };
        if tree.dependency(preposition) != Dependency::Preposition || !tree.word(day).ends_with("day") {
            continue;
        }
        let above = match tree.dependency(day) {
            Dependency::PrepositionObject => tree.head(day).and_then(|on| tree.head(on)),
            Dependency::NounPhraseAdverbial => tree.head(day),
            _ => None,
        };
        let object = tree
            .child(preposition, Dependency::PrepositionComplement)
            .or_else(|| tree.child(preposition, Dependency::PrepositionObject));
        let (Some(verb), Some(object)) = (above, object) else { continue };
        let is_a_time = is_calendar_word(tree.word(object))
            || matches!(tree.token(object).tag, Tag::Cardinal)
            || matches!(tree.lemma(object), "week" | "month" | "year" | "morning" | "evening" | "dawn");
        if is_calendar_word(tree.word(day)) && is_verb(tree, verb) && !is_a_time {
            found.push(vec![Edit::hang(preposition, verb, Dependency::Preposition)]);
        }
    }
    found
}

/// "ordered him to repay the sum and barred him from office" with *barred* coordinated with *repay*: a verb
/// with a tense is coordinated with one that has the same tense, not with an infinitive.
pub(super) fn tense(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for verb in 0..tree.len() {
        let tag = tree.token(verb).tag;
        if tree.dependency(verb) != Dependency::Conjunct
            || !matches!(tag, Tag::VerbPast | Tag::VerbPresentThird)
        {
            continue;
        }
        let Some(infinitive) = tree.head(verb).filter(|head| *head < verb) else { continue };
        let has_to = tree
            .children_with(infinitive, Dependency::Auxiliary)
            .any(|auxiliary| tree.token(auxiliary).tag == Tag::To);
        let is_misplaced = tree.token(infinitive).tag == Tag::VerbBase
            && has_to
            && !has_child(
                tree,
                verb,
                &[
                    Dependency::Subject,
                    Dependency::SubjectPassive,
                    Dependency::Auxiliary,
                    Dependency::AuxiliaryPassive,
                ],
            );
        if !is_misplaced {
            continue;
        }
        let finite = tree.ancestors(infinitive).take(6).find(|above| tree.token(*above).tag == tag);
        if let Some(finite) = finite {
            found.push(vec![Edit::hang(verb, finite, Dependency::Conjunct)]);
        }
    }
    found
}

/// Verbs that say of what a thing consists or to whom it belongs, which nobody does on purpose: in "stopped
/// a van belonging to the bank" the van belongs to it.
const STATES: &[&str] = &["belong", "contain", "consist", "depict", "comprise", "pertain", "relate", "date"];

/// "stopped a van belonging to the bank" with *belonging* hung on *stopped*.
pub(super) fn state_of_a_noun(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    (1..tree.len())
        .filter(|verb| {
            tree.token(*verb).tag == Tag::VerbGerund
                && tree.dependency(*verb) == Dependency::AdverbialClause
                && STATES.contains(&tree.lemma(*verb))
                && is_noun(tree, *verb - 1)
        })
        .map(|verb| vec![Edit::hang(verb, verb - 1, Dependency::ClausalModifier)])
        .collect()
}
