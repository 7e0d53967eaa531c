//! What somebody speaks about: the subject of the clause under a verb of saying.
//!
//! "The minister said the campaign was progressing" tells something of the minister and the campaign,
//! whatever else it says. It is the weakest of claims: it is made only where the sentence ties the two
//! together in no other way.

use super::Rule;
use super::bodies::entity;
use crate::extraction::claims::clause::{Clause, Predicate};
use crate::extraction::claims::draft::{Draft, Drafts};
use crate::extraction::claims::ends::End;
use crate::extraction::claims::reading::Reading;
use crate::extraction::claims::triggers::Kinds;
use crate::language::{Dependency, Tag};
use crate::vocabulary::{EntityKind, MentionKind, Modality, RelationType};

/// A speaker and the subject of what is said.
pub(in crate::extraction::claims) const RULE: Rule = Rule { name: "reported subject", find };

fn find(reading: &Reading<'_>, rule: &Rule, drafts: &mut Drafts) {
    let lookup = reading.lookup();
    for (index, clause) in reading.clauses.all.iter().enumerate() {
        let is_said = clause.kind == Predicate::Verb
            && !clause.is_passive
            && reading.triggers.is_speech(&clause.word)
            && reading
                .statuses
                .get(index)
                .is_some_and(|status| !status.negated && status.modality == Modality::Actual);
        if !is_said {
            continue;
        }
        let speakers: Vec<End> = clause
            .subjects
            .iter()
            .flat_map(|word| lookup.mentioned(*word, Kinds::agents(), 0))
            .filter(|end| can_speak(reading, end))
            .collect();
        if speakers.is_empty() {
            continue;
        }
        for topic in topics(reading, clause) {
            for speaker in &speakers {
                if entity_index(reading, speaker) == entity_index(reading, &topic)
                    || is_tied(reading, drafts, speaker, &topic)
                    || !drafts.has_room(reading.tree, clause.verb)
                {
                    continue;
                }
                let words = reading.words_of_clause(clause);
                let draft = reading.draft_of_clause(
                    rule,
                    index,
                    speaker.clone(),
                    topic.clone(),
                    Some(RelationType::SaysAbout),
                    words,
                );
                drafts.push(reading.tree, Draft { speakers: Vec::new(), ..draft });
            }
        }
    }
}

fn can_speak(reading: &Reading<'_>, end: &End) -> bool {
    entity(reading, end).is_some_and(|found| {
        matches!(found.kind, EntityKind::Person | EntityKind::Organisation | EntityKind::Group)
    })
}

/// The subjects of the clauses that hang on a verb of saying, where they are things that the text names
/// or describes.
fn topics(reading: &Reading<'_>, said: &Clause) -> Vec<End> {
    let tree = reading.tree;
    let lookup = reading.lookup();
    tree.children_with(said.verb, Dependency::ClausalComplement)
        .filter_map(|verb| reading.clauses.at(verb))
        .filter(|content| !content.inherits_subject)
        .flat_map(|content| content.subjects.iter().copied())
        .filter(|subject| !matches!(tree.token(*subject).tag, Tag::WhPronoun | Tag::WhDeterminer))
        .flat_map(|subject| lookup.mentioned(subject, Kinds::default(), 0))
        .filter(|end| {
            // "said 600 people had come" speaks of what they did; of such a group nothing is said.
            let is_mere_group = entity(reading, end).is_some_and(|found| found.kind == EntityKind::Group);
            end.mention.and_then(|mention| reading.mentions.mention(mention)).is_some_and(|mention| {
                mention.kind == MentionKind::Name || (mention.kind == MentionKind::Nominal && !is_mere_group)
            })
        })
        .collect()
}

/// Whether the sentence already says something else of the two.
fn is_tied(reading: &Reading<'_>, drafts: &Drafts, speaker: &End, topic: &End) -> bool {
    let pair = (entity_index(reading, speaker), entity_index(reading, topic));
    let sentence = reading.tree.sentence(topic.token);
    drafts.all.iter().rev().take(200).any(|draft| {
        let (from, to) = (entity_index(reading, &draft.from), entity_index(reading, &draft.to));
        sentence.contains(&draft.to.token) && ((from, to) == pair || (to, from) == pair)
    })
}

fn entity_index(reading: &Reading<'_>, end: &End) -> Option<u32> {
    end.mention.and_then(|mention| reading.mentions.mention(mention)).map(|mention| mention.entity)
}
