//! Names that the model or the lists cut in two.

use std::ops::Range;

use super::names::NameSpan;
use super::shape::starts_capital;
use super::titles::is_title_word;
use crate::extraction::tree::Tree;
use crate::language::{Dependency, EntityLabel, Tag};
use crate::reference::Reference;
use crate::vocabulary::EntityKind;

/// The spans, in order, with those joined that are one name: "Ilse" and "Brandvold", "Social Democratic
/// Party" and "Germany" around "of", "U.S." and "Geological Survey", "Weston" and "Mare" around "-super-".
pub(super) fn joined(tree: &Tree, reference: &Reference, spans: Vec<NameSpan>) -> Vec<NameSpan> {
    let mut found: Vec<NameSpan> = Vec::with_capacity(spans.len());
    for mut span in spans {
        if let Some(end) = saint_building(tree, reference, span.tokens.clone()) {
            span.tokens.end = end;
            span.label = Some(EntityLabel::Facility);
        }
        span.tokens.end = hyphen_chain(tree, span.tokens.clone(), span.label);
        if let Some(before) = found.last_mut() {
            if span.tokens.start < before.tokens.end {
                continue;
            }
            if let Some(whole) = whole_name(tree, reference, before, &span) {
                *before = whole;
                continue;
            }
        }
        found.push(span);
    }
    found
}

/// Where the name of a church, school or hospital ends that is called by its saint: "St Anthony's Church".
fn saint_building(tree: &Tree, reference: &Reference, tokens: Range<u32>) -> Option<u32> {
    let saint = matches!(tree.word(tokens.start), "St" | "St." | "Saint") && tokens.len() > 1;
    let noun = tokens.end + 1;
    if !saint || noun >= tree.len() || tree.token(tokens.end).tag != Tag::PossessiveEnding {
        return None;
    }
    let building = starts_capital(tree.word(noun)) && reference.noun(&tree.lower_word(noun)).is_some();
    building.then_some(noun + 1)
}

/// Where the name ends when small words and another name hang on it by hyphens without blanks
/// ("Weston-super-Mare"), or the second half of a family name.
fn hyphen_chain(tree: &Tree, tokens: Range<u32>, label: Option<EntityLabel>) -> u32 {
    let end = tokens.end;
    let touches = |token: u32| tree.token(token - 1).span.end == tree.token(token).span.start;
    let mut token = end;
    while token + 1 < tree.len() && tree.word(token) == "-" && touches(token) && touches(token + 1) {
        let word = tree.word(token + 1);
        if starts_capital(word) {
            let family = token == end && tokens.len() > 1 && label == Some(EntityLabel::Person);
            return if token > end || family { token + 2 } else { end };
        }
        if word.chars().count() > 5 || !word.chars().all(char::is_lowercase) {
            return end;
        }
        token += 2;
    }
    end
}

/// The one name that two neighbours are.
fn whole_name(tree: &Tree, reference: &Reference, left: &NameSpan, right: &NameSpan) -> Option<NameSpan> {
    if left.kind.is_some() || right.kind.is_some() {
        return None;
    }
    let gap = right.tokens.start - left.tokens.end;
    let saint = matches!(tree.word(left.tokens.start), "St" | "St." | "Saint");
    let label = if gap == 0 {
        neighbours(tree, reference, left, right)?
    } else if gap == 1 && tree.token(left.tokens.end).tag == Tag::PossessiveEnding {
        // "St Anthony's Church"
        (saint && right.tokens.len() == 1 && reference.noun(&tree.lower_word(right.tokens.start)).is_some())
            .then_some(EntityLabel::Facility)?
    } else {
        linked(tree, reference, left, right)?
    };
    let tokens = left.tokens.start..right.tokens.end;
    let things = reference.named(tree.words(tokens.clone()));
    Some(NameSpan { tokens, label: Some(label), things, kind: None })
}

