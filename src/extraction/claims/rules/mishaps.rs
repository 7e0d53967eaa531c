//! Accidents that a verb tells of before the text speaks of them: "two trains collided near Sele … the crash".

use super::Rule;
use super::bodies::end_at;
use crate::extraction::MentionIndex;
use crate::extraction::claims::clause::Predicate;
use crate::extraction::claims::draft::Drafts;
use crate::extraction::claims::reading::Reading;
use crate::extraction::claims::triggers::Kinds;
use crate::vocabulary::{EntityKind, MentionKind, Modality, RelationType};

/// Where an accident took place.
pub(in crate::extraction::claims) const RULE: Rule = Rule { name: "place of an accident", find };

/// No accident is looked for further on than this many mentions.
const FURTHEST: usize = 40;

/// Prepositions before the place where something happens.
const PLACES: &[&str] = &["in", "near", "at", "outside", "off", "on", "close to", "north of", "south of"];

fn find(reading: &Reading<'_>, rule: &Rule, drafts: &mut Drafts) {
    for (index, clause) in reading.clauses.all.iter().enumerate() {
        let is_so = reading.statuses.get(index).is_some_and(|status| {
            !status.negated && !status.is_doubtful && status.modality == Modality::Actual
        });
        if clause.kind != Predicate::Verb || !is_so || !reading.triggers.is_mishap(&clause.word) {
            continue;
        }
        let Some(accident) = told_later(reading, clause.verb) else { continue };
        let lookup = reading.lookup();
        let places = clause.phrases.iter().filter(|phrase| PLACES.contains(&phrase.preposition.as_str()));
        for phrase in places {
            for place in lookup.mentioned(phrase.object, Kinds::default(), 0) {
                let is_place = place
                    .mention
                    .and_then(|mention| reading.mentions.entity_of(mention))
                    .is_some_and(|entity| entity.kind == EntityKind::Location);
                if !is_place || !drafts.has_room(reading.tree, clause.verb) {
                    continue;
                }
                let mut words = vec![clause.verb];
                words.extend(phrase.tokens.iter().copied());
                let from = end_at(clause.verb, accident);
                let relation = Some(RelationType::TakesPlaceIn);
                drafts.push(reading.tree, reading.draft_of_clause(rule, index, from, place, relation, words));
            }
        }
    }
}

/// The accident that the text speaks of after this verb, as of one that is known already, and for the first
/// time.
pub(super) fn told_later(reading: &Reading<'_>, verb: u32) -> Option<MentionIndex> {
    let place = reading.tree.token(verb).span.start;
    let text = reading.tree.text();
    let all = &reading.mentions.mentions;
    let from = all.partition_point(|mention| mention.span.start <= place);
    all.iter().enumerate().skip(from).take(FURTHEST).find_map(|(index, mention)| {
        let index = index as MentionIndex;
        let entity = reading.mentions.entity_of(index)?;
        let is_accident = entity.kind == EntityKind::Event && entity.subtype.as_deref() == Some("accident");
        let is_first = reading.first_mentions.get(mention.entity as usize) == Some(&index);
        let before = text.get(..mention.span.start as usize).unwrap_or_default();
        let is_definite = mention.kind == MentionKind::Nominal
            && [mention.span.of(text), before.rsplit(' ').nth(1).unwrap_or_default()].iter().any(|words| {
                let first = words.split(' ').next().unwrap_or_default();
                ["the", "this", "that"].iter().any(|article| first.eq_ignore_ascii_case(article))
            });
        (is_accident && is_first && is_definite).then_some(index)
    })
}
