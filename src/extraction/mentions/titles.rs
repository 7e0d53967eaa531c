//! Honorifics and offices beside a person's name.

use std::borrow::Cow;
use std::ops::Range;

use super::draft::Name;
use super::names::NameSpan;
use super::shape::is_acronym;
use crate::extraction::tree::{self, Tree};
use crate::language::{Dependency, EntityLabel, Tag};
use crate::reference::{Gender, Reference};
use crate::vocabulary::EntityKind;

/// The office words before a name, and the token that names what the office is held in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TitleSpan {
    pub(super) tokens: Range<u32>,
    pub(super) head: u32,
    pub(super) of: Option<u32>,
}

/// A name with what stands beside it.
#[derive(Clone, Debug)]
pub(super) struct TitledName {
    /// The mention: the name with its honorifics, without its office.
    pub(super) tokens: Range<u32>,
    pub(super) name: Name,
    pub(super) title: Option<TitleSpan>,
}

/// What the words in and before a name's span tell. `before` ends where the previous name ends: no
/// title reaches over it, but it may name what the office is held in.
pub(super) fn titled(tree: &Tree, span: &NameSpan, before: u32, reference: &Reference) -> TitledName {
    let mut core = span.tokens.clone();
    let mut name = Name {
        label: span.label,
        things: span.things.clone(),
        kind: span.kind,
        introduces: introduced(tree, span.tokens.end),
        ..Name::default()
    };
    let mut title = None;
    let may_be_person = name.kind.is_none()
        && (name.things.is_empty() || core.len() == 1)
        && matches!(
            span.label,
            None | Some(
                EntityLabel::Person | EntityLabel::Organisation | EntityLabel::Place | EntityLabel::WorkOfArt
            )
        );
    let mut tokens = core.clone();
    if may_be_person {
        let inside = leading_title(tree, core.clone(), reference);
        if let Some(end) = inside {
            core.start = end;
        }
        let (first, gender) = leading_honorifics(tree, &mut core, before, reference);
        name.gender = gender;
        name.titled = first < core.start;
        tokens = first..core.end;
        title = title_before(tree, first, before, reference);
        name.titled |= title.is_some();
        if title.is_none() && name.titled && inside.is_some() {
            title = title_before(tree, first, span.tokens.start, reference);
        }
        if !name.titled && !matches!(span.label, Some(EntityLabel::Person) | None) {
            tokens = span.tokens.clone();
            core = span.tokens.clone();
        }
    }
    if let Some(title) = &title {
        name.office = title.tokens.clone().map(|token| lower(tree.word(token)).into_owned()).collect();
        let whole = name.office[name.office.len().saturating_sub(2)..].join(" ");
        if name.office.len() > 1 && reference.office(&whole).is_some() {
            name.office.push(whole);
        }
        let office = reference.office(&lower(tree.word(title.head)));
        name.gender = name.gender.or_else(|| office.and_then(|office| office.gender));
    }
    let person = name.titled || span.label == Some(EntityLabel::Person);
    if person && name.gender.is_none() {
        name.gender =
            reference.given_name(tree.word(core.start)).filter(|_| core.len() > 1 || name.things.is_empty());
    }
    tree.words(core).clone_into(&mut name.text);
    if name.titled {
        name.kind = name.kind.or(Some((EntityKind::Person, "")));
    }
    TitledName { tokens, name, title }
}

/// Whether the word is an honorific, an office, or belongs to an office that follows ("Press" of
/// "Press Secretary").
pub(super) fn is_title_word(tree: &Tree, token: u32, reference: &Reference) -> bool {
    let word = tree.word(token);
    let lower = lower(word);
    if reference.is_honorific(word) || reference.office(&lower).is_some() {
        return true;
    }
    for head in token + 1..(token + 4).min(tree.len()) {
        let next = self::lower(tree.word(head));
        let belongs = |part: u32| {
            reference.office(&next).is_some_and(|office| office.has_modifier(&self::lower(tree.word(part))))
        };
        if (token..head).all(belongs) {
            return true;
        }
    }
    false
}

