//! Abbreviations in titles that the parser took for names.

use super::{Correction, Edit, Known, has_child, is_proper, some_children};
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};
use crate::vocabulary::EntityKind;

/// "Chargé d’Affaires" with its second half as a verb.
pub(super) fn french_office(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    (1..tree.len())
        .filter(|token| {
            let word = tree.word(*token);
            word.starts_with(['d', 'D'])
                && matches!(word.to_lowercase().as_ref(), "d’affaires" | "d'affaires")
                && matches!(tree.lower_word(token - 1).as_ref(), "chargé" | "charge")
                && !is_proper(tree, *token)
        })
        .map(|token| vec![Edit::retag(tree, token, Tag::ProperNoun)])
        .collect()
}

/// "Chargé d’Affaires, a.i., Jonathan Cohen": the full stop of an abbreviation in the middle of a
/// sentence is taken for a noun that the name is coordinated with. The name takes its place, and the
/// stop becomes one.
pub(super) fn abbreviation(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for stop in 1..tree.len() {
        let is_noun = matches!(
            tree.dependency(stop),
            Dependency::Subject | Dependency::SubjectPassive | Dependency::DirectObject
        );
        let touches = tree.token(stop - 1).span.end == tree.token(stop).span.start;
        if tree.word(stop) != "." || !is_noun || !touches {
            continue;
        }
        let name = some_children(tree, stop).find(|child| *child > stop && is_proper(tree, *child));
        let (Some(name), Some(head)) = (name, tree.head(stop)) else { continue };
        let mut correction = vec![
            Edit::hang(name, head, tree.dependency(stop)),
            Edit::hang(stop, stop - 1, Dependency::Punctuation).tagged(Tag::Stop),
        ];
        let others = some_children(tree, stop).filter(|child| *child != name);
        correction.extend(others.map(|child| Edit::hang(child, name, tree.dependency(child))));
        // The title before it, taken for a subject of its own, describes the name.
        let title = some_children(tree, head).rfind(|child| {
            *child < stop
                && tree.dependency(*child) == tree.dependency(stop)
                && tree.subtree(*child).contains(&(stop - 1))
        });
        if let Some(title) = title {
            correction.push(Edit::hang(title, name, Dependency::Compound).tagged(Tag::ProperNoun));
        }
        found.push(correction);
    }
    found
}

/// "the ambassador to Chad, Ann Hill" with the name beside *Chad*: a person is no country and no body;
/// the name is that of whoever the noun before it stands for. Between commas it is so whatever stands between:
/// "a journalist at Gazeta Nowa, Ann Hill, published", "an engineer who inspected it in June, Ann Hill, told".
pub(super) fn name_beside_role(tree: &Tree<'_>, known: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for name in 3..tree.len() {
        if tree.dependency(name) != Dependency::Apposition || !may_be_person(tree, known, name) {
            continue;
        }
        let Some(body) = tree.head(name).filter(|body| *body < name) else { continue };
        let role = role_around(tree, known, body).or_else(|| role_of_clause(tree, known, body, name));
        let is_apart = is_between_commas(tree, name);
        let may_have_name = is_apart || !known.is_in_person(body);
        let has_name = |role: u32| has_child(tree, role, &[Dependency::Apposition]);
        if let Some(role) = role.filter(|role| may_have_name && !has_name(*role)) {
            found.push(vec![Edit::hang(name, role, Dependency::Apposition)]);
        }
    }
    found
}

/// The noun for somebody that a phrase ending in this word belongs to: "ambassador" of "Chad".
fn role_around(tree: &Tree<'_>, known: &Known<'_>, body: u32) -> Option<u32> {
    if tree.dependency(body) != Dependency::PrepositionObject || known.is_somebody(tree, body) {
        return None;
    }
    let role = tree.head(body).and_then(|preposition| tree.head(preposition))?;
    (role < body && known.is_somebody(tree, role)).then_some(role)
}

/// The noun for somebody whose relative clause ends in this word, before a name between commas.
fn role_of_clause(tree: &Tree<'_>, known: &Known<'_>, last: u32, name: u32) -> Option<u32> {
    const FURTHEST: usize = 6;
    if !is_between_commas(tree, name) || known.is_somebody(tree, last) || known.is_in_person(last) {
        return None;
    }
    let clause = std::iter::once(last)
        .chain(tree.ancestors(last))
        .take(FURTHEST)
        .find(|above| tree.dependency(*above) == Dependency::RelativeClause)?;
    let role = tree.head(clause).filter(|role| *role < clause)?;
    let is_subject = matches!(tree.dependency(role), Dependency::Subject | Dependency::SubjectPassive);
    (is_subject && known.is_somebody(tree, role)).then_some(role)
}

