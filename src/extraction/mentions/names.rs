//! Where the names of a paragraph stand.
//!
//! The model's named spans are found better than they are typed, and it misses some. They are trimmed
//! (articles, possessive endings, brackets), then the reference lists and a few patterns correct and
//! complete them.

use std::borrow::Cow;
use std::ops::Range;

use super::joins::joined;
use super::name_lists::with_lists;
use super::name_nouns::extend_by_nouns;
use super::patterns::{elections, is_numbered_law, numbered_laws, quoted_titles, storms, with_short_form};
use super::shape::{
    has_capital, is_acronym, is_calendar_word, is_list_lead, is_proper, letter_and_dots, starts_capital,
};
use super::titles::is_title_word;
use crate::extraction::tree::Tree;
use crate::language::{Dependency, EntityLabel, Parsed, Tag};
use crate::reference::lookup::WordSet;
use crate::reference::normal::normal;
use crate::reference::{Reference, ThingIndex};
use crate::vocabulary::EntityKind;

/// The longest name of the lists, in tokens.
const LONGEST_LISTED: u32 = 12;

/// A stretch of tokens that is a name.
#[derive(Clone, Debug)]
pub(super) struct NameSpan {
    pub(super) tokens: Range<u32>,
    pub(super) label: Option<EntityLabel>,
    pub(super) things: Vec<ThingIndex>,
    pub(super) kind: Option<(EntityKind, &'static str)>,
}

/// The names of a paragraph, in order, without overlap. `known` are words that are names elsewhere in
/// the document: they are names at the start of a sentence too.
pub(super) fn names(
    tree: &Tree,
    parsed: &Parsed,
    reference: &Reference,
    known: &WordSet<&str>,
) -> Vec<NameSpan> {
    let mut chosen = Chosen::new(tree.len());
    for span in with_short_form(tree) {
        let things = reference.named(tree.words(span.tokens.clone()));
        chosen.add(NameSpan { things, ..span });
    }
    for span in numbered_laws(tree) {
        chosen.add(span);
    }
    for span in elections(tree) {
        chosen.add(span);
    }
    for span in quoted_titles(tree).into_iter().chain(storms(tree)) {
        chosen.add(span);
    }
    let modelled = model_spans(tree, parsed, reference, known);
    for span in listed(tree, parsed, reference, known) {
        if !is_within_longer(tree, &span, &modelled, reference) {
            chosen.add(span);
        }
    }
    for span in modelled {
        chosen.add(span);
    }
    for span in capitalised_runs(tree, reference, &chosen, known) {
        chosen.add(span);
    }
    let mut spans = chosen.spans;
    spans.sort_by_key(|span| span.tokens.start);
    let mut spans = with_lists(tree, reference, joined(tree, reference, spans));
    extend_by_nouns(tree, reference, known, &mut spans);
    spans
}

/// The spans chosen so far; the first to claim a token keeps it.
struct Chosen {
    spans: Vec<NameSpan>,
    taken: Vec<bool>,
}

impl Chosen {
    fn new(tokens: u32) -> Self {
        Self { spans: Vec::new(), taken: vec![false; tokens as usize] }
    }

    fn is_free(&self, tokens: Range<u32>) -> bool {
        tokens.into_iter().all(|token| !self.taken[token as usize])
    }