/// The word in lower case, without marks that cannot be seen.
fn lower(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return tree::lower(word);
    }
    let letters = word.chars().filter(|letter| !matches!(letter, '\u{200e}' | '\u{200f}' | '\u{ad}'));
    Cow::Owned(letters.flat_map(char::to_lowercase).collect())
}

/// The end of the office words at the start of a span ("Prime Minister Keir Starmer" as one span).
fn leading_title(tree: &Tree, tokens: Range<u32>, reference: &Reference) -> Option<u32> {
    let mut end = None;
    for token in tokens.start..tokens.end.saturating_sub(1) {
        let word = lower(tree.word(token));
        if reference.office(&word).is_some() {
            end = Some(token + 1);
        } else {
            let next = lower(tree.word(token + 1));
            let modifies = reference.office(&next).is_some_and(|office| office.has_modifier(&word));
            if !modifies || token + 2 >= tokens.end {
                break;
            }
        }
    }
    end
}

/// Where the honorifics that belong to the name begin, and the gender they tell. Those inside the
/// span leave the core.
fn leading_honorifics(
    tree: &Tree,
    core: &mut Range<u32>,
    before: u32,
    reference: &Reference,
) -> (u32, Option<Gender>) {
    let mut gender = None;
    let first_inside = core.start;
    while core.start + 1 < core.end && reference.is_honorific(tree.word(core.start)) {
        gender = gender.or_else(|| reference.honorific_gender(tree.word(core.start)));
        core.start += 1;
    }
    let mut first = first_inside;
    while first > before {
        let dot = tree.word(first - 1) == "." && first - 1 > before;
        let candidate = if dot { first - 2 } else { first - 1 };
        if !reference.is_honorific(tree.word(candidate)) {
            break;
        }
        gender = gender.or_else(|| reference.honorific_gender(tree.word(candidate)));
        first = candidate;
    }
    (first, gender)
}

/// The office words that end right before `first`.
fn title_before(tree: &Tree, first: u32, before: u32, reference: &Reference) -> Option<TitleSpan> {
    if let Some(title) = title_of_state(tree, first, reference) {
        return Some(title);
    }
    let after = before_ad_interim(tree, first, before);
    let head = after.checked_sub(1).filter(|head| *head >= before)?;
    let word = lower(tree.word(head));
    let office = reference.office(&word);
    let noun = matches!(tree.token(head).tag, Tag::Noun | Tag::ProperNoun | Tag::NounPlural);
    let occupation = noun && reference.noun(&word).is_some_and(|sense| sense.kind == EntityKind::Person);
    if office.is_none() && !occupation {
        return None;
    }
    let own = tree
        .child(head, Dependency::Possessive)
        .is_some_and(|owner| tree.token(owner).tag == Tag::PronounPossessive);
    if own || word == "counterpart" || (after == first && !governed_by_name(tree, head, first)) {
        return None;
    }
    let mut start = head;
    while start > before {
        let modifier = lower(tree.word(start - 1));
        let belongs = office.is_some_and(|office| office.has_modifier(&modifier))
            || reference.office(&format!("{modifier} {word}")).is_some()
            || (start < head && modifies_next(tree, start - 1, reference));
        let hyphen = modifier == "-" && start - 1 > before;
        if !(belongs || hyphen) {
            break;
        }
        start -= 1;
    }
    let of = held_in(tree, start, before, reference);
    Some(TitleSpan { tokens: start..first, head, of })
}

/// Where an office ends that is held for the time being ("Chargé d’Affaires, a.i., X"): before the words
/// between commas that say so; otherwise where the name begins.
fn before_ad_interim(tree: &Tree, first: u32, before: u32) -> u32 {
    let lowest = before.max(first.saturating_sub(7));
    let Some(last) = first.checked_sub(1).filter(|last| *last > lowest && tree.word(*last) == ",") else {
        return first;
    };
    (lowest..last)
        .rev()
        .find(|comma| tree.word(*comma) == ",")
        .filter(|comma| {
            let letters = tree.words(comma + 1..last).to_lowercase().replace(['.', ' '], "");
            matches!(letters.as_str(), "ai" | "adinterim" | "acting")
        })
        .unwrap_or(first)
}

