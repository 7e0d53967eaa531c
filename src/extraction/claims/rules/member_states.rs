//! "46 member states" in a text about one body of states are that body's members.

use super::Rule;
use crate::extraction::claims::draft::{Draft, Drafts};
use crate::extraction::claims::ends::End;
use crate::extraction::claims::reading::Reading;
use crate::vocabulary::{EntityKind, RelationType};

/// Member states of the only body of states that the text names.
pub(in crate::extraction::claims) const RULE: Rule = Rule { name: "member states", find };

fn find(reading: &Reading<'_>, rule: &Rule, drafts: &mut Drafts) {
    let Some(body) = reading.body_of_states else { return };
    for (index, mention) in reading.own_mentions() {
        let tree = reading.tree;
        let head = mention.head_token;
        let is_group = reading
            .mentions
            .entities
            .get(mention.entity as usize)
            .is_some_and(|entity| entity.kind == EntityKind::Group);
        let is_states =
            head < tree.len() && matches!(tree.lemma(head), "state" | "country" | "nation" | "government");
        let Some(before) = head.checked_sub(1).filter(|before| is_states && tree.lemma(*before) == "member")
        else {
            continue;
        };
        let is_said = drafts
            .all
            .iter()
            .any(|draft| draft.relation == Some(RelationType::MemberOf) && draft.from.mention == Some(index));
        if !is_group || is_said || !drafts.has_room(tree, head) {
            continue;
        }
        let end =
            |mention| End { token: head, mention: Some(mention), between: Vec::new(), is_pronoun: false };
        let draft = reading.draft_of_noun(
            rule,
            head,
            end(index),
            end(body),
            RelationType::MemberOf,
            vec![before, head],
        );
        drafts.push(tree, Draft { implicit: true, speakers: Vec::new(), date: None, place: None, ..draft });
    }
}