    fn add(&mut self, span: NameSpan) {
        if span.tokens.is_empty() || !self.is_free(span.tokens.clone()) {
            return;
        }
        for token in span.tokens.clone() {
            self.taken[token as usize] = true;
        }
        self.spans.push(span);
    }
}

/// Names of the lists, the longest at each place.
fn listed(tree: &Tree, parsed: &Parsed, reference: &Reference, known: &WordSet<&str>) -> Vec<NameSpan> {
    let mut found = Vec::new();
    let mut label_of = vec![None; tree.len() as usize];
    for span in &parsed.entities {
        for token in span.first..span.end {
            label_of[token as usize] = Some(span.label);
        }
    }
    let mut token = 0;
    while token < tree.len() {
        let longest = longest_listed(tree, reference, token, known);
        match longest {
            Some((end, things)) => {
                found.push(NameSpan {
                    tokens: token..end,
                    label: label_of[token as usize],
                    things,
                    kind: None,
                });
                token = end;
            }
            None => token += 1,
        }
    }
    found
}

fn longest_listed(
    tree: &Tree,
    reference: &Reference,
    first: u32,
    known: &WordSet<&str>,
) -> Option<(u32, Vec<ThingIndex>)> {
    let word = tree.word(first);
    let begins = starts_capital(word)
        || word.starts_with(|letter: char| letter.is_ascii_digit())
        || is_list_lead(word);
    if !begins || tree.token(first).tag == Tag::Determiner {
        return None;
    }
    let mut longest = None;
    let mut previous = Cow::Borrowed("");
    for end in first + 1..=tree.len().min(first + LONGEST_LISTED) {
        let words = tree.words(first..end);
        let normalised = normal(words);
        if normalised == previous {
            continue;
        }
        if normalised.is_empty() || !reference.starts_name(&normalised) {
            break;
        }
        let things = reference.named_as(&normalised, words);
        previous = normalised;
        let last = tree.token(end - 1);
        if !things.is_empty() && (last.tag != Tag::PossessiveEnding || end == first + 1) {
            longest = Some((end, things));
        }
    }
    let (end, things) = longest?;
    let single = end == first + 1;
    let joined = single && is_joined(tree, first);
    let is_name = !single
        || is_proper(tree, first)
        || known.contains(tree.word(first))
        || acts_in_plural(tree, reference, first, &things);
    (!joined && is_name).then_some((end, things))
}

/// "Labour, unlike the Tories, are committed to …": a word at the start of a sentence that the tagger takes
/// for a common noun, in the singular with a verb in the plural, as only bodies have it.
fn acts_in_plural(tree: &Tree, reference: &Reference, word: u32, things: &[ThingIndex]) -> bool {
    let is_body = things
        .first()
        .and_then(|thing| reference.thing(*thing))
        .is_some_and(|thing| thing.kind == EntityKind::Organisation);
    let is_plural_verb = |verb: u32| {
        let says = |token: u32| matches!(tree.lower_word(token).as_ref(), "are" | "were" | "have");
        says(verb) || tree.children(verb).iter().any(|child| *child < verb && says(*child))
    };
    is_body
        && tree.token(word).tag == Tag::Noun
        && matches!(tree.dependency(word), Dependency::Subject | Dependency::SubjectPassive)
        && tree.child(word, Dependency::Conjunct).is_none()
        && tree.head(word).is_some_and(is_plural_verb)
}

/// Whether the word is a part of a longer word with a hyphen ("Anglo-Irish", "Reform-led" is not).
fn is_joined(tree: &Tree, token: u32) -> bool {
    let touches = |left: u32, right: u32| {
        right < tree.len() && tree.token(left).span.end == tree.token(right).span.start
    };
    let hyphen_before = token > 0 && tree.word(token - 1) == "-" && touches(token - 1, token);
    hyphen_before && token > 1 && starts_capital(tree.word(token - 2)) && is_proper(tree, token - 2)
}

/// Whether the model has a longer name around the listed one that has to be kept whole: "Denzel
/// Washington", "UN Security Council Resolution 2254", "Supreme Court of Norway".
fn is_within_longer(tree: &Tree, span: &NameSpan, modelled: &[NameSpan], reference: &Reference) -> bool {
    let at = modelled.partition_point(|other| other.tokens.end <= span.tokens.start);
    let Some(other) = modelled.get(at) else { return false };
    let wholly = other.tokens.start <= span.tokens.start && span.tokens.end <= other.tokens.end;
    if !wholly || other.tokens.len() == span.tokens.len() {
        return false;
    }
    let rest: Vec<u32> = other.tokens.clone().filter(|token| !span.tokens.contains(token)).collect();
    if !rest.iter().any(|token| starts_capital(tree.word(*token)) || tree.token(*token).tag == Tag::Cardinal)
    {
        return false;
    }
    let is_title = |token: &u32| is_title_word(tree, *token, reference);
    !rest.iter().all(|token| is_title(token) || !starts_capital(tree.word(*token)))
}

/// The model's spans that name something, trimmed and split.
fn model_spans(tree: &Tree, parsed: &Parsed, reference: &Reference, known: &WordSet<&str>) -> Vec<NameSpan> {
    let mut found = Vec::new();
    for span in &parsed.entities {
        if !names_something(span.label) || span.end > tree.len() {
            continue;
        }
        let numbered = is_numbered_law(tree, span.first) && span.end > span.first + 2;
        let first = if numbered { span.first + 2 } else { span.first };
        for piece in pieces(tree, first..span.end, reference) {
            let tokens = trimmed(tree, piece);
            let title = is_office_phrase(tree, tokens.clone(), reference);
            let familiar = known.contains(tree.words(tokens.clone()));
            if tokens.is_empty()
                || title
                || !(familiar || is_name(tree, tokens.clone(), span.label, reference))
            {
                continue;
            }
            let things = reference.named(tree.words(tokens.clone()));
            found.push(NameSpan { tokens, label: Some(span.label), things, kind: None });
        }
    }
    found
}

fn names_something(label: EntityLabel) -> bool {
    matches!(
        label,
        EntityLabel::Person
            | EntityLabel::Group
            | EntityLabel::Facility
            | EntityLabel::Organisation
            | EntityLabel::Place
            | EntityLabel::Location
            | EntityLabel::Product
            | EntityLabel::Event
            | EntityLabel::WorkOfArt
            | EntityLabel::Law
    )
}

/// The parts of a span between commas, brackets and possessive endings. A comma before a company's
/// legal form does not part, nor does a possessive ending inside a name ("Workers' Party").
fn pieces(tree: &Tree, tokens: Range<u32>, reference: &Reference) -> Vec<Range<u32>> {
    let mut found = Vec::new();
    let mut start = tokens.start;
    for token in tokens.clone() {
        let parts = match tree.token(token).tag {
            Tag::Comma => !(token + 1 < tokens.end && reference.is_company_suffix(tree.word(token + 1))),
            Tag::OpenBracket | Tag::CloseBracket => true,
            Tag::PossessiveEnding => {
                token + 1 < tokens.end && is_person_before(tree, start..token, reference)
            }
            _ => false,
        };
        if parts {
            found.push(start..token);
            start = token + 1;
        }
    }
    found.push(start..tokens.end);
    found
}

/// Whether a possessor inside a span is a person ("Nigel Farage's Reform UK").
fn is_person_before(tree: &Tree, tokens: Range<u32>, reference: &Reference) -> bool {
    tokens.len() >= 2 && reference.is_given_name(tree.word(tokens.start))
}

/// The span without articles, possessives, marks and prepositions at its ends.
fn trimmed(tree: &Tree, mut tokens: Range<u32>) -> Range<u32> {
    while tokens.start < tokens.end {
        let token = tree.token(tokens.start);
        let marks = !tree.word(tokens.start).contains(|letter: char| letter.is_alphanumeric());
        let leads = matches!(
            token.tag,
            Tag::Determiner
                | Tag::PronounPossessive
                | Tag::Preposition
                | Tag::PossessiveEnding
                | Tag::Predeterminer
        ) && !is_list_lead(tree.word(tokens.start))
            && !(tokens.len() > 1 && is_acronym(tree.word(tokens.start)));
        let article = matches!(tree.word(tokens.start), "The" | "the") && tokens.len() > 1;
        if !(marks || leads || article || token.tag == Tag::Space) {
            break;
        }
        tokens.start += 1;
    }
    while tokens.start < tokens.end {
        let last = tokens.end - 1;
        let word = tree.word(last);
        let marks = !word.contains(|letter: char| letter.is_alphanumeric());
        let trails =
            matches!(tree.token(last).tag, Tag::PossessiveEnding | Tag::Preposition | Tag::Determiner);
        if !(marks || (trails && !starts_capital(word))) {
            break;
        }
        tokens.end -= 1;
    }
    tokens
}

/// Whether the trimmed span can be a name at all.
fn is_name(tree: &Tree, tokens: Range<u32>, label: EntityLabel, reference: &Reference) -> bool {
    let words = tree.words(tokens.clone());
    if !has_capital(words) && !is_list_lead(tree.word(tokens.start)) {
        return false;
    }
    let single = tokens.len() == 1;
    if single && (is_calendar_word(words) || (letter_and_dots(words) && label != EntityLabel::Place)) {
        return false;
    }
    if single && is_common_noun(tree, tokens.start, label, reference) {
        return false;
    }
    // An adjective of a people or creed ("Danish", "Islamic", "a Surinamese gunboat") is no name.
    let group = label == EntityLabel::Group;
    let adjective = single && tree.token(tokens.start).tag == Tag::Adjective;
    !(group && (adjective || is_demonym_before_noun(tree, tokens, reference)))
}

/// Whether the words are the adjective of a country and belong to a noun after them, however they are tagged.
fn is_demonym_before_noun(tree: &Tree, tokens: Range<u32>, reference: &Reference) -> bool {
    let Some(last) = tokens.end.checked_sub(1) else { return false };
    let modifies = matches!(
        tree.dependency(last),
        Dependency::Compound | Dependency::AdjectivalModifier | Dependency::NominalModifier
    );
    let noun = tree.head(last).filter(|noun| modifies && *noun >= tokens.end);
    // Of two names that touch, one may belong to the other ("Swiss Re").
    let common = noun.is_some_and(|noun| {
        matches!(tree.token(noun).tag, Tag::Noun | Tag::NounPlural)
            || (tokens.end..noun).any(|between| tree.token(between).tag == Tag::Noun)
    });
    common && reference.demonym(tree.words(tokens)).is_some()
}

/// Whether the words only say what somebody is ("Defense", "Legal Affairs Correspondent").
fn is_office_phrase(tree: &Tree, tokens: Range<u32>, reference: &Reference) -> bool {
    if tokens.clone().all(|token| is_title_word(tree, token, reference)) {
        return true;
    }
    let Some(last) = tokens.end.checked_sub(1) else { return false };
    let office = reference.office(&tree.lower_word(last)).is_some();
    let named =
        reference.is_given_name(tree.word(tokens.start)) || reference.is_honorific(tree.word(tokens.start));
    office && tokens.len() > 2 && !named
}

/// Whether a single word is a common noun that the model took for a name: "MPs", "the Act", or any
/// word at the start of a sentence that the tagger knows for no name ("Turnout").
fn is_common_noun(tree: &Tree, token: u32, label: EntityLabel, reference: &Reference) -> bool {
    let found = tree.token(token);
    let word = tree.word(token);
    if !reference.named(word).is_empty() || reference.demonym(word).is_some() {
        return false;
    }
    let lower = word.to_lowercase();
    let plural = found.tag == Tag::ProperNounPlural || found.tag == Tag::NounPlural;
    let known = reference.noun(&lower).is_some()
        || (plural && lower.strip_suffix('s').is_some_and(|stem| reference.noun(stem).is_some()));
    let article = tree.child(token, Dependency::Determiner).is_some();
    if known && (plural || article || label != EntityLabel::Person) {
        return true;
    }
    found.sentence_start
        && matches!(found.tag, Tag::Noun | Tag::NounPlural | Tag::Adjective | Tag::Adverb)
        && !tree.lemma(token).starts_with(char::is_uppercase)
}

/// Runs of words tagged as names that neither the model's spans nor the lists cover, with the small
/// words inside them ("Office of Museums").
fn capitalised_runs(
    tree: &Tree,
    reference: &Reference,
    chosen: &Chosen,
    known: &WordSet<&str>,
) -> Vec<NameSpan> {
    let mut found = Vec::new();
    let mut token = 0;
    while token < tree.len() {
        let familiar = chosen.is_free(token..token + 1)
            && starts_capital(tree.word(token))
            && known.contains(tree.word(token));
        if !familiar && !is_run_word(tree, chosen, token) {
            token += 1;
            continue;
        }
        let start = token;
        let mut end = token + 1;
        while let Some(next) = run_continues(tree, chosen, end) {
            end = next;
        }
        token = end;
        let tokens = trimmed(tree, without_titles(tree, reference, trimmed(tree, start..end)));
        // "Mr Marsh": what is a name elsewhere is one behind an honorific too.
        let known_alone = tokens.len() == 1 && known.contains(tree.word(tokens.start));
        if known_alone || is_plain_run(tree, reference, tokens.clone()) {
            let things = reference.named(tree.words(tokens.clone()));
            found.push(NameSpan { tokens, label: None, things, kind: None });
        }
    }
    found
}

fn is_run_word(tree: &Tree, chosen: &Chosen, token: u32) -> bool {
    let found = tree.token(token);
    let word = tree.word(token);
    chosen.is_free(token..token + 1)
        && matches!(found.tag, Tag::ProperNoun | Tag::ProperNounPlural)
        && starts_capital(word)
        && !is_calendar_word(word)
        && !is_country_pair(word)
}

/// "U.S.-Iraq" as one token: two countries, not a name.
fn is_country_pair(word: &str) -> bool {
    word.split_once('-').is_some_and(|(left, right)| left.ends_with('.') && starts_capital(right))
}

/// Where the run goes on after `end`: at a name word, or at one after "of", "of the", "-" or "&".
fn run_continues(tree: &Tree, chosen: &Chosen, end: u32) -> Option<u32> {
    if end >= tree.len() {
        return None;
    }
    if is_run_word(tree, chosen, end) {
        return Some(end + 1);
    }
    let mut next = end;
    if matches!(tree.word(next), "of" | "-" | "&" | "‑") && chosen.is_free(next..next + 1) {
        next += 1;
        if next < tree.len() && tree.word(end) == "of" && tree.word(next) == "the" {
            next += 1;
        }
        if next < tree.len() && is_run_word(tree, chosen, next) {
            return Some(next + 1);
        }
    }
    None
}

/// The run without honorifics and offices at its start: they belong to the name that follows.
fn without_titles(tree: &Tree, reference: &Reference, mut tokens: Range<u32>) -> Range<u32> {
    while tokens.start < tokens.end && is_title_word(tree, tokens.start, reference) {
        tokens.start += 1;
    }
    while tokens.start < tokens.end && is_title_word(tree, tokens.end - 1, reference) {
        tokens.end -= 1;
    }
    tokens
}

/// Whether a run is a name rather than a description in capitals ("the Government", "President").
fn is_plain_run(tree: &Tree, reference: &Reference, tokens: Range<u32>) -> bool {
    let Some(last) = tokens.end.checked_sub(1).filter(|last| *last >= tokens.start) else { return false };
    if tokens.len() > 1 {
        return true;
    }
    let word = tree.word(last);
    let lower = word.to_lowercase();
    word.chars().count() > 1
        && !matches!(lower.as_str(), "the" | "a" | "an")
        && reference.noun(&lower).is_none()
        && reference.noun(tree.lemma(last)).is_none()
        && reference.office(&lower).is_none()
        && reference.demonym(word).is_none()
        && tree.dependency(last) != Dependency::Interjection
}
