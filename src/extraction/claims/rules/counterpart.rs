//! "His Danish counterpart Mette Frederiksen": she holds in Denmark the office that he holds at home.

use super::Rule;
use super::nouns::owners;
use super::roles::{Means, holders, is_place, place_before};
use crate::extraction::claims::draft::Drafts;
use crate::extraction::claims::reading::Reading;
use crate::vocabulary::RelationType;

/// Somebody's opposite number in another country.
pub(in crate::extraction::claims) const RULE: Rule = Rule { name: "counterpart", find };

fn find(reading: &Reading<'_>, rule: &Rule, drafts: &mut Drafts) {
    for role in &reading.roles {
        if role.words != "counterpart" {
            continue;
        }
        let Some(frame) = reading.triggers.role(role.words).first() else { continue };
        let mut people = holders(reading, role, frame, Means::Title);
        if people.is_empty() {
            people = holders(reading, role, frame, Means::Apposition);
        }
        for (place, _) in owners(reading, role.head, &place_before()) {
            if !is_place(reading, &place) {
                continue;
            }
            for person in &people {
                if !drafts.has_room(reading.tree, role.head) {
                    return;
                }
                let words = vec![place.token, role.head];
                let mut draft = reading.draft_of_noun(
                    rule,
                    role.head,
                    person.clone(),
                    place.clone(),
                    RelationType::HoldsRole,
                    words,
                );
                draft.implicit = true;
                draft.speakers.clear();
                drafts.push(reading.tree, draft);
            }
        }
    }
}
