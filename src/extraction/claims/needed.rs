//! Takes back the things that no relation of the text needs.

use std::collections::BTreeSet;

use crate::extraction::mentions::Mentions;
use crate::extraction::{Claim, LocalEntityIndex, MentionIndex};

/// Rules that only tell more of a thing that is there already: "a school in the town" needs no school.
const ONLY_DESCRIBE: &[&str] = &["noun", "place in a place"];

/// The claims without those whose only use is to describe a thing that no other claim speaks of. A
/// thing is needed when some claim leads from it, over other needed things, to an entity that the text
/// introduces by itself.
pub(super) fn keep(mut claims: Vec<Claim>, mentions: &mut Mentions) -> Vec<Claim> {
    let entity = |mention: MentionIndex| mentions.mention(mention).map_or(u32::MAX, |found| found.entity);
    let mut doubtful: BTreeSet<LocalEntityIndex> = BTreeSet::new();
    let mut links: Vec<(LocalEntityIndex, LocalEntityIndex)> = Vec::new();
    for claim in &claims {
        let ends = (entity(claim.subject), entity(claim.object));
        doubtful.extend([ends.0, ends.1].into_iter().filter(|end| mentions.is_only_needed(*end)));
        if !ONLY_DESCRIBE.contains(&claim.rule) {
            links.push(ends);
        }
    }
    // A chain of things that lead to one another is followed for a few steps only.
    for _ in 0..4 {
        let before = doubtful.len();
        for (from, to) in &links {
            if doubtful.contains(from) != doubtful.contains(to) {
                doubtful.remove(from);
                doubtful.remove(to);
            }
        }
        if doubtful.len() == before {
            break;
        }
    }
    claims.retain(|claim| {
        !doubtful.contains(&entity(claim.subject)) && !doubtful.contains(&entity(claim.object))
    });
    for entity in doubtful {
        mentions.forget(entity);
    }
    claims
}
