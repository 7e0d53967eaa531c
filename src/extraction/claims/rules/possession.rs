//! "Nigel Farage's Reform UK": a person's party, company or team is the one that he leads.

use super::Rule;
use crate::extraction::claims::draft::Drafts;
use crate::extraction::claims::reading::Reading;
use crate::extraction::claims::triggers::Kinds;
use crate::language::{Dependency, UniversalPos};
use crate::vocabulary::{EntityKind, MentionKind, RelationType};

/// A person before the name of a body.
pub(in crate::extraction::claims) const RULE: Rule = Rule { name: "possession", find };

fn find(reading: &Reading<'_>, rule: &Rule, drafts: &mut Drafts) {
    let tree = reading.tree;
    for owner in 0..tree.len() {
        if tree.dependency(owner) != Dependency::Possessive
            || tree.token(owner).pos != UniversalPos::ProperNoun
        {
            continue;
        }
        let Some(body) = tree.head(owner) else { continue };
        let lookup = reading.lookup();
        for from in lookup.mentioned(owner, Kinds::default(), 0) {
            for to in lookup.mentioned(body, Kinds::default(), 0) {
                let person = from.mention.and_then(|mention| reading.mentions.entity_of(mention));
                let named = to
                    .mention
                    .and_then(|mention| reading.mentions.mention(mention))
                    .is_some_and(|mention| mention.kind == MentionKind::Name);
                let led = to.mention.and_then(|mention| reading.mentions.entity_of(mention));
                let fits = person.is_some_and(|entity| entity.kind == EntityKind::Person)
                    && led.is_some_and(|entity| entity.kind == EntityKind::Organisation);
                if !fits || !named || !drafts.has_room(tree, owner) {
                    continue;
                }
                let words: Vec<u32> = tree.children_with(owner, Dependency::Case).collect();
                let mut draft =
                    reading.draft_of_noun(rule, body, from.clone(), to, RelationType::Leads, words);
                draft.implicit = true;
                drafts.push(tree, draft);
            }
        }
    }
}
