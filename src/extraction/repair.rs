//! Corrections of what the parser and the tagger systematically get wrong, made once before a
//! paragraph is read.
//!
//! The language engine agrees with the original implementation and stays so; what it says is corrected
//! here, on a copy. Every [`Repair`] is one idea with a closed trigger and evidence in the sentence
//! itself: a relative pronoun with no verb, a participle after "have", a verb that cannot agree with its
//! subject, a noun coordinated with a verb. A correction that would make a circle or leave its sentence
//! is not made.

mod attachments;
mod forms;
mod gaps;
mod lists;
mod marks;
mod participles;
mod possessors;
mod relatives;
mod second_clauses;
mod titles;
mod verbs;

use std::borrow::Cow;

use super::tree::Tree;
use crate::language::{Dependency, EntityLabel, Parsed, Tag, UniversalPos};
use crate::reference::Reference;
use crate::vocabulary::EntityKind;

/// A walk towards the root stops after this many steps; a tree that is deeper is not corrected.
const DEEPEST_WALK: usize = 100;

/// No more children of one word are looked at than this; no sentence that a person wrote has more.
const MOST_CHILDREN: usize = 200;

/// One word put right: where it hangs, and what it is when the tagger mistook it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Edit {
    token: u32,
    head: u32,
    dependency: Dependency,
    tag: Option<Tag>,
}

impl Edit {
    /// Hangs a word elsewhere.
    const fn hang(token: u32, head: u32, dependency: Dependency) -> Self {
        Self { token, head, dependency, tag: None }
    }

    /// Says that the word is another part of speech.
    const fn tagged(self, tag: Tag) -> Self {
        Self { tag: Some(tag), ..self }
    }

    /// Leaves the word where it hangs, but says that it is another part of speech.
    fn retag(tree: &Tree<'_>, token: u32, tag: Tag) -> Self {
        let head = tree.head(token).unwrap_or(token);
        Self::hang(token, head, tree.dependency(token)).tagged(tag)
    }
}

/// What repairs know beside the tree.
struct Known<'a> {
    reference: &'a Reference,
    /// For every token, what the model takes the name for that it is part of.
    labels: Vec<Option<EntityLabel>>,
}

impl<'a> Known<'a> {
    fn new(parsed: &Parsed, reference: &'a Reference) -> Self {
        let mut labels = vec![None; parsed.tokens.len()];
        for span in &parsed.entities {
            for label in labels.get_mut(span.first as usize..span.end as usize).into_iter().flatten() {
                *label = Some(span.label);
            }
        }
        Self { reference, labels }
    }

    fn label(&self, token: u32) -> Option<EntityLabel> {
        self.labels.get(token as usize).copied().flatten()
    }

    /// Whether the word is part of somebody's name.
    fn is_in_person(&self, token: u32) -> bool {
        self.label(token) == Some(EntityLabel::Person)
    }

    /// Whether the word is part of the name of a place or body.
    fn is_in_thing(&self, token: u32) -> bool {
        matches!(
            self.label(token),
            Some(
                EntityLabel::Location
                    | EntityLabel::Place
                    | EntityLabel::Organisation
                    | EntityLabel::Facility
                    | EntityLabel::WorkOfArt
                    | EntityLabel::Event
            )
        )
    }

    /// Whether the word is a common noun for somebody.
    fn is_somebody(&self, tree: &Tree<'_>, token: u32) -> bool {
        let word = tree.lower_lemma(token);
        is_noun(tree, token)
            && (self.reference.noun(&word).is_some_and(|sense| sense.kind == EntityKind::Person)
                || self.reference.office(&word).is_some())
    }
}

/// What makes one mistake good: edits that are made together or not at all.
type Correction = Vec<Edit>;

/// One kind of mistake.
struct Repair {
    name: &'static str,
    find: fn(&Tree<'_>, &Known<'_>) -> Vec<Correction>,
}

