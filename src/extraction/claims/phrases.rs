//! Prepositional phrases beside a word: the preposition as one writes it, and what stands after it.

use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag, UniversalPos};

/// Nouns that make one preposition with the words around them, with or without an article: "in the
/// aftermath of", "under the command of".
const NOUNS_IN_PREPOSITIONS: &str = "aftermath auspices backing basis behalf behest chairmanship command \
    course direction expense face favor favour front guidance help insistence instigation invitation \
    leadership need presidency request spite supervision support terms wake";

/// Nouns that do so only when nothing stands between them and the preposition before them: "in response
/// to", "on suspicion of", "in talks with".
const BARE_NOUNS_IN_PREPOSITIONS: &str = "accordance agreement alliance answer breach charge collaboration \
    competition compliance conflict conjunction connection contact contrast control cooperation defence \
    defense defiance exchange honor honour line memory opposition partnership place possession \
    preparation protest pursuit reaction reply response result retaliation return revenge search \
    solidarity suspicion sympathy talk touch violation way";

/// Nouns that do so only after "with": "with money from".
const MEANS: &str = "aid backing cash fund funding help money support";

/// A preposition and what stands after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The preposition in small letters; several words where they make one ("south of").
    pub(super) preposition: String,
    /// The tokens of the preposition.
    pub(super) tokens: Vec<u32>,
    /// The head of what stands after it: a noun, or the verb of a clause ("to remaining").
    pub(super) object: u32,
    /// Whether the phrase stands beside another noun than the word that was asked for.
    pub(super) is_far: bool,
}

/// The prepositional phrases that depend on `word`, in order of place.
pub(super) fn phrases_of(tree: &Tree<'_>, word: u32) -> Vec<Phrase> {
    let mut found = Vec::new();
    for child in tree.children(word).iter().copied() {
        match tree.dependency(child) {
            Dependency::Preposition | Dependency::Dative if !is_nominal(tree.token(child).pos) => {
                match sum_before(tree, word, child) {
                    Some((with, sum)) => push_phrases(tree, vec![with, sum, child], &mut found),
                    None => push_phrases(tree, vec![child], &mut found),
                }
                push_others(tree, child, &mut found);
            }
            Dependency::AdverbialModifier => {
                // "south of", "ahead of", "together with"
                for inner in tree.children_with(child, Dependency::Preposition) {
                    push_phrases(tree, vec![child, inner], &mut found);
                }
            }
            _ => {}
        }
    }
    found
}

/// "bought it with €400,000 from Norway" with *from* hung on *bought*: the preposition and the sum of money
/// right before it, which make one preposition with it.
fn sum_before(tree: &Tree<'_>, word: u32, from: u32) -> Option<(u32, u32)> {
    if tree.lemma(from) != "from" {
        return None;
    }
    let sum = from.checked_sub(1).filter(|sum| is_money(tree, *sum))?;
    let with = tree.head(sum)?;
    (tree.lemma(with) == "with" && tree.head(with) == Some(word)).then_some((with, sum))
}

/// "pleaded guilty to fraud and to theft", "in and around the port": what stands after the prepositions
/// that are coordinated with one.
fn push_others(tree: &Tree<'_>, first: u32, found: &mut Vec<Phrase>) {
    let stands_bare = tree.children(first).iter().all(|child| {
        !matches!(
            tree.dependency(*child),
            Dependency::PrepositionObject | Dependency::PrepositionComplement | Dependency::Preposition
        )
    });
    for other in tree.children_with(first, Dependency::Conjunct) {
        if tree.token(other).pos != UniversalPos::Adposition {
            continue;
        }
        let before = found.len();
        push_phrases(tree, vec![other], found);
        if stands_bare {
            let shared = found.get(before..).unwrap_or_default().iter().map(|phrase| Phrase {
                preposition: written(tree, &[first]),
                tokens: vec![first],
                ..phrase.clone()
            });
            let shared: Vec<Phrase> = shared.collect();
            found.extend(shared);
        }
    }
}

fn is_nominal(pos: UniversalPos) -> bool {
    matches!(pos, UniversalPos::Noun | UniversalPos::ProperNoun | UniversalPos::Pronoun)
}

