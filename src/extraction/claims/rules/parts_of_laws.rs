//! "Article 8" in a text about one treaty is that treaty's article.

use super::Rule;
use crate::extraction::LocalEntity;
use crate::extraction::claims::draft::{Draft, Drafts};
use crate::extraction::claims::ends::End;
use crate::extraction::claims::reading::Reading;
use crate::vocabulary::{EntityKind, MentionKind, RelationType};

/// A numbered part of the only law that the text names.
pub(in crate::extraction::claims) const RULE: Rule = Rule { name: "part of the text's law", find };

const PARTS: &[&str] = &["article", "section", "chapter", "clause", "paragraph", "protocol"];

fn find(reading: &Reading<'_>, rule: &Rule, drafts: &mut Drafts) {
    let Some(law) = reading.law else { return };
    for (index, mention) in reading.own_mentions() {
        if mention.kind != MentionKind::Name {
            continue;
        }
        let Some(entity) = reading.mentions.entities.get(mention.entity as usize) else { continue };
        let is_said = drafts.all.iter().any(|draft| {
            let from = draft.from.mention.and_then(|from| reading.mentions.mention(from));
            draft.relation == Some(RelationType::PartOf)
                && from.is_some_and(|from| from.entity == mention.entity)
        });
        if !is_part(entity) || is_said || !drafts.has_room(reading.tree, mention.head_token) {
            continue;
        }
        let end = |mention_index| End {
            token: mention.head_token,
            mention: Some(mention_index),
            between: Vec::new(),
            is_pronoun: false,
        };
        let words = (mention.first_token..mention.end_token).take(1).collect();
        let draft = reading.draft_of_noun(
            rule,
            mention.head_token,
            end(index),
            end(law),
            RelationType::PartOf,
            words,
        );
        drafts.push(
            reading.tree,
            Draft { implicit: true, speakers: Vec::new(), date: None, place: None, ..draft },
        );
    }
}

/// Whether the law is only a numbered part of one.
pub(in crate::extraction::claims) fn is_part(entity: &LocalEntity) -> bool {
    let mut words = entity.name.split_whitespace();
    let first = words.next().unwrap_or_default().to_lowercase();
    let is_numbered =
        words.next().is_some_and(|number| number.starts_with(|character: char| character.is_ascii_digit()));
    entity.kind == EntityKind::Law && PARTS.contains(&first.as_str()) && is_numbered
}
