//! Whom a pronoun cannot mean, by the grammar of its sentence.

use super::controls_infinitive;
use crate::extraction::coreference::Scene;
use crate::extraction::coreference::recent::{Recent, Seen};
use crate::extraction::mentions::draft::Draft;
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};

/// "X thanked him", "X has to rule on it", "X was accused of betraying her": the things that the subject of
/// the pronoun's clause stands for, its own or the one understood with it, are not meant (N. Chomsky's
/// principle B).
///
/// "The authority demanded that it sell the plant": whoever demands an act of somebody is not meant either.
pub(super) fn bound_apart(scene: &Scene, draft: &Draft, recent: &Recent) -> Vec<usize> {
    let tree = &scene.trees[draft.paragraph as usize];
    let pronoun = draft.head;
    let verb = match tree.dependency(pronoun) {
        Dependency::Subject => tree.head(pronoun).and_then(|verb| demanding_verb(tree, verb)),
        Dependency::DirectObject | Dependency::Dative => tree.head(pronoun),
        Dependency::PrepositionObject => {
            tree.head(pronoun).filter(|preposition| !is_beside(tree, *preposition))
        }
        _ => None,
    };
    let Some(verb) = verb.filter(|_| tree.token(pronoun).tag != Tag::PronounPossessive) else {
        return Vec::new();
    };
    let Some(subject) = understood_subject(tree, verb) else { return Vec::new() };
    let sentence = tree.sentence(pronoun).start;
    let in_subject = |seen: &&Seen| {
        let other = &scene.drafts[seen.draft];
        tree.first_conjunct(other.head) == subject || other.tokens.contains(&subject) && other.head == subject
    };
    recent
        .back()
        .take_while(|seen| seen.paragraph == draft.paragraph && seen.sentence == sentence)
        .filter(in_subject)
        .map(|seen| seen.cluster)
        .collect()
}

/// The verb of demanding whose clause without a tense this verb heads: "demanded that it sell".
fn demanding_verb(tree: &Tree, verb: u32) -> Option<u32> {
    // "It sell" is no present tense, whatever the tagger says.
    let is_wish = matches!(tree.token(verb).tag, Tag::VerbBase | Tag::VerbPresent)
        && tree.dependency(verb) == Dependency::ClausalComplement
        && tree.child(verb, Dependency::Auxiliary).is_none();
    tree.head(verb).filter(|above| {
        is_wish
            && matches!(
                tree.lemma(*above),
                "demand"
                    | "order"
                    | "require"
                    | "request"
                    | "propose"
                    | "recommend"
                    | "suggest"
                    | "insist"
                    | "urge"
            )
    })
}

/// Prepositions that set something beside the subject: "the town has hills around it".
fn is_beside(tree: &Tree, preposition: u32) -> bool {
    matches!(
        tree.lemma(preposition),
        "among"
            | "with"
            | "behind"
            | "around"
            | "before"
            | "after"
            | "near"
            | "above"
            | "below"
            | "between"
            | "ahead"
            | "alongside"
            | "beside"
            | "inside"
            | "without"
            | "like"
            | "within"
    )
}

/// The subject of a verb, or of the verb above it whose subject it shares.
fn understood_subject(tree: &Tree, word: u32) -> Option<u32> {
    let mut current = word;
    for _ in 0..6 {
        let own = tree
            .child(current, Dependency::Subject)
            .or_else(|| tree.child(current, Dependency::SubjectPassive));
        if own.is_some() {
            return own;
        }
        // "urged them to stop it": who is urged does the rest.
        if current != word
            && let Some(object) = tree
                .child(current, Dependency::DirectObject)
                .filter(|object| *object < word && controls_infinitive(tree.lemma(current)))
        {
            return Some(object);
        }
        let shares = matches!(
            tree.dependency(current),
            Dependency::OpenComplement
                | Dependency::AdverbialClause
                | Dependency::PrepositionComplement
                | Dependency::Preposition
                | Dependency::ClausalModifier
                | Dependency::ClausalComplement
                | Dependency::AdjectivalComplement
                | Dependency::DirectObject
                | Dependency::Conjunct
        );
        current = tree.head(current).filter(|_| shares)?;
    }
    None
}