/// "Deputy" of "Deputy Prime Minister": a modifier of the office that does not touch its head.
fn modifies_next(tree: &Tree, token: u32, reference: &Reference) -> bool {
    let word = lower(tree.word(token));
    matches!(
        word.as_ref(),
        "deputy" | "former" | "acting" | "vice" | "shadow" | "assistant" | "interim" | "then"
    ) && reference.office(&word).is_none_or(|office| office.head != "minister")
}

/// Whether the word before the name belongs to it and is not the end of another phrase ("told the
/// officer Smith had left").
fn governed_by_name(tree: &Tree, head: u32, first: u32) -> bool {
    let above = tree.head(head);
    above.is_none_or(|above| above >= first) || tree.children(head).iter().any(|child| *child >= first)
}

/// "Secretary of State Antony Blinken", "President of France Emmanuel Macron".
fn title_of_state(tree: &Tree, first: u32, reference: &Reference) -> Option<TitleSpan> {
    let last = first.checked_sub(1)?;
    let mut linked = last;
    let lowest = first.saturating_sub(5);
    while linked > lowest && tree.word(linked) != "of" {
        if !matches!(tree.token(linked).tag, Tag::ProperNoun | Tag::ProperNounPlural | Tag::Determiner) {
            return None;
        }
        linked -= 1;
    }
    let proper = matches!(tree.token(last).tag, Tag::ProperNoun | Tag::ProperNounPlural);
    if tree.word(linked) != "of" || linked == 0 || linked == last || !proper {
        return None;
    }
    let head = linked - 1;
    let office = reference.office(&lower(tree.word(head)))?;
    let mut start = head;
    while start > 0 && office.has_modifier(&lower(tree.word(start - 1))) {
        start -= 1;
    }
    let of = if tree.word(last) == "State" { held_in(tree, start, 0, reference) } else { Some(last) };
    Some(TitleSpan { tokens: start..first, head, of })
}

/// The token before the title that names whose office it is: a demonym or a name that touches it, or
/// one with a possessive ending.
fn held_in(tree: &Tree, start: u32, before: u32, reference: &Reference) -> Option<u32> {
    let token = start.checked_sub(1)?;
    let found = tree.token(token);
    if found.tag == Tag::PossessiveEnding {
        return token.checked_sub(1);
    }
    let word = tree.word(token);
    let is_name = matches!(found.tag, Tag::ProperNoun | Tag::ProperNounPlural) && token + 1 == before;
    (is_name || reference.demonym(word).is_some() || token + 1 == before).then_some(token)
}

/// The other name right after a name: "(ECHR)", ", also called “Q-West”".
fn introduced(tree: &Tree, end: u32) -> Option<String> {
    if end + 2 >= tree.len() {
        return None;
    }
    if tree.word(end) == "(" {
        let quoted = matches!(tree.word(end + 1), "“" | "\"" | "‘" | "'" | "the");
        let short = if quoted { end + 2 } else { end + 1 };
        let closes = (short + 1..tree.len().min(short + 3)).any(|token| tree.word(token) == ")");
        return (closes && is_acronym(tree.word(short))).then(|| tree.word(short).to_owned());
    }
    let mut token = end;
    let skip = |token: u32, words: &[&str]| {
        if token < tree.len() && words.contains(&tree.word(token)) { token + 1 } else { token }
    };
    token = skip(token, &[",", "("]);
    token = skip(token, &["also", "better", "often", "commonly"]);
    let called = skip(token, &["called", "known", "dubbed", "nicknamed", "formerly"]);
    if called == token {
        return None;
    }
    token = skip(called, &["as", "known"]);
    token = skip(token, &["as"]);
    token = skip(token, &["the"]);
    token = skip(token, &["“", "\"", "‘", "'"]);
    let stop = (token..tree.len().min(token + 6)).find(|next| {
        !tree.word(*next).starts_with(char::is_uppercase) && !matches!(tree.word(*next), "-" | "of" | "the")
    })?;
    (stop > token).then(|| tree.words(token..stop).to_owned())
}
