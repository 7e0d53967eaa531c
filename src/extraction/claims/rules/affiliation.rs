//! "Chiara Bellandi of the University of Padua", "Ann Hill, a teacher from Leeds": a person beside a
//! body works for it, one from a place lives there.

use super::Rule;
use super::filling::noun_phrases;
use crate::extraction::claims::draft::Drafts;
use crate::extraction::claims::reading::Reading;
use crate::extraction::claims::triggers::Kinds;
use crate::language::{Dependency, UniversalPos};
use crate::vocabulary::{EntityKind, MentionKind, RelationType};

/// A person's name and the name of a body after "of", "from" or "at", or of a place after "from".
pub(in crate::extraction::claims) const RULE: Rule = Rule { name: "affiliation", find };

fn find(reading: &Reading<'_>, rule: &Rule, drafts: &mut Drafts) {
    for name in 0..reading.tree.len() {
        if reading.tree.token(name).pos != UniversalPos::ProperNoun
            || !is_named(reading, name, EntityKind::Person)
        {
            continue;
        }
        for preposition in ["of", "from", "at"] {
            for (words, body) in noun_phrases(reading, name, preposition) {
                if is_named(reading, body, EntityKind::Organisation) {
                    push(reading, rule, (name, body), RelationType::WorksFor, &words, drafts);
                }
            }
        }
        let descriptions = reading.tree.children_with(name, Dependency::Apposition);
        for noun in std::iter::once(name).chain(descriptions.filter(|noun| *noun > name)) {
            for (words, place) in noun_phrases(reading, noun, "from") {
                if is_named(reading, place, EntityKind::Location) {
                    push(reading, rule, (name, place), RelationType::LivesIn, &words, drafts);
                }
            }
        }
    }
}

fn push(
    reading: &Reading<'_>,
    rule: &Rule,
    (name, other): (u32, u32),
    relation: RelationType,
    words: &[u32],
    drafts: &mut Drafts,
) {
    let lookup = reading.lookup();
    for from in lookup.mentioned(name, Kinds::default(), 0) {
        for to in lookup.mentioned(other, Kinds::default(), 0) {
            if !drafts.has_room(reading.tree, name) {
                return;
            }
            let mut draft = reading.draft_of_noun(rule, name, from.clone(), to, relation, words.to_vec());
            draft.date = None;
            drafts.push(reading.tree, draft);
        }
    }
}

fn is_named(reading: &Reading<'_>, word: u32, kind: EntityKind) -> bool {
    reading.mentions.at_token(reading.paragraph, word).is_some_and(|index| {
        reading.mentions.mention(index).is_some_and(|mention| mention.kind == MentionKind::Name)
            && reading.mentions.entity_of(index).is_some_and(|entity| entity.kind == kind)
    })
}