/// Every repair, in the order in which they are made; a later one sees what an earlier one did.
const REPAIRS: &[Repair] = &[
    Repair { name: "dateline", find: attachments::dateline },
    Repair { name: "French office", find: titles::french_office },
    Repair { name: "abbreviation", find: titles::abbreviation },
    Repair { name: "preposition on a comma", find: marks::preposition_on_comma },
    Repair { name: "possessor", find: possessors::plural_possessor },
    Repair { name: "participle after have", find: verbs::participle_after_have },
    Repair { name: "passive with an agent", find: verbs::passive_with_agent },
    Repair { name: "to before a noun", find: verbs::to_before_a_noun },
    Repair { name: "direction", find: verbs::direction },
    Repair { name: "gerund", find: verbs::gerund },
    Repair { name: "object of a participle", find: participles::object_of_participle },
    Repair { name: "name after a verb", find: participles::name_after_verb },
    Repair { name: "relative verb", find: relatives::verb_after_pronoun },
    Repair { name: "relative object", find: relatives::object_of_verb },
    Repair { name: "relative clause", find: relatives::clause_after_noun },
    Repair { name: "who", find: relatives::who },
    Repair { name: "harm of an event", find: relatives::harm_of_an_event },
    Repair { name: "subject of whose", find: gaps::subject_of_whose },
    Repair { name: "second subject", find: second_clauses::second_subject },
    Repair { name: "shared passive", find: gaps::shared_passive },
    Repair { name: "participle after a clause", find: gaps::participle_after_clause },
    Repair { name: "participle of speech", find: gaps::participle_of_speech },
    Repair { name: "name before what it is", find: gaps::name_before_state },
    Repair { name: "agreement", find: verbs::agreement },
    Repair { name: "tense", find: verbs::tense },
    Repair { name: "after a day", find: verbs::after_a_day },
    Repair { name: "state of a noun", find: verbs::state_of_a_noun },
    Repair { name: "noun beside verb", find: lists::noun_beside_verb },
    Repair { name: "place in a place", find: lists::place_in_a_place },
    Repair { name: "place of what is condemned", find: verbs::place_of_the_object },
    Repair { name: "told of", find: attachments::told_of },
    Repair { name: "second word of a speaker", find: attachments::second_word_of_speaker },
    Repair { name: "name inside a subject", find: attachments::name_inside_subject },
    Repair { name: "name beside a role", find: titles::name_beside_role },
    Repair { name: "role beside a name", find: titles::role_beside_name },
    Repair { name: "noun before a name", find: titles::noun_before_name },
    Repair { name: "called", find: lists::after_another_name },
];

/// A correction that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The name of the repair.
    pub repair: &'static str,
    /// The words whose governor, label or tag changed, each with its new governor (itself for a root).
    pub words: Vec<(u32, u32)>,
}

/// The annotation of a paragraph with its mistakes made good, and what was done. `text` is the text
/// that the spans count in.
#[must_use]
pub fn repaired<'a>(
    text: &'a str,
    parsed: &'a Parsed,
    reference: &Reference,
) -> (Cow<'a, Parsed>, Vec<Made>) {
    let mut made = Vec::new();
    let (repaired, _) = repaired_with_tree(text, parsed, reference, &mut made);
    (repaired, made)
}

/// The same with the tree of a paragraph in which there is nothing to correct, so that nobody has to build
/// it again.
pub(super) fn repaired_with_tree<'a>(
    text: &'a str,
    parsed: &'a Parsed,
    reference: &Reference,
    made: &mut Vec<Made>,
) -> (Cow<'a, Parsed>, Option<Tree<'a>>) {
    let known = Known::new(parsed, reference);
    let tree = Tree::new(text, parsed);
    let Some(first) = next_repair(&tree, &known, REPAIRS) else {
        return (Cow::Borrowed(parsed), Some(tree));
    };
    let mut repaired = Cow::Borrowed(parsed);
    let mut next = Some(first);
    while let Some((repair, corrections, waiting)) = next {
        for correction in corrections {
            if apply(text, repaired.to_mut(), &correction) {
                let words = correction.iter().map(|edit| (edit.token, edit.head)).collect();
                made.push(Made { repair: repair.name, words });
            }
        }
        next = next_repair(&Tree::new(text, &repaired), &known, waiting);
    }
    (repaired, None)
}

/// The first of some repairs that finds a mistake, what it would correct, and the repairs after it.
/// Most find nothing, and so one tree serves many of them.
fn next_repair(
    tree: &Tree<'_>,
    known: &Known<'_>,
    repairs: &'static [Repair],
) -> Option<(&'static Repair, Vec<Correction>, &'static [Repair])> {
    repairs.iter().enumerate().find_map(|(index, repair)| {
        let corrections = (repair.find)(tree, known);
        (!corrections.is_empty()).then(|| (repair, corrections, &repairs[index + 1..]))
    })
}

