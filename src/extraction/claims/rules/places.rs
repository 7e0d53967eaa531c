//! Where places and bodies lie: "Sarmada, Syria", "an airfield in northern Iraq".

use super::Rule;
use crate::extraction::claims::arguments::with_conjuncts;
use crate::extraction::claims::draft::Drafts;
use crate::extraction::claims::left_out::is_denied;
use crate::extraction::claims::phrases::phrases_of;
use crate::extraction::claims::reading::Reading;
use crate::extraction::claims::triggers::Kinds;
use crate::language::{Dependency, UniversalPos};
use crate::vocabulary::{EntityKind, MentionKind, RelationType};

/// A place beside a place.
pub(in crate::extraction::claims) const RULE: Rule = Rule { name: "place in a place", find };

const PREPOSITIONS: &[&str] = &["in", "near", "inside", "within", "at", "outside", "off"];

fn find(reading: &Reading<'_>, rule: &Rule, drafts: &mut Drafts) {
    for noun in 0..reading.tree.len() {
        if !matches!(reading.tree.token(noun).pos, UniversalPos::Noun | UniversalPos::ProperNoun) {
            continue;
        }
        let Some(kind) = kind_at(reading, noun) else { continue };
        let relation = match kind {
            EntityKind::Location | EntityKind::Organisation | EntityKind::Concept => RelationType::LocatedIn,
            EntityKind::Event => RelationType::TakesPlaceIn,
            _ => continue,
        };
        for (words, place) in beside(reading, noun, kind) {
            if kind_at(reading, place) != Some(EntityKind::Location) || !drafts.has_room(reading.tree, noun) {
                continue;
            }
            let lookup = reading.lookup();
            for from in lookup.itself(noun, Kinds::default()) {
                for to in lookup.itself(place, Kinds::default()) {
                    let mut draft =
                        reading.draft_of_noun(rule, noun, from.clone(), to, relation, words.clone());
                    if words.is_empty() {
                        draft.words = (noun + 1..place).take(3).collect();
                    }
                    drafts.push(reading.tree, draft);
                }
            }
        }
    }
}

/// The places that stand beside a noun, each with the words between them.
fn beside(reading: &Reading<'_>, noun: u32, kind: EntityKind) -> Vec<(Vec<u32>, u32)> {
    let tree = reading.tree;
    let mut found = Vec::new();
    for phrase in phrases_of(tree, noun) {
        if PREPOSITIONS.contains(&phrase.preposition.as_str()) {
            for object in with_conjuncts(tree, reading.mentions, reading.paragraph, &[phrase.object]) {
                found.push((phrase.tokens.clone(), object));
            }
        } else if kind == EntityKind::Event && phrase.preposition == "of" {
            // "a meeting of ministers in Strasbourg" hangs the place on the ministers.
            for inner in phrases_of(tree, phrase.object) {
                if PREPOSITIONS.contains(&inner.preposition.as_str()) {
                    found.push((inner.tokens, inner.object));
                }
            }
        }
    }
    if kind == EntityKind::Location && is_name(reading, noun) {
        found.extend(
            tree.children_with(noun, Dependency::Apposition)
                .filter(|place| *place > noun && is_name(reading, *place) && !is_denied(tree, *place, &[]))
                .map(|place| (Vec::new(), place)),
        );
    }
    found
}

fn kind_at(reading: &Reading<'_>, noun: u32) -> Option<EntityKind> {
    let Some(mention) = reading.mentions.at_token(reading.paragraph, noun) else {
        return reading.lookup().thing(noun);
    };
    reading.mentions.entity_of(mention).map(|entity| entity.kind)
}

fn is_name(reading: &Reading<'_>, noun: u32) -> bool {
    reading
        .mentions
        .at_token(reading.paragraph, noun)
        .and_then(|mention| reading.mentions.mention(mention))
        .is_some_and(|mention| mention.kind == MentionKind::Name)
}
