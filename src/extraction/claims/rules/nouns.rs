//! Nouns of the table: "a meeting of ministers", "airstrikes against the town", "Farage's party",
//! "the Danish government".

use super::Rule;
use super::frames::{noun_phrases, of_verb};
use crate::extraction::claims::draft::Drafts;
use crate::extraction::claims::ends::End;
use crate::extraction::claims::reading::Reading;
use crate::extraction::claims::subjects::antecedent;
use crate::extraction::claims::triggers::{Frame, Place, Slot};
use crate::language::{Dependency, Tag, UniversalPos};
use crate::vocabulary::EntityKind;

/// A noun with what stands beside it.
pub(in crate::extraction::claims) const RULE: Rule = Rule { name: "noun", prior: 0.75, find };

fn find(reading: &Reading<'_>, rule: &Rule, drafts: &mut Drafts) {
    for noun in 0..reading.tree.len() {
        if !matches!(reading.tree.token(noun).pos, UniversalPos::Noun | UniversalPos::ProperNoun) {
            continue;
        }
        let lemma = reading.tree.lemma(noun).to_lowercase();
        let compound = noun
            .checked_sub(1)
            .filter(|before| reading.tree.dependency(*before) == Dependency::Compound)
            .map(|before| format!("{} {lemma}", reading.tree.lemma(before).to_lowercase()));
        let of_compound = compound.as_deref().map_or(&[][..], |words| reading.triggers.noun(words));
        for frame in of_compound.iter().chain(reading.triggers.noun(&lemma)) {
            apply(reading, rule, noun, frame, drafts);
        }
    }
}

fn apply(reading: &Reading<'_>, rule: &Rule, noun: u32, frame: &Frame, drafts: &mut Drafts) {
    let to = fill(reading, noun, &frame.to);
    if to.is_empty() {
        return;
    }
    let from = fill(reading, noun, &frame.from);
    let is_pair = frame.from == frame.to;
    for (subject, before) in &from {
        for (object, after) in &to {
            if !drafts.has_room(reading.tree, noun) {
                return;
            }
            if is_pair && subject.token >= object.token {
                continue;
            }
            let mut words = vec![noun];
            words.extend(before.iter().chain(after).copied());
            let draft =
                reading.draft_of_noun(rule, noun, subject.clone(), object.clone(), frame.relation, words);
            drafts.push(reading.tree, draft);
        }
    }
}

/// What fills a slot of a noun, each with the words that lead to it.
pub(super) fn fill(reading: &Reading<'_>, noun: u32, slot: &Slot) -> Vec<(End, Vec<u32>)> {
    let mut found = Vec::new();
    for place in &slot.places {
        match place {
            Place::Itself => {
                let itself = Slot { makes_concept: false, ..slot.clone() };
                found.extend(reading.ends(&[noun], &itself).into_iter().map(|end| (end, Vec::new())));
            }
            Place::Owner => found.extend(owners(reading, noun, slot)),
            Place::After(preposition) => {
                for (words, object) in noun_phrases(reading, noun, preposition) {
                    // "the Convention on Human Rights": the preposition is a part of the name.
                    if words.first().is_some_and(|word| is_inside_the_name(reading, noun, *word)) {
                        continue;
                    }
                    found.extend(reading.ends(&[object], slot).into_iter().map(|end| (end, words.clone())));
                }
                if *preposition == "to" && found.is_empty() {
                    // "the commitment to empower the opposition"
                    for verb in reading.tree.children_with(noun, Dependency::ClausalModifier) {
                        if reading.tree.token(verb).tag == Tag::VerbBase {
                            found.extend(
                                of_verb(reading, verb, slot)
                                    .into_iter()
                                    .map(|filled| (filled.end, filled.words)),
                            );
                        }
                    }
                }
            }
            Place::Subject | Place::Object | Place::Patient => {}
        }
    }
    found
}

/// The possessor of a noun and the names before it: "Iraq's", "his", "Danish", "U.S. Embassy".
pub(super) fn owners(reading: &Reading<'_>, noun: u32, slot: &Slot) -> Vec<(End, Vec<u32>)> {
    let tree = reading.tree;
    let slot = Slot { makes_concept: false, ..slot.clone() };
    let mut found = Vec::new();
    for child in tree.children(noun).iter().copied().take_while(|child| *child < noun) {
        let is_owner = matches!(
            tree.dependency(child),
            Dependency::Possessive
                | Dependency::Compound
                | Dependency::NominalModifier
                | Dependency::AdjectivalModifier
        );
        // "the party, whose leader …": the party.
        let child = antecedent(tree, child).unwrap_or(child);
        if !is_owner || is_inside_the_name(reading, noun, child) {
            continue;
        }
        let words: Vec<u32> = tree.children_with(child, Dependency::Case).collect();
        found.extend(reading.ends(&[child], &slot).into_iter().map(|end| (end, words.clone())));
    }
    found
}

/// Whether a modifier belongs to the name whose head the noun is ("Bank of England governor" has an
/// owner before it, "European Court" has none).
fn is_inside_the_name(reading: &Reading<'_>, noun: u32, modifier: u32) -> bool {
    let Some(mention) = reading
        .mentions
        .at_token(reading.paragraph, noun)
        .and_then(|mention| reading.mentions.mention(mention))
    else {
        return false;
    };
    let inside = mention.first_token <= modifier && modifier < mention.end_token;
    let is_name = mention.kind == crate::vocabulary::MentionKind::Name;
    inside && is_name && !owner_may_stand_inside(reading, modifier)
}

fn owner_may_stand_inside(reading: &Reading<'_>, modifier: u32) -> bool {
    reading
        .mentions
        .at_token(reading.paragraph, modifier)
        .and_then(|mention| reading.mentions.entity_of(mention))
        .is_some_and(|entity| entity.kind == EntityKind::Location)
}
