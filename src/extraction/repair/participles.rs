//! Participles that were taken for adjectives of what they have as their object, and objects that were taken
//! for adverbs.

use super::{Correction, Edit, Known, has_child, is_noun, is_proper, is_verb, some_children};
use crate::extraction::mentions::shape::is_calendar_word;
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};

/// "left the rate unchanged, resisting pressure from the cabinet" with *pressure* as a second thing left and
/// *resisting* as an adjective of it: an -ing form right after a comma, before a noun that the verb before
/// the comma has no room for, goes on with what the verb tells.
///
/// "accused the regime of jailing a poet and torturing prisoners" likewise: what stands after "and" is
/// coordinated with the -ing form before it.
pub(super) fn object_of_participle(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for participle in 1..tree.len() {
        let is_modifier = tree.token(participle).tag == Tag::VerbGerund
            && tree.dependency(participle) == Dependency::AdjectivalModifier;
        let Some(noun) = tree.head(participle).filter(|noun| is_modifier && *noun > participle) else {
            continue;
        };
        let has_article = some_children(tree, noun)
            .any(|child| child < participle && tree.dependency(child) != Dependency::Punctuation);
        let Some(above) = tree.head(noun).filter(|above| *above < participle && !has_article) else {
            continue;
        };
        let governor = match (tree.word(participle - 1), tree.dependency(noun)) {
            (",", Dependency::DirectObject | Dependency::NounPhraseAdverbial)
                if is_verb(tree, above) && has_other_object(tree, above, noun) =>
            {
                Some((above, Dependency::AdverbialClause))
            }
            ("and", Dependency::Conjunct) if tree.dependency(above) == Dependency::DirectObject => tree
                .head(above)
                .filter(|verb| tree.token(*verb).tag == Tag::VerbGerund)
                .map(|verb| (verb, Dependency::Conjunct)),
            _ => None,
        };
        let Some((governor, dependency)) = governor else { continue };
        let mut correction = vec![
            Edit::hang(participle, governor, dependency),
            Edit::hang(noun, participle, Dependency::DirectObject),
        ];
        // What is coordinated with the noun although it is an -ing form too goes with the first one.
        let further = some_children(tree, noun).filter(|child| {
            tree.dependency(*child) == Dependency::Conjunct && tree.token(*child).tag == Tag::VerbGerund
        });
        correction.extend(further.map(|child| Edit::hang(child, participle, Dependency::Conjunct)));
        found.push(correction);
    }
    found
}

fn has_other_object(tree: &Tree<'_>, verb: u32, noun: u32) -> bool {
    some_children(tree, verb).any(|child| {
        child != noun && child > verb && child < noun && tree.dependency(child) == Dependency::DirectObject
    })
}

/// "beat Ashford Town 3-1" with the name as an adverb of *beat*: a name right after a verb without an object
/// is what the verb is done to.
pub(super) fn name_after_verb(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    (0..tree.len())
        .filter(|name| {
            tree.dependency(*name) == Dependency::NounPhraseAdverbial
                && is_noun(tree, *name)
                && is_proper(tree, *name)
                && !is_calendar_word(tree.lemma(*name))
        })
        .filter_map(|name| {
            let verb = tree.head(name)?;
            let is_bare = is_transitive(tree.lemma(verb))
                && verb + 1 == tree.subtree(name).start
                && !has_child(
                    tree,
                    verb,
                    &[Dependency::DirectObject, Dependency::AuxiliaryPassive, Dependency::Determiner],
                );
            // With a subject of its own even what was tagged as a noun ("Ashford beat Sele") is a verb.
            let is_mistaken = is_noun(tree, verb) && has_child(tree, verb, &[Dependency::Subject]);
            let object = Edit::hang(name, verb, Dependency::DirectObject);
            match (is_bare, is_verb(tree, verb), is_mistaken) {
                (true, true, _) => Some(vec![object]),
                (true, _, true) => Some(vec![object, Edit::retag(tree, verb, Tag::VerbPast)]),
                _ => None,
            }
        })
        .collect()
}

/// Verbs of contests, which have the loser as their object.
fn is_transitive(verb: &str) -> bool {
    matches!(
        verb,
        "beat"
            | "defeat"
            | "thrash"
            | "edge"
            | "hammer"
            | "rout"
            | "stun"
            | "overcome"
            | "trounce"
            | "crush"
            | "face"
            | "host"
            | "down"
            | "sign"
            | "join"
            | "play"
    )
}