/// Whether a name has a comma before and after it.
fn is_between_commas(tree: &Tree<'_>, name: u32) -> bool {
    let is_comma =
        |token: Option<u32>| token.is_some_and(|token| token < tree.len() && tree.word(token) == ",");
    is_comma(tree.subtree(name).start.checked_sub(1)) && is_comma(Some(name + 1))
}

/// Whether a name is somebody's, or one of several words of which nobody knows whose it is.
fn may_be_person(tree: &Tree<'_>, known: &Known<'_>, name: u32) -> bool {
    let has_first_name = || {
        tree.children_with(name, Dependency::Compound).any(|first| is_proper(tree, first))
            && is_proper(tree, name)
            && tree.token(name).tag == Tag::ProperNoun
    };
    let is_unknown =
        || known.label(name).is_none() && known.reference.named(tree.word(name)).into_iter().next().is_none();
    // "Nasreen Afridi", whatever the model took the rare name for.
    let has_given_name = || {
        tree.children_with(name, Dependency::Compound)
            .next()
            .is_some_and(|first| known.reference.is_given_name(tree.word(first)))
    };
    known.is_in_person(name) || ((is_unknown() || has_given_name()) && has_first_name())
}

/// "A and B, Acting Director of the Office" with the role as another member of the list: a list without
/// "and" before its last member is none, and an office is what the person before it holds.
pub(super) fn role_beside_name(tree: &Tree<'_>, known: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for role in 2..tree.len() {
        if tree.dependency(role) != Dependency::Conjunct {
            continue;
        }
        let Some(name) = tree.head(role).filter(|name| *name < role && is_proper(tree, *name)) else {
            continue;
        };
        let first = tree.subtree(role).start;
        let has_comma = first > name && first.checked_sub(1).is_some_and(|before| tree.word(before) == ",");
        let is_list = has_child(tree, name, &[Dependency::Coordination])
            || has_child(tree, role, &[Dependency::Coordination]);
        let is_office = known.reference.office(&tree.lower_word(role)).is_some()
            && tree
                .children_with(role, Dependency::Preposition)
                .any(|of| tree.word(of) == "of" || tree.word(of) == "at");
        if has_comma && !is_list && is_office {
            found.push(vec![Edit::hang(role, name, Dependency::Apposition)]);
        }
    }
    found
}

/// "Electronics maker Corvane said it would sue" with both *maker* and *Corvane* as subject: a verb has one
/// subject, and a noun that touches a name says what its bearer is.
///
/// "An analyst at the brokerage Castell Dunne" with the name beside *analyst*: a name without a comma before
/// it stands beside the noun that it touches.
pub(super) fn noun_before_name(tree: &Tree<'_>, known: &Known<'_>) -> Vec<Correction> {
    const SUBJECTS: [Dependency; 2] = [Dependency::Subject, Dependency::SubjectPassive];
    let mut found = Vec::new();
    for noun in 0..tree.len().saturating_sub(1) {
        found.extend(name_beside_far_noun(tree, known, noun));
        if !SUBJECTS.contains(&tree.dependency(noun)) || tree.token(noun).tag != Tag::Noun {
            continue;
        }
        let first = noun + 1;
        let name =
            if tree.dependency(first) == Dependency::Compound { tree.head(first) } else { Some(first) };
        let fits = |name: &u32| {
            is_proper(tree, first)
                && is_proper(tree, *name)
                && tree.dependency(*name) == tree.dependency(noun)
                && tree.head(*name) == tree.head(noun)
                && tree.subtree(*name).start == first
        };
        if let Some(name) = name.filter(fits) {
            found.push(vec![Edit::hang(noun, name, Dependency::Compound)]);
        }
    }
    found
}

/// The name right after a noun for a thing that the parser set beside a noun further off.
fn name_beside_far_noun(tree: &Tree<'_>, known: &Known<'_>, noun: u32) -> Option<Correction> {
    let first = noun + 1;
    let name = if tree.dependency(first) == Dependency::Compound { tree.head(first)? } else { first };
    let far = tree.head(name).filter(|far| {
        *far < noun && tree.dependency(name) == Dependency::Apposition && tree.is_within(noun, *far)
    })?;
    let is_thing = tree.token(noun).tag == Tag::Noun
        && known.reference.noun(tree.lemma(noun)).is_some_and(|sense| {
            matches!(sense.kind, EntityKind::Organisation | EntityKind::Location | EntityKind::Document)
        });
    let touches = is_proper(tree, name) && tree.subtree(name).start == first && far != noun;
    let definite = tree.child(noun, Dependency::Determiner).is_some_and(|word| tree.lemma(word) == "the");
    (is_thing && touches && definite).then(|| vec![Edit::hang(name, noun, Dependency::Apposition)])
}
