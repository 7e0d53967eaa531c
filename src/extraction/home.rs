//! Whose story it is: the country that a text speaks of as its own.
//!
//! A text names the bodies of its own state without their country ("the Home Office"), and other
//! states with it ("the Iraqi government"). Names alone tell less: a text may be all about a country
//! abroad, so that they count only where hardly any other country is named. When two countries are as
//! near, there is none.

use std::collections::{BTreeMap, BTreeSet};

use super::coreference::Scene;
use super::mentions::draft::{Draft, Form, Name};
use super::tree::Tree;
use crate::language::Dependency;
use crate::reference::normal::normal;
use crate::reference::{Reference, Thing, ThingIndex};
use crate::vocabulary::EntityKind;

/// By how much a country whose bodies are named leads before the next.
const LEAD: u32 = 3;
/// By how much a country that is only named leads before the next, which is named once at most.
const LEAD_OF_NAMES: u32 = 2;

/// What a text tells of its own country.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Home {
    /// The country or place that it speaks of as its own.
    pub(super) own: Option<Owner>,
    /// The country (ISO code) that most of its names belong to, for a choice between bodies of one
    /// name.
    pub(super) likeliest: Option<&'static str>,
}

/// A text's own country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// A country of the lists, by its ISO code.
    Country(&'static str),
    /// A place that no list knows and that has a government, by its normalised name.
    Place(String),
}

impl Home {
    /// The code of the country that a body named without its country belongs to.
    pub(super) fn code(&self) -> Option<&'static str> {
        match &self.own {
            Some(Owner::Country(code)) => Some(code),
            Some(Owner::Place(_)) => None,
            None => self.likeliest,
        }
    }
}

fn is_demonym(draft: &Draft) -> bool {
    matches!(draft.form, Form::Demonym(_))
}

/// What speaks for one country.
#[derive(Debug, Default)]
struct Tally {
    /// Bodies of its state that are named without it.
    organs: BTreeMap<ThingIndex, u32>,
    /// How often they are named.
    organ_mentions: u32,
    /// How often the country itself is named.
    names: u32,
    /// How often its cities and regions are named.
    cities: u32,
    /// Whether an office or body is said to be its own, as one says it of other states.
    is_marked: bool,
    /// Whether a body of it is named in the first part of the text.
    is_early: bool,
    /// All its names, with more weight for bodies.
    all: u32,
}

impl Tally {
    /// The weight of all that speaks for the country. Parties are called the Greens in many countries;
    /// they tell nothing where the country itself is never named.
    fn score(&self) -> u32 {
        if self.names + self.cities == 0 && self.organs.values().all(|weight| *weight < 6) {
            return 0;
        }
        let organs: u32 = self.organs.values().sum();
        // The whole world knows the State Department; one that is named in passing tells little.
        let in_passing = !self.is_early && self.organ_mentions < 2;
        let organs = if in_passing { organs.min(3) } else { organs };
        let most_names = if self.is_marked { 6 } else { 8 };
        organs.min(12) + self.organ_mentions.min(3) + self.names.min(most_names) + self.cities.min(2)
    }
}

/// Reads it off the names.
pub(super) fn find(scene: &Scene<'_>) -> Home {
    let mut countries: BTreeMap<&'static str, Tally> = BTreeMap::new();
    let mut unknown: BTreeMap<String, (u32, bool)> = BTreeMap::new();
    let mut first = None;
    let titled: BTreeSet<(u32, u32)> =
        scene.titles.iter().filter_map(|(paragraph, _, of)| Some((*paragraph, (*of)?))).collect();
    let first_part = scene.drafts.len() / 4;
    for (place, draft) in scene.drafts.iter().enumerate() {
        let thing = match &draft.form {
            Form::Name(name) if name.things.is_empty() => {
                let (count, rules) = unknown.entry(normal(&name.text).into_owned()).or_default();
                *count += 1;
                *rules |= has_state(scene, draft);
                continue;
            }
            Form::Name(name) if name.things.len() == 1 => name.things.first().copied(),
            Form::Demonym(thing) => Some(*thing),
            _ => None,
        };
        let Some((index, thing)) = thing.and_then(|thing| Some((thing, scene.reference.thing(thing)?)))
        else {
            continue;
        };
        let Some(country) = thing.country else { continue };
        let is_titled = draft.tokens.clone().any(|token| titled.contains(&(draft.paragraph, token)));
        if weight_of_organ(thing.subtype) == 0 && (thing.kind == EntityKind::Location || is_demonym(draft)) {
            first.get_or_insert(country);
        }
        let tally = countries.entry(country).or_default();
        let organs = tally.organ_mentions;
        count(scene, draft, index, thing, is_titled, tally);
        tally.is_early |= tally.organ_mentions > organs && place <= first_part;
    }
    let likeliest = countries
        .iter()
        .max_by_key(|(code, tally)| (tally.all, std::cmp::Reverse(**code)))
        .map(|(code, _)| *code);
    let known = countries.iter().map(|(code, tally)| Candidate {
        score: tally.score(),
        has_organs: !tally.organs.is_empty(),
        is_named: tally.names > 0,
        is_first: first == Some(*code),
        owner: Owner::Country(code),
    });
    let places = unknown.into_iter().filter(|(_, (_, rules))| *rules).map(|(name, (count, _))| Candidate {
        score: count.min(6),
        has_organs: false,
        is_named: true,
        is_first: false,
        owner: Owner::Place(name),
    });
    Home { own: clearest(known.chain(places).collect()), likeliest }
}