/// Follows the last of `tokens`, a preposition, to what stands after it.
fn push_phrases(tree: &Tree<'_>, mut tokens: Vec<u32>, found: &mut Vec<Phrase>) {
    // A chain such as "out of" or "from within" is short; the bound keeps a hostile one so.
    for _ in 0..3 {
        let Some(preposition) = tokens.last().copied() else { return };
        // "because of", "due to": the second word hangs on the first beside what stands after both.
        let second = tree.child(preposition, Dependency::PrepositionComplement).filter(|word| {
            tree.token(*word).pos == UniversalPos::Adposition && tree.children(*word).is_empty()
        });
        if let Some(second) = second.filter(|second| tokens.last() != Some(second)) {
            tokens.push(second);
        }
        let objects: Vec<u32> = tree
            .children(preposition)
            .iter()
            .copied()
            .filter(|child| Some(*child) != second)
            .filter(|child| {
                matches!(
                    tree.dependency(*child),
                    Dependency::PrepositionObject | Dependency::PrepositionComplement
                )
            })
            .collect();
        if let [object] = objects.as_slice()
            && makes_preposition(tree, preposition, *object)
            && let Some(inner) = tree.child(*object, Dependency::Preposition)
        {
            tokens.extend(
                tree.children(*object)
                    .iter()
                    .copied()
                    .filter(|child| tree.dependency(*child) == Dependency::Determiner),
            );
            tokens.extend([*object, inner]);
            continue;
        }
        if !objects.is_empty() {
            for object in objects {
                // "the town in which they met"
                let object = tree.antecedent(object).unwrap_or(object);
                found.push(Phrase {
                    preposition: written(tree, &tokens),
                    tokens: tokens.clone(),
                    object,
                    is_far: false,
                });
            }
            return;
        }
        match tree.child(preposition, Dependency::Preposition) {
            Some(inner) => tokens.push(inner),
            None => return,
        }
    }
}

/// Whether a noun after a preposition makes one preposition with it and the next one.
fn makes_preposition(tree: &Tree<'_>, preposition: u32, noun: u32) -> bool {
    if tree.lemma(preposition) == "with" && is_money(tree, noun) {
        return true;
    }
    if tree.child(noun, Dependency::Preposition).is_none() {
        return false;
    }
    let is_in = |list: &str| list.split_ascii_whitespace().any(|word| word == tree.lemma(noun));
    is_in(NOUNS_IN_PREPOSITIONS)
        || (noun == preposition + 1
            && (is_in(BARE_NOUNS_IN_PREPOSITIONS) || (tree.lemma(preposition) == "with" && is_in(MEANS))))
}

/// Whether a word is the head of a sum of money: "£3 million", "€400,000", "200 euros".
pub(super) fn is_money(tree: &Tree<'_>, word: u32) -> bool {
    let token = tree.token(word);
    let is_sign = |word: u32| {
        tree.token(word).tag == Tag::Currency || matches!(tree.word(word), "€" | "$" | "£" | "¥" | "₹")
    };
    match token.pos {
        UniversalPos::Numeral => {
            tree.children(word).iter().copied().any(is_sign)
                || word.checked_sub(1).is_some_and(is_sign)
                || tree.head(word).is_some_and(|head| head + 1 == word && is_sign(head))
        }
        UniversalPos::Noun => {
            matches!(
                tree.lemma(word),
                "dollar"
                    | "euro"
                    | "pound"
                    | "franc"
                    | "rupee"
                    | "yen"
                    | "crown"
                    | "krona"
                    | "krone"
                    | "peso"
                    | "yuan"
                    | "rouble"
                    | "ruble"
                    | "lira"
                    | "rand"
                    | "shilling"
                    | "dinar"
                    | "dirham"
            ) && tree.child(word, Dependency::NumericModifier).is_some()
        }
        _ => is_sign(word),
    }
}

fn written(tree: &Tree<'_>, tokens: &[u32]) -> String {
    let mut written = String::new();
    for token in tokens {
        if !written.is_empty() {
            written.push(' ');
        }
        if is_money(tree, *token) {
            written.push_str("money");
        } else {
            written.push_str(&tree.lower_word(*token));
        }
    }
    written
}