/// Two spans that touch: given name and family name, or a country and its body.
fn neighbours(tree: &Tree, reference: &Reference, left: &NameSpan, right: &NameSpan) -> Option<EntityLabel> {
    let last = left.tokens.end - 1;
    let depends = tree.dependency(last) == Dependency::Compound
        && tree.head(last).is_some_and(|head| right.tokens.contains(&head));
    let demonym = reference.demonym(tree.words(left.tokens.clone())).is_some();
    if !depends || demonym {
        return None;
    }
    let plain = left.things.is_empty() && right.things.is_empty() && left.tokens.len() == 1;
    let maybe_person = |label: Option<EntityLabel>| matches!(label, None | Some(EntityLabel::Person));
    let person = left.label == Some(EntityLabel::Person) || right.label == Some(EntityLabel::Person);
    if plain
        && person
        && maybe_person(left.label)
        && maybe_person(right.label)
        && !is_title_word(tree, last, reference)
    {
        return Some(EntityLabel::Person);
    }
    let place = is_listed_place(reference, left);
    let body = right.things.is_empty() && right.label != Some(EntityLabel::Person);
    (place && body && is_body(tree, reference, left.tokens.start..right.tokens.end))
        .then_some(EntityLabel::Organisation)
}

/// Two spans around "of" or "for": a body and the country or place whose it is.
fn linked(tree: &Tree, reference: &Reference, left: &NameSpan, right: &NameSpan) -> Option<EntityLabel> {
    let link = left.tokens.end;
    let article = link + 1;
    let gap = right.tokens.start - link;
    let links = matches!(tree.word(link), "of" | "for")
        && (gap == 1 || (gap == 2 && tree.token(article).tag == Tag::Determiner));
    let place = is_listed_place(reference, right)
        || matches!(right.label, Some(EntityLabel::Place | EntityLabel::Location));
    let held = tree.head(link).is_some_and(|head| left.tokens.contains(&head));
    // "Convention on the Law of the Sea", "Commission on Human Rights"
    let subject = matches!(tree.word(link), "on" | "against" | "for" | "concerning" | "relating")
        && (gap == 1 || (gap == 2 && tree.token(article).tag == Tag::Determiner))
        && starts_capital(tree.word(right.tokens.start))
        && tree.head(link).is_some_and(|head| left.tokens.contains(&head));
    if subject && !place && right.label != Some(EntityLabel::Person) {
        let words: Vec<&str> = tree.words(left.tokens.clone()).split_whitespace().collect();
        match reference.kind_of_name(&words).map(|(kind, _)| kind) {
            Some(EntityKind::Law) => return Some(EntityLabel::Law),
            Some(EntityKind::Organisation) if tree.word(link) != "for" => {
                return Some(EntityLabel::Organisation);
            }
            _ => {}
        }
    }
    let own_place = is_listed_place(reference, left) || left.label == Some(EntityLabel::Person);
    (links && place && held && !own_place && is_body(tree, reference, left.tokens.start..right.tokens.end))
        .then_some(EntityLabel::Organisation)
}

pub(super) fn is_listed_place(reference: &Reference, span: &NameSpan) -> bool {
    let thing = span.things.first().and_then(|thing| reference.thing(*thing));
    thing.is_some_and(|thing| thing.kind == EntityKind::Location)
}

/// Whether the words call themselves a body whose name tells where it belongs. A company, a paper or a
/// club has a name of its own.
fn is_body(tree: &Tree, reference: &Reference, tokens: Range<u32>) -> bool {
    let words: Vec<&str> = tree.words(tokens).split_whitespace().collect();
    reference.kind_of_name(&words).is_some_and(|(kind, subtype)| {
        kind == EntityKind::Organisation
            && matches!(
                subtype,
                "court"
                    | "ministry"
                    | "government department"
                    | "political party"
                    | "parliament"
                    | "police"
                    | "bank"
                    | "embassy"
                    | "university"
                    | "agency"
                    | "committee"
                    | "armed forces"
                    | "trade union"
                    | "union"
                    | "association"
                    | "church"
            )
    })
}