/// A country that may be the text's own.
struct Candidate {
    score: u32,
    has_organs: bool,
    /// Whether it is named itself, not only one of its cities.
    is_named: bool,
    /// Whether it or a place in it is what the text names first.
    is_first: bool,
    owner: Owner,
}

/// The candidate with the highest score, when it leads clearly.
fn clearest(mut candidates: Vec<Candidate>) -> Option<Owner> {
    // A stable sort: of two with the same score neither leads, so that their order does not matter.
    candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.score));
    let second = candidates.get(1).map_or(0, |candidate| candidate.score);
    let another_is_named = candidates.iter().skip(1).any(|candidate| candidate.is_named);
    let best = candidates.into_iter().next()?;
    let leads = if best.has_organs {
        best.score >= second + LEAD
    } else {
        let lead = if another_is_named { LEAD_OF_NAMES } else { 1 };
        let is_alone = second <= 1 && best.score >= LEAD_OF_NAMES && best.score >= second + lead;
        // "Malawi confirms deaths as neighbour shuts border": of whom a text speaks first and far more than of
        // any other, that is its own.
        let is_in_front = best.is_first && best.score > second && (second <= 2 || best.score >= 2 * second);
        best.is_named && (is_alone || is_in_front)
    };
    leads.then_some(best.owner)
}

fn count(
    scene: &Scene<'_>,
    draft: &Draft,
    index: ThingIndex,
    thing: &Thing,
    is_titled: bool,
    tally: &mut Tally,
) {
    let weight = weight_of_organ(thing.subtype);
    tally.all += if weight > 0 || matches!(thing.subtype, "agency" | "political party") { 3 } else { 1 };
    if thing.subtype == "country" {
        tally.names += 1;
        tally.is_marked |= is_titled || has_state(scene, draft);
    } else if thing.kind == EntityKind::Location {
        tally.cities += 1;
    } else if let (Form::Name(name), 1..) = (&draft.form, weight)
        && !names_country(scene.reference, name)
    {
        tally.organs.insert(index, weight);
        tally.organ_mentions += 1;
    }
}

/// How much the name of such a body, given without its country, tells. Seats of government whose name
/// the whole world knows tell less.
fn weight_of_organ(subtype: &str) -> u32 {
    match subtype {
        "ministry"
        | "government department"
        | "parliament"
        | "police"
        | "health service"
        | "court"
        | "armed forces"
        | "government" => 6,
        "political party" | "central bank" | "government office" => 3,
        _ => 0,
    }
}

/// Whether a body's name carries its country ("US Congress").
fn names_country(reference: &Reference, name: &Name) -> bool {
    name.text.split_whitespace().any(|word| {
        let is_country = |thing: ThingIndex| {
            reference.thing(thing).is_some_and(|thing| matches!(thing.subtype, "country" | "nation"))
        };
        reference.demonym(word).is_some() || reference.named(word).into_iter().any(is_country)
    })
}

/// Whether the name stands before a body or office of a state as its owner: "Iraq's government".
fn has_state(scene: &Scene<'_>, draft: &Draft) -> bool {
    let Some(tree) = scene.trees.get(draft.paragraph as usize) else { return false };
    owned(tree, draft.head).is_some_and(|noun| is_state(scene.reference, &tree.lower_lemma(noun)))
}

/// The noun that this word stands before as its owner or modifier.
pub(super) fn owned(tree: &Tree<'_>, word: u32) -> Option<u32> {
    matches!(
        tree.dependency(word),
        Dependency::Possessive
            | Dependency::Compound
            | Dependency::NominalModifier
            | Dependency::AdjectivalModifier
    )
    .then(|| tree.head(word))
    .flatten()
    .filter(|noun| *noun > word)
}

fn is_state(reference: &Reference, noun: &str) -> bool {
    matches!(
        noun,
        "government"
            | "parliament"
            | "army"
            | "navy"
            | "military"
            | "police"
            | "force"
            | "troop"
            | "authority"
            | "ministry"
            | "regime"
            | "cabinet"
            | "legislature"
    ) || reference.office(noun).is_some_and(|office| matches!(office.field, "government" | "state"))
}
