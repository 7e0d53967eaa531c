//! Numbers of two articles that are about the same thing: where they agree, and where they do not.
//!
//! A number is held to be about the same thing as another when both count the same in the same unit, when their
//! sentences name somebody or something in common and neither names another besides, when the words
//! around the numbers have a verb or noun in common ("killed", not "injured"), and when both are said of what is, or
//! both of what is to come. It is better to say nothing than to call something a contradiction that is none.

mod lists;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::Date;

use lists::{AHEAD, ALIKE, DENYING, EMPTY, FATES, PARTING};

use super::phrases::stems;
use super::quantities::{Quantity, may_hold_numbers, quantities};
use super::{EntityId, Source, SourceIndex};
use crate::document::Span;
use crate::vocabulary::{MentionKind, RelationType};

/// A place where an entity is mentioned, with what is needed to tell whom a sentence speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mentioned {
    /// Where.
    pub span: Span,
    /// What.
    pub entity: EntityId,
    /// In what way.
    pub kind: MentionKind,
    /// Whether the entity has a name that stands for it beyond its document.
    pub is_named: bool,
}

/// A number in its sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// In which document.
    pub source: SourceIndex,
    /// The sentence.
    pub sentence: Span,
    /// The words of the number, in the document.
    pub span: Span,
    /// The number.
    pub quantity: Quantity,
    /// The named entities that the sentence speaks of, without those whose word it is; sorted.
    pub anchors: Vec<EntityId>,
    /// The stems of the words around the number up to the next comma or conjunction.
    near: BTreeSet<String>,
    /// Which of them say what became of those who are counted: places in [`FATE_STEMS`].
    fates: BTreeSet<usize>,
    /// The stems of all words of the sentence but names.
    stems: BTreeSet<String>,
    /// The years that the sentence names.
    years: BTreeSet<i16>,
    /// The days that a claim of the sentence has.
    days: Option<(Date, Date)>,
    /// Whether it is about what is to come, or may be.
    is_ahead: bool,
}

impl Figure {
    /// The stems of the words of its sentence, but for names and for what is counted.
    pub fn stems(&self) -> impl Iterator<Item = &str> {
        self.stems.iter().map(String::as_str)
    }
}

/// What two numbers about the same thing are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Comparison {
    /// The same number may be meant.
    Agree,
    /// They cannot be the same.
    Differ,
    /// They differ, and are about different times.
    Changed,
}

/// The stems of the words that say what became of people.
static FATE_STEMS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| FATES.iter().filter_map(|word| stem(word)).collect());

/// The stems of rising and falling: what rises by so much does not fall by so much.
const WAYS: [&str; 2] = ["rise", "fall"];

/// The numbers of a sentence. `mentions` are those of the document, in order of place.
#[must_use]
pub fn figures(source: &Source, index: SourceIndex, mentions: &[Mentioned], sentence: Span) -> Vec<Figure> {
    let text = sentence.of(&source.document.text);
    if !may_hold_numbers(text) {
        return Vec::new();
    }
    let quantities = quantities(text);
    if quantities.is_empty() {
        return Vec::new();
    }
    let words = words(text);
    if words.iter().any(|word| DENYING.contains(&word.lower.as_str())) {
        return Vec::new();
    }
    let first = mentions.partition_point(|mention| mention.span.start < sentence.start);
    let inside = || mentions[first..].iter().take_while(|mention| mention.span.start < sentence.end);
    let claims = || source.extraction.claims.iter().filter(|claim| claim.evidence == sentence);
    let entity_of = |index: u32| {
        let span = source.extraction.mentions.get(index as usize)?.span;
        inside().find(|mention| mention.span == span).map(|mention| mention.entity)
    };
    let mut speakers: BTreeSet<EntityId> = BTreeSet::new();
    for claim in claims() {
        speakers.extend(claim.speakers.iter().filter_map(|&speaker| entity_of(speaker)));
        if matches!(claim.relation, Some(RelationType::SaysAbout | RelationType::Informs)) {
            speakers.extend(entity_of(claim.subject));
        }
    }
    let anchors: BTreeSet<EntityId> =
        inside().filter(|mention| mention.is_named).map(|mention| mention.entity).collect();
    let anchors: Vec<EntityId> = anchors.difference(&speakers).copied().collect();
    let is_in_name = |start: usize| {
        let place = sentence.start + start as u32;
        inside().any(|mention| {
            matches!(mention.kind, MentionKind::Name | MentionKind::Demonym)
                && mention.span.start <= place
                && place < mention.span.end
        })
    };
    let words: Vec<Word> =
        words.into_iter().map(|word| Word { is_name: is_in_name(word.start), ..word }).collect();
    let years = words.iter().filter_map(|word| year(&word.lower)).collect::<BTreeSet<i16>>();
    let days = claims().find_map(|claim| claim.date.and_then(|date| date.days));
    let is_ahead = words.iter().any(|word| AHEAD.contains(&word.lower.as_str()));
    let figure = |quantity: Quantity| {
        let (near, stems) = (near(&words, &quantity), all(&words, &quantity));
        let span = Span::new(sentence.start + quantity.start as u32, sentence.start + quantity.end as u32);
        Figure {
            source: index,
            sentence,
            span,
            quantity,
            anchors: anchors.clone(),
            fates: fates(&near),
            near,
            stems,
            years: years.clone(),
            days,
            is_ahead,
        }
    };
    quantities.into_iter().map(figure).collect()
}