/// Makes a correction, unless the result would be no tree.
fn apply(text: &str, parsed: &mut Parsed, correction: &[Edit]) -> bool {
    let before: Vec<_> =
        correction.iter().map(|edit| parsed.tokens.get(edit.token as usize).cloned()).collect();
    if before.iter().any(Option::is_none) {
        return false;
    }
    for edit in correction {
        if let Some(token) = parsed.tokens.get_mut(edit.token as usize) {
            token.head = edit.head;
            token.dependency = edit.dependency;
        }
    }
    if !correction.iter().all(|edit| reaches_a_root(parsed, edit.token)) {
        for (edit, token) in correction.iter().zip(before) {
            if let (Some(place), Some(token)) = (parsed.tokens.get_mut(edit.token as usize), token) {
                *place = token;
            }
        }
        return false;
    }
    for edit in correction {
        if let (Some(tag), Some(token)) = (edit.tag, parsed.tokens.get_mut(edit.token as usize)) {
            token.lemma = forms::lemma(token.span.of(text), tag, &token.lemma).into();
            token.tag = tag;
            token.pos = universal(tag).unwrap_or(token.pos);
        }
    }
    true
}

/// Whether one gets from the token to the root of its own sentence.
fn reaches_a_root(parsed: &Parsed, token: u32) -> bool {
    let mut current = token;
    for _ in 0..DEEPEST_WALK {
        let Some(head) = parsed.tokens.get(current as usize).map(|found| found.head) else { return false };
        if head == current {
            let between = current.min(token) as usize + 1..current.max(token) as usize + 1;
            return parsed
                .tokens
                .get(between)
                .is_some_and(|tokens| tokens.iter().all(|token| !token.sentence_start));
        }
        current = head;
    }
    false
}

/// The universal part of speech of the tags that repairs give.
const fn universal(tag: Tag) -> Option<UniversalPos> {
    Some(match tag {
        Tag::VerbBase
        | Tag::VerbPast
        | Tag::VerbGerund
        | Tag::VerbPastParticiple
        | Tag::VerbPresent
        | Tag::VerbPresentThird => UniversalPos::Verb,
        Tag::Noun | Tag::NounPlural => UniversalPos::Noun,
        Tag::ProperNoun => UniversalPos::ProperNoun,
        Tag::Adverb => UniversalPos::Adverb,
        Tag::PossessiveEnding => UniversalPos::Particle,
        Tag::Stop => UniversalPos::Punctuation,
        _ => return None,
    })
}

/// The children of a word, but of a word in a hostile text with thousands of them only the first.
fn some_children<'a>(tree: &'a Tree<'_>, token: u32) -> impl DoubleEndedIterator<Item = u32> + 'a {
    let children = tree.children(token);
    children.get(..children.len().min(MOST_CHILDREN)).unwrap_or(children).iter().copied()
}

fn is_noun(tree: &Tree<'_>, token: u32) -> bool {
    matches!(tree.token(token).tag, Tag::Noun | Tag::NounPlural | Tag::ProperNoun | Tag::ProperNounPlural)
}

fn is_proper(tree: &Tree<'_>, token: u32) -> bool {
    matches!(tree.token(token).tag, Tag::ProperNoun | Tag::ProperNounPlural)
}

fn is_plural(tree: &Tree<'_>, token: u32) -> bool {
    matches!(tree.token(token).tag, Tag::NounPlural | Tag::ProperNounPlural)
}

/// Verbs with a tense of their own.
fn is_finite(tree: &Tree<'_>, token: u32) -> bool {
    matches!(tree.token(token).tag, Tag::VerbPast | Tag::VerbPresent | Tag::VerbPresentThird)
}

fn is_verb(tree: &Tree<'_>, token: u32) -> bool {
    is_finite(tree, token)
        || matches!(tree.token(token).tag, Tag::VerbBase | Tag::VerbGerund | Tag::VerbPastParticiple)
}

fn is_adverb(tree: &Tree<'_>, token: u32) -> bool {
    matches!(tree.token(token).tag, Tag::Adverb | Tag::AdverbComparative | Tag::AdverbSuperlative)
}

fn has_child(tree: &Tree<'_>, token: u32, dependencies: &[Dependency]) -> bool {
    some_children(tree, token).any(|child| dependencies.contains(&tree.dependency(child)))
}