/// Compares two numbers; `None` when they are not about the same thing.
#[must_use]
pub fn compare(one: &Figure, other: &Figure) -> Option<Comparison> {
    if !one.quantity.is_comparable(&other.quantity) || one.is_ahead != other.is_ahead {
        return None;
    }
    let shared = one.anchors.iter().filter(|anchor| other.anchors.contains(anchor)).count();
    if shared < one.anchors.len() && shared < other.anchors.len() {
        return None;
    }
    let turns = |figure: &Figure, way: &str| figure.near.contains(way);
    let [up, down] = WAYS;
    if turns(one, up) && turns(other, down) || turns(one, down) && turns(other, up) {
        return None;
    }
    if !one.fates.is_empty() && !other.fates.is_empty() && one.fates.is_disjoint(&other.fates) {
        return None;
    }
    let is_near = one.near.intersection(&other.near).next().is_some();
    let is_bare = one.near.is_empty() || other.near.is_empty();
    if !is_near && !is_bare {
        return None;
    }
    let common = one.stems.intersection(&other.stems).count();
    let smaller = one.stems.len().min(other.stems.len());
    let is_enough = match (shared > 0, one.quantity.is_of_anything()) {
        // "The Council has 46 member states": the name and what is counted say all.
        (true, false) => is_near || common > 0 || smaller <= 1,
        (true, true) => is_near && common * 3 >= smaller,
        // Nobody is named: nearly all words have to be the same.
        (false, _) => common >= 2 && common * 3 >= smaller * 2,
    };
    if !is_enough {
        return None;
    }
    if one.quantity.may_equal(&other.quantity) {
        return Some(Comparison::Agree);
    }
    let are_apart = |one: (Date, Date), other: (Date, Date)| one.1 < other.0 || other.1 < one.0;
    let is_other_time =
        (!one.years.is_empty() && !other.years.is_empty() && one.years.is_disjoint(&other.years))
            || one.days.zip(other.days).is_some_and(|(one, other)| are_apart(one, other));
    Some(if is_other_time { Comparison::Changed } else { Comparison::Differ })
}

/// Which of the stems of fates are among these, by their places.
fn fates(near: &BTreeSet<String>) -> BTreeSet<usize> {
    FATE_STEMS.iter().enumerate().filter(|(_, fate)| near.contains(*fate)).map(|(place, _)| place).collect()
}

/// The stems of all words of a sentence, names too, that say what it is about.
pub(super) fn content(text: &str) -> BTreeSet<String> {
    words(text).iter().filter_map(|word| stem(&word.lower)).collect()
}

/// A word of a sentence.
struct Word {
    start: usize,
    lower: String,
    /// The mark before it, if any parts it from the word before.
    is_parted: bool,
    is_name: bool,
}

fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut is_parted = false;
    let mut start = None;
    for (place, character) in text.char_indices().chain([(text.len(), ' ')]) {
        let after = text[place..].chars().nth(1);
        let is_inside = character.is_alphanumeric()
            || (start.is_some() && matches!(character, '\'' | '’') && after.is_some_and(char::is_alphabetic))
            || (start.is_some()
                && matches!(character, '.' | ',')
                && after.is_some_and(|after| after.is_ascii_digit()));
        match (is_inside, start) {
            (true, None) => start = Some(place),
            (false, Some(begin)) => {
                let lower = text[begin..place].to_lowercase();
                let lower = lower.trim_end_matches("'s").trim_end_matches("’s").to_owned();
                found.push(Word { start: begin, lower, is_parted, is_name: false });
                (start, is_parted) = (None, false);
            }
            _ => {}
        }
        if !is_inside {
            is_parted |= matches!(character, ',' | ';' | ':' | '(' | ')' | '–' | '—' | '"' | '“' | '”');
        }
    }
    found
}

fn year(word: &str) -> Option<i16> {
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|year| (1500..2200).contains(year))
}

/// The stem under which a word stands with those that mean the same; `None` for what says nothing.
fn stem(word: &str) -> Option<String> {
    if word.len() < 2 || EMPTY.contains(&word) || word.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let alike = ALIKE.iter().find(|group| group.contains(&word)).and_then(|group| group.first());
    alike.map(|first| (*first).to_owned()).or_else(|| stems(word).into_iter().next())
}

/// The stems around a number, up to a comma or a conjunction on each side.
fn near(words: &[Word], quantity: &Quantity) -> BTreeSet<String> {
    let first = words.partition_point(|word| word.start < quantity.start);
    let end = words.partition_point(|word| word.start < quantity.end);
    let mut found = BTreeSet::new();
    let mut enter = |word: &Word| {
        if !word.is_name {
            found.extend(
                stem(&word.lower).filter(|stem| *stem != quantity.noun && !quantity.modifiers.contains(stem)),
            );
        }
    };
    for index in (0..first).rev() {
        if words.get(index + 1).is_some_and(|next| next.is_parted)
            || PARTING.contains(&words[index].lower.as_str())
        {
            break;
        }
        enter(&words[index]);
    }
    for word in &words[end..] {
        if word.is_parted || PARTING.contains(&word.lower.as_str()) {
            break;
        }
        enter(word);
    }
    // "12 dead": what happened to them stands within the number.
    for word in &words[first..end] {
        found.extend(
            ALIKE.iter().find(|group| group.contains(&word.lower.as_str())).map(|group| group[0].to_owned()),
        );
    }
    found
}

/// The stems of the whole sentence.
fn all(words: &[Word], quantity: &Quantity) -> BTreeSet<String> {
    let is_inside = |word: &&Word| (quantity.start..quantity.end).contains(&word.start);
    let outside = words.iter().filter(|word| !word.is_name && !is_inside(word));
    let stems = outside.filter_map(|word| stem(&word.lower));
    stems.filter(|stem| *stem != quantity.noun && !quantity.modifiers.contains(stem)).collect()
}
